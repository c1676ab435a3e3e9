package chart

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"

	"stance/diff"
	"stance/diff/report"
	"stance/diff/report/picture"
	"stance/positions"
	"stance/positions/yamlfile"
)

// drawn is every chart of a world, by a name.
func drawn(t *testing.T, m mix) map[string]*Chart {
	t.Helper()
	data := m.dataset()
	h := positions.NewHistory(data, 0)
	first, last := data.Dates[0].Date, data.Dates[len(data.Dates)-1].Date
	c, err := diff.Compare(h, first, last)
	if err != nil {
		t.Fatal(err)
	}
	charts := map[string]*Chart{
		"gaps":         Gaps(data.Codebook, diff.Gaps(h, data.Codebook.Parties, last), last, 0.5),
		"convergences": Convergences(data.Codebook, c.Gaps(), first, last, 0),
	}
	for name, g := range map[string]*report.Gap{
		"asked":           report.NewGap(h, 0, last, report.Filter{}),
		"asked by two":    report.NewGap(h, 0, last, report.Filter{Parties: data.Codebook.Parties[:min(2, len(data.Codebook.Parties))]}),
		"approach":        report.NewGap(h, first, last, report.Filter{}),
		"approach of two": report.NewGap(h, first, last, report.Filter{Parties: data.Codebook.Parties[:min(2, len(data.Codebook.Parties))]}),
	} {
		if c := Gap(g); c != nil {
			charts[name] = c
		}
	}
	log := report.NewLog(h, report.Filter{})
	for _, is := range data.Codebook.Issues {
		charts["dumbbell "+is.ID] = Dumbbell(c, is, report.Filter{})
		charts["steps "+is.ID] = Steps(log, is)
	}
	for i := range log.Cells {
		cell := &log.Cells[i]
		charts["cell "+cell.Issue.ID+" "+cell.Party.ID] = StepsCell(log, cell)
	}
	return charts
}

// each calls f with every chart of every world.
func each(t *testing.T, f func(t *testing.T, c *Chart)) {
	for world, m := range worlds {
		charts := drawn(t, m)
		for _, name := range slices.Sorted(maps.Keys(charts)) {
			t.Run(world+"/"+name, func(t *testing.T) { f(t, charts[name]) })
		}
	}
}

func TestWellFormed(t *testing.T) {
	each(t, func(t *testing.T, c *Chart) {
		for _, svg := range [][]byte{c.File(), c.Inline("x")} {
			d := xml.NewDecoder(bytes.NewReader(svg))
			labels := 0
			for {
				token, err := d.Token()
				if errors.Is(err, io.EOF) {
					break
				}
				if err != nil {
					t.Fatalf("%v in\n%s", err, svg)
				}
				el, ok := token.(xml.StartElement)
				if !ok {
					continue
				}
				switch el.Name.Local {
				case "svg":
					for _, a := range el.Attr {
						if a.Name.Local == "aria-labelledby" {
							for id := range strings.FieldsSeq(a.Value) {
								if !bytes.Contains(svg, []byte(`id="`+id+`"`)) {
									t.Errorf("no element %q", id)
								}
								labels++
							}
						}
					}
				case "title", "desc", "style", "rect", "path", "circle", "g", "text", "tspan", "div":
				default:
					t.Errorf("element %s is not one of ours", el.Name.Local)
				}
			}
			if labels == 0 {
				t.Error("not labelled")
			}
			for _, bad := range []string{"NaN", "Inf", "\x1b", "\u202e", "<script"} {
				if bytes.Contains(svg, []byte(bad)) {
					t.Errorf("%q in the output", bad)
				}
			}
		}
		if c.Title == "" || c.Description == "" {
			t.Error("no title or description")
		}
		for _, r := range c.Figures.Rows {
			if len(r) != len(c.Figures.Header) {
				t.Errorf("row %q has %d cells, the header %d", r, len(r), len(c.Figures.Header))
			}
		}
	})
}

func TestNothingOverlaps(t *testing.T) {
	each(t, func(t *testing.T, c *Chart) {
		for name, l := range map[string]*picture.Layout{"wide": c.Wide(), "narrow": c.Narrow(), "file": c.Sheet()} {
			if msg := clash(l); msg != "" {
				t.Errorf("%s: %s", name, msg)
			}
			if l.Height > 2000 {
				t.Errorf("%s: %v high", name, l.Height)
			}
		}
	})
}

