package main

import (
	"errors"
	"os"
	"path/filepath"
	"testing"
)

// TestWriteAllOrNone fails at each file in turn; what was written before it is
// put back.
func TestWriteAllOrNone(t *testing.T) {
	full := errors.New("the disk is full")
	for failing := range 4 {
		dir := t.TempDir()
		var changes []change
		for _, name := range []string{"a", "b", "c"} {
			name = filepath.Join(dir, name)
			if err := os.WriteFile(name, []byte("old"), 0o644); err != nil {
				t.Fatal(err)
			}
			changes = append(changes, change{name, []byte("old"), []byte("new")})
		}
		calls := 0
		err := writeAll(changes, func(name string, content ...[]byte) error {
			calls++
			if calls-1 == failing {
				return full
			}
			return writeWhole(name, content...)
		})
		want := "old"
		if failing == 3 {
			want = "new"
		}
		if errors.Is(err, full) != (failing < 3) {
			t.Errorf("failing at %d: %v", failing, err)
		}
		for _, c := range changes {
			if got, _ := os.ReadFile(c.name); string(got) != want {
				t.Errorf("failing at %d: %s holds %q, want %q", failing, c.name, got, want)
			}
		}
	}
}
