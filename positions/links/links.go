package links

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"strings"
)

// The errors that callers tell apart.
var (
	ErrOutside = errors.New("leads out of the dataset")
	ErrCircle  = errors.New("goes round in circles of symbolic links")
)

// Error is a path that cannot be followed because of a link on its way. It
// wraps ErrOutside or ErrCircle.
type Error struct {
	Err    error
	Link   string // the link's own path in the dataset
	Target string // what it says, as it says it; "" of a circle
}

func (e *Error) Error() string {
	if e.Target == "" {
		return fmt.Sprintf("%v, at %q", e.Err, e.Link)
	}
	return fmt.Sprintf("%v: %q is a symbolic link to %q", e.Err, e.Link, e.Target)
}

func (e *Error) Unwrap() error { return e.Err }

// maxLinks is how many symbolic links one path may lead through, as on Linux.
const maxLinks = 40

// Resolve gives the path without links that a path relative to the file
// system's root comes to. Both have forward slashes; the path given need not be
// clean. Where the file system knows no links (fs.ReadLinkFS), none are
// followed. What is git's own (OfGit) counts as outside.
//
// Its errors are ErrOutside, where it is not a link's doing; a *Error; a
// *fs.PathError with fs.ErrInvalid for what is no path; and those of the file
// system.
func Resolve(fsys fs.FS, name string) (string, error) {
	if IsAbs(name) {
		return "", ErrOutside
	}
	done := "." // resolved so far
	todo := strings.Split(name, "/")
	var last *Error // the link that was followed last
	for links := 0; len(todo) > 0; {
		part := todo[0]
		todo = todo[1:]
		switch part {
		case "", ".":
			continue
		case "..":
			switch {
			case done == "." && last != nil:
				return "", last
			case done == ".":
				return "", ErrOutside
			}
			done = path.Dir(done)
			continue
		}
		if OfGit(part) {
			if last != nil {
				return "", last
			}
			return "", ErrOutside
		}
		next := path.Join(done, part)
		if !fs.ValidPath(next) || strings.ContainsRune(next, 0) {
			return "", &fs.PathError{Op: "open", Path: next, Err: fs.ErrInvalid}
		}
		info, err := fs.Lstat(fsys, next)
		if err != nil {
			return "", err
		}
		if info.Mode()&fs.ModeSymlink == 0 {
			done = next
			continue
		}
		if links++; links > maxLinks {
			return "", &Error{ErrCircle, next, ""}
		}
		target, err := fs.ReadLink(fsys, next)
		if err != nil {
			return "", err
		}
		last = &Error{ErrOutside, next, target}
		if IsAbs(target) {
			return "", last
		}
		todo = append(strings.Split(target, "/"), todo...)
	}
	return done, nil
}

// IsAbs reports whether a path is absolute on any system: a link that is
// followed on one may have been made on another.
func IsAbs(name string) bool {
	drive := len(name) > 1 && name[1] == ':' && (name[0]|0x20 >= 'a' && name[0]|0x20 <= 'z')
	return drive || path.IsAbs(name) || strings.HasPrefix(name, `\`)
}

// OfGit reports whether a part of a path may be that of the folder in which git
// keeps its own files, on any system. In a dataset that is a repository it is
// the user's, and not the dataset's: passwords may stand in its settings.
func OfGit(part string) bool {
	part, _, _ = strings.Cut(part, ":")
	part = strings.TrimRight(part, ". ")
	return strings.EqualFold(part, ".git") || strings.EqualFold(part, "git~1")
}

// Kind is what people call that which is no regular file, such as “a named
// pipe”; "" for a regular file.
func Kind(mode fs.FileMode) string {
	switch {
	case mode.IsRegular():
		return ""
	case mode.IsDir():
		return "a folder"
	case mode&fs.ModeSymlink != 0:
		return "a link"
	case mode&fs.ModeNamedPipe != 0:
		return "a named pipe"
	case mode&fs.ModeSocket != 0:
		return "a socket"
	case mode&fs.ModeDevice != 0:
		return "a device"
	}
	return "something else than a file"
}
