package intake_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"stance/positions"
	"stance/positions/exchange/intake"
	"stance/positions/yamlfile"
)

// recorded reads a dataset of the parties union, anna (of the union) and bo, the issues
// peace (0 to 10), trade (closed or open) and words, and the sources paper and report;
// what stands in its one file of snapshots is given, "" for a date alone.
func recorded(t testing.TB, snapshots string) *positions.Dataset {
	t.Helper()
	if snapshots == "" {
		snapshots = "date: 2025-01-01\n"
	}
	result := yamlfile.Read(fstest.MapFS{
		"codebook.yaml": {Data: []byte(`title: T
parties:
  - {id: union, name: The Union}
  - {id: anna, name: Anna, member_of: [union]}
  - {id: bo, name: Bo, short: B}
issues:
  - {id: peace, name: Peace, scale: {low: against, high: for, min: 0, max: 10}}
  - {id: trade, name: Trade, scale: {options: [{id: closed, label: All closed}, {id: open, label: All open}]}}
  - {id: words, name: Words}
`)},
		"sources.yaml":     {Data: []byte("sources:\n  - {id: paper, title: A paper}\n  - {id: report, title: Report of the envoy}\n")},
		"snapshots/a.yaml": {Data: []byte(snapshots)},
	})
	if !result.OK() {
		t.Fatal(result.Problems)
	}
	return result.Dataset
}

// lines joins the rows of a table.
func lines(rows ...string) []byte { return []byte(strings.Join(rows, "\n") + "\n") }

// taken takes rows of records in, the first of them the headings.
func taken(t testing.TB, have *positions.Dataset, rows ...string) *intake.Result {
	t.Helper()
	return takenWith(t, have, intake.Options{}, rows...)
}

func takenWith(t testing.TB, have *positions.Dataset, o intake.Options, rows ...string) *intake.Result {
	t.Helper()
	r, err := intake.Tidy(read(t, lines(rows...)), have, o)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// said lists the problems of a result as "PLACE: MESSAGE", with the rule of the format
// that is broken behind it, or, where there are none, what is new: "2 stances".
func said(r *intake.Result) []string {
	var all []string
	for _, p := range r.Problems {
		line := p.Where() + ": " + p.Message
		if p.Rule != "" {
			line += " [" + string(p.Rule) + "]"
		}
		all = append(all, line)
	}
	if all != nil {
		return all
	}
	for _, n := range []struct {
		count int
		what  string
	}{{r.Stances, "stances"}, {r.Silences, "silences"}, {r.Claims, "claims"}, {r.Already, "there already"}} {
		if n.count > 0 {
			all = append(all, fmt.Sprint(n.count, " ", n.what))
		}
	}
	return all
}

func equal(t testing.TB, name string, got, want []string) {
	t.Helper()
	if !slices.Equal(got, want) {
		t.Errorf("%s:\n got %s\nwant %s", name, strings.Join(got, "\n     "), strings.Join(want, "\n     "))
	}
}

// refused holds that options were refused, with these words.
func refused(t testing.TB, name string, err error, message, hint string) {
	t.Helper()
	var usage *intake.UsageError
	if !errors.As(err, &usage) || usage.Error() != message || usage.Hint != hint {
		t.Errorf("%s:\n got %v\n     hint: %s\nwant %s\n     hint: %s", name, err, hintOf(usage), message, hint)
	}
}

func hintOf(u *intake.UsageError) string {
	if u == nil {
		return ""
	}
	return u.Hint
}
