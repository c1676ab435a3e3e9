package dataset

import (
	"cmp"
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"stance/cmd/stance/internal/console"
	"stance/cmd/stance/internal/disk"
	"stance/cmd/stance/internal/watch"
	"stance/positions"
	"stance/positions/evidence/archive"
	"stance/positions/evidence/verify"
	"stance/positions/problem"
	"stance/positions/splice"
	"stance/positions/yamlfile"
)

// Place is where a dataset is, for those who read it time and again.
type Place struct {
	Dir  string // its folder, or the one in which its file is
	File string // the name of the file that it is; "" where it is a folder
	Name string // as it is shown to whoever named it
	Call string // which names it in a command to paste; "" where it is found without
}

// Find finds a dataset without reading it.
func Find(s *console.Streams, data string) (Place, error) {
	if file := SingleFile(s, data); file != "" {
		if info, err := os.Stat(s.Path(file)); err != nil || !info.Mode().IsRegular() {
			return Place{}, console.Usagef("%s is no file that can be read again when it changes", file)
		}
		if err := notOfFolder(s, file); err != nil {
			return Place{}, err
		}
		return Place{Dir: filepath.Dir(s.Path(file)), File: filepath.Base(file), Name: file, Call: " -C " + console.ShellPath(file)}, nil
	}
	dir, err := Dir(s, data)
	if err != nil {
		return Place{}, err
	}
	return Place{Dir: dir, Name: s.Relative(dir), Call: DataAgain(data)}, nil
}

// FindAgain finds it also where it was a file that is gone, as an editor may have taken it away.
func FindAgain(s *console.Streams, data string) (Place, error) {
	file := cmp.Or(data, s.Env("STANCE_DATA"))
	if _, err := os.Lstat(s.Path(file)); isYAMLName(file) && errors.Is(err, fs.ErrNotExist) {
		return Place{Dir: filepath.Dir(s.Path(file)), File: filepath.Base(file), Name: file, Call: DataAgain(data)}, nil
	}
	return Find(s, data)
}

// Read reads it. That it is not there any more is a problem of it as any other.
func (p Place) Read() *yamlfile.Result {
	if p.File == "" {
		return readAtRest(func() *yamlfile.Result { return ReadIn(p.Dir) })
	}
	content, err := p.ReadFile(p.File)
	if err != nil {
		var at *fs.PathError
		if errors.As(err, &at) {
			err = at.Err // the problem names the file
		}
		message := "the file cannot be read: " + err.Error()
		return &yamlfile.Result{
			Dataset:  &positions.Dataset{Codebook: &positions.Codebook{}},
			Problems: []problem.Problem{problem.New(problem.UnreadableFile, p.File, 0, 0, message, "")},
		}
	}
	return yamlfile.ReadShort(yamlfile.File{Name: p.File, Content: content})
}

// With reads it as it would be with edits.
func (p Place) With(edits []splice.Edit) *yamlfile.Result {
	if p.File != "" {
		return yamlfile.ReadShort(yamlfile.File{Name: p.File, Content: edits[0].New})
	}
	folder := disk.Dataset(p.Dir)
	defer folder.Close()
	return yamlfile.Read(splice.Overlay(folder, edits))
}

// ReadFile reads one of its files, by the name that places and problems have.
func (p Place) ReadFile(name string) ([]byte, error) {
	if p.File == "" {
		return disk.ReadIn(p.Dir, name)
	}
	if name != p.File {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
	}
	return disk.ReadFile(filepath.Join(p.Dir, p.File), yamlfile.MaxFile)
}

// Texts reads the archived texts of its sources, each from the folder as it then is.
func (p Place) Texts() verify.Reader {
	return func(t verify.Text) (*archive.Document, error) {
		folder := disk.Dataset(p.Dir)
		defer folder.Close()
		return verify.FromDataset(folder)(t)
	}
}

// Sweep looks whether its files have changed, as they were named by what was read.
func (p Place) Sweep(read *positions.Dataset) watch.Sweep {
	if p.File != "" {
		return watch.File(filepath.Join(p.Dir, p.File))
	}
	var texts []string
	for _, src := range read.Sources {
		if src.Archive != "" && fs.ValidPath(src.Archive) {
			texts = append(texts, src.Archive)
		}
	}
	return watch.Folder(p.Dir, []string{"snapshots", "sources", ReviewsFolder, verify.DefaultFolder}, texts)
}
