package splice

import (
	"bytes"
	"cmp"
	"slices"

	"gopkg.in/yaml.v3"

	"stance/positions/yamlfile"
)

// result is the file with all insertions made. It has been parsed again and
// holds what it held and what was to be added, or there is an error.
func (f *file) result() ([]byte, error) {
	// Inner collections come first, and of one the later children, so that
	// indices stay true.
	inner := func(a, b *insertion) int {
		return cmp.Or(cmp.Compare(b.column, a.column), cmp.Compare(b.index, a.index))
	}
	slices.SortStableFunc(f.edits, inner)
	plainest := func(*insertion) int { return 0 }
	safest := func(in *insertion) int { return len(in.ways) - 1 }
	for _, choose := range []func(*insertion) int{plainest, safest} {
		if content, ok := f.try(f.edits, choose); ok {
			return content, nil
		}
	}
	// The layout is out of the ordinary somewhere: each insertion is tried
	// alone, to find its way.
	right := map[*insertion]int{}
	for _, in := range f.edits {
		found := false
		for i := range in.ways {
			if _, ok := f.try([]*insertion{in}, func(*insertion) int { return i }); ok {
				right[in], found = i, true
				break
			}
		}
		if !found {
			return nil, f.noPlace(in)
		}
	}
	if content, ok := f.try(f.edits, func(in *insertion) int { return right[in] }); ok {
		return content, nil
	}
	return nil, f.noPlace(f.edits[0])
}

// try makes insertions, each in the way chosen, and reports whether the file
// then reads as it should.
func (f *file) try(edits []*insertion, choose func(*insertion) int) ([]byte, bool) {
	var changes []change
	for _, in := range edits {
		changes = append(changes, in.ways[choose(in)]...)
	}
	content := f.changed(changes)
	roots, err := yamlfile.Documents(content[f.mark:])
	if err != nil || len(roots) != len(f.docs) {
		return nil, false
	}
	var undo []func()
	for _, in := range edits {
		undo = append(undo, in.apply())
	}
	defer func() {
		for _, u := range slices.Backward(undo) {
			u()
		}
	}()
	for i := range roots {
		if !sameNode(roots[i], f.docs[i].root) {
			return nil, false
		}
	}
	return content, true
}

// changed is the content with changes made.
func (f *file) changed(changes []change) []byte {
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

// apply makes the insertion in the parsed file, until it is undone.
func (in *insertion) apply() (undo func()) {
	old := *in.parent
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
	return func() { *in.parent = old }
}

func sameNode(a, b *yaml.Node) bool {
	return a.Kind == b.Kind && a.Value == b.Value && a.ShortTag() == b.ShortTag() && slices.EqualFunc(a.Content, b.Content, sameNode)
}
