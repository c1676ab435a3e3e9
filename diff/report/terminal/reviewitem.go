package terminal

import (
	"io"

	"stance/diff"
	"stance/diff/report"
	"stance/positions"
	"stance/positions/problem"
	"stance/positions/review"
)

// ReviewItem writes one record in full, as a reviewer has to see it: before
// and after with the redlines, the evidence, the claims, the warnings and what
// reviewers said of it so far.
func ReviewItem(w io.Writer, it *report.ReviewItem, s Screen) error {
	p := &diffPage{page: newPage(s), d: &report.Diff{Comparison: it.Comparison()}}
	p.bib.Sources = it.Sources()
	r := it.Record
	p.section(r.Issue.Name + " · " + r.Party.Name + " · " + r.Date.Text())
	if r.Issue.Question != "" {
		p.para(2, mark(r.Issue.Question, dim))
	}
	name := list("  ", mark(review.CellName(r), bold).glued(p.width-2), mark(report.StateWord(it.State), stateStyle(it.State)), mark(it.Place, dim))
	p.put(hanging(name, p.width-2, 2).indent(2))
	if why := report.Why(&it.QueueItem); why != nil {
		var parts []text
		for _, r := range why {
			parts = append(parts, say(r).glued(p.width-8))
		}
		p.item(2, mark("why:", dim), list(" · ", parts...))
	}
	if it.Change != nil {
		p.reviewedStance(it)
	}
	p.reviewedRest(it)
	p.bibliography(&p.bib)
	p.reviews(it)
	return p.writeTo(w)
}

func (p *diffPage) reviewedStance(it *report.ReviewItem) {
	c := it.Change
	s := c.To.Stance
	if is := it.Record.Issue; is.Scale != nil {
		p.put(track(is.Scale, p.width-2, s.Plausible, reviewedSpots(c)).indent(2))
	}
	p.gap()
	was, now := p.places(c)
	p.item(2, mark("was", dim), list("; ", was...))
	p.item(2, mark("now", dim), list("; ", now...))
	p.item(2, mark("confidence:", dim), list("; ", say(s.Confidence.String()), mark(report.Margin(s), 0)))
	p.gap()
	p.change(c)
	p.codersNote(it.Record)
}

// codersNote says what the coder noted of the record, and who that is.
func (p *page) codersNote(r *positions.Record) {
	if r.Note != "" {
		p.item(2, mark("coder's note:", dim), say(r.Note))
	}
	if coder := report.CodedBy(r); coder != "" {
		p.para(2, mark(coder, dim))
	}
}

// reviewedSpots sets the stance, and the one before where it stood elsewhere,
// on their scale.
func reviewedSpots(c *diff.Change) []spot {
	var spots []spot
	if c.From != nil && c.From.Stance.Kind == positions.Placed && !positions.SamePosition(c.From.Stance, c.To.Stance) {
		spots = append(spots, spot{value: c.From.Stance.Value, label: mark("was", dim), mark: "○"})
	}
	if c.To.Stance.Kind == positions.Placed {
		spots = append(spots, spot{value: c.To.Stance.Value, label: say("now"), mark: "●"})
	}
	return spots
}

// reviewedRest tells of a record without a stance: its claims, its silence.
// Beside a stance the claims are told with the change.
func (p *diffPage) reviewedRest(it *report.ReviewItem) {
	width := min(p.width, proseWidth) - 2
	p.put(hanging(say(it.BesideLine()), width, 2).indent(2))
	if it.Change == nil && len(it.Record.Claims) > 0 {
		p.gap()
		p.put(claims(it.Claims(), &p.bib, width, everyClaim).indent(2))
	}
	if s := it.Record.Silence; s != nil {
		p.gap()
		p.put(hanging(cat(mark(report.NotFound, bold), say(" "+report.SilenceFacts(s))), width, 2).indent(2))
		p.put(evidence(s.Evidence, &p.bib, width).indent(2))
	}
}

// reviews lists the warnings of the record and what was said of it so far.
func (p *page) reviews(it *report.ReviewItem) {
	if len(it.Warnings) > 0 {
		p.gap()
		p.part("Warnings")
		for _, w := range it.Warnings {
			p.put(hanging(say(problem.Location(w)+": "+w.Message), p.width-2, 2).indent(2))
		}
	}
	if len(it.Reviews) == 0 {
		return
	}
	p.gap()
	p.part("Reviews so far")
	for _, e := range it.Reviews {
		st := style(0)
		if e.Verdict == review.Dispute && e.Counts {
			st = wrong
		}
		p.put(hanging(mark(report.VerdictLine(e), st), p.width-2, 2).indent(2))
	}
}
