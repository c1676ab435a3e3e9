package report_test

import (
	"testing"

	"stance/diff"
	"stance/diff/report"
	"stance/positions"
	"stance/positions/synthetic"
	"stance/positions/yamlfile"
)

// BenchmarkScreen composes the screen of 20,000 stances: 20 parties on 1,000 issues,
// half of them at each of two dates.
func BenchmarkScreen(b *testing.B) {
	shape := synthetic.Shape{Parties: 20, Issues: 1000, Dates: 2, PerDate: 10_000, Sources: 100, Seed: 1}
	h := positions.NewHistory(yamlfile.Read(shape.FS()).Dataset, 0)
	c, err := diff.Compare(h, h.Dataset.Dates[0].Date, h.Dataset.Dates[1].Date)
	if err != nil {
		b.Fatal(err)
	}
	d := &report.Diff{Comparison: c}
	b.ReportAllocs()
	for b.Loop() {
		if len(d.Screen(false).Blocks) < 1000 {
			b.Fatal("issues are missing")
		}
	}
}
