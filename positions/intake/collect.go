package intake

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"stance/positions"
	"stance/positions/sheet"
	"stance/positions/tidy"
)

// collector takes rows that have been brought into the tidy columns, and holds
// them against each other and against what is recorded.
type collector struct {
	table    *sheet.Table
	proposer *proposer
	dates    *dates
	columns  []string // tidy names
	present  map[string]bool
	decoder  *tidy.Decoder
	result   *Result

	entries []entry
	infos   map[positions.Date]*dateInfo
	order   []positions.Date
}

// entry is a row that could be read.
type entry struct {
	row    int
	kind   tidy.Kind
	record *positions.Record
}

// dateInfo is what the rows say of a date, with the row that said it first.
type dateInfo struct {
	positions.DateInfo
	row int
}

// newCollector makes a collector of rows with these columns.
func newCollector(t *sheet.Table, p *proposer, d *dates, columns []string) *collector {
	c := &collector{table: t, proposer: p, dates: d, columns: columns, present: map[string]bool{}, result: &Result{rows: map[cell]int{}}, infos: map[positions.Date]*dateInfo{}}
	for _, name := range columns {
		c.present[stem(name)] = true
	}
	c.decoder = tidy.NewDecoder(columns, p.lookup(d.parse, t.DecimalComma))
	return c
}

// stem names the first of the columns that are there once or not at all: of
// evidence, terms and ended terms a table has all or nothing to say.
func stem(name string) string {
	name = strings.TrimRight(name, "_0123456789")
	switch name {
	case "quote", "paraphrase", "speaker", "role", "source", "locator", "prefix", "suffix", "use", "credibility":
		return "quote"
	case "term", "term_id", "term_kind":
		return "term"
	case "ended", "ended_how", "ended_by":
		return "ended"
	}
	return name
}

// add reads a row. from has the column of the table that each cell stands in,
// from 0; -1 for a cell that was made.
func (c *collector) add(row int, cells []string, from []int) {
	read, faults := c.decoder.Row(cells)
	c.placeProposals(row, cells, from)
	for _, f := range faults {
		p := sheet.Problem{Row: row, Message: f.Message, Hint: f.Hint}
		if f.Column >= 0 {
			if at := from[f.Column]; at >= 0 {
				p.Column, p.Heading = at+1, c.table.Headings[at]
			} else {
				p.Message = tick(c.columns[f.Column]) + ": " + p.Message
			}
		}
		c.result.Problems = append(c.result.Problems, p)
	}
	if len(faults) > 0 {
		return
	}
	c.info(row, read.Info)
	if read.Record != nil {
		c.entries = append(c.entries, entry{row, read.Kind, read.Record})
	}
}

// placeProposals says of new proposals where the name stands that they are for.
func (c *collector) placeProposals(row int, cells []string, from []int) {
	all := c.proposer.missing.Proposals
	for i := len(all) - 1; i >= 0 && all[i].Row == 0; i-- {
		all[i].Row = row
		for j, cell := range cells {
			if from[j] >= 0 && strings.TrimSpace(cell) == all[i].name {
				all[i].Column, all[i].Heading = from[j]+1, c.table.Headings[from[j]]
				break
			}
		}
	}
}

func (c *collector) problem(row int, message, hint string) {
	c.result.Problems = append(c.result.Problems, sheet.Problem{Row: row, Message: message, Hint: hint})
}

// info notes what a row says of its date.
func (c *collector) info(row int, di positions.DateInfo) {
	had := c.infos[di.Date]
	if had == nil {
		c.infos[di.Date] = &dateInfo{di, row}
		c.order = append(c.order, di.Date)
		return
	}
	for _, f := range []struct {
		name string
		had  *string
		now  string
	}{{"label", &had.Label, di.Label}, {"date_title", &had.Title, di.Title}, {"date_note", &had.Note, di.Note}} {
		switch {
		case *f.had == "":
			*f.had = f.now
		case f.now != "" && f.now != *f.had:
			c.problem(row, fmt.Sprintf("another %s for %s than in row %d: %s, and %s there", f.name, di.Date, had.row, tick(f.now), tick(*f.had)), "a date has one: keep one of them")
		}
	}
}

