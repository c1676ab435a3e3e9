package main

import (
	"maps"
	"strings"
	"syscall"
	"testing"

	"stance/cmd/stance/internal/disk/disktest"
)

// TestRenamingBrokenOff kills a renaming at each call that its writing makes, and has each call
// fail: what is there is what was, or what was to be; or, after a kill, `stance undo` takes back
// what had been written by then, so that it is what was.
func TestRenamingBrokenOff(t *testing.T) {
	w := writing{args: "rename source s1 s9 --yes"}
	undo := writing{args: "undo --yes"}
	dir := goToWork(t)
	before := filesIn(t, dir)
	whole := &disktest.Calls{}
	if code, said := w.do(dir, whole); code != 0 {
		t.Fatal(said)
	}
	after := filesIn(t, dir)
	if after["data/archive/s9.txt"] == "" || after["data/archive/s1.txt"] != "" || !strings.Contains(after["data/sources/a.yaml"], "id: s9") {
		t.Fatalf("%v", after)
	}
	takenBack := 0
	for at := 1; at <= len(whole.Made); at++ {
		for _, mode := range []disktest.Calls{{Kill: true}, {Fail: syscall.EIO}} {
			dir := goToWork(t)
			mode.At = at
			code, said := w.do(dir, &mode)
			where := strings.TrimPrefix(mode.Made[at-1], dir)
			now := filesIn(t, dir)
			leftovers(now)
			switch {
			case maps.Equal(now, before), maps.Equal(now, after):
				continue
			case !mode.Kill:
				t.Errorf("%s failed: %d, %s; there are %v", where, code, said, now)
				continue
			}
			takenBack++
			if code, said := undo.do(dir, nil); code != 0 {
				t.Errorf("killed at %s, and taken back: %s", where, said)
			}
			now = filesIn(t, dir)
			leftovers(now)
			if !maps.Equal(now, before) {
				t.Errorf("killed at %s, and taken back: there are %v", where, now)
			}
		}
	}
	if takenBack == 0 {
		t.Error("nothing was ever taken back")
	}
}
