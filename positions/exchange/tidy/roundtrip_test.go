package tidy_test

import (
	"bytes"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"testing"

	"stance/positions"
	"stance/positions/exchange/tidy"
	"stance/positions/synthetic"
	"stance/positions/yamlfile"
)

// through sends a dataset's records through the table and puts what comes back
// beside the same codebook and sources.
func through(t *testing.T, d *positions.Dataset, guard bool) *positions.Dataset {
	t.Helper()
	header := tidy.Header(d)
	names := make([]string, len(header))
	for i, c := range header {
		names[i] = c.Name
	}
	decoder := tidy.NewDecoder(names, tidy.In(d))
	back := &positions.Dataset{Codebook: d.Codebook, Sources: d.Sources}
	read := func(row []string) {
		if guard {
			for i := range row {
				row[i] = tidy.Unguard(tidy.Guard(header[i].Type, row[i]))
			}
		}
		got, faults := decoder.Row(row)
		for _, f := range faults {
			t.Fatalf("%v of row %q: %s", f, row, names[max(f.Column, 0)])
		}
		if n := len(back.Dates); n == 0 || back.Dates[n-1].Date != got.Info.Date {
			back.Dates = append(back.Dates, got.Info)
		}
		r := got.Record
		if r == nil {
			return
		}
		if n := len(back.Records); n > 0 && got.Kind == tidy.Claim && len(r.Claims) == 1 {
			if last := back.Records[n-1]; last.Date == r.Date && last.Party == r.Party && last.Issue == r.Issue {
				r.Claims[0].Record = last
				last.Claims = append(last.Claims, r.Claims[0])
				return
			}
		}
		back.Records = append(back.Records, r)
	}
	for row := range tidy.Rows(d, d.Records, header) {
		read(row)
	}
	for row := range tidy.DateRows(d, header) {
		read(row)
	}
	slices.SortFunc(back.Dates, func(a, b positions.DateInfo) int { return int(a.Date - b.Date) })
	return back
}

// sameFiles holds that two datasets are written as the very same files.
func sameFiles(t *testing.T, want, got *positions.Dataset) {
	t.Helper()
	w, g := yamlfile.Files(want), yamlfile.Files(got)
	for i := range min(len(w), len(g)) {
		if w[i].Name != g[i].Name || !bytes.Equal(w[i].Content, g[i].Content) {
			t.Fatalf("want %s:\n%s\ngot %s:\n%s", w[i].Name, w[i].Content, g[i].Name, g[i].Content)
		}
	}
	if len(w) != len(g) {
		t.Fatalf("%d files, want %d", len(g), len(w))
	}
}

func TestDatasetsComeBackTheSame(t *testing.T) {
	folders := map[string]fs.FS{
		"tracked":    os.DirFS("../../../data"),
		"everything": os.DirFS("../../yamlfile/testdata/write/everything"),
		"synthetic":  synthetic.Small.FS(),
	}
	for name, folder := range folders {
		t.Run(name, func(t *testing.T) {
			r := yamlfile.Read(folder)
			if !r.OK() || len(r.Dataset.Records) == 0 {
				t.Fatal(r.Problems)
			}
			sameFiles(t, r.Dataset, through(t, r.Dataset, false))
			sameFiles(t, r.Dataset, through(t, r.Dataset, true))
		})
	}
}

func TestOddDatasetsComeBackTheSame(t *testing.T) {
	for seed := range uint64(200) {
		t.Run(fmt.Sprint("seed ", seed), func(t *testing.T) {
			d := synthetic.Odd(seed)
			sameFiles(t, d, through(t, d, false))
			sameFiles(t, d, through(t, d, true))
		})
	}
}
