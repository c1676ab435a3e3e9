package main

import (
	"errors"
	"go/ast"
	"go/token"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"stance/cmd/stance/internal/disk"
	"stance/cmd/stance/internal/journal"
)

// TestReadingLeavesTheStateAlone holds that only commands that write to a dataset ask for
// the state folder.
func TestReadingLeavesTheStateAlone(t *testing.T) {
	dir := exampleInGit(t)
	lines := []string{
		"add -C data -d white-house -p germany -i sanctions --silent --dry-run", "add silence -C data -d brussels -p italy -i territory --dry-run",
		"import data/table.csv -C data --dry-run", "schema --write somewhere", "man pages", "help dates", "completion bash", "init data", "review approve x -C data",
		"export -C data -o table.csv", "report -C data before-alaska white-house -o r.html",
	}
	for _, of := range results {
		lines = append(lines, of...)
	}
	for _, line := range lines {
		s, _, _ := reviewStreams(dir)
		s.Env = os.Getenv
		s.State = func() (string, error) {
			t.Errorf("stance %s asks for the state folder", line)
			return "", errors.New("none")
		}
		run(strings.Fields(line), s)
	}
}

// TestJournalOfTheLastCommand runs one command after another, and takes back the last, with
// all that it created, whatever the command is.
func TestJournalOfTheLastCommand(t *testing.T) {
	for _, w := range writings {
		if !w.edits() || strings.Contains(w.args, "--edit") {
			continue
		}
		t.Run(w.name, func(t *testing.T) {
			t.Parallel()
			dir := goToWork(t)
			first := writing{args: "review dispute 2025-01-01/p/j --reviewer first -m Why? -C " + w.target()}
			if first.target() != "fresh" && first.target() != "empty" && first.target() != "far/away/fresh" {
				if code, said := first.do(dir, nil); code != 0 {
					t.Fatal(said)
				}
			}
			before := filesIn(t, dir)
			code, said := w.do(dir, nil)
			if code != 0 || strings.Contains(said, unrecordable) {
				t.Fatalf("%d: %s", code, said)
			}
			j := w.journal(dir)
			e, err := j.Last()
			if err != nil || e == nil {
				t.Fatalf("%v, %v", e, err)
			}
			if words := strings.Split(strings.ReplaceAll(w.args, "_", " "), " "); len(e.Command) == 0 || e.Command[0] != words[0] || e.Time.Year() != 2025 {
				t.Errorf("%q at %v", e.Command, e.Time)
			}
			if err := j.TakeBack(e); err != nil {
				t.Fatal(err)
			}
			after := filesIn(t, dir)
			for name := range after {
				if _, was := before[name]; !was && strings.HasSuffix(name, "/") && name == w.target()+"/" {
					delete(after, name) // the dataset's own folder stays
				}
			}
			for name, content := range before {
				if after[name] != content {
					t.Errorf("%s is\n%s\nwant\n%s", name, after[name], content)
				}
			}
			if len(after) != len(before) {
				t.Errorf("there are %d files, there were %d", len(after), len(before))
			}
		})
	}
}

// TestAWalkIsOneCommand takes back all that was signed off in one walk, and nothing that
// was before.
func TestAWalkIsOneCommand(t *testing.T) {
	dir := goToWork(t)
	w := writing{args: "review --reviewer jm", keys: "aaa"}
	if code, said := (&writing{args: "review dispute 2025-01-01/p/i --reviewer jm -m Why?"}).do(dir, nil); code != 0 {
		t.Fatal(said)
	}
	before := filesIn(t, dir)
	if code, said := w.do(dir, nil); code != 0 {
		t.Fatal(said)
	}
	if n := strings.Count(filesIn(t, dir)["data/reviews/jm.yaml"], "approved"); n < 2 {
		t.Fatalf("%d sign-offs", n)
	}
	w.takeBack(t, "a walk", dir)
	if now := filesIn(t, dir); now["data/reviews/jm.yaml"] != before["data/reviews/jm.yaml"] {
		t.Errorf("it is\n%s", now["data/reviews/jm.yaml"])
	}
}

