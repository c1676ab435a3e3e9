package page

import (
	"bytes"
	"fmt"
	"html/template"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"stance/diff/report/document"
	"stance/positions/visible"
)

// said is a text of the program's words.
func said(text string) document.Text { return document.Text{{Text: text}} }

func name(text string) document.Text { return document.Text{{Text: text, Data: true}} }

type square struct{ text string }

func (s square) SVG(prefix string) string {
	return `<svg role="img" viewBox="0 0 40 10" width="40" height="10"><title id="` + prefix + `-t">` + template.HTMLEscapeString(visible.Line(s.text)) + `</title><rect width="40" height="10" fill="currentColor"/></svg>`
}

// every is a document with every block, in each other, and with a text in each place. The texts differ
// in a number before them, by which each is looked for in the page; those that may be drawn instead
// are not in the list.
func every(text string) (d *document.Document, texts []string) {
	n := 0
	say := func() string {
		n++
		texts = append(texts, fmt.Sprintf("%d %s", n, text))
		return texts[len(texts)-1]
	}
	t := func() document.Text { return name(say()) }
	pole := func() string { return say() }
	source := func(order int, url string) *document.Source {
		return &document.Source{Order: order, Line: say(), Publisher: say(), Title: say(), Published: say(), Reliability: say(), URL: url, Cited: []document.Text{t(), nil, t()}}
	}
	web, odd := source(2, "https://example.org/a"), source(1, "javascript:y\"("+text+")")
	unlisted := &document.Source{Order: 3}
	runs := func() document.Text {
		return document.Text{
			{Text: "Of "}, {Text: say(), Data: true, Bold: true}, {Text: say(), Data: true, Tone: document.Muted, To: "#inner"}, {Text: say(), Tone: document.Moving, To: "#nowhere"},
			{Text: say(), Data: true, Tone: document.Against, To: "javascript:" + text}, {Text: say(), Whole: true, To: "https://example.org/a"}, {Source: web}, {Source: odd}, {Source: unlisted},
			{Text: say(), Deleted: true}, {Text: say(), Inserted: true}, {Text: say(), Data: true, Short: "short", To: "#" + text},
		}
	}
	table := func() document.Table {
		return document.Table{
			Caption: runs(), Roomy: n%2 == 0,
			Columns: []document.Column{{Head: t(), Key: true}, {Head: t(), Key: true}, {Head: t(), Number: true}, {}, {Head: document.Text{{Text: say(), Data: true, Short: "s"}}}},
			Rows: []document.TableRow{
				{Cells: []document.Cell{{t()}, {t()}, {t(), t()}, {t()}, {runs()}}},
				{Under: true, Cells: []document.Cell{nil, {t()}, {nil}}},
				{},
			},
		}
	}
	matrix := func(rows, columns int, other *document.Table) document.Matrix {
		m := document.Matrix{Caption: t(), RowsAre: "party", ColsAre: "issue", Else: other}
		if other != nil {
			texts = texts[:len(texts)-1]
		}
		for range columns {
			m.Columns = append(m.Columns, document.Text{{Text: say(), Data: true, Short: "x"}})
			if other != nil {
				texts = texts[:len(texts)-1]
			}
		}
		for i := range rows {
			r := document.MatrixRow{Head: name(fmt.Sprint("row ", i))}
			for range columns - i%2 {
				r.Cells = append(r.Cells, document.Cell{name("cell"), nil, {{Text: "shifted", Tone: document.Moving, To: "#inner"}}})
			}
			m.Rows = append(m.Rows, r)
		}
		return m
	}
	figures, second := table(), table()
	flat := func() []document.Block {
		passages := []document.Passage{
			{Use: say(), Against: true, Quote: say(), Language: "ru", Speaker: say(), Source: web, Locator: say(), Grading: say()},
			{Paraphrase: say(), Source: odd, Language: text}, {Quote: say()}, {},
		}
		return []document.Block{
			document.Para{Text: runs()}, document.Para{},
			document.Facts{Lines: []document.Text{t(), nil, runs()}}, document.Facts{},
			document.Items{Items: []document.Item{{Label: t(), Text: runs()}, {Text: t()}, {Label: t()}}}, document.Items{},
			document.List{Head: t(), Items: []document.Text{t(), runs()}}, document.List{},
			table(), document.Table{}, document.Table{Columns: []document.Column{{Key: true}, {Number: true}}, Rows: []document.TableRow{{Cells: []document.Cell{{t()}, {t()}}}}},
			matrix(2, 3, nil), matrix(8, 9, nil), matrix(3, 12, nil), document.Matrix{},
			document.Ruler{Low: pole(), High: pole(), Extent: t(), Ticks: []float64{0, 0.5, 1}, Band: &document.Band{Low: 0.2, High: 0.9}, Marks: []document.RulerMark{
				{At: 0.1, Label: document.Text{{Text: text, Data: true, Short: "s"}, {Source: web}}, As: document.Was}, {At: 0.12, Label: name(text), As: document.Is}, {At: 0.11, Label: name(text)}, {At: 0.9, Label: name(text), As: document.Is}, {At: 7}, {At: 0.5, Label: name(text)}, {At: 0.5, Label: name(text)},
			}}, document.Ruler{}, document.Ruler{Low: pole()},
			document.Rows{Head: runs(), Rows: []document.Row{{Key: t(), Items: []document.Text{t(), runs()}, More: 2}, {Key: t()}}, More: 3, Of: "more issues"}, document.Rows{},
			document.Scale{Name: t(), Low: pole(), High: pole(), Ticks: []float64{0.5}, Lines: []document.Line{{Sign: document.Moved, Who: t(), Before: &document.Spot{}, Now: &document.Spot{At: 1, Low: 1, High: 1}, Places: t(), Tail: runs(), Also: t()}}, More: 2}, document.Scale{},
			document.Evidence{Passages: passages}, document.Evidence{},
			document.Excerpt{Line: 3, Text: say(), Caret: n % 9}, document.Excerpt{Text: say(), Caret: -1}, document.Excerpt{Text: say(), Caret: 10000}, document.Excerpt{Caret: 0},
			document.Picture{ID: "p", Drawing: square{text}, Figures: &figures}, document.Picture{ID: "p", Figures: &second}, document.Picture{}, document.Picture{Drawing: square{text}},
			document.Glossary{Entries: []document.Item{{Label: t(), Text: runs()}}, Redlines: t()}, document.Glossary{},
			document.Next{Commands: []document.Command{{About: t(), Line: say()}, {}}},
		}
	}
	other := table()
	d = &document.Document{
		Title: runs(), Aside: runs(), Below: []document.Text{runs(), nil}, Lead: []document.Text{runs(), nil, t()},
		Dates: []document.DateLine{{Word: "from", Date: say(), Label: say(), Title: say()}, {Date: say()}, {}},
		All:   document.Command{Line: "stance show -C '" + text + "'"},
	}
	entry := func(titled bool, in ...document.Block) document.Entry {
		return document.Entry{ID: "entry", Number: n % 3, Titled: titled, Head: runs(), Body: in}
	}
	d.Blocks = append(flat(),
		document.Section{ID: "first", Name: runs(), Part: true, Blocks: []document.Block{document.Section{ID: "inner", Name: t(), Folded: true, Blocks: append(flat(), document.Section{Blocks: []document.Block{document.Para{Text: t()}}})}}},
		document.Section{ID: text, Name: t(), Folded: true, Blocks: []document.Block{
			entry(true, append(flat(), entry(true, entry(true, document.Section{Name: t(), Blocks: []document.Block{document.Section{Name: t(), Blocks: []document.Block{document.Para{Text: t()}}}}})))...),
			entry(false, document.Para{Text: t()}), entry(false), document.Entry{},
		}},
		document.Section{ID: "first", Name: t(), Blocks: []document.Block{
			document.Split{Left: flat(), Right: []document.Block{entry(true, document.Para{Text: t()}), document.Split{Right: []document.Block{document.Para{Text: t()}}}}}, document.Split{},
			matrix(9, 9, &other),
		}},
		document.Section{ID: "s-1", Name: t(), Part: true, Blocks: []document.Block{document.Sources{}}}, document.Section{},
		document.Section{Name: t(), Blocks: []document.Block{document.Sources{}}},
	)
	return d, texts
}

