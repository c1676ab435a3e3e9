package yamlfile

import (
	"strings"
	"unicode/utf8"

	"gopkg.in/yaml.v3"
)

// quick reads files that use no more of YAML than nearly all hand-written
// datasets do, several times as fast as the decoder, into the very nodes that
// the decoder would make. It knows:
//
//   - mappings and lists by indentation, with keys of small letters, digits,
//     hyphens and underscores
//   - unquoted text, also over several lines, and text under > and | whose lines
//     are indented alike, both without empty lines
//   - values on one line: in single or double quotes, without other escapes than
//     those of quotes and backslashes, and lists and mappings in brackets
//   - comments on lines of their own, or two spaces after a value, and documents
//     set apart by ---
//
// Whatever else it meets, were it only a tab, it gives up, and the decoder
// reads the file: the decoder alone decides what is YAML, and every file with a
// mistake goes through it. That both agree on what quick accepts is what
// FuzzQuick tests. Comments, which nothing here reads, are not kept.
//
// Its one way in is documents, called in walker.decode alone: without quick all is
// read the same, by the decoder.
type quick struct {
	text string

	// The line being read. A value may have moved start and indent into it.
	line   int // from 1
	first  int // where it begins
	start  int // where its content begins
	end    int
	indent int // of start; endOfDocument after the last line of a document
	last   bool

	marked, runes int // up to marked, so many characters of the line have been counted

	failed bool
	nodes  []yaml.Node
	used   int
	stack  []*yaml.Node // children of the nodes being read
	lists  []*yaml.Node // children of the nodes that were read
}

const (
	endOfDocument = -1
	quickDepth    = 64  // of nesting
	quickKey      = 128 // bytes of a key
)

// documents reads a file; false where it has to be left to the decoder. The
// nodes are good until the next call.
func (q *quick) documents(content []byte) ([]*yaml.Node, bool) {
	if len(content) == 0 || content[len(content)-1] != '\n' || !printable(content) {
		return nil, false
	}
	*q = quick{text: string(content), nodes: q.nodes, stack: q.stack[:0], lists: q.lists[:0], end: -1}
	var roots []*yaml.Node
	q.next()
	if q.indent == endOfDocument && !q.last {
		q.next() // the file begins with ---
	}
	for !q.failed {
		if q.indent != 0 {
			return nil, false
		}
		root := q.block(0)
		if q.failed || q.indent != endOfDocument {
			return nil, false
		}
		roots = append(roots, root)
		if q.last {
			return roots, true
		}
		q.next()
	}
	return nil, false
}

// printable reports whether a file is UTF-8 without control characters, tabs
// and other line breaks than LF.
func printable(b []byte) bool {
	for i := 0; i < len(b); {
		c := b[i]
		if c < utf8.RuneSelf {
			if c < ' ' && c != '\n' || c == 0x7f {
				return false
			}
			i++
			continue
		}
		r, size := utf8.DecodeRune(b[i:])
		if r == utf8.RuneError && size == 1 || r < 0xa0 || r == '\u2028' || r == '\u2029' || r == '\uFEFF' || r == 0xFFFE || r == 0xFFFF {
			return false
		}
		i += size
	}
	return true
}

func (q *quick) fail() *yaml.Node {
	q.failed = true
	q.indent = endOfDocument
	return nil
}

// next goes to the next line with content.
func (q *quick) next() {
	for {
		q.line++
		q.first = q.end + 1
		if q.first >= len(q.text) {
			q.indent, q.last = endOfDocument, true
			return
		}
		q.end = q.first + strings.IndexByte(q.text[q.first:], '\n')
		q.start = q.first
		for q.text[q.start] == ' ' {
			q.start++
		}
		if q.start == q.end || q.text[q.start] == '#' {
			continue
		}
		q.indent = q.start - q.first
		q.marked, q.runes = q.first, 0
		if q.indent == 0 && strings.HasPrefix(q.text[q.start:q.end], "---") {
			q.indent = endOfDocument
			if q.end-q.start > 3 {
				q.fail()
			}
		}
		return
	}
}

