package redline

import (
	"github.com/sergi/go-diff/diffmatchpatch"
)

// matcher aligns two short sequences of symbols with go-diff's Myers
// algorithm. The zero value is not usable.
type matcher struct {
	dmp    *diffmatchpatch.DiffMatchPatch
	ra, rb []rune
}

func newMatcher() matcher {
	dmp := diffmatchpatch.New()
	dmp.DiffTimeout = 0 // a time-out would make the result depend on the machine
	return matcher{dmp: dmp}
}

// match calls found for each pair of positions that stay equal in a shortest
// edit from a to b, in rising order.
func (m *matcher) match(a, b []int32, found func(i, j int)) {
	m.ra, m.rb = encode(m.ra[:0], a), encode(m.rb[:0], b)
	i, j := 0, 0
	for _, d := range m.dmp.DiffMainRunes(m.ra, m.rb, false) {
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

// encode appends a rune for each symbol, the same for the same. go-diff passes
// its runes through strings, so they must survive that: no surrogates, and not
// the replacement character.
func encode(out []rune, seq []int32) []rune {
	for _, id := range seq {
		out = append(out, symbolRune(id))
	}
	return out
}

// maxSymbols is how many distinct runes symbolRune has to give. A text with
// more different words than that would have two of them taken for one by
// go-diff, which match then notices.
const maxSymbols = 0x10FFFF - 0x800 - 2

func symbolRune(id int32) rune {
	r := id%maxSymbols + 1
	if r >= 0xD800 {
		r += 0x800
	}
	if r >= 0xFFFD {
		r++
	}
	return r
}
