package report

import (
	"strings"

	"stance/diff"
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
	said := LastSaid(last.Stance.Basis)
	judged := last.Stance.Basis == positions.Assessed || last.Stance.Basis == positions.Inferred
	when := last.Stance.Record.When
	_, to := when.Span(last.Date())
	days := int(end - to)
	line := said + " on the last snapshot date"
	switch before := duration(days) + " before the last snapshot, " + end.Text(); {
	case when.Given():
		line = strings.TrimSuffix(said, " on") + " "
		if len(when.Text) <= len("2025-08") {
			line += "in "
		}
		if line += (Dating{}).Stance(last.Stance); days > 0 {
			line += ", at least " + before
		}
	case days > 0 && judged:
		line = said + " " + last.Date().Text() + ", " + before
	case days > 0:
		line = said + " " + before
	case judged:
		line = said + " the last snapshot date"
	}
	if since := last.HeldSince(); since != last.Date() {
		switch {
		case wordsAlone(last.Stance): // what may well have changed in them
			line += "; in words only "
		case last.Stance.Kind == positions.None:
			line += "; without a position "
		default:
			line += "; the position has been held "
		}
		line += Dating{}.SinceStance(last.FirstHeld())
	}
	return line
}

// StepRemarks list what else is to be said of a stance as it comes into force: whom it came
// nearer to, how sure it is, what it rests on, when it could be known, what the issue came
// to be worth, and who has it as theirs.
func StepRemarks(c *diff.Change, w Dating) []string {
	s := c.To.Stance
	var remarks []string
	add := func(said string) {
		if said != "" {
			remarks = append(remarks, said)
		}
	}
	add(Approaches(c, Full))
	before := c.To.Date() - 1
	if c.From != nil {
		before = c.From.Date()
	}
	add(DayUncertain(c, before, c.To.Date(), w))
	add(ConfidenceBeside(c))
	if s.Novel && c.Kind != diff.FirstRecorded {
		add(NovelMeaning)
	}
	add(AcceptsGloss(c, w))
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
