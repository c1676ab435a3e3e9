package report

import (
	"fmt"
	"slices"
	"strings"

	"stance/diff"
	"stance/diff/redline"
	"stance/diff/report/document"
	"stance/positions"
)

// OptionalPoints writes points, or what stands for no figure.
func OptionalPoints(v *float64) string {
	if v == nil {
		return NoStance
	}
	return Figure(*v)
}

// Coverage says on how many of the issues with a scale a figure rests: "3 of 4".
func Coverage(compared, total int) string {
	return document.Thousands(compared) + " of " + document.Thousands(total)
}

// When says which date or dates the gaps are of.
func (g *Gap) When() string {
	data := g.History.Dataset
	when := "as of " + DateName(data.Info(g.To))
	if g.From != 0 {
		when = DateName(data.Info(g.From)) + " to " + DateName(data.Info(g.To))
	}
	if k := g.History.KnownBy; k != 0 {
		when += ", as it was known on " + k.Text()
	}
	return when
}

// GapUnit says what the figures are.
const GapUnit = "mean distance in score points, 0 (the same) to 100 (opposite poles), weighted by salience; with it the issues compared of those with a scale, and how old the oldest stance is that it rests on"

// ConvergenceUnit says what the figures of two dates are.
const ConvergenceUnit = "change of the gap in score points over the issues placed at both dates; negative is converging; each party's share of the change beside it"

// Printed tells whether a figure has enough coverage to be printed.
func (g *Gap) Printed(compared, total int) bool {
	return total > 0 && compared > 0 && float64(compared)/float64(total) >= g.MinCoverage
}

// WithheldLine says how many gaps are not printed for want of coverage, and how
// many cannot be measured at all; "" if none.
func (g *Gap) WithheldLine() string {
	thin, none := 0, 0
	count := func(compared, total int) {
		switch {
		case compared == 0 || total == 0:
			none++
		case !g.Printed(compared, total):
			thin++
		}
	}
	for i := range g.Gaps {
		count(g.Gaps[i].Compared, g.Gaps[i].Total)
	}
	for i := range g.Convergences {
		count(g.Convergences[i].Compared, g.Convergences[i].Total)
	}
	var why []string
	if thin > 0 {
		why = append(why, fmt.Sprintf("%s not printed: coverage below %s%% of the issues; --min-coverage 0 prints them",
			document.Count(thin, "gap", "gaps"), Figure(100*g.MinCoverage)))
	}
	if none > 0 {
		why = append(why, "no issue to compare on for "+document.Count(none, "pair", "pairs"))
	}
	return strings.Join(why, "; ")
}

// Pair finds the gap between two parties, nil if it was not measured.
func (g *Gap) Pair(a, b *positions.Party) *diff.Gap {
	for i := range g.Gaps {
		if p := &g.Gaps[i]; p.A == a && p.B == b || p.A == b && p.B == a {
			return p
		}
	}
	return nil
}

// Parties lists the parties measured, in codebook order.
func (g *Gap) Parties() []*positions.Party {
	var list []*positions.Party
	for i := range g.Gaps {
		list = append(list, g.Gaps[i].A, g.Gaps[i].B)
	}
	return inCodebookOrder(list)
}

// ShowsIssue reports whether the lists by issue show an issue.
func (g *Gap) ShowsIssue(is *positions.Issue) bool {
	return len(g.Filter.Issues) == 0 || slices.Contains(g.Filter.Issues, is)
}

// IssuesLine says, where issues were asked for, that gaps are over all of them.
func (g *Gap) IssuesLine() string {
	if len(g.Filter.Issues) == 0 {
		return ""
	}
	return "gaps are over all issues; --issue narrows the lists by issue alone"
}

// What the marks beside a figure mean.
const (
	BoundsNote     = "In brackets: the least and the most that the distance can be, as far as the coders leave a range of positions open"
	UnsureNote     = "?: rests in part on a position that is unconfirmed or of low confidence"
	UnsureMoveNote = "? behind a change or a move: rests in part on a possible shift, or on a party that spoke for itself for the first time: no move is established by it"
)

// legend explains the marks that stand beside figures, and no others.
func (g *Gap) legend() []string {
	bounds, unsure, moves := false, false, false
	see := func(b *diff.Bounds) {
		bounds = bounds || differ(b.Low, b.High)
		unsure = unsure || b.Unsure
	}
	for i := range g.Gaps {
		if p := &g.Gaps[i]; g.Printed(p.Compared, p.Total) || len(g.Gaps) == 1 {
			for j := range p.ByIssue {
				see(&p.ByIssue[j].Bounds)
			}
		}
	}
	for i := range g.Convergences {
		c := &g.Convergences[i]
		if c.Change == nil || !g.Printed(c.Compared, c.Total) && len(g.Convergences) > 1 {
			continue
		}
		for j := range c.ByIssue {
			see(&c.ByIssue[j].Bounds)
		}
		moves = moves || g.UnsureChange(c)
	}
	var lines []string
	for _, note := range []struct {
		used bool
		text string
	}{{bounds, BoundsNote}, {unsure, UnsureNote}, {moves, UnsureMoveNote}} {
		if note.used {
			lines = append(lines, note.text)
		}
	}
	return lines
}

