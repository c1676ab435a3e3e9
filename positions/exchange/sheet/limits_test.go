package sheet

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"math"
	"regexp"
	"slices"
	"strings"
	"testing"

	"stance/positions/exchange/sheet/sheettest"
)

// Each limit is an error that says what was found, what the limit is and how to
// raise it; and raised so, the table is read.
func TestLimits(t *testing.T) {
	many := func(rows int) string {
		var b strings.Builder
		for i := range rows {
			b.WriteString(sheettest.Cells(i+1, "a", "b"))
		}
		return b.String()
	}
	shared := one(`<row r="1"><c t="s"><v>0</v></c></row>`)
	shared.Shared = []string{"<t>a</t>", "<t>b</t>", "<t>c</t>"}
	blocks := one(many(9))
	blocks.Sheets[0].After = merged("A1:A2", "A3:A4", "A5:A6")
	parts := one(many(1))
	parts.Parts = map[string]string{}
	for i := range 20 {
		parts.Parts[fmt.Sprint("xl/media/", i)] = "x"
	}
	long := one("<row>" + strings.Repeat(`<c t="s"><v>0</v></c>`, 200) + "</row>") // short as a file
	long.Shared = []string{"<t>" + strings.Repeat("x", 100) + "</t>"}
	wide := func(n int) string { return strings.Repeat(",x", n)[1:] }
	for _, c := range []struct {
		name    string
		content []byte
		limits  string // name=value
		want    string
		raised  string // the value that the error names; "": it is known only that it is more
	}{
		{"a large file", []byte("a,b\n1,2\n"), "size=5", "it has 8 bytes, and the limit is 5 bytes; --limit size=8 raises it", "8"},
		{"a large workbook", one(many(3)).Bytes(), "size=500", "and the limit is 500 bytes; --limit size=2kB raises it", "2kB"},
		{"long texts", long.Bytes(), "size=15kB", "its cells hold more than 15 kB of text, which is the limit; --limit size=30kB raises it", "30kB"},
		{"much unpacked", one(many(100)).Bytes(), "unpacked=2kB", "it unpacks to more than 2 kB, which is the limit; --limit unpacked=4kB raises it", "100kB"},
		{"much XML", one(many(100)).Bytes(), "elements=500", "it is made of more than 500 pieces of XML, which is the limit; --limit elements=1000 raises it", "10000"},
		{"rows of text", []byte("a,b\n" + strings.Repeat("1,2\n", 9)), "rows=9", "it has more than 9 rows, which is the limit; --limit rows=18 raises it", "18"},
		{"rows of a workbook", one(many(10)).Bytes(), "rows=9", "it has more than 9 rows, which is the limit; --limit rows=18 raises it", "18"},
		{"columns of a heading", []byte(wide(20) + "\n"), "columns=10", "row 1 has 20 columns, and the limit is 10; --limit columns=20 raises it", "20"},
		{"columns of a row", []byte("a,b\n1,2\n" + strings.Repeat(",", 19) + "x\n"), "columns=10", "row 3 has 20 columns, and the limit is 10; --limit columns=20 raises it", "20"},
		{"columns of a workbook", one(`<row><c r="T1" t="str"><v>x</v></c></row>`).Bytes(), "columns=10", "row 1 has 20 columns, and the limit is 10; --limit columns=20 raises it", "20"},
		{"cells", []byte("a,b\n" + strings.Repeat("1,2\n", 9)), "cells=17", "it has 9 rows of 2 columns, which are 18 cells, and the limit is 17; --limit cells=18 raises it", "18"},
		{"empty cells of a workbook", one(sheettest.Cells(1, "a") + `<row r="1000000"><c r="A1000000"><v>1</v></c></row>`).Bytes(), "cells=1", "", ""},
		{"cells of a workbook", one(`<row><c r="A1"><v>1</v></c><c r="XFD1"><v>2</v></c></row><row><c r="A2"><v>1</v></c></row>`).Bytes(), "cells=9999", "it has 1 row of 16,384 columns, which are 16,384 cells, and the limit is 9,999; --limit cells=16384 raises it", "16384"},
		{"a text", []byte("a,b\n1," + strings.Repeat("x", 20) + "\n"), "text=10", "cell B2 holds a text of 20 bytes, and the limit is 10 bytes; --limit text=20 raises it", "20"},
		{"a text in quotation marks", []byte("a,b\n1,\"" + strings.Repeat("x\n", 10) + "\"\n"), "text=10", "cell B2 holds a text of 20 bytes, and the limit is 10 bytes; --limit text=20 raises it", "20"},
		{"a text of a workbook", one(sheettest.Cells(1, strings.Repeat("x", 20))).Bytes(), "text=10", "cell A1 holds a text of 20 bytes, and the limit is 10 bytes; --limit text=20 raises it", "20"},
		{"a very long text", one(sheettest.Cells(1, strings.Repeat("x", 200_000))).Bytes(), "text=10", "it holds a text of 64.1 kB or more, and the limit is 10 bytes; --limit text=65kB raises it", "200kB"},
		{"shared texts", shared.Bytes(), "texts=2", "its cells share more than 2 texts, which is the limit; --limit texts=4 raises it", "4"},
		{"merged cells", blocks.Bytes(), "merged=2", "its worksheet has more than 2 blocks of merged cells, which is the limit; --limit merged=4 raises it", "4"},
		{"parts", parts.Bytes(), "parts=10", "it is made of 25 files, and the limit is 10; --limit parts=25 raises it", "25"},
	} {
		t.Run(c.name, func(t *testing.T) {
			var l Limits
			name, value, _ := strings.Cut(c.limits, "=")
			if err := l.Set(name, value); err != nil {
				t.Fatal(err)
			}
			_, _, err := Read(c.content, Options{Limits: l})
			if c.want == "" {
				if err != nil {
					t.Fatal(err)
				}
				return
			}
			var over *LimitError
			if !errors.As(err, &over) || !strings.HasSuffix(err.Error(), c.want) {
				t.Fatalf("got  %v\nwant %s", err, c.want)
			}
			if err := l.Set(name, c.raised); err != nil {
				t.Fatal(err)
			}
			if _, _, err := Read(c.content, Options{Limits: l}); err != nil {
				t.Errorf("raised to %s: %v", c.raised, err)
			}
		})
	}
}

