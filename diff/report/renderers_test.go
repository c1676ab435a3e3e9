package report_test

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	markup "github.com/yuin/goldmark/renderer/html"
	"golang.org/x/net/html"

	"stance/diff/report/document"
	"stance/diff/report/docx"
	"stance/diff/report/internal/sample"
	"stance/diff/report/markdown"
	"stance/diff/report/page"
	"stance/diff/report/terminal"
	"stance/positions/visible"
)

// TestRenderersTellTheSame holds that what the document of a command says is read in all
// formats for people, whatever the dataset: whole where there is room for it, else word for
// word.
func TestRenderersTellTheSame(t *testing.T) {
	for _, w := range worlds(t) {
		t.Run(w.name, func(t *testing.T) {
			list := append(w.results(t), broken(t))
			if len(list) < 40 {
				t.Fatalf("only %d results", len(list))
			}
			for _, r := range list {
				for format, lacks := range map[string]func(*document.Document) []string{
					"Markdown": func(d *document.Document) []string {
						return absent(d, sample.Showing{Places: true, Options: true}, asMarkdown(t, r.Document))
					},
					"the page": func(d *document.Document) []string {
						return absent(d, sample.Showing{Places: true, Drawn: true}, onPage(t, r.Document))
					},
					"Word": func(d *document.Document) []string {
						return absent(d, sample.Showing{Places: true, Options: true, Drawn: true}, inWord(t, r.Document))
					},
					"40 columns":  func(d *document.Document) []string { return lost(d, true, onTerminal(t, r.Document, 40)) },
					"80 columns":  func(d *document.Document) []string { return lost(d, false, onTerminal(t, r.Document, 80)) },
					"100 columns": func(d *document.Document) []string { return lost(d, false, onTerminal(t, r.Document, 100)) },
					"140 columns": func(d *document.Document) []string { return lost(d, false, onTerminal(t, r.Document, 140)) },
				} {
					missing := lacks(r.Document)
					if missing != nil {
						if other := withLists(r.Document); other != nil {
							missing = lacks(other)
						}
					}
					for _, s := range missing {
						t.Errorf("%s: %s: no %q", r.command, format, s)
					}
				}
			}
		})
	}
}

// withLists is the document with the list in the place of a matrix that a format may write
// instead; nil if there is none.
func withLists(d *document.Document) *document.Document {
	c := *d
	c.Blocks = nil
	found := false
	for _, b := range d.Blocks {
		if m, ok := b.(document.Matrix); ok && m.Else != nil {
			b, found = *m.Else, true
			if len(m.Else.Rows) == 0 {
				continue
			}
		}
		c.Blocks = append(c.Blocks, b)
	}
	if !found {
		return nil
	}
	return &c
}

// absent lists the texts of a document that are not in what was read of it.
func absent(d *document.Document, as sample.Showing, read string) []string {
	said := texts(d, as)
	if len(said) == 0 {
		return []string{"text at all"}
	}
	said = slices.DeleteFunc(said, func(s string) bool { return strings.Contains(read, s) })
	if len(said) == 0 {
		return nil
	}
	return said
}

// texts are what a document says, once each, with single spaces.
func texts(d *document.Document, as sample.Showing) []string {
	found := map[string]bool{}
	for _, s := range sample.Said(d, as) {
		found[plain(s)] = true
	}
	delete(found, "")
	return slices.Sorted(maps.Keys(found))
}

// plain is a text as any format shows it, with single spaces.
func plain(s string) string { return strings.Join(strings.Fields(visible.Line(s)), " ") }

// lost lists the words of a document's texts that do not stand in what was drawn as often as
// in the text. A name is there in full or short; words may be broken over lines.
func lost(d *document.Document, narrow bool, drawn string) []string {
	drawn = strings.ToLower(drawn) // the screen has names of issues in capitals
	has := wordCounts(drawn)
	joined := strings.ReplaceAll(drawn, " ", "")
	there := func(w string, n int) bool {
		first, rest, hyphened := strings.Cut(w, "-")
		return has[w] >= n || strings.Contains(joined, w) || hyphened && has[first+"-"] >= n && has[rest] >= n // in two lines of a cell
	}
	added := map[string]string{}
	for _, b := range d.Blocks {
		if next, ok := b.(document.Next); ok {
			for _, c := range next.Commands {
				added[plain(c.Line)] = c.Added
			}
		}
	}
	missing := map[string]bool{}
	full, short := sample.Said(d, sample.Showing{Screen: true, Narrow: narrow}), sample.Said(d, sample.Showing{Screen: true, Narrow: narrow, Short: true})
	for i, s := range full {
		if add := added[plain(s)]; add != "" { // to the command that was given
			s, short[i] = add, add
		}
		long, abridged := wordCounts(strings.ToLower(plain(s))), wordCounts(strings.ToLower(plain(short[i])))
		names, named := 0, false // of which one or the other is there
		for w, n := range long {
			if abridged[w] != n {
				names++
				named = named || there(w, 1)
			} else if !there(w, n) {
				missing[w] = true
			}
		}
		for w, n := range abridged {
			named = named || long[w] != n && there(w, 1)
		}
		if names > 0 && !named {
			missing[s] = true
		}
	}
	return slices.Sorted(maps.Keys(missing))
}

