package coding

import (
	"cmp"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"stance/cmd/stance/internal/console"
	"stance/cmd/stance/internal/dataset"
	"stance/cmd/stance/internal/drafting"
	"stance/positions"
	"stance/positions/exchange/tidy"
	"stance/positions/splice"
	"stance/positions/team/review"
)

// Form is a record as it is filled in.
type Form struct {
	Kind  tidy.Kind         `json:"kind"`
	Cells map[string]string `json:"cells"` // by the columns of the exchange table
	// Record names the one that is changed, as DATE/PARTY/ISSUE; "" for a new one.
	Record string `json:"record"`
	// Base has the SHA-256 of each file that the form was made from; "" of one that was not there.
	Base map[string]string `json:"base"`
}

// Fault is something wrong with what was filled in.
type Fault struct {
	Column  string `json:"column"` // "" for the record as a whole
	Message string `json:"message"`
	Hint    string `json:"hint"`
}

// Open gives a record of the dataset as a form, to be changed: its stance or silence, or the
// claim that a party makes.
func (k *Desk) Open(d *positions.Dataset, name, by string) (*Form, error) {
	r, err := dataset.CellArg(k.streams, k.Own(d), name)
	if err != nil {
		return nil, toError(err)
	}
	alone := *d
	alone.Records = []*positions.Record{r}
	header := tidy.Header(&alone)
	for row := range tidy.NewEncoder(d, header).Rows(r) {
		form := &Form{Record: review.CellName(r), Cells: map[string]string{}}
		for i, c := range header {
			if row[i] != "" {
				form.Cells[c.Name] = row[i]
			}
		}
		form.Kind = tidy.Kind(form.Cells["record"])
		if (form.Kind == tidy.Claim) == (by != "") && (by == "" || form.Cells["by"] == by) {
			for _, of := range []string{"record", "label", "date_title"} { // of no single record
				delete(form.Cells, of)
			}
			return form, nil
		}
	}
	return nil, &Error{Gone: true, Message: fmt.Sprintf("%s has nothing of that sort", name)}
}

// composed is what a form asks for.
type composed struct {
	add    *splice.Additions
	record *positions.Record // as it is to be
	faults []Fault
	taken  string // the name of a record that is there already, in whose place the form would be
}

// compose makes of a form what is to be written into a dataset; where something is wrong with
// it, there are faults, and as much of the record as can be told.
func (k *Desk) compose(d *positions.Dataset, f *Form) (*composed, error) {
	if !slices.Contains([]tidy.Kind{tidy.Stance, tidy.Silence, tidy.Claim}, f.Kind) {
		return nil, &Error{Gone: true, Message: fmt.Sprintf("there are no records of the kind %q", f.Kind)}
	}
	var c composed
	draft := drafting.New(f.Kind)
	for _, name := range slices.Sorted(maps.Keys(f.Cells)) {
		if known, ok := tidy.Find(name); !ok || known != name || name == "record" {
			return nil, &Error{Gone: true, Message: fmt.Sprintf("there is no column %q", name)}
		}
		text := strings.TrimSpace(f.Cells[name])
		if (name == "date" || name == "known") && text != "" {
			date, err := d.ResolveNewDate(text, k.streams.Today())
			if err != nil {
				c.fault(name, err)
				continue
			}
			text = date.String()
		}
		draft.Set(name, 1, text)
	}
	if !draft.Has("coder") && k.coder != "" && f.Record == "" && !k.beside(d, draft) {
		draft.Set("coder", 1, k.coder)
	}
	row, faults := draft.Decode(d)
	c.record = row.Record
	missing := draft.Missing()
	for _, fault := range faults {
		if fault.Column == "" && len(missing) > 0 {
			continue // that something is missing is told by what it is
		}
		c.faults = append(c.faults, Fault{fault.Column, fault.Message, fault.Hint})
	}
	for _, name := range missing {
		if !slices.ContainsFunc(c.faults, func(f Fault) bool { return f.Column == name }) {
			c.faults = append(c.faults, Fault{Column: name, Message: "is needed"})
		}
	}
	if c.record != nil && f.Record == "" { // said before all the rest is filled in
		if err := cmp.Or(draft.Vacant(d, c.record), drafting.ClaimRepeated(d, c.record)); err != nil {
			c.fault("", err)
			if drafting.HasRecord(k.Own(d), c.record) { // to be opened
				c.taken = review.CellName(c.record)
			}
		}
	}
	if len(c.faults) > 0 || c.record == nil {
		return &c, nil
	}
	if f.Record != "" {
		return &c, k.change(d, f, &c)
	}
	add, err := draft.Additions(d, c.record)
	if err != nil {
		c.fault("", err)
		return &c, nil
	}
	c.add = add
	return &c, nil
}

// beside reports whether a draft is a claim in a cell with a record of its date, which has a coder
// or none already.
func (k *Desk) beside(d *positions.Dataset, draft *drafting.Draft) bool {
	if draft.Kind != tidy.Claim {
		return false
	}
	row, _ := draft.Decode(d)
	return row.Record != nil && drafting.HasRecord(d, row.Record)
}

// change has a form change the record that it names: its stance or silence, with what is known of
// the record as a whole, or the claim of the same claimant. All else in it stays.
func (k *Desk) change(d *positions.Dataset, f *Form, c *composed) error {
	was, err := dataset.CellArg(k.streams, k.Own(d), f.Record)
	if err != nil {
		return toError(err)
	}
	now, r := *was, c.record
	if r.Date != was.Date || r.Party != was.Party || r.Issue != was.Issue {
		c.faults = append(c.faults, Fault{Message: "the record is of " + review.CellName(was) + ", and the form of another date, party or issue", Hint: "what it is about does not change: make another record of it"})
		return nil
	}
	if f.Kind == tidy.Claim {
		claim := *r.Claims[0]
		claim.Record = &now
		i := slices.IndexFunc(was.Claims, func(had *positions.Claim) bool { return had.By == claim.By })
		if i < 0 {
			c.faults = append(c.faults, Fault{Column: "by", Message: claim.By.Name + " has made no claim there"})
			return nil
		}
		now.Claims = slices.Clone(was.Claims)
		now.Claims[i] = &claim
	} else {
		now.Stance, now.Silence, now.Coder, now.Note, now.When = nil, nil, r.Coder, r.Note, r.When
		if s := r.Stance; s != nil {
			of := *s
			of.Record, now.Stance = &now, &of
		}
		if s := r.Silence; s != nil {
			of := *s
			of.Record, now.Silence = &now, &of
		}
	}
	c.record = &now
	c.add = &splice.Additions{Changes: []splice.Change{{Was: was, Now: &now}}}
	return nil
}

// fault notes what is wrong with a column.
func (c *composed) fault(column string, err error) {
	e := toError(err)
	c.faults = append(c.faults, Fault{column, e.Message, e.Hint})
}

// toError gives the words of an error that was made for a command line.
func toError(err error) *Error {
	var usage *console.UsageError
	var unknown *positions.UnknownDateError
	switch {
	case errors.As(err, &usage):
		return &Error{Message: usage.Message, Hint: usage.Hint, Gone: true}
	case errors.As(err, &unknown):
		return &Error{Message: unknown.Message, Hint: unknown.Hint, Gone: true}
	}
	return &Error{Message: err.Error()}
}
