package report

import (
	"cmp"
	"slices"

	"stance/diff"
	"stance/positions"
	"stance/positions/parallel"
)

// Log is what `stance log` tells: how each cell evolved.
type Log struct {
	History *positions.History
	Filter  Filter
	Cells   []LoggedCell // those with a stance, by issue and then party
	Others  []LoggedCell // those of which claims and silences alone are told, likewise
	Notes   []string
	Charts  Charts // nil where nothing is to be drawn

	Anchored bool // each step can be led to, on a page of one cell
	Hidden   bool // where nothing is told, there is something that is not to be shown, as Notes say
}

// LoggedCell is the history of one cell: a step for each stance that came into
// force, and every claim and silence, each in date order.
type LoggedCell struct {
	Party    *positions.Party
	Issue    *positions.Issue
	Steps    []diff.Change // the first from nothing, each other from the one before
	Claims   []diff.Claim
	Events   []diff.ClaimEvent // what became of each, likewise
	Silences []*positions.Silence
}

// NewLog gathers the histories of the cells that the filter shows. Stances of
// members' cells that are inherited throughout are told under their group,
// unless the member is named.
func NewLog(h *positions.History, f Filter) *Log { return newLog(h, f, false) }

// NewCourse is the same without claims, silences and what stands in words: where each cell stood
// when, for charts.
func NewCourse(h *positions.History, f Filter) *Log { return newLog(h, f, true) }

func newLog(h *positions.History, f Filter, course bool) *Log {
	l := &Log{History: h, Filter: f}
	var all []LoggedCell
	for _, is := range h.Dataset.Codebook.Issues {
		for _, p := range h.Dataset.Codebook.Parties {
			if f.Cell(p, is) {
				all = append(all, LoggedCell{Party: p, Issue: is})
			}
		}
	}
	parallel.Each(len(all), func(i int) { l.fill(&all[i], course) })
	for _, cell := range all {
		switch {
		case len(cell.Steps) > 0:
			l.Cells = append(l.Cells, cell)
		case len(cell.Claims)+len(cell.Silences) > 0:
			l.Others = append(l.Others, cell)
		}
	}
	return l
}

// fill gathers the history of a cell.
func (l *Log) fill(cell *LoggedCell, course bool) {
	h, p, is := l.History, cell.Party, cell.Issue
	compare := diff.Outline
	if !course {
		compare = diff.CompareCell
		cell.Silences = h.Silences(p, is)
		for _, claim := range h.ClaimsMade(p, is) {
			cell.Claims = append(cell.Claims, diff.Claim{Claim: claim, InLine: diff.InLine(h, claim, claim.Record.Date)})
		}
		cell.Events = diff.ClaimSteps(h, p, is)
	}
	track := h.Track(p, is)
	if len(track) == 0 || len(l.Filter.Parties) == 0 && inheritedThroughout(track) {
		return
	}
	before := track[0].Date() - 1 // nothing was in force then
	for _, hd := range track {
		step, _ := compare(h, p, is, before, hd.Date())
		cell.Steps = append(cell.Steps, step)
		before = hd.Date()
	}
}

// Recorded lists the cells and the others in one, by issue and then party.
func (l *Log) Recorded() []LoggedCell {
	all := slices.Concat(l.Cells, l.Others)
	slices.SortFunc(all, func(a, b LoggedCell) int {
		return cmp.Or(cmp.Compare(a.Issue.Index, b.Issue.Index), cmp.Compare(a.Party.Index, b.Party.Index))
	})
	return all
}

func inheritedThroughout(track []positions.Holding) bool {
	for _, hd := range track {
		if hd.Spoken() {
			return false
		}
	}
	return true
}

// lastDate is the last snapshot date, 0 if there is none.
func lastDate(h *positions.History) positions.Date {
	dates := h.Dataset.Dates
	if len(dates) == 0 {
		return 0
	}
	return dates[len(dates)-1].Date
}
