package main

import (
	"testing"

	"stance/diff/report"
	"stance/diff/report/page"
	"stance/positions"
	"stance/positions/synthetic"
	"stance/positions/yamlfile"
)

// BenchmarkReport writes the page of the last two of 1,000 dates with 100,000 stances, of what was read. It
// is to take a second, and less than 2 MB.
func BenchmarkReport(b *testing.B) {
	d := yamlfile.Read(synthetic.Large.FS()).Dataset
	last := len(d.Dates) - 1
	b.ReportAllocs()
	for b.Loop() {
		size := counter(0)
		r, err := report.NewChangeReport(positions.NewHistory(d, 0), d.Dates[last-1].Date, d.Dates[last].Date, report.Filter{})
		if err != nil {
			b.Fatal(err)
		}
		if err := page.Document(&size, reportFinding(r).Illustrated()); err != nil {
			b.Fatal(err)
		}
		b.ReportMetric(float64(size)/1e6, "MB")
	}
}