// TestWithoutAJournal holds that a command is done where nothing can be noted of it, and
// says so in one line, once; and that what was noted of the one before it is then gone.
func TestWithoutAJournal(t *testing.T) {
	for name, c := range map[string]struct {
		state func(dir string) (string, error)
		want  string
	}{
		"no home":        {func(string) (string, error) { return journal.Folder("linux", func(string) string { return "" }) }, "neither XDG_STATE_HOME nor HOME names a folder to keep it in"},
		"in the dataset": {func(dir string) (string, error) { return filepath.Join(dir, "data", "state"), nil }, "is in the dataset, which others have, too"},
		"the dataset":    {func(dir string) (string, error) { return filepath.Join(dir, "data"), nil }, "is in the dataset, which others have, too"},
		"a file": {func(dir string) (string, error) {
			return filepath.Join(dir, "old.csv"), nil
		}, "old.csv is no folder"},
		"no place for a folder": {func(dir string) (string, error) { return filepath.Join(dir, "old.csv", "state"), nil }, "old.csv"},
	} {
		for _, w := range writings {
			if !w.edits() || strings.Contains(w.args, "--edit") || w.keys != "" || w.name != "import" && name != "no home" {
				continue
			}
			t.Run(name+"/"+w.name, func(t *testing.T) {
				dir := goToWork(t)
				s, _, messages := reviewStreams(dir)
				s.State = func() (string, error) { return c.state(dir) }
				var args []string
				for _, word := range strings.Fields(w.args) {
					args = append(args, strings.ReplaceAll(word, "_", " "))
				}
				if code := run(args, s); code != 0 {
					t.Fatalf("%d: %s", code, messages)
				}
				lines := strings.Split(messages.String(), "\n")
				said := slices.DeleteFunc(lines, func(line string) bool { return !strings.Contains(line, unrecordable) })
				if len(said) != 1 || !strings.HasPrefix(said[0], "note: "+unrecordable) || !strings.Contains(said[0], c.want) {
					t.Errorf("%q", messages)
				}
			})
		}
	}
}

// TestNothingIsTakenBackOfACommandBefore has a command that cannot be noted follow one that
// was.
func TestNothingIsTakenBackOfACommandBefore(t *testing.T) {
	dir := goToWork(t)
	first := writing{args: "review dispute 2025-01-01/p/j --reviewer jm -m Why?"}
	if code, said := first.do(dir, nil); code != 0 {
		t.Fatal(said)
	}
	if e, err := first.journal(dir).Last(); e == nil {
		t.Fatal(err)
	}
	code, said := (&writing{args: "add silence -d 2025-01-01 -p q -i j"}).do(dir, fullState{disk.System(), dir + ".state"})
	if code != 0 || !strings.Contains(said, unrecordable) {
		t.Errorf("%d: %s", code, said)
	}
	if e, err := first.journal(dir).Last(); e != nil || err != nil {
		t.Errorf("%+v, %v", e, err)
	}
}

// fullState is a disk on which there is no room in one folder.
type fullState struct {
	disk.Calls
	folder string
}

func (c fullState) Create(name string, mode os.FileMode) (disk.File, error) {
	if filepath.Dir(name) == c.folder {
		return nil, errors.New("no room")
	}
	return c.Calls.Create(name, mode)
}

// TestWhatWritesADatasetIsRecorded holds that files are replaced, and datasets made, by what
// notes it in the journal alone.
func TestWhatWritesADatasetIsRecorded(t *testing.T) {
	seen := 0
	programFiles(t, func(name string, set *token.FileSet, parsed *ast.File) {
		if strings.Contains(name, "/internal/disk/") || strings.Contains(name, "/internal/journal/") {
			return
		}
		if strings.HasSuffix(name, "/exportfolder.go") {
			return // its folder is a result, as a file of -o is
		}
		inside := map[ast.Node]bool{}
		calls := func(n ast.Node, names ...string) bool {
			call, ok := n.(*ast.CallExpr)
			if !ok {
				return false
			}
			switch of := call.Fun.(type) {
			case *ast.SelectorExpr:
				return slices.Contains(names, of.Sel.Name)
			case *ast.Ident:
				return slices.Contains(names, of.Name)
			}
			return false
		}
		ofDisk := func(n ast.Node) bool {
			if !calls(n, "Replace", "NewFolder") {
				return false
			}
			fun, ok := n.(*ast.CallExpr).Fun.(*ast.SelectorExpr)
			if !ok {
				return false
			}
			of, ok := fun.X.(*ast.SelectorExpr)
			return ok && of.Sel.Name == "Disk"
		}
		ast.Inspect(parsed, func(n ast.Node) bool {
			if calls(n, "Recorded") {
				ast.Inspect(n, func(within ast.Node) bool {
					inside[within] = ofDisk(within)
					return true
				})
			}
			if ofDisk(n) {
				if seen++; !inside[n] {
					t.Errorf("%s: the journal is not told of this", set.Position(n.Pos()))
				}
			}
			return true
		})
	})
	if seen < 3 {
		t.Errorf("only %d places seen", seen)
	}
}
