package review

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"stance/positions/slug"
	"stance/positions/visible"
)

// lookalikes are letters of other scripts that a reader takes for Latin ones.
var lookalikes = strings.NewReplacer(
	"а", "a", "в", "b", "с", "c", "ԁ", "d", "е", "e", "һ", "h", "н", "h", "і", "i", "ј", "j", "к", "k", "м", "m", "о", "o", "р", "p", "ԛ", "q", "ѕ", "s", "т", "t", "у", "y", "ѵ", "v", "ԝ", "w", "х", "x",
	"α", "a", "β", "b", "ε", "e", "η", "h", "ι", "i", "κ", "k", "μ", "m", "ν", "v", "ο", "o", "ρ", "p", "τ", "t", "υ", "y", "χ", "x",
)

// SamePerson reports whether two names are one person's, however they are
// spelled: case, accents, spaces, punctuation and what cannot be seen count for
// nothing, nor does the order of the words, nor whether letters are written as
// another script has them or look the same in it. “J. M.” is JM, and “Mbeki,
// Jane” Jane Mbeki.
func SamePerson(a, b string) bool {
	for _, spell := range []func(string) string{plain, func(s string) string { return lookalikes.Replace(plain(s)) }, transliterated} {
		x, y := words(spell(a)), words(spell(b))
		if len(x) == 0 || len(y) == 0 {
			continue
		}
		if strings.Join(x, "") == strings.Join(y, "") {
			return true
		}
		slices.Sort(x)
		slices.Sort(y)
		if slices.Equal(x, y) {
			return true
		}
	}
	return false
}

// plain is a name in small letters, without what cannot be seen.
func plain(name string) string {
	name = strings.Map(func(r rune) rune {
		if visible.Hidden(r) {
			return -1
		}
		return r
	}, name)
	return strings.ToLower(norm.NFKD.String(name))
}

// transliterated is a name in Latin letters, as far as they are known for its
// own; "" where one is not.
func transliterated(name string) string {
	var latin []string
	for _, w := range words(plain(name)) {
		if !slug.Whole(w) {
			return ""
		}
		latin = append(latin, slug.Of(w))
	}
	return strings.Join(latin, " ")
}

// words are the runs of letters and digits of a name, without the marks on them.
func words(name string) []string {
	name = strings.Map(func(r rune) rune {
		switch {
		case r == '\'' || r == '’' || r == 'ʼ':
			return -1
		case unicode.Is(unicode.Mn, r):
			return -1
		}
		return r
	}, name)
	return strings.FieldsFunc(name, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.Is(unicode.Mc, r) })
}
