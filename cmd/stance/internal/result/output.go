package result

import (
	"bufio"
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"syscall"

	"github.com/spf13/cobra"

	"stance/cmd/stance/internal/console"
	"stance/cmd/stance/internal/dataset"
	"stance/cmd/stance/internal/disk"
	"stance/cmd/stance/internal/settings"
	"stance/diff/report/terminal"
)

// Flags are the flags on where and how a command's result is written.
type Flags struct {
	usual   string      // the format where neither -f nor the file's ending tells
	Can     []*Format   // in which the result can be written
	format  string      // as given
	Given   func() bool // whether it was
	As      *Format     // that which it is written in, after Check
	File    string
	device  bool // what the file is, and so has nothing to be replaced
	color   string
	width   int
	noPager bool
	marks   bool
	Folders bool // a name that ends in a slash is a folder of Parquet files, which the command writes
	open    bool
	query   query
}

// pageFormat is the format that a browser shows.
const pageFormat = "html"

// machineFormat is the format in which programs get everything.
const machineFormat = "json"

// Register adds all of them. The findings are what the command can give, on no model.
func (o *Flags) Register(cmd *cobra.Command, usual string, findings ...Finding) {
	o.RegisterFormat(cmd, usual, findings...)
	o.registerLook(cmd)
}

// registerLook adds the flags on how a table looks.
func (o *Flags) registerLook(cmd *cobra.Command) {
	f := cmd.Flags()
	f.StringVar(&o.color, "color", "auto", "colour: auto, always or never")
	f.IntVar(&o.width, "width", 0, "width of tables in `columns` (default: the terminal's, 80 in pipes)")
	f.BoolVar(&o.marks, "marks", false, "mark what came in and went with {+ +} and [- -] also beside colour")
	f.BoolVar(&o.noPager, "no-pager", false, "never show long output in a pager")
	console.Complete(cmd, "color", []string{"auto\ton a terminal that shows them", "always\talso in pipes and files", "never\tnone"})
}

// RegisterFormat adds the flags of a command that has no table for people.
func (o *Flags) RegisterFormat(cmd *cobra.Command, usual string, findings ...Finding) {
	o.RegisterFile(cmd, usual, findings...)
	names := FormatNames(o.Can)
	cmd.Flags().StringVarP(&o.format, "format", "f", "", "how to write it: "+strings.Join(names, ", ")+"; default: what the file's name ends with, else "+usual)
	o.Given = func() bool { return cmd.Flags().Changed("format") }
	if FormatNamed(o.Can, machineFormat) != nil {
		o.query.register(cmd)
	}
	if FormatNamed(o.Can, pageFormat) != nil {
		cmd.Flags().BoolVar(&o.open, "open", false, "show it as a page in the browser")
	}
	var told []string
	for _, f := range o.Can {
		told = append(told, f.Name+"\t"+f.About)
	}
	console.Complete(cmd, "format", told)
}

// RegisterFile adds the flag of a command whose result decides the format alone.
func (o *Flags) RegisterFile(cmd *cobra.Command, usual string, findings ...Finding) {
	o.color, o.Given = "auto", func() bool { return false }
	o.Offer(usual, findings...)
	cmd.Flags().StringVarP(&o.File, "output", "o", "", "write to this `file`, whole or not at all; its name may end in "+strings.Join(o.endings(), ", "))
	_ = cmd.MarkFlagFilename("output")
	endings := []string{PlainEnding + "\t" + FormatNamed(Formats, usual).About}
	for _, f := range o.Can {
		if len(f.Endings) > 0 {
			endings = append(endings, f.Endings[0]+"\t"+f.About)
		}
	}
	console.CompleteEndings(cmd, "output", endings)
}

// Offer says what the result can be, where other flags and arguments narrow it.
func (o *Flags) Offer(usual string, findings ...Finding) {
	o.usual, o.Can = usual, Offered(findings...)
}

// endings are those that the name of a file can have.
func (o *Flags) endings() []string {
	return append([]string{PlainEnding}, FileEndings(o.Can)...)
}

