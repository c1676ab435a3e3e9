package main

import (
	"bytes"
	"encoding/xml"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"stance/cmd/stance/internal/console"
	"stance/cmd/stance/internal/dataset/datasettest"
	"stance/positions/golden"
)

const readme = "../../README.md"

// fileNamed finds the name under which a reader is told to save what follows.
var fileNamed = regexp.MustCompile("`([a-z-]+\\.(?:yaml|txt))`[^`]*:\\s*$")

// TestReadme runs every command line that the README shows in the folder it is
// written for, and compares those whose output it shows.
func TestReadme(t *testing.T) {
	text, err := os.ReadFile(readme)
	if err != nil {
		t.Fatal(err)
	}
	root, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	work := t.TempDir() // a copy of what the commands read, for them to write into
	if err := os.CopyFS(filepath.Join(work, "data"), os.DirFS(filepath.Join(root, "data"))); err != nil {
		t.Fatal(err)
	}
	for _, args := range [][]string{{"init", "-q"}, {"add", "."}, {"-c", "user.name=t", "-c", "user.email=t@example.org", "commit", "-qm", "start"}} {
		cmd := exec.Command("git", args...)
		cmd.Dir = work
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("git %s: %v\n%s", args, err, out)
		}
	}
	ran := 0
	changed := false
	state := t.TempDir()
	at := work // where the reader stands
	var rewritten strings.Builder
	rest := string(text)
	for {
		before, block, found := strings.Cut(rest, "```")
		rewritten.WriteString(before)
		if !found {
			break
		}
		block, rest, _ = strings.Cut(block, "```")
		language, body, _ := strings.Cut(block, "\n")
		switch language {
		case "yaml", "text":
			if named := fileNamed.FindStringSubmatch(before); named != nil {
				if err := os.WriteFile(filepath.Join(work, named[1]), []byte(body), 0o666); err != nil {
					t.Fatal(err)
				}
			}
		case "console":
			command, want, _ := strings.Cut(strings.TrimPrefix(body, "$ "), "\n")
			got := runReadmeLine(t, at, state, command)
			ran++
			if got != want {
				if !golden.Updating() {
					t.Errorf("%s prints\n%s\nthe README shows\n%s", command, got, want)
				}
				body, changed = "$ "+command+"\n"+got, true
			}
		case "sh":
			for line := range strings.Lines(strings.ReplaceAll(body, "\\\n", " ")) {
				command, _, _ := strings.Cut(strings.TrimSpace(line), " #")
				if folder, ok := strings.CutPrefix(command, "cd "); ok {
					at = filepath.Join(at, folder)
				}
				if strings.HasPrefix(command, "stance ") {
					runReadmeLine(t, at, state, strings.TrimSpace(command))
					ran++
				}
			}
		}
		rewritten.WriteString("```" + language + "\n" + body + "```")
	}
	if ran < 15 {
		t.Errorf("only %d command lines found in the README", ran)
	}
	if changed && golden.Updating() {
		if err := os.WriteFile(readme, []byte(rewritten.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// redirected is the end of a line that has the shell write the result.
var redirected = regexp.MustCompile(` > [a-z.-]+$`)

// runReadmeLine runs one command line in a folder, in this process, and gives
// what it prints; its state is that of the reader.
func runReadmeLine(t *testing.T, dir, state, line string) string {
	t.Helper()
	line = redirected.ReplaceAllString(line, "")
	words := shellWords(line)
	var out, errs bytes.Buffer
	s := &console.Streams{In: strings.NewReader(""), Out: &out, Err: &errs, Width: console.PipeWidth, Dir: dir, Env: func(string) string { return "" }, State: datasettest.StateBeside(state)}
	s.Now = func() time.Time { return time.Date(2025, 8, 20, 9, 0, 0, 0, time.UTC) }
	if code := run(words[1:], s); code != exitDone {
		t.Errorf("%s: exit code %d\n%s", line, code, errs.String())
	}
	return out.String()
}

// TestPictureOfTheTerminal holds that the picture shows what the program prints: line by line,
// with what stands in each line in its place.
func TestPictureOfTheTerminal(t *testing.T) {
	picture, err := os.ReadFile("../../data/terminal.svg")
	if err != nil {
		t.Fatal(err)
	}
	var parsed struct {
		Lines []struct {
			Spans []struct {
				X    float64 `xml:"x,attr"`
				Text string  `xml:",chardata"`
			} `xml:"tspan"`
		} `xml:"text"`
	}
	if err := xml.Unmarshal(picture, &parsed); err != nil {
		t.Fatal(err)
	}
	var got strings.Builder
	for i, line := range parsed.Lines {
		at := 0
		for _, span := range line.Spans {
			if want := 14 + 8*float64(at); span.X != want { // margin and column of .ci/terminal.go
				t.Errorf("line %d: %q begins at %v, want %v", i+1, span.Text, span.X, want)
			}
			at += utf8.RuneCountInString(span.Text)
			got.WriteString(span.Text)
		}
		got.WriteString("\n")
	}
	root, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	want := runReadmeLine(t, root, t.TempDir(), "stance diff before-alaska white-house")
	if got.String() != want {
		t.Errorf(".ci/pictures makes the picture anew, which shows\n%s\nand the program prints\n%s", got.String(), want)
	}
}

// TestReadmeNamesEveryCommand holds that readers hear of each command.
func TestReadmeNamesEveryCommand(t *testing.T) {
	text, err := os.ReadFile(readme)
	if err != nil {
		t.Fatal(err)
	}
	s, _, _ := reviewStreams(t.TempDir())
	for _, c := range newRootCommand(s).Commands() {
		if c.Hidden || c.IsAdditionalHelpTopicCommand() || c.Name() == "help" {
			continue
		}
		if !bytes.Contains(text, []byte("stance "+c.Name())) {
			t.Errorf("the README says nothing of stance %s", c.Name())
		}
	}
}
