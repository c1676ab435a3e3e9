package yamlfile

import (
	"bytes"
	"io"
	"io/fs"
	"iter"
	"sync"
	"testing"

	"gopkg.in/yaml.v3"

	"stance/positions/problem"
	"stance/positions/synthetic"
)

var large = sync.OnceValue(func() fs.FS { return synthetic.Large.FS() })

// irregular gives a dataset as it is and in all irregular ways.
func irregular(clean map[string][]byte) iter.Seq2[string, map[string][]byte] {
	return func(yield func(kind string, files map[string][]byte) bool) {
		if !yield("clean", clean) {
			return
		}
		for _, i := range synthetic.Irregularities {
			if !yield(i.Name, i.Files(clean)) {
				return
			}
		}
	}
}

// BenchmarkQuick is what people's files cost to parse, clean and irregular.
func BenchmarkQuick(b *testing.B) {
	shape := synthetic.Large
	shape.Dates = 50
	for kind, files := range irregular(shape.Files()) {
		b.Run(kind, func(b *testing.B) {
			var q quick
			for b.Loop() {
				for name, content := range files {
					if _, ok := q.documents(newSource(content).bytes); !ok {
						b.Fatalf("%s is left to the decoder", name)
					}
				}
			}
		})
	}
}

// BenchmarkReadIrregular is what they cost to read, with all checks.
func BenchmarkReadIrregular(b *testing.B) {
	for kind, files := range irregular(synthetic.Large.Files()) {
		fsys := synthetic.FS(files)
		b.Run(kind, func(b *testing.B) {
			for b.Loop() {
				if r := Read(fsys); !r.OK() || len(r.Problems) > 0 {
					b.Fatalf("%d problems", len(r.Problems))
				}
			}
		})
	}
}

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
