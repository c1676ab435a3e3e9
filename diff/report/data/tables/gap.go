package tables

import (
	"slices"
	"strings"

	"stance/diff"
	"stance/diff/redline"
	"stance/diff/report"
	"stance/positions"
)

// Gap is what `stance gap` tells: for each pair a row with an empty issue for
// the weighted mean, and one per issue; with two dates the convergences. Behind these a row,
// with another record, for each zone of possible agreement, for each range that it rests on,
// and for each stance that was left out for its age; of two or three parties that were named
// a row for where each stands on an issue, and for each of its terms.
func Gap(g *report.Gap) *Table {
	if g.From != 0 {
		return &Table{
			Name: "convergence", Doc: "for each pair of parties a row for the weighted mean, without an issue, and one per issue",
			Columns: named(
				"a", "b", "issue", "a_from", "a_to", "b_from", "b_to", "from", "to", "change", "a_moved", "b_moved", "weight",
				"issues_compared", "issues_total", "low", "high", "unsure", "oldest_days", "record", "party", "date", "inherited_from", "age_days",
			),
			Fill: func(f *Filler) {
				for i := range g.Convergences {
					f.convergence(&g.Convergences[i])
				}
				f.tooOld(g.TooOld)
			},
		}
	}
	return &Table{
		Name: "gap", Doc: "for each pair of parties a row for the weighted mean, without an issue, and one per issue",
		Columns: slices.Concat(named(
			"a", "b", "issue", "a_score", "b_score", "distance", "weight", "issues_compared", "issues_total",
			"low", "high", "unsure", "a_age_days", "b_age_days", "oldest_days",
			"record", "verdict", "rests_on", "hole", "floor_by", "ceiling_by", "unknown", "too_old",
			"party", "low_position", "high_position", "date", "age_days", "inherited_from", "basis", "confidence",
			"position", "plausible_low", "plausible_high",
		), []Column{
			{Name: "row", Doc: "in which row of the four columns a term is: terms of several parties that are alike share one", Type: Word},
			{Name: "op", Doc: "the term against that of the first party in the row: first (it is that), equal or reworded", Type: Word},
		}, termColumns, []Column{
			{Name: "wording", Doc: "its redline from the words of the first party in the row, with {+…+} and [-…-]", Type: Text},
		}),
		Fill: func(f *Filler) {
			for i := range g.Gaps {
				gap := &g.Gaps[i]
				f.Number("distance", gap.Gap)
				f.gap(gap)
				for j := range gap.ByIssue {
					f.distance(gap, &gap.ByIssue[j])
				}
			}
			for i := range g.Zopas {
				f.zopa(&g.Zopas[i])
			}
			f.tooOld(g.TooOld)
			if g.Columns != nil {
				f.columns(g.Columns)
			}
		},
	}
}

// columns writes where each party stands on an issue, and behind these its terms.
func (f *Filler) columns(c *report.FourColumns) {
	for i := range c.Issues {
		is := &c.Issues[i]
		for j := range is.Cells {
			if in := is.Cells[j].InForce; in != nil {
				f.column(c.Parties[j], in)
			}
		}
		for j := range is.Terms {
			for k := range is.Terms[j].Cells {
				if cell := &is.Terms[j].Cells[k]; cell.Term != nil {
					f.columnTerm(is.Issue, c.Parties[k], report.RowNumber(i, j), cell)
				}
			}
		}
	}
}

func (f *Filler) column(p *positions.Party, in *diff.InForce) {
	s := in.Stance
	f.Text("record", "column")
	f.Text("party", p.ID)
	f.Text("issue", s.Record.Issue.ID)
	f.Text("position", positionText(s.Record.Issue, s.Kind, s.Point()))
	if r := s.Plausible; r != nil {
		f.Text("plausible_low", pointText(s.Record.Issue, r.Low))
		f.Text("plausible_high", pointText(s.Record.Issue, r.High))
	}
	f.Date("date", in.Date())
	f.Integer("age_days", in.Age)
	if in.Via != nil {
		f.Text("inherited_from", in.Via.ID)
	}
	f.Text("basis", s.Basis.String())
	f.Text("confidence", s.Confidence.String())
	f.Truth("unsure", diff.Unsure(s))
	f.End()
}

func (f *Filler) columnTerm(is *positions.Issue, p *positions.Party, row string, c *diff.TermCell) {
	f.Text("record", "term")
	f.Text("row", row)
	f.Text("op", c.Against())
	f.term(p, is, c.Term)
	f.Text("wording", redline.Plain(c.Wording))
	f.End()
}

func (f *Filler) gap(g *diff.Gap) {
	f.Text("a", g.A.ID)
	f.Text("b", g.B.ID)
	f.Number("gap", g.Gap)
	f.Integer("issues_compared", g.Compared)
	f.Integer("issues_total", g.Total)
	f.Number("low", g.Low)
	f.Number("high", g.High)
	f.Truth("unsure", g.Unsure)
	f.days("oldest_days", g.Oldest)
	f.Text("too_old", strings.Join(tooOldNames(g.TooOld), "; "))
	f.Text("record", "gap")
	f.End()
}

