package drafting

import (
	"strings"

	"stance/diff"
	"stance/diff/report"
	"stance/positions"
)

// WhatChanged says in a line what a comparison of a date with the day before
// says of a cell.
func WhatChanged(h *positions.History, p *positions.Party, is *positions.Issue, date positions.Date) string {
	c, ok := diff.CompareCell(h, p, is, date-1, date)
	if !ok {
		return ""
	}
	if c.From == nil {
		return report.Label(&c, report.Full) + ": " + report.Now(&c, report.Full)
	}
	line := report.Label(&c, report.Full) + ": " + report.Was(&c, report.Full) + " (" + report.DatingOf(c.From.Date(), date).Stance(c.From.Stance) + ") → " + report.Now(&c, report.Full)
	return strings.TrimSpace(line)
}
