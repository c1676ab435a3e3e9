package report

import (
	"slices"

	"stance/diff"
	"stance/diff/redline"
	"stance/diff/report/document"
	"stance/positions"
)

// changed tells a change: where the party stood and stands, how sure that is, and what became
// of its terms; beside it the words that decide it; then what others claim. All else can be
// unfolded.
func (r *ChangeReport) changed(c *diff.Change) document.Entry {
	var sides document.Items
	now := label("now:")
	if c.From == nil { // then there is no other side
		now = nil
	} else {
		sides.Items = append(sides.Items, document.Item{Label: label("was:"), Text: r.side(naming(func(n Naming) string { return Was(c, n) }), c, c.From)})
	}
	sides.Items = append(sides.Items, document.Item{Label: now, Text: r.side(naming(func(n Naming) string { return Now(c, n) }), c, c.To)})
	said := []document.Block{sides}
	cautions, remarks := r.remarks(c)
	if cautions != nil {
		said = append(said, document.Facts{Lines: cautions})
	}
	var moved, kept []document.Item
	for _, t := range TermLines(c, Full, r.when) {
		if t.Op == redline.TermEqual || t.Op == redline.NotRepeated || c.From == nil {
			kept = append(kept, termItem(t))
		} else {
			moved = append(moved, termItem(t))
		}
	}
	if moved != nil {
		said = append(said, document.Items{Items: moved})
	}
	told, rest := r.evidenceOf(c.To)
	e := r.cellEntry(c, boldOn(c.Party, c.Issue), ": ", kindText(c.Kind, say(datum(Label(c, Full)))))
	e.Titled = true
	e.Body = []document.Block{document.Split{Left: said, Right: told}}
	e.Body = append(e.Body, folded(r.beneath(c, kept, remarks), r.restsOn(c, rest))...)
	e.Body = append(e.Body, r.claimed(c.Claims)...)
	return e
}

// same tells in a line a stance that stands as it stood, or was said again.
func (r *ChangeReport) same(c *diff.Change) document.Entry {
	place := say(datum(joined(Position(c.To.Stance, sidesOf(c)...), Via(c.To.Holding, Full))))
	e := r.cellEntry(c, boldOn(c.Party, c.Issue), ": ", r.side(place, c, c.To))
	if c.Kind != diff.Unchanged {
		e.Head = say(boldOn(c.Party, c.Issue), ": ", datum(Label(c, Full)), "; ", r.side(place, c, c.To))
	}
	cautions, remarks := r.remarks(c)
	if cautions != nil {
		e.Body = append(e.Body, document.Facts{Lines: cautions})
	}
	if wordsAlone(c.To.Stance) { // then they are all there is
		e.Body = append(e.Body, document.Para{Text: say(datum(c.To.Stance.Summary))})
	}
	var terms []document.Item
	if c.Kind != diff.Unchanged {
		before := naming(func(n Naming) string { return Was(c, n) })
		terms = append([]document.Item{{Label: label("was:"), Text: r.side(before, c, c.From)}}, r.termItems(c)...)
	}
	told, rest := r.evidenceOf(c.To)
	e.Body = append(e.Body, folded(r.beneath(c, terms, remarks), r.restsOn(c, append(told, rest...)))...)
	e.Body = append(e.Body, r.claimed(c.Claims)...)
	return e
}

// cellEntry is where the report tells of a cell.
func (r *ChangeReport) cellEntry(c *diff.Change, head ...any) document.Entry {
	return document.Entry{ID: changeAnchor(c.Party, c.Issue), Name: cellName(c.Party, c.Issue).Text(), Head: say(head...)}
}

// side is where a party stands on one side of a change, since when, and how sure that is.
func (r *ChangeReport) side(place document.Text, c *diff.Change, in *diff.InForce) document.Text {
	age := ""
	if c.Kind == diff.Unchanged && in.Age > 0 {
		age = ago(in.Age)
	}
	grounds := unbrokenText(r.when.Stance(in.Stance), document.Muted)
	if rest := joined(age, VoiceGloss(in)); rest != "" {
		grounds = say(grounds, muted(", "+rest))
	}
	return besideEachOther(place, grounds, howSure(in))
}

// remarks are what else is to be said of a change: first what its reader must know, then what
// can be unfolded.
func (r *ChangeReport) remarks(c *diff.Change) (cautions, rest []document.Text) {
	first := []string{Approaches(c, Full), VoicesGloss(c.To), NotFoundAgain(c.To)}
	if c.Kind != diff.Held { // of which it makes no difference
		first = append(first, DayUncertain(c, r.From, r.To, r.when))
	}
	for _, remark := range append(Remarks(r.Comparison, c, Full, r.when), InheritedBy(c.To.Stance)) {
		switch {
		case remark == "", remark == OriginsGloss(c.To): // which is told with the position
		case slices.Contains(first, remark):
			cautions = append(cautions, say(datum(remark)))
		default:
			rest = append(rest, say(datum(remark)))
		}
	}
	if o := Objections(r.Ledger, c); o != "" {
		cautions = append(cautions, toned(o, document.Against))
	}
	return cautions, rest
}

