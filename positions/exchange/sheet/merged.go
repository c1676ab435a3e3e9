package sheet

import (
	"cmp"
	"slices"
	"strings"
)

// area is a block of merged cells; rows and columns count from 1.
type area struct{ firstRow, lastRow, firstColumn, lastColumn int }

// areaOf reads the corners of a block, such as A1:B2.
func areaOf(ref string) (area, bool) {
	from, to, _ := strings.Cut(ref, ":")
	c1, r1, ok1 := reference(from)
	c2, r2, ok2 := reference(to)
	return area{min(r1, r2), max(r1, r2), min(c1, c2) + 1, max(c1, c2) + 1}, ok1 && ok2
}

// fillMerged packs rows anew, in which what stands in a block of merged cells of
// one column is written into all its rows: it is meant for all of them. Blocks
// over several columns are given back. Blocks that lie over one another, which no
// program writes, are a damaged workbook.
func fillMerged(rows []packedRow, areas []area, limits Limits) (all []packedRow, filled int, across []area, err error) {
	var down []area
	for _, a := range areas {
		if a.lastColumn > a.firstColumn {
			across = append(across, a)
		} else if a.lastRow > a.firstRow {
			down = append(down, a)
		}
	}
	if len(down) == 0 {
		return rows, 0, across, nil
	}
	slices.SortFunc(down, func(a, b area) int {
		return cmp.Or(cmp.Compare(a.firstColumn, b.firstColumn), cmp.Compare(a.firstRow, b.firstRow))
	})
	for i := 1; i < len(down); i++ {
		if down[i].firstColumn == down[i-1].firstColumn && down[i].firstRow <= down[i-1].lastRow {
			return nil, 0, nil, errDamaged
		}
	}
	slices.SortStableFunc(down, func(a, b area) int { return cmp.Compare(a.firstRow, b.firstRow) })
	f := filler{packer: packer{limits: limits}, down: down}
	for i := range rows {
		if err := f.add(&rows[i]); err != nil {
			return nil, 0, nil, err
		}
	}
	return f.packer.rows, f.filled, across, nil
}

// filler packs rows anew, with the blocks of merged cells that go through each.
type filler struct {
	packer packer
	down   []area // that lie below, by their first rows
	open   []block
	filled int // blocks whose text was written below their first row
}

// block is a block that the row goes through.
type block struct {
	area
	content packedCell
	used    bool
}

func (f *filler) add(r *packedRow) error {
	f.open = slices.DeleteFunc(f.open, func(b block) bool { return b.lastRow < r.number })
	begins := false
	for len(f.down) > 0 && f.down[0].firstRow <= r.number {
		if f.down[0].firstRow == r.number { // else its first row is empty
			at, _ := slices.BinarySearchFunc(f.open, f.down[0].firstColumn, func(b block, column int) int { return b.firstColumn - column })
			f.open = slices.Insert(f.open, at, block{area: f.down[0]})
			begins = true
		}
		f.down = f.down[1:]
	}
	f.packer.blanks = r.blanks
	var cells []cell
	next := 0 // of the open blocks
	fill := func(before int) {
		for ; next < len(f.open) && f.open[next].firstColumn-1 < before; next++ {
			if b := &f.open[next]; b.firstRow < r.number && b.content.text != "" {
				if !b.used {
					b.used = true
					f.filled++
				}
				cells = append(cells, cell{b.firstColumn - 1, []byte(b.content.text), b.content.date})
			}
		}
	}
	for column, c := range r.each() {
		fill(column)
		if next < len(f.open) && f.open[next].firstColumn-1 == column {
			if f.open[next].firstRow == r.number {
				f.open[next].content = c
			}
			next++
		}
		cells = append(cells, cell{column, []byte(c.text), c.date})
	}
	fill(lastColumn)
	if begins {
		f.open = slices.DeleteFunc(f.open, func(b block) bool { return b.content.text == "" })
	}
	all := int(r.cells)
	if len(cells) > 0 {
		all = max(all, cells[len(cells)-1].column+1)
	}
	return f.packer.add(r.number, all, cells)
}
