package document

import "testing"

func rowsOf(n, items int) Rows {
	r := Rows{Spare: true, Of: "more"}
	for range n {
		row := Row{Key: Text{{Text: "key"}}}
		for range items {
			row.Items = append(row.Items, Text{{Text: "item"}})
		}
		r.Rows = append(r.Rows, row)
	}
	return r
}

// lines has each item take one.
func lines(d *Document) int {
	n := 0
	for _, b := range d.Blocks {
		for _, row := range b.(Rows).Rows {
			n += len(row.Items)
		}
	}
	return n
}

func TestFitLeavesRowsOutAndCountsThem(t *testing.T) {
	fixed := rowsOf(2, 1)
	fixed.Spare = false
	for _, tt := range []struct{ room, rows, items, more, moreItems int }{
		{0, 5, 3, 0, 0},
		{17, 5, 3, 0, 0},
		{16, 4, 3, 1, 0},
		{8, 2, 3, 3, 0},
		{5, 1, 3, 4, 0},
		{4, 1, 2, 4, 1},
		{1, 1, 1, 4, 2}, // no less than one of each
	} {
		whole := &Document{Blocks: []Block{rowsOf(5, 3), fixed}, Room: tt.room}
		d := whole.Fit(lines)
		r := d.Blocks[0].(Rows)
		if len(r.Rows) != tt.rows || len(r.Rows[0].Items) != tt.items || r.More != tt.more || r.Rows[0].More != tt.moreItems {
			t.Errorf("room %d: %d rows, %d items, %d and %d more", tt.room, len(r.Rows), len(r.Rows[0].Items), r.More, r.Rows[0].More)
		}
		if len(d.Blocks[1].(Rows).Rows) != 2 {
			t.Errorf("room %d: what cannot be spared was", tt.room)
		}
		if first := whole.Blocks[0].(Rows); len(first.Rows) != 5 || len(first.Rows[0].Items) != 3 || first.Rows[0].More != 0 {
			t.Errorf("room %d: the whole document was changed", tt.room)
		}
	}
}
