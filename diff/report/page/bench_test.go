package page

import (
	"bytes"
	"testing"

	"stance/diff/report"
	"stance/diff/report/chart"
	"stance/positions"
)

// BenchmarkReport makes and writes a report of 500 changes. It is to take less
// than 300 ms and 3 MB.
func BenchmarkReport(b *testing.B) {
	d := generated(b, 50, 10)
	h := positions.NewHistory(d, 0)
	var page bytes.Buffer
	for b.Loop() {
		page.Reset()
		r, err := report.NewChangeReport(h, d.Dates[0].Date, d.Dates[1].Date, report.Filter{})
		if err != nil {
			b.Fatal(err)
		}
		r.Charts = chart.ForReports{}
		if err := Document(&page, r.Document()); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(page.Len())/1e6, "MB")
}
