package authoring

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"stance/cmd/stance/internal/console"
	"stance/cmd/stance/internal/dataset/datasettest"
)

// TestLeftTextsOfOthersAreNotLookedInto has folders in the place of a text that
// was left which the program did not make.
func TestLeftTextsOfOthersAreNotLookedInto(t *testing.T) {
	temp, dataset := t.TempDir(), datasettest.Copy(t)
	t.Setenv("TMPDIR", temp)
	left := func(name string, mode fs.FileMode) string {
		dir := filepath.Join(temp, "stance-add-"+name)
		if err := os.Mkdir(dir, mode); err != nil {
			t.Fatal(err)
		}
		if err := os.Chmod(dir, mode); err != nil { // whatever the umask
			t.Fatal(err)
		}
		for file, content := range map[string]string{".draft": "0\n" + realPath(dataset) + "\n", "record.yaml": "date: 2025-08-17\n"} {
			if err := os.WriteFile(filepath.Join(dir, file), []byte(content), 0o600); err != nil {
				t.Fatal(err)
			}
		}
		return dir
	}
	own := left("own", 0o700)
	if !leftDraft(own, dataset) {
		t.Fatal("the case itself is wrong")
	}
	if runtime.GOOS != "windows" && leftDraft(left("open", 0o755), dataset) {
		t.Error("a folder that others can look into was taken for one of the program's")
	}
	if os.Getuid() == 0 { // who may look into all folders, and give them away
		given := left("given", 0o700)
		if err := os.Chown(given, 1, -1); err != nil {
			t.Fatal(err)
		}
		if leftDraft(given, dataset) {
			t.Error("the folder of somebody else was taken for one of the program's")
		}
	}
	linked := filepath.Join(temp, "stance-add-linked")
	if err := os.Symlink(own, linked); err != nil {
		t.Skip(err)
	}
	if leftDraft(linked, dataset) {
		t.Error("a link was followed")
	}
	for _, file := range []string{".draft", "record.yaml"} {
		dir := left("link-"+file, 0o700)
		if err := errors.Join(os.Remove(filepath.Join(dir, file)), os.Symlink(filepath.Join(own, file), filepath.Join(dir, file))); err != nil {
			t.Fatal(err)
		}
		if leftDraft(dir, dataset) {
			t.Errorf("%s: a link was followed", file)
		}
	}
}

// TestLeftTextsAreFoundInAnyFolder has temporary folders whose names mean something
// to a search by pattern.
func TestLeftTextsAreFoundInAnyFolder(t *testing.T) {
	for _, folder := range []string{"a[b]c", "[", "a]b[", "with space"} {
		temp, dataset := filepath.Join(t.TempDir(), folder), datasettest.Copy(t)
		left := filepath.Join(temp, "stance-add-1")
		if err := os.MkdirAll(left, 0o700); err != nil {
			t.Fatal(err)
		}
		for file, content := range map[string]string{".draft": "0\n" + realPath(dataset) + "\n", "record.yaml": "date: 2025-08-17\n"} {
			if err := os.WriteFile(filepath.Join(left, file), []byte(content), 0o600); err != nil {
				t.Fatal(err)
			}
		}
		for _, name := range []string{"TMPDIR", "TMP"} { // the latter on Windows
			t.Setenv(name, temp)
		}
		s, _, messages := datasettest.Streams(t.TempDir())
		if tellOfLeftDrafts(s, dataset, ""); !strings.Contains(messages.String(), left) {
			t.Errorf("%s: nobody is told: %s", folder, messages)
		}
	}
}

// A text that cannot be kept in a file is shown, with what was wrong.
func TestTextThatCannotBeKept(t *testing.T) {
	s, _, messages := datasettest.Streams(filepath.Join(t.TempDir(), "gone"))
	s.Dir = filepath.Join(t.TempDir(), "gone")
	wrong := console.Usagef("it is wrong")
	if err := new(addRecordOptions).keep(s, []byte("date: 2025-08-17"), nil, wrong, nil); err != wrong {
		t.Error(err)
	}
	for _, want := range []string{"date: 2025-08-17\n", "stance: the text above could not be kept in a file: "} {
		if !strings.Contains(messages.String(), want) {
			t.Errorf("%q is not in\n%s", want, messages)
		}
	}
}

// TestTellOfDraft holds that whoever is stopped is told where the text is, as long as it
// is there, and how it is added.
func TestTellOfDraft(t *testing.T) {
	t.Setenv("TMPDIR", t.TempDir())
	t.Setenv("TMP", os.Getenv("TMPDIR"))
	said := func() string {
		s, _, messages := datasettest.Streams(t.TempDir())
		TellOfDraft(s)
		return messages.String()
	}
	if told := said(); told != "" {
		t.Errorf("nothing is open, and yet: %s", told)
	}
	for _, data := range []string{"", "my talks"} {
		e, err := newEditFile(t.TempDir(), data, []byte("date: 2025-08-17\n"))
		if err != nil {
			t.Fatal(err)
		}
		told := said()
		if !strings.Contains(told, "Your text is in "+e.name()+", as it was last saved") || !strings.Contains(told, "`"+commandToAdd(e.name(), data)+"`") || strings.Contains(told, " -C 'my talks'") != (data != "") {
			t.Error(told)
		}
		if e.discard(); said() != "" {
			t.Error("it is told of after it was taken away")
		}
	}
}

// TestNoPlaceForATextIsTold has a folder of temporary files that is not there.
func TestNoPlaceForATextIsTold(t *testing.T) {
	gone := filepath.Join(t.TempDir(), "gone")
	for _, name := range []string{"TMPDIR", "TMP"} {
		t.Setenv(name, gone)
	}
	if _, err := newEditFile(t.TempDir(), "", nil); err == nil || !strings.HasPrefix(err.Error(), "there is no place to write a text in: ") {
		t.Error(err)
	}
}
