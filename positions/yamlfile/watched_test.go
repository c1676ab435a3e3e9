package yamlfile

import (
	"sync/atomic"
	"testing"

	"stance/positions/synthetic"
)

type counter struct{ of, read atomic.Int64 }

func (c *counter) Of(files int)  { c.of.Store(int64(files)) }
func (c *counter) Add(files int) { c.read.Add(int64(files)) }

// Who watches is told of every file, and gets the same dataset.
func TestReadWatched(t *testing.T) {
	fsys := synthetic.Small.FS()
	var c counter
	got, want := ReadWatched(fsys, &c), Read(fsys)
	if files := int64(synthetic.Small.Dates); c.of.Load() != files || c.read.Load() != files {
		t.Errorf("%d of %d files, want %d", c.read.Load(), c.of.Load(), files)
	}
	if len(got.Dataset.Records) != len(want.Dataset.Records) || !got.OK() {
		t.Errorf("%d records, want %d", len(got.Dataset.Records), len(want.Dataset.Records))
	}
}
