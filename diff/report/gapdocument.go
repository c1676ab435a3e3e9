package report

import (
	"stance/diff"
	"stance/diff/report/document"
	"stance/positions"
)

// Document tells what separates the parties on a date, or who moved toward whom between
// two.
func (g *Gap) Document() *document.Document {
	d := &document.Document{Title: say(datum(g.History.Dataset.Codebook.Title)), About: about("Gap", &g.Filter, g.When()), Below: []document.Text{say(datum(g.When()))}}
	for _, n := range g.Notes {
		d.Below = append(d.Below, say("note: ", datum(n)))
	}
	unit := GapUnit
	if g.From != 0 {
		unit = ConvergenceUnit
	}
	d.Below = append(d.Below, muted(unit))
	if line := g.IssuesLine(); line != "" {
		d.Below = append(d.Below, say(datum(line)))
	}
	switch {
	case g.From != 0:
		d.Blocks = append(d.Blocks, g.convergences()...)
	case len(g.Gaps) == 1:
		d.Blocks = append(d.Blocks, g.pair(&g.Gaps[0])...)
	default:
		d.Blocks = append(d.Blocks, g.pairs()...)
	}
	if g.AnyUnsure() {
		d.Blocks = append(d.Blocks, document.Para{Text: muted(UnsureNote)})
	}
	if line := g.WithheldLine(); line != "" {
		d.Blocks = append(d.Blocks, document.Para{Text: muted(line)})
	}
	for i := range g.Terms {
		d.Blocks = append(d.Blocks, g.terms(&g.Terms[i]))
	}
	d.Blocks = append(d.Blocks, g.spreads())
	d.Blocks = append(d.Blocks, pasted("stance help measures")...)
	return d
}

// pairs sets every pair into a triangle; where that does not fit, into a list.
func (g *Gap) pairs() []document.Block {
	parties := g.Parties()
	if len(parties) == 0 {
		return []document.Block{document.Para{Text: say("No two parties have a stance of their own in force.")}}
	}
	list := document.Table{Columns: []document.Column{
		{Head: say("between"), Key: true, Joins: true}, {Head: say("and"), Key: true, Joins: true}, {Head: say("gap"), Number: true}, {Head: say("rests on")},
	}}
	for i := range g.Gaps {
		if gap := &g.Gaps[i]; g.Printed(gap.Compared, gap.Total) {
			list.Rows = append(list.Rows, document.TableRow{Cells: []document.Cell{
				{say(datum(gap.A.Name))}, {say(datum(gap.B.Name))}, {say(g.points(gap))}, {say(Coverage(gap.Compared, gap.Total) + " issues")},
			}})
		}
	}
	if len(g.Filter.Parties) == 1 {
		return tabled(list)
	}
	m := document.Matrix{Else: &list}
	for _, q := range parties[:len(parties)-1] {
		m.Columns = append(m.Columns, document.Text{partyRun(q)})
	}
	for i, a := range parties[1:] {
		row := document.MatrixRow{Head: document.Text{partyRun(a)}}
		for _, b := range parties[:i+1] {
			cell := muted(NoStance)
			if gap := g.Pair(a, b); gap != nil && g.Printed(gap.Compared, gap.Total) {
				cell = document.Text{
					{Text: g.points(gap), Whole: true}, {Text: " ", Whole: true}, {Text: "(" + Coverage(gap.Compared, gap.Total) + ")", Whole: true, Tone: document.Muted},
				}
			}
			row.Cells = append(row.Cells, document.Cell{cell})
		}
		m.Rows = append(m.Rows, row)
	}
	return []document.Block{m}
}

// tabled is a table that has rows; no block where it has none.
func tabled(t document.Table) []document.Block {
	if len(t.Rows) == 0 {
		return nil
	}
	return []document.Block{t}
}

// points is a gap in score points, with a mark where it is not sure.
func (g *Gap) points(gap *diff.Gap) string {
	return OptionalPoints(gap.Gap, Figure) + Doubt(g.UnsureGap(gap))
}

// pair sets two parties side by side.
func (g *Gap) pair(gap *diff.Gap) []document.Block {
	total := "gap not printed"
	if g.Printed(gap.Compared, gap.Total) {
		total = "gap " + g.points(gap)
	}
	head := document.Facts{Lines: []document.Text{say(strong(gap.A.Name+" and "+gap.B.Name), ": "+total+", "+Coverage(gap.Compared, gap.Total)+" issues compared")}}
	t := document.Table{Columns: []document.Column{
		{Head: say("issue"), Key: true}, {Head: document.Text{partyRun(gap.A)}}, {Head: document.Text{partyRun(gap.B)}},
		{Head: say("distance"), Number: true}, {Head: say("weight"), Number: true},
	}}
	byIssue := map[*positions.Issue]diff.IssueGap{}
	for _, ig := range gap.ByIssue {
		byIssue[ig.Issue] = ig
	}
	for _, is := range g.History.Dataset.Codebook.Issues {
		if !g.ShowsIssue(is) {
			continue
		}
		distance, weight := NoStance, NoStance
		if ig, ok := byIssue[is]; ok {
			distance = Figure(ig.Distance) + Doubt(g.Unsure(gap.A, is) || g.Unsure(gap.B, is))
			weight = Figure(ig.Weight)
		}
		t.Rows = append(t.Rows, document.TableRow{Cells: []document.Cell{
			{say(datum(is.Name))}, {say(datum(g.Beside(gap.A, is)))}, {say(datum(g.Beside(gap.B, is)))}, {say(distance)}, {say(weight)},
		}})
	}
	return []document.Block{head, t}
}

