package markdown

import (
	"io"
	"strconv"

	"stance/diff"
	"stance/diff/report"
	"stance/positions/problem"
	"stance/positions/review"
)

// Review writes the queue of records to be looked at.
func Review(w io.Writer, r *report.Review) error {
	p := &page{}
	p.heading(1, "Review: "+esc(r.History.Dataset.Codebook.Title))
	head, states := r.Totals()
	p.block(strong(esc(head)))
	var shown md
	if line := r.Filter.Line(); line != "" {
		shown = "shown here: " + esc(line)
	}
	p.block(join("<br>", join(" · ", escEach(states)...), shown))
	var rows [][]md
	for i := range r.Items {
		rows = append(rows, queueRow(i, &r.Items[i]))
	}
	if rows != nil {
		p.table([]md{"", "Record", "State", "What", "Why", "Coder"}, rows)
	}
	if len(r.Orphans) > 0 {
		p.heading(2, "Orphaned: sign-offs of records that are not there")
		var list []md
		for _, s := range r.Orphans {
			list = append(list, esc(report.OrphanLine(s)))
		}
		p.bullets(list)
	}
	return p.writeTo(w)
}

func queueRow(i int, it *diff.QueueItem) []md {
	what := esc(report.What(it, report.Full))
	if it.Change != nil && it.Change.Kind.Moves() {
		what = strong(what)
	}
	state := []md{esc(report.StateWord(it.State))}
	for _, e := range it.Reviews {
		if e.Counts && e.Verdict == review.Dispute {
			state = append(state, esc(report.VerdictLine(e)))
		}
	}
	return []md{
		md(strconv.Itoa(i + 1)), esc(review.CellName(it.Record)), join("<br>", state...), what,
		join("<br>", escEach(report.Why(it))...), esc(it.Record.Coder),
	}
}

// ReviewItem writes one record in full, as a reviewer has to see it.
func ReviewItem(w io.Writer, it *report.ReviewItem) error {
	p := &diffPage{d: &report.Diff{Comparison: it.Comparison()}}
	p.bib.Sources = it.Sources()
	r := it.Record
	p.heading(1, esc(r.Party.Name+" on "+r.Issue.Name+", "+r.Date.Text()))
	p.block(faint(esc(r.Issue.Question)))
	p.block(join(" · ", append([]md{esc(review.CellName(r)), strong(esc(report.StateWord(it.State)))}, escEach(report.Why(&it.QueueItem))...)...))
	p.block(scaleLine(r.Issue.Scale))
	if c := it.Change; c != nil {
		p.table([]md{"Party", "Change", "Was", "Now"}, [][]md{changeRow(c)})
		p.change(c)
		if r.Note != "" {
			p.block("_coder's note:_ " + esc(r.Note))
		}
		p.block(faint(esc(report.CodedBy(r))))
	} else {
		p.block(esc(it.BesideLine()))
		p.claims(it.Claims(), false)
	}
	if s := r.Silence; s != nil {
		p.block(strong(report.NotFound) + " " + esc(report.SilenceFacts(s)))
		p.evidence(s.Evidence)
	}
	p.sources()
	var list []md
	for _, w := range it.Warnings {
		list = append(list, esc(problem.Location(w)+": "+w.Message))
	}
	if list != nil {
		p.heading(2, "Warnings")
		p.bullets(list)
	}
	list = nil
	for _, e := range it.Reviews {
		list = append(list, esc(report.VerdictLine(e)))
	}
	if list != nil {
		p.heading(2, "Reviews so far")
		p.bullets(list)
	}
	return p.writeTo(w)
}