// beneath is what can be unfolded beneath a change: other remarks, terms, the coder's words.
func (r *ChangeReport) beneath(c *diff.Change, terms []document.Item, remarks []document.Text) []document.Block {
	var words []document.Block
	if remarks != nil {
		words = append(words, document.Facts{Lines: remarks})
	}
	items := terms
	if c.Kind != diff.Unchanged {
		items = append(items, wordingItem(c))
		items = append(items, beside(c.To.Stance.Record)...)
	}
	if items != nil {
		words = append(words, document.Items{Items: items})
	}
	return words
}

// restsOn is what is to be unfolded of the evidence of a change: that of its stance, and what
// the one before rests on.
func (r *ChangeReport) restsOn(c *diff.Change, evidence []document.Block) []document.Block {
	if c.From != nil && c.From.Stance != c.To.Stance && c.Kind != diff.OwnVoice {
		if ground := r.stanceEvidence(c.From.Stance); ground != nil {
			evidence = append(evidence, document.Section{Name: say("Evidence for the position before, " + r.when.Stance(c.From.Stance)), Blocks: ground})
		}
	}
	return evidence
}

// folded is what may be closed at first, words with the evidence beside them; no block where
// there is neither.
func folded(words, evidence []document.Block) []document.Block {
	inside := words
	switch {
	case words == nil && evidence == nil:
		return nil
	case words == nil:
		inside = evidence
	case evidence != nil:
		inside = []document.Block{document.Split{Left: words, Right: evidence}}
	}
	return []document.Block{document.Section{Name: say("More"), Folded: true, Blocks: inside}}
}

// evidenceOf is what a stance rests on: the piece by whose words it is told, and the rest,
// with what else is to be known of that piece.
func (r *ChangeReport) evidenceOf(in *diff.InForce) (told, rest []document.Block) {
	s := in.Stance
	return r.toldAndRest(s.Record, s.Evidence, s.Record.Party)
}

func (r *ChangeReport) toldAndRest(of *positions.Record, list []positions.Evidence, speaker *positions.Party) (told, rest []document.Block) {
	by := toldBy(r.History, list, speaker)
	if by == nil {
		return nil, r.evidence(of, list, speaker)
	}
	var others document.Evidence
	for i := range list {
		if e := &list[i]; e != by {
			others.Passages = append(others.Passages, r.passage(of, e, speaker))
		}
	}
	passage, about := abridged(r.passage(of, by, speaker), by)
	if about != "" {
		rest = append(rest, document.Para{Text: muted("of the words above: " + about)})
	}
	if others.Passages != nil {
		rest = append(rest, others)
	}
	return []document.Block{document.Evidence{Passages: []document.Passage{passage}, Brief: true}}, rest
}

// abridged is a passage with no more than who speaks and the source, and what else there is
// to know of it.
func abridged(p document.Passage, e *positions.Evidence) (short document.Passage, about string) {
	if p.Grading != "" {
		p.Grading = "graded " + p.Grading
	}
	about = joined(append([]string{e.Role, e.Venue, p.Locator, p.Grading}, p.Notes...)...)
	p.Speaker, p.Locator, p.Grading, p.Notes = e.Speaker, "", "", nil
	return p, about
}

// claimed tells what others say of a party, each as theirs, with the words that decide it.
func (r *ChangeReport) claimed(list []diff.Claim) []document.Block {
	var entries []document.Block
	for i, cl := range list {
		head, glosses := r.claimWords(cl, r.when)
		var answer, facts []string
		for _, gloss := range glosses {
			switch gloss {
			case BasisGloss(cl.Basis), ConfidenceGloss(cl.Confidence): // told with how sure it is
			case ResponseGloss(cl.Claim, r.read, Full), contestedGloss:
				answer = append(answer, gloss)
			default:
				facts = append(facts, gloss)
			}
		}
		e := document.Entry{
			Name: cellName(cl.Record.Party, cl.Record.Issue).Text() + ", " + head,
			Head: besideEachOther(document.Text{groundRun(document.OnClaim), {Text: " "}, {Text: head, Data: true, Bold: true}}, howSureClaim(r.History, cl.Claim), say(datum(joined(answer...)))),
		}
		told, rest := r.toldAndRest(cl.Record, cl.Evidence, cl.By)
		words := r.claimWording(cl)
		var inside []document.Block
		if told == nil {
			e.Body = []document.Block{document.Para{Text: words}}
		} else {
			e.Body = told
			inside = append(inside, document.Items{Items: []document.Item{{Label: label("coder's wording:"), Text: words}}})
		}
		if remark := ClaimsRemark(list, i); remark != "" {
			facts = append(facts, remark)
		}
		if facts != nil {
			inside = append(inside, factsOf(facts))
		}
		e.Body = append(e.Body, folded(inside, rest)...)
		entries = append(entries, e)
	}
	return entries
}
