package yamlfile

import (
	"strings"
	"unicode/utf8"

	"gopkg.in/yaml.v3"
)

// block reads what begins with the line: a mapping, a list, or a value that stands
// below its key. The indentation given is of what it stands in.
func (q *quick) block(indent, depth int) *yaml.Node {
	switch {
	case depth > quickDepth:
		return q.fail()
	case q.item():
		return q.sequence(q.indent, depth)
	case q.key(q.start) >= 0:
		return q.mapping(q.indent, depth)
	case indent == endOfDocument || q.odd:
		return q.fail()
	}
	n := q.value(q.start, indent)
	if !q.failed && n.Tag == nullTag {
		return q.fail() // where its comments went would have to be known
	}
	return n
}

// item reports whether the line is an item of a list.
func (q *quick) item() bool { return q.isItem(q.row) }

func (q *quick) isItem(r row) bool {
	return r.start < r.end && q.text[r.start] == '-' && (r.start+1 == r.end || q.text[r.start+1] == ' ')
}

func (q *quick) mapping(indent, depth int) *yaml.Node {
	n := q.node(yaml.MappingNode, 0, q.start, "")
	base := len(q.stack)
	for !q.failed && q.indent == indent && !q.item() {
		q.pair(indent, depth)
	}
	if q.failed || q.indent > indent {
		return q.fail()
	}
	return q.adopt(n, base)
}

// key gives where the colon of the key is that begins at a place; -1 where
// there is none.
func (q *quick) key(at int) int {
	i := at
	for i < q.end {
		c := q.text[i]
		if !(c >= 'a' && c <= 'z' || i > at && (c >= '0' && c <= '9' || c == '-' || c == '_')) {
			break
		}
		i++
	}
	if i == at || i == q.end || q.text[i] != ':' || i+1 < q.end && q.text[i+1] != ' ' {
		i = q.rareKey(at)
	}
	if i < 0 || i-at > quickKey || isNullWord(q.text[at:i]) {
		return -1
	}
	return i
}

// rareKey finds the colon of a key that is quoted, or that has other characters
// in it than most.
func (q *quick) rareKey(at int) int {
	rest := q.text[at:q.end]
	if rest == "" {
		return -1
	}
	i := 0
	switch quote := rest[0]; {
	case quote == '"' || quote == '\'':
		for i = 1; i < len(rest) && rest[i] != quote; i++ {
			if rest[i] == '\\' {
				return -1
			}
		}
		i++
	case beginsPlain(rest):
		for {
			colon := strings.IndexByte(rest[i:], ':')
			if colon < 0 {
				return -1
			}
			if i += colon; i+1 == len(rest) || rest[i+1] == ' ' {
				break
			}
			i++
		}
		if rest[i-1] == ' ' || rest[i-1] == ':' || strings.Contains(rest[:i], " #") {
			return -1
		}
	}
	if i == 0 || i >= len(rest) || rest[i] != ':' || i+1 < len(rest) && rest[i+1] != ' ' {
		return -1
	}
	return at + i
}

// keyNode makes the node of a key that ends at its colon.
func (q *quick) keyNode(at, colon int) *yaml.Node {
	switch text := q.text[at:colon]; text[0] {
	case '"':
		return q.node(yaml.ScalarNode, yaml.DoubleQuotedStyle, at, text[1:len(text)-1])
	case '\'':
		return q.node(yaml.ScalarNode, yaml.SingleQuotedStyle, at, text[1:len(text)-1])
	default:
		return q.node(yaml.ScalarNode, 0, at, text)
	}
}

// pair reads a key and its value.
func (q *quick) pair(indent, depth int) {
	from, line, base := q.row, q.line, len(q.stack)
	q.knownPair(indent, depth)
	if !q.failed || q.gaveUp {
		return
	}
	q.move(from, line-q.line)
	q.stack = q.stack[:base]
	if strings.IndexByte("?:\t", q.text[q.start]) >= 0 {
		q.giveUp() // it need not be a key
		return
	}
	q.failed, q.last = false, false
	q.decoded(indent)
}

func (q *quick) knownPair(indent, depth int) {
	at := q.start
	colon := q.key(at)
	if colon < 0 || q.odd {
		q.fail()
		return
	}
	key := q.keyNode(at, colon)
	q.stack = append(q.stack, key)
	var value *yaml.Node
	if behind := q.text[colon+1 : q.end]; behind != "" && !isComment(behind) {
		value = q.value(colon+1, indent)
	} else {
		q.next()
		switch {
		case q.failed:
			return
		case q.indent > indent:
			value = q.block(indent, depth+1)
		case q.indent == indent && q.item():
			value = q.sequence(indent, depth+1)
		case behind != "":
			q.fail()
			return
		default:
			value = q.empty(key.Line, key.Column+utf8.RuneCountInString(q.text[at:colon])+1)
		}
	}
	q.stack = append(q.stack, value)
}

// empty makes the node of a value that is not there.
func (q *quick) empty(line, column int) *yaml.Node {
	n := q.node(yaml.ScalarNode, 0, q.first, "")
	n.Line, n.Column, n.Tag = line, column, nullTag
	return n
}

func (q *quick) sequence(indent, depth int) *yaml.Node {
	n := q.node(yaml.SequenceNode, 0, q.start, "")
	base := len(q.stack)
	for !q.failed && q.indent == indent && q.item() {
		at := q.start + 1
		for at < q.end && q.text[at] == ' ' {
			at++
		}
		var item *yaml.Node
		switch {
		case depth >= quickDepth:
			return q.fail()
		case at == q.end:
			line, column := q.line, q.column(at)
			if q.next(); q.indent > indent {
				item = q.block(indent, depth+1)
			} else {
				item = q.empty(line, column)
			}
		case q.key(at) >= 0:
			q.indent, q.start = at-q.first, at
			item = q.mapping(q.indent, depth+1)
		case q.odd:
			return q.fail()
		default:
			item = q.value(at, indent)
		}
		q.stack = append(q.stack, item)
	}
	if q.failed || q.indent > indent {
		return q.fail()
	}
	return q.adopt(n, base)
}
