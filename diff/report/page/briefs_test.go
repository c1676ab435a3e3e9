package page

import (
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"stance/diff"
	"stance/diff/report"
	"stance/positions"
	"stance/positions/yamlfile"
)

// briefs are the brief reports of datasets made up to look like people's own, of their last
// two dates and of all of their time.
func briefs(t *testing.T) map[string][]byte {
	t.Helper()
	files, err := filepath.Glob("../../../cmd/stance/testdata/screens/*.yaml")
	if err != nil || len(files) < 15 {
		t.Fatalf("%d datasets: %v", len(files), err)
	}
	pages := map[string][]byte{}
	for _, file := range files {
		content, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		name := strings.TrimSuffix(filepath.Base(file), ".yaml")
		read := yamlfile.ReadShort(yamlfile.File{Name: name + ".yaml", Content: content})
		if !read.OK() {
			t.Fatalf("%s is not sound: %v", file, read.Problems)
		}
		h, dates := positions.NewHistory(read.Dataset, 0), read.Dataset.Dates
		last := dates[len(dates)-1].Date
		for span, from := range map[string]positions.Date{"last": dates[max(0, len(dates)-2)].Date, "whole": dates[0].Date} {
			c, err := diff.Compare(h, from, last)
			if err != nil {
				t.Fatal(err)
			}
			d := (&report.Diff{Comparison: c}).Screen(false)
			d.Room = OneSheet
			pages[name+", "+span] = renderedDocument(t, d)
		}
	}
	return pages
}

// TestBriefsTakeOneSheet prints brief reports on both papers: each takes one sheet.
func TestBriefsTakeOneSheet(t *testing.T) {
	ctx := browse(t)
	for name, text := range briefs(t) {
		open(t, ctx, "brief.html", text)
		for paper, size := range papers {
			if n := len(sheets.FindAll(pdfOf(t, ctx, size), -1)); n != 1 {
				t.Errorf("%s: on %s it takes %d sheets", name, paper, n)
			}
		}
	}
}

// mediaBoxes are how wide and high the sheets of a PDF are, in points.
var mediaBoxes = regexp.MustCompile(`/MediaBox\s*\[0 0 ([0-9.]+) ([0-9.]+)\]`)

// TestColumnsLieAcross prints four columns on both papers: all of their sheets lie across.
func TestColumnsLieAcross(t *testing.T) {
	ctx := browse(t)
	read := yamlfile.Read(os.DirFS("../../../data"))
	h := positions.NewHistory(read.Dataset, 0)
	for _, n := range []int{2, 3} {
		r := report.NewFourColumnReport(h, read.Dataset.Dates[len(read.Dataset.Dates)-1].Date, report.Filter{Parties: read.Dataset.Codebook.Parties[:n]})
		open(t, ctx, "columns.html", renderedDocument(t, r.Document()))
		for paper, size := range papers {
			pdf := pdfOf(t, ctx, size)
			boxes := mediaBoxes.FindAllSubmatch(pdf, -1)
			if len(boxes) == 0 {
				t.Fatalf("%s: no sheets", paper)
			}
			for i, box := range boxes {
				width, _ := strconv.ParseFloat(string(box[1]), 64)
				height, _ := strconv.ParseFloat(string(box[2]), 64)
				if width <= height || height < 590 {
					t.Errorf("%d parties on %s: sheet %d is %v wide and %v high", n, paper, i+1, width, height)
				}
			}
			for _, c := range call(t, ctx, sticksOut) {
				t.Errorf("%d parties on %s: %s", n, paper, c)
			}
		}
	}
}
