package authoring

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"stance/cmd/stance/internal/asking"
	"stance/cmd/stance/internal/console"
	"stance/cmd/stance/internal/dataset"
	"stance/cmd/stance/internal/drafting"
	"stance/diff/report"
	"stance/positions"
	"stance/positions/exchange/tidy"
	"stance/positions/splice"
	"stance/positions/yamlfile/schema"
)

// interview asks a person for what a draft lacks. Its questions can be gone back to, so
// that they begin, each time, with what was given otherwise.
type interview struct {
	*asking.Interview
	s       *console.Streams
	opts    *addRecordOptions
	dataset *positions.Dataset
	usual   *usual
	follows bool   // another record of the same person's, who may have no more
	draft   *draft // as far as the questions have come

	additions func(*positions.Dataset) (*splice.Additions, error) // what is to be written, once that is decided
	edited    []byte                                              // the record as the person wrote it in their editor, nil if they did not
}

// begin takes the draft back to what was given otherwise than by answers.
func (q *interview) begin() {
	q.draft = &draft{q.opts.draft.Clone(), q.opts.draft.usual}
}

// cellOnly asks for the cell alone, where the rest is written in an editor.
func (q *interview) cellOnly() error {
	q.begin()
	return q.cell()
}

// whole asks for all that was not given, and whether it is to be written.
func (q *interview) whole() error {
	q.begin()
	steps := []func() error{q.cell}
	switch q.draft.Kind {
	case tidy.Stance:
		steps = append(steps, q.position, q.summary, q.evidence, q.confidence, q.furthers, q.decide)
	case tidy.Claim:
		steps = append(steps, q.claimant, q.position, q.summary, q.evidence, q.furthers, q.decide)
	case tidy.Silence:
		steps = append(steps, q.note, q.furthers, q.decide)
	}
	for _, step := range steps {
		if err := step(); err != nil {
			return err
		}
	}
	return nil
}

// fill asks for a column unless it was given. The answer is checked as the
// column's cells are.
func (q *interview) fill(column string, asked asking.Question) error {
	if q.opts.draft.Has(column) {
		return nil
	}
	if asked.Name == "" {
		asked.Name = column
	}
	if asked.Check == nil {
		asked.Check = func(answer string) error { return q.draft.Try(q.dataset, column, 1, answer) }
	}
	if asked.Help == nil {
		asked.Help = func() string { return q.explain(column) }
	}
	answer, err := q.Ask(asked)
	if err == nil {
		q.draft.Set(column, 1, answer)
	}
	return err
}

// text asks for words, which need no check.
func (q *interview) text(column string, n int, asked asking.Question) (string, error) {
	asked.Name = numbered(column, n)
	if given := q.opts.draft.Get(drafting.Column(column, n)); given != "" {
		return given, nil
	}
	if asked.Help == nil {
		asked.Help = func() string { return q.explain(column) }
	}
	answer, err := q.Ask(asked)
	if column == "quote" {
		answer = unquoted(answer)
	}
	if err == nil {
		q.draft.Set(column, n, answer)
	}
	return answer, err
}

// numbered names the question for the n-th of several things.
func numbered(name string, n int) string {
	if n == 1 {
		return name
	}
	return fmt.Sprintf("%s %d", name, n)
}

// cell asks for date, party and issue, and shows what is in force there.
func (q *interview) cell() error {
	d := q.draft
	day := asking.Question{Name: "date", Question: console.Question{
		Prompt: "Date", Preset: q.usual.dateName(q.s, q.dataset), Choices: dataset.SnapshotChoices(q.dataset), Unsaid: true,
		Check: func(answer string) error {
			date, err := dateToAdd(q.s, q.dataset, answer)
			if err != nil {
				if what := whatIsNamed(q.dataset.Codebook, answer); what != "" {
					return errors.New(what + "; the day comes first, and that is asked for after it")
				}
				return err
			}
			return q.free("date", date.String())
		},
		Doubt: q.noDate,
		Help:  func() string { return q.explain("date") },
	}}
	if !d.Has("date") {
		answer, err := q.Ask(day)
		if err != nil {
			return err
		}
		date, err := dateToAdd(q.s, q.dataset, answer)
		if err != nil {
			return err
		}
		d.Set("date", 1, date.String())
	}
	if date, _ := positions.ParseDate(d.Get("date")); !drafting.HasDate(q.dataset, date) {
		label := console.Question{
			Prompt: "Label of this new date", Optional: true, Check: q.checkLabel, Doubt: q.noLabel,
			Hint: date.Text() + " is a new date. It can have a label to be called by, such as round-2.",
		}
		if err := q.fill("label", asking.Question{Question: label, Of: date.String()}); err != nil {
			return err
		}
		if typed, id := d.Get("label"), labelOf(d.Get("label")); typed != id && !q.opts.draft.Has("label") {
			d.Set("label", 1, id)
			q.Say("  → " + id)
		}
	}
	for _, c := range []struct {
		column, prompt string
		choices        []console.Choice
	}{{"party", "Party", dataset.PartyChoices(q.dataset.Codebook)}, {"issue", "Issue", dataset.IssueChoices(q.dataset.Codebook)}} {
		asked := console.Question{Prompt: c.prompt, Choices: c.choices, Pick: true}
		asked.Check = func(answer string) error {
			if err := q.draft.Try(q.dataset, c.column, 1, answer); err != nil {
				if slip := q.ofTheCell(c.column, answer); slip != "" {
					return errors.New(slip)
				}
				return err
			}
			return q.free(c.column, answer)
		}
		if q.follows && c.column == "party" {
			asked.Optional, asked.Empty = true, "to end"
		}
		if err := q.fill(c.column, asking.Question{Question: asked}); err != nil {
			return err
		}
		if !d.Has(c.column) {
			return errNoMore
		}
	}
	if r := q.record(); r != nil {
		if err := d.Vacant(q.dataset, r); err != nil {
			return err
		}
		before, _ := drafting.SoFar(q.dataset, r)
		q.Say(strings.Join(before, "\n"))
	}
	return nil
}

