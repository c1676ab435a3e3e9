package main

import (
	"bytes"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"stance/positions"
	"stance/positions/exchange/tidy"
	"stance/positions/synthetic"
	"stance/positions/yamlfile"
)

// What is exported as CSV and imported beside the same codebook and sources is
// the same dataset, whatever stands in its texts.
func TestExportedDatasetsCanBeImported(t *testing.T) {
	folders := map[string]fs.FS{
		"the project's": os.DirFS("../../data"),
		"everything":    os.DirFS("../../positions/yamlfile/testdata/write/everything"),
	}
	for seed := range uint64(12) {
		shape := synthetic.Shape{Parties: 5, Issues: 10, Dates: 4, PerDate: 12, Sources: 5, Seed: seed, Full: seed%2 == 1}
		folders[fmt.Sprint("random ", seed)] = shape.FS()
	}
	for name, folder := range folders {
		t.Run(name, func(t *testing.T) {
			read := yamlfile.Read(folder)
			if !read.OK() || len(read.Dataset.Records) == 0 {
				t.Fatal(read.Problems)
			}
			d := read.Dataset
			if strings.HasPrefix(name, "random") {
				dress(rand.New(rand.NewPCG(uint64(len(name)), uint64(d.Records[0].Date))), d)
			}
			want := yamlfile.Files(d)
			full, bare := t.TempDir(), t.TempDir()
			for _, f := range want {
				put(t, full, f)
				if !strings.HasPrefix(f.Name, "snapshots/") {
					put(t, bare, f)
				}
			}
			for _, args := range [][]string{{"export", "-C", full, "-o", "stances.csv"}, {"import", "-C", bare, "stances.csv"}} {
				if code, _, messages := stanceIn(t, full, args...); code != exitDone {
					t.Fatalf("%q: %d\n%s", args, code, messages)
				}
			}
			again := yamlfile.Read(os.DirFS(bare))
			if !again.OK() {
				t.Fatal(again.Problems)
			}
			got := yamlfile.Files(again.Dataset)
			if len(got) != len(want) {
				t.Fatalf("%d files, want %d", len(got), len(want))
			}
			for i := range want {
				if got[i].Name != want[i].Name || !bytes.Equal(got[i].Content, want[i].Content) {
					t.Fatalf("want %s:\n%s\ngot %s:\n%s", want[i].Name, want[i].Content, got[i].Name, got[i].Content)
				}
			}
			// The table of the dataset that came back is the same one, too.
			first, err := os.ReadFile(filepath.Join(full, "stances.csv"))
			if err != nil {
				t.Fatal(err)
			}
			if _, out, _ := stanceIn(t, bare, "export"); out != string(first) {
				t.Error("the second export is another one")
			}
		})
	}
}

func put(t *testing.T, dir string, f yamlfile.File) {
	t.Helper()
	path := filepath.Join(dir, filepath.FromSlash(f.Name))
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, f.Content, 0o644); err != nil {
		t.Fatal(err)
	}
}

// troublesome are texts that tables and spreadsheets get wrong.
var troublesome = []string{
	"=1+1", "+49 30", "-5 degrees", "@you", "＝1", "＋49", "－5", "＠you", "'＝1", "'quoted", "'=quoted", "'", `say "no"`, `"`, "a,b;c", "tab\there", "two\nlines", "two\n\nparagraphs",
	"mañana, כן, 約束 😀", "0012", "1e3", "2025-08-17", "TRUE", "none", "same", "NULL", "#N/A", "a; b", "# no comment", "x\u00a0y", "plain",
}

// dress puts troublesome texts into the records of a dataset.
func dress(r *rand.Rand, d *positions.Dataset) {
	text := func() string { return troublesome[r.IntN(len(troublesome))] }
	for i := range d.Dates {
		d.Dates[i].Title, d.Dates[i].Note = text(), text()
	}
	for _, rec := range d.Records {
		rec.Note, rec.Coder = text(), text()
		if s := rec.Stance; s != nil {
			s.Summary = text()
			for i := range s.Terms {
				s.Terms[i].Text = text()
			}
			for i := range s.Evidence {
				e := &s.Evidence[i]
				e.Quote, e.Paraphrase, e.Speaker, e.Prefix = text(), text(), text(), " “"+text()+" "
			}
		}
		for _, c := range rec.Claims {
			c.Summary = text()
		}
	}
}

// The table is tidy's, cell for cell, but for the scores.
func TestStancesAreTheTidyTable(t *testing.T) {
	read := yamlfile.Read(os.DirFS("../../data"))
	if !read.OK() {
		t.Fatal(read.Problems)
	}
	rows := rowsOfNDJSON(t, exported(t, "stances", "ndjson"))
	header := tidy.Header(read.Dataset)
	i := 0
	for cells := range tidy.Rows(read.Dataset, read.Dataset.Records, header) {
		if len(rows[i]) != len(header)+1 {
			t.Fatalf("row %d has %d columns", i+1, len(rows[i]))
		}
		for j, cell := range cells {
			if got := rows[i][header[j].Name]; got != cell {
				t.Errorf("row %d, %s: %q, want %q", i+1, header[j].Name, got, cell)
			}
		}
		i++
	}
	if i != len(rows) {
		t.Errorf("%d rows, want %d", len(rows), i)
	}
	// `same` has the score of what it repeats, a claim has none.
	h := positions.NewHistory(read.Dataset, 0)
	scored := 0
	for _, rec := range read.Dataset.Records {
		if rec.Stance != nil {
			want := ""
			if score, ok := h.Stance(rec).Score(); ok {
				want = cellOf(&score)
				scored++
			}
			found := false
			for _, r := range rows {
				if r["record"] == "stance" && r["date"] == rec.Date.String() && r["party"] == rec.Party.ID && r["issue"] == rec.Issue.ID {
					found = r["score"] == want
				}
			}
			if !found {
				t.Errorf("the score of %s on %s on %s is not %q", rec.Party.ID, rec.Issue.ID, rec.Date, want)
			}
		}
	}
	for _, r := range rows {
		if r["record"] != "stance" && r["score"] != "" {
			t.Errorf("a %s is scored: %v", r["record"], r)
		}
	}
	if scored == 0 {
		t.Error("nothing is scored")
	}
}
