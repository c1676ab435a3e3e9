package report

import (
	"stance/diff"
	"stance/diff/report/document"
	"stance/positions"
)

// reported is what a report tells, dealt out to the issues by their index, and what is
// drawn of it, nil for nothing.
type reported struct {
	told, members [][]diff.Change // as in ChangeReport
	inherited     [][]diff.Change // told with their group
	claimed       [][]diff.ClaimedCell
	silent        [][]*positions.Silence

	shown *diff.Comparison
	log   *Log
}

// dealt deals out what the report tells.
func (r *ChangeReport) dealt() *reported {
	n := len(r.History.Dataset.Codebook.Issues)
	changes := func(list []diff.Change) [][]diff.Change {
		return byIssue(n, list, func(c *diff.Change) *positions.Issue { return c.Issue })
	}
	return &reported{
		told: changes(r.told), members: changes(r.members), inherited: changes(keep(r.Comparison.Changes, r.toldByGroup)),
		claimed: byIssue(n, r.ShownClaims(), func(cl *diff.ClaimedCell) *positions.Issue { return cl.Issue }),
		silent:  byIssue(n, r.ShownSilences(), func(s **positions.Silence) *positions.Issue { return (*s).Record.Issue }),
	}
}

// issue tells all there is to tell of an issue: what changed, with its evidence; what
// stayed, what is only claimed, and who was not found.
func (r *ChangeReport) issue(is *positions.Issue, all *reported) document.Section {
	s := document.Section{ID: issueAnchor(is), Name: say(datum(is.Name)), Part: true, Blocks: question(is)}
	add := func(list ...document.Block) { s.Blocks = append(s.Blocks, list...) }
	scale := []document.Block{}
	if is.Scale != nil {
		scale = append(scale, rulerOf(is.Scale))
	}
	if all.shown != nil {
		scale = drawn(r.Charts.Dumbbell(all.shown, is, r.Filter), "d-"+issueAnchor(is), scale)
	}
	add(scale...)
	var quiet []document.Block
	for i := range all.told[is.Index] {
		switch c := &all.told[is.Index][i]; {
		case r.withGroup(c):
			add(r.besideGroup(c))
		case c.Kind != diff.Unchanged:
			add(r.changed(c))
		case c.News:
			add(r.unchanged(c))
		default:
			quiet = append(quiet, r.unchanged(c))
		}
	}
	if quiet != nil {
		add(document.Section{Name: say("Nothing new"), Blocks: quiet})
	}
	for i := range all.members[is.Index] {
		add(r.besideGroup(&all.members[is.Index][i]))
	}
	var claimed []document.Block
	for _, cell := range all.claimed[is.Index] {
		claimed = append(claimed, document.Entry{
			ID: changeAnchor(cell.Party, is), Head: say(strong(cell.Party.Name), ": only claimed, by others"), Body: r.claims(cell.Claims, everyClaim),
		})
	}
	if claimed != nil {
		add(document.Section{Name: say("Only claimed, by others"), Blocks: claimed})
	}
	add(r.silences(all.silent[is.Index])...)
	if open := r.openItems(is); open != nil {
		add(document.Items{Items: open})
	}
	if members := sharing(all.inherited[is.Index]); members != nil {
		add(document.Para{Text: members})
	}
	if all.log != nil && evolves(all.log, is) {
		add(drawn(r.Charts.Steps(all.log, is), "t-"+issueAnchor(is), []document.Block{})...)
	}
	return s
}

// besideGroup tells what there is to tell of a member whose stance is told with its group's.
func (r *ChangeReport) besideGroup(c *diff.Change) document.Entry {
	return document.Entry{
		ID: changeAnchor(c.Party, c.Issue), Titled: true, Head: say(strong(c.Party.Name), ": ", datum(besideGroup(c))),
		Body: r.claims(c.Claims, everyClaim),
	}
}

// drawn is a picture with what is written in its place, or that alone where there is none.
func drawn(p *document.Picture, id string, written []document.Block) []document.Block {
	if p == nil {
		return written
	}
	p.ID, p.Else = id, written
	return []document.Block{*p}
}

// evolves reports whether the stances on an issue were taken on more than two
// dates. If not, the chart of the two dates compared tells it all.
func evolves(l *Log, is *positions.Issue) bool {
	dates := map[positions.Date]bool{}
	for i := range l.Cells {
		if l.Cells[i].Issue != is {
			continue
		}
		for j := range l.Cells[i].Steps {
			dates[l.Cells[i].Steps[j].To.Date()] = true
		}
	}
	return len(dates) > 2
}

