package picture

import (
	"unicode"
	"unicode/utf8"

	"github.com/clipperhouse/displaywidth"
)

// asciiAdvance has the widths of the characters from the space to the tilde in
// thousandths of the type size: of the common sans-serif faces (Helvetica and
// its metric twins, Noto Sans) the wider one for each character, since no
// program can know which one a reader has.
var asciiAdvance = [95]uint16{
	278, 278, 408, 646, 572, 889, 732, 225, 333, 333, 551, 584, 278, 333, 278, 372,
	572, 572, 572, 572, 572, 572, 572, 572, 572, 572, 278, 278, 584, 584, 584, 556,
	1015, 667, 667, 722, 730, 667, 611, 778, 741, 339, 500, 667, 556, 907, 760, 781,
	667, 781, 722, 667, 611, 731, 667, 944, 667, 667, 611, 329, 372, 329, 584, 556,
	333, 561, 615, 500, 615, 564, 344, 615, 618, 258, 258, 534, 258, 935, 618, 605,
	615, 615, 413, 500, 361, 618, 508, 786, 529, 510, 500, 380, 551, 380, 584,
}

// boldFactor is how much wider bold letters are at most, by and large.
const boldFactor = 1.09

// Width estimates, in user units and rather too wide than too narrow, how far
// a text runs at a type size.
func Width(s string, size float64) float64 { return width(s, size, false) }

func width(s string, size float64, isBold bool) float64 {
	var em float64
	for i := 0; i < len(s); {
		if c := s[i]; c >= ' ' && c < 0x7f && (i+1 == len(s) || s[i+1] < utf8.RuneSelf) {
			em += float64(asciiAdvance[c-' ']) / 1000
			i++
			continue
		}
		g := displaywidth.StringGraphemes(s[i:])
		g.Next()
		em += clusterAdvance(g.Value(), g.Width())
		i += len(g.Value())
	}
	if isBold {
		em *= boldFactor
	}
	return em * size
}

// clusterAdvance estimates the width of one user-perceived character in type
// sizes; columns is what it takes in a terminal.
func clusterAdvance(cluster string, columns int) float64 {
	r, _ := utf8.DecodeRuneInString(cluster)
	switch {
	case columns == 0:
		return 0
	case columns == 2 && unicode.In(r, unicode.Han, unicode.Hangul, unicode.Hiragana, unicode.Katakana):
		return 1
	case columns == 2:
		return 1.25 // an emoji
	case r < utf8.RuneSelf && r >= ' ' && r < 0x7f:
		return float64(asciiAdvance[r-' ']) / 1000
	case unicode.In(r, unicode.Latin, unicode.Greek):
		if unicode.IsUpper(r) {
			return 0.8
		}
		return 0.63
	case unicode.Is(unicode.Cyrillic, r):
		if unicode.IsUpper(r) {
			return 0.95
		}
		return 0.72
	case unicode.In(r, unicode.Hebrew, unicode.Thai):
		return 0.68
	case unicode.Is(unicode.Arabic, r):
		return 0.8
	}
	switch r {
	case '“', '”', '‘', '’', '·':
		return 0.45
	case '–', '−':
		return 0.62
	}
	return 1
}
