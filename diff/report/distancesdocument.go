package report

import (
	"math"
	"strconv"

	"stance/diff/report/document"
)

// apart tells how far apart parties stand at the second date and who moved toward whom:
// each figure once, in a table that a map of them comes with.
func (r *ChangeReport) apart() document.Section {
	d := &r.Distances
	s := document.Section{ID: "distances", Name: say("Distances"), Part: true, Folded: true}
	figured := func(p *document.Picture, id string, t document.Table) {
		if p == nil {
			s.Blocks = append(s.Blocks, t)
			return
		}
		p.ID, p.Figures = id, &t
		s.Blocks = append(s.Blocks, *p)
	}
	if d.Any() {
		var p *document.Picture
		if mapped := d.GapsMapped(); r.Charts != nil && mapped != nil {
			p = r.Charts.Gaps(r.History.Dataset.Codebook, mapped, r.To)
		}
		figured(p, "gaps", d.table(r))
	}
	if len(d.Moves) > 0 {
		var p *document.Picture
		if mapped := d.MovesMapped(); r.Charts != nil && mapped != nil {
			p = r.Charts.Convergences(r.History.Dataset.Codebook, mapped, r.From, r.To)
		}
		figured(p, "moves", d.movesTable(r))
	}
	for _, n := range d.notes(r) {
		s.Blocks = append(s.Blocks, document.Para{Text: n})
	}
	return s
}

// table lists how far apart pairs stand.
func (d *Distances) table(r *ChangeReport) document.Table {
	t := document.Table{
		Caption: listedText(" ", say("How far apart parties stand on ", r.To.Text(), ": 0 points is the same position on every issue compared, 100 the opposite poles."), say(d.extent())),
		Columns: []document.Column{{Head: say("between"), Key: true}, {Head: say("and"), Key: true}, {Head: say("points"), Number: true}, {Head: say("compared on")}, {Head: say("oldest")}},
	}
	bounds := false
	for _, l := range d.lines(r) {
		low, high := wholePoints(*l.Low), wholePoints(*l.High)
		points := wholePoints(*l.Gap.Gap)
		if low != high {
			points, bounds = points+" ("+low+"–"+high+")", true
		}
		if l.Unsure {
			points += " ?"
		}
		t.Rows = append(t.Rows, document.TableRow{Cells: []document.Cell{{{partyRun(l.A)}}, {{partyRun(l.B)}}, {say(points)}, {l.On}, {say(Oldest(l.Oldest))}}})
	}
	if bounds {
		t.Caption = say(t.Caption, " "+BoundsNote+".")
	}
	return t
}

func wholePoints(v float64) string { return strconv.Itoa(int(math.Round(v))) }

// movesTable lists whose distance changed, and by whose moves.
func (d *Distances) movesTable(r *ChangeReport) document.Table {
	t := document.Table{
		Caption: say("Who moved toward whom from ", r.From.Text(), " to ", r.To.Text(), ", on the issues placed at both dates, in points."),
		Columns: []document.Column{{Head: say("between"), Key: true}, {Head: say("and"), Key: true}, {Head: say("distance")}, {Head: say("by whose moves")}},
	}
	for _, c := range d.shifts(r) {
		by := say(datum(c.A.Label()), " ", signed(c.AMoved), ", ", datum(c.B.Label()), " ", signed(c.BMoved))
		t.Rows = append(t.Rows, document.TableRow{Cells: []document.Cell{{{partyRun(c.A)}}, {{partyRun(c.B)}}, {say(moveLine(c))}, {by}}})
	}
	return t
}
