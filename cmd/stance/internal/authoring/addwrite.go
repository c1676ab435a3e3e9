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
	beside []splice.Edit // files that come with it, and are no part of what is read
}

// AddSource adds a source, with its text and what else is kept of it, in one step.
func AddSource(s *console.Streams, data string, dryRun bool, src *positions.Source, texts []splice.Edit) error {
	opts := addOptions{data, dryRun, texts}
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
	dir, before, err := dataset.LoadAll(s, opts.data)
	if err != nil {
		return err
	}
	add, err := additions(before.Dataset)
	if err != nil {
		return err
	}
	folder := disk.Dataset(dir)
	defer folder.Close()
	edits, after, err := splice.Preview(folder, before.Dataset, add)
	var taken *splice.TakenError
	if errors.As(err, &taken) {
		return &console.UsageError{Message: taken.Error(), Hint: taken.Hint}
	}
	if err != nil {
		return err
	}
	if !after.OK() {
		return &dataset.RefusedError{Problems: after.Problems}
	}
	ShowQuotes(s, dir, before.Dataset, after.Dataset)
	edits = append(edits, opts.beside...)
	if opts.dryRun {
		for _, e := range edits {
			dataset.ShowEdit(s.Out, e)
		}
	} else if err := dataset.ApplyLocked(s, dir, edits, after.Dataset); err != nil {
		return err
	} else {
		tellAdded(s, after, add)
	}
	ShowWarnings(s, before, after)
	return nil
}

// tellAdded says what was written where and, of a stance, what it changed.
func tellAdded(s *console.Streams, after *yamlfile.Result, add *splice.Additions) {
	d := after.Dataset
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
	h := positions.NewHistory(d, 0)
	for _, r := range add.Records {
		party, issue := d.Codebook.Party(r.Party.ID), d.Codebook.Issue(r.Issue.ID)
		for _, now := range d.Records {
			if now.Date != r.Date || now.Party != party || now.Issue != issue {
				continue
			}
			line(recordWord(r)+" "+party.Name+" on "+issue.Name+", "+report.Dating{}.Record(r)+",", now.Place)
			if r.Stance != nil {
				say("  " + visible.Line(drafting.WhatChanged(h, party, issue, r.Date)))
			}
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
