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

// So are those before whom else there is something to say of, where a scale has room for
// some of its lines only.
func TestSignsOfWhatHasNoRoom(t *testing.T) {
	var s Scale
	for _, sign := range []Sign{Moved, Recorded, Claimed, Same} {
		s.Lines = append(s.Lines, Line{Sign: sign, Who: Text{{Text: "A"}}, Parties: 1})
	}
	d := &Document{Blocks: []Block{s.cut(1, 0)}}
	if got, want := d.Signs(), []Sign{Moved, Recorded, Claimed, Same}; !slices.Equal(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
	for range mostNamed {
		s.Lines = append(s.Lines, s.Lines[1]) // too many to be named
	}
	d = &Document{Blocks: []Block{s.cut(1, 0)}}
	if got, want := d.Signs(), []Sign{Moved}; !slices.Equal(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
}
