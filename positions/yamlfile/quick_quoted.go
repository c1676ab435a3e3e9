package yamlfile

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"gopkg.in/yaml.v3"
)

// quoted reads a value in quotes, and goes to the last line of it.
func (q *quick) quoted(p *int, quote byte) *yaml.Node {
	at := *p
	style, special := yaml.DoubleQuotedStyle, byte('\\')
	if quote == '\'' {
		style, special = yaml.SingleQuotedStyle, quote
	}
	n := q.node(yaml.ScalarNode, style, at, "")
	rest := q.text[at+1 : q.end]
	if end := strings.IndexByte(rest, quote); end >= 0 {
		if special == '\\' && strings.IndexByte(rest[:end], '\\') < 0 || special == quote && (end+1 == len(rest) || rest[end+1] != quote) {
			n.Value = rest[:end]
			*p = at + 1 + end + 1
			return n
		}
	}
	text := q.folded[:0]
	for i := at + 1; ; {
		onward := false // the break at the end of the line is escaped
		for i < q.end {
			c := q.text[i]
			switch {
			case c == quote && c == special && i+1 < q.end && q.text[i+1] == c:
				text = append(text, c)
				i += 2
			case c == quote:
				*p = i + 1
				n.Value = string(text)
				q.folded = text
				return n
			case c == special && i+1 == q.stop:
				onward = true
				i++
			case c == special:
				size := 0
				if text, size = unescaped(text, q.text[i+1:q.stop]); size == 0 {
					return q.fail()
				}
				i += 1 + size
			default:
				text = append(text, c)
				i++
			}
		}
		r, lines, ok := q.below()
		if !ok || q.atMarker(r) {
			return q.fail()
		}
		if onward {
			text = withBreaks(text, lines-1)
		} else {
			text = withJoint(text, lines-1)
		}
		q.move(r, lines)
		i = q.start
	}
}

// unescaped appends what the characters after a backslash stand for. It gives
// how many they are; 0 where the decoder is to say.
func unescaped(text []byte, s string) ([]byte, int) {
	digits := 0
	switch s[0] {
	case '"', '\\', ' ':
		return append(text, s[0]), 1
	case 'n':
		return append(text, '\n'), 1
	case 't':
		return append(text, '\t'), 1
	case '_':
		return append(text, "\u00a0"...), 1
	case 'x':
		digits = 2
	case 'u':
		digits = 4
	case 'U':
		digits = 8
	}
	if digits == 0 || len(s) < 1+digits {
		return text, 0
	}
	r, err := strconv.ParseUint(s[1:1+digits], 16, 32)
	if err != nil || r > utf8.MaxRune || !utf8.ValidRune(rune(r)) {
		return text, 0
	}
	return utf8.AppendRune(text, rune(r)), 1 + digits
}
