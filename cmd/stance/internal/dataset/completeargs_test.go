package dataset_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/spf13/cobra"

	"stance/cmd/stance/internal/console"
	"stance/cmd/stance/internal/dataset"
)

// viewing is a command that looks at a dataset, with the flags that were typed.
func viewing(t *testing.T, flags string) *cobra.Command {
	t.Helper()
	cmd := &cobra.Command{Use: "show"}
	(&dataset.ViewFlags{}).Register(cmd)
	if err := cmd.ParseFlags(strings.Fields(flags)); err != nil {
		t.Fatal(err)
	}
	return cmd
}

// completed are completions as their values alone, with what the shell is to add.
func completed(words []string, directive cobra.ShellCompDirective) string {
	var values []string
	for _, w := range words {
		value, _, _ := strings.Cut(w, "\t")
		values = append(values, value)
	}
	with := ""
	switch directive {
	case console.NoFiles:
	case console.NoFiles | cobra.ShellCompDirectiveNoSpace:
		with = "…"
	case cobra.ShellCompDirectiveFilterFileExt:
		with = " files"
	default:
		with = " ?"
	}
	return strings.Join(values, " ") + with
}

// Arguments in any order are completed with what the dataset has of each kind, without
// what is named already or could be two things; where none goes on from what was typed,
// with files.
func TestCompleteWords(t *testing.T) {
	files := within("talks", peace)
	for name, content := range within("same", strait) {
		files[name] = content
	}
	files["a.yaml"], files["b.yaml"] = singles["a.yaml"], singles["b.yml"]
	dir := lay(t, files)
	const dates, parties, issues = "first latest latest~1 today eve talks 2025-01-01 2025-02-01 2025-03-01", "north norland south league bridge mill", "truce land land-tax tolls"
	for _, c := range []struct {
		takes       dataset.Takes
		data, args  string
		typed, want string
	}{
		{takesDate, "talks", "", "", dates + " " + parties + " " + issues},
		{takesNone, "talks", "", "", parties + " " + issues},
		{takesDate, "talks", "eve", "", parties + " " + issues},
		{takesPeriod, "talks", "eve", "", "latest latest~1 today talks 2025-02-01 2025-03-01 " + parties + " " + issues},
		{takesPeriod, "talks", "eve..talks", "", parties + " " + issues},
		{takesPeriod, "talks", "eve..xyzzy", "", parties + " " + issues},
		{takesDate, "talks", "south,Truce", "t", "today talks tolls"},
		{takesDate, "talks", "xyzzy,nor", "l", "latest latest~1 league land land-tax"},
		{takesPeriod, "talks", "south", "first..t", "first..today first..talks"},
		{takesPeriod, "talks", "south", "..l", "..latest ..latest~1"},
		{takesPeriod, "talks", "eve", "first..t", "yaml yml files"},
		{takesDate, "talks", "", "first..t", "yaml yml files"},
		{takesDate, "talks", "", "xyzzy", "yaml yml files"},
		{takesDate, "same", "", "n", "north northern-lights"},
		{takesDate, "same", "", "str", "yaml yml files"},
		{takesDate, "", "a.yaml", "", "first latest latest~1 today 2025-01-01 2025-01-03 us land"},
		{takesPeriod, "", "US,a.yaml", "l", "latest latest~1 land"},
		{takesPeriod, "", "a.yaml,b.yaml", "xyzzy", ""},
		{takesDate, "", "nowhere.yaml", "", "yaml yml files"},
		{takesDate, "nowhere", "", "", "yaml yml files"},
	} {
		var args []string
		if c.args != "" {
			args = strings.Split(c.args, ",")
		}
		cmd := viewing(t, "")
		if err := cmd.Flags().Set("data", c.data); err != nil {
			t.Fatal(err)
		}
		if got := completed(dataset.CompleteWords(standing(dir), c.takes)(cmd, args, c.typed)); got != c.want {
			t.Errorf("%s %q %s: %q, want %q", c.takes.Command, args, c.typed, got, c.want)
		}
	}
}

func TestCompletePeriod(t *testing.T) {
	dir := lay(t, peace)
	for _, c := range []struct{ args, typed, want string }{
		{"", "", "first latest latest~1 today eve talks 2025-01-01 2025-02-01 2025-03-01"},
		{"first", "t", "today talks"},
		{"", "eve..t", "eve..today eve..talks"},
		{"", "..l", "..latest ..latest~1"},
		{"eve", "first..", ""},
		{"eve..talks", "", ""},
		{"eve talks", "", ""},
	} {
		if got := completed(dataset.CompletePeriod(standing(dir))(viewing(t, ""), strings.Fields(c.args), c.typed)); got != c.want {
			t.Errorf("%q %s: %q, want %q", c.args, c.typed, got, c.want)
		}
	}
}

// The names of records are completed part by part, with what is recorded.
func TestCompleteCells(t *testing.T) {
	dir := lay(t, peace)
	for _, c := range []struct{ args, typed, want string }{
		{"", "la", "latest/ latest~1/…"},
		{"", "eve/", "eve/north/ eve/south/…"},
		{"", "2025-02-01/", "2025-02-01/north/…"},
		{"", "2025-02-14/", "…"},
		{"", "talks/NO/", "talks/NO/truce talks/NO/tolls"},
		{"talks/north/truce", "talks/north/", "talks/north/tolls"},
		{"", "talks/north/to", "talks/north/tolls"},
		{"", "eve/south/", "eve/south/truce"},
		{"", "talks/N", "talks/NO/…"},
		{"", "xyzzy/", ""},
		{"", "eve/xyzzy/", ""},
		{"eve", "", "north south"},
		{"talks", "n", "north"},
		{"talks NO", "t", "truce tolls"},
		{"eve south", "", "truce"},
		{"eve xyzzy", "", ""},
		{"north", "to", "tolls"},
		{"xyzzy", "", ""},
		{"talks/north/truce", "", "first/ latest/ latest~1/ eve/ talks/ 2025-01-01/ 2025-02-01/ 2025-03-01/…"},
	} {
		if got := completed(dataset.CompleteCells(standing(dir))(viewing(t, ""), strings.Fields(c.args), c.typed)); got != c.want {
			t.Errorf("%q %s: %q, want %q", c.args, c.typed, got, c.want)
		}
	}
	words, _ := dataset.CompleteCells(standing(dir))(viewing(t, ""), nil, "eve/n")
	if len(words) != 1 || words[0] != "eve/north/\tThe North" {
		t.Errorf("with what stands for it: %q", words)
	}
	if got := completed(dataset.CompleteCells(standing(lay(t, singles)))(viewing(t, "-C a.yaml"), nil, "2025-01-01/")); got != "2025-01-01/us/…" {
		t.Errorf("records of a dataset in one file: %q", got)
	}
	if got := completed(dataset.CompleteCells(standing(dir))(viewing(t, ""), nil, "to")); got != "…" {
		t.Errorf("a day of which nothing need be recorded: %q", got)
	}
	if err := os.RemoveAll(filepath.Join(dir, "codebook.yaml")); err != nil {
		t.Fatal(err)
	}
	if got := completed(dataset.CompleteCells(standing(dir))(viewing(t, ""), nil, "eve/")); got != "" {
		t.Errorf("without a dataset: %q", got)
	}
}
