package coding

import (
	"crypto/rand"
	"encoding/base64"
	"errors"
	"fmt"
	"slices"

	"stance/cmd/stance/internal/dataset"
	"stance/cmd/stance/internal/disk"
	"stance/positions"
	"stance/positions/exchange/tidy"
	"stance/positions/problem"
	"stance/positions/splice"
	"stance/positions/team/review"
)

// Saved says what was written.
type Saved struct {
	Record   string   `json:"record"` // DATE/PARTY/ISSUE
	File     string   `json:"file"`
	Line     int      `json:"line"`
	Change   string   `json:"change"`
	Warnings []string `json:"warnings"`
	Files    []File   `json:"files"`
	Undo     string   `json:"undo"` // what Undo takes this back by; whoever saved alone knows it
}

// Conflict says that a file is not the one that a form was made from.
type Conflict struct {
	Name   string `json:"name"`
	Theirs string `json:"theirs"` // what was done to it since, as `diff -u` shows it; "" where that is not known any more
	Yours  string `json:"yours"`  // what the form would do to it as it is now
}

// ConflictError says that nothing was saved, as files changed meanwhile.
type ConflictError struct {
	Files   []Conflict
	Preview Preview // of the form on the files as they are now
}

func (e *ConflictError) Error() string {
	return e.Files[0].Name + " was changed since the form was made; nothing was saved"
}

// saved is what was written and can be taken back.
type saved struct {
	edits  []splice.Edit
	form   Form
	name   string // of the record
	before string // what the record had in it; "" where there was none
}

// manySaves is how many saves can be taken back, and how many states of files are kept to tell
// what became of them.
const manySaves = 64

// keep keeps a state of a file, to tell what became of it.
func (k *Desk) keep(content []byte) {
	k.seenMu.Lock()
	defer k.seenMu.Unlock()
	hash := hashOf(content)
	if _, kept := k.states[hash]; kept {
		return
	}
	if len(k.states) >= manySaves {
		clear(k.states)
	}
	k.states[hash] = content
}

func (k *Desk) state(hash string) ([]byte, bool) {
	k.seenMu.Lock()
	defer k.seenMu.Unlock()
	content, ok := k.states[hash]
	return content, ok
}

// Save writes what a form says, if all files that it was made from are as they were; else
// nothing is written, and the error is a *ConflictError.
func (k *Desk) Save(f *Form) (*Saved, error) {
	k.mu.Lock()
	defer k.mu.Unlock()
	k.streams.Journals = nil // each save is a command by itself
	unlock, err := dataset.Lock(k.streams, k.dir)
	if err != nil {
		return nil, &Error{Message: err.Error()}
	}
	defer unlock()
	o, err := k.outcomeOf(f)
	if err != nil {
		return nil, err
	}
	if len(o.Faults) > 0 {
		return nil, &FaultsError{o.Faults}
	}
	if conflict := k.conflict(f, o); conflict != nil {
		return nil, conflict
	}
	if len(o.edits) == 0 {
		return nil, &Error{Message: "that is what the record says already; there was nothing to write"}
	}
	err = k.Write(func() error { return dataset.ApplyLocked(k.streams, k.dir, o.edits, o.after.Dataset) })
	var changed *disk.ChangedError
	var stopped *Error
	switch {
	case errors.As(err, &stopped):
		return nil, stopped
	case errors.As(err, &changed) && len(changed.Stay) == 0: // by an editor, just now
		if o, err = k.outcomeOf(f); err != nil {
			return nil, err
		}
		if conflict := k.conflict(f, o); conflict != nil {
			return nil, conflict
		}
		return nil, &Error{Changed: true, Message: changed.Error()}
	case err != nil:
		return nil, &Error{Message: err.Error()}
	}
	s := &saved{edits: o.edits, form: *f, name: review.CellName(o.record)}
	if was := recordIn(o.before.Dataset, o.record); was != nil {
		s.before = positions.Written(positions.NewHistory(o.before.Dataset, 0).Facts(was))
	}
	for _, word := range k.lost(o.before.Dataset) {
		if k.saves[word].of() == s.of() { // this is in its place
			k.forget(word)
		}
	}
	return &Saved{
		Record: s.name, File: o.record.Place.File, Line: o.record.Place.Line,
		Change: o.Change, Warnings: o.Warnings, Files: o.Files, Undo: k.noted(s),
	}, nil
}

// conflict compares the files that a save would write with those that the form was made from.
func (k *Desk) conflict(f *Form, o *outcome) *ConflictError {
	e := &ConflictError{Preview: o.Preview}
	for i, edit := range o.edits {
		base, told := f.Base[edit.Name]
		if told && base == hashOf(edit.Old) {
			continue
		}
		c := Conflict{Name: edit.Name, Yours: o.Files[i].Diff}
		if was, ok := k.state(base); !k.blind && (ok || told && base == "") {
			c.Theirs = dataset.UnifiedDiff(splice.Edit{Name: edit.Name, Old: was, New: edit.Old})
		}
		e.Files = append(e.Files, c)
	}
	if len(e.Files) == 0 {
		return nil
	}
	return e
}

