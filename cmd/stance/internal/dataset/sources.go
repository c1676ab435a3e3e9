package dataset

import (
	"fmt"
	"slices"

	"stance/cmd/stance/internal/console"
	"stance/cmd/stance/internal/disk"
	"stance/positions"
	"stance/positions/splice"
	"stance/positions/yamlfile"
)

// SourcesNamed finds sources by id, else by title, else by the beginning of a word of these where
// only one has it, each once; nil for none.
func SourcesNamed(d *positions.Dataset, ids []string) ([]*positions.Source, error) {
	var sources []*positions.Source
	for _, id := range ids {
		fit, _ := d.SourcesNamed(id)
		if len(fit) > 1 {
			_, err := theOne("source", id, fit, d.Sources, func(s *positions.Source) string { return s.ID })
			return nil, err
		}
		if len(fit) == 0 {
			var known []string
			for _, s := range d.Sources {
				known = append(known, s.ID)
			}
			if known == nil {
				return nil, &console.UsageError{Message: fmt.Sprintf("no source %q in the dataset", id), Hint: "it has none; `stance source add` captures one"}
			}
			return nil, &console.UsageError{Message: fmt.Sprintf("no source %q in the dataset", id), Hint: console.DidYouMean(id, known)}
		}
		if !slices.Contains(sources, fit[0]) {
			sources = append(sources, fit[0])
		}
	}
	return sources, nil
}

// SourceEdits has amend change each file of sources as it is now, and gives the edits of those
// in which it did anything, which it counts.
func SourceEdits(dir string, d *positions.Dataset, amend func(name string, old []byte) (content []byte, changes int, err error)) ([]splice.Edit, error) {
	var edits []splice.Edit
	for _, name := range yamlfile.SourceFiles(d) {
		if err := disk.Within(dir, FullPath(dir, name)); err != nil {
			return nil, err
		}
		old, err := disk.ReadIn(dir, name)
		if err != nil {
			return nil, err
		}
		content, changes, err := amend(name, old)
		if err != nil {
			return nil, err
		}
		if changes > 0 {
			edits = append(edits, splice.Edit{Name: name, Old: old, New: content})
		}
	}
	return edits, nil
}
