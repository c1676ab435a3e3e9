package main

import (
	"encoding/csv"
	"os"
	"strconv"
	"strings"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"

	"stance/positions/exchange/sheet/sheettest"
)

// encodedFile writes a file in another encoding: encoded ENCODING FROM TO.
func encodedFile(ts *testscript.TestScript, _ bool, args []string) {
	if len(args) != 3 {
		ts.Fatalf("usage: encoded ENCODING FROM TO")
	}
	e, ok := map[string]encoding.Encoding{
		"utf-16":         unicode.UTF16(unicode.LittleEndian, unicode.UseBOM),
		"utf-16be-plain": unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM),
		"windows-1252":   charmap.Windows1252,
		"windows-1250":   charmap.Windows1250,
		"windows-1251":   charmap.Windows1251,
	}[args[0]]
	if !ok {
		ts.Fatalf("no encoding %s", args[0])
	}
	content, err := e.NewEncoder().Bytes([]byte(ts.ReadFile(args[1])))
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs(args[2]), content, 0o666))
}

// workbookFile makes an Excel workbook of a CSV file, in which numbers are
// numbers and dates are dates: workbook FROM TO [1904] [general] [merge=A1:B1] [sheet=NAME].
func workbookFile(ts *testscript.TestScript, _ bool, args []string) {
	if len(args) < 2 {
		ts.Fatalf("usage: workbook FROM TO [1904] [general] [merge=A1:B1] [sheet=NAME]")
	}
	r := csv.NewReader(strings.NewReader(ts.ReadFile(args[0])))
	r.FieldsPerRecord = -1
	records, err := r.ReadAll()
	ts.Check(err)
	book := &sheettest.Book{Sheets: []sheettest.Sheet{{Name: "Sheet1"}}, Formats: []string{`yyyy\-mm\-dd`}}
	epoch := time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)
	for _, option := range args[2:] {
		name, value, _ := strings.Cut(option, "=")
		switch name {
		case "1904":
			book.Date1904 = true
			epoch = time.Date(1904, 1, 1, 0, 0, 0, 0, time.UTC)
		case "merge":
			book.Sheets[0].After = `<mergeCells><mergeCell ref="` + value + `"/></mergeCells>`
		case "sheet":
			book.Sheets = append(book.Sheets, sheettest.Sheet{Name: value, Rows: sheettest.Cells(1, "other")})
		case "general": // dates are numbers without a format
			book.Formats = nil
		default:
			ts.Fatalf("no option %s", option)
		}
	}
	var rows strings.Builder
	for i, record := range records {
		var cells []any
		for _, cell := range record {
			if day, err := time.Parse("2006-01-02", cell); err == nil {
				cells = append(cells, sheettest.Day(day.Sub(epoch).Hours()/24))
			} else if v, err := strconv.ParseFloat(cell, 64); err == nil {
				cells = append(cells, v)
			} else if cell != "" {
				cells = append(cells, cell)
			} else {
				cells = append(cells, nil)
			}
		}
		rows.WriteString(sheettest.Cells(i+1, cells...))
	}
	book.Sheets[0].Rows = rows.String()
	ts.Check(os.WriteFile(ts.MkAbs(args[1]), book.Bytes(), 0o666))
}
