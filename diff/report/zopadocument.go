package report

import (
	"slices"
	"strconv"

	"stance/diff"
	"stance/diff/report/document"
	"stance/positions"
)

// zopa tells of each issue whether what the parties ask for, or say they would take, can
// meet: a column for each party where there is room, else the parties at either end.
func (g *Gap) zopa() []document.Block {
	if len(g.Zopas) == 0 {
		return nil
	}
	s := document.Section{ID: "zopa", Name: say("What they ask for, or would take")}
	ends := document.Table{Columns: []document.Column{
		{Head: say("issue"), Key: true}, {Head: say("no lower than")}, {Head: say("no higher than")}, {Head: say("what they ask for")},
	}}
	m := document.Matrix{RowsAre: "issue"}
	parties := g.heard()
	for _, p := range parties {
		m.Columns = append(m.Columns, document.Text{partyRun(p)})
	}
	m.Columns = append(m.Columns, say("what they ask for"))
	for i := range g.Zopas {
		z := &g.Zopas[i]
		row := document.MatrixRow{Head: say(datum(z.Issue.Name))}
		for _, p := range parties {
			row.Cells = append(row.Cells, document.Cell{g.asked(z, p)})
		}
		verdict := ZopaLines(z)
		row.Cells = append(row.Cells, verdict)
		m.Rows = append(m.Rows, row)
		floor, ceiling := say(NoStance), say(NoStance)
		if zone := z.Zone; zone != nil {
			floor = say(datum(Point(z.Issue, zone.Floor)), muted(" ("+someNames(zone.FloorBy)+")"))
			ceiling = say(datum(Point(z.Issue, zone.Ceiling)), muted(" ("+someNames(zone.CeilingBy)+")"))
		}
		ends.Rows = append(ends.Rows, document.TableRow{Cells: []document.Cell{{say(datum(z.Issue.Name))}, {floor}, {ceiling}, verdict}})
	}
	m.Else = &ends
	s.Blocks = append(s.Blocks, m)
	for _, line := range g.askedNotes() {
		s.Blocks = append(s.Blocks, document.Para{Text: muted(line)})
	}
	return []document.Block{s}
}

// heard are the parties that stand for themselves on an issue shown.
func (g *Gap) heard() []*positions.Party {
	return keep(g.Asked(), func(p **positions.Party) bool {
		return slices.ContainsFunc(g.Zopas, func(z diff.Zopa) bool {
			return askedOf(&z, *p) != nil || slices.Contains(z.Unknown, *p) || tooOldOf(&z, *p) != nil
		})
	})
}

func askedOf(z *diff.Zopa, p *positions.Party) *diff.Ask {
	for i := range z.Ranges {
		if z.Ranges[i].Party == p {
			return &z.Ranges[i]
		}
	}
	return nil
}

func tooOldOf(z *diff.Zopa, p *positions.Party) *diff.TooOld {
	for i := range z.TooOld {
		if z.TooOld[i].Party == p {
			return &z.TooOld[i]
		}
	}
	return nil
}

// asked says what one party asks for on an issue, or would take.
func (g *Gap) asked(z *diff.Zopa, p *positions.Party) document.Text {
	if a := askedOf(z, p); a != nil {
		words := Span(z.Issue, a.Range)
		if a.RestsOn == diff.OnAccepts {
			words = "would take " + words
		}
		return say(datum(joined(words, Via(a.Holding, Short)) + Doubt(a.Unsure())))
	}
	if o := tooOldOf(z, p); o != nil {
		return muted(TooOldOf(o.Holding))
	}
	hd, ok := g.History.InForce(p, z.Issue, g.To)
	switch {
	case slices.Contains(z.Unknown, p) && ok:
		return muted(joined(Position(hd.Stance), Via(hd, Short)))
	case slices.Contains(z.Unknown, p) && g.History.Silence(p, z.Issue, g.To) != nil:
		return muted(NotFound)
	case slices.Contains(z.Unknown, p):
		return muted("not recorded")
	case ok && hd.Via != nil:
		return muted(Via(hd, Short))
	}
	return muted("in words only; see its group")
}

