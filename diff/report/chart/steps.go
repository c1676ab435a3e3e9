package chart

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"stance/diff"
	"stance/diff/report"
	"stance/diff/report/document"
	"stance/diff/report/picture"
	"stance/positions"
)

// Steps draws how the positions on an issue evolved over all dates of a log: a
// line for each of its parties that was ever placed, or, where these are too
// many to tell apart, a small panel for each. It is nil for an issue without a scale.
func Steps(l *report.Log, is *positions.Issue) *Chart {
	return steps(l, is, cellsOn(l, is), 0, false)
}

// StepsInDocument is the same for a document, of which a chart must not be the most: of a long course
// it draws the latest dates alone, and says so.
func StepsInDocument(l *report.Log, is *positions.Issue) *Chart {
	cells, from := latest(cellsOn(l, is), mostSteps)
	return steps(l, is, cells, from, false)
}

func cellsOn(l *report.Log, is *positions.Issue) []*report.LoggedCell {
	var cells []*report.LoggedCell
	for i := range l.Cells {
		if l.Cells[i].Issue == is {
			cells = append(cells, &l.Cells[i])
		}
	}
	return cells
}

// StepsCell draws how one cell of a log evolved, with what the coder held
// possible besides. It is nil for an issue without a scale.
func StepsCell(l *report.Log, c *report.LoggedCell) *Chart {
	return steps(l, c.Issue, []*report.LoggedCell{c}, 0, true)
}

// timeline is the facts of a step chart.
type timeline struct {
	foreign     picture.Foreign
	scale       *positions.Scale
	dates       []positions.Date // of the snapshots, with those of the steps
	first, last positions.Date
	spans       map[positions.Date]positions.When // of the dates whose steps are all known as spans of days
	tracks      []track
	words       []string // parties without a line, and why
	single      bool     // of one cell: its positions are named, and what the coder held possible is drawn
}

// track is the line of one party.
type track struct {
	party *positions.Party
	steps []step
	dash  int // by which the line is told from others, see picture.Dashed
	moves moves
}

// moves is how much a party is known to have moved, for the order of many of them.
type moves struct {
	sure     int     // moves on firm ground
	farthest float64 // of these, in score points
	mayBe    int
}

func (m *moves) add(c *diff.Change) {
	switch {
	case c.Kind.Moves() && groundOf(c.To.Stance).firm():
		m.sure++
		if c.Delta != nil {
			m.farthest = max(m.farthest, *c.Delta, -*c.Delta)
		}
	case c.Kind.Moves(), c.Kind == diff.PossibleShift:
		m.mayBe++
	}
}

// compare puts those first that moved farthest, then those that may have moved.
func (m *moves) compare(o *moves) int {
	return cmp.Or(cmp.Compare(o.farthest, m.farthest), o.sure-m.sure, o.mayBe-m.mayBe)
}

// step is a stance in force, from its date until the next step's.
type step struct {
	from, until positions.Date // until: the next step's date, or the last date
	final       bool           // nothing follows
	at          *spot          // nil: nothing to draw
	end         end            // what it ends, where there is nothing
	inherited   bool
	kind        diff.Kind // against the step before
	label       string    // the position in words
	title       string
}

// steps builds the chart, from a date on; 0 for all dates.
func steps(l *report.Log, is *positions.Issue, cells []*report.LoggedCell, from positions.Date, single bool) *Chart {
	if is.Scale == nil {
		return nil
	}
	t := newTimeline(l, is, cells, from)
	t.single = single
	subtitle := is.Question
	if t.first != 0 {
		subtitle = under(is, t.first.Text()+" to "+t.last.Text())
	}
	caption := "positions over time"
	if from != 0 {
		caption += ", from " + from.Text() + " on"
	}
	describe := []string{"A scale from " + report.Quoted(report.LowPole(is.Scale)) + " to " + report.Quoted(report.HighPole(is.Scale)) + ", over time."}
	f := Figures{Issue: is.Name, Caption: caption, Header: []string{"Party", "Date", "Position", "Change", "Rests on", "Plausible"}}
	for _, c := range cells {
		sentence := nameOf(c.Party) + ":"
		for i := range c.Steps {
			ch := &c.Steps[i]
			s := ch.To.Stance
			position := report.Position(s)
			if via := report.Via(ch.To.Holding, nameOf); via != "" {
				position += ", " + via
			}
			if i > 0 {
				sentence += ";"
			}
			sentence += " " + report.Dating{}.Stance(s) + " " + position
			f.Rows = append(f.Rows, []string{
				nameOf(c.Party), report.Dating{}.Stance(s), position, report.Label(ch, nameOf),
				report.BasisGloss(s.Basis), report.Margin(s),
			})
		}
		describe = append(describe, sentence+".")
	}
	title := report.FindingOverTime(is, within(cells, from), from != 0 || len(l.Filter.Parties) > 0)
	return newChart(t.foreign, title, subtitle, describe, f, t.layout)
}