// wordCounts says how often each word stands in a text.
func wordCounts(s string) map[string]int {
	words := map[string]int{}
	for _, w := range strings.Fields(s) {
		words[bare(w)]++
	}
	return words
}

// bare is a word without what layouts put around it.
func bare(w string) string { return strings.Trim(w, ".,;:()[]“”\"'·") }

func onTerminal(t testing.TB, d *document.Document, width int) string {
	t.Helper()
	whole := *d
	whole.Room = 0
	var b bytes.Buffer
	if err := terminal.Document(&b, &whole, terminal.Screen{Width: width}); err != nil {
		t.Fatal(err)
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

func asMarkdown(t testing.TB, d *document.Document) string {
	t.Helper()
	whole := *d
	whole.Room = 0
	var written, read bytes.Buffer
	if err := markdown.Document(&written, &whole); err != nil {
		t.Fatal(err)
	}
	gitHub := goldmark.New(goldmark.WithExtensions(extension.GFM), goldmark.WithRendererOptions(markup.WithUnsafe()))
	if err := gitHub.Convert(written.Bytes(), &read); err != nil {
		t.Fatal(err)
	}
	return readHTML(t, &read)
}

func onPage(t testing.TB, d *document.Document) string {
	t.Helper()
	whole := *d
	whole.Room = 0
	var b bytes.Buffer
	if err := page.Document(&b, &whole); err != nil {
		t.Fatal(err)
	}
	return readHTML(t, &b)
}

// inWord is what a Word file says, with what came in and what went.
func inWord(t testing.TB, d *document.Document) string {
	t.Helper()
	whole := *d
	whole.Room = 0
	var b bytes.Buffer
	if err := docx.Document(&b, &whole); err != nil {
		t.Fatal(err)
	}
	z, err := zip.NewReader(bytes.NewReader(b.Bytes()), int64(b.Len()))
	if err != nil {
		t.Fatal(err)
	}
	part, err := z.Open("word/document.xml")
	if err != nil {
		t.Fatal(err)
	}
	var text strings.Builder
	for in := xml.NewDecoder(part); ; {
		token, err := in.Token()
		if errors.Is(err, io.EOF) {
			return strings.Join(strings.Fields(text.String()), " ")
		}
		if err != nil {
			t.Fatal(err)
		}
		switch token := token.(type) {
		case xml.CharData:
			text.Write(token)
		case xml.StartElement:
			if token.Name.Local == "p" || token.Name.Local == "br" {
				text.WriteByte(' ')
			}
		}
	}
}

// apart are elements before and after which a word ends.
var apart = regexp.MustCompile(`^(br|td|th|p|li|div|h[1-6]|tr|dt|dd|blockquote|figure|figcaption|section|details|summary|ul|ol|dl|table)$`)

// readHTML is the text that is read, without what only a reader with a screen hears.
func readHTML(t testing.TB, b *bytes.Buffer) string {
	t.Helper()
	root, err := html.Parse(b)
	if err != nil {
		t.Fatal(err)
	}
	var text strings.Builder
	var walk func(n *html.Node)
	walk = func(n *html.Node) {
		switch {
		case n.Type == html.TextNode:
			text.WriteString(n.Data)
		case n.Type == html.ElementNode && (n.Data == "style" || n.Data == "title" || class(n) == "vh"):
			return
		}
		for c := range n.ChildNodes() {
			walk(c)
		}
		if n.Type == html.ElementNode && apart.MatchString(n.Data) {
			text.WriteByte(' ')
		}
	}
	walk(root)
	return strings.Join(strings.Fields(text.String()), " ")
}

func class(n *html.Node) string {
	for _, a := range n.Attr {
		if a.Key == "class" {
			return a.Val
		}
	}
	return ""
}
