package main

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"
	"unicode"

	"stance/cmd/stance/internal/console"
	"stance/positions/visible"
)

// The hostile inputs, and what is expected of each, stand in testdata/hostile; its
// README says how to run them without this test. Here each is laid over the base
// dataset and every command line of its class runs on it.

const hostileFolder = "testdata/hostile"

// A hostileClass is the table of one folder: what runs, and on what.
type hostileClass struct {
	name  string
	runs  []hostileRun
	cases []hostileCase
}

// A hostileRun is a command line with its exit codes: for a dataset that is sound,
// and for one that is refused.
type hostileRun struct {
	sound, refused int
	args           []string
}

// A hostileCase is a line of the table.
type hostileCase struct {
	line    int
	file    string // in the folder of the class
	at      string // where it is laid in the dataset
	refused bool
	has     []string // each stands in the answer of the first run
	lacks   []string // none stands in any answer
	exits   []string // exit codes that differ, each "CODE COMMAND"
}

func readClass(t *testing.T, name string) *hostileClass {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(hostileFolder, name, "expected.txt"))
	if err != nil {
		t.Fatal(err)
	}
	class := &hostileClass{name: name}
	for i, line := range strings.Split(string(text), "\n") {
		words, err := hostileWords(line)
		if err != nil {
			t.Fatalf("%s/expected.txt:%d: %v", name, i+1, err)
		}
		if len(words) == 0 {
			continue
		}
		if words[0].text == "run" {
			class.runs = append(class.runs, hostileRun{exitNumber(t, words[1].text), exitNumber(t, words[2].text), texts(words[3:])})
			continue
		}
		c := hostileCase{line: i + 1, file: words[0].text, at: words[1].text, refused: words[2].text == "refused"}
		if !c.refused && words[2].text != "sound" {
			t.Fatalf("%s/expected.txt:%d: %q is no answer", name, i+1, words[2].text)
		}
		for _, w := range words[3:] {
			switch w.mark {
			case "!":
				c.lacks = append(c.lacks, w.text)
			case "exit:":
				c.exits = append(c.exits, w.text)
			default:
				c.has = append(c.has, w.text)
			}
		}
		class.cases = append(class.cases, c)
	}
	return class
}

func exitNumber(t *testing.T, s string) int {
	t.Helper()
	n, err := strconv.Atoi(s)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// A hostileWord is a word of a table: bare, or in quotation marks with the escapes
// of Go (\x1b, \u202e), with what stands right before these.
type hostileWord struct{ mark, text string }

func texts(words []hostileWord) []string {
	var list []string
	for _, w := range words {
		list = append(list, w.text)
	}
	return list
}

var quotedWord = regexp.MustCompile(`^([!a-z:]*)("(?:[^"\\]|\\.)*")(?:\s+|$)`)

// hostileWords splits a line of a table; a # at its beginning makes it a comment.
func hostileWords(line string) ([]hostileWord, error) {
	var words []hostileWord
	if strings.HasPrefix(line, "#") {
		return nil, nil
	}
	for line = strings.TrimSpace(line); line != ""; {
		if m := quotedWord.FindStringSubmatch(line); m != nil {
			text, err := strconv.Unquote(m[2])
			if err != nil {
				return nil, fmt.Errorf("%s: %w", m[2], err)
			}
			words, line = append(words, hostileWord{m[1], text}), line[len(m[0]):]
			continue
		}
		word, rest, _ := strings.Cut(line, " ")
		words, line = append(words, hostileWord{"", word}), strings.TrimSpace(rest)
	}
	return words, nil
}

// laidOver makes a dataset: the base, with a file in the place of its own.
func laidOver(t *testing.T, at string, content []byte) string {
	t.Helper()
	dir := t.TempDir()
	if err := os.CopyFS(dir, os.DirFS(filepath.Join(hostileFolder, "base"))); err != nil {
		t.Fatal(err)
	}
	if text, is := strings.CutSuffix(at, ".html"); is { // it would be passed over beside a text
		if err := os.Remove(filepath.Join(dir, filepath.FromSlash(text+".txt"))); err != nil {
			t.Fatal(err)
		}
	}
	lay(t, dir, at, content)
	return dir
}

func lay(t *testing.T, dir, at string, content []byte) {
	t.Helper()
	path := filepath.Join(dir, filepath.FromSlash(at))
	if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, content, 0o666); err != nil {
		t.Fatal(err)
	}
}

// hostileAnswer is what a command line answered.
type hostileAnswer struct {
	args     []string
	code     int
	out, err string
}

func (a *hostileAnswer) String() string {
	return fmt.Sprintf("stance %q: exit code %d\n%s\n%s", a.args, a.code, abridged(a.out), abridged(a.err))
}

