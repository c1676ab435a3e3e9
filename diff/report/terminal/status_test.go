package terminal

import (
	"bytes"
	"fmt"
	"os"
	"strings"
	"testing"

	"stance/diff"
	"stance/diff/report"
	"stance/diff/report/internal/sample"
	"stance/positions"
	"stance/positions/golden"
	"stance/positions/synthetic"
	"stance/positions/team/review"
	"stance/positions/yamlfile"
)

// statusOf is the status of a dataset that checks and that nobody has reviewed.
func statusOf(h *positions.History) *report.Status {
	return &report.Status{History: h, Ledger: review.NewLedger(h, nil), Room: 30}
}

func statusText(t *testing.T, st *report.Status, s Screen) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := Document(&b, st.Document(), s); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestStatusOfTheExample(t *testing.T) {
	h := positions.NewHistory(yamlfile.Read(os.DirFS("../../../data")).Dataset, 0)
	for _, width := range []int{40, 80, 140} {
		st := statusOf(h)
		if width < drawnWidth {
			st.Room *= 2
		}
		got := statusText(t, st, Screen{Width: width})
		if n := bytes.Count(got, []byte{'\n'}); width >= 80 && n > 30 {
			t.Errorf("%d lines at %d columns", n, width)
		}
		golden.File(t, "testdata/"+fmt.Sprintf("status/example-%d.txt", width), got)
	}
	golden.File(t, "testdata/status/example-color.txt", statusText(t, statusOf(h), Screen{Width: 80, Color: true}))
}

// Whatever a dataset holds, a status has no more lines than were asked for, and says of
// how much it says nothing.
func TestStatusIsShort(t *testing.T) {
	all := map[string]*positions.History{}
	for name, shape := range map[string]synthetic.Shape{
		"many parties": {Parties: 80, Issues: 2, Dates: 10, PerDate: 100, Sources: 9, Seed: 1},
		"many issues":  {Parties: 3, Issues: 90, Dates: 10, PerDate: 100, Sources: 9, Seed: 2},
		"many of both": {Parties: 60, Issues: 60, Dates: 10, PerDate: 900, Sources: 9, Seed: 3},
		"many dates":   {Parties: 5, Issues: 5, Dates: 900, PerDate: 4, Sources: 9, Seed: 4},
	} {
		all[name] = positions.NewHistory(yamlfile.Read(shape.FS()).Dataset, 0)
	}
	hostile, err := sample.Hostile()
	if err != nil {
		t.Fatal(err)
	}
	all["hostile"] = hostile.History
	for name, h := range all {
		for _, width := range []int{60, 80, 140} {
			got := string(statusText(t, statusOf(h), Screen{Width: width}))
			if n := strings.Count(got, "\n"); n > 30 {
				t.Errorf("%s: %d lines at %d columns:\n%s", name, n, width, got)
			}
			if name == "many parties" && !strings.Contains(got, "more") || name == "many issues" && !strings.Contains(got, "more issues") {
				t.Errorf("%s: what is left out is not counted at %d columns:\n%s", name, width, got)
			}
		}
	}
}

// Where not all issues can be told, the one that moved last is.
func TestStatusTellsWhatMovedLast(t *testing.T) {
	var parts []string
	for i := range 30 {
		parts = append(parts, fmt.Sprintf("issue %d: [low, middle, high]", i))
	}
	text := "issues: {" + strings.Join(parts, ", ") + "}\n2025-01-01:\n  anna: {"
	for i := range 30 {
		text += fmt.Sprintf("issue %d: low, ", i)
	}
	text += "}\n2025-01-02:\n  anna: {issue 27: high}\n"
	r := yamlfile.ReadShort(yamlfile.File{Name: "many.yaml", Content: []byte(text)})
	if !r.OK() {
		t.Fatal(r.Problems)
	}
	got := string(statusText(t, statusOf(positions.NewHistory(r.Dataset, 0)), Screen{Width: 80}))
	for _, want := range []string{"\nissue 27  high: anna\n", "more issues\n", "Last move  anna shifted on issue 27, 2 Jan\n"} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is not in\n%s", want, got)
		}
	}
}

// A status says only of a move that it is one.
func TestStatusOfEveryKind(t *testing.T) {
	for i, word := range diff.Kinds {
		d, err := sample.Kind(diff.Kind(i))
		if err != nil {
			t.Fatal(err)
		}
		golden.File(t, "testdata/status/"+word+".txt", statusText(t, statusOf(d.History), Screen{Width: 80}))
	}
}
