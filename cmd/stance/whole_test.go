package main

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// A disk that is full when a file is half written leaves the old file, nothing
// beside it, and an error that names the file.
func TestAFullDiskLeavesTheOldFile(t *testing.T) {
	t.Cleanup(func() { createTemp = os.CreateTemp })
	createTemp = func(dir, pattern string) (*os.File, error) {
		f, err := os.CreateTemp(dir, pattern)
		if err != nil {
			return nil, err
		}
		defer f.Close()
		return os.Open(f.Name()) // what cannot be written to
	}
	dir := t.TempDir()
	name := filepath.Join(dir, "jm.yaml")
	if err := os.WriteFile(name, []byte("old"), 0o644); err != nil {
		t.Fatal(err)
	}
	err := writeWhole(name, []byte("new"))
	if err == nil || !strings.Contains(err.Error(), "jm.yaml cannot be written: ") || strings.Contains(err.Error(), ".jm.yaml.") {
		t.Errorf("the error is %v", err)
	}
	if cause := syscall.Errno(0); !errors.As(err, &cause) {
		t.Errorf("the cause is lost: %v", err)
	}
	if got, err := os.ReadFile(name); err != nil || string(got) != "old" {
		t.Errorf("the old file holds %q, %v", got, err)
	}
	if left, _ := filepath.Glob(filepath.Join(dir, ".*")); left != nil {
		t.Errorf("left behind: %v", left)
	}
}
