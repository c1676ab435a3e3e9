package main

import (
	"archive/zip"
	"bytes"
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// What is too large or too deep for a repository is made here, and workbooks are
// zipped of the parts that a table lists. A row more is a case more.

type madeFile struct {
	name    string
	at      string
	content func() []byte
	code    int      // of the command line
	args    []string // the command line
	has     string   // in the answer
}

func repeated(before, unit string, n int, after string) func() []byte {
	return func() []byte { return []byte(before + strings.Repeat(unit, n) + after) }
}

var (
	checking    = []string{"check", "--width", "300"}
	tableImport = []string{"import", "table.csv", "--dry-run"}
)

var madeFiles = []madeFile{
	{"a line of a million words", "codebook.yaml", repeated("title: ", "word ", 1_000_000, "\n"), exitFailed, checking, "[missing-key]"},
	{"a text of a million letters", "snapshots/2025-06-02.yaml", repeated("date: 2025-06-02\ntitle: \"", "x", 1_000_000, "\"\n"), exitDone, checking, ""},
	{"a text of a million letters that never ends", "snapshots/2025-06-02.yaml", repeated("date: 2025-06-02\ntitle: \"", "x", 1_000_000, "\n"), exitFailed, checking, "[bad-syntax]"},
	{"a hundred thousand brackets", "snapshots/2025-06-02.yaml", repeated("date: ", "[", 100_000, ""), exitFailed, checking, "[bad-syntax]"},
	{"a hundred thousand braces", "codebook.yaml", repeated("", "{a: ", 100_000, ""), exitFailed, checking, "[bad-syntax]"},
	{"dashes in a row", "reviews/jm.yaml", repeated("", "- ", 100_000, "x\n"), exitFailed, checking, "[bad-syntax]"},
	{"questions in a row", "sources.yaml", repeated("", "? ", 100_000, "x\n"), exitFailed, checking, "[bad-syntax]"},
	{"mappings a thousand deep", "snapshots/2025-06-02.yaml", func() []byte {
		var b bytes.Buffer
		for i := range 1000 {
			b.WriteString(strings.Repeat(" ", i) + "a:\n")
		}
		return b.Bytes()
	}, exitFailed, checking, "[missing-key]"},
	{"a hundred thousand documents", "reviews/jm.yaml", repeated("", "---\n", 100_000, ""), exitDone, checking, ""},
	{"two thousand unknown keys", "snapshots/2025-06-02.yaml", func() []byte {
		var b bytes.Buffer
		b.WriteString("date: 2025-06-02\n")
		for i := range 2000 {
			b.WriteString("k" + strings.Repeat("x", i%7) + strings.Repeat("y", i/7%50) + ": 1\n")
		}
		return b.Bytes()
	}, exitFailed, checking, "[unknown-key]"},
	{"a hundred thousand comments", "sources.yaml", repeated("sources: []\n", "# comment\n", 100_000, ""), exitFailed, checking, "[unknown-source]"},
	{"a hundred thousand commas", "table.csv", repeated("date,party,issue,summary", ",", 100_000, "\n"), exitDone, tableImport, ""},
	{"a hundred thousand empty rows", "table.csv", repeated("date,party,issue,summary\n", "\n", 100_000, ""), exitDone, tableImport, ""},
	{"a hundred thousand rows of a comma", "table.csv", repeated("date,party,issue,summary\n", ",\n", 100_000, ""), exitDone, tableImport, ""},
	{"a hundred thousand quotation marks", "table.csv", repeated("date,party,issue,summary\n", "\"", 100_001, ""), exitUnreadable, tableImport, ""},
	{"a cell of a million letters", "table.csv", repeated("date,party,issue,summary\n2025-06-02,harbour,toll,", "x", 1_000_000, "\n"), exitDone, tableImport, ""},
}

func TestHostileMadeFiles(t *testing.T) {
	for _, f := range madeFiles {
		t.Run(f.name, func(t *testing.T) {
			t.Parallel()
			dir := laidOver(t, f.at, f.content())
			before := fileSums(t, dir)
			a := runHostile(t, dir, "", f.args...)
			if a.code != f.code || !strings.Contains(a.out+a.err, f.has) {
				t.Errorf("want exit code %d and %q: %v", f.code, f.has, a)
			}
			if !maps.Equal(before, fileSums(t, dir)) {
				t.Error("the folder has changed")
			}
		})
	}
	t.Logf("%d inputs", len(madeFiles))
}

// The parts of a small sound workbook. A case has other ones in their places; an
// empty one is left out.
var workbookParts = map[string]string{
	"[Content_Types].xml":        `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>`,
	"_rels/.rels":                `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
	"xl/workbook.xml":            `<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>`,
	"xl/_rels/workbook.xml.rels": `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
	"xl/worksheets/sheet1.xml":   sheetOf(`<row r="1">` + textCells("date", "party", "issue", "summary") + `</row><row r="2">` + textCells("2025-06-02", "harbour", "toll", "A toll") + `</row>`),
}

func sheetOf(rows string) string {
	return `<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>` + rows + `</sheetData></worksheet>`
}

func textCells(texts ...string) string {
	var b strings.Builder
	for _, s := range texts {
		b.WriteString(`<c t="inlineStr"><is><t>` + s + `</t></is></c>`)
	}
	return b.String()
}

const sheetPart, bookPart, relsPart = "xl/worksheets/sheet1.xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels"

var hostileWorkbooks = []struct {
	name  string
	parts map[string]string
	code  int
}{
	{"sound", nil, exitDone},
	{"no content types", map[string]string{"[Content_Types].xml": ""}, exitDone},
	{"no relationships of the package", map[string]string{"_rels/.rels": ""}, exitDone},
	{"no workbook", map[string]string{bookPart: ""}, exitUnreadable},
	{"no relationships of the workbook", map[string]string{relsPart: ""}, exitUnreadable},
	{"no worksheet", map[string]string{sheetPart: ""}, exitUnreadable},
	{"worksheet that is cut", map[string]string{sheetPart: `<?xml version="1.0"?><worksheet><sheetData><row r="1"><c t="inlineStr"><is><t>date`}, exitUnreadable},
	{"worksheet that is no XML", map[string]string{sheetPart: "date,party\n"}, exitUnreadable},
	{"worksheet without rows", map[string]string{sheetPart: sheetOf("")}, exitUnreadable},
	{"workbook that is no XML", map[string]string{bookPart: "\x00\x01\x02"}, exitUnreadable},
	{"entities declared", map[string]string{sheetPart: `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>` + sheetOf(`<row r="1">`+textCells("&b;")+`</row>`)}, exitUnreadable},
	{"entity of a file outside", map[string]string{sheetPart: `<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>` + sheetOf(`<row r="1">`+textCells("&a;")+`</row>`)}, exitUnreadable},
	{"relationship that leads out", map[string]string{relsPart: strings.ReplaceAll(workbookParts[relsPart], "worksheets/sheet1.xml", "../../../../etc/passwd")}, exitUnreadable},
	{"relationship to the web", map[string]string{relsPart: strings.ReplaceAll(workbookParts[relsPart], `Target="worksheets/sheet1.xml"`, `TargetMode="External" Target="http://127.0.0.1:9/x"`)}, exitUnreadable},
	{"part with a name that leads out", map[string]string{"../../../evil.xml": "x"}, exitDone},
	{"row far down", map[string]string{sheetPart: sheetOf(`<row r="1048577">` + textCells("date") + `</row>`)}, exitUnreadable},
	{"row number below zero", map[string]string{sheetPart: sheetOf(`<row r="-1">` + textCells("date") + `</row>`)}, exitUnreadable},
	{"row number that is none", map[string]string{sheetPart: sheetOf(`<row r="x">` + textCells("date") + `</row>`)}, exitUnreadable},
	{"cell far to the right", map[string]string{sheetPart: sheetOf(`<row r="1"><c r="ZZZZZZ1" t="inlineStr"><is><t>date</t></is></c></row>`)}, exitUnreadable},
	{"cell that is nowhere", map[string]string{sheetPart: sheetOf(`<row r="1"><c r="!" t="inlineStr"><is><t>date</t></is></c></row>`)}, exitUnreadable},
	{"shared text that is not there", map[string]string{sheetPart: sheetOf(`<row r="1"><c r="A1" t="s"><v>99999</v></c></row>`)}, exitUnreadable},
	{"shared text below zero", map[string]string{sheetPart: sheetOf(`<row r="1"><c r="A1" t="s"><v>-1</v></c></row>`)}, exitUnreadable},
	{"style that is not there", map[string]string{sheetPart: sheetOf(`<row r="1"><c r="A1" s="4000000000"><v>1</v></c></row>`)}, exitUnreadable},
}

func TestHostileWorkbooks(t *testing.T) {
	for _, w := range hostileWorkbooks {
		t.Run(w.name, func(t *testing.T) {
			t.Parallel()
			dir := laidOver(t, "table.xlsx", zipped(t, w.parts))
			above := filepath.Dir(dir)
			before := fileSums(t, above)
			a := runHostile(t, dir, "", "import", "table.xlsx", "--dry-run")
			if a.code != w.code {
				t.Errorf("exit code %d, want %d: %v", a.code, w.code, a)
			}
			if !maps.Equal(before, fileSums(t, above)) {
				t.Error("something was written")
			}
		})
	}
	t.Logf("%d inputs", len(hostileWorkbooks))
}

// zipped makes a workbook with parts in the place of those that it has.
func zipped(t *testing.T, other map[string]string) []byte {
	t.Helper()
	parts := maps.Clone(workbookParts)
	maps.Copy(parts, other)
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, name := range slices.Sorted(maps.Keys(parts)) {
		if parts[name] == "" {
			continue
		}
		w, err := z.Create(name)
		if err == nil {
			_, err = w.Write([]byte(parts[name]))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}
