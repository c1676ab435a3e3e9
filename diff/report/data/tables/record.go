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

// scaleRange fills in the ends of a range; nil leaves them empty.
func (f *Filler) scaleRange(low, high string, is *positions.Issue, r *positions.Range) {
	if r != nil {
		f.Text(low, pointText(is, r.Low))
		f.Text(high, pointText(is, r.High))
	}
}

func (f *Filler) plausible(is *positions.Issue, r *positions.Range) {
	f.scaleRange("plausible_low", "plausible_high", is, r)
}

func (f *Filler) accepts(is *positions.Issue, a *positions.Acceptance) {
	if a == nil {
		return
	}
	f.scaleRange("accepts_low", "accepts_high", is, &a.Range)
	f.Text("accepts_basis", a.Basis.String())
	f.Text("accepts_confidence", a.Confidence.String())
	f.Date("accepts_since", a.Since)
}

func (f *Filler) when(w positions.When) {
	f.Text("when", w.Text)
	f.Date("when_from", w.From)
	f.Date("when_to", w.To)
}

// grounds is what a stance in force rests on, and what stands with it.
func (f *Filler) grounds(h *positions.History, in *diff.InForce) {
	s := in.Stance
	f.when(s.Record.When)
	f.accepts(s.Record.Issue, in.Accepts)
	f.Text("evidence", evidenceText(h, s.Evidence))
	weighed := in.Weigh()
	if single, ok := weighed.Single(); ok {
		f.Truth("single_source", single)
	}
	f.Integer("origins", weighed.Origins)
	f.Truth("contradicted", weighed.Contradicted)
	f.Truth("divided", weighed.Divided)
	f.Text("rank", weighed.Rank.String())
	f.Text("voices", Join(weighed.Voices, func(v *positions.Voice) string { return voiceText(s.Record.Issue, v) }))
	if in.NotFound != nil {
		f.Date("not_found", in.NotFound.Record.Date)
	}
}

func (f *Filler) claims(h *positions.History, c *diff.ClaimedCell) {
	for _, cl := range c.Claims {
		f.Text("record", "claim")
		f.Text("party", c.Party.ID)
		f.Text("issue", c.Issue.ID)
		f.claim(h, c.Issue, &cl)
		f.Truth("contested", c.Contested)
		f.End()
	}
}

// claim is what the rows of a claim and of what became of it have in common.
func (f *Filler) claim(h *positions.History, is *positions.Issue, cl *diff.Claim) {
	f.Text("by", cl.By.ID)
	f.Date("date", cl.Record.Date)
	f.when(cl.Dated())
	f.position(is, cl.Kind, cl.Point())
	f.plausible(is, cl.Plausible)
	f.accepts(is, cl.Acceptance())
	f.Text("basis", cl.Basis.String())
	f.Text("confidence", cl.Confidence.String())
	f.Known("in_line", cl.InLine)
	f.Text("summary", cl.Summary)
	f.Date("known", cl.KnownDate())
	f.Text("response", cl.Response.String())
	f.Text("evidence", evidenceText(h, cl.Evidence))
	f.Text("coder", cl.Record.Coder)
	if cl.Record.ClaimsAlone() {
		f.Text("note", cl.Record.Note)
	}
	f.Text("file", cl.Place.File)
	f.Integer("line", cl.Place.Line)
}

func (f *Filler) silences(h *positions.History, all []*positions.Silence) {
	for _, s := range all {
		r := s.Record
		f.Text("record", "silence")
		f.Text("party", r.Party.ID)
		f.Text("issue", r.Issue.ID)
		f.Date("date", r.Date)
		f.when(r.When)
		f.Date("known", s.KnownDate())
		f.Text("coder", r.Coder)
		f.Text("note", r.Note)
		f.Text("evidence", evidenceText(h, s.Evidence))
		f.Text("file", r.Place.File)
		f.Integer("line", r.Place.Line)
		f.End()
	}
}
