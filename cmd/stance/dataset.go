package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"stance/positions"
	"stance/positions/problem"
	"stance/positions/yamlfile"
)

// codebookFile is what makes a folder a dataset.
const codebookFile = "codebook.yaml"

// dataDir finds the dataset's folder: the one given, else that of STANCE_DATA,
// else the nearest upward that has a codebook, itself or in data/.
func (s *streams) dataDir(given string) (string, error) {
	for _, dir := range []string{given, s.env("STANCE_DATA")} {
		if dir == "" {
			continue
		}
		info, err := os.Stat(s.path(dir))
		switch {
		case errors.Is(err, fs.ErrNotExist):
			return "", fmt.Errorf("there is no folder %s", dir)
		case err != nil:
			return "", err
		case !info.IsDir():
			return "", fmt.Errorf("%s is not a folder; name the one that holds %s", dir, codebookFile)
		}
		if found := codebookIn(s.path(dir)); found != "" {
			return found, nil
		}
		for up := s.path(dir); filepath.Dir(up) != up; {
			up = filepath.Dir(up)
			if hasCodebook(up) {
				return "", fmt.Errorf("%s has no %s; it seems to be a part of the dataset %s: name that folder", dir, codebookFile, s.relative(up))
			}
		}
		return s.path(dir), nil // reading it will say what is missing
	}
	for dir := s.dir; ; dir = filepath.Dir(dir) {
		if found := codebookIn(dir); found != "" {
			return found, nil
		}
		if filepath.Dir(dir) == dir {
			return "", fmt.Errorf("no dataset here: neither this folder nor one above it has a %s or data/%s; name the folder with --data DIR or STANCE_DATA, or write a new one with `stance init`", codebookFile, codebookFile)
		}
	}
}

func codebookIn(dir string) string {
	for _, d := range []string{dir, filepath.Join(dir, "data")} {
		if hasCodebook(d) {
			return d
		}
	}
	return ""
}

func hasCodebook(dir string) bool {
	info, err := os.Stat(filepath.Join(dir, codebookFile))
	return err == nil && !info.IsDir()
}

// path makes a path as the user gave it absolute.
func (s *streams) path(p string) string {
	if filepath.IsAbs(p) {
		return p
	}
	return filepath.Join(s.dir, p)
}

// read reads the dataset's folder with all its problems.
func (s *streams) read(data string) (dir string, result *yamlfile.Result, err error) {
	dir, err = s.dataDir(data)
	if err != nil {
		return "", nil, err
	}
	p := s.progress("reading "+s.relative(dir), 0)
	defer p.done()
	return dir, readAtRest(dir), nil
}

// readAtRest reads a dataset, and once more where there are errors that may come
// from another process having written meanwhile: files that were read before then
// know nothing of what others, read after, refer to.
func readAtRest(dir string) *yamlfile.Result {
	const attempts = 5
	result := yamlfile.Read(os.DirFS(dir))
	for attempt := 1; attempt < attempts && !result.OK(); attempt++ {
		once := result
		result = yamlfile.Read(os.DirFS(dir))
		if slices.EqualFunc(once.Problems, result.Problems, func(a, b problem.Problem) bool {
			return a.File == b.File && a.Line == b.Line && a.Rule == b.Rule && a.Message == b.Message
		}) {
			break
		}
	}
	return result
}

// load reads the dataset and refuses one with errors.
func (s *streams) load(data string) (*positions.Dataset, error) {
	_, result, err := s.loadAll(data)
	if err != nil {
		return nil, err
	}
	return result.Dataset, nil
}

// loadAll does the same, and gives all that stands beside the dataset.
func (s *streams) loadAll(data string) (dir string, result *yamlfile.Result, err error) {
	dir, result, err = s.read(data)
	if err != nil {
		return "", nil, err
	}
	if problem.Count(result.Problems).Errors > 0 {
		return "", nil, &unsoundError{s.relative(dir), result.Problems}
	}
	return dir, result, nil
}

// relative shows a folder as seen from where the user stands, if that is
// shorter.
func (s *streams) relative(dir string) string {
	if rel, err := filepath.Rel(s.dir, dir); err == nil && len(rel) < len(dir) {
		return rel
	}
	return dir
}
