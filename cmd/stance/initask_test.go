package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"stance/positions/yamlfile"
)

// initAsked runs init with a person who types text.
func initAsked(t *testing.T, text string, args ...string) (dir string, code int, shown string) {
	t.Helper()
	dir = t.TempDir()
	s, out, messages := reviewStreams(dir)
	var seen *bytes.Buffer
	s.Person, seen = answering(text)
	code = run(append([]string{"init"}, args...), s)
	return dir, code, seen.String() + out.String() + messages.String()
}

func TestInitAsks(t *testing.T) {
	const answers = "Black Sea ports\r" +
		"\rTurkey\rturkey\rtr=Türkiye\r中国\rChina\rprc\r\r" + // a party is needed; two of one id; a name without an id
		"Port access\rone\rClosed < Closed | Free\r" + "Money\r0..10\r" + "Words\r\r\r" +
		"\r"
	dir, code, shown := initAsked(t, answers)
	if code != exitDone {
		t.Fatalf("%d\n%s", code, shown)
	}
	for _, want := range []string{
		"an answer is needed here", "turkey is there already", "`China` is not well-formed", "a scale needs two options or more",
		"issue  port-access  Port access: Closed < Closed | Free\r\n", "party  prc  中国\r\n", "issue  words  Words: in words only", "first snapshot  2025-08-20",
		"Write it to data? [yes] › ", "Wrote a dataset to data:",
	} {
		if !strings.Contains(shown, want) {
			t.Errorf("want %q in\n%s", want, shown)
		}
	}
	if strings.Contains(shown, "Placeholders") {
		t.Error("there are placeholders")
	}
	r := yamlfile.Read(os.DirFS(filepath.Join(dir, "data")))
	book := r.Dataset.Codebook
	if !r.OK() || book.Title != "Black Sea ports" || len(book.Parties) != 3 || book.Party("tr") == nil || book.Issue("port-access").Scale.Low != "Closed" || book.Issue("money").Scale.Max != 10 || book.Issue("words").Scale != nil {
		t.Errorf("read %+v\n%+v", book, r.Problems)
	}
}

// Only what no flag tells is asked; with --template nothing is.
func TestInitAsksForTheRest(t *testing.T) {
	_, code, shown := initAsked(t, "Grain\r\r\ry\r", "talks", "--party", "Turkey", "--title", "Talks")
	if code != exitDone || strings.Contains(shown, "Title ›") || strings.Contains(shown, "Party 1") {
		t.Errorf("%d\n%s", code, shown)
	}
	for _, args := range [][]string{{"talks", "--template", "blank"}, {"talks", "--example"}, {"talks", "--title", "T", "--party", "A", "--issue", "B"}} {
		if dir, code, shown := initAsked(t, "", args...); code != exitDone {
			t.Errorf("%q: %d\n%s", args, code, shown)
		} else if r := yamlfile.Read(os.DirFS(filepath.Join(dir, "talks"))); !r.OK() {
			t.Errorf("%q: %+v", args, r.Problems)
		}
	}
}

func TestInitIsBrokenOff(t *testing.T) {
	for name, c := range map[string]struct {
		typed string
		code  int
	}{
		"at once": {"\x03", exitInterrupted}, "amid": {"Talks\rA\r\rB\r\x04", exitInterrupted}, "no": {"Talks\rA\r\rB\r\r\rn\r", exitDone},
	} {
		dir, code, shown := initAsked(t, c.typed)
		if code != c.code || !strings.Contains(shown, "nothing was written") {
			t.Errorf("%s: %d\n%s", name, code, shown)
		}
		if entries, err := os.ReadDir(dir); err != nil || len(entries) > 0 {
			t.Errorf("%s: left %v, %v", name, entries, err)
		}
	}
	// Where it could not write, it does not ask first.
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "x"), nil, 0o666); err != nil {
		t.Fatal(err)
	}
	if _, code, shown := initAsked(t, "", dir); code != exitUsage || strings.Contains(shown, "›") {
		t.Errorf("%d\n%s", code, shown)
	}
}
