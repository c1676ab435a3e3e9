package yamlfile

import (
	"strings"

	"gopkg.in/yaml.v3"
)

// decoded reads the key that begins with the line, and all below it, by the decoder.
// Where that refuses it, or where it may be but a part of something, the decoder has
// to read the file.
func (q *quick) decoded(indent int) {
	line := q.line
	start, margin := q.start, strings.Repeat(" ", q.start-q.first)
	for q.after < len(q.text) {
		r := q.rowAt(q.after)
		if depth := r.start - r.first; r.start < r.end && q.text[r.start] != '#' && (depth < indent || depth == indent && !q.isItem(r)) {
			break
		}
		q.move(r, 1)
	}
	roots, err := documentsOf([]byte(margin + q.text[start:q.after]))
	if err != nil || len(roots) != 1 || !isPair(roots[0]) || endsEmpty(roots[0]) {
		q.giveUp()
		return
	}
	lower(roots[0], line-1)
	q.stack = append(q.stack, roots[0].Content...)
	q.next()
}

// isPair reports whether a document is one key with its value and has nothing around it.
func isPair(n *yaml.Node) bool {
	return n.Kind == yaml.MappingNode && n.Style == 0 && n.Anchor == "" && len(n.Content) == 2 && n.Content[0].Line == 1
}

// endsEmpty reports whether a node ends with nothing: to the decoder it can stand where
// what follows does, and a comment behind it can be one of that.
func endsEmpty(n *yaml.Node) bool {
	for len(n.Content) > 0 {
		n = n.Content[len(n.Content)-1]
	}
	return n.Kind == yaml.ScalarNode && n.Value == "" && n.Style&quotedStyles == 0
}

// lower moves nodes down by so many lines.
func lower(n *yaml.Node, lines int) {
	n.Line += lines
	for _, child := range n.Content {
		lower(child, lines)
	}
}
