package main

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"stance/cmd/stance/internal/console"
	"stance/cmd/stance/internal/result"
)

// results are command lines of every command that writes a result, in a folder with the
// example in data/; where flags or arguments decide what it can be, one of each sort. The
// formats of a command are those of its lines together.
var results = map[string][]string{
	"stance":                 {""},
	"stance show":            {"show", "show ukraine territory", "show --terms", "show --voices"},
	"stance diff":            {"diff before-alaska white-house", "diff before-alaska white-house -v"},
	"stance log":             {"log ceasefire"},
	"stance gap":             {"gap", "gap ukraine russia", "gap before-alaska..white-house --min-coverage 0"},
	"stance report":          {"report before-alaska white-house", "report before-alaska white-house --brief", "report --four-column ukraine,russia"},
	"stance review":          {"review"},
	"stance review show":     {"review show white-house/russia/ceasefire"},
	"stance check":           {"check"},
	"stance verify":          {"verify --allow-missing"},
	"stance source list":     {"source list"},
	"stance source passages": {"source passages"},
	"stance source refresh":  {"source refresh"},
	"stance audit":           {"audit"},
	"stance agreement":       {"agreement first=data second=data"},
	"stance export":          {"export", "export gaps", "export changes"},
	"stance schema":          {"schema", "schema diff"},
	"stance config":          {"config"},
}

// foreignEndings belong to no format.
var foreignEndings = []string{".pdf", ".tsv", ".v2", ".yaml"}

// TestFormats holds that every command writes every format that it offers, to standard
// output and to a file whose name says so, and refuses every other name before it reads
// or writes anything.
func TestFormats(t *testing.T) {
	for _, f := range result.Formats {
		if (f.Draw == nil) == (f.Model == nil) || f.About == "" {
			t.Fatalf("%s is half a format", f.Name)
		}
	}
	if all := append(result.FileEndings(result.Formats), result.PlainEnding); len(slices.Compact(slices.Sorted(slices.Values(all)))) != len(all) {
		t.Errorf("two formats have one ending: %q", all)
	}
	dir, nowhere := exampleInGit(t), t.TempDir()
	root := newRootCommand(&console.Streams{Env: os.Getenv})
	var walk func(cmd *cobra.Command)
	walk = func(cmd *cobra.Command) {
		if out := cmd.Flags().Lookup("output"); out != nil && out.Annotations[cobra.BashCompSubdirsInDir] == nil { // else a folder
			lines, ok := results[cmd.CommandPath()]
			if !ok {
				t.Errorf("%s writes a result, and is tried in no format", cmd.CommandPath())
			}
			t.Run(cmd.CommandPath(), func(t *testing.T) {
				w := &formatWalk{t: t, dir: dir, nowhere: nowhere, asked: cmd.Flags().Lookup("format") != nil, found: map[*result.Format]bool{}}
				for _, line := range lines {
					w.line(line)
				}
				holdFormatFlags(t, cmd, w.found)
			})
		}
		for _, sub := range cmd.Commands() {
			walk(sub)
		}
	}
	walk(root)
}

// holdFormatFlags holds that help and completion name the formats that were found.
func holdFormatFlags(t *testing.T, cmd *cobra.Command, found map[*result.Format]bool) {
	t.Helper()
	can := slices.DeleteFunc(slices.Clone(result.Formats), func(f *result.Format) bool { return !found[f] })
	names, endings := result.FormatNames(can), append([]string{result.PlainEnding}, result.FileEndings(can)...)
	if f := cmd.Flags().Lookup("format"); f != nil {
		var words []string
		for _, c := range console.Choices(f.Annotations[console.CompletionWords]) {
			words = append(words, c.Value)
		}
		if !slices.Equal(words, names) {
			t.Errorf("completed with %q; there are %q", words, names)
		}
		if _, list, _ := strings.Cut(f.Usage, ": "); !strings.HasPrefix(list, strings.Join(names, ", ")+"; ") {
			t.Errorf("the help has %q; there are %q", list, names)
		}
	}
	if _, list, _ := strings.Cut(usageOf(cmd, "output"), "may end in "); list != strings.Join(endings, ", ") {
		t.Errorf("the help has the endings %q; there are %q", list, endings)
	}
}

func usageOf(cmd *cobra.Command, flag string) string {
	_, usage := pflag.UnquoteUsage(cmd.Flags().Lookup(flag))
	return usage
}

// formatWalk goes through what one command line can be written as.
type formatWalk struct {
	t            *testing.T
	dir, nowhere string // with a dataset, and without
	asked        bool   // there is -f
	found        map[*result.Format]bool
}

