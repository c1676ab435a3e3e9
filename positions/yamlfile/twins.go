package yamlfile

import (
	"crypto/sha256"
	"io"
	"io/fs"

	"stance/positions/parallel"
	"stance/positions/problem"
)

// twinsOf finds files with the very content of another, and gives for each the first
// that has it. Such files come of links, and of git, in which one content may have
// any number of names at no cost; each would take as long to read as the first, and
// what it says is said already.
func twinsOf(fsys fs.FS, names []string) map[string]string {
	// Only of files that are alike in size, and in how they begin, is it worth while to
	// look at the whole.
	alike := sameBy(names, func(name string) (size int64, ok bool) {
		info, err := fs.Stat(fsys, name)
		if err != nil || !info.Mode().IsRegular() || info.Size() > MaxFile {
			return 0, false
		}
		return info.Size(), true
	})
	alike = sameBy(alike, func(name string) ([beginning]byte, bool) { return begins(fsys, name) })
	type sum struct {
		of   [sha256.Size]byte
		read bool
	}
	sums := make([]sum, len(alike))
	parallel.Each(len(alike), func(i int) {
		if content, refused := readFile(fsys, alike[i]); refused == nil {
			sums[i] = sum{sha256.Sum256(content), true}
		}
	})
	first, twins := map[sum]string{}, map[string]string{}
	for i, name := range alike {
		switch of, ok := first[sums[i]]; {
		case !sums[i].read:
		case ok:
			twins[name] = of
		default:
			first[sums[i]] = name
		}
	}
	return twins
}

// sameBy lists the names that have a key which another has, too.
func sameBy[K comparable](names []string, key func(name string) (K, bool)) []string {
	type keyed struct {
		key K
		ok  bool
	}
	keys := make([]keyed, len(names))
	parallel.Each(len(names), func(i int) { keys[i].key, keys[i].ok = key(names[i]) })
	count := map[K]int{}
	for _, k := range keys {
		if k.ok {
			count[k.key]++
		}
	}
	var same []string
	for i, k := range keys {
		if k.ok && count[k.key] > 1 {
			same = append(same, names[i])
		}
	}
	return same
}

// beginning is how many bytes of a file are looked at first.
const beginning = 256

func begins(fsys fs.FS, name string) (head [beginning]byte, ok bool) {
	f, err := fsys.Open(name)
	if err != nil {
		return head, false
	}
	defer f.Close()
	_, err = io.ReadFull(f, head[:])
	return head, err == nil || err == io.ErrUnexpectedEOF || err == io.EOF
}

// readTwins reads each content once, and has another file of it made of the first
// one's result; results are in the order of names.
func readTwins[T any](fsys fs.FS, names []string, read func(name string) T, twin func(name, first string, of T) T) []T {
	twins := twinsOf(fsys, names)
	var once []string
	for _, name := range names {
		if twins[name] == "" {
			once = append(once, name)
		}
	}
	results := inParallel(once, read)
	of := make(map[string]T, len(once))
	for i, name := range once {
		of[name] = results[i]
	}
	all := make([]T, len(names))
	for i, name := range names {
		if first := twins[name]; first != "" {
			all[i] = twin(name, first, of[first])
		} else {
			all[i] = of[name]
		}
	}
	return all
}

// twin is what a file holds beyond the first with its content: nothing, but that
// it is there, where that is a mistake.
func (f *snapshotFile) twin(name, first string) *snapshotFile {
	out := &snapshotFile{}
	if len(f.records) > 0 || problem.Count(f.problems).Errors > 0 {
		out.problems = []problem.Problem{sameContent(problem.DuplicateCell, name, first)}
		return out
	}
	if named := startsWithDate(name); named != "" {
		for _, h := range f.heads {
			if h.date.String() != named {
				out.problems = []problem.Problem{problem.New(problem.FileDate, name, 0, 0, "a date in this file is "+h.date.String()+", and the file's name starts with "+named,
					"in a file whose name starts with a date every snapshot has that date: correct one of the two, or rename the file")}
				break
			}
		}
	}
	return out
}

func (f *sourceFile) twin(name, first string) *sourceFile {
	out := &sourceFile{}
	if len(f.sources) > 0 || problem.Count(f.problems).Errors > 0 {
		out.problems = []problem.Problem{sameContent(problem.DuplicateID, name, first)}
	}
	return out
}

func sameContent(rule problem.Rule, name, first string) problem.Problem {
	return problem.New(rule, name, 0, 0, "this file has the very content of "+first+", so that all of it stands twice", "take one of the two away")
}
