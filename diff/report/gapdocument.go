package report

import (
	"stance/diff"
	"stance/diff/redline"
	"stance/diff/report/document"
	"stance/positions"
)

// Document tells what separates the parties on a date, or who moved toward whom between
// two.
func (g *Gap) Document() *document.Document {
	d := &document.Document{Title: datasetName(g.History.Dataset.Codebook.Title), About: about("Gap", &g.Filter, aged(&g.Filter, g.When())), Below: []document.Text{say(datum(g.When()))}, Revised: g.To.String()}
	for _, n := range g.Notes {
		d.Below = append(d.Below, say("note: ", datum(n)))
	}
	unit := GapUnit
	if g.From != 0 {
		unit = ConvergenceUnit
	}
	d.Below = append(d.Below, muted(unit))
	if m := g.Filter.MaxAge; m.Given() {
		d.Below = append(d.Below, muted("without stances more than "+m.Text()+" old"))
	}
	if only := g.Filter.Line(); only != "" && (len(g.Filter.Parties) < 2 || len(g.Filter.Issues) > 0) { // columns name their parties
		d.Below = append(d.Below, say("shown here: ", datum(only)))
	}
	if line := g.IssuesLine(); line != "" {
		d.Below = append(d.Below, say(datum(line)))
	}
	if g.Charts != nil {
		d.Blocks = append(d.Blocks, drawn(g.Charts.Gap(g), "gap", nil)...)
	}
	switch {
	case g.From != 0:
		d.Blocks = append(d.Blocks, g.convergences()...)
	case len(g.Gaps) == 1:
		d.Blocks = append(d.Blocks, g.pair(&g.Gaps[0])...)
	default:
		d.Blocks = append(d.Blocks, g.pairs()...)
	}
	for _, line := range g.legend() {
		d.Blocks = append(d.Blocks, document.Para{Text: muted(line)})
	}
	if line := g.WithheldLine(); line != "" {
		d.Blocks = append(d.Blocks, document.Para{Text: muted(line)})
	}
	d.Blocks = append(d.Blocks, tooOldItems(g.TooOld, g.From != 0)...)
	if g.Columns != nil {
		d.Blocks = append(d.Blocks, g.columns())
	} else {
		d.Blocks = append(d.Blocks, g.zopa()...)
		for i := range g.Terms {
			d.Blocks = append(d.Blocks, g.terms(&g.Terms[i]))
		}
	}
	d.Blocks = append(d.Blocks, g.spreads())
	if len(d.Numbered()) > 0 {
		d.Blocks = append(d.Blocks, document.Sources{})
	}
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
		{Head: say("between"), Key: true, Joins: true}, {Head: say("and"), Key: true, Joins: true}, {Head: say("gap"), Number: true}, {Head: say("rests on")}, {Head: say("oldest")},
	}}
	printed := keep(g.Gaps, func(p *diff.Gap) bool { return g.Printed(p.Compared, p.Total) })
	told := mainFirst(g.History, g.To, printed, func(p *diff.Gap) (a, b *positions.Party, compared int) { return p.A, p.B, p.Compared })
	more := 0
	if len(told) > linesWhole {
		told, more = told[:pairsListed], len(told)-pairsListed
	}
	for _, gap := range told {
		list.Rows = append(list.Rows, document.TableRow{Cells: []document.Cell{
			{partyName(gap.A)}, {partyName(gap.B)}, {say(GapPoints(gap))}, {say(Coverage(gap.Compared, gap.Total) + " issues")}, {say(Oldest(gap.Oldest))},
		}})
	}
	if more > 0 {
		return append(tabled(list), g.morePairs(more, told[0].A))
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
			if gap := g.Pair(a, b); gap != nil && gap.Gap != nil && g.Printed(gap.Compared, gap.Total) {
				cell := document.Cell{{{Text: Figure(*gap.Gap) + Doubt(gap.Unsure), Whole: true, Page: g.pairPage(gap)}}}
				if differ(*gap.Low, *gap.High) {
					cell = append(cell, document.Text{{Text: "(" + Figure(*gap.Low) + "–" + Figure(*gap.High) + ")", Whole: true}})
				}
				for _, rests := range []string{Coverage(gap.Compared, gap.Total), Oldest(gap.Oldest)} {
					cell = append(cell, document.Text{{Text: rests, Whole: true, Tone: document.Muted}})
				}
				row.Cells = append(row.Cells, cell)
				continue
			}
			row.Cells = append(row.Cells, document.Cell{cell})
		}
		m.Rows = append(m.Rows, row)
	}
	return []document.Block{m}
}

