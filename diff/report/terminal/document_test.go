package terminal

import (
	"bytes"
	"os"
	"strings"
	"testing"

	"stance/diff"
	"stance/diff/report/document"
	"stance/diff/report/internal/sample"
	"stance/positions/golden"
)

func documentText(t *testing.T, d *document.Document, s Screen) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := Document(&b, d, s); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// The screen of a comparison with a change of every kind has a golden file at each layout.
func TestScreenOfEveryKind(t *testing.T) {
	for i, word := range diff.Kinds {
		t.Run(word, func(t *testing.T) {
			d, err := sample.Kind(diff.Kind(i))
			if err != nil {
				t.Fatal(err)
			}
			golden.File(t, "testdata/screens/"+word+".txt", bytes.Join([][]byte{
				documentText(t, d.Screen(true), Screen{Width: 80}),
				documentText(t, d.Screen(false), Screen{Width: 40}),
				documentText(t, d.Screen(false), Screen{Width: 140}),
				documentText(t, d.Screen(false), Screen{Width: 80, Color: true}),
			}, []byte("\n")))
		})
	}
}

// The first screen of the example: thirty lines and 250 words.
func TestScreenOfTheExample(t *testing.T) {
	d, err := sample.Compare(os.DirFS("../../../data"))
	if err != nil {
		t.Fatal(err)
	}
	got := documentText(t, d.Screen(false), Screen{Width: 80})
	if lines, words := bytes.Count(got, []byte("\n")), len(bytes.Fields(got)); lines > 30 || words > 250 {
		t.Errorf("%d lines and %d words", lines, words)
	}
	golden.File(t, "testdata/data/screen-80.txt", got)
	golden.File(t, "testdata/data/screen-40.txt", documentText(t, d.Screen(false), Screen{Width: 40}))
	golden.File(t, "testdata/data/screen-140.txt", documentText(t, d.Screen(false), Screen{Width: 140}))
}

func text1(s string) document.Text { return document.Text{{Text: s}} }
func placeAt(at, low, high float64) *document.Spot {
	return &document.Spot{At: at, Low: low, High: high}
}
func unsure(s *document.Spot) *document.Spot { s.Unsure = true; return s }
func lineOf(sign document.Sign) document.Line {
	return document.Line{Sign: sign, Who: text1("X"), Parties: 1}
}
func scaleOf(l ...document.Line) *document.Document {
	return &document.Document{Title: text1("T"), Blocks: []document.Block{
		document.Scale{Name: text1("Issue"), Low: "no", High: "yes", Ticks: []float64{0, 0.5, 1}, Lines: l},
	}}
}

// TestDocumentSaysAll holds that every text of a document is on the screen, as whole as it
// is there but for where lines end.
func TestDocumentSaysAll(t *testing.T) {
	bare := func(s string) string {
		s = strings.ToUpper(strings.ReplaceAll(strings.ReplaceAll(s, " \\\n", ""), "┘", ""))
		return strings.Join(strings.Fields(s), "")
	}
	const awkward = "1. אבג *b* <i> | `c` \x1b[31m \u202e #"
	for _, tt := range []struct {
		text   string
		screen Screen
		as     sample.Showing
	}{
		{"plain", Screen{Width: 118}, sample.Showing{Screen: true, Short: true}},
		{"plain", Screen{Width: 40}, sample.Showing{Screen: true, Places: true, Short: true, Narrow: true}},
		{awkward, Screen{Width: 40}, sample.Showing{Screen: true, Places: true, Short: true, Narrow: true}},
		{"停火", Screen{Width: 40}, sample.Showing{Screen: true, Places: true, Short: true, Narrow: true}},
	} {
		d := sample.Document(tt.text)
		shown, said := bare(string(documentText(t, d, tt.screen))), sample.Said(d, tt.as)
		if len(said) < 500 {
			t.Fatalf("only %d texts", len(said))
		}
		for _, s := range said {
			if !strings.Contains(shown, bare(s)) {
				t.Errorf("%d columns: %q is not on the screen", tt.screen.Width, s)
			}
		}
	}
}

