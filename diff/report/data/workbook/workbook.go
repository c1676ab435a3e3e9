package workbook

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"encoding/xml"
	"fmt"
	"io"

	"stance/diff/report/data/tables"
)

// What one sheet can hold.
const (
	MaxRows    = 1 << 20
	maxColumns = 1 << 14
	maxText    = 32767 // UTF-16 units in a cell
)

// Write writes a workbook with a sheet for each table, named as the table is.
// A table or a text that is too large for a sheet is an error that names the
// place; of tables whose rows can be counted before the work it comes before it.
func Write(w io.Writer, all []*tables.Table) error {
	for _, t := range all {
		if t.Count != nil && t.Count() >= MaxRows { // the header is a row, too
			return tooManyRows(t)
		}
	}
	p := &parcel{zip: zip.NewWriter(w)}
	p.zip.RegisterCompressor(zip.Deflate, func(w io.Writer) (io.WriteCloser, error) { return flate.NewWriter(w, level) })
	p.part("[Content_Types].xml", contentTypes(len(all)))
	p.part("_rels/.rels", packageRelations)
	p.part("docProps/core.xml", properties)
	p.part("xl/styles.xml", styleSheet)
	var names, filters, relations bytes.Buffer
	for i, t := range all {
		out := p.create(fmt.Sprintf("xl/worksheets/sheet%d.xml", i+1))
		if p.err != nil {
			return p.err
		}
		filtered, err := writeSheet(out, t)
		if err != nil {
			return err
		}
		name := escaped(t.Name)
		fmt.Fprintf(&names, `<sheet name="%s" sheetId="%d" r:id="sheet%d"/>`, name, i+1, i+1)
		fmt.Fprintf(&filters, `<definedName name="_xlnm._FilterDatabase" localSheetId="%d" hidden="1">'%s'!%s</definedName>`, i, name, filtered)
		fmt.Fprintf(&relations, `<Relationship Id="sheet%d" Type="%sworksheet" Target="worksheets/sheet%d.xml"/>`, i+1, relationTypes, i+1)
	}
	p.part("xl/workbook.xml", `<workbook xmlns="`+spreadsheet+`" xmlns:r="`+officeRelations+`"><sheets>`+names.String()+`</sheets><definedNames>`+filters.String()+`</definedNames></workbook>`)
	p.part("xl/_rels/workbook.xml.rels", `<Relationships xmlns="`+packageNamespace+`relationships">`+relations.String()+
		`<Relationship Id="styles" Type="`+relationTypes+`styles" Target="styles.xml"/></Relationships>`)
	if p.err != nil {
		return p.err
	}
	return p.zip.Close()
}

// level is that of the compression: half the time of the usual one, for a sixth more bytes.
const level = 2

func tooManyRows(t *tables.Table) error {
	return fmt.Errorf("the table %s has more rows than the %d that a sheet holds; choose csv or parquet", t.Name, MaxRows)
}

// parcel is the zip file that a workbook is. Its parts carry no times.
type parcel struct {
	zip *zip.Writer
	err error
}

func (p *parcel) create(name string) io.Writer {
	if p.err != nil {
		return nil
	}
	var out io.Writer
	out, p.err = p.zip.Create(name)
	return out
}

func (p *parcel) part(name, content string) {
	out := p.create(name)
	if p.err == nil {
		_, p.err = io.WriteString(out, xml.Header+content)
	}
}
