package terminal

import (
	"bytes"
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/clipperhouse/displaywidth"
	"github.com/olekukonko/tablewriter"
	"github.com/olekukonko/tablewriter/renderer"
	"github.com/olekukonko/tablewriter/tw"
)

// byTablewriter lays a table out by the library alone, within a total width.
func byTablewriter(w io.Writer, head []string, rows [][]string, total int) error {
	t := tablewriter.NewTable(w,
		tablewriter.WithRenderer(renderer.NewBlueprint(tw.Rendition{
			Borders: tw.BorderNone, Symbols: tw.NewSymbols(tw.StyleLight),
			Settings: tw.Settings{Separators: tw.Separators{BetweenColumns: tw.Off}},
		})),
		tablewriter.WithMaxWidth(total), tablewriter.WithRowAutoWrap(tw.WrapNormal), tablewriter.WithHeaderAutoFormat(tw.Off),
	)
	t.Header(head)
	for _, r := range rows {
		if err := t.Append(r); err != nil {
			return err
		}
	}
	return t.Render()
}

// stances are rows such as those of a comparison.
func stances(n int) (head []string, rows [][]string) {
	for i := range n {
		rows = append(rows, []string{
			"European leaders", "possible shift, 1 step apart, within the coder's margin", "No land given up or traded (14 Aug, recounted by media)",
			fmt.Sprintf("Donetsk and Luhansk for other land (%d Aug, reported by unnamed sources)", 1+i%28),
		})
	}
	return []string{"party", "change", "was", "now"}, rows
}

func byHand(head []string, rows [][]string) *table {
	t := &table{}
	for _, h := range head {
		t.head = append(t.head, say(h))
	}
	for _, r := range rows {
		var cells []cellLines
		for _, c := range r {
			cells = append(cells, cellLines{say(c)})
		}
		t.add(cells...)
	}
	return t
}

// TestLibraryLaysOutTooWide holds why widths and wrapping are worked out here: left to
// itself the library goes over the width of the screen. Once this fails, table.go can go.
func TestLibraryLaysOutTooWide(t *testing.T) {
	head, rows := stances(3)
	rows[1][3] = "Donaudampfschifffahrtsgesellschaftskapitänswitwenrentenauszahlung"
	const total = 60
	var b bytes.Buffer
	if err := byTablewriter(&b, head, rows, total); err != nil {
		t.Fatal(err)
	}
	widest := func(lines []string) int {
		w := 0
		for _, l := range lines {
			w = max(w, displaywidth.String(strings.TrimRight(l, " \n")))
		}
		return w
	}
	library := widest(strings.Split(b.String(), "\n"))
	ours := widest(byHand(head, rows).lines(total, false))
	t.Logf("of %d columns the library takes %d, table.go %d", total, library, ours)
	if ours > total {
		t.Errorf("%d columns of %d", ours, total)
	}
	if library <= total {
		t.Errorf("the library keeps within %d columns by itself: %d", total, library)
	}
}

func BenchmarkTables(b *testing.B) {
	head, rows := stances(500)
	b.Run("library", func(b *testing.B) {
		for b.Loop() {
			if err := byTablewriter(io.Discard, head, rows, 100); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("table.go", func(b *testing.B) {
		for b.Loop() {
			byHand(head, rows).lines(100, false)
		}
	})
}
