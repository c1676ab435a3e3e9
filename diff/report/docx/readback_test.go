package docx

import (
	"slices"
	"strings"
	"testing"

	"stance/diff/report/document"
	"stance/diff/report/internal/sample"
)

// FuzzReadBack puts a text into every field of a document and reads the file as XML: it is sound,
// has the elements of a harmless text's and no others, leads nowhere else, and says the text as it
// is shown elsewhere.
func FuzzReadBack(f *testing.F) {
	for _, text := range sample.Texts {
		f.Add(text)
	}
	plain := targets(contents(f, sample.Document("plain")))
	f.Fuzz(func(t *testing.T, text string) {
		if why := sample.Unfit(text); why != "" {
			t.Skip(why)
		}
		d := sample.Document(text)
		d.Revised = "2025-08-18"
		parts := contents(t, d)
		holdSound(t, parts)
		holdRedlines(t, d, parts["word/document.xml"].child("body"))
		if got := targets(parts); !slices.Equal(got, plain) {
			t.Errorf("%q leads to %q, not %q", text, got, plain)
		}
		words := strings.Join(strings.Fields(saidIn(parts)), " ")
		for _, s := range sample.Said(d, sample.Showing{Places: true, Options: true, Drawn: true, Edges: true}) {
			if !strings.Contains(words, s) {
				t.Errorf("%q is not in the file", s)
			}
		}
	})
}

// targets are the addresses to which a file leads, once each.
func targets(parts map[string]*node) []string {
	var list []string
	for _, r := range parts["word/_rels/document.xml.rels"].in {
		if r.attr["TargetMode"] != "" {
			list = append(list, r.attr["Target"])
		}
	}
	slices.Sort(list)
	return slices.Compact(list)
}

// saidIn is all that a file says, without the marks that set names apart.
func saidIn(parts map[string]*node) string {
	var b strings.Builder
	parts["word/document.xml"].every(func(n *node) {
		switch n.name {
		case "p", "br":
			b.WriteByte(' ')
		case "t", "delText":
			b.WriteString(strings.ReplaceAll(n.text, leftAgain, ""))
		}
	})
	return b.String()
}

// TestNothingElse holds a file to consist of the same whatever its texts are.
func TestNothingElse(t *testing.T) {
	elements := func(text string) []string {
		var list []string
		contents(t, &document.Document{Revised: "2025-08-18", Blocks: []document.Block{
			document.Para{Text: document.Text{{Text: text, Data: true, To: text}, {Text: text, Data: true, Inserted: true}}},
			document.Evidence{Passages: []document.Passage{{Quote: text, Language: text, Source: &document.Source{Line: text, URL: text}}}}, document.Sources{},
		}})["word/document.xml"].every(func(n *node) { list = append(list, n.name) })
		return list
	}
	want := elements("in plain words")
	for name, text := range nasty {
		if strings.HasPrefix(name, "Hebrew") || strings.HasPrefix(name, "Arabic") {
			continue // which have a run for each direction
		}
		if got := elements(text); !slices.Equal(got, want) {
			t.Errorf("%s: %q, not %q", name, got, want)
		}
	}
}
