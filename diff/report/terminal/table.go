package terminal

import (
	"bytes"
	"strings"

	"github.com/olekukonko/tablewriter/pkg/twwidth"
	"github.com/olekukonko/tablewriter/renderer"
	"github.com/olekukonko/tablewriter/tw"
)

// table is a table whose columns are laid out here: tablewriter's own width
// limits overflow on long words, so it is handed finished lines and only sets
// them side by side.
type table struct {
	head   []text
	rows   [][]cellLines
	spaced bool // an empty line between rows
}

// cellLines are the paragraphs of a cell; each begins on a line of its own.
type cellLines []text

const (
	columnGap = 2
	// wordLimit is how long a word a column makes room for before it cuts it.
	wordLimit = 14
)

func (t *table) add(row ...cellLines) { t.rows = append(t.rows, row) }

// columns finds column widths that fit into a total: as wide as the cells want
// to be, else the widest columns give way, those with long words last.
func (t *table) columns(total int) []int {
	want := make([]int, len(t.head))
	need := make([]int, len(t.head))
	measure := func(i int, l text) {
		want[i] = max(want[i], l.width())
		need[i] = max(need[i], l.longestWord(wordLimit))
	}
	for i, h := range t.head {
		measure(i, h)
	}
	for _, row := range t.rows {
		for i, c := range row {
			for _, l := range c {
				measure(i, l)
			}
		}
	}
	total -= columnGap * (len(t.head) - 1)
	shrink(want, need, total)
	shrink(want, make([]int, len(want)), total)
	for i := range want {
		want[i] = max(want[i], 2) // a character may be two columns wide
	}
	return want
}

// shrink takes columns off the widest that is wider than it needs to be, one
// at a time, until the sum fits.
func shrink(widths, least []int, total int) {
	sum := 0
	for _, w := range widths {
		sum += w
	}
	for ; sum > total; sum-- {
		widest := -1
		for i, w := range widths {
			if w > least[i] && (widest < 0 || w > widths[widest]) {
				widest = i
			}
		}
		if widest < 0 {
			return
		}
		widths[widest]--
	}
}

// tableIndent is how far from the left tables stand.
const tableIndent = 2

// lines draws the table within a total width.
func (t *table) lines(total int, color bool) []string {
	d := &drawing{limits: t.columns(total), color: color, widths: make([]int, len(t.head))}
	head := make([]cellLines, len(t.head))
	for i, h := range t.head {
		head[i] = cellLines{h.with(dim)}
	}
	d.add(head)
	for i, row := range t.rows {
		if t.spaced && i > 0 {
			d.add(nil)
		}
		d.add(row)
	}
	return d.lines()
}

// drawing is a table in finished lines, which tablewriter's renderer sets side
// by side: its Table would measure and wrap them once more.
type drawing struct {
	limits []int // how wide the columns may be
	color  bool
	stand  standIns
	widths []int // how wide they have become
	rows   [][]map[int]tw.CellContext
}

// add wraps a row into as many lines as its highest cell has, at least one.
func (d *drawing) add(row []cellLines) {
	lines := []map[int]tw.CellContext{{}}
	for i, c := range row {
		n := 0
		for _, paragraph := range c {
			for _, l := range paragraph.wrap(d.limits[i]) {
				if n == len(lines) {
					lines = append(lines, map[int]tw.CellContext{})
				}
				lines[n][i] = tw.CellContext{Data: d.stand.replace(l).render(d.color), Align: tw.AlignLeft}
				d.widths[i] = max(d.widths[i], l.width())
				n++
			}
		}
	}
	d.rows = append(d.rows, lines)
}

// lines draws without borders, columns two spaces apart, cells as they are, and
// no white space at the ends of lines.
func (d *drawing) lines() []string {
	columns := tw.NewMapper[int, int]()
	for i, w := range d.widths {
		columns.Set(i, w+columnGap)
	}
	twwidth.SetEastAsian(false)
	r := renderer.NewBlueprint(tw.Rendition{
		Borders:  tw.BorderNone,
		Symbols:  tw.NewSymbols(tw.StyleLight),
		Settings: tw.Settings{Separators: tw.Separators{BetweenColumns: tw.Off}},
	})
	var out bytes.Buffer
	_ = r.Start(&out) // cannot fail, nor can Close: the buffer takes all
	for _, row := range d.rows {
		for _, line := range row {
			r.Row(nil, tw.Formatting{Row: tw.RowContext{Position: tw.Row, Widths: columns, Current: line}})
		}
	}
	_ = r.Close()
	var lines []string
	for l := range strings.Lines(out.String()) {
		lines = append(lines, strings.TrimRight(d.stand.restore(l), " \n"))
	}
	return lines
}