// differ reports whether a distance has a least and a most that are not one.
func differ(low, high float64) bool { return !samePoints(low, high) }

// Bounded is a distance with its least and its most, where these differ: "33 (0–67)",
// read beside other distances.
func Bounded(v, low, high float64, beside ...float64) string {
	if !differ(low, high) {
		return Figure(v, beside...)
	}
	all := append(slices.Clone(beside), v, low, high)
	return Figure(v, all...) + " (" + Figure(low, all...) + "–" + Figure(high, all...) + ")"
}

// fromTo are a distance before and now, with the bounds of that now.
func fromTo(from, to float64, bounds diff.Bounds) string {
	beside := []float64{from, to}
	if differ(bounds.Low, bounds.High) {
		beside = append(beside, bounds.Low, bounds.High)
	}
	return Figure(from, beside...) + " → " + Bounded(to, bounds.Low, bounds.High, from) + Doubt(bounds.Unsure)
}

// GapPoints is a gap in score points with its bounds, and a mark where it is not sure.
func GapPoints(gap *diff.Gap) string {
	if gap.Gap == nil {
		return NoStance
	}
	return Bounded(*gap.Gap, *gap.Low, *gap.High) + Doubt(gap.Unsure)
}

// Oldest tells an age in days; NoStance for none.
func Oldest(days *int) string {
	if days == nil {
		return NoStance
	}
	return duration(*days)
}

// Unsure reports, with two dates, whether what became of a party's position on an issue is no
// more than a possible shift, or the party's own voice after its group's.
func (g *Gap) Unsure(p *positions.Party, is *positions.Issue) bool {
	return diff.Unestablished(g.History, p, is, g.From, g.To)
}

// UnsureChange reports whether the change of a gap rests on what is no established move.
func (g *Gap) UnsureChange(c *diff.Convergence) bool {
	for _, ic := range c.ByIssue {
		if g.Unsure(c.A, ic.Issue) || g.Unsure(c.B, ic.Issue) {
			return true
		}
	}
	return false
}

// Doubt is the question mark behind an unsure figure.
func Doubt(unsure bool) string {
	if unsure {
		return " ?"
	}
	return ""
}

// beside gives what one party of a pair holds on an issue at To, through which group, and
// how old that is, as it is read beside what another holds.
func (g *Gap) beside(p, other *positions.Party, is *positions.Issue) document.Cell {
	hd, ok := g.History.InForce(p, is, g.To)
	switch {
	case !ok:
		return document.Cell{say(NoStance)}
	case g.Filter.MaxAge.TooOld(hd.Stance, g.To):
		return document.Cell{muted(TooOldOf(hd))}
	}
	return document.Cell{say(datum(joined(Position(hd.Stance, g.stances(is, other)...), Via(hd, Short), Age(int(g.To-hd.Date())))))}
}

// stances are those of parties on an issue at To.
func (g *Gap) stances(is *positions.Issue, parties ...*positions.Party) []*positions.Stance {
	var list []*positions.Stance
	for _, p := range parties {
		if hd, ok := g.History.InForce(p, is, g.To); ok {
			list = append(list, hd.Stance)
		}
	}
	return list
}

// Lines tells the terms of two parties against each other.
func (pt *PairTerms) Lines(a, b *positions.Party) []TermLine {
	var lines []TermLine
	for _, tc := range pt.Terms {
		var head string
		kind := positions.NoTermKind
		switch {
		case tc.From >= 0 && tc.To >= 0:
			kind = pt.B[tc.To].Kind
			head = "both"
			if tc.Wording != nil && tc.Op == redline.Reworded {
				head = "alike"
			}
		case tc.To >= 0:
			kind, head = pt.B[tc.To].Kind, b.Name+" alone"
		default:
			kind, head = pt.A[tc.From].Kind, a.Name+" alone"
		}
		words := tc.Wording
		if words == nil && tc.To >= 0 {
			words = whole(pt.B[tc.To].Text)
		} else if words == nil {
			words = whole(pt.A[tc.From].Text)
		}
		lines = append(lines, TermLine{Op: tc.Op, Head: kindColon(head+",", kind), Words: words, Came: tc.From < 0, Went: tc.To < 0})
	}
	return lines
}
