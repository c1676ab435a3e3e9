package disktest

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"

	"stance/cmd/stance/internal/disk"
)

// everyCall makes each of the calls once, in a folder, and gives their errors.
func everyCall(c disk.Calls, dir string) (errs []error) {
	at := func(name string) string { return filepath.Join(dir, name) }
	note := func(err error) { errs = append(errs, err) }
	f, err := c.Create(at("a"), 0o600)
	note(err)
	if err == nil {
		_, err = f.Write([]byte("content"))
		note(err)
		info, _ := os.Stat(dir)
		note(f.Keep(info))
		note(f.Sync())
		note(f.Close())
	}
	_, err = c.Read(at("a"))
	note(err)
	note(c.Link(at("a"), at("b")))
	note(c.Exchange(at("a"), at("b")))
	note(c.Rename(at("b"), at("c")))
	note(c.RenameNew(at("c"), at("d")))
	note(c.Remove(at("d")))
	note(c.Mkdir(at("folder"), 0o700))
	note(c.SyncFolder(at("folder")))
	note(c.RemoveAll(at("folder")))
	if device, err := c.Device(os.DevNull); err == nil {
		note(device.Close())
	} else {
		note(err)
	}
	for _, hold := range []func() (interface{ Close() error }, error){
		func() (interface{ Close() error }, error) { return c.Claim(at("a")) },
		func() (interface{ Close() error }, error) { return c.Lock(dir, ".lock") },
	} {
		held, err := hold()
		note(err)
		if err == nil {
			note(held.Close())
		}
	}
	return errs
}

// names are the calls in the order in which everyCall makes them.
var names = []string{
	"create", "write", "keep", "sync", "close", "read", "link", "exchange", "rename", "rename-new", "remove", "mkdir", "sync-folder", "remove-all", "device", "close", "claim", "lock",
}

func called(c *Calls) (calls []string) {
	for _, made := range c.Made {
		call, _, _ := strings.Cut(made, " ")
		calls = append(calls, call)
	}
	return calls
}

// Without anything to go wrong every call is counted, announced, and made.
func TestCallsAreCounted(t *testing.T) {
	var before []string
	c := &Calls{}
	c.Before = func(n int, call, name string) {
		if n != len(before)+1 || !strings.HasSuffix(c.Made[n-1], name) {
			t.Errorf("call %d, %s %s, is announced as one of %q", n, call, name, c.Made)
		}
		before = append(before, call)
	}
	dir := t.TempDir()
	for i, err := range everyCall(c, dir) {
		if err != nil && !errors.Is(err, errors.ErrUnsupported) { // not every file system has each
			t.Errorf("call %d: %v", i+1, err)
		}
	}
	if got := called(c); !slices.Equal(got, names) || !slices.Equal(before, names) {
		t.Errorf("calls are\n  %q\nannounced\n  %q\nwant\n  %q", got, before, names)
	}
	if content, err := os.ReadFile(filepath.Join(dir, "a")); err != nil || string(content) != "content" {
		t.Errorf("the file has %q, %v", content, err)
	}
}

// Each call can be the one that fails: with the name of what it was made for, and
// nothing done but for half of a write.
func TestEachCallCanFail(t *testing.T) {
	for n, name := range names {
		c := &Calls{Fail: syscall.ENOSPC, At: n + 1}
		var failed []error
		for _, err := range everyCall(c, t.TempDir()) {
			if errors.Is(err, syscall.ENOSPC) {
				failed = append(failed, err)
			}
		}
		if len(failed) != 1 || !strings.HasPrefix(failed[0].Error(), name+" ") {
			t.Errorf("call %d, %s: these failed: %v", n+1, name, failed)
		}
	}
	dir := t.TempDir()
	everyCall(&Calls{Fail: syscall.EIO, At: 2, On: true}, dir)
	if content, err := os.ReadFile(filepath.Join(dir, "a")); err != nil || string(content) != "con" {
		t.Errorf("of a write that failed %q is there, %v", content, err)
	}
}

// The calls after one that fails do, too, or one of them.
func TestMoreThanOneFails(t *testing.T) {
	count := func(c *Calls) (failed int) {
		for _, err := range everyCall(c, t.TempDir()) {
			if errors.Is(err, syscall.EIO) {
				failed++
			}
		}
		return failed
	}
	if got := count(&Calls{Fail: syscall.EIO, At: 5, On: true}); got < 10 {
		t.Errorf("with all after it %d fail", got)
	}
	if got := count(&Calls{Fail: syscall.EIO, At: 6, Again: 14}); got != 2 {
		t.Errorf("with one more %d fail", got)
	}
	if got := count(&Calls{Fail: syscall.EIO, On: true}); got != 0 {
		t.Errorf("where none is to fail %d do", got)
	}
}

// A process that is killed ends at the call, of which half of a write is made, and what
// cleans up after it can do nothing; what the system would let go of is let go of.
func TestEachCallCanBeTheLast(t *testing.T) {
	for n, name := range names {
		dir := t.TempDir()
		c := &Calls{Kill: true, At: n + 1}
		killed := func() (k Killed) {
			defer func() {
				var ok bool
				if k, ok = recover().(Killed); !ok {
					t.Errorf("call %d, %s: it is not killed", n+1, name)
				}
			}()
			everyCall(c, dir)
			return k
		}()
		if !strings.HasPrefix(killed.Call, name+" ") || len(c.Made) != n+1 {
			t.Errorf("call %d, %s: killed at %q after %d calls", n+1, name, killed.Call, len(c.Made))
		}
		for _, err := range everyCall(c, dir) {
			if !errors.Is(err, errDead) {
				t.Errorf("call %d, %s: a dead process does something: %v", n+1, name, err)
			}
		}
		if content, err := os.ReadFile(filepath.Join(dir, "a")); name == "write" && (err != nil || string(content) != "con") {
			t.Errorf("of the last write %q is there, %v", content, err)
		}
	}
	dir := t.TempDir()
	c := &Calls{Kill: true, At: 2}
	if _, err := c.Lock(dir, ".lock"); err != nil {
		t.Fatal(err)
	}
	func() {
		defer func() { _ = recover() }()
		_ = c.Remove(filepath.Join(dir, "x"))
	}()
	held, err := disk.System().Lock(dir, ".lock")
	if err != nil {
		t.Fatalf("the lock of a dead process is held: %v", err)
	}
	_ = held.Close()
}

// What a dead process has open it can write to no more.
func TestAFileOfADeadProcess(t *testing.T) {
	c := &Calls{Kill: true, At: 2}
	f, err := c.Create(filepath.Join(t.TempDir(), "a"), 0o600)
	if err != nil {
		t.Fatal(err)
	}
	func() {
		defer func() { _ = recover() }()
		_, _ = f.Write([]byte("content"))
	}()
	if n, err := f.Write([]byte("more")); n != 0 || !errors.Is(err, errDead) {
		t.Errorf("%d bytes, %v", n, err)
	}
	if err := f.Close(); !errors.Is(err, errDead) {
		t.Error(err)
	}
}
