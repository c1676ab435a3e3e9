package yamlfile

import (
	"io/fs"
	"path"
	"slices"
	"strings"

	"gopkg.in/yaml.v3"

	"stance/positions"
	"stance/positions/problem"
)

const (
	sourceID = iota
	sourceTitle
	sourcePublisher
	sourcePublished
	sourceOrigin
	sourceURL
	sourceRetrieved
	sourceArchive
	sourceSHA256
	sourceLanguage
	sourceReliability
)

var sourceFileKeys = newKeyset("a file of sources", []string{"sources"}, -1)

var sourceKeys = newKeyset("a source", []string{"id", "title", "publisher", "published", "origin", "url", "retrieved", "archive", "sha256", "language", "reliability"}, -1)

type sourceFile struct {
	problems  []problem.Problem
	questions []question
	sources   []*positions.Source
	broken    bool // some entry of it has no id that can be read
}

func (ref *reference) readSources(fsys fs.FS, names []string) {
	files := readTwins(fsys, names,
		func(name string) *sourceFile { return readSourceFile(fsys, name) },
		func(name, first string, of *sourceFile) *sourceFile { return of.twin(name, first) })
	ref.source = map[string]*positions.Source{}
	ref.noSources = len(names) == 0
	var twice []problem.Problem
	for _, f := range files {
		ref.meant.answer(f.problems, f.questions)
		ref.problems = append(ref.problems, f.problems...)
		ref.sourcesBroken = ref.sourcesBroken || f.broken
		for _, s := range f.sources {
			if first := ref.source[s.ID]; first != nil {
				twice = append(twice, problem.New(problem.DuplicateID, s.Place.File, s.Place.Line, s.Place.Column,
					"the source "+tick(s.ID)+" is given twice; the first is at "+first.Place.String(), "ids must differ; rename one or take it away"))
				continue
			}
			s.Index = len(ref.sources)
			ref.source[s.ID] = s
			ref.sources = append(ref.sources, s)
			ref.sourceIDs = append(ref.sourceIDs, s.ID)
		}
	}
	quoteLines(fsys, twice)
	ref.problems = append(ref.problems, twice...)
}

func readSourceFile(fsys fs.FS, name string) *sourceFile {
	w := &walker{file: name, keep: new(keeper)}
	file := &sourceFile{}
	documents := 0
	w.documents(fsys, func(root *yaml.Node) {
		documents++
		var f fields
		if !w.plain(root) || !w.fields(root, sourceFileKeys, &f) || !w.need(root, sourceFileKeys, &f, 0) {
			file.broken = true
			return
		}
		items, ok := w.items(f.value[0], "sources")
		if !ok || len(items) < len(f.value[0].Content) {
			file.broken = true
		}
		for _, item := range items {
			if s := w.source(item); s != nil {
				file.sources = append(file.sources, s)
			} else {
				file.broken = true
			}
		}
	})
	if documents == 0 && !w.broken {
		w.reportAt(0, problem.MissingKey, "this file has no sources in it", "write `sources:` and a list, or take the file away")
		file.broken = true
	}
	file.problems, file.questions = w.problems, w.questions
	file.broken = file.broken || w.broken
	return file
}

