package sheet

import (
	"errors"
	"strings"
)

// delimiters are what can separate columns, the likeliest first.
var delimiters = []struct {
	char byte
	name string
}{{',', "commas"}, {';', "semicolons"}, {'\t', "tabs"}, {'|', "bars"}}

func readDelimited(content []byte, o Options) (*Table, []Problem, error) {
	if o.Sheet != "" {
		return nil, nil, &OptionError{"the file is no Excel workbook, so it has no worksheets", "leave --sheet out"}
	}
	text, note, err := decode(content, o.Encoding)
	if err != nil {
		return nil, nil, err
	}
	t := &Table{Text: true}
	if note != "" {
		t.Notes = append(t.Notes, note)
	}
	char, text := separator(text)
	if char == 0 {
		var name string
		char, name = detect(text, o.Header)
		if char != ',' {
			t.Notes = append(t.Notes, "columns are separated by "+name)
		}
	}
	t.DecimalComma = char != ','
	s := splitter{text: text, delimiter: char}
	rows, err := s.rows()
	if err != nil {
		return nil, nil, err
	}
	problems, err := t.arrange(rows, o, true)
	if err != nil {
		return nil, nil, err
	}
	return t, append(s.problems, problems...), nil
}

// separator takes a first line such as sep=; off, which tells Excel what
// separates the columns. Excel does not count it as a row.
func separator(text string) (byte, string) {
	line, rest, _ := strings.Cut(text, "\n")
	line = strings.Trim(strings.TrimSuffix(line, "\r"), `"`)
	if len(line) == 5 && strings.EqualFold(line[:4], "sep=") {
		return line[4], rest
	}
	return 0, text
}

// sample is how much of a text is looked at to find out what separates the
// columns, in bytes and in rows.
const (
	sampleBytes = 1 << 18
	sampleRows  = 200
)

// detect finds out what separates the columns: that with which most rows have
// as many cells as there are headings, and of equals that with most columns.
// Rows with a single cell above the headings are titles, and tell nothing.
func detect(text string, header int) (byte, string) {
	best, bestShare, bestWidth := 0, -1.0, 1
	for i, d := range delimiters {
		s := splitter{text: text[:min(len(text), sampleBytes)], delimiter: d.char, limit: max(header, 1) + sampleRows}
		rows, _ := s.rows()
		if len(text) > sampleBytes && len(rows) > 1 {
			rows = rows[:len(rows)-1] // the sample may have cut it
		}
		if header > 0 {
			rows = rows[min(header-1, len(rows)):]
		}
		rows, _ = dropBlank(rows)
		for header == 0 && len(rows) > 0 && count(rows[0].Cells) < 2 { // titles
			rows = rows[1:]
		}
		if len(rows) == 0 || len(rows[0].Cells) < 2 {
			continue
		}
		width, same := len(rows[0].Cells), 0
		for _, r := range rows {
			if len(r.Cells) == width {
				same++
			}
		}
		share := float64(same) / float64(len(rows))
		if share > bestShare || share == bestShare && width > bestWidth {
			best, bestShare, bestWidth = i, share, width
		}
	}
	return delimiters[best].char, delimiters[best].name
}

// splitter splits delimited text into rows of cells. A cell in quotation marks
// may hold anything, quotation marks doubled; lines end in LF, CRLF or CR.
type splitter struct {
	text      string
	delimiter byte
	limit     int // of rows; 0: none

	at       int
	row      int
	cells    int
	problems []Problem
}

var errTooManyCells = errors.New("it has more cells than can be read; split it")

func (s *splitter) rows() ([]Row, error) {
	var rows []Row
	width := 8
	for s.at < len(s.text) && (s.limit == 0 || len(rows) < s.limit) {
		s.row++
		r := Row{Number: s.row, Cells: make([]string, 0, width)}
		for more := true; more; {
			var cell string
			cell, more = s.cell(len(r.Cells) + 1)
			r.Cells = append(r.Cells, cell)
			if s.cells++; s.cells > maxCells {
				return nil, errTooManyCells
			}
		}
		width = len(r.Cells)
		rows = append(rows, r)
	}
	return rows, nil
}

// cell reads a cell with what ends it; more says that another follows in the
// row.
func (s *splitter) cell(column int) (cell string, more bool) {
	start := s.at
	for start < len(s.text) && s.text[start] == ' ' {
		start++
	}
	if start < len(s.text) && s.text[start] == '"' {
		s.at = start + 1
		cell = s.quoted(column)
		if rest := s.plain(); strings.TrimSpace(rest) != "" {
			s.problems = append(s.problems, Problem{Row: s.row, Column: column, Message: "text follows the closing quotation mark",
				Hint: "quotation marks inside a cell in quotation marks are doubled"})
		}
	} else {
		cell = s.plain()
	}
	return cell, s.end()
}

func (s *splitter) plain() string {
	start := s.at
	for s.at < len(s.text) {
		if c := s.text[s.at]; c == s.delimiter || c == '\n' || c == '\r' {
			break
		}
		s.at++
	}
	return s.text[start:s.at]
}

// quoted reads up to the closing quotation mark and passes it.
func (s *splitter) quoted(column int) string {
	start, doubled := s.at, false
	for {
		i := strings.IndexByte(s.text[s.at:], '"')
		if i < 0 {
			s.problems = append(s.problems, Problem{Row: s.row, Column: column, Message: "the quotation mark that opens this cell is never closed",
				Hint: "close it, or double it if it belongs to the text"})
			s.at = len(s.text)
			return s.text[start:]
		}
		s.at += i + 1
		if s.at < len(s.text) && s.text[s.at] == '"' {
			doubled = true
			s.at++
			continue
		}
		cell := s.text[start : s.at-1]
		if doubled {
			cell = strings.ReplaceAll(cell, `""`, `"`)
		}
		return cell
	}
}

// end passes the delimiter or line break at which a cell ends, and reports
// whether it was a delimiter.
func (s *splitter) end() bool {
	if s.at >= len(s.text) {
		return false
	}
	c := s.text[s.at]
	s.at++
	if c == '\r' && s.at < len(s.text) && s.text[s.at] == '\n' {
		s.at++
	}
	return c == s.delimiter
}
