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
	sourceRead
	sourcePublic
	sourceCaptures
	sourceArchive
	sourceSHA256
	sourceLanguage
	sourceReliability
)

var sourceFileKeys = newKeyset("a file of sources", []string{"sources"}, -1)

var sourceKeys = newKeyset("a source", []string{"id", "title", "publisher", "published", "origin", "url", "retrieved", "read", "public", "captures", "archive", "sha256", "language", "reliability"}, -1)

type sourceFile struct {
	problems  []problem.Problem
	questions []question
	sources   []*positions.Source
	broken    bool // some entry of it has no id that can be read
}

func (ref *reference) readSources(fsys fs.FS, names []string) {
	files := readTwins(fsys, names,
		func(name string) *sourceFile { return readSourceFile(fsys, name, ref.mentions) },
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

func readSourceFile(fsys fs.FS, name string, seen *mentions) *sourceFile {
	w := &walker{file: name, keep: new(keeper), mentions: seen, grain: itemsOf}
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

// itemsOf says how far below a key at the top of a codebook, or of a file of sources,
// the items of its list stand.
func itemsOf(key string) int {
	if key == bookKeys.names[bookTitle] || key == bookKeys.names[bookDescription] {
		return 0
	}
	return 1
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
		w.mention(NamedSource, f.value[sourceID], s.ID)
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
		w.mentionOrigin(v)
	}
	if v := f.value[sourceRetrieved]; v != nil {
		s.Retrieved, _ = w.date(v, "retrieved")
	}
	s.Read = w.readings(f.value[sourceRead])
	if v := f.value[sourcePublic]; v != nil {
		s.Public, _ = w.boolean(v, "public")
	}
	s.Captures = w.captures(f.value[sourceCaptures])
	if v := f.value[sourceURL]; v != nil {
		s.URL, _ = w.token(v, "url")
		w.unseen(v, "url")
	}
	if v := f.value[sourceArchive]; v != nil {
		s.Archive = w.archive(v)
		w.mentionFile(v)
	}
	s.SHA256 = w.checksum(f.value[sourceSHA256])
	if v := f.value[sourceLanguage]; v != nil {
		if tag, ok := w.token(v, "language"); !ok || !w.fault(v, positions.LanguageTag(tag)) {
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

const (
	readingDate = iota
	readingBy
)

var readingKeys = newKeyset("a reading", []string{"date", "by"}, -1)

// readings reads who read a source through, and when; nil for nobody.
func (w *walker) readings(n *yaml.Node) []positions.Reading {
	var readings []positions.Reading
	w.dated(n, "read", readingKeys, func(item *yaml.Node, f *fields, day positions.Date) {
		readings = append(readings, positions.Reading{Date: day, By: w.optionalProse(f.value[readingBy], "by"), Place: w.place(item)})
	})
	return readings
}

const (
	captureDate = iota
	captureSHA256
)

var captureKeys = newKeyset("a capture", []string{"date", "sha256"}, -1)

// captures reads which later texts of a source there are; nil for none.
func (w *walker) captures(n *yaml.Node) []positions.Capture {
	var captures []positions.Capture
	w.dated(n, "captures", captureKeys, func(item *yaml.Node, f *fields, day positions.Date) {
		captures = append(captures, positions.Capture{Date: day, SHA256: w.checksum(f.value[captureSHA256]), Place: w.place(item)})
	})
	return captures
}

// dated reads a list of things whose first key is a date, which they need.
func (w *walker) dated(n *yaml.Node, key string, keys *keyset, each func(item *yaml.Node, f *fields, day positions.Date)) {
	if n == nil {
		return
	}
	items, _ := w.items(n, key)
	for _, item := range items {
		var f fields
		if !w.fields(item, keys, &f) || !w.need(item, keys, &f, 0) {
			continue
		}
		if day, ok := w.date(f.value[0], "date"); ok {
			each(item, &f, day)
		}
	}
}

// checksum reads a SHA-256 checksum; "" without one.
func (w *walker) checksum(n *yaml.Node) string {
	if n == nil {
		return ""
	}
	sum, ok := w.token(n, "sha256")
	if ok && (len(sum) != 64 || !hexadecimal(sum)) {
		w.report(n, problem.BadValue, tick(sum)+" is no SHA-256 checksum", "one has 64 hexadecimal digits, as `sha256sum` prints them")
		return ""
	}
	return strings.ToLower(sum)
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
	read.Captures = slices.Clone(s.Captures)
	for i := range read.Captures {
		read.Captures[i].SHA256 = strings.ToLower(s.Captures[i].SHA256)
	}
	return &read
}

// archivePath is the shortest spelling of the path of a source's text; false where it
// leads to no file in the dataset.
func archivePath(s string) (string, bool) {
	within := path.Clean(s)
	return within, !strings.Contains(s, `\`) && fs.ValidPath(within) && within != "."
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
