package splice

import (
	"bytes"
	"slices"
	"strings"

	"gopkg.in/yaml.v3"

	"stance/positions/yamlfile"
)

// spot is where a node stands: as which child of what, and where it ends.
type spot struct {
	above *yaml.Node // nil for a root
	index int
	end   int
}

// spotOf finds a node of the file, which may be a collection or the value of an entry.
func (f *File) spotOf(n *yaml.Node) spot {
	if f.spots == nil {
		f.spots = map[*yaml.Node]spot{}
		for _, d := range f.docs {
			f.spots[d.root] = spot{end: d.end}
			f.noteSpots(d.root, d.end)
		}
	}
	return f.spots[n]
}

func (f *File) noteSpots(n *yaml.Node, end int) {
	for i := range children(n) {
		inner := end
		if !isFlow(n) {
			inner = f.childEnd(n, i, end)
		}
		f.spots[lastOf(n, i)] = spot{n, i, inner}
		f.noteSpots(lastOf(n, i), inner)
	}
}

// Insert puts pieces before child index of a collection of the file: entries or items,
// as it has; in brackets, at the end. An empty one is filled.
func (f *File) Insert(parent *yaml.Node, index int, pieces ...yamlfile.Piece) error {
	at := f.spotOf(parent)
	var key *yaml.Node
	if at.above != nil && at.above.Kind == yaml.MappingNode {
		key = at.above.Content[2*at.index]
	}
	switch {
	case len(parent.Content) > 0:
		return f.insert(parent, at.end, key, index, pieces)
	case key != nil:
		return f.fill(at.above, at.index, at.end, pieces)
	}
	return f.noPlace(&edit{parent: parent, pieces: pieces})
}

// Replace puts another entry or item in the place of a child, with all that stands in
// its lines.
func (f *File) Replace(parent *yaml.Node, index int, piece yamlfile.Piece) error {
	in := &edit{parent: parent, index: index, column: parent.Column, pieces: []yamlfile.Piece{piece}}
	in.tree = func() {
		step := stepOf(parent)
		parent.Content = slices.Concat(parent.Content[:index*step], in.nodes, parent.Content[(index+1)*step:])
	}
	if isFlow(parent) {
		b, ok := f.closing(f.offset(parent))
		if !ok || len(b.ends) != children(parent) {
			return f.noPlace(in)
		}
		in.ways = []way{{{f.offset(child(parent, index)), b.ends[index], piece.Flow()}}}
		return f.add(in)
	}
	start, last := f.start(parent, index), f.lastLineOf(parent, index, f.spotOf(parent).end)
	style := f.style()
	was := lastOf(parent, index)
	style.Lines = parent.Kind == yaml.SequenceNode && was.Kind == yaml.MappingNode && !isFlow(was)
	text := strings.TrimLeft(string(piece.Block(parent.Column-1, style)), " ")
	if !f.endsLine(last) {
		text = strings.TrimSuffix(text, "\n")
	}
	in.ways = []way{{{start, last, f.broken(text)}}}
	return f.add(in)
}

// stepOf is how many nodes a child of a collection is.
func stepOf(collection *yaml.Node) int {
	if collection.Kind == yaml.MappingNode {
		return 2
	}
	return 1
}

// endsLine reports whether there is a line break before a byte.
func (f *File) endsLine(at int) bool { return at > 0 && (f.body[at-1] == '\n' || f.body[at-1] == '\r') }

// broken has the lines of a text end as those of the file.
func (f *File) broken(text string) string {
	if f.lineBreak == "\n" || strings.Contains(text, "\r") { // as it stood in the file
		return text
	}
	return strings.ReplaceAll(text, "\n", f.lineBreak)
}

// SetValue puts another scalar, as it is written in YAML, in the place of the one that
// child index has as its value, or is. A comment behind it stays.
func (f *File) SetValue(parent *yaml.Node, index int, text string) error {
	was := lastOf(parent, index)
	in := &edit{parent: was, column: parent.Column}
	roots, err := yamlfile.Documents([]byte(text))
	if err != nil || was.Kind != yaml.ScalarNode {
		return f.noPlace(in)
	}
	in.tree = func() {
		*was = yaml.Node{Kind: yaml.ScalarNode, Tag: "!!null"}
		if len(roots) == 1 {
			*was = *roots[0]
		}
	}
	at, end := f.value(parent, index)
	if at == end && text != "" {
		text = " " + text
	}
	if text == "" {
		at = len(bytes.TrimRight(f.body[:at], " "))
	}
	in.ways = []way{{{at, end, f.broken(text)}}}
	return f.add(in)
}

