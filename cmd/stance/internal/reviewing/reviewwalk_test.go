package reviewing

import (
	"bytes"
	"errors"
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
	"stance/positions/team/review"
)

// walked is `review` of a person at a terminal who looks before every key.
func walked(t *testing.T, dir string, keys *datasettest.Typist, args ...string) (out string, err error) {
	t.Helper()
	s, o, _ := datasettest.Streams(dir)
	s.Terminal, s.Keys, s.Now = true, keys, datasettest.Unhurried(Settle)
	err = datasettest.Execute(s, NewReviewCommand(s), args...)
	return o.String(), err
}

func TestWalk(t *testing.T) {
	dir := datasettest.Copy(t)
	out, err := walked(t, dir, &datasettest.Typist{Keys: "a?xdd sq", Lines: []string{"", "  the range\x00 is too narrow "}}, "--reviewer", "Jane Mbeki")
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(out, "1 of 41") || !strings.Contains(out, "Approved 1, disputed 1, skipped 2 as jane-mbeki.\n39 left") {
		t.Errorf("got\n%s", out)
	}
	got := datasettest.Reviews(t, dir)
	if len(got) != 2 || got[0].Cell() != "2025-08-16/united-states/ceasefire" || got[0].Verdict != review.Approve || got[0].On.String() != "2025-08-20" ||
		got[1].Verdict != review.Dispute || got[1].Note != "the range is too narrow" {
		t.Errorf("signed off %+v", got)
	}

	// The next walk goes on with the first that was not answered.
	out, _ = walked(t, dir, &datasettest.Typist{Keys: "q"}, "--reviewer", "Jane Mbeki")
	if strings.Contains(out, "2025-08-16/united-states/ceasefire") || !strings.Contains(out, "2025-08-17/united-states/territory") || !strings.Contains(out, "1 of 39") {
		t.Errorf("got\n%s", out)
	}
	// Of another reviewer the dispute is the first to be asked about.
	out, _ = walked(t, dir, &datasettest.Typist{Keys: "q"}, "--reviewer", "ak", "--state", "disputed")
	if !strings.Contains(out, "2025-08-15/russia/territory") || !strings.Contains(out, "disputed by jane-mbeki, 20 Aug 2025: the range is too narrow") {
		t.Errorf("got\n%s", out)
	}
}

// Keys that come without a pause behind one another, as those typed ahead or
// held down do, are for no item.
func TestWalkTakesNoHaste(t *testing.T) {
	dir := datasettest.Copy(t)
	s, out, _ := datasettest.Streams(dir)
	s.Terminal, s.Keys = true, &datasettest.Typist{Keys: "aaaad"} // its clock stands still
	if err := datasettest.Execute(s, NewReviewCommand(s), "--reviewer", "jm"); err != nil || !strings.Contains(out.String(), "Approved 0, disputed 0, skipped 0") {
		t.Errorf("%v\n%s", err, out)
	}

	now := time.Date(2025, 8, 20, 12, 0, 0, 0, time.UTC)
	calls := 0
	s.Now = func() time.Time { // a held key for a second, and one after a pause
		if calls++; calls > 10 {
			now = now.Add(Settle)
		}
		now = now.Add(Settle / 4)
		return now
	}
	s.Keys = &datasettest.Typist{Keys: "aaaaaaaaaa"}
	out.Reset()
	if err := datasettest.Execute(s, NewReviewCommand(s), "--reviewer", "jm"); err != nil || !strings.Contains(out.String(), "Approved 1,") {
		t.Errorf("%v\n%s", err, out)
	}
}

func TestWalkGoesBack(t *testing.T) {
	dir := datasettest.Copy(t)
	out, err := walked(t, dir, &datasettest.Typist{Keys: "babdq", Lines: []string{"on second thoughts"}}, "--reviewer", "jm")
	if err != nil || !strings.Contains(out, "This is the first item") || !strings.Contains(out, "Approved 0, disputed 1, skipped 0 as jm.\n40 left") {
		t.Fatalf("%v\n%s", err, out)
	}
	got := datasettest.Reviews(t, dir)
	if len(got) != 2 || got[0].Cell() != got[1].Cell() || got[0].Verdict != review.Approve || got[1].Verdict != review.Dispute {
		t.Errorf("signed off %+v", got)
	}
}

