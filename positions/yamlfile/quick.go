package yamlfile

import (
	"encoding/binary"
	"strings"
	"unicode/utf8"

	"gopkg.in/yaml.v3"
)

// quick reads files that use no more of YAML than nearly all hand-written
// datasets do, and what common programs write, several times as fast as the
// decoder, into the very nodes that the decoder would make. It knows:
//
//   - mappings and lists by indentation, with plain keys and quoted ones, their
//     values behind the key or below it, or none
//   - unquoted and quoted text over any number of lines, with the escapes that
//     are common, and text under > and |, also with empty lines and lines that
//     are indented deeper
//   - lists and mappings in brackets, also over several lines
//   - comments behind a value, behind a key and on lines of their own, and documents
//     set apart by --- and ended by ...
//   - line ends LF and CRLF, spaces at the end of lines, and a last line without
//     an end
//
// Whatever else it meets, such as an anchor, a tag, or a tab elsewhere than in
// comments and in text under > and |, the decoder reads: the key in which it
// stands, with all below, or the file. The decoder alone decides what is YAML, and
// every file with a mistake goes through it as a whole. That both agree on what
// quick accepts is what FuzzQuick tests. Of comments, only those are kept that a
// warning could be about.
//
// Its one way in is documents, called in walker.decode alone: without quick all is
// read the same, by the decoder.
type quick struct {
	text string
	tabs bool // there are some

	// The line being read, and its number from 1. A value may have moved start and
	// indent into it.
	row
	line   int
	indent int // of start; endOfDocument after the last line of a document
	last   bool
	odd    bool // there is a tab in the line

	marked, runes int // up to marked, so many characters of the line have been counted

	failed bool // to read something, which the decoder may
	gaveUp bool // and has to read the whole file

	stack  []*yaml.Node       // children of the nodes being read
	nodes  blocks[yaml.Node]  // those read
	lists  blocks[*yaml.Node] // children of the nodes that were read
	folded []byte             // text of several lines, while it is put together
}

// row says where a line has what.
type row struct {
	first int // where it begins
	start int // where its content begins
	end   int // where its content ends; start for an empty line
	stop  int // where the line ends, without its break
	after int // where the next one begins; stop where no break ends it
}

const (
	endOfDocument = -1
	quickDepth    = 64  // of nesting
	quickKey      = 128 // bytes of a key
)

