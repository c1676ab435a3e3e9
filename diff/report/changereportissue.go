package report

import (
	"slices"

	"stance/diff"
	"stance/diff/report/document"
	"stance/positions"
)

// reported is what a report tells, dealt out to the issues by their index, and what is
// drawn of it, nil for nothing.
type reported struct {
	told, beside [][]diff.Change // as in ChangeReport
	inherited    [][]diff.Change // told with their group
	claimed      [][]diff.ClaimedCell
	silent       [][]*positions.Silence
	firstLeads   bool // no position changed, so that what was first recorded is the news

	shown    *diff.Comparison
	log      *Log
	foremost *foremost
}

// dealt deals out what the report tells.
func (r *ChangeReport) dealt(l *foremost) *reported {
	n := len(r.History.Dataset.Codebook.Issues)
	changes := func(list []diff.Change) [][]diff.Change {
		return byIssue(n, list, func(c *diff.Change) *positions.Issue { return c.Issue })
	}
	return &reported{
		told: changes(r.told), beside: changes(r.besides), inherited: changes(keep(r.Comparison.Changes, r.toldByGroup)),
		claimed: byIssue(n, r.ShownClaims(), func(cl *diff.ClaimedCell) *positions.Issue { return cl.Issue }),
		silent:  byIssue(n, r.ShownSilences(), func(s **positions.Silence) *positions.Issue { return (*s).Record.Issue }),
		firstLeads: !slices.ContainsFunc(r.told, func(c diff.Change) bool {
			return c.Kind != diff.FirstRecorded && c.Kind != diff.Held && c.Kind != diff.Unchanged
		}),
		foremost: l,
	}
}

// issue tells all there is to tell of an issue: what changed, with its evidence; what
// stayed, what is only claimed, and who was not found.
func (r *ChangeReport) issue(is *positions.Issue, all *reported) document.Section {
	s := document.Section{ID: issueAnchor(is), Name: issueName(is), Part: true, Blocks: question(is)}
	add := func(list ...document.Block) { s.Blocks = append(s.Blocks, list...) }
	scale := []document.Block{}
	if is.Scale != nil {
		scale = append(scale, rulerOf(is.Scale))
	}
	if f, any := all.foremost.drawn(r.Filter, is, all.told[is.Index]); any && all.shown != nil {
		scale = drawn(r.Charts.Dumbbell(all.shown, is, f), "d-"+issueAnchor(is), scale)
	}
	add(scale...)
	var rest rolled
	for i := range all.told[is.Index] {
		switch c := &all.told[is.Index][i]; {
		case r.withGroup(c):
			rest.add("claimed", c.Party, r.besideGroup(c))
		case !all.foremost.tells(c.Party, is): // told in lines
		case c.Kind == diff.Held && all.leads(c):
			add(r.same(c))
		case c.Kind == diff.Held, c.Kind == diff.Unchanged:
			what := "the same"
			if r.oneDay() {
				what = "positions"
			}
			rest.add(what, c.Party, r.same(c))
		case all.leads(c):
			add(r.changed(c))
		default:
			rest.add("first recorded", c.Party, r.changed(c))
		}
	}
	news, quiet := r.inLines(all.foremost, all.told[is.Index])
	add(r.lines(all.foremost, is, news, quiet)...)
	for i := range all.beside[is.Index] {
		if c := &all.beside[is.Index][i]; r.withGroup(c) {
			rest.add("claimed", c.Party, r.besideGroup(c))
		} else {
			add(r.besideGroup(c))
		}
	}
	for _, cell := range all.claimed[is.Index] {
		e := document.Entry{
			ID: changeAnchor(cell.Party, is), Name: cellName(cell.Party, is).Text(), Titled: true,
			Head: say(boldOn(cell.Party, is), ": only claimed, by others"), Body: r.claimed(cell.Claims),
		}
		if slices.ContainsFunc(cell.Claims, placedClaim) {
			add(e)
		} else {
			rest.add("only claimed", cell.Party, e)
		}
	}
	for _, s := range all.silent[is.Index] {
		rest.add(NotFound, s.Record.Party, r.silence(is, s))
	}
	add(rest.section()...)
	var inside []document.Block
	if open := r.openItems(is); open != nil {
		inside = append(inside, document.Items{Items: open})
	}
	if members := sharing(all.inherited[is.Index]); members != nil {
		inside = append(inside, document.Para{Text: members})
	}
	if inside != nil {
		add(document.Section{Name: say("Still open"), Folded: true, Blocks: inside})
	}
	switch {
	case r.Charts == nil || !evolves(r.History, r.Filter, is):
	case all.foremost != nil:
		add(r.overTime(is)...)
	default:
		add(drawn(r.Charts.Steps(all.log, is), "t-"+issueAnchor(is), []document.Block{})...)
	}
	return s
}

// besideGroup tells what there is to tell of a cell whose stance is not told there.
func (r *ChangeReport) besideGroup(c *diff.Change) document.Entry {
	return document.Entry{
		ID: changeAnchor(c.Party, c.Issue), Name: cellName(c.Party, c.Issue).Text(), Titled: true,
		Head: say(boldOn(c.Party, c.Issue), ": ", datum(besideGroup(c))), Body: r.claimed(c.Claims),
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

// evolves reports whether the stances on an issue of those shown were taken on more than
// two dates. If not, the chart of the two dates compared tells it all.
func evolves(h *positions.History, f Filter, is *positions.Issue) bool {
	dates := map[positions.Date]bool{}
	for _, p := range h.Dataset.Codebook.Parties {
		track := h.Track(p, is)
		if !f.Cell(p, is) || len(f.Parties) == 0 && inheritedThroughout(track) {
			continue
		}
		for _, hd := range track {
			if dates[hd.Date()] = true; len(dates) > 2 {
				return true
			}
		}
	}
	return false
}

// silence names who was looked for and not found; where, and what else was noted of it, can
// be unfolded.
func (r *ChangeReport) silence(is *positions.Issue, s *positions.Silence) document.Entry {
	p := s.Record.Party
	what := NotFound
	if _, covered := r.History.InForce(p, is, r.To); covered {
		what += " in words of its own"
	}
	e := document.Entry{Name: cellName(p, is).Text() + ", " + NotFound, Head: say(boldOn(p, is), ": ", what)}
	if r.cells[cell{p, is}] == nil { // else that is where the cell is told
		e.ID = changeAnchor(p, is)
	}
	var words []document.Block
	if items := beside(s.Record); items != nil {
		words = append(words, document.Items{Items: items})
	}
	e.Body = folded(words, r.silenceEvidence(s))
	return e
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
