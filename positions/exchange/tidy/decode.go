package tidy

import (
	"errors"
	"slices"
	"strings"

	"stance/positions"
	"stance/positions/problem"
)

// Row is what a row says: the date, and a record with one stance, silence or
// claim in it.
type Row struct {
	Kind   Kind
	Info   positions.DateInfo
	Record *positions.Record // nil for a row of kind Day
	Meant  []string          // numbers that could be two but for their scale, and as what they were read
}

// Fault is something wrong with a cell.
type Fault struct {
	Column  int          // index among the columns of the decoder; -1: the row as a whole
	Rule    problem.Rule // of the format; "" for what only tables can get wrong
	Message string
	Hint    string // how to mend it; "" where the message says all
}

// Decoder reads rows back into records. It is good for one goroutine.
type Decoder struct {
	lookup  Lookup
	columns int
	at      map[slot]int  // where a column is
	slots   []slot        // of each column
	unknown []bool        // by column: not one of the table's
	numbers [fields][]int // by first field of a group: those that its columns have, in order

	cells  []string
	kind   Kind
	faults []Fault
	meant  []string
}

// NewDecoder reads rows with these columns, named as Find gives them; a name
// that is none of the table's is passed over. Of two columns with one name the
// first counts.
func NewDecoder(columns []string, l Lookup) *Decoder {
	d := &Decoder{lookup: l, columns: len(columns), at: make(map[slot]int, len(columns)), slots: make([]slot, len(columns)), unknown: make([]bool, len(columns))}
	for i, name := range columns {
		s, ok := slotNamed(name)
		if _, twice := d.at[s]; !ok || twice {
			d.unknown[i] = true
			continue
		}
		d.at[s], d.slots[i] = i, s
		if g := s.field.group(); g != 0 {
			d.numbers[g] = append(d.numbers[g], s.n)
		}
	}
	for g, all := range d.numbers {
		slices.Sort(all)
		d.numbers[g] = slices.Compact(all)
	}
	return d
}

// Row reads a row; cells are as many as there are columns. With faults what is
// returned is as much as could be read, and its Record is nil where it has no
// date, party or issue.
func (d *Decoder) Row(cells []string) (Row, []Fault) {
	d.cells, d.faults, d.meant = cells, nil, nil
	row := Row{Kind: d.rowKind()}
	d.kind = row.Kind
	d.misplaced()
	row.Info = positions.DateInfo{Date: d.date(date, 1), Label: d.label(), Title: d.text(dateTitle, 1), Note: d.text(dateNote, 1)}
	if row.Info.Date == 0 && d.text(date, 1) == "" {
		d.missing(date, positions.Missing("date", "a record", ""))
	}
	if row.Kind == Day {
		return row, d.faults
	}
	r := &positions.Record{Date: row.Info.Date, Party: d.party(party, true), Issue: d.issue(), Coder: d.text(coder, 1), Note: d.text(note, 1)}
	switch row.Kind {
	case Stance:
		r.When = d.when(when, r)
		r.Stance = d.stance(r)
	case Silence:
		r.When = d.when(when, r)
		r.Silence = &positions.Silence{Record: r, Known: d.known(r), Evidence: d.evidence(r.Issue)}
	case Claim:
		r.When = d.when(recordWhen, r)
		r.Claims = []*positions.Claim{d.claim(r)}
	}
	if r.Date != 0 && r.Party != nil && r.Issue != nil {
		row.Record = r
	}
	row.Meant = d.meant
	return row, d.faults
}

// column is where a field stands, -1 for nowhere.
func (d *Decoder) column(f field, n int) int {
	if i, ok := d.at[slot{f, n}]; ok {
		return i
	}
	return -1
}

// text gives a cell without the white space around it, "" where there is none.
func (d *Decoder) text(f field, n int) string {
	if i := d.column(f, n); i >= 0 {
		return strings.TrimSpace(d.cells[i])
	}
	return ""
}

func (d *Decoder) fault(f field, n int, message, hint string) {
	d.faults = append(d.faults, Fault{Column: d.column(f, n), Message: message, Hint: hint})
}

// broken reports a rule of the format that a cell breaks, nil for none, and says
// whether one is.
func (d *Decoder) broken(f field, n int, fault *positions.Fault) bool {
	if fault == nil {
		return false
	}
	d.faults = append(d.faults, Fault{d.column(f, n), fault.Rule, fault.Message, fault.Suggested()})
	return true
}

// brokenHere does the same, with a hint that says where in the row to write what.
func (d *Decoder) brokenHere(f field, n int, fault *positions.Fault, hint string) bool {
	if fault == nil {
		return false
	}
	here := *fault
	here.Hint = hint
	return d.broken(f, n, &here)
}

// missing reports an empty or absent cell that a row needs.
func (d *Decoder) missing(f field, fault *positions.Fault) {
	if d.column(f, 1) < 0 {
		fault.Hint = "there is no column " + tick(columns[f].Name)
	}
	d.broken(f, 1, fault)
}

func (d *Decoder) rowKind() Kind {
	switch s := strings.ToLower(d.text(record, 1)); {
	case s == "" && d.text(by, 1) != "":
		return Claim
	case s == "":
		return Stance
	default:
		for _, k := range Kinds {
			if s == k {
				return Kind(k)
			}
		}
		d.fault(record, 1, tick(d.text(record, 1))+" is no kind of record", "one of: "+strings.Join(Kinds, ", "))
		return Stance
	}
}

