package page_test

import (
	"slices"
	"strings"
	"testing"

	"stance/diff/report/document"
	"stance/diff/report/internal/sample"
	"stance/diff/report/page"
)

// The parts of a document say the same as the whole, in its order, but for the names of what is on
// several and the numbers of sources; and they have each anchor.
func TestPartsSayTheSame(t *testing.T) {
	d := sample.Document("words of it")
	d.Blocks = slices.Concat(d.Blocks[:len(d.Blocks)-2]) // but for the list of sources
	said := func(list ...*document.Document) (texts []string) {
		seen := map[string]bool{}
		for _, d := range list {
			for _, text := range sample.Said(d, sample.Showing{Places: true, Drawn: true}) {
				if !seen[text] && !strings.HasPrefix(text, "[") {
					texts = append(texts, text)
				}
				seen[text] = true
			}
		}
		return texts
	}
	parted := 0
	for _, most := range []int{1 << 20, 20_000, 5_000, 2_000, 500, 1} {
		parts := page.Parts(d, most)
		parted = max(parted, len(parts))
		if got, want := said(parts...), said(d); !slices.Equal(got, want) {
			for i := range want {
				if i >= len(got) || got[i] != want[i] {
					t.Fatalf("parts of %d bytes: %d texts of %d, and instead of %q there is %q", most, len(got), len(want), want[i], got[min(i, len(got)-1)])
				}
			}
		}
		var anchors []string
		for _, part := range parts {
			anchors = append(anchors, page.Anchors(part)...)
		}
		slices.Sort(anchors)
		if got, want := slices.Compact(anchors), page.Anchors(d); !slices.Equal(got, want) {
			t.Errorf("parts of %d bytes have the anchors %v, the whole %v", most, got, want)
		}
	}
	if parted < 10 {
		t.Errorf("it was parted into %d at most", parted)
	}
}

// A part is no longer than is asked for, where it can be parted; a row stays with that of which it is
// a part.
func TestPartsAreShort(t *testing.T) {
	var rows []document.TableRow
	for i := range 300 {
		rows = append(rows, document.TableRow{Under: i%3 != 0, Cells: []document.Cell{{{{Text: strings.Repeat("x", i)}}}}})
	}
	section := func(id string, blocks ...document.Block) document.Block {
		return document.Section{ID: id, Name: document.Text{{Text: id}}, Blocks: blocks}
	}
	para := document.Para{Text: document.Text{{Text: strings.Repeat("y", 700)}}}
	d := &document.Document{
		Below: []document.Text{{{Text: "below"}}},
		Blocks: []document.Block{
			para, section("a", para, section("b", document.Table{Columns: []document.Column{{}}, Rows: rows}, para)), section("c", para, para, para, para), para,
		},
	}
	parts := page.Parts(d, 4000)
	for i, part := range parts {
		if w := page.Weight(part); w > 4500 {
			t.Errorf("part %d has %d bytes", i+1, w)
		}
		if w := page.Weight(part); i > 0 && i < len(parts)-1 && w < 1000 {
			t.Errorf("part %d has no more than %d bytes", i+1, w)
		}
		if (len(part.Below) > 0) != (i == 0) {
			t.Errorf("part %d: what has to be known beforehand", i+1)
		}
		if table, is := first(part.Blocks).(document.Table); is && table.Rows[0].Under {
			t.Errorf("part %d begins with a part of a row", i+1)
		}
	}
	if whole := page.Parts(d, 1<<20); len(whole) != 1 || whole[0] != d {
		t.Errorf("what is short has %d parts", len(whole))
	}
}

// A drawing that is too long for a page is not drawn: its figures stand there, on several.
func TestPartsOfADrawing(t *testing.T) {
	figures := &document.Table{Columns: []document.Column{{Key: true}}}
	for range 100 {
		figures.Rows = append(figures.Rows, document.TableRow{Cells: []document.Cell{{{{Text: "figure"}}}}})
	}
	d := &document.Document{Blocks: []document.Block{document.Picture{ID: "course", Drawing: sample.Square{Title: "drawn"}, Figures: figures}}}
	parts := page.Parts(d, 4000)
	rows := 0
	for i, part := range parts {
		p := part.Blocks[0].(document.Picture)
		if rows += len(p.Figures.Rows); p.Drawing != nil || (p.ID != "") != (i == 0) {
			t.Errorf("part %d is %+v", i+1, p)
		}
	}
	if len(parts) < 3 || rows != 100 {
		t.Errorf("%d rows in %d parts", rows, len(parts))
	}
}

// first is the first block that has no blocks in it.
func first(blocks []document.Block) document.Block {
	if s, is := blocks[0].(document.Section); is {
		return first(s.Blocks)
	}
	return blocks[0]
}

// What leads to an anchor on another part leads there.
func TestPartsLeadToEachOther(t *testing.T) {
	d := &document.Document{Blocks: []document.Block{document.Para{Text: document.Text{{Text: "there", To: "#far"}, {Text: " "}, {Text: "nowhere", To: "#gone"}}}}}
	f := &page.Frame{Whole: "/terms", To: func(to string) string {
		if to == "/terms#far" {
			return "part-2.html#far"
		}
		return ""
	}}
	var b strings.Builder
	if err := page.Framed(&b, d, f); err != nil {
		t.Fatal(err)
	}
	if html := b.String(); !strings.Contains(html, `<a href="part-2.html#far">there</a>`) || strings.Contains(html, ">nowhere</a>") {
		t.Error(html)
	}
}
