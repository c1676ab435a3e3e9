package yamlfile

import (
	"slices"

	"gopkg.in/yaml.v3"

	"stance/positions/problem"
)

// besideKeys are those of a piece of evidence that can stand beside the position.
var besideKeys = []string{"quote", "paraphrase", "speaker", "role", "source", "locator"}

// shortRecordKeys are those of a record with those of the one piece of evidence.
var shortRecordKeys = &keyset{"a stance", slices.Concat(recordKeys.names[:recordTerms], besideKeys, recordKeys.names[recordTerms:]), -1}

// shortCell takes a cell apart that is a mapping. What belongs to a piece of evidence
// becomes the first one.
func (w *snapshotWalker) shortCell(n *yaml.Node, f *fields) bool {
	if !w.mapping(n, ofAStance) {
		return false
	}
	cell := &yaml.Node{Kind: yaml.MappingNode, Line: n.Line, Column: n.Column}
	piece := &yaml.Node{Kind: yaml.MappingNode}
	var mistyped []string
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, value := n.Content[i], n.Content[i+1]
		switch {
		case key.Kind != yaml.ScalarNode:
			cell.Content = append(cell.Content, key, value)
		case slices.Contains(besideKeys, key.Value):
			if piece.Line == 0 {
				piece.Line, piece.Column = key.Line, key.Column
			}
			piece.Content = append(piece.Content, key, value)
		case !slices.Contains(recordKeys.names, key.Value) && key.Tag != "!!merge" && !w.refused(key):
			w.unknownKey(key, value, shortRecordKeys)
			if near, ok := problem.Nearest(key.Value, recordKeys.names); ok {
				mistyped = append(mistyped, near)
			}
		default:
			cell.Content = append(cell.Content, key, value)
		}
	}
	w.addPiece(cell, piece)
	if !w.fields(cell, recordKeys, f) {
		return false
	}
	for _, near := range mistyped {
		f.meant[slices.Index(recordKeys.names, near)] = true
	}
	return true
}

// addPiece puts a piece of evidence before those that a cell has in `evidence`.
func (w *snapshotWalker) addPiece(cell, piece *yaml.Node) {
	if len(piece.Content) == 0 {
		return
	}
	list := &yaml.Node{Kind: yaml.SequenceNode, Line: piece.Line, Column: piece.Column, Content: []*yaml.Node{piece}}
	for i := 0; i+1 < len(cell.Content); i += 2 {
		if cell.Content[i].Value != "evidence" {
			continue
		}
		written := cell.Content[i+1]
		if written.Kind != yaml.SequenceNode {
			return // reported; there is nothing that the piece could be put before
		}
		list.Line, list.Column = written.Line, written.Column
		list.Content = append(list.Content, written.Content...)
		cell.Content[i+1] = list
		return
	}
	key := &yaml.Node{Kind: yaml.ScalarNode, Value: "evidence", Line: piece.Line, Column: piece.Column}
	cell.Content = append(cell.Content, key, list)
}
