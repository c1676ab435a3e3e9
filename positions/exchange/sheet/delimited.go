package sheet

import (
	"bytes"
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
	p := packer{limits: o.Limits.filled()}
	for s.next() {
		if err := p.add(s.row, s.count, s.cells); err != nil {
			return nil, nil, err
		}
		if len(s.problems) > maxProblems {
			return t, append(s.problems, Problem{Row: s.row, Message: "reading ended here, as there are more and more problems"}), nil
		}
	}
	problems, err := t.arrange(p.rows, o, true)
	if err != nil {
		return nil, nil, err
	}
	return t, append(s.problems, problems...), nil
}

// separator takes a first line such as sep=; off, which tells Excel what
// separates the columns. Excel does not count it as a row.
func separator(text []byte) (byte, []byte) {
	line, rest, _ := bytes.Cut(text[:min(len(text), 16)], []byte("\n"))
	line = bytes.Trim(bytes.TrimSuffix(line, []byte("\r")), `"`)
	if len(line) == 5 && strings.EqualFold(string(line[:4]), "sep=") {
		return line[4], text[min(len(text), 16)-len(rest):]
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
func detect(text []byte, header int) (byte, string) {
	best, bestShare, bestWidth := 0, -1.0, 1
	for i, d := range delimiters {
		s := splitter{text: text[:min(len(text), sampleBytes)], delimiter: d.char}
		rows := s.sample(max(header, 1) + sampleRows)
		if len(text) > sampleBytes && len(rows) > 1 {
			rows = rows[:len(rows)-1] // the sample may have cut it
		}
		if header > 0 {
			rows = rows[min(header-1, len(rows)):]
		}
		for len(rows) > 0 && (rows[0].filled == 0 || header == 0 && rows[0].filled < 2) { // titles
			rows = rows[1:]
		}
		if len(rows) == 0 || rows[0].cells < 2 {
			continue
		}
		width, same, all := rows[0].cells, 0, 0
		for _, r := range rows {
			if r.filled == 0 {
				continue
			}
			all++
			if r.cells == width {
				same++
			}
		}
		share := float64(same) / float64(all)
		if share > bestShare || share == bestShare && width > bestWidth {
			best, bestShare, bestWidth = i, share, width
		}
	}
	return delimiters[best].char, delimiters[best].name
}

// sampled tells how many cells a row has, and how many have something in them.
type sampled struct{ cells, filled int }

// sample counts the cells of the first rows.
func (s *splitter) sample(rows int) []sampled {
	var all []sampled
	for len(all) < rows && s.next() {
		r := sampled{cells: s.count}
		for _, c := range s.cells {
			if !blankText(c.text) {
				r.filled++
			}
		}
		all = append(all, r)
	}
	return all
}

// splitter splits delimited text into rows of cells. A cell in quotation marks
// may hold anything, quotation marks doubled; lines end in LF, CRLF or CR.
type splitter struct {
	text      []byte
	delimiter byte

	at       int
	row      int
	cells    []cell // the filled ones of the row
	count    int    // all of them
	problems []Problem
}

// next reads a row; false says that there is none.
func (s *splitter) next() bool {
	if s.at >= len(s.text) {
		return false
	}
	s.row++
	s.cells, s.count = s.cells[:0], 0
	for more := true; more; s.count++ {
		var text []byte
		if text, more = s.cell(s.count + 1); len(text) > 0 {
			s.cells = append(s.cells, cell{column: s.count, text: text})
		}
	}
	return true
}

// cell reads a cell with what ends it; more says that another follows in the
// row.
func (s *splitter) cell(column int) (text []byte, more bool) {
	start := s.at
	for start < len(s.text) && s.text[start] == ' ' {
		start++
	}
	if start < len(s.text) && s.text[start] == '"' {
		s.at = start + 1
		text = s.quoted(column)
		if !blankText(s.plain()) {
			s.problems = append(s.problems, Problem{Row: s.row, Column: column, Message: "text follows the closing quotation mark",
				Hint: "quotation marks inside a cell in quotation marks are doubled"})
		}
	} else {
		text = s.plain()
	}
	return text, s.end()
}

func (s *splitter) plain() []byte {
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
func (s *splitter) quoted(column int) []byte {
	start, doubled := s.at, false
	for {
		i := bytes.IndexByte(s.text[s.at:], '"')
		if i < 0 {
			s.problems = append(s.problems, Problem{Row: s.row, Column: column, Message: "the quotation mark that opens this cell is never closed",
				Hint: "close it, or double it if it belongs to the text"})
			s.at = len(s.text)
			return []byte("…") // the rest of the file is no cell
		}
		s.at += i + 1
		if s.at < len(s.text) && s.text[s.at] == '"' {
			doubled = true
			s.at++
			continue
		}
		text := s.text[start : s.at-1]
		if doubled {
			text = bytes.ReplaceAll(text, []byte(`""`), []byte(`"`))
		}
		return text
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
