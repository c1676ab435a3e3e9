package workbook

import (
	"archive/zip"
	"bytes"
	"io"
	"maps"
	"slices"

	"github.com/xuri/excelize/v2"
)

// steadyZip writes the parts of a workbook in the order of their names, with
// no times, where the library writes them in the order of a map.
type steadyZip struct {
	*zip.Writer
	parts map[string]*bytes.Buffer
}

func newSteadyZip(w io.Writer) excelize.ZipWriter {
	return &steadyZip{zip.NewWriter(w), map[string]*bytes.Buffer{}}
}

// Create begins a part.
func (z *steadyZip) Create(name string) (io.Writer, error) {
	part := &bytes.Buffer{}
	z.parts[name] = part
	return part, nil
}

// Close writes the parts.
func (z *steadyZip) Close() error {
	for _, name := range slices.Sorted(maps.Keys(z.parts)) {
		w, err := z.Writer.Create(name)
		if err != nil {
			return err
		}
		if _, err := w.Write(z.parts[name].Bytes()); err != nil {
			return err
		}
	}
	return z.Writer.Close()
}
