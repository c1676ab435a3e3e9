package tables

import (
	"stance/diff"
	"stance/positions"
)

// What the rows of several tables have in common.

func (f *Filler) position(is *positions.Issue, kind positions.PositionKind, p positions.Point) {
	f.Text("position", positionText(is, kind, p))
	if kind == positions.Placed {
		score := is.Scale.Score(p.Value)
		f.Number("value", &p.Value)
		f.Number("score", &score)
	}
}

func (f *Filler) plausible(low, high string, s *positions.Stance) {
	if s.Plausible != nil {
		f.Text(low, pointText(s.Record.Issue, s.Plausible.Low))
		f.Text(high, pointText(s.Record.Issue, s.Plausible.High))
	}
}

func (f *Filler) singleSource(in *diff.InForce) {
	weighed := in.Weigh()
	if single, ok := weighed.Single(); ok {
		f.Truth("single_source", single)
	}
}

func (f *Filler) claims(c *diff.ClaimedCell) {
	for _, cl := range c.Claims {
		f.Text("record", "claim")
		f.Text("party", c.Party.ID)
		f.Text("issue", c.Issue.ID)
		f.claim(c.Issue, cl.Claim)
		f.Truth("contested", c.Contested)
		f.End()
	}
}

// claim is what the rows of a claim and of what became of it have in common.
func (f *Filler) claim(is *positions.Issue, cl *positions.Claim) {
	f.Text("by", cl.By.ID)
	f.Date("date", cl.Record.Date)
	f.position(is, cl.Kind, cl.Point())
	f.Text("summary", cl.Summary)
	f.Date("known", cl.KnownDate())
	f.Text("response", cl.Response.String())
	f.Text("evidence", Join(cl.Evidence, evidenceText))
	f.Text("coder", cl.Record.Coder)
	if cl.Record.ClaimsAlone() {
		f.Text("note", cl.Record.Note)
	}
	f.Text("file", cl.Place.File)
	f.Integer("line", cl.Place.Line)
}

func (f *Filler) silences(all []*positions.Silence) {
	for _, s := range all {
		r := s.Record
		f.Text("record", "silence")
		f.Text("party", r.Party.ID)
		f.Text("issue", r.Issue.ID)
		f.Date("date", r.Date)
		f.Date("known", s.KnownDate())
		f.Text("coder", r.Coder)
		f.Text("note", r.Note)
		f.Text("evidence", Join(s.Evidence, evidenceText))
		f.Text("file", r.Place.File)
		f.Integer("line", r.Place.Line)
		f.End()
	}
}
