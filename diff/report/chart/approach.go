package chart

import (
	"strings"

	"stance/diff"
	"stance/diff/report"
	"stance/diff/report/document"
	"stance/diff/report/picture"
)

// pairsTabled is how many pairs the table of a chart has: they grow with the square of the
// parties, and all of them are told by `stance gap` as CSV and JSON.
const pairsTabled = 1_000

// Gap draws what a gap tells: Asked of one date, Approach of two.
func Gap(g *report.Gap) *Chart {
	if g.From != 0 {
		return Approach(g)
	}
	return Asked(g)
}

// Approach draws how far apart parties stood and stand, between two dates: a row for each
// pair whose gap is printed, those that changed most first, or, of a single pair, for each
// issue. It is nil where there is no figure.
func Approach(g *report.Gap) *Chart {
	pairs := g.Changed()
	if len(pairs) == 0 {
		return nil
	}
	book := g.History.Dataset.Codebook
	d := &dumbbell{
		explain: explainDistances,
		title:   g.Finding(), foreign: foreignOn(book, book.Issues...), from: g.From, to: g.To, when: report.DatingOf(g.From, g.To),
		ruler: &picture.Scale{Low: "Same positions", High: "Opposite poles", Numeric: true, Ticks: []picture.Tick{
			{Score: 0, Label: "0"}, {Score: 25, Label: "25"}, {Score: 50, Label: "50"}, {Score: 75, Label: "75"}, {Score: 100, Label: "100"},
		}},
	}
	head := "Between"
	if len(pairs) == 1 {
		head = "On"
		c := pairs[0]
		for i := range c.ByIssue {
			ic := &c.ByIssue[i]
			unsure := g.Unsure(c.A, ic.Issue) || g.Unsure(c.B, ic.Issue)
			r := distanceRow(ic.Issue.Name, ic.From, ic.To, ic.Bounds.Unsure, unsure)
			r.movers(c, ic.AMoved, ic.BMoved)
			d.rows = append(d.rows, r)
		}
	} else {
		for _, c := range pairs {
			r := distanceRow(nameOf(c.A)+" and "+nameOf(c.B), *c.From, *c.To, c.Unsure, g.UnsureChange(c))
			r.movers(c, *c.AMoved, *c.BMoved)
			r.asides = append(r.asides, report.Coverage(c.Compared, c.Total)+" issues")
			d.rows = append(d.rows, r)
		}
	}
	period := "from " + d.when.Day(g.From) + " to " + g.To.Text()
	describe := []string{"How far apart they stood and stand, in score points, " + period + "."}
	f := Figures{Caption: "Gaps " + period + ", in score points", Header: []string{head, g.From.Text(), g.To.Text(), "Change", "Moved by each"}}
	tabled := len(d.rows)
	if n := len(pairs); n > pairsTabled {
		tabled = pairsTabled
		f.Caption += ", of the " + document.Thousands(tabled) + " of " + document.Thousands(n) + " pairs that changed most"
	}
	for i := range d.rows {
		r := &d.rows[i]
		change := strings.Join(append([]string{r.kind}, r.words...), ", ")
		was, now := report.Figure(r.before.score, r.after.score), report.Figure(r.after.score, r.before.score)
		if i < maxTold {
			describe = append(describe, r.name+": "+was+", then "+now+"; "+change+".")
		}
		if i < tabled {
			f.Rows = append(f.Rows, []string{r.name, was, now, change, strings.Join(r.asides, ", ")})
		}
	}
	if n := len(d.rows) - maxTold; n > 0 {
		describe = append(describe, "And "+document.Count(n, "more", "more")+".")
	}
	return newChart(d.foreign, d.title, "In score points, from 0 (the same) to 100 (opposite poles), "+period+".", describe, f, d.layout)
}

// distanceRow is a distance at two dates. unsure tells that what it rests on at the second is
// on no firm ground, and possible that no move is established between them.
func distanceRow(name string, from, to float64, unsure, possible bool) row {
	r := row{name: name, kind: "unchanged", before: distanceSpot(from, false), after: distanceSpot(to, unsure)}
	change := points(max(to-from, from-to))
	switch {
	case change == "0 points":
		r.after.score = from // what cannot be told apart is drawn in one place
		return r
	case to < from:
		r.kind = change + " nearer"
	default:
		r.kind = change + " farther apart"
	}
	r.link = arrowLink
	if possible {
		r.link, r.kind = dashLink, "may be "+r.kind
	}
	return r
}

func distanceSpot(distance float64, unsure bool) *spot {
	s := &spot{score: distance, placed: true, title: points(distance)}
	if unsure {
		s.ground = unconfirmedGround
	}
	return s
}

// explainDistances explains the marks of distances.
func explainDistances(k *picture.Key, from, to string) {
	k.Add(picture.MarkLook(picture.Ring), from)
	k.Add(picture.MarkLook(picture.Disc), to)
	k.Add(picture.MarkLook(picture.DiscQuery), to+", in part unconfirmed or of low confidence")
	k.Add(picture.MarkLook(picture.Halo), "the same on both dates")
	k.Add(picture.ArrowLook, "changed by shifts")
	k.Add(picture.ClassLook(classPossible), "may have changed: no move is established")
}

// movers adds by whose move a distance changed.
func (r *row) movers(c *diff.Convergence, a, b float64) {
	if r.link == noLink {
		return
	}
	r.asides = append(r.asides, c.A.Label()+" "+report.SignedPoints(a)+", "+c.B.Label()+" "+report.SignedPoints(b))
}
