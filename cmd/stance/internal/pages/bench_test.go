package pages

import (
	"bytes"
	"io"
	"net/url"
	"strings"
	"testing"
	"time"

	"stance/diff/report"
	"stance/diff/report/page"
	"stance/positions/synthetic"
)

// timed are pages of each kind of the example and of a large dataset.
func timed(d *Dataset) []string {
	dates := d.Dates()
	data := d.Read.Dataset
	r := data.Records[len(data.Records)-1]
	return []string{
		"/", "/?date=" + dates[len(dates)/2].Date.String(), "/changes/latest~1..latest", "/changes/first..latest",
		"/party/" + r.Party.ID, "/issue/" + r.Issue.ID, "/cell/" + r.Issue.ID + "/" + r.Party.ID, "/source/" + data.Sources[0].ID,
		"/sources", "/gap", "/gap?party=" + data.Codebook.Parties[0].ID + "&party=" + data.Codebook.Parties[1].ID, "/terms", "/voices", "/review", report.ReviewPage(r), "/problems", "/search?q=a", "/search?q=the+offer",
		"/file/" + r.Place.File,
	}
}

func benchmarkPages(b *testing.B, s Shown) {
	d := New(s)
	for _, at := range timed(d) {
		u, err := url.Parse(at)
		if err != nil {
			b.Fatal(err)
		}
		name := strings.ReplaceAll(at, "/", ".")
		forPeople := func(b *testing.B) {
			p, err := d.Page(u)
			if err != nil {
				b.Fatal(err)
			}
			var out bytes.Buffer
			if err := page.Framed(&out, p.Document(), d.Frame(p, func(page string) string { return page })); err != nil {
				b.Fatal(err)
			}
			b.ReportMetric(float64(out.Len()), "bytes")
		}
		b.Run(name, func(b *testing.B) {
			start := time.Now()
			forPeople(b) // the first works out what all that follow have
			first := time.Since(start)
			for b.Loop() {
				forPeople(b)
			}
			b.ReportMetric(float64(first.Milliseconds()), "ms-at-first")
		})
		b.Run(name+" for programs", func(b *testing.B) {
			for b.Loop() {
				p, err := d.Page(u)
				if err != nil {
					b.Fatal(err)
				}
				if err := p.JSON(io.Discard); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkExample(b *testing.B) { benchmarkPages(b, example()) }

func BenchmarkLarge(b *testing.B) { benchmarkPages(b, shownOf(synthetic.Large.FS())) }
