package tables

import (
	"stance/diff/report"
	"stance/positions"
)

// Show is what `stance show` tells: a row is a stance in force, a claim in
// force or a silent cell.
func Show(s *report.Show) *Table {
	return &Table{
		Name: "show", Doc: "a row per stance in force, claim in force and silent cell",
		Columns: named(
			"record", "party", "issue", "date", "by", "position", "value", "score", "plausible_low", "plausible_high",
			"summary", "terms", "basis", "confidence", "tone", "novel", "salience", "coder", "note", "known", "response",
			"evidence", "single_source", "held_since", "inherited_from", "signed", "age_days", "contested",
			"file", "line", "fingerprint",
			"when", "when_from", "when_to", "accepts_low", "accepts_high", "accepts_basis", "accepts_confidence", "accepts_since",
			"origins", "contradicted", "divided", "rank", "voices", "not_found", "in_line",
		),
		Fill: func(f *Filler) {
			for i := range s.Cells {
				f.shown(s.History, &s.Cells[i])
			}
			for i := range s.Claims {
				f.claims(s.History, &s.Claims[i])
			}
			f.silences(s.History, s.Silent)
			f.tooOld(s.TooOld)
		},
	}
}

func (f *Filler) shown(h *positions.History, c *report.Cell) {
	in, st := c.InForce, c.InForce.Stance
	r := st.Record
	f.Text("record", "stance")
	f.Text("party", c.Party.ID)
	f.Text("issue", c.Issue.ID)
	f.Date("date", r.Date)
	f.position(c.Issue, st.Kind, st.Point())
	f.plausible(c.Issue, st.Plausible)
	f.Text("summary", st.Summary)
	f.Text("terms", Join(in.Terms, termText))
	f.Text("basis", st.Basis.String())
	f.Text("confidence", st.Confidence.String())
	f.Text("tone", st.Tone.String())
	f.Truth("novel", st.Novel)
	f.Number("salience", in.Salience)
	f.Text("coder", r.Coder)
	f.Text("note", r.Note)
	f.Date("known", st.KnownDate())
	f.grounds(h, in)
	f.Date("held_since", in.HeldSince())
	if in.Via != nil {
		f.Text("inherited_from", in.Via.ID)
	}
	f.Truth("signed", in.Signed)
	f.Integer("age_days", in.Age)
	f.Truth("contested", c.Contested)
	f.Text("file", r.Place.File)
	f.Integer("line", r.Place.Line)
	f.Text("fingerprint", h.Fingerprint(r))
	f.End()
}
