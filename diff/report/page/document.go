package page

import (
	_ "embed"
	"io"
	"strings"

	"stance/diff/report/document"
	"stance/diff/report/picture"
)

//go:embed style.css
var styles string

// Document writes a document as an HTML page of its own, which prints on one sheet
// where the document's Room is no more than that of one. It writes nothing if the page
// cannot be made.
func Document(w io.Writer, d *document.Document) error {
	v := viewOf(d, nil)
	css := picture.PageCSS() + styles
	if v.setter.reads {
		css += readingStyles
	}
	v.CSS, v.Policy = markup(css), policy(css) // our own, and hashed as it stands
	return v.write(w)
}

// viewOf sets a document, as one page of several where it has a frame.
func viewOf(d *document.Document, f *Frame) *documentView {
	d = d.Fit(documentLines)
	s := newSetter(d, f)
	s.b.Grow(Weight(d))
	last := d.LastScale()
	for i, b := range d.Blocks {
		s.block(b)
		if i == last && d.MoreScales > 0 {
			s.more("said", document.Count(d.MoreScales, "more issue", "more issues"), d.All.Line)
		}
	}
	v := &documentView{
		Document: d,
		Name:     nameOf(d),
		Tab:      tabOf(d),
		Class:    "sheet single",
		Main:     markup(s.b.String()), // by the setter, which escapes what it sets
		Contents: s.contents,
		Key:      keyOf(d),
		Page:     d.Title,
		setter:   s,
	}
	if f != nil && says(f.Name) { // one page of several that have one title
		v.Tab = strings.TrimSpace(line(f.Name.Text())) + " · " + v.Name
		v.Page, v.Over = f.Name, d.Title
	}
	switch {
	case d.Landscape:
		v.Class, v.Contents = "sheet bare wide", nil // the contents would take room from the tables
	case len(s.contents) > 0:
		v.Class = "sheet many"
	case !onSheet(d.Blocks):
		v.Class = "sheet bare"
	}
	if s.b.Len() > longPage {
		v.Class += " long"
	}
	if s.grounds {
		v.Symbols = markup(symbols())
	}
	return v
}

// write writes all of the page.
func (v *documentView) write(w io.Writer) error {
	l := &layout{v: v}
	l.b.Grow(len(v.Main) + aroundMain)
	l.page()
	_, err := l.b.WriteTo(w)
	return err
}

// aroundMain is about how many bytes stand around what a document says.
const aroundMain = 16 << 10

// longPage is beyond how many bytes of a page a browser is told that it may lay out parts
// when they come into view.
const longPage = 250_000

// documentView is what the layout needs.
type documentView struct {
	*document.Document
	CSS      markup
	Policy   string
	Name     string        // of what it is about, never empty
	Page     document.Text // its heading
	Over     document.Text // what stands over that; empty for nothing
	Tab      string        // the name of the page, by which it is told from others
	Class    string        // of the sheet: "single", "bare", "wide" where it lies across, or "many" beside its contents
	Symbols  markup        // that Main draws with
	Main     markup
	Contents []contentsEntry
	Key      []keyEntry
	Frame    *frameView // nil of a page alone
	setter   *setter
}

// set sets a text.
func (v *documentView) set(t document.Text) markup { return markup(v.setter.runs(t)) }

// inked sets a text of which what is of the dataset is in other ink than the words around it.
func (v *documentView) inked(t document.Text) markup {
	v.setter.inked = true
	defer func() { v.setter.inked = false }()
	return v.set(t)
}

// tabOf names the page among others: what it tells comes first, as there is little room.
func tabOf(d *document.Document) string {
	name := nameOf(d)
	if about := strings.TrimSpace(line(d.About.Text())); about != "" {
		return about + " · " + name
	}
	if aside := strings.TrimSpace(line(d.Aside.Text())); aside != "" {
		return name + ": " + aside
	}
	return name
}

// nameOf names what the page is about: by its title, or else by the first that it says.
func nameOf(d *document.Document) string {
	for _, t := range append([]document.Text{d.Title}, d.Lead...) {
		if name := strings.TrimSpace(line(t.Text())); name != "" {
			return name
		}
	}
	if name := firstName(d.Blocks); name != "" {
		return name
	}
	return "Result"
}

func firstName(blocks []document.Block) string {
	for _, b := range blocks {
		var t document.Text
		var in []document.Block
		switch b := b.(type) {
		case document.Section:
			t, in = b.Name, b.Blocks
		case document.Entry:
			t, in = b.Head, b.Body
		case document.Split:
			in = append(append(in, b.Left...), b.Right...)
		case document.Scale:
			t = b.Name
		case document.Table:
			t = b.Caption
		case document.Matrix:
			t = b.Caption
		case document.Para:
			t = b.Text
		}
		if name := strings.TrimSpace(line(t.Text())); name != "" {
			return name
		}
		if name := firstName(in); name != "" {
			return name
		}
	}
	return ""
}

// onSheet reports whether blocks are those of one sheet, which need not be wide.
func onSheet(blocks []document.Block) bool {
	for _, b := range blocks {
		switch b.(type) {
		case document.Para, document.Scale, document.Rows, document.Next:
		default:
			return false
		}
	}
	return true
}
