//go:build unix

package main

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"io"
	"io/fs"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"stance/cmd/stance/internal/authoring"
	"stance/cmd/stance/internal/console"
	"stance/cmd/stance/internal/dataset/datasettest"
	"stance/cmd/stance/internal/launch"
	"stance/cmd/stance/internal/needs"
)

// theSecret is a line of a file outside the dataset that must never be told. It
// is no YAML, so that a message about it would quote it.
const theSecret = "TOKEN: {never-to-be-told"

// plant puts something into the place of a file or folder of a dataset. Its
// target, of a link, has @ for the folder outside.
type plant struct {
	name string
	make func(outside, at string) error
	is   planted
}

type planted uint8

const (
	outward  planted = iota // a link that leads out
	special                 // something that is no file
	inCircle                // or nowhere
)

func linkTo(target string) func(outside, at string) error {
	return func(outside, at string) error { return os.Symlink(strings.ReplaceAll(target, "@", outside), at) }
}

// plantedFiles can stand where a file is read.
var plantedFiles = []plant{
	{"link to a file outside", linkTo("@/secret.yaml"), outward},
	{"relative link to a file outside", func(outside, at string) error {
		rel, err := filepath.Rel(filepath.Dir(at), filepath.Join(outside, "secret.yaml"))
		if err != nil {
			return err
		}
		return os.Symlink(rel, at)
	}, outward},
	{"link to a file outside that is sound", linkTo("@/sound.yaml"), outward},
	{"link to nothing outside", linkTo("@/made.yaml"), outward},
	{"link to the environment", linkTo("/proc/self/environ"), outward},
	{"link to git's settings", func(outside, at string) error {
		data := filepath.Join(outside, "../work/data")
		rel, err := filepath.Rel(filepath.Dir(at), filepath.Join(data, ".git/config"))
		if err != nil {
			return err
		}
		return os.Symlink(rel, at)
	}, outward},
	{"link to an endless device", linkTo("/dev/zero"), outward},
	{"link to standard input", linkTo("/dev/stdin"), outward},
	{"link to a pipe outside", linkTo("@/pipe"), outward},
	{"link to a folder outside", linkTo("@"), outward},
	{"pipe", func(_, at string) error { return syscall.Mkfifo(at, 0o666) }, special},
	{"socket", socketAt, special},
	{"device", func(_, at string) error { return syscall.Mknod(at, syscall.S_IFCHR|0o666, 1<<8|5) }, special},
	{"folder", func(_, at string) error { return os.Mkdir(at, 0o777) }, special},
	{"link to a pipe inside", func(_, at string) error {
		if err := syscall.Mkfifo(at+".p", 0o666); err != nil {
			return err
		}
		return os.Symlink(filepath.Base(at)+".p", at)
	}, special},
	{"link to itself", func(_, at string) error { return os.Symlink(filepath.Base(at), at) }, inCircle},
}

// plantedFolders can stand where a folder is walked.
var plantedFolders = []plant{
	{"link to the whole disk", linkTo("/"), outward},
	{"link to the system's files", linkTo("/proc"), outward},
	{"link to devices", linkTo("/dev"), outward},
	{"link to a folder outside", linkTo("@/snapshots"), outward},
	{"link to nothing outside", linkTo("@/made"), outward},
	{"link to a pipe outside", linkTo("@/pipe"), outward},
	{"pipe", func(_, at string) error { return syscall.Mkfifo(at, 0o666) }, special},
	{"socket", socketAt, special},
	{"link to itself", func(_, at string) error { return os.Symlink(filepath.Base(at), at) }, inCircle},
}

// socketAt makes a socket, whose name may be longer than a socket's can.
func socketAt(_, at string) error {
	dir, err := os.MkdirTemp("", "s")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	l, err := net.ListenUnix("unix", &net.UnixAddr{Name: filepath.Join(dir, "s"), Net: "unix"})
	if err != nil {
		return err
	}
	l.SetUnlinkOnClose(false)
	defer l.Close()
	return os.Rename(filepath.Join(dir, "s"), at)
}

// stranger is a folder with a dataset of a stranger in it, and one with what is
// none of the stranger's business.
type stranger struct {
	t             *testing.T
	data, outside string
	environment   []string // how the entries of the process's own begin
}

