package sheet

import (
	"errors"
	"slices"
	"testing"

	"golang.org/x/text/encoding/unicode"

	"stance/positions/exchange/sheet/sheettest"
)

// small are limits that short inputs reach.
var small = Limits{Size: 1 << 16, Unpacked: 1 << 20, Elements: 5000, Rows: 50, Columns: 40, Cells: 500, Text: 100, Texts: 20, Merged: 5, Parts: 20}

// holds checks what must be true of any table that was read within limits.
func holds(t *testing.T, table *Table, problems []Problem, err error, l Limits) {
	t.Helper()
	if err != nil {
		var over *LimitError
		if errors.As(err, &over) && !slices.Contains(LimitNames(), over.Limit) {
			t.Fatalf("nothing raises the limit of %v", err)
		}
		if table != nil || len(problems) > 0 {
			t.Fatal("a table beside an error")
		}
		return
	}
	for _, p := range problems {
		if p.Row < 1 || p.Row > lastRow && !table.Text || p.Column < 0 || int64(p.Column) > max(l.Columns, lastColumn) || p.Message == "" {
			t.Fatalf("a problem stands nowhere: %+v", p)
		}
	}
	if int64(table.Len()) > l.Rows || int64(len(table.Headings)) > l.Columns || int64(table.Len()*len(table.Headings)) > l.Cells {
		t.Fatalf("%d rows of %d columns are beyond the limits", table.Len(), len(table.Headings))
	}
	before := table.Header
	for i, row := range table.Rows() {
		if len(row.Cells) != len(table.Headings) || row.Number <= before && len(problems) == 0 {
			t.Fatalf("row %d behind row %d has %d cells, and there are %d headings", row.Number, before, len(row.Cells), len(table.Headings))
		}
		before = row.Number
		for column, text := range row.Cells {
			if int64(len(text)) > l.Text {
				t.Fatalf("a text of %d bytes", len(text))
			}
			if row.Date(column) && table.Text {
				t.Fatal("a date by type in delimited text")
			}
		}
		if again := table.Row(i); !slices.Equal(again.Cells, row.Cells) || !slices.Equal(again.Dates, row.Dates) {
			t.Fatalf("row %d is another one when read alone", row.Number)
		}
	}
}

// FuzzRead reads any bytes as a file.
func FuzzRead(f *testing.F) {
	f.Add([]byte("a,b\n\"1\",2\n"), "", 0)
	f.Add([]byte("sep=;\na;b"), "", 2)
	f.Add(inUTF16(f, "a\tb\n1\t2", unicode.BigEndian, unicode.UseBOM), "koi8-r", 0)
	f.Add(odd().Bytes(), "", 0)
	f.Fuzz(func(t *testing.T, content []byte, encoding string, header int) {
		table, problems, err := Read(content, Options{Encoding: encoding, Header: header, Limits: small})
		holds(t, table, problems, err, small)
	})
}

// odd is a workbook with something of everything.
func odd() *sheettest.Book {
	b := one(sheettest.Cells(1, "date", "party", 3) + sheettest.Cells(2, sheettest.Day(45884), true, 7.25) +
		`<row r="4"><c t="s"><v>1</v></c><c r="C4" t="e"><f>1/0</f><v>#DIV/0!</v></c></row>`)
	b.Sheets[0].After = merged("B2:B4", "A1:B1")
	b.Shared = []string{"<t>a_x0041_</t>", `<r><t>rich</t></r><rPh sb="0" eb="1"><t>x</t></rPh>`}
	b.Formats = []string{"yyyy-mm-dd", "[h]:mm"}
	return b
}

// FuzzWorkbookParts packs any texts as the parts of a workbook: most bytes that
// are changed in a packed one only break the packing.
func FuzzWorkbookParts(f *testing.F) {
	for _, b := range []*sheettest.Book{odd(), {Prefix: "x", Strict: true, Date1904: true, Sheets: odd().Sheets, Shared: odd().Shared, Formats: odd().Formats}} {
		parts := b.All()
		f.Add(parts["xl/workbook.xml"], parts["xl/_rels/workbook.xml.rels"], parts["xl/sharedStrings.xml"], parts["xl/styles.xml"], parts["xl/worksheets/sheet1.xml"], "")
	}
	f.Fuzz(func(t *testing.T, workbook, relations, texts, styles, sheet, named string) {
		content := sheettest.Zip(map[string]string{
			"_rels/.rels":                `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="b" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
			"xl/workbook.xml":            workbook,
			"xl/_rels/workbook.xml.rels": relations,
			"xl/sharedStrings.xml":       texts,
			"xl/styles.xml":              styles,
			"xl/worksheets/sheet1.xml":   sheet,
		})
		table, problems, err := Read(content, Options{Sheet: named, Limits: small})
		holds(t, table, problems, err, small)
	})
}
