package authoring

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"stance/cmd/stance/internal/console"
	"stance/cmd/stance/internal/dataset/datasettest"
	"stance/positions/yamlfile"
)

// initAsked runs init where a person types text.
func initAsked(t *testing.T, text string, args ...string) (dir, shown string, err error) {
	t.Helper()
	dir = t.TempDir()
	s, out, messages := datasettest.Streams(dir)
	seen, err := typed(s, text, append([]string{"init"}, args...)...)
	return dir, seen + out.String() + messages.String() + told(err), err
}

func TestInitAsks(t *testing.T) {
	const answers = "Black Sea ports\r" +
		"\rTurkey\rturkey\rtr=Türkiye\r中国\rChina\rprc\r\r" + // a party is needed; two of one id; a name without an id
		"Port access\rone\rClosed < Closed | Free\r" + "Money\r0..10\r" + "Words\r\r\r" +
		"\r"
	dir, shown, err := initAsked(t, answers)
	if err != nil {
		t.Fatal(shown)
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
	_, shown, err := initAsked(t, "Grain\r\r\ry\r", "talks", "--party", "Turkey", "--title", "Talks")
	if err != nil || strings.Contains(shown, "Title ›") || strings.Contains(shown, "Party 1") {
		t.Error(shown)
	}
	for _, args := range [][]string{{"talks", "--template", "blank"}, {"talks", "--example"}, {"talks", "--title", "T", "--party", "A", "--issue", "B"}} {
		if dir, shown, err := initAsked(t, "", args...); err != nil {
			t.Errorf("%q: %s", args, shown)
		} else if r := yamlfile.Read(os.DirFS(filepath.Join(dir, "talks"))); !r.OK() {
			t.Errorf("%q: %+v", args, r.Problems)
		}
	}
}

func TestInitIsBrokenOff(t *testing.T) {
	for name, keys := range map[string]string{
		"at once": "\x03", "at the parties": "Talks\r\x03", "at an id": "Talks\r中国\r\x03", "at the issues": "Talks\rA\r\r\x03", "at a scale": "Talks\rA\r\rB\r\x04", "at the end": "Talks\rA\r\rB\r\r\r\x03",
	} {
		dir, shown, err := initAsked(t, keys)
		if !errors.Is(err, console.ErrAborted) {
			t.Errorf("%s: %s", name, shown)
		}
		nothingIn(t, dir)
	}
	dir, shown, err := initAsked(t, "Talks\rA\r\rB\r\r\rn\r")
	if err != nil || !strings.Contains(shown, "note: nothing was written\n") {
		t.Error(shown)
	}
	nothingIn(t, dir)
	// Where it could not write, it does not ask first.
	dir = t.TempDir()
	put(t, dir, map[string]string{"x": ""})
	if _, shown, err := initAsked(t, "", dir); !wrongUse(err) || strings.Contains(shown, "›") {
		t.Error(shown)
	}
}

func nothingIn(t *testing.T, dir string) {
	t.Helper()
	if entries, err := os.ReadDir(dir); err != nil || len(entries) > 0 {
		t.Errorf("%s holds %v, %v", dir, entries, err)
	}
}
