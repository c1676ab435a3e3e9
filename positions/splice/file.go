package splice

import (
	"bytes"
	"fmt"
	"io/fs"
	"unicode/utf8"

	"gopkg.in/yaml.v3"

	"stance/positions/yamlfile"
)

// file is a file of the dataset taken apart. Offsets are bytes of body.
type file struct {
	name      string
	content   []byte
	mark      int    // length of the byte order mark
	body      []byte // without it
	lineBreak string
	lines     []int // where each of YAML's lines starts
	docs      []document
	edits     []*insertion
	styled    *yamlfile.Style // as found; see style
}

// document is one of the file's documents; end is where the next one's marker,
// or the file's end, is.
type document struct {
	root *yaml.Node
	end  int
}

const byteOrderMark = "\uFEFF"

func openFile(fsys fs.FS, name string) (*file, error) {
	content, err := fs.ReadFile(fsys, name)
	if err != nil {
		return nil, fmt.Errorf("%s cannot be read: %w", name, err)
	}
	f := &file{name: name, content: content, body: bytes.TrimPrefix(content, []byte(byteOrderMark)), lineBreak: yamlfile.LineBreak(content)}
	f.mark = len(content) - len(f.body)
	f.lines = yamlLines(f.body)
	roots, err := yamlfile.Documents(f.body)
	if err != nil {
		return nil, fmt.Errorf("nothing can be added to %s: %w; `stance check` says more", name, err)
	}
	for _, root := range roots {
		f.docs = append(f.docs, document{root, f.documentEnd(f.offset(root))})
	}
	return f, nil
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
func (f *file) offset(n *yaml.Node) int {
	line := min(max(n.Line, 1), len(f.lines))
	at := f.lines[line-1]
	for column := n.Column; column > 1 && at < len(f.body); column-- {
		_, size := utf8.DecodeRune(f.body[at:])
		at += size
	}
	return at
}

// lineStart is where the line of a byte starts, as editors count.
func (f *file) lineStart(at int) int {
	return bytes.LastIndexAny(f.body[:at], "\r\n") + 1
}

// lineBefore is where the line before the one that starts at a byte starts.
func (f *file) lineBefore(start int) int {
	if start > 0 && f.body[start-1] == '\n' {
		start--
	}
	if start > 0 && f.body[start-1] == '\r' {
		start--
	}
	return f.lineStart(start)
}

// lineEnd is where the line after that of a byte starts.
func (f *file) lineEnd(at int) int {
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
func (f *file) lineNumber(at int) int {
	n := 1
	for start := f.lineEnd(0); start <= at && start < len(f.body); start = f.lineEnd(start) {
		n++
	}
	return n
}

// documentEnd finds the first line from a byte on that is a marker of
// documents; none can stand in a value.
func (f *file) documentEnd(from int) int {
	for at := f.lineEnd(from); at < len(f.body); at = f.lineEnd(at) {
		line := f.body[at:f.lineEnd(at)]
		if bytes.HasPrefix(line, []byte("---")) || bytes.HasPrefix(line, []byte("...")) {
			if len(line) == 3 || bytes.IndexByte([]byte(" \t\r\n"), line[3]) >= 0 {
				return at
			}
		}
	}
	return len(f.body)
}

// childEnd is where child i of a block collection ends, whose own end is end:
// where the line of the next one starts, with the comments above it.
func (f *file) childEnd(n *yaml.Node, i, end int) int {
	step := 1
	if n.Kind == yaml.MappingNode {
		step = 2
	}
	if i+1 >= len(n.Content)/step {
		return end
	}
	next := n.Content[(i+1)*step]
	at := f.lineStart(f.offset(next))
	if n.Kind == yaml.SequenceNode { // the item may stand below its dash
		for start := at; start > f.offset(n); start = f.lineBefore(start) {
			if f.indent(start) == n.Column-1 && f.body[start+n.Column-1] == '-' {
				return start
			}
		}
	}
	return at
}

// indent counts the spaces from a byte on.
func (f *file) indent(at int) int {
	n := 0
	for at+n < len(f.body) && f.body[at+n] == ' ' {
		n++
	}
	return n
}

// lastLine finds the end of the last line, between two bytes, of something that
// starts in a column: that before the blank lines and comments which lead up to
// what comes next.
func (f *file) lastLine(start, end, column int) int {
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
func (f *file) blank(start int) bool {
	return len(bytes.TrimSpace(f.body[start:f.lineEnd(start)])) == 0
}

// keepsLines reports whether a value ends in a text to which the empty lines
// below it belong, as below |+.
func (f *file) keepsLines(n *yaml.Node) bool {
	for len(n.Content) > 0 {
		n = n.Content[len(n.Content)-1]
	}
	if n.Style&(yaml.LiteralStyle|yaml.FoldedStyle) == 0 {
		return false
	}
	at := f.offset(n)
	header, _, _ := bytes.Cut(f.body[at:f.lineEnd(at)], []byte("#"))
	return bytes.IndexByte(header, '+') >= 0
}
