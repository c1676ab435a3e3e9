package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"
)

// TestViewExamples runs the examples of the commands that take arguments in any order,
// beside the project's own dataset and two files of a day each.
func TestViewExamples(t *testing.T) {
	work := t.TempDir()
	if err := os.CopyFS(filepath.Join(work, "data"), os.DirFS("../../data")); err != nil {
		t.Fatal(err)
	}
	day := func(date string) string { return date + ":\n  US: {ceasefire: On " + date + "}\n" }
	for name, content := range map[string]string{
		"talks.yaml":      day("2025-08-14") + day("2025-08-18"),
		"2025-08-14.yaml": day("2025-08-14"),
		"2025-08-18.yaml": day("2025-08-18"),
	} {
		if err := os.WriteFile(filepath.Join(work, name), []byte(content), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	s, _, _ := reviewStreams(".")
	tried := 0
	for _, name := range []string{"", "show", "diff", "log", "gap"} {
		cmd, _, err := newRootCommand(s).Find(strings.Fields(name))
		if err != nil {
			t.Fatal(err)
		}
		for line := range strings.SplitSeq(cmd.Example, "\n") {
			line, _, _ = strings.Cut(strings.TrimSpace(line), "   ")
			line, _, _ = strings.Cut(line, " > ")
			args := shellWords(line)[1:]
			said, code := runIn(t, work, args)
			if code != exitDone && !(code == exitFailed && strings.Contains(line, "--exit-code")) {
				t.Errorf("%s: %d: %s", line, code, said)
			}
			tried++
		}
	}
	if tried < 20 {
		t.Errorf("only %d examples", tried)
	}
}

// TestArgumentsAreShownSafely holds that what an argument has in it never gets to the
// terminal as it is, whichever command says that it means nothing, or too much.
func TestArgumentsAreShownSafely(t *testing.T) {
	for _, word := range []string{"\x1b[31mred", "\u202eevil", "a\nb", "a\rb", "\u200b", "\xff", "..\x1b]0;x\a", "latest~\x1b[2J", "\u009b31m..first", "first..\u202e", "x\x1b.yaml"} {
		for _, line := range [][]string{{"show", word}, {"diff", word}, {"log", word}, {"gap", word}, {"show", "-p", word}, {"log", "latest", word}, {"log", word, "latest"}, {"diff", "a", word}, {"gap", "--at", "latest", "first", word}} {
			said, code := runIn(t, "../..", line)
			if code != exitUsage {
				t.Errorf("%q: exit code %d", line, code)
			}
			for _, r := range strings.ReplaceAll(said, "\n", "") {
				if !unicode.IsPrint(r) || r == unicode.ReplacementChar {
					t.Errorf("%q says %q", line, said)
					break
				}
			}
			if strings.Count(said, "\n") > 6 {
				t.Errorf("%q says\n%s", line, said)
			}
		}
	}
}

// TestManyNamesAreNotAllListed holds that a message on a word that means nothing, or too
// much, keeps its size however many parties and issues there are.
func TestManyNamesAreNotAllListed(t *testing.T) {
	work := t.TempDir()
	var text strings.Builder
	text.WriteString("2025-08-14:\n")
	for i := range 2000 {
		text.WriteString("  Party " + strings.Repeat("x", i%7) + string(rune('a'+i%26)) + string(rune('a'+i/26%26)) + string(rune('a'+i/676)) + ": {peace: Soon}\n")
	}
	if err := os.WriteFile(filepath.Join(work, "many.yaml"), []byte(text.String()), 0o666); err != nil {
		t.Fatal(err)
	}
	for _, word := range []string{"party", "zzzzzzzz"} {
		for _, line := range [][]string{{"show", word, "many.yaml"}, {"show", word, "peace", "2025-08-14", "many.yaml"}} {
			said, code := runIn(t, work, line)
			if code != exitUsage || len(said) > 2000 {
				t.Errorf("%q: %d, %d bytes: %.300s", line, code, len(said), said)
			}
		}
	}
}
