package document

import (
	"reflect"
	"testing"
)

// TestTurned turns a matrix whose rows have cells for some of the columns, and back.
func TestTurned(t *testing.T) {
	text := func(s string) Text { return Text{{Text: s}} }
	cell := func(s string) Cell { return Cell{text(s)} }
	m := Matrix{Caption: text("who"), RowsAre: "party", ColsAre: "issue", Roomy: true, Columns: []Text{text("a"), text("b"), text("c")},
		Rows: []MatrixRow{{text("x"), []Cell{cell("xa"), cell("xb"), cell("xc")}}, {text("y"), []Cell{cell("ya")}}}}
	want := Matrix{Caption: text("who"), RowsAre: "issue", ColsAre: "party", Roomy: true, Columns: []Text{text("x"), text("y")},
		Rows: []MatrixRow{{text("a"), []Cell{cell("xa"), cell("ya")}}, {text("b"), []Cell{cell("xb"), nil}}, {text("c"), []Cell{cell("xc"), nil}}}}
	if got := m.Turned(); !reflect.DeepEqual(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
	m.Rows[1].Cells = append(m.Rows[1].Cells, nil, nil)
	if got := want.Turned(); !reflect.DeepEqual(got, m) {
		t.Errorf("back it is %v, want %v", got, m)
	}
}
