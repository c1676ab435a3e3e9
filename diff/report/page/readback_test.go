package page

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"stance/diff/report/internal/sample"
	"stance/positions/visible"
)

// FuzzReadBack puts a text into every field of a dataset and reads the page as a
// browser does: it has the elements of a harmless text's and no others, nothing in it
// acts or leads elsewhere, and the text is in it as it is shown elsewhere.
func FuzzReadBack(f *testing.F) {
	for _, text := range sample.Texts {
		f.Add(text)
	}
	f.Add("8") // as a link of our own has it, so that both are told apart to those who hear them
	f.Fuzz(func(t *testing.T, text string) {
		if why := sample.Unfit(text); why != "" {
			t.Skip(why)
		}
		elements, words := readPage(t, text)
		if plain, _ := readPage(t, sample.Plain(text)); !slices.Equal(elements, plain) {
			i := 0
			for i < min(len(elements), len(plain)) && elements[i] == plain[i] {
				i++
			}
			t.Errorf("%q changes what the page consists of: %d elements, not %d; the first that differs is %q, not %q", text, len(elements), len(plain), elements[i:min(i+3, len(elements))], plain[i:min(i+3, len(plain))])
		}
		if shown := strings.Join(strings.Fields(visible.Line(strings.TrimSpace(text))), " "); !strings.Contains(words, shown) {
			t.Errorf("%q is not in the page as %q", text, shown)
		}
		d := sample.Document(text)
		all := textOf(t, renderedDocument(t, d))
		for _, s := range sample.Said(d, sample.Showing{Places: true, Drawn: true, Edges: true}) {
			if !strings.Contains(all, s) {
				t.Errorf("%q is not in the page of the document", s)
			}
		}
	})
}

// web are the addresses that the samples lead to.
var web = []string{"https://example.org/a", "https://example.org/a_b", "https://example.org/?a=1&b=(c)", "https://example.org/a_b?c=1&d=2"}

// toldApart tells of the words that are only heard behind those of a link, where others have the
// same words: whether it is one of several depends on the text. They hold text alone.
func toldApart(n *html.Node) bool {
	return n.Data == "span" && attribute(n, "class") == "vh" && n.Parent.Data == "a" && n.NextSibling == nil && n.PrevSibling != nil &&
		n.FirstChild != nil && n.FirstChild == n.LastChild && n.FirstChild.Type == html.TextNode && strings.HasPrefix(n.FirstChild.Data, ": ")
}

// heldTogether tells of a word of a command that is not to be broken at its hyphens: whether it
// has any depends on the text. It holds text alone.
func heldTogether(n *html.Node) bool {
	code := n.Parent
	if code.Data == "bdi" {
		code = code.Parent
	}
	return n.Data == "span" && attribute(n, "class") == "whole" && code.Data == "code" &&
		n.FirstChild != nil && n.FirstChild == n.LastChild && n.FirstChild.Type == html.TextNode
}

// drawnForUnseen tells of a character that is drawn in the place of one that cannot be seen, in
// the text of a source: whether it has any depends on the text. It holds text alone.
func drawnForUnseen(n *html.Node) bool {
	return n.Data == "span" && attribute(n, "class") == "unseen" && n.FirstChild != nil && n.FirstChild == n.LastChild && n.FirstChild.Type == html.TextNode
}

// setApart reports whether a text cannot turn the words around it, or is not seen among any.
func setApart(n *html.Node) bool {
	for ; n != nil; n = n.Parent {
		switch n.Data {
		case "bdi", "cite", "code", "del", "ins", "q", "title":
			return true
		}
		if attribute(n, "dir") != "" || attribute(n, "class") == "vh" {
			return true
		}
	}
	return false
}

// readPage gives the elements of the pages with a text, but for those in charts, whose texts are
// wrapped by their widths, and their text.
func readPage(t *testing.T, text string) (elements []string, words string) {
	t.Helper()
	d, err := sample.With(text)
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	ours := true // the words around those of the dataset
	var read func(n *html.Node, chart bool)
	read = func(n *html.Node, chart bool) {
		switch n.Type {
		case html.TextNode:
			if !chart {
				b.WriteString(n.Data)
				if ours && visible.RightToLeft(n.Data) && !setApart(n) {
					t.Errorf("%q: %q may turn the words around it", text, n.Data)
				}
			}
		case html.CommentNode:
			t.Errorf("%q: a comment %q", text, n.Data)
		case html.ElementNode:
			e := n.Data
			for _, a := range n.Attr {
				switch {
				case a.Key == "href" && (strings.HasPrefix(a.Val, "#") || slices.Contains(web, a.Val)), a.Key == "href" && saves(n):
				case a.Key == "href", a.Key == "src", a.Key == "style", strings.HasPrefix(a.Key, "on"):
					t.Errorf("%q: <%s %s=%q>", text, n.Data, a.Key, a.Val)
				}
				e += " " + a.Key
			}
			if chart && !slices.Contains([]string{"g", "title", "desc", "text", "tspan", "rect", "line", "circle", "path", "use", "polygon", "defs", "marker", "symbol", "pattern", "clippath", "ellipse", "polyline", "svg"}, strings.ToLower(n.Data)) {
				t.Errorf("%q: <%s> in a chart", text, n.Data)
			}
			if !chart && !toldApart(n) && !heldTogether(n) && !drawnForUnseen(n) && e != "bdi" { // which a text needs by its script
				elements = append(elements, e)
			}
			chart = chart || n.Data == "svg"
		}
		for c := range n.ChildNodes() {
			read(c, chart)
		}
	}
	for i, page := range [][]byte{rendered(t, reportOf(t, d.History.Dataset)), renderedDocument(t, d.Screen(false)), renderedDocument(t, sample.Screen(text)), renderedDocument(t, sample.Document(text))} {
		root, err := html.Parse(bytes.NewReader(page))
		if err != nil {
			t.Fatal(err)
		}
		ours = i < 2
		read(root, false)
	}
	return elements, fmt.Sprint(strings.Join(strings.Fields(b.String()), " "))
}
