package dataset

import (
	"fmt"

	"stance/cmd/stance/internal/console"
	"stance/positions"
)

// SourcesNamed finds sources by their ids; nil for none.
func SourcesNamed(d *positions.Dataset, ids []string) ([]*positions.Source, error) {
	var sources []*positions.Source
	for _, id := range ids {
		src := d.Source(id)
		if src == nil {
			var known []string
			for _, s := range d.Sources {
				known = append(known, s.ID)
			}
			return nil, &console.UsageError{Message: fmt.Sprintf("no source %q in the dataset", id), Hint: console.DidYouMean(id, known)}
		}
		sources = append(sources, src)
	}
	return sources, nil
}