// Text is a child of a collection as it stands in the file, to be put back as it was
// (yamlfile.TextPiece).
func (f *File) Text(parent *yaml.Node, index int) string {
	if isFlow(parent) {
		if b, ok := f.closing(f.offset(parent)); ok && index < len(b.ends) {
			return string(f.body[f.offset(child(parent, index)):b.ends[index]])
		}
		return ""
	}
	at := f.start(parent, index)
	return string(f.body[at:f.lastLineOf(parent, index, f.spotOf(parent).end)])
}

// value is where a child's scalar stands; where there is none, at equals end, behind
// the colon.
func (f *File) value(parent *yaml.Node, index int) (at, end int) {
	v := lastOf(parent, index)
	at = f.offset(v)
	if v.Value == "" && v.Tag == "!!null" {
		if parent.Kind == yaml.MappingNode {
			key := parent.Content[2*index]
			at = f.offset(key)
			if key.Style&(yaml.SingleQuotedStyle|yaml.DoubleQuotedStyle) != 0 {
				at = f.closeQuote(at)
			}
			at += max(bytes.IndexByte(f.body[at:], ':'), 0) + 1
		} else {
			at = f.start(parent, index) + 1
		}
		return at, at
	}
	if v.Style&(yaml.SingleQuotedStyle|yaml.DoubleQuotedStyle) != 0 {
		return at, min(f.closeQuote(at)+1, len(f.body))
	}
	if isFlow(parent) {
		if b, ok := f.closing(f.offset(parent)); ok && index < len(b.ends) {
			return at, b.ends[index]
		}
		return at, at
	}
	last := f.lastLineOf(parent, index, f.spotOf(parent).end)
	if v.Style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0 {
		return at, at + len(withoutBreak(f.body[at:last]))
	}
	end = at
	for start := at; start < last; start = f.lineEnd(start) {
		line := f.body[start:f.lineEnd(start)]
		comment := -1
		for i, c := range line {
			if c == '#' && (i > 0 && (line[i-1] == ' ' || line[i-1] == '\t') || i == 0) {
				comment = i
				break
			}
		}
		if comment >= 0 {
			line = line[:comment]
		}
		if line = bytes.TrimRight(line, " \t\r\n"); len(line) > 0 {
			end = start + len(line)
		}
		if comment >= 0 {
			break
		}
	}
	return at, end
}

// withoutBreak leaves out one line break at the end.
func withoutBreak(line []byte) []byte {
	return bytes.TrimSuffix(bytes.TrimSuffix(line, []byte("\n")), []byte("\r"))
}

// Remove takes an entry or item away, with its own lines and the empty line that set it
// off. A comment above it stays. The last of its kind leaves an empty value; that of a
// document cannot be taken, for which there is RemoveDocument.
func (f *File) Remove(parent *yaml.Node, index int) error {
	n, at := children(parent), f.spotOf(parent)
	in := &edit{parent: parent, index: index, column: parent.Column}
	in.tree = func() {
		step := stepOf(parent)
		parent.Content = slices.Concat(parent.Content[:index*step], parent.Content[(index+1)*step:])
		if len(parent.Content) == 0 && !isFlow(parent) {
			*parent = yaml.Node{Kind: yaml.ScalarNode, Tag: "!!null"}
		}
	}
	switch {
	case n == 1 && at.above == nil && !isFlow(parent):
		return f.noPlace(in)
	case isFlow(parent):
		in.ways = f.cutInFlow(parent, index)
	default:
		in.ways = f.cutLines(parent, index, at.end)
	}
	if in.ways == nil {
		return f.noPlace(in)
	}
	return f.add(in)
}

