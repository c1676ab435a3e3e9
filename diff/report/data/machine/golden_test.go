package machine_test

import (
	"bytes"
	"io"
	"testing"

	"stance/diff"
	"stance/diff/report"
	"stance/diff/report/data/machine"
	"stance/diff/report/internal/sample"
	"stance/positions/golden"
)

// Every format in every kind of change: generated from the list of kinds, so
// that a missing one fails. The same input gives the same bytes twice.
func TestEveryFormatOfEveryKind(t *testing.T) {
	for k, word := range diff.Kinds {
		t.Run(word, func(t *testing.T) {
			for name, once := range formats(t, diff.Kind(k)) {
				golden.File(t, "testdata/"+word+"/"+name, once)
				if again := formats(t, diff.Kind(k))[name]; !bytes.Equal(once, again) {
					t.Errorf("%s is another one the second time", name)
				}
			}
		})
	}
}

func formats(t *testing.T, k diff.Kind) map[string][]byte {
	t.Helper()
	d, err := sample.Kind(k)
	if err != nil {
		t.Fatal(err)
	}
	show, log := report.NewShow(d.History, d.To, report.Filter{}), report.NewLog(d.History, report.Filter{})
	return map[string][]byte{
		"diff.json": written(t, machine.DiffJSON, d), "diff.csv": written(t, machine.DiffCSV, d),
		"diff.github": written(t, func(w io.Writer, d *report.Diff) error { return machine.DiffGitHub(w, d, "data") }, d),
		"show.json":   written(t, machine.ShowJSON, show), "show.csv": written(t, machine.ShowCSV, show),
		"log.json": written(t, machine.LogJSON, log), "log.csv": written(t, machine.LogCSV, log),
		"gap.json":         written(t, machine.GapJSON, report.NewGap(d.History, 0, d.To, report.Filter{})),
		"gap.csv":          written(t, machine.GapCSV, report.NewGap(d.History, 0, d.To, report.Filter{})),
		"convergence.json": written(t, machine.GapJSON, report.NewGap(d.History, d.From, d.To, report.Filter{})),
		"convergence.csv":  written(t, machine.GapCSV, report.NewGap(d.History, d.From, d.To, report.Filter{})),
		"terms.json":       written(t, machine.GapJSON, report.NewGap(d.History, 0, d.To, report.Filter{Parties: d.History.Dataset.Codebook.Parties[:2]})),
	}
}
