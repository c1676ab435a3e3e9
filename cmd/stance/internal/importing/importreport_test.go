package importing

import (
	"errors"
	"fmt"
	"maps"
	"strings"
	"testing"
	"unicode/utf8"

	"stance/cmd/stance/internal/console"
	"stance/cmd/stance/internal/dataset/datasettest"
)

// All problems of a table are told in one run, by row and column, with how to mend them,
// and nothing is written.
func TestProblemsAreToldByRow(t *testing.T) {
	for name, c := range map[string]struct {
		table, flags string
		messages     string
		err          string
	}{
		"cells": {
			"date,party,issue,position,salience,summary\n2025-02-30,harbour,toll,half,80,s\n2025-06-02,harbour,toll,hlaf,800,\n", "",
			"t.csv:row 2, column A (date): `date`: there is no day 2025-02-30 [bad-date]\n  hint: February 2025 has 28 days\n" +
				"t.csv:row 3, column D (position): `hlaf` is no option of toll [unknown-option]\n  hint: did you mean `half`? options: waived, half, full\n" +
				"t.csv:row 3, column E (salience): `salience` is 800, and must be from 0 to 100 [out-of-range]\n" +
				"t.csv:row 3, column F (summary): `summary` is missing: a stance needs one [missing-key]\n  hint: say in your own words what the party wants\n",
			"nothing was added: t.csv has 4 problems",
		},
		"what the dataset lacks beside them": {
			"date,party,issue,summary,source\n2025-06-02,harbor,toll,,\n", "",
			"t.csv:row 2, column B (party): new party harbor\n  hint: did you mean `harbour`?\n" +
				"t.csv:row 2, column D (summary): `summary` is missing: a stance needs one [missing-key]\n  hint: say in your own words what the party wants\n",
			"nothing was added: t.csv has 1 problem",
		},
		"the beginning of a name": {
			"date,party,issue,summary\n2025-06-02,harb,work,s\n", "",
			"t.csv:row 2, column B (party): new party harb\n  hint: did you mean `harbour`?\n" +
				"t.csv:row 2, column C (issue): new issue work, without a scale\n  hint: did you mean `hours`?\n",
			"nothing was added: t.csv names 2 things that the dataset lacks",
		},
		"that comes in asked for": {
			"date,party,issue,summary,source\n2025-06-02,harbor,toll,,\n", "--extend-codebook",
			"t.csv:row 2, column D (summary): `summary` is missing: a stance needs one [missing-key]\n  hint: say in your own words what the party wants\n",
			"nothing was added: t.csv has 1 problem",
		},
		"rows": {
			"date,party,issue,summary\n2025-06-02,harbour,toll\n2025-06-02,harbour,\"toll,s\n", "",
			"t.csv:row 3, column C: the quotation mark that opens this cell is never closed\n  hint: close it, or double it if it belongs to the text\n" +
				"t.csv:row 2: this row has 3 cells, and there are 4 headings\n  hint: a text that holds what separates the columns, or a line break, must stand in quotation marks\n" +
				"t.csv:row 3: this row has 3 cells, and there are 4 headings\n  hint: a text that holds what separates the columns, or a line break, must stand in quotation marks\n",
			"nothing was added: t.csv has 3 problems",
		},
		"the dataset that it would be": {
			"date,party,issue,position,summary\n2025-06-02,harbour,toll,same,s\n2025-06-02,dockers,toll,same,s\n2025-06-03,dockers,toll,same,s\n", "",
			"t.csv:row 3: `position: same` has nothing to repeat: no stance of `dockers` on `toll` was in force the day before [nothing-in-force]\n  hint: write the position itself\n",
			"nothing was added: t.csv has 1 problem",
		},
	} {
		dir := portWith(t, "t.csv", c.table)
		before := filesIn(t, dir)
		out, messages, err := imports(dir, append(words(c.flags), "-C", "port", "t.csv")...)
		if err == nil || err.Error() != c.err || messages != c.messages || out != "" {
			t.Errorf("%s: %v, %q and\n%s\nwant %s and\n%s", name, err, out, messages, c.err, c.messages)
		}
		if !maps.Equal(filesIn(t, dir), before) {
			t.Errorf("%s: something was written", name)
		}
	}
}

