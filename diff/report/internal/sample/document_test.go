package sample

import (
	"encoding/json"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"
	"unicode/utf8"

	"stance/diff"
	"stance/diff/report/document"
)

var number = regexp.MustCompile(`[123]\d{3}`)

// numbersIn are the numbers that texts of a document have.
func numbersIn(list []string) map[int]bool {
	found := map[int]bool{}
	for _, text := range list {
		for _, digits := range number.FindAllString(text, -1) {
			if n, _ := strconv.Atoi(digits); n > 1000 { // the first that is given
				found[n] = true
			}
		}
	}
	return found
}

var everything = Showing{Places: true, Options: true}

// Said lists every text of a document, and in other ways of showing it fewer.
func TestSaidListsWhatADocumentHas(t *testing.T) {
	d := Document("word")
	all := numbersIn(Said(d, everything))
	whole, err := json.Marshal(d)
	if err != nil {
		t.Fatal(err)
	}
	has := numbersIn([]string{string(whole)})
	for n := range has {
		if !all[n] {
			t.Errorf("%d stands in the document, and is not listed", n)
		}
	}
	if len(has) < 1000 || len(all) != len(has) {
		t.Errorf("%d texts are listed of %d", len(all), len(has))
	}
	for _, as := range []Showing{{}, {Options: true}, {Places: true}, {Places: true, Options: true, Narrow: true}, {Short: true}} {
		some := numbersIn(Said(d, as))
		if len(some) > len(all) || (as.Narrow || !as.Places || !as.Options) && len(some) == len(all) {
			t.Errorf("%+v: %d of %d texts", as, len(some), len(all))
		}
		for n := range some {
			if !all[n] {
				t.Errorf("%+v: %d is listed, and not where all is", as, n)
			}
		}
	}
	for _, text := range Said(d, everything) {
		if text == "" || text != strings.Join(strings.Fields(text), " ") {
			t.Errorf("%q is no text with single spaces", text)
		}
	}
}

// A text that is taken out of a block is no longer listed: each has a place of its own.
func TestSaidOfEachBlock(t *testing.T) {
	x := func(s string) document.Text { return document.Text{{Text: s, Data: true}} }
	source := &document.Source{Line: "line", Title: "title", Publisher: "publisher", Published: "day", Reliability: "A", Cited: []document.Text{x("cited")}}
	table := document.Table{Caption: x("caption"), Columns: []document.Column{{Head: x("key"), Key: true}, {Head: x("head")}}, Rows: []document.TableRow{{Cells: []document.Cell{{x("a")}, {x("b"), x("c")}}}}}
	spot := &document.Spot{}
	for name, tt := range map[string]struct {
		block document.Block
		as    Showing
		want  string
	}{
		"section":           {document.Section{Name: x("name"), Blocks: []document.Block{document.Para{Text: x("in")}}}, Showing{}, "name|in"},
		"entry":             {document.Entry{Head: x("head"), Body: []document.Block{document.Para{Text: x("in")}}}, Showing{}, "head|in"},
		"split":             {document.Split{Left: []document.Block{document.Para{Text: x("l")}}, Right: []document.Block{document.Para{Text: x("r")}}}, Showing{}, "l|r"},
		"facts":             {document.Facts{Lines: []document.Text{x("a"), nil, x("b")}}, Showing{}, "a|b"},
		"items":             {document.Items{Items: []document.Item{{Label: x("l"), Text: x("t")}}}, Showing{}, "l|t"},
		"list":              {document.List{Head: x("h"), Items: []document.Text{x("a")}}, Showing{}, "h|a"},
		"glossary":          {document.Glossary{Entries: []document.Item{{Label: x("l"), Text: x("t")}}, Redlines: x("r")}, Showing{}, "l|t|r"},
		"table":             {table, Showing{}, "caption|key|head|a|b|c"},
		"table, narrow":     {table, Showing{Narrow: true}, "caption|head|a|b|c"},
		"picture":           {document.Picture{Figures: &table}, Showing{}, "caption|key|head|a|b|c"},
		"picture alone":     {document.Picture{Drawing: Square{"t"}}, Showing{}, ""},
		"matrix":            {document.Matrix{Caption: x("c"), Columns: []document.Text{x("a")}, Rows: []document.MatrixRow{{Head: x("h"), Cells: []document.Cell{{x("v")}}}}}, Showing{}, "c|a|h|v"},
		"matrix, narrow":    {document.Matrix{Caption: x("c"), Columns: []document.Text{x("a")}}, Showing{Narrow: true}, "c"},
		"ruler":             {document.Ruler{Low: "low", High: "high", Options: []string{"o"}, Extent: x("e")}, Showing{}, "low|high"},
		"ruler, written":    {document.Ruler{Low: "low", High: "high", Options: []string{"o"}, Extent: x("e")}, Showing{Options: true}, "low|high|o|e"},
		"rows":              {document.Rows{Head: x("h"), Rows: []document.Row{{Key: x("k"), Items: []document.Text{x("i")}}}, More: 1, Of: "more"}, Showing{}, "h|k|i|more"},
		"rows without more": {document.Rows{Of: "more"}, Showing{}, ""},
		"evidence":          {document.Evidence{Passages: []document.Passage{{Use: "u", Prefix: "x “", Quote: "q", Suffix: "” z", Paraphrase: "p", Speaker: "s", Locator: "l", Source: source}}}, Showing{}, "u|[x]|q|[z]|p|s|l|line"},
		"excerpt":           {document.Excerpt{Text: "a  b"}, Showing{}, "a b"},
		"excerpt, narrow":   {document.Excerpt{Text: "a"}, Showing{Narrow: true}, ""},
		"next":              {document.Next{Commands: []document.Command{{About: x("a"), Line: "stance"}}}, Showing{}, "a|stance"},
		"scale": {document.Scale{Name: x("n"), Low: "low", High: "high", Lines: []document.Line{
			{Who: x("w"), Now: spot, Places: x("p"), Tail: x("t"), Grounds: x("g"), Also: x("a"), Body: []document.Labelled{{Label: "l", Text: x("b")}, {Label: "not", Text: x("so"), Place: true}}}}}, Showing{}, "n|low|high|w|a|t|l|b"},
		"scale, written": {document.Scale{Lines: []document.Line{{Now: spot, Places: x("p"), Grounds: x("g")}}}, Showing{Places: true}, "p|g"},
		"scale, undrawn": {document.Scale{Low: "low", Lines: []document.Line{{Places: x("p"), Grounds: x("g"), Body: []document.Labelled{{Label: "l"}}}}}, Showing{Narrow: true}, "p|l"},
		"short names":    {document.Para{Text: document.Text{{Text: "United States", Short: "US"}}}, Showing{Short: true}, "US"},
		"redline":        {document.Para{Text: document.Text{{Text: "a "}, {Text: "b", Deleted: true}, {Text: "c", Inserted: true}, {Text: " d"}}}, Showing{}, "a|b|c|d"},
		"number":         {document.Para{Text: document.Text{{Text: "see "}, {Source: source}}}, Showing{}, "see|[1]"},
		"edges":          {document.Para{Text: document.Text{{Text: "a\u202e "}, {Text: "b"}}}, Showing{Edges: true}, "a<U+202E> b"},
	} {
		if got := strings.Join(Said(&document.Document{Blocks: []document.Block{tt.block}}, tt.as), "|"); got != tt.want {
			t.Errorf("%s: %q, want %q", name, got, tt.want)
		}
	}
	d := &document.Document{Title: x("t"), Aside: x("a"), Below: []document.Text{x("b")}, Lead: []document.Text{x("l")}, Dates: []document.DateLine{{Word: "w", Date: "d", Label: "n", Title: "h"}}, Blocks: []document.Block{
		document.Para{Text: document.Text{{Source: source}}}, document.Sources{}}}
	if got, want := strings.Join(Said(d, Showing{}), "|"), "t|a|w|d|n|h|b|l|[1]|title|publisher|day|source A, information not graded|cited"; got != want {
		t.Errorf("a document: %q, want %q", got, want)
	}
}

