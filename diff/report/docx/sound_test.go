package docx

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"

	"stance/diff/report/document"
)

// A node is an element of a part.
type node struct {
	name string // without its namespace
	attr map[string]string
	text string // of itself alone
	in   []*node
}

// every gives an element and all that is in it.
func (n *node) every(visit func(*node)) {
	visit(n)
	for _, c := range n.in {
		c.every(visit)
	}
}

func (n *node) child(name string) *node {
	for _, c := range n.in {
		if c.name == name {
			return c
		}
	}
	return nil
}

// parse reads a part, which has to be well-formed, and nothing but elements and texts.
func parse(t testing.TB, name string, content []byte) *node {
	t.Helper()
	d := xml.NewDecoder(bytes.NewReader(content))
	open := []*node{{}}
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		last := open[len(open)-1]
		switch token := token.(type) {
		case xml.StartElement:
			n := &node{name: token.Name.Local, attr: map[string]string{}}
			for _, a := range token.Attr {
				n.attr[a.Name.Local] = a.Value
			}
			last.in = append(last.in, n)
			open = append(open, n)
		case xml.EndElement:
			open = open[:len(open)-1]
		case xml.CharData:
			last.text += string(token)
		case xml.Comment, xml.Directive:
			t.Errorf("%s: %q", name, token)
		}
	}
	return open[0].in[0]
}

// contents are the parts of a file, read.
func contents(t testing.TB, d *document.Document) map[string]*node {
	t.Helper()
	var b bytes.Buffer
	if err := Document(&b, d); err != nil {
		t.Fatal(err)
	}
	z, err := zip.NewReader(bytes.NewReader(b.Bytes()), int64(b.Len()))
	if err != nil {
		t.Fatal(err)
	}
	list := map[string]*node{}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		content, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		if f.ModifiedDate != 0 || f.ModifiedTime != 0 {
			t.Errorf("%s has a time: %v", f.Name, f.Modified)
		}
		list[f.Name] = parse(t, f.Name, content)
	}
	return list
}

// orders are the orders of child elements that the schema of Word has (ECMA-376, wml.xsd), as
// far as they are written here.
var orders = map[string][]string{
	"body":      nil,
	"pPr":       {"pStyle", "keepNext", "keepLines", "numPr", "pBdr", "bidi", "spacing", "ind", "jc", "outlineLvl", "rPr", "sectPr"},
	"rPr":       {"ins", "del", "rStyle", "rFonts", "b", "bCs", "i", "iCs", "noProof", "color", "sz", "szCs", "u", "rtl", "lang"},
	"tbl":       {"tblPr", "tblGrid", "tr"},
	"tblPr":     {"tblStyle", "tblW", "tblInd", "tblBorders", "tblLayout", "tblCellMar", "tblLook"},
	"tr":        {"trPr", "tc"},
	"trPr":      {"cantSplit", "tblHeader", "ins", "del"},
	"tc":        {"tcPr", "p"},
	"tcPr":      {"tcW", "shd"},
	"sectPr":    {"footerReference", "type", "pgSz", "pgMar"},
	"style":     {"name", "basedOn", "next", "uiPriority", "semiHidden", "qFormat", "pPr", "rPr", "tblPr"},
	"settings":  {"zoom", "defaultTabStop", "characterSpacingControl", "compat", "themeFontLang", "decimalSymbol", "listSeparator"},
	"lvl":       {"start", "numFmt", "pStyle", "lvlText", "lvlJc", "pPr"},
	"numbering": {"abstractNum", "num"},
	"styles":    {"docDefaults", "style"},
}

// within are the elements that may stand in others; of those in orders, these.
var within = map[string][]string{
	"body":      {"p", "tbl", "sectPr"},
	"p":         {"pPr", "bookmarkStart", "bookmarkEnd", "r", "hyperlink", "ins", "del", "fldSimple"},
	"ins":       {"r"},
	"del":       {"r"},
	"hyperlink": {"r"},
	"r":         {"rPr", "t", "delText", "br"},
}

var (
	placeName  = regexp.MustCompile(`^[a-z][a-z0-9_]{0,39}$`)
	midnight   = regexp.MustCompile(`^\d{4}-\d\d-\d\dT00:00:00Z$`)
	address    = regexp.MustCompile(`^https?://[!#$&-;=?-Z_a-z~%\[\]]+$`)
	notEncoded = regexp.MustCompile(`%([^0-9A-Fa-f]|.[^0-9A-Fa-f]|.?$)`)
)

