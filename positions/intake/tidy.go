package intake

import (
	"fmt"
	"strings"

	"stance/positions"
	"stance/positions/problem"
	"stance/positions/sheet"
	"stance/positions/slug"
	"stance/positions/starter"
	"stance/positions/tidy"
)

// Tidy reads a table with a row for each record, under the headings of
// positions/tidy or others that the options map to them. An error is a mistake
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
	if problems := missingColumns(t, c.columns); len(problems) > 0 {
		c.result.Problems = problems
		return c.result, nil
	}
	row := newRow(c.columns, from, set)
	for _, r := range t.Rows {
		for i, at := range from {
			row.cells[i] = r.Cells[at]
			if t.Text {
				row.cells[i] = tidy.Unguard(row.cells[i])
			}
		}
		row.constants()
		c.add(r.Number, row.cells, row.from)
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
	p := newProposer(have)
	for _, s := range o.Scales {
		scale, err := starter.Scale(s.Value)
		if err != nil {
			return nil, usagef(starter.ScaleSpelling, "--scale %s=%s: %s", s.Name, s.Value, err)
		}
		if is, _ := p.known.Issue(s.Name); is != nil {
			return nil, usagef("leave --scale out; scales are changed in the codebook", "--scale %s: the issue is in the codebook already", s.Name)
		}
		p.scales[slug.Of(s.Name)] = scale
	}
	for _, s := range set {
		columns = append(columns, s.Name)
		if s.Name == "source" && o.SourceTitle != "" {
			p.titles[s.Value] = o.SourceTitle
		}
	}
	return newCollector(t, p, d, columns), nil
}

// headings finds out which column of the tidy table each column is, by the
// user's mapping, else by its heading.
func headings(t *sheet.Table, mapped, set []Pair) (columns []string, from []int, notes []string, err error) {
	at := map[string]int{} // by tidy name
	used := make([]bool, len(t.Headings))
	for _, p := range mapped {
		name, ok := tidy.Find(p.Name)
		if !ok {
			return nil, nil, nil, usagef(nearColumn(p.Name), "--map %s=%s: the table of records has no column %q", p.Name, p.Value, p.Name)
		}
		i, err := Heading(t, p.Value)
		if err != nil {
			return nil, nil, nil, err
		}
		if _, twice := at[name]; twice {
			return nil, nil, nil, usagef("", "--map %s is given twice", name)
		}
		at[name], used[i] = i, true
	}
	fixed := map[string]bool{}
	for _, p := range set {
		if _, ok := at[p.Name]; ok {
			return nil, nil, nil, usagef("leave one of them out", "%s is both mapped (--map) and set (--set)", p.Name)
		}
		fixed[p.Name] = true
	}
	for i, h := range t.Headings {
		name, ok := tidy.Find(h)
		if _, twice := at[name]; used[i] || !ok || twice {
			continue
		}
		if fixed[name] {
			return nil, nil, nil, usagef("leave --set "+name+" out, or the column", "the table has a column %s, and --set %s is for all rows", h, name)
		}
		at[name], used[i] = i, true
	}
	for i, h := range t.Headings { // in the table's order
		for name, j := range at {
			if i == j {
				columns, from = append(columns, name), append(from, i)
			}
		}
		if !used[i] && h != "" {
			notes = append(notes, unused(i, h, at))
		}
	}
	return columns, from, notes, nil
}

// unused tells of a column that is not read.
func unused(i int, heading string, at map[string]int) string {
	note := fmt.Sprintf("column %s (%s) is not used", sheet.Letter(i+1), heading)
	var free []string
	for _, c := range tidy.Columns() {
		if _, taken := at[c.Name]; !taken {
			free = append(free, c.Name)
		}
	}
	if near, ok := problem.Nearest(heading, free); ok {
		note += fmt.Sprintf("; if it is the %s, say --map %s=%q", near, near, heading)
	}
	return note
}

// Heading finds a column of a table by its heading, in any case, or by its
// letter. The error is a *UsageError.
func Heading(t *sheet.Table, name string) (int, error) {
	for i, h := range t.Headings {
		if h == name {
			return i, nil
		}
	}
	folded := strings.Join(strings.Fields(name), " ")
	for i, h := range t.Headings {
		if strings.EqualFold(h, folded) {
			return i, nil
		}
	}
	for i := range t.Headings {
		if strings.ToUpper(name) == name && sheet.Letter(i+1) == name {
			return i, nil
		}
	}
	hint := "headings: " + strings.Join(t.Headings, ", ")
	if near, ok := problem.Nearest(name, t.Headings); ok {
		hint = fmt.Sprintf("did you mean %q?", near)
	}
	return 0, usagef(hint, "the table has no column %q", name)
}

func nearColumn(name string) string {
	var names []string
	for _, c := range tidy.Columns() {
		names = append(names, c.Name)
	}
	if near, ok := problem.Nearest(name, names); ok {
		return fmt.Sprintf("did you mean %s?", near)
	}
	return "`stance help tables` lists them"
}

// missingColumns finds that the table lacks what every record needs.
func missingColumns(t *sheet.Table, columns []string) []sheet.Problem {
	has := map[string]bool{}
	for _, c := range columns {
		has[c] = true
	}
	var problems []sheet.Problem
	for _, need := range []string{"date", "party", "issue", "summary"} {
		if has[need] || need == "summary" && has["record"] {
			continue
		}
		problems = append(problems, sheet.Problem{Row: t.Header, Message: "no heading here says where the " + need + " is",
			Hint: fmt.Sprintf("--map %s=HEADING says it, --set %s=VALUE gives one for all rows; if the headings stand in another row, say --header ROW", need, need)})
	}
	return problems
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
	names, grouped := core[stem(column)]
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
