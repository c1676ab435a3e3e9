package main

import (
	"bytes"
	"fmt"
	"regexp"
	"runtime/debug"
	"strings"
	"unicode/utf8"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"stance/cmd/stance/internal/console"
	"stance/cmd/stance/internal/result"
)

// newManCommand is for those who package the program.
func newManCommand(s *console.Streams) *cobra.Command {
	return &cobra.Command{
		Use:    "man DIR",
		Short:  "Write the manual pages",
		Hidden: true,
		Long: `Writes the manual pages into the folder DIR: one for each command, in section 1, and
one for each topic of ` + "`stance help`" + `, in section 7. They are dated by the commit that the
program was built from.

` + console.ExitHelp,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 {
				return console.Usagef("man takes one folder")
			}
			return nil
		},
		ValidArgsFunction: console.CompleteFolders(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			dir, err := result.OpenFolder(s, "", args[0])
			if err != nil {
				return err
			}
			defer dir.Close()
			return writeMan(cmd.Root(), dir)
		},
	}
}

// writeMan writes the page of a command, and those of the commands under it.
func writeMan(cmd *cobra.Command, dir *result.Folder) error {
	if err := dir.Write(manName(cmd)+"."+manSection(cmd), manPage(cmd)); err != nil {
		return err
	}
	for _, sub := range cmd.Commands() {
		if sub.IsAvailableCommand() || sub.IsAdditionalHelpTopicCommand() {
			if err := writeMan(sub, dir); err != nil {
				return err
			}
		}
	}
	return nil
}

func manName(cmd *cobra.Command) string { return strings.ReplaceAll(cmd.CommandPath(), " ", "-") }

func manSection(cmd *cobra.Command) string {
	if cmd.IsAdditionalHelpTopicCommand() {
		return "7"
	}
	return "1"
}

func manPage(cmd *cobra.Command) []byte {
	p := &manWriter{}
	p.request("TH", strings.ToUpper(manName(cmd)), manSection(cmd), buildDate(), "stance "+programVersion(), "stance")
	p.request("SH", "NAME")
	p.line(manName(cmd) + ` \- ` + roff(cmd.Short))
	if cmd.IsAdditionalHelpTopicCommand() {
		p.section("DESCRIPTION", func() { p.verbatim(cmd.Long) })
		p.seeAlso(cmd)
		return p.Bytes()
	}
	p.section("SYNOPSIS", func() {
		if cmd.Runnable() {
			p.line(`\fB` + roff(cmd.UseLine()) + `\fP`)
		}
		if cmd.HasAvailableSubCommands() {
			p.request("br")
			p.line(`\fB` + roff(cmd.CommandPath()) + `\fP \fICOMMAND\fP`)
		}
	})
	description, exits := cmd.Long, ""
	if i := strings.LastIndex(cmd.Long, console.ExitLead); i >= 0 {
		description, exits = cmd.Long[:i], cmd.Long[i+len(console.ExitLead):]
	}
	p.section("DESCRIPTION", func() { p.text(description) })
	p.commands(cmd)
	p.flags("OPTIONS", cmd.NonInheritedFlags())
	p.flags("OPTIONS OF EVERY COMMAND", cmd.InheritedFlags())
	if cmd.Example != "" {
		p.section("EXAMPLES", func() { p.verbatim(cmd.Example) })
	}
	if cmd == cmd.Root() {
		p.section("ENVIRONMENT", func() { p.line(`See \fBstance\-environment\fP(7).`) })
	}
	p.section("EXIT STATUS", func() { p.exits(exits) })
	p.seeAlso(cmd)
	return p.Bytes()
}

// buildDate is the day of the commit that the program was built from; "" where
// that is not known. It is never today, so that a page's bytes repeat.
func buildDate() string {
	if info, ok := debug.ReadBuildInfo(); ok {
		for _, s := range info.Settings {
			if s.Key == "vcs.time" {
				return s.Value[:min(len(s.Value), len("2006-01-02"))]
			}
		}
	}
	return ""
}

// manWriter writes a page in the language of man(7).
type manWriter struct{ bytes.Buffer }

func (p *manWriter) line(s string) { p.WriteString(s + "\n") }

func (p *manWriter) request(name string, args ...string) {
	p.WriteString("." + name)
	for _, a := range args {
		p.WriteString(` "` + strings.ReplaceAll(roff(a), `"`, `\(dq`) + `"`)
	}
	p.WriteByte('\n')
}