// ZopaLines say whether what the parties ask for, or would take, can meet. They never say
// that agreement is possible or likely.
func ZopaLines(z *diff.Zopa) document.Cell {
	doubt := Doubt(z.Unsure)
	accepted := z.RestsOn == diff.OnAccepts
	switch {
	case z.Verdict == diff.Apart && accepted:
		return document.Cell{say(datum("what they would take is " + holeWords(z) + " apart" + doubt))}
	case z.Verdict == diff.Apart:
		return document.Cell{say(datum(holeWords(z) + " apart" + doubt))}
	case z.Verdict == diff.Meet && accepted:
		return document.Cell{say("what they would take meets" + doubt), muted(zoneWords(z))}
	case z.Verdict == diff.Meet:
		return document.Cell{say("the same" + doubt)}
	}
	cell := document.Cell{say("cannot tell"+doubt, datum(cannotTell(z)))}
	if z.Zone != nil && len(z.Zone.FloorBy) > 0 && z.Zone.Low != nil {
		cell = append(cell, muted("shared by what is known: "+zoneWords(z)))
	}
	return cell
}

// cannotTell says whose position is not known.
func cannotTell(z *diff.Zopa) string {
	var old []*positions.Party
	for i := range z.TooOld {
		old = append(old, z.TooOld[i].Party)
	}
	var why string
	if z.Unknown != nil {
		why = someNames(z.Unknown) + " unknown"
	}
	if old != nil {
		why = joined(why, someNames(old)+" too old")
	}
	if why == "" && len(z.Ranges) == 1 {
		why = z.Ranges[0].Party.Name + " alone"
	}
	if why == "" {
		return ""
	}
	return ": " + why
}

// namesListed is how many parties a cell names.
const namesListed = 4

func someNames(parties []*positions.Party) string {
	if len(parties) <= namesListed+1 {
		return names(parties, Full)
	}
	return names(parties[:namesListed], Full) + " and " + strconv.Itoa(len(parties)-namesListed) + " more"
}

// holeWords say how far apart the nearest ends are: in steps where the scale has them, on a
// scale of numbers as a number, else in score points.
func holeWords(z *diff.Zopa) string {
	scale, zone := z.Issue.Scale, z.Zone
	switch {
	case scale.Steps():
		return document.Count(zone.Floor.Option-zone.Ceiling.Option, "step", "steps")
	case scale.Numeric():
		return Significant(zone.Floor.Value - zone.Ceiling.Value)
	}
	return Significant(*zone.Hole) + " points"
}

// zoneWords name the ends between which all known ranges lie.
func zoneWords(z *diff.Zopa) string {
	return Span(z.Issue, positions.Range{Low: z.Zone.Floor, High: z.Zone.Ceiling})
}

// Significant writes a figure with at most three significant digits.
func Significant(v float64) string {
	rounded, _ := strconv.ParseFloat(strconv.FormatFloat(v, 'g', 3, 64), 64)
	return strconv.FormatFloat(rounded, 'f', -1, 64)
}

// askedNotes say what the table rests on.
func (g *Gap) askedNotes() []string {
	asks, accepts, unsure := 0, 0, false
	for i := range g.Zopas {
		for j := range g.Zopas[i].Ranges {
			a := &g.Zopas[i].Ranges[j]
			if a.RestsOn == diff.OnAccepts {
				accepts++
			} else {
				asks++
			}
			unsure = unsure || a.Unsure()
		}
	}
	var notes []string
	switch {
	case accepts == 0 && asks > 0:
		notes = append(notes, "No `accepts` is recorded: these are asks, not the least they would take.")
	case accepts > 0 && asks > 0:
		notes = append(notes, "“would take” is what a party says or signals it would take; the rest are asks, not the least they would take.")
	case accepts > 0:
		notes = append(notes, "“would take” is what a party says or signals it would take.")
	}
	if unsure && len(g.legend()) == 0 {
		notes = append(notes, UnsureNote)
	}
	return notes
}
