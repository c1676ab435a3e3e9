package disk

import (
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"testing"
	"time"
)

func names(t *testing.T, dir string) string {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	for _, e := range entries {
		all = append(all, e.Name())
	}
	return strings.Join(all, " ")
}

// waits reports whether a goroutine comes to wait for a lock in a method of the disk; false
// where it has ended instead.
func waits(method string, ended <-chan struct{}) bool {
	stacks := make([]byte, 1<<20)
	for {
		for _, stack := range strings.Split(string(stacks[:runtime.Stack(stacks, true)]), "\n\n") {
			head, calls, _ := strings.Cut(stack, "\n")
			if strings.Contains(head, "[sync.Mutex.Lock") && strings.Contains(calls, "disk.(*Disk)."+method+"(") {
				return true
			}
		}
		select {
		case <-ended:
			return false
		case <-time.After(time.Millisecond): // to look again
		}
	}
}

// TestInterrupt holds that nothing unfinished is left by an interrupt, also of
// what is about to be begun.
func TestInterrupt(t *testing.T) {
	dir := t.TempDir()
	var d Disk
	first, err := d.stage(filepath.Join(dir, "first"), newFile, pieces([]byte{'1'}), d.beginLocked)
	if err != nil {
		t.Fatal(err)
	}
	d.RemoveUnfinished()
	var second *staged
	begun := make(chan struct{})
	go func() {
		defer close(begun)
		second, _ = d.stage(filepath.Join(dir, "second"), newFile, pieces([]byte{'2'}), d.beginLocked)
	}()
	if !waits("stage", begun) {
		t.Fatal("a file was begun after the interrupt")
	}
	if left := names(t, dir); left != "" {
		t.Errorf("left: %v", left)
	}
	d.noting.Unlock() // the program would have ended
	d.replacing.Unlock()
	first.drop()
	<-begun
	second.drop()
}

// waitingCalls are the system's, with a pause before something is removed.
type waitingCalls struct {
	Calls
	pause func(name string)
}

func (c waitingCalls) Remove(name string) error    { c.pause(name); return c.Calls.Remove(name) }
func (c waitingCalls) RemoveAll(name string) error { c.pause(name); return c.Calls.RemoveAll(name) }

// TestInterruptWhileTakingAway holds that an interrupt waits for what is just being
// taken away.
func TestInterruptWhileTakingAway(t *testing.T) {
	for name, takeAway := range map[string]func(d *Disk, dir string) error{
		"file": func(d *Disk, dir string) error {
			f, err := d.stage(filepath.Join(dir, "a"), newFile, pieces(), d.beginLocked)
			if err == nil {
				f.drop()
			}
			return err
		},
		"lock": func(d *Disk, dir string) error {
			unlock, err := d.Lock(dir, "lock")
			if err == nil {
				unlock()
			}
			return err
		},
		"folder": func(d *Disk, dir string) error {
			refused := errors.New("refused")
			err := d.NewFolder(filepath.Join(dir, "new"), nil, func(string) error { return refused })
			if errors.Is(err, refused) {
				err = nil
			}
			return err
		},
	} {
		t.Run(name, func(t *testing.T) {
			dir, paused := t.TempDir(), false
			ended := make(chan struct{})
			var d Disk
			d.SetCalls(waitingCalls{System(), func(string) {
				if paused {
					return
				}
				paused = true
				go func() {
					d.RemoveUnfinished()
					close(ended)
				}()
				if !waits("RemoveUnfinished", ended) {
					if left := names(t, dir); left != "" {
						t.Errorf("the program ended, and left %s", left)
					}
				}
			}})
			if err := takeAway(&d, dir); err != nil || !paused {
				t.Fatalf("%v, paused: %v", err, paused)
			}
			<-ended
		})
	}
}

// What processes that died left is cleared away; what a living one is writing is
// not, nor what an editor keeps beside a file that is open in it.
func TestLeftovers(t *testing.T) {
	dir := t.TempDir()
	long := strings.Repeat("ü", 120) // of more bytes than fit into the name of an unfinished file
	for _, name := range []string{"a.yaml", ".a.yaml.swp", ".a.yaml.1.stance", ".a.yaml.old.stance", ".a.yaml..stance", "a.yaml.1.stance", ".b.yaml.1.stance"} {
		if err := os.WriteFile(filepath.Join(dir, name), nil, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.WriteFile(filepath.Join(dir, unfinishedName(long)), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	var living, d Disk
	f, err := living.stageOut(filepath.Join(dir, "a.yaml"), newFile, pieces())
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"a.yaml", long} {
		if err := d.Write(filepath.Join(dir, name), nil, []byte("new")); err != nil {
			t.Fatal(err)
		}
	}
	want := ".a.yaml..stance " + filepath.Base(f.temporary) + " .a.yaml.old.stance .a.yaml.swp .b.yaml.1.stance a.yaml a.yaml.1.stance " + long
	if got := names(t, dir); got != want {
		t.Errorf("there are %s, want %s", got, want)
	}
	d.SweepLocked(dir) // by who changes a dataset, beside whose files a result is being written
	if _, err := os.Stat(f.temporary); err != nil {
		t.Errorf("what a living one is writing was taken away: %v", err)
	}
	if err := os.WriteFile(filepath.Join(dir, ".b.yaml.1.stance"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	f.letGo() // as if it died
	if err := d.Write(filepath.Join(dir, "a.yaml"), nil, []byte("new")); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(f.temporary); err == nil {
		t.Error("what a dead one left is there still")
	}
	d.SweepLocked(dir)
	if got := names(t, dir); strings.Contains(got, ".b.yaml.1.stance") {
		t.Errorf("there are %s", got)
	}
}

// full is a disk that takes a few bytes and no more.
type full struct{ system }

func (full) Create(name string, mode os.FileMode) (File, error) {
	f, err := system{}.Create(name, mode)
	return fullFile{f}, err
}

type fullFile struct{ File }

func (f fullFile) Write(p []byte) (int, error) {
	n, _ := f.File.Write(p[:1])
	return n, &os.PathError{Op: "write", Path: ".jm.yaml.123.stance", Err: syscall.ENOSPC}
}

// A disk that is full when a file is half written leaves the old file, nothing
// beside it, and an error that names the file.
func TestAFullDiskLeavesTheOldFile(t *testing.T) {
	dir := t.TempDir()
	name := filepath.Join(dir, "jm.yaml")
	if err := os.WriteFile(name, []byte("old"), 0o644); err != nil {
		t.Fatal(err)
	}
	d := &Disk{calls: full{}}
	err := d.Write(name, nil, []byte("new"))
	if err == nil || !strings.Contains(err.Error(), "jm.yaml cannot be written: ") || strings.Contains(err.Error(), ".jm.yaml.") {
		t.Errorf("the error is %v", err)
	}
	if !errors.Is(err, syscall.ENOSPC) {
		t.Errorf("the cause is lost: %v", err)
	}
	if got, err := os.ReadFile(name); err != nil || string(got) != "old" {
		t.Errorf("the old file holds %q, %v", got, err)
	}
	if left := names(t, dir); left != "jm.yaml" {
		t.Errorf("there are %s", left)
	}
}
