package report

import (
	"math"
	"strconv"

	"stance/diff"
	"stance/diff/report/document"
	"stance/positions"
)

// LeastCoverage is the share of the issues with a scale that two parties must
// be comparable on before a report puts a figure to the gap between them.
const LeastCoverage = 0.5

// Distances is how far apart parties stand at the second date and who moved
// toward whom, as far as coverage allows.
type Distances struct {
	Parties []*positions.Party // those with a figure, for the heat map
	Gaps    []diff.Gap         // pairs with enough coverage and a figure on firm ground
	Unsure  []unsureGap        // pairs with a figure that rests in part on what is not confirmed
	Moves   []diff.Convergence // pairs with enough coverage whose gap changed by shifts
	Doubted []doubtedPair      // pairs whose figures would change by no more than possible shifts
	Still   []diff.Convergence // pairs with enough coverage and no change
	Thin    int                // pairs left out of Gaps for want of coverage
	ThinAll int                // pairs left out of Moves for want of coverage
	Pairs   int                // pairs in all

	Unmeasured error // a TooManyPairsError where there are too many to measure any
}

// unsureGap is a gap that rests in part on positions that are unconfirmed or
// of low confidence. A map would show its figure as good as any other, so it is
// told in the table alone, with its doubts.
type unsureGap struct {
	diff.Gap
	Doubts []*positions.Issue
}

// doubtedPair is a pair whose change of distance rests on something that is
// not established, so that telling it would imply a move.
type doubtedPair struct {
	A, B  *positions.Party
	Cells []*diff.Change
}

// Any reports whether there is a figure to tell.
func (d *Distances) Any() bool { return len(d.Gaps)+len(d.Unsure) > 0 }

// told reports whether there is more to tell than what cannot be.
func (d *Distances) told() bool { return d.Any() || len(d.Moves)+len(d.Doubted)+len(d.Still) > 0 }

// pairsListed is how many pairs a table lists; of more it lists the main ones.
const pairsListed = 60

// issuesMapped is how many issues a distance must rest on for a map to show it: fewer are
// soon read in the table, and a colour would make more of them than they are.
const issuesMapped = 3

// leastPairs is how many pairs a heat map shows at least: fewer are read sooner in a table.
const leastPairs = 10

// GapsMapped are the gaps that a map shows; none where it has too few, or too many parties.
func (d *Distances) GapsMapped() []diff.Gap {
	return mapped(d, d.Gaps, func(g *diff.Gap) bool { return g.Compared >= issuesMapped })
}

// MovesMapped are the changes of gaps that a map shows, likewise.
func (d *Distances) MovesMapped() []diff.Convergence {
	return mapped(d, d.Moves, func(c *diff.Convergence) bool { return c.Compared >= issuesMapped })
}

func mapped[T any](d *Distances, pairs []T, can func(*T) bool) []T {
	if !d.Mapped() {
		return nil
	}
	if pairs = keep(pairs, can); len(pairs) < leastPairs {
		return nil
	}
	return pairs
}

// pairLine is a pair in the table of distances.
type pairLine struct {
	*diff.Gap
	On     Prose // what it was compared on, and what of that stands on unsure ground
	Unsure bool
}

// partiesMapped is how many parties a heat map shows; of more nobody reads it, and
// it grows with their square.
const partiesMapped = 100

// Mapped reports whether heat maps show the pairs.
func (d *Distances) Mapped() bool {
	return len(d.Parties) <= partiesMapped && len(d.Moves) <= pairCount(partiesMapped, 0)
}

// lines gives the table of distances, the main pairs first, and of many those alone.
func (d *Distances) lines(r *ChangeReport) []pairLine {
	var lines []pairLine
	for i := range d.Gaps {
		g := &d.Gaps[i]
		lines = append(lines, pairLine{Gap: g, On: comparedOn(g)})
	}
	for i := range d.Unsure {
		u := &d.Unsure[i]
		on := say(comparedOn(&u.Gap), "; unconfirmed or of low confidence on ", issueNames(u.Doubts, len(u.ByIssue)))
		lines = append(lines, pairLine{&u.Gap, on, true})
	}
	sorted := mainFirst(r.History, r.To, lines, func(l *pairLine) (a, b *positions.Party, compared int) { return l.A, l.B, l.Compared })
	sorted = sorted[:min(len(sorted), pairsListed)]
	lines = make([]pairLine, len(sorted))
	for i, l := range sorted {
		lines[i] = *l
	}
	return lines
}

// extent says what the table of distances lists, where that is not all.
func (d *Distances) extent() string {
	if n := len(d.Gaps) + len(d.Unsure); n > pairsListed {
		return "Listed are " + strconv.Itoa(pairsListed) + " of " + document.Thousands(n) + " pairs: those of the parties that spoke most for themselves."
	}
	return ""
}