func (g *Gap) convergences() []document.Block {
	t := document.Table{Columns: []document.Column{
		{Head: say("between"), Key: true, Joins: true}, {Head: say("and"), Key: true, Joins: true}, {Head: say("gap"), Number: true}, {Head: say("change"), Number: true},
		{Head: say("moved by each")}, {Head: say("rests on")},
	}}
	for i := range g.Convergences {
		c := &g.Convergences[i]
		rests := document.Cell{say(Coverage(c.Compared, c.Total) + " issues")}
		switch {
		case c.Change != nil && g.Printed(c.Compared, c.Total):
			t.Rows = append(t.Rows, document.TableRow{Cells: []document.Cell{
				{say(datum(c.A.Name))}, {say(datum(c.B.Name))}, {say(Figure(*c.From) + " → " + Figure(*c.To))},
				{document.Text{{Text: SignedPoints(*c.Change) + Doubt(g.UnsureChange(c)), Bold: true}}},
				{movedBy(c.A, *c.AMoved, false), movedBy(c.B, *c.BMoved, false)}, rests,
			}})
		case len(g.Convergences) == 1 && c.Compared > 0: // the total is withheld, not what it is made of
			t.Rows = append(t.Rows, document.TableRow{Cells: []document.Cell{{say(datum(c.A.Name))}, {say(datum(c.B.Name))}, {say(NoStance)}, {say(NoStance)}, nil, rests}})
		default:
			continue
		}
		t.Rows = append(t.Rows, g.movedIssues(c)...)
	}
	return tabled(t)
}

// movedBy says how far a party went.
func movedBy(p *positions.Party, points float64, unsure bool) document.Text {
	return say(datum(p.Label()), " "+SignedPoints(points)+Doubt(unsure))
}

// movedIssues are the issues on which something moved.
func (g *Gap) movedIssues(c *diff.Convergence) []document.TableRow {
	var rows []document.TableRow
	for _, ic := range c.ByIssue {
		if ic.Change == 0 && ic.AMoved == 0 && ic.BMoved == 0 {
			continue
		}
		rows = append(rows, document.TableRow{Under: true, Cells: []document.Cell{
			{muted(ic.Issue.Name)}, nil, {say(Figure(ic.From) + " → " + Figure(ic.To))}, {say(SignedPoints(ic.Change))},
			{movedBy(c.A, ic.AMoved, g.Unsure(c.A, ic.Issue)), movedBy(c.B, ic.BMoved, g.Unsure(c.B, ic.Issue))},
			{muted("weight " + Figure(ic.Weight))},
		}})
	}
	return rows
}

func (g *Gap) terms(pt *PairTerms) document.Section {
	a, b := g.Filter.Parties[0], g.Filter.Parties[1]
	if a.Index > b.Index {
		a, b = b, a
	}
	var items document.Items
	for _, l := range pt.Lines(a, b) {
		items.Items = append(items.Items, termItem(l))
	}
	return document.Section{ID: "terms-" + pt.Issue.ID, Name: say(datum(pt.Issue.Name), ": terms against each other"),
		Blocks: []document.Block{document.Para{Text: muted("redlined from " + a.Name + " to " + b.Name)}, items}}
}

func (g *Gap) spreads() document.Section {
	s := document.Section{ID: "spread", Name: say("Spread and cohesion")}
	t := document.Table{Columns: []document.Column{
		{Head: say("issue"), Key: true}, {Head: say("range"), Number: true}, {Head: say("mean distance"), Number: true}, {Head: say("stances")},
	}}
	for _, sp := range g.Spreads {
		t.Rows = append(t.Rows, document.TableRow{Cells: []document.Cell{
			{say(datum(sp.Issue.Name))}, {say(OptionalPoints(sp.Range, Figure))}, {say(OptionalPoints(sp.MeanDistance, Figure))}, {say(document.Count(sp.Stances, "stance", "stances"))},
		}})
	}
	s.Blocks = append(s.Blocks, tabled(t)...)
	var f document.Facts
	for _, c := range g.Cohesions {
		if c.MeanDistance != nil {
			f.Lines = append(f.Lines, say(datum(c.Group.Name), ": members' own stances lie "+OptionalPoints(c.MeanDistance, Figure)+
				" points from the group's on average ("+document.Count(c.Stances, "stance", "stances")+" compared)"))
		}
	}
	if f.Lines != nil {
		s.Blocks = append(s.Blocks, f)
	}
	return s
}
