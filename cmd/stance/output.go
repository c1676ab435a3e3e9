package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"

	"github.com/spf13/cobra"

	"stance/cmd/stance/internal/console"
	"stance/cmd/stance/internal/dataset"
	"stance/cmd/stance/internal/disk"
	"stance/diff/report/terminal"
)

// outputFlags are the flags on where and how a command's result is written.
type outputFlags struct {
	usual   string      // the format where neither -f nor the file's ending tells
	can     []*format   // in which the result can be written
	format  string      // as given
	given   func() bool // whether it was
	as      *format     // that which it is written in, after check
	file    string
	device  bool // what the file is, and so has nothing to be replaced
	color   string
	width   int
	noPager bool
}

// minWidth is the narrowest table that can be asked for.
const minWidth = 40

// register adds all of them. The findings are what the command can give, on no model.
func (o *outputFlags) register(cmd *cobra.Command, usual string, findings ...finding) {
	o.registerFormat(cmd, usual, findings...)
	o.registerLook(cmd)
}

// registerLook adds the flags on how a table looks.
func (o *outputFlags) registerLook(cmd *cobra.Command) {
	f := cmd.Flags()
	f.StringVar(&o.color, "color", "auto", "colour: auto, always or never")
	f.IntVar(&o.width, "width", 0, "width of tables in `columns` (default: the terminal's, 80 in pipes)")
	f.BoolVar(&o.noPager, "no-pager", false, "never show long output in a pager")
	console.Complete(cmd, "color", []string{"auto", "always", "never"})
}

// registerFormat adds the flags of a command that has no table for people.
func (o *outputFlags) registerFormat(cmd *cobra.Command, usual string, findings ...finding) {
	o.registerFile(cmd, usual, findings...)
	names := formatNames(o.can)
	cmd.Flags().StringVarP(&o.format, "format", "f", "", "how to write it: "+strings.Join(names, ", ")+"; default: what the file's name ends with, else "+usual)
	o.given = func() bool { return cmd.Flags().Changed("format") }
	console.Complete(cmd, "format", names)
}

// registerFile adds the flag of a command whose result decides the format alone.
func (o *outputFlags) registerFile(cmd *cobra.Command, usual string, findings ...finding) {
	o.color, o.given = "auto", func() bool { return false }
	o.offer(usual, findings...)
	cmd.Flags().StringVarP(&o.file, "output", "o", "", "write to this `file`, whole or not at all; its name may end in "+strings.Join(o.endings(), ", "))
	_ = cmd.MarkFlagFilename("output")
}

// offer says what the result can be, where other flags and arguments narrow it.
func (o *outputFlags) offer(usual string, findings ...finding) {
	o.usual, o.can = usual, offered(findings...)
}

// endings are those that the name of a file can have.
func (o *outputFlags) endings() []string {
	return append([]string{plainEnding}, fileEndings(o.can)...)
}

// check refuses unknown words and widths, and files that are no place for a result,
// before anything is read, and decides the format.
func (o *outputFlags) check(s *console.Streams) error {
	if o.given() {
		if o.as = formatNamed(o.can, o.format); o.as == nil {
			return &console.UsageError{Message: fmt.Sprintf("no format %q here", o.format), Hint: console.DidYouMean(o.format, formatNames(o.can))}
		}
	}
	if !slices.Contains([]string{"auto", "always", "never"}, o.color) {
		return &console.UsageError{Message: fmt.Sprintf("--color %q", o.color), Hint: "write auto, always or never"}
	}
	if o.width != 0 && o.width < minWidth {
		return console.Usagef("--width %d is too narrow; the least is %d", o.width, minWidth)
	}
	if err := dataset.NotInto(s, "-o", o.file); err != nil {
		return err
	}
	o.device = o.file != "" && disk.IsDevice(s.Path(o.file))
	if err := o.byEnding(); err != nil {
		return err
	}
	if s.Terminal && o.file == "" && o.as.binary {
		return &console.UsageError{Message: o.as.name + " is not text, and nothing for a terminal", Hint: "write it to a file: -o FILE" + o.as.endings[0]}
	}
	return nil
}

