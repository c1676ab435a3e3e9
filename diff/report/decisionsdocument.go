package report

import (
	"strings"

	"stance/diff/report/document"
	"stance/positions/team/agreement"
)

// Document tells what people have to decide, with who said what, and a box to tick for
// each.
func (d *Decisions) Document() *document.Document {
	doc := &document.Document{
		Title: say("Decisions: ", datum(d.Codebook.Title)), Aside: say("codings of ", datum(strings.Join(d.Coders, ", "))),
		Lead: []document.Text{say(d.Summary())},
	}
	for _, l := range decisionHelp {
		doc.Blocks = append(doc.Blocks, document.Entry{Head: coded(l)})
	}
	section := func(name, about string, entries []document.Block) {
		if entries == nil {
			return
		}
		s := document.Section{Name: say(name), Part: true}
		if about != "" {
			s.Blocks = append(s.Blocks, document.Para{Text: say(about)})
		}
		s.Blocks = append(s.Blocks, entries...)
		doc.Blocks = append(doc.Blocks, s)
	}
	var disputes, back, conflicts []document.Block
	for i := range d.Disputes {
		disputes = append(disputes, d.dispute(&d.Disputes[i], i+1))
	}
	for _, l := range d.LeftOut {
		back = append(back, document.Entry{Todo: true, Head: say(datum(l))})
	}
	for _, l := range d.Conflicts {
		conflicts = append(conflicts, document.Entry{Head: say(datum(l))})
	}
	section("To decide", "", disputes)
	section("To put back", "The coders agree on these, but the term that ends is given in records to be decided alone. Once such a record is kept, put the ending back into the record named here; without it the term would stand on.", back)
	section("Also differs", "", conflicts)
	return doc
}

// dispute is one of the records to decide: over what, and who said what.
func (d *Decisions) dispute(u *agreement.Dispute, number int) document.Entry {
	todo := say(cellName(u.Party, u.Issue), ", ", u.Date.Text(), ": ", datum(decisionOver(u)), ". In ", datum(d.File(u.Date)))
	t := document.Table{Columns: []document.Column{{Key: true}}}
	for i := range u.Said {
		t.Columns = append(t.Columns, document.Column{Head: say(datum(u.Said[i].Coder))})
	}
	for _, f := range saidFacts(u) {
		row := document.TableRow{Cells: []document.Cell{{say(f.Name)}}}
		for _, words := range f.Words {
			row.Cells = append(row.Cells, document.Cell{say(datum(words))})
		}
		t.Rows = append(t.Rows, row)
	}
	return document.Entry{
		Number: number, Titled: true, Head: say(datum(CellName(u.Date, u.Party, u.Issue))),
		Body: []document.Block{document.Entry{Todo: true, Head: todo}, t},
	}
}
