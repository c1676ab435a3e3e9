package console

import (
	"slices"
	"testing"

	"github.com/spf13/cobra"
)

func TestCompletions(t *testing.T) {
	choices := []Choice{{"ukraine", "Ukraine"}, {"uk", "United\nKingdom"}, {"usa", ""}, {"Zoë d’Or", "a name"}, {"$(x)", "a command"}, {"it's", "a quotation mark"}, {"two  spaces", ""}, {"end ", "a space"}, {"a b\u202ec", "invisible"}, {"-x", "a flag"}, {"", "none"}}
	for _, c := range []struct {
		before, typed string
		want          []string
	}{
		{"", "", []string{"ukraine\tUkraine", "uk\tUnited Kingdom", "usa\t", "Zoë d’Or\ta name"}},
		{"", "uk", []string{"ukraine\tUkraine", "uk\tUnited Kingdom"}},
		{"", "UK", nil},
		{"", "russia", nil},
		{"ukraine,", "ukraine,u", []string{"ukraine,uk\tUnited Kingdom", "ukraine,usa\t"}},
		{"ukraine,usa,", "ukraine,usa,", []string{"ukraine,usa,uk\tUnited Kingdom", "ukraine,usa,Zoë d’Or\ta name"}},
		{"", "Zoë d", []string{"Zoë d’Or\ta name"}},
		{"land=", "land=us", []string{"land=usa\t"}},
	} {
		if got := Completions(choices, c.before, c.typed); !slices.Equal(got, c.want) {
			t.Errorf("%q after %q: %q, want %q", c.typed, c.before, got, c.want)
		}
	}
}

func TestCompletedFlagsAndFolders(t *testing.T) {
	cmd := &cobra.Command{Use: "x"}
	cmd.Flags().String("color", "", "")
	Complete(cmd, "color", []string{"auto", "never"})
	if words := cmd.Flags().Lookup("color").Annotations[CompletionWords]; !slices.Equal(words, []string{"auto", "never"}) {
		t.Errorf("--color is completed with %q", words)
	}
	for given, want := range map[int]cobra.ShellCompDirective{0: cobra.ShellCompDirectiveFilterDirs, 1: cobra.ShellCompDirectiveFilterDirs, 2: NoFiles, 3: NoFiles} {
		if words, directive := CompleteFolders(2)(cmd, make([]string, given), ""); words != nil || directive != want {
			t.Errorf("after %d folders: %q, %v", given, words, directive)
		}
	}
}

// What a word means stands behind it, and a name that is not whole goes on.
func TestChoices(t *testing.T) {
	words := []string{"a\tfirst", "b"}
	if got := Choices(words); !slices.Equal(got, []Choice{{"a", "first"}, {"b", ""}}) {
		t.Errorf("%q are the choices %q", words, got)
	}
	if got := GoingOn(words, "/"); !slices.Equal(got, []string{"a/\tfirst", "b/"}) {
		t.Errorf("going on: %q", got)
	}
}
