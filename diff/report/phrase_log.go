package report

import (
	"stance/diff"
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
	word := heard(last.Stance.Basis)
	line := word + " on the last snapshot date"
	if days := l.SinceLast(c); days > 0 {
		line = word + " " + document.Count(days, "day", "days") + " before the last snapshot, " + end.Text()
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

// StepRemarks list what else is to be said of a stance as it comes into force: whom it came
// nearer to, how sure it is, what it rests on, when it could be known, what the issue came
// to be worth, and who has it as theirs.
func StepRemarks(c *diff.Change) []string {
	s := c.To.Stance
	var remarks []string
	add := func(said string) {
		if said != "" {
			remarks = append(remarks, said)
		}
	}
	add(Approaches(c, Full))
	add(ConfidenceBeside(c))
	if s.Novel && c.Kind != diff.FirstRecorded {
		add(NovelMeaning)
	}
	add(DateDoubt(c))
	add(AcceptsGloss(c))
	add(VoicesGloss(c.To))
	add(Outranked(c).Text())
	add(OriginsGloss(c.To))
	add(KnownSince(s.KnownDate(), c.To.Date()))
	if now := c.To.Salience; now != nil && (c.From == nil || c.From.Salience == nil || *c.From.Salience != *now) {
		add("salience " + Salience(*now))
	}
	add(InheritedBy(s))
	return remarks
}
