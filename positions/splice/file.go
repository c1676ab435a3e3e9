package splice

import (
	"bytes"
	"fmt"
	"io/fs"
	"slices"
	"unicode/utf8"

	"gopkg.in/yaml.v3"

	"stance/positions/yamlfile"
)

// File is a YAML file taken apart, with the edits that are to be made in it. Offsets
// are bytes of body.
type File struct {
	name      string
	content   []byte
	mark      int    // length of the byte order mark
	body      []byte // without it
	lineBreak string
	lines     []int // where each of YAML's lines starts
	docs      []document
	edits     []*edit
	styled    *yamlfile.Style // as found; see style
	spots     map[*yaml.Node]spot
	scalars   map[[2]int]*yaml.Node // by line and column; see scalarAt
}

// document is one of the file's documents; end is where the next one's marker,
// or the file's end, is.
type document struct {
	root *yaml.Node
	end  int
}

const byteOrderMark = "\uFEFF"

func openFile(fsys fs.FS, name string) (*File, error) {
	content, err := fs.ReadFile(fsys, name)
	if err != nil {
		return nil, fmt.Errorf("%s cannot be read: %w", name, err)
	}
	return Open(name, content)
}

// Open takes a file apart. One that cannot be read, or has an anchor or alias in it, of
// which an edit might change more than it says, is refused.
func Open(name string, content []byte) (*File, error) {
	f := &File{name: name, content: content, body: bytes.TrimPrefix(content, []byte(byteOrderMark)), lineBreak: yamlfile.LineBreak(content)}
	f.mark = len(content) - len(f.body)
	f.lines = yamlLines(f.body)
	roots, err := yamlfile.Documents(f.body)
	if err != nil {
		return nil, fmt.Errorf("nothing can be added to %s: %w; `stance check` says more", name, err)
	}
	for _, root := range roots {
		if n := anchored(root); n != nil {
			return nil, fmt.Errorf("%s:%d: anchors and aliases are not part of the format, and a file with them is not changed; write the value out in each place", name, f.lineNumber(f.offset(n)))
		}
		f.docs = append(f.docs, document{root, f.documentEnd(f.offset(root))})
	}
	return f, nil
}

// anchored finds a node with an anchor, or an alias.
func anchored(n *yaml.Node) *yaml.Node {
	if n.Anchor != "" || n.Kind == yaml.AliasNode {
		return n
	}
	for _, c := range n.Content {
		if a := anchored(c); a != nil {
			return a
		}
	}
	return nil
}

// Roots are the roots of the file's documents.
func (f *File) Roots() []*yaml.Node {
	var roots []*yaml.Node
	for _, d := range f.docs {
		roots = append(roots, d.root)
	}
	return roots
}

// yamlLines finds where lines start, in YAML's count, which knows more line
// breaks than editors do.
func yamlLines(body []byte) []int {
	lines := []int{0}
	for i := 0; i < len(body); i++ {
		switch c := body[i]; {
		case c == '\n', c == '\r' && (i+1 == len(body) || body[i+1] != '\n'):
			lines = append(lines, i+1)
		case c == 0xC2 && bytes.HasPrefix(body[i:], []byte("\u0085")):
			lines = append(lines, i+2)
		case c == 0xE2 && (bytes.HasPrefix(body[i:], []byte("\u2028")) || bytes.HasPrefix(body[i:], []byte("\u2029"))):
			lines = append(lines, i+3)
		}
	}
	return lines
}

// offset is the byte at which a node starts.
func (f *File) offset(n *yaml.Node) int {
	line := min(max(n.Line, 1), len(f.lines))
	at := f.lines[line-1]
	for column := n.Column; column > 1 && at < len(f.body); column-- {
		_, size := utf8.DecodeRune(f.body[at:])
		at += size
	}
	return at
}

// lineStart is where the line of a byte starts, as editors count.
func (f *File) lineStart(at int) int {
	return bytes.LastIndexAny(f.body[:at], "\r\n") + 1
}

