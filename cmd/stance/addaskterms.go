package main

import (
	"errors"
	"fmt"
	"slices"

	"stance/positions"
)

// terms asks for terms until there are no more.
func (q *interview) terms() error {
	if q.draft.has("term") {
		return nil
	}
	hint := "A demand, offer, condition, red-line or threat, as KIND: text, or ID:KIND: text to have it stand until it is ended.\n  no-land:red-line: No land is given up"
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
		fate, err := q.asker.ask(question{prompt: "Does it stand now", preset: "stands", choices: fates, check: oneOf(fates)})
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
