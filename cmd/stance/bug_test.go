package main

import (
	"bytes"
	"fmt"
	"go/ast"
	"go/token"
	"io/fs"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"stance/cmd/stance/internal/authoring"
	"stance/cmd/stance/internal/console"
	"stance/cmd/stance/internal/dataset"
	"stance/cmd/stance/internal/disk/disktest"
	"stance/diff/report"
	"stance/diff/report/terminal"
	"stance/positions"
	"stance/positions/foreign"
	"stance/positions/parallel"
	"stance/positions/problem"
	"stance/positions/splice"
	"stance/positions/yamlfile"
)

// brokenFolder is a dataset's folder in which reading a file meets a bug of the program.
type brokenFolder struct {
	fs.FS
	name string
}

func (f brokenFolder) Open(name string) (fs.File, error) {
	if name == f.name {
		panic("a bug at " + name)
	}
	return f.FS.Open(name)
}

// brokenWriter meets one when something is written to it.
type brokenWriter struct{}

func (brokenWriter) Write([]byte) (int, error) { panic("a bug") }

// A bug of the program is told as one, wherever it is, with exit code 70 and what to
// send, and never as a fault of the user's files.
func TestBugs(t *testing.T) {
	data := os.DirFS("../../data")
	const snapshot = "snapshots/2025-08-15-alaska-summit.yaml"
	for name, meet := range map[string]func(s *console.Streams) error{
		"reading the codebook": func(*console.Streams) error { yamlfile.Read(brokenFolder{data, "codebook.yaml"}); return nil },
		"reading a snapshot":   func(*console.Streams) error { yamlfile.Read(brokenFolder{data, snapshot}); return nil },
		"planning an edit": func(*console.Streams) error {
			d := yamlfile.Read(data).Dataset
			r := &positions.Record{Date: d.Dates[0].Date, Party: d.Codebook.Parties[0], Issue: d.Codebook.Issues[0]}
			r.Claims = []*positions.Claim{{Record: r, By: d.Codebook.Parties[1], Option: -1, Summary: "S."}}
			_, _, err := splice.Preview(brokenFolder{data, r.Date.String()}, d, &splice.Additions{Records: []*positions.Record{r}})
			if err != nil {
				return err
			}
			_, _, err = splice.Preview(brokenFolder{data, "sources.yaml"}, d, &splice.Additions{Sources: []*positions.Source{{ID: "x", Title: "X"}}})
			return err
		},
		"writing a result": func(s *console.Streams) error {
			return terminal.Document(brokenWriter{}, (&report.Check{Problems: []problem.Problem{{Message: "m"}}}).Document(), terminal.Screen{Width: 80})
		},
		"a goroutine": func(*console.Streams) error {
			parallel.Each(9, func(i int) {
				if i > 3 {
					panic(fmt.Sprint("a bug at ", i))
				}
			})
			return nil
		},
	} {
		t.Run(name, func(t *testing.T) {
			s, out, messages := reviewStreams(t.TempDir())
			code := reporting(s, []string{"show", "secret-party", "--data", "secret"}, func(_ []string, s *console.Streams) int { return finish(s, meet(s)) })
			said := messages.String()
			if code != exitBug || out.Len() > 0 {
				t.Errorf("exit code %d, %q on standard output", code, out)
			}
			holdBugReport(t, said)
			if name == "a goroutine" && !strings.Contains(said, "a bug at 4") {
				t.Errorf("not the first of them: %s", said)
			}
		})
	}
}

// holdBugReport holds that a bug is told, and who is at fault.
func holdBugReport(t *testing.T, said string) {
	t.Helper()
	for _, part := range []string{"stance: this is a bug of stance, and no fault of your files or of what you did: ", "a bug", "Please report it", "stance " + programVersion(), "goroutine ", "bug_test.go:"} {
		if !strings.Contains(said, part) {
			t.Errorf("%q is not in\n%s", part, said)
		}
	}
	for _, blame := range []string{"secret", "stance check", "the dataset", "damaged", "cannot be read"} {
		if strings.Contains(said, blame) {
			t.Errorf("%q is in\n%s", blame, said)
		}
	}
}

// What is told of the command line are commands and flags, and words of the program's.
func TestBugReportsArePrivate(t *testing.T) {
	dir := goToWork(t)
	for args, want := range map[string]string{
		"show Atlantis Gold --data data -f json --known-by 2025-01-09":      "\nstance show --data … --format json --known-by … … …\n",
		"gap p q -C data --width 80 --no-pager":                             "\nstance gap --data … --no-pager=true --width 80 … …\n",
		"add claim -p Atlantis -i i -d 2025-01-01 --by q -s Secret -C data": "\nstance add claim --by … --data … --date … --issue … --party … --summary …\n",
		"-f secret": "\nstance --format …\n",
	} {
		s, _, messages := reviewStreams(dir)
		reporting(s, strings.Fields(args), func(args []string, s *console.Streams) int {
			s.Now = nil // whatever comes of it
			run(args, s)
			panic("a bug")
		})
		_, said, _ := strings.Cut(messages.String(), "Please report it")
		if !strings.Contains(said, want) {
			t.Errorf("%s: %q is not in\n%s", args, want, said)
		}
		for _, secret := range []string{"Atlantis", "Gold", "Secret", "secret"} {
			if strings.Contains(said, secret) {
				t.Errorf("%s: %s is in\n%s", args, secret, said)
			}
		}
	}
}

