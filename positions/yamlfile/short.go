package yamlfile

import (
	"errors"
	"io/fs"
	"path"
	"slices"
	"strings"

	"gopkg.in/yaml.v3"

	"stance/positions"
	"stance/positions/problem"
)

// ReadShort reads a dataset that is one file, or several whose snapshots are put
// together: the short form, in which days are keys, names serve as ids, and parties,
// issues and sources are those that occur. The files' names are those that problems
// give; a file with one snapshot may have its date at the beginning of its name.
//
// The nodes of a file are put in the order of a folder's files and walked by what
// reads these, so that all checks are the same, and all places the user's own.
func ReadShort(files ...File) *Result {
	r := &shortReader{ref: newReference(), open: contents{}}
	r.ref.short = newShortNames()
	r.ref.source = map[string]*positions.Source{}
	for _, f := range files {
		r.open[f.Name] = f.Content
		s := &shortFile{walker: walker{file: f.Name, keep: new(keeper), short: true, grain: recordsBelow}}
		s.read(f.Content)
		if s.gaps { // what is missing may stand in one
			r.gaps, r.ref.partiesBroken, r.ref.issuesBroken, r.ref.sourcesBroken = true, true, true, true
		}
		r.files = append(r.files, s)
	}
	for _, s := range r.files {
		r.declared(s)
	}
	r.book()
	r.ref.index()
	snapshots := make([]*snapshotFile, len(r.files))
	for i, s := range r.files {
		snapshots[i] = r.snapshots(s)
		r.ref.meant.answer(snapshots[i].problems, snapshots[i].questions)
	}

	m := merge(r.ref, snapshots)
	cross := append(m.problems, r.problems...)
	cross = append(cross, crossCheck(r.ref, m)...)
	quoteLines(r.open, cross)
	problems := cross
	for _, f := range snapshots {
		problems = append(problems, f.problems...)
	}
	problem.Sort(problems)
	days := map[string][]positions.Date{}
	for i, s := range r.files {
		for _, h := range snapshots[i].heads {
			days[s.file] = append(days[s.file], h.date)
		}
		slices.Sort(days[s.file])
	}
	return &Result{Dataset: m.dataset(), Problems: problems, days: days}
}

// LastDay is that of the last snapshot in a file that ReadShort read; 0 for none.
func (r *Result) LastDay(file string) positions.Date {
	if days := r.days[file]; len(days) > 0 {
		return days[len(days)-1]
	}
	return 0
}

// HasDays reports whether a file that ReadShort read has snapshots of several days.
func (r *Result) HasDays(file string) bool {
	days := r.days[file]
	return len(days) > 0 && days[0] != days[len(days)-1]
}

// shortReader reads files of the short form into one dataset.
type shortReader struct {
	ref      *reference
	open     contents
	files    []*shortFile
	title    string
	parties  []*positions.Party
	issues   []*positions.Issue
	problems []problem.Problem // between files
	gaps     bool              // some file has mistakes in its YAML

	declaredParties, declaredIssues []string // their names
}

// snapshots reads the records of a file.
func (r *shortReader) snapshots(s *shortFile) *snapshotFile {
	out := &snapshotFile{}
	w := &snapshotWalker{walker: s.walker, ref: r.ref, out: out, dayKeys: !s.single}
	if s.single {
		w.fileDate = startsWithDate(s.file)
		w.near, _ = positions.ParseDate(w.fileDate)
	}
	for _, day := range s.days {
		w.snapshot(day.node())
	}
	out.problems, out.questions = w.problems, w.questions
	out.broken = out.broken || w.broken || s.broken
	return out
}

// fileTitle is what a dataset is called that gives itself no title: its file's name
// without a date and an ending, or Untitled where nothing is left of it.
func fileTitle(name string) string {
	base := path.Base(strings.ReplaceAll(name, `\`, "/"))
	if isYAML(base) {
		base = strings.TrimSuffix(base, path.Ext(base))
	}
	if date := startsWithDate(base); date != "" && strings.Trim(base[len(date):], "-_ .") != "" {
		base = strings.Trim(base[len(date):], "-_ .")
	}
	if blank(base) {
		return "Untitled"
	}
	return base
}

// contents are the files at hand, by the names that the user gave.
type contents map[string][]byte

// Open is there for fs.FS; files are read whole.
func (c contents) Open(name string) (fs.File, error) {
	return nil, &fs.PathError{Op: "open", Path: name, Err: errors.ErrUnsupported}
}

// ReadFile gives a file's content.
func (c contents) ReadFile(name string) ([]byte, error) {
	content, ok := c[name]
	if !ok {
		return nil, &fs.PathError{Op: "read", Path: name, Err: fs.ErrNotExist}
	}
	return content, nil
}

// shortDay is a snapshot of the short form, with what it is read by.
type shortDay struct {
	at    *yaml.Node   // where it stands
	head  []*yaml.Node // keys and values: date, label, title, note
	cells []*yaml.Node // keys and values: parties and what they want
}

// node arranges the day as a file under snapshots/ has it.
func (d *shortDay) node() *yaml.Node {
	root := &yaml.Node{Kind: yaml.MappingNode, Line: d.at.Line, Column: d.at.Column, Content: d.head}
	if len(d.cells) > 0 {
		cells := &yaml.Node{Kind: yaml.MappingNode, Line: d.cells[0].Line, Column: d.cells[0].Column, Content: d.cells}
		root.Content = append(root.Content, unwritten("positions", d.cells[0]), cells)
	}
	return root
}

// unwritten is a key or value that is not written, at the place of what stands for it.
func unwritten(value string, at *yaml.Node) *yaml.Node {
	return &yaml.Node{Kind: yaml.ScalarNode, Value: value, Line: at.Line, Column: at.Column}
}
