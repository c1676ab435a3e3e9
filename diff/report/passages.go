package report

import (
	"cmp"
	"slices"

	"stance/positions"
	"stance/positions/evidence/quote"
	"stance/positions/evidence/verify"
)

// Passages is what `stance source passages` tells: sentences of the sources' texts that name
// a party and an issue. A sentence that stands in several texts of a source, as it was captured
// again, is one of the first.
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
	In       verify.Text
	Sentence quote.Sentence
	Parties  []*positions.Party // that it names, in the codebook's order
	Issues   []*positions.Issue // likewise
	Coded    []*verify.Quote    // quotations that stand in it, text by text of the source, by the order of records
}

// Sort puts passages into the order in which they are told.
func (p *Passages) Sort() {
	slices.SortStableFunc(p.List, func(a, b Passage) int {
		return cmp.Or(cmp.Compare(min(len(a.Coded), 1), min(len(b.Coded), 1)), cmp.Compare(a.In.Source.Index, b.In.Source.Index), cmp.Compare(a.In.Capture, b.In.Capture), cmp.Compare(a.Sentence.Start, b.Sentence.Start))
	})
}

// Captured is the day of the later capture in which a passage stands first; 0: it is of the source's own text.
func (p *Passage) Captured() positions.Date {
	if p.In.Capture == verify.Own {
		return 0
	}
	return p.In.Source.Captures[p.In.Capture].Date
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
