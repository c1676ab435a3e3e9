package chart

import (
	"testing"

	"stance/diff/report/picture"
	"stance/positions"
)

func TestNamesAreSetApart(t *testing.T) {
	for _, tt := range []struct{ name, want string }{
		{"\ue000ממשלה", "claimed by \u2068ממשלה\u2069, 17 Aug"},
		{"Russia", "claimed by Russia, 17 Aug"},
		{"", "claimed by p, 17 Aug"},
		{"\ue000\ue001", "claimed by p, 17 Aug"},
	} {
		name := nameOf(&positions.Party{ID: "p", Name: tt.name})
		if got := picture.Clean("claimed by " + name + ", 17 Aug"); got != tt.want {
			t.Errorf("%q: %q", tt.name, got)
		}
	}
}