// composed are documents of many blocks.
func composed() map[string]*document.Document {
	plain, _ := every("plain")
	hostile, _ := every(awkward)
	long, _ := every(strings.Repeat("Unbrokenword", 5) + " and more")
	return map[string]*document.Document{
		"every": plain, "hostile": hostile, "long": long, "negotiation": negotiation(),
		"headless":   {Lead: []document.Text{said("Nothing has changed.")}},
		"check":      {Blocks: []document.Block{document.Section{Name: said("snapshots/a.yaml"), Blocks: []document.Block{document.Excerpt{Line: 1, Text: "a", Caret: 0}}}}},
		"deep":       deep(12),
		"no sources": {Title: said("T"), Blocks: []document.Block{document.Evidence{Passages: []document.Passage{{Quote: "q", Source: &document.Source{Line: "l"}}}}}},
	}
}

// deep has sections in sections.
func deep(levels int) *document.Document {
	in := []document.Block{document.Entry{Titled: true, Head: said("deepest")}}
	for i := range levels {
		in = []document.Block{document.Section{Name: said(fmt.Sprint("level ", levels-i)), Blocks: in}}
	}
	return &document.Document{Title: said("Deep"), Blocks: in}
}

// Every text of every block is in the page, as it is shown elsewhere.
func TestBlocksSayAll(t *testing.T) {
	for _, text := range []string{"plain", awkward, "א", "a  b"} {
		d, texts := every(text)
		shown := textOf(t, renderedDocument(t, d))
		if len(texts) < 300 {
			t.Fatalf("only %d texts", len(texts))
		}
		for _, s := range texts {
			if s := strings.Join(strings.Fields(visible.Line(s)), " "); !strings.Contains(shown, s) {
				t.Errorf("%q is not in the page", s)
			}
		}
		if strings.Contains(shown, "[0]") {
			t.Error("a source that is numbered was given no number")
		}
	}
}

