package reviewing

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"stance/cmd/stance/internal/console"
	"stance/cmd/stance/internal/dataset"
	"stance/cmd/stance/internal/dataset/datasettest"
	"stance/positions/team/review"
)

// Records are signed off in the order that they are named in, each once, and what was
// said of a record as it stands is not said again.
func TestSignOffs(t *testing.T) {
	dir := datasettest.Copy(t)
	for _, step := range []struct {
		args      string
		out, said string
		entries   []string // that are in the file then
	}{
		{"approve white-house/RU/ceasefire latest/russia/Ceasefire first/EUR/territory",
			"", "there is no record of europe on territory on 2025-08-14", nil},
		{"approve white-house/RU/ceasefire latest/russia/Ceasefire first/EUR/ceasefire",
			"approved 2025-08-18/russia/ceasefire as jane-mbeki\napproved 2025-08-14/europe/ceasefire as jane-mbeki\n", "",
			[]string{"2025-08-18/russia/ceasefire approved ", "2025-08-14/europe/ceasefire approved "}},
		{"approve latest/russia/ceasefire",
			"", "note: jane-mbeki had said so before of 1 record as it stands; that was not written again\n",
			[]string{"2025-08-18/russia/ceasefire approved ", "2025-08-14/europe/ceasefire approved "}},
		{"dispute latest/russia/ceasefire first/europe/ceasefire -m ",
			"disputed 2025-08-18/russia/ceasefire as jane-mbeki\ndisputed 2025-08-14/europe/ceasefire as jane-mbeki\n",
			"note: no --note says why; whoever coded it has to ask Jane Mbeki\n",
			[]string{"2025-08-18/russia/ceasefire approved ", "2025-08-14/europe/ceasefire approved ", "2025-08-18/russia/ceasefire disputed ", "2025-08-14/europe/ceasefire disputed "}},
		{"dispute latest/russia/ceasefire --note _too_sure:_see_#12_",
			"disputed 2025-08-18/russia/ceasefire as jane-mbeki\n", "",
			[]string{"2025-08-18/russia/ceasefire approved ", "2025-08-14/europe/ceasefire approved ", "2025-08-18/russia/ceasefire disputed ", "2025-08-14/europe/ceasefire disputed ", "2025-08-18/russia/ceasefire disputed too sure: see #12"}},
	} {
		s, out, messages := datasettest.Streams(dir)
		var args []string
		for _, a := range strings.Split(step.args, " ") {
			args = append(args, strings.ReplaceAll(a, "_", " "))
		}
		err := datasettest.Execute(s, NewReviewCommand(s), append(args, "--reviewer", "Jane Mbeki")...)
		said := messages.String()
		if err != nil {
			said = err.Error()
		}
		if out.String() != step.out || said != step.said {
			t.Errorf("%s\ngives %q and %q\nwant  %q and %q", step.args, out, said, step.out, step.said)
		}
		var entries []string
		for _, e := range datasettest.Reviews(t, dir) {
			entries = append(entries, fmt.Sprintf("%s %s %s", e.Cell(), e.Verdict, e.Note))
			if e.On.String() != "2025-08-20" || e.Reviewer != "jane-mbeki" {
				t.Errorf("it was signed off on %s by %s", e.On, e.Reviewer)
			}
		}
		if strings.Join(entries, "\n") != strings.Join(step.entries, "\n") {
			t.Errorf("%s\nleaves %q\nwant   %q", step.args, entries, step.entries)
		}
	}
	datasettest.OnlyReviews(t, dir, "jane-mbeki.yaml")
}

// Nobody signs off what they coded, however they spell their name, unless they say so;
// then nothing is signed off of what else they named.
func TestNobodySignsOffTheirOwn(t *testing.T) {
	for _, who := range []string{"el", "EL", "E.L.", " el "} {
		dir := datasettest.Copy(t)
		s, out, _ := datasettest.Streams(dir)
		args := []string{"approve", "latest/europe/pace", "latest/russia/ceasefire", "--reviewer", who}
		err := datasettest.Execute(s, NewReviewCommand(s), args...)
		var usage *console.UsageError
		if !errors.As(err, &usage) || !strings.Contains(usage.Message, "coded 2025-08-18/russia/ceasefire, and nobody should be the second pair of eyes on their own work") || !strings.Contains(usage.Hint, "--self") {
			t.Errorf("%q: %v", who, err)
		}
		if _, err := os.Stat(filepath.Join(dir, "reviews")); out.Len() > 0 || err == nil {
			t.Errorf("%q: it says %q, and wrote", who, out)
		}
		s, out, _ = datasettest.Streams(dir)
		if err := datasettest.Execute(s, NewReviewCommand(s), append(args, "--self")...); err != nil || strings.Count(out.String(), "approved ") != 2 {
			t.Errorf("%q with --self: %v, %q", who, err, out)
		}
	}
}

