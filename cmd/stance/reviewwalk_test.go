package main

import (
	"bytes"
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"stance/cmd/stance/internal/console"
	"stance/cmd/stance/internal/dataset/datasettest"
	"stance/cmd/stance/internal/launch"
	"stance/cmd/stance/internal/reviewing"
	"stance/positions/team/review"
)

// script is a keyboard that types what a test says: keys, and lines for notes.
type script struct {
	keys  string
	lines []string
	end   error // after the last key; nil: io.EOF
}

func (k *script) Key() (rune, error) {
	if k.keys == "" {
		if k.end != nil {
			return 0, k.end
		}
		return 0, io.EOF
	}
	r := rune(k.keys[0])
	k.keys = k.keys[1:]
	return r, nil
}

func (k *script) Line() (string, error) {
	if len(k.lines) == 0 {
		return "", io.EOF
	}
	l := k.lines[0]
	k.lines = k.lines[1:]
	return l, nil
}

// unhurried is the clock of a person who looks before every key.
func unhurried() func() time.Time {
	now := time.Date(2025, 8, 20, 12, 0, 0, 0, time.UTC)
	return func() time.Time {
		now = now.Add(reviewing.Settle)
		return now
	}
}

func walked(t *testing.T, dir string, keys *script, args ...string) (code int, out, messages string) {
	t.Helper()
	s, o, m := reviewStreams(dir)
	s.Terminal, s.Keys, s.Now = true, keys, unhurried()
	code = run(append([]string{"review"}, args...), s)
	return code, o.String(), m.String()
}

func TestWalk(t *testing.T) {
	dir := reviewDataset(t)
	code, out, messages := walked(t, dir, &script{keys: "a?xdd sq", lines: []string{"", "  the range\x00 is too narrow "}}, "--reviewer", "Jane Mbeki")
	if code != 0 {
		t.Fatalf("%d: %s", code, messages)
	}
	if !strings.Contains(out, "1 of 33") || !strings.Contains(out, "Approved 1, disputed 1, skipped 2 as jane-mbeki.\n31 left") {
		t.Errorf("got\n%s", out)
	}
	got := datasettest.Reviews(t, dir)
	if len(got) != 2 || got[0].Cell() != "2025-08-16/united-states/ceasefire" || got[0].Verdict != review.Approve || got[0].On.String() != "2025-08-20" ||
		got[1].Verdict != review.Dispute || got[1].Note != "the range is too narrow" {
		t.Errorf("signed off %+v", got)
	}

	// The next walk goes on with the first that was not answered.
	_, out, _ = walked(t, dir, &script{keys: "q"}, "--reviewer", "Jane Mbeki")
	if strings.Contains(out, "2025-08-16/united-states/ceasefire") || !strings.Contains(out, "2025-08-17/united-states/territory") || !strings.Contains(out, "1 of 31") {
		t.Errorf("got\n%s", out)
	}
	// Of another reviewer the dispute is the first to be asked about.
	_, out, _ = walked(t, dir, &script{keys: "q"}, "--reviewer", "ak", "--state", "disputed")
	if !strings.Contains(out, "2025-08-15/russia/territory") || !strings.Contains(out, "disputed by jane-mbeki, 20 Aug 2025: the range is too narrow") {
		t.Errorf("got\n%s", out)
	}
}

// Keys that come without a pause behind one another, as those typed ahead or
// held down do, are for no item.
func TestWalkTakesNoHaste(t *testing.T) {
	dir := reviewDataset(t)
	s, out, _ := reviewStreams(dir)
	s.Terminal, s.Keys = true, &script{keys: "aaaad"} // its clock stands still
	if code := run([]string{"review", "--reviewer", "jm"}, s); code != 0 || !strings.Contains(out.String(), "Approved 0, disputed 0, skipped 0") {
		t.Errorf("%d\n%s", code, out)
	}

	now := time.Date(2025, 8, 20, 12, 0, 0, 0, time.UTC)
	calls := 0
	s.Now = func() time.Time { // a held key for a second, and one after a pause
		if calls++; calls > 10 {
			now = now.Add(reviewing.Settle)
		}
		now = now.Add(reviewing.Settle / 4)
		return now
	}
	s.Keys = &script{keys: "aaaaaaaaaa"}
	out.Reset()
	if code := run([]string{"review", "--reviewer", "jm"}, s); code != 0 || !strings.Contains(out.String(), "Approved 1,") {
		t.Errorf("%d\n%s", code, out)
	}
}

