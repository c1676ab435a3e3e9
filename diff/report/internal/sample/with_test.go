package sample

import (
	"strings"
	"testing"

	"stance/diff/report"
	"stance/positions"
)

// The text that comes out of the dataset is the one that was put in.
func TestWith(t *testing.T) {
	for _, text := range Texts {
		d, err := With(text)
		if err != nil {
			t.Errorf("%q: %v", text, err)
			continue
		}
		p := d.History.Dataset.Codebook.Parties[0]
		if p.Name != strings.TrimSpace(text+" A") || strings.TrimSpace(p.Short) != strings.TrimSpace(text) {
			t.Errorf("%q became the name %q and the short name %q", text, p.Name, p.Short)
		}
		if s := report.NewShow(d.History, d.To, report.Filter{Parties: []*positions.Party{p}}); s == nil {
			t.Errorf("%q: nothing to show", text)
		}
	}
}
