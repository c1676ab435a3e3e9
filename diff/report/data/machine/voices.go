package machine

import (
	"io"

	"stance/diff"
	"stance/diff/report"
	"stance/positions"
)

type voicesJSON struct {
	Schema     string               `json:"schema"`
	From       positions.Date       `json:"from"`
	To         positions.Date       `json:"to"`
	KnownBy    *positions.Date      `json:"known_by"`
	Statements items[statementJSON] `json:"statements"`
	Divided    []divisionJSON       `json:"divided"`
}

type statementJSON struct {
	Date       positions.Date  `json:"date"`
	When       *whenJSON       `json:"when"`
	Party      string          `json:"party"`
	About      *string         `json:"about"`
	Issue      string          `json:"issue"`
	Speaker    *string         `json:"speaker"`
	Role       *string         `json:"role"`
	Rank       *string         `json:"rank"`
	Venue      *string         `json:"venue"`
	Source     string          `json:"source"`
	Origin     string          `json:"origin"`
	Quote      *string         `json:"quote"`
	Paraphrase *string         `json:"paraphrase"`
	Position   *positionJSON   `json:"position"`
	Plausible  []*positionJSON `json:"plausible"`
	Use        string          `json:"use"`
	Prefix     *string         `json:"prefix"`
	Suffix     *string         `json:"suffix"`
	Later      bool            `json:"later"` // from a source published after the day that known_by names
}

type divisionJSON struct {
	Date   positions.Date `json:"date"`
	Party  string         `json:"party"`
	Issue  string         `json:"issue"`
	Voices []voiceJSON    `json:"voices"`
}

// VoicesJSON writes what `stance show --voices` tells.
func VoicesJSON(w io.Writer, v *report.Voices) error {
	return writeJSON(w, voicesJSON{
		Schema: "stance/voices/1", From: v.From, To: v.To, KnownBy: orNull(v.History.KnownBy),
		Statements: each(v.Statements, statementField),
		Divided: list(v.Divided, func(d *diff.Division) divisionJSON {
			r := d.Record
			return divisionJSON{r.Date, r.Party.ID, r.Issue.ID, list(d.Voices, voiceField(r.Issue))}
		}),
	})
}

func statementField(s *diff.Statement) statementJSON {
	e, is := s.Evidence, s.Record.Issue
	out := statementJSON{
		Date: s.Record.Date, When: whenField(s.When), Party: s.Party.ID, Issue: is.ID,
		Speaker: orNull(e.Speaker), Role: orNull(s.RoleOf()), Rank: orNull(s.Rank().String()), Venue: orNull(e.Venue),
		Source: e.Source.ID, Origin: e.ResolvedOrigin(), Quote: orNull(e.Quote), Paraphrase: orNull(e.Paraphrase),
		Plausible: rangeField(is, e.Plausible), Use: e.Use.String(), Prefix: orNull(e.Prefix), Suffix: orNull(e.Suffix), Later: s.Later,
	}
	if s.About != nil {
		out.About = &s.About.ID
	}
	if e.Position != nil {
		out.Position = pointField(is, *e.Position)
	}
	return out
}
