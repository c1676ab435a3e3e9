package splice

import (
	"bytes"
	"cmp"
	"slices"

	"gopkg.in/yaml.v3"

	"stance/positions/yamlfile"
)

// Result is the file with all edits made. It has been parsed again and differs in
// what it holds by exactly them, and in its bytes by theirs, or there is an error.
func (f *File) Result() ([]byte, error) {
	// Inner collections come first, and of one the later children, so that
	// indices stay true.
	inner := func(a, b *edit) int {
		return cmp.Or(cmp.Compare(b.column, a.column), cmp.Compare(b.index, a.index))
	}
	slices.SortStableFunc(f.edits, inner)
	plainest := func(*edit) int { return 0 }
	safest := func(in *edit) int { return len(in.ways) - 1 }
	for _, choose := range []func(*edit) int{plainest, safest} {
		if content, ok := f.try(f.edits, choose); ok {
			return content, nil
		}
	}
	// The layout is out of the ordinary somewhere: each edit is tried
	// alone, to find its way.
	right := map[*edit]int{}
	for _, in := range f.edits {
		found := false
		for i := range in.ways {
			if _, ok := f.try([]*edit{in}, func(*edit) int { return i }); ok {
				right[in], found = i, true
				break
			}
		}
		if !found {
			return nil, f.noPlace(in)
		}
	}
	if content, ok := f.try(f.edits, func(in *edit) int { return right[in] }); ok {
		return content, nil
	}
	return nil, f.noPlace(f.edits[0])
}

// try makes edits, each in the way chosen, and reports whether the file
// then reads as it should.
func (f *File) try(edits []*edit, choose func(*edit) int) ([]byte, bool) {
	var changes []change
	for _, in := range edits {
		changes = append(changes, in.ways[choose(in)]...)
	}
	content := f.changed(changes)
	roots, err := yamlfile.Documents(content[f.mark:])
	if err != nil {
		return nil, false
	}
	var undo []func()
	for _, in := range edits {
		undo = append(undo, f.apply(in))
	}
	defer func() {
		for _, u := range slices.Backward(undo) {
			u()
		}
	}()
	return content, slices.EqualFunc(roots, f.docs, func(root *yaml.Node, d document) bool { return sameNode(root, d.root) })
}

// changed is the content with changes made.
func (f *File) changed(changes []change) []byte {
	// Of several at one byte the inner ones come first, as they are given.
	slices.SortStableFunc(changes, func(a, b change) int { return cmp.Compare(a.at, b.at) })
	var out bytes.Buffer
	out.Write(f.content[:f.mark])
	at := 0
	for _, c := range changes {
		out.Write(f.body[at:max(at, c.at)])
		out.WriteString(c.text)
		at = max(at, c.to)
	}
	out.Write(f.body[at:])
	return out.Bytes()
}

// apply makes the edit in the parsed file, until it is undone.
func (f *File) apply(in *edit) (undo func()) {
	if in.parent == nil {
		docs := f.docs
		in.tree()
		return func() { f.docs = docs }
	}
	old := *in.parent
	undo = func() { *in.parent = old }
	if in.tree != nil {
		in.tree()
		return undo
	}
	if in.kind != 0 {
		*in.parent = yaml.Node{Kind: in.kind, Content: in.nodes}
		if in.parent.Tag = "!!map"; in.kind == yaml.SequenceNode {
			in.parent.Tag = "!!seq"
		}
	} else {
		at := in.index
		if in.parent.Kind == yaml.MappingNode {
			at *= 2
		}
		in.parent.Content = slices.Concat(old.Content[:at], in.nodes, old.Content[at:])
	}
	return undo
}

func sameNode(a, b *yaml.Node) bool {
	return a.Kind == b.Kind && a.Value == b.Value && a.ShortTag() == b.ShortTag() && slices.EqualFunc(a.Content, b.Content, sameNode)
}
