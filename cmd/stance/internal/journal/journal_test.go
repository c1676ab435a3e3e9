package journal_test

import (
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"reflect"
	"runtime"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"stance/cmd/stance/internal/disk"
	"stance/cmd/stance/internal/disk/disktest"
	"stance/cmd/stance/internal/journal"
)

var noon = time.Date(2025, 8, 20, 12, 0, 0, 0, time.UTC)

// place is a dataset's folder with some files in it, and a state folder beside it.
type place struct {
	t              *testing.T
	dataset, state string
}

// begun is what the dataset holds at first.
var begun = map[string]string{"codebook.yaml": "book", "sources.yaml": "sources", "snapshots/one.yaml": "one"}

func newPlace(t *testing.T) *place {
	t.Helper()
	at, err := filepath.EvalSymlinks(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	p := &place{t, filepath.Join(at, "data"), filepath.Join(at, "home", "state", "stance")}
	for name, content := range begun {
		p.save(name, content)
	}
	return p
}

func (p *place) save(name, content string) {
	p.t.Helper()
	full := filepath.Join(p.dataset, name)
	if err := os.MkdirAll(filepath.Dir(full), 0o777); err != nil {
		p.t.Fatal(err)
	}
	if err := os.WriteFile(full, []byte(content), 0o666); err != nil {
		p.t.Fatal(err)
	}
}

// files are the contents of the dataset's files, and the names of empty folders.
func (p *place) files() map[string]string {
	p.t.Helper()
	files := map[string]string{}
	err := filepath.WalkDir(p.dataset, func(name string, e os.DirEntry, err error) error {
		if err != nil {
			return err
		}
		rel, _ := filepath.Rel(p.dataset, name)
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
		p.t.Fatal(err)
	}
	return files
}

// swept are the dataset's files without those that a process left which was killed.
func (p *place) swept() map[string]string {
	new(disk.Disk).SweepLocked(p.dataset, "snapshots", "reviews")
	return p.files()
}

// journal is that of a process of its own, with these calls; nil: the system's.
func (p *place) journal(calls disk.Calls) (*journal.Journal, *disk.Disk) {
	if calls == nil {
		calls = &disktest.Calls{}
	}
	d := &disk.Disk{}
	d.SetCalls(calls)
	return journal.Of(d, p.state, p.dataset), d
}

// last is the last command, as a process of its own reads it.
func (p *place) last() *journal.Entry {
	p.t.Helper()
	j, _ := p.journal(nil)
	e, err := j.Last()
	if err != nil {
		p.t.Fatal(err)
	}
	return e
}

// changes are those that bring the dataset's files to what is wanted: "" takes one away.
// One that is as it is to be is none of them.
func (p *place) changes(wanted ...string) (changes []disk.Change) {
	now := p.files()
	for i := 0; i < len(wanted); i += 2 {
		c := disk.Change{Name: wanted[i]}
		if was, ok := now[c.Name]; ok {
			c.Old = []byte(was)
		}
		if now[c.Name] == wanted[i+1] {
			continue
		}
		if wanted[i+1] != "" {
			c.New = []byte(wanted[i+1])
		}
		changes = append(changes, c)
	}
	return changes
}

// write does as a command does that writes: it is noted, and done even if that fails.
func write(j *journal.Journal, d *disk.Disk, dataset, command string, at time.Time, changes []disk.Change) (noted, done error) {
	w, noted := j.Begin([]string{command}, at, changes)
	done = d.Replace(dataset, changes)
	if w != nil {
		w.End(done == nil)
	}
	return noted, done
}

// run runs a command to its end, in a process of its own.
func (p *place) run(command string, at time.Time, wanted ...string) {
	p.t.Helper()
	j, d := p.journal(nil)
	changes := p.changes(wanted...)
	if len(changes) == 0 {
		return
	}
	if noted, done := write(j, d, p.dataset, command, at, changes); noted != nil || done != nil {
		p.t.Fatal(noted, done)
	}
}

// dying gives whether a run was killed.
func dying(do func()) (died bool) {
	defer func() {
		if dead := recover(); dead != nil {
			if _, ok := dead.(disktest.Killed); !ok {
				panic(dead)
			}
			died = true
		}
	}()
	do()
	return false
}

// applied are files with changes made in them.
func applied(files map[string]string, changes []disk.Change) map[string]string {
	files = maps.Clone(files)
	for _, c := range changes {
		if files[c.Name] = string(c.New); c.New == nil {
			delete(files, c.Name)
		}
	}
	return files
}

func TestTakingBack(t *testing.T) {
	p := newPlace(t)
	p.run("one", noon, "codebook.yaml", "book 2", "sources.yaml", "")
	p.run("two", noon.Add(time.Minute), "codebook.yaml", "book 3", "reviews/by/jm.yaml", "jm", "snapshots/one.yaml", "", "snapshots/two.yaml", "two")
	e := p.last()
	if e == nil || !reflect.DeepEqual(e.Command, []string{"two"}) || !e.Time.Equal(noon.Add(time.Minute)) || !slices.Equal(e.Folders, []string{"reviews", "reviews/by"}) {
		t.Fatalf("%+v", e)
	}
	j, _ := p.journal(nil)
	if err := j.TakeBack(e); err != nil {
		t.Fatal(err)
	}
	want := map[string]string{"codebook.yaml": "book 2", "snapshots/one.yaml": "one"}
	if got := p.files(); !maps.Equal(got, want) {
		t.Errorf("there are %v", got)
	}
	if e := p.last(); e != nil {
		t.Errorf("%+v can be taken back as well", e)
	}
	if left, _ := os.ReadDir(p.state); len(left) > 0 {
		t.Errorf("texts are kept: %v", left)
	}
	if err := j.TakeBack(e); err == nil || !strings.Contains(err.Error(), "another command has written") {
		t.Errorf("twice: %v", err)
	}
}

// TestNothingIsThere reads a journal of which there is nothing, and makes nothing.
func TestNothingIsThere(t *testing.T) {
	p := newPlace(t)
	if e := p.last(); e != nil {
		t.Errorf("%+v", e)
	}
	if _, err := os.Stat(filepath.Dir(p.state)); err == nil {
		t.Error("a folder was made")
	}
}

func TestForTheUserAlone(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("there are no modes")
	}
	p := newPlace(t)
	p.run("one", noon, "codebook.yaml", "book 2")
	for name, want := range map[string]os.FileMode{p.state: 0o700, filepath.Dir(p.state): 0o700} {
		if info, err := os.Stat(name); err != nil || info.Mode().Perm() != want {
			t.Errorf("%s: %v, %v", name, info.Mode(), err)
		}
	}
	entries, _ := os.ReadDir(p.state)
	if len(entries) != 1 {
		t.Fatalf("there are %v", entries)
	}
	if info, err := entries[0].Info(); err != nil || info.Mode().Perm() != 0o600 || strings.Contains(entries[0].Name(), "data") {
		t.Errorf("%s: %v, %v", entries[0].Name(), info.Mode(), err)
	}
	if err := os.Chmod(p.state, 0o770); err != nil {
		t.Fatal(err)
	}
	j, d := p.journal(nil)
	if _, err := j.Last(); err == nil || !strings.Contains(err.Error(), "others can write to the folder") {
		t.Errorf("read: %v", err)
	}
	if noted, done := write(j, d, p.dataset, "two", noon, p.changes("codebook.yaml", "book 3")); noted == nil || done != nil {
		t.Errorf("written: %v, %v", noted, done)
	}
}

// modes are the ways in which calls go wrong.
var modes = map[string]disktest.Calls{"killed": {Kill: true}, "full": {Fail: syscall.ENOSPC}, "failing": {Fail: syscall.EIO, On: true}}

// TestEveryBeginning has a second command go wrong at each call that it makes: whatever it
// came to, the journal takes back just that; where it came to nothing, the command before
// it; and what it does once more, that.
func TestEveryBeginning(t *testing.T) {
	seen := map[string]int{}
	for mode, calls := range modes {
		for at := 1; ; at++ {
			p := newPlace(t)
			p.run("one", noon, "sources.yaml", "sources 2", "new/x.yaml", "x")
			first := p.files()
			wanted := []string{"codebook.yaml", "book 2", "reviews/jm.yaml", "jm", "snapshots/one.yaml", "", "snapshots/two.yaml", "two"}
			c := calls
			c.At = at
			j, d := p.journal(&c)
			var noted, done error
			died := dying(func() { noted, done = write(j, d, p.dataset, "two", noon.Add(time.Hour), p.changes(wanted...)) })
			if len(c.Made) < at {
				break
			}
			where := fmt.Sprintf("%s at %s", mode, strings.ReplaceAll(c.Made[at-1], filepath.Dir(p.dataset), ""))
			now := p.swept()
			e := p.last()
			switch {
			case c.Kill != died:
				t.Errorf("%s: died: %v", where, died)
			case noted == nil && maps.Equal(withoutFolders(now), first):
				seen["nothing"]++
				if e == nil || e.Command[0] != "one" {
					t.Errorf("%s: nothing was written, and the last command is %+v", where, e)
				}
				first = begun
			case noted != nil:
				seen["not noted"]++
				if !c.On && e != nil && (done == nil || e.Command[0] != "one") {
					t.Errorf("%s: %v, and the last command is %+v", where, noted, e)
				}
				continue
			case e == nil || e.Command[0] != "two":
				t.Errorf("%s: the last command is %+v", where, e)
			default:
				seen["something"]++
			}
			if e == nil {
				continue
			}
			changes, err := e.Undo()
			if got := applied(now, changes); err != nil || !maps.Equal(withoutFolders(got), first) {
				t.Errorf("%s: taken back there is %v, want %v; %v", where, got, first, err)
			}
			before := p.files()
			if len(p.changes(wanted...)) == 0 {
				before = first
			}
			p.run("two", noon.Add(2*time.Hour), wanted...)
			if e = p.last(); e == nil || e.Command[0] != "two" {
				t.Fatalf("%s, and again: %+v", where, e)
			}
			j, _ = p.journal(nil)
			if err := j.TakeBack(e); err != nil {
				t.Errorf("%s, and again, and taken back: %v", where, err)
			}
			if got := p.files(); !maps.Equal(withoutFolders(got), withoutFolders(before)) {
				t.Errorf("%s, and again, and taken back: %v, want %v", where, got, before)
			}
		}
	}
	if seen["nothing"] == 0 || seen["something"] == 0 || seen["not noted"] == 0 {
		t.Error(seen)
	}
	t.Log(seen)
}

func withoutFolders(files map[string]string) map[string]string {
	files = maps.Clone(files)
	maps.DeleteFunc(files, func(name, _ string) bool { return strings.HasSuffix(name, "/") })
	return files
}

// TestAfterACommandThatDidNotEnd has a command be killed when all was written and only its
// end was not noted, and the one after it be killed at each call: as long as that has not
// written, the last command is the one that did not end, and not the one before it.
func TestAfterACommandThatDidNotEnd(t *testing.T) {
	seen := map[string]int{}
	for at := 1; ; at++ {
		p := newPlace(t)
		p.run("one", noon, "sources.yaml", "sources 2")
		changes := p.changes("codebook.yaml", "book 2")
		c := &disktest.Calls{Kill: true}
		c.Before = func(n int, call, name string) {
			if call == "rename" && strings.HasSuffix(name, ".json") {
				c.At = n
			}
		}
		j, d := p.journal(c)
		if !dying(func() { _, _ = write(j, d, p.dataset, "two", noon, changes) }) {
			t.Fatal("it was not killed")
		}
		c = &disktest.Calls{Kill: true, At: at}
		j, d = p.journal(c)
		changes = p.changes("snapshots/two.yaml", "two")
		if !dying(func() { _, _ = write(j, d, p.dataset, "three", noon, changes) }) {
			break
		}
		want := "two"
		if _, written := p.swept()["snapshots/two.yaml"]; written {
			want = "three"
		}
		seen[want]++
		if e := p.last(); e == nil || e.Command[0] != want {
			t.Errorf("killed at %s: %+v, want %s", c.Made[at-1], e, want)
		}
	}
	if seen["two"] < 10 || seen["three"] < 2 {
		t.Error(seen)
	}
}

// TestEveryBeginningOfTakingBack has the taking back go wrong at each call: what was written
// last is taken back first, as it may speak of what came before it; done again, it is
// completed, and then there is nothing more to take back.
func TestEveryBeginningOfTakingBack(t *testing.T) {
	n := 0
	for mode, calls := range modes {
		for at := 1; ; at++ {
			p := newPlace(t)
			p.run("one", noon, "codebook.yaml", "book 2", "reviews/jm.yaml", "jm", "snapshots/one.yaml", "", "snapshots/two.yaml", "two")
			e := p.last()
			states := []map[string]string{withoutFolders(p.files())}
			for _, c := range []disk.Change{{Name: "snapshots/two.yaml"}, {Name: "snapshots/one.yaml", New: []byte("one")}, {Name: "reviews/jm.yaml"}, {Name: "codebook.yaml", New: []byte("book")}} {
				states = append(states, applied(states[len(states)-1], []disk.Change{c}))
			}
			c := calls
			c.At = at
			j, _ := p.journal(&c)
			var err error
			dying(func() { err = j.TakeBack(e) })
			if len(c.Made) < at {
				break
			}
			n++
			where := fmt.Sprintf("%s at %s", mode, c.Made[at-1])
			left := p.swept()
			if !slices.ContainsFunc(states, func(s map[string]string) bool { return maps.Equal(s, withoutFolders(left)) }) {
				t.Errorf("%s: there is %v", where, left)
			}
			if again := p.last(); again != nil {
				j, _ = p.journal(nil)
				if err := j.TakeBack(again); err != nil {
					t.Errorf("%s, and again: %v", where, err)
				}
			} else if !maps.Equal(withoutFolders(left), begun) {
				t.Errorf("%s: there is nothing to take back, of %v; %v", where, left, err)
			}
			if got := p.files(); !maps.Equal(withoutFolders(got), begun) || p.last() != nil {
				t.Errorf("%s, and again: %v", where, got)
			}
		}
	}
	if n < 50 {
		t.Errorf("%d faults", n)
	}
}

func TestChangedSince(t *testing.T) {
	p := newPlace(t)
	p.run("one", noon, "codebook.yaml", "book 2", "snapshots/two.yaml", "two", "sources.yaml", "")
	for _, c := range []struct {
		name, content string // "": taken away
		want          string
	}{
		{"codebook.yaml", "book 3", "codebook.yaml"},
		{"codebook.yaml", "", "codebook.yaml"},
		{"snapshots/two.yaml", "two!", "snapshots/two.yaml"},
		{"sources.yaml", "sources 2", "sources.yaml"},
		{"codebook.yaml", "book", ""}, // as it was found
		{"snapshots/two.yaml", "", ""},
		{"sources.yaml", "sources", ""},
		{"other.yaml", "other", ""},
	} {
		was := p.files()
		if p.save(c.name, c.content); c.content == "" {
			if err := os.Remove(filepath.Join(p.dataset, c.name)); err != nil {
				t.Fatal(err)
			}
		}
		e := p.last()
		if e == nil {
			t.Fatalf("%v: there is nothing to take back", c)
		}
		changes, err := e.Undo()
		var changed *journal.ChangedError
		switch {
		case c.want != "":
			if !errors.As(err, &changed) || !slices.Equal(changed.Names, []string{c.want}) || !strings.HasSuffix(err.Error(), "changes since in "+c.want) {
				t.Errorf("%v: %v", c, err)
			}
			j, _ := p.journal(nil)
			here := p.files()
			if err := j.TakeBack(e); !errors.As(err, &changed) || !maps.Equal(p.files(), here) {
				t.Errorf("%v: %v", c, err)
			}
		case err != nil:
			t.Errorf("%v: %v", c, err)
		default:
			got := applied(p.files(), changes)
			delete(got, "other.yaml")
			if !maps.Equal(got, begun) {
				t.Errorf("%v: taken back there is %v", c, got)
			}
		}
		for name, content := range was {
			p.save(name, content)
		}
		if _, there := was[c.name]; !there {
			_ = os.Remove(filepath.Join(p.dataset, c.name))
		}
	}
}

// TestOneProcessIsOneCommand goes on in one process, as a walk through records does.
func TestOneProcessIsOneCommand(t *testing.T) {
	for name, c := range map[string]struct {
		between func(p *place)
		want    map[string]string // taken back
	}{
		"alone":              {func(*place) {}, map[string]string{"codebook.yaml": "book", "sources.yaml": "sources"}},
		"somebody saved":     {func(p *place) { p.save("codebook.yaml", "book by hand") }, map[string]string{"codebook.yaml": "book by hand", "sources.yaml": "sources"}},
		"another command":    {func(p *place) { p.run("other", noon, "other.yaml", "other") }, map[string]string{"codebook.yaml": "book 2", "sources.yaml": "sources", "other.yaml": "other"}},
		"the same, by other": {func(p *place) { p.run("other", noon, "codebook.yaml", "book 4") }, map[string]string{"codebook.yaml": "book 4", "sources.yaml": "sources"}},
	} {
		t.Run(name, func(t *testing.T) {
			p := newPlace(t)
			p.run("before", noon, "snapshots/one.yaml", "one 2")
			j, d := p.journal(nil)
			for i, wanted := range [][]string{{"codebook.yaml", "book 2", "reviews/jm.yaml", "jm"}, {"codebook.yaml", "book 3", "sources.yaml", "sources 2", "reviews/jm.yaml", "jm 2"}} {
				if i == 1 {
					c.between(p)
				}
				if noted, done := write(j, d, p.dataset, "walk", noon, p.changes(wanted...)); noted != nil || done != nil {
					t.Fatal(noted, done)
				}
			}
			if err := j.TakeBack(p.last()); err != nil {
				t.Fatal(err)
			}
			want := maps.Clone(c.want)
			want["snapshots/one.yaml"] = "one 2"
			if name != "alone" {
				want["reviews/jm.yaml"] = "jm"
			}
			if got := p.files(); !maps.Equal(got, want) {
				t.Errorf("there is %v, want %v", got, want)
			}
		})
	}
}

// TestWhatIsTooMuch holds the bound, on both sides.
func TestWhatIsTooMuch(t *testing.T) {
	p := newPlace(t)
	most := []disk.Change{{Name: "a", Old: make([]byte, journal.MaxSize-1), New: []byte("a")}, {Name: "b", Old: []byte("b")}}
	j, _ := p.journal(nil)
	w, err := j.Begin([]string{"one"}, noon, most)
	if err != nil {
		t.Fatal(err)
	}
	w.End(true)
	j, _ = p.journal(nil)
	_, err = j.Begin([]string{"two"}, noon, append(most, disk.Change{Name: "c", Old: []byte("c"), New: []byte("d")}))
	if err == nil || err.Error() != "it replaces more than 64 MB, which is all that is kept" {
		t.Error(err)
	}
	if e := p.last(); e != nil {
		t.Errorf("the command before can still be taken back: %q", e.Command)
	}
}

// TestDamaged reads what no journal of ours holds.
func TestDamaged(t *testing.T) {
	p := newPlace(t)
	p.run("one", noon, "sources.yaml", "sources 2")
	entries, err := os.ReadDir(p.state)
	if err != nil || len(entries) != 1 {
		t.Fatalf("%v, %v", entries, err)
	}
	at := filepath.Join(p.state, entries[0].Name())
	sound, err := os.ReadFile(at)
	if err != nil {
		t.Fatal(err)
	}
	read := func(what, content string) {
		t.Helper()
		for _, ending := range []string{".json", ".next"} {
			name := strings.TrimSuffix(at, ".json") + ending
			if err := os.WriteFile(name, []byte(content), 0o600); err != nil {
				t.Fatal(err)
			}
			j, d := p.journal(nil)
			e, err := j.Last()
			if ending == ".json" && (e != nil || err == nil || !strings.Contains(err.Error(), "cannot be read: it is damaged")) || ending == ".next" && (e == nil || err != nil) {
				t.Errorf("%s%s: %+v, %v", what, ending, e, err)
			}
			if noted, done := write(j, d, p.dataset, "two", noon, p.changes("sources.yaml", p.files()["sources.yaml"]+"+")); noted != nil || done != nil {
				t.Errorf("%s%s: %v, %v", what, ending, noted, done)
			}
		}
	}
	read("nothing", "")
	read("rubble", "{]")
	read("null", "null")
	read("no file", strings.Replace(string(sound), `"files":[{`, `"no":[{`, 1))
	for _, name := range []string{"../x", "/etc/passwd", ".", "", "a/../../x", `a//b`} {
		read(name, strings.Replace(string(sound), `"name":"sources.yaml"`, `"name":"`+name+`"`, 1))
		read("folder "+name, strings.Replace(string(sound), `"folders":null`, `"folders":["`+name+`"]`, 1))
	}
	read("another dataset", strings.Replace(string(sound), p.dataset, p.dataset+"2", 1))
	if runtime.GOOS == "windows" {
		return
	}
	beside := filepath.Join(t.TempDir(), "planted")
	if err := os.WriteFile(beside, sound, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(os.Remove(at), os.Symlink(beside, at)); err != nil {
		t.Fatal(err)
	}
	j, _ := p.journal(nil)
	if e, err := j.Last(); e != nil || err == nil || !strings.Contains(err.Error(), "no file of the user's own") {
		t.Errorf("a link: %+v, %v", e, err)
	}
}

// TestADatasetIsNoPlaceForIt holds that texts never go where others have them, too.
func TestADatasetIsNoPlaceForIt(t *testing.T) {
	p := newPlace(t)
	link := filepath.Join(filepath.Dir(p.dataset), "link")
	if err := os.Symlink(p.dataset, link); err != nil {
		t.Skip(err)
	}
	for _, state := range []string{p.dataset, filepath.Join(p.dataset, "state"), filepath.Join(link, "a", "state")} {
		_, err := journal.Of(&disk.Disk{}, state, p.dataset).Begin(nil, noon, p.changes("a", "a"))
		if err == nil || !strings.Contains(err.Error(), "is in the dataset") {
			t.Errorf("%s: %v", state, err)
		}
	}
	if got := p.files(); !maps.Equal(got, begun) {
		t.Errorf("there is %v", got)
	}
}

func TestFolder(t *testing.T) {
	abs := func(parts ...string) string { return filepath.Join(append([]string{t.TempDir()}, parts...)...) }
	home := abs()
	for _, c := range []struct {
		system string
		env    map[string]string
		want   string
	}{
		{"linux", map[string]string{"HOME": home}, filepath.Join(home, ".local", "state", "stance")},
		{"darwin", map[string]string{"HOME": home}, filepath.Join(home, ".local", "state", "stance")},
		{"linux", map[string]string{"HOME": home, "XDG_STATE_HOME": filepath.Join(home, "s")}, filepath.Join(home, "s", "stance")},
		{"linux", map[string]string{"HOME": home, "XDG_STATE_HOME": "s"}, filepath.Join(home, ".local", "state", "stance")},
		{"windows", map[string]string{"HOME": home, "LocalAppData": filepath.Join(home, "l")}, filepath.Join(home, "l", "stance", "state")},
		{"windows", map[string]string{"XDG_STATE_HOME": home}, filepath.Join(home, "stance")},
		{"windows", map[string]string{"HOME": home}, ""},
		{"linux", map[string]string{"LocalAppData": home}, ""},
		{"linux", map[string]string{"HOME": "home"}, ""},
	} {
		got, err := journal.Folder(c.system, func(name string) string { return c.env[name] })
		if got != c.want || (err == nil) != (c.want != "") {
			t.Errorf("%s, %v: %q, %v", c.system, c.env, got, err)
		}
	}
}

// TestAnEmptyFileIsAFile holds that one in which there was nothing is not taken for one that
// was not there, nor the other way round.
func TestAnEmptyFileIsAFile(t *testing.T) {
	p := newPlace(t)
	p.save("empty.yaml", "")
	j, d := p.journal(nil)
	changes := []disk.Change{{Name: "empty.yaml", Old: []byte{}, New: []byte("x")}, {Name: "new.yaml", New: []byte{}}, {Name: "codebook.yaml", Old: []byte("book"), New: []byte{}}}
	if noted, done := write(j, d, p.dataset, "one", noon, changes); noted != nil || done != nil {
		t.Fatal(noted, done)
	}
	if err := j.TakeBack(p.last()); err != nil {
		t.Fatal(err)
	}
	want := maps.Clone(begun)
	want["empty.yaml"] = ""
	if got := p.files(); !maps.Equal(got, want) {
		t.Errorf("there is %v", got)
	}
}
