package yamlfile

import (
	"io/fs"

	"gopkg.in/yaml.v3"

	"stance/positions"
	"stance/positions/problem"
)

const (
	snapshotDate = iota
	snapshotLabel
	snapshotTitle
	snapshotNote
	snapshotCoder
	snapshotKnown
	snapshotSearched
	snapshotPositions
)

var snapshotKeys = newKeyset("a snapshot", []string{"date", "label", "title", "note", "coder", "known", "searched", "positions"}, snapshotPositions)

// snapshotFile is what one file under snapshots/ holds.
type snapshotFile struct {
	problems  []problem.Problem
	questions []question
	heads     []head
	records   []*positions.Record
	rest      map[*positions.Record]aside
	broken    bool // the file could not be read to its end, or a date in it
}

// head is the top of a snapshot.
type head struct {
	date                positions.Date
	label, title, note  string
	labelPlace, titleAt positions.Place
}

// aside is what the checks need to know of a record that the model does not
// keep. Most records have none.
type aside struct {
	unusable bool            // part of the stance could not be read; the dataset goes without the record
	position positions.Place // of a position that is `same`
	unworded bool            // its summary is to be what that position is called
	ended    []positions.Place
}

// snapshotWalker walks a file under snapshots/.
type snapshotWalker struct {
	walker
	ref      *reference
	out      *snapshotFile
	dayKeys  bool   // dates are keys, as in a dataset in one file
	fileDate string // the date that the file's name starts with, or ""

	date     positions.Date // of the snapshot being read; 0: none that can be read
	coder    string         // of its records that name none
	knownAll positions.Date // when they became known, where they don't say
}

func readSnapshotFile(fsys fs.FS, name string, ref *reference) *snapshotFile {
	out := &snapshotFile{}
	keep := ref.keepers.Get().(*keeper)
	defer ref.keepers.Put(keep)
	w := &snapshotWalker{walker: walker{file: name, keep: keep, mentions: ref.mentions, grain: recordsOf}, ref: ref, out: out, fileDate: startsWithDate(name)}
	w.near, _ = positions.ParseDate(w.fileDate)
	documents := 0
	w.documents(fsys, func(root *yaml.Node) {
		documents++
		w.snapshot(root)
	})
	if documents == 0 && !w.broken {
		w.reportAt(0, problem.MissingKey, "this file has no snapshot in it", "write at least `date:`, or take the file away")
	}
	out.problems, out.questions = w.problems, w.questions
	out.broken = out.broken || w.broken
	return out
}

// recordsOf says how far below a key at the top of a snapshot its records stand.
func recordsOf(key string) int {
	if key == snapshotKeys.names[snapshotPositions] {
		return 2
	}
	return 0
}

func (w *snapshotWalker) snapshot(root *yaml.Node) {
	if isNull(root) {
		w.report(root, problem.MissingKey, "this document is empty", "take the line with --- away")
		return
	}
	var f fields
	if !w.plain(root) || !w.fields(root, snapshotKeys, &f) {
		w.out.broken = true
		return
	}
	w.date = 0
	if w.need(root, snapshotKeys, &f, snapshotDate) {
		w.snapshotDate(f.value[snapshotDate])
	} else if d, err := positions.ParseDate(w.fileDate); err == nil {
		w.date = d
	}
	h := head{date: w.date}
	if v := f.value[snapshotLabel]; v != nil {
		h.label, h.labelPlace = w.label(v), w.place(v)
	}
	if v := f.value[snapshotTitle]; v != nil {
		h.title, h.titleAt = w.prose(v, "title"), w.place(v)
	}
	if v := f.value[snapshotNote]; v != nil {
		h.note = w.prose(v, "note")
	}
	if w.date != 0 {
		w.out.heads = append(w.out.heads, h)
	} else {
		w.out.broken = true
	}
	w.defaults(&f)
	first := len(w.out.records)
	if v := f.value[snapshotPositions]; v != nil {
		w.parties(v)
	}
	if v := f.value[snapshotSearched]; v != nil {
		w.searched(v, w.out.records[first:])
	}
}

// defaults reads what holds for all records of a snapshot that do not say otherwise.
func (w *snapshotWalker) defaults(f *fields) {
	w.coder, w.knownAll = w.optionalProse(f.value[snapshotCoder], "coder"), 0
	if v := f.value[snapshotKnown]; v != nil {
		w.knownAll = w.knownDate(v)
	}
}

func (w *snapshotWalker) snapshotDate(n *yaml.Node) {
	key := "date"
	if w.dayKeys {
		key = ""
	}
	d, ok := w.walker.date(n, key)
	named, err := positions.ParseDate(w.fileDate)
	switch {
	case ok && w.fileDate != "" && (err != nil || named != d):
		hint := "in a file whose name starts with a date every snapshot has that date: correct one of the two, or rename the file"
		if err != nil {
			hint = "there is no day " + w.fileDate + ": rename the file"
		}
		w.report(n, problem.FileDate, "the date is "+d.String()+", and the file's name starts with "+w.fileDate, hint)
		w.date = d
	case ok:
		w.date = d
	case err == nil:
		w.date = named
	}
}

func (w *snapshotWalker) label(n *yaml.Node) string {
	s, ok := w.token(n, "label")
	if !ok {
		return ""
	}
	fault := positions.Label(s)
	if w.fault(n, fault) && positions.IsID(s) {
		return "" // it means something else; one that is not well-formed is kept, to be compared
	}
	if fault == nil {
		w.fault(n, positions.LabelReadsAsDate(s))
	}
	return w.keep.string(s)
}

// parties walks `positions`: for each party its issues.
func (w *snapshotWalker) parties(n *yaml.Node) {
	if !w.mapping(n, ofParties) {
		return
	}
	var seen firsts
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, value := n.Content[i], n.Content[i+1]
		if !w.isKey(key) {
			continue
		}
		if first := seen.add(key, len(n.Content)); first != nil {
			w.duplicateKey(key, first)
			continue
		}
		p := w.party(key, w.ref)
		if isNull(value) {
			w.missingBelow(key, value, ofIssues)
			continue
		}
		if !w.plain(value) || !w.mapping(value, ofIssues) {
			continue
		}
		w.cells(value, p)
	}
}

// cells walks what a snapshot says of one party, nil for an unknown one.
func (w *snapshotWalker) cells(n *yaml.Node, p *positions.Party) {
	var seen firsts
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, value := n.Content[i], n.Content[i+1]
		if !w.isKey(key) {
			continue
		}
		if first := seen.add(key, len(n.Content)); first != nil {
			w.duplicateKey(key, first)
			continue
		}
		is := w.issue(key, w.ref)
		if isNull(value) {
			w.missingValue(key, value)
			continue
		}
		if !w.plain(value) {
			continue
		}
		w.record(key, value, p, is)
	}
}

// firsts finds keys that stand twice in a mapping. It makes a table for long
// mappings only.
type firsts struct {
	few  []*yaml.Node
	many map[string]*yaml.Node
}

// add notes a key of a mapping with about n nodes, and gives the first one of
// the same name, if any.
func (f *firsts) add(key *yaml.Node, n int) *yaml.Node {
	if n > 64 {
		if f.many == nil {
			f.many = make(map[string]*yaml.Node, n/2)
		}
		first := f.many[key.Value]
		if first == nil {
			f.many[key.Value] = key
		}
		return first
	}
	for _, k := range f.few {
		if k.Value == key.Value {
			return k
		}
	}
	if f.few == nil {
		f.few = make([]*yaml.Node, 0, n/2)
	}
	f.few = append(f.few, key)
	return nil
}