// finish holds the rows against each other and against what is recorded, and
// gives the result.
func (c *collector) finish() *Result {
	r := c.result
	c.settleDates()
	c.settleRecords()
	if c.dates.serial && c.table.Text {
		r.Notes = append(r.Notes, "dates are written as serial numbers, and were counted from 1900, as Excel does")
	}
	if c.dates.year {
		r.Notes = append(r.Notes, "years without a day were taken as 1 January")
	}
	r.Missing = c.proposer.missing
	r.Add.Parties, r.Add.Issues, r.Add.Sources = r.Missing.Parties, r.Missing.Issues, r.Missing.Sources
	slices.SortStableFunc(r.Problems, func(a, b sheet.Problem) int {
		return cmp.Or(cmp.Compare(a.Row, b.Row), cmp.Compare(a.Column, b.Column))
	})
	return r
}

// settleDates holds what the rows say of dates against the dataset.
func (c *collector) settleDates() {
	have := c.proposer.have
	labels := map[string]positions.Date{}
	for _, di := range have.Dates {
		if di.Label != "" {
			labels[di.Label] = di.Date
		}
	}
	for _, date := range c.order {
		now := c.infos[date]
		if other, ok := labels[now.Label]; ok && now.Label != "" && other != date {
			c.problem(now.row, fmt.Sprintf("the label %s names %s here, and %s already", tick(now.Label), date, other), "choose another label for one of the dates")
		} else if now.Label != "" {
			labels[now.Label] = date
		}
		at, found := slices.BinarySearchFunc(have.Dates, date, func(di positions.DateInfo, d positions.Date) int { return cmp.Compare(di.Date, d) })
		if !found {
			c.result.Add.Dates = append(c.result.Add.Dates, now.DateInfo)
			continue
		}
		had := have.Dates[at]
		for _, f := range []struct{ name, had, now string }{{"label", had.Label, now.Label}, {"title", had.Title, now.Title}, {"note", had.Note, now.Note}} {
			switch {
			case f.now == "" || sameText(f.had, f.now):
			case f.had == "":
				c.problem(now.row, fmt.Sprintf("%s is in the dataset and has no %s there; this row gives it one", date, f.name), "write it into the date's file, or leave the cell empty")
			default:
				c.problem(now.row, fmt.Sprintf("%s has another %s in the dataset: %s", date, f.name, tick(f.had)), "a date has one: keep one of them")
			}
		}
	}
	slices.SortFunc(c.result.Add.Dates, func(a, b positions.DateInfo) int { return cmp.Compare(a.Date, b.Date) })
}

// said is what has been met of a cell on a date: in the dataset, or in rows.
type said struct {
	recorded *positions.Record // nil: nothing
	entry    entry             // its stance or silence; zero: none
	claims   []entry
	added    *positions.Record // nil: nothing new
}

func (c *collector) settleRecords() {
	have := c.proposer.have
	cells := make(map[cell]*said, len(c.entries))
	wanted := make(map[cell]bool, len(c.entries))
	var both []*positions.Record
	for _, e := range c.entries {
		wanted[cellOf(e.record)] = true
		both = append(both, e.record)
	}
	for _, r := range have.Records {
		if key := cellOf(r); wanted[key] {
			cells[key] = &said{recorded: r}
			both = append(both, r)
		}
	}
	d := newDifferences(both, c.present)
	twice := 0
	for _, e := range c.entries {
		key := cellOf(e.record)
		s := cells[key]
		if s == nil {
			s = &said{}
			cells[key] = s
		}
		var again bool
		if e.kind == tidy.Claim {
			again = c.claim(s, e, d)
		} else {
			again = c.stance(s, e, d)
		}
		if again {
			twice++
		}
	}
	if twice > 0 {
		c.result.Notes = append(c.result.Notes, repeated(twice))
	}
}

// repeated tells of rows that only repeat others.
func repeated(n int) string {
	if n == 1 {
		return "1 row repeats another word for word, and was passed over"
	}
	return fmt.Sprintf("%d rows repeat others word for word, and were passed over", n)
}