func abridged(s string) string {
	if len(s) > 3000 {
		return s[:3000] + " […]"
	}
	return s
}

// hostileEnv is the environment: nothing of the user's, and a home of its own.
func hostileEnv(name string) string {
	if name == "GITHUB_ACTIONS" {
		return "true" // where a line can be a command
	}
	return ""
}

// runHostile runs a command line in this process, on a dataset as the folder it is
// started in. One that takes minutes is taken to hang.
func runHostile(t *testing.T, dir, stdin string, args ...string) *hostileAnswer {
	t.Helper()
	var out, messages bytes.Buffer
	s := &console.Streams{In: strings.NewReader(stdin), Out: &out, Err: &messages, Width: 80, Dir: dir, Env: hostileEnv, Now: time.Now, State: func() (string, error) { return t.TempDir(), nil }}
	done := make(chan int, 1)
	go func() { done <- run(args, s) }()
	select {
	case code := <-done:
		a := &hostileAnswer{args, code, out.String(), messages.String()}
		holdAnswer(t, a)
		return a
	case <-time.After(5 * time.Minute):
		t.Fatalf("stance %q does not end", args)
		return nil
	}
}

// trace is what a program in Go leaves that fell over.
var trace = []string{"panic:", "goroutine ", "runtime error", ".go:", "reflect.", "internal-fault", "the program failed on"}

// ourColour is what the program itself sends to a terminal.
var ourColour = regexp.MustCompile(`\x1b\[[0-9;]*m`)

// holdAnswer holds an answer to what every answer promises: one of the exit codes,
// no trace of a fall, and nothing in it that drives a terminal, hides or reorders.
func holdAnswer(t *testing.T, a *hostileAnswer) {
	t.Helper()
	if a.code < exitDone || a.code > exitUnreadable {
		t.Errorf("no such exit code: %v", a)
	}
	for _, m := range trace {
		if strings.Contains(a.err, m) || strings.Contains(a.out, m) {
			t.Errorf("%q in %v", m, a)
		}
	}
	if a.code >= exitUsage && strings.TrimSpace(a.err) == "" {
		t.Errorf("no word why: %v", a)
	}
	out := a.out
	if slices.Contains(a.args, "always") {
		out = ourColour.ReplaceAllString(out, "")
	}
	switch {
	case a.machineText():
		for _, r := range out {
			if unicode.IsControl(r) && r != '\n' && r != '\t' {
				t.Errorf("stance %q lets %U pass", a.args, r)
				break
			}
		}
	case slices.Contains(a.args, "svg"), slices.Contains(a.args, "html"):
		// it isolates names of the dataset; one that a text had itself is shown
		opened := strings.Count(out, "\u2066") + strings.Count(out, "\u2067") + strings.Count(out, "\u2068")
		if closed := strings.Count(out, "\u2069"); opened != closed {
			t.Errorf("stance %q isolates %d texts, and ends that of %d", a.args, opened, closed)
		}
		holdVisible(t, a, "standard output", strings.NewReplacer("\u2066", "", "\u2067", "", "\u2068", "", "\u2069", "").Replace(out))
	case slices.Contains(a.args, "docx"):
		// holdFormat reads what is packed in it
	default:
		holdVisible(t, a, "standard output", out)
	}
	holdVisible(t, a, "standard error", a.err)
}

// machineText reports whether what was written is a table or network for programs,
// which has texts as they are, but for control characters.
func (a *hostileAnswer) machineText() bool {
	if i := slices.Index(a.args, "-f"); i >= 0 {
		return a.args[i+1] == "csv" || a.args[i+1] == "graphml"
	}
	return a.args[0] == "export"
}

// holdVisible holds every line to be as it is shown.
func holdVisible(t *testing.T, a *hostileAnswer, where, text string) {
	t.Helper()
	for line := range strings.Lines(text) {
		line = strings.TrimSuffix(line, "\n")
		if shown := visible.Text(line); shown != line {
			t.Errorf("stance %q lets pass on %s: %q", a.args, where, abridged(line))
			return
		}
	}
}

