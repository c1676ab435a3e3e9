package sheet

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/xuri/excelize/v2"

	"stance/positions/problem"
)

// readWorkbook reads a worksheet. Cells are taken as they are stored: numbers
// unrounded, dates as serial numbers of days.
func readWorkbook(content []byte, o Options) (t *Table, problems []Problem, err error) {
	defer func() {
		if r := recover(); r != nil { // the library is not ours, and the file is foreign
			t, problems, err = nil, nil, errors.New("it is a damaged workbook; open it in a spreadsheet and save it anew")
		}
	}()
	if bytes.Contains(content[:min(len(content), 200)], []byte("application/vnd.oasis.opendocument")) {
		return nil, nil, errors.New("it is an OpenDocument spreadsheet; save it as .xlsx or CSV")
	}
	if o.Encoding != "" {
		return nil, nil, &OptionError{"an Excel workbook has no encoding to choose", "leave --encoding out"}
	}
	f, err := excelize.OpenReader(bytes.NewReader(content), excelize.Options{RawCellValue: true, UnzipSizeLimit: maxUnpacked, UnzipXMLSizeLimit: maxUnpacked})
	if err != nil {
		if strings.Contains(err.Error(), "size exceeds") {
			return nil, nil, fmt.Errorf("it is larger than %d MB when unpacked; split it", maxUnpacked>>20)
		}
		return nil, nil, errors.New("it is no Excel workbook (.xlsx) that can be read; open it in a spreadsheet and save it anew, or as CSV UTF-8")
	}
	defer f.Close()
	name, err := chooseSheet(f, o.Sheet)
	if err != nil {
		return nil, nil, err
	}
	t = &Table{DecimalComma: true}
	if o.Sheet == "" && f.SheetCount > 1 {
		t.Notes = append(t.Notes, fmt.Sprintf("read from the worksheet %q", name))
	}
	if props, err := f.GetWorkbookProps(); err == nil && props.Date1904 != nil {
		t.Date1904 = *props.Date1904
	}
	rows, err := sheetRows(f, name)
	if err != nil {
		return nil, nil, err
	}
	spread, across := fillMerged(rows, mergedCells(f, name))
	if spread > 0 {
		t.Notes = append(t.Notes, plural(spread, "merged cell")+" filled with what stands in it")
	}
	problems, err = t.arrange(rows, o, false)
	if err != nil {
		return nil, nil, err
	}
	for _, m := range across {
		if m.firstRow <= t.Header && m.lastRow >= t.Header {
			problems = slices.DeleteFunc(problems, func(p Problem) bool { // said better here
				return p.Row == t.Header && p.Column > m.firstColumn && p.Column <= m.lastColumn
			})
			problems = append([]Problem{{Row: t.Header, Column: m.firstColumn, Message: "this heading is merged over columns " + Letter(m.firstColumn) + " to " + Letter(m.lastColumn),
				Hint: "unmerge it and give every column a heading of its own; if the headings stand in another row, name it with --header"}}, problems...)
		}
	}
	return t, problems, nil
}

// stancesSheet is what export calls the worksheet of records.
const stancesSheet = "stances"

// chooseSheet finds the worksheet: that named, else the only one with cells,
// else that of an export.
func chooseSheet(f *excelize.File, named string) (string, error) {
	sheets := f.GetSheetList()
	if named != "" {
		for _, s := range sheets {
			if strings.EqualFold(s, named) {
				return s, nil
			}
		}
		hint := "worksheets: " + strings.Join(sheets, ", ")
		if near, ok := problem.Nearest(named, sheets); ok {
			hint = fmt.Sprintf("did you mean %q?", near)
		}
		return "", &OptionError{fmt.Sprintf("no worksheet %q in the workbook", named), hint}
	}
	used := slices.DeleteFunc(slices.Clone(sheets), func(s string) bool { return !hasCells(f, s) })
	switch len(used) {
	case 0:
		return "", errors.New("it has no worksheet with cells in it")
	case 1:
		return used[0], nil
	}
	if slices.Contains(used, stancesSheet) {
		return stancesSheet, nil
	}
	return "", &OptionError{"the workbook has several worksheets", "choose one with --sheet: " + strings.Join(used, ", ")}
}

func hasCells(f *excelize.File, sheet string) bool {
	rows, err := f.Rows(sheet)
	if err != nil {
		return false // a sheet of another kind, such as a chart
	}
	defer rows.Close()
	for rows.Next() {
		if cells, err := rows.Columns(); err == nil && !blank(cells) {
			return true
		}
	}
	return false
}

func sheetRows(f *excelize.File, sheet string) ([]Row, error) {
	stream, err := f.Rows(sheet)
	if err != nil {
		return nil, errors.New("its worksheet cannot be read")
	}
	defer stream.Close()
	var rows []Row
	cells := 0
	for number := 1; stream.Next(); number++ {
		c, err := stream.Columns()
		if err != nil {
			return nil, fmt.Errorf("row %d of its worksheet cannot be read", number)
		}
		if cells += len(c) + 1; cells > maxCells {
			return nil, errTooManyCells
		}
		if len(c) > 0 {
			rows = append(rows, Row{Number: number, Cells: c})
		}
	}
	if err := stream.Error(); err != nil {
		return nil, errors.New("its worksheet cannot be read")
	}
	return rows, nil
}
