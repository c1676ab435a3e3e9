package yamlfile

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"stance/positions"
	"stance/positions/links"
	"stance/positions/problem"
)

const (
	codebookName   = "codebook.yaml"
	sourcesName    = "sources.yaml"
	sourcesFolder  = "sources"
	snapshotFolder = "snapshots"
	reviewFolder   = "reviews"
)

// FilesOf lists the files of a dataset in which sources and snapshots stand,
// each in order of path.
func FilesOf(fsys fs.FS) (sources, snapshots []string) {
	l := discover(fsys)
	return l.sources, l.snapshots
}

// fileList is what discover found, each list in order of path.
type fileList struct {
	codebook  bool
	sources   []string
	snapshots []string
	reviews   []string
	problems  []problem.Problem
}

// discover finds the files of a dataset. Names that start with a dot are left
// alone (editors keep their own files under such names). Links to files are
// followed, and so are those that stand for the dataset's own folders; links to
// folders within these are not.
func discover(fsys fs.FS) *fileList {
	l := &fileList{}
	entries, err := fs.ReadDir(fsys, ".")
	if err != nil {
		l.add(problem.UnreadableFile, "", "the folder cannot be read: "+reason(err), "")
		return l
	}
	for _, e := range entries {
		switch name := e.Name(); {
		case name == codebookName:
			l.codebook = true
		case name == sourcesName:
			l.sources = append(l.sources, name)
		case name == sourcesFolder || name == snapshotFolder:
			files := l.walk(fsys, name)
			if name == sourcesFolder {
				l.sources = append(l.sources, files...)
			} else {
				l.snapshots = files
			}
		case name == reviewFolder:
			l.reviews = l.topLevel(l.walk(fsys, name))
		case name == "codebook.yml" || name == "sources.yml":
			l.add(problem.IgnoredFile, name, "this file is not read", "rename it to "+tick(strings.TrimSuffix(name, ".yml")+".yaml"))
		case !e.IsDir() && isYAML(name) && startsWithDate(name) != "":
			l.add(problem.IgnoredFile, name, "this file is not read: snapshots are read from the folder "+tick(snapshotFolder)+" only", "move it to "+tick(snapshotFolder+"/"+name))
		}
	}
	if !l.codebook {
		l.add(problem.MissingCodebook, "", "there is no "+codebookName+" in this folder",
			"a dataset is a folder with a codebook.yaml; give its path with --data")
	} else if len(l.snapshots) == 0 {
		l.add(problem.NoSnapshots, "", "the dataset has no snapshots yet", "put one file per date into the folder "+tick(snapshotFolder)+", such as "+tick("snapshots/2025-08-15.yaml"))
	}
	slices.Sort(l.sources)
	return l
}

// maxDepth is how many folders may stand within one another, which bounds what
// it takes to come to a file.
const maxDepth = 100

func (l *fileList) walk(fsys fs.FS, folder string) (files []string) {
	switch info, err := fs.Stat(fsys, folder); {
	case errors.Is(err, links.ErrOutside):
		l.problems = append(l.problems, unreadable(folder, err))
		return nil
	case err == nil && !info.IsDir():
		kind := links.Kind(info.Mode())
		if kind == "" {
			kind = "a file"
		}
		l.add(problem.UnreadableFile, folder, "a folder of this name is needed here, and this is "+kind, "")
		return nil
	}
	walkErr := fs.WalkDir(fsys, folder, func(name string, e fs.DirEntry, err error) error {
		switch base := path.Base(name); {
		case err != nil:
			l.problems = append(l.problems, unreadable(name, err))
			if e != nil && e.IsDir() {
				return fs.SkipDir
			}
		case name == folder:
		case strings.HasPrefix(base, "."):
			if e.IsDir() {
				return fs.SkipDir
			}
		case e.IsDir() && strings.Count(name, "/") > maxDepth:
			l.add(problem.UnreadableFile, name, "folders stand within one another more than 100 deep here, and deeper ones are not read", "move the files farther up")
			return fs.SkipDir
		case e.IsDir():
			if isYAML(base) {
				l.add(problem.UnreadableFile, name, "this is a folder, and its name is that of a file", "rename the folder")
			}
		case isYAML(base):
			files = append(files, name)
		case e.Type()&fs.ModeSymlink != 0:
			switch info, err := fs.Stat(fsys, name); {
			case errors.Is(err, links.ErrOutside):
				l.add(problem.IgnoredFile, name, "this is a link that leads out of the dataset; it is not read, nor is anything in it, should it be a folder", "put the files themselves here")
			case err == nil && info.IsDir():
				l.add(problem.IgnoredFile, name, "this is a link to a folder; what is in it is not read", "put the files themselves here")
			}
		}
		return nil
	})
	if walkErr != nil {
		l.problems = append(l.problems, unreadable(folder, walkErr))
	}
	return files
}

