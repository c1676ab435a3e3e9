package terminal

import (
	"bytes"
	"strings"
	"testing"

	"github.com/clipperhouse/displaywidth"

	"stance/diff"
	"stance/diff/report"
	"stance/diff/report/internal/sample"
	"stance/positions"
)

func logText(t *testing.T, l *report.Log, s Screen) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := Document(&b, l.Document(), s); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func gapText(t *testing.T, g *report.Gap, s Screen) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := Document(&b, g.Document(), s); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// gapsOf gives the forms that a gap can take: a matrix, a pair, two dates.
func gapsOf(d *report.Diff) []*report.Gap {
	parties := d.History.Dataset.Codebook.Parties
	return []*report.Gap{
		report.NewGap(d.History, 0, d.To, report.Filter{}),
		report.NewGap(d.History, 0, d.To, report.Filter{Parties: parties[:1]}),
		report.NewGap(d.History, 0, d.To, report.Filter{Parties: parties[:2]}),
		report.NewGap(d.History, d.From, d.To, report.Filter{}),
	}
}

// Names, terms and summaries full of long words, markup and escapes neither
// overflow nor reach the terminal.
func TestLogAndGapOfHostileTexts(t *testing.T) {
	d, err := sample.Hostile()
	if err != nil {
		t.Fatal(err)
	}
	for _, width := range []int{40, 55, 80, 100, 140, 200} {
		texts := [][]byte{logText(t, report.NewLog(d.History, report.Filter{}), Screen{Width: width})}
		for _, g := range gapsOf(d) {
			texts = append(texts, gapText(t, g, Screen{Width: width}))
		}
		for _, text := range texts {
			for line := range strings.Lines(string(text)) {
				line = strings.TrimSuffix(line, "\n")
				if w := displaywidth.String(line); w > width {
					t.Errorf("a line of %d columns at a width of %d: %q", w, width, line)
				}
				if strings.ContainsAny(line, "\x1b\x07\u202e") {
					t.Errorf("a control character at a width of %d: %q", width, line)
				}
			}
		}
	}
}

// A gap below the coverage asked for is not printed, and that is said.
func TestThinGapsAreNotPrinted(t *testing.T) {
	d, err := sample.Kind(diff.Shifted)
	if err != nil {
		t.Fatal(err)
	}
	g := report.NewGap(d.History, d.From, d.To, report.Filter{})
	g.MinCoverage = 1.1 // more than any pair can have
	got := string(gapText(t, g, Screen{Width: 80}))
	if !strings.Contains(got, "not printed: coverage below") || strings.Contains(got, "moved by each\n") {
		t.Errorf("thin gaps are printed:\n%s", got)
	}
}

func TestLogOfNothing(t *testing.T) {
	book := positions.NewCodebook("Nothing", "", nil, nil)
	h := positions.NewHistory(&positions.Dataset{Codebook: book}, 0)
	if got := string(logText(t, report.NewLog(h, report.Filter{}), Screen{Width: 80})); !strings.Contains(got, report.NothingLogged) {
		t.Errorf("no answer to a log of nothing:\n%s", got)
	}
}
