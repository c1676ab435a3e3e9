package terminal

import (
	"testing"

	"stance/diff/report/document"
)

// TestMarksAreTheSameEverywhere holds that a sign is drawn here as the other formats
// write it.
func TestMarksAreTheSameEverywhere(t *testing.T) {
	for s := document.Moved; s <= document.NotFound; s++ {
		if signs[s] != s.Mark() || s.Mark() == "" {
			t.Errorf("%s: %q, elsewhere %q", s, signs[s], s.Mark())
		}
	}
}
