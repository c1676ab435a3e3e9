package links

import (
	"errors"
	"io/fs"
	"testing"
	"testing/fstest"
)

func TestResolve(t *testing.T) {
	link := func(target string) *fstest.MapFile {
		return &fstest.MapFile{Data: []byte(target), Mode: fs.ModeSymlink}
	}
	fsys := fstest.MapFS{
		"a/b/file":    {},
		"top":         {},
		"a/same":      link("b/file"),
		"a/up":        link("../top"),
		"folder":      link("a/b"),
		"over":        link("folder/file"),
		"a/back":      link(".."),
		"out":         link("../secret"),
		"a/b/out":     link("../../../secret"),
		"absolute":    link("/etc/passwd"),
		"drive":       link(`C:\secret`),
		"share":       link(`\\host\secret`),
		"chain":       link("a/b/out"),
		"circle":      link("ring"),
		"ring":        link("circle"),
		"self":        link("self/self"),
		"gone":        link("nowhere"),
		"a/deep/out":  link("./.././../../x"),
		"x:y":         {},
		"colon":       link("x:y"), // not a drive of Unix, but one of Windows
		".git/config": {},
		"a/settings":  link("../.git/config"),
		"git":         link(".GIT"),
		".gitignore":  {},
	}
	for _, c := range []struct {
		name, want string
		err        error
		blamed     string // the link
	}{
		{"top", "top", nil, ""},
		{"./a//b/../b/file", "a/b/file", nil, ""},
		{"a/same", "a/b/file", nil, ""},
		{"a/up", "top", nil, ""},
		{"over", "a/b/file", nil, ""},
		{"folder/..", "a", nil, ""},
		{"a/back/a/back/top", "top", nil, ""},
		{".", ".", nil, ""},
		{"gone", "", fs.ErrNotExist, ""},
		{"a/none", "", fs.ErrNotExist, ""},
		{"..", "", ErrOutside, ""},
		{"a/../../secret", "", ErrOutside, ""},
		{"/top", "", ErrOutside, ""},
		{"c:/top", "", ErrOutside, ""},
		{`\top`, "", ErrOutside, ""},
		{"out", "", ErrOutside, "out"},
		{"chain", "", ErrOutside, "a/b/out"},
		{"folder/out", "", ErrOutside, "a/b/out"},
		{"a/deep/out", "", ErrOutside, "a/deep/out"},
		{"a/back/../secret", "", ErrOutside, "a/back"},
		{"absolute", "", ErrOutside, "absolute"},
		{"drive", "", ErrOutside, "drive"},
		{"share", "", ErrOutside, "share"},
		{"colon", "", ErrOutside, "colon"},
		{"circle", "", ErrCircle, "circle"},
		{"self", "", ErrCircle, "self"},
		{"circle/file", "", ErrCircle, "circle"},
		{".gitignore", ".gitignore", nil, ""},
		{".git/config", "", ErrOutside, ""},
		{"a/../.git", "", ErrOutside, ""},
		{"GIT~1/config", "", ErrOutside, ""},
		{".git. /config", "", ErrOutside, ""},
		{".git::$INDEX_ALLOCATION/config", "", ErrOutside, ""},
		{"a/settings", "", ErrOutside, "a/settings"},
		{"git/config", "", ErrOutside, "git"},
		{"a/\x00", "", fs.ErrInvalid, ""},
		{"a/\xff", "", fs.ErrInvalid, ""},
	} {
		got, err := Resolve(fsys, c.name)
		if got != c.want || !errors.Is(err, c.err) {
			t.Errorf("%q: %q, %v; want %q, %v", c.name, got, err, c.want, c.err)
		}
		var blamed *Error
		if errors.As(err, &blamed) != (c.blamed != "") || blamed != nil && blamed.Link != c.blamed {
			t.Errorf("%q: %v, which blames the wrong link", c.name, err)
		}
	}
}

// The message tells which link it is, and whither it leads, as the link says it.
func TestErrorsNameTheLink(t *testing.T) {
	for want, err := range map[string]error{
		`leads out of the dataset: "archive/x.txt" is a symbolic link to "../../secret\nfile"`: &Error{ErrOutside, "archive/x.txt", "../../secret\nfile"},
		`goes round in circles of symbolic links, at "a/b"`:                                    &Error{ErrCircle, "a/b", ""},
	} {
		if err.Error() != want {
			t.Errorf("got %s, want %s", err, want)
		}
	}
}

func TestKind(t *testing.T) {
	for mode, want := range map[fs.FileMode]string{
		0o644: "", fs.ModeDir | 0o755: "a folder", fs.ModeSymlink: "a link", fs.ModeNamedPipe: "a named pipe",
		fs.ModeSocket: "a socket", fs.ModeDevice: "a device", fs.ModeDevice | fs.ModeCharDevice: "a device", fs.ModeIrregular: "something else than a file",
	} {
		if got := Kind(mode); got != want {
			t.Errorf("%v: %q, want %q", mode, got, want)
		}
	}
}
