package sourcing

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"

	"stance/cmd/stance/internal/console"
	"stance/cmd/stance/internal/dataset"
	"stance/positions"
	"stance/positions/evidence/capture"
	"stance/positions/evidence/overlap"
	"stance/positions/evidence/quote"
	"stance/positions/evidence/verify"
)

// comparable is up to how many bytes texts are compared, which is more than a book has: beyond it the
// time and memory would be out of proportion to what can be learnt.
const comparable = 4 << 20

// likeness is of a new text to an archived one.
type likeness struct {
	overlap.Shared
	line   string // which says it
	origin string // of the archived one, so far as it is known
}

// alike finds which archived texts are nearly the same as a new one.
func alike(s *console.Streams, dir string, d *positions.Dataset, src *positions.Source, text *capture.Text) ([]likeness, error) {
	if len(text.Text) > comparable {
		s.Note("it was not compared with the other texts, as it is longer than a book")
		return nil, nil
	}
	read, done, err := dataset.ArchiveReader(s, dir, "")
	if err != nil {
		return nil, err
	}
	defer done()
	var others []overlap.Text
	for _, other := range d.Sources {
		doc, err := read(verify.Text{Source: other, Capture: verify.Own})
		if err != nil {
			if !errors.Is(err, fs.ErrNotExist) {
				s.Note("source " + other.ID + " was not compared: " + err.Error())
			}
			continue
		}
		if len(doc.Text) > comparable {
			continue
		}
		others = append(others, overlap.Text{ID: other.ID, Publisher: other.Publisher, Prepared: quote.Prepare(doc.Text, other.Language)})
	}
	var all []likeness
	for _, shared := range overlap.With(overlap.Text{ID: src.ID, Publisher: src.Publisher, Prepared: quote.Prepare(text.Text, src.Language)}, others) {
		with := d.Source(shared.With)
		line := fmt.Sprintf("%d of %d sentences also stand in %s", shared.Stand, shared.Of, shared.With)
		if shared.Same {
			line = "it is the same text as " + shared.With
		}
		all = append(all, likeness{shared, line, cmp.Or(with.Origin, with.Publisher)})
	}
	return all, nil
}