// pairPage is the page of the gap between two parties, on the same day and over the same issues.
func (g *Gap) pairPage(gap *diff.Gap) string {
	day := g.To
	if day == lastDate(g.History) {
		day = 0
	}
	return GapPage(day, []*positions.Party{gap.A, gap.B}, g.Filter.Issues)
}

// tabled is a table that has rows; no block where it has none.
func tabled(t document.Table) []document.Block {
	if len(t.Rows) == 0 {
		return nil
	}
	return []document.Block{t}
}

// pair sets two parties side by side.
func (g *Gap) pair(gap *diff.Gap) []document.Block {
	total := "gap not printed"
	if g.Printed(gap.Compared, gap.Total) {
		total = "gap " + GapPoints(gap)
	}
	if gap.Oldest != nil {
		total += ", the oldest stance " + Oldest(gap.Oldest) + " old"
	}
	head := document.Facts{Lines: []document.Text{say(strong(gap.A.Name+" and "+gap.B.Name), ": "+total+", "+Coverage(gap.Compared, gap.Total)+" issues compared")}}
	measures := []document.Column{{Head: say("distance"), Number: true}, {Head: say("weight"), Number: true}}
	t := document.Table{Columns: append([]document.Column{{Head: say("issue"), Key: true}, {Head: document.Text{partyRun(gap.A)}}, {Head: document.Text{partyRun(gap.B)}}}, measures...)}
	if g.Columns != nil { // which tell what they hold
		t.Columns = append(t.Columns[:1:1], measures...)
	}
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
			distance = Bounded(ig.Distance, ig.Bounds.Low, ig.Bounds.High) + Doubt(ig.Bounds.Unsure)
			weight = Figure(ig.Weight)
		}
		row := document.TableRow{Cells: []document.Cell{{issueName(is)}}}
		if g.Columns == nil {
			row.Cells = append(row.Cells, g.beside(gap.A, gap.B, is), g.beside(gap.B, gap.A, is))
		}
		row.Cells = append(row.Cells, document.Cell{say(distance)}, document.Cell{say(weight)})
		t.Rows = append(t.Rows, row)
	}
	return []document.Block{head, t}
}

func (g *Gap) convergences() []document.Block {
	t := document.Table{Columns: []document.Column{
		{Head: say("between"), Key: true, Joins: true}, {Head: say("and"), Key: true, Joins: true}, {Head: say("gap"), Number: true}, {Head: say("change"), Number: true},
		{Head: say("moved by each")}, {Head: say("rests on")},
	}}
	told := keep(g.Convergences, g.lists)
	lines := len(told)
	for i := range told {
		lines += countMoved(&told[i])
	}
	sorted := mainFirst(g.History, g.To, told, func(c *diff.Convergence) (a, b *positions.Party, compared int) { return c.A, c.B, c.Compared })
	more := 0
	if lines > linesWhole && len(sorted) > pairsListed {
		sorted, more = sorted[:pairsListed], len(sorted)-pairsListed
	}
	for _, c := range sorted {
		rests := document.Cell{say(Coverage(c.Compared, c.Total) + " issues")}
		if c.Oldest != nil {
			rests = append(rests, muted("oldest "+Oldest(c.Oldest)))
		}
		if g.tellsChange(c) {
			t.Rows = append(t.Rows, document.TableRow{Cells: []document.Cell{
				{partyName(c.A)}, {partyName(c.B)}, {say(fromTo(*c.From, *c.To, diff.Bounds{Low: *c.Low, High: *c.High, Unsure: c.Unsure}))},
				{document.Text{{Text: SignedPoints(*c.Change) + Doubt(g.UnsureChange(c)), Bold: true}}},
				{movedBy(c.A, *c.AMoved, false), movedBy(c.B, *c.BMoved, false)}, rests,
			}})
		} else {
			t.Rows = append(t.Rows, document.TableRow{Cells: []document.Cell{{partyName(c.A)}, {partyName(c.B)}, {say(NoStance)}, {say(NoStance)}, nil, rests}})
		}
		t.Rows = append(t.Rows, g.movedIssues(c)...)
	}
	if more > 0 {
		return append(tabled(t), g.morePairs(more, sorted[0].A))
	}
	return tabled(t)
}

// tellsChange reports whether the change of a gap is told as a figure.
func (g *Gap) tellsChange(c *diff.Convergence) bool {
	return c.Change != nil && g.Printed(c.Compared, c.Total)
}

// lists reports whether a pair is listed: with a figure, or the one pair asked for, of which
// the total may be withheld, and not what it is made of.
func (g *Gap) lists(c *diff.Convergence) bool {
	return g.tellsChange(c) || len(g.Convergences) == 1 && c.Compared > 0
}