func TestWalkGoesBack(t *testing.T) {
	dir := reviewDataset(t)
	code, out, messages := walked(t, dir, &script{keys: "babdq", lines: []string{"on second thoughts"}}, "--reviewer", "jm")
	if code != 0 || !strings.Contains(out, "This is the first item") || !strings.Contains(out, "Approved 0, disputed 1, skipped 0 as jm.\n32 left") {
		t.Fatalf("%d: %s\n%s", code, messages, out)
	}
	got := datasettest.Reviews(t, dir)
	if len(got) != 2 || got[0].Cell() != got[1].Cell() || got[0].Verdict != review.Approve || got[1].Verdict != review.Dispute {
		t.Errorf("signed off %+v", got)
	}
}

// What was answered a moment ago is shown with the item that one goes back to.
func TestWalkShowsWhatWasAnswered(t *testing.T) {
	_, out, _ := walked(t, reviewDataset(t), &script{keys: "dbq", lines: []string{"too narrow"}}, "--reviewer", "jm", "--color", "never")
	first, again, ok := strings.Cut(out, "back\n")
	if !ok || !strings.Contains(first, "2025-08-16/united-states/ceasefire  never reviewed") ||
		!strings.Contains(again, "2025-08-16/united-states/ceasefire  disputed") || !strings.Contains(again, "disputed by jm, 20 Aug 2025: too narrow") {
		t.Errorf("got\n%s", out)
	}
}

// What is pasted as a note and begins with a line break leaves the rest of its
// text for keys; so does any text that is pasted where a key is asked for.
func TestWalkTakesNoTextForKeys(t *testing.T) {
	dir := reviewDataset(t)
	s, out, _ := reviewStreams(dir)
	s.Terminal, s.Keys = true, &script{keys: "da", lines: []string{""}}
	times := []time.Duration{reviewing.Settle, reviewing.Settle, 0} // the item comes up, then the first key
	now := s.Now()
	s.Now = func() time.Time {
		if len(times) > 0 {
			now, times = now.Add(times[0]), times[1:]
		}
		return now
	}
	if code := run([]string{"review", "--reviewer", "jm"}, s); code != 0 || !strings.Contains(out.String(), "Approved 0,") || !strings.Contains(out.String(), "(too soon)") {
		t.Errorf("%d\n%s", code, out)
	}
}

func TestWalkFollowsTheTerminalsSize(t *testing.T) {
	s, out, _ := reviewStreams(reviewDataset(t))
	s.Terminal, s.Keys, s.Now = true, &script{keys: "sq"}, unhurried()
	widths := []int{140, 60}
	s.Size = func() (int, int) {
		w := widths[0]
		widths = widths[1:]
		return w, 40
	}
	run([]string{"review", "--reviewer", "jm", "--color", "never"}, s)
	before, after, _ := strings.Cut(out.String(), "skip\n")
	if got := longestLineOf(before); got <= 80 {
		t.Errorf("the first item is %d wide", got)
	}
	if got := longestLineOf(strings.ReplaceAll(after, reviewing.WalkKeys, "")); got > 60 {
		t.Errorf("the second item is %d wide\n%s", got, after)
	}
}

func longestLineOf(text string) int {
	longest := 0
	for line := range strings.Lines(text) {
		longest = max(longest, utf8.RuneCountInString(strings.TrimSpace(line)))
	}
	return longest
}

