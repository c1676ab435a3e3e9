package main

import (
	"embed"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"stance/cmd/stance/internal/result"
	"stance/data"
)

//go:embed help
var helpTexts embed.FS

// topics are the pages of `stance help TOPIC`, in the order listed.
var topics = []struct{ name, short string }{
	{"arguments", "How dates, parties, issues and files are told apart"},
	{"dates", "How dates and periods are given"},
	{"formats", "Tables, JSON, CSV and the rest"},
	{"tables", "How tables, surveys and coded statements are taken in"},
	{columnsTopic, "Every column of the tables that export writes"},
	{"sql", "Queries over what export writes: in force, kinds of change, gaps"},
	{"measures", "What every word and figure means"},
	{"environment", "Every variable that counts"},
	{"exit-codes", "What a command's exit code says"},
	{"team", "Code, check, verify, review, audit, report: a team's week"},
}

// columnsTopic is the page that the tables' own columns are added to.
const columnsTopic = "columns"

// newTopicCommands makes a help topic of each page: a command that does
// nothing but be explained.
func newTopicCommands() []*cobra.Command {
	var commands []*cobra.Command
	for _, t := range topics {
		text, err := helpTexts.ReadFile("help/" + t.name + ".txt")
		if err != nil {
			panic(fmt.Sprintf("the program was built without its help on %s", t.name)) // cannot happen: see TestTopics
		}
		c := &cobra.Command{Use: t.name, Short: t.short, Long: withFiles(string(text))}
		commands = append(commands, c)
	}
	return commands
}

// withFiles puts files of the example into a page, each in the place of a line that
// names it behind an @, indented as what is to be copied is; and behind @formats the list
// of formats.
func withFiles(page string) string {
	var b strings.Builder
	for line := range strings.Lines(page) {
		name, ok := strings.CutPrefix(strings.TrimSuffix(line, "\n"), "@")
		if !ok {
			b.WriteString(line)
			continue
		}
		if name == "formats" {
			b.WriteString(result.FormatsHelp())
			continue
		}
		text, err := data.Example.ReadFile(name)
		if err != nil {
			panic(fmt.Sprintf("the program was built without %s", name)) // cannot happen: see TestTeamFiles
		}
		for line := range strings.Lines(string(text)) {
			if line != "\n" {
				b.WriteString("    ")
			}
			b.WriteString(line)
		}
	}
	return b.String()
}