// Who goes back and skips what they have answered has answered it all the same.
func TestWalkKeepsAnswersThatAreSkipped(t *testing.T) {
	dir := datasettest.Copy(t)
	out, err := walked(t, dir, &datasettest.Typist{Keys: "absq"}, "--reviewer", "jm")
	if err != nil || !strings.Contains(out, "Approved 1, disputed 0, skipped 0 as jm.\n40 left") {
		t.Errorf("%v\n%s", err, out)
	}
	if got := datasettest.Reviews(t, dir); len(got) != 1 || got[0].Verdict != review.Approve {
		t.Errorf("signed off %+v", got)
	}
}

// What was answered a moment ago is shown with the item that one goes back to.
func TestWalkShowsWhatWasAnswered(t *testing.T) {
	out, _ := walked(t, datasettest.Copy(t), &datasettest.Typist{Keys: "dbq", Lines: []string{"too narrow"}}, "--reviewer", "jm", "--color", "never")
	first, again, ok := strings.Cut(out, "back\n")
	if !ok || !strings.Contains(first, "2025-08-16/united-states/ceasefire  never reviewed") ||
		!strings.Contains(again, "2025-08-16/united-states/ceasefire  disputed") || !strings.Contains(again, "disputed by jm, 20 Aug 2025: too narrow") {
		t.Errorf("got\n%s", out)
	}
}

// What is pasted as a note and begins with a line break leaves the rest of its
// text for keys; so does any text that is pasted where a key is asked for.
func TestWalkTakesNoTextForKeys(t *testing.T) {
	dir := datasettest.Copy(t)
	s, out, _ := datasettest.Streams(dir)
	s.Terminal, s.Keys = true, &datasettest.Typist{Keys: "da", Lines: []string{""}}
	times := []time.Duration{Settle, Settle, 0} // the item comes up, then the first key
	now := s.Now()
	s.Now = func() time.Time {
		if len(times) > 0 {
			now, times = now.Add(times[0]), times[1:]
		}
		return now
	}
	if err := datasettest.Execute(s, NewReviewCommand(s), "--reviewer", "jm"); err != nil || !strings.Contains(out.String(), "Approved 0,") || !strings.Contains(out.String(), "(too soon)") {
		t.Errorf("%v\n%s", err, out)
	}
}