// cutLines lists the ways to take a child of a block collection out: the reverse of
// where insert puts one.
func (f *File) cutLines(parent *yaml.Node, index, end int) []way {
	n := children(parent)
	at, last := f.start(parent, index), f.lastLineOf(parent, index, end)
	start := f.lineStart(at)
	if start+f.indent(start) < at { // behind the dash of a list
		var ways []way
		if index+1 < n {
			if next := f.start(parent, index+1); len(bytes.TrimSpace(f.body[last:next])) == 0 {
				ways = append(ways, way{{at, next, ""}})
			}
		}
		return append(ways, way{{at, at + len(withoutBreak(f.body[at:last])), ""}})
	}
	// from is where the cut starts; of a file without a line break at its end, that of the
	// line before goes as well.
	cut := func(from, to int) way {
		if to == len(f.body) && !f.endsLine(to) {
			from = len(withoutBreak(f.body[:from]))
		}
		return way{{from, to, ""}}
	}
	var ways []way
	childEnd := f.childEnd(parent, index, end)
	switch before := f.lineBefore(start); {
	case index == 0:
		if n > 2 && f.gap(parent, 1, end) && last < childEnd && f.blank(last) {
			ways = append(ways, cut(start, f.lineEnd(last)))
		}
	case !f.blank(before):
	case index+1 < n && f.gap(parent, index, end), index+1 == n && n > 2 && f.gap(parent, index-2, end):
		ways = append(ways, cut(before, last))
	}
	return append(ways, cut(start, last))
}

// cutInFlow lists the ways to take a child out of brackets, with the comma that it
// needs no more; comments stay.
func (f *File) cutInFlow(parent *yaml.Node, index int) []way {
	n := children(parent)
	b, ok := f.closing(f.offset(parent))
	if !ok || len(b.ends) != n {
		return nil
	}
	noted := func(from, to int) bool { return bytes.IndexByte(f.body[from:to], '#') >= 0 }
	start, end := f.offset(child(parent, index)), b.ends[index]
	behind := end // and the comma
	if index < len(b.commas) {
		behind = b.commas[index] + 1
	}
	switch {
	case n == 1:
		return []way{{{start, behind, ""}}}
	case index+1 < n:
		if next := f.offset(child(parent, index+1)); !noted(behind, next) {
			return []way{{{start, next, ""}}}
		}
		return []way{{{start, behind, ""}}}
	case !noted(b.ends[index-1], start):
		return []way{{{b.ends[index-1], end, ""}}}
	}
	comma := b.commas[index-1]
	return []way{{{comma, comma + 1, ""}, {start, behind, ""}}}
}

// AddDocument puts a document with these entries or items behind the others.
func (f *File) AddDocument(pieces ...yamlfile.Piece) error {
	in := &edit{pieces: pieces}
	text := "---\n"
	for _, p := range pieces {
		text += string(p.Block(0, f.style()))
	}
	in.ways = []way{{f.lined(len(f.body), text)}}
	in.tree = func() { f.docs = slices.Concat(f.docs, []document{{root: collection(in)}}) }
	return f.add(in)
}

// collection is what pieces read as when they stand alone.
func collection(in *edit) *yaml.Node {
	if in.pieces[0].IsItem() {
		return &yaml.Node{Kind: yaml.SequenceNode, Tag: "!!seq", Content: in.nodes}
	}
	return &yaml.Node{Kind: yaml.MappingNode, Tag: "!!map", Content: in.nodes}
}

// RemoveDocument takes a document away, with the marker before it and the comments in
// it. A file's only one cannot be: then the file goes.
func (f *File) RemoveDocument(index int) error {
	in := &edit{}
	if len(f.docs) < 2 {
		return f.noPlace(in)
	}
	from, to := 0, f.docs[index].end
	if index > 0 {
		from = f.docs[index-1].end
		for at := from; at <= f.offset(f.docs[index].root) && at < to; at = f.lineEnd(at) { // one may have been closed by dots before
			if bytes.HasPrefix(f.body[at:], []byte("---")) {
				from = at
			}
		}
	}
	if to == len(f.body) && !f.endsLine(to) {
		from = len(withoutBreak(f.body[:from]))
	}
	in.ways = []way{{{from, to, ""}}}
	in.tree = func() { f.docs = slices.Concat(f.docs[:index], f.docs[index+1:]) }
	return f.add(in)
}
