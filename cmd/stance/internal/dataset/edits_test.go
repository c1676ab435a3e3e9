package dataset_test

import (
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"stance/cmd/stance/internal/console"
	"stance/cmd/stance/internal/dataset"
	"stance/cmd/stance/internal/dataset/datasettest"
	"stance/cmd/stance/internal/disk"
	"stance/cmd/stance/internal/disk/disktest"
	"stance/cmd/stance/internal/journal"
	"stance/positions/splice"
	"stance/positions/yamlfile"
)

// editsTo are the edits that make one dataset another.
func editsTo(before, after map[string]string) (edits []splice.Edit) {
	for name, content := range after {
		if old, ok := before[name]; !ok {
			edits = append(edits, splice.Edit{Name: name, New: []byte(content)})
		} else if old != content {
			edits = append(edits, splice.Edit{Name: name, Old: []byte(old), New: []byte(content)})
		}
	}
	return edits
}

// applied makes edits under the dataset's lock. Before each call to the system it looks
// at the dataset.
func applied(t *testing.T, dir string, edits []splice.Edit, after map[string]string, look func()) (s *console.Streams, err error) {
	t.Helper()
	s = standing(dir)
	s.Disk.SetCalls(&disktest.Calls{Before: func(int, string, string) { look() }})
	unlock, err := dataset.Lock(s, dir)
	if err != nil {
		t.Fatal(err)
	}
	defer unlock()
	d := yamlfile.Read(os.DirFS(lay(t, after))).Dataset
	return s, dataset.ApplyLocked(s, dir, edits, d)
}

// What is referred to is written first, so that the dataset can be read at every moment:
// the codebook, sources, snapshots by date, sign-offs.
func TestEveryBeginningOfEditsIsSound(t *testing.T) {
	severalDates := func(more string) map[string]string {
		files := map[string]string{
			"codebook.yaml":         peace["codebook.yaml"],
			"snapshots/first.yaml":  "date: 2025-01-01\npositions:\n  north:\n    truce: {position: never, summary: S}\n---\ndate: 2025-03-01\npositions:\n  north:\n    truce: {position: now, summary: S}\n",
			"snapshots/second.yaml": "date: 2025-02-01\npositions:\n  north:\n    truce: {position: later, summary: S}\n---\ndate: 2025-04-01\npositions:\n  north:\n    truce: {position: later, summary: S}\n",
		}
		if more != "" {
			files["snapshots/first.yaml"] += "  south:\n    truce: {position: same, summary: S}\n"
			files["snapshots/second.yaml"] = strings.Replace(files["snapshots/second.yaml"], "\n---", "\n  south:\n    truce: {position: now, summary: S}\n---", 1)
		}
		return files
	}
	richer := maps.Clone(peace)
	richer["codebook.yaml"] = strings.Replace(peace["codebook.yaml"], "  - {id: south", "  - {id: west, name: West}\n  - {id: south", 1)
	richer["sources.yaml"] += "  - {id: s3, title: Three}\n"
	richer["sources/more.yaml"] = "sources:\n  - {id: s4, title: Four}\n"
	richer["snapshots/2025-04-01.yaml"] = "date: 2025-04-01\npositions:\n  west:\n    truce: {position: same, summary: S, evidence: [{quote: Q, speaker: A, source: s3}]}\n"
	richer["snapshots/a-2025-05-01.yaml"] = "date: 2025-05-01\npositions:\n  west:\n    truce: {position: same, summary: S, evidence: [{quote: Q, speaker: A, source: s4}]}\n"
	richer["snapshots/2025-03-01.yaml"] += "  west:\n    truce: {position: now, summary: Asks for it.}\n"
	richer["notes.yaml"] = "no file of the format\n"
	backwards := map[string]string{} // by name, and more than an order is looked for among
	for i := range 26 {
		position := "same"
		if i == 0 {
			position = "now"
		}
		backwards[fmt.Sprintf("snapshots/%c.yaml", 'z'-i)] = fmt.Sprintf("date: 2025-04-%02d\npositions: {mill: {truce: {position: %s, summary: S}}}\n", i+1, position)
	}
	for name, c := range map[string]struct{ before, after map[string]string }{
		"many files, by date":         {peace, backwards},
		"files of all kinds":          {peace, richer},
		"two files of several dates":  {severalDates(""), severalDates("more")},
		"two files, neither of which": {peace, map[string]string{"snapshots/2025-01-01.yaml": strings.Replace(peace["snapshots/2025-01-01.yaml"], "Asks", "Begs", 1), "snapshots/2025-03-01.yaml": peace["snapshots/2025-03-01.yaml"] + "# more\n"}},
	} {
		dir := lay(t, c.before)
		after := maps.Clone(c.before)
		maps.Copy(after, c.after)
		looked := 0
		_, err := applied(t, dir, editsTo(c.before, c.after), after, func() {
			looked++
			if r := yamlfile.Read(os.DirFS(dir)); !r.OK() {
				t.Errorf("%s: after %d calls: %v", name, looked, r.Problems)
			}
		})
		if err != nil || looked < 5 {
			t.Errorf("%s: %d calls, %v", name, looked, err)
		}
		if got := filesIn(t, dir); !maps.Equal(got, after) {
			t.Errorf("%s: there are now %v", name, slices.Sorted(maps.Keys(got)))
		}
	}
}

