package quote

// symbol is a word of a quote to be aligned with words of the source: an id,
// and its other-case variant where the first letter's case does not count.
type symbol struct{ id, other int32 }

// anyWord stands for one word of the source or none, at no cost. Four of them
// are what a bracketed insertion stands for.
var anyWord = symbol{-1, -1}

func (s symbol) is(id int32) bool { return s.id == id || s.other == id && id >= 0 }

// step is what an alignment does.
type step uint8

const (
	pairStep   step = iota // a word of the quote with one of the source, the same or another
	sourceStep             // a word that only the source has
	quoteStep              // a word that only the quote has
)

// alignment is how a quote's words compare with a stretch of the source.
type alignment struct {
	start, end int // words of the source
	edits      int
	quoteLen   int     // words of the quote, wild ones apart
	sourceLen  int     // words of the source, those apart that wild ones stand for
	lost       []int32 // words of the source (their number in the text) that the quote has changed or dropped
	gained     []int32 // ids of the quote's words that took their place or were added
}

// longer is the number of words of the longer side.
func (a alignment) longer() int { return max(a.quoteLen, a.sourceLen) }

// align finds the stretch of the source's words from lo up to hi that the
// symbols come nearest to, with the fewest words changed, added or dropped
// (Sellers 1980), and of equally near ones the first.
func (t *Text) align(symbols []symbol, lo, hi int) alignment {
	m, n := len(symbols), hi-lo
	ids := make([]int32, n)
	for j := range ids {
		ids[j] = t.tokens[t.wordTokens[lo+j]].id
	}
	trace := make([]step, (m+1)*(n+1))
	above, row := make([]int32, n+1), make([]int32, n+1)
	for i, s := range symbols {
		wild := s == anyWord
		row[0] = above[0]
		if !wild {
			row[0]++
		}
		steps := trace[(i+1)*(n+1):]
		steps[0] = quoteStep
		for j := 1; j <= n; j++ {
			best, how := above[j-1], pairStep
			if !wild && !s.is(ids[j-1]) {
				best++
			}
			if c := row[j-1] + 1; c < best {
				best, how = c, sourceStep
			}
			c := above[j]
			if !wild {
				c++
			}
			if c < best || c == best && wild { // as few words for an insertion as can be
				best, how = c, quoteStep
			}
			row[j], steps[j] = best, how
		}
		above, row = row, above
	}
	best, bestRank := 0, 3
	for j := 0; j <= n; j++ {
		rank := 2
		if j > 0 && trace[m*(n+1)+j] == pairStep {
			rank = 1
			if symbols[m-1].is(ids[j-1]) {
				rank = 0
			}
		}
		if above[j] < above[best] || above[j] == above[best] && rank < bestRank {
			best, bestRank = j, rank
		}
	}
	a := alignment{end: lo + best, edits: int(above[best])}
	j := best
	for i := m; i > 0; {
		s := symbols[i-1]
		switch trace[i*(n+1)+j] {
		case pairStep:
			i, j = i-1, j-1
			if s == anyWord {
				break
			}
			a.quoteLen++
			a.sourceLen++
			if !s.is(ids[j]) {
				a.lost = append(a.lost, int32(lo+j))
				a.gained = append(a.gained, s.id)
			}
		case sourceStep:
			j--
			a.sourceLen++
			a.lost = append(a.lost, int32(lo+j))
		case quoteStep:
			i--
			if s != anyWord {
				a.quoteLen++
				a.gained = append(a.gained, s.id)
			}
		}
	}
	a.start = lo + j
	return a
}