// What is drawn: an arrow for a shift and for nothing else, in its direction and next to
// where it ends; a hollow mark where it stood; ranges, and what is not confirmed.
func TestDrawnLines(t *testing.T) {
	at := func(x float64) *document.Spot { return placeAt(x, x, x) }
	tests := []struct {
		name        string
		sign        document.Sign
		before, now *document.Spot
		want        string // without the columns before it
	}{
		{"down", document.Moved, at(1), at(0), "●◀──────────────────────◐"},
		{"up", document.Moved, at(0), at(0.5), "◐──────────▶●"},
		{"one column", document.Moved, at(0.5), at(0.545), "◐●"},
		{"between ranges", document.Moved, placeAt(-1, 0, 0.25), placeAt(-1, 0.75, 1), "◐┄┄┄┄┄◐──────────▶●┄┄┄┄┄●"},
		{"ranges around both are left out", document.Moved, placeAt(0.9, 0.8, 1), placeAt(0.1, 0, 0.2), "●◀──────────────────◐"},
		{"may have", document.MayHave, at(1), unsure(at(0.5)), "?···········◐"},
		{"within the margin", document.MayHave, placeAt(0.5, 0.5, 1), at(1), "◐···········●"},
		{"gave up", document.GaveUp, at(0.5), nil, "◐"},
		{"took up", document.TookUp, nil, at(1), "●"},
		{"back again", document.Same, at(0.5), at(0.5), "●"},
		{"a range", document.Recorded, nil, placeAt(-1, 0.5, 1), "●───────────●"},
		{"a place in a range", document.Recorded, nil, placeAt(0.5, 0.5, 1), "●────────────"},
		{"an uncertain range", document.Recorded, nil, unsure(placeAt(-1, 0, 0.5)), "?···········?"},
		{"words to read", document.ReadOn, nil, placeAt(-1, 0.5, 1), "●───────────●"},
	}
	for _, tt := range tests {
		l := lineOf(tt.sign)
		l.Before, l.Now = tt.before, tt.now
		got := string(documentText(t, scaleOf(l), Screen{Width: 61}))
		lines := strings.Split(strings.TrimSpace(got), "\n")
		drawn := strings.TrimSpace(strings.TrimPrefix(lines[len(lines)-1], tt.sign.Mark()+" X"))
		if drawn != tt.want {
			t.Errorf("%s: %s, want %s\n%s", tt.name, drawn, tt.want, got)
		}
	}
}

// Two places in one column cannot be told from each other: they are written.
func TestPlacesInOneColumnAreWritten(t *testing.T) {
	l := lineOf(document.Moved)
	l.Before, l.Now, l.Places, l.Tail = placeAt(0.5, 0.5, 0.5), placeAt(0.501, 0.501, 0.501), text1("5 → 5.01"), text1("SHIFTED")
	got := string(documentText(t, scaleOf(l), Screen{Width: 80}))
	if !strings.Contains(got, "▶ X: 5 → 5.01") || strings.ContainsAny(got, "◐●") {
		t.Error(got)
	}
}

// Lines of which nothing is drawn stand beside each other; names behind the first are
// shortened where that makes room for all, and no name else.
func TestShortLinesShareARow(t *testing.T) {
	named := func(sign document.Sign, name, short string) document.Line {
		return document.Line{Sign: sign, Who: document.Text{{Text: name, Data: true, Short: short}}, Parties: 1}
	}
	long := strings.Repeat("Long name ", 4)
	tests := []struct {
		lines []document.Line
		want  string
	}{
		{[]document.Line{named(document.Same, "One", "1"), named(document.NotFound, "Two", "2")}, "= One   – Two"},
		{[]document.Line{named(document.Same, "One", "1"), named(document.NotFound, long+long, "2")}, "= One   – 2"},
		{[]document.Line{named(document.Same, long, "1"), named(document.NotFound, long, "2")}, "= " + strings.TrimSpace(long) + "    – 2"},
		{[]document.Line{named(document.Same, long, "1"), named(document.NotFound, long, "")}, "= " + strings.TrimSpace(long) + "\n– " + strings.TrimSpace(long)},
	}
	for _, tt := range tests {
		got := string(documentText(t, scaleOf(tt.lines...), Screen{Width: 80}))
		_, rows, _ := strings.Cut(got, "yes\n")
		if rows = strings.TrimSpace(rows); strings.ReplaceAll(rows, " \n", "\n") != tt.want {
			t.Errorf("got  %q\nwant %q", rows, tt.want)
		}
	}
}