// A text that is shared is held once for each cell that has it: a workbook of a few
// kilobytes is not let hold more than one of its size could have of its own, in one
// row or in many, unless the user says so.
func TestSharedTextsAreNoTrap(t *testing.T) {
	text := strings.Repeat("x", 30_000)
	for name, rows := range map[string]string{
		"headings": "<row>" + strings.Repeat(`<c t="s"><v>0</v></c>`, 3_000) + "</row>",
		"rows":     `<row><c t="s"><v>1</v></c></row>` + strings.Repeat(`<row><c t="s"><v>0</v></c></row>`, 3_000),
	} {
		book := one(rows)
		book.Shared = []string{"<t>" + text + "</t>", "<t>date</t>"}
		content := book.Bytes()
		var over *LimitError
		if _, _, err := Read(content, Options{}); !errors.As(err, &over) || over.Limit != "size" {
			t.Errorf("%s: %d bytes were read: %v", name, len(content), err)
		}
		if _, _, err := Read(content, Options{Limits: Limits{Size: 1 << 30}}); err != nil {
			t.Errorf("%s: raised, it is not read: %v", name, err)
		}
	}
}

// A survey of a million rows and 200 columns is within the limits.
func TestLimitsAreGenerous(t *testing.T) {
	const rows, columns = 1_000_000, 200
	const written = 4   // bytes of an answer with what separates it
	const unpacked = 35 // bytes of <c r="GR1000000" s="12" t="s"><v>7</v></c>
	const pieces = 8    // of XML in it
	l := Limits{}.filled()
	if l.Rows < rows || l.Columns < columns || l.Cells < rows*columns || l.Size < rows*columns*written || l.Unpacked < rows*columns*unpacked || l.Elements < rows*columns*pieces {
		t.Errorf("%+v", l)
	}
	for _, one := range allLimits {
		if n := *one.of(&l); n < 1 || n > math.MaxInt64/4 {
			t.Errorf("the limit of %s is %d", one.name, n)
		}
	}
}

func TestSetLimits(t *testing.T) {
	for _, c := range []struct {
		name, value string
		want        int64 // 0: refused
	}{
		{"size", "5", 5}, {"size", "2GB", 2 << 30}, {"size", "1 mb", 1 << 20}, {"text", "64kB", 64 << 10}, {"rows", "3000000", 3_000_000},
		{"rows", "2GB", 0}, {"size", "0", 0}, {"size", "-1", 0}, {"size", "1e9", 0}, {"size", "", 0}, {"size", "GB", 0}, {"size", "99999999999GB", 0}, {"size", "9223372036854775807", 0}, {"height", "5", 0}, {"", "5", 0},
	} {
		var l Limits
		err := l.Set(c.name, c.value)
		if (err != nil) != (c.want == 0) {
			t.Errorf("%s=%s: %v", c.name, c.value, err)
		}
		for _, one := range allLimits {
			if one.name == c.name && *one.of(&l) != c.want {
				t.Errorf("%s=%s is %d", c.name, c.value, *one.of(&l))
			}
		}
	}
	for _, d := range LimitDocs() {
		var l Limits
		if err := l.Set(d[0], d[1]); err != nil || d[2] == "" {
			t.Errorf("%q: %v", d, err)
		}
	}
}

