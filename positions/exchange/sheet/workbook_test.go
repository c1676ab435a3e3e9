package sheet

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/encoding/unicode"

	"stance/positions/exchange/sheet/sheettest"
)

// one is a workbook with one worksheet.
func one(rows string) *sheettest.Book {
	return &sheettest.Book{Sheets: []sheettest.Sheet{{Name: "Sheet1", Rows: rows}}}
}

func merged(areas ...string) string {
	var b strings.Builder
	for _, a := range areas {
		b.WriteString(`<mergeCell ref="` + a + `"/>`)
	}
	return "<mergeCells>" + b.String() + "</mergeCells>"
}

func TestWorkbook(t *testing.T) {
	book := &sheettest.Book{Date1904: true, Sheets: []sheettest.Sheet{
		{Name: "Sheet1", Rows: sheettest.Cells(2, "date", "party", "value", "ok") + sheettest.Cells(3, 45884, "a", 7.25, true) + sheettest.Cells(5, nil, "b", 9.88888931274414), After: merged("A3:A5")},
		{Name: "Empty"},
	}}
	got, problems, err := Read(book.Bytes(), Options{})
	if err != nil || len(problems) > 0 {
		t.Fatal(err, problems)
	}
	want := read{Table{Headings: []string{"date", "party", "value", "ok"}, Header: 2, DecimalComma: true, Date1904: true,
		Notes: []string{`read from the worksheet "Sheet1"`, "1 merged cell filled with what stands in it"}},
		[]numbered{{3, []string{"45884", "a", "7.25", "1"}}, {5, []string{"45884", "b", "9.88888931274414", ""}}}}
	if got := readOf(got); !reflect.DeepEqual(got, want) {
		t.Errorf("got  %+v\nwant %+v", got, want)
	}
}

func TestWorkbookProblems(t *testing.T) {
	across := one(sheettest.Cells(1, "date", "Economy", nil) + sheettest.Cells(2, "x", "position", "salience"))
	across.Sheets[0].After = merged("B1:C1")
	titled := one(sheettest.Cells(1, "Positions in August") + sheettest.Cells(2, "By", "the desk") + sheettest.Cells(4, "date", "party", "issue") + sheettest.Cells(5, 45884, "b", "c"))
	titled.Sheets[0].After = merged("A1:C1")
	_, problems, err := Read(titled.Bytes(), Options{})
	if err != nil || len(problems) != 1 || problems[0].Hint != "if the headings stand in row 4, say --header 4" {
		t.Errorf("%v %+v", err, problems)
	}
	if got, problems, err := Read(titled.Bytes(), Options{Header: 4}); err != nil || len(problems) > 0 || got.Len() != 1 {
		t.Errorf("%v %+v %+v", err, problems, got)
	}
	_, problems, err = Read(across.Bytes(), Options{})
	if err != nil || len(problems) == 0 || !strings.Contains(problems[0].Message, "merged over columns B to C") {
		t.Errorf("%v %+v", err, problems)
	}
	two := &sheettest.Book{Sheets: []sheettest.Sheet{{Name: "Sheet1", Rows: sheettest.Cells(1, "a", "b")}, {Name: "Data 2", Rows: sheettest.Cells(1, "c"), State: "hidden"}}}
	if _, _, err := Read(two.Bytes(), Options{}); err == nil || err.Error() != "the workbook has several worksheets" {
		t.Errorf("%v", err)
	}
	if got, _, err := Read(two.Bytes(), Options{Sheet: "data 2"}); err != nil || got.Headings[0] != "c" {
		t.Errorf("%v %v", got, err)
	}
	if _, _, err := Read(two.Bytes(), Options{Sheet: "Data"}); err == nil || !strings.Contains(err.Error(), `no worksheet "Data"`) {
		t.Errorf("%v", err)
	}
	two.Sheets[1].Name = "stances"
	if got, _, err := Read(two.Bytes(), Options{}); err != nil || got.Headings[0] != "c" {
		t.Errorf("%v %v", got, err)
	}
	content := two.Bytes()
	if _, _, err := Read(content[:len(content)/2], Options{}); err == nil {
		t.Error("half a workbook was read")
	}
	content = slices.Clone(content)
	content[len(content)/3] ^= 0x40
	if got, _, err := Read(content, Options{}); err == nil {
		t.Errorf("a workbook with a wrong byte was read: %+v", readOf(got))
	}
}

