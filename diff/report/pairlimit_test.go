package report

import (
	"testing"

	"stance/diff"
	"stance/positions"
	"stance/positions/synthetic"
	"stance/positions/yamlfile"
)

// What is counted beforehand is what is listed: of the pairs exactly, of the
// parties beside shifts no fewer.
func TestPairsAreCountedAsTheyAreListed(t *testing.T) {
	for seed := range uint64(6) {
		read := yamlfile.Read(synthetic.Shape{Parties: 9, Issues: 4, Dates: 5, PerDate: 14, Sources: 3, Seed: seed, Full: seed%2 == 1}.FS())
		if !read.OK() {
			t.Fatal(read.Problems)
		}
		h := positions.NewHistory(read.Dataset, 0)
		all := read.Dataset.Codebook.Parties
		first, last := read.Dataset.Dates[0].Date, lastDate(h)
		for named := range 5 {
			f := Filter{Parties: all[:named], All: true}
			if got, want := pairCount(len(pairedParties(h, last, f.Parties)), named), len(NewGap(h, 0, last, f).Gaps); got != want {
				t.Errorf("seed %d, %d named: %d gaps counted, %d listed", seed, named, got, want)
			}
			c, err := diff.Compare(h, first, last)
			if err != nil {
				t.Fatal(err)
			}
			d := &Diff{Comparison: c, Filter: f}
			speakers := diff.Speakers(h, last)
			if got, want := d.pairs(speakers), len(d.ShownGaps()); got != want {
				t.Errorf("seed %d, %d named: %d changes of gaps counted, %d listed", seed, named, got, want)
			}
			beside, counted := 0, 0
			for _, change := range d.Shown() {
				closer, further := change.Approaches()
				if n := len(closer) + len(further); n > 0 {
					beside += n
					counted += ownVoices(h, change.Issue) - 1
				}
			}
			if counted < beside {
				t.Errorf("seed %d, %d named: %d parties beside shifts counted, %d listed", seed, named, counted, beside)
			}
		}
	}
}