// Parties, issues and sources that the dataset lacks come in where that is asked for.
func TestWhatTheDatasetLacks(t *testing.T) {
	dir := portWith(t, "t.csv", "date,party,issue,summary,paraphrase,source\n2025-06-02,Pilots,Fuel,s,They want it,log\n2025-06-02,dockers,Fuel,s,,\n")
	_, messages, err := imports(dir, "-C", "port", "t.csv")
	var usage *console.UsageError
	if !errors.As(err, &usage) || usage.Message != "nothing was added: t.csv names 3 things that the dataset lacks" ||
		messages != "t.csv:row 2, column B (party): new party pilots (Pilots)\nt.csv:row 2, column C (issue): new issue fuel (Fuel), without a scale\nt.csv:row 2, column F (source): new source log\n" {
		t.Errorf("%v, %q", err, messages)
	}
	out, messages, err := imports(dir, "-C", "port", "t.csv", "--extend-codebook")
	if want := "Added from t.csv to port: 2 new, 0 already there\n  records  2 stances\n  parties  pilots\n  issues   fuel\n  sources  log\n  dates    2025-06-02\n  files    codebook.yaml, snapshots/2025-06-02.yaml, sources.yaml\n"; err != nil || out != want || messages != "" {
		t.Errorf("%v, %q and %q", err, out, messages)
	}
}

// Of many problems the first are told, and the others counted.
func TestManyProblemsAreCounted(t *testing.T) {
	for n, want := range map[int]string{maxTableProblems: "", maxTableProblems + 1: "… and 1 more: --all-problems tells them\n", 3 * maxTableProblems: "… and 100 more: --all-problems tells them\n"} {
		dir := portWith(t, "t.csv", "date,party,issue,summary\n"+strings.Repeat("2025-06-02,harbour,toll,\n", n))
		_, messages, err := imports(dir, "-C", "port", "t.csv")
		if err == nil || err.Error() != fmt.Sprintf("nothing was added: t.csv has %d problems", n) || strings.Count(messages, "`summary` is missing") != maxTableProblems {
			t.Errorf("%d: %v\n%s", n, err, messages)
		}
		if !strings.HasSuffix(messages, "what the party wants\n"+want) {
			t.Errorf("%d: it ends with %q", n, messages[max(0, len(messages)-80):])
		}
	}
}

// Every problem is told where that is asked for, also of names that the dataset lacks.
func TestAllProblemsAreTold(t *testing.T) {
	const many = 2*maxTableProblems + 1
	dir := portWith(t, "t.csv", "date,party,issue,summary\n"+strings.Repeat("2025-06-02,harbour,toll,\n", many))
	_, messages, err := imports(dir, "-C", "port", "t.csv", "--all-problems")
	if err == nil || strings.Count(messages, "`summary` is missing") != many || strings.Contains(messages, "more") {
		t.Errorf("%v\n%s", err, messages)
	}
	var rows strings.Builder
	for i := range many {
		fmt.Fprintf(&rows, "2025-06-02,harbour,Issue %d,s\n", i)
	}
	dir = portWith(t, "t.csv", "date,party,issue,summary\n"+rows.String())
	for args, want := range map[string]int{"": maxTableProblems, "--all-problems": many} {
		_, messages, err := imports(dir, append([]string{"-C", "port", "t.csv"}, words(args)...)...)
		if err == nil || strings.Count(messages, "new issue") != want || strings.Contains(messages, "--all-problems tells them") != (want < many) {
			t.Errorf("%q: %v\n%s", args, err, messages)
		}
	}
}

// A row that cannot stand beside what is recorded is told by its number, too.
func TestTakenPlacesAreToldByRow(t *testing.T) {
	dir := portWith(t, "t.csv", "date,party,issue,summary,note\n2025-05-31,harbour,hours,s,\n2025-05-31,dockers,toll,s,Theirs.\n",
		"port/snapshots/2025-05-31.yaml", "date: 2025-05-31\npositions:\n  dockers:\n    toll: {note: Ours., claims: [{by: harbour, summary: Nothing}]}\n")
	_, messages, err := imports(dir, "-C", "port", "t.csv")
	if want := "t.csv:row 3: dockers on toll on 2025-05-31 is recorded at snapshots/2025-05-31.yaml:4:5 with the note `Ours.`, and has `Theirs.` here\n" +
		"  hint: a record has one note: leave the cell empty, or change what is recorded by hand\n"; err == nil || err.Error() != "nothing was added: t.csv has 1 problem" || messages != want {
		t.Errorf("%v\n%s", err, messages)
	}
}

