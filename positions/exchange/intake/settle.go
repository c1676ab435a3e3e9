package intake

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"stance/positions"
	"stance/positions/exchange/sheet"
	"stance/positions/exchange/tidy"
)

// finish holds the rows against each other and against what is recorded, and
// gives the result.
func (c *collector) finish() *Result {
	r := c.result
	c.settleDates()
	c.settleRecords()
	c.settleChanges()
	if c.dates.serial {
		from := "1900, as Excel does"
		if c.table.Date1904 {
			from = "1904, as the workbook says"
		}
		r.Notes = append(r.Notes, "dates are written as serial numbers, and were counted from "+from)
	}
	if c.dates.year {
		r.Notes = append(r.Notes, "waves of which the table gives the year alone stand on its last day, and say so (`when`)")
	}
	if c.errors > 0 {
		note := fmt.Sprintf("%s: %s reads like an error of the spreadsheet, and was taken as text", c.firstError.Where(), tick(c.firstError.Message))
		switch more := c.errors - 1; more {
		case 0:
		case 1:
			note += "; so was 1 more"
		default:
			note += fmt.Sprintf("; so were %d more", more)
		}
		r.Notes = append(r.Notes, note)
	}
	r.Missing = c.proposer.missing
	r.Add.Parties, r.Add.Issues, r.Add.Sources = r.Missing.Parties, r.Missing.Issues, r.Missing.Sources
	slices.SortStableFunc(r.Problems, func(a, b sheet.Problem) int {
		return cmp.Or(cmp.Compare(a.Row, b.Row), cmp.Compare(a.Column, b.Column))
	})
	r.Problems = slices.Compact(r.Problems) // a cell can be read for several records
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
			c.broken(now.row, positions.LabelClash(now.Label, date, other, "already"))
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
			case f.had != "" && f.name == "label":
				c.broken(now.row, positions.SecondLabel(date, f.now, f.had, "in the dataset"))
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
	recorded  *positions.Record // nil: nothing
	search    *positions.Record // that found nothing, and gives way to whatever is found; nil: none
	entry     entry             // its stance or silence; zero: none
	claims    map[claimKey]entry
	claimants map[string]int    // the rows of claims, by who makes them
	change    *Change           // of what is recorded; nil: none
	added     *positions.Record // nil: nothing new
	first     int               // the row that it began with

	recordedClaims map[claimKey]*positions.Claim // nil: not looked at yet
}

// claimKey tells claims of one cell and day apart: who makes them, and their summary.
type claimKey struct{ by, summary string }

func keyOf(c *positions.Claim) claimKey {
	return claimKey{c.By.ID, strings.TrimSpace(tidy.Plain(c.Summary))}
}

// recordedClaim gives the claim that is recorded with this key.
func (s *said) recordedClaim(key claimKey) *positions.Claim {
	if s.recorded == nil {
		return nil
	}
	if s.recordedClaims == nil {
		s.recordedClaims = map[claimKey]*positions.Claim{}
		for _, o := range slices.Backward(s.recorded.Claims) { // the first of each stays
			s.recordedClaims[keyOf(o)] = o
		}
	}
	return s.recordedClaims[key]
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
			if r.Silence != nil && r.Silence.Searched {
				cells[key] = &said{search: r}
			}
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
	if c.meant > 0 {
		c.result.Notes = append(c.result.Notes, taken(c.meant, c.firstMeant))
	}
}

// repeated tells of rows that only repeat others.
func repeated(n int) string {
	if n == 1 {
		return "1 row repeats another word for word, and was passed over"
	}
	return fmt.Sprintf("%d rows repeat others word for word, and were passed over", n)
}

// taken tells how numbers were read that could be two, of which one lies on the scale.
func taken(n int, first string) string {
	if n == 1 {
		return first + " was read, which alone lies on the scale"
	}
	return fmt.Sprintf("%d numbers were read as what alone lies on their scale, %s", n, first)
}

// overwritten is what to do about a row that says something else than is recorded.
const overwritten = "--update changes what is recorded, and shows it first; or mend the row"

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
		if recorded != e.kind && (!c.worded(e) || c.changeStance(s, e, d)) {
			return false
		}
		if recorded != e.kind {
			c.problem(e.row, fmt.Sprintf("%s has a %s here, and a %s at %s", who(e.record), e.kind, recorded, had.Place), overwritten)
			return false
		}
		if differ := d.of(had, e.record, e.kind); len(differ) > 0 {
			if c.changeStance(s, e, d) {
				return false
			}
			c.problem(e.row, fmt.Sprintf("%s is recorded at %s with another %s", who(e.record), had.Place, strings.Join(differ, ", ")), overwritten)
			return false
		}
		c.result.Already++
		return false
	}
	if s.search != nil && e.kind == tidy.Silence && len(d.of(s.search, e.record, e.kind)) == 0 {
		c.result.Already++
		return false
	}
	if !c.put(s, e) {
		return false
	}
	if e.kind == tidy.Silence {
		c.result.Silences++
	} else {
		c.result.Stances++
	}
	return false
}

