package intake

import (
	"strings"

	"stance/positions"
	"stance/positions/exchange/sheet"
	"stance/positions/exchange/tidy"
	"stance/positions/spelling"
)

// Tidy reads a table with a row for each record, under the headings of
// positions/exchange/tidy or others that the options map to them. An error is a mistake
// in the options (*UsageError); everything wrong with the table is among the
// result's problems.
func Tidy(t *sheet.Table, have *positions.Dataset, o Options) (*Result, error) {
	set, err := constants(o.Set)
	if err != nil {
		return nil, err
	}
	columns, from, notes, err := headings(t, o.Map, set)
	if err != nil {
		return nil, err
	}
	c, err := prepare(t, have, o, columns, set)
	if err != nil {
		return nil, err
	}
	c.result.Notes = append(c.result.Notes, notes...)
	if problems := missingColumns(t, c.columns, o.Update); len(problems) > 0 {
		c.result.Problems = problems
		return c.result, nil
	}
	row := newRow(c.columns, from, set)
	for _, r := range t.Rows() {
		o.row()
		for i, at := range from {
			row.cells[i] = r.Cells[at]
			if t.Text {
				row.cells[i] = tidy.Unguard(row.cells[i])
			}
		}
		row.constants()
		c.add(r, row.cells, row.from)
	}
	if err := c.proposer.unusedScales(o.Scales); err != nil {
		return nil, err
	}
	return c.finish(), nil
}

// prepare makes the collector, for rows with columns from the table and then
// constants.
func prepare(t *sheet.Table, have *positions.Dataset, o Options, columns []string, set []Pair) (*collector, error) {
	d, err := newDates(o.DateFormat, t.Date1904)
	if err != nil {
		return nil, err
	}
	d.near = have.LastDate()
	p := newProposer(have)
	for _, s := range o.Scales {
		scale, err := spelling.Scale(s.Value)
		if err != nil {
			return nil, usagef(spelling.ScaleSpelling, "--scale %s=%s: %s", s.Name, s.Value, err)
		}
		if s.Name == allIssues {
			p.newScale = func() *positions.Scale { each := *scale; return &each }
			continue
		}
		if is, _ := p.known.Issue(s.Name); is != nil {
			return nil, usagef("leave --scale out; scales are changed in the codebook", "--scale %s: the issue is in the codebook already", s.Name)
		}
		p.scales[nameKey(s.Name)] = scale
	}
	for _, s := range set {
		columns = append(columns, s.Name)
		if s.Name == "source" && o.SourceTitle != "" {
			p.titles[s.Value] = o.SourceTitle
		}
	}
	c := newCollector(t, p, d, columns, o.Update)
	return c, nil
}

// row is a row being put together: cells of the table, then constants.
type row struct {
	names []string
	cells []string
	from  []int
	set   []Pair
}

func newRow(names []string, from []int, set []Pair) *row {
	r := &row{names: names, cells: make([]string, len(names)), from: make([]int, len(names)), set: set}
	copy(r.from, from)
	for i := len(from); i < len(names); i++ {
		r.from[i] = -1
	}
	return r
}

// constants fills in what is set for all rows, where a row of its kind has it;
// what belongs to a piece of evidence, a term or an ended term, only where the
// row has one.
func (r *row) constants() {
	first := len(r.names) - len(r.set)
	for i, s := range r.set {
		r.cells[first+i] = s.Value
	}
	kind := tidy.Kind("")
	for i, name := range r.names {
		switch {
		case name == "record" && r.cells[i] != "":
			kind = tidy.Kind(strings.ToLower(strings.TrimSpace(r.cells[i])))
		case name == "by" && kind == "" && strings.TrimSpace(r.cells[i]) != "":
			kind = tidy.Claim
		}
	}
	if kind == "" {
		kind = tidy.Stance
	}
	for i, s := range r.set {
		if !kind.Has(s.Name) || !r.has(s.Name) {
			r.cells[first+i] = ""
		}
	}
}

// core are the columns without which there is no item of a group.
var core = map[string][]string{"quote": {"quote", "paraphrase"}, "term": {"term"}, "ended": {"ended"}}

// has reports whether the row has the item that a column belongs to.
func (r *row) has(column string) bool {
	names, grouped := core[tidy.Group(column)]
	if !grouped {
		return true
	}
	number := column[len(strings.TrimRight(column, "_0123456789")):]
	for i, name := range r.names {
		for _, c := range names {
			if name == c+number && strings.TrimSpace(r.cells[i]) != "" {
				return true
			}
		}
	}
	return false
}