// packed packs parts, with what else is done to the zip file.
func packed(t *testing.T, parts map[string]string, more func(z *zip.Writer)) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for name, content := range parts {
		w, err := z.Create(name)
		if err == nil {
			_, err = io.WriteString(w, content)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if more != nil {
		more(z)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// Traps, and files that are not what their names say: each is refused at once, and
// the error says what it is.
func TestTraps(t *testing.T) {
	sheet := func(content string) []byte {
		b := one("")
		b.Parts = map[string]string{"xl/worksheets/sheet1.xml": content}
		return b.Bytes()
	}
	with := func(name, content string) []byte {
		b := odd()
		b.Parts = map[string]string{name: content}
		return b.Bytes()
	}
	repeated := func(start, text string, n int, end string) []byte {
		return sheet(`<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">` + start + strings.Repeat(text, n) + end + `</worksheet>`)
	}
	shifted := one(sheettest.Cells(1, "a") + `<row r="3"/><row r="2"/>`)
	// The header of the first part in the list says another size than it has.
	lying := func(size, packed uint32) []byte {
		content := slices.Clone(odd().Bytes())
		at := bytes.Index(content, []byte("PK\x01\x02"))
		for name := ""; name != "xl/worksheets/sheet1.xml"; {
			n := int(binary.LittleEndian.Uint16(content[at+28:]))
			name = string(content[at+46 : at+46+n])
			if name == "xl/worksheets/sheet1.xml" {
				if packed > 0 {
					binary.LittleEndian.PutUint32(content[at+20:], packed)
				}
				if size > 0 {
					binary.LittleEndian.PutUint32(content[at+24:], size)
				}
				break
			}
			at += 46 + n + int(binary.LittleEndian.Uint16(content[at+30:])) + int(binary.LittleEndian.Uint16(content[at+32:]))
		}
		return content
	}
	flagged := func(flag byte) []byte { // all parts are said to be encrypted
		content := slices.Clone(odd().Bytes())
		for at := 0; ; {
			i := bytes.Index(content[at:], []byte("PK\x01\x02"))
			if i < 0 {
				return content
			}
			content[at+i+8] |= flag
			at += i + 4
		}
	}
	for _, c := range []struct {
		name    string
		content []byte
		want    string
	}{
		{"empty rows", repeated(`<sheetData><row r="1048570"/>`, "<row/>", 10, "</sheetData>"), "more rows than the 1,048,576 that a worksheet can have"},
		{"shared texts without text", func() []byte {
			b := one(sheettest.Cells(1, "a"))
			b.Shared = []string{"<t>a</t>"}
			b.Parts = map[string]string{"xl/sharedStrings.xml": "<sst>" + strings.Repeat("<si/>", 2_500_000) + "</sst>"}
			return b.Bytes()
		}(), "nor the 0 cells with something in them account for; such a file is a trap, or oddly made; --limit elements=4000000000 raises it"},
		{"instructions", repeated("", "<?x?>", 5_000_000, ""), "pieces of XML"},
		{"comments", repeated("", "<!---->", 5_000_000, ""), "pieces of XML"},
		{"elements of nothing", repeated("", "<x/>", 2_500_000, ""), "pieces of XML"},
		{"attributes", repeated("", "<x"+strings.Repeat(` a=""`, 1000)+"/>", 5_000, ""), "pieces of XML"},
		{"empty cells", repeated("<sheetData>", "<row>"+strings.Repeat("<c/>", 1000)+"</row>", 2_300, "</sheetData>"), "pieces of XML"},
		{"a part of which many sheets are made", func() []byte {
			b := one("")
			for i := range 999 {
				b.Sheets = append(b.Sheets, sheettest.Sheet{Name: fmt.Sprint("Sheet", i+2)})
			}
			same := b.All()["xl/_rels/workbook.xml.rels"]
			b.Parts = map[string]string{
				"xl/_rels/workbook.xml.rels": regexp.MustCompile(`sheet[0-9]+\.xml`).ReplaceAllString(same, "sheet1.xml"),
				"xl/worksheets/sheet1.xml":   "<worksheet>" + strings.Repeat("<x/>", 10_000) + "</worksheet>",
			}
			return b.Bytes()
		}(), "pieces of XML"},
		{"white space", repeated("", "<x>"+strings.Repeat(" ", 1<<20)+"</x>", 80, ""), "times its size; such a file is a trap, or oddly made; --limit unpacked=8GB raises it"},
		{"a row beyond the last", sheet(`<worksheet><sheetData><row r="1048577"><c><v>1</v></c></row></sheetData></worksheet>`), "more rows than the 1,048,576"},
		{"a cell beyond the last column", sheet(`<worksheet><sheetData><row><c r="XFE1"><v>1</v></c></row></sheetData></worksheet>`), "a damaged workbook"},
		{"a cell with a sign", sheet(`<worksheet><sheetData><row><c r="A+1"><v>1</v></c></row></sheetData></worksheet>`), "a damaged workbook"},
		{"more cells than columns", repeated("<sheetData><row>", "<c/>", 16_385, "</row></sheetData>"), "more cells than the 16,384"},
		{"a cell twice", sheet(`<worksheet><sheetData><row><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row></sheetData></worksheet>`), "a damaged workbook"},
		{"a cell of another row", sheet(`<worksheet><sheetData><row><c r="A2"><v>1</v></c></row></sheetData></worksheet>`), `in which cell "A2" stands in row 1`},
		{"rows out of order", shifted.Bytes(), `in which row "2" follows on row 3`},
		{"a shared text that is not there", sheet(`<worksheet><sheetData><row><c t="s"><v>7</v></c></row></sheetData></worksheet>`), `in which cell A1 has the text of number "7", and there are 0`},
		{"deep elements", repeated("", "<x>", 100_000, ""), "a damaged workbook"},
		{"a document type", sheet(`<!DOCTYPE worksheet [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><worksheet><sheetData><row><c t="str"><v>&b;</v></c></row></sheetData></worksheet>`), "a damaged workbook"},
		{"an entity", sheet(`<worksheet><sheetData><row><c t="str"><v>&b;</v></c></row></sheetData></worksheet>`), "a damaged workbook"},
		{"half an element", sheet(`<worksheet><sheetData><row><c><v>1</v>`), "a damaged workbook"},
		{"no element", sheet(``), "a damaged workbook"},
		{"an attribute without end", sheet(`<worksheet x="` + strings.Repeat("x", 10<<20)), "holds a text of more than"},
		{"a comment without end", sheet(`<worksheet><!-- ` + strings.Repeat("x", 10<<20)), "holds a text of more than"},
		{"merged cells over each other", func() []byte {
			b := one(sheettest.Cells(1, "a") + sheettest.Cells(2, "b"))
			b.Sheets[0].After = merged("A1:A1048576", "A2:A1048576")
			return b.Bytes()
		}(), "a damaged workbook"},
		{"large styles", with("xl/styles.xml", "<styleSheet>"+strings.Repeat("<x>"+strings.Repeat(" ", 1<<20)+"</x>", 70)+"</styleSheet>"), "xl/styles.xml unpacks to more than 32 MB, which is the limit for what is no worksheet; --limit unpacked=8GB raises it"},
		{"a size that is too small", lying(10, 0), "a damaged workbook"},
		{"a size that is too large", lying(1<<31, 0), "a damaged workbook"},
		{"parts in one another", lying(0, 1<<20), "a damaged workbook"},
		{"a password", flagged(1), "it is protected with a password"},
		{"a part twice", packed(t, odd().All(), func(z *zip.Writer) { _, _ = z.Create("XL/Workbook.xml") }), "which holds XL/Workbook.xml twice"},
		{"many parts", packed(t, odd().All(), func(z *zip.Writer) {
			for i := range 10_000 {
				_, _ = z.Create(fmt.Sprint("x", i))
			}
		}), "it is made of 10,007 files, and the limit is 10,000; --limit parts=10007 raises it"},
		{"parts with long names", packed(t, odd().All(), func(z *zip.Writer) {
			for i := range 200 {
				_, _ = z.Create(fmt.Sprint(strings.Repeat("x", 60_000), i))
			}
		}), "it is made of more than 10,000 files, which is the limit"},
		{"a Word document", packed(t, map[string]string{"_rels/.rels": strings.Replace(one("").All()["_rels/.rels"], "xl/workbook.xml", "word/document.xml", 1), "word/document.xml": "<document/>"}, nil), "it is a Word document"},
		{"a presentation", packed(t, map[string]string{"_rels/.rels": strings.Replace(one("").All()["_rels/.rels"], "xl/workbook.xml", "ppt/presentation.xml", 1)}, nil), "it is a presentation"},
		{"a binary workbook", packed(t, map[string]string{"_rels/.rels": strings.Replace(one("").All()["_rels/.rels"], "xl/workbook.xml", "xl/workbook.bin", 1)}, nil), "it is a binary workbook (.xlsb)"},
		{"a workbook in a zip file", packed(t, map[string]string{"book.xlsx": string(odd().Bytes())}, nil), "it is a zip file and no Excel workbook (.xlsx); if there is one in it, unpack it"},
		{"an OpenDocument file", packed(t, map[string]string{"mimetype": "x", "content.xml": "<a/>"}, nil), "it is an OpenDocument file"},
		{"an old workbook", []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + strings.Repeat("\x00", 600)), "an old Excel workbook (.xls), or one with a password"},
		{"no zip file", []byte("PK\x03\x04" + strings.Repeat("\x00", 600)), "it is no Excel workbook"},
		{"a text without end", []byte("a,b\n\"" + strings.Repeat("x,\n", 1<<20)), ""},
		{"a heading of a million columns", []byte(strings.Repeat("h,", 1_000_000) + "h\n"), "row 1 has 1,000,001 columns, and the limit is 16,384; --limit columns=1000001 raises it"},
		{"a row of a million columns", []byte("a,b\n" + strings.Repeat("h,", 1_000_000) + "h\n"), "row 2 has 1,000,001 columns, and the limit is 16,384; --limit columns=1000001 raises it"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, problems, err := Read(c.content, Options{})
			if c.want == "" {
				if err != nil || len(problems) == 0 || !strings.Contains(problems[0].Message, "never closed") {
					t.Errorf("%v %+v", err, problems)
				}
				return
			}
			if err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("got  %v\nwant %s", err, c.want)
			}
		})
	}
}

