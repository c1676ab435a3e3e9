// Package memory has opened files and folders of file systems whose content is in
// memory: a dataset as a revision has it, or as it will be. Which files there are,
// and what describes them, is those file systems' own.
package memory

import (
	"bytes"
	"io"
	"io/fs"
	"slices"
)

// File is an opened file.
func File(info fs.FileInfo, content []byte) fs.File {
	return &file{info, bytes.NewReader(content)}
}

// Folder is an opened folder, an fs.ReadDirFile, with its entries in order.
func Folder(info fs.FileInfo, entries []fs.DirEntry) fs.File {
	return &folder{info, entries}
}

type file struct {
	info fs.FileInfo
	*bytes.Reader
}

func (f *file) Stat() (fs.FileInfo, error) { return f.info, nil }
func (f *file) Close() error               { return nil }

type folder struct {
	info fs.FileInfo
	rest []fs.DirEntry
}

func (f *folder) Stat() (fs.FileInfo, error) { return f.info, nil }
func (f *folder) Close() error               { return nil }
func (f *folder) Read([]byte) (int, error) {
	return 0, &fs.PathError{Op: "read", Path: f.info.Name(), Err: fs.ErrInvalid}
}

// ReadDir gives the next n entries, or all.
func (f *folder) ReadDir(n int) ([]fs.DirEntry, error) {
	if n <= 0 || n > len(f.rest) {
		if n > 0 && len(f.rest) == 0 {
			return nil, io.EOF
		}
		n = len(f.rest)
	}
	entries := slices.Clone(f.rest[:n])
	f.rest = f.rest[n:]
	return entries, nil
}
