package report

import (
	"stance/diff/report/document"
	"stance/positions"
)

// NothingLogged answers a log without a cell to show.
const NothingLogged = "No stance was recorded on what is asked for."

// Period says which dates the log spans, and as of when it was known.
func (l *Log) Period() string {
	dates := l.History.Dataset.Dates
	if len(dates) == 0 {
		return "no snapshots"
	}
	span := DateName(dates[0]) + " to " + DateName(dates[len(dates)-1])
	if k := l.History.KnownBy; k != 0 {
		span += ", as it was known on " + k.Text()
	}
	return span
}

// SinceLine says how long ago the cell's last stance was, and since when the
// position has been held.
func (l *Log) SinceLine(c *LoggedCell) string {
	last := c.Steps[len(c.Steps)-1].To
	end := lastDate(l.History)
	line := "last said on the last snapshot date"
	if days := l.SinceLast(c); days > 0 {
		line = "last said " + document.Count(days, "day", "days") + " before the last snapshot, " + end.Text()
	}
	if since := last.HeldSince(); since != last.Date() {
		switch {
		case wordsAlone(last.Stance): // what may well have changed in them
			line += "; in words only since "
		case last.Stance.Kind == positions.None:
			line += "; without a position since "
		default:
			line += "; the position has been held since "
		}
		line += since.Text()
	}
	return line
}

// Cell finds the logged cell of a party on an issue, nil for none.
func (l *Log) Cell(p *positions.Party, is *positions.Issue) *LoggedCell {
	for i := range l.Cells {
		if l.Cells[i].Party == p && l.Cells[i].Issue == is {
			return &l.Cells[i]
		}
	}
	return nil
}