// documents reads a file; false where it has to be left to the decoder. The
// nodes are good until the next call.
func (q *quick) documents(content []byte) ([]*yaml.Node, bool) {
	sound, tabs := printable(content)
	if !sound {
		return nil, false
	}
	q.nodes.reset()
	q.lists.reset()
	*q = quick{text: string(content), tabs: tabs, nodes: q.nodes, stack: q.stack[:0], lists: q.lists, folded: q.folded}
	var roots []*yaml.Node
	q.next()
	if q.indent == endOfDocument && !q.last {
		q.next() // the file begins with ---
	}
	for !q.failed {
		if q.indent != 0 {
			return nil, false
		}
		root := q.block(endOfDocument, 0)
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

// printable reports whether a file is UTF-8 without control characters and
// line breaks other than LF and CRLF, and whether there are tabs.
func printable(b []byte) (sound, tabs bool) {
	for i := 0; i < len(b); {
		if i+8 <= len(b) && plainASCII(binary.LittleEndian.Uint64(b[i:])) {
			i += 8
			continue
		}
		c := b[i]
		switch {
		case c >= ' ' && c < 0x7f || c == '\n' || c == '\r' && i+1 < len(b) && b[i+1] == '\n':
			i++
		case c == '\t':
			tabs = true
			i++
		case c < utf8.RuneSelf:
			return false, false
		default:
			r, size := utf8.DecodeRune(b[i:])
			if r == utf8.RuneError && size == 1 || r < 0xa0 || r == '\u2028' || r == '\u2029' || r == '\uFEFF' || r == 0xFFFE || r == 0xFFFF {
				return false, false
			}
			i += size
		}
	}
	return true, tabs
}

// plainASCII reports whether all of eight bytes are from space to ~: then no sum and
// no difference carries over to the next of them, or sets its highest bit.
func plainASCII(eight uint64) bool {
	const each = 0x0101010101010101
	return (eight|(eight+each)|(eight-' '*each))&(0x80*each) == 0
}

func (q *quick) fail() *yaml.Node {
	q.failed = true
	q.indent = endOfDocument
	return nil
}

func (q *quick) giveUp() {
	q.fail()
	q.gaveUp = true
}

// rowAt finds what the line that begins at a place has.
func (q *quick) rowAt(first int) row {
	r := row{first: first, start: first, stop: len(q.text), after: len(q.text)}
	if i := strings.IndexByte(q.text[first:], '\n'); i >= 0 {
		r.stop, r.after = first+i, first+i+1
		if i > 0 && q.text[r.stop-1] == '\r' {
			r.stop--
		}
	}
	for r.start < r.stop && q.text[r.start] == ' ' {
		r.start++
	}
	for r.end = r.stop; r.end > r.start && q.text[r.end-1] == ' '; r.end-- {
	}
	return r
}

// move makes a line the one being read.
func (q *quick) move(to row, lines int) {
	q.row = to
	q.line += lines
	q.marked, q.runes = to.first, 0
}

// below finds the next line with something in it, were it a comment, and how
// many lines down it is; false where there is none, or where a tab is in it.
func (q *quick) below() (r row, lines int, ok bool) {
	for after := q.after; after < len(q.text); after = r.after {
		r = q.rowAt(after)
		if lines++; r.start < r.end {
			return r, lines, !q.tabbed(r)
		}
	}
	return r, lines, false
}

// ends reports whether the next line has something in it that is indented no deeper
// than so far: a quick look, as most values have one line.
func (q *quick) ends(indent int) bool {
	i := q.after
	for i < len(q.text) && q.text[i] == ' ' {
		i++
	}
	return i < len(q.text) && i-q.after <= indent && q.text[i] > ' '
}

// tabbed reports whether a line has a tab in it.
func (q *quick) tabbed(r row) bool {
	return q.tabs && strings.IndexByte(q.text[r.first:r.stop], '\t') >= 0
}

// next goes to the next line with content.
func (q *quick) next() {
	for q.after < len(q.text) {
		q.line++
		q.row = q.rowAt(q.after)
		if q.start == q.end || q.text[q.start] == '#' {
			continue
		}
		q.odd = q.tabbed(q.row)
		q.indent = q.start - q.first
		q.marked, q.runes = q.first, 0
		if q.indent == 0 && q.atMarker(q.row) {
			q.marker()
		}
		return
	}
	q.indent, q.last = endOfDocument, true
}

// atMarker reports whether a line begins as those do that part documents.
func (q *quick) atMarker(r row) bool {
	s := q.text[r.first:r.end]
	return strings.HasPrefix(s, "---") || strings.HasPrefix(s, "...")
}

// marker reads a line that parts documents: --- or, behind a document and before
// that or the end of the file, a line of three dots.
func (q *quick) marker() {
	dots := q.text[q.start] == '.'
	q.indent = endOfDocument
	if q.end-q.start > 3 || dots && q.nodes.none() {
		q.giveUp()
	}
	if !dots || q.failed {
		return
	}
	q.next()
	if !q.last && !(q.indent == endOfDocument && q.text[q.start] == '-') {
		q.giveUp()
	}
}

// node makes a node that stands at a place of the line.
func (q *quick) node(kind yaml.Kind, style yaml.Style, at int, value string) *yaml.Node {
	n := &q.nodes.take(1)[0]
	n.Kind, n.Style, n.Value, n.Line, n.Column = kind, style, value, q.line, q.column(at)
	return n
}

// plainNode makes the node of unquoted text.
func (q *quick) plainNode(at int, value string) *yaml.Node {
	n := q.node(yaml.ScalarNode, 0, at, value)
	if isNullWord(value) {
		n.Tag = nullTag
	}
	return n
}

const nullTag = "!!null"

func isNullWord(s string) bool { return s == "~" || s == "null" || s == "Null" || s == "NULL" }

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
	n.Content = q.lists.take(len(q.stack) - base)
	copy(n.Content, q.stack[base:])
	q.stack = q.stack[:base]
	return n
}