// Where no order would leave every beginning sound, or there are too many files to look
// for one, all is written all the same.
func TestEditsWithoutASoundOrder(t *testing.T) {
	circle := func(position string) map[string]string {
		return map[string]string{
			"codebook.yaml":    peace["codebook.yaml"],
			"snapshots/a.yaml": "date: 2025-01-01\npositions:\n  north:\n    truce: {position: " + position + ", summary: S}\n---\ndate: 2025-03-01\npositions:\n  norland:\n    truce: {position: now, summary: S}\n",
			"snapshots/b.yaml": "date: 2025-02-01\npositions:\n  south:\n    truce: {position: " + position + ", summary: S}\n---\ndate: 2025-04-01\npositions:\n  mill:\n    truce: {position: now, summary: S}\n",
		}
	}
	many := func(summary string) map[string]string {
		files := map[string]string{"codebook.yaml": peace["codebook.yaml"]}
		for i := range 30 {
			files[fmt.Sprintf("snapshots/%02d.yaml", i)] = fmt.Sprintf("date: 2025-01-%02d\npositions: {north: {land: {summary: %s}}}\n---\ndate: 2025-06-%02[1]d\npositions: {south: {land: {summary: %[2]s}}}\n", i+1, summary)
		}
		return files
	}
	for name, c := range map[string]struct{ before, after map[string]string }{
		"none":       {circle("never"), circle("nowhere")},
		"many files": {many("S"), many("T")},
	} {
		dir := lay(t, c.before)
		if _, err := applied(t, dir, editsTo(c.before, c.after), c.after, func() {}); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if got := filesIn(t, dir); !maps.Equal(got, c.after) {
			t.Errorf("%s: not all was written", name)
		}
	}
}

// Edits of a file that somebody changed meanwhile are not made, and made anew from what
// they then find.
func TestEditsOfChangedFiles(t *testing.T) {
	dir := lay(t, peace)
	after := maps.Clone(peace)
	after["sources.yaml"] += "  - {id: s3, title: Three}\n"
	put(t, filepath.Join(dir, "sources.yaml"), peace["sources.yaml"]+"# theirs\n")
	_, err := applied(t, dir, editsTo(peace, after), after, func() {})
	var changed *disk.ChangedError
	if !errors.As(err, &changed) || changed.Name != "sources.yaml" {
		t.Errorf("%v", err)
	}
	if got := filesIn(t, dir)["sources.yaml"]; got != peace["sources.yaml"]+"# theirs\n" {
		t.Errorf("their change is lost: %s", got)
	}
	other := errors.New("another")
	for name, c := range map[string]struct {
		errs  []error // of the attempts; the last of all that follow
		want  error
		tried int
	}{
		"done":              {[]error{nil}, nil, 1},
		"done at last":      {[]error{changed, changed, nil}, nil, 3},
		"never done":        {[]error{changed}, changed, 3},
		"something else":    {[]error{changed, other}, other, 2},
		"something remains": {[]error{&disk.ChangedError{Stay: []string{"a"}}}, nil, 1},
	} {
		tried := 0
		err := dataset.Again(func() error {
			tried++
			return c.errs[min(tried, len(c.errs))-1]
		})
		if tried != c.tried || c.want != nil && !errors.Is(err, c.want) || c.want == nil && err != c.errs[len(c.errs)-1] {
			t.Errorf("%s: %v after %d", name, err, tried)
		}
	}
}

