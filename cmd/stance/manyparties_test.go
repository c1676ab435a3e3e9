package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// manyParties writes a dataset in which every party stands on every issue at both
// of two dates, elsewhere at the second one.
func manyParties(t *testing.T, parties, issues int) string {
	t.Helper()
	dir := t.TempDir()
	var book, snapshots strings.Builder
	book.WriteString("title: Many\nparties:\n")
	for p := range parties {
		fmt.Fprintf(&book, "  - {id: p%d, name: P%d}\n", p, p)
	}
	book.WriteString("issues:\n")
	for i := range issues {
		fmt.Fprintf(&book, "  - {id: i%d, name: I%d, scale: {min: 0, max: 10}}\n", i, i)
	}
	for date := range 2 {
		fmt.Fprintf(&snapshots, "---\ndate: 2025-01-0%d\npositions:\n", date+1)
		for p := range parties {
			fmt.Fprintf(&snapshots, "  p%d:\n", p)
			for i := range issues {
				fmt.Fprintf(&snapshots, "    i%d: {position: %d, summary: x%d}\n", i, (p+5*date+i)%11, date)
			}
		}
	}
	for name, text := range map[string]string{
		"codebook.yaml": book.String(), "snapshots/all.yaml": snapshots.String(),
		"sources.yaml": "sources:\n  - {id: s, title: S, published: 2025-01-01}\n",
	} {
		file := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// Of many parties a small file makes more pairs than fit anywhere: what lists
// them is refused with their number, the limit and a way to ask for less, and what
// is about something else is told without them.
func TestPairsOfManyParties(t *testing.T) {
	many := manyParties(t, 2100, 1)
	wide := manyParties(t, 320, 20)
	tests := []struct {
		dir, args string
		want      []string // of the message; none: it is done
	}{
		{many, "gap", []string{"2,100 parties make 2,203,950 pairs", "at most 250,000", "--party"}},
		{many, "gap -f json", []string{"2,203,950 pairs", "at most 250,000"}},
		{many, "gap -f csv", []string{"2,203,950 pairs"}},
		{many, "gap --from first --to latest -f json", []string{"2,203,950 pairs"}},
		{wide, "gap -f json", []string{"320 parties make 51,040 pairs, and 1,020,800 distances on 20 issues and 1 date", "at most 1,000,000"}},
		{wide, "gap --from first --to latest -f csv", []string{"2,041,600 distances on 20 issues and 2 dates", "at most 1,000,000"}},
		{many, "diff -f json", []string{"2,100 shifts would be told with up to 4,407,900 parties", "at most 1,000,000", "--party"}},
		{many, "diff -f json --kind held", []string{"2,203,950 pairs", "at most 250,000", "--party"}},
		{many, "diff -f csv", []string{"2,100 shifts"}},
		{many, "log -f json", []string{"2,100 shifts would be told with up to 4,407,900 parties", "--party"}},
		{many, "log -f csv", []string{"2,100 shifts"}},
		{many, "export changes", []string{"2,100 shifts", "4,407,900", "at most 2,000,000", "--party"}},
		{many, "export gaps", []string{"up to 4,407,900: the pairs of 2,100 parties on 2 dates", "at most 2,000,000", "--at"}},
		{many, "export gaps --at latest", []string{"up to 2,203,950: the pairs of 2,100 parties on 1 date;"}},
		{many, "export distances", []string{"4,407,900", "2,100 parties on 2 dates and 1 issue"}},
		{many, "export -o all.xlsx", []string{"2,100 shifts"}},
		{many, "export gaps -o gaps.graphml", []string{"4,407,900", "at most 250,000"}},
		{wide, "export distances", []string{"2,041,600: the pairs of 320 parties on 2 dates and 20 issues", "--issue"}},

		{many, "gap -p p7", nil},
		{many, "gap p7 p8 -f json", nil},
		{many, "gap -p p7 --from first --to latest -f json", nil},
		{many, "diff -f json -p p7", nil},
		{many, "diff -f csv -p p7", nil},
		{many, "log -f json -p p7", nil},
		{many, "log", nil},
		{many, "export stances", nil},
		{many, "export changes -p p7", nil},
		{many, "export gaps -p p7", nil},
		{many, "export distances -p p7", nil},
		{wide, "export gaps", nil},
		{wide, "export distances -i i3", nil},
	}
	for _, tt := range tests {
		args := append(strings.Fields(tt.args), "-C", tt.dir)
		t.Chdir(t.TempDir())
		code, out, message := stanceIn(t, ".", args...)
		if tt.want == nil {
			if code != exitDone || out == "" {
				t.Errorf("%s: %d\n%s", tt.args, code, message)
			}
			continue
		}
		if code != exitUnreadable || out != "" {
			t.Errorf("%s: exits with %d, want %d, after %d bytes", tt.args, code, exitUnreadable, len(out))
		}
		for _, w := range tt.want {
			if !strings.Contains(message, w) {
				t.Errorf("%s: the message lacks %q:\n%s", tt.args, w, message)
			}
		}
		if left, _ := os.ReadDir("."); len(left) > 0 {
			t.Errorf("%s: %s was written", tt.args, left[0].Name())
		}
	}
}

// What people read stays in proportion to the parties: names that nobody would
// read are counted, and a report says what it leaves out.
func TestManyPartiesAreTold(t *testing.T) {
	many := manyParties(t, 800, 1)
	for _, tt := range []struct{ args, want string }{
		{"diff", " more: -v"},
		{"diff -v", "others"},
		{"diff -v -f markdown", "others"},
		{"report", "No distances are given: 800 parties make 319,600 pairs; a result has at most 250,000."},
		{"report -f html", "No distances are given: 800 parties make 319,600 pairs; a result has at most 250,000."},
	} {
		code, out, message := stanceIn(t, ".", append(strings.Fields(tt.args), "-C", many)...)
		if code != exitDone || !strings.Contains(out, tt.want) {
			t.Errorf("%s: %d, without %q: %s", tt.args, code, tt.want, message)
		}
		if len(out) > 5<<20 {
			t.Errorf("%s: %d bytes of 800 parties", tt.args, len(out))
		}
	}
	few := manyParties(t, 460, 1)
	for _, tt := range []struct{ args, want string }{ // 105,570 pairs, of which 60 are listed
		{"gap", "And 105,510 more; those of one party, as of P0:\n  stance gap p0 "},
		{"gap -f markdown", "And 105,510 more; those of one party, as of P0"},
		{"gap -f html", "And 105,510 more; those of one party, as of"},
		{"gap 2025-01-01 2025-01-02", "And 105,510 more; those of one party, as of P0:\n  stance gap p0 2025-01-01 2025-01-02 "},
		{"gap 2025-01-01 2025-01-02 -f html", "And 105,510 more; those of one party, as of"},
	} {
		code, out, message := stanceIn(t, ".", append(strings.Fields(tt.args), "-C", few)...)
		if code != exitDone || !strings.Contains(out, tt.want) || len(out) > 1<<20 {
			t.Errorf("%s: %d, %d bytes, without %q: %s", tt.args, code, len(out), tt.want, message)
		}
	}
	if code, out, message := stanceIn(t, ".", "gap", "p0", "-C", few); code != exitDone || strings.Count(out, "1 of 1 issues") != 459 {
		t.Errorf("gap p0: %d, %d pairs: %s", code, strings.Count(out, "1 of 1 issues"), message)
	}
	for format, pair := range map[string]string{"csv": ",1,1,", "json": `"issues_compared":`} {
		if code, out, message := stanceIn(t, ".", "gap", "-f", format, "-C", few); code != exitDone || strings.Count(out, pair) < 105570 {
			t.Errorf("gap -f %s: %d, %d pairs: %s", format, code, strings.Count(out, pair), message)
		}
	}
	code, out, message := stanceIn(t, ".", "report", "-f", "html", "-C", few)
	if want := "No map is drawn of more than 100 parties."; code != exitDone || !strings.Contains(out, want) || len(out) > 5<<20 {
		t.Errorf("report: %d, %d bytes, without %q: %s", code, len(out), want, message)
	}
}

// A workbook of which a sheet could not hold the rows is refused before it is
// worked out, and so is a network.
func TestRowsAFormatCannotHold(t *testing.T) {
	dir := manyParties(t, 1100, 1) // 1,208,900 pairs on two dates
	for args, want := range map[string]string{
		"export gaps -o gaps.xlsx":    "up to 1,208,900: the pairs of 1,100 parties on 2 dates; a result has at most 1,048,575. Narrow them with --party, --at or a period, or choose csv or parquet",
		"export gaps -o gaps.graphml": "up to 1,208,900: the pairs of 1,100 parties on 2 dates; a result has at most 250,000.",
	} {
		t.Chdir(t.TempDir())
		code, _, message := stanceIn(t, ".", append(strings.Fields(args), "-C", dir)...)
		if code != exitUnreadable || !strings.Contains(message, want) {
			t.Errorf("%s: %d, want %q:\n%s", args, code, want, message)
		}
	}
}
