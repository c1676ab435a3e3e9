package review

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// maxID is the longest id, in characters. It leaves a file's name room on
// every file system, at four bytes a character and beside the temporary file's.
const maxID = 50

// ID is the id that a person signs under, which is also the name of the
// reviewer's file without its ending: the name in small letters and digits
// with single hyphens between, without accents on Latin letters. "Jane Mbeki"
// signs as jane-mbeki. Letters of other scripts stay, so that nobody is
// forced to spell a name in another; nothing in an id has a meaning to a file
// system. Two people whose names come to the same id must choose others.
// ID(ID(name)) is ID(name).
func ID(name string) (string, error) {
	var b strings.Builder
	hyphen := false
	add := func(s string) {
		if hyphen && b.Len() > 0 {
			b.WriteByte('-')
		}
		hyphen = false
		b.WriteString(s)
	}
	latin := false // the last letter was: marks on it are accents
	// A byte that is no text would keep what follows it from being taken apart.
	for _, r := range norm.NFKD.String(strings.ToValidUTF8(name, "\uFFFD")) {
		switch r = unicode.ToLower(r); {
		case r == '\'' || r == '’' || r == 'ʼ':
			// within a name: O'Neill is oneill
		case latinLetters[r] != "":
			add(latinLetters[r])
			latin = true
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			add(string(r))
			latin = r < utf8.RuneSelf
		case unicode.Is(unicode.M, r):
			if !latin && b.Len() > 0 && !hyphen {
				b.WriteRune(r) // part of the letter, as in й or a Devanagari syllable
			}
		default:
			hyphen = true
		}
	}
	id := norm.NFC.String(b.String())
	switch {
	case id == "":
		return "", fmt.Errorf("%q has no letters or digits to sign under", name)
	case utf8.RuneCountInString(id) > maxID:
		return "", fmt.Errorf("%q is too long a name to sign under: the most is %d characters", name, maxID)
	case deviceNames[id]:
		return "reviewer-" + id, nil
	}
	return id, nil
}

// latinLetters are those that decompose into nothing simpler.
var latinLetters = map[rune]string{'ß': "ss", 'æ': "ae", 'œ': "oe", 'ø': "o", 'đ': "d", 'ð': "d", 'þ': "th", 'ł': "l", 'ı': "i", 'ħ': "h", 'ŋ': "n"}

// deviceNames cannot name a file on Windows.
var deviceNames = func() map[string]bool {
	names := map[string]bool{"con": true, "prn": true, "aux": true, "nul": true}
	for n := '1'; n <= '9'; n++ {
		names["com"+string(n)], names["lpt"+string(n)] = true, true
	}
	return names
}()
