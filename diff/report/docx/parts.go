package docx

import (
	"archive/zip"
	_ "embed"
	"encoding/xml"
	"io"
	"strconv"
	"strings"
)

const (
	wordNamespace    = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
	officeRelations  = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	packageNamespace = "http://schemas.openxmlformats.org/package/2006/"
	wordType         = "application/vnd.openxmlformats-officedocument.wordprocessingml."
)

var (
	//go:embed styles.xml
	styles string
	//go:embed numbering.xml
	numbering string
	//go:embed settings.xml
	settings string
)

// A file is a part of the package.
type file struct{ name, content, kind string }

// pack writes the package with all its parts, which carry no times.
func (s *setter) pack(w io.Writer) error {
	files := []file{
		{"word/document.xml", s.main(), wordType + "document.main+xml"},
		{"word/styles.xml", styles, wordType + "styles+xml"},
		{"word/numbering.xml", numbering, wordType + "numbering+xml"},
		{"word/settings.xml", settings, wordType + "settings+xml"},
		{"word/footer.xml", s.footer(), wordType + "footer+xml"},
		{"docProps/core.xml", s.properties(), "application/vnd.openxmlformats-package.core-properties+xml"},
	}
	all := append([]file{
		{name: "[Content_Types].xml", content: contentTypes(files)},
		{name: "_rels/.rels", content: relations(
			relation{"document", officeRelations + "/officeDocument", "word/document.xml"},
			relation{"properties", packageNamespace + "relationships/metadata/core-properties", "docProps/core.xml"})},
		{name: "word/_rels/document.xml.rels", content: s.documentRelations()},
	}, files...)
	z := zip.NewWriter(w)
	for _, f := range all {
		out, err := z.Create(f.name)
		if err != nil {
			return err
		}
		if _, err := io.WriteString(out, xml.Header+strings.TrimPrefix(f.content, xml.Header)); err != nil {
			return err
		}
	}
	return z.Close()
}

// main is the document itself.
func (s *setter) main() string {
	return `<w:document xmlns:w="` + wordNamespace + `" xmlns:r="` + officeRelations + `"><w:body>` + s.b.String() + s.pages() + `</w:body></w:document>`
}

// footer says on each page of what document it is, and which of how many.
func (s *setter) footer() string {
	field := func(name string) string {
		return `<w:fldSimple w:instr=" ` + name + ` ">` + set("1", look{}, false) + `</w:fldSimple>`
	}
	return `<w:ftr xmlns:w="` + wordNamespace + `"><w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>` +
		set(s.name+" · page ", look{}, false) + field("PAGE") + set(" of ", look{}, false) + field("NUMPAGES") + `</w:p></w:ftr>`
}

// properties say what the document is, and who made it. Its time is the day that it tells of,
// and no clock's.
func (s *setter) properties() string {
	times := ""
	if s.revised != "" {
		for _, name := range []string{"created", "modified"} {
			times += `<dcterms:` + name + ` xsi:type="dcterms:W3CDTF">` + s.revised + `T00:00:00Z</dcterms:` + name + `>`
		}
	}
	return `<cp:coreProperties xmlns:cp="` + packageNamespace + `metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">` +
		`<dc:title>` + escaped(s.name) + `</dc:title><dc:creator>stance</dc:creator><dc:language>en-GB</dc:language>` + times + `</cp:coreProperties>`
}

func contentTypes(files []file) string {
	var b strings.Builder
	b.WriteString(`<Types xmlns="` + packageNamespace + `content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>`)
	for _, f := range files {
		b.WriteString(`<Override PartName="/` + f.name + `" ContentType="` + f.kind + `"/>`)
	}
	return b.String() + `</Types>`
}

// A relation leads from one part to another.
type relation struct{ id, kind, target string }

func relations(list ...relation) string {
	var b strings.Builder
	b.WriteString(`<Relationships xmlns="` + packageNamespace + `relationships">`)
	for _, r := range list {
		mode := ""
		if r.kind == officeRelations+"/hyperlink" {
			mode = ` TargetMode="External"`
		}
		b.WriteString(`<Relationship Id="` + r.id + `" Type="` + r.kind + `" Target="` + escaped(r.target) + `"` + mode + `/>`)
	}
	return b.String() + `</Relationships>`
}

// documentRelations lead from the document to its other parts, and into the web.
func (s *setter) documentRelations() string {
	var list []relation
	for _, name := range []string{"styles", "numbering", "settings", "footer"} {
		list = append(list, relation{name, officeRelations + "/" + name, name + ".xml"})
	}
	for i, address := range s.addresses {
		list = append(list, relation{"link" + strconv.Itoa(i+1), officeRelations + "/hyperlink", address})
	}
	return relations(list...)
}
