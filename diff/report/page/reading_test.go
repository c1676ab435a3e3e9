package page

import (
	"bytes"
	"math/rand/v2"
	"strings"
	"testing"
	"unicode/utf16"

	"golang.org/x/net/html"

	"stance/diff/report/document"
	"stance/positions/visible"
)

// readingOf reads the page of a text: what each paragraph holds, and each mark by its id.
func readingOf(t *testing.T, r document.Reading) (paragraphs []string, marks map[string]string) {
	t.Helper()
	root, err := html.Parse(bytes.NewReader(renderedDocument(t, &document.Document{Blocks: []document.Block{r}})))
	if err != nil {
		t.Fatal(err)
	}
	marks = map[string]string{}
	for n := range root.Descendants() {
		switch {
		case n.Data == "p" && attribute(n.Parent, "class") != "" && strings.HasPrefix(attribute(n.Parent, "class"), "par"):
			paragraphs = append(paragraphs, content(n))
		case n.Data == "mark" && attribute(n, "id") != "":
			marks[attribute(n, "id")] = content(n)
		}
	}
	return paragraphs, marks
}

// content is what scripts call textContent.
func content(n *html.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			b.WriteString(d.Data)
		}
	}
	return b.String()
}

// asShown is a text with a visible character for each that is not.
func asShown(text string) string {
	unseen := map[int]bool{}
	for at := range visible.Unseen(text) {
		unseen[at] = true
	}
	var b strings.Builder
	for at, r := range text {
		switch {
		case !unseen[at] || r == '\r':
			b.WriteRune(r)
		case r < ' ':
			b.WriteRune('\u2400' + r)
		case utf16.RuneLen(r) == 2:
			b.WriteRune('🏷')
		default:
			b.WriteRune('·')
		}
	}
	return b.String()
}

// TestReading holds that a paragraph has its line in it, character for character, whatever is
// marked in it.
func TestReading(t *testing.T) {
	const line = " “A <b>” &amp; \u200b\t b\u00a0\u202fc \u202e d\x00\x1b[31m\U000e0001 ש e\u0301 👩\u200d👧 f\u00ad\r"
	r := document.Reading{Paragraphs: []document.Paragraph{
		{Number: 1, Text: line},
		{Number: 3, Text: "one two three", Marks: []document.Mark{{ID: "a", From: 0, To: 7}, {ID: "b", From: 4, To: 13}, {ID: "c", From: 4, To: 7}, {ID: "d", From: 9, To: 2}, {ID: "e", From: -4, To: 99}}},
		{Number: 4, Text: ""},
		{Number: 5, Text: "é", Marks: []document.Mark{{ID: "half", From: 1, To: 2}}},
	}}
	got, marks := readingOf(t, r)
	if len(got) != 4 || got[0] != asShown(line) || got[1] != "one two three" || got[2] != "" || got[3] != "é" {
		t.Errorf("%q", got)
	}
	for id, want := range map[string]string{"a": "one ", "b": "two", "c": "two", "e": "one ", "half": "é"} {
		if marks[id] != want {
			t.Errorf("the mark %s begins with %q, want %q", id, marks[id], want)
		}
	}
}

// The same of texts made up at random, marked at random.
func TestReadingsAreExact(t *testing.T) {
	r := rand.New(rand.NewPCG(8, 1))
	pieces := []string{"a", " ", "  ", "&", "&lt;", "<", ">", "</p>", "\"", "'", "\t", "\r", "\u00a0", "\u00ad", "\u200b", "\u200d", "\u202e", "\u2028", "\ufeff", "\x00", "\x07", "\x7f", "\u0085", "ש", "ا", "é", "e\u0301", "👍🏽", "👩\u200d👧", "\U000e0041", "\ufffe", "中"}
	for range 500 {
		var b strings.Builder
		for range r.IntN(30) {
			b.WriteString(pieces[r.IntN(len(pieces))])
		}
		p := document.Paragraph{Number: 1, Text: b.String()}
		for range r.IntN(4) {
			p.Marks = append(p.Marks, document.Mark{ID: "m", From: r.IntN(len(p.Text) + 1), To: r.IntN(len(p.Text) + 1)})
		}
		got, _ := readingOf(t, document.Reading{Paragraphs: []document.Paragraph{p}})
		if want := asShown(p.Text); len(got) != 1 || got[0] != want {
			t.Fatalf("%q is shown as %q, want %q", p.Text, got, want)
		}
		if len(utf16.Encode([]rune(got[0]))) != len(utf16.Encode([]rune(p.Text))) {
			t.Fatalf("%q has another length in UTF-16 as %q", p.Text, got[0])
		}
	}
}
