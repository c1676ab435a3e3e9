package console

import (
	"regexp"
	"slices"
	"strings"
	"sync"

	"github.com/spf13/cobra"

	"stance/positions/visible"
)

// CompletionWords is the annotation of a flag that is completed with fixed words.
const CompletionWords = "stance_words"

// CompletionEndings is the annotation of a flag that is a file to be written, with the
// endings that its name can have.
const CompletionEndings = "stance_endings"

// Complete has a flag completed with these words, whatever its name. What a word means
// can stand behind it, after a tab.
func Complete(cmd *cobra.Command, flag string, words []string) {
	_ = cmd.Flags().SetAnnotation(flag, CompletionWords, words)
}

// CompleteEndings has the name of a file that a flag names completed with these endings,
// told likewise.
func CompleteEndings(cmd *cobra.Command, flag string, endings []string) {
	_ = cmd.Flags().SetAnnotation(flag, CompletionEndings, endings)
}

// Choices are words as Complete has them.
func Choices(words []string) []Choice {
	var choices []Choice
	for _, w := range words {
		value, meaning, _ := strings.Cut(w, "\t")
		choices = append(choices, Choice{Value: value, Label: meaning})
	}
	return choices
}

// Completions writes those choices that go on from what was typed. What stands
// before them in the word, such as the beginning of a list, is kept, and what
// the list has already is left out. What comes from files and could mean
// something to a shell is left out, too.
func Completions(choices []Choice, before, typed string) []string {
	given := strings.Split(strings.TrimSuffix(before, ","), ",")
	var words []string
	for _, c := range choices {
		if !plainWord().MatchString(c.Value) || !strings.HasPrefix(before+c.Value, typed) || slices.Contains(given, c.Value) {
			continue
		}
		words = append(words, cobra.CompletionWithDesc(before+c.Value, visible.Line(c.Label)))
	}
	return words
}

// GoingOn has completions go on with a mark, such as the / between the parts of a name.
func GoingOn(completions []string, mark string) []string {
	for i, c := range completions {
		value, description, described := strings.Cut(c, "\t")
		completions[i] = value + mark
		if described {
			completions[i] += "\t" + description
		}
	}
	return completions
}

// plainWord is a word that means nothing but itself to every shell, but for the spaces in
// it, which the shells' scripts take care of: letters and digits of any script, and marks
// that no shell obeys.
// It is made when it is first asked for, as that takes longer than anything else at the start.
var plainWord = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^[\pL\pN./][\pL\pM\pN._/~’-]*( [\pL\pN][\pL\pM\pN._/~’-]*)*$`)
})

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
