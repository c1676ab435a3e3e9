package authoring

import (
	"errors"
	"fmt"
	"slices"

	"stance/cmd/stance/internal/asking"
	"stance/cmd/stance/internal/console"
	"stance/cmd/stance/internal/drafting"
	"stance/diff/report"
	"stance/positions"
)

// terms asks for terms until there are no more.
func (q *interview) terms() error {
	if q.draft.Has("term") {
		return nil
	}
	about := q.about("party", "issue")
	hint := "A demand, offer, condition, red-line or threat, as KIND: text, or ID:KIND: text to have it stand until it is ended.\n  no-land:red-line: No land is given up"
	for n := 1; ; n++ {
		spelt := func(answer string) error {
			id, kind, text, err := termSpelt(answer)
			if err != nil {
				return err
			}
			q.setTerm(n, id, kind, text)
			defer q.setTerm(n, "", "", "")
			return q.draft.Try(q.dataset, "term_id", n, id)
		}
		asked := console.Question{Prompt: fmt.Sprintf("Term %d", n), Hint: hint, Optional: true, Check: spelt, Help: func() string { return q.explain("terms") }}
		answer, err := q.Ask(asking.Question{Name: numbered("terms", n), Of: about, Question: asked})
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
	q.draft.Set("term_id", n, id)
	q.draft.Set("term_kind", n, kind)
	q.draft.Set("term", n, text)
}

// ended asks of each term that stands whether it still does.
func (q *interview) ended() error {
	r := q.record()
	if r == nil || r.Stance == nil || q.draft.Has("ended") {
		return nil
	}
	_, held := drafting.SoFar(q.dataset, r)
	if held == nil || held.Via != nil {
		return nil
	}
	var given []console.Choice
	for _, t := range r.Stance.Terms {
		if t.ID != "" {
			given = append(given, console.Choice{Value: t.ID, Label: t.Text})
		}
	}
	n := 1
	for _, t := range positions.NewHistory(q.dataset, 0).Terms(*held, r.Party) {
		if t.ID == "" || slices.ContainsFunc(given, func(c console.Choice) bool { return c.Value == t.ID }) {
			continue
		}
		fates := []console.Choice{{Value: "stands", Label: "nothing is said against it"}, {Value: "withdrawn", Label: "the party has given it up"}, {Value: "met", Label: "it has been fulfilled"}, {Value: "lapsed", Label: "its occasion has passed"}}
		if len(given) > 0 {
			fates = append(fates, console.Choice{Value: "replaced", Label: "one of the terms above takes its place"})
		}
		q.Say("Stands " + report.Dating{}.Since(&t) + ": " + drafting.TermLine(t.Term))
		fate, err := q.Ask(asking.Question{Name: "ended " + t.ID, Of: q.about("date", "party", "issue"), Question: console.Question{
			Prompt: "Does it stand now", Preset: "stands", Choices: fates, Check: oneOf(fates), Pick: true, Gloss: true, Help: func() string { return q.explain("ended") },
		}})
		if err != nil {
			return err
		}
		if fate == "stands" {
			continue
		}
		q.draft.Set("ended", n, t.ID)
		q.draft.Set("ended_how", n, fate)
		if fate == "replaced" {
			by, err := q.Ask(asking.Question{Name: "ended " + t.ID + " by", Question: console.Question{Prompt: "By which term", Choices: given, Check: oneOf(given), Pick: true}})
			if err != nil {
				return err
			}
			q.draft.Set("ended_by", n, by)
		}
		n++
	}
	return nil
}

func oneOf(choices []console.Choice) func(string) error {
	return func(answer string) error {
		var known []string
		for _, c := range choices {
			known = append(known, c.Value)
		}
		if slices.Contains(known, answer) {
			return nil
		}
		return errors.New(console.DidYouMean(answer, known))
	}
}
