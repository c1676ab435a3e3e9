package dataset

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"stance/cmd/stance/internal/console"
	"stance/cmd/stance/internal/disk"
	"stance/positions"
	"stance/positions/links"
	"stance/positions/problem"
	"stance/positions/yamlfile"
)

// CodebookFile is what makes a folder a dataset.
const CodebookFile = "codebook.yaml"

// Dir finds the dataset's folder: the one given, else that of STANCE_DATA,
// else the nearest upward that has a codebook, itself or in data/.
func Dir(s *console.Streams, given string) (string, error) {
	for _, dir := range []string{given, s.Env("STANCE_DATA")} {
		if dir == "" {
			continue
		}
		info, err := os.Stat(s.Path(dir))
		switch {
		case errors.Is(err, fs.ErrNotExist):
			if isYAMLName(dir) {
				return "", fmt.Errorf("there is no file %s", dir)
			}
			return "", fmt.Errorf("there is no folder %s", dir)
		case err != nil:
			return "", err
		case !info.IsDir() && SingleFile(s, dir) != "":
			if err := notOfFolder(s, dir); err != nil {
				return "", err
			}
			return "", NeedsFolder(s, dir)
		case !info.IsDir():
			return "", fmt.Errorf("%s is neither a YAML file nor a folder; name the folder that holds %s", dir, CodebookFile)
		}
		if found, err := codebookIn(s, s.Path(dir)); found != "" || err != nil {
			return found, err
		}
		for up := range FoldersAbove(s.Path(dir)) {
			if HasCodebook(up) {
				return "", fmt.Errorf("%s has no %s; it seems to be a part of the dataset %s: name that folder", dir, CodebookFile, s.Relative(up))
			}
		}
		return s.Path(dir), nil // reading it will say what is missing
	}
	for dir := s.Dir; ; dir = filepath.Dir(dir) {
		if found, err := codebookIn(s, dir); found != "" || err != nil {
			return found, err
		}
		if filepath.Dir(dir) == dir {
			return "", &NoneError{nearby(s.Dir)}
		}
	}
}

// codebookIn finds the dataset that a folder is, or has in data/; "" where there
// is none. Nobody named data/: where it is a link to somewhere else, it may be a
// stranger's word.
func codebookIn(s *console.Streams, dir string) (string, error) {
	if HasCodebook(dir) {
		return dir, nil
	}
	data := filepath.Join(dir, "data")
	if !HasCodebook(data) {
		return "", nil
	}
	if info, err := os.Lstat(data); err == nil && info.Mode()&fs.ModeSymlink == 0 {
		return data, nil
	}
	folder := disk.Dataset(dir)
	defer folder.Close()
	var link *links.Error
	if _, err := folder.Stat("data"); errors.As(err, &link) {
		return "", fmt.Errorf("%s is a link to another place, %s; if the dataset there is the one that you mean, name it: --data %s", s.Relative(data), link.Target, s.Relative(data))
	} else if err != nil {
		return "", err
	}
	return data, nil
}

// HasCodebook goes by the name alone: what is wrong with the file, reading it
// tells.
func HasCodebook(dir string) bool {
	folder := disk.Dataset(dir)
	defer folder.Close()
	info, err := folder.Lstat(CodebookFile)
	return err == nil && !info.IsDir()
}

// Read reads the dataset, a folder or one file, with all its problems.
func Read(s *console.Streams, data string) (dir string, result *yamlfile.Result, err error) {
	if file := SingleFile(s, data); file != "" {
		return readSingle(s, file)
	}
	dir, err = Dir(s, data)
	if err != nil {
		return "", nil, err
	}
	p := s.Progress("reading "+s.Relative(dir), 0)
	defer p.Done()
	return dir, readAtRest(func() *yamlfile.Result { return readWatched(dir, p) }), nil
}

// readAtRest reads a dataset, and once more where there are errors that may come
// from another process having written meanwhile: files that were read before then
// know nothing of what others, read after, refer to.
func readAtRest(read func() *yamlfile.Result) *yamlfile.Result {
	const attempts = 5
	result := read()
	for attempt := 1; attempt < attempts && !result.OK(); attempt++ {
		once := result
		result = read()
		if slices.EqualFunc(once.Problems, result.Problems, func(a, b problem.Problem) bool {
			return a.File == b.File && a.Line == b.Line && a.Rule == b.Rule && a.Message == b.Message
		}) {
			break
		}
	}
	return result
}

func readWatched(dir string, w yamlfile.Watcher) *yamlfile.Result {
	folder := disk.Dataset(dir)
	defer folder.Close()
	return yamlfile.ReadWatched(folder, w)
}

// ReadIn reads the dataset in a folder, once.
func ReadIn(dir string) *yamlfile.Result {
	folder := disk.Dataset(dir)
	defer folder.Close()
	return yamlfile.Read(folder)
}

// Load reads the dataset and refuses one with errors.
func Load(s *console.Streams, data string) (*positions.Dataset, error) {
	_, result, err := LoadAll(s, data)
	if err != nil {
		return nil, err
	}
	return result.Dataset, nil
}

// LoadFiles does the same with files that are datasets.
func LoadFiles(s *console.Streams, files ...string) (dir string, result *yamlfile.Result, err error) {
	dir, result, err = readSingle(s, files...)
	if err != nil {
		return "", nil, err
	}
	s.Data = ""
	for _, f := range files {
		s.Data += " " + console.ShellPath(f)
	}
	if len(files) == 1 {
		s.Data = " -C" + s.Data
	}
	if err := twoDays(result, files); err != nil {
		return "", nil, err
	}
	if !result.OK() {
		if len(files) > 1 { // which check cannot put together
			return "", nil, &UnsoundPairError{files, result.Problems}
		}
		return "", nil, &UnsoundError{Dir: files[0], Flags: " -C " + console.ShellPath(files[0]), Problems: result.Problems}
	}
	return dir, result, nil
}

// LoadAll does the same, and gives all that stands beside the dataset.
func LoadAll(s *console.Streams, data string) (dir string, result *yamlfile.Result, err error) {
	dir, result, err = Read(s, data)
	if err != nil {
		return "", nil, err
	}
	s.Data = DataAgain(data)
	if problem.Count(result.Problems).Errors > 0 {
		if file := SingleFile(s, data); file != "" {
			return "", nil, &UnsoundError{Dir: file, Flags: " -C " + console.ShellPath(file), Problems: result.Problems}
		}
		return "", nil, &UnsoundError{Dir: s.Relative(dir), Flags: s.Data, Problems: result.Problems}
	}
	return dir, result, nil
}

// DataAgain repeats --data where it was given, for a command to paste.
func DataAgain(given string) string {
	if given == "" {
		return ""
	}
	return " -C " + console.ShellPath(given)
}

// DataSent repeats --data for those to whom a result is sent: by the name of the folder or
// file alone, since in which folders it lies here is nothing to them.
func DataSent(s *console.Streams, given string) string {
	if given == "" {
		return ""
	}
	return DataAgain(filepath.Base(filepath.Clean(s.Path(given))))
}

// ReviewsFolder has the sign-offs, a file per reviewer.
const ReviewsFolder = "reviews"
