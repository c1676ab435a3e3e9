package terminal

import (
	"io"
	"strconv"

	"stance/diff"
	"stance/diff/report"
	"stance/positions/review"
)

// Review writes the queue of records to be looked at, the most consequential
// first: the name to give to `review show` and `review approve`, what the
// sign-offs come to, what the record is and why to look at it.
func Review(w io.Writer, r *report.Review, s Screen) error {
	p := newPage(s)
	head, states := r.Totals()
	p.put(paragraph(mark(r.History.Dataset.Codebook.Title, bold), p.width, nil, nil))
	p.put(hanging(mark(head, bold), p.width-2, 2).indent(2))
	var counts []text
	for _, c := range states {
		counts = append(counts, say(c).glued(p.width-4))
	}
	p.put(hanging(list(" · ", counts...), p.width-2, 2).indent(2))
	if line := r.Filter.Line(); line != "" {
		p.put(hanging(say("shown here: "+line), p.width-2, 2).indent(2))
		if len(r.Items) == 0 {
			p.put(hanging(say("none of these"), p.width-2, 2).indent(2))
		}
	}
	p.gap()
	number := len(strconv.Itoa(len(r.Items)))
	for i := range r.Items {
		p.queued(&r.Items[i], strconv.Itoa(i+1), number)
	}
	p.orphans(r.Orphans)
	if len(r.Items) > 0 {
		p.gap()
		p.next(r.Next()...)
	}
	return p.writeTo(w)
}

// queued writes an item of the queue in two lines, or more where they are long.
func (p *page) queued(it *diff.QueueItem, number string, width int) {
	indent := 2 + width + 2
	name := mark(review.CellName(it.Record), bold).glued(p.width - indent)
	head := cat(spaces(2+width-len(number)), mark(number, dim), spaces(2))
	p.put(paragraph(list("  ", name, mark(report.StateWord(it.State), stateStyle(it.State)).glued(p.width-indent)), p.width, head, spaces(indent)))
	what := mark(report.What(it, report.Full), 0)
	if it.Change != nil {
		what = mark(report.What(it, report.Full), kindStyle(it.Change.Kind))
	}
	parts := []text{what}
	for _, r := range report.Why(it) {
		parts = append(parts, say(r).glued(p.width-indent))
	}
	if c := it.Record.Coder; c != "" {
		parts = append(parts, mark("coded by "+c, dim).glued(p.width-indent))
	}
	p.put(paragraph(list(" · ", parts...), p.width, spaces(indent), spaces(indent)))
	for _, e := range it.Reviews {
		if e.Counts && e.Verdict == review.Dispute {
			p.put(paragraph(mark(report.VerdictLine(e), wrong), p.width, spaces(indent), spaces(indent+2)))
		}
	}
}

func stateStyle(s review.State) style {
	switch s {
	case review.Disputed:
		return wrong
	case review.Approved:
		return dim
	}
	return 0
}

// orphans lists the sign-offs of records that are not there.
func (p *page) orphans(list []review.SignOff) {
	if len(list) == 0 {
		return
	}
	p.gap()
	p.part("Orphaned: sign-offs of records that are not there")
	for _, s := range list {
		p.put(hanging(say(report.OrphanLine(s)), p.width-2, 2).indent(2))
	}
}
