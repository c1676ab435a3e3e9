package main

import (
	"encoding/csv"
	"os"
	"strconv"
	"strings"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
	"github.com/xuri/excelize/v2"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
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
// numbers and dates are dates: workbook FROM TO [1904] [merge=A1:B1] [sheet=NAME].
func workbookFile(ts *testscript.TestScript, _ bool, args []string) {
	if len(args) < 2 {
		ts.Fatalf("usage: workbook FROM TO [1904] [merge=A1:B1] [sheet=NAME]")
	}
	r := csv.NewReader(strings.NewReader(ts.ReadFile(args[0])))
	r.FieldsPerRecord = -1
	records, err := r.ReadAll()
	ts.Check(err)
	f := excelize.NewFile()
	epoch := time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)
	merged := ""
	for _, option := range args[2:] {
		name, value, _ := strings.Cut(option, "=")
		switch name {
		case "1904":
			yes := true
			ts.Check(f.SetWorkbookProps(&excelize.WorkbookPropsOptions{Date1904: &yes}))
			epoch = time.Date(1904, 1, 1, 0, 0, 0, 0, time.UTC)
		case "merge":
			merged = value
		case "sheet":
			_, err := f.NewSheet(value)
			ts.Check(err)
			ts.Check(f.SetCellStr(value, "A1", "other"))
		default:
			ts.Fatalf("no option %s", option)
		}
	}
	style, err := f.NewStyle(&excelize.Style{NumFmt: 14})
	ts.Check(err)
	for i, record := range records {
		for j, cell := range record {
			at, err := excelize.CoordinatesToCellName(j+1, i+1)
			ts.Check(err)
			if day, err := time.Parse("2006-01-02", cell); err == nil {
				ts.Check(f.SetCellValue("Sheet1", at, int(day.Sub(epoch).Hours()/24)))
				ts.Check(f.SetCellStyle("Sheet1", at, at, style))
			} else if v, err := strconv.ParseFloat(cell, 64); err == nil {
				ts.Check(f.SetCellValue("Sheet1", at, v))
			} else if cell != "" {
				ts.Check(f.SetCellStr("Sheet1", at, cell))
			}
		}
	}
	if from, to, ok := strings.Cut(merged, ":"); ok {
		ts.Check(f.MergeCell("Sheet1", from, to))
	}
	ts.Check(f.SaveAs(ts.MkAbs(args[1])))
}