func (w *formatWalk) line(line string) {
	w.t.Helper()
	args := strings.Fields(line)
	with := func(more ...string) []string { return append(slices.Clone(args), more...) }
	_, usual, messages := stanceIn(w.t, w.dir, args...)
	if usual == "" {
		w.t.Fatalf("stance %s: %s", line, messages)
	}
	written := map[*result.Format]string{}
	for _, f := range result.Formats {
		if !w.asked {
			if code, content, _ := w.written(with("-o", "r"+firstEnding(f))); code == exitDone && firstEnding(f) != "" {
				written[f] = content
			}
			continue
		}
		code, out, messages := stanceIn(w.t, w.dir, with("-f", f.Name)...)
		switch {
		case code == exitUsage && strings.Contains(messages, f.Name):
			if out != "" {
				w.t.Errorf("%q -f %s: refused, and %.40q printed", line, f.Name, out)
			}
		case code != exitDone && code != exitFailed || out == "" && !f.Obeyed: // there may be nothing to annotate
			w.t.Errorf("%q -f %s: exit code %d: %s", line, f.Name, code, messages)
		default:
			written[f] = out
		}
	}
	w.is(with("-o", "plain"), usual)
	w.is(with("-o", "plain"+result.PlainEnding), usual)
	var endings []string
	for f, want := range written {
		w.found[f] = true
		endings = append(endings, f.Endings...)
		for _, ending := range f.Endings {
			w.is(with("-o", "r"+ending), want)
			w.is(with("-o", "R"+strings.ToUpper(ending)), want)
		}
		if w.asked {
			for _, name := range append(slices.Clone(f.Also), f.Name) {
				w.is(with("-f", name, "-o", "r"+firstEnding(f)), want)
			}
			w.is(with("-f", f.Name, "-o", "plain"+result.PlainEnding), want)
		}
	}
	if !w.asked {
		w.found[result.FormatNamed(result.Formats, "table")] = true // the list of schemas, which no ending names
	}
	for _, ending := range append(result.FileEndings(result.Formats), foreignEndings...) {
		if !slices.Contains(endings, ending) {
			w.refused(endings, with("-o", "r"+ending))
		}
		for f := range written {
			if w.asked && !slices.Contains(f.Endings, ending) {
				w.refused(endings, with("-f", f.Name, "-o", "r"+ending))
			}
		}
	}
}

func firstEnding(f *result.Format) string {
	if f.Endings == nil {
		return ""
	}
	return f.Endings[0]
}

// written runs a command line that ends in the name of a file, and gives what it wrote.
func (w *formatWalk) written(args []string) (code int, content, messages string) {
	w.t.Helper()
	code, out, messages := stanceIn(w.t, w.dir, args...)
	name := filepath.Join(w.dir, args[len(args)-1])
	file, err := os.ReadFile(name)
	switch {
	case out != "":
		w.t.Errorf("%q prints %.40q", args, out)
	case err == nil && (code == exitUsage || code == exitUnreadable):
		w.t.Errorf("%q: exit code %d, and the file is written", args, code)
	case err != nil && (code == exitDone || code == exitFailed):
		w.t.Errorf("%q: %v", args, err)
	}
	_ = os.Remove(name)
	return code, string(file), messages
}

func (w *formatWalk) is(args []string, want string) {
	w.t.Helper()
	if code, content, messages := w.written(args); content != want {
		w.t.Errorf("%q: exit code %d (%s) and\n%.300s\nwant\n%.300s", args, code, messages, content, want)
	}
}

// refused holds that a command line is refused, also where there is nothing to read, and
// that the endings are named that the result can have.
func (w *formatWalk) refused(endings, args []string) {
	w.t.Helper()
	code, _, messages := w.written(args)
	if code != exitUsage {
		w.t.Errorf("%q: exit code %d: %s", args, code, messages)
	}
	for _, ending := range endings {
		if !strings.Contains(messages, ending) {
			w.t.Errorf("%q does not name %s: %s", args, ending, messages)
		}
	}
	if code, _, unread := stanceIn(w.t, w.nowhere, args...); code != exitUsage || unread != messages {
		w.t.Errorf("%q without a dataset: exit code %d: %s", args, code, unread)
	}
}

// exampleInGit is a folder with the example in data/, committed and then recoded.
func exampleInGit(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	stanceDone(t, dir, "init", "--example", "data")
	for _, args := range [][]string{{"init", "-q"}, {"add", "."}, {"-c", "user.name=t", "-c", "user.email=t@example.org", "commit", "-qm", "start"}} {
		cmd := exec.Command("git", args...)
		cmd.Dir = dir
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("git %s: %v\n%s", args, err, out)
		}
	}
	stanceDone(t, dir, "add", "silence", "--date", "brussels", "--party", "united-kingdom", "--issue", "pace", "--coder", "t", "--note", "Looked for it.")
	return dir
}

// TestFormatsAreListed holds that the help has every format with its endings, and that
// the README names all endings.
func TestFormatsAreListed(t *testing.T) {
	readmeText, err := os.ReadFile(readme)
	if err != nil {
		t.Fatal(err)
	}
	var help bytes.Buffer
	s := &console.Streams{Out: &help, Err: &help, Env: os.Getenv}
	if code := run([]string{"help", "formats"}, s); code != exitDone {
		t.Fatal(help.String())
	}
	for _, f := range result.Formats {
		listed := false
		for line := range strings.Lines(strings.ReplaceAll(help.String(), "\n"+strings.Repeat(" ", 29), " ")) { // what goes on stands in its column
			words := strings.Fields(line)
			listed = listed || len(words) > 0 && words[0] == f.Name && strings.Contains(line, strings.Join(f.Endings, " ")) && strings.Contains(line, f.About)
		}
		if !listed {
			t.Errorf("no %s in\n%s", f.Name, help.String())
		}
		for _, ending := range f.Endings[:min(1, len(f.Endings))] {
			if !bytes.Contains(readmeText, []byte("`"+ending+"`")) {
				t.Errorf("the README does not name %s", ending)
			}
		}
	}
}

// A name that ends as that of a folder is refused, with -f and without, and no file is made of it.
func TestAFolderIsNoFile(t *testing.T) {
	dir := exampleInGit(t)
	for _, args := range [][]string{{"diff", "-o", "new/"}, {"export", "-f", "csv", "-o", "new/"}, {"export", "changes", "-f", "xlsx", "-o", "new/"}, {"schema", "-o", "new/"}} {
		code, said, messages := stanceIn(t, dir, args...)
		if _, err := os.Stat(filepath.Join(dir, "new")); code != exitUsage || said != "" || !strings.Contains(messages, "names a folder") || err == nil {
			t.Errorf("%q: exit code %d, %q, %q, %v", args, code, said, messages, err)
		}
	}
}