// What a cell holds, by its type and format.
func TestCells(t *testing.T) {
	book := func(cell string) *sheettest.Book {
		b := one(`<row r="1"><c r="A1" t="inlineStr"><is><t>a</t></is></c></row><row r="2">` + cell + `</row>`)
		b.Shared = []string{"<t>zero</t>", `<r><rPr><b/></rPr><t>rich </t></r><r><t xml:space="preserve">text</t></r><rPh sb="0" eb="1"><t>reading</t></rPh><phoneticPr fontId="1"/>`, `<t>_x005F_x0041_ _xD83D__xDE00__x0009_b</t>`, "", "<t/>"}
		b.Formats = []string{"yyyy-mm-dd", "h:mm", `[$-409]d\-mmm\-yy;@`, "0.00"}
		return b
	}
	for _, c := range []struct {
		cell, want string
		date       bool
	}{
		{`<c r="A2"><v>7.2999999999999998</v></c>`, "7.3", false},
		{`<c r="A2"><v>1E-3</v></c>`, "0.001", false},
		{`<c r="A2"><v>1.5E+30</v></c>`, "1.5e+30", false},
		{`<c r="A2"><v>12345678901234567890</v></c>`, "12345678901234567890", false},
		{`<c r="A2"><v>45884.0</v></c>`, "45884", false},
		{`<c r="A2" t="n"><v> 5 </v></c>`, "5", false},
		{`<c r="A2" s="4"><v>45884</v></c>`, "45884", false},
		{`<c r="A2" s="1"><v>45884</v></c>`, "2025-08-15", true},
		{`<c r="A2" s="1"><v>45884.75</v></c>`, "2025-08-15 18:00:00", true},
		{`<c r="A2" s="1"><v>45883.9999999999</v></c>`, "2025-08-15", true},
		{`<c r="A2" s="3"><v>1</v></c>`, "1900-01-01", true},
		{`<c r="A2" s="1"><v>59</v></c>`, "1900-02-28", true},
		{`<c r="A2" s="1"><v>60</v></c>`, "60", true},
		{`<c r="A2" s="1"><v>61</v></c>`, "1900-03-01", true},
		{`<c r="A2" s="1"><v>0.5</v></c>`, "0.5", true},
		{`<c r="A2" s="1"><v>-1</v></c>`, "-1", true},
		{`<c r="A2" s="1"><v>2958465</v></c>`, "9999-12-31", true},
		{`<c r="A2" s="1"><v>2958466</v></c>`, "2958466", true},
		{`<c r="A2" s="2"><v>0.5</v></c>`, "0.5", false},
		{`<c r="A2" s="99"><v>45884</v></c>`, "45884", false},
		{`<c r="A2" t="d"><v>1899-12-30</v></c>`, "1899-12-30", true},
		{`<c r="A2" t="d"><v>2025-08-15T18:00:00.000Z</v></c>`, "2025-08-15 18:00:00", true},
		{`<c r="A2" t="d"><v>T18:00:00</v></c>`, "T18:00:00", false},
		{`<c r="A2" s="1" t="str"><f>A1</f><v>45884</v></c>`, "45884", false},
		{`<c r="A2" s="1"><f>TODAY()</f><v>45884</v></c>`, "2025-08-15", true},
		{`<c r="A2" t="str"><f>A1</f><v>a_x0041_</v></c>`, "aA", false},
		{`<c r="A2" t="b"><v>1</v></c>`, "1", false},
		{`<c r="A2" t="b"><v>false</v></c>`, "0", false},
		{`<c r="A2" t="e"><v>#REF!</v></c>`, "#REF!", false},
		{`<c r="A2" t="s"><v>0</v></c>`, "zero", false},
		{`<c r="A2" s="1" t="s"><v>1</v></c>`, "rich text", false},
		{`<c r="A2" t="s"><v>2</v></c>`, "_x0041_ 😀\tb", false},
		{`<c r="A2" t="inlineStr"><is><t>a&amp;<![CDATA[<b>]]><!-- not --> c</t></is></c>`, "a&<b> c", false},
		{`<c r="A2" t="inlineStr"><is><r><t>a</t></r><r><t>b</t></r><rPh><t>x</t></rPh></is></c>`, "ab", false},
		{`<c t="inlineStr"><is><t>no name</t></is></c>`, "no name", false},
		{`<c r="a2" t="n"><v>4</v><extLst><ext><v xmlns="urn:other">9</v></ext></extLst></c>`, "4", false},
	} {
		b := book(c.cell)
		for name, change := range map[string]func(){"plain": func() {}, "prefix": func() { b.Prefix = "x" }, "strict": func() { b.Strict, b.Prefix = true, "" }} {
			change()
			if c.cell[0:4] == `<c r` && strings.Contains(c.cell, "CDATA") && name == "prefix" {
				continue // what stands in it would get the prefix, too
			}
			got, problems, err := Read(b.Bytes(), Options{})
			if err != nil || len(problems) > 0 || got.Len() != 1 {
				t.Errorf("%s, %s: %v %+v", c.cell, name, err, problems)
				continue
			}
			row := got.Row(0)
			if row.Cells[0] != c.want || row.Date(0) != c.date {
				t.Errorf("%s, %s: %q, a date: %v; want %q, %v", c.cell, name, row.Cells[0], row.Date(0), c.want, c.date)
			}
		}
	}
}

