package sheet

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"unicode/utf8"
)

// What a worksheet can hold at most.
const (
	lastRow    = 1 << 20
	lastColumn = 1 << 14
)

// worksheet reads the cells of a worksheet. Numbers are as short as they can be,
// dates are days (see Day), texts are texts, truths 1 and 0; of formulas the
// result is taken.
type worksheet struct {
	book *book
	xml  *xmlPart
	row  func(number, all int, cells []cell) error

	number    int
	cells     []cell
	text      []byte // of the row's cells, one after the other
	merged    []area
	unsolved  int // formulas without a result
	unsolved1 string
}

// errEnough ends the reading of a worksheet.
var errEnough = errors.New("enough")

// readSheet reads a worksheet and calls row with each row of it that has cells,
// in order; where row gives errEnough, it ends.
func (b *book) readSheet(part string, row func(number, all int, cells []cell) error) (*worksheet, error) {
	if err := b.readShared(); err != nil {
		return nil, err
	}
	if err := b.readFormats(); err != nil {
		return nil, err
	}
	x, err := b.parcel.openXML(part, false)
	if err != nil {
		return nil, err
	}
	defer x.close.Close()
	w := &worksheet{book: b, xml: x, row: row}
	err = x.whole(func(e xml.StartElement) error {
		switch e.Name.Local {
		case "sheetData":
			return x.children(w.readRow)
		case "mergeCells":
			return x.children(w.readMerged)
		}
		return x.skip()
	})
	if errors.Is(err, errEnough) {
		err = nil
	}
	return w, err
}

func (w *worksheet) damaged(format string, args ...any) error {
	return fmt.Errorf("it is a damaged workbook, in which "+format+"; open it in a spreadsheet and save it anew", args...)
}

func (w *worksheet) readRow(e xml.StartElement) error {
	if e.Name.Local != "row" {
		return w.xml.skip()
	}
	number := w.number + 1
	if r := attribute(e, "r"); r != "" {
		n, err := strconv.Atoi(r)
		if err != nil || n < number {
			return w.damaged("row %.20s follows on row %d", strconv.Quote(r), w.number)
		}
		number = n
	}
	if number > lastRow {
		return fmt.Errorf("its worksheet has more rows than the %s that a worksheet can have; split it, or save it as CSV", thousands(lastRow))
	}
	w.number = number
	w.cells, w.text = w.cells[:0], w.text[:0]
	next := 0
	err := w.xml.children(func(e xml.StartElement) error {
		if e.Name.Local != "c" {
			return w.xml.skip()
		}
		column := next
		if r := attribute(e, "r"); r != "" {
			c, n, ok := reference(r)
			if !ok || n != number || c < next {
				return w.damaged("cell %.20s stands in row %d behind column %s", strconv.Quote(r), number, Letter(next))
			}
			column = c
		}
		if column >= lastColumn {
			return fmt.Errorf("row %d of its worksheet has more cells than the %s that a worksheet can have", number, thousands(lastColumn))
		}
		next = column + 1
		return w.readCell(column, attribute(e, "t"), attribute(e, "s"))
	})
	if err != nil || len(w.cells) == 0 {
		return err
	}
	return w.row(number, next, w.cells)
}

// readCell reads a cell, and keeps it if there is something in it.
func (w *worksheet) readCell(column int, kind, style string) error {
	start := len(w.text)
	formula, valued := false, false
	err := w.xml.children(func(e xml.StartElement) (err error) {
		switch e.Name.Local {
		case "v":
			valued = true
			w.text, err = w.xml.text(w.text, w.book.parcel.limits.Text)
		case "is":
			if kind == "inlineStr" {
				w.text, err = w.xml.richText(w.text, w.book.parcel.limits.Text)
				return err
			}
			err = w.xml.skip()
		case "f":
			formula = true
			err = w.xml.skip()
		default:
			err = w.xml.skip()
		}
		return err
	})
	if err != nil {
		return err
	}
	if formula && !valued {
		if w.unsolved++; w.unsolved == 1 {
			w.unsolved1 = Letter(column+1) + fmt.Sprint(w.number)
		}
	}
	c := cell{column: column}
	if c.text, c.date, err = w.value(w.text[start:], kind, style, place(w.number, column)); err != nil {
		return err
	}
	if len(c.text) > 0 {
		w.cells = append(w.cells, c)
		w.book.parcel.filled++
	}
	return nil
}