// A name that is too long for its room is shortened, and one that has no short name is
// broken over lines; no line is too wide.
func TestLongNamesOnDrawnLines(t *testing.T) {
	l := document.Line{Sign: document.Recorded, Now: placeAt(0, 0, 0), Tail: text1("16 Aug"), Parties: 2,
		Who: document.Text{{Text: strings.Repeat("Very long name ", 5), Data: true, Short: "VLN"}, {Text: ", "}, {Text: "Other", Data: true, Short: "O"}}}
	if got := string(documentText(t, scaleOf(l), Screen{Width: 80})); !strings.Contains(got, "+ VLN, O") {
		t.Error(got)
	}
	l.Who[0].Short = ""
	got := string(documentText(t, scaleOf(l), Screen{Width: 80}))
	if strings.Count(got, "Very") != 5 || !strings.Contains(got, "●") {
		t.Error(got)
	}
	for _, line := range strings.Split(got, "\n") {
		if say(line).width() > 80 {
			t.Errorf("%d columns: %s", say(line).width(), line)
		}
	}
}

// The legend explains the marks that are there, and no others.
func TestLegendOfTheScreen(t *testing.T) {
	l := lineOf(document.Recorded)
	l.Now = placeAt(0.5, 0.5, 0.5)
	doc := scaleOf(l)
	doc.Legend = true
	got := string(documentText(t, doc, Screen{Width: 80}))
	_, legend, _ := strings.Cut(got, "\n\n+ ")
	if !strings.Contains(legend, "first recorded") || !strings.Contains(legend, "● ") || strings.ContainsAny(legend, "◐◀?=!┄") {
		t.Error(got)
	}
	doc.Blocks = []document.Block{document.Section{Name: text1("In a part"), Blocks: doc.Blocks}}
	if got := string(documentText(t, doc, Screen{Width: 80})); !strings.HasSuffix(got, "\n\n+ "+legend) {
		t.Errorf("a scale in a section is not explained:\n%s", got)
	}
}

// Of a listing the end stays in sight: it has no title there, and what it comes to is last.
// Steps stand within their part, other titles where its name does.
func TestListingsAndSteps(t *testing.T) {
	d := &document.Document{Title: text1("Title"), Lead: []document.Text{text1("In all.")}, Listing: true, Blocks: []document.Block{
		document.Entry{Head: document.Text{{Text: "use "}, {Text: "a b", Code: true}}},
	}}
	if got := string(documentText(t, d, Screen{Width: 60})); got != "use `a b`\n\nIn all.\n" {
		t.Errorf("%q", got)
	}
	entry := func(dated bool) document.Block {
		return document.Entry{Titled: true, Dated: dated, Head: text1("head"), Body: []document.Block{document.Para{Text: text1("body")}}}
	}
	d = &document.Document{Blocks: []document.Block{document.Section{Name: text1("S"), Blocks: []document.Block{document.Para{Text: text1("first")}, entry(true), entry(true), document.Para{Text: text1("then")}, entry(false)}}}}
	want := "── S ───────────────────────────────────\n  first\n\n  head\n    body\n\n  head\n    body\n\n  then\n\nhead\n  body\n"
	if got := string(documentText(t, d, Screen{Width: 40})); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}