// A bug in a moment at which something is being written leaves whole files and no
// lock, and the same command does it afterwards.
func TestBugsWhileWriting(t *testing.T) {
	tried := 0
	for i, w := range writings {
		if !everything() && i%3 != 0 {
			continue
		}
		t.Run(w.name, func(t *testing.T) {
			before, after, calls := w.undisturbed(t)
			for at := 1; at <= len(calls); at++ {
				if !everything() && at%3 != i%3 && at > 4 {
					continue
				}
				dir := goToWork(t)
				c := &disktest.Calls{Before: func(n int, _, _ string) {
					if n == at {
						panic("a bug")
					}
				}}
				code, said := w.doReporting(dir, c)
				tried++
				where := fmt.Sprintf("a bug at %s", strings.TrimPrefix(c.Made[at-1], dir))
				if code != exitBug || !strings.Contains(said, "this is a bug of stance") {
					t.Errorf("%s: exit code %d: %s", where, code, said)
				}
				now := w.unlessKept(filesIn(t, dir))
				if left := leftovers(now); left != nil && !strings.HasPrefix(c.Made[at-1], "remove") {
					t.Errorf("%s: left: %v", where, left)
				}
				for name, content := range now {
					if was, ok := before[name]; (!ok || was != content) && content != after[name] {
						t.Errorf("%s: %s is neither the old nor the new one:\n%s", where, name, content)
					}
				}
				if err := loads(dir, &w); err != nil {
					t.Errorf("%s: it cannot be read: %v", where, err)
				}
				if code, said := w.do(dir, &disktest.Calls{}); code != w.code && !strings.Contains(said, w.done) {
					t.Errorf("%s, and again: exit code %d: %s", where, code, said)
				}
			}
		})
	}
	t.Logf("%d bugs", tried)
}

// A bug while the terminal gives key by key leaves it as it was.
func TestBugsRestoreTheTerminal(t *testing.T) {
	restored := 0
	restore := func() { restored++ }
	s, _, messages := reviewStreams(goToWork(t))
	s.Terminal, s.Keys = true, panickingKeys{}
	console.RawTerminal.Store(&restore)
	defer console.RawTerminal.Store(nil)
	if code := reporting(s, []string{"review", "--reviewer", "jm", "-C", "data"}, run); code != exitBug || restored != 1 {
		t.Errorf("exit code %d, restored %d times: %s", code, restored, messages)
	}
}

type panickingKeys struct{ console.Keyboard }

func (panickingKeys) Key() (rune, error) { panic("a bug") }

// A decoder of somebody else's that falls over a file is a bug as well, and tells
// which file it was.
func TestDecodersThatFail(t *testing.T) {
	p := problem.New(problem.InternalFault, "a.yaml", 0, 0, "the YAML library failed on this file: x", "this is a fault of the program, not of your data; please report it")
	for _, err := range []error{
		&dataset.UnsoundError{Dir: "d", Problems: []problem.Problem{p}},
		&dataset.UnsoundPairError{Files: []string{"a.yaml", "b.yaml"}, Problems: []problem.Problem{p}},
		fmt.Errorf("table.xlsx: %w", &foreign.Fault{Decoder: "the reader of workbooks", Panic: "x"}),
		&dataset.MadeUnsoundError{}, authoring.ErrNotLossless, errFaulty,
	} {
		var messages bytes.Buffer
		s := &console.Streams{Err: &messages}
		if code := finish(s, err); code != exitBug {
			t.Errorf("%v: exit code %d: %s", err, code, &messages)
		}
	}
	r := yamlfile.Read(fstest.MapFS{})
	if faulty(r.Problems) {
		t.Error("an empty folder is no bug")
	}
}

