package sample

import (
	"html"
	"strconv"
	"unicode/utf8"

	"stance/diff/report/document"
	"stance/positions/visible"
)

// Document gives a document with every block, in each that others can stand in, and with
// a text in each field, in every kind of run. The texts differ in a number before or
// behind them, so that none that is missing is found in another's place.
func Document(text string) *document.Document {
	w := &writer{text: text, n: 1000} // all of four digits, so that none is a part of another
	w.web, w.odd = w.source(2, "https://example.org/a_b?c=1&d=2"), w.source(1, "javascript:y\"("+text+")")
	d := &document.Document{
		Title: w.runs(), Aside: w.runs(), Below: []document.Text{w.runs(), nil, w.datum(), w.muted()}, Lead: []document.Text{w.runs(), nil, w.datum()},
		Dates: []document.DateLine{{Word: w.say(), Date: w.say(), Label: w.say(), Title: w.say()}, {Date: w.say()}, {}},
		All:   document.Command{Line: "stance show -C '" + text + "'", Added: "-v"}, MoreScales: 3, Legend: true,
	}
	inner := document.Section{ID: "inner", Name: w.muted(), Folded: true, Blocks: append(w.flat(),
		document.Section{Blocks: []document.Block{document.Para{Text: w.datum()}}},
		document.Section{Folded: true, Blocks: []document.Block{document.Para{Text: w.datum()}}},
	)}
	deep := document.Section{Name: w.datum(), Blocks: []document.Block{document.Section{Name: w.datum(), Blocks: []document.Block{document.Para{Text: w.datum()}}}}}
	d.Blocks = append(w.flat(),
		document.Section{ID: "first", Name: w.runs(), Part: true, Blocks: []document.Block{inner}},
		document.Section{ID: text, Name: w.runs(), Folded: true, Blocks: []document.Block{
			w.entry(true, append(w.flat(), w.entry(true, w.entry(true, deep)))...),
			w.entry(false, append(w.flat(), w.entry(false, w.entry(false, w.evidence()), w.table()))...), w.entry(false), w.entry(false), w.entry(true),
			document.Entry{}, document.Entry{Titled: true}, document.Entry{Body: []document.Block{document.Para{Text: w.datum()}}},
			document.Entry{Number: 12, Body: []document.Block{document.Items{Items: []document.Item{{Text: w.datum()}}}}},
			document.Entry{Titled: true, Dated: true, Number: 3, Body: []document.Block{document.Para{Text: w.datum()}}},
		}},
		document.Section{ID: "first", Name: w.datum(), Blocks: []document.Block{
			document.Split{Left: w.flat(), Right: []document.Block{w.entry(true, document.Para{Text: w.datum()}), document.Split{Right: []document.Block{document.Para{Text: w.datum()}}}}}, document.Split{},
			w.entry(false, inner.Blocks[0], document.Section{Name: w.runs(), Folded: true, Blocks: []document.Block{document.Para{Text: w.datum()}}}),
		}},
		w.matrix(9, 9, true),
		document.Section{ID: "s-1", Name: w.datum(), Part: true, Blocks: []document.Block{document.Sources{}}}, document.Section{},
	)
	return d
}

// writer numbers the texts of a document.
type writer struct {
	text     string
	n        int
	web, odd *document.Source
}

func (w *writer) say() string {
	w.n++
	if w.n%2 == 0 {
		return w.text + " " + strconv.Itoa(w.n)
	}
	return strconv.Itoa(w.n) + " " + w.text
}

func (w *writer) datum() document.Text { return document.Text{{Text: w.say(), Data: true}} }

// muted is a text all of which can be passed over, with a link and a number in it.
func (w *writer) muted() document.Text {
	return document.Text{{Text: w.say(), Data: true, Tone: document.Muted}, {Text: " of ", Tone: document.Muted, To: "#inner"}, {Source: w.web, Tone: document.Muted}}
}

// runs is a text with every kind of run, also side by side, where a word is cut.
func (w *writer) runs() document.Text {
	half := len(w.text) / 2
	for half < len(w.text) && (!utf8.RuneStart(w.text[half]) || w.text[half] == '\n') { // nor within a line break
		half++
	}
	name := w.say()
	return document.Text{
		{Text: w.say(), Data: true}, {Text: " of "}, {Text: w.say(), Data: true, Bold: true}, {Text: "bold", Bold: true}, {},
		{Text: w.text[:half], Data: true}, {Text: w.text[half:], Data: true}, {Text: w.say(), Data: true, Tone: document.Muted, To: "#inner"},
		{Text: w.say(), Tone: document.Moving, To: "#nowhere"}, {Text: " and "}, {Text: w.say(), Data: true, Tone: document.Against, To: "javascript:" + w.text},
		{Text: " "}, {Text: w.say(), Data: true, Whole: true, Bold: true, To: "https://example.org/a_b"}, {Text: w.say(), Data: true, To: "https://example.org/?a=1&b=(c)"},
		{Text: " "}, {Text: w.say(), Data: true, Code: true}, {Text: ": "}, {Text: w.say(), Data: true, Code: true, Bold: true, To: "#inner"}, {Code: true},
		{Text: " "}, {Source: w.web}, {Text: " "}, {Source: w.odd, Tone: document.Muted}, {Source: nil}, {Text: " "}, {Text: name + " at length", Data: true, Short: name, To: "#" + w.text},
	}
}

