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
)

func diffText(t *testing.T, d *report.Diff, s Screen) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := Document(&b, d.Document(), s); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func showText(t *testing.T, r *report.Show, s Screen) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := Document(&b, r.Document(), s); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// Every kind has a golden file at each layout; a kind without a sample, or a
// sample whose kind is not named in the text, fails.
func TestDiffOfEveryKind(t *testing.T) {
	for i, word := range diff.Kinds {
		t.Run(word, func(t *testing.T) {
			k := diff.Kind(i)
			d, err := sample.Kind(k)
			if err != nil {
				t.Fatal(err)
			}
			got := diffText(t, d, Screen{Width: 80})
			if label := report.KindWord(k, 1); !strings.Contains(strings.ToLower(string(got)), label) {
				t.Errorf("%q is nowhere in\n%s", label, got)
			}
			golden.File(t, "testdata/kinds/"+word+"-80.txt", got)
			golden.File(t, "testdata/kinds/"+word+"-140.txt", diffText(t, d, Screen{Width: 140}))
		})
	}
}

// A stance of more than 90 days is marked, and a stance that is not there is no
// zero.
func TestShowMarks(t *testing.T) {
	d, err := sample.Kind(diff.FirstRecorded)
	if err != nil {
		t.Fatal(err)
	}
	late := d.To + 100
	got := string(showText(t, report.NewShow(d.History, late, report.Filter{}), Screen{Width: 120}))
	for _, want := range []string{"A joint board *", "* more than 90 days old", "claimed by UP:", "searched, nothing found", "– nothing recorded"} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is not in\n%s", want, got)
		}
	}
	if strings.Contains(got, "^ taken") {
		t.Error("the legend explains a mark that is not used")
	}
}

// The matrix turns, or falls into several tables, where it does not fit.
func TestMatrixFitsByTurningAndSplitting(t *testing.T) {
	book := wideBook(4, 12)
	h := positions.NewHistory(&positions.Dataset{Codebook: book}, 0)
	turned := string(showText(t, report.NewShow(h, 1, report.Filter{}), Screen{Width: 80}))
	if !strings.Contains(turned, "issue") || strings.Count(turned, "\n  issue ") != 1 {
		t.Errorf("four parties fit into 80 columns, so the table is turned:\n%s", turned)
	}
	book = wideBook(12, 12)
	h = positions.NewHistory(&positions.Dataset{Codebook: book}, 0)
	split := string(showText(t, report.NewShow(h, 1, report.Filter{}), Screen{Width: 80}))
	if n := strings.Count(split, "\n  party "); n != 3 {
		t.Errorf("twelve issues in 80 columns want three tables, not %d:\n%s", n, split)
	}
}

func wideBook(parties, issues int) *positions.Codebook {
	var ps []*positions.Party
	for i := range parties {
		ps = append(ps, &positions.Party{ID: string(rune('a' + i)), Name: "Party " + string(rune('A'+i))})
	}
	var is []*positions.Issue
	for i := range issues {
		is = append(is, &positions.Issue{ID: string(rune('a' + i)), Name: "Issue " + string(rune('A'+i))})
	}
	return positions.NewCodebook("Wide", "", ps, is)
}

// The dataset that the program carries, as its README shows it.
func TestDatasetOfTheProject(t *testing.T) {
	d, err := sample.Compare(os.DirFS("../../../data"))
	if err != nil {
		t.Fatal(err)
	}
	golden.File(t, "testdata/data/diff-80.txt", diffText(t, d, Screen{Width: 80}))
	golden.File(t, "testdata/data/diff-140.txt", diffText(t, d, Screen{Width: 140}))
	golden.File(t, "testdata/data/diff-140-color.txt", diffText(t, d, Screen{Width: 140, Color: true}))
	book := d.History.Dataset.Codebook
	golden.File(t, "testdata/data/show-80.txt", showText(t, report.NewShow(d.History, d.To, report.Filter{}), Screen{Width: 80}))
	golden.File(t, "testdata/data/show-140.txt", showText(t, report.NewShow(d.History, d.To, report.Filter{}), Screen{Width: 140}))
	golden.File(t, "testdata/data/show-party-80.txt", showText(t, report.NewShow(d.History, d.To, report.Filter{Parties: book.Parties[:1]}), Screen{Width: 80}))
	golden.File(t, "testdata/data/show-issue-140.txt", showText(t, report.NewShow(d.History, d.To, report.Filter{Issues: book.Issues[:1]}), Screen{Width: 140}))
	last := report.Filter{Issues: book.Issues[len(book.Issues)-1:]}
	for _, width := range []int{40, 80, 140} {
		golden.File(t, fmt.Sprintf("testdata/data/log-%d.txt", width), logText(t, report.NewLog(d.History, last), Screen{Width: width}))
	}
	var gaps []byte
	for _, g := range gapsOf(d) {
		gaps = append(gaps, gapText(t, g, Screen{Width: 80})...)
	}
	golden.File(t, "testdata/data/gap-80.txt", gaps)
}
