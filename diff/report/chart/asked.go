package chart

import (
	"fmt"
	"slices"
	"strings"

	"stance/diff"
	"stance/diff/report"
	"stance/diff/report/document"
	"stance/diff/report/picture"
	"stance/positions"
)

// Asked draws what the parties ask for on a date, or say they would take: an issue below the
// other, each along its own scale, with a lane for each party, or for those that ask for the
// same, and what lies between them, a hole or what their ranges have in common. It is nil
// where there is no scale on which anything is known.
func Asked(g *report.Gap) *Chart {
	a := &asked{foreign: foreignOn(g.History.Dataset.Codebook, g.History.Dataset.Codebook.Issues...)}
	f := Figures{Caption: "What the parties ask for, or would take, on " + g.To.Text(), Header: []string{"Issue", "Party", "Asks for", "Rests on", "Together"}}
	var describe []string
	for i := range g.Zopas {
		z := &g.Zopas[i]
		if len(z.Ranges) == 0 {
			a.unknown = append(a.unknown, z.Issue.Name)
			continue
		}
		is := newAskedIssue(z)
		a.issues = append(a.issues, is)
		if len(a.issues) <= maxTold {
			describe = append(describe, is.sentence())
		}
		for j := range z.Ranges {
			r := &z.Ranges[j]
			f.Rows = append(f.Rows, []string{z.Issue.Name, nameOf(r.Party), askedWords(z.Issue, r), groundFrom(r.Basis, r.Confidence).words(), is.verdict()})
		}
	}
	if a.issues == nil {
		return nil
	}
	if a.unknown != nil {
		describe = append(describe, a.note())
	}
	return newChart(a.foreign, g.Finding(), "What they ask for, or would take, on "+g.To.Text()+".", describe, f, a.layout)
}

// asked is the facts of the chart.
type asked struct {
	foreign picture.Foreign
	issues  []askedIssue
	unknown []string // issues on which nothing is known
}

// askedIssue is what there is to show of an issue.
type askedIssue struct {
	issue    *positions.Issue
	lanes    []askLane
	left     int         // parties between those of the lanes
	hole     *[2]float64 // in scores, as what follows
	common   *[2]float64
	unsure   bool     // the hole rests in part on what is not firm
	together []string // what can be said of all of them
}

// askLane is what one party asks for, or several.
type askLane struct {
	parties   []*positions.Party
	low, high float64
	accepts   bool // it is what they would take
	ground    ground
	words     string
}

// lanesDrawn is how many lanes an issue has at most.
const lanesDrawn = 8

func newAskedIssue(z *diff.Zopa) askedIssue {
	is := askedIssue{issue: z.Issue, unsure: z.Unsure}
	for i := range z.Ranges {
		r := &z.Ranges[i]
		lane := askLane{
			parties: []*positions.Party{r.Party}, low: z.Issue.Scale.Score(r.Range.Low.Value), high: z.Issue.Scale.Score(r.Range.High.Value),
			accepts: r.RestsOn == diff.OnAccepts, ground: groundFrom(r.Basis, r.Confidence), words: askedWords(z.Issue, r),
		}
		same := func(o askLane) bool {
			return o.low == lane.low && o.high == lane.high && o.accepts == lane.accepts && o.ground == lane.ground
		}
		if at := slices.IndexFunc(is.lanes, same); at >= 0 {
			is.lanes[at].parties = append(is.lanes[at].parties, r.Party)
			continue
		}
		is.lanes = append(is.lanes, lane)
	}
	if len(is.lanes) > lanesDrawn {
		is.thin(slices.Concat(z.Zone.FloorBy, z.Zone.CeilingBy))
	}
	for _, line := range report.ZopaLines(z) {
		is.together = append(is.together, line.Text())
	}
	switch zone := z.Zone; {
	case z.Verdict == diff.Apart:
		is.hole = &[2]float64{z.Issue.Scale.Score(zone.Ceiling.Value), z.Issue.Scale.Score(zone.Floor.Value)}
	case z.Verdict == diff.Meet && !z.Unsure:
		is.common = &[2]float64{*zone.Low, *zone.High}
	}
	return is
}

// thin leaves out lanes beyond those that are drawn: the parties at the ends keep theirs, and
// the first of the others.
func (is *askedIssue) thin(ends []*positions.Party) {
	atEnd := func(l askLane) bool {
		return slices.ContainsFunc(l.parties, func(p *positions.Party) bool { return slices.Contains(ends, p) })
	}
	room := lanesDrawn
	for _, l := range is.lanes {
		if atEnd(l) {
			room--
		}
	}
	is.lanes = slices.DeleteFunc(is.lanes, func(l askLane) bool {
		if atEnd(l) {
			return false
		}
		if room--; room >= 0 {
			return false
		}
		is.left += len(l.parties)
		return true
	})
}

// askedWords are what a party asks for, or would take.
func askedWords(is *positions.Issue, a *diff.Ask) string {
	words := report.Span(is, a.Range)
	if a.RestsOn == diff.OnAccepts {
		words = "would take " + words
	}
	if via := report.Via(a.Holding, nameOf); via != "" {
		words += ", " + via
	}
	return words
}

func (is *askedIssue) verdict() string { return strings.Join(is.together, "; ") }

// sentence tells an issue to those who cannot see it.
func (is *askedIssue) sentence() string {
	s := is.issue.Name + ": "
	for i := range is.lanes {
		l := &is.lanes[i]
		s += l.names() + ": " + l.words + ", " + l.ground.words() + "; "
	}
	if is.left > 0 {
		s += is.more() + "; "
	}
	return s + is.verdict() + "."
}

func (is *askedIssue) more() string {
	return "and " + document.Count(is.left, "more party", "more parties") + " in between"
}

func (l *askLane) names() string {
	var names []string
	for _, p := range l.parties {
		names = append(names, nameOf(p))
	}
	return strings.Join(names, ", ")
}

func (a *asked) note() string {
	return "Nothing known of what they ask for: " + strings.Join(a.unknown, ", ") + "."
}

// counted says how many issues are not drawn.
func (a *asked) counted(from int) string {
	return fmt.Sprintf("And %s that are not drawn.", document.Count(len(a.issues)-from, "more issue", "more issues"))
}
