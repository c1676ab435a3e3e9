package report

import (
	"strings"

	"stance/diff"
	"stance/diff/report/document"
	"stance/positions"
)

// Pairs grow with the square of the parties, so that a small file could fill any
// memory with them. The limits are checked before a pair is measured.
const (
	// MostPairs is how many pairs of parties are set side by side in one result:
	// those of 707 parties.
	MostPairs = 250_000
	// MostFigures is how many rows or list entries of one result may be about
	// pairs: each pair on each issue or date, each party that a shift came nearer
	// to or went away from.
	MostFigures = 2_000_000
	// MostListed is the same for results that are held in memory as a whole, as
	// JSON is.
	MostListed = 1_000_000
)

// TooManyPairsError is a result that would tell of more pairs of parties than
// the limits let it.
type TooManyPairsError struct {
	What string // what would be listed, with the numbers that it comes of
	Most int
	Mend string // how to ask for less
}

func (e *TooManyPairsError) Error() string {
	return e.What + "; a result has at most " + document.Thousands(e.Most) + ". " + e.Mend
}

// Measurable gives a TooManyPairsError where NewGap would measure too many
// pairs. A distance counts on each of the dates, from other than 0 being one.
func Measurable(h *positions.History, from, to positions.Date, f Filter) error {
	named := inCodebookOrder(f.Parties)
	parties := len(pairedParties(h, to, named))
	dates := 1
	if from != 0 {
		dates = 2
	}
	return measurable(parties, pairCount(parties, len(named)), scaledIssues(h, Filter{}), dates,
		"Name a party with --party for its own pairs, or several for the pairs among them")
}

func measurable(parties, pairs, issues, dates int, mend string) error {
	what := of(parties, "party", "parties") + " make " + document.Thousands(pairs) + " pairs"
	if pairs > MostPairs {
		return &TooManyPairsError{what, MostPairs, mend}
	}
	if n := pairs * issues * dates; n > MostListed {
		return &TooManyPairsError{what + ", and " + document.Thousands(n) + " distances on " + of(issues, "issue", "issues") + " and " + of(dates, "date", "dates"), MostListed, mend}
	}
	return nil
}

// pairCount is how many pairs are asked for: one named party's with the others,
// else all.
func pairCount(parties, named int) int {
	if named == 1 {
		return parties - 1
	}
	return parties * (parties - 1) / 2
}

// Listable gives a TooManyPairsError where formats that programs read would list
// too many parties beside the shifts shown, or with gaps, too many pairs.
func (d *Diff) Listable(gaps bool) error {
	const mend = "Narrow the result with --party, --issue or --kind, or leave it to a table or Markdown"
	n, shifts := 0, 0
	beside := map[*positions.Issue]int{}
	for _, c := range d.Shown() {
		if !c.Approached() {
			continue
		}
		if _, ok := beside[c.Issue]; !ok {
			beside[c.Issue] = ownVoices(d.History, c.Issue)
		}
		shifts++
		n += max(beside[c.Issue]-1, 0)
	}
	if n > MostListed {
		return besideTooMany(shifts, n, MostListed, mend)
	}
	if !gaps {
		return nil
	}
	speakers := diff.Speakers(d.History, d.To)
	if pairs := d.pairs(speakers); pairs > MostPairs {
		return &TooManyPairsError{of(len(speakers), "party", "parties") + " make " + document.Thousands(pairs) + " pairs", MostPairs,
			"Name parties with --party for the pairs that they are part of, or choose CSV, which has the changes alone"}
	}
	return nil
}

// pairs is how many pairs of these speakers the filter shows.
func (d *Diff) pairs(speakers []*positions.Party) int {
	others := 0 // pairs of these are left out
	for _, p := range speakers {
		if !d.Filter.party(p) {
			others++
		}
	}
	return pairCount(len(speakers), 0) - pairCount(others, 0)
}