// noted keeps a save, to be taken back by the word that it gives.
func (k *Desk) noted(s *saved) string {
	var b [16]byte
	_, _ = rand.Read(b[:]) // never fails: crypto/rand ends the program
	word := base64.RawURLEncoding.EncodeToString(b[:])
	k.saves[word] = s
	if k.order = append(k.order, word); len(k.order) > manySaves {
		delete(k.saves, k.order[0])
		k.order = k.order[1:]
	}
	return word
}

// FaultsError says that nothing was saved, as something is wrong with the form.
type FaultsError struct{ Faults []Fault }

func (e *FaultsError) Error() string { return e.Faults[0].Message }

// Undo takes a save back, if the files are as it left them and the dataset is sound without it.
// It gives the record's name.
func (k *Desk) Undo(word string) (record string, err error) {
	k.mu.Lock()
	defer k.mu.Unlock()
	s := k.saves[word]
	if s == nil {
		return "", &Error{Gone: true, Message: "there is no such save to be taken back"}
	}
	k.streams.Journals = nil
	unlock, err := dataset.Lock(k.streams, k.dir)
	if err != nil {
		return "", &Error{Message: err.Error()}
	}
	defer unlock()
	var back []splice.Edit
	var changes []disk.Change
	for _, e := range slices.Backward(s.edits) {
		back = append(back, splice.Edit{Name: e.Name, Old: e.New, New: e.Old})
		changes = append(changes, disk.Change{Name: e.Name, Old: e.New, New: e.Old})
	}
	if p := dataset.Breaks(k.dir, back); p != nil {
		message, _ := k.said(*p)
		return "", &Error{Changed: true, Message: fmt.Sprintf("it is needed by what was recorded since: %s: %s", problem.Location(*p), message)}
	}
	err = k.Write(func() error {
		return dataset.Recorded(k.streams, k.dir, changes, func() error { return k.streams.Disk.Replace(k.dir, changes) })
	})
	var changed *disk.ChangedError
	var stopped *Error
	switch {
	case errors.As(err, &stopped):
		return "", stopped
	case errors.As(err, &changed):
		return "", &Error{Changed: true, Message: changed.Name + " was changed since it was saved; nothing was taken back", Hint: "what of it is still there can be changed there"}
	case err != nil:
		return "", &Error{Message: err.Error()}
	}
	k.forget(word)
	return s.name, nil
}

// Lost lists the forms of saves whose record is not in the dataset any more, or is again as it was
// before, though nobody took it back: whoever saved the file last did so with a text from before.
// Of several saves of one record it is the last.
func (k *Desk) Lost(d *positions.Dataset) []Form {
	k.mu.Lock()
	defer k.mu.Unlock()
	var lost []Form
	for _, word := range k.lost(d) {
		form := k.saves[word].form
		form.Base = nil
		if i := recordOf(d, k.saves[word]); i < 0 {
			form.Record = "" // there is none to be changed
		}
		lost = append(lost, form)
	}
	return lost
}

// lost lists the saves that Lost tells of. The caller holds the lock.
func (k *Desk) lost(d *positions.Dataset) (words []string) {
	h, later := positions.NewHistory(d, 0), map[string]bool{}
	for _, word := range slices.Backward(k.order) {
		s := k.saves[word]
		if later[s.of()] {
			continue
		}
		later[s.of()] = true
		if i := recordOf(d, s); i < 0 || positions.Written(h.Facts(d.Records[i])) == s.before {
			words = append(words, word)
		}
	}
	slices.Reverse(words)
	return words
}

// forget has a save be taken back no more.
func (k *Desk) forget(word string) {
	delete(k.saves, word)
	k.order = slices.DeleteFunc(k.order, func(o string) bool { return o == word })
}

// of names what a save is of: a record, or one claim in it.
func (s *saved) of() string {
	if s.form.Kind == tidy.Claim {
		return s.name + " " + s.form.Cells["by"]
	}
	return s.name
}

// recordOf is the place of the record that a save made, or of what became of it; -1 for none.
func recordOf(d *positions.Dataset, s *saved) int {
	return slices.IndexFunc(d.Records, func(r *positions.Record) bool { return review.CellName(r) == s.name && has(r, &s.form) })
}

// has reports whether a record has in it what a form recorded, or what it became since.
func has(r *positions.Record, f *Form) bool {
	switch f.Kind {
	case "claim":
		return slices.ContainsFunc(r.Claims, func(c *positions.Claim) bool { return c.By.ID == f.Cells["by"] })
	case "silence":
		return r.Silence != nil || r.Stance != nil
	}
	return r.Stance != nil
}