// linesWhole is how many lines a table of pairs may have and still list each of them: those of
// 45 parties. A line is a pair, and between two dates an issue on which its distance changed.
// Of more the main pairs are listed; JSON and CSV have all.
const linesWhole = 1_000

// morePairs says how many pairs a table leaves out and how to see them: those of one party
// with all others, and all in a table of their own.
func (g *Gap) morePairs(n int, p *positions.Party) document.Next {
	return document.Next{Commands: []document.Command{
		{About: say("And "+document.Thousands(n)+" more; those of one party, as of ", partyName(p)), Line: g.command(p)},
		{About: say("All of them"), Line: g.command(nil) + " -f csv"},
	}}
}

// command asks for the same of a party; with nil of the parties asked for here.
func (g *Gap) command(p *positions.Party) string {
	d := g.History.Dataset
	words := []string{"gap"}
	switch {
	case p != nil:
		words = append(words, PartyWord(d, p))
	default:
		for _, q := range g.Filter.Parties {
			words = append(words, PartyWord(d, q))
		}
	}
	for _, is := range g.Filter.Issues {
		words = append(words, IssueWord(d, is))
	}
	if g.From != 0 {
		words = append(words, g.From.String(), g.To.String())
	} else {
		words = append(words, dateWord(d, g.To))
	}
	if m := g.Filter.MaxAge; m.Given() {
		words = append(words, "--max-age", m.String())
	}
	return g.Call.View(filled(words...)...)
}

// movedBy says how far a party went.
func movedBy(p *positions.Party, points float64, unsure bool) document.Text {
	return say(onPage(PartyPage(p), say(datum(p.Label()))), " "+SignedPoints(points)+Doubt(unsure))
}

// movedOn reports whether something moved on an issue.
func movedOn(ic *diff.IssueConvergence) bool {
	return ic.Change != 0 || ic.AMoved != 0 || ic.BMoved != 0
}

// countMoved counts the issues on which something moved.
func countMoved(c *diff.Convergence) int {
	n := 0
	for i := range c.ByIssue {
		if movedOn(&c.ByIssue[i]) {
			n++
		}
	}
	return n
}

// movedIssues tells of the issues on which something moved.
func (g *Gap) movedIssues(c *diff.Convergence) []document.TableRow {
	var rows []document.TableRow
	for _, ic := range c.ByIssue {
		if !movedOn(&ic) {
			continue
		}
		rows = append(rows, document.TableRow{Under: true, Cells: []document.Cell{
			{with(issueName(ic.Issue), document.Muted, false)}, nil, {say(fromTo(ic.From, ic.To, ic.Bounds))}, {say(SignedPoints(ic.Change))},
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
	var blocks []document.Block
	for _, l := range pt.Lines(a, b) {
		items.Items = append(items.Items, termItem(l))
		if l.Op == redline.Reworded && blocks == nil {
			blocks = append(blocks, document.Para{Text: muted("redlined from " + a.Name + " to " + b.Name)})
		}
	}
	return document.Section{ID: "terms-" + pt.Issue.ID, Name: say(issueName(pt.Issue), ": terms against each other"), Blocks: append(blocks, items)}
}

// columns are the four columns, with what they rest on.
func (g *Gap) columns() document.Section {
	c := composing(g.History, g.To, nil)
	s := c.fourColumns(g.Columns)
	for _, line := range g.askedNotes() {
		s.Blocks = append(s.Blocks, document.Para{Text: with(line, document.Muted, false)})
	}
	return s
}

func (g *Gap) spreads() document.Section {
	s := document.Section{ID: "spread", Name: say("Spread and cohesion")}
	t := document.Table{Columns: []document.Column{
		{Head: say("issue"), Key: true}, {Head: say("range"), Number: true}, {Head: say("mean distance"), Number: true}, {Head: say("stances")},
	}}
	for _, sp := range g.Spreads {
		t.Rows = append(t.Rows, document.TableRow{Cells: []document.Cell{
			{issueName(sp.Issue)}, {say(OptionalPoints(sp.Range))}, {say(OptionalPoints(sp.MeanDistance))}, {say(document.Count(sp.Stances, "stance", "stances"))},
		}})
	}
	s.Blocks = append(s.Blocks, tabled(t)...)
	var f document.Facts
	for _, c := range g.Cohesions {
		if c.MeanDistance != nil {
			f.Lines = append(f.Lines, say(datum(c.Group.Name), ": members' own stances lie "+OptionalPoints(c.MeanDistance)+
				" points from the group's on average ("+document.Count(c.Stances, "stance", "stances")+" compared)"))
		}
	}
	if f.Lines != nil {
		s.Blocks = append(s.Blocks, f)
	}
	return s
}
