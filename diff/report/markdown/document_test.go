package markdown

import (
	"bytes"
	"os"
	"strings"
	"testing"

	"stance/diff/report/document"
	"stance/diff/report/internal/sample"
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
	golden(t, "document.md", documentText(t, sample.Document(awkward)))
	golden(t, "document-plain.md", documentText(t, sample.Document("plain")))
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
		"example": d.Screen(false), "plain": sample.Document("plain"), "awkward": sample.Document(awkward), "停火": sample.Document("停火"),
	} {
		text := read(t, documentText(t, doc)).text
		said := sample.Said(doc)
		if len(said) < 50 {
			t.Fatalf("%s: only %d texts", name, len(said))
		}
		for _, s := range said {
			if s := strings.Join(strings.Fields(visible.Line(s)), " "); !strings.Contains(text, s) {
				t.Errorf("%s: %q is not in\n%s", name, s, text)
			}
		}
	}
}

// TestDocumentFits holds that what has no room is left out and counted.
func TestDocumentFits(t *testing.T) {
	d := sample.Document("plain")
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

// TestEdits holds that what came in and what is gone is marked once.
func TestEdits(t *testing.T) {
	text := document.Text{{Text: "No contract before "}, {Text: "2027", Deleted: true}, {Text: "2026", Inserted: true}}
	if got := plain(text); got != "No contract before <del>2027</del> <ins>2026</ins>" {
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
