package site

import (
	"bytes"
	"maps"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"

	"stance/cmd/stance/internal/dataset/datasettest"
	"stance/cmd/stance/internal/disk"
	"stance/cmd/stance/internal/disk/disktest"
)

// talks is a small dataset, which says what is asked for.
func talks(says string) map[string][]byte {
	return map[string][]byte{
		"codebook.yaml":             []byte("title: Talks\nparties:\n  - {id: a, name: A}\n  - {id: con, name: B}\nissues:\n  - {id: x, name: X}\n"),
		"sources.yaml":              []byte("sources:\n  - {id: s, title: S}\n"),
		"snapshots/2025-01-01.yaml": []byte("date: 2025-01-01\npositions:\n  a:\n    x:\n      summary: " + says + "\n      evidence: [{source: s, quote: Says it}]\n"),
	}
}

// siteBy runs the command with the calls of a disk, and reports whether it was killed.
func siteBy(t *testing.T, dir, out string, calls disk.Calls) (killed bool, err error) {
	t.Helper()
	s, _, _ := datasettest.Streams(dir)
	s.Disk.SetCalls(calls)
	cmd := NewSiteCommand(s, stancesAlone)
	cmd.SilenceErrors, cmd.SilenceUsage = true, true
	cmd.SetArgs([]string{"-o", out})
	defer func() {
		if dead := recover(); dead != nil {
			if _, ok := dead.(disktest.Killed); !ok {
				panic(dead)
			}
			killed = true
		}
	}()
	return false, cmd.Execute()
}

// Wherever a run is broken off, be it that the disk is full or the process killed, each file is as it
// was or as it is to be, and the next run makes the site.
func TestBrokenOff(t *testing.T) {
	before, after := t.TempDir(), t.TempDir()
	lay(t, before, talks("Says it"))
	lay(t, after, talks("Says it more"))
	lay(t, before, map[string][]byte{"snapshots/2025-01-02.yaml": []byte("date: 2025-01-02\npositions:\n  con:\n    x: {summary: Joins, evidence: [{source: s, quote: x}]}\n")})
	build := func(dir, out string) map[string][]byte {
		if _, err := site(t, dir, "-o", out); err != nil {
			t.Fatal(err)
		}
		return made(t, out)
	}
	old, want := build(before, filepath.Join(t.TempDir(), "public")), build(after, filepath.Join(t.TempDir(), "public"))
	start := func() string {
		out := filepath.Join(t.TempDir(), "public")
		lay(t, out, old)
		return out
	}
	counted := &disktest.Calls{}
	if _, err := siteBy(t, after, start(), counted); err != nil {
		t.Fatal(err)
	}
	if len(counted.Made) < 100 {
		t.Fatalf("only %d calls", len(counted.Made))
	}
	broken := 0
	for at := 1; at <= len(counted.Made); at += 11 {
		for _, calls := range []*disktest.Calls{{At: at, Kill: true}, {At: at, Fail: syscall.ENOSPC, On: true}} {
			out := start()
			killed, err := siteBy(t, after, out, calls)
			if killed || err != nil {
				broken++
			}
			for name, content := range made(t, out) {
				if name != markFile && !strings.HasPrefix(path.Base(name), ".") && !bytes.Equal(content, old[name]) && !bytes.Equal(content, want[name]) {
					t.Errorf("call %d (%s), killed %v: %s is neither as it was nor as it is to be", at, counted.Made[at-1], killed, name)
				}
			}
			if _, err := site(t, after, "-o", out); err != nil {
				t.Errorf("call %d (%s), killed %v: then %v", at, counted.Made[at-1], killed, err)
			} else if files := made(t, out); !maps.EqualFunc(files, want, bytes.Equal) {
				t.Errorf("call %d (%s), killed %v: then there are %v, want %v", at, counted.Made[at-1], killed, slices.Sorted(maps.Keys(files)), slices.Sorted(maps.Keys(want)))
			}
		}
	}
	if broken < 10 {
		t.Errorf("only %d runs were broken off", broken)
	}
}

// What people publish a site by may lie beside it, and what a file manager leaves in it; both stay.
func TestWhatLiesBesideASite(t *testing.T) {
	dir, out := t.TempDir(), t.TempDir()
	lay(t, dir, talks("Says it"))
	kept := map[string][]byte{
		".git/config": []byte("mine"), ".git/hooks/deep/x": []byte("mine"), ".nojekyll": nil, "CNAME": []byte("example.org"), ".DS_Store": []byte("x"), "cell/x/Thumbs.db": []byte("x"),
	}
	lay(t, out, kept)
	for range 2 {
		if _, err := site(t, dir, "-o", out); err != nil {
			t.Fatal(err)
		}
	}
	files := made(t, out)
	for name, content := range kept {
		if got, there := files[name]; !there || !bytes.Equal(got, content) {
			t.Errorf("%s is %q", name, got)
		}
	}
	for _, name := range []string{"cell/.git", "cell/CNAME", ".gitmine"} {
		out := t.TempDir()
		lay(t, out, map[string][]byte{name + "/config": []byte("mine")})
		if _, err := site(t, dir, "-o", out); err == nil || !strings.Contains(err.Error(), name) {
			t.Errorf("%s: %v", name, err)
		}
	}
}
