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
		"\rTurkey, turkey\rTurkey, tr=Türkiye, 中国\rChina\rtr\rprc\r" + // a party is needed; two of one id; a name without an id
		"Port access; Money, large and small; Words\rone\rClosed < Closed | Free\rNone < 1,000..5,000 > All\r1\r5 tonnes\rtonnes\r\r" +
		"Sunday\r19 Aug 2025\r" +
		"\r"
	dir, shown, err := initAsked(t, answers)
	if err != nil {
		t.Fatal(shown)
	}
	for _, want := range []string{
		"an answer is needed here", "two have the id turkey", "`China` is not well-formed", "tr is there already", "a scale needs two options or more",
		"  → 2 options: Closed | Free, from “Closed” to “Free”", "Which is meant", "  1 None < 1000..5000 > All  numbers from 1,000 to 5,000, from “None” to “All”", "  → numbers from 1,000 to 5,000 tonnes, from “None” to “All”",
		"None < 1,000..5,000 tonnes",
		"issue  port-access  Port access: Closed < Closed | Free\r\n", "party  prc  中国\r\n", "issue  words  Words: in words only", "\"Sunday\"", "first snapshot  2025-08-19",
		"Write it to data? yes, no, or what to mend [yes] › ", "Wrote a dataset to data:", "snapshots/2025-08-19.yaml",
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
	if !r.OK() || book.Title != "Black Sea ports" || len(book.Parties) != 3 || book.Party("tr") == nil || book.Issue("port-access").Scale.Low != "Closed" || book.Issue("money-large-and-small").Scale.Max != 5000 || book.Issue("words").Scale != nil {
		t.Errorf("read %+v\n%+v", book, r.Problems)
	}
}

