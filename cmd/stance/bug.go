package main

import (
	"errors"
	"fmt"
	"runtime"
	"runtime/debug"
	"slices"
	"strings"

	"github.com/spf13/pflag"

	"stance/cmd/stance/internal/authoring"
	"stance/cmd/stance/internal/console"
	"stance/cmd/stance/internal/dataset"
	"stance/positions/foreign"
	"stance/positions/parallel"
	"stance/positions/problem"
	"stance/positions/splice"
	"stance/positions/visible"
)

// reporting runs a command line, and turns a panic, which is a bug of the program, into
// a report that can be sent, and exit code 70. It is the one place that recovers, but
// for those that hand a panic on to here (package parallel), make an error of one of
// somebody else's decoder (package foreign), or go on answering others (package serve).
//
// What was being written has been taken back by then, as everything that writes does on
// its way out, or stands whole (package disk); what was not is taken away here, as it
// is when the user interrupts.
func reporting(s *console.Streams, args []string, run func(args []string, s *console.Streams) int) (code int) {
	defer func() {
		fault := recover()
		if fault == nil {
			return
		}
		stack := debug.Stack()
		if p, ok := fault.(*parallel.Panic); ok {
			fault, stack = p.Value, slices.Concat(p.Stack, []byte("\nin a loop of\n"), stack)
		}
		s.Disk.RemoveUnfinished()
		console.RestoreTerminal()
		tellOfBug(s, args, fault, stack)
		authoring.TellOfDraft(s)
		code = exitBug
	}()
	return run(args, s)
}

// tellOfBug says that the program is at fault, and what to send.
func tellOfBug(s *console.Streams, args []string, fault any, stack []byte) {
	s.Complain(fmt.Sprintf("this is a bug of stance, and no fault of your files or of what you did: %v", fault))
	s.Tell("No file was left half-written. Please report it, with the lines below and with what you did. They have your flags, but neither names nor texts that you gave; look them over before you send them.")
	fmt.Fprintf(s.Err, "\nstance %s, %s %s/%s\n%s\n\n%s\n", programVersion(), runtime.Version(), runtime.GOOS, runtime.GOARCH, commandShape(s, args), visible.Text(strings.TrimSpace(string(stack))))
}

// commandShape is a command line without what may be private in it: the command, its
// flags, with the values of those that say nothing of a dataset, and … for the rest.
func commandShape(s *console.Streams, args []string) string {
	if s.Root == nil {
		return "stance …"
	}
	cmd, _, err := s.Root.Find(args)
	if err != nil {
		return "stance …"
	}
	words := []string{cmd.CommandPath()}
	cmd.Flags().Visit(func(f *pflag.Flag) {
		switch f.Value.Type() {
		case "bool":
			words = append(words, "--"+f.Name+"="+f.Value.String())
			return
		case "int":
			words = append(words, "--"+f.Name, f.Value.String())
			return
		}
		value := "…"
		ours := func(c console.Choice) bool { return c.Value == f.Value.String() }
		if slices.ContainsFunc(console.Choices(f.Annotations[console.CompletionWords]), ours) {
			value = f.Value.String()
		}
		words = append(words, "--"+f.Name, value)
	})
	for range cmd.Flags().Args() {
		words = append(words, "…")
	}
	return strings.Join(words, " ")
}

// ourFault reports whether an error says that the program is at fault.
func ourFault(err error) bool {
	var decoder *foreign.Fault
	var made *dataset.MadeUnsoundError
	var unproved *splice.UnprovedError
	return errors.As(err, &decoder) || errors.As(err, &unproved) || errors.As(err, &made) || errors.Is(err, authoring.ErrNotLossless)
}

// faulty reports whether a decoder fell over one of a dataset's files.
func faulty(problems []problem.Problem) bool {
	return slices.ContainsFunc(problems, func(p problem.Problem) bool { return p.Rule == problem.InternalFault })
}