// Listable gives a TooManyPairsError as that of a Diff does, for all steps.
func (l *Log) Listable() error {
	const mend = "Narrow the result with --party or --issue, or leave it to a table or Markdown"
	n, shifts := 0, 0
	beside := map[*positions.Issue]int{}
	for i := range l.Cells {
		cell := &l.Cells[i]
		if _, ok := beside[cell.Issue]; !ok {
			beside[cell.Issue] = ownVoices(l.History, cell.Issue)
		}
		for j := range cell.Steps {
			if cell.Steps[j].Approached() {
				shifts++
				n += max(beside[cell.Issue]-1, 0)
			}
		}
	}
	if n > MostListed {
		return besideTooMany(shifts, n, MostListed, mend)
	}
	return nil
}

func besideTooMany(shifts, n, most int, mend string) error {
	return &TooManyPairsError{of(shifts, "shift", "shifts") + " would be told with up to " + document.Thousands(n) + " parties that they came nearer to or went away from", most, mend}
}

// ownVoices counts the parties that ever gave a stance of their own on an issue.
func ownVoices(h *positions.History, is *positions.Issue) int {
	n := 0
	for _, p := range h.Dataset.Codebook.Parties {
		for _, hd := range h.Track(p, is) {
			if hd.Via == nil {
				n++
				break
			}
		}
	}
	return n
}

// Listable gives a TooManyPairsError where one of the tables named, as exports
// call them, would have too many rows or lists. rows is how many the format can
// hold, 0 where it sets no bound; of the tables only the gaps are held against it,
// as their rows are known before.
func (p *Panel) Listable(tables []string, rows int) error {
	for _, table := range tables {
		var err error
		switch table {
		case "changes":
			err = p.changesListable()
		case "gaps":
			err = p.pairsListable("gaps", 1, rows)
		case "distances":
			err = p.pairsListable("distances", scaledIssues(p.History, p.Filter), 0)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func (p *Panel) pairsListable(table string, issues, rows int) error {
	pairs, most := 0, 0
	for _, date := range p.Dates {
		n := len(pairedParties(p.History, date, p.Filter.Parties))
		pairs += pairCount(n, len(p.Filter.Parties))
		most = max(most, n)
	}
	limit, mend := MostFigures, "Narrow them with --party, --at or a period"
	if rows > 0 && rows < limit {
		if limit = rows; pairs <= MostFigures {
			mend += ", or choose csv or parquet, which hold more"
		}
	}
	if issues > 1 {
		mend = strings.Replace(mend, "--party,", "--party, --issue,", 1)
	}
	if n := pairs * issues; n > limit {
		what := "the " + table + " would be up to " + document.Thousands(n) + ": the pairs of " + of(most, "party", "parties") + " on " + of(len(p.Dates), "date", "dates")
		if table == "distances" {
			what += " and " + of(issues, "issue", "issues")
		}
		return &TooManyPairsError{what, limit, mend}
	}
	return nil
}

func (p *Panel) changesListable() error {
	if len(p.Dates) == 0 {
		return nil
	}
	first, last := p.Dates[0], p.Dates[len(p.Dates)-1]
	n, shifts := 0, 0
	for _, is := range p.History.Dataset.Codebook.Issues {
		if is.Scale == nil || !p.Filter.Issue(is) {
			continue
		}
		moves := 0
		for _, party := range p.History.Dataset.Codebook.Parties {
			if !p.Filter.Cell(party, is) {
				continue
			}
			track := p.History.Track(party, is)
			for i := 1; i < len(track); i++ {
				if date := track[i].Date(); date > first && date <= last && !positions.SamePosition(track[i-1].Stance, track[i].Stance) {
					moves++
				}
			}
		}
		shifts += moves
		n += moves * max(ownVoices(p.History, is)-1, 0)
	}
	if n > MostFigures {
		return besideTooMany(shifts, n, MostFigures, "Narrow the changes with --party, --issue or a period")
	}
	return nil
}

// scaledIssues counts the issues with a scale that a filter shows.
func scaledIssues(h *positions.History, f Filter) int {
	n := 0
	for _, is := range h.Dataset.Codebook.Issues {
		if is.Scale != nil && f.Issue(is) {
			n++
		}
	}
	return n
}

func of(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return document.Thousands(n) + " " + many
}