// Only what no flag tells is asked; with --template nothing is.
func TestInitAsksForTheRest(t *testing.T) {
	_, shown, err := initAsked(t, "Grain\r\r\r", "talks", "--party", "Turkey", "--title", "Talks", "--date", "2025-08-19")
	if err != nil || strings.Contains(shown, "Title ›") || strings.Contains(shown, "Parties ›") || strings.Contains(shown, "First date") {
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

// TestInitGoesBack has a person mend what they answered, from everywhere.
func TestInitGoesBack(t *testing.T) {
	const answered = "Talks\rA, B\rCatch, Ports\r0..10\r\rShut | Open\r\r"
	for name, c := range map[string]struct{ keys, wrote, shown string }{
		"a step":               {"Talks\rA\r<\rA, B\rCatch\r0..10\r\r\r\r", "- {id: b, name: B}", "Parties [A]"},
		"no, then the title":   {answered + "no\rtitle\rTalks on fish\r\r", "title: Talks on fish\n", "What is to be mended? title, parties, issues, scale catch, unit catch"},
		"a scale, at once":     {answered + "scale catch\r0..20\r\r\r", "max: 20", "Scale of Catch [0..10, - for none]"},
		"one more issue":       {answered + "issues\rCatch, Ports, Quota\rLow | High\r\r", "name: Quota", "Issues [Catch, Ports]"}, // and the scales of the others stay
		"a name that is none":  {answered + "scales\rparties\rA, C\r\r", "- {id: c, name: C}", "name what is to be mended: title, parties"},
		"an issue's name":      {answered + "< issues\rCatch, Harbours\r\r\r", "name: Harbours", ""},
		"the scale of another": {answered + "issues\rcatch=Effort, Ports\r0..5\r\r\r", "max: 5", "Scale of Effort [0..10, - for none]"},
	} {
		dir, shown, err := initAsked(t, c.keys)
		if err != nil {
			t.Errorf("%s: %s", name, shown)
			continue
		}
		content, err := os.ReadFile(filepath.Join(dir, "data", "codebook.yaml"))
		if err != nil || !strings.Contains(string(content), c.wrote) || !strings.Contains(shown, c.shown) {
			t.Errorf("%s: wrote\n%s\n%s", name, content, shown)
		}
	}
}

// TestInitDoubts holds that a day, or a number, is no party and no title unless that is meant.
func TestInitDoubts(t *testing.T) {
	dir, shown, err := initAsked(t, "2025-08-16\rTalks\r"+
		"Turkey, 2025-08-16\r\x15Turkey, 300,000 and more, 300\r\x15Turkey, day=2025-08-16\r"+
		"today\r16 Aug 2025\rPort access\r\r"+
		"1 Jan 2026\r1 Aug 2025\r\r")
	if err != nil {
		t.Fatal(shown)
	}
	holds(t, strings.Join(strings.Fields(shown), " "), "this is a day, and here a title is asked for; Enter or yes keeps it",
		"\"2025-08-16\" is a day, and here each party is named, as in Turkey, United Nations; the first date is asked for later",
		"\"300\" has no letter in it", "here each issue is named, as in Port access, Inspections", "1 Jan 2026 has not come yet")
	r := yamlfile.Read(os.DirFS(filepath.Join(dir, "data")))
	if book := r.Dataset.Codebook; book.Title != "Talks" || len(book.Parties) != 2 || book.Party("day").Name != "2025-08-16" || len(book.Issues) != 1 || r.Dataset.Dates[0].Date.String() != "2025-08-01" {
		t.Errorf("%+v", r.Dataset)
	}
}

// TestInitAsksWhetherTwo holds that the end of a list may be two names, that what has been told of a scale
// is not told again when something else is mended, and that a day without a year has the likely one
// suggested.
func TestInitAsksWhetherTwo(t *testing.T) {
	dir, shown, err := initAsked(t, "Talks\rA, B and C\rA, B, C\rPorts, Trade and tolls\ryes\r0..10 km\r\r3 March\r\x153 March 2025\rparties\rA, B, C, D & E\r\r\r")
	if err != nil {
		t.Fatal(shown)
	}
	holds(t, strings.Join(strings.Fields(shown), " "), `"B and C" is taken for one party; for two, put a comma between them (the arrow up brings the line back); Enter or yes keeps it`, `"Trade and tolls" is taken for one issue`,
		`"D & E" is taken for one party`, "write 2025-03-03, if 2025 is meant")
	if n := strings.Count(shown, "→ numbers from 0 to 10 km"); n != 1 {
		t.Errorf("the scale is told %d times\n%s", n, shown)
	}
	r := yamlfile.Read(os.DirFS(filepath.Join(dir, "data")))
	if book := r.Dataset.Codebook; len(book.Parties) != 4 || book.Party("d-e") == nil || len(book.Issues) != 2 {
		t.Errorf("%+v", book)
	}
}

// TestInitIsLeft holds that who leaves has written nothing, and gets a command that goes on.
func TestInitIsLeft(t *testing.T) {
	for name, c := range map[string]struct{ keys, command string }{
		"at once":        {"\x03", ""},
		"at the parties": {"Talks\r\x03", "stance init data --title Talks"},
		"at an id":       {"Talks\r中国\r\x03", "stance init data --title Talks"},
		"at the issues":  {"Talks\rA, b-2=B\r\x03", `stance init data --title Talks --party A --party b-2=B`},
		"at a scale":     {"Talks\rA\rB\r\x04", "stance init data --title Talks --party A --issue B"},
		"at the end":     {"The talks\rA\rB\rNo < none | two=Two or more\r2025-08-19\r\x03", `stance init data --title 'The talks' --party A --issue B --scale 'b=No < option-1=none | two=Two or more' --date 2025-08-19`},
		"by a no":        {"Talks\rA\rB\r\r\rn\rn\r", "stance init data --title Talks --party A --issue B"},
		"by a no alone":  {"Talks\rA\rB\r\r\rno\r\r", "stance init data --title Talks --party A --issue B"},
	} {
		dir, shown, err := initAsked(t, c.keys)
		var left *LeftError
		if !errors.As(err, &left) || left.Command != c.command || errors.Is(err, console.ErrAborted) != !strings.HasPrefix(name, "by a no") {
			t.Errorf("%s: %+v\n%s", name, left, shown)
		}
		nothingIn(t, dir)
	}
	// Where it could not write, it does not ask first.
	dir := t.TempDir()
	put(t, dir, map[string]string{"x": ""})
	if _, shown, err := initAsked(t, "", dir); !wrongUse(err) || strings.Contains(shown, "›") {
		t.Error(shown)
	}
}

// TestInitExplains has `?` explain every question.
func TestInitExplains(t *testing.T) {
	_, shown, err := initAsked(t, "?\rTalks\r?\rA\r?\rB\r?\r\r?\r\r\r")
	if err != nil {
		t.Fatal(shown)
	}
	holds(t, strings.Join(strings.Fields(shown), " "), "It stands above tables", "`stance add party`", "`stance add issue`", "two careful readers would not both choose", "A snapshot is made for each day")
}

// TestInitBesideARepository holds that a folder is welcome that has no more in it than what a
// repository begins with, of which nothing is touched.
func TestInitBesideARepository(t *testing.T) {
	dir := t.TempDir()
	had := map[string]string{".git/HEAD": "ref: refs/heads/main\n", ".gitignore": "*.tmp\n", "README.md": "# Talks\n", "LICENSE": "Mine.\n"}
	put(t, dir, had)
	done(t, dir, "init", ".", "--title", "T", "--party", "A", "--issue", "B", "--date", "2025-01-02")
	after := contents(t, dir)
	for name, content := range had {
		if after[name] != content {
			t.Errorf("%s is now %q", name, after[name])
		}
	}
	if !strings.Contains(after["codebook.yaml"], "title: T") || after["snapshots/2025-01-02.yaml"] == "" {
		t.Errorf("%q", after)
	}
	done(t, dir, "add", "-p", "a", "-i", "b", "-s", "S", "-d", "2025-01-02", "-m", "N")
	for _, other := range []string{"notes.txt", ".github/x", "src/README.md"} {
		dir := t.TempDir()
		put(t, dir, map[string]string{".git/HEAD": "", other: ""})
		s, _, _ := datasettest.Streams(dir)
		if err := ran(s, "init", "."); !wrongUse(err) {
			t.Errorf("%s: %v", other, err)
		}
	}
}

func nothingIn(t *testing.T, dir string) {
	t.Helper()
	if entries, err := os.ReadDir(dir); err != nil || len(entries) > 0 {
		t.Errorf("%s holds %v, %v", dir, entries, err)
	}
}
