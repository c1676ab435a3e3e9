package chart

import (
	"testing"

	"stance/diff"
	"stance/diff/report"
	"stance/positions"
)

// BenchmarkReport draws what a report of 15 parties and 8 issues holds.
func BenchmarkReport(b *testing.B) {
	data := worlds["full"].dataset()
	h := positions.NewHistory(data, 0)
	c, err := diff.Compare(h, data.Dates[0].Date, data.Dates[len(data.Dates)-1].Date)
	if err != nil {
		b.Fatal(err)
	}
	log := report.NewLog(h, report.Filter{})
	size := 0
	for b.Loop() {
		size = len(Convergences(data.Codebook, c.Gaps(), c.From, c.To, 0).Inline("x"))
		for _, is := range data.Codebook.Issues {
			size += len(Dumbbell(c, is, report.Filter{}).Inline("x")) + len(Steps(log, is).Inline("x"))
		}
	}
	b.ReportMetric(float64(size)/1e3, "kB")
}
