package report

import (
	"stance/diff"
	"stance/positions"
)

// Log is what `stance log` tells: how each cell evolved.
type Log struct {
	History *positions.History
	Filter  Filter
	Cells   []LoggedCell       // those with a stance, by issue and then party
	Claims  []diff.ClaimedCell // claims in force at the end on the cells shown
	Notes   []string
}

// LoggedCell is the history of one cell: a step for each stance that came into
// force, in date order.
type LoggedCell struct {
	Party *positions.Party
	Issue *positions.Issue
	Steps []diff.Change // the first from nothing, each other from the one before
}

// NewLog gathers the histories of the cells that the filter shows. Members'
// cells that are inherited throughout are told under their group, unless the
// member is named.
func NewLog(h *positions.History, f Filter) *Log {
	l := &Log{History: h, Filter: f}
	last := lastDate(h)
	for _, is := range h.Dataset.Codebook.Issues {
		for _, p := range h.Dataset.Codebook.Parties {
			if !f.Cell(p, is) {
				continue
			}
			if claims := diff.ClaimsAt(h, p, is, last, last); len(claims) > 0 {
				l.Claims = append(l.Claims, diff.ClaimedCell{Party: p, Issue: is, Claims: claims})
			}
			track := h.Track(p, is)
			if len(track) == 0 || len(f.Parties) == 0 && inheritedThroughout(track) {
				continue
			}
			cell := LoggedCell{Party: p, Issue: is}
			before := track[0].Date() - 1 // nothing was in force then
			for _, hd := range track {
				step, _ := diff.CompareCell(h, p, is, before, hd.Date())
				cell.Steps = append(cell.Steps, step)
				before = hd.Date()
			}
			l.Cells = append(l.Cells, cell)
		}
	}
	return l
}

// SinceLast is the number of days from the cell's last stance to the last
// snapshot date.
func (l *Log) SinceLast(c *LoggedCell) int {
	return int(lastDate(l.History) - c.Steps[len(c.Steps)-1].To.Date())
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
