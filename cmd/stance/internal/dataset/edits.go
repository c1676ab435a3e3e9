package dataset

import (
	"cmp"
	"errors"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"stance/cmd/stance/internal/console"
	"stance/cmd/stance/internal/disk"
	"stance/positions"
	"stance/positions/problem"
	"stance/positions/splice"
	"stance/positions/yamlfile"
)

// editsLock is the file that whoever changes a dataset's files holds.
const editsLock = ".stance.lock"

// Lock keeps every other process out that is about to change the dataset's
// files, until unlock is called, and clears away what those that died left behind.
func Lock(s *console.Streams, dir string) (unlock func(), err error) {
	unlock, err = s.Disk.Lock(dir, editsLock)
	if err == nil {
		s.Disk.SweepLocked(dir, underEditsLock...)
	}
	return unlock, err
}

// underEditsLock are the folders whose files the lock guards.
var underEditsLock = []string{"sources", "snapshots", "archive"}

// ClearAway does what Lock does besides, where there is something to clear
// away: for a command that may end before it locks. It looks into
// folders of the dataset besides, in which the command writes.
func ClearAway(s *console.Streams, data string, besides ...string) error {
	dir, err := Dir(s, data)
	if err != nil {
		return err
	}
	if _, err := os.Lstat(filepath.Join(dir, editsLock)); err != nil && !disk.Unfinished(dir, underEditsLock...) && !disk.Unfinished(dir, besides...) {
		return nil
	}
	unlock, err := Lock(s, dir)
	if err != nil {
		return err
	}
	defer unlock()
	s.Disk.SweepLocked(dir, besides...)
	return nil
}

// LockFiles is Lock for whoever changes any of the dataset's files, those of sign-offs included.
func LockFiles(s *console.Streams, dir string, names []string) (unlock func(), err error) {
	var held []func()
	release := func() {
		for _, unlock := range slices.Backward(held) {
			unlock()
		}
	}
	locks := []string{editsLock}
	for _, name := range names {
		if path.Dir(name) == ReviewsFolder {
			locks = append(locks, ReviewsLock(yamlfile.ReviewerOf(name)))
		}
	}
	slices.Sort(locks)
	for _, name := range slices.Compact(locks) {
		unlock, err := s.Disk.Lock(dir, name)
		if err != nil {
			release()
			return nil, err
		}
		held = append(held, unlock)
	}
	return release, nil
}

// ReviewsLock is the file that whoever changes a reviewer's sign-offs holds.
func ReviewsLock(reviewer string) string { return path.Join(ReviewsFolder, "."+reviewer+".lock") }

// Breaks gives an error that a dataset in a folder would have with edits, which is without errors now;
// nil for none, and where nothing of it would be left.
func Breaks(dir string, edits []splice.Edit) *problem.Problem {
	if slices.ContainsFunc(edits, func(e splice.Edit) bool { return e.Name == CodebookFile && e.New == nil }) {
		return nil
	}
	folder := disk.Dataset(dir)
	defer folder.Close()
	after := yamlfile.Read(splice.Overlay(folder, edits))
	if after.OK() || !ReadIn(dir).OK() {
		return nil
	}
	for i := range after.Problems {
		if after.Problems[i].Severity == problem.Error {
			return &after.Problems[i]
		}
	}
	return nil
}

// ApplyLocked writes all edits of the dataset's folder or none, if no file was
// changed meanwhile (else a *disk.ChangedError). The caller holds the dataset's lock.
// after is the dataset as it will be, or nil if there are no snapshots among them.
func ApplyLocked(s *console.Streams, dir string, edits []splice.Edit, after *positions.Dataset) error {
	var changes []disk.Change
	now := disk.Dataset(dir)
	defer now.Close()
	for _, e := range inOrder(now, edits, after) {
		changes = append(changes, disk.Change{Name: e.Name, Old: e.Old, New: e.New})
	}
	return Recorded(s, dir, changes, func() error { return s.Disk.Replace(dir, changes) })
}

// inOrder puts edits into the order in which they can be written one by one with a
// sound dataset after each: what is referred to comes first, so the codebook,
// sources, snapshots by date, sign-offs. Of files that hold several dates each, a
// record in the one can need one in the other: an order is looked for then.
func inOrder(now fs.FS, edits []splice.Edit, after *positions.Dataset) []splice.Edit {
	first, last := map[string]positions.Date{}, map[string]positions.Date{}
	if after != nil {
		for _, r := range after.Records {
			name := r.Place.File
			if had, ok := first[name]; !ok || r.Date < had {
				first[name] = r.Date
			}
			last[name] = max(last[name], r.Date)
		}
	}
	ordered := slices.SortedStableFunc(slices.Values(edits), func(a, b splice.Edit) int {
		return cmp.Or(cmp.Compare(rank(a.Name), rank(b.Name)), cmp.Compare(first[a.Name], first[b.Name]), cmp.Compare(a.Name, b.Name))
	})
	for i := range ordered[:max(len(ordered)-1, 0)] {
		a, b := ordered[i].Name, ordered[i+1].Name
		if rank(a) == rank(b) && last[a] > first[b] {
			return soundOrder(now, ordered)
		}
	}
	return ordered
}

// soundOrder puts edits into an order in which the dataset can be read after each of
// them, and stays as near to the given one as it can. For more than a few files it
// would take too long, and the order stays.
func soundOrder(now fs.FS, edits []splice.Edit) []splice.Edit {
	const most = 24
	if len(edits) > most {
		return edits
	}
	var ordered []splice.Edit
	left := slices.Clone(edits)
	for len(left) > 1 {
		next := slices.IndexFunc(left, func(e splice.Edit) bool {
			return yamlfile.Read(splice.Overlay(now, append(slices.Clone(ordered), e))).OK()
		})
		next = max(next, 0) // there is none
		ordered, left = append(ordered, left[next]), slices.Delete(left, next, next+1)
	}
	return append(ordered, left...)
}

// rank is a file's place among what refers to what. Texts come before the sources that name
// them.
func rank(name string) int {
	top, _, _ := strings.Cut(name, "/")
	switch {
	case name == CodebookFile:
		return 0
	case !isYAMLName(name):
		return 1
	case top == "sources", name == "sources.yaml":
		return 2
	case top == "snapshots":
		return 3
	case top == ReviewsFolder:
		return 4
	}
	return 5
}

// Again does something to files once more, if somebody changed them with something
// else than this program meanwhile, and nothing stays of the first attempt.
func Again(do func() error) error {
	const attempts = 3
	for attempt := 1; ; attempt++ {
		err := do()
		var changed *disk.ChangedError
		if !errors.As(err, &changed) || len(changed.Stay) > 0 || attempt == attempts {
			return err
		}
	}
}

// FullPath is the path of a file that is named within a dataset.
func FullPath(dir, name string) string {
	return filepath.Join(dir, filepath.FromSlash(path.Clean(name)))
}
