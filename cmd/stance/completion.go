package main

import (
	"bytes"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"stance/cmd/stance/internal/console"
	"stance/cmd/stance/internal/dataset"
)

// shells are those that there is completion for.
var shells = []console.Choice{{Value: "bash", Label: ""}, {Value: "zsh", Label: ""}, {Value: "fish", Label: ""}, {Value: "powershell", Label: "also on Linux and macOS"}}

// newCompletionCommand replaces the library's, which has a command for each
// shell and another project's words.
func newCompletionCommand(s *console.Streams) *cobra.Command {
	return &cobra.Command{
		Use:   "completion SHELL",
		Short: "Have your shell complete dates, parties and the rest on Tab",
		Long: `Prints the script with which a shell completes command lines of stance on Tab:
commands and flags, and from your dataset its dates, labels, parties, issues,
positions, sources and records. SHELL is bash, zsh, fish or powershell.

To have it in every shell from now on:

bash, with the package bash-completion:
  mkdir -p ~/.local/share/bash-completion/completions
  stance completion bash > ~/.local/share/bash-completion/completions/stance

zsh, in a folder that $fpath names, and with compinit in ~/.zshrc:
  stance completion zsh > "${fpath[1]}/_stance"

fish:
  stance completion fish > ~/.config/fish/completions/stance.fish

PowerShell, in the file that $PROFILE names:
  stance completion powershell | Out-String | Invoke-Expression

` + console.ExitHelp,
		Example: `  source <(stance completion bash)     # in this shell only
  stance completion fish | source      # likewise`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 {
				return &console.UsageError{Message: "completion takes one shell", Hint: "write bash, zsh, fish or powershell"}
			}
			return nil
		},
		ValidArgsFunction: func(_ *cobra.Command, args []string, typed string) ([]string, cobra.ShellCompDirective) {
			if len(args) > 0 {
				return nil, console.NoFiles
			}
			return console.Completions(shells, "", typed), console.NoFiles
		},
		RunE: func(cmd *cobra.Command, args []string) error { return writeCompletion(cmd.Root(), s.Out, args[0]) },
	}
}

func writeCompletion(root *cobra.Command, w io.Writer, shell string) error {
	switch shell {
	case "bash":
		var script bytes.Buffer
		if err := root.GenBashCompletionV2(&script, true); err != nil {
			return err
		}
		// The library quotes words for the shell, and bash then quotes the
		// commas of a list, so that it never matches what was typed. All words
		// that are completed here are plain.
		_, err := w.Write(bytes.ReplaceAll(script.Bytes(), []byte(`"%q`), []byte(`"%s`)))
		return err
	case "zsh":
		return root.GenZshCompletion(w)
	case "fish":
		return root.GenFishCompletion(w, true)
	case "powershell", "pwsh":
		return root.GenPowerShellCompletionWithDesc(w)
	}
	return &console.UsageError{Message: fmt.Sprintf("no completion for the shell %q", shell), Hint: console.DidYouMean(shell, []string{"bash", "zsh", "fish", "powershell"})}
}

// asksForWords reports whether a command line is a shell's question for
// completions.
func asksForWords(args []string) bool {
	return len(args) > 0 && (args[0] == cobra.ShellCompRequestCmd || args[0] == cobra.ShellCompNoDescRequestCmd)
}

// addCompletion gives every flag of every command its completion: the words that
// the command names for it, or by its name, as a name means the same in all of
// them. Files are completed only where the flag says that it takes one. It is for
// shells' questions alone: the library keeps what it is given for good, in one table
// for all commands of a process.
func addCompletion(s *console.Streams, cmd *cobra.Command) {
	cmd.Flags().VisitAll(func(f *pflag.Flag) {
		value, _ := pflag.UnquoteUsage(f)
		complete := cobra.NoFileCompletions
		if words, ok := f.Annotations[console.CompletionWords]; ok {
			complete = cobra.FixedCompletions(words, console.NoFiles)
		} else if list := dataset.FlagChoices[f.Name]; list != nil {
			complete = completeFlag(s, f, list)
		} else if value == "file" || value == "folder" {
			return
		}
		_ = cmd.RegisterFlagCompletionFunc(f.Name, complete)
	})
	for _, sub := range cmd.Commands() {
		addCompletion(s, sub)
	}
}

// completeFlag completes a flag; one that takes several values, each after a
// comma.
func completeFlag(s *console.Streams, f *pflag.Flag, list func(*dataset.Glance) []console.Choice) cobra.CompletionFunc {
	several := slices.Contains([]string{"stringSlice", "range", "members"}, f.Value.Type())
	return func(cmd *cobra.Command, _ []string, typed string) ([]string, cobra.ShellCompDirective) {
		before := ""
		if several {
			before = typed[:strings.LastIndexByte(typed, ',')+1]
		}
		return console.Completions(list(dataset.GlanceOf(s, cmd)), before, typed), console.NoFiles
	}
}

// completeHelp completes `stance help`: commands, their commands, and topics.
func completeHelp(cmd *cobra.Command, args []string, typed string) ([]string, cobra.ShellCompDirective) {
	of, rest, err := cmd.Root().Find(args)
	if err != nil || len(rest) > 0 {
		return nil, console.NoFiles
	}
	var known []console.Choice
	for _, c := range of.Commands() {
		if c.IsAvailableCommand() || c.IsAdditionalHelpTopicCommand() {
			known = append(known, console.Choice{Value: c.Name(), Label: c.Short})
		}
	}
	return console.Completions(known, "", typed), console.NoFiles
}