// clash finds texts that cover one another, a mark or an arrow, that leave the
// picture, or that are too small to read.
func clash(l *picture.Layout) string {
	for i := range l.Texts {
		t := &l.Texts[i]
		b := t.Box()
		if b.X0 < -0.5 || b.X1 > l.Width+0.5 || b.Y0 < -0.5 || b.Y1 > l.Height+0.5 {
			return fmt.Sprintf("%q leaves the picture: %.1f of %.0f×%.0f", picture.TextOf(t.Spans), b, l.Width, l.Height)
		}
		if t.Size < picture.TickSize {
			return fmt.Sprintf("%q is too small", picture.TextOf(t.Spans))
		}
		for j := range i {
			if b.Meets(l.Texts[j].Box()) {
				return fmt.Sprintf("%q %.1f covers %q %.1f", picture.TextOf(t.Spans), b, picture.TextOf(l.Texts[j].Spans), l.Texts[j].Box())
			}
		}
		for j := range l.Marks {
			if b.Meets(l.Marks[j].Box()) {
				return fmt.Sprintf("%q %.1f covers a mark %.1f", picture.TextOf(t.Spans), b, l.Marks[j].Box())
			}
		}
		for j := range l.Arrows {
			if b.Meets(l.Arrows[j].Box()) {
				return fmt.Sprintf("%q covers an arrow", picture.TextOf(t.Spans))
			}
		}
	}
	return ""
}

func TestSameInputSameBytes(t *testing.T) {
	a, b := drawn(t, worlds["full"]), drawn(t, worlds["full"])
	for name := range a {
		if !bytes.Equal(a[name].Inline("x"), b[name].Inline("x")) || !bytes.Equal(a[name].File(), b[name].File()) {
			t.Errorf("%s: two runs differ", name)
		}
	}
}

// An arrow says that a position shifted: there are as many as there are
// shifts, and one in the key if there are any.
func TestArrowOnlyForShift(t *testing.T) {
	for world, m := range worlds {
		data := m.dataset()
		h := positions.NewHistory(data, 0)
		for i, from := range data.Dates {
			for _, to := range []positions.DateInfo{data.Dates[min(i+1, len(data.Dates)-1)], data.Dates[len(data.Dates)-1]} {
				c, err := diff.Compare(h, from.Date, to.Date)
				if err != nil {
					t.Fatal(err)
				}
				for _, is := range data.Codebook.Issues {
					want := 0
					for k := range c.Changes {
						ch := &c.Changes[k]
						if ch.Issue == is && ch.Kind == diff.Shifted && (!ch.Inherited || len(ch.Claims) > 0) {
							want++
						}
					}
					if want > 0 {
						want++
					}
					ch := Dumbbell(c, is, report.Filter{})
					for _, l := range []*picture.Layout{ch.Wide(), ch.Narrow()} {
						if len(l.Arrows) != want {
							t.Errorf("%s, %s, %s to %s: %d arrows, want %d", world, is.ID, from.Date, to.Date, len(l.Arrows), want)
						}
					}
					if got := bytes.Count(ch.File(), []byte(`class="arrow"`)); got != want {
						t.Errorf("%s, %s: %d arrows drawn, want %d", world, is.ID, got, want)
					}
				}
			}
		}
	}
}

func TestNoScaleNoChart(t *testing.T) {
	is := &positions.Issue{ID: "i", Name: "I"}
	data := &positions.Dataset{Codebook: positions.NewCodebook("T", "", nil, []*positions.Issue{is})}
	h := positions.NewHistory(data, 0)
	c, err := diff.Compare(h, 1, 2)
	if err != nil {
		t.Fatal(err)
	}
	if Dumbbell(c, is, report.Filter{}) != nil || Steps(report.NewLog(h, report.Filter{}), is) != nil {
		t.Error("a chart of an issue without a scale")
	}
}

// TestOneDateIsDrawnOnce holds that a chart of one date has no marks of another beside its own.
func TestOneDateIsDrawnOnce(t *testing.T) {
	content, err := os.ReadFile("../../../cmd/stance/testdata/screens/one-snapshot.yaml")
	if err != nil {
		t.Fatal(err)
	}
	data := yamlfile.ReadShort(yamlfile.File{Name: "one-snapshot.yaml", Content: content}).Dataset
	c, err := diff.Compare(positions.NewHistory(data, 0), data.Dates[0].Date, data.Dates[0].Date)
	if err != nil {
		t.Fatal(err)
	}
	chart := Dumbbell(c, data.Codebook.Issues[0], report.Filter{})
	if want := []string{"Party", "11 Feb 2026", "Rests on", "Plausible", "Claimed"}; !slices.Equal(chart.Figures.Header, want) {
		t.Errorf("its table has %q, want %q", chart.Figures.Header, want)
	}
	svg := string(chart.File())
	for _, said := range []string{"same on both dates", "a range on 11 Feb", "unchanged", "; was ", "now same"} {
		if strings.Contains(svg, said) {
			t.Errorf("its key says %q", said)
		}
	}
	for _, said := range []string{"11 Feb, stated", "a range, no position named"} {
		if !strings.Contains(svg, said) {
			t.Errorf("its key does not say %q", said)
		}
	}
}