func (w *writer) edits() document.Text {
	return document.Text{{Text: w.say(), Data: true}, {Text: w.say(), Data: true, Deleted: true}, {Text: w.say(), Data: true, Inserted: true}, {Inserted: true}}
}

func (w *writer) source(order int, url string) *document.Source {
	return &document.Source{Order: order, Line: w.say(), Publisher: w.say(), Title: w.say(), Published: w.say(), Reliability: w.say(), URL: url, Cited: []document.Text{w.datum(), nil, w.datum()}}
}

func (w *writer) entry(titled bool, in ...document.Block) document.Entry {
	return document.Entry{ID: "entry", Number: w.n % 3, Titled: titled, Head: w.runs(), Body: in}
}

func (w *writer) evidence() document.Evidence {
	return document.Evidence{Passages: []document.Passage{
		{Use: w.say(), Against: true, Quote: w.say(), Language: "ru", Speaker: w.say(), Source: w.web, Locator: w.say(), Grading: "B2"},
		{Use: w.say(), Quote: w.say(), Paraphrase: w.say()}, {Use: w.say(), Paraphrase: w.say(), Source: w.odd, Language: w.text},
		{Use: w.say(), Against: true, Speaker: w.say()}, {Use: w.say()}, {Prefix: w.say(), Quote: w.say(), Suffix: w.say(), Language: "ru", Locator: w.say()}, {},
	}}
}

func (w *writer) table() document.Table {
	return document.Table{
		Caption: w.runs(), Roomy: w.n%2 == 0,
		Columns: []document.Column{{Head: w.datum(), Key: true}, {Head: w.datum(), Key: true}, {Head: append(w.datum(), document.Run{Text: " "}, document.Run{Source: w.odd}), Number: true}, {}, {Head: w.muted()}},
		Rows: []document.TableRow{
			{Cells: []document.Cell{{w.datum()}, {w.datum()}, {w.datum(), w.datum()}, {w.muted()}, {w.datum()}}},
			{Under: true, Cells: []document.Cell{nil, {w.datum()}, {nil}}},
			{},
		},
	}
}

// matrix gives one; with another table that says the same where that is asked for.
func (w *writer) matrix(rows, columns int, other bool) document.Matrix {
	m := document.Matrix{Caption: w.datum(), RowsAre: "party", ColsAre: "issue"}
	for range columns {
		m.Columns = append(m.Columns, w.datum())
	}
	for i := range rows {
		r := document.MatrixRow{Head: w.datum()}
		for j := range columns - i%2 {
			c := document.Cell{w.datum(), nil, {{Text: "shifted", Tone: document.Moving, To: "#inner"}}}
			if j%3 > 0 {
				c = nil
			}
			r.Cells = append(r.Cells, c)
		}
		m.Rows = append(m.Rows, r)
	}
	if other {
		m.Else = &document.Table{Caption: m.Caption, Columns: []document.Column{{Key: true}, {Key: true}, {}}}
		for _, r := range m.Rows {
			for i, c := range r.Cells {
				m.Else.Rows = append(m.Else.Rows, document.TableRow{Cells: []document.Cell{{r.Head}, {m.Columns[i]}, c}})
			}
		}
	}
	return m
}

