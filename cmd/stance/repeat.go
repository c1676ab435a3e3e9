package main

import (
	"errors"
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"stance/cmd/stance/internal/console"
	"stance/cmd/stance/internal/dataset"
	"stance/cmd/stance/internal/watch"
	"stance/positions"
)

// repeatable gives a command --watch, by which it is run anew whenever its dataset has changed.
func repeatable(s *console.Streams, cmd *cobra.Command) {
	var asked bool
	cmd.Flags().BoolVar(&asked, "watch", false, "show it anew whenever the dataset's files change, until Ctrl-C")
	once := cmd.RunE
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		if !asked || s.Repeated {
			return once(cmd, args)
		}
		data, _ := cmd.Flags().GetString("data")
		return repeat(s, data, func() error { return once(cmd, args) })
	}
}

// clearScreen has a terminal begin anew, with what was scrolled away forgotten.
const clearScreen = "\x1b[H\x1b[2J\x1b[3J"

// repeat does once what the command line asks for, and runs it anew each time that the files that were
// read have changed and come to rest. What goes wrong with these is told each time, and ends nothing
// but a run.
func repeat(s *console.Streams, data string, once func() error) error {
	s.Repeated = true
	defer func() { s.Repeated = false }()
	run := func(do func() error) error {
		s.Singles = nil
		s.Measure()
		if s.Terminal && !s.Plain {
			out := s.Out
			s.Out = &clearing{to: out}
			defer func() { s.Out = out }()
		}
		return do()
	}
	ctx, done := s.UntilInterrupted()
	defer done()
	sweep := func() watch.Sweep { return filesRead(s, data) }
	seen, _ := sweep()()
	err := run(once)
	var usage *console.UsageError
	if errors.As(err, &usage) {
		return err
	}
	finish(s, err)
	if len(s.Singles) > 0 { // of these nothing was known before
		seen, _ = sweep()()
	}
	watch.Changes(ctx, seen, sweep, func(watch.State) bool {
		finish(s, run(func() error {
			root := newRootCommand(s)
			root.SetArgs(s.Args)
			return root.Execute()
		}))
		return true
	})
	return nil
}

// filesRead looks at the files that a run read: those of datasets in one file, else the folder's.
func filesRead(s *console.Streams, data string) watch.Sweep {
	if singles := slices.Clone(s.Singles); len(singles) > 0 {
		return func() (watch.State, []string) {
			var all strings.Builder
			var folders []string
			for _, name := range singles {
				state, in := watch.File(name)()
				all.WriteString(string(state))
				folders = append(folders, in...)
			}
			return watch.State(all.String()), folders
		}
	}
	place, err := dataset.Find(s, data)
	if err != nil { // it is not there now, and was told of
		return func() (watch.State, []string) { return watch.State(err.Error()), []string{s.Dir} }
	}
	return place.Sweep(&positions.Dataset{}) // texts of sources are not read here
}

// clearing clears the terminal before the first that is written.
type clearing struct {
	to      io.Writer
	cleared bool
}

func (c *clearing) Write(p []byte) (int, error) {
	if !c.cleared {
		c.cleared = true
		if _, err := io.WriteString(c.to, clearScreen); err != nil {
			return 0, err
		}
	}
	return c.to.Write(p)
}
