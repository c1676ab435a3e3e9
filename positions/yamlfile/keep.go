package yamlfile

import (
	"strings"

	"stance/positions"
)

// keeper allocates what is kept of a file, in few and large pieces. The decoder
// allocates some forty small pieces for each stance, and nearly all of them are
// garbage by the end of the document. If what stays lay among them, as many
// strings, the collector would have to visit each of them again and again
// while the rest of the dataset is being read; that took more time than all
// the checks. A keeper goes from file to file, so that little of a piece is
// left unused.
type keeper struct {
	text      strings.Builder
	records   []positions.Record
	stances   []positions.Stance
	terms     []positions.Term
	evidence  []positions.Evidence
	saliences []float64

	quick quick // not kept: what the nodes of one file are read into, for the next to use again
}

// textBlock is how much text is allocated at once.
const textBlock = 32 << 10

// string copies s to where it is kept. The strings of one block share its
// memory; a block is never moved, since it is left for a new one when s does
// not fit.
func (k *keeper) string(s string) string {
	if s == "" {
		return ""
	}
	if len(s) > textBlock/8 {
		return strings.Clone(s)
	}
	if k.text.Cap()-k.text.Len() < len(s) {
		k.text = strings.Builder{}
		k.text.Grow(textBlock)
	}
	start := k.text.Len()
	k.text.WriteString(s)
	return k.text.String()[start:]
}

// take cuts n elements off a block, which is made anew when it is used up.
func take[T any](block *[]T, n, size int) []T {
	if len(*block) < n {
		*block = make([]T, max(n, size))
	}
	piece := (*block)[:n:n]
	*block = (*block)[n:]
	return piece
}

func (k *keeper) record() *positions.Record { return &take(&k.records, 1, 64)[0] }
func (k *keeper) stance() *positions.Stance { return &take(&k.stances, 1, 64)[0] }

func (k *keeper) salience(v float64) *float64 {
	p := &take(&k.saliences, 1, 64)[0]
	*p = v
	return p
}

// termList and evidenceList give empty lists with room for n.
func (k *keeper) termList(n int) []positions.Term { return take(&k.terms, n, 128)[:0] }
func (k *keeper) evidenceList(n int) []positions.Evidence {
	return take(&k.evidence, n, 64)[:0]
}
