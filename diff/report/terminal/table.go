package terminal

import (
	"bytes"
	"strings"

	"github.com/olekukonko/tablewriter"
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

// lines draws the table within a total width.
func (t *table) lines(total int, color bool) []string {
	widths := t.columns(total)
	var out bytes.Buffer
	w := newTable(&out)
	var stand standIns
	cells := func(row []cellLines) []string {
		finished := make([]string, len(widths))
		for i := range widths {
			var lines []string
			if i < len(row) {
				for _, paragraph := range row[i] {
					for _, l := range paragraph.wrap(widths[i]) {
						lines = append(lines, stand.replace(l).render(color))
					}
				}
			}
			finished[i] = strings.Join(lines, "\n")
		}
		return finished
	}
	head := make([]cellLines, len(t.head))
	for i, h := range t.head {
		head[i] = cellLines{h.with(dim)}
	}
	w.Header(cells(head))
	for i, row := range t.rows {
		if t.spaced && i > 0 {
			_ = w.Append(make([]string, len(widths)))
		}
		// Neither call can fail: the rows are strings and the buffer takes all.
		_ = w.Append(cells(row))
	}
	_ = w.Render()
	var lines []string
	for l := range strings.Lines(out.String()) {
		lines = append(lines, trimPadding(stand.restore(l)))
	}
	return lines
}

// trimPadding takes off the white space at the end of a line, and the resets
// that tablewriter puts behind it; the cells close what they open themselves.
func trimPadding(l string) string {
	for {
		trimmed := strings.TrimRight(l, " \n")
		if strings.HasSuffix(trimmed, " "+sgrReset) {
			trimmed = strings.TrimSuffix(trimmed, sgrReset)
		}
		if trimmed == l {
			return l
		}
		l = trimmed
	}
}

// newTable is a tablewriter with every option set here: no borders, columns
// two spaces apart, a rule under the head, cells as they are.
func newTable(out *bytes.Buffer) *tablewriter.Table {
	gap := tw.Padding{Left: tw.Empty, Right: strings.Repeat(" ", columnGap), Overwrite: true}
	cell := tw.CellConfig{
		Formatting: tw.CellFormatting{AutoWrap: tw.WrapNone, AutoFormat: tw.Off},
		Alignment:  tw.CellAlignment{Global: tw.AlignLeft},
		Padding:    tw.CellPadding{Global: gap},
	}
	return tablewriter.NewTable(out,
		tablewriter.WithConfig(tablewriter.Config{
			Header: cell, Row: cell, Footer: cell,
			Behavior: tw.Behavior{TrimSpace: tw.Off, TrimTab: tw.Off, TrimLine: tw.Off},
		}),
		tablewriter.WithRenderer(renderer.NewBlueprint(tw.Rendition{
			Borders: tw.BorderNone,
			Symbols: tw.NewSymbols(tw.StyleLight),
			Settings: tw.Settings{
				Separators: tw.Separators{ShowHeader: tw.On, ShowFooter: tw.Off, BetweenRows: tw.Off, BetweenColumns: tw.Off},
				Lines:      tw.Lines{ShowTop: tw.Off, ShowBottom: tw.Off, ShowHeaderLine: tw.Off, ShowFooterLine: tw.Off},
			},
		})),
		tablewriter.WithHeaderAutoFormat(tw.Off),
		tablewriter.WithEastAsian(tw.Off),
	)
}