// days sets a cell of an Integer column where there is a number.
func (f *Filler) days(column string, n *int) {
	if n != nil {
		f.Integer(column, *n)
	}
}

// tooOldNames name cells as records are named: PARTY/ISSUE.
func tooOldNames(list []diff.TooOld) []string {
	names := make([]string, len(list))
	for i := range list {
		names[i] = list[i].Party.ID + "/" + list[i].Issue.ID
	}
	return names
}

// tooOld writes a row for each stance that was left out for its age.
func (f *Filler) tooOld(list []diff.TooOld) {
	for i := range list {
		o := &list[i]
		f.Text("record", "too-old")
		f.Text("party", o.Party.ID)
		f.Text("issue", o.Issue.ID)
		f.Date("date", o.Holding.Date())
		if o.Holding.Via != nil {
			f.Text("inherited_from", o.Holding.Via.ID)
		}
		f.Truth("signed", o.Holding.Signed)
		f.Integer("age_days", o.Age())
		f.End()
	}
}

func (f *Filler) zopa(z *diff.Zopa) {
	f.Text("record", "zopa")
	f.Text("issue", z.Issue.ID)
	f.Text("verdict", z.Verdict.String())
	f.Text("rests_on", z.RestsOn.String())
	if zone := z.Zone; zone != nil {
		f.Number("low", zone.Low)
		f.Number("high", zone.High)
		f.Number("hole", zone.Hole)
		f.Text("floor_by", partyIDs(zone.FloorBy))
		f.Text("ceiling_by", partyIDs(zone.CeilingBy))
	}
	f.Text("unknown", partyIDs(z.Unknown))
	var old []*positions.Party
	for i := range z.TooOld {
		old = append(old, z.TooOld[i].Party)
	}
	f.Text("too_old", partyIDs(old))
	f.Truth("unsure", z.Unsure)
	f.End()
	for i := range z.Ranges {
		a := &z.Ranges[i]
		low, high := z.Issue.Scale.Score(a.Range.Low.Value), z.Issue.Scale.Score(a.Range.High.Value)
		f.Text("record", "range")
		f.Text("issue", z.Issue.ID)
		f.Text("party", a.Party.ID)
		f.Number("low", &low)
		f.Number("high", &high)
		f.Text("low_position", pointText(z.Issue, a.Range.Low))
		f.Text("high_position", pointText(z.Issue, a.Range.High))
		f.Text("rests_on", a.RestsOn.String())
		f.Date("date", a.Holding.Date())
		f.Integer("age_days", a.Age)
		if a.Holding.Via != nil {
			f.Text("inherited_from", a.Holding.Via.ID)
		}
		f.Text("basis", a.Basis.String())
		f.Text("confidence", a.Confidence.String())
		f.Truth("unsure", a.Unsure())
		f.End()
	}
}

func partyIDs(parties []*positions.Party) string {
	ids := make([]string, len(parties))
	for i, p := range parties {
		ids[i] = p.ID
	}
	return strings.Join(ids, "; ")
}

// bounds tells how sure a distance on one issue is, and how old.
func (f *Filler) bounds(b *diff.Bounds) {
	f.Number("low", &b.Low)
	f.Number("high", &b.High)
	f.Truth("unsure", b.Unsure)
	f.Integer("a_age_days", b.AAge)
	f.Integer("b_age_days", b.BAge)
	f.Integer("oldest_days", b.Oldest())
}

func (f *Filler) distance(g *diff.Gap, ig *diff.IssueGap) {
	f.Text("a", g.A.ID)
	f.Text("b", g.B.ID)
	f.Text("issue", ig.Issue.ID)
	f.Number("a_score", &ig.AScore)
	f.Number("b_score", &ig.BScore)
	f.Number("distance", &ig.Distance)
	f.Number("weight", &ig.Weight)
	f.bounds(&ig.Bounds)
	f.Text("record", "distance")
	f.End()
}

func (f *Filler) convergence(c *diff.Convergence) {
	f.Text("a", c.A.ID)
	f.Text("b", c.B.ID)
	f.Number("from", c.From)
	f.Number("to", c.To)
	f.Number("change", c.Change)
	f.Number("a_moved", c.AMoved)
	f.Number("b_moved", c.BMoved)
	f.Integer("issues_compared", c.Compared)
	f.Integer("issues_total", c.Total)
	f.Number("low", c.Low)
	f.Number("high", c.High)
	f.Truth("unsure", c.Unsure)
	f.days("oldest_days", c.Oldest)
	f.Text("record", "gap")
	f.End()
	for _, ic := range c.ByIssue {
		f.Text("a", c.A.ID)
		f.Text("b", c.B.ID)
		f.Text("issue", ic.Issue.ID)
		f.Number("a_from", &ic.AFrom)
		f.Number("a_to", &ic.ATo)
		f.Number("b_from", &ic.BFrom)
		f.Number("b_to", &ic.BTo)
		f.Number("from", &ic.From)
		f.Number("to", &ic.To)
		f.Number("change", &ic.Change)
		f.Number("a_moved", &ic.AMoved)
		f.Number("b_moved", &ic.BMoved)
		f.Number("weight", &ic.Weight)
		f.bounds(&ic.Bounds)
		f.Text("record", "distance")
		f.End()
	}
}