// What is used wrongly is refused, with how to mend it, and nothing is written.
func TestReviewRefuses(t *testing.T) {
	dir := datasettest.Copy(t)
	for args, want := range map[string][2]string{
		"aprove":                  {`review has no command "aprove"`, "did you mean `stance review approve`?"},
		"2025-08-18/x/y":          {`review has no command "2025-08-18/x/y"`, "`stance review show 2025-08-18/x/y` shows a record; the others are approve and dispute"},
		"-C . nonsense?":          {`review has no command "nonsense?"`, "`stance review show 'nonsense?' -C .` shows a record"},
		"--state open,stael":      {`no review state "stael"`, "did you mean stale?"},
		"--coder nobody":          {`no record is coded by "nobody"`, "known: el"},
		"--date tomorrow":         {`"tomorrow" is neither a date, as in 2025-08-16 or 16 Aug 2025, nor a label`, "known: before-alaska"},
		"-p rusia":                {`"rusia"`, "did you mean russia?"},
		"--known-by 2025":         {`"2025"`, ""},
		"-f svg":                  {"svg", ""},
		"show":                    {"show takes one cell, DATE/PARTY/ISSUE", ""},
		"show a b":                {`no party "a"`, "known: "},
		"show -f csv first/RU/x":  {"csv", ""},
		"show latest/russia":      {`"latest/russia" names no record`, "write DATE/PARTY/ISSUE, such as 2025-08-18/"},
		"show latest/russia/teri": {`"teri"`, "territory"},
		"approve":                 {"approve takes one cell or more, DATE/PARTY/ISSUE; `stance review --list` lists those that wait", ""},
		"dispute -C .":            {"dispute takes one cell or more, DATE/PARTY/ISSUE; `stance review --list -C .` lists those that wait", ""},
		"approve latest/europe/pace --reviewer ../..":     {"no letters or digits", "choose a name or initials with --reviewer"},
		"approve latest/europe/ceasfire --reviewer jm":    {`"ceasfire"`, "did you mean ceasefire?"},
		"dispute first/europe/pace --reviewer jm -m wait": {"there is no record of europe on pace on 2025-08-14", "there is one on 2025-08-18"},
		"approve latest/europe/pace --reviewer":           {"--reviewer", ""},
	} {
		s, out, _ := datasettest.Streams(dir)
		err := datasettest.Execute(s, NewReviewCommand(s), strings.Fields(args)...)
		var usage *console.UsageError
		if !errors.As(err, &usage) || !strings.Contains(usage.Message, want[0]) || !strings.Contains(usage.Hint, want[1]) {
			t.Errorf("%s: %v, %+v, want %q", args, err, usage, want)
		}
		if out.Len() > 0 {
			t.Errorf("%s: it says %q", args, out)
		}
	}
	if _, err := os.Stat(filepath.Join(dir, "reviews")); err == nil {
		t.Error("there is a folder of reviews")
	}
}

// What cannot be read is no mistake in the command line, and is left as it is.
func TestReviewOfWhatCannotBeRead(t *testing.T) {
	dir := datasettest.Copy(t)
	broken := filepath.Join(dir, "reviews/jm.yaml")
	if err := os.Mkdir(filepath.Dir(broken), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(broken, []byte("- {date: 2025-08-01\n"), 0o666); err != nil {
		t.Fatal(err)
	}
	for _, args := range []string{"", "show latest/europe/pace", "approve latest/europe/pace --reviewer jm", "dispute latest/europe/pace --reviewer ak -m x"} {
		s, _, _ := datasettest.Streams(dir)
		var unsound *dataset.UnsoundError
		if err := datasettest.Execute(s, NewReviewCommand(s), strings.Fields(args)...); !errors.As(err, &unsound) {
			t.Errorf("%q: %v", args, err)
		}
	}
	if now, _ := os.ReadFile(broken); string(now) != "- {date: 2025-08-01\n" {
		t.Errorf("it became %q", now)
	}
	datasettest.OnlyReviews(t, dir, "jm.yaml")
}

// A dataset in one file has no place for sign-offs: they are refused, and the queue,
// which is printed even on a terminal, proposes none.
func TestReviewOfOneFile(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "talks.yaml"), []byte("2025-08-01:\n  Russia:\n    Territory: It wants all of it.\n"), 0o666); err != nil {
		t.Fatal(err)
	}
	for _, verdict := range []review.Verdict{review.Approve, review.Dispute} {
		name := map[review.Verdict]string{review.Approve: "approve", review.Dispute: "dispute"}[verdict]
		s, _, _ := datasettest.Streams(dir)
		err := datasettest.Execute(s, NewReviewCommand(s), name, "-C", "talks.yaml", "latest/russia/territory", "--reviewer", "jm")
		var usage *console.UsageError
		if !errors.As(err, &usage) || usage.Message != "talks.yaml is a dataset in one file, and this needs one in a folder" || !strings.Contains(usage.Hint, "stance init talks --from talks.yaml") {
			t.Errorf("%s: %v", name, err)
		}
	}
	s, out, _ := datasettest.Streams(dir)
	s.Terminal, s.Keys = true, &datasettest.Typist{Keys: "a"}
	if err := datasettest.Execute(s, NewReviewCommand(s), "-C", "talks.yaml", "--reviewer", "jm", "--color", "never", "--no-pager"); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(out.String(), "1 of 1 record needs a second look") || strings.Contains(out.String(), "review approve") || strings.Contains(out.String(), "Approved") {
		t.Errorf("got\n%s", out)
	}
}
