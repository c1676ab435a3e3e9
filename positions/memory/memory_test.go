package memory_test

import (
	"errors"
	"io"
	"io/fs"
	"testing"
	"testing/fstest"

	"stance/positions/memory"
)

// held is a file system whose files and folders are opened as they are here.
type held struct{ fstest.MapFS }

func (h held) Open(name string) (fs.File, error) {
	info, err := fs.Stat(h.MapFS, name)
	if err != nil {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
	}
	if info.IsDir() {
		entries, err := fs.ReadDir(h.MapFS, name)
		return memory.Folder(info, entries), err
	}
	return memory.File(info, h.MapFS[name].Data), nil
}

// The standard library's own test of file systems reads everything in every way that
// there is, piece by piece and from the middle.
func TestFileSystem(t *testing.T) {
	fsys := held{fstest.MapFS{
		"codebook.yaml": {Data: []byte("title: T\n")}, "empty.yaml": {},
		"snapshots/a.yaml": {Data: []byte("date: 2025-08-15\n")}, "snapshots/b.yaml": {Data: []byte("date: 2025-08-16\n")}, "snapshots/deep/c.yaml": {Data: []byte("x")},
	}}
	if err := fstest.TestFS(fsys, "codebook.yaml", "empty.yaml", "snapshots/a.yaml", "snapshots/b.yaml", "snapshots/deep/c.yaml"); err != nil {
		t.Error(err)
	}
}

// A folder is read in pieces, and is no file.
func TestFolderInPieces(t *testing.T) {
	fsys := held{fstest.MapFS{"a": {}, "b": {}, "c": {}}}
	folder, err := fsys.Open(".")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = folder.Close() }()
	if _, err := folder.Read(make([]byte, 1)); !errors.Is(err, fs.ErrInvalid) {
		t.Errorf("a folder is read as a file: %v", err)
	}
	reader := folder.(fs.ReadDirFile)
	for _, c := range []struct {
		n    int
		want string
		err  error
	}{{2, "ab", nil}, {2, "c", nil}, {2, "", io.EOF}, {0, "", nil}, {-1, "", nil}, {1, "", io.EOF}} {
		entries, err := reader.ReadDir(c.n)
		got := ""
		for _, e := range entries {
			got += e.Name()
		}
		if got != c.want || err != c.err {
			t.Errorf("the next %d are %q, %v; want %q, %v", c.n, got, err, c.want, c.err)
		}
	}
}

// What a folder gives away is the reader's: whoever changes it changes nothing there.
func TestEntriesAreTheReaders(t *testing.T) {
	of := fstest.MapFS{"a": {}, "b": {}}
	info, _ := fs.Stat(of, ".")
	entries, _ := fs.ReadDir(of, ".")
	folder := memory.Folder(info, entries).(fs.ReadDirFile)
	first, _ := folder.ReadDir(1)
	first[0] = nil
	if entries[0] == nil {
		t.Error("the file system's own list was changed")
	}
}
