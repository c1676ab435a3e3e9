package report

import (
	"slices"
	"strconv"

	"stance/diff"
	"stance/diff/report/document"
	"stance/positions"
)

// zopa tells of each issue whether what the parties ask for, or say they would take, can
// meet; of more than have a column each, who stands at either end.
func (g *Gap) zopa() []document.Block {
	if len(g.Zopas) == 0 {
		return nil
	}
	s := document.Section{ID: "zopa", Name: say("What they ask for, or would take")}
	if parties := g.heard(); len(parties) <= MostColumns {
		s.Blocks = append(s.Blocks, g.askedByAll(parties))
	} else {
		s.Blocks = append(s.Blocks, g.askedAtEnds(), document.Para{Text: muted(endsNote)})
	}
	for _, line := range g.askedNotes() {
		s.Blocks = append(s.Blocks, document.Para{Text: with(line, document.Muted, false)})
	}
	return []document.Block{s}
}

// endsNote says what the columns of the parties at either end are.
const endsNote = "At least, at most: the highest lower and the lowest upper end of what they ask for, or would take, along the scale from its low end."

// askedByAll is a row for each issue, with what each party asks for.
func (g *Gap) askedByAll(parties []*positions.Party) document.Block {
	m := document.Matrix{RowsAre: "issue"}
	for _, p := range parties {
		m.Columns = append(m.Columns, document.Text{partyRun(p)})
	}
	m.Columns = append(m.Columns, say(whatTheyAsk))
	for i := range g.Zopas {
		z := &g.Zopas[i]
		row := document.MatrixRow{Head: issueName(z.Issue)}
		for _, p := range parties {
			row.Cells = append(row.Cells, document.Cell{g.asked(z, p)})
		}
		row.Cells = append(row.Cells, ZopaLines(z))
		m.Rows = append(m.Rows, row)
	}
	return m
}

const whatTheyAsk = "what they ask for"

// askedAtEnds is a row for each issue, with the parties at either end.
func (g *Gap) askedAtEnds() document.Block {
	t := document.Table{Columns: []document.Column{
		{Head: say("issue"), Key: true}, {Head: say("at least")}, {Head: say("at most")}, {Head: say(whatTheyAsk)},
	}}
	for i := range g.Zopas {
		z := &g.Zopas[i]
		floor, ceiling := say(NoStance), say(NoStance)
		if zone := z.Zone; zone != nil {
			floor = say(datum(Point(z.Issue, zone.Floor, zone.Ceiling)), with(say(" (", someNames(zone.FloorBy), ")"), document.Muted, false))
			ceiling = say(datum(Point(z.Issue, zone.Ceiling, zone.Floor)), with(say(" (", someNames(zone.CeilingBy), ")"), document.Muted, false))
		}
		t.Rows = append(t.Rows, document.TableRow{Cells: []document.Cell{{issueName(z.Issue)}, {floor}, {ceiling}, ZopaLines(z)}})
	}
	return t
}

// heard are the parties that stand for themselves on an issue shown.
func (g *Gap) heard() []*positions.Party {
	heard := map[*positions.Party]bool{}
	for i := range g.Zopas {
		z := &g.Zopas[i]
		for j := range z.Ranges {
			heard[z.Ranges[j].Party] = true
		}
		for j := range z.TooOld {
			heard[z.TooOld[j].Party] = true
		}
		for _, p := range z.Unknown {
			heard[p] = true
		}
	}
	return keep(g.Asked(), func(p **positions.Party) bool { return heard[*p] })
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

// asksOn are the places that what all ask for on an issue reaches to.
func asksOn(z *diff.Zopa) []positions.Point {
	var places []positions.Point
	for i := range z.Ranges {
		places = append(places, z.Ranges[i].Range.Low, z.Ranges[i].Range.High)
	}
	return places
}

// asked says what one party asks for on an issue, or would take.
func (g *Gap) asked(z *diff.Zopa, p *positions.Party) document.Text {
	if a := askedOf(z, p); a != nil {
		words := Span(z.Issue, a.Range, asksOn(z)...)
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
		return document.Cell{say("what they would take meets" + doubt), muted("in common: " + zoneWords(z))}
	case z.Verdict == diff.Meet:
		return document.Cell{say("the same" + doubt)}
	}
	cell := document.Cell{say("cannot tell", cannotTell(z))}
	if z.Zone != nil {
		of := "all could lie at "
		switch {
		case len(z.Unknown)+len(z.TooOld) > 0:
			of = "of those known it could lie at "
		case len(z.Ranges) == 2:
			of = "both could lie at "
		}
		cell = append(cell, muted(of+zoneWords(z)))
	}
	return cell
}

// cannotTell says whose position is not known, or else what the ranges rest on: those who may
// take more than they ask for may meet, and those who ask for different things may not.
func cannotTell(z *diff.Zopa) Prose {
	var old []*positions.Party
	for i := range z.TooOld {
		old = append(old, z.TooOld[i].Party)
	}
	var why []Prose
	if z.Unknown != nil {
		why = append(why, say(someNames(z.Unknown), " unknown"))
	}
	if old != nil {
		why = append(why, say(someNames(old), " too old"))
	}
	if why == nil && len(z.Ranges) == 1 {
		why = append(why, say(datum(z.Ranges[0].Party.Name), " alone"))
	}
	asks := len(keep(z.Ranges, func(a *diff.Ask) bool { return a.RestsOn == diff.OnAsks }))
	switch {
	case why != nil:
		return say(": ", listedText(", ", why...))
	case asks == 0:
		return nil
	case asks < len(z.Ranges):
		return say(": in part asks")
	}
	return say(": these are asks")
}

// namesListed is how many parties a cell names.
const namesListed = 4

func someNames(parties []*positions.Party) Prose {
	if len(parties) <= namesListed+1 {
		return namesApart(parties, Full)
	}
	return say(namesApart(parties[:namesListed], Full), " and "+strconv.Itoa(len(parties)-namesListed)+" more")
}

// namesApart are the words of names, each a text of its own: one that is written from right to
// left turns none beside it around.
func namesApart(parties []*positions.Party, name Naming) Prose {
	each := make([]Prose, len(parties))
	for i, p := range parties {
		each[i] = onPage(PartyPage(p), say(datum(name(p))))
	}
	return listedText(", ", each...)
}

// holeWords say how far apart the nearest ends are: in steps where the scale has them, on a
// scale of numbers as a number, else in score points.
func holeWords(z *diff.Zopa) string {
	scale, zone := z.Issue.Scale, z.Zone
	switch {
	case scale.Steps():
		return document.Count(zone.Floor.Option-zone.Ceiling.Option, "step", "steps")
	case scale.Numeric():
		return distanceOn(scale, zone.Floor.Value-zone.Ceiling.Value)
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
func (g *Gap) askedNotes() []document.Text {
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
	var notes []document.Text
	switch {
	case accepts == 0 && asks > 0:
		notes = append(notes, coded("No `accepts` is recorded: these are asks, not the least they would take."))
	case accepts > 0 && asks > 0:
		notes = append(notes, say("“would take” is what a party says or signals it would take; the rest are asks, not the least they would take."))
	case accepts > 0:
		notes = append(notes, say("“would take” is what a party says or signals it would take."))
	}
	if unsure && len(g.legend()) == 0 {
		notes = append(notes, say(UnsureNote))
	}
	return notes
}
