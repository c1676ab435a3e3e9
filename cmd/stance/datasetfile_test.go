package main

import (
	"maps"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

// No command writes its result to a file of the dataset, however that is spelt, nor
// to what would become one; and beside it, and elsewhere, they all do.
func TestResultsOutsideTheDataset(t *testing.T) {
	dir := goToWork(t)
	before := filesIn(t, dir)
	link := func(target, name string) {
		t.Helper()
		if err := os.Symlink(target, filepath.Join(dir, name)); err != nil {
			t.Skip(err)
		}
	}
	link("data", "linked")
	link("data/snapshots/first.yaml", "first-link")
	link("../data/sources", "other/way")
	if err := os.Link(filepath.Join(dir, "data/reviews/jm.yaml"), filepath.Join(dir, "same-file")); err != nil {
		t.Skip(err)
	}
	before["same-file"] = before["data/reviews/jm.yaml"]
	files := []string{
		"data/codebook.yaml", "./data/../data/codebook.yaml", filepath.Join(dir, "data/codebook.yaml"), "data/CODEBOOK.yaml", "data/sources.yaml",
		"data/sources/a.yaml", "data/Sources/new.yaml", "data/snapshots/first.yaml", "data/snapshots/deep/er.yaml", "data/reviews/jm.yaml", "data/reviews/new.yaml",
		"data/archive/s1.txt", "data/archive/new/x", "data/.stance.lock", "linked/codebook.yaml", "first-link", "other/way/a.yaml", "other/way/new.yaml", "same-file",
		"data/snapshots", "other/codebook.yaml",
	}
	commands := map[string]string{ // by what stands before the name of the file
		"show -o": "", "diff -o": "", "log -o": "", "gap -o": "", "report -o": "", "review -o": "", "check -o": "", "verify --record -o": "", "review show 2025-01-01/p/i -o": "",
		"export -f csv -o": "", "export -f xlsx -o": "", "schema diff -o": "", "schema -o": "", "agreement data other --adjudicate fresh -o": "",
	}
	ran := 0
	refused := func(args []string, name string) {
		t.Helper()
		ran++
		s, _, messages := reviewStreams(dir)
		code := run(append(args, name), s)
		if said := messages.String(); code != exitUsage || !strings.Contains(said, "of the dataset") || !strings.Contains(said, "name another file") {
			t.Errorf("%v %s: exit code %d: %s", args, name, code, said)
		}
	}
	for command := range commands {
		for _, name := range files {
			refused(strings.Fields(command), name)
		}
	}
	for _, folder := range []string{"data/snapshots", "data/Snapshots", "data/snapshots/new", "data/sources", "data/reviews/x", "linked/archive", "other/way"} {
		for _, command := range []string{"report --charts", "schema --write", "man", "init", "agreement data other --adjudicate", "import table.csv --title X --data"} {
			refused(strings.Fields(command), folder)
		}
	}
	if after := filesIn(t, dir); !maps.Equal(before, after) {
		t.Error("something was written")
	}
	t.Logf("%d refusals", ran)
	for _, name := range []string{"data/report.csv", "data/codebook.csv", "codebook.yaml.csv", "empty/codebook.yaml.csv", "data/mine/codebook.csv", "snapshots.csv"} {
		if err := os.MkdirAll(filepath.Dir(filepath.Join(dir, name)), 0o777); err != nil {
			t.Fatal(err)
		}
		s, _, messages := reviewStreams(dir)
		if code := run([]string{"export", "-o", name}, s); code != exitDone {
			t.Errorf("%s: exit code %d: %s", name, code, messages)
		}
	}
}

// A text that a source has elsewhere than in archive/ is the dataset's as well, there
// or not yet there.
func TestResultsBesideTheTexts(t *testing.T) {
	dir := goToWork(t)
	for name, content := range map[string]string{
		"sources/c.yaml": "sources:\n  - {id: s3, title: Three, archive: texts/s3.txt}\n  - {id: s4, title: Four, archive: texts/s4.txt}\n  - {id: s5, title: Five, archive: link.txt}\n",
		"texts/s3.txt":   "We agree.\n",
		"texts/s5.txt":   "We agree.\n",
	} {
		full := filepath.Join(dir, "data", name)
		if err := os.MkdirAll(filepath.Dir(full), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(full, []byte(content), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Symlink("texts/s5.txt", filepath.Join(dir, "data/link.txt")); err != nil {
		t.Skip(err)
	}
	before := filesIn(t, dir)
	for _, name := range []string{"data/texts/s3.txt", "data/Texts/S3.txt", "data/texts/../texts/s4.txt", "data/link.txt", "data/texts/s5.txt"} {
		s, _, messages := reviewStreams(dir)
		if code := run([]string{"show", "-o", name}, s); code != exitUsage || !strings.Contains(messages.String(), "the text of the source s") {
			t.Errorf("%s: exit code %d: %s", name, code, messages)
		}
	}
	if after := filesIn(t, dir); !maps.Equal(before, after) {
		t.Error("something was written")
	}
	s, _, messages := reviewStreams(dir)
	if code := run([]string{"show", "-o", "data/texts/s6.txt"}, s); code != exitDone {
		t.Errorf("exit code %d: %s", code, messages)
	}
}

// A file of the dataset that is handed over open is no place for a result either.
func TestResultsThroughOpenFiles(t *testing.T) {
	if runtime.GOOS != "linux" && runtime.GOOS != "darwin" {
		t.Skip("no /dev/fd")
	}
	dir := goToWork(t)
	for _, name := range []string{"data/codebook.yaml", "data/snapshots/first.yaml"} {
		f, err := os.OpenFile(filepath.Join(dir, name), os.O_RDWR, 0)
		if err != nil {
			t.Fatal(err)
		}
		cmd := stance(t, dir, "export", "-f", "csv", "-o", "/dev/fd/3")
		cmd.ExtraFiles = []*os.File{f}
		out, _ := cmd.CombinedOutput()
		f.Close()
		if cmd.ProcessState.ExitCode() != exitUsage || !strings.Contains(string(out), "of the dataset") {
			t.Errorf("%s: %v: %s", name, cmd.ProcessState, out)
		}
		if now, _ := os.ReadFile(filepath.Join(dir, name)); string(now) != workplace[name] {
			t.Errorf("%s was written to:\n%s", name, now)
		}
	}
}