// Hostile texts are cut into runs between characters, and stand in the document as they are.
func TestDocumentsAreOfTheText(t *testing.T) {
	for _, text := range append(slices.Clone(Texts), "", "é", "a\nb", "👨\u200d👩") {
		for name, d := range map[string]*document.Document{"document": Document(text), "screen": Screen(text)} {
			if n := len(d.Scales()); n == 0 {
				t.Errorf("%s of %q has no scale", name, text)
			}
			for _, l := range append(slices.Clone(d.Lead), d.Title) {
				for _, r := range l {
					if utf8.ValidString(text) && !utf8.ValidString(r.Text) {
						t.Errorf("%s of %q is cut within a character: %q", name, text, r.Text)
					}
				}
			}
			if !strings.Contains(d.Title.Text(), text) {
				t.Errorf("%s of %q is called %q", name, text, d.Title.Text())
			}
		}
	}
	signs := map[document.Sign]bool{}
	for _, s := range Screen("x").Scales() {
		for _, l := range s.Lines {
			signs[l.Sign] = true
		}
	}
	if len(signs) != int(document.NotFound)+2 { // and one that there is not
		t.Errorf("a screen has %d signs", len(signs))
	}
}

func TestSquare(t *testing.T) {
	if got := (Square{"<b>&\u202e"}).SVG("p"); !strings.HasPrefix(got, `<svg role="img"`) || !strings.Contains(got, `<title id="p-t">&lt;b&gt;&amp;&lt;U+202E&gt;</title>`) {
		t.Errorf("%s", got)
	}
}

func TestPlain(t *testing.T) {
	for text, want := range map[string]string{
		"Now or never!": "aaa aa aaaaa!", " 停火。": " 字字。", "กข": "กก", "A-1…": "aaa…", "ＡＢ": "ＡＡ", "\x1b": "aaaaaaaa", "a\tb": "a a",
	} {
		if got := Plain(text); got != want {
			t.Errorf("%q is plainly %q, want %q", text, got, want)
		}
	}
}

func TestBrokenSamples(t *testing.T) {
	if _, err := Compare(fstest.MapFS{"codebook.yaml": {Data: []byte("x: [")}}); err == nil || !strings.Contains(err.Error(), "the sample is broken: ") {
		t.Errorf("a broken dataset: %v", err)
	}
	if d, err := Compare(os.DirFS("../../../../data")); err != nil || d.From >= d.To {
		t.Errorf("the example: %v", err)
	}
	for _, k := range []diff.Kind{diff.Unchanged, diff.Shifted} {
		if d, err := Kind(k); err != nil || d.Filter.All != (k == diff.Unchanged) {
			t.Errorf("%s: %v", k, err)
		}
	}
}
