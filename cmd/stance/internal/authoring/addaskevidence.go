package authoring

import (
	"fmt"
	"slices"

	"stance/cmd/stance/internal/console"
	"stance/cmd/stance/internal/dataset"
	"stance/cmd/stance/internal/drafting"
	"stance/positions"
)

// evidence asks for pieces of evidence until there are no more.
func (q *interview) evidence() error {
	if q.draft.Has("quote") || q.draft.Has("paraphrase") {
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
	known.Sources = slices.Concat(q.dataset.Sources, q.draft.Sources)
	preset := ""
	if n > 1 {
		preset = q.draft.Get(drafting.Column("source", n-1))
	}
	answer, err := q.asker.Ask(console.Question{
		Prompt: "Source", Preset: preset, Choices: dataset.SourceChoices(&known), Hint: "The id of a source; a new id makes a new source.",
		Check: func(answer string) error {
			if q.draft.Try(&known, "source", n, answer) == nil {
				return nil
			}
			return checkID(answer)
		},
	})
	if err != nil {
		return err
	}
	q.draft.Set("source", n, answer)
	if q.draft.Try(&known, "source", n, answer) == nil {
		return nil
	}
	source := &positions.Source{ID: answer}
	if err := askSource(q.s, q.asker, source); err != nil {
		return err
	}
	q.draft.Sources = append(q.draft.Sources, source)
	return nil
}