// misplaced reports filled cells that a row of this kind has no use for.
func (d *Decoder) misplaced() {
	for i, s := range d.slots {
		if d.unknown[i] || s.field.in(d.kind) || strings.TrimSpace(d.cells[i]) == "" {
			continue
		}
		what := map[Kind]string{Stance: "a stance", Silence: "a silence", Claim: "a claim", Day: "a row for a date alone"}[d.kind]
		hint := "leave the cell empty, or say what the row is in the column `record`"
		if s.field == by {
			hint = "write claim in the column `record`, or leave the cell empty"
		}
		d.faults = append(d.faults, Fault{i, problem.MisplacedKey, what + " has no " + tick(s.name()), hint})
	}
}

func (d *Decoder) party(f field, needed bool) *positions.Party {
	name := d.text(f, 1)
	if name == "" {
		if needed {
			d.missing(f, positions.Missing(columns[f].Name, map[field]string{party: "a record", by: "a claim"}[f], ""))
		}
		return nil
	}
	p, miss := d.lookup.Party(name)
	if p == nil {
		d.broken(f, 1, miss.fault())
	}
	return p
}

func (d *Decoder) issue() *positions.Issue {
	name := d.text(issue, 1)
	if name == "" {
		d.missing(issue, positions.Missing("issue", "a record", ""))
		return nil
	}
	is, miss := d.lookup.Issue(name)
	if is == nil {
		d.broken(issue, 1, miss.fault())
	}
	return is
}

func (d *Decoder) date(f field, n int) positions.Date {
	s := d.text(f, n)
	if s == "" {
		return 0
	}
	day, err := d.lookup.Date(d.column(f, n), s)
	var fault *positions.Fault
	switch {
	case errors.As(err, &fault):
		d.broken(f, n, fault.Of(columns[f].Name))
	case err != nil: // a spelling that the format has not
		d.faults = append(d.faults, Fault{Column: d.column(f, n), Message: err.Error()})
	}
	return day
}

func (d *Decoder) known(r *positions.Record) positions.Date {
	day := d.date(known, 1)
	d.broken(known, 1, positions.KnownTooEarly(day, r.Date))
	return day
}

// when reads how exactly the day of a record or claim is known.
func (d *Decoder) when(f field, r *positions.Record) positions.When {
	text := d.text(f, 1)
	if text == "" {
		return positions.When{}
	}
	w, fault := positions.WhenOf(text, r.Date)
	d.broken(f, 1, fault)
	return w
}

func (d *Decoder) label() string {
	s := d.text(label, 1)
	if s != "" {
		d.broken(label, 1, positions.Label(s))
	}
	return s
}

func (d *Decoder) stance(r *positions.Record) *positions.Stance {
	s := &positions.Stance{Record: r, Option: -1}
	if _, there := d.at[slot{summary, 1}]; there || !d.lookup.Partial {
		s.Summary = d.summary("a stance")
	}
	d.placing(s)
	s.Accepts = d.accepts(r.Issue, s.Kind)
	s.Basis = word[positions.Basis](d, basis, 1, positions.Bases)
	s.Confidence = word[positions.Confidence](d, confidence, 1, positions.Confidences)
	s.Tone = word[positions.Tone](d, tone, 1, positions.Tones)
	s.Novel = d.truth(novel)
	s.Salience = d.salience()
	s.Signatories = d.signatories(inheritedBy, r.Party)
	s.SignedBy = d.signatories(signedBy, r.Party)
	if s.Signatories != nil && s.SignedBy != nil {
		d.broken(signedBy, 1, positions.TwoSignatures)
	}
	s.Known = d.known(r)
	s.Evidence = d.evidence(r.Issue)
	s.Terms = d.terms(r.Party)
	d.broken(term, 1, positions.NoneWithTerms(s.Kind, s.Terms))
	s.Ended = d.endings(s.Terms)
	return s
}

func (d *Decoder) summary(what string) string {
	s := d.text(summary, 1)
	if s == "" {
		d.missing(summary, positions.MissingSummary(what))
	}
	return s
}

func (d *Decoder) claim(r *positions.Record) *positions.Claim {
	c := &positions.Claim{Record: r, By: d.party(by, true), Option: -1, Summary: d.summary("a claim")}
	switch s := d.text(position, 1); s {
	case "":
	case "none":
		c.Kind = positions.None
	case "same":
		d.broken(position, 1, positions.ClaimOfSame())
	default:
		if p, ok := d.point(position, 1, r.Issue); ok {
			c.Kind, c.Value, c.Option = positions.Placed, p.Value, p.Option
		}
	}
	c.Plausible = d.plausible(plausibleLow, plausibleHigh, 1, r.Issue, c.Kind, c.Value)
	c.Accepts = d.accepts(r.Issue, c.Kind)
	c.When = d.when(when, r)
	c.Basis = word[positions.Basis](d, basis, 1, positions.Bases)
	c.Confidence = word[positions.Confidence](d, confidence, 1, positions.Confidences)
	c.Response, c.Answered = word[positions.Response](d, response, 1, positions.Responses), d.text(response, 1) != ""
	c.Known = d.known(r)
	c.Evidence = d.evidence(r.Issue)
	return c
}
