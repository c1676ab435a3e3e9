package main

import (
	"bytes"
	"cmp"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"stance/cmd/stance/internal/console"
	"stance/cmd/stance/internal/dataset"
	"stance/positions/yamlfile/schema"
)

// shells are those that there is completion for.
var shells = []console.Choice{{Value: "bash", Label: "with the package bash-completion"}, {Value: "zsh", Label: "with compinit"}, {Value: "fish", Label: "as it is"}, {Value: "powershell", Label: "also on Linux and macOS"}}

// newCompletionCommand replaces the library's, which has a command for each
// shell and another project's words.
func newCompletionCommand(s *console.Streams) *cobra.Command {
	return &cobra.Command{
		Use:   "completion SHELL",
		Short: "Have your shell complete dates, parties and the rest on Tab",
		Long: `Prints the script with which a shell completes command lines of stance on Tab:
commands and flags with their values, endings of files, git revisions, and from your
dataset its dates, labels, parties, issues, positions, sources, speakers, terms and records. SHELL is bash, zsh, fish or powershell.

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
		return writeChanged(w, func(w io.Writer) error { return root.GenBashCompletionV2(w, true) }, forBash)
	case "zsh":
		return root.GenZshCompletion(w)
	case "fish":
		return writeChanged(w, func(w io.Writer) error { return root.GenFishCompletion(w, true) }, forFish)
	case "powershell", "pwsh":
		return root.GenPowerShellCompletionWithDesc(w)
	}
	return &console.UsageError{Message: fmt.Sprintf("no completion for the shell %q", shell), Hint: console.DidYouMean(shell, []string{"bash", "zsh", "fish", "powershell"})}
}

// What the library's scripts get wrong is changed in them.
var (
	// The library quotes words, and bash then quotes the commas of a list, too, so that it
	// never matches what was typed. Of what is completed here spaces alone mean something
	// to a shell; they are quoted where words come in, so that what several have in common
	// is as well.
	forBash = []changed{
		{`"%q`, `"%s`},
		{`            completions+=("$comp")`, `            local word=${comp%%$'\t'*}
            completions+=("${word// /\\ }${comp:${#word}}")`},
	}

	// The library takes the quotation marks away from the words of the line and has fish
	// run them: what stood in quotation marks would be commands.
	forFish = []changed{
		{`"STANCE_ACTIVE_HELP=0 $args[1] __complete $args[2..-1] $lastArg"`,
			`"STANCE_ACTIVE_HELP=0 "(commandline -pc | string join ' ' | string replace -r '^\s*(\S+)' '$1 __complete')
    test -n (commandline -ct | string collect); or set requestComp "$requestComp ''"`},
	}
)

// changed is what stands in a script, and what is to.
type changed struct{ from, to string }

// writeChanged writes a script of the library's with changes, each of which it has a place for.
func writeChanged(w io.Writer, generate func(io.Writer) error, changes []changed) error {
	var b bytes.Buffer
	if err := generate(&b); err != nil {
		return err
	}
	script := b.String()
	for _, c := range changes {
		if !strings.Contains(script, c.from) {
			return fmt.Errorf("the library's script has changed: there is no %s in it", c.from)
		}
		script = strings.ReplaceAll(script, c.from, c.to)
	}
	_, err := io.WriteString(w, script)
	return err
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
			complete = completeWords(f, words)
		} else if endings, ok := f.Annotations[console.CompletionEndings]; ok {
			complete = completeEndings(s, endings)
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

// completeWords completes a flag with its words; with what they mean in a dataset's files
// where nothing is said of them.
func completeWords(f *pflag.Flag, words []string) cobra.CompletionFunc {
	return func(_ *cobra.Command, _ []string, typed string) ([]string, cobra.ShellCompDirective) {
		choices := console.Choices(words)
		meanings := schema.Meanings(strings.TrimPrefix(f.Name, "accepts-"))
		for i := range choices {
			choices[i].Label = cmp.Or(choices[i].Label, meanings[choices[i].Value])
		}
		return inOrder(console.Completions(choices, "", typed))
	}
}

// inOrder has the shell list words as they come, from one pole of a scale to the other or by
// weight, and not by the alphabet.
func inOrder(words []string) ([]string, cobra.ShellCompDirective) {
	if len(words) > 1 {
		return words, console.NoFiles | cobra.ShellCompDirectiveKeepOrder
	}
	return words, console.NoFiles
}

// completeEndings completes the name of a file to be written, once something of it is typed
// and no file begins so, with the endings that decide the format.
func completeEndings(s *console.Streams, endings []string) cobra.CompletionFunc {
	return func(_ *cobra.Command, _ []string, typed string) ([]string, cobra.ShellCompDirective) {
		folder, name := filepath.Split(typed)
		stem := typed
		if dot := strings.LastIndexByte(name, '.'); dot >= 0 {
			name, stem = name[:dot], folder+name[:dot]
		} else if begun(s.Path(cmp.Or(folder, ".")), name) {
			name = ""
		}
		if name == "" {
			return nil, cobra.ShellCompDirectiveDefault
		}
		choices := console.Choices(endings)
		for i := range choices {
			choices[i].Value = stem + choices[i].Value
		}
		return console.Completions(choices, "", typed), cobra.ShellCompDirectiveDefault
	}
}

// begun reports whether the name of something in a folder begins so.
func begun(folder, name string) bool {
	there, err := os.ReadDir(folder)
	return err == nil && slices.ContainsFunc(there, func(e os.DirEntry) bool { return strings.HasPrefix(e.Name(), name) })
}

// completeFlag completes a flag; one that takes several values, each after a comma; one that
// takes a pair, each side of its =.
func completeFlag(s *console.Streams, f *pflag.Flag, list func(*dataset.Glance) []console.Choice) cobra.CompletionFunc {
	between := map[string]string{"stringSlice": ",", "range": ",", "members": ",", "ended": "="}[f.Value.Type()]
	return func(cmd *cobra.Command, _ []string, typed string) ([]string, cobra.ShellCompDirective) {
		g := dataset.GlanceOf(s, cmd)
		g.Typed = typed
		if i := strings.LastIndex(typed, between); between != "" && i >= 0 {
			g.Before, g.Typed = typed[:i+1], typed[i+1:]
		}
		words := console.Completions(list(g), g.Before, typed)
		if between == "=" && g.Before == "" {
			return console.GoingOn(words, between), console.NoFiles | cobra.ShellCompDirectiveNoSpace
		}
		return inOrder(words)
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
