package chart

import (
	"testing"

	"stance/positions"
)

// A name that would leave nothing to read gives way to the id, and one from right to left is
// isolated in the phrases that it stands in.
func TestNames(t *testing.T) {
	for _, tt := range []struct{ name, want string }{
		{"\ue000ממשלה", "claimed by \u2067ממשלה\u2069, 17 Aug"},
		{"Russia", "claimed by Russia, 17 Aug"},
		{"", "claimed by p, 17 Aug"},
		{"\ue000\ue001", "claimed by p, 17 Aug"},
	} {
		p := &positions.Party{ID: "p", Name: tt.name}
		f := foreignOn(positions.NewCodebook("T", "", []*positions.Party{p}, nil))
		if got := f.Clean("claimed by " + nameOf(p) + ", 17 Aug"); got != tt.want {
			t.Errorf("%q: %q", tt.name, got)
		}
	}
}
