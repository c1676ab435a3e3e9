package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"syscall"

	"github.com/spf13/cobra"

	"stance/diff/report/terminal"
)

// outputFlags are the flags on where and how a command's result is written.
type outputFlags struct {
	format  string
	formats []string // those that the command has; the first is the default
	file    string
	color   string
	width   int
	noPager bool
}

// minWidth is the narrowest table that can be asked for.
const minWidth = 40

func (o *outputFlags) register(cmd *cobra.Command, formats ...string) {
	o.registerFile(cmd, formats[0], "", formats...)
	o.registerLook(cmd)
}

// registerScreen adds the flags of a command that writes to the screen alone.
func (o *outputFlags) registerScreen(cmd *cobra.Command) {
	o.format, o.formats = "table", []string{"table"}
	o.registerLook(cmd)
}

// registerLook adds the flags on how a table looks.
func (o *outputFlags) registerLook(cmd *cobra.Command) {
	f := cmd.Flags()
	f.StringVar(&o.color, "color", "auto", "colour: auto, always or never")
	f.IntVar(&o.width, "width", 0, "width of tables in `columns` (default: the terminal's, 80 in pipes)")
	f.BoolVar(&o.noPager, "no-pager", false, "never show long output in a pager")
	complete(cmd, "color", []string{"auto", "always", "never"})
}

// registerFile adds the flags of a command that has no format for people.
func (o *outputFlags) registerFile(cmd *cobra.Command, format, about string, formats ...string) {
	o.formats, o.color = formats, "auto"
	f := cmd.Flags()
	f.StringVarP(&o.format, "format", "f", format, "how to write it: "+strings.Join(formats, ", ")+about)
	f.StringVarP(&o.file, "output", "o", "", "write to this `file`, whole or not at all")
	_ = cmd.MarkFlagFilename("output")
	complete(cmd, "format", formats)
}

// check refuses unknown words and widths, and files that are no place for a result,
// before anything is read.
func (o *outputFlags) check(s *streams) error {
	if o.format == "md" {
		o.format = "markdown"
	}
	if !slices.Contains(o.formats, o.format) {
		return &usageError{fmt.Sprintf("no format %q here", o.format), didYouMean(o.format, o.formats)}
	}
	if !slices.Contains([]string{"auto", "always", "never"}, o.color) {
		return &usageError{fmt.Sprintf("--color %q", o.color), "write auto, always or never"}
	}
	if o.width != 0 && o.width < minWidth {
		return usagef("--width %d is too narrow; the least is %d", o.width, minWidth)
	}
	return s.notIntoDataset("-o", o.file)
}

// forPrograms are the formats that no notes belong into and no pager shows.
var forPrograms = []string{"json", "csv", "svg", "ndjson", "xlsx", "graphml", "parquet", "github"}

// people reports whether the format is read by people, so that notes belong
// into it.
func (o *outputFlags) people() bool { return !slices.Contains(forPrograms, o.format) }

// screen is what the terminal format may use.
func (o *outputFlags) screen(s *streams) terminal.Screen {
	width := o.width
	if width == 0 {
		width = pipeWidth
		if o.file == "" {
			width = s.width // a terminal may be narrower than what can be asked for
		}
	}
	return terminal.Screen{Width: width, Color: o.colored(s)}
}

func (o *outputFlags) colored(s *streams) bool {
	switch o.color {
	case "always":
		return true
	case "never":
		return false
	}
	if s.env("NO_COLOR") != "" || o.file != "" {
		return false
	}
	if force := s.env("CLICOLOR_FORCE"); force != "" && force != "0" {
		return true
	}
	return s.terminal && s.env("TERM") != "dumb"
}

// emit has the result written to where the flags say. Nothing is written
// before all of it has been made.
func (o *outputFlags) emit(s *streams, write func(io.Writer) error) error {
	var made result
	if err := write(&made); err != nil {
		return err
	}
	if o.file != "" {
		allowed := func(at string) error { return s.stillOutsideDataset("-o", o.file, at) }
		if err := s.disk.Write(s.path(o.file), allowed, made...); !errors.Is(err, syscall.EPIPE) {
			return err
		}
		return nil // a named pipe whose reader wants no more
	}
	if s.terminal && !o.noPager && o.people() && made.lines() >= s.height && unbroken(s.out) == s.out {
		if s.page(bytes.Join(made, nil)) {
			return nil
		}
	}
	out := s.out
	if !o.people() {
		if err := o.refuseCommands(s, made); err != nil {
			return err
		}
		out = unbroken(out)
	}
	for _, block := range made {
		if _, err := out.Write(block); err != nil {
			return err
		}
	}
	return nil
}

// refuseCommands keeps what programs read, in which nothing is changed, out of the
// log of a job of GitHub Actions that would obey it.
func (o *outputFlags) refuseCommands(s *streams, made result) error {
	if unbroken(s.out) == s.out || o.format == "github" || slices.Contains(notText, o.format) {
		return nil
	}
	if f, ok := s.rawOut().(*os.File); ok {
		if info, err := f.Stat(); err == nil && info.Mode().IsRegular() {
			return nil // it is not the log
		}
	}
	b := newCommandBreaker(io.Discard)
	for _, block := range made {
		_, _ = b.Write(block)
	}
	if b.broken == 0 {
		return nil
	}
	e := usagef("the result has %s that GitHub Actions would take for a command of the job, so it is not printed", plural(b.broken, "text"))
	e.hint = "write it to a file with -o"
	return e
}

// result is what a command has made, in blocks: a large one would be copied time
// and again if it were to lie in one piece while it grows.
type result [][]byte

func (r *result) Write(p []byte) (int, error) {
	const least, most = 4 << 10, 1 << 20
	written := len(p)
	for len(p) > 0 {
		last := len(*r) - 1
		if last < 0 || len((*r)[last]) == cap((*r)[last]) {
			size := least
			if last >= 0 {
				size = min(2*cap((*r)[last]), most)
			}
			*r = append(*r, make([]byte, 0, size))
			last++
		}
		block := (*r)[last]
		n := min(len(p), cap(block)-len(block))
		(*r)[last] = append(block, p[:n]...)
		p = p[n:]
	}
	return written, nil
}

func (r result) lines() int {
	n := 0
	for _, block := range r {
		n += bytes.Count(block, []byte{'\n'})
	}
	return n
}
