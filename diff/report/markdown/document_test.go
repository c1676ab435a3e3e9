package markdown

import (
	"bytes"
	"os"
	"slices"
	"strings"
	"testing"

	"stance/diff/report/document"
	"stance/diff/report/internal/sample"
	"stance/positions/golden"
	"stance/positions/visible"
)

// awkward is a text with something of everything: a right-to-left name, markup of
// both kinds, a link, a mention, and what would begin a list.
const awkward = "1. אבג *b* <i> | `c` @octocat :tada: https://evil.example #"

func documentText(t *testing.T, d *document.Document) []byte {
	t.Helper()
	return written(t, func(b *bytes.Buffer) error { return Document(b, d) })
}

func TestDocumentGolden(t *testing.T) {
	golden.File(t, "testdata/screen.md", documentText(t, sample.Screen(awkward)))
	golden.File(t, "testdata/screen-plain.md", documentText(t, sample.Screen("plain")))
	golden.File(t, "testdata/document.md", documentText(t, sample.Document("plain")))
	if got := documentText(t, &document.Document{}); len(got) != 0 {
		t.Errorf("an empty document becomes %q", got)
	}
}

// TestDocumentSaysAll holds that every text of a document is read in what is written
// of it, as whole as it is there.
func TestDocumentSaysAll(t *testing.T) {
	d, err := sample.Compare(os.DirFS("../../../data"))
	if err != nil {
		t.Fatal(err)
	}
	for name, doc := range map[string]*document.Document{
		"example": d.Screen(false), "screen": sample.Screen(awkward), "plain": sample.Document("plain"), "awkward": sample.Document(awkward), "停火": sample.Document("停火"),
	} {
		doc.Room = 0 // of what has no room it is counted how much there is
		text := read(t, documentText(t, doc)).text
		said := sample.Said(doc, sample.Showing{Places: true, Options: true})
		if len(said) < 50 {
			t.Fatalf("%s: only %d texts", name, len(said))
		}
		for _, s := range said {
			if !strings.Contains(text, s) {
				t.Errorf("%s: %q is not in it", name, s)
			}
		}
	}
}

// TestDocumentFits holds that what has no room is left out and counted.
func TestDocumentFits(t *testing.T) {
	d := sample.Screen("plain")
	d.MoreScales = 0
	whole := len(bytes.FieldsFunc(documentText(t, d), func(r rune) bool { return r == '\n' }))
	for _, room := range []int{whole - 1, 100, 40} {
		d.Room = room
		got := documentText(t, d)
		if lines := len(bytes.FieldsFunc(got, func(r rune) bool { return r == '\n' })); lines > room {
			t.Errorf("%d lines, of %d", lines, room)
		}
		if !bytes.Contains(got, []byte(" more: `stance diff -C 'plain' -v`")) {
			t.Errorf("in %d lines, nothing is said of what was left out:\n%s", room, got)
		}
	}
}

// TestLinks holds that a run leads where it says if that is on the web, whatever its words
// and its address are, and nowhere else.
func TestLinks(t *testing.T) {
	for to, want := range map[string]string{
		"https://example.org/a_b?c=1&d=*2*(:a:)": "a[https://example.org/a_b?c=1&d=%2A2%2A%28:a:%29]",
		"http://www.example.org/@b#3":            `a[href="http://www.example.org/@b#3"]`,
		"#a":                                     "p", "javascript:alert(1)": "p", "": "p",
	} {
		for _, words := range []string{"word", "https://evil.example", "]", "a@b.example", ":tada:"} {
			run := document.Run{Text: words, Data: true, Bold: true, To: to}
			got := read(t, documentText(t, &document.Document{Blocks: []document.Block{
				document.Para{Text: document.Text{{Text: "see "}, run, run, {Text: "."}}},
			}}))
			if n := strings.Count(got.elements, want+" "); n == 0 || n > 2 || want != "p" && n != 2 || want == "p" && strings.Contains(got.elements, "a[") {
				t.Errorf("%q to %q: %s", words, to, got.elements)
			}
			if got.text != "see "+words+words+"." {
				t.Errorf("%q to %q: %s", words, to, got.text)
			}
		}
	}
}

