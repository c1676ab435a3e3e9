package splice

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"gopkg.in/yaml.v3"

	"stance/positions/yamlfile"
)

// edit is a change of one node's children, or of the file's documents.
type edit struct {
	parent *yaml.Node   // whose children change
	index  int          // before which of them, or which
	nodes  []*yaml.Node // what the pieces read as
	kind   yaml.Kind    // of the parent, which has nothing in it yet; 0: it has
	column int          // of the pieces; of two at one byte the inner one comes first
	ways   []way        // the plainest first; which is right is found out by reading the result
	pieces []yamlfile.Piece
	tree   func() // makes the edit in the parsed file, where it is more than an insertion
}

// way is one way to write an edit.
type way []change

// change puts text in the place of the bytes from at to to.
type change struct {
	at, to int
	text   string
}

// add notes an edit, with the nodes that its pieces have to read as.
func (f *File) add(in *edit) error {
	if len(in.pieces) > 0 {
		var text []byte
		for _, p := range in.pieces {
			text = append(text, p.Block(max(in.column-1, 0), yamlfile.Style{})...)
		}
		roots, err := yamlfile.Documents(text)
		if err != nil || len(roots) != 1 {
			return &UnprovedError{f.name, fmt.Sprintf("what is to be written cannot be read: %v", err)}
		}
		in.nodes = roots[0].Content
	}
	f.edits = append(f.edits, in)
	return nil
}

// children is how many entries or items a collection has.
func children(n *yaml.Node) int {
	if n.Kind == yaml.MappingNode {
		return len(n.Content) / 2
	}
	return len(n.Content)
}

func child(n *yaml.Node, i int) *yaml.Node {
	if n.Kind == yaml.MappingNode {
		return n.Content[2*i]
	}
	return n.Content[i]
}

// lastOf is the value or item of a child.
func lastOf(n *yaml.Node, i int) *yaml.Node {
	if n.Kind == yaml.MappingNode {
		return n.Content[2*i+1]
	}
	return n.Content[i]
}

func isFlow(n *yaml.Node) bool { return n.Style&yaml.FlowStyle != 0 }

// insert puts pieces before child index of a collection that has some. It ends
// at end, and is the value of key; nil: of none.
func (f *File) insert(parent *yaml.Node, end int, key *yaml.Node, index int, pieces []yamlfile.Piece) error {
	in := &edit{parent: parent, index: index, column: parent.Column, pieces: pieces}
	if children(parent) == 0 { // a text, say, in a file that has become unsound
		return f.noPlace(in)
	}
	if isFlow(parent) {
		in.index = children(parent)
		w, ok := f.inFlow(parent, pieces)
		if !ok {
			return f.noPlace(in)
		}
		in.ways = []way{w}
		return f.add(in)
	}
	keeps := index > 0 && f.keepsLines(lastOf(parent, index-1))
	spaced := f.spaced(parent, index, end) && !keeps
	style := f.style()
	style.Lines = f.onLines(parent)
	var text strings.Builder
	for _, p := range pieces {
		if spaced && index > 0 {
			text.WriteByte('\n')
		}
		text.Write(p.Block(parent.Column-1, style))
		if spaced && index == 0 {
			text.WriteByte('\n')
		}
	}
	var places []int
	if index == 0 {
		if at := f.start(parent, 0); f.lineStart(at)+f.indent(f.lineStart(at)) < at { // behind the dash of a list
			first := strings.TrimLeft(text.String(), " ") + strings.Repeat(" ", parent.Column-1)
			in.ways = []way{{{at, at, strings.ReplaceAll(first, "\n", f.lineBreak)}}}
			return f.add(in)
		}
		places = []int{f.lineStart(f.start(parent, 0))}
		if key != nil {
			places = []int{f.lineEnd(f.offset(key)), places[0]}
		}
	} else {
		places = []int{f.lastLineOf(parent, index-1, end), f.childEnd(parent, index-1, end)}
	}
	for _, at := range places {
		in.ways = append(in.ways, way{f.lined(at, text.String())})
	}
	return f.add(in)
}

// lined makes a change that puts whole lines at the start of a line or, where a
// file has no line break at its end, there.
func (f *File) lined(at int, text string) change {
	if at > 0 && f.body[at-1] != '\n' && f.body[at-1] != '\r' {
		text = "\n" + strings.TrimSuffix(text, "\n")
	}
	return change{at, at, strings.ReplaceAll(text, "\n", f.lineBreak)}
}

