package yamlfile

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"gopkg.in/yaml.v3"

	"stance/positions/problem"
	"stance/positions/visible"
)

// unseen warns of a character in a text that its readers do not see, at the
// first; where there are more, it says how many.
func (w *walker) unseen(n *yaml.Node, key string) {
	if n.Kind != yaml.ScalarNode {
		return
	}
	first, found, more := 0, rune(-1), 0
	for i, r := range visible.Unseen(n.Value) {
		if found >= 0 {
			more++
			continue
		}
		first, found = i, r
	}
	if found < 0 {
		return
	}
	what, hint := unseenKind(found)
	message := fmt.Sprintf("%s has %U in it, %s", tick(key), found, what)
	switch more {
	case 0:
	case 1:
		message += "; there is 1 more such character in this text"
	default:
		message += "; there are " + strconv.Itoa(more) + " more such characters in this text"
	}
	w.reportAt(w.spot(n, found, strings.Count(n.Value[:first], string(found))), problem.HiddenChar, message, hint)
}

// unseenKind says what a character is that cannot be seen, and what to do.
func unseenKind(r rune) (what, hint string) {
	switch {
	case r >= '\u202a' && r <= '\u202e', r >= '\u2066' && r <= '\u2069':
		return "which turns the direction of what stands around it, so that it can read otherwise than it is written",
			"take it away, and see whether the words are still the right ones"
	case r == '\u200e', r == '\u200f', r == '\u061c':
		return "a mark of direction, in a text where nothing is written from right to left", "take it away; it can't be seen in most editors"
	case r == '\u00ad':
		return "a soft hyphen, which is only seen where a line breaks", "take it away; `stance verify` finds a quotation with or without it"
	case r >= 0xE0000 && r <= 0xE007F:
		return "a tag, which nobody sees: whole sentences can be hidden in tags", "take it away, with all that follow it"
	case r < ' ' || r >= 0x7f && r < 0xA0:
		return "a control character", "take it away; it stands for no letter"
	case r == '\u2028', r == '\u2029':
		return "a break between lines that most programs do not know", "break the line as everywhere else, or write a space"
	case unicode.Is(unicode.Noncharacter_Code_Point, r):
		return "which is no character", "take it away; it stands for no letter"
	}
	return "which cannot be seen", "take it away; it can't be seen in most editors, and what is searched for is not found across it"
}

// spot finds where a character of a text stands in the file, the first one after
// as many others of its kind: as it is, or in double quotes by its number. Where it
// cannot be found it is where the text begins.
func (w *walker) spot(n *yaml.Node, r rune, after int) int {
	start := w.src.offset(n.Line, n.Column)
	quoted := n.Style&yaml.DoubleQuotedStyle != 0
	for i := start; i < len(w.src.bytes); {
		got, size := utf8.DecodeRune(w.src.bytes[i:])
		if quoted && got == '\\' {
			got, size = escaped(w.src.bytes[i:])
		}
		if got == r && size > 0 {
			if after == 0 {
				return i
			}
			after--
		}
		i += max(size, 1)
	}
	return start
}

// escapes are the characters that YAML writes as a backslash and a letter, of those
// that cannot be seen.
var escapes = map[byte]rune{'0': 0, 'a': '\a', 'b': '\b', 'e': 0x1b, 'v': '\v', 'f': '\f', 'r': '\r', 'N': 0x85, 'L': 0x2028, 'P': 0x2029}

// escaped reads what begins with a backslash in double quotes: the character and
// how many bytes stand for it; −1 for one that can be seen.
func escaped(b []byte) (r rune, size int) {
	if len(b) < 2 {
		return -1, len(b)
	}
	digits := map[byte]int{'x': 2, 'u': 4, 'U': 8}[b[1]]
	if digits == 0 {
		if r, ok := escapes[b[1]]; ok {
			return r, 2
		}
		return -1, 2
	}
	if len(b) < 2+digits {
		return -1, len(b)
	}
	v, err := strconv.ParseUint(string(b[2:2+digits]), 16, 32)
	if err != nil {
		return -1, 2
	}
	return rune(v), 2 + digits
}
