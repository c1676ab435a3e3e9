package redline

import (
	"github.com/sergi/go-diff/diffmatchpatch"
)

// matcher aligns two short sequences of symbols with go-diff's Myers
// algorithm. The zero value is not usable.
type matcher struct {
	dmp   *diffmatchpatch.DiffMatchPatch
	runes map[int32]rune // symbols of the call in hand
}

func newMatcher() *matcher {
	dmp := diffmatchpatch.New()
	dmp.DiffTimeout = 0 // a time-out would make the result depend on the machine
	return &matcher{dmp: dmp, runes: make(map[int32]rune)}
}

// match calls found for each pair of positions that stay equal in a shortest
// edit from a to b, in rising order.
func (m *matcher) match(a, b []int32, found func(i, j int)) {
	clear(m.runes)
	ra, rb := m.encode(a), m.encode(b)
	i, j := 0, 0
	for _, d := range m.dmp.DiffMainRunes(ra, rb, false) {
		for range d.Text {
			switch d.Type {
			case diffmatchpatch.DiffDelete:
				i++
			case diffmatchpatch.DiffInsert:
				j++
			default:
				// The condition always holds unless go-diff has a bug, which
				// then costs readability and not truth.
				if i < len(a) && j < len(b) && a[i] == b[j] {
					found(i, j)
				}
				i++
				j++
			}
		}
	}
}

// encode writes each symbol as a rune of its own. go-diff passes its runes
// through strings, so they must survive that: no surrogates, and not the
// replacement character.
func (m *matcher) encode(seq []int32) []rune {
	out := make([]rune, len(seq))
	for i, id := range seq {
		r, known := m.runes[id]
		if !known {
			r = symbolRune(len(m.runes))
			m.runes[id] = r
		}
		out[i] = r
	}
	return out
}

// maxSymbols is how many distinct runes symbolRune has to give: far more than
// any call needs, since sequences are capped.
const maxSymbols = 0x10FFFF - 0x800 - 2

func symbolRune(n int) rune {
	r := rune(n%maxSymbols) + 1
	if r >= 0xD800 {
		r += 0x800
	}
	if r >= 0xFFFD {
		r++
	}
	return r
}
