package verify

import (
	"errors"
	"fmt"
	"io/fs"

	"stance/positions/evidence/archive"
)

// endings are how the names of archived texts end, the first that is there
// being taken.
var endings = []string{".txt", ".html", ".htm"}

// DefaultFolder is where a dataset keeps the texts of its sources.
const DefaultFolder = "archive"

// FromDataset reads texts out of a dataset's folder: each source's `archive`,
// else archive/<id>.txt, .html or .htm; of later captures archive/<id>@<date>.txt.
func FromDataset(fsys fs.FS) Reader {
	return func(t Text) (*archive.Document, error) {
		if t.Capture == Own && t.Source.Archive != "" {
			return readThere(fsys, t.Source.Archive)
		}
		return readFirst(fsys, DefaultFolder+"/"+t.Name())
	}
}

// FromFolder reads texts out of a folder of their own: <id>.txt, .html or
// .htm. Where a source's text stands in the dataset is of no account.
func FromFolder(fsys fs.FS) Reader {
	return func(t Text) (*archive.Document, error) { return readFirst(fsys, t.Name()) }
}

func readFirst(fsys fs.FS, name string) (*archive.Document, error) {
	var missing error
	for _, ending := range endings {
		doc, err := readThere(fsys, name+ending)
		if !errors.Is(err, fs.ErrNotExist) {
			return doc, err
		}
		if missing == nil {
			missing = err
		}
	}
	return nil, missing
}

// readThere reads a text. A link that leads nowhere is there, but of no use.
func readThere(fsys fs.FS, name string) (*archive.Document, error) {
	doc, err := archive.Read(fsys, name, 0)
	if errors.Is(err, fs.ErrNotExist) {
		if info, e := fs.Lstat(fsys, name); e == nil && info.Mode()&fs.ModeSymlink != 0 {
			return nil, fmt.Errorf("archive %q is a link to a file that is not there", name)
		}
	}
	return doc, err
}