// lineBefore is where the line before the one that starts at a byte starts.
func (f *File) lineBefore(start int) int {
	if start > 0 && f.body[start-1] == '\n' {
		start--
	}
	if start > 0 && f.body[start-1] == '\r' {
		start--
	}
	return f.lineStart(start)
}

// lineEnd is where the line after that of a byte starts.
func (f *File) lineEnd(at int) int {
	n := bytes.IndexAny(f.body[at:], "\r\n")
	if n < 0 {
		return len(f.body)
	}
	at += n + 1
	if f.body[at-1] == '\r' && at < len(f.body) && f.body[at] == '\n' {
		at++
	}
	return at
}

// lineNumber is the line of a byte, as editors count.
func (f *File) lineNumber(at int) int {
	n := 1
	for start := f.lineEnd(0); start <= at && start < len(f.body); start = f.lineEnd(start) {
		n++
	}
	return n
}

// documentEnd finds the first line from a byte on that is a marker of
// documents; none can stand in a value.
func (f *File) documentEnd(from int) int {
	first, _ := slices.BinarySearch(f.lines, from)
	for _, at := range f.lines[first:] {
		line := f.body[at:]
		if !bytes.HasPrefix(line, []byte("---")) && !bytes.HasPrefix(line, []byte("...")) {
			continue
		}
		if len(line) == 3 || bytes.IndexAny(line[3:min(len(line), 6)], " \t\r\n\u0085\u2028\u2029") == 0 {
			return at
		}
	}
	return len(f.body)
}

// childEnd is where child i of a block collection ends, whose own end is end:
// where the line of the next one starts, with the comments above it.
func (f *File) childEnd(n *yaml.Node, i, end int) int {
	if i+1 >= children(n) {
		return end
	}
	return f.lineStart(f.start(n, i+1))
}

// start is where child i of a block collection starts: an item at its dash, which may
// stand above it.
func (f *File) start(n *yaml.Node, i int) int {
	at := f.offset(child(n, i))
	if n.Kind != yaml.SequenceNode {
		return at
	}
	for start := f.lineStart(at); ; start = f.lineBefore(start) {
		if dash := start + n.Column - 1; dash < at && f.body[dash] == '-' && bytes.Trim(f.body[start:dash], " -?:") == nil {
			return dash
		}
		if start <= f.offset(n) || start == 0 {
			return at
		}
	}
}

// lastLineOf is where the last line of child i of a block collection ends, which itself
// ends at end.
func (f *File) lastLineOf(n *yaml.Node, i, end int) int {
	childEnd := f.childEnd(n, i, end)
	last := f.lastLine(f.offset(child(n, i)), childEnd, n.Column)
	for f.keepsLines(lastOf(n, i)) && last < childEnd && f.blank(last) {
		last = f.lineEnd(last)
	}
	return last
}

// indent counts the spaces from a byte on.
func (f *File) indent(at int) int {
	n := 0
	for at+n < len(f.body) && f.body[at+n] == ' ' {
		n++
	}
	return n
}

// lastLine finds the end of the last line, between two bytes, of something that
// starts in a column: that before the blank lines and comments which lead up to
// what comes next.
func (f *File) lastLine(start, end, column int) int {
	last := f.lineEnd(start)
	for at := last; at < end; {
		next := min(f.lineEnd(at), end)
		line := bytes.TrimSpace(f.body[at:next])
		indent := f.indent(at)
		if len(line) > 0 && (line[0] != '#' || indent >= column) {
			last = next
		}
		at = next
	}
	return min(last, end)
}

// blank reports whether there is nothing in a line.
func (f *File) blank(start int) bool {
	return len(bytes.TrimSpace(f.body[start:f.lineEnd(start)])) == 0
}

// keepsLines reports whether a value ends in a text to which the empty lines
// below it belong, as below |+.
func (f *File) keepsLines(n *yaml.Node) bool {
	n = leaf(n)
	if n.Style&(yaml.LiteralStyle|yaml.FoldedStyle) == 0 {
		return false
	}
	at := f.offset(n)
	header, _, _ := bytes.Cut(f.body[at:f.lineEnd(at)], []byte("#"))
	return bytes.IndexByte(header, '+') >= 0
}
