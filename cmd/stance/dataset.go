package main

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

// codebookFile is what makes a folder a dataset.
const codebookFile = "codebook.yaml"

// dataDir finds the dataset's folder: the one given, else that of STANCE_DATA,
// else the nearest upward that has a codebook, itself or in data/.
func dataDir(s *console.Streams, given string) (string, error) {
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
		case !info.IsDir() && singleFile(s, dir) != "":
			if err := notOfFolder(s, dir); err != nil {
				return "", err
			}
			return "", needsFolder(s, dir)
		case !info.IsDir():
			return "", fmt.Errorf("%s is neither a YAML file nor a folder; name the folder that holds %s", dir, codebookFile)
		}
		if found, err := codebookIn(s, s.Path(dir)); found != "" || err != nil {
			return found, err
		}
		for up := range foldersAbove(s.Path(dir)) {
			if hasCodebook(up) {
				return "", fmt.Errorf("%s has no %s; it seems to be a part of the dataset %s: name that folder", dir, codebookFile, s.Relative(up))
			}
		}
		return s.Path(dir), nil // reading it will say what is missing
	}
	for dir := s.Dir; ; dir = filepath.Dir(dir) {
		if found, err := codebookIn(s, dir); found != "" || err != nil {
			return found, err
		}
		if filepath.Dir(dir) == dir {
			return "", errNoDataset
		}
	}
}

// errNoDataset says that none was named, and none is where the user stands.
var errNoDataset = fmt.Errorf("no dataset here: neither this folder nor one above it has a %s or data/%s; name the folder with --data DIR or STANCE_DATA, or write a new one with `stance init`", codebookFile, codebookFile)

// codebookIn finds the dataset that a folder is, or has in data/; "" where there
// is none. Nobody named data/: where it is a link to somewhere else, it may be a
// stranger's word.
func codebookIn(s *console.Streams, dir string) (string, error) {
	if hasCodebook(dir) {
		return dir, nil
	}
	data := filepath.Join(dir, "data")
	if !hasCodebook(data) {
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

// hasCodebook goes by the name alone: what is wrong with the file, reading it
// tells.
func hasCodebook(dir string) bool {
	folder := disk.Dataset(dir)
	defer folder.Close()
	info, err := folder.Lstat(codebookFile)
	return err == nil && !info.IsDir()
}

// read reads the dataset, a folder or one file, with all its problems.
func read(s *console.Streams, data string) (dir string, result *yamlfile.Result, err error) {
	if file := singleFile(s, data); file != "" {
		return readSingle(s, file)
	}
	dir, err = dataDir(s, data)
	if err != nil {
		return "", nil, err
	}
	p := s.Progress("reading "+s.Relative(dir), 0)
	defer p.Done()
	return dir, readAtRest(dir), nil
}

// readAtRest reads a dataset, and once more where there are errors that may come
// from another process having written meanwhile: files that were read before then
// know nothing of what others, read after, refer to.
func readAtRest(dir string) *yamlfile.Result {
	const attempts = 5
	result := readIn(dir)
	for attempt := 1; attempt < attempts && !result.OK(); attempt++ {
		once := result
		result = readIn(dir)
		if slices.EqualFunc(once.Problems, result.Problems, func(a, b problem.Problem) bool {
			return a.File == b.File && a.Line == b.Line && a.Rule == b.Rule && a.Message == b.Message
		}) {
			break
		}
	}
	return result
}

func readIn(dir string) *yamlfile.Result {
	folder := disk.Dataset(dir)
	defer folder.Close()
	return yamlfile.Read(folder)
}

// load reads the dataset and refuses one with errors.
func load(s *console.Streams, data string) (*positions.Dataset, error) {
	_, result, err := loadAll(s, data)
	if err != nil {
		return nil, err
	}
	return result.Dataset, nil
}

// loadFiles does the same with files that are datasets.
func loadFiles(s *console.Streams, files ...string) (dir string, result *yamlfile.Result, err error) {
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
			return "", nil, &unsoundPairError{files, result.Problems}
		}
		return "", nil, &unsoundError{dir: files[0], flags: " -C " + console.ShellPath(files[0]), problems: result.Problems}
	}
	return dir, result, nil
}

// loadAll does the same, and gives all that stands beside the dataset.
func loadAll(s *console.Streams, data string) (dir string, result *yamlfile.Result, err error) {
	dir, result, err = read(s, data)
	if err != nil {
		return "", nil, err
	}
	s.Data = dataAgain(data)
	if problem.Count(result.Problems).Errors > 0 {
		if file := singleFile(s, data); file != "" {
			return "", nil, &unsoundError{dir: file, flags: " -C " + console.ShellPath(file), problems: result.Problems}
		}
		return "", nil, &unsoundError{dir: s.Relative(dir), flags: s.Data, problems: result.Problems}
	}
	return dir, result, nil
}

// dataAgain repeats --data where it was given, for a command to paste.
func dataAgain(given string) string {
	if given == "" {
		return ""
	}
	return " -C " + console.ShellPath(given)
}

const reviewsFolder = "reviews"
