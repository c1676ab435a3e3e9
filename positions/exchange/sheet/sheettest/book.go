// Package sheettest makes Excel workbooks for tests, of the XML that their parts
// hold: sound ones, those that other programs write, and ones that no program
// would. It gives the cells of a workbook as they stand in the file, too.
//
// Nothing but tests should import this. What the program writes as workbooks is the
// business of diff/report/data/workbook, what it reads that of positions/exchange/sheet.
package sheettest

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// Book is a workbook.
type Book struct {
	Sheets   []Sheet
	Shared   []string // what stands in each si
	Formats  []string // the codes of the cell formats 1, 2, …; format 0 is General
	Date1904 bool
	Prefix   string            // of all elements; "": none
	Strict   bool              // the name spaces of ISO 29500 Strict
	Parts    map[string]string // parts that are put in, or take the place of others
}

// Sheet is a worksheet.
type Sheet struct {
	Name   string
	Rows   string // what stands in sheetData
	Before string // what stands before it
	After  string // what stands behind it
	State  string // such as hidden
}

// Day is a number that is shown as a date: it has cell format 1.
type Day float64

// Cells is a row of cells from the first column on: nil for none, a bool, an int,
// a float64, a Day or a text.
func Cells(number int, cells ...any) string {
	var b strings.Builder
	fmt.Fprintf(&b, `<row r="%d">`, number)
	for i, c := range cells {
		at := Name(i+1, number)
		switch v := c.(type) {
		case nil:
		case bool:
			fmt.Fprintf(&b, `<c r="%s" t="b"><v>%d</v></c>`, at, map[bool]int{true: 1}[v])
		case int:
			fmt.Fprintf(&b, `<c r="%s"><v>%d</v></c>`, at, v)
		case float64:
			fmt.Fprintf(&b, `<c r="%s"><v>%s</v></c>`, at, strconv.FormatFloat(v, 'g', 17, 64))
		case Day:
			fmt.Fprintf(&b, `<c r="%s" s="1"><v>%s</v></c>`, at, strconv.FormatFloat(float64(v), 'f', -1, 64))
		case string:
			fmt.Fprintf(&b, `<c r="%s" t="inlineStr"><is><t xml:space="preserve">%s</t></is></c>`, at, Escaped(v))
		default:
			panic(fmt.Sprintf("sheettest: a cell of type %T", c))
		}
	}
	return b.String() + "</row>"
}

// Escaped is a text as XML.
func Escaped(s string) string {
	var b strings.Builder
	_ = xml.EscapeText(&b, []byte(s)) // it can be written to memory
	return b.String()
}

// Name names a cell, such as AA1; both count from 1.
func Name(column, row int) string {
	name := ""
	for ; column > 0; column = (column - 1) / 26 {
		name = string(rune('A'+(column-1)%26)) + name
	}
	return name + strconv.Itoa(row)
}

var openings = regexp.MustCompile(`<(/?)([A-Za-z])`)

// part is a part with a root element.
func (b *Book) part(root, attributes, content string) string {
	space := "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
	relations := "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	if b.Strict {
		space, relations = "http://purl.oclc.org/ooxml/spreadsheetml/main", "http://purl.oclc.org/ooxml/officeDocument/relationships"
	}
	attributes += ` xmlns:r="` + relations + `"`
	text := "<" + root + attributes + ">" + content + "</" + root + ">"
	if b.Prefix != "" {
		text = openings.ReplaceAllString(text, "<${1}"+b.Prefix+":$2")
		return xml.Header + strings.Replace(text, attributes, attributes+" xmlns:"+b.Prefix+`="`+space+`"`, 1)
	}
	return xml.Header + strings.Replace(text, attributes, attributes+` xmlns="`+space+`"`, 1)
}

// All gives the parts with their names.
func (b *Book) All() map[string]string {
	kinds := "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
	if b.Strict {
		kinds = "http://purl.oclc.org/ooxml/officeDocument/relationships/"
	}
	related := func(lines string) string {
		return xml.Header + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` + lines + `</Relationships>`
	}
	relation := func(id, kind, target string) string {
		return `<Relationship Id="` + id + `" Type="` + kinds + kind + `" Target="` + target + `"/>`
	}
	parts := map[string]string{
		"[Content_Types].xml": xml.Header + `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/></Types>`,
		"_rels/.rels":         related(relation("book", "officeDocument", "xl/workbook.xml")),
	}
	var names, lines strings.Builder
	for i, s := range b.Sheets {
		state := ""
		if s.State != "" {
			state = ` state="` + s.State + `"`
		}
		fmt.Fprintf(&names, `<sheet name="%s" sheetId="%d"%s r:id="s%[2]d"/>`, Escaped(s.Name), i+1, state)
		lines.WriteString(relation(fmt.Sprint("s", i+1), "worksheet", fmt.Sprintf("worksheets/sheet%d.xml", i+1)))
		parts[fmt.Sprintf("xl/worksheets/sheet%d.xml", i+1)] = b.part("worksheet", "", s.Before+"<sheetData>"+s.Rows+"</sheetData>"+s.After)
	}
	if b.Shared != nil {
		lines.WriteString(relation("texts", "sharedStrings", "sharedStrings.xml"))
		parts["xl/sharedStrings.xml"] = b.part("sst", "", "<si>"+strings.Join(b.Shared, "</si><si>")+"</si>")
	}
	if b.Formats != nil {
		lines.WriteString(relation("styles", "styles", "styles.xml"))
		var codes, formats strings.Builder
		for i, code := range b.Formats {
			fmt.Fprintf(&codes, `<numFmt numFmtId="%d" formatCode="%s"/>`, 164+i, Escaped(code))
			fmt.Fprintf(&formats, `<xf numFmtId="%d"/>`, 164+i)
		}
		parts["xl/styles.xml"] = b.part("styleSheet", "", "<numFmts>"+codes.String()+`</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/>`+formats.String()+"</cellXfs>")
	}
	properties := ""
	if b.Date1904 {
		properties = `<workbookPr date1904="1"/>`
	}
	parts["xl/workbook.xml"] = b.part("workbook", "", properties+"<sheets>"+names.String()+"</sheets>")
	parts["xl/_rels/workbook.xml.rels"] = related(lines.String())
	maps.Copy(parts, b.Parts)
	return parts
}

// Bytes is the workbook's file.
func (b *Book) Bytes() []byte { return Zip(b.All()) }

// Zip packs parts, in the order of their names.
func Zip(parts map[string]string) []byte {
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for _, name := range slices.Sorted(maps.Keys(parts)) {
		w, err := z.Create(name)
		if err == nil {
			_, err = w.Write([]byte(parts[name]))
		}
		if err != nil {
			panic(err) // it can be written to memory
		}
	}
	if err := z.Close(); err != nil {
		panic(err)
	}
	return out.Bytes()
}
