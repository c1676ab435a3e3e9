package workbook

import (
	"encoding/xml"
	"fmt"
	"io"
	"strconv"
	"strings"

	"stance/diff/report/data/tables"
	"stance/positions"
	"stance/positions/visible"
)

// sheet writes one sheet, row by row.
type sheet struct {
	out     io.Writer
	table   *tables.Table
	row     int      // from 1, the header
	number  string   // of the row
	names   []string // of the columns: A, B, …
	written []byte   // what has not been handed over to out
}

// together is how much of a sheet is handed over at once.
const together = 1 << 16

// writeSheet writes one table: the header, which stays in view and has filter
// buttons, and the rows. It gives the range that the filter covers.
func writeSheet(w io.Writer, t *tables.Table) (filtered string, err error) {
	if len(t.Columns) > maxColumns {
		return "", fmt.Errorf("the table %s has %d columns, and a sheet holds %d; choose csv or parquet", t.Name, len(t.Columns), maxColumns)
	}
	s := &sheet{out: w, table: t, row: 1, number: "1", names: make([]string, len(t.Columns))}
	s.write(xml.Header, `<worksheet xmlns="`, spreadsheet, `"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>`)
	for i, c := range t.Columns {
		s.names[i] = columnName(i)
		n := strconv.Itoa(i + 1)
		s.write(`<col min="`, n, `" max="`, n, `" width="`, strconv.Itoa(width(c)), `" customWidth="1"/>`)
	}
	s.write(`</cols><sheetData><row r="1">`)
	for i, c := range t.Columns {
		if err := s.text(i, c.Name, headerStyle); err != nil {
			return "", err
		}
	}
	s.write(`</row>`)
	for cells := range t.Rows() {
		if s.row++; s.row > MaxRows {
			return "", tooManyRows(t)
		}
		s.number = strconv.Itoa(s.row)
		s.write(`<row r="`, s.number, `">`)
		for i, cell := range cells {
			if err := s.cell(i, cell); err != nil {
				return "", fmt.Errorf("cell %s%d of the sheet %s (%s) %w; shorten it, or choose csv or parquet", s.names[i], s.row, t.Name, describe(t, cells, i), err)
			}
		}
		s.write(`</row>`)
		if err := s.flush(together); err != nil {
			return "", err
		}
	}
	last := s.names[len(s.names)-1]
	s.write(`</sheetData><autoFilter ref="A1:`, last, strconv.Itoa(s.row), `"/></worksheet>`)
	return fmt.Sprintf("$A$1:$%s$%d", last, s.row), s.flush(0)
}

func (s *sheet) write(parts ...string) {
	for _, part := range parts {
		s.written = append(s.written, part...)
	}
}

// flush hands over what was written, if it is so much.
func (s *sheet) flush(least int) error {
	if len(s.written) < least {
		return nil
	}
	_, err := s.out.Write(s.written)
	s.written = s.written[:0]
	return err
}

// begin begins a cell of the current row.
func (s *sheet) begin(column, style int, kind string) {
	s.write(`<c r="`, s.names[column], s.number)
	if style != general {
		s.write(`" s="`, strconv.Itoa(style))
	}
	s.write(`"`, kind, `>`)
}

func (s *sheet) cell(column int, cell any) error {
	switch v := cell.(type) {
	case string:
		style := general
		if visible.Formula(v) { // the cell is a text as it is, and stays one when it is edited
			style = quotedStyle
		}
		return s.text(column, v, style)
	case positions.Date:
		if v < firstDay {
			return s.text(column, v.String(), general)
		}
		s.value(column, dateStyle, "", strconv.Itoa(int(v-dayZero)))
	case float64:
		s.value(column, general, "", strconv.FormatFloat(v, 'g', -1, 64))
	case int:
		s.value(column, general, "", strconv.Itoa(v))
	case []string:
		return s.text(column, strings.Join(v, "; "), general)
	case bool:
		s.value(column, general, ` t="b"`, map[bool]string{false: "0", true: "1"}[v])
	}
	return nil
}

func (s *sheet) value(column, style int, kind, value string) {
	s.begin(column, style, kind)
	s.write(`<v>`, value, `</v></c>`)
}

func (s *sheet) text(column int, text string, style int) error {
	if n := units(text); n > maxText {
		return fmt.Errorf("has %d characters, and a cell holds %d", n, maxText)
	}
	s.begin(column, style, ` t="inlineStr"`)
	s.write(`<is><t xml:space="preserve">`, escaped(text), `</t></is></c>`)
	return nil
}

// dayZero is 1899-12-30, from which a workbook counts days. Those before
// firstDay, 1900-03-01, on which its calendar becomes a true one, can only be
// given as text.
const (
	dayZero  positions.Date = 693594
	firstDay                = dayZero + 61
)

// describe says whose cell it is, for people who know the dataset and not the
// sheet.
func describe(t *tables.Table, cells []any, column int) string {
	what := t.Columns[column].Name
	for _, name := range []string{"party", "issue", "date"} {
		for i, c := range t.Columns {
			if c.Name == name && cells[i] != nil {
				what += fmt.Sprintf(", %v", cells[i])
			}
		}
	}
	return what
}

// width is a column's width in characters: room for its name with the filter's
// button, and for what it usually holds.
func width(c tables.Column) int {
	needs := 10
	switch c.Type {
	case tables.Text:
		needs = 40
	case tables.Word:
		needs = 16
	case tables.Date:
		needs = 12
	}
	return max(needs, len(c.Name)+4)
}

// columnName is a column's letters: A for 0, AA for 26.
func columnName(i int) string {
	var name string
	for i++; i > 0; i = (i - 1) / 26 {
		name = string(rune('A'+(i-1)%26)) + name
	}
	return name
}
