package synthetic_test

import (
	"bytes"
	"testing"

	"stance/positions/problem"
	"stance/positions/synthetic"
	"stance/positions/yamlfile"
)

func TestSmallIsSound(t *testing.T) {
	r := yamlfile.Read(synthetic.Small.FS())
	for _, p := range r.Problems {
		if p.Severity == problem.Error {
			t.Error(problem.Render(p))
		}
	}
	if want := synthetic.Small.Dates * synthetic.Small.PerDate; len(r.Dataset.Records) != want {
		t.Errorf("%d records, want %d", len(r.Dataset.Records), want)
	}
}

func TestAlwaysTheSame(t *testing.T) {
	a, b := synthetic.Small.Files(), synthetic.Small.Files()
	for name := range a {
		if !bytes.Equal(a[name], b[name]) {
			t.Errorf("%s differs", name)
		}
	}
	other := synthetic.Small
	other.Seed++
	if bytes.Equal(a["sources.yaml"], other.Files()["sources.yaml"]) {
		t.Error("the seed makes no difference")
	}
}

// A shape is what it says: so many parties, issues, dates and records, with the scales
// and memberships that its comments promise.
func TestShape(t *testing.T) {
	for _, s := range []synthetic.Shape{
		{Parties: 5, Issues: 12, Dates: 3, PerDate: 7, Sources: 4, Seed: 3},
		{Parties: 3, Issues: 2, Dates: 2, PerDate: 100, Sources: 1, Seed: 4}, // more than there are cells
		{Parties: 1, Issues: 1, Dates: 1, PerDate: 1, Sources: 1, Seed: 5},
	} {
		d := yamlfile.Read(s.FS()).Dataset
		book := d.Codebook
		if len(book.Parties) != s.Parties || len(book.Issues) != s.Issues || len(d.Sources) != s.Sources || len(d.Dates) != s.Dates || len(d.Records) != s.Dates*min(s.PerDate, s.Parties*s.Issues) {
			t.Errorf("%+v: %d parties, %d issues, %d sources, %d dates, %d records", s, len(book.Parties), len(book.Issues), len(d.Sources), len(d.Dates), len(d.Records))
		}
		for i, is := range book.Issues {
			switch {
			case (i+1)%10 == 0:
				if is.Scale != nil {
					t.Errorf("%+v: issue %d has a scale", s, i+1)
				}
			case is.Scale == nil || is.Scale.Numeric() != ((i+1)%4 == 0):
				t.Errorf("%+v: issue %d has the scale %+v", s, i+1, is.Scale)
			}
		}
		for i, p := range book.Parties {
			if member := s.Parties > 3 && i >= s.Parties-2; member != p.Within(book.Parties[0]) {
				t.Errorf("%+v: party %d is within the first: %t", s, i+1, !member)
			}
		}
		for i := 1; i < len(d.Dates); i++ {
			if d.Dates[i].Date != d.Dates[i-1].Date+1 {
				t.Errorf("%+v: %s follows %s", s, d.Dates[i].Date, d.Dates[i-1].Date)
			}
		}
	}
}
