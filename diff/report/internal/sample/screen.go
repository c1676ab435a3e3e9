package sample

import (
	"unicode/utf8"

	"stance/diff/report/document"
)

// Screen gives a document such as a first screen, of scales above all, which are shortened
// where there is no room: with a text in each place, and with every sign and place on a
// scale, also what is not there.
func Screen(text string) *document.Document {
	said := func(before, after string) document.Text {
		half := len(text) / 2
		for !utf8.RuneStart(append([]byte(text), 'a')[half]) {
			half++
		}
		return document.Text{
			{Text: before}, {Text: text, Data: true}, {Text: after},
			{Text: text, Data: true, Bold: true, Short: "short"}, {Text: "bold", Bold: true}, {Text: " 2"},
			{Text: text[:half], Data: true}, {Text: text[half:], Data: true}, {}, {Data: true, Bold: true},
		}
	}
	datum := document.Text{{Text: text, Data: true}}
	edits := document.Text{{Text: text, Data: true}, {Text: text, Data: true, Deleted: true}, {Text: text, Data: true, Inserted: true}, {Inserted: true}}
	doc := &document.Document{
		Title: said("On ", ", "), Aside: said("14 Aug → ", " 2025 · "),
		Lead:       []document.Text{said("One shifted: ", ". "), nil, datum},
		MoreScales: 3, All: document.Command{Line: "stance diff -C '" + text + "' -v", Added: "-v"}, Legend: true,
	}
	spots := []*document.Spot{
		nil, {At: 0, Low: 0, High: 0}, {At: 1, Low: 1, High: 1}, {At: 0.5, Low: 0.25, High: 0.75}, {At: -1, Low: 1.0 / 3, High: 2.0 / 3},
		{At: 0.5, Low: 0.5, High: 0.5, Unsure: true}, {At: -1, Low: 0, High: 0.5, Unsure: true}, {At: 2, Low: -1, High: 9},
	}
	for sign := document.Moved; sign <= document.NotFound+1; sign++ {
		scale := document.Scale{Name: said("", ": "), Low: text, High: "high " + text, Ticks: []float64{0, 0.5, 1}, More: 14}
		for i := range 2 {
			scale.Lines = append(scale.Lines, document.Line{
				Sign: sign, Who: said("", ", "), Before: spots[(3*i+int(sign))%len(spots)], Now: spots[(i+1+int(sign))%len(spots)], Places: said("", " → "), Tail: said("what, ", " "), Grounds: said("on ", ""), Also: said("in words: ", ""),
				Body: []document.Labelled{{Label: "was", Text: said("“", "” (")}, {Label: text, Text: datum}, {Text: datum}, {Label: text}, {}, {Label: "drawn", Text: datum, Place: true}, {Label: "words", Text: edits}},
			})
		}
		l := &scale.Lines[1]
		switch sign % 4 {
		case 0:
			l.Places = nil
		case 1:
			l.Tail = nil
		case 2:
			l.Who = nil
		case 3:
			l.Body = nil
		}
		doc.Blocks = append(doc.Blocks, scale)
	}
	bare := document.Scale{Name: datum, Lines: []document.Line{
		{Sign: document.Claimed}, {Sign: document.Same, Who: datum}, {Sign: document.TookUp, Tail: datum}, {Sign: document.Moved, Places: datum, Now: spots[1]},
		{Sign: document.Claimed, Body: []document.Labelled{{Label: "now", Text: datum}}},
	}}
	doc.Blocks = append(doc.Blocks, bare, document.Scale{}, document.Scale{High: text}, document.Para{Text: said("From ", " and ")}, document.Para{},
		document.Next{Commands: []document.Command{{About: document.Text{{Text: "Words and "}, {Text: text, Data: true}}, Line: "stance diff -C '" + text + "' -v"}, {}}}, document.Next{})
	return doc
}
