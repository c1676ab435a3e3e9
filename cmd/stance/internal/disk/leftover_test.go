package disk_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"stance/cmd/stance/internal/disk"
	"stance/cmd/stance/internal/disk/disktest"
)

// linked makes a dataset whose files and folders stand behind links.
func linked(t *testing.T) (dir string) {
	t.Helper()
	dir = t.TempDir()
	for _, name := range []string{"sub/real.yaml", "real/one.yaml", "real/deep/two.yaml", "texts/x.yaml", "more/y.yaml", "sources/z.yaml", "people/jm.yaml", "reviews/other.yaml"} {
		write(t, filepath.Join(dir, name), "old")
	}
	for name, target := range map[string]string{
		"codebook.yaml": "between", "between": "sub/real.yaml", "snapshots": "real/", "sources/x.yaml": "../texts/x.yaml", "sources/more": "../more",
		"more/again": "../sources", "more/up": "..", "reviews/jm.yaml": "../people/jm.yaml", "real/deep/x.yaml": "../../texts/x.yaml",
	} {
		if err := os.Symlink(target, filepath.Join(dir, name)); err != nil {
			t.Skip(err)
		}
	}
	return dir
}

func unfinished(t *testing.T, dir string) (found []string) {
	t.Helper()
	err := filepath.WalkDir(dir, func(name string, _ os.DirEntry, err error) error {
		if strings.HasSuffix(name, ".stance") {
			found = append(found, name)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}

// What is left unfinished behind a link is taken away like what is beside a name.
func TestSweepBehindLinks(t *testing.T) {
	swept := 0
	for _, name := range []string{"codebook.yaml", "snapshots/one.yaml", "snapshots/deep/two.yaml", "snapshots/deep/x.yaml", "sources/x.yaml", "sources/more/y.yaml", "sources/z.yaml", "reviews/jm.yaml", "reviews/other.yaml"} {
		for at := 1; ; at++ {
			dir := linked(t)
			c := &disktest.Calls{Kill: true, At: at}
			d := &disk.Disk{}
			d.SetCalls(c)
			_ = replaceOrDie(d, dir, []disk.Change{change(name, "old", "new")})
			if len(c.Made) < at {
				break
			}
			left := unfinished(t, dir)
			isReview := strings.HasPrefix(name, "reviews/")
			if has := disk.Unfinished(dir, "sources", "snapshots"); !isReview && has != (len(left) > 0) {
				t.Errorf("%s, %s: left %v, and it is said: %v", name, c.Made[at-1], left, has)
			}
			if has := disk.HasUnfinished(dir, name); has != (len(left) > 0) {
				t.Errorf("%s, %s: left of it %v, and it is said: %v", name, c.Made[at-1], left, has)
			}
			if isReview {
				new(disk.Disk).SweepOf(dir, name)
			} else {
				new(disk.Disk).SweepLocked(dir, "sources", "snapshots")
			}
			swept += len(left)
			if left := unfinished(t, dir); left != nil {
				t.Errorf("%s, %s: left %v", name, c.Made[at-1], left)
			}
		}
	}
	if swept == 0 {
		t.Error("nothing was left to be taken away")
	}
}

// Where links lead out of the dataset nothing is taken away, nor what is git's or of
// another file beside the one that a link leads to.
func TestSweepStaysWithin(t *testing.T) {
	dir, outside := linked(t), t.TempDir()
	for name, target := range map[string]string{
		"sources.yaml": filepath.Join(outside, "x.yaml"), "sources/out": outside, "sources/config": "../.git/config", "sources/git": "../.git", "sources/none": "nothing", "sources/circle": "circle",
	} {
		if err := os.Symlink(target, filepath.Join(dir, name)); err != nil {
			t.Fatal(err)
		}
	}
	stay := []string{
		filepath.Join(outside, "x.yaml"), filepath.Join(outside, ".x.yaml.1.stance"), filepath.Join(dir, ".git/config"), filepath.Join(dir, ".git/.config.1.stance"),
		filepath.Join(dir, "sub/.other.yaml.1.stance"), filepath.Join(dir, "people/.jm.yaml.1.stance"), filepath.Join(dir, "texts/.x.yaml.swp"),
	}
	for _, name := range stay {
		write(t, name, "mine")
	}
	new(disk.Disk).SweepLocked(dir, "sources", "snapshots")
	new(disk.Disk).SweepOf(dir, "sources.yaml")
	new(disk.Disk).SweepOf(dir, "sources/config")
	for _, name := range stay {
		if _, err := os.Lstat(name); err != nil {
			t.Error(err)
		}
	}
}
