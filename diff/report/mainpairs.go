package report

import (
	"cmp"
	"slices"

	"stance/positions"
)

// mainFirst puts first the pairs of the parties that spoke most for themselves: by the
// lesser number of records, own or signed, of the two up to a date, then by that of both, then by the
// issues that they can be compared on; what is equal stays in the order of the codebook. So a
// list that is cut short shows those that the dataset is about, and not those that sort
// first.
func mainFirst[T any](h *positions.History, to positions.Date, pairs []T, of func(*T) (a, b *positions.Party, compared int)) []*T {
	records := map[*positions.Party]int{}
	count := func(p *positions.Party) int {
		n, ok := records[p]
		if !ok {
			n = spokenRecords(h, p, to)
			records[p] = n
		}
		return n
	}
	sorted := make([]*T, len(pairs))
	for i := range pairs {
		sorted[i] = &pairs[i]
	}
	slices.SortStableFunc(sorted, func(x, y *T) int {
		a, b, compared := of(x)
		c, d, others := of(y)
		m, n, k, l := count(a), count(b), count(c), count(d)
		return cmp.Or(cmp.Compare(min(k, l), min(m, n)), cmp.Compare(k+l, m+n), cmp.Compare(others, compared))
	})
	return sorted
}

// spokenRecords counts the stances that a party gave or signed, up to a date.
func spokenRecords(h *positions.History, p *positions.Party, to positions.Date) int {
	n := 0
	for _, is := range h.Dataset.Codebook.Issues {
		for _, hd := range h.Path(p, is, 0, to) {
			if hd.Spoken() {
				n++
			}
		}
	}
	return n
}