// source reads one source; nil where it has no id.
func (w *walker) source(n *yaml.Node) *positions.Source {
	var f fields
	if !w.fields(n, sourceKeys, &f) {
		return nil
	}
	s := &positions.Source{Place: w.place(n)}
	haveID := false
	if w.need(n, sourceKeys, &f, sourceID) {
		s.ID, haveID = w.id(f.value[sourceID], "id")
	}
	if w.need(n, sourceKeys, &f, sourceTitle) {
		s.Title = w.prose(f.value[sourceTitle], "title")
	}
	if v := f.value[sourcePublisher]; v != nil {
		s.Publisher = w.prose(v, "publisher")
	}
	if v := f.value[sourcePublished]; v != nil {
		s.Published, _ = w.date(v, "published")
	}
	if v := f.value[sourceOrigin]; v != nil {
		s.Origin = w.prose(v, "origin")
	}
	if v := f.value[sourceRetrieved]; v != nil {
		s.Retrieved, _ = w.date(v, "retrieved")
	}
	if v := f.value[sourceURL]; v != nil {
		s.URL, _ = w.token(v, "url")
		w.unseen(v, "url")
	}
	if v := f.value[sourceArchive]; v != nil {
		s.Archive = w.archive(v)
	}
	if v := f.value[sourceSHA256]; v != nil {
		if sum, ok := w.token(v, "sha256"); ok && (len(sum) != 64 || !hexadecimal(sum)) {
			w.report(v, problem.BadValue, tick(sum)+" is no SHA-256 checksum", "one has 64 hexadecimal digits, as `sha256sum` prints them")
		} else {
			s.SHA256 = strings.ToLower(sum)
		}
	}
	if v := f.value[sourceLanguage]; v != nil {
		if tag, ok := w.token(v, "language"); ok && !languageTag(tag) {
			w.report(v, problem.BadValue, tick(tag)+" is no language tag", "write a code such as en, uk, ru or zh-Hans (BCP 47)")
		} else {
			s.Language = tag
		}
	}
	if v := f.value[sourceReliability]; v != nil {
		if grade, ok := w.token(v, "reliability"); ok {
			if s.Reliability = grade; !slices.Contains(positions.Reliabilities, grade) {
				s.Reliability = ""
				w.fault(v, positions.UnknownWord("reliability", grade, positions.Reliabilities))
			}
		}
	}
	if !haveID {
		return nil
	}
	if s.Title == "" {
		s.Title = s.ID
	}
	return s
}

// archive reads a path that must stay within the dataset.
func (w *walker) archive(n *yaml.Node) string {
	s, ok := w.token(n, "archive")
	if !ok {
		return ""
	}
	within, ok := archivePath(s)
	if !ok {
		w.report(n, problem.PathOutside, tick(s)+" does not lead to a file in the dataset", "write a path relative to the dataset's folder, with forward slashes and without .., such as archive/x.txt")
		return ""
	}
	w.unseen(n, "archive")
	return within
}

// AsRead is a source as it reads once it is written: of the spellings of a path and of
// a checksum the one that the reader gives.
func AsRead(s *positions.Source) *positions.Source {
	read := *s
	read.Archive = strings.TrimSpace(s.Archive)
	if within, ok := archivePath(read.Archive); ok {
		read.Archive = within
	}
	read.SHA256 = strings.ToLower(s.SHA256)
	return &read
}

// archivePath is the shortest spelling of the path of a source's text; false where it
// leads to no file in the dataset.
func archivePath(s string) (string, bool) {
	within := path.Clean(s)
	return within, !strings.Contains(s, `\`) && fs.ValidPath(within) && within != "."
}

// languageTag reports whether s has the form of a BCP 47 tag: a language of
// two or three letters (or x), then groups of up to eight letters and digits.
func languageTag(s string) bool {
	for i, part := range strings.Split(s, "-") {
		letters := 0
		for _, c := range []byte(part) {
			switch {
			case c|0x20 >= 'a' && c|0x20 <= 'z':
				letters++
			case c < '0' || c > '9':
				return false
			}
		}
		if i == 0 && (letters != len(part) || letters < 2 || letters > 3) && !strings.EqualFold(part, "x") || part == "" || len(part) > 8 {
			return false
		}
	}
	return true
}

// SourcesIn reads a file of sources that is at hand, in its order, or gives the first
// error in it.
func SourcesIn(name string, content []byte) ([]*positions.Source, *problem.Problem) {
	w := &walker{file: name, keep: new(keeper)}
	var sources []*positions.Source
	w.decode(content, func(root *yaml.Node) {
		var f fields
		if !w.plain(root) || !w.fields(root, sourceFileKeys, &f) || !w.need(root, sourceFileKeys, &f, 0) {
			return
		}
		items, _ := w.items(f.value[0], "sources")
		for _, item := range items {
			if s := w.source(item); s != nil {
				sources = append(sources, s)
			}
		}
	})
	problems := w.answered()
	for i := range problems {
		if problems[i].Severity == problem.Error {
			return nil, &problems[i]
		}
	}
	return sources, nil
}

// SourceFiles lists the files in which sources stand, in order of path.
func SourceFiles(d *positions.Dataset) []string {
	var files []string
	for _, s := range d.Sources {
		files = append(files, s.Place.File)
	}
	slices.Sort(files)
	return slices.Compact(files)
}
