package yamlfile

import (
	"fmt"
	"maps"
	"slices"

	"stance/positions"
	"stance/positions/problem"
	"stance/positions/wording"
)

// crossCheck makes the checks that take all files: what stands before a
// stance, and what is never used. Where a file could not be read they are left
// out, since what is not found may be in it.
func crossCheck(ref *reference, m *merged) []problem.Problem {
	if m.broken || ref.partiesBroken || ref.issuesBroken {
		return nil
	}
	c := &crossChecker{ref: ref, m: m}
	c.stances()
	c.ties()
	c.unused()
	return c.problems
}

type crossChecker struct {
	ref      *reference
	m        *merged
	history  *positions.History // made when first needed
	none     []bool             // by issue: some stance gives up the position
	problems []problem.Problem
}

// before is what one party said on one issue before the stance being checked.
type before struct {
	last  *positions.Stance
	ids   map[string]int // of the terms that stand, see positions.History.Terms; the order in which they came
	given int            // how many have come
}

func (c *crossChecker) stances() {
	issues := len(c.ref.book.Issues)
	cells := make([]before, len(c.ref.book.Parties)*issues)
	c.none = make([]bool, issues)
	for _, r := range c.m.records {
		if r.Stance != nil && r.Stance.Kind == positions.None {
			c.none[r.Issue.Index] = true
		}
	}
	for _, r := range c.m.records {
		s := r.Stance
		if s == nil {
			continue
		}
		b := &cells[r.Party.Index*issues+r.Issue.Index]
		if s.Kind == positions.SameAsBefore {
			c.same(s, b)
		}
		c.endings(s, b)
		c.termsGone(s, b)
		b.add(s)
	}
}

func (c *crossChecker) report(at positions.Place, rule problem.Rule, message, hint string) {
	c.problems = append(c.problems, problem.New(rule, at.File, at.Line, at.Column, message, hint))
}

// same checks that something was in force the day before, and that a range
// written beside `position: same` holds the position.
func (c *crossChecker) same(s *positions.Stance, b *before) {
	unworded := c.m.rest[s.Record].unworded
	if b.last != nil && s.Plausible == nil && !unworded && s.Accepts == nil && (len(s.Terms) == 0 || !c.none[s.Record.Issue.Index]) {
		return // the party's own last stance, at the latest, was in force
	}
	if c.history == nil {
		c.history = positions.NewHistory(&positions.Dataset{Codebook: c.ref.book, Sources: c.ref.sources, Dates: c.m.dates, Records: c.m.records}, 0)
	}
	r := s.Record
	at := c.m.rest[r].position
	h, ok := c.history.InForce(r.Party, r.Issue, r.Date-1)
	if ok && unworded {
		s.Summary = inWords(h.Stance)
	}
	switch {
	case !ok:
		c.report(at, problem.NothingInForce, "`position: same` has nothing to repeat: no stance of "+c.ref.cell(r)+" was in force the day before",
			"write the position itself")
	case c.m.rest[h.Stance.Record].unusable:
	case h.Stance.Kind == positions.None && len(s.Terms) > 0:
		f := positions.NoneWithTerms(positions.None, s.Terms)
		c.report(at, f.Rule, "the position in force the day before was `none`, and "+f.Message, "write the position itself, or take the terms away")
	case h.Stance.Kind == positions.None && s.Accepts != nil:
		c.report(at, problem.RangeMisses, "the position in force the day before was `none`, which accepts nothing that could be told", "write the position itself, or take `accepts` away")
	case h.Stance.Kind == positions.Placed && s.Accepts != nil && !s.Accepts.Range.Contains(h.Stance.Value):
		f := positions.AcceptsMisses(&s.Accepts.Range, positions.Placed, h.Stance.Value)
		c.report(at, f.Rule, f.Message, f.Hint)
	case s.Plausible == nil:
	case h.Stance.Kind == positions.None:
		c.report(at, problem.RangeMisses, "the position in force the day before was `none`, which has no plausible range", "write the position itself, or take `plausible` away")
	case h.Stance.Kind == positions.Placed && !s.Plausible.Contains(h.Stance.Value):
		c.report(at, problem.RangeMisses, "the plausible range leaves out the position that was in force the day before", "widen the range, or write the position itself")
	}
}

// inWords is what the position of a stance is called: by its option's label or its
// number; else by the summary of its record, which is filled in already where it says
// `same` itself.
func inWords(s *positions.Stance) string {
	switch {
	case s.Kind == positions.Placed && s.Option >= 0:
		return s.Record.Issue.Scale.Options[s.Option].Label
	case s.Kind == positions.Placed:
		return positions.Number(s.Value)
	}
	return s.Record.Stance.Summary
}

