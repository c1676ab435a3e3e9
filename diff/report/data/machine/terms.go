package machine

import (
	"io"

	"stance/diff"
	"stance/diff/report"
	"stance/positions"
)

type termsJSON struct {
	Schema  string                  `json:"schema"`
	Date    positions.Date          `json:"date"`
	KnownBy *positions.Date         `json:"known_by"`
	Terms   items[standingTermJSON] `json:"terms"`
}

type standingTermJSON struct {
	Party string `json:"party"`
	Issue string `json:"issue"`
	givenTermJSON
	If        []tieJSON       `json:"if"`
	Unless    []tieJSON       `json:"unless"`
	Against   []namedTermJSON `json:"against"`
	AgainstBy []namedTermJSON `json:"against_by"`
}

// tieJSON is what a term is tied to: words alone, or another term of the same party.
type tieJSON struct {
	Issue  *string `json:"issue"` // null for words
	ID     *string `json:"id"`    // likewise
	Text   *string `json:"text"`
	Stands *bool   `json:"stands"` // null for words
	How    *string `json:"how"`    // how it ended
	By     *string `json:"by"`     // by the term of which id
}

type namedTermJSON struct {
	Party string  `json:"party"`
	Issue string  `json:"issue"`
	ID    *string `json:"id"`
	Kind  *string `json:"kind"`
	Text  string  `json:"text"`
	Basis string  `json:"basis"`
}

// TermsJSON writes what `stance show --terms` tells.
func TermsJSON(w io.Writer, t *report.Terms) error {
	return writeJSON(w, termsJSON{
		Schema: "stance/terms/1", Date: t.Date, KnownBy: orNull(t.History.KnownBy),
		Terms: each(t.Terms, func(s **diff.StandingTerm) standingTermJSON { return standingTermField(*s) }),
	})
}

func standingTermField(s *diff.StandingTerm) standingTermJSON {
	return standingTermJSON{
		Party: s.Party.ID, Issue: s.Issue.ID, givenTermJSON: givenTerm(&s.StandingTerm),
		If: list(s.Provided, tieField), Unless: list(s.Excluded, tieField),
		Against: list(s.Opposes, namedTerm), AgainstBy: list(s.OpposedBy, namedTerm),
	}
}

func tieField(t *diff.Tie) tieJSON {
	if t.Issue == nil {
		return tieJSON{Text: &t.Words}
	}
	out := tieJSON{Issue: &t.Issue.ID, ID: &t.ID, Stands: &t.Stands, How: orNull(t.How.String())}
	if t.Term != nil {
		out.Text = &t.Term.Text
	}
	if t.By != nil {
		out.By = &t.By.ID
	}
	return out
}

func namedTerm(t **diff.StandingTerm) namedTermJSON {
	s := *t
	return namedTermJSON{s.Party.ID, s.Issue.ID, orNull(s.ID), orNull(s.Kind.String()), s.Text, s.Basis.String()}
}