// free refuses an answer with which there would be a record of the same cell and date.
func (q *interview) free(column, answer string) error {
	tried := &draft{q.draft.Clone(), ""}
	tried.Set(column, 1, answer)
	row, _ := tried.Decode(q.dataset)
	if row.Record == nil {
		return nil
	}
	return tried.Vacant(q.dataset, row.Record)
}

// record is the draft as far as it goes; nil before its cell is known.
func (q *interview) record() *positions.Record {
	row, _ := q.draft.Decode(q.dataset)
	return row.Record
}

// about names what the draft is about, as answers depend on it.
func (q *interview) about(columns ...string) string {
	var words []string
	for _, c := range columns {
		words = append(words, q.draft.Get(c))
	}
	return strings.Join(words, "/")
}

// unplaced is the answer for a position that the scale cannot say.
const unplaced = "-"

func (q *interview) position() error {
	r := q.record()
	if r == nil || r.Issue.Scale == nil || q.draft.Has("position") || q.draft.Has("plausible_low") {
		return nil
	}
	asked := console.Question{Prompt: "Position", Choices: append(dataset.OptionChoices(r.Issue), console.Choice{Value: unplaced, Label: "cannot be placed on the scale"})}
	asked.Help = func() string { return q.explain("position") }
	asked.Notes = func(value string) []string {
		if at := r.Issue.Scale.Option(value); at >= 0 {
			return dataset.OptionNotes(&r.Issue.Scale.Options[at])
		}
		return nil
	}
	asked.Check = func(answer string) error {
		if answer == unplaced {
			return nil
		}
		return q.draft.Try(q.dataset, "position", 1, answer)
	}
	if _, held := drafting.SoFar(q.dataset, r); drafting.Repeatable(held) && q.draft.Kind == tidy.Stance {
		asked.Preset = "same"
	} else {
		asked.Choices = slices.DeleteFunc(asked.Choices, func(c console.Choice) bool { return c.Value == "same" })
	}
	if r.Issue.Scale.Numeric() {
		asked.Hint = "A number from " + numberTold(r.Issue.Scale)
	} else {
		asked.Pick = true
	}
	err := q.fill("position", asking.Question{Question: asked, Of: q.about("date", "party", "issue")})
	typed := q.draft.Get("position")
	if typed == unplaced {
		q.draft.Set("position", 1, "")
	}
	if value, placed := q.placed(); err == nil && placed && typed != positions.Number(value) {
		q.Say("  → " + report.OnScale(r.Issue.Scale, value)) // as it was understood
	}
	return err
}

// numberTold tells between which numbers a scale lies, with the names of its poles.
func numberTold(s *positions.Scale) string {
	named := func(figure, pole string) string {
		if pole == "" {
			return figure
		}
		return figure + " (" + pole + ")"
	}
	return named(report.BareOnScale(s, s.Min), s.Low) + " to " + named(report.OnScale(s, s.Max), s.High) + "; or:"
}

// placed is where the draft places the party on a scale of numbers, if it does.
func (q *interview) placed() (value float64, placed bool) {
	r := q.record()
	switch {
	case r == nil || !r.Issue.Scale.Numeric():
	case r.Stance != nil:
		return r.Stance.Value, r.Stance.Kind == positions.Placed && q.draft.Get("position") != "same"
	case len(r.Claims) > 0:
		return r.Claims[0].Value, r.Claims[0].Kind == positions.Placed
	}
	return 0, false
}

func (q *interview) summary() error {
	_, err := q.text("summary", 1, asking.Question{Question: console.Question{Prompt: "Summary, in your own words", Doubt: q.noSummary}, Of: q.about("party", "issue")})
	return err
}

func (q *interview) claimant() error {
	return q.fill("by", asking.Question{Question: console.Question{Prompt: "Who makes the claim", Choices: dataset.PartyChoices(q.dataset.Codebook), Pick: true, Unsaid: true}})
}

// word asks for a word of a closed vocabulary.
func (q *interview) word(column, prompt string, words []string, preset string) error {
	var choices []console.Choice
	meanings := schema.Meanings(column)
	for _, w := range words {
		choices = append(choices, console.Choice{Value: w, Label: meanings[w]})
	}
	return q.fill(column, asking.Question{Question: console.Question{
		Prompt: prompt + ": " + console.OneOf(words), Choices: choices, Preset: preset, Pick: true, Gloss: true, Unsaid: true,
	}})
}

func (q *interview) confidence() error {
	return q.word("confidence", "Confidence", positions.Confidences, positions.Moderate.String())
}

func (q *interview) note() error {
	if q.opts.draft.Has("note") {
		return nil
	}
	_, err := q.text("note", 1, asking.Question{Question: console.Question{Prompt: "Note", Optional: true}})
	return err
}