func (p *manWriter) section(title string, write func()) {
	p.request("SH", title)
	write()
}

// text writes a help text: prose is filled anew, what is indented is kept as
// it stands.
func (p *manWriter) text(s string) {
	kept := false
	for line := range strings.SplitSeq(strings.TrimSpace(s), "\n") {
		if indented := strings.HasPrefix(line, " "); indented != kept && line != "" {
			kept = indented
			p.request(map[bool]string{true: "nf", false: "fi"}[kept])
		}
		if line == "" {
			p.request("PP")
			continue
		}
		p.line(roffLine(line))
	}
	if kept {
		p.request("fi")
	}
}

// verbatim writes lines as they stand.
func (p *manWriter) verbatim(s string) {
	p.request("nf")
	for line := range strings.SplitSeq(strings.Trim(s, "\n"), "\n") {
		p.line(roffLine(line))
	}
	p.request("fi")
}

func (p *manWriter) flags(title string, flags *pflag.FlagSet) {
	if !flags.HasAvailableFlags() {
		return
	}
	p.request("SH", title)
	flags.VisitAll(func(f *pflag.Flag) {
		if f.Hidden {
			return
		}
		value, usage := pflag.UnquoteUsage(f)
		name := "--" + f.Name
		if f.Shorthand != "" {
			name = "-" + f.Shorthand + ", " + name
		}
		p.request("TP")
		p.line(strings.TrimSpace(`\fB` + roff(name) + `\fP \fI` + roff(value) + `\fP`))
		if f.DefValue != "" && f.DefValue != "false" && f.DefValue != "0" && f.DefValue != "[]" {
			usage += " (default: " + f.DefValue + ")"
		}
		p.line(roffLine(usage))
	})
}

// commands lists the commands under one, in the groups that help has.
func (p *manWriter) commands(cmd *cobra.Command) {
	if !cmd.HasAvailableSubCommands() {
		return
	}
	p.request("SH", "COMMANDS")
	list := func(group string) {
		title := group
		for _, sub := range cmd.Commands() {
			if !sub.IsAvailableCommand() || sub.GroupID != group {
				continue
			}
			if title != "" {
				p.request("SS", strings.TrimSuffix(title, ":"))
				title = ""
			}
			p.request("TP")
			p.line(`\fB` + roff(sub.Name()) + `\fP`)
			p.line(roffLine(sub.Short))
		}
	}
	list("")
	for _, g := range cmd.Groups() {
		list(g.ID)
	}
}

// exits lists exit codes, "0 done; 2 wrong use.", one below the other.
func (p *manWriter) exits(codes string) {
	for one := range strings.SplitSeq(strings.TrimSuffix(strings.Join(strings.Fields(codes), " "), "."), "; ") {
		code, meaning, _ := strings.Cut(one, " ")
		p.request("TP")
		p.line(`\fB` + roff(code) + `\fP`)
		p.line(roffLine(meaning))
	}
	p.request("PP")
	p.line(`See \fBstance\-exit\-codes\fP(7).`)
}

func (p *manWriter) seeAlso(cmd *cobra.Command) {
	var pages []string
	add := func(c *cobra.Command) {
		pages = append(pages, fmt.Sprintf(`\fB%s\fP(%s)`, roff(manName(c)), manSection(c)))
	}
	if cmd.HasParent() {
		add(cmd.Parent())
	}
	for _, c := range cmd.Commands() {
		if c.IsAvailableCommand() || c.IsAdditionalHelpTopicCommand() {
			add(c)
		}
	}
	if len(pages) > 0 {
		p.section("SEE ALSO", func() { p.line(strings.Join(pages, ",\n")) })
	}
}

var roffed = strings.NewReplacer(`\`, `\e`, "-", `\-`)

// roff escapes text within a line: what is not ASCII, too, as not every formatter reads UTF-8.
func roff(s string) string {
	var b strings.Builder
	for _, r := range roffed.Replace(s) {
		if r < utf8.RuneSelf {
			b.WriteRune(r)
		} else {
			fmt.Fprintf(&b, `\[u%04X]`, r)
		}
	}
	return b.String()
}

var backquoted = regexp.MustCompile("`([^`]*)`")

// roffLine escapes a line, which may begin with what would be a request. What
// is in backquotes becomes bold.
func roffLine(s string) string {
	line := backquoted.ReplaceAllString(roff(s), `\fB$1\fP`)
	if strings.HasPrefix(line, ".") || strings.HasPrefix(line, "'") {
		return `\&` + line
	}
	return line
}