// Check refuses unknown words and widths, and files that are no place for a result,
// before anything is read, and decides the format.
func (o *Flags) Check(s *console.Streams) error {
	if o.Given() {
		if o.As = FormatNamed(o.Can, o.format); o.As == nil {
			return &console.UsageError{Message: fmt.Sprintf("no format %q here", o.format), Hint: console.DidYouMean(o.format, FormatNames(o.Can))}
		}
	}
	if err := o.takeQuery(); err != nil {
		return err
	}
	if err := o.asPage(); err != nil {
		return err
	}
	if !slices.Contains(settings.Colors, o.color) {
		return &console.UsageError{Message: fmt.Sprintf("--color %q", o.color), Hint: "write auto, always or never"}
	}
	if o.width != 0 && o.width < settings.LeastWidth {
		return console.Usagef("--width %d is too narrow; the least is %d", o.width, settings.LeastWidth)
	}
	if err := dataset.NotInto(s, "-o", o.File); err != nil {
		return err
	}
	o.device = o.File != "" && disk.IsDevice(s.Path(o.File))
	if err := o.byEnding(); err != nil {
		return err
	}
	if s.Terminal && o.File == "" && o.As.Binary {
		return &console.UsageError{Message: o.As.Name + " is not text, and nothing for a terminal", Hint: "write it to a file: -o FILE" + o.As.Endings[0]}
	}
	return nil
}

// takeQuery has an expression decide the format, of which there is one for it.
func (o *Flags) takeQuery() error {
	if !o.query.given() {
		return nil
	}
	programs := FormatNamed(o.Can, machineFormat)
	switch {
	case programs == nil:
		return &console.UsageError{Message: "--jq takes something out of -f " + machineFormat + ", which there is none of here", Hint: "leave --jq out"}
	case o.As != nil && o.As != programs:
		return &console.UsageError{Message: "--jq takes something out of -f " + machineFormat + ", and -f " + o.format + " is something else", Hint: "leave one of the two out"}
	}
	o.As = programs
	return o.query.compile()
}

// asPage has --open decide the format, of which a browser shows one.
func (o *Flags) asPage() error {
	if !o.open {
		return nil
	}
	switch page := FormatNamed(o.Can, pageFormat); {
	case page == nil:
		return &console.UsageError{Message: "--open shows a page in the browser, which there is none of here", Hint: "leave --open out"}
	case o.As == nil:
		o.As = page
	case o.As != page:
		return &console.UsageError{Message: "--open shows a page in the browser, and " + o.As.Name + " is none", Hint: "leave --open out"}
	}
	return nil
}

// folderFormat is the format of the files of a folder.
const folderFormat = "parquet"

// Folder reports whether the name of the file is that of a folder.
func (o *Flags) Folder() bool {
	return strings.HasSuffix(o.File, "/") || strings.HasSuffix(o.File, string(filepath.Separator))
}

// byEnding takes the format from the file's name, where -f does not name it, and refuses
// a name that says something else. The name of a device says nothing that has to be so.
func (o *Flags) byEnding() error {
	if o.Folders && o.Folder() && (o.As == nil || o.As.Name == folderFormat) {
		o.As = FormatNamed(o.Can, folderFormat)
		return nil
	}
	if o.Folder() {
		e := &console.UsageError{Message: fmt.Sprintf("-o %s names a folder", o.File), Hint: "give the name of a file in it"}
		if o.Folders {
			e.Hint += "; without -f, or with -f " + folderFormat + ", it becomes a folder of Parquet files"
		}
		return e
	}
	ending := endingOf(o.File)
	told := formatWhere(o.Can, func(f *Format) bool { return slices.Contains(f.Endings, ending) })
	switch {
	case ending == "", o.device && (told == nil || o.As != nil):
		if o.As == nil {
			o.As = FormatNamed(o.Can, o.usual)
		}
	case told == nil:
		return &console.UsageError{Message: fmt.Sprintf("there is no format here for a name that ends in %s: %s", ending, o.File), Hint: "let it end in " + console.OneOf(o.endings()) + ", or in nothing"}
	case o.As == nil:
		o.As = told
	case o.As != told:
		fits := "let the name end in " + console.Either(append(slices.Clone(o.As.Endings), PlainEnding))
		if !o.query.given() && !o.open { // which decide the format
			fits = "write -f " + told.Name + ", or " + fits + "; files of this command end in " + strings.Join(o.endings(), ", ")
		}
		return &console.UsageError{Message: fmt.Sprintf("-f %s contradicts the ending of %s", cmp.Or(o.format, o.As.Name), o.File), Hint: fits}
	}
	return nil
}

// Screen is what the terminal format may use.
func (o *Flags) Screen(s *console.Streams) terminal.Screen {
	width := o.width
	if width == 0 {
		width, _ = strconv.Atoi(s.Setting(settings.Width).Value) // 0 for none
	}
	if width == 0 {
		width = console.PipeWidth
		if o.File == "" {
			width = s.Width // a terminal may be narrower than what can be asked for
		}
	}
	return terminal.Screen{Width: width, Color: s.Colored(o.color, o.File != ""), Marks: o.marks}
}

// People reports whether the format is read by people, so that notes belong into it.
func (o *Flags) People() bool { return o.As.people() }

