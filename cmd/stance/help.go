package main

import (
	"bytes"
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/spf13/cobra"

	"stance/cmd/stance/internal/console"
	"stance/diff/report/terminal"
)

// helpWidth is how long a line of help is at most, in columns, so that it fits on a terminal of the
// usual width; on a narrower one it is as wide as that.
const helpWidth = 80

// groups are the kinds of commands, in the order in which help lists them.
var groups = []struct {
	title    string
	commands []string
}{
	{"Look:", []string{"show", "log", "serve"}},
	{"Compare:", []string{"diff", "gap"}},
	{"Check:", []string{"check", "verify", "review", "audit", "agreement"}},
	{"Write:", []string{"init", "add", "source", "edit", "rm", "rename", "undo"}},
	{"Exchange:", []string{"import", "export", "schema"}},
	{"Publish:", []string{"report", "site"}},
	{"Settings:", []string{"completion", "config", "help"}},
}

// groupOf finds the group of a command; "" for none.
func groupOf(name string) string {
	for _, g := range groups {
		for _, c := range g.commands {
			if c == name {
				return g.title
			}
		}
	}
	return ""
}

// layHelp has every command's help written in short lines, its commands in groups, and shown in
// the pager where it is longer than a person's terminal.
func layHelp(s *console.Streams, root *cobra.Command) {
	for _, g := range groups {
		root.AddGroup(&cobra.Group{ID: g.title, Title: g.title})
	}
	for _, c := range root.Commands() {
		c.GroupID = groupOf(c.Name())
	}
	root.SetHelpFunc(func(c *cobra.Command, _ []string) {
		text := helpOf(c, min(s.Width, helpWidth))
		if s.Terminal && s.Height > 0 && strings.Count(text, "\n") >= s.Height && s.Page([]byte(text)) {
			return
		}
		fmt.Fprint(c.OutOrStdout(), text)
	})
}

// helpOf is the help of a command, in lines of a width. A topic's are as they were written.
func helpOf(c *cobra.Command, width int) string {
	var b bytes.Buffer
	if c.IsAdditionalHelpTopicCommand() {
		b.WriteString(strings.TrimRight(c.Long, "\n") + "\n")
		if c.Name() == columnsTopic {
			b.WriteString(columnsHelp())
		}
		return b.String()
	}
	b.WriteString(filled(c.Long, width) + "\n\nUsage:\n")
	if c.Runnable() {
		b.WriteString(hung("  "+c.UseLine(), width, 4) + "\n")
	}
	if c.HasAvailableSubCommands() {
		b.WriteString(hung("  "+c.CommandPath()+" COMMAND", width, 4) + "\n")
	}
	if c.HasExample() {
		b.WriteString("\nExamples:\n" + c.Example + "\n")
	}
	if c.HasAvailableSubCommands() {
		b.WriteString(commandsOf(c, width))
	}
	for _, flags := range []struct{ title, usages string }{
		{"Flags:", c.LocalFlags().FlagUsagesWrapped(width)}, {"Global Flags:", c.InheritedFlags().FlagUsagesWrapped(width)},
	} {
		if flags.usages != "" {
			b.WriteString("\n" + flags.title + "\n" + strings.TrimRight(flags.usages, "\n ") + "\n")
		}
	}
	if c.HasHelpSubCommands() {
		b.WriteString("\nTopics of stance help:\n")
		for _, t := range c.Commands() {
			if t.IsAdditionalHelpTopicCommand() {
				b.WriteString(listed(t, width))
			}
		}
	}
	return b.String()
}

// commandsOf lists the commands under one, in their groups where they have any.
func commandsOf(c *cobra.Command, width int) string {
	var b strings.Builder
	title := ""
	list := func(group, called string) {
		for _, sub := range c.Commands() {
			if sub.GroupID != group || !sub.IsAvailableCommand() && sub.Name() != "help" {
				continue
			}
			if title != called {
				title = called
				b.WriteString("\n" + title + "\n")
			}
			b.WriteString(listed(sub, width))
		}
	}
	for _, g := range c.Groups() {
		list(g.ID, g.Title)
	}
	list("", "Commands:")
	return b.String()
}

// listed is a command or topic in a list.
func listed(c *cobra.Command, width int) string {
	const names = 11 // columns
	return hung(fmt.Sprintf("  %-*s %s", names, c.Name(), c.Short), width, names+1) + "\n"
}

// hung wraps a line, all but the first of its lines indented.
func hung(line string, width, hang int) string { return terminal.Wrap(line, width, hang) }

// filled lays a help text out: paragraphs are filled anew, and so are points behind a dash and
// entries of a list whose words stand in a column of their own; anything else that is indented
// stays in its lines.
func filled(text string, width int) string {
	lines := strings.Split(text, "\n")
	var out []string
	for i := 0; i < len(lines); i++ {
		line, column := lines[i], wordsAt(lines[i])
		if column == 0 && indentOf(line) > 0 {
			out = append(out, line)
			continue
		}
		for line != "" && i+1 < len(lines) && lines[i+1] != "" {
			next := lines[i+1]
			if indentOf(next) != column || column == 0 && wordsAt(next) > 0 {
				break
			}
			i++
			line += " " + strings.TrimLeft(next, " ")
		}
		out = append(out, hung(line, width, max(column-indentOf(line), 0)))
	}
	return strings.Join(out, "\n")
}

// indentOf is how many spaces a line begins with.
func indentOf(line string) int { return len(line) - len(strings.TrimLeft(line, " ")) }

// wordsAt is the column in which an entry of a list has its words, behind several spaces or a
// dash; 0 where it has none, and for prose.
func wordsAt(line string) int {
	begin := indentOf(line)
	if strings.HasPrefix(line[begin:], "- ") {
		return begin + 2
	}
	head, rest, columns := strings.Cut(line[begin:], "  ")
	if !columns {
		return 0
	}
	return utf8.RuneCountInString(line[:begin]+head) + 2 + indentOf(rest)
}
