package page

import (
	"bytes"
	_ "embed"
	"html/template"
	"io"
	"slices"
	"strconv"
	"sync"

	"stance/diff/report/document"
)

var (
	//go:embed document.html
	documentSource string
	//go:embed document.css
	documentStyles string
)

var documentLayout = sync.OnceValue(func() *template.Template {
	return template.Must(template.New("document").Funcs(functions).Parse(indent.ReplaceAllString(documentSource, "\n")))
})

// Document writes a document as an HTML page of its own, which prints on one sheet
// where the document's Room is no more than that of one. It writes nothing if the page
// cannot be made.
func Document(w io.Writer, d *document.Document) error {
	css := styles + documentStyles
	d = d.Fit(documentLines)
	v := documentView{
		Document: d,
		CSS:      template.CSS(css), // our own, and hashed as it stands
		Policy:   policy(css),
		Key:      keyOf(d),
	}
	last := d.LastScale()
	for i, b := range d.Blocks {
		switch b := b.(type) {
		case document.Para:
			v.Parts = append(v.Parts, documentPart{Para: b.Text})
		case document.Scale:
			v.Parts = append(v.Parts, documentPart{Scale: newScaleView(b, i, d.All.Line)})
		case document.Rows:
			v.Parts = append(v.Parts, documentPart{Rows: &b})
		case document.Next:
			if c := slices.DeleteFunc(slices.Clone(b.Commands), func(c document.Command) bool { return c.Line == "" }); len(c) > 0 {
				v.Parts = append(v.Parts, documentPart{Commands: c})
			}
		}
		if i == last {
			v.Parts = append(v.Parts, documentPart{More: d.MoreScales})
		}
	}
	var b bytes.Buffer
	if err := documentLayout().Execute(&b, &v); err != nil {
		return err
	}
	_, err := b.WriteTo(w)
	return err
}

// documentView is what the template sees.
type documentView struct {
	*document.Document
	CSS    template.CSS
	Policy string
	Parts  []documentPart
	Key    []keyEntry
}

// documentPart is a block, in the field of its kind.
type documentPart struct {
	Para     document.Text
	Scale    *scaleView
	Rows     *document.Rows
	Commands []document.Command
	More     int // how many more scales there would be, behind the last
}

// scaleView is a scale with its lines drawn.
type scaleView struct {
	document.Scale
	ID     string
	Named  bool
	Scaled bool   // there is a scale to draw on
	All    string // how to see the rest
	Drawn  []lineView
}

type lineView struct {
	document.Line
	Drawing template.HTML
	Words   []document.Labelled // the body, but for what Places says as well
}

func newScaleView(s document.Scale, number int, all string) *scaleView {
	v := &scaleView{Scale: s, ID: "i" + strconv.Itoa(number), Named: s.Name.Text() != "", Scaled: s.Low != "" || s.High != "", All: all}
	for _, l := range s.Lines {
		line := lineView{Line: l, Drawing: drawn(&s, &l)}
		for _, b := range l.Body {
			if !b.Place && (b.Label != "" || b.Text.Text() != "") {
				line.Words = append(line.Words, b)
			}
		}
		v.Drawn = append(v.Drawn, line)
	}
	return v
}
