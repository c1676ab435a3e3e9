package sheet

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
)

// Options are what the user says of a file.
type Options struct {
	Sheet    string // of a workbook: the worksheet's name; "": the only one
	Header   int    // the row with the headings, from 1; 0: the first that is not empty
	Encoding string // of delimited text; "": found out
}

// OptionError is an option that does not go with the file.
type OptionError struct {
	Message string
	Hint    string // how to mend it
}

func (e *OptionError) Error() string { return e.Message }

// Table is a table with its headings taken off. Each row has as many cells as
// there are headings.
type Table struct {
	Headings []string
	Header   int // the row in which the headings stand
	Rows     []Row
	Notes    []string // what was found out or passed over, for people

	// Text says that the table was delimited text, in which a spreadsheet may
	// have put apostrophes before texts that look like formulas.
	Text bool
	// DecimalComma says that commas are not what separates the columns, so that
	// they may stand in numbers.
	DecimalComma bool
	// Date1904 says that the workbook counts days from 1904, not 1900.
	Date1904 bool
}

// Row is a row with its number in the file, from 1.
type Row struct {
	Number int
	Cells  []string
}

// Problem is something wrong with a table at a place in it.
type Problem struct {
	Row     int // from 1; 0: the table as a whole
	Column  int // from 1; 0: the row as a whole
	Heading string
	Message string
	Hint    string // how to mend it; "" where the message says all
}

// Where tells the place, such as "row 17, column D (position)".
func (p Problem) Where() string {
	var parts []string
	if p.Row > 0 {
		parts = append(parts, fmt.Sprint("row ", p.Row))
	}
	if p.Column > 0 {
		column := "column " + Letter(p.Column)
		if p.Heading != "" {
			column += " (" + p.Heading + ")"
		}
		parts = append(parts, column)
	}
	return strings.Join(parts, ", ")
}

// Letter names a column as spreadsheets do: 1 is A, 27 is AA.
func Letter(column int) string {
	var s []byte
	for ; column > 0; column = (column - 1) / 26 {
		s = append(s, byte('A'+(column-1)%26))
	}
	slices.Reverse(s)
	return string(s)
}

// The largest tables that are read.
const (
	MaxBytes = 512 << 20 // of a file, and of what a workbook holds when unpacked
	maxCells = 40_000_000
)

// maxUnpacked is MaxBytes but in tests.
var maxUnpacked int64 = MaxBytes

// Read reads a table. An error says that there is none; problems say what is
// wrong with the one that there is, and it should not be used.
func Read(content []byte, o Options) (*Table, []Problem, error) {
	if len(content) > MaxBytes {
		return nil, nil, fmt.Errorf("it is larger than %d MB; split it", MaxBytes>>20)
	}
	if bytes.HasPrefix(content, []byte("PK\x03\x04")) {
		return readWorkbook(content, o)
	}
	return readDelimited(content, o)
}

// arrange takes the headings off and checks the shape. In delimited text every
// row must be as long as the headings; a workbook does not keep empty cells.
func (t *Table) arrange(rows []Row, o Options, exact bool) ([]Problem, error) {
	if o.Header > 0 {
		rows = slices.DeleteFunc(rows, func(r Row) bool { return r.Number < o.Header })
		if len(rows) == 0 || rows[0].Number != o.Header || blank(rows[0].Cells) {
			return nil, fmt.Errorf("row %d, which should have the headings, is empty", o.Header)
		}
	}
	rows, empty := dropBlank(rows)
	if len(rows) == 0 {
		return nil, fmt.Errorf("it is empty")
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
	t.Header, rows = head.Number, rows[1:]
	for _, cell := range head.Cells {
		t.Headings = append(t.Headings, strings.Join(strings.Fields(cell), " "))
	}
	width := len(t.Headings)
	for width > 0 && t.Headings[width-1] == "" && !filled(rows, width-1) {
		width--
	}
	t.Headings = t.Headings[:width]
	problems := t.checkHeadings(rows)
	for i := range rows {
		r := &rows[i]
		long := len(r.Cells) > width && !blank(r.Cells[width:])
		if long || exact && len(r.Cells) < width {
			problems = append(problems, Problem{Row: r.Number, Message: fmt.Sprintf("this row has %s, and there are %s", plural(len(r.Cells), "cell"), plural(width, "heading")),
				Hint: "a text that holds what separates the columns, or a line break, must stand in quotation marks"})
		}
		for len(r.Cells) < width {
			r.Cells = append(r.Cells, "")
		}
		r.Cells = r.Cells[:width]
	}
	t.Rows = rows
	return problems, nil
}

// titleAbove finds that a table begins with a title, which has one cell, and not
// with its headings.
func titleAbove(rows []Row) (Problem, bool) {
	const near = 50 // rows, among which the headings are looked for: no row has more cells
	if count(rows[0].Cells) > 1 {
		return Problem{}, false
	}
	headings := rows[0]
	for _, r := range rows[:min(len(rows), near)] {
		if count(r.Cells) > count(headings.Cells) {
			headings = r
		}
	}
	if headings.Number == rows[0].Number {
		return Problem{}, false
	}
	return Problem{Row: rows[0].Number, Message: "a single cell stands here, as a title has it, and no headings",
		Hint: fmt.Sprintf("if the headings stand in row %d, say --header %[1]d", headings.Number)}, true
}

// count is how many cells are filled.
func count(cells []string) int {
	n := 0
	for _, c := range cells {
		if strings.TrimSpace(c) != "" {
			n++
		}
	}
	return n
}

// checkHeadings finds headings that are missing or stand twice.
func (t *Table) checkHeadings(rows []Row) []Problem {
	var problems []Problem
	first := map[string]int{}
	for i, h := range t.Headings {
		folded := strings.ToLower(h)
		switch {
		case h == "" && filled(rows, i):
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

func filled(rows []Row, column int) bool {
	return slices.ContainsFunc(rows, func(r Row) bool { return column < len(r.Cells) && strings.TrimSpace(r.Cells[column]) != "" })
}

func blank(cells []string) bool {
	return !slices.ContainsFunc(cells, func(c string) bool { return strings.TrimSpace(c) != "" })
}

// dropBlank takes empty rows out; those after the last filled one are not
// counted.
func dropBlank(rows []Row) (kept []Row, empty int) {
	pending := 0
	for _, r := range rows {
		if blank(r.Cells) {
			pending++
			continue
		}
		if len(kept) > 0 {
			empty += pending
		}
		pending = 0
		kept = append(kept, r)
	}
	return kept, empty
}

func plural(n int, thing string) string {
	if n == 1 {
		return "1 " + thing
	}
	return fmt.Sprintf("%d %ss", n, thing)
}
