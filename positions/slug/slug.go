// Package slug makes ids of names: "European leaders" becomes
// european-leaders. Whether an id is taken already, and what to do where a
// name gives none, is the caller's business.
package slug

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// longest is how long an id may become, in letters.
const longest = 40

// Of makes an id of a name: small letters without accents and digits, with
// single hyphens between, of at most 40 characters. Cyrillic and Greek letters
// are written in Latin ones, as passports have them. It is "" where nothing of
// the name can be written so.
func Of(name string) string {
	id, _ := spell(name)
	return shortened(id)
}

// Whole reports whether an id made of a name tells all of it but case, accents,
// spaces and punctuation, so that names that differ have ids that differ.
func Whole(name string) bool {
	id, whole := spell(name)
	return whole && id != "" && shortened(id) == id
}

// spell writes a name in the letters of ids; whole says that no letter, digit or
// symbol was left out.
func spell(name string) (id string, whole bool) {
	var b strings.Builder
	whole = true
	pending := false // a hyphen, should anything come after it
	// A byte that is no text would keep what follows it from being taken apart.
	name = norm.NFKD.String(strings.ToValidUTF8(name, "\uFFFD"))
	for _, r := range name {
		r = unicode.ToLower(r)
		latin, known := letters[r]
		switch {
		case r >= 'a' && r <= 'z' || r >= '0' && r <= '9':
			latin = string(r)
		case known:
		case unicode.IsMark(r) || r == '\'' || r == '’' || r == 'ʼ':
			continue // an accent, or within a name: O'Neill is oneill
		default:
			pending = b.Len() > 0
			whole = whole && !unicode.In(r, unicode.L, unicode.N, unicode.S)
			continue
		}
		if pending && latin != "" {
			b.WriteByte('-')
			pending = false
		}
		b.WriteString(latin)
	}
	return b.String(), whole
}

// shortened cuts a long id between words, if that leaves half of it.
func shortened(id string) string {
	if len(id) <= longest {
		return id
	}
	cut := longest
	if i := strings.LastIndexByte(id[:longest+1], '-'); i > longest/2 {
		cut = i
	}
	return strings.TrimRight(id[:cut], "-")
}