// What is wrong with a table is told in what can be read, however long its cells and
// headings are: both ends of a message are kept.
func TestLongCellsAreToldBriefly(t *testing.T) {
	long := strings.Repeat("ж", 100_000)
	var rows strings.Builder
	for i := range 20 {
		fmt.Fprintf(&rows, "2025-06-%02d,%s%d,toll,A toll,x\n", i+1, long, i)
	}
	for name, table := range map[string]string{
		"a date":    "date,party,issue,summary\n" + long + ",harbour,toll,A toll\n",
		"a heading": "date,party,issue,summary," + long + "\n2025-06-02,harbour,toll,A toll,x\n",
		"names":     "date,party,issue,summary,note\n" + rows.String(),
	} {
		t.Run(name, func(t *testing.T) {
			_, messages, _ := imports(portWith(t, "t.csv", table), "t.csv", "-C", "port", "--dry-run")
			for line := range strings.Lines(messages) {
				if len(line) > 4_000 || strings.ContainsRune(line, '\uFFFD') {
					t.Fatalf("a line of %d bytes: %.200s", len(line), line)
				}
			}
			if !strings.Contains(messages, "ж … ") {
				t.Errorf("%.3000s", messages)
			}
		})
	}
}

// No character is cut in two where the middle is taken out.
func TestWithoutMiddle(t *testing.T) {
	for _, unit := range []string{"a", "ж", "停", "😀"} {
		for n := range 4 {
			text := strings.Repeat("a", n) + strings.Repeat(unit, toldBefore)
			got := withoutMiddle(text)
			if len(text) <= toldBefore+toldAfter {
				if got != text {
					t.Errorf("%d and %s: it was shortened", n, unit)
				}
				continue
			}
			before, after, ok := strings.Cut(got, " … ")
			if !ok || !utf8.ValidString(got) || !strings.HasPrefix(text, before) || !strings.HasSuffix(text, after) || len(got) > toldBefore+toldAfter+len(" … ") {
				t.Errorf("%d and %s: %d bytes, %q", n, unit, len(got), got)
			}
		}
	}
}

func TestCounted(t *testing.T) {
	for want, n := range map[string][2]int{"": {0, 0}, "1 stance": {1, 0}, "1,200 stances, 1 claim": {1200, 1}, "2 claims": {0, 2}} {
		if got := counted(n[0], "stance", "stances", n[1], "claim", "claims"); got != want {
			t.Errorf("%v: %q, want %q", n, got, want)
		}
	}
}

// On a terminal no line is longer than it is wide, and what goes on is indented.
func TestProblemsAreWrapped(t *testing.T) {
	dir := portWith(t, "t.csv", "date,party,issue,position,summary\n2025-06-02,harbour,toll,hlaf,the toll is to be paid in half by whoever comes first\n2025-06-02,harbor,toll,half,s\n")
	s, _, messages := datasettest.Streams(dir)
	s.ErrWidth = 40
	if err := datasettest.Execute(s, NewImportCommand(s), "-C", "port", "t.csv"); err == nil {
		t.Error("not refused")
	}
	const want = `t.csv:row 3, column B (party): new party
    harbor
  hint: did you mean ` + "`harbour`?" + `
t.csv:row 2, column D (position): ` + "`hlaf`" + `
    is no option of toll [unknown-
    option]
  hint: did you mean ` + "`half`?" + ` options:
    waived, half, full
`
	if messages.String() != want {
		t.Errorf("got\n%swant\n%s", messages.String(), want)
	}
}

// What export writes comes in without a word about what is not used; a table of others says so.
func TestExportsComeInWithoutNotes(t *testing.T) {
	for head, noted := range map[string]bool{
		"date,record,party,issue,position,plausible_low,plausible_high,score,summary,coder": false,
		"date,when,party,issue,position,score,summary,tone,novel,note":                      true,
	} {
		dir := portWith(t, "t.csv", head+"\n2025-06-02,,harbour,toll,half,,,50,s,\n")
		if noted {
			dir = portWith(t, "t.csv", head+"\n2025-06-02,,harbour,toll,half,50,s,,,\n")
		}
		_, messages, err := imports(dir, "-C", "port", "t.csv", "--dry-run")
		if err != nil || strings.Contains(messages, "score") != noted {
			t.Errorf("%s: %v, %q", head, err, messages)
		}
	}
}