// holdSound holds a file to what Word wants of it, and LibreOffice forgives.
func holdSound(t testing.TB, parts map[string]*node) {
	t.Helper()
	holdPackage(t, parts)
	used, defined := map[string]string{}, map[string]bool{}
	parts["word/styles.xml"].every(func(n *node) {
		if n.name == "style" {
			defined[n.attr["type"]+" "+n.attr["styleId"]] = true
		}
	})
	ids, bookmarks, led := map[string]bool{}, map[string]bool{}, map[string]bool{}
	for name, root := range parts {
		if !strings.HasPrefix(name, "word/") || strings.HasSuffix(name, ".rels") {
			continue
		}
		root.every(func(n *node) {
			holdOrder(t, name, n)
			switch n.name {
			case "pStyle", "next":
				used["paragraph "+n.attr["val"]] = name
			case "rStyle":
				used["character "+n.attr["val"]] = name
			case "tblStyle":
				used["table "+n.attr["val"]] = name
			case "t", "delText":
				if n.attr["space"] != "preserve" || n.text == "" {
					t.Errorf("%s: %q is not kept as it is", name, n.text)
				}
			case "ins", "del", "bookmarkStart":
				if id := n.attr["id"]; id == "" || ids[id] {
					t.Errorf("%s: two have the id %q", name, id)
				}
				ids[n.attr["id"]] = true
			}
			switch n.name {
			case "bookmarkStart":
				if b := n.attr["name"]; bookmarks[b] || !placeName.MatchString(b) {
					t.Errorf("%s: a place is named %q", name, b)
				}
				bookmarks[n.attr["name"]] = true
			case "hyperlink":
				if a := n.attr["anchor"]; a != "" {
					led[a] = true
				}
			case "ins", "del":
				if n.attr["author"] != "stance" || !midnight.MatchString(n.attr["date"]) {
					t.Errorf("%s: a change is by %q of %q", name, n.attr["author"], n.attr["date"])
				}
				for _, r := range n.in {
					for _, text := range r.in {
						if wrong := map[string]string{"ins": "delText", "del": "t"}[n.name]; text.name == wrong {
							t.Errorf("%s: %s of %q in %s", name, text.name, text.text, n.name)
						}
					}
				}
			}
		})
	}
	for style, name := range used {
		if !defined[style] {
			t.Errorf("%s: there is no style %s", name, style)
		}
	}
	for a := range led {
		if !bookmarks[a] {
			t.Errorf("a link leads to %q, which is no place", a)
		}
	}
	holdBody(t, parts["word/document.xml"].child("body"))
}

// holdOrder holds what stands in an element to be allowed there, in the schema's order.
func holdOrder(t testing.TB, name string, n *node) {
	t.Helper()
	order, allowed := orders[n.name], within[n.name]
	at := 0
	for _, c := range n.in {
		if order != nil {
			i := slices.Index(order, c.name)
			if i < at {
				t.Errorf("%s: %s in %s is out of order, or unknown", name, c.name, n.name)
			}
			at = max(at, i)
		} else if allowed != nil && !slices.Contains(allowed, c.name) {
			t.Errorf("%s: %s in %s", name, c.name, n.name)
		}
	}
	if n.name == "r" && n.child("delText") != nil && n.child("t") != nil {
		t.Errorf("%s: a run is deleted and is not", name)
	}
}

// holdBody holds tables to have what Word wants, and what is tracked not to take them along.
func holdBody(t testing.TB, body *node) {
	t.Helper()
	if body.in[len(body.in)-1].name != "sectPr" {
		t.Error("the pages have no size")
	}
	before := &node{name: "tbl"}
	for i, n := range body.in {
		if n.name == "tbl" && (before.name == "tbl" || marked(before)) {
			t.Errorf("before the table that is block %d there is no paragraph that stays", i)
		}
		if n.name == "sectPr" && (before.name == "tbl" || marked(before)) {
			t.Error("the document ends in what does not stay")
		}
		before = n
		if n.name != "tbl" {
			continue
		}
		columns := len(n.child("tblGrid").in)
		for j, row := range n.in[2:] {
			cells := 0
			for _, c := range row.in {
				if c.name == "tc" {
					cells++
					if last := c.in[len(c.in)-1]; last.name != "p" || marked(last) {
						t.Errorf("a cell of block %d does not end in a paragraph that stays", i)
					}
				}
			}
			if cells != columns {
				t.Errorf("row %d of block %d has %d cells, the table %d columns", j, i, cells, columns)
			}
		}
		if n.in[2].child("trPr").child("tblHeader") == nil {
			t.Errorf("the head of block %d is not repeated", i)
		}
	}
}

// marked reports whether the end of a paragraph is a tracked change.
func marked(p *node) bool {
	r := p.child("pPr").child("rPr")
	return r != nil && (r.child("ins") != nil || r.child("del") != nil)
}

// holdPackage holds every part to be declared and found, and nothing to be led to that is not
// there, or not on the web.
func holdPackage(t testing.TB, parts map[string]*node) {
	t.Helper()
	declared, types := map[string]bool{}, parts["[Content_Types].xml"]
	for _, n := range types.in {
		if n.name == "Override" {
			declared[strings.TrimPrefix(n.attr["PartName"], "/")] = true
		}
	}
	reached := map[string]bool{}
	for name, root := range parts {
		if !strings.HasSuffix(name, ".rels") {
			if name != "[Content_Types].xml" && !declared[name] {
				t.Errorf("%s has no type", name)
			}
			continue
		}
		folder := strings.TrimSuffix(path.Dir(name), "_rels")
		ids := map[string]bool{}
		for _, r := range root.in {
			if ids[r.attr["Id"]] {
				t.Errorf("%s: two have the id %s", name, r.attr["Id"])
			}
			ids[r.attr["Id"]] = true
			if target := r.attr["Target"]; r.attr["TargetMode"] == "External" {
				if !address.MatchString(target) || notEncoded.MatchString(target) {
					t.Errorf("a link to %q", target)
				}
			} else if target = path.Join(folder, target); parts[target] == nil {
				t.Errorf("%s leads to %s, which is not there", name, target)
			} else {
				reached[target] = true
			}
		}
		if of := parts[path.Join(folder, strings.TrimSuffix(path.Base(name), ".rels"))]; of != nil {
			of.every(func(n *node) {
				if id, ok := n.attr["id"]; ok && (n.name == "hyperlink" || n.name == "footerReference") && !ids[id] {
					t.Errorf("%s: nothing is %q", name, id)
				}
			})
		}
	}
	for name := range declared {
		if !reached[name] {
			t.Errorf("nothing leads to %s", name)
		}
	}
}
