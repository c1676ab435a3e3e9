package workbook_test

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"strings"
	"testing"
	"unicode"

	"stance/diff/report/data/tables"
	"stance/diff/report/data/workbook"
	"stance/positions"
	"stance/positions/exchange/sheet"
	"stance/positions/exchange/sheet/sheettest"
)

func date(t testing.TB, s string) positions.Date {
	t.Helper()
	d, err := positions.ParseDate(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// table has a cell of each type in each row, with the texts given.
func table(name string, day positions.Date, texts ...string) *tables.Table {
	return &tables.Table{
		Name: name,
		Columns: []tables.Column{
			{Name: "date", Type: tables.Date}, {Name: "party", Type: tables.Word}, {Name: "summary", Type: tables.Text},
			{Name: "score", Type: tables.Number}, {Name: "steps", Type: tables.Integer}, {Name: "novel", Type: tables.Truth}, {Name: "empty", Type: tables.Text},
		},
		Fill: func(f *tables.Filler) {
			for i, text := range texts {
				score := 200.0 / 3
				f.Date("date", day)
				f.Text("party", "anna")
				f.Text("summary", text)
				f.Number("score", &score)
				f.Integer("steps", -i)
				f.Truth("novel", i%2 == 0)
				f.End()
			}
		},
	}
}

func written(t testing.TB, all ...*tables.Table) []byte {
	t.Helper()
	var buf bytes.Buffer
	if err := workbook.Write(&buf, all); err != nil {
		t.Fatal(err)
	}
	return buf.Bytes()
}

// rows reads a worksheet with the project's own reader.
func rows(t testing.TB, content []byte, name string) (headings []string, rows []sheet.Row) {
	t.Helper()
	table, problems, err := sheet.Read(content, sheet.Options{Sheet: name})
	if err != nil || len(problems) > 0 {
		t.Fatal(err, problems)
	}
	for i := range table.Len() {
		rows = append(rows, table.Row(i))
	}
	return table.Headings, rows
}

func raw(t testing.TB, content []byte, sheet int) map[string]sheettest.Raw {
	t.Helper()
	cells, err := sheettest.RawCells(content, sheet)
	if err != nil {
		t.Fatal(err)
	}
	return cells
}

func part(t testing.TB, content []byte, name string) string {
	t.Helper()
	text, err := sheettest.Part(content, name)
	if err != nil {
		t.Fatal(err)
	}
	return text
}

// Texts are texts, whatever they look like, and come back as they were.
func TestTextsStayTexts(t *testing.T) {
	texts := []string{
		"=1+1", `=HYPERLINK("http://example.org")`, "+49", "-5", "@SUM(A1)", "'quoted", "0012", "1e3", "TRUE", "2025-08-17", "two\nlines", "a\ttab",
		" spaces ", "_x0041_", "_x005F_", "_x005F_x0041_", "<b>&amp;", "mañana 約束 😀", strings.Repeat("x", 32767),
	}
	content := written(t, table("stances", date(t, "2025-08-15"), texts...))
	cells := raw(t, content, 1)
	_, read := rows(t, content, "stances")
	for i, want := range texts {
		at := fmt.Sprint("C", i+2)
		if got := read[i].Cells[2]; got != want {
			t.Errorf("%s is %.40q, want %.40q", at, got, want)
		}
		c := cells[at]
		if c.Type != "inlineStr" || c.Formula != nil || c.Value != "" {
			t.Errorf("%.40q is the cell %+v", want, c)
		}
		// The fourth format is the one that keeps a formula's text a text when
		// somebody edits it.
		if (c.Style == 3) != strings.ContainsAny(want[:1], "=+-@") {
			t.Errorf("%.40q has the format %d", want, c.Style)
		}
		// What is no escape stands in the file as it is.
		if got := strings.ReplaceAll(c.Text, "_x005F_", "_"); got != want && want != "_x005F_" && want != "_x005F_x0041_" {
			t.Errorf("%.40q stands in the file as %.40q", want, c.Text)
		}
	}
	if !strings.Contains(part(t, content, "xl/styles.xml"), `xfId="0" quotePrefix="1"/></cellXfs>`) {
		t.Error("the last format does not quote")
	}
	if strings.Contains(part(t, content, "xl/worksheets/sheet1.xml"), "<f>") {
		t.Error("there is a formula")
	}
}

// What XML cannot carry is dropped, and the file can be read.
func TestControlCharactersAreDropped(t *testing.T) {
	content := written(t, table("stances", date(t, "2025-08-15"), "a\x00b\x1b[31mc\r\nd\ufffee\u009f"))
	if got := raw(t, content, 1)["C2"].Text; got != "ab[31mc\nde" {
		t.Errorf("got %q", got)
	}
}

// Dates are dates and numbers are numbers, in full.
func TestTypes(t *testing.T) {
	content := written(t, table("stances", date(t, "2025-08-15"), "s"), table("old", date(t, "1900-02-28"), "s"), table("first", date(t, "1900-03-01"), "s"))
	cells := raw(t, content, 1)
	for at, want := range map[string]sheettest.Raw{
		"A2": {Style: 2, Value: "45884"}, "D2": {Value: "66.66666666666667"}, "E2": {Value: "0"}, "F2": {Type: "b", Value: "1"},
	} {
		want.At = at
		if got := cells[at]; got != want {
			t.Errorf("%s is %+v, want %+v", at, got, want)
		}
	}
	if c, ok := cells["G2"]; ok {
		t.Errorf("a null is %+v", c)
	}
	if !strings.Contains(part(t, content, "xl/styles.xml"), `<numFmt numFmtId="164" formatCode="yyyy\-mm\-dd"/>`) {
		t.Error("no format of dates")
	}
	if got := raw(t, content, 2)["A2"]; got.Text != "1900-02-28" || got.Type != "inlineStr" {
		t.Errorf("28 February 1900 is %+v", got)
	}
	if got := raw(t, content, 3)["A2"]; got.Value != "61" || got.Style != 2 {
		t.Errorf("1 March 1900 is %+v", got)
	}
	for name, want := range map[string]string{"stances": "2025-08-15", "old": "1900-02-28", "first": "1900-03-01"} {
		if _, read := rows(t, content, name); read[0].Cells[0] != want || read[0].Date(0) != (name != "old") {
			t.Errorf("%s is read as %+v", want, read[0])
		}
	}
}

// The header is bold, stays in view and filters all rows, also of an empty table.
func TestHeader(t *testing.T) {
	content := written(t, table("stances", date(t, "2025-08-15"), "s", "t"), table("empty", 0))
	book := part(t, content, "xl/workbook.xml")
	if styles := part(t, content, "xl/styles.xml"); !strings.Contains(styles, `<fonts count="2"><font><sz val="11"/>`) || !strings.Contains(styles, `</font><font><b/>`) || !strings.Contains(styles, `<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/>`) {
		t.Errorf("no bold format: %s", styles)
	}
	for i, filtered := range []string{"A1:G3", "A1:G1"} {
		text := part(t, content, fmt.Sprintf("xl/worksheets/sheet%d.xml", i+1))
		for _, want := range []string{
			`<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>`, `<autoFilter ref="` + filtered + `"/>`, `<col min="3" max="3" width="40" customWidth="1"/>`,
		} {
			if !strings.Contains(text, want) {
				t.Errorf("sheet %d has no %s", i+1, want)
			}
		}
		if c := raw(t, content, i+1)["A1"]; c.Style != 1 || c.Text != "date" {
			t.Errorf("sheet %d: the header is %+v", i+1, c)
		}
		name := []string{"stances", "empty"}[i]
		from, to, _ := strings.Cut(filtered, ":")
		want := fmt.Sprintf(`<definedName name="_xlnm._FilterDatabase" localSheetId="%d" hidden="1">'%s'!$%s$%s:$%s$%s</definedName>`, i, name, from[:1], from[1:], to[:1], to[1:])
		if !strings.Contains(book, want) {
			t.Errorf("no filter %s in %s", want, book)
		}
	}
}

// A text too long for a cell is an error that says where it stands.
func TestTooLong(t *testing.T) {
	for _, long := range []string{strings.Repeat("x", 32768), strings.Repeat("😀", 16384)} {
		err := workbook.Write(io.Discard, []*tables.Table{table("stances", date(t, "2025-08-15"), "s", long)})
		const want = "cell C3 of the sheet stances (summary, anna, 2025-08-15) has 32768 characters, and a cell holds 32767; shorten it, or choose csv or parquet"
		if err == nil || err.Error() != want {
			t.Errorf("got  %v\nwant %s", err, want)
		}
	}
}

// Several sheets are the same bytes each time, with no clock in them.
func TestTheSameBytes(t *testing.T) {
	var all []*tables.Table
	for _, name := range []string{"a", "b", "c", "d", "e", "f"} {
		all = append(all, table(name, date(t, "2025-08-15"), "s"))
	}
	first := written(t, all...)
	for range 20 {
		if !bytes.Equal(first, written(t, all...)) {
			t.Fatal("another file the next time")
		}
	}
	z, err := zip.NewReader(bytes.NewReader(first), int64(len(first)))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range z.File {
		if f.ModifiedDate != 0 || f.ModifiedTime != 0 {
			t.Errorf("%s has a time: %v", f.Name, f.Modified)
		}
	}
	if core := part(t, first, "docProps/core.xml"); strings.Count(core, "2000-01-01T00:00:00Z") != 2 || strings.Contains(core, "xuri") {
		t.Errorf("the properties are %s", core)
	}
}

// FuzzText holds that any text comes back, but for what XML cannot carry.
func FuzzText(f *testing.F) {
	for _, seed := range []string{"", "=1+1", "_x0041_", "__x005f_x000D_", "a\r\nb", "]]>", "&lt;", " \t", "0_x0\x03000_", "\xff", "\ufffe\U0010ffff", "é\u0301"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 30000 {
			return
		}
		want := strings.Map(func(r rune) rune {
			if unicode.IsControl(r) && r != '\n' && r != '\t' || r == 0xFFFE || r == 0xFFFF {
				return -1
			}
			return r
		}, text)
		_, read := rows(t, written(t, table("stances", 0, text)), "stances")
		if got := read[0].Cells[2]; got != want {
			t.Errorf("%q comes back as %q", text, got)
		}
	})
}

// Where the rows can be counted, too many of them are refused before any is made.
func TestTooManyRows(t *testing.T) {
	large := table("stances", date(t, "2025-08-15"), "s")
	large.Count = func() int { return workbook.MaxRows - 1 } // beside the header
	written(t, large)
	large.Count = func() int { return workbook.MaxRows }
	untouched := table("parties", date(t, "2025-08-15"))
	untouched.Fill = func(*tables.Filler) { t.Error("rows were made") }
	err := workbook.Write(io.Discard, []*tables.Table{untouched, large})
	const want = "the table stances has more rows than the 1048576 that a sheet holds; choose csv or parquet"
	if err == nil || err.Error() != want {
		t.Errorf("got  %v\nwant %s", err, want)
	}
}
