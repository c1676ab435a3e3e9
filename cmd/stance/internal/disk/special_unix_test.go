//go:build unix

package disk

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"stance/positions/links"
)

// soon fails a test that hangs, by name, and not the whole run.
func soon(t *testing.T, what string, do func()) {
	t.Helper()
	done := make(chan struct{})
	go func() { defer close(done); do() }()
	select {
	case <-done:
	case <-time.After(5 * time.Minute):
		t.Fatalf("%s hangs", what)
	}
}

func pipe(t *testing.T, name string) {
	t.Helper()
	if err := syscall.Mkfifo(name, 0o666); err != nil {
		t.Fatal(err)
	}
}

// special puts what is no regular file into a folder, each under its name.
func special(t *testing.T, dir string) (names []string) {
	pipe(t, filepath.Join(dir, "pipe"))
	l, err := net.Listen("unix", filepath.Join(dir, "socket"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { l.Close() })
	names = []string{"pipe", "socket"}
	if err := syscall.Mknod(filepath.Join(dir, "zero"), syscall.S_IFCHR|0o666, 1<<8|5); err == nil { // takes a privilege
		names = append(names, "zero")
	}
	return names
}

func TestSpecialFilesAreRefused(t *testing.T) {
	t.Chdir(t.TempDir()) // a socket's path is short
	if err := os.Mkdir("d", 0o755); err != nil {
		t.Fatal(err)
	}
	for _, name := range special(t, "d") {
		soon(t, name, func() {
			d := Dataset("d")
			for what, err := range map[string]error{
				"Open": second(d.Open(name)), "ReadFile": second(d.ReadFile(name)), "by name": second(ReadFile(filepath.Join("d", name), 10)),
			} {
				if !errors.Is(err, ErrNotAFile) {
					t.Errorf("%s %s: %v", what, name, err)
				}
			}
			if _, err := d.ReadDir(name); err == nil {
				t.Errorf("%s was listed", name)
			}
			if _, err := Dataset(filepath.Join("d", name)).ReadDir("."); err == nil {
				t.Errorf("%s is a dataset", name)
			}
		})
	}
	for _, name := range []string{"/dev/zero", "/dev/null", "/dev/tty", "/proc/self/environ", "/proc/self/maps", "/proc/kmsg", "/sys/kernel/tracing/trace_pipe"} {
		if f, err := os.OpenFile(name, os.O_RDONLY|syscall.O_NONBLOCK, 0); err != nil {
			continue // another system, or not allowed
		} else {
			f.Close()
		}
		soon(t, name, func() {
			if content, err := ReadFile(name, 100); !errors.Is(err, ErrNotAFile) {
				t.Errorf("%s: %.20q, %v", name, content, err)
			}
		})
	}
}

// TestSwappedForAPipe has a named pipe come into a file's place between looking
// and opening: opening must not wait.
func TestSwappedForAPipe(t *testing.T) {
	dir := tree(t, map[string]string{"file": "text"})
	pipe(t, filepath.Join(dir, "pipe"))
	d := Dataset(dir)
	look := func() (fs.FileInfo, error) { return d.Stat("file") }
	soon(t, "opening", func() {
		if _, err := openRegular("file", look, func() (*os.File, error) { return d.open("pipe") }); !errors.Is(err, ErrNotAFile) {
			t.Error(err)
		}
	})
}

// TestHandedOver reads what a shell gives a process: a pipe of its own. It is
// read to its end, or to the limit.
func TestHandedOver(t *testing.T) {
	for _, c := range []struct {
		text, want string
		err        error
	}{{"text", "text", nil}, {"", "", nil}, {"far too long", "", ErrTooLarge}} {
		r, w, err := os.Pipe()
		if err != nil {
			t.Fatal(err)
		}
		go func() {
			_, _ = io.WriteString(w, c.text)
			w.Close()
		}()
		soon(t, "reading", func() {
			got, err := ReadFile(fmt.Sprintf("/dev/fd/%d", r.Fd()), 4)
			if string(got) != c.want || !errors.Is(err, c.err) {
				t.Errorf("%q: %q, %v", c.text, got, err)
			}
		})
		r.Close()
	}
	for name, want := range map[string]bool{
		"/dev/stdin": true, "/dev/fd/63": true, "/proc/self/fd/3": true, "/dev/./fd/3": true,
		"/dev/zero": false, "/dev/fd": false, "/dev/fd/3/x": false, "/proc/1/fd/3": false, "/x/dev/stdin": false, "dev/stdin": false,
	} {
		if handedOver(name) != want {
			t.Errorf("%s: %v", name, !want)
		}
	}
}

func TestLockIsARegularFileInside(t *testing.T) {
	for name, c := range map[string]struct {
		files   map[string]string
		prepare func(dir string) error
		lock    string
		err     error
	}{
		"dangling link outside": {files: map[string]string{".lock": "->../made"}},
		"link outside":          {files: map[string]string{".lock": "->../secret"}},
		"link inside":           {files: map[string]string{".lock": "->a", "a": ""}},
		"dangling link inside":  {files: map[string]string{".lock": "->made"}},
		"circle":                {files: map[string]string{".lock": "->.lock"}},
		"pipe":                  {prepare: func(dir string) error { return syscall.Mkfifo(filepath.Join(dir, ".lock"), 0o666) }},
		"link to a pipe":        {files: map[string]string{".lock": "->p"}, prepare: func(dir string) error { return syscall.Mkfifo(filepath.Join(dir, "p"), 0o666) }},
		"folder":                {files: map[string]string{".lock/x": ""}},
		"link to a device":      {files: map[string]string{".lock": "->/dev/zero"}},
		"folder outside":        {files: map[string]string{"reviews": "->../beside"}, lock: "reviews/.lock", err: links.ErrOutside},
		"folder of the system":  {files: map[string]string{"reviews": "->/tmp"}, lock: "reviews/.lock", err: links.ErrOutside},
		"no folder":             {lock: "reviews/.lock", err: fs.ErrNotExist},
	} {
		t.Run(name, func(t *testing.T) {
			dir := tree(t, c.files)
			if c.prepare != nil {
				if err := c.prepare(dir); err != nil {
					t.Fatal(err)
				}
			}
			before := listing(t, filepath.Dir(dir))
			if c.lock == "" {
				c.lock = ".lock"
			}
			soon(t, "locking", func() {
				if _, err := lock(dir, c.lock, time.Hour); err == nil || c.err != nil && !errors.Is(err, c.err) {
					t.Errorf("%v, want %v", err, c.err)
				}
			})
			if after := listing(t, filepath.Dir(dir)); after != before {
				t.Errorf("something was made or changed:\n%sbefore:\n%s", after, before)
			}
		})
	}
}

// TestLockSwapped has the lock's file exchanged for a link or a pipe after it
// was looked at.
func TestLockSwapped(t *testing.T) {
	for name, swap := range map[string]func(at string) error{
		"link": func(at string) error { return os.Symlink("../secret", at) },
		"pipe": func(at string) error { return syscall.Mkfifo(at, 0o666) },
		"file": func(at string) error { return os.WriteFile(at, nil, 0o666) },
		"gone": func(string) error { return nil },
	} {
		t.Run(name, func(t *testing.T) {
			dir := tree(t, nil)
			d, at := Dataset(dir), filepath.Join(dir, ".lock")
			if err := os.WriteFile(at, nil, 0o666); err != nil {
				t.Fatal(err)
			}
			info, _, err := d.lockFile(".lock", at)
			if err != nil {
				t.Fatal(err)
			}
			kept := filepath.Join(dir, "kept") // or the new file may get its number
			if err := os.Rename(at, kept); err != nil {
				t.Fatal(err)
			}
			if err := swap(at); err != nil {
				t.Fatal(err)
			}
			soon(t, "locking", func() {
				if l, err := d.hold(info, ".lock", at); l != nil || err != nil {
					t.Errorf("%v, %v; want it to be tried again", l, err)
				}
			})
		})
	}
}

// listing describes all that is in a folder.
func listing(t *testing.T, dir string) (all string) {
	t.Helper()
	err := filepath.WalkDir(dir, func(name string, e fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		info, err := e.Info()
		all += fmt.Sprintln(name, info.Mode(), info.Size())
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// A link that comes into the place of a file which was looked at is replaced.
func TestALinkIsNotWrittenThrough(t *testing.T) {
	dir, err := filepath.EvalSymlinks(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	victim, name := filepath.Join(dir, "victim"), filepath.Join(dir, "result")
	if err := os.WriteFile(victim, []byte("mine"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, target := range []string{"victim", victim, "nothing"} {
		if err := os.RemoveAll(name); err != nil {
			t.Fatal(err)
		}
		if err := os.Symlink(target, name); err != nil {
			t.Fatal(err)
		}
		if err := new(Disk).WriteHere(name, []byte("new")); err != nil {
			t.Errorf("%s: %v", target, err)
		}
		if now, err := os.ReadFile(victim); err != nil || string(now) != "mine" {
			t.Errorf("%s: it was written through: %q, %v", target, now, err)
		}
		if info, err := os.Lstat(name); err != nil || !info.Mode().IsRegular() {
			t.Errorf("%s: the link is there still: %v", target, err)
		}
	}
	if got := names(t, dir); got != "result victim" {
		t.Errorf("there are %s", got)
	}
}

// What comes into the place of a link, of the file that it leads to or of their folder,
// once that place was allowed, is not written through.
func TestWriteGoesWhereItIsAllowed(t *testing.T) {
	for _, is := range []string{"file", "link", "link to a link", "pipe", "nothing"} {
		for _, swapped := range []string{"result", "real", "."} {
			for _, at := range []string{"allowed", "create", "rename"} {
				if at == "rename" && swapped == "." || is == "pipe" && (at != "allowed" || swapped != "result") {
					continue // a folder can still be swapped after the last look at it; and a pipe that is there waits for its reader
				}
				t.Run(is+"/"+swapped+"/"+at, func(t *testing.T) {
					outer, err := filepath.EvalSymlinks(t.TempDir())
					if err != nil {
						t.Fatal(err)
					}
					dir, mine := filepath.Join(outer, "dir"), filepath.Join(outer, "mine")
					for _, folder := range []string{dir, mine} {
						if err := os.Mkdir(folder, 0o777); err != nil {
							t.Fatal(err)
						}
					}
					for _, victim := range []string{"result", "real"} {
						if err := os.WriteFile(filepath.Join(mine, victim), []byte("mine"), 0o600); err != nil {
							t.Fatal(err)
						}
					}
					name, real := filepath.Join(dir, "result"), filepath.Join(dir, "real")
					if err := os.WriteFile(real, nil, 0o666); err != nil {
						t.Fatal(err)
					}
					switch is {
					case "file":
						real, err = name, os.WriteFile(name, nil, 0o666)
					case "link":
						err = os.Symlink("real", name)
					case "link to a link":
						err = errors.Join(os.Symlink("real", filepath.Join(dir, "between")), os.Symlink("between", name))
					case "pipe":
						pipe(t, name)
						real = name
					case "nothing":
						real = name
					}
					if err != nil {
						t.Fatal(err)
					}
					swap := func() {
						place := filepath.Join(dir, swapped)
						if err := os.Rename(place, place+".away"); err != nil && !errors.Is(err, fs.ErrNotExist) {
							t.Fatal(err)
						}
						target := filepath.Join(mine, swapped)
						if err := os.Symlink(target, place); err != nil {
							t.Fatal(err)
						}
					}
					calls := &swappingCalls{System(), func(call string) {
						if call == at {
							swap()
						}
					}}
					d := &Disk{calls: calls}
					soon(t, "writing", func() {
						err = d.Write(name, func(place string) error {
							if place != real {
								t.Errorf("it was asked for %s", place)
							}
							calls.before("allowed")
							return nil
						}, []byte("new"))
					})
					if now := listing(t, mine); strings.Count(now, "\n") != 3 {
						t.Errorf("there are now\n%s", now)
					}
					for _, victim := range []string{"result", "real"} {
						if now, err := os.ReadFile(filepath.Join(mine, victim)); err != nil || string(now) != "mine" {
							t.Errorf("it was written through: %q, %v", now, err)
						}
					}
					if swapped == "." && (err == nil || !strings.Contains(err.Error(), "its folder has become a link meanwhile")) {
						t.Errorf("the error is %v", err)
					}
				})
			}
		}
	}
}

// swappingCalls are the system's, with something done before the first of each.
type swappingCalls struct {
	Calls
	before func(call string)
}

func (c *swappingCalls) once(call string) {
	before := c.before
	c.before = func(made string) {
		if made != call {
			before(made)
		}
	}
	before(call)
}

func (c *swappingCalls) Create(name string, mode fs.FileMode) (File, error) {
	c.once("create")
	return c.Calls.Create(name, mode)
}

func (c *swappingCalls) Rename(from, to string) error {
	c.once("rename")
	return c.Calls.Rename(from, to)
}