// stance settles a row with a stance or silence, and reports whether it only
// repeats another row.
func (c *collector) stance(s *said, e entry, d *differences) (again bool) {
	if s.entry.record != nil {
		if e.kind == s.entry.kind {
			differ := d.of(s.entry.record, e.record, e.kind)
			if len(differ) == 0 {
				return true
			}
			c.problem(e.row, fmt.Sprintf("%s stands in row %d already, with another %s", who(e.record), s.entry.row, strings.Join(differ, ", ")), "keep one of the two rows")
			return false
		}
		c.problem(e.row, fmt.Sprintf("%s has a %s here, and a %s in row %d", who(e.record), e.kind, s.entry.kind, s.entry.row), "keep one of the two rows")
		return false
	}
	s.entry = e
	if had := s.recorded; had != nil && (had.Stance != nil || had.Silence != nil) {
		recorded := tidy.Stance
		if had.Silence != nil {
			recorded = tidy.Silence
		}
		if recorded != e.kind {
			c.problem(e.row, fmt.Sprintf("%s has a %s here, and a %s at %s", who(e.record), e.kind, recorded, had.Place), "what is recorded is never overwritten: change one of the two by hand")
			return false
		}
		if differ := d.of(had, e.record, e.kind); len(differ) > 0 {
			c.problem(e.row, fmt.Sprintf("%s is recorded at %s with another %s", who(e.record), had.Place, strings.Join(differ, ", ")), "what is recorded is never overwritten: change one of the two by hand")
			return false
		}
		c.result.Already++
		return false
	}
	c.put(s, e)
	if e.kind == tidy.Silence {
		c.result.Silences++
	} else {
		c.result.Stances++
	}
	return false
}

// claim settles a row with a claim. A claim is told by who makes it and its
// summary: one claimant can make several on a day.
func (c *collector) claim(s *said, e entry, d *differences) (again bool) {
	claim := e.record.Claims[0]
	same := func(o *positions.Claim) bool {
		return o.By.ID == claim.By.ID && sameText(o.Summary, claim.Summary)
	}
	for _, o := range s.claims {
		if !same(o.record.Claims[0]) {
			continue
		}
		differ := d.of(o.record, e.record, e.kind)
		if len(differ) == 0 {
			return true
		}
		c.problem(e.row, fmt.Sprintf("this claim of %s stands in row %d already, with another %s", claim.By.ID, o.row, strings.Join(differ, ", ")), "keep one of the two rows")
		return false
	}
	s.claims = append(s.claims, e)
	if s.recorded != nil {
		for _, o := range s.recorded.Claims {
			if !same(o) {
				continue
			}
			alone := *s.recorded
			alone.Claims = []*positions.Claim{o}
			if differ := d.of(&alone, e.record, e.kind); len(differ) > 0 {
				c.problem(e.row, fmt.Sprintf("this claim of %s is recorded at %s with another %s", claim.By.ID, o.Place, strings.Join(differ, ", ")), "what is recorded is never overwritten: change one of the two by hand")
				return false
			}
			c.result.Already++
			return false
		}
	}
	c.put(s, e)
	c.result.Claims++
	return false
}

// put adds a row to the record that is new in its cell.
func (c *collector) put(s *said, e entry) {
	if s.added == nil {
		s.added = e.record
		c.result.Add.Records = append(c.result.Add.Records, e.record)
		c.result.rows[cellOf(e.record)] = e.row
		return
	}
	switch r := e.record; {
	case r.Stance != nil:
		s.added.Stance = r.Stance
		r.Stance.Record = s.added
	case r.Silence != nil:
		s.added.Silence = r.Silence
		r.Silence.Record = s.added
	default:
		r.Claims[0].Record = s.added
		s.added.Claims = append(slices.Clip(s.added.Claims), r.Claims[0])
	}
}

func who(r *positions.Record) string {
	return fmt.Sprintf("%s on %s on %s", r.Party.ID, r.Issue.ID, r.Date)
}
