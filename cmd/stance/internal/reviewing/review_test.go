package reviewing

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"stance/cmd/stance/internal/dataset/datasettest"
)

// queue are the records that `review` lists with these flags, by name, and the counts.
func queue(t *testing.T, dir string, flags ...string) (records []string, counts map[string]int) {
	t.Helper()
	s, out, _ := datasettest.Streams(dir)
	if err := datasettest.Execute(s, NewReviewCommand(s), append(flags, "-f", "json")...); err != nil {
		t.Fatalf("%q: %v", flags, err)
	}
	var doc struct {
		Schema string
		Queue  []struct{ Date, Party, Issue, State string }
		Counts map[string]int
	}
	if err := json.Unmarshal(out.Bytes(), &doc); err != nil {
		t.Fatal(err)
	}
	for _, r := range doc.Queue {
		records = append(records, r.Date+"/"+r.Party+"/"+r.Issue+" "+r.State)
	}
	return records, doc.Counts
}

// sign signs records off, and fails where that fails.
func sign(t *testing.T, dir string, args ...string) {
	t.Helper()
	s := quietly(dir)
	if err := datasettest.Execute(s, NewReviewCommand(s), args...); err != nil {
		t.Fatalf("%q: %v", args, err)
	}
}

// The queue has what nobody has looked at or what is disputed or was edited since, and
// each flag narrows it.
func TestQueue(t *testing.T) {
	dir := datasettest.Copy(t)
	all, counts := queue(t, dir)
	if len(all) != 41 || counts["open"] != 41 || all[0] != "2025-08-16/united-states/ceasefire open" {
		t.Fatalf("%d records, %v, first %s", len(all), counts, all[0])
	}
	sign(t, dir, "approve", "joint-statement/US/ceasefire", "latest/europe/pace", "--reviewer", "jm")
	sign(t, dir, "dispute", "latest/russia/ceasefire", "latest/russia/security-guarantees", "--reviewer", "jm", "-m", "no")
	for _, c := range []struct {
		flags string
		want  int
		first string
	}{
		{"", 39, "2025-08-15/russia/territory open"},
		{"--all", 41, "2025-08-16/united-states/ceasefire approved"},
		{"-a --state approved", 2, "2025-08-16/united-states/ceasefire approved"},
		{"--state approved", 2, "2025-08-16/united-states/ceasefire approved"},
		{"--state disputed,open -p russia --date latest", 3, "2025-08-18/russia/pace open"},
		{"--date white-house --date 2025-08-17 -i nato-membership", 3, "2025-08-17/ukraine/nato-membership open"},
		{"--coder mk -p RU", 1, "2025-08-15/russia/territory open"},
		{"--date 2025-09-01", 0, ""},
		{"--known-by 2025-08-16 -p russia", 7, "2025-08-16/russia/pace open"},
	} {
		got, _ := queue(t, dir, strings.Fields(c.flags)...)
		if len(got) != c.want || c.want > 0 && got[0] != c.first {
			t.Errorf("%q: %d records, %q; want %d, the first %s", c.flags, len(got), got, c.want, c.first)
		}
	}

	name := filepath.Join(dir, "snapshots/2025-08-18-white-house.yaml")
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	edited := bytes.Replace(text, []byte("      position: settlement-first\n"), []byte("      position: order-open\n"), 1)
	if err := os.WriteFile(name, edited, 0o666); err != nil || bytes.Equal(edited, text) {
		t.Fatalf("nothing was edited: %v", err)
	}
	if got, counts := queue(t, dir, "--state", "stale"); !slices.Equal(got, []string{"2025-08-18/russia/ceasefire stale"}) || counts["stale"] != 1 || counts["disputed"] != 1 || counts["approved"] != 2 {
		t.Errorf("edited since: %q, %v", got, counts)
	}
}

// A person at a terminal is asked; in a pipe, and where the queue itself is asked for,
// it is printed.
func TestWhereTheQueueIsPrinted(t *testing.T) {
	dir := datasettest.Copy(t)
	for _, c := range []struct {
		args              string
		terminal, printed bool
	}{
		{"--reviewer jm", true, false},
		{"--reviewer jm --all", true, false},
		{"--reviewer jm", false, true},
		{"--reviewer jm --list", true, true},
		{"--reviewer jm --format table", true, true},
		{"--reviewer jm --known-by latest", true, true},
	} {
		s, out, _ := datasettest.Streams(dir)
		s.Keys = &datasettest.Typist{Keys: "q"}
		s.Terminal, s.Now = c.terminal, datasettest.Unhurried(Settle)
		if !c.terminal {
			s.Keys = nil
		}
		err := datasettest.Execute(s, NewReviewCommand(s), append(strings.Fields(c.args), "--color", "never", "--no-pager")...)
		if printed := strings.Contains(out.String(), "41 of 41 records need a second look"); err != nil || printed != c.printed || printed == strings.Contains(out.String(), WalkKeys) {
			t.Errorf("%q at a terminal %v: printed %v, %v\n%s", c.args, c.terminal, printed, err, out)
		}
	}
}

// To a file goes the queue, and nobody is asked.
func TestTheQueueInAFile(t *testing.T) {
	dir := datasettest.Copy(t)
	s, _, _ := datasettest.Streams(dir)
	s.Terminal, s.Keys, s.Now = true, &datasettest.Typist{Keys: "a"}, datasettest.Unhurried(Settle)
	if err := datasettest.Execute(s, NewReviewCommand(s), "--reviewer", "jm", "-o", "queue.csv"); err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile(filepath.Join(dir, "queue.csv"))
	if err != nil || bytes.Count(text, []byte("\n")) != 42 || !bytes.HasPrefix(text, []byte("date,party,issue,state,")) {
		t.Errorf("%v\n%s", err, text)
	}
	if _, err := os.Stat(filepath.Join(dir, "reviews")); err == nil {
		t.Error("something was signed off")
	}
}

// One record is shown with all that was said of it.
func TestReviewShow(t *testing.T) {
	dir := datasettest.Copy(t)
	sign(t, dir, "dispute", "alaska-summit/russia/territory", "--reviewer", "jm", "-m", "two options fit")
	for format, want := range map[string][]string{
		"table":    {"Territory · Russia · 15 Aug 2025\n", "2025-08-15/russia/territory  disputed", "disputed by jm, 20 Aug 2025: two options fit", "possible shift, up to 1 step apart, within the coder's\n  margin, unconfirmed"},
		"markdown": {"# Territory · Russia · 15 Aug 2025\n", "two options fit"},
		"json":     {`"schema": "stance/review-show/1"`, `"state": "disputed"`, `"note": "two options fit"`},
	} {
		s, out, _ := datasettest.Streams(dir)
		if err := datasettest.Execute(s, NewReviewCommand(s), "show", "2025-08-15/Russia/Territory", "-f", format); err != nil {
			t.Errorf("%s: %v", format, err)
		}
		for _, part := range want {
			if !strings.Contains(out.String(), part) {
				t.Errorf("%s has no %q\n%s", format, part, out)
			}
		}
	}
}
