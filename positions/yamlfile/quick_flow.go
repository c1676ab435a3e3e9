package yamlfile

import (
	"strings"

	"gopkg.in/yaml.v3"
)

// flow reads a value in quotes or brackets, or within brackets, and moves the
// place behind it, which may be on a later line.
func (q *quick) flow(p *int, depth int) *yaml.Node {
	at := *p
	if at >= q.end || depth > quickDepth {
		return q.fail()
	}
	switch c := q.text[at]; c {
	case '"', '\'':
		return q.quoted(p, c)
	case '[':
		n := q.node(yaml.SequenceNode, yaml.FlowStyle, at, "")
		base := len(q.stack)
		if q.inBrackets(p, ']', func() { q.stack = append(q.stack, q.flow(p, depth+1)) }) {
			return q.adopt(n, base)
		}
		return nil
	case '{':
		n := q.node(yaml.MappingNode, yaml.FlowStyle, at, "")
		base := len(q.stack)
		if q.inBrackets(p, '}', func() { q.flowPair(p, depth+1) }) {
			return q.adopt(n, base)
		}
		return nil
	}
	return q.flowPlain(p)
}

// inBrackets reads what is between brackets, from the opening one on: members
// with a comma after each, which the last can go without.
func (q *quick) inBrackets(p *int, closing byte, member func()) bool {
	*p++
	for q.onward(p) {
		if q.text[*p] == closing {
			*p++
			return true
		}
		member()
		if q.failed || !q.onward(p) || q.text[*p] != ',' && q.text[*p] != closing {
			break
		}
		if q.text[*p] == ',' {
			*p++
		}
	}
	q.fail()
	return false
}

// onward goes to what comes next within brackets, on this line or a later one.
func (q *quick) onward(p *int) bool {
	for *p < q.end && q.text[*p] == ' ' {
		*p++
	}
	if *p < q.end && q.text[*p] != '#' {
		return true
	}
	if *p < q.end && (q.nodes.last().Tag == nullTag || !strings.HasSuffix(q.text[q.start:*p], "  ")) {
		return false // a warning could be about this comment
	}
	q.next()
	*p = q.start
	return !q.odd && (q.indent > 0 || q.indent == 0 && strings.IndexByte("]},", q.text[q.start]) >= 0)
}

func (q *quick) flowPair(p *int, depth int) {
	colon := q.key(*p)
	if colon < 0 || strings.ContainsAny(q.text[*p:colon], "[]{},?") {
		q.fail()
		return
	}
	q.stack = append(q.stack, q.keyNode(*p, colon))
	for *p = colon + 1; *p < q.end && q.text[*p] == ' '; *p++ {
	}
	q.stack = append(q.stack, q.flow(p, depth))
}

// flowPlain reads unquoted text within brackets, and goes to the last line of it.
func (q *quick) flowPlain(p *int) *yaml.Node {
	at := *p
	if !beginsPlain(q.text[at:q.end]) {
		return q.fail()
	}
	text, ok := flowText(q.text[at:q.end])
	if !ok {
		return q.fail()
	}
	n := q.plainNode(at, text)
	*p = at + len(text)
	joined := q.folded[:0]
	for *p == q.end {
		r, lines, ok := q.below()
		if !ok || r.start == r.first {
			return q.fail()
		}
		if text, ok = flowText(q.text[r.start:r.end]); !ok {
			return q.fail()
		}
		if text == "" {
			break
		}
		if len(joined) == 0 {
			joined = append(joined, n.Value...)
		}
		joined = append(withJoint(joined, lines-1), text...)
		q.move(r, lines)
		*p = r.start + len(text)
	}
	if len(joined) > 0 {
		n.Value, n.Tag = string(joined), ""
		q.folded = joined
	}
	return n
}

// flowText gives what of a line is unquoted text within brackets; false where
// something in it has a meaning of its own.
func flowText(s string) (string, bool) {
	for i := range len(s) {
		switch c := s[i]; {
		case c == ',' || c == ']' || c == '}' || c == '#' && (i == 0 || s[i-1] == ' '):
			return strings.TrimRight(s[:i], " "), true
		case c == '[' || c == '{' || c == '?' || c == ':' && !(i+1 < len(s) && beginsPlain(s[i+1:])):
			return "", false
		}
	}
	return s, true
}
