package main

import (
	"regexp"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"stance/positions/visible"
)

// completionWords is the annotation of a flag that is completed with fixed words.
const completionWords = "stance_words"

// complete has a flag completed with these words, whatever its name.
func complete(cmd *cobra.Command, flag string, words []string) {
	_ = cmd.Flags().SetAnnotation(flag, completionWords, words)
}

// completions writes those choices that go on from what was typed. What stands
// before them in the word, such as the beginning of a list, is kept, and what
// the list has already is left out. What comes from files and could mean
// something to a shell is left out, too.
func completions(choices []choice, before, typed string) []string {
	given := strings.Split(strings.TrimSuffix(before, ","), ",")
	var words []string
	for _, c := range choices {
		if !plainWord.MatchString(c.value) || !strings.HasPrefix(before+c.value, typed) || slices.Contains(given, c.value) {
			continue
		}
		words = append(words, cobra.CompletionWithDesc(before+c.value, visible.Line(c.label)))
	}
	return words
}

// plainWord is a word that means nothing but itself to every shell.
var plainWord = regexp.MustCompile(`^[A-Za-z0-9][A-Za-z0-9._/~-]*$`)

const noFiles = cobra.ShellCompDirectiveNoFileComp

// completeFolders completes up to n arguments that are folders.
func completeFolders(n int) cobra.CompletionFunc {
	return func(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
		if len(args) >= n {
			return nil, noFiles
		}
		return nil, cobra.ShellCompDirectiveFilterDirs
	}
}