// onLines reports whether the items of a list, judged by its last, have a line
// for each key.
func (f *File) onLines(list *yaml.Node) bool {
	if list.Kind != yaml.SequenceNode {
		return false
	}
	last := list.Content[len(list.Content)-1]
	return last.Kind == yaml.MappingNode && !isFlow(last)
}

// spaced reports whether an empty line comes between the children of a block
// collection, judged by those around the index, else by the last two.
func (f *File) spaced(n *yaml.Node, index, end int) bool {
	count := children(n)
	if count < 2 {
		return false
	}
	return f.gap(n, min(max(index-1, 0), count-2), end)
}

// gap reports whether an empty line comes behind child i, before what leads up to the
// next.
func (f *File) gap(n *yaml.Node, i, end int) bool {
	childEnd := f.childEnd(n, i, end)
	for at := f.lastLine(f.offset(child(n, i)), childEnd, n.Column); at < childEnd; at = f.lineEnd(at) {
		if f.blank(at) {
			return true
		}
	}
	return false
}

// inFlow puts pieces at the end of a collection in brackets, on a line of their
// own where the last of it stands so.
func (f *File) inFlow(parent *yaml.Node, pieces []yamlfile.Piece) (way, bool) {
	b, ok := f.closing(f.offset(parent))
	if !ok {
		return nil, false
	}
	gap := " "
	if n := children(parent); n > 0 {
		last := f.offset(child(parent, n-1))
		start := f.lineStart(last)
		if start+f.indent(start) == last {
			gap = f.lineBreak + string(f.body[start:last])
		}
	}
	var text strings.Builder
	for i, p := range pieces {
		if i > 0 || !b.opened {
			if i > 0 || !b.comma {
				text.WriteByte(',')
			}
			text.WriteString(gap)
		}
		text.WriteString(p.Flow())
	}
	if b.comma {
		text.WriteByte(',')
	}
	return way{{b.last, b.last, text.String()}}, true
}

// under puts pieces under a key of a mapping that ends at end: at the end of
// what is there, in the place of an empty value, or with the key.
func (f *File) under(m *yaml.Node, end int, key string, pieces []yamlfile.Piece) error {
	for i := 0; i+1 < len(m.Content); i += 2 {
		if m.Content[i].Value != key {
			continue
		}
		value := m.Content[i+1]
		if len(value.Content) > 0 {
			return f.insert(value, f.childEnd(m, i/2, end), m.Content[i], children(value), pieces)
		}
		return f.fill(m, i/2, f.childEnd(m, i/2, end), pieces)
	}
	return f.insert(m, end, nil, children(m), []yamlfile.Piece{yamlfile.Under(key, pieces)})
}

// fill puts pieces in the place of an empty value, which ends at end: nothing,
// null, {} or [].
func (f *File) fill(m *yaml.Node, i, end int, pieces []yamlfile.Piece) error {
	key, value := m.Content[2*i], m.Content[2*i+1]
	in := &edit{parent: value, kind: yaml.MappingNode, column: key.Column + 2, pieces: pieces}
	if pieces[0].IsItem() {
		in.kind = yaml.SequenceNode
	}
	at := f.offset(value)
	cutTo := at
	if value.Kind != yaml.ScalarNode {
		b, ok := f.closing(at)
		if !ok || b.note && !isFlow(m) {
			return f.noPlace(in)
		}
		if isFlow(m) {
			w, _ := f.inFlow(value, pieces)
			in.ways = []way{w}
			return f.add(in)
		}
		cutTo = b.close + 1
	} else if value.Tag != "!!null" {
		return f.noPlace(in) // something is there, whatever it means
	} else if value.Value != "" {
		cutTo = at + len(value.Value)
	}
	if isFlow(m) {
		return f.noPlace(in)
	}
	style := f.style()
	indent := key.Column - 1 + style.Step
	if style.Flush && in.kind == yaml.SequenceNode {
		indent = key.Column - 1
	}
	var text strings.Builder
	for _, p := range pieces {
		text.Write(p.Block(indent, style))
	}
	var cut way
	if cutTo > at {
		cut = way{{len(bytes.TrimRight(f.body[:at], " ")), cutTo, ""}}
	}
	for _, place := range []int{f.lastLine(f.offset(key), end, key.Column), f.lineEnd(max(cutTo, f.offset(key)))} {
		in.ways = append(in.ways, append(slices.Clone(cut), f.lined(place, text.String())))
	}
	return f.add(in)
}