// TestFoldedNames holds that the name of what is folded stands among HTML as it is.
func TestFoldedNames(t *testing.T) {
	for _, text := range append(slices.Clone(sample.Texts), awkward) {
		text = "a " + text + " b"
		got := read(t, documentText(t, &document.Document{Blocks: []document.Block{document.Section{Folded: true, Name: document.Text{{Text: text, Data: true, Bold: true}}}}}))
		want := strings.Join(strings.Fields(visible.Line(text)), " ")
		if got.text != want || got.elements != "html head body details summary " || got.active > 0 {
			t.Errorf("%q: %q, %s, %d links", text, got.text, got.elements, got.active)
		}
	}
}

// TestExcerptCaret holds that the caret stands under the text, or right behind it.
func TestExcerptCaret(t *testing.T) {
	for _, tt := range []struct {
		text  string
		caret int
		want  string
	}{{"a: b", 3, "   ^"}, {"漢字 b", 2, "  ^"}, {"\u202ex", 8, "        ^"}, {"ab", 9, "  ^"}, {"", 3, "^"}} {
		got := string(documentText(t, &document.Document{Blocks: []document.Block{document.Excerpt{Line: 12, Text: tt.text, Caret: tt.caret}}}))
		if !strings.Contains(got, "\n   | "+tt.want+"\n") {
			t.Errorf("%q at %d:\n%s", tt.text, tt.caret, got)
		}
	}
}

// TestEdits holds that what came in and what is gone is marked once.
func TestEdits(t *testing.T) {
	text := document.Text{{Text: "No contract before "}, {Text: "2027", Deleted: true}, {Text: "2026", Inserted: true}}
	if got := new(page).plain(text); got != "No contract before <del>2027</del> <ins>2026</ins>" {
		t.Error(got)
	}
}

// TestNoLineIsAnOrder holds that no line begins with a slash, which GitLab would obey.
func TestNoLineIsAnOrder(t *testing.T) {
	slash := document.Text{{Text: "/close", Data: true}}
	for line := range strings.Lines(string(documentText(t, sample.Document("/close"))) + string(documentText(t, &document.Document{
		Aside: slash, Lead: []document.Text{slash}, Blocks: []document.Block{document.Para{Text: slash}, document.Next{Commands: []document.Command{{About: slash}}}},
	}))) {
		if strings.HasPrefix(strings.TrimSpace(line), "/") {
			t.Errorf("GitLab would obey %q", line)
		}
	}
}

// TestTyped holds that a command is shown as it is, whatever is in it.
func TestTyped(t *testing.T) {
	for in, want := range map[string]string{
		"stance diff -v":   "`stance diff -v`",
		"a `b` c":          "``a `b` c``",
		"`a``":             "``` `a`` ```",
		"a\nb @octocat |x": "`a b @octocat |x`",
		" ":                "",
	} {
		if got := typed(in); string(got) != want {
			t.Errorf("%q: got %q, want %q", in, got, want)
		}
	}
}

// TestCode holds that code is read as it is, also where it stands beside other text, leads
// somewhere, or would end the cell of a table.
func TestCode(t *testing.T) {
	for _, code := range []string{"a", "a|b", "*x* @octocat", "`", "a`b", "https://evil.example", "<b>", `\`} {
		run := document.Run{Text: code, Data: true, Code: true}
		text := document.Text{{Text: "write "}, run, {Text: ", and "}, {Text: "so", Data: true, To: "https://example.org/"}, {Text: " "}, run, {Code: true}}
		got := read(t, documentText(t, &document.Document{Blocks: []document.Block{
			document.Para{Text: text},
			document.Table{Columns: []document.Column{{Head: document.Text{run}, Key: true}, {Head: text}}, Rows: []document.TableRow{{Cells: []document.Cell{{text}, {text}}}}},
		}}))
		if want := "write " + code + ", and so " + code; strings.Count(got.text, want) != 4 {
			t.Errorf("%q is read as %s", code, got.text)
		}
		if n := strings.Count(got.elements, "code "); n != 9 && code != "a|b" || code == "a|b" && n != 2 || got.active != 0 || strings.Count(got.elements, "a[https://example.org/]") != 4 {
			t.Errorf("%q: %d times code, %d links: %s", code, n, got.active, got.elements)
		}
	}
}