func TestWalkFollowsTheTerminalsSize(t *testing.T) {
	s, out, _ := datasettest.Streams(datasettest.Copy(t))
	s.Terminal, s.Keys, s.Now = true, &datasettest.Typist{Keys: "sq"}, datasettest.Unhurried(Settle)
	widths := []int{140, 60}
	s.Size = func() (int, int) {
		w := widths[0]
		widths = widths[1:]
		return w, 40
	}
	if err := datasettest.Execute(s, NewReviewCommand(s), "--reviewer", "jm", "--color", "never"); err != nil {
		t.Fatal(err)
	}
	before, after, _ := strings.Cut(out.String(), "skip\n")
	if got := longestLineOf(before); got <= 80 {
		t.Errorf("the first item is %d wide", got)
	}
	if got := longestLineOf(strings.ReplaceAll(after, WalkKeys, "")); got > 60 {
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
	dir := datasettest.Copy(t)
	if _, err := walked(t, dir, &datasettest.Typist{Keys: "a", End: console.ErrInterrupted}, "--reviewer", "jm"); !errors.Is(err, console.ErrInterrupted) {
		t.Errorf("Ctrl-C: %v", err)
	}
	if _, err := walked(t, dir, &datasettest.Typist{Keys: "a"}, "--reviewer", "jm"); err != nil {
		t.Errorf("hung up: %v", err)
	}
	if got := datasettest.Reviews(t, dir); len(got) != 2 {
		t.Errorf("%d answers are saved, want 2", len(got))
	}
}

func TestWalkLeavesOwnWorkOut(t *testing.T) {
	dir := datasettest.Copy(t)
	out, err := walked(t, dir, &datasettest.Typist{}, "--reviewer", "EL", "-i", "ceasefire", "-p", "RU")
	if err != nil || !strings.Contains(out, "Left out: 2 records that EL coded") || !strings.Contains(out, "Nothing waits for el.") {
		t.Errorf("%v\n%s", err, out)
	}
	out, _ = walked(t, dir, &datasettest.Typist{Keys: "aa"}, "--reviewer", "EL", "-i", "ceasefire", "-p", "RU", "--self")
	if !strings.Contains(out, "Approved 2") || !strings.Contains(out, "Nothing is left.") {
		t.Errorf("got\n%s", out)
	}
}

func TestWalkOpensSources(t *testing.T) {
	dir := datasettest.Copy(t)
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
	s, out, _ := datasettest.Streams(dir)
	s.Terminal, s.Keys, s.Now = true, &datasettest.Typist{Keys: "oooq"}, datasettest.Unhurried(Settle)
	var opened []string
	s.Browse = func(address string) error {
		if !launch.WebAddress(address) {
			return errors.New("no web page")
		}
		opened = append(opened, address)
		return nil
	}
	if err := datasettest.Execute(s, NewReviewCommand(s), "--reviewer", "jm"); err != nil {
		t.Fatal(err)
	}
	if want := []string{"https://news.example.org/16", "https://news.example.org/16"}; !slices.Equal(opened, want) {
		t.Errorf("opened %q\n%s", opened, out)
	}
}

// A source without an address after one that has it is passed over.
func TestWalkOpensTheOnlyPageAgain(t *testing.T) {
	dir := datasettest.Copy(t)
	sources := filepath.Join(dir, "sources.yaml")
	content, err := os.ReadFile(sources)
	if err != nil {
		t.Fatal(err)
	}
	content = bytes.Replace(content, []byte("- id: sky-2025-08-16\n"), []byte("- id: sky-2025-08-16\n    url: https://news.example.org/16\n"), 1)
	if err := os.WriteFile(sources, content, 0o666); err != nil {
		t.Fatal(err)
	}
	s, out, _ := datasettest.Streams(dir)
	s.Terminal, s.Keys, s.Now = true, &datasettest.Typist{Keys: "ooq"}, datasettest.Unhurried(Settle)
	opened := 0
	s.Browse = func(string) error { opened++; return nil }
	if err := datasettest.Execute(s, NewReviewCommand(s), "--reviewer", "jm"); err != nil || opened != 2 || strings.Contains(out.String(), "No source of this record") {
		t.Errorf("%v, opened %d times\n%s", err, opened, out)
	}
}

func TestWalkSavesNoNoteThatWasCutOff(t *testing.T) {
	dir := datasettest.Copy(t)
	out, _ := walked(t, dir, &datasettest.Typist{Keys: "dq", Lines: []string{strings.Repeat("x", console.LongestLine)}}, "--reviewer", "jm")
	if !strings.Contains(out, "Approved 0, disputed 0,") || !strings.Contains(out, "this was cut off after 4096 characters") {
		t.Errorf("got\n%s", out)
	}
}

// What keys say that are no answer, or cannot be done.
func TestWalkSaysWhatCannotBe(t *testing.T) {
	dir := datasettest.Copy(t)
	out, err := walked(t, dir, &datasettest.Typist{Keys: "?xo", End: console.ErrInterrupted}, "--reviewer", "jm", "--color", "never")
	if !errors.Is(err, console.ErrInterrupted) {
		t.Error(err)
	}
	for _, part := range []string{"› help\n" + walkHelp, "› no such key\n", "› open source\nNo source of this record has an address.\n", "› \n\nApproved 0, disputed 0, skipped 0 as jm.\n41 left: `stance review` goes on with them.\n"} {
		if !strings.Contains(out, part) {
			t.Errorf("no %q in\n%s", part, out)
		}
	}
	if _, err := os.Stat(filepath.Join(dir, "reviews")); err == nil {
		t.Error("something was signed off")
	}
}

// Where there is no browser, or it fails, the address is there to be copied.
func TestWalkTellsTheAddressThatWasNotOpened(t *testing.T) {
	for name, c := range map[string]struct {
		err  error
		want string
	}{
		"none":  {launch.ErrNoBrowser, "open source\n" + launch.ErrNoBrowser.Error() + ": https://news.example.org/16\n"},
		"fails": {errors.New("it fell over"), "open source\nIt was not opened, it fell over: https://news.example.org/16\n"},
		"is":    {nil, "open source\nOpened https://news.example.org/16\n"},
	} {
		dir := datasettest.Copy(t)
		sources := filepath.Join(dir, "sources.yaml")
		content, err := os.ReadFile(sources)
		if err != nil {
			t.Fatal(err)
		}
		content = bytes.Replace(content, []byte("- id: sky-2025-08-16\n"), []byte("- id: sky-2025-08-16\n    url: https://news.example.org/16\n"), 1)
		if err := os.WriteFile(sources, content, 0o666); err != nil {
			t.Fatal(err)
		}
		s, out, _ := datasettest.Streams(dir)
		s.Terminal, s.Keys, s.Now = true, &datasettest.Typist{Keys: "oq"}, datasettest.Unhurried(Settle)
		s.Browse = func(string) error { return c.err }
		if err := datasettest.Execute(s, NewReviewCommand(s), "--reviewer", "jm"); err != nil || !strings.Contains(out.String(), c.want) {
			t.Errorf("%s: %v\n%s", name, err, out)
		}
	}
}

// A note that the terminal took away with it disputes nothing.
func TestWalkIsBrokenOffAmidANote(t *testing.T) {
	for name, end := range map[string]error{"Ctrl-C": console.ErrInterrupted, "hung up": nil} {
		dir := datasettest.Copy(t)
		s, out, _ := datasettest.Streams(dir)
		s.Terminal, s.Keys, s.Now = true, &cutShort{datasettest.Typist{Keys: "d"}, end}, datasettest.Unhurried(Settle)
		if err := datasettest.Execute(s, NewReviewCommand(s), "--reviewer", "jm"); !errors.Is(err, end) {
			t.Errorf("%s: %v", name, err)
		}
		if !strings.Contains(out.String(), "Approved 0, disputed 0, skipped 0 as jm.\n41 left") {
			t.Errorf("%s: got\n%s", name, out)
		}
		if _, err := os.Stat(filepath.Join(dir, "reviews")); err == nil {
			t.Errorf("%s: something was signed off", name)
		}
	}
}

// cutShort types keys, and ends at the first note.
type cutShort struct {
	datasettest.Typist
	end error
}

func (k *cutShort) Line() (string, error) {
	if k.end == nil {
		return k.Typist.Line()
	}
	return "", k.end
}

// A walk clears away what a process that died left in the reviewer's place, even if it
// signs nothing off, and nothing of another reviewer's.
func TestWalkClearsAway(t *testing.T) {
	dir := datasettest.Copy(t)
	if err := os.Mkdir(filepath.Join(dir, "reviews"), 0o777); err != nil {
		t.Fatal(err)
	}
	for _, lock := range []string{".jm.lock", ".ak.lock"} {
		if err := os.WriteFile(filepath.Join(dir, "reviews", lock), nil, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := walked(t, dir, &datasettest.Typist{Keys: "q"}, "--reviewer", "jm"); err != nil {
		t.Fatal(err)
	}
	datasettest.OnlyReviews(t, dir, ".ak.lock")
}
