package report

import (
	"stance/diff/report/document"
	"stance/positions"
)

// Overview is what stands at the front of a dataset's pages: what changed last before a date, who
// stands where on it, and what there is to be done.
type Overview struct {
	Status  Status
	Date    positions.Date // 0 where there are no snapshots
	Changes *Diff          // since the snapshot date before; nil where there is none
	Filter  Filter
	Notes   []string
	Call    Call
}

// Most cells, and most lines of changes, that an overview tells one by one.
const (
	overviewCells = 400
	overviewRoom  = 60
)

// Show is who stands where on the date.
func (o *Overview) Show() *Show {
	s := NewShow(o.Status.History, o.Date, o.Filter)
	s.Call = o.Call
	return s
}

// Document composes it.
func (o *Overview) Document() *document.Document {
	h := o.Status.History
	data := h.Dataset
	d := &document.Document{Title: titleOf(data.Codebook), About: about("Overview", &o.Filter, ""), Below: below(h, o.Notes), Lead: o.Status.contents()}
	if o.Date != 0 {
		d.About = about("Overview", &o.Filter, DateName(data.Info(o.Date)))
		d.Dates = []document.DateLine{dateLine("as of", data.Info(o.Date))}
	}
	if line := o.Filter.Line(); line != "" {
		d.Below = append(d.Below, say("shown here: ", datum(line)))
	}
	if o.Changes != nil {
		d.Blocks = append(d.Blocks, o.changed())
	}
	if o.Date != 0 {
		d.Blocks = append(d.Blocks, document.Section{ID: "standing", Name: say("Who stands where"), Part: true, Blocks: o.standing()})
	}
	rows := append(o.Status.review(), o.Status.check())
	d.Blocks = append(d.Blocks, document.Section{ID: "doing", Name: say("What there is to do"), Part: true, Blocks: []document.Block{document.Rows{Rows: rows}}})
	return d
}

// changed is the screen of what changed since the date before.
func (o *Overview) changed() document.Section {
	screen := o.Changes.Screen(true)
	screen.Room = overviewRoom
	screen = screen.Fit(roughLines)
	s := document.Section{ID: "changed", Name: say("What changed last: ", screen.Aside), Part: true, Page: ChangesPage(o.Changes.From, o.Changes.To)}
	for _, line := range screen.Lead {
		s.Blocks = append(s.Blocks, document.Para{Text: line})
	}
	for _, b := range screen.Blocks {
		if _, is := b.(document.Next); !is {
			s.Blocks = append(s.Blocks, b)
		}
	}
	if screen.MoreScales > 0 {
		more := document.Run{Text: "and on " + document.Count(screen.MoreScales, "more issue", "more issues"), Page: s.Page}
		s.Blocks = append(s.Blocks, document.Para{Text: document.Text{more}})
	}
	return s
}

// roughLines is about how many lines the scales of a document take.
func roughLines(d *document.Document) int {
	n := 0
	for _, s := range d.Scales() {
		n += 2
		for i := range s.Lines {
			n += 1 + len(s.Lines[i].Body)
		}
	}
	return n
}

// standing is the matrix of parties by issues, or where it would be too large what the status has.
func (o *Overview) standing() []document.Block {
	s := o.Show()
	if len(s.Parties())*len(s.Issues()) > overviewCells {
		return []document.Block{o.Status.standing(s)}
	}
	c := &shown{Show: s, composer: composing(s.History, s.Date, nil), used: map[Mark]bool{}}
	c.when = s.dating()
	matrix := c.matrix()
	return []document.Block{document.Facts{Lines: []document.Text{dotted(s.Totals())}}, matrix, c.legend()}
}
