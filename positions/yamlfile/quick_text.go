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
	rest := q.text[at:q.end]
	switch c := rest[0]; c {
	case '>', '|':
		return q.blockText(at, indent)
	case '[', '{', '"', '\'':
		p := at
		if n = q.flow(&p, 0); p != q.end && !isComment(q.text[p:q.end]) {
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
	text := unquoted(rest)
	if !beginsPlain(rest[0]) || text == "" || isNullWord(text) {
		return q.fail()
	}
	n := q.node(yaml.ScalarNode, 0, at, text)
	for len(text) == len(rest) { // a comment ends it
		start, end := q.following()
		if start == end || start-q.end-1 <= indent || q.text[start] == '#' {
			break
		}
		rest = q.text[start:end]
		text = unquoted(rest)
		if !beginsPlain(rest[0]) || text == "" {
			return q.fail()
		}
		n.Value += " " + text
		q.end = end
		q.line++
	}
	return n
}

// following gives where the content of the next line starts and ends; both are
// the same for an empty line and at the end of the file.
func (q *quick) following() (start, end int) {
	first := q.end + 1
	if first >= len(q.text) {
		return first, first
	}
	end = first + strings.IndexByte(q.text[first:], '\n')
	start = first
	for q.text[start] == ' ' {
		start++
	}
	return start, end
}

// isComment reports whether what follows a value is a comment and no mistake:
// one after two spaces or more, see walker.cutShort.
func isComment(s string) bool {
	return strings.HasPrefix(s, "  ") && strings.HasPrefix(strings.TrimLeft(s, " "), "#")
}

// unquoted gives unquoted text without the comment after it; "" where it has
// something in it, or after it, that has a meaning of its own.
func unquoted(s string) string {
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case ':':
			if i+1 == len(s) || s[i+1] == ' ' {
				return ""
			}
		case ' ':
			if i+1 == len(s) || s[i+1] == '#' {
				return ""
			}
			if s[i+1] == ' ' && isComment(s[i:]) {
				return s[:i]
			}
		}
	}
	return s
}

// beginsPlain reports whether unquoted text can begin with a byte. YAML allows
// some more.
func beginsPlain(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c >= utf8.RuneSelf || c == '(' || c == '$' || c == '/'
}

func isNullWord(s string) bool { return s == "null" || s == "Null" || s == "NULL" }

// blockText reads text under > or |.
func (q *quick) blockText(at, indent int) *yaml.Node {
	style, joint := yaml.FoldedStyle, " "
	if q.text[at] == '|' {
		style, joint = yaml.LiteralStyle, "\n"
	}
	header := q.text[at+1 : q.end]
	if header != "" && header != "-" {
		return q.fail()
	}
	n := q.node(yaml.ScalarNode, style, at, "")
	var few [8]string
	lines := few[:0]
	margin := 0
	for {
		first := q.end + 1
		start, end := q.following()
		if start == end {
			if start > first || !q.textEnds(end, indent) {
				return q.fail()
			}
			break
		}
		if start-first <= indent {
			break
		}
		if len(lines) == 0 {
			margin = start - first
		}
		if start-first != margin || q.text[end-1] == ' ' {
			return q.fail()
		}
		lines = append(lines, q.text[start:end])
		q.end = end
		q.line++
	}
	if len(lines) == 0 {
		return q.fail()
	}
	n.Value = strings.Join(lines, joint)
	if header == "" {
		n.Value += "\n"
	}
	q.next()
	if q.indent > indent {
		return q.fail()
	}
	return n
}

// textEnds reports whether the first line that is not empty after an empty one
// is indented too little to belong to the text before.
func (q *quick) textEnds(end, indent int) bool {
	for end+1 < len(q.text) {
		first := end + 1
		end = first + strings.IndexByte(q.text[first:], '\n')
		if end == first {
			continue
		}
		start := first
		for q.text[start] == ' ' {
			start++
		}
		return start < end && start-first <= indent
	}
	return true
}