// Emit has a finding written to where the flags say. A file is there whole or not at all;
// elsewhere nothing is written before all of it has been made, but of a format in which nothing
// can go wrong half way (Format.Flows).
func (o *Flags) Emit(s *console.Streams, a Finding) error {
	flows := o.As.Flows && o.query.code == nil
	switch {
	case o.File != "" && (flows || !o.device):
		return o.toFile(s, o.maker(s, &a))
	case o.File == "" && flows && !s.Terminal && console.Unbroken(s.Out) == s.Out:
		return o.flow(s, &a)
	}
	var made blocks
	if err := o.maker(s, &a)(&made); err != nil {
		return err
	}
	if o.File != "" {
		return o.toFile(s, made.writeTo)
	}
	if o.open {
		return o.show(s, made)
	}
	if s.Terminal && !o.noPager && !s.Repeated && o.People() && made.lines() >= s.Height && console.Unbroken(s.Out) == s.Out {
		if s.Page(bytes.Join(made, nil)) {
			return nil
		}
	}
	out := s.Out
	if !o.People() || o.As.Binary {
		if err := o.refuseCommands(s, made); err != nil {
			return err
		}
		out = console.Unbroken(out)
	}
	return made.writeTo(out)
}

// flowing is how much is made before it is written on, where it is written while it is made.
const flowing = 1 << 20

// toFile has a result written to the file that -o names.
func (o *Flags) toFile(s *console.Streams, write func(io.Writer) error) error {
	allowed := func(at string) error { return dataset.StillOutside(s, "-o", o.File, at) }
	err := s.Disk.WriteBy(s.Path(o.File), allowed, func(w io.Writer) error {
		out := bufio.NewWriterSize(w, flowing)
		if err := write(out); err != nil {
			return err
		}
		return out.Flush()
	})
	switch {
	case errors.Is(err, syscall.EPIPE):
		return nil // a named pipe whose reader wants no more
	case err == nil && s.Terminal && !o.device:
		s.Note("wrote " + o.File + " (" + o.As.Name + ")")
	}
	if err == nil && o.open {
		err = shown(s, s.Path(o.File))
	}
	return err
}

// flow writes a result to standard output while it is made; what is not much, once it has been.
func (o *Flags) flow(s *console.Streams, a *Finding) error {
	done := func() {}
	if a.Work != "" {
		done = sync.OnceFunc(s.Progress(a.Work, 0).Done)
	}
	defer done()
	out := bufio.NewWriterSize(&flood{s.Out, done}, flowing)
	if err := o.As.Writer(a)(out, o.Screen(s)); err != nil {
		return err
	}
	return out.Flush()
}

// flood writes on, and has what is said of the work done with before.
type flood struct {
	to   io.Writer
	done func()
}

func (f *flood) Write(p []byte) (int, error) {
	f.done()
	return f.to.Write(p)
}

// show shows a page in the browser, from a file in the user's own folder that the next one
// takes the place of, as the browser reads it when the program may have ended.
func (o *Flags) show(s *console.Streams, made blocks) error {
	folder, err := s.State()
	if err != nil {
		return fmt.Errorf("there is no place for the page: %w; name one with -o", err)
	}
	if err := s.Disk.PrivateFolder(folder); err != nil {
		return err
	}
	file := filepath.Join(folder, "page.html")
	if err := s.Disk.Write(file, nil, made...); err != nil {
		return err
	}
	return shown(s, file)
}

// shown has the browser show a file; where there is none, it is said where the page is.
func shown(s *console.Streams, file string) error {
	if err := s.Show(file); err != nil {
		return fmt.Errorf("%w; it is in %s", err, file)
	}
	return nil
}

// maker has a finding written in its format.
func (o *Flags) maker(s *console.Streams, a *Finding) func(io.Writer) error {
	return func(w io.Writer) error {
		if a.Work != "" {
			defer s.Progress(a.Work, 0).Done()
		}
		write := o.As.Writer(a)
		if o.query.code != nil {
			write = o.query.over(write)
		}
		return write(w, o.Screen(s))
	}
}

// refuseCommands keeps what programs read, in which nothing is changed, out of the
// log of a job of GitHub Actions that would obey it.
func (o *Flags) refuseCommands(s *console.Streams, made blocks) error {
	if console.Unbroken(s.Out) == s.Out || o.As.Obeyed || o.As.Binary {
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

// blocks is what a command has made, in blocks: a large one would be copied time
// and again if it were to lie in one piece while it grows.
type blocks [][]byte

func (r *blocks) Write(p []byte) (int, error) {
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

func (r blocks) writeTo(w io.Writer) error {
	for _, block := range r {
		if _, err := w.Write(block); err != nil {
			return err
		}
	}
	return nil
}

func (r blocks) lines() int {
	n := 0
	for _, block := range r {
		n += bytes.Count(block, []byte{'\n'})
	}
	return n
}
