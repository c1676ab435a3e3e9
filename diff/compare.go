package diff

import (
	"fmt"
	"slices"

	"stance/positions"
	"stance/positions/parallel"
)

// Comparison is everything that two dates of a history say against each other.
// Its lists are complete, by issue and then party in codebook order; filters
// narrow what is shown of them, never what is computed or counted.
type Comparison struct {
	History  *positions.History
	From, To positions.Date

	Changes         []Change
	Counts          [kindCount]int // of changes told by themselves, by Kind
	InheritedCounts [kindCount]int // of those told under their group

	ClaimChanges []ClaimEvent        // what became of claims, by issue, party and claimant
	ClaimCounts  [claimKindCount]int // of them, by ClaimKind

	ClaimsOnly []ClaimedCell // claims in force at B, and no stance
	Silent     []*positions.Silence
}

// markNews marks the changes to whose cells a claim event or a new silence belongs.
func (c *Comparison) markNews() {
	type cell struct {
		party *positions.Party
		issue *positions.Issue
	}
	news := map[cell]bool{}
	for _, e := range c.ClaimChanges {
		news[cell{e.Party, e.Issue}] = true
	}
	for _, s := range c.NewSilences() {
		news[cell{s.Record.Party, s.Record.Issue}] = true
	}
	for i := range c.Changes {
		c.Changes[i].News = news[cell{c.Changes[i].Party, c.Changes[i].Issue}]
	}
}

// NewsOf reports whether a claim event or a new silence belongs to a cell between two dates.
func NewsOf(h *positions.History, p *positions.Party, is *positions.Issue, from, to positions.Date) bool {
	if s := h.Silence(p, is, to); s != nil && s.Record.Date > from {
		return true
	}
	return slices.ContainsFunc(h.ClaimsMade(p, is), func(c *positions.Claim) bool { return from < c.Record.Date && c.Record.Date <= to })
}

// NewSilences lists the silences that were recorded after A, of those in force at B, by
// issue and party, whether or not a stance is in force beside them.
func (c *Comparison) NewSilences() []*positions.Silence {
	var list []*positions.Silence
	for _, is := range c.History.Dataset.Codebook.Issues {
		for _, p := range c.History.Dataset.Codebook.Parties {
			if s := c.History.Silence(p, is, c.To); s != nil && s.Record.Date > c.From {
				list = append(list, s)
			}
		}
	}
	return list
}

// Gaps measures how the gaps between the parties that speak for themselves at
// the second date changed.
func (c *Comparison) Gaps() []Convergence {
	return c.GapsOf(every)
}

// GapsOf measures those of the pairs that are wanted.
func (c *Comparison) GapsOf(wanted func(a, b *positions.Party) bool) []Convergence {
	return ConvergencesOf(c.History, Speakers(c.History, c.To), c.From, c.To, positions.MaxAge{}, wanted)
}

// ClaimedCell is a cell with claims in force and no stance.
type ClaimedCell struct {
	Party     *positions.Party
	Issue     *positions.Issue
	Claims    []Claim
	Contested bool // of a cell with a stance: see Contested
}

// Compare compares a history at two dates. It is an error for the first to be
// later than the second.
func Compare(h *positions.History, from, to positions.Date) (*Comparison, error) {
	if from > to {
		return nil, fmt.Errorf("the first date, %s, is later than the second, %s", from, to)
	}
	c := &Comparison{History: h, From: from, To: to}
	c.Changes = Changes(h, from, to, func(*positions.Party, *positions.Issue) bool { return true })
	for i := range c.Changes {
		if change := &c.Changes[i]; change.Inherited {
			c.InheritedCounts[change.Kind]++
		} else {
			c.Counts[change.Kind]++
		}
	}
	c.ClaimChanges = ClaimEvents(h, from, to, func(*positions.Party, *positions.Issue) bool { return true })
	for i := range c.ClaimChanges {
		c.ClaimCounts[c.ClaimChanges[i].Kind]++
	}
	c.markNews()
	c.ClaimsOnly = ClaimsOnly(h, from, to)
	c.Silent = Silent(h, to)
	return c, nil
}

// Changes compares the cells chosen at two dates, the first not later than the
// second, and lists those with a stance by issue and then party.
func Changes(h *positions.History, from, to positions.Date, chosen func(*positions.Party, *positions.Issue) bool) []Change {
	book := h.Dataset.Codebook
	byIssue := make([][]Change, len(book.Issues))
	parallel.Each(len(book.Issues), func(i int) {
		for _, p := range book.Parties {
			if !chosen(p, book.Issues[i]) {
				continue
			}
			if change, ok := CompareCell(h, p, book.Issues[i], from, to); ok {
				byIssue[i] = append(byIssue[i], change)
			}
		}
	})
	return slices.Concat(byIssue...)
}

// ClaimsOnly lists the cells that are only claimed at B, by issue and party;
// claims made after A are marked recent.
func ClaimsOnly(h *positions.History, a, b positions.Date) []ClaimedCell {
	var cells []ClaimedCell
	for _, is := range h.Dataset.Codebook.Issues {
		for _, p := range h.Dataset.Codebook.Parties {
			if _, ok := h.InForce(p, is, b); ok {
				continue
			}
			if claims := ClaimsAt(h, p, is, a, b); len(claims) > 0 {
				cells = append(cells, ClaimedCell{Party: p, Issue: is, Claims: claims})
			}
		}
	}
	return cells
}

// Silent lists the cells that are silent at a date with nothing of their own
// or signed in force, by issue and party.
func Silent(h *positions.History, date positions.Date) []*positions.Silence {
	var cells []*positions.Silence
	for _, is := range h.Dataset.Codebook.Issues {
		for _, p := range h.Dataset.Codebook.Parties {
			s := h.Silence(p, is, date)
			if s == nil {
				continue
			}
			if hd, ok := h.InForce(p, is, date); ok && hd.Spoken() {
				continue
			}
			cells = append(cells, s)
		}
	}
	return cells
}

// Speakers lists the parties with at least one stance of their own or signed
// in force at a date, in codebook order: those that lists of gaps take in.
func Speakers(h *positions.History, date positions.Date) []*positions.Party {
	var speakers []*positions.Party
	for _, p := range h.Dataset.Codebook.Parties {
		for _, is := range h.Dataset.Codebook.Issues {
			if hd, ok := h.InForce(p, is, date); ok && hd.Spoken() {
				speakers = append(speakers, p)
				break
			}
		}
	}
	return speakers
}
