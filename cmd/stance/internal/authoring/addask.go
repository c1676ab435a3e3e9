package authoring

import (
	"fmt"
	"slices"
	"strings"

	"stance/cmd/stance/internal/console"
	"stance/cmd/stance/internal/dataset"
	"stance/cmd/stance/internal/drafting"
	"stance/positions"
	"stance/positions/exchange/tidy"
)

// interview asks a person for what a draft lacks.
type interview struct {
	s       *console.Streams
	asker   *console.Asker
	dataset *positions.Dataset
	draft   *draft
}

// ask asks for all that was not given; where the rest is written in an editor,
// for the cell alone.
func (q *interview) ask(cellOnly bool) error {
	steps := []func() error{q.cell}
	if !cellOnly {
		switch q.draft.Kind {
		case tidy.Stance:
			steps = append(steps, q.position, q.summary, q.evidence, q.confidence, q.more("terms, what it rests on, when, coder, note", q.terms, q.ended, q.basis, q.when, q.coder, q.note))
		case tidy.Claim:
			steps = append(steps, q.claimant, q.position, q.summary, q.evidence, q.more("the party's answer, what it rests on, when, coder", q.response, q.basis, q.when, q.claimCoder))
		case tidy.Silence:
			steps = append(steps, q.note, q.coder)
		}
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
func (q *interview) fill(name string, asked console.Question) error {
	if q.draft.Has(name) {
		return nil
	}
	if asked.Check == nil {
		asked.Check = func(answer string) error { return q.draft.Try(q.dataset, name, 1, answer) }
	}
	answer, err := q.asker.Ask(asked)
	if err == nil {
		q.draft.Set(name, 1, answer)
	}
	return err
}

// text asks for words, which need no check.
func (q *interview) text(name string, n int, prompt string, optional bool) (string, error) {
	if given := q.draft.Get(drafting.Column(name, n)); given != "" {
		return given, nil
	}
	answer, err := q.asker.Ask(console.Question{Prompt: prompt, Optional: optional})
	if err == nil {
		q.draft.Set(name, n, answer)
	}
	return answer, err
}

// cell asks for date, party and issue, and shows what is in force there.
func (q *interview) cell() error {
	d := q.draft
	if !d.Has("date") {
		day := console.Question{
			Prompt: "Date", Preset: q.s.Today().String(), Hint: "The day on which it was said: YYYY-MM-DD, or the label of a date that is there.",
			Choices: dataset.SnapshotChoices(q.dataset), Check: func(answer string) error { _, err := dateToAdd(q.s, q.dataset, answer); return err },
		}
		answer, err := q.asker.Ask(day)
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
		if err := q.fill("label", console.Question{Prompt: "Label of this new date", Optional: true, Hint: "A short name to use for it, such as white-house."}); err != nil {
			return err
		}
		if _, err := q.text("date_title", 1, "Title of this new date", true); err != nil {
			return err
		}
	}
	if err := q.fill("party", console.Question{Prompt: "Party", Choices: dataset.PartyChoices(q.dataset.Codebook)}); err != nil {
		return err
	}
	if err := q.fill("issue", console.Question{Prompt: "Issue", Choices: dataset.IssueChoices(q.dataset.Codebook)}); err != nil {
		return err
	}
	if r := q.record(); r != nil {
		if err := d.Vacant(q.dataset, r); err != nil {
			return err
		}
		before, _ := drafting.SoFar(q.dataset, r)
		q.asker.Say(strings.Join(before, "\n"))
	}
	return nil
}

// record is the draft as far as it goes; nil before its cell is known.
func (q *interview) record() *positions.Record {
	row, _ := q.draft.Decode(q.dataset)
	return row.Record
}

// unplaced is the answer for a position that the scale cannot say.
const unplaced = "-"

func (q *interview) position() error {
	r := q.record()
	if r == nil || r.Issue.Scale == nil || q.draft.Has("position") || q.draft.Has("plausible_low") {
		return nil
	}
	asked := console.Question{Prompt: "Position", Choices: append(dataset.OptionChoices(r.Issue), console.Choice{Value: unplaced, Label: "cannot be placed on the scale"})}
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
		asked.Hint = fmt.Sprintf("A number from %s (%s) to %s (%s); or:", positions.Number(r.Issue.Scale.Min), r.Issue.Scale.LowLabel(), positions.Number(r.Issue.Scale.Max), r.Issue.Scale.HighLabel())
	}
	err := q.fill("position", asked)
	if q.draft.Get("position") == unplaced {
		q.draft.Set("position", 1, "")
	}
	return err
}

func (q *interview) summary() error {
	_, err := q.text("summary", 1, "Summary, in your own words", false)
	return err
}

func (q *interview) claimant() error {
	return q.fill("by", console.Question{Prompt: "Who makes the claim", Choices: dataset.PartyChoices(q.dataset.Codebook)})
}

func (q *interview) response() error {
	return q.word("response", "How did the party answer", positions.Responses, "none")
}

// word asks for a word of a closed vocabulary.
func (q *interview) word(name, prompt string, words []string, preset string) error {
	var choices []console.Choice
	for _, w := range words {
		choices = append(choices, console.Choice{Value: w, Label: ""})
	}
	return q.fill(name, console.Question{Prompt: prompt, Choices: choices, Preset: preset})
}

// more asks for what few records need, if the person wants to be asked.
func (q *interview) more(what string, steps ...func() error) func() error {
	return func() error {
		wanted, err := q.asker.Yes("More: "+what, false)
		for i := 0; err == nil && wanted && i < len(steps); i++ {
			err = steps[i]()
		}
		return err
	}
}

func (q *interview) basis() error {
	return q.word("basis", "Basis", positions.Bases, "stated")
}

func (q *interview) confidence() error {
	return q.word("confidence", "Confidence", positions.Confidences, "moderate")
}

func (q *interview) when() error {
	return q.fill("when", console.Question{Prompt: "How exactly the day is known", Optional: true, Hint: "2025-08-15/2025-08-16, 2025-08, 2025, ../2025-08-14 (on that day or before), or 2025-08-15~ (a week either way); Enter: on that day."})
}

func (q *interview) coder() error {
	if q.draft.Has("coder") || q.draft.usual != "" {
		return nil
	}
	_, err := q.text("coder", 1, "Coder", true)
	return err
}

// claimCoder asks for the coder of a claim that begins a record; beside others
// the record has its own.
func (q *interview) claimCoder() error {
	if r := q.record(); r != nil && drafting.HasRecord(q.dataset, r) {
		return nil
	}
	return q.coder()
}

func (q *interview) note() error {
	if q.draft.Has("note") {
		return nil
	}
	_, err := q.text("note", 1, "Note", true)
	return err
}