// topLevel keeps the files of reviewers, which stand in no further folder.
func (l *fileList) topLevel(files []string) (kept []string) {
	for _, name := range files {
		if path.Dir(name) != reviewFolder {
			l.add(problem.IgnoredFile, name, "this file is not read: each reviewer has one file in "+tick(reviewFolder)+" itself", "move it there")
			continue
		}
		kept = append(kept, name)
	}
	return kept
}

func (l *fileList) add(rule problem.Rule, name, message, hint string) {
	l.problems = append(l.problems, problem.New(rule, name, 0, 0, message, hint))
}

func isYAML(name string) bool {
	ext := strings.ToLower(path.Ext(name))
	return ext == ".yaml" || ext == ".yml"
}

// startsWithDate gives the date, or what looks like one, that a file's name
// starts with; else "".
func startsWithDate(name string) string {
	const length = len("2006-01-02")
	base := path.Base(name)
	if len(base) < length || !positions.LooksLikeDate(base[:length]) {
		return ""
	}
	if len(base) > length && base[length] >= '0' && base[length] <= '9' {
		return ""
	}
	return base[:length]
}

// MaxFile is the size in bytes beyond which a file is refused: no analyst types
// it, and the decoder would take minutes. Whoever fetches a dataset's files need
// fetch no more of one.
const MaxFile = 256 << 20

// readFile reads a file whole; where it cannot, the problem says why.
func readFile(fsys fs.FS, name string) ([]byte, *problem.Problem) {
	refuse := func(message, hint string) ([]byte, *problem.Problem) {
		p := problem.New(problem.UnreadableFile, name, 0, 0, message, hint)
		return nil, &p
	}
	info, err := fs.Stat(fsys, name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return refuse("this cannot be read: it is a link to a file that is not there", "")
	case err != nil:
		p := unreadable(name, err)
		return nil, &p
	case !info.Mode().IsRegular():
		return refuse("a file is needed here, and this is "+links.Kind(info.Mode()), "")
	case info.Size() > MaxFile:
		return refuse(fmt.Sprintf("this file is larger than %d MB", MaxFile>>20), "split it: several files may share a date")
	}
	content, err := fs.ReadFile(fsys, name)
	if err != nil {
		p := unreadable(name, err)
		return nil, &p
	}
	return content, nil
}

// unreadable is the problem of what cannot be read. Of what a link leads to
// outside the dataset nothing is known, and nothing told.
func unreadable(name string, err error) problem.Problem {
	if !errors.Is(err, links.ErrOutside) {
		return problem.New(problem.UnreadableFile, name, 0, 0, "this cannot be read: "+reason(err), "")
	}
	message := "this is a link that leads out of the dataset"
	var link *links.Error
	switch {
	case !errors.As(err, &link):
	case link.Link == name:
		message += ", to " + tick(link.Target)
	default:
		message = "this leads by way of " + tick(link.Link) + " out of the dataset, to " + tick(link.Target)
	}
	return problem.New(problem.LinkOutside, name, 0, 0, message+"; it is not followed",
		"put the files themselves here; a link may lead to another place in the dataset, written relative to where the link stands")
}

// reason tells why a file could not be read, without its path, which is told
// already.
func reason(err error) string {
	var pathError *fs.PathError
	switch {
	case errors.Is(err, fs.ErrPermission):
		return "you have no permission to read it"
	case errors.Is(err, fs.ErrNotExist):
		return "it is not there"
	case errors.Is(err, links.ErrCircle):
		return "it " + links.ErrCircle.Error()
	case errors.As(err, &pathError):
		return pathError.Err.Error()
	}
	return err.Error()
}
