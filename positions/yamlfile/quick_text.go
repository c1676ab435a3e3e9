package yamlfile

import (
	"strings"
	"unicode/utf8"

	"gopkg.in/yaml.v3"
)

// value reads a value that begins on the line, in a mapping or list of the
// indentation given, and goes to the next line. A line that is indented deeper
// would go on with the value.
func (q *quick) value(at, indent int) *yaml.Node {
	for at < q.end && q.text[at] == ' ' {
		at++
	}
	if at == q.end {
		return q.fail()
	}
	var n *yaml.Node
	switch c := q.text[at]; c {
	case '>', '|':
		n = q.blockText(at, indent)
	case '[', '{', '"', '\'':
		p := at
		if n = q.flow(&p, 0); !q.failed && p != q.end && !isComment(q.text[p:q.end]) {
			return q.fail()
		}
	default:
		n = q.plain(at, indent)
	}
	if q.failed {
		return nil
	}
	q.next()
	if q.indent > indent {
		return q.fail()
	}
	return n
}

// plain reads unquoted text, and goes to the last line of it.
func (q *quick) plain(at, indent int) *yaml.Node {
	rest := q.text[at:q.end]
	text, comment := unquoted(rest)
	if !beginsPlain(rest) || text == "" || comment != "" && isNullWord(text) {
		return q.fail()
	}
	n := q.plainNode(at, text)
	joined := q.folded[:0]
	for comment == "" && !q.ends(indent) { // a comment ends it
		r, lines, ok := q.below()
		if !ok || r.start-r.first <= indent || q.text[r.start] == '#' {
			break
		}
		if len(joined) == 0 {
			joined = append(joined, text...)
		}
		if text, comment = unquoted(q.text[r.start:r.end]); text == "" {
			return q.fail()
		}
		joined = append(withJoint(joined, lines-1), text...)
		q.move(r, lines)
	}
	if len(joined) > 0 {
		n.Value, n.Tag = string(joined), ""
		q.folded = joined
	}
	if comment != "" && q.text[q.end-len(comment)-2] != ' ' { // see walker.cutShort
		n.LineComment = comment
	}
	return n
}

// withJoint joins a line of text to the next, with so many empty ones between.
func withJoint(text []byte, empty int) []byte {
	if empty == 0 {
		return append(text, ' ')
	}
	return withBreaks(text, empty)
}

func withBreaks(text []byte, n int) []byte {
	for range n {
		text = append(text, '\n')
	}
	return text
}

// isComment reports whether what follows a value is a comment.
func isComment(s string) bool {
	return s[0] == ' ' && strings.TrimLeft(s, " ")[0] == '#'
}

// unquoted parts a line of unquoted text from the comment after it. The text is
// "" where something in it has a meaning of its own.
func unquoted(s string) (text, comment string) {
	text = s
	for i := 0; ; i++ {
		hash := strings.IndexByte(s[i:], '#')
		if hash < 0 {
			break
		}
		if i += hash; i > 0 && s[i-1] == ' ' {
			text, comment = strings.TrimRight(s[:i], " "), s[i:]
			break
		}
	}
	for i := 0; ; i++ {
		colon := strings.IndexByte(text[i:], ':')
		if colon < 0 {
			return text, comment
		}
		if i += colon; i+1 == len(text) || text[i+1] == ' ' {
			return "", ""
		}
	}
}

// beginsPlain reports whether unquoted text can begin as a line does. YAML allows
// some more.
func beginsPlain(s string) bool {
	if s == "" {
		return false
	}
	switch c := s[0]; {
	case c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c >= utf8.RuneSelf:
		return true
	case c == '-':
		return len(s) > 1 && beginsPlain(s[1:])
	}
	return strings.IndexByte("($/.+~_;^=", s[0]) >= 0
}
