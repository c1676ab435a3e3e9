package report

import (
	"slices"

	"stance/diff"
	"stance/diff/redline"
	"stance/positions"
)

// FourColumns sets what two or three parties hold on a date beside each other, as the working
// tables of negotiators do: for each issue a row with where each stands, and a row for each
// term; the last column is for what they have in common.
type FourColumns struct {
	Parties []*positions.Party // a column each, in the order in which they were named
	Issues  []ColumnsOfIssue   // in the codebook's order, also those on which nobody has a stance
}

// ColumnsOfIssue are the rows of an issue.
type ColumnsOfIssue struct {
	Issue *positions.Issue
	Cells []ColumnCell   // of each party
	Terms []diff.TermRow // their cells are of the parties in their order
	Zopa  *diff.Zopa     // nil of an issue without a scale
}

// stances are those of the parties, where they have one.
func (is *ColumnsOfIssue) stances() []*positions.Stance {
	var list []*positions.Stance
	for i := range is.Cells {
		if in := is.Cells[i].InForce; in != nil {
			list = append(list, in.Stance)
		}
	}
	return list
}

// ColumnCell is what is known of a party on an issue.
type ColumnCell struct {
	InForce *diff.InForce // nil: there is none, or it is too old
	TooOld  *diff.TooOld  // nil: it is not
	Claims  []diff.Claim  // of others about it
	Silence *positions.Silence
}

// MostColumns is how many parties have a column each, beside what they have in common.
const MostColumns = 3

// newFourColumns gathers what is beside each other on a date; nil where there are no two or
// three parties.
func newFourColumns(h *positions.History, parties []*positions.Party, date positions.Date, f *Filter, zopas []diff.Zopa) *FourColumns {
	if len(parties) < 2 || len(parties) > MostColumns {
		return nil
	}
	c := &FourColumns{Parties: parties}
	for _, is := range h.Dataset.Codebook.Issues {
		if !f.Issue(is) {
			continue
		}
		row := ColumnsOfIssue{Issue: is}
		var terms [][]positions.StandingTerm
		for _, p := range parties {
			cell := ColumnCell{Claims: diff.ClaimsAt(h, p, is, date, date), Silence: h.Silence(p, is, date)}
			hd, ok := h.InForce(p, is, date)
			switch {
			case ok && f.MaxAge.TooOld(hd.Stance, date):
				cell.TooOld = &diff.TooOld{Party: p, Issue: is, Holding: hd, On: date}
			case ok:
				cell.InForce = diff.At(h, hd, p, date)
			}
			row.Cells = append(row.Cells, cell)
			terms = append(terms, cell.terms())
		}
		row.Terms = diff.TermRows(terms...)
		if i := slices.IndexFunc(zopas, func(z diff.Zopa) bool { return z.Issue == is }); i >= 0 {
			row.Zopa = &zopas[i]
		}
		c.Issues = append(c.Issues, row)
	}
	return c
}

func (c *ColumnCell) terms() []positions.StandingTerm {
	if c.InForce == nil {
		return nil
	}
	return c.InForce.Terms
}

// OneRecord reports whether all stand on the very same stance: a group's, by which its members
// go or which they signed.
func (c *ColumnsOfIssue) OneRecord() bool {
	for i := range c.Cells {
		if c.Cells[i].InForce == nil || c.Cells[i].InForce.Stance != c.Cells[0].InForce.Stance {
			return false
		}
	}
	return true
}

// redlined reports whether anywhere words of one party are set against those of another.
func (c *FourColumns) redlined() bool {
	return slices.ContainsFunc(c.Issues, func(is ColumnsOfIssue) bool {
		return slices.ContainsFunc(is.Terms, func(r diff.TermRow) bool {
			return slices.ContainsFunc(r.Cells, func(cell diff.TermCell) bool { return redline.Changed(cell.Wording) })
		})
	})
}