// endings checks that what is ended stood, and that what is said to replace it
// is there.
func (c *crossChecker) endings(s *positions.Stance, b *before) {
	if len(s.Ended) == 0 {
		return
	}
	places := c.m.rest[s.Record].ended
	given, ended := map[string]bool{}, map[string]bool{}
	var known []string // the ids given
	for _, t := range s.Terms {
		given[t.ID] = true
		if t.ID != "" {
			known = append(known, t.ID)
		}
	}
	for _, e := range s.Ended {
		ended[e.ID] = true
	}
	var standing []string // made when first needed
	for i, e := range s.Ended {
		if !b.has(e.ID) {
			hint := "no term with an id stands here"
			switch {
			case len(b.ids) > 0 && standing == nil && c.ref.meant.spent():
				hint = fmt.Sprintf("terms that stand: %d", len(b.ids)) // to list them takes longer than to compare them
			case len(b.ids) > 0:
				if standing == nil {
					standing = b.inOrder()
					c.ref.meant.compared += len(standing)
				}
				hint = c.ref.meant.hint(e.ID, standing, "terms that stand")
			}
			c.report(places[i], problem.TermNotStanding, "there is no term "+tick(e.ID)+" of "+c.ref.cell(s.Record)+" that could end here", hint)
		}
		// The new term is given here, or stands from before and is not ended here.
		stands := given[e.By] || !ended[e.By] && s.Kind != positions.None && b.has(e.By)
		if e.By != "" && !stands {
			hint := c.ref.meant.hint(e.By, known, "terms of this stance")
			if len(known) == 0 {
				hint = "give the new term in `terms`, with this id"
			}
			c.report(places[i], problem.UnknownTerm, tick(e.ID)+" is said to be replaced by "+tick(e.By)+", which is no term of this stance", hint)
		}
	}
}

// termsGone warns of a placed stance that has none of the last one's wording
// of terms, though nothing was ended: to a comparison these terms were merely
// not repeated, and with ids it could say more.
func (c *crossChecker) termsGone(s *positions.Stance, b *before) {
	if b.last == nil || len(b.last.Terms) == 0 || len(b.ids) > 0 || len(s.Ended) > 0 {
		return
	}
	if s.Kind != positions.Placed && s.Kind != positions.SameAsBefore {
		return
	}
	texts := make(map[string]bool, len(s.Terms)) // folded
	for _, t := range s.Terms {
		texts[wording.Fold(t.Text)] = true
	}
	for _, old := range b.last.Terms {
		if texts[wording.Fold(old.Text)] {
			return
		}
	}
	c.report(s.Record.Place, problem.TermsGone, "none of the terms of "+b.last.Record.Date.String()+" is repeated here, and none is ended",
		"give a term an `id`, and it stands until it is listed in `ended`; without one it stands only where it is written")
}

func (b *before) has(id string) bool {
	_, stands := b.ids[id]
	return stands
}

// inOrder lists the ids as they came.
func (b *before) inOrder() []string {
	return slices.SortedFunc(maps.Keys(b.ids), func(x, y string) int { return b.ids[x] - b.ids[y] })
}

// add notes a stance, and what stands after it.
func (b *before) add(s *positions.Stance) {
	b.last = s
	if s.Kind == positions.None {
		b.ids = nil
	}
	for _, e := range s.Ended {
		delete(b.ids, e.ID)
	}
	for _, t := range s.Terms {
		if t.ID == "" || b.has(t.ID) {
			continue
		}
		if b.ids == nil {
			b.ids = map[string]int{}
		}
		b.given++
		b.ids[t.ID] = b.given
	}
}

// unused warns of parties, issues and sources that no snapshot speaks of; of the former two once
// there are records enough to have spoken of each, as a dataset that was just begun lacks most.
func (c *crossChecker) unused() {
	if len(c.m.dates) == 0 {
		return // one warning, that there are no snapshots, is enough
	}
	used := c.partiesUsed()
	fresh := len(c.m.records) < max(len(c.ref.book.Parties), len(c.ref.book.Issues))
	for _, p := range c.ref.book.Parties {
		if !used[p] && !fresh {
			c.report(p.Place, problem.PartyUnused, "no snapshot speaks of the party "+tick(c.ref.partyName(p)), "")
		}
	}
	for _, is := range c.ref.book.Issues {
		if !fresh && !c.ref.issueUsed[is.Index].Load() {
			c.report(is.Place, problem.IssueUnused, "no snapshot speaks of the issue "+tick(c.ref.issueName(is)), "")
		}
	}
	if c.ref.sourcesBroken {
		return
	}
	for i := range c.ref.sourceUsed { // what was made of a title is cited
		if s := c.ref.sources[i]; !c.ref.sourceUsed[i].Load() {
			c.report(s.Place, problem.SourceUnused, "the source "+tick(s.ID)+" is never cited", "")
		}
	}
}

// partiesUsed are those that snapshots name, the groups whose stances these
// inherit, and the members that make a group one in use. Each party is gone
// through once up and once down, however many others are in use.
func (c *crossChecker) partiesUsed() map[*positions.Party]bool {
	members := map[*positions.Party][]*positions.Party{}
	var up, down []*positions.Party // still to be gone through
	for _, p := range c.ref.book.Parties {
		for _, g := range p.Groups {
			members[g] = append(members[g], p)
		}
		if c.ref.partyUsed[p.Index].Load() {
			up, down = append(up, p), append(down, p)
		}
	}
	used := reached(up, func(p *positions.Party) []*positions.Party { return p.Groups })
	maps.Copy(used, reached(down, func(p *positions.Party) []*positions.Party { return members[p] }))
	return used
}

// reached are the parties that one comes to from some, and these.
func reached(todo []*positions.Party, next func(*positions.Party) []*positions.Party) map[*positions.Party]bool {
	seen := map[*positions.Party]bool{}
	for len(todo) > 0 {
		p := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		if !seen[p] {
			seen[p] = true
			todo = append(todo, next(p)...)
		}
	}
	return seen
}