// textOf is what a page shows, without what is there for screen readers alone.
func textOf(t *testing.T, page []byte) string {
	t.Helper()
	root, err := html.Parse(bytes.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for n := range root.Descendants() {
		if n.Type == html.TextNode && n.Parent.Data != "style" && attribute(n.Parent, "class") != "vh" {
			b.WriteString(n.Data)
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

// A page and each of its headings, and what leads somewhere, has a name.
func TestDocumentNames(t *testing.T) {
	list := composed()
	list["empty"] = &document.Document{}
	list["section"] = &document.Document{Blocks: []document.Block{document.Split{Right: []document.Block{document.Section{Name: said("S")}}}}}
	for name, d := range list {
		root, err := html.Parse(bytes.NewReader(renderedDocument(t, d)))
		if err != nil {
			t.Fatal(err)
		}
		headings := 0
		walk(root, func(n *html.Node) {
			if headingLevel(n.Data) == 0 && n.Data != "title" && n.Data != "a" && n.Data != "summary" && n.Data != "th" {
				return
			}
			if headingLevel(n.Data) == 1 {
				headings++
			}
			if strings.TrimSpace(wordsIn(n)) == "" {
				t.Errorf("%s: an empty <%s>", name, n.Data)
			}
		})
		if headings != 1 {
			t.Errorf("%s: %d headings of level 1", name, headings)
		}
	}
}

func wordsIn(n *html.Node) string {
	var b strings.Builder
	for c := range n.Descendants() {
		if c.Type == html.TextNode {
			b.WriteString(c.Data)
		}
	}
	return b.String()
}

// There is a table of contents of several sections to which something may lead, and of
// many sections, and a way past it.
func TestContents(t *testing.T) {
	section := func(id string, in ...document.Block) document.Block {
		return document.Section{ID: id, Name: said("S"), Blocks: in}
	}
	for _, tt := range []struct {
		blocks []document.Block
		want   int
	}{
		{nil, 0},
		{[]document.Block{section("a"), section("")}, 0},
		{[]document.Block{section(""), section(""), section("")}, 0},
		{[]document.Block{section("a"), section("b")}, 2},
		{[]document.Block{section(""), section(""), section(""), section("")}, 4},
		{[]document.Block{section("", section("a"), section("")), section("", section("b"))}, 5},
		{[]document.Block{section("a", section("c")), section("b"), section(""), section("")}, 4},
	} {
		page := renderedDocument(t, &document.Document{Title: said("T"), Blocks: tt.blocks})
		_, list, _ := bytes.Cut(page, []byte(`<nav class="toc"`))
		list, _, _ = bytes.Cut(list, []byte("</nav>"))
		if n := bytes.Count(list, []byte("<li")); n != tt.want {
			t.Errorf("%d sections: %d in the contents, want %d", len(tt.blocks), n, tt.want)
		}
		if skip := bytes.Contains(page, []byte(`class="skip"`)); skip != (tt.want > 0) {
			t.Errorf("%d sections: a link past the contents: %t", len(tt.blocks), skip)
		}
	}
}

// A run leads to an anchor that the page has, or to the web, and nowhere else.
func TestLinks(t *testing.T) {
	for to, want := range map[string]string{
		"#a": `<a href="#a">x</a>`, "#b": "x", "#": "x", "a": "x", "": "x", "//example.org": "x", "mailto:a@example.org": "x",
		"javascript:alert(1)": "x", " JavaScript:alert(1)": "x", "data:text/html,x": "x", "file:///etc/passwd": "x", "http://": "x",
		"https://example.org/?a=1&b=\"": `<a href="https://example.org/?a=1&amp;b=&#34;" rel="noreferrer">x</a>`,
		"HTTP://example.org":            `<a href="http://example.org" rel="noreferrer">x</a>`,
	} {
		d := &document.Document{Title: said("T"), Blocks: []document.Block{document.Entry{ID: "a"}, document.Para{Text: document.Text{{Text: "x", To: to}}}}}
		if got := string(renderedDocument(t, d)); !strings.Contains(got, `<p class="said">`+want+"</p>") {
			t.Errorf("%q: no %s", to, want)
		}
	}
}

// A caret marks the letter in its column, as wide letters and marks over them count.
func TestExcerptMarks(t *testing.T) {
	for _, tt := range []struct {
		text   string
		caret  int
		before string
		at     string
		after  string
	}{
		{"a: b", 3, "a: ", "b", ""},
		{"漢字 b", 2, "漢", "字", " b"},
		{"e\u0301x", 1, "e\u0301", "x", ""},
		{"e\u0301x", 0, "", "e\u0301", "x"},
		{"ab", 2, "ab", "", ""},
		{"", 0, "", "", ""},
	} {
		if before, at, after := cutAt(tt.text, tt.caret); before != tt.before || at != tt.at || after != tt.after {
			t.Errorf("%q at %d: %q %q %q", tt.text, tt.caret, before, at, after)
		}
	}
}

// Labels of a ruler stand apart from each other and from the tethers of others, inside
// of the ruler, however wide it is.
func TestRulerLabels(t *testing.T) {
	for _, places := range [][]float64{
		{0.5}, {0, 1}, {0.5, 0.5, 0.5}, {0.4, 0.45, 0.5, 0.55, 0.6}, {0, 0.01, 0.02, 0.98, 0.99, 1}, {0.1, 0.3, 0.5, 0.7, 0.9, 0.2, 0.8}, {0.49, 0.51, 0.3, 0.7},
	} {
		for _, label := range []string{"US", "Delegation of the Upper Valley, in words of its own", strings.Repeat("x", 70), "漢字漢字漢字漢字漢字漢字漢字"} {
			var marks []document.RulerMark
			for _, at := range places {
				marks = append(marks, document.RulerMark{At: at, Label: name(label)})
			}
			labels, height := rulerLabels(marks)
			if len(labels) != len(places) {
				t.Fatalf("%v: %d labels", places, len(labels))
			}
			for _, width := range []float64{rulerWidth, 330, 700} {
				for i, a := range labels {
					grow := a.at * (width - rulerWidth)
					if a.left+grow < -0.5 || a.right+grow > width+0.5 {
						t.Errorf("%v, %q on %v: label %d reaches from %v to %v", places, label, width, i, a.left+grow, a.right+grow)
					}
					if rulerTop+rulerRow*(a.row+len(a.lines)-1) > height {
						t.Errorf("%v, %q: label %d is below the drawing", places, label, i)
					}
					for j, b := range labels[:i] {
						other := b.at * (width - rulerWidth)
						if a.left+grow < b.right+other && b.left+other < a.right+grow && a.row < b.row+len(b.lines) && b.row < a.row+len(a.lines) {
							t.Errorf("%v, %q on %v: labels %d and %d collide", places, label, width, i, j)
						}
						for _, pair := range [][2]rulerLabel{{a, b}, {b, a}} {
							tether, over := pair[0], pair[1]
							x, shift := tether.at*width, over.at*(width-rulerWidth)
							if tether.tethered && over.row < tether.row && over.left+shift < x && x < over.right+shift {
								t.Errorf("%v, %q on %v: the tether of a label crosses another", places, label, width)
							}
						}
					}
				}
			}
		}
	}
}

// A matrix of many columns is turned, or gives way to the table that says the same.
func TestMatrixFits(t *testing.T) {
	for _, tt := range []struct {
		rows, columns int
		other         bool
		want          string
	}{
		{2, 3, false, "party / issue R0 R1 C0 C1 C2"},
		{3, 8, false, "issue / party C0 C1 C2 C3 C4 C5 C6 C7 R0 R1 R2"},
		{3, 8, true, "issue / party C0 C1 C2 C3 C4 C5 C6 C7 R0 R1 R2"},
		{8, 8, true, "else"},
		{8, 2, true, "party / issue R0 R1 R2 R3 R4 R5 R6 R7 C0 C1"},
	} {
		m := document.Matrix{RowsAre: "party", ColsAre: "issue"}
		for i := range tt.columns {
			m.Columns = append(m.Columns, said(fmt.Sprint("C", i)))
		}
		for i := range tt.rows {
			m.Rows = append(m.Rows, document.MatrixRow{Head: said(fmt.Sprint("R", i))})
		}
		if tt.other {
			m.Else = &document.Table{Columns: []document.Column{{Head: said("else"), Key: true}}}
		}
		page := renderedDocument(t, &document.Document{Title: said("T"), Blocks: []document.Block{m}})
		root, err := html.Parse(bytes.NewReader(page))
		if err != nil {
			t.Fatal(err)
		}
		heads := map[string][]string{}
		walk(root, func(n *html.Node) {
			if n.Data == "th" {
				heads[attribute(n, "scope")] = append(heads[attribute(n, "scope")], wordsIn(n))
			}
		})
		corner := heads["col"][0]
		got := strings.Join(append(append([]string{corner}, heads["row"]...), heads["col"][1:]...), " ")
		if got != tt.want {
			t.Errorf("%d by %d: %q, want %q", tt.rows, tt.columns, got, tt.want)
		}
	}
}

// White space at the edges of what is not broken is kept, without a place for a break: a
// figure does not run into the one behind it.
func TestWholeRunsKeepTheirSpaces(t *testing.T) {
	d := &document.Document{Title: document.Text{{Text: "T"}}, Blocks: []document.Block{document.Para{Text: document.Text{
		{Text: "75", Whole: true}, {Text: " ", Whole: true}, {Text: "2 of 4", Whole: true, Tone: document.Muted}, {Text: " ·", Whole: true}, {Text: " "}, {Text: "x "},
	}}}}
	var b bytes.Buffer
	if err := Document(&b, d); err != nil {
		t.Fatal(err)
	}
	want := "<span class=\"whole\">75</span>\u00a0<span class=\"muted\"><span class=\"whole\">2 of 4</span></span>\u00a0<span class=\"whole\">·</span> x "
	if !strings.Contains(b.String(), want) {
		t.Errorf("%q is not in %s", want, b.String())
	}
}