// flat gives every block that has no others in it.
func (w *writer) flat() []document.Block {
	figures, open, alone := w.table(), w.table(), document.Table{Columns: []document.Column{{Key: true}, {Number: true}}, Rows: []document.TableRow{{Cells: []document.Cell{{w.datum()}, {w.datum()}}}}}
	line := document.Line{Sign: document.Moved, Who: w.datum(), Before: &document.Spot{}, Now: &document.Spot{At: 1, Low: 1, High: 1}, Places: w.datum(), Tail: w.datum(), Also: w.datum(), Body: []document.Labelled{{Label: w.say(), Text: w.edits()}, {Text: w.runs()}}}
	written := document.Line{Sign: document.Claimed, Who: w.runs(), Places: w.datum(), Tail: w.datum(), Grounds: w.muted(), Also: w.runs()}
	return []document.Block{
		document.Para{Text: w.runs()}, document.Para{}, document.Para{Text: w.muted()}, document.Para{Text: w.edits()}, document.Para{Text: document.Text{{Source: w.web}}},
		document.Facts{Lines: []document.Text{w.datum(), nil, w.runs()}}, document.Facts{},
		document.Items{Items: []document.Item{{Label: w.datum(), Text: w.runs()}, {Label: w.muted(), Text: w.edits()}, {Text: w.datum()}, {Label: w.datum()}, {}}}, document.Items{},
		document.List{Head: w.datum(), Items: []document.Text{w.datum(), w.runs()}}, document.List{Head: w.datum()}, document.List{Items: []document.Text{w.datum()}}, document.List{},
		w.table(), document.Table{}, alone,
		w.matrix(2, 3, false), w.matrix(3, 8, false), w.matrix(0, 2, false), w.matrix(2, 0, false), document.Matrix{},
		document.Ruler{Low: w.say(), High: w.say(), Options: []string{w.say(), w.say()}, Ticks: []float64{0, 0.5, 1}, Band: &document.Band{Low: 0.2, High: 0.9}, Marks: []document.RulerMark{
			{At: 0.1, Label: document.Text{{Text: w.text, Data: true, Short: "s"}, {Source: w.web}}, As: document.Was}, {At: 0.12, Label: document.Text{{Text: w.text, Data: true}}, As: document.Is}, {At: 7}, {At: 0.5, Label: document.Text{{Text: w.text, Data: true}}},
		}}, document.Ruler{Low: w.say(), High: w.say(), Extent: w.datum()}, document.Ruler{Low: w.say()},
		document.Rows{Head: w.runs(), Rows: []document.Row{{Key: w.datum(), Items: []document.Text{w.datum(), w.runs()}, More: 2}, {Key: w.datum()}}, More: 3, Of: "more issues"}, document.Rows{},
		document.Scale{Name: w.datum(), Low: w.say(), High: w.say(), Ticks: []float64{0.5}, Lines: []document.Line{line, written}, More: 2}, document.Scale{Name: w.muted(), Lines: []document.Line{written}}, document.Scale{},
		w.evidence(), document.Evidence{}, document.Evidence{Brief: true, Passages: []document.Passage{{Use: w.say(), Quote: w.say(), Speaker: w.say(), Source: w.web}, {Paraphrase: w.say(), Source: w.odd}}},
		document.Excerpt{Line: 3, Text: w.say(), Caret: w.n % 9}, document.Excerpt{Line: 40, Text: "```` " + w.say() + " `x`", Caret: -1}, document.Excerpt{Line: 5, Text: w.say(), Caret: 10000}, document.Excerpt{Line: 1, Caret: 0},
		document.Reading{Language: "ru", Paragraphs: []document.Paragraph{
			{Number: 4, Text: w.say(), Marks: []document.Mark{{ID: "mark", To: 99999, Of: []document.Text{w.runs(), nil}}, {ID: w.text, To: 99999, Of: []document.Text{{{Text: "again"}}}}}},
			{Number: 5, Text: w.say(), CutBefore: true, CutAfter: true}, {Number: 9},
		}}, document.Reading{},
		document.Picture{ID: "p", Drawing: Square{Title: w.text}, Figures: &figures}, document.Picture{ID: "p", Figures: &open}, document.Picture{}, document.Picture{Drawing: Square{Title: w.text}},
		document.Picture{ID: "q", Drawing: Square{Title: w.text}, Figures: &alone, Else: []document.Block{document.Para{Text: w.runs()}, w.table()}}, document.Picture{ID: "r", Drawing: Square{Title: w.text}, Else: []document.Block{}},
		document.Picture{ID: "s", Figures: &alone, Else: []document.Block{document.Para{Text: w.datum()}}},
		document.Para{Text: document.Text{{Text: document.OnDoubt.Mark(), Ground: document.OnDoubt}, {Text: " "}, {Text: w.say(), Data: true}}},
		document.Entry{Todo: true, Head: w.runs()}, document.Entry{Todo: true},
		document.Glossary{Entries: []document.Item{{Label: w.datum(), Text: w.runs()}, {Label: w.muted(), Text: w.muted()}, {Text: w.datum()}}, Redlines: w.runs()}, document.Glossary{},
		document.Next{Commands: []document.Command{{About: w.datum(), Line: w.say()}, {}}}, document.Next{Commands: []document.Command{{Line: w.say()}}},
	}
}

// Square is a drawing with a title.
type Square struct{ Title string }

func (s Square) SVG(prefix string) string {
	return `<svg role="img" viewBox="0 0 40 10" width="40" height="10"><title id="` + prefix + `-t">` + html.EscapeString(visible.Line(s.Title)) + `</title><rect width="40" height="10" fill="currentColor"/></svg>`
}