// A day is counted from 1904 where the workbook says so.
func TestDaysFrom1904(t *testing.T) {
	b := one(sheettest.Cells(1, "date") + sheettest.Cells(2, sheettest.Day(44422)) + sheettest.Cells(3, sheettest.Day(0)) + sheettest.Cells(4, sheettest.Day(2957003)) + sheettest.Cells(5, sheettest.Day(2957004)))
	b.Date1904, b.Formats = true, []string{"d/m/yyyy"}
	got, _, err := Read(b.Bytes(), Options{})
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range []string{"2025-08-15", "1904-01-01", "9999-12-31", "2957004"} {
		if row := got.Row(i); row.Cells[0] != want || !row.Date(0) {
			t.Errorf("row %d is %+v, want %s", i, row, want)
		}
	}
}

// Formats that programs write, and what they show.
func TestFormats(t *testing.T) {
	for code, want := range map[string]dateness{
		"General": noDate, "0": noDate, "0.00": noDate, "#,##0.00;[Red]-#,##0.00": noDate, "0%": noDate, "0.00E+00": noDate, "##0.0e-0": noDate, "# ?/?": noDate, "@": noDate, "": noDate,
		`0" days"`: noDate, `\d0`: noDate, `_d0`: noDate, `* 0`: noDate, `[$USD] 0.00`: noDate, `[Red]0`: noDate, `[>100]0;0.0`: noDate, `"yyyy"`: noDate, `[$-409]General`: noDate, `0 \h`: noDate,
		"yyyy-mm-dd": aDate, "yyyy\\-mm\\-dd": aDate, "m/d/yy": aDate, "d-mmm-yy": aDate, "mmm": aDate, "mmmm yyyy": aDate, "DD.MM.YYYY": aDate, "[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy": aDate,
		"[$-409]m/d/yy h:mm AM/PM;@": aDate, "yyyy-mm-dd hh:mm:ss.000": aDate, "ggge": aDate, "d/m/bb": aDate, ";;;yyyy": aDate, "[Blue]d": aDate, "yyyy": aDate, `d" de "mmmm`: aDate, `yyyy"年"m"月"d"日"`: aDate,
		"h:mm": aTime, "h:mm AM/PM": aTime, "[h]:mm:ss": aTime, "mm:ss.0": aTime, "[mm]": aTime, "ss": aTime, "h A/P": aTime, `[$-411]h"時"mm"分"`: aTime,
	} {
		if got := shows(code); got != want {
			t.Errorf("%q shows %d, want %d", code, got, want)
		}
	}
	for id, want := range map[int]dateness{0: noDate, 1: noDate, 9: noDate, 11: noDate, 13: noDate, 14: aDate, 17: aDate, 18: aTime, 21: aTime, 22: aDate, 27: aDate, 32: aTime, 34: perhapsDate, 37: noDate, 40: noDate, 44: noDate, 45: aTime, 47: aTime, 48: noDate, 49: noDate, 57: aDate, 71: aDate, 75: aTime, 164: noDate} {
		if got := builtIn(id); got != want {
			t.Errorf("format %d shows %d, want %d", id, got, want)
		}
	}
}