// value makes of what stands in the file what a cell holds.
func (w *worksheet) value(text []byte, kind, style, at string) (value []byte, date bool, err error) {
	switch kind {
	case "s":
		text = bytes.TrimSpace(text)
		if len(text) == 0 {
			return nil, false, nil
		}
		all := w.book.shared.all
		n, err := strconv.Atoi(string(text))
		if err != nil || n < 0 || n >= len(all) {
			return nil, false, w.damaged("%s has the text of number %.20s, and there are %s", at, strconv.Quote(string(text)), thousands(int64(len(all))))
		}
		return all[n], false, nil
	case "str":
		return unescaped(text), false, nil
	case "inlineStr", "e":
		return text, false, nil
	case "b":
		switch text = bytes.TrimSpace(text); string(text) {
		case "true":
			return []byte("1"), false, nil
		case "false":
			return []byte("0"), false, nil
		}
		return text, false, nil
	case "d":
		text = bytes.TrimSpace(text)
		if value, ok := isoDate(nil, text); ok {
			return w.kept(value), true, nil
		}
		return text, false, nil
	}
	text = bytes.TrimSpace(text)
	if len(text) == 0 {
		return nil, false, nil
	}
	is := noDate
	if n, err := strconv.Atoi(style); err == nil && n >= 0 && n < len(w.book.formats) {
		is = w.book.formats[n]
	}
	v, err := strconv.ParseFloat(string(text), 64)
	if err == nil && (is == aDate || is == perhapsDate && v >= 1) {
		if t, ok := Day(v, w.book.date1904); ok {
			return w.kept(appendDate(nil, t)), true, nil
		}
		return w.kept(appendNumber(nil, text)), true, nil
	}
	if !utf8.Valid(text) {
		return text, false, nil
	}
	return w.kept(appendNumber(nil, text)), false, nil
}

// kept puts a text behind the others of the row.
func (w *worksheet) kept(text []byte) []byte {
	start := len(w.text)
	w.text = append(w.text, text...)
	return w.text[start:len(w.text):len(w.text)]
}

// reference reads a cell's name, such as AB12; the column counts from 0.
func reference(s string) (column, row int, ok bool) {
	i := 0
	for ; i < len(s) && i < 4; i++ {
		c := s[i] | 0x20
		if c < 'a' || c > 'z' {
			break
		}
		column = 26*column + int(c-'a') + 1
	}
	row, err := strconv.Atoi(s[i:])
	return column - 1, row, err == nil && i > 0 && column <= lastColumn && row > 0 && row <= lastRow && s[i] != '+'
}

func (w *worksheet) readMerged(e xml.StartElement) error {
	if e.Name.Local == "mergeCell" {
		if a, ok := areaOf(attribute(e, "ref")); ok {
			if limits := w.book.parcel.limits; int64(len(w.merged)) >= limits.Merged {
				return &LimitError{"its worksheet has more than " + counted(limits.Merged, "block") + " of merged cells, which is the limit", "merged", 2 * limits.Merged}
			}
			w.merged = append(w.merged, a)
		}
	}
	return w.xml.skip()
}

// hasCells reports whether a worksheet has something in a cell.
func (b *book) hasCells(part string) (bool, error) {
	if part == "" {
		return false, nil
	}
	found := false
	_, err := b.readSheet(part, func(_, _ int, cells []cell) error {
		if slices.ContainsFunc(cells, func(c cell) bool { return !blankText(c.text) }) {
			found = true
			return errEnough
		}
		return nil
	})
	return found, err
}
