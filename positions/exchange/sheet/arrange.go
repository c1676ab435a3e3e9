package sheet

import (
	"errors"
	"fmt"
	"strings"
)

// arrange takes the headings off and checks the shape. In delimited text (exact)
// every row must be as long as the headings; a workbook does not keep empty cells.
func (t *Table) arrange(rows []packedRow, o Options, exact bool) ([]Problem, error) {
	if o.Header > 0 {
		for len(rows) > 0 && rows[0].number < o.Header {
			rows = rows[1:]
		}
		if len(rows) == 0 || rows[0].number != o.Header {
			return nil, fmt.Errorf("row %d, which should have the headings, is empty", o.Header)
		}
	}
	if len(rows) == 0 {
		return nil, errors.New("it is empty")
	}
	empty := 0
	for _, r := range rows[1:] {
		empty += int(r.blanks)
	}
	if empty > 0 {
		t.Notes = append(t.Notes, plural(empty, "empty row")+" passed over")
	}
	if o.Header == 0 {
		if title, ok := titleAbove(rows); ok {
			return []Problem{title}, nil
		}
	}
	head := rows[0]
	t.Header, t.rows = head.number, rows[1:]
	for column, c := range head.each() {
		for len(t.Headings) < column {
			t.Headings = append(t.Headings, "")
		}
		t.Headings = append(t.Headings, strings.Join(strings.Fields(c.text), " "))
	}
	for len(t.Headings) > 0 && t.Headings[len(t.Headings)-1] == "" {
		t.Headings = t.Headings[:len(t.Headings)-1]
	}
	columns := t.look(int(head.cells))
	for len(t.Headings) < columns.width {
		t.Headings = append(t.Headings, "")
	}
	limits := o.Limits.filled()
	if n := int64(len(t.rows)) * int64(len(t.Headings)); n > limits.Cells {
		return nil, &LimitError{fmt.Sprintf("it has %s of %s, which are %s, and the limit is %s", counted(int64(len(t.rows)), "row"), counted(int64(len(t.Headings)), "column"), counted(n, "cell"), thousands(limits.Cells)), "cells", n}
	}
	problems := t.checkHeadings(columns.filled)
	for i := range t.rows {
		r := &t.rows[i]
		if !r.beyond(len(t.Headings)) && !(exact && int(r.cells) < len(t.Headings)) {
			continue
		}
		if len(problems) >= maxProblems {
			return append(problems, Problem{Row: r.number, Message: "there are more such rows from here on"}), nil
		}
		problems = append(problems, Problem{Row: r.number, Message: fmt.Sprintf("this row has %s, and there are %s", plural(int(r.cells), "cell"), plural(len(t.Headings), "heading")),
			Hint: "a text that holds what separates the columns, or a line break, must stand in quotation marks"})
	}
	return problems, nil
}

// used is which columns have something in them.
type used struct {
	filled []bool // below the headings
	width  int    // with columns that have cells and no heading
}

// look looks for columns with something in them, among as many as the row of the
// headings has.
func (t *Table) look(cells int) used {
	u := used{width: len(t.Headings)}
	for i := range t.rows {
		for column, c := range t.rows[i].each() {
			if column >= cells {
				break
			}
			if c.blank() {
				continue
			}
			for len(u.filled) <= column {
				u.filled = append(u.filled, false)
			}
			u.filled[column] = true
		}
	}
	u.width = max(u.width, len(u.filled))
	for len(u.filled) < u.width {
		u.filled = append(u.filled, false)
	}
	return u
}

// beyond reports whether a row has something in columns after these.
func (r *packedRow) beyond(width int) bool {
	for column, c := range r.each() {
		if column >= width && !c.blank() {
			return true
		}
	}
	return false
}

// titleAbove finds that a table begins with a title, which has one cell, and not
// with its headings.
func titleAbove(rows []packedRow) (Problem, bool) {
	const near = 50 // rows, among which the headings are looked for: no row has more cells
	most := rows[0].filled()
	if most > 1 {
		return Problem{}, false
	}
	headings := rows[0]
	for _, r := range rows[:min(len(rows), near)] {
		if n := r.filled(); n > most {
			headings, most = r, n
		}
	}
	if headings.number == rows[0].number {
		return Problem{}, false
	}
	return Problem{Row: rows[0].number, Message: "a single cell stands here, as a title has it, and no headings",
		Hint: fmt.Sprintf("if the headings stand in row %d, say --header %[1]d", headings.number)}, true
}

// checkHeadings finds headings that are missing or stand twice.
func (t *Table) checkHeadings(filled []bool) []Problem {
	var problems []Problem
	first := map[string]int{}
	for i, h := range t.Headings {
		if len(problems) >= maxProblems {
			return append(problems, Problem{Row: t.Header, Column: i + 1, Message: "there are more such headings from here on"})
		}
		folded := strings.ToLower(h)
		switch {
		case h == "" && filled[i]:
			hint := "write one above it"
			if i > 0 && t.Headings[i-1] != "" {
				hint += "; if the heading to its left is meant for both, write it out over each"
			}
			problems = append(problems, Problem{Row: t.Header, Column: i + 1, Message: "this column has cells and no heading", Hint: hint + "; if the headings stand in another row, name it with --header"})
		case h != "" && first[folded] > 0:
			problems = append(problems, Problem{Row: t.Header, Column: i + 1, Heading: h, Message: "this heading stands over column " + Letter(first[folded]) + ", too", Hint: "rename one of them, or take the column away"})
		case h != "":
			first[folded] = i + 1
		}
	}
	return problems
}
