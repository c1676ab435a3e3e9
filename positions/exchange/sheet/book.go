package sheet

import (
	"encoding/xml"
	"errors"
	"path"
	"strconv"
	"strings"
)

// book is what a workbook says of itself: its worksheets, and where things are.
type book struct {
	parcel   *parcel
	part     string // its main part
	sheets   []bookSheet
	date1904 bool
	strings  string // the part with shared texts; "": none
	styles   string // the part with formats; "": none

	shared  *sharedTexts // nil: not read yet
	formats []dateness   // of the cells, by number
}

// bookSheet is a sheet; part is "" for one that has no cells, such as a chart.
type bookSheet struct{ name, part string }

func openBook(content []byte, limits Limits) (*book, error) {
	p, err := openParcel(content, limits)
	if err != nil {
		return nil, err
	}
	b := &book{parcel: p}
	if b.part, err = p.mainPart(); err != nil {
		return nil, err
	}
	ids, err := b.listSheets()
	if err != nil {
		return nil, err
	}
	if !p.has(relations(b.part)) {
		return nil, errDamaged
	}
	sheets := map[string]string{}
	err = p.eachRelation(relations(b.part), func(r relation) {
		switch r.kind {
		case "worksheet":
			sheets[r.id] = target(b.part, r.target)
		case "sharedStrings":
			b.strings = target(b.part, r.target)
		case "styles":
			b.styles = target(b.part, r.target)
		}
	})
	if err != nil {
		return nil, err
	}
	for i := range b.sheets {
		if part := sheets[ids[i]]; p.has(part) {
			b.sheets[i].part = part
		}
	}
	return b, nil
}

// mainPart finds the part that the others hang on, and tells what is no workbook.
func (p *parcel) mainPart() (string, error) {
	main := "xl/workbook.xml"
	if p.has("_rels/.rels") {
		err := p.eachRelation("_rels/.rels", func(r relation) {
			if r.kind == "officeDocument" {
				main = target("", r.target)
			}
		})
		if err != nil {
			return "", err
		}
	}
	for _, kind := range []struct{ prefix, what string }{
		{"word/", "it is a Word document; save the table in it as .xlsx or CSV"},
		{"ppt/", "it is a presentation; save the table in it as .xlsx or CSV"},
	} {
		if strings.HasPrefix(main, kind.prefix) {
			return "", errors.New(kind.what)
		}
	}
	switch {
	case path.Ext(main) == ".bin":
		return "", errors.New("it is a binary workbook (.xlsb); save it as .xlsx")
	case p.has(main):
		return main, nil
	case p.has("content.xml") && p.has("mimetype"):
		return "", errors.New("it is an OpenDocument file; save the table in it as .xlsx or CSV")
	}
	return "", errors.New("it is a zip file and no Excel workbook (.xlsx); if there is one in it, unpack it")
}

// relation says what one part is for another.
type relation struct{ id, kind, target string }

func (p *parcel) eachRelation(part string, do func(relation)) error {
	x, err := p.openXML(part, true)
	if err != nil {
		return err
	}
	defer x.close.Close()
	return x.whole(func(e xml.StartElement) error {
		if e.Name.Local == "Relationship" && !strings.EqualFold(attribute(e, "TargetMode"), "External") {
			do(relation{attribute(e, "Id"), path.Base(attribute(e, "Type")), attribute(e, "Target")})
		}
		return x.skip()
	})
}

// listSheets reads the main part, and gives the ids of the relations that lead to
// the sheets.
func (b *book) listSheets() (ids []string, err error) {
	x, err := b.parcel.openXML(b.part, true)
	if err != nil {
		return nil, err
	}
	defer x.close.Close()
	err = x.whole(func(e xml.StartElement) error {
		switch e.Name.Local {
		case "workbookPr":
			b.date1904 = truth(attribute(e, "date1904"))
		case "sheets":
			return x.children(func(e xml.StartElement) error {
				if e.Name.Local == "sheet" {
					b.sheets = append(b.sheets, bookSheet{name: attribute(e, "name")})
					id := ""
					for _, a := range e.Attr {
						if a.Name.Local == "id" && a.Name.Space != "" {
							id = a.Value
						}
					}
					ids = append(ids, id)
				}
				return x.skip()
			})
		}
		return x.skip()
	})
	return ids, err
}

func truth(s string) bool {
	b, err := strconv.ParseBool(s)
	return err == nil && b
}