// changed tells a change: where the party stood and stands, what else is to be said, its
// terms and words; beside it the evidence for both, and what others claim.
func (r *ChangeReport) changed(c *diff.Change) document.Entry {
	e := r.change(r.Comparison, r.Ledger, c, ConfidenceBeside(c))
	e.ID = changeAnchor(c.Party, c.Issue)
	e.Head = say(strong(c.Party.Name), ": ", kindText(c.Kind, say(datum(Label(c, Full)))))
	was, now := r.places(c)
	sides := document.Items{Items: []document.Item{{Label: label("now:"), Text: listedText("; ", now...)}}}
	if c.From != nil {
		if c.Kind != diff.PossibleShift { // which says so itself
			was = append(was, muted(doubtOf(c.From.Stance)))
		}
		sides.Items = append([]document.Item{{Label: label("before:"), Text: listedText("; ", was...)}}, sides.Items...)
	}
	split := e.Body[0].(document.Split)
	split.Left = append([]document.Block{sides}, split.Left...)
	if c.From != nil && c.From.Stance != c.To.Stance && c.Kind != diff.OwnVoice {
		if ground := r.stanceEvidence(c.From.Stance); ground != nil {
			split.Right = append(split.Right, document.Section{
				Name: say("Evidence for the position before, " + Dating{}.Stance(c.From.Stance)), Folded: true, Blocks: ground,
			})
		}
	}
	e.Body[0] = split
	return e
}

// unchanged tells a stance that stands as it stood.
func (r *ChangeReport) unchanged(c *diff.Change) document.Entry {
	e := document.Entry{
		ID:   changeAnchor(c.Party, c.Issue),
		Head: say(strong(c.Party.Name), ": ", datum(joined(Position(c.To.Stance), Via(c.To.Holding, Full))), muted(" ("+joined(Grounds(c, c.To, r.when), doubtOf(c.To.Stance), contradictedOrDivided(c.To), NotFoundAgain(c.To))+")"), r.refs(c.To.Stance.Evidence)),
	}
	if s := c.To.Stance; s.Kind == positions.Unplaced && s.Plausible == nil { // then the words are all there is
		e.Body = append(e.Body, document.Para{Text: say(datum(s.Summary))})
	}
	e.Body = append(e.Body, r.claims(c.Claims, everyClaim)...)
	if ground := r.stanceEvidence(c.To.Stance); ground != nil {
		e.Body = append(e.Body, document.Section{Name: say("Evidence"), Folded: true, Blocks: ground})
	}
	return e
}

// contradictedOrDivided says so of a stance.
func contradictedOrDivided(in *diff.InForce) string {
	words := ""
	weighed := in.Weigh()
	if weighed.Contradicted {
		words = ContradictedMeaning
	}
	return joined(words, VoicesGloss(in))
}

// doubtOf says that the coder is not sure of a stance, "" of one that is.
func doubtOf(s *positions.Stance) string {
	if s.Confidence == positions.Low {
		return ConfidenceGloss(s.Confidence)
	}
	return ""
}

// silences names who was looked for and not found.
func (r *ChangeReport) silences(list []*positions.Silence) []document.Block {
	var f document.Items
	for _, s := range list {
		what := NotFound
		if _, covered := r.History.InForce(s.Record.Party, s.Record.Issue, r.To); covered {
			what += " in words of its own"
		}
		f.Items = append(f.Items, document.Item{Label: strong(s.Record.Party.Name + ":"), Text: listedText(": ", say(what), say(datum(s.Record.Note)))})
	}
	if f.Items == nil {
		return nil
	}
	return []document.Block{document.Section{Name: say(capitalised(NotFound)), Blocks: []document.Block{f}}}
}

// sharing names the members whose cells on an issue repeat their group's.
func sharing(inherited []diff.Change) Prose {
	byGroup := map[*positions.Party][]*positions.Party{}
	var groups []*positions.Party
	for i := range inherited {
		c := &inherited[i]
		if c.To.Signed {
			continue // of whom nothing is assumed
		}
		if byGroup[c.To.Via] == nil {
			groups = append(groups, c.To.Via)
		}
		byGroup[c.To.Via] = append(byGroup[c.To.Via], c.Party)
	}
	var told []Prose
	for _, g := range groups {
		told = append(told, say("No separate line is recorded for ", parties(byGroup[g]), "; that of ", the(g), " is assumed."))
	}
	return sentences(told...)
}
