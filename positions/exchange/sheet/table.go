package sheet

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"stance/positions/problem"
)

// Options are what the user says of a file.
type Options struct {
	Sheet    string // of a workbook: the worksheet's name; "": the only one
	Header   int    // the row with the headings, from 1; 0: the first that is not empty
	Encoding string // of delimited text; "": found out
	Limits   Limits
}

// OptionError is an option that does not go with the file.
type OptionError struct {
	Message string
	Hint    string // how to mend it
}

func (e *OptionError) Error() string { return e.Message }

// Table is a table with its headings taken off; Rows gives what stands below
// them.
type Table struct {
	Headings []string
	Header   int      // the row in which the headings stand
	Notes    []string // what was found out or passed over, for people

	// Text says that the table was delimited text, in which a spreadsheet may
	// have put apostrophes before texts that look like formulas.
	Text bool
	// DecimalComma says that commas are not what separates the columns, so that
	// they may stand in numbers.
	DecimalComma bool
	// Date1904 says that the workbook counts days from 1904, not 1900.
	Date1904 bool

	rows []packedRow
}

// Problem is something wrong with a table at a place in it.
type Problem struct {
	Row     int // from 1; 0: the table as a whole
	Column  int // from 1; 0: the row as a whole
	Heading string
	Rule    problem.Rule // of the format; "" for what only tables can get wrong
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

// place names a cell for an error; the column counts from 0.
func place(row, column int) string { return "cell " + Letter(column+1) + fmt.Sprint(row) }

// Letter names a column as spreadsheets do: 1 is A, 27 is AA.
func Letter(column int) string {
	var s []byte
	for ; column > 0; column = (column - 1) / 26 {
		s = append(s, byte('A'+(column-1)%26))
	}
	slices.Reverse(s)
	return string(s)
}

// maxProblems is how many problems of a table are looked for.
const maxProblems = 1000

// Read reads a table. An error says that there is none; problems say what is
// wrong with the one that there is, and it should not be used. What is larger
// than the limits allow is a *LimitError.
func Read(content []byte, o Options) (*Table, []Problem, error) {
	if err := o.Limits.Check(int64(len(content))); err != nil {
		return nil, nil, err
	}
	if bytes.HasPrefix(content, []byte("PK\x03\x04")) {
		return readWorkbook(content, o)
	}
	return readDelimited(content, o)
}

func plural(n int, thing string) string {
	if n == 1 {
		return "1 " + thing
	}
	return fmt.Sprintf("%d %ss", n, thing)
}
