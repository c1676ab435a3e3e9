package machine_test

import (
	"io"
	"testing"

	"stance/diff"
	"stance/diff/report"
	"stance/diff/report/data/machine"
	"stance/positions"
	"stance/positions/synthetic"
	"stance/positions/yamlfile"
)

// BenchmarkDiff writes what programs get of two dates, of 1,000 and of 10,000 changed cells: time and
// memory for a cell should stay the same.
func BenchmarkDiff(b *testing.B) {
	for name, shape := range map[string]synthetic.Shape{
		"cells=1000":  {Parties: 40, Issues: 25, Dates: 2, PerDate: 1000, Sources: 50, Seed: 1},
		"cells=10000": {Parties: 100, Issues: 100, Dates: 2, PerDate: 10_000, Sources: 50, Seed: 1},
	} {
		b.Run(name, func(b *testing.B) {
			d := yamlfile.Read(shape.FS()).Dataset
			c, err := diff.Compare(positions.NewHistory(d, 0), d.Dates[0].Date, d.Dates[1].Date)
			if err != nil {
				b.Fatal(err)
			}
			model := &report.Diff{Comparison: c}
			b.ReportAllocs()
			for b.Loop() {
				if err := machine.DiffJSON(io.Discard, model); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
