package coding

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"strings"

	"stance/cmd/stance/internal/dataset"
	"stance/cmd/stance/internal/disk"
	"stance/cmd/stance/internal/drafting"
	"stance/diff/report"
	"stance/positions"
	"stance/positions/evidence/verify"
	"stance/positions/problem"
	"stance/positions/splice"
	"stance/positions/yamlfile"
)

// Preview is what would come of a form.
type Preview struct {
	Faults   []Fault           `json:"faults"`   // with any there is nothing to be written
	SoFar    []string          `json:"so_far"`   // what is in force there, in lines
	Standing *Standing         `json:"standing"` // what was in force there the day before; nil for nothing
	Taken    string            `json:"taken"`    // the record that is in its place, as DATE/PARTY/ISSUE; "" for none that may be opened
	Change   string            `json:"change"`   // what a comparison with the day before would say; "" for nothing
	Files    []File            `json:"files"`    // that would be written
	Warnings []string          `json:"warnings"` // what `stance check` and `verify` would say that they do not say now
	Base     map[string]string `json:"base"`     // to be sent along with the form when it is saved
}

// File is one that is written, with its changes as `diff -u` shows them.
type File struct {
	Name string `json:"name"`
	Diff string `json:"diff"`
}

// outcome is what comes of a form in one state of the dataset.
type outcome struct {
	Preview
	before *yamlfile.Result
	after  *yamlfile.Result
	edits  []splice.Edit
	record *positions.Record // as the dataset would have it; nil with faults
}

// Preview works out what would come of a form, and writes nothing.
func (k *Desk) Preview(f *Form) (*Preview, error) {
	o, err := k.outcomeOf(f)
	if err != nil {
		return nil, err
	}
	return &o.Preview, nil
}

// outcomeOf works out what would come of a form on the files as they are, once more where
// somebody writes meanwhile.
func (k *Desk) outcomeOf(f *Form) (o *outcome, err error) {
	const attempts = 5
	for range attempts {
		if o, err = k.outcomeOnce(f); !errors.Is(err, splice.ErrChanged) {
			return o, err
		}
	}
	return nil, &Error{Changed: true, Message: err.Error()}
}

func (k *Desk) outcomeOnce(f *Form) (*outcome, error) {
	o := &outcome{before: dataset.ReadIn(k.dir), Preview: Preview{Faults: []Fault{}, SoFar: []string{}, Files: []File{}, Warnings: []string{}, Base: map[string]string{}}}
	if !o.before.OK() {
		return nil, &Error{Changed: true, Message: "the dataset has errors, and nothing can be coded until they are mended", Hint: "`stance check` lists them"}
	}
	ds := o.before.Dataset
	c, err := k.compose(ds, f)
	if err != nil {
		return nil, err
	}
	o.Faults, o.Taken = append(o.Faults, c.faults...), c.taken
	if c.record != nil && !k.blind {
		lines, before := drafting.SoFarWith(ds, c.record, termWords)
		o.SoFar = append(o.SoFar, lines...)
		if before != nil {
			o.Standing = standing(ds, before, c.record.Party)
		}
	}
	if len(o.Faults) > 0 {
		return o, nil
	}
	folder := disk.Dataset(k.dir)
	defer folder.Close()
	edits, after, err := splice.Preview(folder, ds, c.add)
	var taken *splice.TakenError
	switch {
	case errors.As(err, &taken):
		o.Faults = append(o.Faults, Fault{Message: taken.Error(), Hint: taken.Hint})
		return o, nil
	case errors.Is(err, splice.ErrChanged):
		return nil, err
	case err != nil:
		return nil, &Error{Message: err.Error()}
	}
	for _, p := range after.Problems {
		if p.Severity == problem.Error {
			message, hint := k.said(p)
			o.Faults = append(o.Faults, Fault{Message: message, Hint: hint})
		}
	}
	if len(o.Faults) > 0 {
		return o, nil
	}
	o.edits, o.after = edits, after
	for _, e := range edits {
		o.Files = append(o.Files, File{e.Name, k.diff(e)})
		o.Base[e.Name] = hashOf(e.Old)
		k.keep(e.Old)
	}
	o.record = recordIn(after.Dataset, c.record)
	if o.record.Stance != nil && f.Kind == "stance" && !k.blind {
		o.Change = drafting.WhatChanged(positions.NewHistory(after.Dataset, 0), o.record.Party, o.record.Issue, o.record.Date)
	}
	for _, p := range drafting.NewWarnings(o.before, after) {
		message, _ := k.said(p)
		o.Warnings = append(o.Warnings, message)
	}
	return o, k.quotations(o)
}

// diff shows the changes of a file, without the lines around them where these may be of others.
func (k *Desk) diff(e splice.Edit) string {
	all := dataset.UnifiedDiff(e)
	if !k.blind {
		return all
	}
	var own strings.Builder
	for line := range strings.Lines(all) {
		if line[0] != ' ' {
			own.WriteString(line)
		}
	}
	return own.String()
}

// quotations looks up what is quoted anew, and refuses what is quoted from a text that is not
// the one on record any more.
func (k *Desk) quotations(o *outcome) error {
	read, done, err := dataset.ArchiveReader(k.streams, k.dir, "")
	if err != nil {
		return &Error{Message: err.Error()}
	}
	defer done()
	found := drafting.NewQuotes(o.before.Dataset, o.after.Dataset, read)
	for i := range found.Archives {
		if a := &found.Archives[i]; a.Changed() {
			return locked(a.Text)
		}
	}
	for i := range found.Quotes {
		if q := &found.Quotes[i]; q.Checked && (q.Fails(false) || q.Warned()) {
			o.Warnings = append(o.Warnings, report.QuoteNote(q))
		}
	}
	return nil
}

// locked says that nothing can be coded in a text.
func locked(t verify.Text) *Error {
	return &Error{
		Changed: true, Message: "the text of " + t.Name() + " is not the one whose checksum is on record, so that nothing can be coded in it",
		Hint: "compare it with the one that was coded from; a text that its publisher changed is captured by `stance source refresh " + t.Source.ID + "`",
	}
}

// recordIn finds a record in another state of the dataset.
func recordIn(d *positions.Dataset, r *positions.Record) *positions.Record {
	for _, o := range d.Records {
		if o.Date == r.Date && o.Party.ID == r.Party.ID && o.Issue.ID == r.Issue.ID {
			return o
		}
	}
	return nil
}

// hashOf is the SHA-256 of a file; "" of one that is not there.
func hashOf(content []byte) string {
	if content == nil {
		return ""
	}
	sum := sha256.Sum256(content)
	return hex.EncodeToString(sum[:])
}
