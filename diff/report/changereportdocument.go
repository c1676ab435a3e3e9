package report

import (
	"stance/diff/report/document"
	"stance/positions"
)

// Document composes the report: the verdict, how far it can be relied on, who stands where, the findings one by one,
// then issue by issue all there is to tell, with its evidence; last what is to be doubted,
// how far apart the parties are, the sources, and what the words mean.
func (r *ChangeReport) Document() *document.Document {
	r.composer = composing(r.History, r.To, r.ClaimChanges)
	r.when = r.Dating()
	first := r.foremost()
	told := r.dealt(first)
	r.inRoll = r.unplaced(told)
	r.cite(first.cited())
	s := newScreen(r.Diff)
	s.when, s.roomy = r.when, true
	data := r.History.Dataset
	doc := &document.Document{
		Title: titleOf(data.Codebook), About: about("Report", &r.Filter, r.Period()), Aside: r.dates(),
		Lead: s.lead(), Revised: r.To.String(), Cite: r.citation(),
	}
	add := func(list ...document.Block) { doc.Blocks = append(doc.Blocks, list...) }
	if len(r.told)+len(r.besides)+len(r.ShownClaims())+len(r.ShownSilences()) == 0 && !r.Filter.ByKind() {
		doc.Lead = []document.Text{say("No stance is recorded for what this report covers, up to ", r.To.Text(), ".")}
	}
	issues := r.Issues()
	add(r.status()...)
	add(r.standing(issues)...)
	add(r.findings(s)...)
	if r.Charts != nil {
		told.shown = r.Narrowed()
		if first == nil {
			told.log = r.Log()
		}
		first.narrow(told)
	}
	for _, is := range issues {
		add(r.issue(is, told))
	}
	add(r.shortened(first, points("unconfirmed", "Still unconfirmed: ask before relying on it", false, r.unconfirmed()))...)
	add(points("said-once", "Of one origin, though no leak", true, r.saidOnce())...)
	add(r.shortened(first, points("not-said", "Not found, and not repeated", true, r.notSaid()))...)
	if r.Distances.told() || r.Filter.Line() == "" {
		add(r.apart())
	}
	add(document.Sources{Folded: true})
	add(r.reading())
	return doc
}

// oneDay reports whether the report is of one day, so that nothing was compared: then it calls
// nothing unchanged and nothing the same.
func (r *ChangeReport) oneDay() bool { return r.From == r.To }

// dates says from when to when the report tells what changed.
func (r *ChangeReport) dates() document.Text {
	to := day(r.History.Dataset.Info(r.To))
	if r.oneDay() {
		return say("As of ", to)
	}
	period := say("What changed from ", day(r.History.Dataset.Info(r.From)), " to ", to)
	if only := r.Filter.Spoken(); only != "" {
		period = say(period, ": ", datum(only))
	}
	return period
}

// day names a date, and what happened on it.
func day(di positions.DateInfo) document.Text {
	t := document.Text{{Text: di.Date.Text(), Bold: true}}
	if di.Title != "" {
		t = say(t, " (", datum(di.Title), ")")
	}
	return t
}

// link names a cell, and leads to where it is told.
func (r *ChangeReport) link(p *positions.Party, is *positions.Issue) document.Text {
	to := "#" + r.anchor(p, is)
	return document.Text{{Text: p.Label(), Data: true, To: to}, {Text: " on ", To: to}, {Text: is.Name, Data: true, To: to}}
}

// refs are the numbers of the sources of evidence, each once and in order.
func (c *composer) refs(lists ...[]positions.Evidence) document.Text {
	var bib Bibliography
	for _, evidence := range lists {
		bib.Cite(evidence)
	}
	var t document.Text
	for _, s := range bib.Sources {
		t = append(t, document.Run{Source: c.source(s)})
	}
	return t
}
