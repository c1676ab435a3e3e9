package sheettest_test

import (
	"encoding/xml"
	"errors"
	"io"
	"io/fs"
	"maps"
	"slices"
	"strings"
	"testing"

	"stance/positions/exchange/sheet"
	"stance/positions/exchange/sheet/sheettest"
)

func TestNamesOfCells(t *testing.T) {
	for want, at := range map[string][2]int{"A1": {1, 1}, "Z9": {26, 9}, "AA1": {27, 1}, "AZ10": {52, 10}, "ZZ1": {702, 1}, "AAA1": {703, 1}, "XFD1048576": {16384, 1048576}} {
		if got := sheettest.Name(at[0], at[1]); got != want {
			t.Errorf("column %d, row %d is %s, want %s", at[0], at[1], got, want)
		}
	}
}

// Whatever a cell is made of comes back from the file, read by two readers that know
// nothing of each other.
func TestCellsComeBack(t *testing.T) {
	b := &sheettest.Book{
		Sheets: []sheettest.Sheet{
			{Name: `A & "B"`, Rows: sheettest.Cells(1, "n", "t", "f", "d", "x") + sheettest.Cells(2, 7, true, 2.5, sheettest.Day(45884), " <a & b> ") + sheettest.Cells(4, nil, false, nil, nil, "y")},
			{Name: "hidden", State: "hidden", Rows: sheettest.Cells(1, "other")},
		},
		Formats: []string{"yyyy-mm-dd"},
	}
	content := b.Bytes()
	raw, err := sheettest.RawCells(content, 1)
	if err != nil {
		t.Fatal(err)
	}
	for at, want := range map[string]sheettest.Raw{
		"A2": {At: "A2", Value: "7"}, "B2": {At: "B2", Type: "b", Value: "1"}, "C2": {At: "C2", Value: "2.5"}, "D2": {At: "D2", Style: 1, Value: "45884"},
		"E2": {At: "E2", Type: "inlineStr", Text: " <a & b> "}, "B4": {At: "B4", Type: "b", Value: "0"}, "E4": {At: "E4", Type: "inlineStr", Text: "y"},
	} {
		if raw[at] != want {
			t.Errorf("%s is %+v, want %+v", at, raw[at], want)
		}
	}
	if _, there := raw["A4"]; there || len(raw) != 12 {
		t.Errorf("%d cells: %v", len(raw), slices.Sorted(maps.Keys(raw)))
	}
	if other, err := sheettest.RawCells(content, 2); err != nil || other["A1"].Text != "other" {
		t.Errorf("the second worksheet has %+v, %v", other, err)
	}
	table, problems, err := sheet.Read(content, sheet.Options{Sheet: `A & "B"`})
	if err != nil || len(problems) > 0 {
		t.Fatal(err, problems)
	}
	var rows []string
	for _, r := range table.Rows() {
		rows = append(rows, strings.Join(r.Cells, "|"))
	}
	if want := []string{"7|1|2.5|2025-08-15| <a & b> ", "|0|||y"}; !slices.Equal(rows, want) {
		t.Errorf("it is read as %q, want %q", rows, want)
	}
}

// All parts are XML, in whichever way a workbook is written, and each name space is
// the one of its standard.
func TestPartsAreXML(t *testing.T) {
	const transitional, strict = "http://schemas.openxmlformats.org/spreadsheetml/2006/main", "http://purl.oclc.org/ooxml/spreadsheetml/main"
	for _, c := range []struct {
		name  string
		book  sheettest.Book
		space string
	}{
		{"plain", sheettest.Book{}, transitional},
		{"with a prefix", sheettest.Book{Prefix: "x"}, transitional},
		{"strict", sheettest.Book{Strict: true}, strict},
		{"strict, with a prefix", sheettest.Book{Prefix: "x", Strict: true, Date1904: true}, strict},
	} {
		c.book.Sheets = []sheettest.Sheet{{Name: "One", Rows: sheettest.Cells(1, "a", 1)}}
		c.book.Shared, c.book.Formats = []string{"<t>shared</t>"}, []string{`yyyy "of" <x>`}
		for name, text := range c.book.All() {
			decoder, spaces := xml.NewDecoder(strings.NewReader(text)), map[string]bool{}
			for {
				token, err := decoder.Token()
				if err == io.EOF {
					break
				}
				if err != nil {
					t.Fatalf("%s: %s is no XML: %v\n%s", c.name, name, err, text)
				}
				if e, ok := token.(xml.StartElement); ok {
					spaces[e.Name.Space] = true
				}
			}
			if strings.HasPrefix(name, "xl/") && !strings.HasSuffix(name, ".rels") && (len(spaces) != 1 || !spaces[c.space]) {
				t.Errorf("%s: %s is of %v", c.name, name, slices.Sorted(maps.Keys(spaces)))
			}
		}
		if _, problems, err := sheet.Read(c.book.Bytes(), sheet.Options{}); err != nil || len(problems) > 0 {
			t.Errorf("%s: %v %v", c.name, err, problems)
		}
	}
}

// A part that is given takes the place of the one that would be made.
func TestPartsThatAreGiven(t *testing.T) {
	b := &sheettest.Book{Sheets: []sheettest.Sheet{{Name: "S"}}, Parts: map[string]string{"xl/workbook.xml": "<other/>", "docProps/app.xml": "<new/>"}}
	for name, want := range b.Parts {
		if got, err := sheettest.Part(b.Bytes(), name); got != want || err != nil {
			t.Errorf("%s is %q, %v", name, got, err)
		}
	}
}

// What cannot be read is an error, and a cell of no known type a mistake of the test.
func TestWhatIsNoWorkbook(t *testing.T) {
	if _, err := sheettest.RawCells([]byte("no zip"), 1); err == nil {
		t.Error("cells are read from no zip")
	}
	sound := (&sheettest.Book{Sheets: []sheettest.Sheet{{Name: "S"}}}).Bytes()
	if _, err := sheettest.RawCells(sound, 2); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a worksheet that is not there: %v", err)
	}
	if _, err := sheettest.RawCells(sheettest.Zip(map[string]string{"xl/worksheets/sheet1.xml": "<worksheet>"}), 1); err == nil {
		t.Error("cells are read from no XML")
	}
	defer func() {
		if fault := recover(); fault != "sheettest: a cell of type []int" {
			t.Errorf("a cell of a list: %v", fault)
		}
	}()
	sheettest.Cells(1, []int{1})
}