func newStranger(t *testing.T) *stranger {
	t.Helper()
	outer := t.TempDir()
	st := &stranger{t: t, data: filepath.Join(outer, "work", "data"), outside: filepath.Join(outer, "outside")}
	if environ, err := os.ReadFile("/proc/self/environ"); err == nil {
		const enough = 12 // to be no chance
		for entry := range bytes.SplitSeq(environ, []byte{0}) {
			if len(entry) >= enough {
				st.environment = append(st.environment, string(entry[:enough]))
			}
		}
	}
	for name, content := range map[string]string{
		"outside/secret.yaml":                 theSecret + "\n",
		"work/data/.git/config":               theSecret + "\n",
		"outside/sound.yaml":                  "# " + theSecret + "\n",
		"outside/snapshots/2025-01-01.yaml":   "date: 2025-01-01\ntitle: '" + theSecret + "'\n",
		"outside/snapshots/secret.yaml":       theSecret + "\n",
		"outside/snapshots/deep/secret.yaml":  theSecret + "\n",
		"work/data/codebook.yaml":             "title: T\nparties: [{id: a, name: A}, {id: b, name: B}]\nissues: [{id: i, name: I, scale: {options: [{id: low, label: L}, {id: high, label: H}]}}]\n",
		"work/data/sources.yaml":              "sources: [{id: s, title: S, archive: archive/other.txt}, {id: r, title: R}]\n",
		"work/data/snapshots/2025-01-01.yaml": "date: 2025-01-01\nlabel: one\npositions: {a: {i: {position: low, summary: A wants little., evidence: [{quote: very little, speaker: X, source: s}, {quote: nothing, speaker: X, source: r}]}}}\n",
		"work/data/snapshots/2025-01-02.yaml": "date: 2025-01-02\nlabel: two\npositions: {a: {i: {position: high, summary: A wants much., evidence: [{quote: very much, speaker: X, source: s}]}}}\n",
		"work/data/archive/other.txt":         "“We want very little,” she said, and later: “We want very much.”\n",
		"work/data/archive/r.txt":             "“We want nothing.”\n",
		"work/table.csv":                      "date,party,issue,position,summary\n2025-01-03,b,i,low,B wants little.\n",
		"work/record.yaml":                    "date: 2025-01-02\npositions: {b: {i: {position: low, summary: B wants little.}}}\n",
	} {
		st.write(filepath.Join(outer, name), content)
	}
	if err := syscall.Mkfifo(filepath.Join(st.outside, "pipe"), 0o666); err != nil {
		t.Fatal(err)
	}
	return st
}

func (st *stranger) write(name, content string) {
	st.t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		st.t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(content), 0o644); err != nil {
		st.t.Fatal(err)
	}
}

// plant puts something into a place of the dataset; false where that is not
// allowed here.
func (st *stranger) plant(p *plant, place string) bool {
	st.t.Helper()
	at := filepath.Join(st.data, filepath.FromSlash(place))
	if err := os.RemoveAll(at); err != nil {
		st.t.Fatal(err)
	}
	if err := os.MkdirAll(filepath.Dir(at), 0o755); err != nil {
		st.t.Fatal(err)
	}
	err := p.make(st.outside, at)
	if err != nil && !(p.name == "device" && os.IsPermission(err)) {
		st.t.Fatal(err)
	}
	return err == nil
}

// run runs a command line in the folder with the dataset, and fails where it
// hangs, tells what is outside, or changes anything there.
func (st *stranger) run(args ...string) (code int, out, messages string) {
	st.t.Helper()
	before := st.describe(st.outside)
	type result struct {
		code          int
		out, messages string
	}
	done := make(chan result, 1)
	go func() {
		var o, m bytes.Buffer
		s := &console.Streams{In: strings.NewReader(""), Out: &o, Err: &m, Width: 400, Dir: filepath.Dir(st.data), Env: os.Getenv, Now: time.Now, State: datasettest.StateBeside(st.t.TempDir())}
		s.Browse = func(string) error { return launch.ErrNoBrowser }
		code := run(args, s)
		done <- result{code, o.String(), m.String()}
	}()
	var r result
	select {
	case r = <-done:
	case <-time.After(5 * time.Minute):
		st.t.Fatalf("%q hangs", args)
	}
	for what, text := range map[string]string{"output": r.out, "messages": r.messages} {
		told := func(of string) bool { return strings.Contains(text, of) }
		if told("never-to-be-told") || slices.ContainsFunc(st.environment, told) {
			st.t.Errorf("%q: what is outside stands in the %s:\n%s", args, what, text)
		}
		if strings.Contains(text, "goroutine ") {
			st.t.Errorf("%q: %s", args, text)
		}
	}
	if after := st.describe(st.outside); after != before {
		st.t.Errorf("%q changed what is outside:\n%sit was\n%s", args, after, before)
	}
	return r.code, r.out, r.messages
}

