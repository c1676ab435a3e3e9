package main

import (
	"bytes"
	"fmt"
	"io"
	"slices"
	"strings"

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
	o.formats = formats
	f := cmd.Flags()
	f.StringVarP(&o.format, "format", "f", formats[0], "how to write it: "+strings.Join(formats, ", "))
	f.StringVarP(&o.file, "output", "o", "", "write to this `file`, whole or not at all")
	f.StringVar(&o.color, "color", "auto", "colour: auto, always or never")
	f.IntVar(&o.width, "width", 0, "width of tables in `columns` (default: the terminal's, 80 in pipes)")
	f.BoolVar(&o.noPager, "no-pager", false, "never show long output in a pager")
	_ = cmd.MarkFlagFilename("output")
	complete(cmd, "format", formats)
	complete(cmd, "color", []string{"auto", "always", "never"})
}

func complete(cmd *cobra.Command, flag string, words []string) {
	_ = cmd.RegisterFlagCompletionFunc(flag, cobra.FixedCompletions(words, cobra.ShellCompDirectiveNoFileComp))
}

// check refuses unknown words and widths, before anything is read.
func (o *outputFlags) check() error {
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
	return nil
}

// people reports whether the format is read by people, so that notes belong
// into it.
func (o *outputFlags) people() bool {
	return o.format != "json" && o.format != "csv" && o.format != "svg"
}

// screen is what the terminal format may use.
func (o *outputFlags) screen(s *streams) terminal.Screen {
	width := o.width
	if width == 0 {
		width = pipeWidth
		if o.file == "" {
			width = max(s.width, minWidth)
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
	if s.env("NO_COLOR") != "" {
		return false
	}
	if force := s.env("CLICOLOR_FORCE"); force != "" && force != "0" {
		return true
	}
	return s.terminal && o.file == "" && s.env("TERM") != "dumb"
}

// emit has the result written to where the flags say. Nothing is written
// before all of it has been made.
func (o *outputFlags) emit(s *streams, write func(io.Writer) error) error {
	var buf bytes.Buffer
	if err := write(&buf); err != nil {
		return err
	}
	if o.file != "" {
		return writeWhole(s.path(o.file), buf.Bytes())
	}
	if s.terminal && !o.noPager && o.people() && bytes.Count(buf.Bytes(), []byte{'\n'}) >= s.height {
		if shown, err := s.page(buf.Bytes()); shown {
			return err
		}
	}
	_, err := s.out.Write(buf.Bytes())
	return err
}
