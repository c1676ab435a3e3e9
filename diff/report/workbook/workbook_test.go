package workbook_test

import (
	"archive/zip"
	"bytes"
	"io"
	"strings"
	"testing"
	"unicode"

	"github.com/xuri/excelize/v2"

	"stance/diff/report/tables"
	"stance/diff/report/workbook"
	"stance/positions"
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

func opened(t testing.TB, content []byte) *excelize.File {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(content))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	return f
}

func part(t testing.TB, content []byte, name string) string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(content), int64(len(content)))
	if err != nil {
		t.Fatal(err)
	}
	f, err := z.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	text, err := io.ReadAll(f)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// Texts are texts, whatever they look like, and come back as they were.
func TestTextsStayTexts(t *testing.T) {
	texts := []string{
		"=1+1", `=HYPERLINK("http://example.org")`, "+49", "-5", "@SUM(A1)", "'quoted", "0012", "1e3", "TRUE", "2025-08-17", "two\nlines", "a\ttab",
		" spaces ", "_x0041_", "_x005F_", "_x005F_x0041_", "<b>&amp;", "mañana 約束 😀", strings.Repeat("x", 32767),
	}
	content := written(t, table("stances", date(t, "2025-08-15"), texts...))
	f := opened(t, content)
	for i, want := range texts {
		at, _ := excelize.CoordinatesToCellName(3, i+2)
		got, err := f.GetCellValue("stances", at)
		if err != nil || got != want {
			t.Errorf("%s is %.40q, want %.40q (%v)", at, got, want, err)
		}
		if kind, _ := f.GetCellType("stances", at); kind != excelize.CellTypeInlineString && kind != excelize.CellTypeSharedString {
			t.Errorf("%.40q has the type %v", want, kind)
		}
		if formula, _ := f.GetCellFormula("stances", at); formula != "" {
			t.Errorf("%.40q is run as %q", want, formula)
		}
		// The fourth format is the one that keeps a formula's text a text when
		// somebody edits it.
		if id, _ := f.GetCellStyle("stances", at); (id == 3) != strings.ContainsAny(want[:1], "=+-@") {
			t.Errorf("%.40q has the format %d", want, id)
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
	f := opened(t, written(t, table("stances", date(t, "2025-08-15"), "a\x00b\x1b[31mc\r\nd\ufffee\u009f")))
	if got, _ := f.GetCellValue("stances", "C2"); got != "ab[31mc\nde" {
		t.Errorf("got %q", got)
	}
}

// Dates are dates and numbers are numbers, in full.
func TestTypes(t *testing.T) {
	content := written(t, table("stances", date(t, "2025-08-15"), "s"), table("old", date(t, "1900-02-28"), "s"), table("first", date(t, "1900-03-01"), "s"))
	f := opened(t, content)
	for at, want := range map[string][2]string{"A2": {"45884", "2025-08-15"}, "D2": {"66.66666666666667", ""}, "E2": {"0", "0"}, "F2": {"1", "TRUE"}, "G2": {"", ""}} {
		raw, _ := f.GetCellValue("stances", at, excelize.Options{RawCellValue: true})
		shown, _ := f.GetCellValue("stances", at)
		if raw != want[0] || want[1] != "" && shown != want[1] {
			t.Errorf("%s holds %q and shows %q, want %q", at, raw, shown, want)
		}
	}
	for sheet, want := range map[string]string{"old": "1900-02-28", "first": "1900-03-01"} {
		if got, _ := f.GetCellValue(sheet, "A2"); got != want {
			t.Errorf("the day %s is shown as %q", want, got)
		}
	}
	if raw, _ := f.GetCellValue("first", "A2", excelize.Options{RawCellValue: true}); raw != "61" {
		t.Errorf("1900-03-01 is day %s, want 61", raw)
	}
}

// The header is bold, stays in view and filters all rows, also of an empty table.
func TestHeader(t *testing.T) {
	f := opened(t, written(t, table("stances", date(t, "2025-08-15"), "s", "t"), table("empty", 0)))
	for sheet, filtered := range map[string]string{"stances": "$A$1:$G$3", "empty": "$A$1:$G$1"} {
		panes, err := f.GetPanes(sheet)
		if err != nil || !panes.Freeze || panes.YSplit != 1 {
			t.Errorf("%s: panes %+v %v", sheet, panes, err)
		}
		id, _ := f.GetCellStyle(sheet, "A1")
		if style, err := f.GetStyle(id); err != nil || style.Font == nil || !style.Font.Bold {
			t.Errorf("%s: the header is %+v %v", sheet, style, err)
		}
		found := false
		for _, name := range f.GetDefinedName() {
			found = found || strings.HasSuffix(name.RefersTo, sheet+"'!"+filtered)
		}
		if !found {
			t.Errorf("%s: no filter for %s: %+v", sheet, filtered, f.GetDefinedName())
		}
		if width, _ := f.GetColWidth(sheet, "C"); width < 30 {
			t.Errorf("%s: a column of texts is %v wide", sheet, width)
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
		got, err := opened(t, written(t, table("stances", 0, text))).GetCellValue("stances", "C2")
		if err != nil || got != want {
			t.Errorf("%q comes back as %q (%v)", text, got, err)
		}
	})
}
