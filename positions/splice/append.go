package splice

import (
	"bytes"
	"slices"

	"gopkg.in/yaml.v3"

	"stance/positions/yamlfile"
)

// Append puts items at the very end of the file, behind all that stands there, as for a
// log: into the list of lines that the last document is, else into a last document with
// nothing in it yet, else into a document of their own. A last line without a break gets one.
func (f *File) Append(items ...yamlfile.Piece) error {
	if len(items) == 0 {
		return nil
	}
	in := &edit{pieces: items, column: 1}
	text := ""
	switch last := f.unclosed(); {
	case last != nil && last.Kind == yaml.SequenceNode && len(last.Content) > 0 && !isFlow(last):
		in.parent, in.index, in.column = last, len(last.Content), last.Column
	case last != nil && f.nothingIn(last):
		in.parent, in.kind = last, yaml.SequenceNode
	default:
		if len(f.docs) > 0 {
			text = "---\n"
		}
		in.tree = func() { f.docs = slices.Concat(f.docs, []document{{root: collection(in)}}) }
	}
	for _, item := range items {
		text += string(item.Block(in.column-1, f.style()))
	}
	end := len(f.body)
	switch last := f.lastText(); {
	case end == 0 || f.endsLine(end):
	case last != nil:
		ended := &edit{parent: last, column: last.Column, ways: []way{{{end, end, f.lineBreak}}}}
		ended.tree = func() { last.Value += "\n" }
		f.edits = append(f.edits, ended)
	default:
		text = "\n" + text
	}
	in.ways = []way{{{end, end, f.broken(text)}}}
	return f.add(in)
}

// unclosed is the root of the last document; nil where there is none, or dots have closed
// it.
func (f *File) unclosed() *yaml.Node {
	if len(f.docs) == 0 {
		return nil
	}
	last := f.docs[len(f.docs)-1]
	if bytes.HasPrefix(f.body[last.end:], []byte("...")) {
		return nil
	}
	return last.root
}

// nothingIn reports whether nothing was written where a document's root would be, not even
// a tag.
func (f *File) nothingIn(root *yaml.Node) bool {
	at := f.offset(root)
	return root.Kind == yaml.ScalarNode && root.Value == "" && root.Style == 0 && !bytes.HasPrefix(f.body[at:], []byte("!"))
}

// lastText is the text at the end of a file that has no line break there, if one would
// belong to it, as it does below |; else nil.
func (f *File) lastText() *yaml.Node {
	if len(f.docs) == 0 || f.endsLine(len(f.body)) {
		return nil
	}
	roots, err := yamlfile.Documents(slices.Concat(f.body, []byte(f.lineBreak)))
	if err != nil || len(roots) != len(f.docs) {
		return nil
	}
	last := leaf(f.docs[len(f.docs)-1].root)
	if leaf(roots[len(roots)-1]).Value != last.Value+"\n" {
		return nil
	}
	return last
}

// leaf is what comes last in a node.
func leaf(n *yaml.Node) *yaml.Node {
	for len(n.Content) > 0 {
		n = n.Content[len(n.Content)-1]
	}
	return n
}
