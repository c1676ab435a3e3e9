package yamlfile

import (
	"bytes"
	"io"
	"io/fs"
	"sync"
	"testing"

	"gopkg.in/yaml.v3"

	"stance/positions/problem"
	"stance/positions/synthetic"
)

var large = sync.OnceValue(func() fs.FS { return synthetic.Large.FS() })

func BenchmarkRead(b *testing.B) {
	fsys := large()
	b.ResetTimer()
	for b.Loop() {
		if r := Read(fsys); !r.OK() || len(r.Dataset.Records) != 100_000 {
			b.Fatalf("%d records; %s", len(r.Dataset.Records), problem.Render(r.Problems[0]))
		}
	}
}

// BenchmarkBareDecode is what reading costs at least with this decoder: the
// same files, in parallel, to yaml.Node and no further.
func BenchmarkBareDecode(b *testing.B) {
	fsys := large()
	files := discover(fsys)
	b.ResetTimer()
	for b.Loop() {
		inParallel(files.snapshots, func(name string) error {
			content, err := fs.ReadFile(fsys, name)
			if err != nil {
				b.Error(err)
			}
			decoder := yaml.NewDecoder(bytes.NewReader(content))
			for {
				var n yaml.Node
				if err := decoder.Decode(&n); err != nil {
					if err != io.EOF {
						b.Error(err)
					}
					return err
				}
			}
		})
	}
}