// Parts are found as other programs lay them out.
func TestParts(t *testing.T) {
	base := func() *sheettest.Book {
		b := one(`<row><c t="s"><v>0</v></c></row>`)
		b.Shared = []string{"<t>heading</t>"}
		return b
	}
	relation := func(target string) string {
		return `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="s1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="` + target + `"/><Relationship Id="x" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="/XL/sharedstrings.xml"/></Relationships>`
	}
	utf16, _ := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().String(strings.Replace(base().All()["xl/worksheets/sheet1.xml"], "UTF-8", "UTF-16", 1))
	for name, parts := range map[string]map[string]string{
		"absolute":           {"xl/_rels/workbook.xml.rels": relation("/xl/worksheets/sheet1.xml")},
		"up and down":        {"xl/_rels/workbook.xml.rels": relation("../xl/./worksheets/sheet1.xml")},
		"in capitals":        {"xl/_rels/workbook.xml.rels": relation("Worksheets/SHEET1.XML")},
		"no relations above": {"_rels/.rels": `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"/>`},
		"UTF-16":             {"xl/worksheets/sheet1.xml": utf16},
		"ISO-8859-1":         {"xl/worksheets/sheet1.xml": strings.Replace(base().All()["xl/worksheets/sheet1.xml"], "UTF-8", "ISO-8859-1", 1)},
		"a mark":             {"xl/worksheets/sheet1.xml": "\ufeff" + base().All()["xl/worksheets/sheet1.xml"]},
		"no name space":      {"xl/worksheets/sheet1.xml": `<worksheet><sheetData><row><c t="s"><v>0</v></c></row></sheetData></worksheet>`},
		"wrong dimension":    {"xl/worksheets/sheet1.xml": `<worksheet><dimension ref="A1:XFD1048576"/><sheetData><row><c t="s"><v>0</v></c></row></sheetData></worksheet>`},
		"others' elements":   {"xl/worksheets/sheet1.xml": `<worksheet xmlns="urn:m" xmlns:o="urn:o"><o:sheetData><row><c><v>9</v></c></row></o:sheetData><sheetData><o:row><c><v>8</v></c></o:row><row><o:c><v>7</v></o:c><c t="s"><o:v>3</o:v><v>0</v></c></row></sheetData><extLst><sheetData><row><c><v>6</v></c></row></sheetData></extLst></worksheet>`},
		"unused part":        {"xl/media/image1.png": strings.Repeat("x", 1<<16)},
	} {
		b := base()
		b.Parts = parts
		got, problems, err := Read(b.Bytes(), Options{})
		if err != nil || len(problems) > 0 || fmt.Sprint(got.Headings) != "[heading]" {
			t.Errorf("%s: %v %v %+v", name, err, problems, got)
		}
	}
	chart := &sheettest.Book{Sheets: []sheettest.Sheet{{Name: "Chart"}, {Name: "Data", Rows: sheettest.Cells(1, "heading")}}}
	chart.Parts = map[string]string{"xl/_rels/workbook.xml.rels": strings.Replace(chart.All()["xl/_rels/workbook.xml.rels"], "worksheet", "chartsheet", 1)}
	if got, _, err := Read(chart.Bytes(), Options{}); err != nil || got.Headings[0] != "heading" {
		t.Errorf("beside a chart: %v", err)
	}
	if _, _, err := Read(chart.Bytes(), Options{Sheet: "Chart"}); err == nil || !strings.Contains(err.Error(), "cannot be read") {
		t.Errorf("a chart was read: %v", err)
	}
}

// Formulas without a result are told of.
func TestFormulasWithoutResult(t *testing.T) {
	got, _, err := Read(one(sheettest.Cells(1, "a", "b")+`<row r="2"><c r="A2"><v>1</v></c><c r="B2"><f>A2+1</f></c></row>`).Bytes(), Options{})
	if err != nil || len(got.Notes) != 1 || !strings.HasPrefix(got.Notes[0], "1 formula without a result, which the workbook does not hold, passed over (the first in B2)") {
		t.Errorf("%v %+v", err, got)
	}
}

// Blocks of merged cells fill what is empty below them, and nothing else.
func TestMergedCells(t *testing.T) {
	b := one(sheettest.Cells(1, "a", "b", "c") + sheettest.Cells(2, "x", 1, "y") + sheettest.Cells(3, nil, 2) + sheettest.Cells(5, "own", 3, nil) + sheettest.Cells(6, nil, 4))
	b.Sheets[0].After = merged("A2:A5", "C2:C3", "C5:C6", "B9:B12", "not one", "A6", "D4:D6")
	got, problems, err := Read(b.Bytes(), Options{})
	if err != nil || len(problems) > 0 {
		t.Fatal(err, problems)
	}
	want := []numbered{{2, []string{"x", "1", "y"}}, {3, []string{"x", "2", "y"}}, {5, []string{"own", "3", ""}}, {6, []string{"", "4", ""}}}
	if r := readOf(got); !reflect.DeepEqual(r.Rows, want) || fmt.Sprint(r.Notes) != "[2 merged cells filled with what stands in it]" {
		t.Errorf("%+v", r)
	}
}
