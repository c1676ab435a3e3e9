package dataset

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"

	"stance/cmd/stance/internal/console"
	"stance/cmd/stance/internal/disk"
	"stance/positions"
	"stance/positions/yamlfile"
)

// SingleFile is the file that is given in a dataset's place, by --data or STANCE_DATA;
// "" where a folder is, or nothing that is there.
func SingleFile(s *console.Streams, given string) string {
	if given == "" {
		given = s.Env("STANCE_DATA")
	}
	if given == "" {
		return ""
	}
	if info, err := os.Stat(s.Path(given)); err != nil || info.IsDir() {
		return ""
	} else if info.Mode().IsRegular() && !isYAMLName(given) {
		return ""
	}
	return given
}

// NeedsFolder refuses a command that has no use for a dataset in one file.
func NeedsFolder(s *console.Streams, file string) *console.UsageError {
	e := console.Usagef("%s is a dataset in one file, and this needs one in a folder", file)
	e.Hint = "make one of it with `stance init " + FolderFor(file) + " --from " + console.ShellPath(file) + "`, or edit the file itself"
	return e
}

// FolderFor is a name for the folder that a file may be unfolded to.
func FolderFor(file string) string {
	base := filepath.Base(file)
	if name := strings.TrimSuffix(base, filepath.Ext(base)); name != "" && name != base {
		return console.ShellWord(name)
	}
	return "DIR"
}

// readSingle reads a dataset that is one file, or several put together. Problems name
// the file within dir.
func readSingle(s *console.Streams, given ...string) (dir string, result *yamlfile.Result, err error) {
	dir = s.Dir
	if len(given) == 1 {
		dir = filepath.Dir(s.Path(given[0]))
	}
	var files []yamlfile.File
	for _, name := range given {
		if err := notOfFolder(s, name); err != nil {
			return "", nil, err
		}
		content, err := disk.ReadFile(s.Path(name), yamlfile.MaxFile)
		if err != nil {
			return "", nil, unreadableFile(s, name, err)
		}
		s.Singles = append(s.Singles, s.Path(name))
		shown := filepath.ToSlash(filepath.Clean(name))
		if len(given) == 1 {
			shown = filepath.Base(name)
		}
		files = append(files, yamlfile.File{Name: shown, Content: content})
	}
	p := s.Progress("reading "+strings.Join(given, " and "), 0)
	defer p.Done()
	return dir, yamlfile.ReadShort(files...), nil
}

func unreadableFile(s *console.Streams, name string, err error) error {
	var at *fs.PathError
	if errors.As(err, &at) {
		return fmt.Errorf("%s cannot be read: %w", name, at.Err)
	}
	return err
}

// notOfFolder refuses a file that is a part of a dataset in a folder: alone it would
// say something else than it does there.
func notOfFolder(s *console.Streams, name string) error {
	if dir, part := folderOf(s.Path(name)); part != "" {
		return fmt.Errorf("%s is not a dataset by itself: it is %s of the dataset %s; name that folder, as in -C %s", name, part, s.Relative(dir), console.ShellPath(s.Relative(dir)))
	}
	return nil
}

// folderOf finds the dataset in whose folder a file is a part of it, and as what.
func folderOf(full string) (dir, part string) {
	for dir := filepath.Clean(full); filepath.Dir(dir) != dir; {
		dir = filepath.Dir(dir)
		if HasCodebook(dir) {
			return dir, partOf(dir, full)
		}
	}
	return "", ""
}

// takeFiles takes the files out of arguments, as the dataset, and leaves the words.
// Snapshots of a dataset in a folder stand for their dates in it.
func takeFiles(s *console.Streams, v *ViewFlags, args []string, t Takes) (words []string, err error) {
	for _, arg := range args {
		if !isYAMLName(arg) {
			continue
		}
		if info, err := os.Stat(s.Path(arg)); err != nil || info.IsDir() {
			return nil, console.Usagef("there is no file %s", arg)
		}
		v.Files = append(v.Files, arg)
	}
	switch {
	case len(v.Files) == 0:
		return args, nil
	case v.Data != "":
		return nil, console.Usagef("--data %s and the file %s are two datasets; name one", v.Data, v.Files[0])
	case len(v.Files) > 2:
		return nil, console.Usagef("too many files: %q; %s takes two", v.Files[2], t.Command)
	}
	dir, dates := snapshotDates(s, v.Files)
	if dir != "" {
		v.Data, v.Files = s.Relative(dir), nil
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

// SnapshotsOf gives the dates of two files: each is a snapshot, or has its last one
// compared.
func SnapshotsOf(result *yamlfile.Result, files []string) (dates []string, err error) {
	var days []positions.Date
	for _, f := range files {
		day := result.LastDay(filepath.ToSlash(filepath.Clean(f)))
		if day == 0 {
			return nil, console.Usagef("%s has no snapshot in it", f)
		}
		days = append(days, day)
		dates = append(dates, day.String())
	}
	if days[0] > days[1] {
		e := console.Usagef("%s is of %s, and later than %s, of %s", files[0], days[0], files[1], days[1])
		e.Hint = fmt.Sprintf("to compare them the other way round: stance diff %s %s", console.ShellPath(files[1]), console.ShellPath(files[0]))
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
	e := console.Usagef("both files are of %s, and a comparison is of two days", first)
	e.Hint = "correct the date in one of them"
	for i, f := range files {
		if result.HasDays(filepath.ToSlash(filepath.Clean(f))) {
			e.Hint += "; `stance diff " + console.ShellWord(files[i]) + "` compares the days that it has"
			break
		}
	}
	return e
}

// snapshotDates gives the days of files that are snapshots of one dataset in a folder,
// and that folder; "" where they are not.
func snapshotDates(s *console.Streams, files []string) (dir string, dates []string) {
	for _, file := range files {
		in, part := folderOf(s.Path(file))
		if part != "a file in the folder snapshots" || dir != "" && in != dir {
			return "", nil
		}
		dir = in
		rel, err := filepath.Rel(dir, filepath.Clean(s.Path(file)))
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
