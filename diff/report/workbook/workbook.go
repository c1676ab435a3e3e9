package workbook

import (
	"fmt"
	"io"

	"github.com/xuri/excelize/v2"

	"stance/diff/report/tables"
	"stance/positions"
	"stance/positions/tidy"
)

// What one sheet can hold.
const (
	maxRows    = excelize.TotalRows
	maxColumns = excelize.MaxColumns
	maxText    = excelize.TotalCellChars // UTF-16 units in a cell
)

// Write writes a workbook with a sheet for each table. A table or a text that
// is too large for a sheet is an error that names the place.
func Write(w io.Writer, all []*tables.Table) error {
	f := excelize.NewFile()
	defer f.Close()
	f.SetZipWriter(newSteadyZip)
	styles, err := newStyles(f)
	if err != nil {
		return err
	}
	for i, t := range all {
		if i == 0 {
			err = f.SetSheetName(f.GetSheetName(0), t.Name)
		} else {
			_, err = f.NewSheet(t.Name)
		}
		if err == nil {
			err = writeSheet(f, styles, t)
		}
		if err != nil {
			return err
		}
	}
	// The dates of its making are those of no clock.
	const epoch = "2000-01-01T00:00:00Z"
	if err := f.SetDocProps(&excelize.DocProperties{Creator: "stance", LastModifiedBy: "stance", Created: epoch, Modified: epoch}); err != nil {
		return err
	}
	return f.Write(w)
}

// styles are the cell formats, by type of column (0: the general one), and that
// of the header.
type styles struct {
	header int
	cell   [tidy.Truth + 1]int
}

func newStyles(f *excelize.File) (styles, error) {
	const asText = 49 // the format "@"
	var s styles
	var failed error
	style := func(st *excelize.Style) int {
		id, err := f.NewStyle(st)
		if err != nil {
			failed = err
		}
		return id
	}
	s.header = style(&excelize.Style{Font: &excelize.Font{Bold: true}, NumFmt: asText})
	day := "yyyy-mm-dd"
	s.cell[tables.Date] = style(&excelize.Style{CustomNumFmt: &day})
	s.cell[tables.Text] = style(&excelize.Style{NumFmt: asText})
	s.cell[tables.Word] = s.cell[tables.Text]
	return s, failed
}

// writeSheet writes one table: the header, which stays in view and has filter
// buttons, and the rows.
func writeSheet(f *excelize.File, s styles, t *tables.Table) error {
	if len(t.Columns) > maxColumns {
		return fmt.Errorf("the table %s has %d columns, and a sheet holds %d; choose csv or parquet", t.Name, len(t.Columns), maxColumns)
	}
	sheet, err := f.NewStreamWriter(t.Name)
	if err != nil {
		return err
	}
	if err := sheet.SetPanes(&excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"}); err != nil {
		return err
	}
	cells := make([]any, len(t.Columns))
	for i, c := range t.Columns {
		if err := sheet.SetColWidth(i+1, i+1, width(c)); err != nil {
			return err
		}
		cells[i] = excelize.Cell{StyleID: s.header, Value: c.Name}
	}
	if err := sheet.SetRow("A1", cells); err != nil {
		return err
	}
	number := 1
	for row := range t.Rows() {
		if number++; number > maxRows {
			return fmt.Errorf("the table %s has more rows than the %d that a sheet holds; choose csv or parquet", t.Name, maxRows)
		}
		for i, cell := range row {
			value, err := cellValue(cell)
			if err != nil {
				at, _ := excelize.CoordinatesToCellName(i+1, number)
				return fmt.Errorf("cell %s of the sheet %s, %s, %w; shorten it, or choose csv or parquet", at, t.Name, describe(t, row, i), err)
			}
			cells[i] = nil
			if value != nil {
				cells[i] = excelize.Cell{StyleID: s.cell[t.Columns[i].Type], Value: value}
			}
		}
		at, err := excelize.CoordinatesToCellName(1, number)
		if err != nil {
			return err
		}
		if err := sheet.SetRow(at, cells); err != nil {
			return err
		}
	}
	last, err := excelize.CoordinatesToCellName(len(t.Columns), number)
	if err != nil {
		return err
	}
	if err := f.AutoFilter(t.Name, "A1:"+last, nil); err != nil {
		return err
	}
	return sheet.Flush()
}

// describe says whose cell it is, for people who know the dataset and not the
// sheet.
func describe(t *tables.Table, row []any, column int) string {
	what := t.Columns[column].Name
	for _, name := range []string{"party", "issue", "date"} {
		for i, c := range t.Columns {
			if c.Name == name && row[i] != nil {
				what += fmt.Sprintf(", %v", row[i])
			}
		}
	}
	return "(" + what + ")"
}

// width is a column's width in characters: room for its name with the filter's
// button, and for what it usually holds.
func width(c tables.Column) float64 {
	needs := 10
	switch c.Type {
	case tables.Text:
		needs = 40
	case tables.Word:
		needs = 16
	case tables.Date:
		needs = 12
	}
	return float64(max(needs, len(c.Name)+4))
}

// dayZero is 1899-12-30, from which a workbook counts days. Those before
// firstDay, 1900-03-01, on which its calendar becomes a true one, can only be
// given as text.
const (
	dayZero  positions.Date = 693594
	firstDay                = dayZero + 61
)
