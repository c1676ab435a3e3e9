package console

import (
	"errors"
	"io"
	"strings"
	"testing"

	"github.com/spf13/cobra"
)

// someCommands are a program with a command, one with a command under it, and a topic.
func someCommands() *cobra.Command {
	does := func(*cobra.Command, []string) error { return nil }
	root := &cobra.Command{Use: "stance", RunE: does, Args: cobra.ArbitraryArgs, SilenceErrors: true, SilenceUsage: true}
	root.SetFlagErrorFunc(FlagError)
	root.SetOut(io.Discard)
	show := &cobra.Command{Use: "show", RunE: does, Args: AtMost(1, "show takes one date")}
	show.Flags().Int("width", 0, "")
	show.Flags().BoolP("verbose", "v", false, "")
	show.Flags().String("secret", "", "")
	_ = show.Flags().MarkHidden("secret")
	review := &cobra.Command{Use: "review", RunE: does, Args: cobra.ArbitraryArgs}
	review.AddCommand(&cobra.Command{Use: "approve", RunE: does})
	root.AddCommand(show, review, &cobra.Command{Use: "hidden", Hidden: true, RunE: does}, &cobra.Command{Use: "dates", Long: "A topic."})
	return root
}

func TestCommandMeant(t *testing.T) {
	root := someCommands()
	review, _, err := root.Find([]string{"review"})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		under               *cobra.Command
		prefix, typed, want string
	}{
		{root, "", "shwo", "did you mean `stance show`?"},
		{root, "help ", "shwo", "did you mean `stance help show`?"},
		{root, "help ", "date", "did you mean `stance help dates`?"},
		{root, "", "dates", ""}, // a topic is no command
		{root, "", "hiddne", ""},
		{root, "", "completely-else", ""},
		{review, "", "aprove", "did you mean `stance review approve`?"},
		{review, "", "show", ""},
	} {
		if got := CommandMeant(c.under, c.prefix, c.typed); got != c.want {
			t.Errorf("%s %s%s: %q, want %q", c.under.Name(), c.prefix, c.typed, got, c.want)
		}
	}
}

// What is wrong with a command line is said, and how to mend it.
func TestMistakesInTheCommandLine(t *testing.T) {
	for line, want := range map[string]UsageError{
		"show --widht 80":       {"unknown flag: --widht", "did you mean --width? `stance show --help` lists the flags"},
		"show --zzzzzz":         {"unknown flag: --zzzzzz", "`stance show --help` lists the flags"},
		"show --secrt x":        {"unknown flag: --secrt", "`stance show --help` lists the flags"}, // what it is near to is hidden
		"show -x":               {"unknown shorthand flag: 'x' in -x", "`stance show --help` lists the flags"},
		"show --width":          {"flag needs an argument: --width", "`stance show --help` lists the flags"},
		"show --width=wide":     {`invalid argument "wide" for "--width" flag: it does not take this value`, "`stance show --help` lists the flags"},
		"shwo --width 80":       {`no command "shwo"`, "did you mean `stance show`?"},
		"review aprove --width": {`no command "review aprove"`, "did you mean `stance review approve`?"},
		"zzzzzz --width 80":     {"unknown flag: --width", "`stance --help` lists the flags"},
		"show 2025-01-01 twice": {`too many arguments: "twice"; show takes one date`, ""},
		"show 2025-01-01 a b":   {`too many arguments: "a"; show takes one date`, ""},
		"show 2025-01-01":       {},
		"show --width 80 -v":    {},
		"review approve":        {},
		"show --secret=plain":   {},
	} {
		root := someCommands()
		root.SetArgs(strings.Fields(line))
		err := root.Execute()
		var got UsageError
		var usage *UsageError
		if errors.As(err, &usage) {
			got = *usage
		}
		if got != want || err != nil && usage == nil {
			t.Errorf("%s: %v, %+v; want %+v", line, err, got, want)
		}
	}
}

// What is no text is refused by flags of text, of every command; names of files and
// folders can be any.
func TestTextFlags(t *testing.T) {
	for _, c := range []struct {
		flag, value string
		taken       bool
	}{
		{"title", "a\xff", false}, {"title", "Україна \ufffd", true}, {"title", "", true},
		{"file", "a\xff", true}, {"dir", "a\xff", true}, {"list", "a,\xff", false}, {"list", "a,b", true},
	} {
		under := &cobra.Command{Use: "under", RunE: func(*cobra.Command, []string) error { return nil }}
		under.Flags().String("title", "", "what it is called")
		under.Flags().String("file", "", "write to this `file`")
		under.Flags().String("dir", "", "write into this `folder`")
		under.Flags().StringSlice("list", nil, "some `words`")
		root := &cobra.Command{Use: "stance", SilenceErrors: true, SilenceUsage: true}
		root.AddCommand(under)
		TextFlags(root)
		root.SetArgs([]string{"under", "--" + c.flag, c.value})
		err := root.Execute()
		if (err == nil) != c.taken || err != nil && !strings.HasSuffix(err.Error(), "it is not in UTF-8; set the terminal to that encoding") {
			t.Errorf("--%s %q: %v", c.flag, c.value, err)
		}
		if got := under.Flags().Lookup(c.flag).Value.String(); c.taken && !strings.Contains(got, c.value) {
			t.Errorf("--%s %q becomes %q", c.flag, c.value, got)
		}
	}
}
