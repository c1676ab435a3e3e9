package sample

import (
	"embed"
	"fmt"
	"io/fs"
	"testing/fstest"

	"stance/diff"
	"stance/diff/report"
	"stance/positions"
	"stance/positions/problem"
	"stance/positions/yamlfile"
)

//go:embed codebook.yaml sources.yaml kinds hostile with
var files embed.FS

// Kind gives a comparison whose main change is of a kind: that of kinds/<kind>.yaml,
// which has the snapshots of both dates.
func Kind(k diff.Kind) (*report.Diff, error) {
	fsys := fstest.MapFS{}
	for name, file := range map[string]string{
		"codebook.yaml": "codebook.yaml", "sources.yaml": "sources.yaml",
		"snapshots/all.yaml": "kinds/" + k.String() + ".yaml",
	} {
		text, err := files.ReadFile(file)
		if err != nil {
			return nil, fmt.Errorf("no sample of the kind %s: %w", k, err)
		}
		fsys[name] = &fstest.MapFile{Data: text}
	}
	d, err := compare(fsys)
	if err != nil {
		return nil, err
	}
	d.Filter.All = k == diff.Unchanged
	return d, nil
}

// Hostile gives a comparison of a dataset with escapes, markup, very long
// words, and wide, combining and right-to-left characters everywhere.
func Hostile() (*report.Diff, error) {
	sub, err := fs.Sub(files, "hostile")
	if err != nil {
		return nil, err
	}
	return compare(sub)
}

// Compare reads a dataset and compares its first date with its last.
func Compare(fsys fs.FS) (*report.Diff, error) { return compare(fsys) }

func compare(fsys fs.FS) (*report.Diff, error) {
	r := yamlfile.Read(fsys)
	for _, p := range r.Problems {
		if p.Severity == problem.Error {
			return nil, fmt.Errorf("the sample is broken: %s", problem.Headline(p))
		}
	}
	h := positions.NewHistory(r.Dataset, 0)
	dates := r.Dataset.Dates
	c, err := diff.Compare(h, dates[0].Date, dates[len(dates)-1].Date)
	if err != nil {
		return nil, err
	}
	return &report.Diff{Comparison: c}, nil
}
