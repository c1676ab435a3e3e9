package synthetic_test

import (
	"bytes"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"testing"

	"stance/positions"
	"stance/positions/problem"
	"stance/positions/synthetic"
	"stance/positions/yamlfile"
)

// What is irregular says the same, without a warning more than there were, and no
// snapshot is written as it was.
func TestIrregularSaysTheSame(t *testing.T) {
	for _, shape := range []synthetic.Shape{
		{Parties: 5, Issues: 12, Dates: 6, PerDate: 20, Sources: 9, Seed: 2},
		{Parties: 5, Issues: 12, Dates: 6, PerDate: 20, Sources: 9, Seed: 3, Full: true},
	} {
		clean := shape.Files()
		said, told := everything(t, synthetic.FS(clean))
		for _, i := range synthetic.Irregularities {
			files := i.Files(clean)
			for name, content := range files {
				if bytes.Equal(content, clean[name]) && strings.HasPrefix(name, "snapshots") {
					t.Errorf("%s: %s is written as it was", i.Name, name)
				}
			}
			again, more := everything(t, synthetic.FS(files))
			if !slices.Equal(again, said) {
				t.Errorf("%s: says something else", i.Name)
			}
			if more != told {
				t.Errorf("%s: %d problems, there were %d", i.Name, more, told)
			}
		}
	}
}

// everything lists what a dataset says, with all white space as one space, and counts
// its problems.
func everything(t *testing.T, fsys fs.FS) (said []string, problems int) {
	t.Helper()
	r := yamlfile.Read(fsys)
	for _, p := range r.Problems {
		if p.Severity == problem.Error {
			t.Fatal(problem.Render(p))
		}
	}
	add := func(what string, facts []positions.Fact) {
		said = append(said, strings.Join(strings.Fields(fmt.Sprintf("%s %+v", what, facts)), " "))
	}
	d := r.Dataset
	for _, rec := range d.Records {
		add(fmt.Sprint(rec.Date, rec.Party.ID, rec.Issue.ID), rec.Facts())
	}
	for _, p := range d.Codebook.Parties {
		add(p.ID, p.Facts())
	}
	for _, is := range d.Codebook.Issues {
		add(is.ID, is.Facts())
	}
	for _, s := range d.Sources {
		add(s.ID, s.Facts())
	}
	for _, day := range d.Dates {
		add(day.Date.String(), day.Facts())
	}
	return said, len(r.Problems)
}
