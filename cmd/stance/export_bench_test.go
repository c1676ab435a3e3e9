package main

import (
	"io"
	"testing"

	"stance/cmd/stance/internal/result"
	"stance/diff/report"
	"stance/diff/report/terminal"
	"stance/positions"
	"stance/positions/synthetic"
	"stance/positions/yamlfile"
)

// BenchmarkExport writes 20,000 stances in each format, and the network of 100
// parties' gaps.
func BenchmarkExport(b *testing.B) {
	read := yamlfile.Read(synthetic.Shape{Parties: 100, Issues: 200, Dates: 1, PerDate: 20_000, Sources: 500, Seed: 1}.FS())
	if !read.OK() || len(read.Dataset.Records) != 20_000 {
		b.Fatal(read.Problems)
	}
	day := read.Dataset.Dates[0].Date
	panel := report.NewPanel(positions.NewHistory(read.Dataset, 0), day, day, report.Filter{})
	found := exportFinding("stances", panel)
	for _, format := range result.Offered(found) {
		b.Run(format.Name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				size := counter(0)
				if err := format.Writer(&found)(&size, terminal.Screen{}); err != nil {
					b.Fatal(err)
				}
				b.ReportMetric(float64(size)/1e6, "MB")
			}
		})
	}
}

// counter counts what is written.
type counter int

func (c *counter) Write(p []byte) (int, error) {
	*c += counter(len(p))
	return io.Discard.Write(p)
}
