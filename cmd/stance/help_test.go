package main

import (
	"os"
	"strings"
	"testing"

	"github.com/clipperhouse/displaywidth"
	"github.com/spf13/cobra"

	"stance/cmd/stance/internal/console"
)

// everyCommand are all commands and topics, the root first.
func everyCommand(root *cobra.Command) []*cobra.Command {
	all := []*cobra.Command{root}
	for _, c := range root.Commands() {
		all = append(all, everyCommand(c)...)
	}
	return all
}

// Help has no line that is cut or broken on a terminal of the usual width; on a narrower
// one only what is to be copied goes on beyond its edge.
func TestHelpFitsTheTerminal(t *testing.T) {
	root := newRootCommand(&console.Streams{Env: os.Getenv})
	for _, c := range everyCommand(root) {
		files := false // of a page that has some to be copied
		for line := range strings.Lines(helpOf(c, helpWidth)) {
			line = strings.TrimSuffix(line, "\n")
			files = c.Name() == "team" && (files && (line == "" || strings.HasPrefix(line, "    ")) || strings.HasPrefix(line, "    # For Git"))
			if w := displaywidth.String(line); w > helpWidth && !files {
				t.Errorf("%s: %d columns: %s", c.CommandPath(), w, line)
			}
		}
		if c.IsAdditionalHelpTopicCommand() {
			continue
		}
		const narrow = 40
		example := false
		for line := range strings.Lines(helpOf(c, narrow)) {
			line = strings.TrimSuffix(line, "\n")
			example = line == "Examples:" || example && line != ""
			if w := displaywidth.String(line); w > narrow && !example && !strings.HasPrefix(line, "  ") {
				t.Errorf("%s, narrow: %d columns: %s", c.CommandPath(), w, line)
			}
		}
	}
}

// Every command stands in one group of the help, and every group has commands.
func TestCommandsAreGrouped(t *testing.T) {
	root := newRootCommand(&console.Streams{Env: os.Getenv})
	listed := map[string]int{}
	for _, g := range groups {
		for _, name := range g.commands {
			listed[name]++
		}
	}
	help := helpOf(root, helpWidth)
	for _, c := range root.Commands() {
		if !c.IsAvailableCommand() && c.Name() != "help" {
			continue
		}
		if listed[c.Name()] != 1 || strings.Count(help, "\n  "+c.Name()+" ") != 1 {
			t.Errorf("%s is listed %d times", c.Name(), listed[c.Name()])
		}
		delete(listed, c.Name())
	}
	for name := range listed {
		t.Errorf("%s is no command", name)
	}
	if strings.Contains(help, "\nCommands:\n") {
		t.Error("some commands stand in no group")
	}
}

// Paragraphs are filled anew, and so are points and entries with a column; what is indented
// otherwise stays as it was written.
func TestHelpIsFilled(t *testing.T) {
	const text = `A paragraph that was
written in short lines, and goes on.

  one    an entry that
         goes on
  second another
  three  the last of them, too

- a point that
  goes on
- another

    kept = as it was written, however long it is
      and deeper`
	const want = `A paragraph that was
written in short lines,
and goes on.

  one    an entry that
         goes on
  second another
  three  the last of
         them, too

- a point that goes on
- another

    kept = as it was written, however long it is
      and deeper`
	if got := filled(text, 24); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}
