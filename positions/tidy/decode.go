package tidy

import (
	"slices"
	"strings"

	"stance/positions"
)

// Row is what a row says: the date, and a record with one stance, silence or
// claim in it.
type Row struct {
	Kind   Kind
	Info   positions.DateInfo
	Record *positions.Record // nil for a row of kind Day
}

// Fault is something wrong with a cell.
type Fault struct {
	Column  int // index among the columns of the decoder; -1: the row as a whole
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
	d.cells, d.faults = cells, nil
	row := Row{Kind: d.rowKind()}
	d.kind = row.Kind
	d.misplaced()
	row.Info = positions.DateInfo{Date: d.date(date), Label: d.label(), Title: d.text(dateTitle, 1), Note: d.text(dateNote, 1)}
	if row.Info.Date == 0 && d.text(date, 1) == "" {
		d.missing(date, "a row needs a date")
	}
	if row.Kind == Day {
		return row, d.faults
	}
	r := &positions.Record{Date: row.Info.Date, Party: d.party(party, true), Issue: d.issue(), Coder: d.text(coder, 1), Note: d.text(note, 1)}
	switch row.Kind {
	case Stance:
		r.Stance = d.stance(r)
	case Silence:
		r.Silence = &positions.Silence{Record: r, Known: d.known(r), Evidence: d.evidence()}
	case Claim:
		r.Claims = []*positions.Claim{d.claim(r)}
	}
	if r.Date != 0 && r.Party != nil && r.Issue != nil {
		row.Record = r
	}
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
	d.faults = append(d.faults, Fault{d.column(f, n), message, hint})
}

// missing reports an empty or absent cell that a row needs.
func (d *Decoder) missing(f field, message string) {
	hint := ""
	if d.column(f, 1) < 0 {
		hint = "there is no column " + tick(columns[f].Name)
	}
	d.fault(f, 1, message, hint)
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
		d.faults = append(d.faults, Fault{i, what + " has no " + tick(s.name()), hint})
	}
}

func (d *Decoder) party(f field, needed bool) *positions.Party {
	name := d.text(f, 1)
	if name == "" {
		if needed {
			d.missing(f, "a row needs a "+map[field]string{party: "party", by: "claimant (`by`)"}[f])
		}
		return nil
	}
	p, miss := d.lookup.Party(name)
	if p == nil {
		d.fault(f, 1, miss.message(tick(name)+" is no party in the codebook"), miss.Hint)
	}
	return p
}

func (d *Decoder) issue() *positions.Issue {
	name := d.text(issue, 1)
	if name == "" {
		d.missing(issue, "a row needs an issue")
		return nil
	}
	is, miss := d.lookup.Issue(name)
	if is == nil {
		d.fault(issue, 1, miss.message(tick(name)+" is no issue in the codebook"), miss.Hint)
	}
	return is
}

func (d *Decoder) date(f field) positions.Date {
	s := d.text(f, 1)
	if s == "" {
		return 0
	}
	day, err := d.lookup.Date(d.column(f, 1), s)
	if err != nil {
		d.fault(f, 1, err.Error(), "")
	}
	return day
}

func (d *Decoder) known(r *positions.Record) positions.Date {
	day := d.date(known)
	if day != 0 && r.Date != 0 && day < r.Date {
		d.fault(known, 1, "this became known on "+day.String()+", before its date, "+r.Date.String(), "the date is the day on which the stance was taken; correct one of the two")
	}
	return day
}

func (d *Decoder) label() string {
	s := d.text(label, 1)
	switch {
	case s == "":
	case !isID(s):
		d.fault(label, 1, tick(s)+" is no label: small letters a to z and digits, in groups joined by single hyphens", "such as before-alaska")
	case s == "first" || s == "latest":
		d.fault(label, 1, tick(s)+" cannot be a label: as a date it has a meaning of its own", "choose another label")
	case strings.Contains(s, "-") && strings.Trim(s, "0123456789-") == "":
		d.fault(label, 1, tick(s)+" cannot be a label: it looks like a date", "choose a name; the date itself needs no label")
	}
	return s
}

// isID reports whether s is written like-this-1.
func isID(s string) bool {
	for part := range strings.SplitSeq(s, "-") {
		if part == "" || strings.Trim(part, "abcdefghijklmnopqrstuvwxyz0123456789") != "" {
			return false
		}
	}
	return true
}

func (d *Decoder) stance(r *positions.Record) *positions.Stance {
	s := &positions.Stance{Record: r, Option: -1, Summary: d.summary("a stance")}
	d.placing(s)
	s.Basis = word[positions.Basis](d, basis, 1, positions.Bases)
	s.Confidence = word[positions.Confidence](d, confidence, 1, positions.Confidences)
	s.Tone = word[positions.Tone](d, tone, 1, positions.Tones)
	s.Novel = d.truth(novel)
	s.Salience = d.salience()
	s.Signatories = d.signatories(r.Party)
	s.Known = d.known(r)
	s.Evidence = d.evidence()
	s.Terms = d.terms()
	s.Ended = d.endings(s.Terms)
	return s
}

func (d *Decoder) summary(what string) string {
	s := d.text(summary, 1)
	if s == "" {
		d.missing(summary, what+" needs a summary: what is wanted, in the analyst's words")
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
		d.fault(position, 1, "a claim's position cannot be `same`", "name the position that is claimed, or leave it out")
	default:
		if p, ok := d.point(position, r.Issue); ok {
			c.Kind, c.Value, c.Option = positions.Placed, p.Value, p.Option
		}
	}
	c.Response = word[positions.Response](d, response, 1, positions.Responses)
	c.Known = d.known(r)
	c.Evidence = d.evidence()
	return c
}
