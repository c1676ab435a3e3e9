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
