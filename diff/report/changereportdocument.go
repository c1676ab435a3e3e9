package report

import (
	"slices"
	"strings"

	"stance/diff/report/document"
	"stance/positions"
)

// Document composes the report: the verdict, who stands where, the findings one by one,
// then issue by issue all there is to tell, with its evidence; last what is to be doubted,
// how far apart the parties are, the sources, and what the words mean.
func (r *ChangeReport) Document() *document.Document {
	r.composer = composing(r.History, r.To, r.ClaimChanges)
	r.when = r.Dating()
	r.cite()
	s := newScreen(r.Diff)
	s.cite, s.when, s.roomy = r.refs, r.when, true
	data := r.History.Dataset
	doc := &document.Document{
		Title: titleOf(data.Codebook), About: about("Report", &r.Filter, r.Period()), Aside: say("What changed from ", day(data.Info(r.From)), " to ", day(data.Info(r.To))),
		Below: r.status(), Lead: s.lead(), Revised: r.To.String(),
	}
	add := func(list ...document.Block) { doc.Blocks = append(doc.Blocks, list...) }
	if len(r.told)+len(r.ShownClaims())+len(r.ShownSilences()) == 0 {
		doc.Lead = []document.Text{say("No stance is recorded for what this report covers, up to ", r.To.Text(), ".")}
	}
	issues := r.Issues()
	add(r.standing(issues)...)
	add(r.findings(s)...)
	told := r.dealt()
	if r.Charts != nil {
		told.log, told.shown = r.Log(), r.Narrowed()
	}
	for _, is := range issues {
		add(r.issue(is, told))
	}
	add(points("unconfirmed", "Still unconfirmed: ask before relying on it", r.unconfirmed())...)
	add(points("not-said", "Not found, and not repeated", r.notSaid())...)
	add(r.apart())
	add(document.Sources{})
	add(r.reading())
	return doc
}

// day names a date, and what happened on it.
func day(di positions.DateInfo) document.Text {
	t := document.Text{{Text: di.Date.Text(), Bold: true}}
	if di.Title != "" {
		t = say(t, " (", datum(di.Title), ")")
	}
	return t
}

// status is what has to be known before reading: how far it is signed off, what it rests
// on, as of when, and how it is narrowed.
func (r *ChangeReport) status() []document.Text {
	var lines []document.Text
	if l := r.ReviewLine(); l != "" {
		lines = append(lines, document.Text{{Text: "Status: " + l + ".", Bold: true}})
	}
	if l := r.Rests.Line(); l != "" {
		lines = append(lines, say(datum(l)))
	}
	if k := r.History.KnownBy; k != 0 {
		lines = append(lines, say("As it was known on ", k.Text(), "."))
	}
	if l := r.Filter.Line(); l != "" {
		lines = append(lines, say("Shown here: ", datum(l), "."))
	}
	for _, n := range r.Notes {
		lines = append(lines, say(datum(n)))
	}
	return lines
}

// link names a cell, and leads to where it is told.
func (r *ChangeReport) link(p *positions.Party, is *positions.Issue) document.Text {
	to := "#" + changeAnchor(p, is)
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

// mostFindings is how many findings are told one by one; the others are told with their issues.
const mostFindings = 12

// findings tells what happened, a finding each with the words that decide it, what matters
// most first. Where nothing did, the verdict has said so.
func (r *ChangeReport) findings(s *screen) []document.Block {
	section := document.Section{ID: "brief", Name: say("In brief"), Part: true}
	more := 0
	for _, is := range s.byStrength(s.told) {
		for _, l := range s.issue(is).Lines {
			switch {
			case !news(l):
			case len(section.Blocks) == mostFindings:
				more++
			default:
				section.Blocks = append(section.Blocks, r.finding(is, l, len(section.Blocks)+1))
			}
		}
	}
	if section.Blocks == nil {
		return nil
	}
	if more > 0 {
		section.Blocks = append(section.Blocks, document.Para{Text: say("And ", document.Thousands(more), " more, told below with their issues.")})
	}
	return []document.Block{section}
}

// finding is a line of the screen in words: who, on what, what happened and where that is
// on the scale; below it the words.
func (r *ChangeReport) finding(is *positions.Issue, l document.Line, number int) document.Entry {
	head := say(namesBold(l.Who), " on ", Prose{{Text: is.Name, Data: true, Bold: true, To: "#" + issueAnchor(is)}}, ": ")
	event := eventOf(l)
	if l.Sign.Moves() {
		event = with(event, document.Moving, true)
	}
	at := slices.IndexFunc(l.Places, func(run document.Run) bool { return run.Source != nil })
	if at < 0 {
		at = len(l.Places)
	}
	places := l.Places[:at:at]
	if len(l.Grounds) > 0 {
		places = bracketed(places, l.Grounds)
	}
	places = say(places, l.Places[at:])
	e := document.Entry{Number: number, Head: say(head, listedText("; ", event, places, l.Also))}
	var items document.Items
	for _, w := range l.Body {
		if !w.Place {
			items.Items = append(items.Items, document.Item{Label: label(w.Label), Text: w.Text})
		}
	}
	if items.Items != nil {
		e.Body = []document.Block{items}
	}
	return e
}

// namesBold sets off what is of the dataset.
func namesBold(t document.Text) document.Text {
	set := slices.Clone(t)
	for i := range set {
		set[i].Bold = set[i].Data
	}
	return set
}

// eventOf says what happened in a word, and when; of most lines their tail says both.
func eventOf(l document.Line) document.Text {
	word := ""
	switch l.Sign {
	case document.Recorded:
		word = "first recorded"
	case document.ReadOn:
		word = "to be read in its words"
	case document.Claimed:
		word = "only claimed"
	case document.Same:
		word = "the same"
	case document.NotFound:
		word = NotFound
	case document.Moved, document.GaveUp, document.TookUp, document.MayHave:
	}
	tail := l.Tail.Text()
	switch {
	case tail == "":
		return say(word)
	case word != "" && toldDay(l.Tail):
		return say(word, ", ", l.Tail)
	}
	return l.Tail
}

// toldDay reports whether a tail is a day, or a span of days, and nothing else.
func toldDay(t document.Text) bool {
	text := t.Text()
	for _, begins := range []string{"about ", "on or before ", "at least since ", "January ", "February ", "March ", "April ", "May ", "June ", "July ", "August ", "September ", "October ", "November ", "December "} {
		if strings.HasPrefix(text, begins) {
			return true
		}
	}
	return text != "" && '0' <= text[0] && text[0] <= '9'
}