// node makes a node that stands at a place of the line.
func (q *quick) node(kind yaml.Kind, style yaml.Style, at int, value string) *yaml.Node {
	if q.used == len(q.nodes) {
		// The nodes before stay where they are: others point to them.
		q.nodes, q.used = make([]yaml.Node, min(max(1024, 2*len(q.nodes)), 8192)), 0
	}
	n := &q.nodes[q.used]
	q.used++
	n.Kind, n.Style, n.Value, n.Line, n.Column, n.Content = kind, style, value, q.line, q.column(at), nil
	return n
}

// column counts characters up to a place of the line. Places come in order.
func (q *quick) column(at int) int {
	if at < q.marked {
		q.marked, q.runes = q.first, 0
	}
	q.runes += utf8.RuneCountInString(q.text[q.marked:at])
	q.marked = at
	return q.runes + 1
}

// adopt gives a node the children on the stack from base on.
func (q *quick) adopt(n *yaml.Node, base int) *yaml.Node {
	children := len(q.stack) - base
	if cap(q.lists)-len(q.lists) < children {
		q.lists = make([]*yaml.Node, 0, max(min(max(2048, 2*cap(q.lists)), 16384), children))
	}
	from := len(q.lists)
	q.lists = append(q.lists, q.stack[base:]...)
	n.Content = q.lists[from:len(q.lists):len(q.lists)]
	q.stack = q.stack[:base]
	return n
}

// block reads the mapping or list that begins with the line.
func (q *quick) block(depth int) *yaml.Node {
	if depth > quickDepth {
		return q.fail()
	}
	if q.item() {
		return q.sequence(q.indent, depth)
	}
	return q.mapping(q.indent, depth)
}

// item reports whether the line is an item of a list.
func (q *quick) item() bool { return strings.HasPrefix(q.text[q.start:q.end], "- ") }

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

// key gives where the key that begins at a place ends, which is at its colon;
// -1 where there is none.
func (q *quick) key(at int) int {
	i := at
	for i < q.end {
		c := q.text[i]
		if !(c >= 'a' && c <= 'z' || i > at && (c >= '0' && c <= '9' || c == '-' || c == '_')) {
			break
		}
		i++
	}
	if i == at || i == q.end || q.text[i] != ':' || i-at > quickKey || i+1 < q.end && q.text[i+1] != ' ' || isNullWord(q.text[at:i]) {
		return -1
	}
	return i
}

func (q *quick) pair(indent, depth int) {
	colon := q.key(q.start)
	if colon < 0 {
		q.fail()
		return
	}
	q.stack = append(q.stack, q.node(yaml.ScalarNode, 0, q.start, q.text[q.start:colon]))
	var value *yaml.Node
	if colon+1 == q.end {
		q.next()
		switch {
		case q.failed:
			return
		case q.indent > indent:
			value = q.block(depth + 1)
		case q.indent == indent && q.item():
			value = q.sequence(indent, depth+1)
		default:
			q.fail()
		}
	} else {
		value = q.value(colon+1, indent)
	}
	q.stack = append(q.stack, value)
}

func (q *quick) sequence(indent, depth int) *yaml.Node {
	n := q.node(yaml.SequenceNode, 0, q.start, "")
	base := len(q.stack)
	for !q.failed && q.indent == indent && q.item() {
		at := q.start + 2
		for at < q.end && q.text[at] == ' ' {
			at++
		}
		var item *yaml.Node
		if at < q.end && q.key(at) >= 0 {
			q.indent, q.start = at-q.first, at
			if depth >= quickDepth {
				return q.fail()
			}
			item = q.mapping(q.indent, depth+1)
		} else {
			item = q.value(at, indent)
		}
		q.stack = append(q.stack, item)
	}
	if q.failed || q.indent > indent {
		return q.fail()
	}
	return q.adopt(n, base)
}