// describe lists all that is in a folder, with what the files hold.
func (st *stranger) describe(dir string) string {
	st.t.Helper()
	var all strings.Builder
	err := filepath.WalkDir(dir, func(name string, e fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		fmt.Fprint(&all, name, " ", e.Type())
		if e.Type().IsRegular() {
			content, err := os.ReadFile(name)
			if err != nil {
				return err
			}
			fmt.Fprintf(&all, " %x", sha256.Sum256(content))
		}
		fmt.Fprintln(&all)
		return nil
	})
	if err != nil {
		st.t.Fatal(err)
	}
	return all.String()
}

// readers are command lines that read a dataset, with the exit code where it has
// errors: what they would write is refused then. The first fewReaders stand for
// all kinds of reading.
var readers = []struct {
	line string
	code int
}{
	{"check", exitFailed}, {"show -C data two", exitUnreadable}, {"add --file record.yaml", exitUnreadable}, {"__complete review approve one/a/", exitDone},
	{"check -f json", exitFailed}, {"check -f github", exitFailed}, {"diff one two", exitUnreadable}, {"log", exitUnreadable}, {"gap a b", exitUnreadable},
	{"report one two", exitUnreadable}, {"report one two -f html", exitUnreadable}, {"export stances", exitUnreadable}, {"export all -f ndjson", exitUnreadable},
	{"verify", exitUnreadable}, {"verify --record", exitUnreadable}, {"review --list", exitUnreadable}, {"review approve two/a/i --reviewer jm", exitUnreadable},
	{"agreement data data2=data", exitUnreadable}, {"agreement data data2=data --adjudicate merged", exitUnreadable},
	{"import table.csv", exitUnreadable}, {"import table.csv -n", exitUnreadable},
	{"add party --id c --name C", exitUnreadable}, {"add source --id t --title T", exitUnreadable},
	{"add silence --date two --party b --issue i", exitUnreadable}, {"add --date two --party b --issue i --position low --summary S. --dry-run", exitUnreadable},
	{"schema snapshot", exitDone}, {"init data", exitUsage}, {"init data --example", exitUsage}, {"import table.csv --title T --data data", exitUsage},
	{"__complete diff ", exitDone}, {"__complete show one --party ", exitDone}, {"__complete add --position ", exitDone}, {"__complete review approve one/", exitDone},
}

// fewReaders is how many of readers are run with every plant; the rest are with
// one of each kind, as all commands read by the same means.
const fewReaders = 4

// plantedIn runs a test on a stranger's dataset in which something stands in a place.
func plantedIn(t *testing.T, name string, p *plant, place string, test func(t *testing.T, st *stranger)) {
	t.Run(name+"/"+p.name, func(t *testing.T) {
		t.Parallel()
		st := newStranger(t)
		if !st.plant(p, place) {
			t.Skip("no privilege to make a device")
		}
		test(t, st)
	})
}

// TestPlantedInADataset has links that lead out, and special files, in all
// places of a dataset from which something is read, and runs every command.
func TestPlantedInADataset(t *testing.T) {
	type place struct {
		at     string
		plants []plant
	}
	for _, place := range []place{
		{"codebook.yaml", plantedFiles}, {"sources.yaml", plantedFiles}, {"sources/more.yaml", plantedFiles}, {"snapshots/2025-01-03.yaml", plantedFiles},
		{"snapshots/deep/x.yml", plantedFiles}, {"reviews/jm.yaml", plantedFiles},
		{"snapshots", plantedFolders}, {"sources", plantedFolders}, {"reviews", plantedFolders},
	} {
		for i := range place.plants {
			p := &place.plants[i]
			if place.at == "codebook.yaml" && p.name == "folder" {
				continue // then it is no dataset
			}
			plantedIn(t, place.at, p, place.at, func(t *testing.T, st *stranger) {
				before := st.describe(st.data)
				lines := readers[:fewReaders]
				if slices.Contains([]string{"link to the environment", "link to the system's files", "pipe", "link to itself"}, p.name) {
					lines = readers
				}
				for _, c := range lines {
					code, out, messages := st.run(strings.Split(c.line, " ")...)
					if code != c.code {
						t.Errorf("%s: exit code %d, want %d\n%s%s", c.line, code, c.code, out, messages)
					}
					told := "[unreadable-file]"
					if p.is == outward {
						told = "[link-outside]"
					}
					if (c.code == exitUnreadable || c.line == "check") && !strings.Contains(out+messages, told) {
						t.Errorf("%s: nothing of %s in\n%s%s", c.line, told, out, messages)
					}
				}
				if after := st.describe(st.data); after != before {
					t.Errorf("the dataset was changed:\n%sit was\n%s", after, before)
				}
			})
		}
	}
}

