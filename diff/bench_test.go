package diff_test

import (
	"fmt"
	"strings"
	"testing"

	"stance/diff"
	"stance/positions"
	"stance/positions/synthetic"
	"stance/positions/yamlfile"
)

// largeDataset has parties × issues cells, each with three stances of its own
// (a tenth of the parties are in a group that speaks, too), with two terms of
// which one is reworded, evidence left out.
func largeDataset(parties, issues int) *positions.Dataset {
	group := &positions.Party{ID: "group", Name: "Group"}
	all := []*positions.Party{group}
	for i := range parties - 1 {
		p := &positions.Party{ID: fmt.Sprintf("party-%d", i), Name: fmt.Sprintf("Party %d", i)}
		if i%10 == 0 {
			p.Groups = []*positions.Party{group}
		}
		all = append(all, p)
	}
	var scales []*positions.Issue
	for i := range issues {
		s := &positions.Scale{Low: "Low", High: "High", Max: 100}
		for o := range 5 {
			s.Options = append(s.Options, positions.Option{ID: fmt.Sprintf("o%d", o), Label: "Option", Value: 25 * float64(o)})
		}
		scales = append(scales, &positions.Issue{ID: fmt.Sprintf("issue-%d", i), Name: "Issue", Scale: s})
	}
	d := &positions.Dataset{Codebook: positions.NewCodebook("Large", "", all, scales)}
	first, _ := positions.ParseDate("2025-01-01")
	for n := range 3 {
		date := first + positions.Date(30*n)
		d.Dates = append(d.Dates, positions.DateInfo{Date: date})
		for _, p := range all {
			for _, is := range scales {
				o := (p.Index*7 + is.Index*3 + n*(p.Index%3)) % 5
				r := &positions.Record{Date: date, Party: p, Issue: is}
				r.Stance = &positions.Stance{
					Record: r, Kind: positions.Placed, Option: o, Value: 25 * float64(o),
					Summary: fmt.Sprintf("The party says in its statement number %d that the talks on this issue can go on as long as the other side keeps its word.", n),
					Terms: []positions.Term{
						{ID: "border", Kind: positions.Demand, Text: "The border stays where it was drawn"},
						{ID: "talks", Text: strings.Repeat("Talks take place at the table ", 1+n%2)},
					},
				}
				d.Records = append(d.Records, r)
			}
		}
	}
	return d
}

// BenchmarkCompare compares 20,000 cells: 200 parties on 100 issues, with the
// gaps of 19,900 pairs.
func BenchmarkCompare(b *testing.B) {
	h := positions.NewHistory(largeDataset(200, 100), 0)
	from, to := h.Dataset.Dates[0].Date, h.Dataset.Dates[2].Date
	b.ReportAllocs()
	for b.Loop() {
		c, err := diff.Compare(h, from, to)
		if err != nil || len(c.Changes) != 20_000 {
			b.Fatal(len(c.Changes), err)
		}
	}
}

// BenchmarkCompareFewParties compares as many cells with few pairs: the gaps
// then weigh little.
func BenchmarkCompareFewParties(b *testing.B) {
	h := positions.NewHistory(largeDataset(20, 1000), 0)
	from, to := h.Dataset.Dates[0].Date, h.Dataset.Dates[2].Date
	b.ReportAllocs()
	for b.Loop() {
		if _, err := diff.Compare(h, from, to); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkHistory arranges the same 60,000 records by cell.
func BenchmarkHistory(b *testing.B) {
	d := largeDataset(200, 100)
	b.ReportAllocs()
	for b.Loop() {
		positions.NewHistory(d, 0)
	}
}

// BenchmarkReadAndCompare reads 100,000 stances in 1,000 files and compares the
// first date with the last. Its yardstick, a bare parallel decode of the same
// files, is BenchmarkBareDecode in positions/yamlfile.
func BenchmarkReadAndCompare(b *testing.B) {
	fsys := synthetic.Large.FS()
	for b.Loop() {
		d := yamlfile.Read(fsys).Dataset
		if _, err := diff.Compare(positions.NewHistory(d, 0), d.Dates[0].Date, d.Dates[len(d.Dates)-1].Date); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkGaps measures all pairs of 100 parties on 20 issues.
func BenchmarkGaps(b *testing.B) {
	h := positions.NewHistory(largeDataset(100, 20), 0)
	date := h.Dataset.Dates[2].Date
	for b.Loop() {
		if gaps := diff.Gaps(h, diff.Speakers(h, date), date); len(gaps) != 4950 {
			b.Fatal(len(gaps))
		}
	}
}
