package tables

import (
	"strings"

	"stance/diff"
	"stance/diff/redline"
	"stance/diff/report"
	"stance/positions"
)

// changeColumns are those that a change fills.
var changeColumns = []string{
	"party", "issue", "kind", "inherited",
	"from_date", "from_position", "from_score", "from_plausible_low", "from_plausible_high", "from_basis", "from_summary", "from_inherited_from",
	"date", "position", "value", "score", "plausible_low", "plausible_high", "basis", "confidence", "summary", "inherited_from", "signed",
	"delta", "steps", "toward", "toward_label", "path", "departs_from", "tone", "novel",
	"unconfirmed", "single_source", "contested", "claims", "closer_to", "further_from",
	"terms_changed", "terms", "wording_changed", "wording", "evidence",
}

func diffColumns() []Column {
	columns := append(named("record"), named(changeColumns...)...)
	return append(columns, named("by", "response", "known", "note", "file", "line", "coder")...)
}

// Diff is what `stance diff` tells: a row is a change, a claim event, a claim on a
// cell without a stance or a silent cell.
func Diff(d *report.Diff) *Table {
	return &Table{
		Name: "diff", Doc: "a row per change, claim event, claim on a cell without a stance, and silent cell", Columns: diffColumns(),
		Fill: func(f *Filler) {
			for _, c := range d.Shown() {
				f.change(&c)
			}
			f.claimEvents(d.ShownClaimEvents())
			for _, c := range d.ShownClaims() {
				f.claims(&c)
			}
			f.silences(d.ShownSilences())
		},
	}
}

// Log is what `stance log` tells: a row per step of each cell, and per claim event.
func Log(l *report.Log) *Table {
	return &Table{
		Name: "log", Doc: "a row per stance that came into force, with what changed, and per claim event", Columns: diffColumns(),
		Fill: func(f *Filler) {
			for _, c := range l.Cells {
				for i := range c.Steps {
					f.change(&c.Steps[i])
				}
			}
			for _, c := range l.Recorded() {
				f.claimEvents(c.Events)
			}
		},
	}
}

// claimEvents are rows of what became of claims.
func (f *Filler) claimEvents(events []diff.ClaimEvent) {
	for i := range events {
		e := &events[i]
		f.Text("record", "claim-event")
		f.Text("party", e.Party.ID)
		f.Text("issue", e.Issue.ID)
		f.Text("kind", e.Kind.String())
		if e.From != nil {
			f.Date("from_date", e.From.Record.Date)
			f.Text("from_position", positionText(e.Issue, e.From.Kind, e.From.Point()))
			f.Text("from_summary", e.From.Summary)
			f.Truth("wording_changed", e.Reworded())
			f.Text("wording", redline.Plain(e.Wording))
		}
		f.claim(e.Issue, e.To)
		f.End()
	}
}

func (f *Filler) change(c *diff.Change) {
	s := c.To.Stance
	f.Text("record", "change")
	f.Text("party", c.Party.ID)
	f.Text("issue", c.Issue.ID)
	f.Text("kind", c.Kind.String())
	f.Truth("inherited", c.Inherited)
	var fromTerms []positions.StandingTerm
	if c.From != nil {
		fromTerms = c.From.Terms
		f.before(c)
	}
	f.Date("date", c.To.Date())
	f.position(c.Issue, s.Kind, s.Point())
	f.plausible("plausible_low", "plausible_high", s)
	f.Text("basis", s.Basis.String())
	f.Text("confidence", s.Confidence.String())
	f.Text("summary", s.Summary)
	if c.To.Via != nil {
		f.Text("inherited_from", c.To.Via.ID)
	}
	f.Truth("signed", c.To.Signed)
	f.Number("delta", c.Delta)
	if c.Steps != nil {
		f.Integer("steps", *c.Steps)
	}
	f.Text("toward", c.Toward.String())
	if c.Toward != diff.NoPole {
		f.Text("toward_label", c.Toward.Label(c.Issue.Scale))
	}
	f.Text("path", Join(c.Path, func(hd *positions.Holding) string {
		return strings.TrimSpace(hd.Date().String() + " " + positionText(c.Issue, hd.Stance.Kind, hd.Stance.Point()))
	}))
	if c.DepartsFrom != nil {
		f.Text("departs_from", c.DepartsFrom.ID)
	}
	f.Text("tone", s.Tone.String())
	f.Truth("novel", s.Novel)
	f.Truth("unconfirmed", s.Unconfirmed())
	f.singleSource(c.To)
	f.Truth("contested", c.Contested)
	f.Text("claims", Join(c.Claims, func(cl *diff.Claim) string { return cl.By.ID + ": " + cl.Summary }))
	closer, further := c.Approaches()
	f.Text("closer_to", Join(closer, approachText))
	f.Text("further_from", Join(further, approachText))
	f.Truth("terms_changed", c.TermsChanged())
	f.Text("terms", Join(c.Terms, func(tc *redline.TermChange) string { return termChangeText(tc, fromTerms, c.To.Terms) }))
	f.Text("evidence", Join(s.Evidence, evidenceText))
	f.Date("known", s.KnownDate())
	f.Text("note", s.Record.Note)
	f.Text("coder", s.Record.Coder)
	f.Text("file", s.Record.Place.File)
	f.Integer("line", s.Record.Place.Line)
	f.End()
}

// before fills in the stance that a change comes from.
func (f *Filler) before(c *diff.Change) {
	s := c.From.Stance
	f.Date("from_date", c.From.Date())
	f.Text("from_position", positionText(c.Issue, s.Kind, s.Point()))
	f.plausible("from_plausible_low", "from_plausible_high", s)
	if c.From.Via != nil {
		f.Text("from_inherited_from", c.From.Via.ID)
	}
	if score, ok := s.Score(); ok {
		f.Number("from_score", &score)
	}
	f.Text("from_basis", s.Basis.String())
	f.Text("from_summary", s.Summary)
	f.Truth("wording_changed", c.WordingChanged())
	f.Text("wording", redline.Plain(c.Wording))
}