// TestPlantedThatAreSound has links within the dataset: they are followed.
func TestPlantedThatAreSound(t *testing.T) {
	for name, links := range map[string][][2]string{
		"file":   {{"snapshots/2025-01-02.yaml", "../kept/two.yaml"}},
		"folder": {{"snapshots", "kept"}},
		"text":   {{"archive/other.txt", "../kept/text"}},
		"texts":  {{"archive", "kept"}},
		"all":    {{"codebook.yaml", "kept/codebook.yaml"}, {"sources.yaml", "./kept/../kept/sources.yaml"}, {"snapshots", "kept/snapshots"}},
	} {
		t.Run(name, func(t *testing.T) {
			st := newStranger(t)
			for _, link := range links {
				at := filepath.Join(st.data, link[0])
				kept := filepath.Join(filepath.Dir(at), link[1])
				if err := os.MkdirAll(filepath.Dir(kept), 0o755); err != nil {
					t.Fatal(err)
				}
				if info, err := os.Stat(at); err == nil && info.IsDir() {
					if err := os.CopyFS(kept, os.DirFS(at)); err != nil {
						t.Fatal(err)
					}
					if err := os.RemoveAll(at); err != nil {
						t.Fatal(err)
					}
				} else if err := os.Rename(at, kept); err != nil {
					t.Fatal(err)
				}
				if err := os.Symlink(link[1], at); err != nil {
					t.Fatal(err)
				}
			}
			for _, line := range []string{"check", "diff one two", "verify --strict", "add --file record.yaml", "import table.csv"} {
				if code, out, messages := st.run(strings.Split(line, " ")...); code != exitDone {
					t.Errorf("%s: exit code %d\n%s%s", line, code, out, messages)
				}
			}
		})
	}
}

// TestPlantedTexts has them among the archived texts, in the dataset's own
// folder and in one that --archive names.
func TestPlantedTexts(t *testing.T) {
	for _, place := range []string{"archive/other.txt", "archive/r.txt", "archive"} {
		plants := plantedFiles
		if place == "archive" {
			plants = plantedFolders
		}
		for i := range plants {
			p := &plants[i]
			plantedIn(t, place, p, place, func(t *testing.T, st *stranger) {
				code, out, messages := st.run("verify")
				want := map[planted]string{outward: "leads out of the dataset", special: "", inCircle: "in circles"}[p.is]
				if code != exitUnreadable || !strings.Contains(out, want) {
					t.Errorf("exit code %d\n%s%s", code, out, messages)
				}
				if code, out, messages := st.run("check"); code != exitDone {
					t.Errorf("check: exit code %d\n%s%s", code, out, messages)
				}
				if place != "archive/r.txt" {
					return
				}
				code, out, messages = st.run("verify", "--archive", "data/archive", "--source", "r")
				if code != exitUnreadable || !strings.Contains(out, want) {
					t.Errorf("--archive: exit code %d\n%s%s", code, out, messages)
				}
			})
		}
	}
}

// TestPlantedLocks has them where a command that writes makes its lock.
func TestPlantedLocks(t *testing.T) {
	for _, c := range []struct{ lock, line string }{
		{".stance.lock", "add --file record.yaml"}, {".stance.lock", "add source --id t --title T"}, {".stance.lock", "import table.csv"},
		{".stance.lock", "verify --record"}, {"reviews/.jm.lock", "review approve two/a/i --reviewer jm"},
	} {
		for i := range plantedFiles {
			p := &plantedFiles[i]
			plantedIn(t, c.line, p, c.lock, func(t *testing.T, st *stranger) {
				before := st.describe(st.data)
				code, out, messages := st.run(strings.Split(c.line, " ")...)
				if code != exitUnreadable || !strings.Contains(messages, c.lock) || !strings.Contains(messages, "nothing was written") {
					t.Errorf("exit code %d\n%s%s", code, out, messages)
				}
				if after := st.describe(st.data); after != before {
					t.Errorf("something was written:\n%sit was\n%s", after, before)
				}
			})
		}
	}
}

