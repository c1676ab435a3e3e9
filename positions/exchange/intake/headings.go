package intake

import (
	"fmt"
	"strings"

	"stance/positions/exchange/sheet"
	"stance/positions/exchange/tidy"
	"stance/positions/problem"
)

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
	names := make(map[int]string, len(at))
	for name, i := range at {
		names[i] = name
	}
	passed := 0
	for i, h := range t.Headings { // in the table's order
		if name, ok := names[i]; ok {
			columns, from = append(columns, name), append(from, i)
		}
		if !used[i] && h != "" && !(h == exported && exports(at)) {
			if passed++; passed <= maxUnused {
				notes = append(notes, unused(i, h, at))
			}
		}
	}
	if more := passed - maxUnused; more > 0 {
		notes = append(notes, fmt.Sprintf("%d more columns are not used", more))
	}
	return columns, from, notes, nil
}

// exported is a column that export writes, and that says nothing that its positions do not say.
const exported = "score"

// exports reports whether a table with these columns is one of export, whose scores say nothing new; of any
// other table they may be what its positions are.
func exports(at map[string]int) bool {
	for _, name := range []string{"record", "position", "plausible_low", "coder"} {
		if _, ok := at[name]; !ok {
			return false
		}
	}
	return true
}

// maxUnused is how many columns that are not read are told one by one.
const maxUnused = 50

// unusedColumns lists columns that are not read, of many the first.
func unusedColumns(names []string) []string {
	if len(names) == 0 {
		return nil
	}
	return []string{"columns that are not used: " + listed(names)}
}

// listed lists names, of many the first.
func listed(names []string) string {
	list := strings.Join(names[:min(len(names), maxUnused)], ", ")
	if more := len(names) - maxUnused; more > 0 {
		list += fmt.Sprintf(", and %d more", more)
	}
	return list
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
	hint := "headings: " + listed(t.Headings)
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

// missingColumns finds that the table lacks what every record needs; with update one that is there has
// its summary.
func missingColumns(t *sheet.Table, columns []string, update bool) []sheet.Problem {
	has := map[string]bool{}
	for _, c := range columns {
		has[c] = true
	}
	var problems []sheet.Problem
	for _, need := range []string{"date", "party", "issue", "summary"} {
		if has[need] || need == "summary" && (has["record"] || update) {
			continue
		}
		problems = append(problems, sheet.Problem{Row: t.Header, Message: "no heading here says where the " + need + " is",
			Hint: fmt.Sprintf("--map %s=HEADING says it, --set %s=VALUE gives one for all rows; if the headings stand in another row, say --header ROW", need, need)})
	}
	return problems
}
