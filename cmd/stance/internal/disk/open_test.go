package disk

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestReadFile(t *testing.T) {
	dir := tree(t, map[string]string{"four": "1234", "five": "12345", "empty": "", "link": "->../secret"})
	for _, c := range []struct {
		name, want string
		err        error
	}{
		{"four", "1234", nil}, {"empty", "", nil}, {"five", "", ErrTooLarge}, {".", "", ErrNotAFile}, {"none", "", fs.ErrNotExist},
	} {
		got, err := ReadFile(filepath.Join(dir, c.name), 4)
		if string(got) != c.want || !errors.Is(err, c.err) {
			t.Errorf("%s: %q, %v; want %q, %v", c.name, got, err, c.want, c.err)
		}
	}
	// What the user names may be a link to anywhere.
	if got, err := ReadFile(filepath.Join(dir, "link"), 100); string(got) != secret {
		t.Errorf("%q, %v", got, err)
	}
	for limit, want := range map[int64]string{4: "4 bytes", 2 << 10: "2 KB", 16 << 20: "16 MB", 1<<20 + 1: "1048577 bytes"} {
		if err := (&TooLargeError{"x", limit}); !strings.Contains(err.Error(), "larger than "+want) {
			t.Error(err)
		}
	}
}

// TestSwapped has something else come into a file's place between looking and
// opening, and a file that was empty filled.
func TestSwapped(t *testing.T) {
	dir := tree(t, map[string]string{"file": "text", "empty": ""})
	look := func() (fs.FileInfo, error) { return os.Stat(filepath.Join(dir, "file")) }
	if _, err := openRegular("file", look, func() (*os.File, error) { return os.Open(dir) }); !errors.Is(err, ErrNotAFile) {
		t.Errorf("a folder: %v", err)
	}
	if _, err := openRegular("file", look, func() (*os.File, error) { return os.Open(os.DevNull) }); !errors.Is(err, ErrNotAFile) {
		t.Errorf("a device: %v", err)
	}
	f, err := openRegular("empty", look, func() (*os.File, error) { return os.Open(filepath.Join(dir, "empty")) })
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if content, err := readAll(f, "empty", 10); len(content) > 0 || err != nil {
		t.Errorf("%q, %v", content, err)
	}
}
