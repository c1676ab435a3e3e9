package console

import (
	"regexp"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"stance/positions/visible"
)

// CompletionWords is the annotation of a flag that is completed with fixed words.
const CompletionWords = "stance_words"

// Complete has a flag completed with these words, whatever its name.
func Complete(cmd *cobra.Command, flag string, words []string) {
	_ = cmd.Flags().SetAnnotation(flag, CompletionWords, words)
}

// Completions writes those choices that go on from what was typed. What stands
// before them in the word, such as the beginning of a list, is kept, and what
// the list has already is left out. What comes from files and could mean
// something to a shell is left out, too.
func Completions(choices []Choice, before, typed string) []string {
	given := strings.Split(strings.TrimSuffix(before, ","), ",")
	var words []string
	for _, c := range choices {
		if !plainWord.MatchString(c.Value) || !strings.HasPrefix(before+c.Value, typed) || slices.Contains(given, c.Value) {
			continue
		}
		words = append(words, cobra.CompletionWithDesc(before+c.Value, visible.Line(c.Label)))
	}
	return words
}

// plainWord is a word that means nothing but itself to every shell.
var plainWord = regexp.MustCompile(`^[A-Za-z0-9][A-Za-z0-9._/~-]*$`)

// NoFiles has the shell complete nothing of its own.
const NoFiles = cobra.ShellCompDirectiveNoFileComp

// CompleteFolders completes up to n arguments that are folders.
func CompleteFolders(n int) cobra.CompletionFunc {
	return func(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
		if len(args) >= n {
			return nil, NoFiles
		}
		return nil, cobra.ShellCompDirectiveFilterDirs
	}
}
