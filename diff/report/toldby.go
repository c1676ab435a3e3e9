package report

import (
	"slices"

	"stance/positions"
)

// toldBy chooses, of what supports what a party is said to want, the piece by whose words it
// is told; nil where nothing supports it. A voice of the party's own goes before somebody who
// is not known as one, and that before nobody named; a quotation before a paraphrase; a
// quotation that is short enough to be read at a glance before others, the shortest first.
// Else the first in the dataset's order is it. A word or two that say something only by what
// stands beside them come last.
func toldBy(h *positions.History, list []positions.Evidence, speaker *positions.Party) *positions.Evidence {
	var best *positions.Evidence
	var bestRank [5]int
	for i := range list {
		e := &list[i]
		if e.Use != positions.Supports || h.Later(e) {
			continue
		}
		rank := [5]int{0, 0, 1, 1, 0}
		switch voice, speaks := h.Dataset.Codebook.Speaker(e.Speaker, speaker); {
		case e.Speaker == "":
			rank[1] = 2
		case voice == nil || !speaks:
			rank[1] = 1
		}
		if e.Quote != "" {
			rank[2] = 0
			if n, short := glance(e); short {
				rank[3], rank[4] = 0, n
			} else if wordCount(e.Quote) < leastQuote {
				rank[0] = 1
			}
		}
		if best == nil || slices.Compare(rank[:], bestRank[:]) < 0 {
			best, bestRank = e, rank
		}
	}
	return best
}
