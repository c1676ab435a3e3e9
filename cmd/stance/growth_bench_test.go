package main

import (
	"fmt"
	"io"
	"testing"

	"stance/diff/report"
	"stance/diff/report/terminal"
	"stance/positions"
	"stance/positions/synthetic"
	"stance/positions/yamlfile"
)

// BenchmarkGrowth runs what once grew with the square of a cell's history, or
// compared whole cells for each pair, over datasets 1, 4 and 16 times as large in
// dates, in stances on a date, and in parties. Time for a stance should stay about
// the same; that of gaps may grow with the parties, as their pairs do.
func BenchmarkGrowth(b *testing.B) {
	for _, times := range []int{1, 4, 16} {
		for _, grown := range []struct {
			name  string
			shape synthetic.Shape
		}{
			{"dates", synthetic.Shape{Parties: 4, Issues: 5, Dates: 100 * times, PerDate: 20}},
			{"stances", synthetic.Shape{Parties: 20, Issues: 10 * times, Dates: 10, PerDate: 100 * times}},
			{"parties", synthetic.Shape{Parties: 8 * times, Issues: 20, Dates: 6, PerDate: 80 * times}},
		} {
			grown.shape.Sources, grown.shape.Seed = 50, 1
			d := yamlfile.Read(grown.shape.FS()).Dataset
			from, to := d.Dates[0].Date, d.Dates[len(d.Dates)-1].Date
			for _, step := range []struct {
				name string
				run  func(h *positions.History) error
			}{
				{"review", func(h *positions.History) error { report.NewReview(h, nil, report.ReviewFilter{}); return nil }},
				{"changes", func(h *positions.History) error {
					a := exportFinding("changes", report.NewPanel(h, from, to, report.Filter{}))
					return a.CSV(io.Discard)
				}},
				{"gap", func(h *positions.History) error {
					return terminal.Document(io.Discard, report.NewGap(h, from, to, report.Filter{}).Document(), terminal.Screen{Width: 100})
				}},
			} {
				b.Run(fmt.Sprintf("%s/%s=%dx", step.name, grown.name, times), func(b *testing.B) {
					b.ReportAllocs()
					for b.Loop() {
						if err := step.run(positions.NewHistory(d, 0)); err != nil {
							b.Fatal(err)
						}
					}
					b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(len(d.Records)), "ns/stance")
				})
			}
		}
	}
}