func comparedOn(g *diff.Gap) Prose {
	issues := make([]*positions.Issue, len(g.ByIssue))
	for i := range g.ByIssue {
		issues[i] = g.ByIssue[i].Issue
	}
	return issueNames(issues, g.Total)
}

// issueNames names issues, or, where they are many, says how many of how many.
func issueNames(issues []*positions.Issue, of int) Prose {
	const most = 4
	if len(issues) > most {
		return say(strconv.Itoa(len(issues)), " of ", strconv.Itoa(of), " issues")
	}
	items := make([]Prose, len(issues))
	for i, is := range issues {
		items[i] = issueName(is)
	}
	return listed(items)
}

// shifts lists the pairs that moved, the main ones first, and of many those alone.
func (d *Distances) shifts(r *ChangeReport) []*diff.Convergence {
	sorted := mainPairs(r, d.Moves)
	return sorted[:min(len(sorted), pairsListed)]
}

func mainPairs(r *ChangeReport, pairs []diff.Convergence) []*diff.Convergence {
	return mainFirst(r.History, r.To, pairs, func(c *diff.Convergence) (a, b *positions.Party, compared int) { return c.A, c.B, c.Compared })
}

func (r *ChangeReport) distances() Distances {
	var d Distances
	speakers := diff.Speakers(r.History, r.To)
	d.Pairs = r.pairs(speakers)
	if d.Unmeasured = measurable(len(speakers), d.Pairs, scaledIssues(r.History, Filter{}), 2,
		"Name parties with --party for the pairs that they are part of"); d.Unmeasured != nil {
		return d
	}
	for _, g := range diff.GapsOf(r.History, speakers, r.To, positions.MaxAge{}, r.Filter.Pair) {
		if g.Gap == nil || g.Coverage() < LeastCoverage {
			d.Thin++
			continue
		}
		if doubts := unsureIssues(&g); doubts != nil {
			d.Unsure = append(d.Unsure, unsureGap{g, doubts})
			continue
		}
		d.Gaps = append(d.Gaps, g)
	}
	figured := map[*positions.Party]bool{}
	for i := range d.Gaps {
		figured[d.Gaps[i].A], figured[d.Gaps[i].B] = true, true
	}
	for _, p := range speakers {
		if figured[p] {
			d.Parties = append(d.Parties, p)
		}
	}
	for _, c := range r.ShownGaps() {
		switch doubts := r.doubtful(&c); {
		case c.Change == nil || c.Coverage() < LeastCoverage:
			d.ThinAll++
		case len(doubts) > 0:
			d.Doubted = append(d.Doubted, doubtedPair{c.A, c.B, doubts})
		case !moved(&c):
			d.Still = append(d.Still, c)
		default:
			d.Moves = append(d.Moves, c)
		}
	}
	return d
}

// unsureIssues lists the issues on which one of two parties stands on unsure
// ground.
func unsureIssues(g *diff.Gap) []*positions.Issue {
	var issues []*positions.Issue
	for i := range g.ByIssue {
		if g.ByIssue[i].Bounds.Unsure {
			issues = append(issues, g.ByIssue[i].Issue)
		}
	}
	return issues
}

// doubtful lists the cells that a pair's change of distance rests on and that
// are no established move. A figure made of them would give a direction to
// what is within the coder's margin.
func (r *ChangeReport) doubtful(c *diff.Convergence) []*diff.Change {
	var doubts []*diff.Change
	for _, ic := range c.ByIssue {
		for _, side := range []struct {
			party    *positions.Party
			from, to float64
		}{{c.A, ic.AFrom, ic.ATo}, {c.B, ic.BFrom, ic.BTo}} {
			if side.from == side.to {
				continue
			}
			if change := r.cells[cell{side.party, ic.Issue}]; change != nil && change.Kind != diff.Shifted {
				doubts = append(doubts, change)
			}
		}
	}
	return doubts
}

func moved(c *diff.Convergence) bool {
	for _, ic := range c.ByIssue {
		if ic.AFrom != ic.ATo || ic.BFrom != ic.BTo {
			return true
		}
	}
	return false
}

// doubtsNamed is how many pairs are named that have no figure.
const doubtsNamed = 6