func newTimeline(l *report.Log, is *positions.Issue, cells []*report.LoggedCell, from positions.Date) *timeline {
	t := &timeline{foreign: foreignOn(l.History.Dataset.Codebook, is), scale: is.Scale}
	for _, di := range l.History.Dataset.Dates {
		t.dates = append(t.dates, di.Date)
	}
	for _, c := range cells {
		for i := range c.Steps {
			t.dates = append(t.dates, c.Steps[i].To.Date())
		}
	}
	slices.Sort(t.dates)
	t.dates = slices.Compact(t.dates)
	never, anywhere := "Never placed on the scale: ", "at any date"
	if from != 0 {
		never, anywhere = "Not placed on the scale on these dates: ", "on these dates"
		all := len(t.dates)
		t.dates = slices.DeleteFunc(t.dates, func(d positions.Date) bool { return d < from })
		t.words = append(t.words, "Drawn are the last "+document.Thousands(len(t.dates))+" of "+document.Thousands(all)+" dates, from "+from.Text()+" on.")
	}
	t.spans = spansOf(cells)
	if len(t.dates) > 0 {
		t.first, t.last = t.dates[0], t.dates[len(t.dates)-1]
	}
	var unplaced []string
	for _, c := range cells {
		tr := newTrack(c, t.first, t.last)
		if slices.ContainsFunc(tr.steps, func(s step) bool { return s.at != nil }) {
			t.tracks = append(t.tracks, tr)
		} else {
			unplaced = append(unplaced, nameOf(c.Party))
		}
	}
	if unplaced != nil {
		t.words = append(t.words, never+strings.Join(unplaced, ", ")+".")
	}
	if len(t.tracks) <= maxLines {
		t.dash()
	}
	if t.tracks == nil {
		t.words = append(t.words, "No party has a position on this scale "+anywhere+".")
	}
	return t
}

// dash gives lines without a colour of their own different dashes, and none to the others.
func (t *timeline) dash() {
	next := 0
	colored := func(tr track) bool { return picture.Accent(tr.party.Color) != "" }
	if slices.ContainsFunc(t.tracks, colored) {
		next = 1 // an unbroken line is that of a colour
	}
	for i := range t.tracks {
		if !colored(t.tracks[i]) {
			t.tracks[i].dash = next
			next++
		}
	}
}

// spansOf are the spans of days of the dates at which no stance is of an exact day.
func spansOf(cells []*report.LoggedCell) map[positions.Date]positions.When {
	spans := map[positions.Date]positions.When{}
	exact := map[positions.Date]bool{}
	for _, c := range cells {
		for i := range c.Steps {
			d, when := c.Steps[i].To.Date(), c.Steps[i].To.Stance.Record.When
			if _, had := spans[d]; !had {
				spans[d] = when
			}
			exact[d] = exact[d] || !when.Given()
		}
	}
	maps.DeleteFunc(spans, func(d positions.Date, _ positions.When) bool { return exact[d] })
	return spans
}

func newTrack(c *report.LoggedCell, first, last positions.Date) track {
	tr := track{party: c.Party}
	for i := range c.Steps {
		ch := &c.Steps[i]
		if ch.To.Date() >= first {
			tr.moves.add(ch)
		}
		s := step{
			from: max(ch.To.Date(), first), until: last, final: i == len(c.Steps)-1, kind: ch.Kind,
			at: newSpot(ch.To.Stance), end: endOf(ch.To.Stance), inherited: ch.To.Via != nil,
			label: report.Position(ch.To.Stance),
		}
		if !s.final {
			s.until = c.Steps[i+1].To.Date()
		}
		s.title = nameOf(c.Party) + ", " + report.Dating{}.Stance(ch.To.Stance) + ": " + s.label
		if i > 0 {
			s.title += ", " + report.Label(ch, nameOf)
		}
		tr.steps = append(tr.steps, s)
	}
	return tr
}

// look is the class of a step's stretch of line.
func (t *track) look(s *step) picture.Class {
	switch {
	case s.inherited:
		return classInherited
	case !s.at.ground.firm():
		return classUnsure
	}
	return picture.Dashed(t.dash)
}

// final is what a track ends in: the last step.
func (t *track) final() *step { return &t.steps[len(t.steps)-1] }
