package authoring

import (
	"errors"
	"fmt"

	"stance/cmd/stance/internal/console"
	"stance/cmd/stance/internal/dataset"
	"stance/cmd/stance/internal/disk"
	"stance/cmd/stance/internal/drafting"
	"stance/diff/report"
	"stance/diff/report/terminal"
	"stance/positions"
	"stance/positions/splice"
	"stance/positions/visible"
	"stance/positions/yamlfile"
)

// addOptions are common to all that is added.
type addOptions struct {
	data   string
	dryRun bool
	shown  bool          // to the person, who was asked: what it changes, and what is wrong with it
	beside []splice.Edit // files that come with it, and are no part of what is read
}

// AddSource adds a source, with its text and what else is kept of it, in one step.
func AddSource(s *console.Streams, data string, dryRun bool, src *positions.Source, texts []splice.Edit) error {
	opts := addOptions{data: data, dryRun: dryRun, beside: texts}
	return opts.write(s, func(*positions.Dataset) (*splice.Additions, error) {
		return &splice.Additions{Sources: []*positions.Source{src}}, nil
	})
}

// write adds to the dataset as it is now. What is to be added is made anew of
// it, as it may be another one than was read before.
func (opts *addOptions) write(s *console.Streams, additions func(*positions.Dataset) (*splice.Additions, error)) error {
	dir, err := dataset.Dir(s, opts.data)
	if err != nil {
		return err
	}
	if !opts.dryRun {
		unlock, err := dataset.Lock(s, dir)
		if err != nil {
			return err
		}
		defer unlock()
	}
	return dataset.Again(func() error { return opts.writeOnce(s, additions) })
}

func (opts *addOptions) writeOnce(s *console.Streams, additions func(*positions.Dataset) (*splice.Additions, error)) error {
	o, err := opts.prepare(s, additions)
	if err != nil {
		return err
	}
	if !opts.shown {
		ShowQuotes(s, o.dir, o.before.Dataset, o.after.Dataset)
	}
	edits := append(o.edits, opts.beside...)
	if opts.dryRun {
		for _, e := range edits {
			dataset.ShowEdit(s.Out, e)
		}
	} else if err := dataset.ApplyLocked(s, o.dir, edits, o.after.Dataset); err != nil {
		return err
	} else {
		opts.tellAdded(s, o)
	}
	if !opts.shown {
		ShowWarnings(s, o.before, o.after)
	}
	return nil
}

// outcome is what would become of a dataset.
type outcome struct {
	dir           string
	before, after *yamlfile.Result
	added         *splice.Additions
	edits         []splice.Edit
}

// prepare works out what becomes of the dataset as it is now; a *dataset.RefusedError where it
// would have errors.
func (opts *addOptions) prepare(s *console.Streams, additions func(*positions.Dataset) (*splice.Additions, error)) (*outcome, error) {
	dir, before, err := dataset.LoadAll(s, opts.data)
	if err != nil {
		return nil, err
	}
	add, err := additions(before.Dataset)
	if err != nil {
		return nil, err
	}
	folder := disk.Dataset(dir)
	defer folder.Close()
	edits, after, err := splice.Preview(folder, before.Dataset, add)
	var taken *splice.TakenError
	if errors.As(err, &taken) {
		return nil, &console.UsageError{Message: taken.Error(), Hint: taken.Hint}
	}
	if err != nil {
		return nil, err
	}
	if !after.OK() {
		return nil, &dataset.RefusedError{Problems: after.Problems}
	}
	return &outcome{dir, before, after, add, edits}, nil
}

// records are those that were added, as they are in the dataset.
func (o *outcome) records() []*positions.Record {
	var records []*positions.Record
	for _, r := range o.added.Records {
		for _, now := range o.after.Dataset.Records {
			if now.Date == r.Date && now.Party.ID == r.Party.ID && now.Issue.ID == r.Issue.ID {
				records = append(records, now)
				break
			}
		}
	}
	return records
}

// changes says of each record that was added what its stance changed; "" of one without.
func (o *outcome) changes() []string {
	var lines []string
	h := positions.NewHistory(o.after.Dataset, 0)
	for i, r := range o.records() {
		said := ""
		if o.added.Records[i].Stance != nil {
			said = drafting.WhatChanged(h, r.Party, r.Issue, r.Date)
		}
		lines = append(lines, said)
	}
	return lines
}

// tellAdded says what was written where and, of a stance, what it changed, unless that was
// shown before.
func (opts *addOptions) tellAdded(s *console.Streams, o *outcome) {
	d, add := o.after.Dataset, o.added
	say := func(line string) {
		if s.Terminal {
			line = terminal.Wrap(line, s.Width, 0)
		}
		fmt.Fprintln(s.Out, line)
	}
	line := func(what string, at positions.Place) {
		say(visible.Line(fmt.Sprintf("Added %s in %s:%d", what, at.File, at.Line)))
	}
	for _, p := range add.Parties {
		line("the party "+p.ID, d.Codebook.Party(p.ID).Place)
	}
	for _, is := range add.Issues {
		line("the issue "+is.ID, d.Codebook.Issue(is.ID).Place)
	}
	for _, src := range add.Sources {
		line("the source "+src.ID, d.Source(src.ID).Place)
	}
	changes := o.changes()
	for i, now := range o.records() {
		r := add.Records[i]
		line(recordWord(r)+" "+now.Party.Name+" on "+now.Issue.Name+", "+report.Dating{}.Record(r)+",", now.Place)
		if r.Stance != nil && !opts.shown {
			say("  " + visible.Line(changes[i]))
		}
	}
}

func recordWord(r *positions.Record) string {
	switch {
	case r.Silence != nil:
		return "the silence of"
	case r.Stance == nil:
		return "a claim about"
	}
	return "the stance of"
}