// notes says what the figures leave out and why.
func (d *Distances) notes(r *ChangeReport) []Prose {
	var notes []Prose
	scaled := 0
	for _, is := range r.History.Dataset.Codebook.Issues {
		if is.Scale != nil {
			scaled++
		}
	}
	half := strconv.Itoa((scaled+1)/2) + " of the " + strconv.Itoa(scaled) + " issues"
	short, least := "they can be compared on fewer than "+half+", too little to say how far apart they stand.", "at least "+half
	if scaled == 1 {
		short, least = "they cannot be compared on the only issue with a scale.", "the only issue with a scale"
	}
	if d.Unmeasured != nil {
		return []Prose{say("No distances are given: " + d.Unmeasured.Error() + ".")}
	}
	if scaled == 0 {
		return []Prose{say("No issue has a scale on which positions could be measured against each other.")}
	}
	if d.Pairs == 0 {
		return []Prose{say("There are not two parties whose positions could be measured against each other.")}
	}
	if d.Thin > 0 {
		notes = append(notes, say("Not given for "+document.Count(d.Thin, "pair", "pairs")+" out of "+strconv.Itoa(d.Pairs)+
			": "+short))
	}
	if !d.Mapped() {
		notes = append(notes, say("No map is drawn of more than "+strconv.Itoa(partiesMapped)+" parties."))
	}
	if note := d.unmapped(r); note != nil {
		notes = append(notes, note)
	}
	doubted := mainFirst(r.History, r.To, d.Doubted, func(p *doubtedPair) (a, b *positions.Party, compared int) { return p.A, p.B, 0 })
	if len(doubted) > doubtsNamed {
		notes = append(notes, say("Between ", pairNames(doubted, func(p *doubtedPair) (a, b *positions.Party) { return p.A, p.B }),
			" the distance over time rests on changes that are not established. No figure is given, as it would imply a move."))
		doubted = nil
	}
	for _, p := range doubted {
		notes = append(notes, say("Between ", the(p.A), " and ", the(p.B), " the distance over time rests on a change that is not established: ",
			r.cellNames(p.Cells), ". No figure is given, as it would imply a move."))
	}
	if d.ThinAll > 0 {
		notes = append(notes, say("Who moved toward whom cannot be told for "+document.Count(d.ThinAll, "pair", "pairs")+" out of "+strconv.Itoa(d.Pairs)+
			": that needs positions of both, at both dates, on "+least+"."))
	}
	if len(d.Still) > 0 {
		still := pairNames(mainPairs(r, d.Still), func(c *diff.Convergence) (a, b *positions.Party) { return c.A, c.B })
		notes = append(notes, say("Between ", still, " the distance on the issues compared is what it was."))
	}
	return notes
}

// unmapped says why no map is drawn where there would be enough pairs for one, or whom it
// leaves out; nil where it leaves out nobody.
func (d *Distances) unmapped(r *ChangeReport) Prose {
	if r.Charts == nil || !d.Mapped() {
		return nil
	}
	gaps, moves := len(d.GapsMapped()), len(d.MovesMapped())
	few := "fewer than " + strconv.Itoa(issuesMapped) + " issues"
	some := func(all, mapped int) bool { return all >= leastPairs && mapped < all }
	switch {
	case !some(len(d.Gaps), gaps) && !some(len(d.Moves), moves):
		return nil
	case gaps == 0 && moves == 0:
		return say("No map of the distances is drawn, as too many of them rest on " + few + ".")
	}
	return say("The maps leave out pairs whose distance rests on " + few + ".")
}

// pairNames names pairs, of many the first: "Russia and Ukraine, and the United States and
// Russia".
func pairNames[T any](pairs []*T, of func(*T) (a, b *positions.Party)) Prose {
	var parts []any
	for i, p := range pairs {
		switch {
		case i == doubtsNamed && len(pairs) > doubtsNamed+1:
			return say(append(parts, ", and the parties of "+document.Thousands(len(pairs)-i)+" other pairs")...)
		case i > 0 && i == len(pairs)-1:
			parts = append(parts, ", and between ")
		case i > 0:
			parts = append(parts, ", between ")
		}
		a, b := of(p)
		parts = append(parts, the(a), " and ", the(b))
	}
	return say(parts...)
}

// moveLine tells one convergence in words: by how much the gap changed.
func moveLine(c *diff.Convergence) string {
	verb := "farther apart by "
	change := *c.Change
	switch {
	case change == 0:
		return "as far apart as before, though positions moved"
	case change < 0:
		verb, change = "nearer by ", -change
	}
	return verb + inPoints(change)
}

// inPoints writes a distance in score points, rounded to whole ones.
func inPoints(v float64) string {
	n := int(max(v, -v) + 0.5)
	if n == 0 && v != 0 {
		return "less than 1 point"
	}
	return document.Count(n, "point", "points")
}

// signed writes a share of a change in whole points, with a proper minus sign.
func signed(v *float64) string {
	if v == nil {
		return NoStance
	}
	switch n := int(math.Round(*v)); {
	case n < 0:
		return "−" + strconv.Itoa(-n)
	case n > 0:
		return "+" + strconv.Itoa(n)
	}
	return "0"
}
