package main

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"stance/positions"
	"stance/positions/synthetic"
	"stance/positions/yamlfile"
)

// edgeDays are days at which the ways to write dates change: the first and the
// last, those around the beginnings of the calendars of workbooks and around
// their leap day that never was, and the ends of what is read as a day where
// nothing says that it is one.
var edgeDays = []string{
	"0001-01-01", "0001-12-31", "0999-12-31", "1582-10-04", "1582-10-15", "1899-12-30", "1899-12-31", "1900-01-01", "1900-02-28", "1900-03-01", "1903-12-31", "1904-01-01",
	"1910-06-01", "1919-06-28", "1954-10-02", "1954-10-03", "2119-01-11", "2119-01-12", "3805-01-01", "7119-01-01", "9999-12-30", "9999-12-31",
}

// fingerprints gives the fingerprint of each record.
func fingerprints(d *positions.Dataset) map[string]string {
	h := positions.NewHistory(d, 0)
	all := map[string]string{}
	for _, r := range d.Records {
		all[fmt.Sprint(r.Date, " ", r.Party.ID, " ", r.Issue.ID)] = h.Fingerprint(r)
	}
	return all
}

// dated puts the dates of a dataset's records, and the days on which they became
// known, anywhere from year 1 to 9999.
func dated(t *testing.T, r *rand.Rand, d *positions.Dataset) {
	t.Helper()
	parse := func(s string) positions.Date {
		day, err := positions.ParseDate(s)
		if err != nil {
			t.Fatal(err)
		}
		return day
	}
	last := parse("9999-12-31")
	days := map[positions.Date]bool{}
	for len(days) < len(d.Dates) {
		if r.IntN(2) == 0 {
			days[parse(edgeDays[r.IntN(len(edgeDays))])] = true
		} else {
			days[1+positions.Date(r.IntN(int(last)))] = true
		}
	}
	sorted := slices.Sorted(maps.Keys(days))
	moved := map[positions.Date]positions.Date{}
	for i := range d.Dates {
		moved[d.Dates[i].Date] = sorted[i]
		d.Dates[i].Date = sorted[i]
	}
	known := func(day positions.Date) positions.Date {
		if r.IntN(3) > 0 {
			return 0
		}
		return day + positions.Date(r.IntN(int(last-day)+1))
	}
	for _, rec := range d.Records {
		rec.Date = moved[rec.Date]
		if rec.Stance != nil {
			rec.Stance.Known = known(rec.Date)
		}
		if rec.Silence != nil {
			rec.Silence.Known = known(rec.Date)
		}
		for _, c := range rec.Claims {
			c.Known = known(rec.Date)
		}
	}
}

// A dataset that is written as a table and taken in again has the same
// fingerprints, whatever its dates.
func TestDatesComeBack(t *testing.T) {
	for seed := range uint64(10) {
		r := rand.New(rand.NewPCG(seed, 15))
		shape := synthetic.Shape{Parties: 4, Issues: 5, Dates: 8, PerDate: 6, Sources: 3, Seed: seed}
		read := yamlfile.Read(shape.FS())
		if !read.OK() {
			t.Fatal(read.Problems)
		}
		d := read.Dataset
		dated(t, r, d)
		full := t.TempDir()
		files := yamlfile.Files(d)
		for _, f := range files {
			put(t, full, f)
		}
		read = yamlfile.Read(os.DirFS(full))
		if !read.OK() {
			t.Fatal(read.Problems)
		}
		want := fingerprints(read.Dataset)
		for _, format := range []string{"csv", "xlsx"} {
			bare := t.TempDir()
			for _, f := range files {
				if !strings.HasPrefix(f.Name, "snapshots/") {
					put(t, bare, f)
				}
			}
			table := filepath.Join(full, "stances."+format)
			for _, args := range [][]string{{"export", "-C", full, "-o", table}, {"import", "-C", bare, table}, {"import", "-C", full, table}} {
				code, out, messages := stanceIn(t, full, args...)
				if code != exitDone || strings.Contains(messages, "serial") || strings.Contains(messages, "year") {
					t.Fatalf("%q: %d\n%s", args, code, messages)
				}
				if args[0] == "import" && args[2] == full && !strings.Contains(out, "0 new") {
					t.Fatalf("taken in for the second time: %s", out)
				}
			}
			again := yamlfile.Read(os.DirFS(bare))
			if !again.OK() {
				t.Fatal(again.Problems)
			}
			if got := fingerprints(again.Dataset); !maps.Equal(got, want) {
				for key := range want {
					if got[key] != want[key] {
						t.Errorf("%s, seed %d: %s has the fingerprint %q, want %q", format, seed, key, got[key], want[key])
					}
				}
				t.Fatalf("%s, seed %d: %d records, want %d", format, seed, len(got), len(want))
			}
		}
	}
}
