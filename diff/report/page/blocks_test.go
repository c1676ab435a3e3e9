package page

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"stance/diff/report/document"
	"stance/diff/report/internal/sample"
)

// said is a text of the program's words.
func said(text string) document.Text { return document.Text{{Text: text}} }

func name(text string) document.Text { return document.Text{{Text: text, Data: true}} }

// composed are documents of many blocks.
func composed() map[string]*document.Document {
	return map[string]*document.Document{
		"every": sample.Document("plain"), "hostile": sample.Document(awkward), "long": sample.Document(strings.Repeat("Unbrokenword", 5) + " and more"), "negotiation": negotiation(),
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
		"#a": `<a href="#a" class="alone">x</a>`, "#b": "x", "#": "x", "a": "x", "": "x", "//example.org": "x", "mailto:a@example.org": "x",
		"javascript:alert(1)": "x", " JavaScript:alert(1)": "x", "data:text/html,x": "x", "file:///etc/passwd": "x", "http://": "x",
		"https://example.org/?a=1&b=\"": `<a href="https://example.org/?a=1&amp;b=&#34;" rel="noreferrer" class="alone">x</a>`,
		"HTTP://example.org":            `<a href="http://example.org" rel="noreferrer" class="alone">x</a>`,
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
	want := "<span class=\"short\">75</span>\u00a0<span class=\"muted\"><span class=\"short\">2 of 4</span></span>\u00a0<span class=\"short\">·</span> x "
	if !strings.Contains(b.String(), want) {
		t.Errorf("%q is not in %s", want, b.String())
	}
}

// What joins its cells stands with them where rows become cards, but for parts of a row;
// code is set as such, and a paraphrase begins small behind what it does.
func TestWordsOfTheirPlace(t *testing.T) {
	d := &document.Document{Title: said("T"), About: said("Gap: today"), Aside: said("aside"), Blocks: []document.Block{
		document.Table{
			Columns: []document.Column{{Head: said("between"), Key: true, Joins: true}, {Head: said("and"), Key: true, Joins: true}, {Head: said("gap")}},
			Rows: []document.TableRow{
				{Cells: []document.Cell{{said("A")}, {said("B")}, {said("3")}}},
				{Under: true, Cells: []document.Cell{{said("issue")}, nil, {said("4")}}},
			},
		},
		document.Table{Columns: []document.Column{{Head: said("party"), Key: true}, {Head: said("was")}, {Head: said("now")}}, Rows: []document.TableRow{{Cells: []document.Cell{{said("C")}, {said("x")}, {said("y")}}}}},
		document.Para{Text: document.Text{{Text: "write "}, {Text: "a: <b>", Data: true, Code: true}, {Code: true}}},
		document.Evidence{Passages: []document.Passage{{Use: "context", Paraphrase: "alone"}, {Use: "context", Quote: "q", Paraphrase: "beside"}, {Paraphrase: "only"}}},
	}}
	page := string(renderedDocument(t, d))
	for _, want := range []string{
		"<title>Gap: today · T</title>",
		`<th scope="row" role="rowheader" data-col="between">A</th>`, `<th scope="row" role="rowheader" data-col="and">B</th>`,
		`<th scope="row" role="rowheader">issue</th>`, `<th scope="row" role="rowheader">C</th>`,
		"write <code><bdi>a: &lt;b&gt;</bdi></code></p>",
		`<span class="use">context,</span> <span class="para"><span class="label">paraphrase:</span> <span dir="auto">alone`,
		`<span class="use">context:</span> <span dir="auto"><q>q</q></span> <span class="para"><span class="label">paraphrase:</span> <span dir="auto">beside`,
		`<li><span class="para"><span class="label">Paraphrase:</span> <span dir="auto">only`,
	} {
		if !strings.Contains(page, want) {
			t.Errorf("%s is not in\n%s", want, page[strings.Index(page, "<body"):])
		}
	}
	d.About = nil
	if page := string(renderedDocument(t, d)); !strings.Contains(page, "<title>T: aside</title>") {
		t.Error("a page without a command is not called by its title")
	}
}

// On a phone no word of a command is broken at its hyphens, unless it is longer than a line.
func TestCommandsBreakBetweenWords(t *testing.T) {
	ctx := browse(t)
	d := &document.Document{Title: document.Text{{Text: "Commands"}}}
	for i := range 30 {
		d.Blocks = append(d.Blocks, document.Next{Commands: []document.Command{{Line: "stance " + strings.Repeat("x", i+1) + " --four-column before-alaska -p russian-federation"}}})
	}
	var b bytes.Buffer
	if err := Document(&b, d); err != nil {
		t.Fatal(err)
	}
	open(t, ctx, "commands.html", b.Bytes())
	show(t, ctx, 360, 900, "screen", "light")
	for _, c := range call(t, ctx, brokenWords) {
		t.Error(c)
	}
}

const brokenWords = `() => {
	const out = [];
	let seen = 0;
	for (const code of document.querySelectorAll("code")) {
		const walker = document.createTreeWalker(code, NodeFilter.SHOW_TEXT);
		while (walker.nextNode()) {
			for (const m of walker.currentNode.data.matchAll(/[^ ]+/g)) {
				const r = document.createRange();
				r.setStart(walker.currentNode, m.index);
				r.setEnd(walker.currentNode, m.index + m[0].length);
				if (m[0].includes("-")) seen++;
				if (new Set([...r.getClientRects()].map(b => b.top)).size > 1) out.push(m[0] + " is broken");
			}
		}
	}
	return seen < 90 ? ["only " + seen + " words were looked at"] : out;
}`
