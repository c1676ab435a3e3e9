package report

import (
	"cmp"
	"slices"

	"stance/positions"
	"stance/positions/evidence/quote"
	"stance/positions/evidence/verify"
)

// Passages is what `stance source passages` tells: sentences of the sources' texts that name
// a party and an issue.
type Passages struct {
	History *positions.History
	Filter  Filter
	Texts   int       // how many were searched
	List    []Passage // those not coded yet first; then as the sources have them
	All     bool      // people-facing formats list all of them
	Call    Call
	Notes   []string
}

// Passage is a sentence with what it names and what is coded of it.
type Passage struct {
	Source   *positions.Source
	Sentence quote.Sentence
	Parties  []*positions.Party // that it names, in the codebook's order
	Issues   []*positions.Issue // likewise
	Coded    []*verify.Quote    // quotations that stand in it, by the order of records
}

// Sort puts passages into the order in which they are told.
func (p *Passages) Sort() {
	slices.SortStableFunc(p.List, func(a, b Passage) int {
		return cmp.Or(cmp.Compare(min(len(a.Coded), 1), min(len(b.Coded), 1)), cmp.Compare(a.Source.Index, b.Source.Index), cmp.Compare(a.Sentence.Start, b.Sentence.Start))
	})
}

// Uncoded counts those of which nothing is coded.
func (p *Passages) Uncoded() int {
	n := 0
	for i := range p.List {
		if len(p.List[i].Coded) == 0 {
			n++
		}
	}
	return n
}