// claim settles a row with a claim.
func (c *collector) claim(s *said, e entry, d *differences) (again bool) {
	claim := e.record.Claims[0]
	key := keyOf(claim)
	if o, ok := s.claims[key]; ok {
		differ := d.of(o.record, e.record, e.kind)
		if len(differ) == 0 {
			return true
		}
		c.problem(e.row, fmt.Sprintf("this claim of %s stands in row %d already, with another %s", claim.By.ID, o.row, strings.Join(differ, ", ")), "keep one of the two rows")
		return false
	}
	if s.claims == nil {
		s.claims = map[claimKey]entry{}
	}
	s.claims[key] = e
	if row, twice := s.claimants[claim.By.ID]; twice && c.update {
		c.claimedIn(e, row)
		return false
	}
	if s.recorded != nil && c.update { // as the same, or as it is to be
		s.claimed(e)
	}
	if o := s.recordedClaim(key); o != nil {
		alone := *s.recorded
		alone.Claims = []*positions.Claim{o}
		if differ := d.of(&alone, e.record, e.kind); len(differ) > 0 {
			if c.changeClaim(s, e, o, d) {
				return false
			}
			c.problem(e.row, fmt.Sprintf("this claim of %s is recorded at %s with another %s", claim.By.ID, o.Place, strings.Join(differ, ", ")), overwritten)
			return false
		}
		c.result.Already++
		return false
	}
	if o := s.claimBy(claim.By); o != nil && c.changeClaim(s, e, o, d) {
		return false
	}
	if c.claimedElse(s, e) || !c.put(s, e) {
		return false
	}
	c.result.Claims++
	return false
}

// claimedElse refuses a claim of somebody who makes another in the same record: it may be the
// same one, reworded.
func (c *collector) claimedElse(s *said, e entry) bool {
	claim := e.record.Claims[0]
	fault := *positions.ClaimTwice(claim.By.ID)
	if s.recorded != nil {
		for _, o := range s.recorded.Claims {
			if o.By.ID == claim.By.ID {
				fault.Hint = fmt.Sprintf("the other one is at %s: if it is the same in new words, --update changes that one; else %s", o.Place, fault.Hint)
				c.broken(e.row, &fault)
				return true
			}
		}
	}
	if row, ok := s.claimants[claim.By.ID]; ok && row != e.row {
		c.claimedIn(e, row)
		return true
	}
	s.claimed(e)
	return false
}

// claimedIn refuses a claim of somebody who makes another in a row before it.
func (c *collector) claimedIn(e entry, row int) {
	fault := *positions.ClaimTwice(e.record.Claims[0].By.ID)
	fault.Hint = fmt.Sprintf("the other one is in row %d: %s", row, fault.Hint)
	c.broken(e.row, &fault)
}

// claimed notes the row of a claim.
func (s *said) claimed(e entry) {
	if s.claimants == nil {
		s.claimants = map[string]int{}
	}
	s.claimants[e.record.Claims[0].By.ID] = e.row
}

// claimBy gives the claim that is recorded of a claimant; nil for none.
func (s *said) claimBy(by *positions.Party) *positions.Claim {
	if s.recorded != nil {
		for _, o := range s.recorded.Claims {
			if o.By.ID == by.ID {
				return o
			}
		}
	}
	return nil
}

// worded reports whether a row says in words what is to be recorded anew; if not, it is a problem.
func (c *collector) worded(e entry) bool {
	if e.record.Stance == nil || e.record.Stance.Summary != "" {
		return true
	}
	c.problem(e.row, who(e.record)+" is not recorded yet, and a new stance needs a summary", "give the table a column `summary`, or leave the row out")
	return false
}

// put adds a row to the record that is new in its cell; false where the record
// would have two coders, notes or spans of days.
func (c *collector) put(s *said, e entry) bool {
	if !c.oneOfEach(s, e) {
		return false
	}
	if !c.worded(e) {
		return false
	}
	if s.added == nil {
		s.added, s.first = e.record, e.row
		c.result.Add.Records = append(c.result.Add.Records, e.record)
		c.result.rows[cellOf(e.record)] = e.row
		return true
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
		s.added.Claims = append(s.added.Claims, r.Claims[0])
	}
	return true
}

// oneOfEach holds that all rows of a cell and what is recorded of it name one
// coder, give one note and one span of days, those that say so, since they are one record.
func (c *collector) oneOfEach(s *said, e entry) bool {
	for _, f := range []struct {
		name string
		of   func(*positions.Record) *string
		take func(to, from *positions.Record)
	}{
		{"coder", func(r *positions.Record) *string { return &r.Coder }, func(to, from *positions.Record) { to.Coder = from.Coder }},
		{"note", func(r *positions.Record) *string { return &r.Note }, func(to, from *positions.Record) { to.Note = from.Note }},
		{"when", func(r *positions.Record) *string { return &r.When.Text }, func(to, from *positions.Record) { to.When = from.When }},
	} {
		now := *f.of(e.record)
		if now == "" {
			continue
		}
		recorded := s.recorded
		if s.change != nil {
			recorded = s.change.Now
		}
		if recorded != nil {
			had := *f.of(recorded)
			if !sameText(had, now) && (had != "" || e.kind == tidy.Claim) {
				c.problem(e.row, fmt.Sprintf("%s is recorded at %s with the %s %s, and has %s here", who(e.record), recorded.Place, f.name, orNone(had), tick(now)),
					"a record has one "+f.name+": leave the cell empty, or change what is recorded by hand")
				return false
			}
			if had != "" {
				f.take(e.record, recorded)
			}
		}
		if s.added == nil {
			continue
		}
		switch had := f.of(s.added); {
		case *had == "":
			f.take(s.added, e.record)
		case !sameText(*had, now):
			c.problem(e.row, fmt.Sprintf("%s has the %s %s in row %d, and %s here", who(e.record), f.name, tick(*had), s.first, tick(now)),
				"the rows of a cell on a day are one record, which has one "+f.name+": leave it empty in all rows but one")
			return false
		}
	}
	return true
}

func orNone(text string) string {
	if text == "" {
		return "none"
	}
	return tick(text)
}

func who(r *positions.Record) string {
	return fmt.Sprintf("%s on %s on %s", r.Party.ID, r.Issue.ID, r.Date)
}
