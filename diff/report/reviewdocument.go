package report

import (
	"stance/diff"
	"stance/diff/report/document"
	"stance/positions"
	"stance/positions/team/review"
)

// Document tells of the queue of records to be looked at, the most consequential first: the
// name to give to `review show` and `review approve`, what the sign-offs come to, what the
// record is and why to look at it.
func (r *Review) Document() *document.Document {
	head, states := r.Totals()
	d := &document.Document{Title: say("Review: ", datasetName(r.History.Dataset.Codebook.Title))}
	totals := document.Facts{Lines: []document.Text{strong(head), dotted(states)}}
	if line := r.Filter.Line(); line != "" {
		totals.Lines = append(totals.Lines, say("shown here: ", datum(line)))
		if len(r.Items) == 0 {
			totals.Lines = append(totals.Lines, say("none of these"))
		}
	}
	d.Blocks = append(d.Blocks, totals)
	told := r.Items
	if r.Most > 0 {
		told = told[:min(len(told), r.Most)]
	}
	for i := range told {
		d.Blocks = append(d.Blocks, queued(&told[i], i+1))
	}
	if more := len(r.Items) - len(told); more > 0 {
		d.Blocks = append(d.Blocks, document.Para{Text: muted("and " + document.Count(more, "more record", "more records") + ", for a party or an issue alone")})
	}
	if len(r.Orphans) > 0 {
		var list document.Facts
		for _, s := range r.Orphans {
			list.Lines = append(list.Lines, say(datum(OrphanLine(s))))
		}
		d.Blocks = append(d.Blocks, document.Section{Name: say("Orphaned: sign-offs of records that are not there"), Part: true, Blocks: []document.Block{list}})
	}
	if len(r.Items) > 0 {
		d.Blocks = append(d.Blocks, pasted(r.Next()...)...)
	}
	return d
}

// queued tells of an item of the queue, in few lines.
func queued(it *diff.QueueItem, number int) document.Entry {
	what := say(datum(What(it, Full)))
	if it.Change != nil {
		what = kindText(it.Change.Kind, what)
	}
	var coder document.Text
	if by := CodedBy(it.Record); by != "" {
		coder = document.Text{{Text: by, Data: true, Whole: true, Tone: document.Muted}}
	}
	facts := document.Facts{Lines: []document.Text{besideEachOther(what, dotted(Why(it)), coder)}}
	for _, e := range it.Reviews {
		if e.Counts && e.Verdict == review.Dispute {
			facts.Lines = append(facts.Lines, toned(VerdictLine(e), document.Against))
		}
	}
	return document.Entry{
		Number: number, Page: ReviewPage(it.Record), Name: review.CellName(it.Record),
		Head: document.Text{{Text: review.CellName(it.Record), Data: true, Bold: true, Whole: true, Page: RecordPage(it.Record)}, {Text: "  "}, stateRun(it.State)},
		Body: []document.Block{facts},
	}
}

// stateRun says what the sign-offs of a record come to.
func stateRun(s review.State) document.Run {
	r := document.Run{Text: StateWord(s), Whole: true}
	switch s {
	case review.Disputed:
		r.Tone = document.Against
	case review.Approved:
		r.Tone = document.Muted
	}
	return r
}

// Document tells one record in full, as a reviewer has to see it: before and after with the
// redlines, the evidence, the claims, the warnings and what reviewers said of it so far.
func (it *ReviewItem) Document() *document.Document {
	r := it.Record
	c := composing(it.History, r.Date, diff.ClaimSteps(it.History, r.Party, r.Issue))
	s := document.Section{
		Name: document.Text{
			{Text: review.CellName(r), Data: true, Whole: true}, {Text: "  "}, stateRun(it.State), {Text: "  "}, {Text: it.Place, Data: true, Tone: document.Muted},
		},
		Blocks: question(r.Issue),
	}
	add := func(blocks ...document.Block) { s.Blocks = append(s.Blocks, blocks...) }
	if why := Why(&it.QueueItem); why != nil {
		add(document.Items{Items: []document.Item{{Label: label("why:"), Text: dotted(why)}}})
	}
	if it.Change != nil {
		var all dates
		all.change(it.Change)
		all.day(r.Date)
		c.when = all.dating()
		add(c.reviewed(it)...)
	} else {
		if len(r.Claims) > 0 {
			add(document.Facts{Lines: besideLines(it)})
			add(c.claims(it.Claims(), everyClaim)...)
		} else if lines := besideLines(it); lines != nil {
			add(document.Facts{Lines: lines})
		}
	}
	if q := r.Silence; q != nil {
		add(document.Facts{Lines: []document.Text{say(strong(NotFound), " ", datum(SilenceFacts(q)))}})
		add(c.silenceEvidence(q)...)
	}
	d := &document.Document{
		Title: say(datum(r.Issue.Name), " · ", datum(r.Party.Name), " · "+Dating{}.Record(r)), About: say("Review"),
		Blocks: []document.Block{s, document.Sources{}},
	}
	if len(it.Warnings) > 0 {
		var entries []document.Block
		for _, w := range it.Warnings {
			w.Text = "" // the record is shown
			entries = append(entries, problemEntry(w))
		}
		d.Blocks = append(d.Blocks, document.Section{Name: say("Warnings"), Part: true, Blocks: entries})
	}
	if len(it.Reviews) > 0 {
		var f document.Facts
		for _, e := range it.Reviews {
			tone := document.Plain
			if e.Verdict == review.Dispute && e.Counts {
				tone = document.Against
			}
			f.Lines = append(f.Lines, toned(VerdictLine(e), tone))
		}
		d.Blocks = append(d.Blocks, document.Section{Name: say("Reviews so far"), Part: true, Blocks: []document.Block{f}})
	}
	return d
}

// besideLines says what is in force beside a record of claims alone, nil for nothing.
func besideLines(it *ReviewItem) []document.Text {
	if line := it.BesideLine(); line != "" {
		return []document.Text{say(datum(line))}
	}
	return nil
}

// reviewed tells of the stance of a record, on its scale and against the one before.
func (c *composer) reviewed(it *ReviewItem) []document.Block {
	ch := it.Change
	s, scale := ch.To.Stance, it.Record.Issue.Scale
	var blocks []document.Block
	if scale != nil {
		r := rulerOf(scale)
		r.Band = bandOf(scale, s.Plausible)
		if ch.From != nil && ch.From.Stance.Kind == positions.Placed && !positions.SamePosition(ch.From.Stance, s) {
			r.Marks = append(r.Marks, document.RulerMark{At: scale.Score(ch.From.Stance.Value) / 100, Label: muted("was"), As: document.Was})
		}
		if s.Kind == positions.Placed {
			r.Marks = append(r.Marks, document.RulerMark{At: scale.Score(s.Value) / 100, Label: say("now"), As: document.Is})
		}
		blocks = append(blocks, r)
	}
	was, now := c.places(ch)
	items := document.Items{Items: []document.Item{
		{Label: label("was"), Text: listedText("; ", was...)},
		{Label: label("now"), Text: listedText("; ", now...)},
		{Label: label("confidence:"), Text: listedText("; ", say(s.Confidence.String()), say(datum(Margin(s))))},
	}}
	if ch.To.Salience != nil {
		items.Items = append(items.Items, document.Item{Label: label("salience:"), Text: say(Salience(*ch.To.Salience))})
	}
	return append(blocks, items, c.change(it.Comparison(), nil, ch, ""))
}