// fileSums are the checksums of all files below a folder.
func fileSums(t *testing.T, dir string) map[string]string {
	t.Helper()
	sums := map[string]string{}
	err := filepath.WalkDir(dir, func(path string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if !entry.Type().IsRegular() {
			sums[path] = entry.Type().String()
			return nil
		}
		content, err := os.ReadFile(path)
		sums[path] = fmt.Sprintf("%x", sha256.Sum256(content))
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return sums
}

// tallied counts inputs and command lines over all tests of hostile inputs.
type tallied struct {
	sync.Mutex
	inputs, runs int
}

func (n *tallied) add(inputs, runs int) {
	n.Lock()
	defer n.Unlock()
	n.inputs += inputs
	n.runs += runs
}

// TestHostileFiles lays each file over the base dataset.
func TestHostileFiles(t *testing.T) {
	for _, name := range []string{"yaml", "tables", "archives"} {
		class := readClass(t, name)
		everyFileIsInTheTable(t, class)
		var total tallied
		t.Run(name, func(t *testing.T) {
			for _, c := range class.cases {
				t.Run(c.file, func(t *testing.T) {
					t.Parallel()
					c.run(t, class, &total)
				})
			}
		})
		t.Logf("%s: %d inputs, %d command lines", name, total.inputs, total.runs)
	}
}

// turn reports whether a case has its turn with the i-th command line of its class:
// unless everything is tried, each has the first and every eighth of the others.
func (c *hostileCase) turn(i int) bool { return everything() || i == 0 || (c.line+i)%8 == 0 }

func (c *hostileCase) run(t *testing.T, class *hostileClass, total *tallied) {
	content, err := os.ReadFile(filepath.Join(hostileFolder, class.name, c.file))
	if err != nil {
		t.Fatal(err)
	}
	dir := laidOver(t, c.at, content)
	before := fileSums(t, dir)
	runs := 0
	for i, r := range class.runs {
		if !c.turn(i) {
			continue
		}
		runs++
		a := runHostile(t, dir, "", r.args...)
		want := c.exit(t, r)
		if a.code != want {
			t.Errorf("%s/expected.txt:%d: exit code %d, want %d: %v", class.name, c.line, a.code, want, a)
		}
		c.holdPhrases(t, class, a, i == 0)
	}
	if after := fileSums(t, dir); !maps.Equal(before, after) {
		t.Errorf("the folder has changed: it has %d files, had %d", len(after), len(before))
	}
	total.add(1, runs)
}

// exit is the exit code that a command line is expected to have.
func (c *hostileCase) exit(t *testing.T, r hostileRun) int {
	t.Helper()
	for _, e := range c.exits {
		if code, command, _ := strings.Cut(e, " "); command == r.args[0] || command == strings.Join(r.args, " ") {
			return exitNumber(t, code)
		}
	}
	if c.refused {
		return r.refused
	}
	return r.sound
}

func (c *hostileCase) holdPhrases(t *testing.T, class *hostileClass, a *hostileAnswer, first bool) {
	t.Helper()
	text := a.out + a.err
	for _, p := range c.has {
		if first && !strings.Contains(text, p) {
			t.Errorf("%s/expected.txt:%d: no %q in %v", class.name, c.line, p, a)
		}
	}
	for _, p := range c.lacks {
		if strings.Contains(text, p) {
			t.Errorf("%s/expected.txt:%d: %q in %v", class.name, c.line, p, a)
		}
	}
}

// everyFileIsInTheTable finds files that nobody expects anything of.
func everyFileIsInTheTable(t *testing.T, class *hostileClass) {
	t.Helper()
	entries, err := os.ReadDir(filepath.Join(hostileFolder, class.name))
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if e.Name() != "expected.txt" && !e.IsDir() && !slices.ContainsFunc(class.cases, func(c hostileCase) bool { return c.file == e.Name() }) {
			t.Errorf("%s/%s is in no table", class.name, e.Name())
		}
	}
}

func exists(path string) bool {
	_, err := os.Lstat(path)
	return err == nil
}

// Git must not have made other line ends, or another encoding, of inputs whose bytes
// matter.
func TestHostileFilesKeepTheirBytes(t *testing.T) {
	for name, has := range map[string]string{
		"yaml/snapshot-crlf.yaml":             "date: 2025-06-02\r\nlabel: board\r\n",
		"yaml/snapshot-crcrlf.yaml":           "date: 2025-06-02\r\r\nlabel: board\r\r\n",
		"yaml/snapshot-cr.yaml":               "date: 2025-06-02\rlabel: board\r",
		"yaml/snapshot-mixed-line-ends.yaml":  "date: 2025-06-02\nlabel: board\r\ntitle: The board meets\r",
		"yaml/snapshot-utf16le-bom.yaml":      "\xff\xfed\x00a\x00t\x00e\x00",
		"yaml/snapshot-no-final-newline.yaml": "note: Looked for in the record.",
		"yaml/snapshot-gzip.yaml":             "\x1f\x8b\x08",
	} {
		content, err := os.ReadFile(filepath.Join(hostileFolder, filepath.FromSlash(name)))
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Contains(content, []byte(has)) {
			t.Errorf("%s is not as it was written: %.60q", name, content)
		}
	}
	bare, err := os.ReadFile(filepath.Join(hostileFolder, "yaml", "snapshot-no-final-newline.yaml"))
	if err != nil || bytes.HasSuffix(bare, []byte("\n")) {
		t.Errorf("a line end was added: %v", err)
	}
}
