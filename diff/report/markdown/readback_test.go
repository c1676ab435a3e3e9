package markdown

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	markup "github.com/yuin/goldmark/renderer/html"
	"golang.org/x/net/html"

	"stance/diff/report"
	"stance/diff/report/internal/sample"
	"stance/positions"
	"stance/positions/evidence/archive"
	"stance/positions/evidence/verify"
	"stance/positions/problem"
	"stance/positions/team/review"
	"stance/positions/visible"
)

// gitHub reads Markdown as GitHub does, and keeps the HTML in it.
var gitHub = goldmark.New(goldmark.WithExtensions(extension.GFM), goldmark.WithRendererOptions(markup.WithUnsafe()))

// FuzzReadBack puts a text into every field of a dataset and reads what is written of
// it with a reader of Markdown: it has the elements of a harmless text's and no
// others, and the text is in it as it is shown elsewhere.
func FuzzReadBack(f *testing.F) {
	for _, text := range sample.Texts {
		f.Add(text)
	}
	f.Fuzz(readBack)
}

func readBack(t *testing.T, text string) {
	if why := sample.Unfit(text); why != "" {
		t.Skip(why)
	}
	got, want := documents(t, text), documents(t, sample.Plain(text))
	shown := strings.Join(strings.Fields(visible.Line(strings.TrimSpace(text))), " ")
	for _, name := range slices.Sorted(maps.Keys(got)) {
		is, should := read(t, got[name]), read(t, want[name])
		if name == "check" { // of messages the backquotes say what is code
			is.elements, should.elements = strings.ReplaceAll(is.elements, "code ", ""), strings.ReplaceAll(should.elements, "code ", "")
		}
		if is.elements != should.elements {
			t.Errorf("%q changes what %s consists of:\n%s\nnot\n%s\n%s", text, name, is.elements, should.elements, got[name])
		}
		if is.active != should.active && !endsNamed.MatchString(text) {
			t.Errorf("%q makes %d names and links of %s, not %d:\n%s", text, is.active, name, should.active, got[name])
		}
		if !strings.Contains(is.text, shown) {
			t.Errorf("%q is not in %s as %q:\n%s", text, name, shown, is.text)
		}
		if name == "document" {
			for _, s := range sample.Said(sample.Document(text), sample.Showing{Places: true, Options: true}) {
				if !strings.Contains(is.text, s) {
					t.Errorf("%q is not in %s", s, name)
				}
			}
		}
	}
}

// documents are what is written of a dataset with a text in all its fields.
func documents(t *testing.T, text string) map[string][]byte {
	t.Helper()
	d, err := sample.With(text)
	if err != nil {
		t.Fatal(err)
	}
	h, book := d.History, d.History.Dataset.Codebook
	list := map[string][]byte{
		"document": documentText(t, sample.Document(text)),
		"sheet":    documentText(t, sample.Screen(text)),
		"screen":   documentText(t, d.Screen(false)),
		"diff":     written(t, func(b *bytes.Buffer) error { return Document(b, d.Document()) }),
		"show":     written(t, func(b *bytes.Buffer) error { return Document(b, report.NewShow(h, d.To, report.Filter{}).Document()) }),
		"log":      written(t, func(b *bytes.Buffer) error { return Document(b, report.NewLog(h, report.Filter{}).Document()) }),
		"gap":      gapTexts(t, d),
		"report":   []byte(reportText(t, h.Dataset)),
		"review": written(t, func(b *bytes.Buffer) error {
			return Document(b, report.NewReview(h, review.NewLedger(h, nil), report.ReviewFilter{}).Document())
		}),
		"verify": written(t, func(b *bytes.Buffer) error {
			none := func(verify.Text) (*archive.Document, error) { return nil, fs.ErrNotExist }
			return Document(b, (&report.Verify{Result: verify.Run(verify.Quotes(h, nil), nil, nil, none), Title: book.Title, All: true}).Document())
		}),
		"check": written(t, func(b *bytes.Buffer) error {
			return Document(b, (&report.Check{Problems: []problem.Problem{problem.New(problem.UnknownOption, text, 1, 1, text, text)}}).Document())
		}),
	}
	for _, p := range book.Parties[:2] {
		list["show "+p.ID] = written(t, func(b *bytes.Buffer) error {
			return Document(b, report.NewShow(h, d.To, report.Filter{Parties: []*positions.Party{p}}).Document())
		})
	}
	return list
}

// asRead is a document as its reader has it.
type asRead struct {
	elements string // the names of its elements, in order
	text     string // with single spaces
	active   int    // what GitHub makes links, mentions or pictures of
}

// active is what GitHub looks for in texts after Markdown has been read.
var active = regexp.MustCompile(`@[\pL\pN]|#\pN|(?i)\bGH-\pN|:[a-z0-9+_-]*[a-z][a-z0-9+_-]*:`)

// endsNamed are texts that a colon of the program's own makes an emoji of: it is a
// picture of what stands there, and a fingerprint (d1:a3a8cd…) looks like one.
var endsNamed = regexp.MustCompile(`:[A-Za-z0-9+_-]+\s*$`)

func read(t *testing.T, markdown []byte) asRead {
	t.Helper()
	var b bytes.Buffer
	root, err := (*html.Node)(nil), gitHub.Convert(markdown, &b)
	if err == nil {
		root, err = html.Parse(&b)
	}
	if err != nil {
		t.Fatal(errors.Join(err))
	}
	var elements, text strings.Builder
	doc := asRead{}
	for n := range root.Descendants() {
		switch n.Type {
		case html.ElementNode:
			if n.Data == "span" { // a right-to-left name set apart
				continue
			}
			elements.WriteString(n.Data)
			for _, a := range n.Attr {
				switch {
				case a.Key == "href" && (strings.HasPrefix(a.Val, "https://example.org/") || strings.HasPrefix(a.Val, "#")):
					elements.WriteString("[" + a.Val + "]")
				case a.Key == "href" || a.Key == "src" || strings.HasPrefix(a.Key, "on"):
					fmt.Fprintf(&elements, "[%s=%q]", a.Key, a.Val)
				}
			}
			elements.WriteByte(' ')
			if n.Data == "br" || n.Data == "td" || n.Data == "p" || n.Data == "li" {
				text.WriteByte(' ')
			}
		case html.TextNode:
			text.WriteString(n.Data)
			if n.Parent.Data != "code" { // of which it makes nothing
				doc.active += len(active.FindAllString(n.Data, -1))
			}
		}
	}
	doc.elements, doc.text = elements.String(), strings.Join(strings.Fields(text.String()), " ")
	return doc
}