// Whoever locks a dataset clears away what others that died left unfinished; what may
// end before it locks does so first, and touches nothing where there is nothing left.
func TestLeftoversAreCleared(t *testing.T) {
	left := []string{".codebook.yaml.1.stance", "snapshots/.2025-01-01.yaml.22.stance", "sources/deep/.a.yaml.3.stance"}
	files := maps.Clone(peace)
	files["sources/deep/a.yaml"], files["notes/.a.txt.4.stance"] = "sources: [{id: s9, title: Nine}]\n", "mine"
	clean := maps.Clone(files)
	for _, name := range left {
		files[name] = "half"
	}
	for name, clear := range map[string]func(s *console.Streams, dir string) error{
		"by the lock": func(s *console.Streams, dir string) error {
			unlock, err := dataset.Lock(s, dir)
			if err == nil {
				if _, held := filesIn(t, dir)[".stance.lock"]; !held {
					t.Error("there is no lock")
				}
				unlock()
			}
			return err
		},
		"beforehand": func(s *console.Streams, dir string) error { return dataset.ClearAway(s, "") },
	} {
		dir := lay(t, files)
		if err := clear(standing(dir), dir); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if got := filesIn(t, dir); !maps.Equal(got, clean) {
			t.Errorf("%s: there is %v", name, slices.Sorted(maps.Keys(got)))
		}
	}
	dir := lay(t, clean)
	s := standing(dir)
	calls := &disktest.Calls{}
	s.Disk.SetCalls(calls)
	if err := dataset.ClearAway(s, ""); err != nil || len(calls.Made) > 0 {
		t.Errorf("nothing is left, and it does %q, %v", calls.Made, err)
	}
	put(t, filepath.Join(dir, ".stance.lock"), "")
	if err := dataset.ClearAway(s, ""); err != nil || !maps.Equal(filesIn(t, dir), clean) {
		t.Errorf("a lock of somebody who died stays: %v", err)
	}
	holdSaid(t, "no dataset", dataset.ClearAway(s, "nowhere"), "there is no folder nowhere")
	if err := os.Mkdir(filepath.Join(dir, ".stance.lock"), 0o777); err != nil {
		t.Fatal(err)
	}
	if _, err := dataset.Lock(s, dir); err == nil {
		t.Error("a folder is taken for a lock")
	}
	if err := dataset.ClearAway(s, ""); err == nil {
		t.Error("a lock that cannot be held is passed over")
	}
}

// What a command writes is noted so that it can be taken back: its files as they were,
// one entry for all that it writes.
func TestWritingIsRecorded(t *testing.T) {
	dir := lay(t, peace)
	after := maps.Clone(peace)
	after["sources.yaml"] += "  - {id: s3, title: Three}\n"
	after["snapshots/new.yaml"] = "date: 2025-04-01\npositions: {}\n"
	s := standing(dir)
	s.Args = []string{"add", "source"}
	d := yamlfile.Read(os.DirFS(lay(t, after))).Dataset
	for _, edit := range editsTo(peace, after) {
		if err := dataset.ApplyLocked(s, dir, []splice.Edit{edit}, d); err != nil {
			t.Fatal(err)
		}
	}
	state, err := s.State()
	if err != nil {
		t.Fatal(err)
	}
	e, err := journal.Of(&s.Disk, state, dir).Last()
	if err != nil || e == nil {
		t.Fatalf("%v, %v", e, err)
	}
	found := map[string]string{}
	for _, f := range e.Files {
		found[f.Name] = string(f.Before)
	}
	if want := map[string]string{"sources.yaml": peace["sources.yaml"], "snapshots/new.yaml": ""}; !maps.Equal(found, want) || strings.Join(e.Command, " ") != "add source" || !e.Time.Equal(s.Now()) || e.Dataset != dir {
		t.Errorf("%+v", e)
	}
}

// Where it cannot be noted, that is said once, and all is done; and what changes nothing
// is no command to be taken back.
func TestWritingThatCannotBeRecorded(t *testing.T) {
	dir := lay(t, peace)
	s, _, messages := datasettest.Streams(dir)
	s.State = func() (string, error) { return "", errors.New("there is no home") }
	wrote := 0
	write := func() error { wrote++; return nil }
	change := []disk.Change{{Name: "new.yaml", New: []byte("x")}}
	for range 2 {
		if err := dataset.Recorded(s, dir, change, write); err != nil {
			t.Error(err)
		}
	}
	if got := messages.String(); wrote != 2 || got != "note: this command cannot be taken back: there is no home\n" {
		t.Errorf("written %d times: %s", wrote, got)
	}
	s, _, messages = datasettest.Streams(dir)
	s.State = func() (string, error) { t.Error("it is noted"); return "", nil }
	failed := errors.New("failed")
	if err := dataset.Recorded(s, dir, nil, func() error { return failed }); !errors.Is(err, failed) || messages.Len() > 0 {
		t.Errorf("%v, %s", err, messages)
	}
}
