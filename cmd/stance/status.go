package main

import (
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"stance/cmd/stance/internal/console"
	"stance/cmd/stance/internal/dataset"
	"stance/cmd/stance/internal/result"
	"stance/diff/report"
	"stance/positions"
	"stance/positions/visible"
)

// statusOptions are the flags of stance alone.
type statusOptions struct {
	data   string
	output result.Flags
}

func (o *statusOptions) register(cmd *cobra.Command) {
	dataset.DataFlag(cmd, &o.data)
	o.output.Register(cmd, "table", statusFinding(nil))
}

// statusRoom is how many lines a status takes at most; twice as many on a narrow screen,
// where it becomes lists.
const (
	statusRoom   = 30
	narrowStatus = 60 // columns
)

func statusFinding(m *report.Status) result.Finding { return result.Finding{Document: m.Document} }

// runStatus tells how the dataset stands, or how to begin where there is none. Of a
// dataset with errors it tells what could be read, and fails as all that reads it does.
func runStatus(s *console.Streams, opts *statusOptions) error {
	if err := opts.output.Check(s); err != nil {
		return err
	}
	dir, read, err := dataset.Read(s, opts.data)
	switch {
	case errors.Is(err, dataset.ErrNone) && !opts.output.Given() && opts.output.File == "":
		var none *dataset.NoneError
		if errors.As(err, &none) && len(none.Nearby) > 0 {
			return tellNearby(s, none.Nearby)
		}
		_, err := fmt.Fprint(s.Out, beginning)
		return err
	case err != nil:
		return err
	}
	h := positions.NewHistory(read.Dataset, 0)
	model := &report.Status{History: h, Problems: read.Problems, Room: statusRoom}
	if opts.data != "" {
		model.Data = " -C " + console.ShellWord(opts.data)
	}
	where := s.Relative(dir)
	if file := dataset.SingleFile(s, opts.data); file != "" {
		where = file
		model.Unfold = "stance init " + dataset.FolderFor(file) + " --from " + console.ShellWord(file)
	} else {
		model.Ledger = dataset.Ledger(h, read.Reviews)
		dataset.WarnOfMissingTexts(dir, read)
		model.Problems = read.Problems
	}
	if opts.output.Screen(s).Width < narrowStatus {
		model.Room *= 2
	}
	err = opts.output.Emit(s, statusFinding(model))
	if err == nil && !read.OK() {
		return &dataset.UnsoundError{Dir: where, Flags: model.Data, Problems: read.Problems, Told: true}
	}
	return err
}

// tellNearby says how the datasets are seen that are in the user's folder.
func tellNearby(s *console.Streams, nearby []string) error {
	lines := []string{"stance tells what each party in a negotiation wants, and what changed."}
	for i, name := range nearby {
		if i == mostNearby {
			lines = append(lines, fmt.Sprintf("  and %d more", len(nearby)-i))
			break
		}
		if i == 0 {
			lines = append(lines, "In this folder there is a dataset:")
		}
		lines = append(lines, "  stance -C "+visible.Line(name))
	}
	_, err := fmt.Fprintln(s.Out, strings.Join(append(lines, "A new one: stance init    All commands: stance help"), "\n"))
	return err
}

// mostNearby is how many datasets are named.
const mostNearby = 5

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
