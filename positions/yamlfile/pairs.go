package yamlfile

import (
	"strings"

	"gopkg.in/yaml.v3"

	"stance/positions/problem"
)

// Pair is a key with its text, and the line of the key, from 1.
type Pair struct {
	Key, Value string
	Line       int
}

// Pairs reads a file that is no part of a dataset: one mapping of keys to
// texts, such as the mapping of a table's columns. They are given in the file's
// order.
func Pairs(name string, content []byte) ([]Pair, []problem.Problem) {
	w := &walker{file: name, keep: &keeper{}}
	var pairs []Pair
	documents := 0
	w.decode(content, func(root *yaml.Node) {
		if documents++; documents > 1 {
			w.report(root, problem.WrongShape, "this file is a single document, and a second one begins here", "take the line with --- away")
			return
		}
		if !w.plain(root) || !w.mapping(root, "a mapping of names to texts") {
			return
		}
		var seen firsts
		for i := 0; i+1 < len(root.Content); i += 2 {
			key, value := root.Content[i], root.Content[i+1]
			if !w.isKey(key) {
				continue
			}
			if strings.TrimSpace(key.Value) == "" {
				w.report(key, problem.WrongShape, "this key is empty", "write the name of the column that the text after the colon is for")
				continue
			}
			if first := seen.add(key, len(root.Content)); first != nil {
				w.duplicateKey(key, first)
				continue
			}
			if isNull(value) {
				w.missingValue(key, value)
				continue
			}
			if !w.plain(value) {
				continue
			}
			if text, ok := w.token(value, key.Value); ok {
				pairs = append(pairs, Pair{key.Value, text, key.Line})
			}
		}
	})
	if documents == 0 && !w.broken {
		w.reportAt(0, problem.MissingKey, "this file is empty", "write a line for each column, such as party: Actor")
	}
	return pairs, w.answered()
}
