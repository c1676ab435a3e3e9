package console

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"stance/positions/problem"
)

// elsewhere are words by which other programs call what commands here do. They are looked up where a
// command line begins with them; what they lead to is named, and never run.
var elsewhere = map[string][]string{
	"compare": {"diff"}, "changes": {"diff"}, "validate": {"check"}, "lint": {"check"}, "history": {"log"}, "list": {"show"}, "ls": {"show"}, "view": {"show"},
	"status": {""}, "summary": {"diff", "report"}, "delete": {"rm"}, "remove": {"rm"}, "mv": {"rename"}, "new": {"add"}, "create": {"init"},
}

// CommandMeant names the command under cmd that a mistyped word most likely
// means, as it has to be typed; "" where none is near. Topics are among them
// where prefix asks for help. What another program calls so keeps the rest of the line.
func CommandMeant(cmd *cobra.Command, prefix, typed string, rest ...string) string {
	if there := elsewhere[strings.ToLower(typed)]; there != nil && !cmd.HasParent() {
		if f := cmd.Flags().Lookup("data"); f != nil && f.Changed {
			rest = append(slices.Clone(rest), "-C", f.Value.String())
		}
		lines := make([]string, len(there))
		for i, name := range there {
			lines[i] = "`" + strings.TrimSpace(cmd.Name()+" "+prefix+name) + "`"
			for _, word := range rest {
				lines[i] = strings.TrimSuffix(lines[i], "`") + " " + ShellWord(word) + "`"
			}
		}
		return "did you mean " + Either(lines) + "?"
	}
	var names []string
	for _, c := range cmd.Commands() {
		if c.IsAvailableCommand() || prefix == "help " && c.IsAdditionalHelpTopicCommand() {
			names = append(names, c.Name())
		}
	}
	near, ok := problem.Nearest(typed, names)
	if !ok {
		return ""
	}
	path := strings.TrimPrefix(cmd.CommandPath()+" "+near, cmd.Root().Name()+" ")
	return fmt.Sprintf("did you mean `%s %s%s`?", cmd.Root().Name(), prefix, path)
}

// FlagError words what is wrong with the flags of a command line.
func FlagError(cmd *cobra.Command, err error) error {
	message := err.Error()
	if i := strings.Index(message, ": strconv."); i >= 0 { // the library's words, of use to nobody
		message = message[:i] + ": it does not take this value"
	}
	e := &UsageError{message, fmt.Sprintf("`%s --help` lists the flags", cmd.CommandPath())}
	var unknown *pflag.NotExistError
	if !errors.As(err, &unknown) {
		return e
	}
	if words := cmd.Flags().Args(); cmd.HasSubCommands() && len(words) > 0 { // then it is a flag of the command that was mistyped
		if meant := CommandMeant(cmd, "", words[0]); meant != "" {
			return &UsageError{fmt.Sprintf("no command %q", strings.TrimPrefix(cmd.CommandPath()+" "+words[0], cmd.Root().Name()+" ")), meant}
		}
	}
	if unknown.GetSpecifiedShortnames() != "" {
		return e
	}
	var names []string
	cmd.Flags().VisitAll(func(f *pflag.Flag) {
		if !f.Hidden {
			names = append(names, f.Name)
		}
	})
	if near, ok := problem.Nearest(unknown.GetSpecifiedName(), names); ok {
		e.Hint = fmt.Sprintf("did you mean --%s? %s", near, e.Hint)
	}
	return e
}

// AtMost refuses more arguments than a command has use for.
func AtMost(n int, what string) cobra.PositionalArgs {
	return func(_ *cobra.Command, args []string) error {
		if len(args) > n {
			return Usagef("too many arguments: %q; %s", args[n], what)
		}
		return nil
	}
}