// TestPlantedSchemas has them where the schemas of a dataset are written to.
func TestPlantedSchemas(t *testing.T) {
	for _, place := range []string{"schemas/snapshot.json", "schemas"} {
		plants := plantedFiles
		if place == "schemas" {
			plants = plantedFolders
		}
		for i := range plants {
			p := &plants[i]
			plantedIn(t, place, p, place, func(t *testing.T, st *stranger) {
				if code, out, messages := st.run("schema", "--write", "data/schemas"); code != exitUnreadable {
					t.Errorf("exit code %d\n%s%s", code, out, messages)
				}
				// Adding a file looks whether there are schemas.
				if code, out, messages := st.run("import", "table.csv"); code != exitDone {
					t.Errorf("exit code %d\n%s%s", code, out, messages)
				}
			})
		}
	}
}

// TestPlantedAsTheFolder has them in the place of the whole dataset.
func TestPlantedAsTheFolder(t *testing.T) {
	for i := range plantedFolders {
		p := &plantedFolders[i]
		t.Run(p.name, func(t *testing.T) {
			t.Parallel()
			st := newStranger(t)
			st.plant(p, "")
			for _, c := range readers {
				if code, out, messages := st.run(strings.Split(c.line, " ")...); code == exitDone && !strings.HasPrefix(c.line, "schema ") && !strings.HasPrefix(c.line, "__complete") {
					t.Errorf("%s: exit code %d\n%s%s", c.line, code, out, messages)
				}
			}
		})
	}
}

// TestDataThatLeadsElsewhere has data/, which nobody named, be a link to another
// dataset.
func TestDataThatLeadsElsewhere(t *testing.T) {
	st := newStranger(t)
	other := filepath.Join(st.outside, "other")
	if err := os.CopyFS(other, os.DirFS(st.data)); err != nil {
		t.Fatal(err)
	}
	st.plant(&plant{make: linkTo("@/other")}, "")
	for _, line := range []string{"check", "show two", "check -C ."} {
		if code, out, messages := st.run(strings.Split(line, " ")...); code != exitUnreadable || !strings.Contains(messages, "--data data") {
			t.Errorf("%s: exit code %d\n%s%s", line, code, out, messages)
		}
	}
	if code, out, messages := st.run("check", "--data", "data"); code != exitDone {
		t.Errorf("named: exit code %d\n%s%s", code, out, messages)
	}
	if err := os.Remove(st.data); err != nil {
		t.Fatal(err)
	}
	if err := os.CopyFS(filepath.Join(filepath.Dir(st.data), "version/2"), os.DirFS(other)); err != nil {
		t.Fatal(err)
	}
	st.plant(&plant{make: linkTo("version/2")}, "")
	if code, out, messages := st.run("check"); code != exitDone {
		t.Errorf("a link within the folder: exit code %d\n%s%s", code, out, messages)
	}
}

// TestNamedFiles has the user name what is no file, and files that are too large,
// wherever one is read.
func TestNamedFiles(t *testing.T) {
	huge := func(size int64) func(outside, at string) error {
		return func(_, at string) error {
			f, err := os.Create(at)
			if err == nil {
				err = f.Truncate(size)
			}
			return err
		}
	}
	for _, c := range []struct{ name, line string }{
		{"record.yaml", "add --file %s"}, {"claim.yaml", "add claim --file %s -n"}, {"map.yaml", "import table.csv --map %s"}, {"in.csv", "import %s"},
	} {
		for _, p := range append([]plant{
			{"a text larger than is read", huge(authoring.TextLimit + 1), special},
			{"a sparse file without end", huge(1 << 42), special},
			{"nothing", func(_, _ string) error { return nil }, special},
		}, plantedFiles...) {
			if p.name == "link to a file outside" || strings.HasPrefix(p.name, "relative link") || strings.HasSuffix(p.name, "that is sound") || p.name == "link to git's settings" {
				continue // the user's own business
			}
			if (p.name == "a text larger than is read" || p.name == "a sparse file without end") && c.name == "in.csv" {
				continue // the size of tables is their own reader's to bound
			}
			plantedIn(t, c.line, &p, "../"+c.name, func(t *testing.T, st *stranger) {
				before := st.describe(st.data)
				code, out, messages := st.run(strings.Split(fmt.Sprintf(c.line, c.name), " ")...)
				if code != exitUnreadable || out != "" || strings.Count(messages, "\n") > 2 {
					t.Errorf("exit code %d\n%s%s", code, out, messages)
				}
				if after := st.describe(st.data); after != before {
					t.Errorf("something was written:\n%sit was\n%s", after, before)
				}
			})
		}
		t.Run(c.line+"/named itself", func(t *testing.T) {
			st := newStranger(t)
			for _, name := range []string{"/dev/zero", "/dev/null", "/dev/urandom", "/proc/self/environ", "/proc/kmsg", "/sys/kernel/tracing/trace_pipe"} {
				if strings.HasPrefix(c.line, "import table.csv") {
					continue // --map goes by the ending
				}
				if _, err := os.Stat(name); err != nil {
					continue
				}
				if code, out, messages := st.run(strings.Split(fmt.Sprintf(c.line, name), " ")...); code != exitUnreadable || out != "" {
					t.Errorf("%s: exit code %d\n%s%s", name, code, out, messages)
				}
			}
		})
	}
}

