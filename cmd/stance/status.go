package main

import (
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"stance/cmd/stance/internal/console"
	"stance/cmd/stance/internal/dataset"
	"stance/diff/report"
	"stance/positions"
)

// statusOptions are the flags of stance alone.
type statusOptions struct {
	data   string
	output outputFlags
}

func (o *statusOptions) register(cmd *cobra.Command) {
	dataset.DataFlag(cmd, &o.data)
	o.output.register(cmd, "table", statusFinding(nil))
}

// statusRoom is how many lines a status takes at most; twice as many on a narrow screen,
// where it becomes lists.
const (
	statusRoom   = 30
	narrowStatus = 60 // columns
)

func statusFinding(m *report.Status) finding { return finding{document: m.Document} }

// runStatus tells how the dataset stands, or how to begin where there is none. Of a
// dataset with errors it tells what could be read, and fails as all that reads it does.
func runStatus(s *console.Streams, opts *statusOptions) error {
	if err := opts.output.check(s); err != nil {
		return err
	}
	dir, result, err := dataset.Read(s, opts.data)
	switch {
	case errors.Is(err, dataset.ErrNone) && !opts.output.given() && opts.output.file == "":
		_, err := fmt.Fprint(s.Out, beginning)
		return err
	case err != nil:
		return err
	}
	h := positions.NewHistory(result.Dataset, 0)
	model := &report.Status{History: h, Problems: result.Problems, Room: statusRoom}
	if opts.data != "" {
		model.Data = " -C " + console.ShellWord(opts.data)
	}
	where := s.Relative(dir)
	if file := dataset.SingleFile(s, opts.data); file != "" {
		where = file
		model.Unfold = "stance init " + dataset.FolderFor(file) + " --from " + console.ShellWord(file)
	} else {
		model.Ledger = ledger(h, result.Reviews)
	}
	if opts.output.screen(s).Width < narrowStatus {
		model.Room *= 2
	}
	err = opts.output.emit(s, statusFinding(model))
	if err == nil && !result.OK() {
		return &dataset.UnsoundError{Dir: where, Flags: model.Data, Problems: result.Problems, Told: true}
	}
	return err
}

// beginning is what stance says where there is no dataset. Its lines of YAML are one.
const beginning = `stance tells what each party in a negotiation wants, and what changed.
There is no dataset here yet. These lines are one, in a file such as talks.yaml:
  issues: {ceasefire: [Settlement first, Order open, Ceasefire first]}
  2025-08-14:
    US: {ceasefire: Ceasefire first}
  2025-08-18:
    US: {ceasefire: Settlement first}
What changed: stance diff talks.yaml        A dataset in a folder: stance init
A whole one to look at: stance init --example summit, then stance -C summit
All commands: stance help
`
