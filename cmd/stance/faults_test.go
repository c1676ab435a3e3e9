package main

import (
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"slices"
	"strings"
	"sync/atomic"
	"syscall"
	"testing"

	"stance/cmd/stance/internal/console"
	"stance/cmd/stance/internal/dataset"
	"stance/cmd/stance/internal/dataset/datasettest"
	"stance/cmd/stance/internal/disk"
	"stance/cmd/stance/internal/disk/disktest"
	"stance/cmd/stance/internal/journal"
	"stance/cmd/stance/internal/reviewing"
	"stance/positions/yamlfile"
)

// filesIn gives the contents of all files in a folder, and the names of folders
// with nothing in them, as "name/".
func filesIn(t *testing.T, dir string) map[string]string {
	t.Helper()
	files := map[string]string{}
	err := filepath.WalkDir(dir, func(name string, e os.DirEntry, err error) error {
		if err != nil || e.Type()&os.ModeSymlink != 0 {
			return err
		}
		rel, _ := filepath.Rel(dir, name)
		if e.IsDir() {
			entries, err := os.ReadDir(name)
			if len(entries) == 0 {
				files[filepath.ToSlash(rel)+"/"] = ""
			}
			return err
		}
		content, err := os.ReadFile(name)
		files[filepath.ToSlash(rel)] = string(content)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// writing is a command that writes, in a folder with the files of workplace.
type writing struct {
	name string
	args string // at spaces; _ stands for a space in a word
	keys string // typed in a walk
	data string // the dataset that is written to, if it is not data
	code int    // that it ends with
	done string // what it says, run again after all was done, if it ends otherwise then
	one  bool   // its files have nothing to do with one another
}

// writings are all commands that write, in all their ways.
var writings = []writing{
	{name: "add", args: "add -d 2025-01-01 -p q -i i --position yes -s Agrees. --paraphrase x --speaker y --source s1", done: "already"},
	{name: "add on a new date", args: "add -d 2025-03-01 -p q -i i --position yes -s Agrees. --paraphrase x --speaker y --source s1", done: "already"},
	{name: "add claim", args: "add claim -d 2025-01-01 --by q -p p -i i -s Says_so.", done: "already"},
	{name: "add silence", args: "add silence -d 2025-01-01 -p q -i j", done: "already"},
	{name: "add source", args: "add source --id s9 --title Nine", done: "s9"},
	{name: "source add", args: "source add notes.txt --id s9 --title Nine", done: "s9"},
	{name: "source add to a folder of its own", args: "source add notes.txt --id s9 --title Nine --archive texts/deep/s9.txt", done: "s9"},
	{name: "source add of a page", args: "source add page.html --id s9", done: "s9"},
	{name: "add party", args: "add party --id r --name R", done: "already"},
	{name: "add issue", args: "add issue --id k --name K --min 0 --max 10", done: "already"},
	{name: "add from a file", args: "add --file record.yaml", done: "already"},
	{name: "add in an editor", args: "add -d 2025-01-01 -p q -i i --edit", done: "already"},
	{name: "a text that is kept", args: "add -d 2025-01-01 -p q -i j --edit", code: 2, done: "kept in stance-add-2.yaml"},
	{name: "import", args: "import table.csv --extend-codebook"},
	{name: "import --update", args: "import changes.csv --update --yes"},
	{name: "import of a survey", args: "import survey.csv --wide --position k:0..10 --source s9 --source-title Nine --extend-codebook"},
	{name: "import of a new dataset", args: "import table.csv --extend-codebook --scale i=no,yes --title New -C fresh", data: "fresh"},
	{name: "import of a new dataset into a folder", args: "import table.csv --extend-codebook --scale i=no,yes --title New -C empty", data: "empty"},
	{name: "init", args: "init fresh --date 2025-01-02", data: "fresh", done: "has something in it"},
	{name: "init further down", args: "init far/away/fresh --date 2025-01-02", data: "far/away/fresh", done: "has something in it"},
	{name: "init in a folder", args: "init empty --date 2025-01-02", data: "empty", done: "has something in it"},
	{name: "init of a survey", args: "init fresh --template survey --date 2025-01-02", data: "fresh", done: "has something in it"},
	{name: "init of the example", args: "init empty --example", data: "empty", done: "has something in it"},
	{name: "review approve", args: "review approve 2025-01-01/p/i --reviewer New"},
	{name: "review approve for the first time", args: "review approve 2025-01-01/p/i --reviewer New -C other"},
	{name: "review dispute", args: "review dispute 2025-01-01/p/i --reviewer jm -m Why?"},
	{name: "review walk", args: "review --reviewer jm -p p -i j", keys: "a"},
	{name: "verify --record", args: "verify --record"},
	{name: "agreement --adjudicate", args: "agreement data other --adjudicate fresh", data: "fresh", done: "has something in it"},
	{name: "agreement --adjudicate into a folder", args: "agreement data other --adjudicate empty", data: "empty", done: "has something in it"},
	{name: "export", args: "export -o new.csv"},
	{name: "export over a file", args: "export -o old.csv"},
	{name: "export of a workbook", args: "export -o new.xlsx"},
	{name: "export of a Parquet file", args: "export -o new.parquet"},
	{name: "export of a network", args: "export -o new.graphml"},
	{name: "export of lines", args: "export changes -o new.ndjson"},
	{name: "report", args: "report -o new.html -f html --charts charts", one: true},
	{name: "schema", args: "schema diff -o new.json"},
	{name: "schemas", args: "schema --write data/schemas", one: true},
	{name: "man", args: "man pages", one: true},
	{name: "show", args: "show -f json -o new.json"},
	{name: "diff", args: "diff -o new.txt"},
}

var workplace = map[string]string{
	"data/codebook.yaml": `title: Talks
parties:
  - {id: p, name: P}
  - {id: q, name: Q}
issues:
  - id: i
    name: I
    scale: {options: [{id: "no", label: "No"}, {id: "yes", label: "Yes"}]}
  - {id: j, name: J}
`,
	"data/sources/a.yaml":       "sources:\n  - {id: s1, title: One}\n",
	"data/sources/b.yaml":       "sources:\n  - {id: s2, title: Two}\n",
	"data/archive/s1.txt":       "We agree to that.\n",
	"data/archive/s2.txt":       "We say nothing.\n",
	"data/reviews/jm.yaml":      "# by hand\n[]\n",
	"data/snapshots/first.yaml": "date: 2025-01-01\npositions:\n  p:\n    i:\n      position: \"no\"\n      summary: Refuses.\n      evidence:\n        - {quote: We agree, speaker: A, source: s1}\n    j:\n      summary: Something.\n      evidence:\n        - {quote: We say nothing, speaker: A, source: s2}\n",
	"data/snapshots/later.yaml": "date: 2025-02-01\npositions:\n  p:\n    i:\n      position: \"yes\"\n      summary: Agrees now.\n      evidence:\n        - {quote: We agree, speaker: A, source: s1}\n",
	"record.yaml":               "date: 2025-01-01\npositions:\n  q:\n    i:\n      position: \"yes\"\n      summary: Agrees.\n",
	"bad.yaml":                  "date: 2025-01-01\npositions:\n  q:\n    i:\n      position: perhaps\n",
	"table.csv": "date,party,issue,position,summary,quote,speaker,source,term,term_id,term_kind\n" +
		"2025-04-01,r,i,yes,Agrees.,we do,X,s1,all of it,all,demand\n" +
		"2025-04-02,r,i,same,Still.,we still do,X,s2,,,\n" +
		"2025-04-03,q,i,no,Refuses.,we do not,Y,s2,,,\n",
	"changes.csv": "date,party,issue,position,summary\n2025-01-01,p,i,yes,Agrees.\n2025-02-01,p,i,no,No more.\n2025-03-01,p,i,yes,Again.\n",
	"survey.csv":  "party,date,k\np,2025-05-01,3\nr,2025-05-02,4\n",
	"old.csv":     "old\n",
	"notes.txt":   "We agree.\n",
	"page.html":   "<!DOCTYPE html><title>Nine</title><p>We agree to all of that.</p>\n",
}

// goToWork makes a folder with the workplace in it, and gives its streams.
func goToWork(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	files := maps.Clone(workplace)
	for name, content := range workplace {
		if rest, ok := strings.CutPrefix(name, "data/"); ok && !strings.HasPrefix(rest, "reviews") {
			files["other/"+rest] = strings.Replace(content, "Something", "Some other thing", 1)
		}
	}
	for name, content := range files {
		full := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(full), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(full, []byte(content), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Mkdir(filepath.Join(dir, "empty"), 0o777); err != nil {
		t.Fatal(err)
	}
	return dir
}

// do runs the command; calls nil are the system's. Whoever is killed ends with -1.
func (w *writing) do(dir string, calls disk.Calls) (code int, said string) {
	return w.doBy(dir, calls, func(args []string, s *console.Streams) int { return run(args, s) })
}

// doReporting does so as main does, which tells of bugs.
func (w *writing) doReporting(dir string, calls disk.Calls) (code int, said string) {
	return w.doBy(dir, calls, func(args []string, s *console.Streams) int { return reporting(s, args, run) })
}

func (w *writing) doBy(dir string, calls disk.Calls, by func(args []string, s *console.Streams) int) (code int, said string) {
	s, out, messages := reviewStreams(dir)
	s.Env = func(name string) string {
		switch {
		case name != "EDITOR":
			return ""
		case w.code == 0:
			return "cp record.yaml"
		}
		return "cp bad.yaml"
	}
	if calls != nil {
		s.Disk.SetCalls(calls)
	}
	if w.keys != "" {
		s.Terminal, s.Keys, s.Now = true, &datasettest.Typist{Keys: w.keys}, datasettest.Unhurried(reviewing.Settle)
	}
	defer func() {
		debug.SetGCPercent(400) // import wants less, which would cost the other runs their time
		if dead := recover(); dead != nil {
			if _, ok := dead.(disktest.Killed); !ok {
				panic(dead)
			}
			code = -1
		}
		said = out.String() + messages.String()
	}()
	var args []string
	for _, word := range strings.Fields(w.args) {
		args = append(args, strings.ReplaceAll(word, "_", " "))
	}
	return by(args, s), ""
}

// unlessKept takes the text out of files that an editor gave and that could not be
// added: it is kept for the person.
func (w *writing) unlessKept(files map[string]string) map[string]string {
	if strings.Contains(w.args, "--edit") {
		kept := "stance-add.yaml"
		if w.code != 0 {
			kept = "stance-add-2.yaml" // it is kept by every run
		}
		if text := files[kept]; text == workplace["record.yaml"] || text == workplace["bad.yaml"] {
			delete(files, kept)
		}
	}
	return files
}

// withoutFolders leaves out the folders with nothing in them.
func withoutFolders(files map[string]string) map[string]string {
	files = maps.Clone(files)
	maps.DeleteFunc(files, func(name, _ string) bool { return strings.HasSuffix(name, "/") })
	return files
}

// target is the dataset's folder to which the command writes.
func (w *writing) target() string {
	if _, named, ok := strings.Cut(w.args, " -C "); ok {
		return named
	}
	if w.data != "" {
		return w.data
	}
	return "data"
}

// edits reports whether the command writes to a dataset, and not a result.
func (w *writing) edits() bool {
	command, _, _ := strings.Cut(w.args, " ")
	return w.code == 0 && slices.Contains([]string{"add", "import", "init", "review", "verify", "agreement", "source"}, command)
}

// journal is that of the dataset in a workplace.
func (w *writing) journal(dir string) *journal.Journal {
	d := &disk.Disk{}
	d.SetCalls(&disktest.Calls{})
	state, _ := datasettest.StateBeside(dir)()
	return journal.Of(d, state, dataset.Followed(filepath.Join(dir, filepath.FromSlash(w.target()))))
}

// unrecordable is what is said where a command cannot be noted in the journal.
const unrecordable = "this command cannot be taken back: "

// checkJournal holds that the journal takes back what a run has written: to the very
// files, be it all or some of what was to be written; and that there is nothing to take
// back where nothing was.
func (w *writing) checkJournal(t *testing.T, where, dir, said string, before, now map[string]string) {
	t.Helper()
	if !w.edits() {
		if state, _ := datasettest.StateBeside(dir)(); filepath.IsAbs(state) {
			if _, err := os.Stat(state); err == nil {
				t.Errorf("%s: a journal was written", where)
			}
		}
		return
	}
	within := func(files map[string]string) map[string]string {
		files = withoutFolders(files)
		maps.DeleteFunc(files, func(name, _ string) bool { return !strings.HasPrefix(name, w.target()+"/") })
		return files
	}
	before, now = within(before), within(now)
	e, err := w.journal(dir).Last()
	switch {
	case err != nil:
		t.Errorf("%s: %v", where, err)
	case strings.Contains(said, unrecordable) || maps.Equal(before, now):
		if e != nil {
			t.Errorf("%s: there is something to take back: %+v", where, e)
		}
	case e == nil:
		t.Errorf("%s: it cannot be taken back, and this was not said: %s", where, said)
	default:
		changes, err := e.Undo()
		if err != nil {
			t.Errorf("%s: %v", where, err)
		}
		for _, c := range changes {
			name := w.target() + "/" + c.Name
			if now[name] != string(c.Old) {
				t.Errorf("%s: %s is not what is to be taken back", where, name)
			}
			if now[name] = string(c.New); c.New == nil {
				delete(now, name)
			}
		}
		if !maps.Equal(before, now) {
			t.Errorf("%s: taken back there are %v, want %v", where, slices.Sorted(maps.Keys(now)), slices.Sorted(maps.Keys(before)))
		}
	}
}

// leftovers takes the unfinished files and locks out of files.
func leftovers(files map[string]string) (left []string) {
	for name := range files {
		for part := range strings.SplitSeq(name, "/") {
			if strings.HasPrefix(part, ".") {
				left = append(left, name)
				delete(files, name)
				break
			}
		}
	}
	slices.Sort(left)
	return left
}

// loads reports whether the datasets in a folder can be read without errors. One
// without a codebook is none.
func loads(dir string, w *writing) error {
	data := w.data
	if data == "" {
		data = "data"
	}
	for _, name := range []string{data, "data"} {
		at := filepath.Join(dir, filepath.FromSlash(name))
		if entries, err := os.ReadDir(at); err != nil || !dataset.HasCodebook(at) && !slices.ContainsFunc(entries, func(e os.DirEntry) bool { return !strings.HasPrefix(e.Name(), ".") }) {
			continue // nothing is there
		}
		if r := yamlfile.Read(os.DirFS(at)); !r.OK() {
			return fmt.Errorf("%s: %v", name, r.Problems)
		}
	}
	return nil
}

// undisturbed gives the files before and after a command.
func (w *writing) undisturbed(t *testing.T) (before, after map[string]string, calls []string) {
	t.Helper()
	if strings.Contains(w.args, "--edit") && runtime.GOOS == "windows" {
		t.Skip("cp is the editor")
	}
	dir := goToWork(t)
	before = filesIn(t, dir)
	c := &disktest.Calls{}
	if code, said := w.do(dir, c); code != w.code {
		t.Fatalf("exit code %d: %s", code, said)
	}
	after = filesIn(t, dir)
	if left := leftovers(after); left != nil {
		t.Errorf("left: %v", left)
	}
	if maps.Equal(before, after) {
		t.Error("nothing was written")
	}
	w.checkJournal(t, "undisturbed", dir, "", before, after)
	if err := loads(dir, w); err != nil {
		t.Error(err)
	}
	if code, said := w.do(dir, &disktest.Calls{}); code != 0 && (w.done == "" || !strings.Contains(said, w.done)) {
		t.Errorf("again: exit code %d: %s", code, said)
	}
	return before, after, c.Made
}

// manyCalls is how many calls of a command are disturbed one by one.
const manyCalls = 40

// Each command that writes is killed at each call that its writing makes to the
// system, and each call fails once with each of three errors, and all of them from
// one on: the datasets can be read; they are as they were, or as they were to be,
// or, after a kill, some of the files are, with what they refer to; the same
// command, run again, completes it, or says that it is recorded already; and
// nothing is left over. Unless everything is tried, each call has one of the five in
// turn, another with each command.
func TestFaults(t *testing.T) {
	var kills, faults atomic.Int64
	t.Cleanup(func() { t.Logf("%d commands, %d kills, %d faults", len(writings), kills.Load(), faults.Load()) })
	modes := []disktest.Calls{{Kill: true}, {Fail: syscall.ENOSPC}, {Fail: syscall.EIO}, {Fail: syscall.EACCES}, {Fail: syscall.ENOSPC, On: true}}
	for i, w := range writings {
		t.Run(w.name, func(t *testing.T) {
			t.Parallel()
			before, after, calls := w.undisturbed(t)
			for j, mode := range modes {
				for at := 1; ; at++ {
					if at > manyCalls {
						at += 8 // of files that are written alike, one after another; another call of each
					}
					if !everything() && at <= len(calls) && (i+at)%len(modes) != j {
						continue
					}
					dir := goToWork(t)
					c := mode
					c.At = at
					code, said := w.do(dir, &c)
					if len(c.Made) < at {
						break
					}
					if mode.Kill {
						kills.Add(1)
					} else {
						faults.Add(1)
					}
					where := fmt.Sprintf("%v at %s", mode.Fail, strings.TrimPrefix(c.Made[at-1], dir))
					w.afterFault(t, where, dir, &c, code, said, before, after)
					if t.Failed() {
						t.Fatalf("the calls: %s", strings.ReplaceAll(strings.Join(c.Made, "\n"), dir, ""))
					}
					_ = os.RemoveAll(dir)
				}
			}
		})
	}
}

// afterFault looks at what a disturbed run has left, and runs the command again.
func (w *writing) afterFault(t *testing.T, where, dir string, c *disktest.Calls, code int, said string, before, after map[string]string) {
	t.Helper()
	now := w.unlessKept(filesIn(t, dir))
	left := leftovers(now)
	if err := loads(dir, w); err != nil {
		t.Errorf("%s: it cannot be read: %v", where, err)
	}
	for name, content := range now {
		if was, ok := before[name]; (!ok || was != content) && content != after[name] {
			t.Errorf("%s: %s is neither the old nor the new one:\n%s", where, name, content)
		}
	}
	for name := range before {
		if _, ok := now[name]; !ok && !strings.HasSuffix(name, "/") { // a folder may have been filled
			t.Errorf("%s: %s is gone", where, name)
		}
	}
	w.checkJournal(t, where, dir, said, before, now)
	isOld, isNew := maps.Equal(now, before), maps.Equal(now, after)
	if c.On || strings.HasPrefix(c.Made[c.At-1], "remove") { // a folder could not be taken away
		isOld = maps.Equal(withoutFolders(now), withoutFolders(before))
	}
	switch {
	case c.Kill && code != -1:
		t.Errorf("%s: it was not killed: %d", where, code)
	case c.Kill:
	case code == w.code && !isNew && w.code == 0:
		t.Errorf("%s: it ended well, and it is not done: %s", where, said)
	case code != w.code && code != exitUnreadable:
		t.Errorf("%s: exit code %d: %s", where, code, said)
	case code != w.code && !strings.Contains(said, "stance: "):
		t.Errorf("%s: there is no message: %s", where, said)
	case code != w.code && !isOld && !w.one && w.keys == "" && !strings.Contains(said, "take back") && !isNew:
		t.Errorf("%s: exit code %d, and not all is as it was: %s", where, code, said)
	case strings.Contains(said, ".stance:") || strings.Contains(said, ".stance "):
		t.Errorf("%s: the message names an unfinished file: %s", where, said)
	}
	if tried := c.Made[c.At-1]; !c.Kill && !c.On && left != nil && !strings.HasPrefix(tried, "remove") {
		t.Errorf("%s: left: %v", where, left)
	}
	code, said = w.do(dir, &disktest.Calls{})
	if code != w.code && !(isNew && w.done != "" && strings.Contains(said, w.done)) {
		t.Errorf("%s, and again: exit code %d: %s", where, code, said)
	}
	now = w.unlessKept(filesIn(t, dir))
	left = leftovers(now)
	if !maps.Equal(now, after) {
		for _, name := range slices.Sorted(maps.Keys(now)) {
			if now[name] != after[name] {
				t.Errorf("%s, and again: %s is\n%s\nwant\n%s", where, name, now[name], after[name])
			}
		}
		t.Errorf("%s, and again: there are %v, want %v", where, slices.Sorted(maps.Keys(now)), slices.Sorted(maps.Keys(after)))
	}
	if left != nil {
		t.Errorf("%s, and again: left: %v", where, left)
	}
	if err := loads(dir, w); err != nil {
		t.Errorf("%s, and again: it cannot be read: %v", where, err)
	}
	w.takeBack(t, where, dir)
}

// takeBack takes back what was written last, if something was, and reads the dataset.
func (w *writing) takeBack(t *testing.T, where, dir string) {
	t.Helper()
	j := w.journal(dir)
	e, err := j.Last()
	if err != nil {
		t.Errorf("%s, and again: %v", where, err)
	}
	if e == nil {
		return
	}
	if err := j.TakeBack(e); err != nil {
		t.Errorf("%s, and taken back: %v", where, err)
	}
	if e, err := j.Last(); e != nil || err != nil {
		t.Errorf("%s, and taken back: %+v is there still, %v", where, e, err)
	}
	if err := loads(dir, w); err != nil {
		t.Errorf("%s, and taken back: it cannot be read: %v", where, err)
	}
}
