package page

import (
	"bytes"
	"encoding/json"
	"math/rand/v2"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/chromedp/chromedp"
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
	for id, want := range map[string]string{"a": "one two", "b": "two", "c": "two", "e": "one two three", "half": "é"} {
		if marks[id] != want {
			t.Errorf("the mark %s holds %q, want %q", id, marks[id], want)
		}
	}
}

// A mark that begins in another and ends behind it is parted there, and those that do not are
// whole; each has its number at its end, by which it is found beside the paragraph, and of the same
// words there is one.
func TestMarks(t *testing.T) {
	of := []document.Text{{{Text: "x"}}}
	r := document.Reading{Paragraphs: []document.Paragraph{{Number: 1, Text: "one two three four", Marks: []document.Mark{
		{ID: "last", From: 14, To: 18, Of: of}, {ID: "first", From: 0, To: 7, Of: of}, {ID: "across", From: 4, To: 13, Of: of}, {ID: "in", From: 4, To: 7}, {From: 8, To: 13, Of: append(of, of...)}, {ID: "again", From: 14, To: 18, Of: []document.Text{{{Text: "y"}}}},
	}}}}
	page := string(renderedDocument(t, &document.Document{Blocks: []document.Block{r}}))
	const want = `<mark id="first" data-n="1">one <mark id="across"><mark id="in">two</mark></mark></mark>` +
		`<mark data-n="2"> <mark id="passage-3" data-n="3">three</mark></mark> <mark id="last" data-n="4"><mark id="again">four</mark></mark></p>`
	if !strings.Contains(page, want) {
		t.Errorf("%s", page[strings.Index(page, "<p dir"):])
	}
	for _, beside := range []string{`<li><a class="n" href="#across"><span class="vh">passage </span>2</a> x</li>`, `<span class="vh">passage </span>3</a> x</li><li>x</li>`, `4</a> x</li><li>y</li>`} {
		if !strings.Contains(page, beside) {
			t.Errorf("no %s", beside)
		}
	}
}

// awkwardLine gives a line of pieces that are easily changed on their way into a page.
func awkwardLine(r *rand.Rand) string {
	pieces := []string{"a", " ", "  ", "&", "&lt;", "<", ">", "</p>", "\"", "'", "\t", "\r", "\u00a0", "\u00ad", "\u200b", "\u200d", "\u202e", "\u2028", "\ufeff", "\x00", "\x07", "\x7f", "\u0085", "ש", "ا", "é", "e\u0301", "👍🏽", "👩\u200d👧", "\U000e0041", "\ufffe", "中", "\xff", "\xe2\x80"}
	var b strings.Builder
	for range r.IntN(30) {
		b.WriteString(pieces[r.IntN(len(pieces))])
	}
	return b.String()
}

// A page by itself has the style of texts where it has a text, and not else.
func TestReadingAlone(t *testing.T) {
	text := document.Reading{Paragraphs: []document.Paragraph{{Number: 1, Text: "x"}}}
	for want, blocks := range map[bool][]document.Block{true: {document.Section{Blocks: []document.Block{text}}}, false: {document.Para{Text: said("x")}}} {
		if got := bytes.Contains(renderedDocument(t, &document.Document{Blocks: blocks}), []byte(readingStyles)); got != want {
			t.Errorf("the style of texts in it is %t, want %t", got, want)
		}
	}
}

// The same of texts made up at random, marked at random.
func TestReadingsAreExact(t *testing.T) {
	r := rand.New(rand.NewPCG(8, 1))
	for range 500 {
		p := document.Paragraph{Number: 1, Text: awkwardLine(r)}
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

// FuzzReading holds the same of any text, marked anywhere.
func FuzzReading(f *testing.F) {
	f.Add("a\u202eb\r&amp;\x00\xff<mark>", 1, 4, 2, 7)
	f.Add("🏷\u200b", 0, 1, -5, 99)
	f.Fuzz(func(t *testing.T, text string, a, b, c, d int) {
		p := document.Paragraph{Number: 1, Text: text, Marks: []document.Mark{{ID: "x", From: a, To: b}, {ID: "y", From: c, To: d, Of: []document.Text{{{Text: "z"}}}}}}
		got, _ := readingOf(t, document.Reading{Paragraphs: []document.Paragraph{p}})
		if want := asShown(text); len(got) != 1 || got[0] != want {
			t.Fatalf("%q is shown as %q, want %q", text, got, want)
		}
	})
}

// TestReadingInABrowser holds that a browser says of a paragraph what stands in the line, and that
// what is drawn around it cannot be selected with it.
func TestReadingInABrowser(t *testing.T) {
	ctx := browse(t)
	r := rand.New(rand.NewPCG(3, 9))
	var reading document.Reading
	var want []string
	for n := range 300 {
		p := document.Paragraph{Number: n + 1, Text: awkwardLine(r), CutBefore: n%5 == 0, CutAfter: n%7 == 0}
		for range r.IntN(4) {
			p.Marks = append(p.Marks, document.Mark{From: r.IntN(len(p.Text) + 1), To: r.IntN(len(p.Text) + 1), Of: []document.Text{{{Text: "beside"}}}})
		}
		reading.Paragraphs = append(reading.Paragraphs, p)
		want = append(want, asShown(p.Text))
	}
	s := serving(t, func(int64) []byte {
		return renderedFramed(t, &document.Document{Blocks: []document.Block{reading}}, &Frame{Styles: "/style.css"})
	})
	if err := chromedp.Do(ctx, chromedp.Navigate(s.URL+"/")); err != nil {
		t.Fatal(err)
	}
	lines, err := json.Marshal(want)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range call(t, ctx, strings.ReplaceAll(`() => {
		const want = LINES, out = [], paragraphs = document.querySelectorAll(".par > p");
		if (paragraphs.length !== want.length) out.push(paragraphs.length + " paragraphs");
		paragraphs.forEach((p, i) => {
			const range = document.createRange();
			range.selectNodeContents(p);
			for (const got of [p.textContent, range.toString()]) if (got !== want[i]) out.push(JSON.stringify(got) + ", not " + JSON.stringify(want[i]));
		});
		return out.slice(0, 5);
	}`, "LINES", string(lines))) {
		t.Error(c)
	}
}
