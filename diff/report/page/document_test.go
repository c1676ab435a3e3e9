package page

import (
	"bytes"
	"os"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"stance/diff/report"
	"stance/diff/report/document"
	"stance/diff/report/internal/sample"
	"stance/positions/golden"
)

// awkward is a text with something of everything: a right-to-left name, markup, and
// what a screen does not show.
const awkward = "אבג <b>12</b> & \"q\" \u202e \x1b[31m ::x"

// documents are those that a browser opens, each with the room of one sheet.
func documents(t testing.TB) map[string]*document.Document {
	t.Helper()
	list := map[string]*document.Document{"every": sample.Screen("plain"), "awkward": sample.Screen(awkward)}
	hostile, err := sample.Hostile()
	if err != nil {
		t.Fatal(err)
	}
	example, err := sample.Compare(os.DirFS("../../../data"))
	if err != nil {
		t.Fatal(err)
	}
	list["hostile"], list["example"] = hostile.Screen(false), example.Screen(false)
	crowd := reportOf(t, generated(t, 30, 12))
	list["crowd"] = (&report.Diff{Comparison: crowd.Comparison}).Screen(false)
	for _, d := range list {
		d.Room = OneSheet
	}
	return list
}

func renderedDocument(t testing.TB, d *document.Document) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := Document(&b, d); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestDocumentGolden(t *testing.T) {
	for name, d := range map[string]*document.Document{"document.html": sample.Screen(awkward), "empty.html": {}} {
		got := renderedDocument(t, d)
		_, body, _ := bytes.Cut(got, []byte("</head>")) // the head is the same but for the style sheet
		golden.File(t, "testdata/"+name, body)
	}
}

// TestDocumentSaysAll holds that every text of a document stands in its page, as whole
// as it is there.
func TestDocumentSaysAll(t *testing.T) {
	list := documents(t)
	for _, text := range []string{"plain", awkward, "א", "a  b"} {
		list["document of "+text] = sample.Document(text)
	}
	for name, d := range list {
		d.Room = 0
		text := textOf(t, renderedDocument(t, d))
		if strings.Contains(text, "[0]") {
			t.Errorf("%s: a source that is numbered was given no number", name)
		}
		said := sample.Said(d, sample.Showing{Places: true, Drawn: true})
		if len(said) < 20 {
			t.Fatalf("%s: only %d texts", name, len(said))
		}
		for _, s := range said {
			if !strings.Contains(text, s) {
				t.Errorf("%s: %q is not in the page", name, s)
			}
		}
	}
}

// TestDrawingsHaveWords holds that each drawing is either an ornament beside the words
// that say the same, or says it itself.
func TestDrawingsHaveWords(t *testing.T) {
	spoken, beside := 0, 0
	for name, d := range documents(t) {
		d.Room = 0
		root, err := html.Parse(bytes.NewReader(renderedDocument(t, d)))
		if err != nil {
			t.Fatal(err)
		}
		walk(root, func(n *html.Node) {
			if attribute(n, "class") != "track" {
				return
			}
			switch next := n.NextSibling; {
			case attribute(n, "role") == "img" && len(attribute(n, "aria-label")) > 10:
				spoken++
			case attribute(n, "aria-hidden") == "true" && next != nil && attribute(next, "class") == "places" && next.FirstChild != nil:
				beside++
			default:
				t.Errorf("%s: a drawing without words", name)
			}
		})
	}
	if spoken < 2 || beside < 20 {
		t.Errorf("only %d drawings with a label and %d beside words were looked at", spoken, beside)
	}
}

// TestArrows holds that an arrow is drawn of a confirmed shift and of nothing else,
// and dots of what may be one and of all that is unsure.
func TestArrows(t *testing.T) {
	was, is := &document.Spot{At: 1, Low: 1, High: 1}, &document.Spot{At: 0, Low: 0, High: 0}
	maybe := &document.Spot{At: 0, Low: 0, High: 0, Unsure: true}
	for sign := document.Moved; sign <= document.NotFound; sign++ {
		for _, now := range []*document.Spot{is, maybe, {At: -1, Low: 0, High: 0.5, Unsure: true}} {
			got := string(drawn(&document.Scale{Low: "a", High: "b"}, &document.Line{Sign: sign, Before: was, Now: now}))
			if arrow := strings.Contains(got, `class="tip"`); arrow != (sign == document.Moved) {
				t.Errorf("%s: an arrow %t", sign, arrow)
			}
			if dots := strings.Contains(got, " dots"); dots != (now.Unsure || sign == document.MayHave) {
				t.Errorf("%s: dots %t for %+v", sign, dots, *now)
			}
		}
	}
}

func attribute(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}