// byEnding takes the format from the file's name, where -f does not name it, and refuses
// a name that says something else. The name of a device says nothing that has to be so.
func (o *outputFlags) byEnding() error {
	if o.as == nil && (strings.HasSuffix(o.file, "/") || strings.HasSuffix(o.file, string(filepath.Separator))) {
		return &console.UsageError{Message: fmt.Sprintf("-o %s names a folder", o.file), Hint: "give the name of a file in it"}
	}
	ending := endingOf(o.file)
	told := formatWhere(o.can, func(f *format) bool { return slices.Contains(f.endings, ending) })
	switch {
	case ending == "", o.device && (told == nil || o.as != nil):
		if o.as == nil {
			o.as = formatNamed(o.can, o.usual)
		}
	case told == nil:
		return &console.UsageError{Message: fmt.Sprintf("there is no format here for a name that ends in %s: %s", ending, o.file), Hint: "let it end in " + console.Either(o.endings()) + ", or in nothing"}
	case o.as == nil:
		o.as = told
	case o.as != told:
		return &console.UsageError{Message: fmt.Sprintf("-f %s contradicts the ending of %s", o.format, o.file),
			Hint: "write -f " + told.name + ", or let the name end in " + console.Either(append(slices.Clone(o.as.endings), plainEnding)) + "; files of this command end in " + strings.Join(o.endings(), ", ")}
	}
	return nil
}

// screen is what the terminal format may use.
func (o *outputFlags) screen(s *console.Streams) terminal.Screen {
	width := o.width
	if width == 0 {
		width = console.PipeWidth
		if o.file == "" {
			width = s.Width // a terminal may be narrower than what can be asked for
		}
	}
	return terminal.Screen{Width: width, Color: s.Colored(o.color, o.file != "")}
}

// people reports whether the format is read by people, so that notes belong into it.
func (o *outputFlags) people() bool { return o.as.people() }

// emit has a finding written to where the flags say. Nothing is written before all of
// it has been made.
func (o *outputFlags) emit(s *console.Streams, a finding) error {
	if o.people() && a.readable != nil {
		if err := a.readable(); err != nil {
			return err
		}
	}
	made, err := o.make(s, &a)
	if err != nil {
		return err
	}
	if o.file != "" {
		allowed := func(at string) error { return dataset.StillOutside(s, "-o", o.file, at) }
		err = s.Disk.Write(s.Path(o.file), allowed, made...)
		switch {
		case errors.Is(err, syscall.EPIPE):
			return nil // a named pipe whose reader wants no more
		case err == nil && s.Terminal && !o.device:
			s.Note("wrote " + o.file + " (" + o.as.name + ")")
		}
		return err
	}
	if s.Terminal && !o.noPager && o.people() && made.lines() >= s.Height && console.Unbroken(s.Out) == s.Out {
		if s.Page(bytes.Join(made, nil)) {
			return nil
		}
	}
	out := s.Out
	if !o.people() {
		if err := o.refuseCommands(s, made); err != nil {
			return err
		}
		out = console.Unbroken(out)
	}
	for _, block := range made {
		if _, err := out.Write(block); err != nil {
			return err
		}
	}
	return nil
}

// make has a finding written in its format.
func (o *outputFlags) make(s *console.Streams, a *finding) (made result, err error) {
	if a.work != "" {
		defer s.Progress(a.work, 0).Done()
	}
	err = o.as.writer(a)(&made, o.screen(s))
	return made, err
}

// refuseCommands keeps what programs read, in which nothing is changed, out of the
// log of a job of GitHub Actions that would obey it.
func (o *outputFlags) refuseCommands(s *console.Streams, made result) error {
	if console.Unbroken(s.Out) == s.Out || o.as.obeyed || o.as.binary {
		return nil
	}
	if f, ok := s.RawOut().(*os.File); ok {
		if info, err := f.Stat(); err == nil && info.Mode().IsRegular() {
			return nil // it is not the log
		}
	}
	b := console.NewCommandBreaker(io.Discard)
	for _, block := range made {
		_, _ = b.Write(block)
	}
	if b.Broken == 0 {
		return nil
	}
	e := console.Usagef("the result has %s that GitHub Actions would take for a command of the job, so it is not printed", console.Plural(b.Broken, "text"))
	e.Hint = "write it to a file with -o"
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