// Empty cells take no room, however many there are.
func TestEmptyCellsTakeNoRoom(t *testing.T) {
	l := Limits{}.filled()
	for name, text := range map[string]string{
		"one row":       strings.Repeat(",", 5_000_000) + "\n",
		"rows":          strings.Repeat(strings.Repeat(",", 999)+"\n", 5_000),
		"broken lines":  strings.Repeat("\r\n", 2_000_000),
		"white space":   strings.Repeat(" , \u00a0,\n", 500_000),
		"quoted spaces": strings.Repeat("\"  \",\"\"\n", 500_000),
	} {
		s, p := splitter{text: []byte("a,b\n" + text + "1,2\n"), delimiter: ','}, packer{limits: l}
		for s.next() {
			if err := p.add(s.row, s.count, s.cells); err != nil {
				t.Fatalf("%s: %v", name, err)
			}
		}
		if len(p.rows) != 2 || p.held > 20 {
			t.Errorf("%s: %d rows in %d bytes", name, len(p.rows), p.held)
		}
	}
	// A column far to the right, as worksheets can have it in every row.
	p := packer{limits: l}
	for row := range 1000 {
		if err := p.add(row+1, lastColumn, []cell{{column: lastColumn - 1, text: []byte("x")}}); err != nil {
			t.Fatal(err)
		}
	}
	if p.held > 10*1000 {
		t.Errorf("%d bytes are held", p.held)
	}
}

// What a workbook is read for accounts for all the XML of it, however it is written
// and however well it packs.
func TestFilledCellsAccountForTheirXML(t *testing.T) {
	row := "<row>" + strings.Repeat(`<c r="" s="1" t="n"><v>7</v></c>`, 10_000) + "</row>"
	if _, _, err := Read(one(strings.Repeat(row, 50)).Bytes(), Options{}); err != nil {
		t.Error(err)
	}
	// As Excel writes rows of which nothing but the looks was chosen.
	var rows strings.Builder
	rows.WriteString(sheettest.Cells(1, "a") + sheettest.Cells(2, "b"))
	for i := 3; i < 80_000; i++ {
		fmt.Fprintf(&rows, `<row r="%d" spans="1:14" s="3" customFormat="1">`, i)
		for column := range 14 {
			fmt.Fprintf(&rows, `<c r="%s" s="3"/>`, sheettest.Name(column+1, i))
		}
		rows.WriteString("</row>")
	}
	content := one(rows.String()).Bytes()
	if _, _, err := Read(content, Options{}); err != nil {
		t.Errorf("%d bytes: %v", len(content), err)
	}
}
