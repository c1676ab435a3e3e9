package workbook

import (
	"fmt"
	"strings"
)

// The parts of a workbook that are the same whatever its tables hold.

const (
	spreadsheet      = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
	officeRelations  = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	relationTypes    = officeRelations + "/"
	packageNamespace = "http://schemas.openxmlformats.org/package/2006/"
	contentType      = "application/vnd.openxmlformats-officedocument.spreadsheetml."
	coreProperties   = packageNamespace + "metadata/core-properties"
)

func contentTypes(sheets int) string {
	var b strings.Builder
	fmt.Fprintf(&b, `<Types xmlns="%scontent-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>`, packageNamespace)
	override := func(part, kind string) {
		fmt.Fprintf(&b, `<Override PartName="%s" ContentType="%s"/>`, part, kind)
	}
	override("/xl/workbook.xml", contentType+"sheet.main+xml")
	override("/xl/styles.xml", contentType+"styles+xml")
	override("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml")
	for i := range sheets {
		override(fmt.Sprintf("/xl/worksheets/sheet%d.xml", i+1), contentType+"worksheet+xml")
	}
	return b.String() + `</Types>`
}

const packageRelations = `<Relationships xmlns="` + packageNamespace + `relationships">` +
	`<Relationship Id="workbook" Type="` + relationTypes + `officeDocument" Target="xl/workbook.xml"/>` +
	`<Relationship Id="properties" Type="` + packageNamespace + `relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>`

// properties say who made the workbook, and when only because they must: the
// time is of no clock.
const properties = `<cp:coreProperties xmlns:cp="` + coreProperties + `" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">` +
	`<dc:creator>stance</dc:creator><dcterms:created xsi:type="dcterms:W3CDTF">2000-01-01T00:00:00Z</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">2000-01-01T00:00:00Z</dcterms:modified></cp:coreProperties>`

// The cell formats of styleSheet, by their order in it.
const (
	general = iota
	headerStyle
	dateStyle
	quotedStyle // a text that begins like a formula
)

const styleSheet = `<styleSheet xmlns="` + spreadsheet + `">` +
	`<numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\-mm\-dd"/></numFmts>` +
	`<fonts count="2"><font><sz val="11"/><name val="Calibri"/><family val="2"/></font><font><b/><sz val="11"/><name val="Calibri"/><family val="2"/></font></fonts>` +
	`<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>` +
	`<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>` +
	`<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>` +
	`<cellXfs count="4">` +
	`<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>` +
	`<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/>` +
	`<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>` +
	`<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" quotePrefix="1"/>` +
	`</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`
