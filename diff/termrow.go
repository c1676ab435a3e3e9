package diff

import (
	"stance/diff/redline"
	"stance/positions"
)

// TermRow is a term that one or several of some parties have, in the words of each.
type TermRow struct {
	Cells []TermCell // of each party, in their order
}

// TermCell is the term of a row as one party has it.
type TermCell struct {
	Term *positions.StandingTerm // nil: the party has none like it
	Op   redline.TermOp          // against the first party that has it: equal, also of that itself, or reworded
	// Wording is the redline from the words of the first party that has it; nil of that itself,
	// and of a party that has none.
	Wording []redline.Segment
}

// Against says in a word what the term is to the first of its row, as programs have it:
// "first", "equal" or "reworded".
func (c *TermCell) Against() string {
	if c.Wording == nil {
		return "first"
	}
	return c.Op.String()
}

// First is the place of the first party that has the term.
func (r *TermRow) First() int {
	for i := range r.Cells {
		if r.Cells[i].Term != nil {
			return i
		}
	}
	return -1
}

// TermRows sets the terms of parties on one issue beside each other: those that
// redline.CompareTerms matches share a row. Each party's terms are compared with the words of
// the first, in the order given, that has a row's; the rows are those of the first party in
// its order, then those that only the second and later ones have, in theirs. A term that a
// party has twice is in one row.
func TermRows(of ...[]positions.StandingTerm) []TermRow {
	var rows []TermRow
	for party, terms := range of {
		before := make([]positions.StandingTerm, len(rows))
		for i := range rows {
			before[i] = *rows[i].Cells[rows[i].First()].Term
		}
		for _, c := range redline.CompareTerms(TermTexts(before), TermTexts(terms)) {
			if c.To < 0 {
				continue // this party has none like it
			}
			row, cell := c.From, TermCell{Term: &terms[c.To], Op: c.Op, Wording: c.Wording}
			if row < 0 {
				row, cell.Op = len(rows), redline.TermEqual
				rows = append(rows, TermRow{make([]TermCell, len(of))})
			}
			rows[row].Cells[party] = cell
		}
	}
	return rows
}
