//go:build unix

package disk

import (
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// claims are the system's, kept for a test to let go of as the system does when a
// process dies.
type claims struct {
	Calls
	held   []io.Closer
	before func(name string)
}

func (c *claims) Claim(name string) (io.Closer, error) {
	if c.before != nil {
		c.before(name)
	}
	held, err := c.Calls.Claim(name)
	if err == nil {
		c.held = append(c.held, held)
	}
	return held, err
}

// What a process that was killed left of its scratch folder is taken away by the next
// one, and nothing that is claimed, another's or of another form.
func TestScratchOfTheDeadIsTakenAway(t *testing.T) {
	tmp := t.TempDir()
	t.Setenv("TMPDIR", tmp)
	const prefix = "stance-git-"
	outside := t.TempDir()
	if err := os.WriteFile(filepath.Join(outside, "mine"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	stay := []string{prefix, prefix + "12a", prefix + "-1", prefix + "1.2", "x" + prefix + "1", "stance-add-1", prefix + "14", prefix + "15", prefix + "16", prefix + "17"}
	for _, name := range stay[:6] {
		if err := os.Mkdir(filepath.Join(tmp, name), 0o700); err != nil {
			t.Fatal(err)
		}
	}
	for name, make := range map[string]func(at string) error{
		"14": func(at string) error { return os.WriteFile(at, nil, 0o600) },
		"15": func(at string) error { return os.Symlink(outside, at) },
		"16": func(at string) error { return os.Mkdir(at, 0o750) }, // such is not made here
		"17": func(at string) error {
			if os.Geteuid() != 0 {
				stay = stay[:len(stay)-1]
				return nil
			}
			if err := os.Mkdir(at, 0o700); err != nil {
				return err
			}
			return os.Lchown(at, 1, 1)
		},
	} {
		if err := make(filepath.Join(tmp, prefix+name)); err != nil {
			t.Fatal(err)
		}
	}

	var living Disk
	alive, remove, err := living.Scratch(prefix)
	if err != nil {
		t.Fatal(err)
	}
	defer remove()
	killed := &claims{Calls: System()}
	dead, _, err := (&Disk{calls: killed}).Scratch(prefix)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.MkdirAll(filepath.Join(dead, "repository", "refs"), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(outside, filepath.Join(dead, "repository", "link")); err != nil {
		t.Fatal(err)
	}
	other, removeOther, err := new(Disk).Scratch(prefix)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(dead); err != nil {
		t.Errorf("what a living process has was taken away: %v", err)
	}
	removeOther()
	for _, h := range killed.held {
		_ = h.Close()
	}
	next, removeNext, err := new(Disk).Scratch(prefix)
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range append(stay, filepath.Base(alive), filepath.Base(next)) {
		if _, err := os.Lstat(filepath.Join(tmp, name)); err != nil {
			t.Error(err)
		}
	}
	removeNext()
	remove()
	for _, name := range []string{alive, dead, other, next} {
		if _, err := os.Lstat(name); err == nil {
			t.Errorf("%s is left", name)
		}
	}
	if got := names(t, tmp); len(strings.Fields(got)) != len(stay) {
		t.Errorf("there are %s", got)
	}
	if got := names(t, outside); got != "mine" {
		t.Errorf("outside there is %q", got)
	}
}

// A folder that is swept before it is claimed is made anew.
func TestScratchThatIsSweptAtOnce(t *testing.T) {
	t.Setenv("TMPDIR", t.TempDir())
	swept := 0
	c := &claims{Calls: System()}
	c.before = func(name string) {
		if swept++; swept <= 3 {
			new(Disk).sweepDead(name)
		}
	}
	dir, remove, err := (&Disk{calls: c}).Scratch("stance-git-")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(dir); err != nil {
		t.Error(err)
	}
	remove()
	if got := names(t, os.TempDir()); got != "" {
		t.Errorf("there are %s", got)
	}
}