func TestWalkIsBrokenOff(t *testing.T) {
	dir := reviewDataset(t)
	if code, _, _ := walked(t, dir, &script{keys: "a", end: console.ErrInterrupted}, "--reviewer", "jm"); code != exitInterrupted {
		t.Errorf("Ctrl-C: %d", code)
	}
	if code, _, _ := walked(t, dir, &script{keys: "a"}, "--reviewer", "jm"); code != exitDone {
		t.Errorf("hung up: %d", code)
	}
	if got := datasettest.Reviews(t, dir); len(got) != 2 {
		t.Errorf("%d answers are saved, want 2", len(got))
	}
}

func TestWalkLeavesOwnWorkOut(t *testing.T) {
	dir := reviewDataset(t)
	code, out, _ := walked(t, dir, &script{}, "--reviewer", "A1", "-i", "ceasefire", "-p", "US")
	if code != 0 || !strings.Contains(out, "Left out: 2 records that A1 coded") || !strings.Contains(out, "Nothing waits for a1.") {
		t.Errorf("%d:\n%s", code, out)
	}
	_, out, _ = walked(t, dir, &script{keys: "aa"}, "--reviewer", "A1", "-i", "ceasefire", "-p", "US", "--self")
	if !strings.Contains(out, "Approved 2") || !strings.Contains(out, "Nothing is left.") {
		t.Errorf("got\n%s", out)
	}
}

func TestWalkOpensSources(t *testing.T) {
	dir := reviewDataset(t)
	sources := filepath.Join(dir, "sources.yaml")
	content, err := os.ReadFile(sources)
	if err != nil {
		t.Fatal(err)
	}
	content = bytes.Replace(content, []byte("- id: sky-2025-08-16\n"), []byte("- id: sky-2025-08-16\n    url: https://news.example.org/16\n"), 1)
	content = bytes.Replace(content, []byte("- id: sky-2025-08-18\n"), []byte("- id: sky-2025-08-18\n    url: file:///etc/passwd\n"), 1)
	if err := os.WriteFile(sources, content, 0o666); err != nil {
		t.Fatal(err)
	}
	s, out, _ := reviewStreams(dir)
	s.Terminal, s.Keys, s.Now = true, &script{keys: "oooq"}, unhurried()
	var opened []string
	s.Browse = func(address string) error {
		if !launch.WebAddress(address) {
			return errors.New("no web page")
		}
		opened = append(opened, address)
		return nil
	}
	if code := run([]string{"review", "--reviewer", "jm"}, s); code != 0 {
		t.Fatal(code)
	}
	if want := []string{"https://news.example.org/16", "https://news.example.org/16"}; !slices.Equal(opened, want) {
		t.Errorf("opened %q\n%s", opened, out)
	}
}

// A source without an address after one that has it is passed over.
func TestWalkOpensTheOnlyPageAgain(t *testing.T) {
	dir := reviewDataset(t)
	sources := filepath.Join(dir, "sources.yaml")
	content, err := os.ReadFile(sources)
	if err != nil {
		t.Fatal(err)
	}
	content = bytes.Replace(content, []byte("- id: sky-2025-08-16\n"), []byte("- id: sky-2025-08-16\n    url: https://news.example.org/16\n"), 1)
	if err := os.WriteFile(sources, content, 0o666); err != nil {
		t.Fatal(err)
	}
	s, out, _ := reviewStreams(dir)
	s.Terminal, s.Keys, s.Now = true, &script{keys: "ooq"}, unhurried()
	opened := 0
	s.Browse = func(string) error { opened++; return nil }
	if code := run([]string{"review", "--reviewer", "jm"}, s); code != 0 || opened != 2 || strings.Contains(out.String(), "No source of this record") {
		t.Errorf("%d, opened %d times\n%s", code, opened, out)
	}
}

func TestWalkSavesNoNoteThatWasCutOff(t *testing.T) {
	dir := reviewDataset(t)
	_, out, _ := walked(t, dir, &script{keys: "dq", lines: []string{strings.Repeat("x", console.LongestLine)}}, "--reviewer", "jm")
	if !strings.Contains(out, "Approved 0, disputed 0,") || !strings.Contains(out, "this was cut off after 4096 characters") {
		t.Errorf("got\n%s", out)
	}
}
