package intake

import (
	"fmt"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// plainLetters are letters of European languages that do not come apart into a
// letter and a mark.
var plainLetters = strings.NewReplacer("ß", "ss", "æ", "ae", "œ", "oe", "ø", "o", "đ", "d", "ð", "d", "þ", "th", "ł", "l", "ı", "i", "ħ", "h")

// slug makes an id of a name: small letters without marks and digits, with
// hyphens between. It is empty where the name has none of these.
func slug(name string) string {
	var b strings.Builder
	for _, r := range norm.NFD.String(plainLetters.Replace(strings.ToLower(name))) {
		switch {
		case r >= 'a' && r <= 'z' || r >= '0' && r <= '9':
			b.WriteRune(r)
		case unicode.IsMark(r) || r == '\'' || r == '’':
		case b.Len() > 0 && !strings.HasSuffix(b.String(), "-"):
			b.WriteByte('-')
		}
	}
	return strings.Trim(b.String(), "-")
}

// maxID is how long an id made from a name may be.
const maxID = 40

// newID makes an id of a name that is not taken yet; what it is of stands in
// for names without Latin letters.
func newID(name, what string, taken func(id string) bool) string {
	id := slug(name)
	if len(id) > maxID {
		id = id[:maxID]
		if i := strings.LastIndexByte(id, '-'); i > maxID/2 {
			id = id[:i]
		}
		id = strings.Trim(id, "-")
	}
	if id == "" || id == "none" || id == "same" {
		id = what
	}
	for n, stem := 2, id; taken(id); n++ {
		id = fmt.Sprintf("%s-%d", stem, n)
	}
	return id
}
