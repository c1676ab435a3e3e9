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

// laterColumns are those that a change fills, too, and that stand behind all others.
var laterColumns = []string{
	"from_when", "from_accepts_low", "from_accepts_high",
	"when", "when_from", "when_to", "accepts_low", "accepts_high", "accepts_basis", "accepts_confidence", "accepts_since", "accepts_changed",
	"origins", "contradicted", "divided", "rank", "voices", "not_found",
	"date_unsure", "precision", "delta_least", "delta_most", "steps_least", "steps_most",
}

func diffColumns() []Column {
	columns := append(named("record"), named(changeColumns...)...)
	columns = append(columns, named("by", "response", "known", "note", "file", "line", "coder")...)
	return append(append(columns, named(laterColumns...)...), named("in_line")...)
}

// Diff is what `stance diff` tells: a row is a change, a claim event, a claim on a
// cell without a stance or a silent cell.
func Diff(d *report.Diff) *Table {
	return &Table{
		Name: "diff", Doc: "a row per change, claim event, claim on a cell without a stance, and silent cell", Columns: diffColumns(),
		Fill: func(f *Filler) {
			for _, c := range d.Shown() {
				f.change(d.History, &c)
			}
			f.claimEvents(d.History, d.ShownClaimEvents(), func(*diff.ClaimEvent) positions.Date { return d.To })
			for _, c := range d.ShownClaims() {
				f.claims(d.History, &c)
			}
			f.silences(d.History, d.ShownSilences())
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
					f.change(l.History, &c.Steps[i])
				}
			}
			for _, c := range l.Recorded() {
				f.claimEvents(l.History, c.Events, func(e *diff.ClaimEvent) positions.Date { return e.To.Record.Date })
			}
		},
	}
}

// claimEvents are rows of what became of claims, which are held against what the claimant
// stands for as of a date.
func (f *Filler) claimEvents(h *positions.History, events []diff.ClaimEvent, asOf func(*diff.ClaimEvent) positions.Date) {
	for i := range events {
		e := &events[i]
		f.Text("record", "claim-event")
		f.Text("party", e.Party.ID)
		f.Text("issue", e.Issue.ID)
		f.Text("kind", e.Kind.String())
		if e.From != nil {
			f.Date("from_date", e.From.Record.Date)
			f.Text("from_position", positionText(e.Issue, e.From.Kind, e.From.Point()))
			f.Text("from_when", e.From.Dated().Text)
			f.scaleRange("from_plausible_low", "from_plausible_high", e.Issue, e.From.Plausible)
			f.fromAccepts(e.Issue, e.From.Acceptance())
			f.Text("from_basis", e.From.Basis.String())
			f.Text("from_summary", e.From.Summary)
			f.Truth("wording_changed", e.Reworded())
			f.Text("wording", redline.Plain(e.Wording))
		}
		f.claim(h, e.Issue, &diff.Claim{Claim: e.To, InLine: diff.InLine(h, e.To, asOf(e))})
		f.End()
	}
}

func (f *Filler) change(h *positions.History, c *diff.Change) {
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
	f.plausible(c.Issue, s.Plausible)
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
	f.Truth("date_unsure", c.DateUnsure)
	f.Text("precision", c.Precision.String())
	if r := c.DeltaRange; r != nil {
		f.Number("delta_least", &r[0])
		f.Number("delta_most", &r[1])
	}
	if r := c.StepsRange; r != nil {
		f.Integer("steps_least", r[0])
		f.Integer("steps_most", r[1])
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
	f.grounds(h, c.To)
	f.Truth("contested", c.Contested)
	f.Text("claims", Join(c.Claims, func(cl *diff.Claim) string { return cl.By.ID + ": " + cl.Summary }))
	closer, further := c.Approaches()
	f.Text("closer_to", Join(closer, approachText))
	f.Text("further_from", Join(further, approachText))
	f.Truth("terms_changed", c.TermsChanged())
	f.Text("terms", Join(c.Terms, func(tc *redline.TermChange) string { return termChangeText(tc, fromTerms, c.To.Terms) }))
	f.Date("known", s.KnownDate())
	f.Text("note", s.Record.Note)
	f.Text("coder", s.Record.Coder)
	f.Text("file", s.Record.Place.File)
	f.Integer("line", s.Record.Place.Line)
	f.End()
}

func (f *Filler) fromAccepts(is *positions.Issue, a *positions.Acceptance) {
	if a != nil {
		f.scaleRange("from_accepts_low", "from_accepts_high", is, &a.Range)
	}
}

// before fills in the stance that a change comes from.
func (f *Filler) before(c *diff.Change) {
	s := c.From.Stance
	f.Date("from_date", c.From.Date())
	f.Text("from_position", positionText(c.Issue, s.Kind, s.Point()))
	f.Text("from_when", s.Record.When.Text)
	f.scaleRange("from_plausible_low", "from_plausible_high", c.Issue, s.Plausible)
	f.fromAccepts(c.Issue, c.From.Accepts)
	f.Truth("accepts_changed", c.AcceptsChanged())
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