// TestNamedPipes reads what the user's shell hands over, to its end.
func TestNamedPipes(t *testing.T) {
	for line, text := range map[string]string{
		"add --file %s": "date: 2025-01-02\npositions: {b: {i: {position: low, summary: B wants little.}}}\n",
		"import %s":     "date,party,issue,position,summary\n2025-01-03,b,i,low,B wants little.\n",
	} {
		st := newStranger(t)
		r, w, err := os.Pipe()
		if err != nil {
			t.Fatal(err)
		}
		go func() {
			_, _ = io.WriteString(w, text)
			w.Close()
		}()
		if code, out, messages := st.run(strings.Split(fmt.Sprintf(line, fmt.Sprintf("/dev/fd/%d", r.Fd())), " ")...); code != exitDone {
			t.Errorf("%s: exit code %d\n%s%s", line, code, out, messages)
		}
		r.Close()
	}
}

// TestPlantedByTheEditor has an editor leave something else than a text.
func TestPlantedByTheEditor(t *testing.T) {
	for name, script := range map[string]string{
		"pipe":   `rm "$1"; mkfifo "$1"`,
		"device": `rm "$1"; ln -s /dev/zero "$1"`,
		"folder": `rm "$1"; mkdir "$1"`,
		"huge":   `truncate -s 1T "$1"`,
		"kernel": `rm "$1"; ln -s /proc/self/environ "$1"`,
	} {
		t.Run(name, func(t *testing.T) {
			st := newStranger(t)
			editor := filepath.Join(t.TempDir(), "editor")
			if err := os.WriteFile(editor, []byte("#!/bin/sh\n"+script+"\n"), 0o755); err != nil {
				t.Fatal(err)
			}
			t.Setenv("VISUAL", editor)
			before := st.describe(st.data)
			code, out, messages := st.run("add", "--date", "two", "--party", "b", "--issue", "i", "--edit")
			if code != exitUnreadable {
				t.Errorf("exit code %d\n%s%s", code, out, messages)
			}
			if after := st.describe(st.data); after != before {
				t.Errorf("something was written:\n%sit was\n%s", after, before)
			}
		})
	}
}

// TestPlantedAudit compares with a version that was sound.
func TestPlantedAudit(t *testing.T) {
	needs.Program(t, "git", exec.LookPath)
	for i := range plantedFiles {
		p := &plantedFiles[i]
		if p.name == "device" || p.name == "link to git's settings" {
			continue // git has the same as with a pipe, and no settings of its own
		}
		t.Run(p.name, func(t *testing.T) {
			st := newStranger(t)
			r := newGitRepo(t)
			if err := os.Rename(filepath.Join(r.dir, ".git"), filepath.Join(filepath.Dir(st.data), ".git")); err != nil {
				t.Fatal(err)
			}
			r.dir = filepath.Dir(st.data)
			if err := os.RemoveAll(filepath.Join(st.data, ".git")); err != nil {
				t.Fatal(err)
			}
			r.commit("sound")
			st.plant(p, "snapshots/2025-01-02.yaml")
			if code, out, messages := st.run("audit"); code != exitUnreadable {
				t.Errorf("exit code %d\n%s%s", code, out, messages)
			}
			if p.is == outward {
				r.commit("planted")
				code, out, messages := st.run("audit", "HEAD~1..HEAD")
				if code != exitDone || !strings.Contains(messages+out, "was read as far as it goes") {
					t.Errorf("as it was committed: exit code %d\n%s%s", code, out, messages)
				}
			}
		})
	}
}
