//go:build linux

package main

import (
	"bytes"
	"encoding/csv"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"stance/diff/report"
	"stance/diff/report/data/tables"
	"stance/diff/report/data/workbook"
	"stance/positions"
	"stance/positions/exchange/tidy"
	"stance/positions/synthetic"
	"stance/positions/yamlfile"
)

// BenchmarkImport takes 100,000 stances in, from a table of 1,000 dates into a
// dataset with a codebook and sources only. It runs the program in a process of
// its own, for which the system tells the largest resident memory; what is
// measured is the whole command, from its start to the last file written.
func BenchmarkImport(b *testing.B) {
	d := yamlfile.Read(synthetic.Large.FS()).Dataset
	header := tidy.Header(d)
	var delimited, book bytes.Buffer
	w := csv.NewWriter(&delimited)
	names := make([]string, len(header))
	for i, c := range header {
		names[i] = c.Name
	}
	if err := w.Write(names); err != nil {
		b.Fatal(err)
	}
	for row := range tidy.Rows(d, d.Records, header) {
		for i := range row {
			row[i] = tidy.Guard(header[i].Type, row[i])
		}
		if err := w.Write(row); err != nil {
			b.Fatal(err)
		}
	}
	w.Flush()
	first, last := d.Dates[0].Date, d.Dates[len(d.Dates)-1].Date
	stances := tables.Stances(report.NewPanel(positions.NewHistory(d, 0), first, last, report.Filter{}))
	if err := workbook.Write(&book, []*tables.Table{stances}); err != nil {
		b.Fatal(err)
	}
	codebook, sources, records := yamlfile.FormatCodebook(d.Codebook), yamlfile.FormatSources(d.Sources), len(d.Records)
	d, stances = nil, nil
	b.Run("csv", func(b *testing.B) { benchmarkImport(b, "table.csv", delimited.Bytes(), codebook, sources, records) })
	b.Run("xlsx", func(b *testing.B) { benchmarkImport(b, "table.xlsx", book.Bytes(), codebook, sources, records) })
}

func benchmarkImport(b *testing.B, name string, table, codebook, sources []byte, stances int) {
	program, err := os.Executable()
	if err != nil {
		b.Fatal(err)
	}
	folder := b.TempDir()
	stance := filepath.Join(folder, "stance") // under this name the test binary is the program
	for _, err := range []error{os.Symlink(program, stance), os.WriteFile(filepath.Join(folder, name), table, 0o666)} {
		if err != nil {
			b.Fatal(err)
		}
	}
	b.SetBytes(int64(len(table)))
	var peak int64
	var busy time.Duration
	for b.Loop() {
		b.StopTimer()
		dir := filepath.Join(folder, "data")
		for _, err := range []error{os.RemoveAll(dir), os.Mkdir(dir, 0o777), os.WriteFile(filepath.Join(dir, "codebook.yaml"), codebook, 0o666), os.WriteFile(filepath.Join(dir, "sources.yaml"), sources, 0o666)} {
			if err != nil {
				b.Fatal(err)
			}
		}
		cmd := exec.Command(stance, "import", name, "-C", "data")
		cmd.Dir = folder
		b.StartTimer()
		out, err := cmd.CombinedOutput()
		if err != nil || !strings.Contains(string(out), "100,000 stances") {
			b.Fatalf("%v: %s", err, out)
		}
		if usage, ok := cmd.ProcessState.SysUsage().(*syscall.Rusage); ok {
			peak = max(peak, usage.Maxrss) // in KiB
		}
		busy += cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()
	}
	b.ReportMetric(float64(stances)*float64(b.N)/b.Elapsed().Seconds(), "stances/s")
	b.ReportMetric(busy.Seconds()/float64(b.N), "cpu-s/op") // of all processors; less swayed than the clock by what else runs
	b.ReportMetric(float64(peak)/1024, "peak-MiB")
}
