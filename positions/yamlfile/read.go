package yamlfile

import (
	"io/fs"

	"stance/positions"
	"stance/positions/parallel"
	"stance/positions/problem"
	"stance/positions/team/review"
)

// Result is what was read.
type Result struct {
	// Dataset is never nil. It holds what could be read: where Problems has
	// errors, some of the records may be missing from it.
	Dataset  *positions.Dataset
	Problems []problem.Problem // sorted
	// Reviews are the sign-offs, reviewer by reviewer, each in the order of
	// the reviewer's file. They stand beside the dataset and not in it: what
	// was recorded does not depend on who has looked at it.
	Reviews []review.SignOff

	days map[string][]positions.Date // of each file of the short form, in order
}

// OK reports whether there are no errors; there may be warnings.
func (r *Result) OK() bool { return problem.Count(r.Problems).Errors == 0 }

// Read reads the dataset that is the root of fsys.
func Read(fsys fs.FS) *Result { return read(fsys, nil, unwatched{}) }

// ReadWatched does the same and tells how far it has come.
func ReadWatched(fsys fs.FS, w Watcher) *Result { return read(fsys, nil, w) }

// Watcher is told how far reading has come, from several goroutines.
type Watcher interface {
	Of(files int) // snapshot files there are
	Add(files int)
}

type unwatched struct{}

func (unwatched) Of(int)  {}
func (unwatched) Add(int) {}

// read notes besides where ids stand, if seen is there to be told.
func read(fsys fs.FS, seen *mentions, w Watcher) *Result {
	files := discover(fsys)
	ref := readReference(fsys, files, seen)
	w.Of(len(files.snapshots))
	snapshots := readTwins(fsys, files.snapshots,
		func(name string) *snapshotFile {
			defer w.Add(1)
			return readSnapshotFile(fsys, name, ref)
		},
		func(name, first string, of *snapshotFile) *snapshotFile { return of.twin(name, first) })

	m := merge(ref, snapshots)
	problems := append(files.problems, ref.problems...)
	for _, f := range snapshots {
		ref.meant.answer(f.problems, f.questions)
		problems = append(problems, f.problems...)
	}
	problems = append(problems, ref.unlisted()...)
	cross := m.problems
	cross = append(cross, crossCheck(ref, m)...)
	reviews, reviewProblems := readReviews(fsys, files.reviews, &ref.meant, seen)
	problems = append(problems, reviewProblems...)
	cross = append(cross, orphaned(m, reviews)...)
	quoteLines(fsys, cross)
	problems = append(problems, cross...)
	problem.Sort(problems)
	return &Result{Dataset: m.dataset(), Problems: problems, Reviews: reviews}
}

// inParallel applies read to every file, on as many goroutines as there are
// processors, and gives the results in the order of the files.
func inParallel[T any](files []string, read func(name string) T) []T {
	results := make([]T, len(files))
	parallel.Each(len(files), func(i int) { results[i] = read(files[i]) })
	return results
}

// quoteLines fills in the lines of the files for problems that were found when
// the files had been let go. It reads a file again only if there is a problem
// in it.
func quoteLines(fsys fs.FS, problems []problem.Problem) {
	open := map[string]*source{}
	for i := range problems {
		p := &problems[i]
		if p.Line == 0 || p.Text != "" {
			continue
		}
		s := open[p.File]
		if s == nil {
			content, err := fs.ReadFile(fsys, p.File)
			if err != nil {
				content = nil
			}
			s = newSource(content)
			open[p.File] = s
		}
		p.Text = s.text(p.Line)
	}
}
