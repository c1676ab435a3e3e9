package main

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"stance/diff/report"
	"stance/positions"
	"stance/positions/tidy"
)

// interview asks a person for what a draft lacks.
type interview struct {
	s       *streams
	asker   *asker
	dataset *positions.Dataset
	draft   *draft
}

// ask asks for all that was not given; where the rest is written in an editor,
// for the cell alone.
func (q *interview) ask(cellOnly bool) error {
	steps := []func() error{q.cell}
	if !cellOnly {
		switch q.draft.kind {
		case tidy.Stance:
			steps = append(steps, q.position, q.summary, q.terms, q.ended, q.grounds, q.evidence, q.note)
		case tidy.Claim:
			steps = append(steps, q.claimant, q.position, q.summary, q.response, q.evidence)
		case tidy.Silence:
			steps = append(steps, q.note)
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
func (q *interview) fill(name string, asked question) error {
	if q.draft.has(name) {
		return nil
	}
	if asked.check == nil {
		asked.check = func(answer string) error { return q.draft.try(q.dataset, name, 1, answer) }
	}
	answer, err := q.asker.ask(asked)
	if err == nil {
		q.draft.set(name, 1, answer)
	}
	return err
}

// text asks for words, which need no check.
func (q *interview) text(name string, n int, prompt string, optional bool) (string, error) {
	if given := q.draft.cells[column(name, n)]; given != "" {
		return given, nil
	}
	answer, err := q.asker.ask(question{prompt: prompt, optional: optional})
	if err == nil {
		q.draft.set(name, n, answer)
	}
	return answer, err
}

// cell asks for date, party and issue, and shows what is in force there.
func (q *interview) cell() error {
	d := q.draft
	if !d.has("date") {
		day := question{
			prompt: "Date", preset: q.s.today().String(), hint: "The day on which it was said: YYYY-MM-DD, or the label of a date that is there.",
			choices: dateChoices(q.dataset), check: func(answer string) error { _, err := q.s.dateToAdd(q.dataset, answer); return err },
		}
		answer, err := q.asker.ask(day)
		if err != nil {
			return err
		}
		date, err := q.s.dateToAdd(q.dataset, answer)
		if err != nil {
			return err
		}
		d.set("date", 1, date.String())
	}
	if date, _ := positions.ParseDate(d.cells["date"]); !hasDate(q.dataset, date) {
		if err := q.fill("label", question{prompt: "Label of this new date", optional: true, hint: "A short name to use for it, such as white-house."}); err != nil {
			return err
		}
		if _, err := q.text("date_title", 1, "Title of this new date", true); err != nil {
			return err
		}
	}
	if err := q.fill("party", question{prompt: "Party", choices: partyChoices(q.dataset.Codebook)}); err != nil {
		return err
	}
	if err := q.fill("issue", question{prompt: "Issue", choices: issueChoices(q.dataset.Codebook)}); err != nil {
		return err
	}
	if r := q.record(); r != nil {
		if err := d.vacant(q.dataset, r); err != nil {
			return err
		}
		before, _ := soFar(q.dataset, r)
		q.asker.say(strings.Join(before, "\n"))
	}
	return nil
}

// record is the draft as far as it goes; nil before its cell is known.
func (q *interview) record() *positions.Record {
	row, _ := q.draft.decode(q.dataset)
	return row.Record
}

// soFar tells people what is in force on a record's cell at its date, and gives
// what was the day before: what `same` and `ended` refer to.
func soFar(ds *positions.Dataset, r *positions.Record) (lines []string, before *positions.Holding) {
	h := positions.NewHistory(ds, 0)
	if hd, ok := h.InForce(r.Party, r.Issue, r.Date-1); ok {
		before = &hd
	}
	hd, ok := h.InForce(r.Party, r.Issue, r.Date)
	cell := r.Party.Name + " on " + r.Issue.Name
	if !ok {
		return []string{"Nothing is recorded of " + cell + " up to " + r.Date.Text() + "."}, before
	}
	line := cell + " since " + hd.Date().Text() + ": " + report.Position(hd.Stance)
	if via := report.Via(hd, report.Full); via != "" {
		line += ", " + via
	}
	lines = []string{line, "  " + hd.Stance.Summary}
	for _, t := range h.Terms(hd, r.Party) {
		lines = append(lines, "  "+termLine(t.Term))
	}
	return lines, before
}

// termLine spells a term as --term takes it.
func termLine(t positions.Term) string {
	switch {
	case t.ID != "":
		return t.ID + ":" + t.Kind.String() + ": " + t.Text
	case t.Kind != positions.NoTermKind:
		return t.Kind.String() + ": " + t.Text
	}
	return t.Text
}

// unplaced is the answer for a position that the scale cannot say.
const unplaced = "-"

func (q *interview) position() error {
	r := q.record()
	if r == nil || r.Issue.Scale == nil || q.draft.has("position") || q.draft.has("plausible_low") {
		return nil
	}
	asked := question{prompt: "Position", choices: append(optionChoices(r.Issue), choice{unplaced, "cannot be placed on the scale"})}
	asked.check = func(answer string) error {
		if answer == unplaced {
			return nil
		}
		return q.draft.try(q.dataset, "position", 1, answer)
	}
	if _, held := soFar(q.dataset, r); held != nil && q.draft.kind == tidy.Stance {
		asked.preset = "same"
	} else {
		asked.choices = slices.DeleteFunc(asked.choices, func(c choice) bool { return c.value == "same" })
	}
	if r.Issue.Scale.Numeric() {
		asked.hint = fmt.Sprintf("A number from %g (%s) to %g (%s); or:", r.Issue.Scale.Min, r.Issue.Scale.LowLabel(), r.Issue.Scale.Max, r.Issue.Scale.HighLabel())
	}
	err := q.fill("position", asked)
	if q.draft.cells["position"] == unplaced {
		q.draft.set("position", 1, "")
	}
	return err
}

func (q *interview) summary() error {
	_, err := q.text("summary", 1, "Summary, in your own words", false)
	return err
}

func (q *interview) claimant() error {
	return q.fill("by", question{prompt: "Who makes the claim", choices: partyChoices(q.dataset.Codebook)})
}

func (q *interview) response() error {
	return q.word("response", "How did the party answer", positions.Responses, "none")
}

// word asks for a word of a closed vocabulary.
func (q *interview) word(name, prompt string, words []string, preset string) error {
	var choices []choice
	for _, w := range words {
		choices = append(choices, choice{w, ""})
	}
	return q.fill(name, question{prompt: prompt, choices: choices, preset: preset})
}

// terms asks for terms until there are no more.
func (q *interview) terms() error {
	if q.draft.has("term") {
		return nil
	}
	hint := "A demand, offer, condition, red-line or threat, as KIND: text, or ID:KIND: text to have it stand until it is ended."
	for n := 1; ; n++ {
		spelt := func(answer string) error {
			id, kind, text, err := termSpelt(answer)
			if err != nil {
				return err
			}
			q.setTerm(n, id, kind, text)
			defer q.setTerm(n, "", "", "")
			return q.draft.try(q.dataset, "term_id", n, id)
		}
		answer, err := q.asker.ask(question{prompt: fmt.Sprintf("Term %d", n), hint: hint, optional: true, check: spelt})
		if err != nil || answer == "" {
			return err
		}
		id, kind, text, err := termSpelt(answer)
		if err != nil {
			return err
		}
		q.setTerm(n, id, kind, text)
		hint = ""
	}
}

func (q *interview) setTerm(n int, id, kind, text string) {
	q.draft.set("term_id", n, id)
	q.draft.set("term_kind", n, kind)
	q.draft.set("term", n, text)
}

// ended asks of each term that stands whether it still does.
func (q *interview) ended() error {
	r := q.record()
	if r == nil || r.Stance == nil || q.draft.has("ended") {
		return nil
	}
	_, held := soFar(q.dataset, r)
	if held == nil || held.Via != nil {
		return nil
	}
	var given []choice
	for _, t := range r.Stance.Terms {
		if t.ID != "" {
			given = append(given, choice{t.ID, t.Text})
		}
	}
	n := 1
	for _, t := range positions.NewHistory(q.dataset, 0).Terms(*held, r.Party) {
		if t.ID == "" || slices.ContainsFunc(given, func(c choice) bool { return c.value == t.ID }) {
			continue
		}
		fates := []choice{{"stands", "nothing is said against it"}, {"withdrawn", "the party has given it up"}, {"met", "it has been fulfilled"}}
		if len(given) > 0 {
			fates = append(fates, choice{"replaced", "one of the terms above takes its place"})
		}
		q.asker.say("Stands since " + t.Since.Text() + ": " + termLine(t.Term))
		fate, err := q.asker.ask(question{prompt: "Does it still", preset: "stands", choices: fates, check: oneOf(fates)})
		if err != nil {
			return err
		}
		if fate == "stands" {
			continue
		}
		q.draft.set("ended", n, t.ID)
		q.draft.set("ended_how", n, fate)
		if fate == "replaced" {
			by, err := q.asker.ask(question{prompt: "By which term", choices: given, check: oneOf(given)})
			if err != nil {
				return err
			}
			q.draft.set("ended_by", n, by)
		}
		n++
	}
	return nil
}

func oneOf(choices []choice) func(string) error {
	return func(answer string) error {
		var known []string
		for _, c := range choices {
			known = append(known, c.value)
		}
		if slices.Contains(known, answer) {
			return nil
		}
		return errors.New(didYouMean(answer, known))
	}
}

func (q *interview) grounds() error {
	if err := q.word("basis", "Basis", positions.Bases, "stated"); err != nil {
		return err
	}
	if err := q.word("confidence", "Confidence", positions.Confidences, "moderate"); err != nil {
		return err
	}
	_, err := q.text("coder", 1, "Coder", true)
	return err
}

// evidence asks for pieces of evidence until there are no more.
func (q *interview) evidence() error {
	if q.draft.has("quote") || q.draft.has("paraphrase") {
		return nil
	}
	for n := 1; ; n++ {
		quote, err := q.text("quote", n, fmt.Sprintf("Evidence %d, word for word", n), true)
		if err != nil {
			return err
		}
		if quote == "" {
			paraphrase, err := q.text("paraphrase", n, "or in other words", true)
			if err != nil || paraphrase == "" {
				return err
			}
		}
		if _, err := q.text("speaker", n, "Speaker", quote == ""); err != nil {
			return err
		}
		if err := q.source(n); err != nil {
			return err
		}
		if _, err := q.text("locator", n, "Place in the source", true); err != nil {
			return err
		}
	}
}

// source asks for a source, and for its title where it is new.
func (q *interview) source(n int) error {
	known := *q.dataset
	known.Sources = slices.Concat(q.dataset.Sources, q.draft.sources)
	preset := ""
	if n > 1 {
		preset = q.draft.cells[column("source", n-1)]
	}
	answer, err := q.asker.ask(question{
		prompt: "Source", preset: preset, choices: sourceChoices(&known), hint: "The id of a source; a new id makes a new source.",
		check: func(answer string) error {
			if q.draft.try(&known, "source", n, answer) == nil {
				return nil
			}
			return checkID(answer)
		},
	})
	if err != nil {
		return err
	}
	q.draft.set("source", n, answer)
	if q.draft.try(&known, "source", n, answer) == nil {
		return nil
	}
	source := &positions.Source{ID: answer}
	if err := askSource(q.asker, source); err != nil {
		return err
	}
	q.draft.sources = append(q.draft.sources, source)
	return nil
}

func (q *interview) note() error {
	if q.draft.has("note") {
		return nil
	}
	_, err := q.text("note", 1, "Note", true)
	return err
}
