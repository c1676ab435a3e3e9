package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"

	"stance/cmd/stance/internal/disk"
	"stance/positions"
	"stance/positions/yamlfile"
)

// singleFile is the file that is given in a dataset's place, by --data or STANCE_DATA;
// "" where a folder is, or nothing that is there.
func (s *streams) singleFile(given string) string {
	if given == "" {
		given = s.env("STANCE_DATA")
	}
	if given == "" {
		return ""
	}
	if info, err := os.Stat(s.path(given)); err != nil || info.IsDir() {
		return ""
	} else if info.Mode().IsRegular() && !isYAMLName(given) {
		return ""
	}
	return given
}

// needsFolder refuses a command that has no use for a dataset in one file.
func (s *streams) needsFolder(file string) error {
	e := usagef("%s is a dataset in one file, and this needs one in a folder", file)
	e.hint = "make one of it with `stance init " + folderFor(file) + " --from " + shellPath(file) + "`, or edit the file itself"
	return e
}

// folderFor is a name for the folder that a file may be unfolded to.
func folderFor(file string) string {
	base := filepath.Base(file)
	if name := strings.TrimSuffix(base, filepath.Ext(base)); name != "" && name != base {
		return shellWord(name)
	}
	return "DIR"
}

// readSingle reads a dataset that is one file, or several put together. Problems name
// the file within dir.
func (s *streams) readSingle(given ...string) (dir string, result *yamlfile.Result, err error) {
	dir = s.dir
	if len(given) == 1 {
		dir = filepath.Dir(s.path(given[0]))
	}
	var files []yamlfile.File
	for _, name := range given {
		if err := s.notOfFolder(name); err != nil {
			return "", nil, err
		}
		content, err := disk.ReadFile(s.path(name), yamlfile.MaxFile)
		if err != nil {
			return "", nil, s.unreadableFile(name, err)
		}
		s.singles = append(s.singles, s.path(name))
		shown := filepath.ToSlash(filepath.Clean(name))
		if len(given) == 1 {
			shown = filepath.Base(name)
		}
		files = append(files, yamlfile.File{Name: shown, Content: content})
	}
	p := s.progress("reading "+strings.Join(given, " and "), 0)
	defer p.done()
	return dir, yamlfile.ReadShort(files...), nil
}

func (s *streams) unreadableFile(name string, err error) error {
	var at *fs.PathError
	if errors.As(err, &at) {
		return fmt.Errorf("%s cannot be read: %w", name, at.Err)
	}
	return err
}

// notOfFolder refuses a file that is a part of a dataset in a folder: alone it would
// say something else than it does there.
func (s *streams) notOfFolder(name string) error {
	if dir, part := folderOf(s.path(name)); part != "" {
		return fmt.Errorf("%s is not a dataset by itself: it is %s of the dataset %s; name that folder, as in -C %s", name, part, s.relative(dir), shellPath(s.relative(dir)))
	}
	return nil
}

// folderOf finds the dataset in whose folder a file is a part of it, and as what.
func folderOf(full string) (dir, part string) {
	for dir := filepath.Clean(full); filepath.Dir(dir) != dir; {
		dir = filepath.Dir(dir)
		if hasCodebook(dir) {
			return dir, partOf(dir, full)
		}
	}
	return "", ""
}

// takeFiles takes the files out of arguments, as the dataset, and leaves the words.
// Snapshots of a dataset in a folder stand for their dates in it.
func (s *streams) takeFiles(v *viewFlags, args []string, t takes) (words []string, err error) {
	for _, arg := range args {
		if !isYAMLName(arg) {
			continue
		}
		if info, err := os.Stat(s.path(arg)); err != nil || info.IsDir() {
			return nil, usagef("there is no file %s", arg)
		}
		v.files = append(v.files, arg)
	}
	switch {
	case len(v.files) == 0:
		return args, nil
	case v.data != "":
		return nil, usagef("--data %s and the file %s are two datasets; name one", v.data, v.files[0])
	case len(v.files) > 2:
		return nil, usagef("too many files: %q; %s takes two", v.files[2], t.command)
	}
	dir, dates := s.snapshotDates(v.files)
	if dir != "" {
		v.data, v.files = s.relative(dir), nil
	}
	for _, arg := range args {
		switch {
		case !isYAMLName(arg):
			words = append(words, arg)
		case dir != "":
			words, dates = append(words, dates[0]), dates[1:]
		}
	}
	return words, nil
}

// snapshotsOf gives the dates of two files: each is a snapshot, or has its last one
// compared.
func snapshotsOf(result *yamlfile.Result, files []string) (dates []string, err error) {
	var days []positions.Date
	for _, f := range files {
		day := result.LastDay(filepath.ToSlash(filepath.Clean(f)))
		if day == 0 {
			return nil, usagef("%s has no snapshot in it", f)
		}
		days = append(days, day)
		dates = append(dates, day.String())
	}
	if days[0] > days[1] {
		e := usagef("%s is of %s, and later than %s, of %s", files[0], days[0], files[1], days[1])
		e.hint = fmt.Sprintf("to compare them the other way round: stance diff %s %s", shellPath(files[1]), shellPath(files[0]))
		return nil, e
	}
	return dates, nil
}

// twoDays refuses two files whose last snapshots are of one day.
func twoDays(result *yamlfile.Result, files []string) error {
	if len(files) != 2 {
		return nil
	}
	first, second := result.LastDay(filepath.ToSlash(filepath.Clean(files[0]))), result.LastDay(filepath.ToSlash(filepath.Clean(files[1])))
	if first != second || first == 0 {
		return nil
	}
	e := usagef("both files are of %s, and a comparison is of two days", first)
	e.hint = "correct the date in one of them"
	for i, f := range files {
		if result.HasDays(filepath.ToSlash(filepath.Clean(f))) {
			e.hint += "; `stance diff " + shellWord(files[i]) + "` compares the days that it has"
			break
		}
	}
	return e
}

// snapshotDates gives the days of files that are snapshots of one dataset in a folder,
// and that folder; "" where they are not.
func (s *streams) snapshotDates(files []string) (dir string, dates []string) {
	for _, file := range files {
		in, part := folderOf(s.path(file))
		if part != "a file in the folder snapshots" || dir != "" && in != dir {
			return "", nil
		}
		dir = in
		rel, err := filepath.Rel(dir, filepath.Clean(s.path(file)))
		if err != nil {
			return "", nil
		}
		day := dayOf(dir, filepath.ToSlash(rel))
		if day == "" {
			return "", nil
		}
		dates = append(dates, day)
	}
	return dir, dates
}

// dayOf is the day of a snapshot in a dataset's folder, by its file's name or by what
// it says; "" for none.
func dayOf(dir, name string) string {
	content, err := disk.ReadIn(dir, name)
	if err != nil {
		return ""
	}
	file := yamlfile.File{Name: path.Base(name), Content: content}
	if day := yamlfile.ReadShort(file).LastDay(file.Name); day != 0 {
		return day.String()
	}
	return ""
}
