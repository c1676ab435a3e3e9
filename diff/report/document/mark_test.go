package document

import (
	"slices"
	"testing"
)

// The signs of scales are explained wherever in the document they stand.
func TestSignsInBlocks(t *testing.T) {
	scale := func(s Sign) Block { return Scale{Lines: []Line{{Sign: s}}} }
	d := &Document{Blocks: []Block{
		scale(Same),
		Section{Blocks: []Block{Entry{Body: []Block{scale(Moved)}}, Split{Left: []Block{scale(NotFound)}, Right: []Block{scale(Same)}}}},
	}}
	if got, want := d.Signs(), []Sign{Moved, Same, NotFound}; !slices.Equal(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
	if n := len(d.Scales()); n != 4 {
		t.Errorf("%d scales, want 4", n)
	}
}