// mayRecover are the functions that recover, mayCatch those that have a panic of
// another's decoder made an error: they do nothing but call it. mayStart are those that
// start goroutines, in which nobody could recover: they do nothing that can panic, or
// hand panics on.
var (
	mayRecover = map[string]string{
		"cmd/stance/bug.go reporting":               "tells of a bug at the top of the program",
		"cmd/stance/internal/serve/live.go guarded": "tells of a bug while a request is answered or files are read anew, and the server goes on",
		"positions/foreign/foreign.go Caught":       "makes errors of the panics of others' decoders",
		"positions/parallel/parallel.go note":       "hands a panic on to the caller of the loop",
	}
	mayCatch = map[string]string{
		"positions/yamlfile/decoder.go nextDocument":   "calls the YAML library",
		"positions/evidence/archive/html.go next":      "calls the HTML tokenizer",
		"positions/evidence/archive/html.go text":      "likewise",
		"positions/evidence/archive/html.go tag":       "likewise",
		"positions/evidence/archive/html.go attribute": "likewise",
		"positions/evidence/capture/page.go parse":     "calls the HTML parser",
		"positions/evidence/capture/page.go find":      "calls the finder of articles",
		"positions/evidence/capture/page.go render":    "calls the HTML writer",
		"positions/evidence/capture/word.go unzip":     "calls archive/zip",
		"positions/evidence/capture/word.go inflate":   "calls what unpacks it",
		"positions/evidence/capture/word.go next":      "calls encoding/xml",
		"positions/exchange/sheet/parcel.go unzip":     "calls archive/zip",
		"positions/exchange/sheet/parcel.go inflate":   "calls what unpacks it",
		"positions/exchange/sheet/xmlpart.go token":    "calls encoding/xml",
	}
	mayStart = map[string]string{
		"cmd/stance/internal/console/progress.go Progress": "writes a line now and then",
		"cmd/stance/internal/serve/live.go Follow":         "prepares pages, guarded as all that a Live does",
		"cmd/stance/internal/serve/server.go Run":          "hands requests to a Live, which is guarded, and follows the files, which is likewise",
		"cmd/stance/main.go process":                       "runs the command, with reporting around it",
		"cmd/stance/internal/launch/browser.go browse":     "waits for a program to end",
		"cmd/stance/internal/launch/pager.go Page":         "copies bytes into a pipe and out of it",
		"positions/parallel/parallel.go Each":              "calls note, which hands panics on",
	}
)

// TestWhereIsRecovered holds that a bug of the program comes to light: recover() stands
// in the places above alone.
func TestWhereIsRecovered(t *testing.T) {
	used := map[string]bool{}
	programFiles(t, func(name string, set *token.FileSet, parsed *ast.File) {
		for _, d := range parsed.Decls {
			f, ok := d.(*ast.FuncDecl)
			if !ok {
				continue
			}
			key := name + " " + f.Name.Name
			allow := func(n ast.Node, what string, places map[string]string) {
				if places[key] == "" {
					t.Errorf("%s: %s %s", set.Position(n.Pos()), f.Name.Name, what)
				}
				used[key] = true
			}
			ast.Inspect(f, func(n ast.Node) bool {
				switch n := n.(type) {
				case *ast.GoStmt:
					allow(n, "starts a goroutine", mayStart)
				case *ast.CallExpr:
					switch fun := n.Fun.(type) {
					case *ast.Ident:
						if fun.Name == "recover" {
							allow(n, "recovers", mayRecover)
						}
					case *ast.SelectorExpr:
						pkg, _ := fun.X.(*ast.Ident)
						switch {
						case pkg != nil && pkg.Name == "foreign" && fun.Sel.Name == "Caught":
							allow(n, "catches panics", mayCatch)
							if len(f.Body.List) > 4 {
								t.Errorf("%s: %s does more than call a decoder", set.Position(n.Pos()), f.Name.Name)
							}
						case fun.Sel.Name == "Go" && len(n.Args) == 1:
							allow(n, "starts a goroutine", mayStart)
						}
					}
				}
				return true
			})
		}
	})
	for _, places := range []map[string]string{mayRecover, mayCatch, mayStart} {
		for key := range places {
			if !used[key] {
				t.Errorf("%s does so no more", key)
			}
		}
	}
}

// Every long help ends with the exit codes, all of them.
func TestHelpNamesEveryExitCode(t *testing.T) {
	page, err := helpTexts.ReadFile("help/exit-codes.txt")
	if err != nil {
		t.Fatal(err)
	}
	for _, code := range []int{exitDone, exitFailed, exitUsage, exitUnreadable, exitBug, exitInterrupted} {
		if !slices.Contains(strings.Fields(console.ExitHelpOf("it failed")), fmt.Sprint(code)) {
			t.Errorf("%d is not in the help of commands", code)
		}
		if !strings.Contains(string(page), fmt.Sprintf("\n  %-6d ", code)) {
			t.Errorf("%d is not in the page on exit codes", code)
		}
	}
}

// Every command's help ends with the codes that it can give: 1 where its result is a check.
func TestHelpNamesTheExitCodesThatApply(t *testing.T) {
	checks := []string{"stance", "stance check", "stance verify", "stance diff", "stance agreement", "stance source refresh"}
	for _, c := range everyCommand(newRootCommand(&console.Streams{Env: os.Getenv})) {
		if c.IsAdditionalHelpTopicCommand() || c.Name() == "help" {
			continue
		}
		i := strings.LastIndex(c.Long, "\n\n"+console.ExitLead)
		if i < 0 || strings.Contains(c.Long[i+2:], "\n\n") {
			t.Errorf("%s: its help does not end with exit codes", c.CommandPath())
			continue
		}
		if fails := strings.Contains(c.Long[i:], " 1 "); fails != slices.Contains(checks, c.CommandPath()) {
			t.Errorf("%s: that it can give 1 is told: %v", c.CommandPath(), fails)
		}
	}
}
