package console

import (
	"context"
	"io"
	"os"
	"runtime"
	"sync/atomic"
	"time"

	"github.com/spf13/cobra"
	"golang.org/x/term"

	"stance/cmd/stance/internal/disk"
	"stance/cmd/stance/internal/journal"
	"stance/cmd/stance/internal/launch"
	"stance/cmd/stance/internal/settings"
	"stance/positions"
)

// Streams is the outside world as the commands see it; tests put buffers in
// its place.
type Streams struct {
	In  io.Reader
	Out io.Writer
	Err io.Writer

	Terminal bool                       // Out is a person's terminal
	Plain    bool                       // which has no colours, and cannot move the cursor
	Width    int                        // of the terminal, in cells
	Height   int                        // of the terminal, in lines
	ErrWidth int                        // of the terminal that Err is, in cells; 0 where it is none
	Size     func() (width, height int) // of the terminal as it is now; nil where Out is none
	Dir      string                     // where the user stands
	Disk     disk.Disk                  // where files are written
	Env      func(string) string

	Now    func() time.Time
	Keys   Keyboard                // a person's, where In and Out are their terminal; else nil
	Person *Asker                  // asks the person; likewise
	Browse func(url string) error  // shows a page to the person
	Show   func(file string) error // the same, of one that was written

	Config     func() (file string, content []byte, err error) // the user's file of settings, nil content without one; nil for no place
	chosen     *settings.Settings                              // read when first asked for
	State      func() (folder string, err error)               // where the user's programs keep what they know between runs
	Journals   map[string]*journal.Journal                     // of datasets that were written to
	Unrecorded bool                                            // it was said that the command cannot be taken back

	Args  []string       // the command line
	Quiet bool           // set by --quiet
	Root  *cobra.Command // the command line as it was understood, for a report of a bug

	ending atomic.Pointer[context.CancelFunc] // of what runs until the program is interrupted

	Repeated bool // the command line is run time and again, until it is interrupted

	Singles []string // the datasets in one file that were read
	Data    string   // what named the dataset that was read, as commands to paste repeat it: " -C DIR"; "" where it is found
}

// WhereAsked says where what is missing would be asked for, as nobody can be asked here.
func (s *Streams) WhereAsked() string {
	if s.Terminal && s.Plain {
		return "this terminal says that it cannot move its cursor (TERM=dumb); on another you would be asked"
	}
	return "on a terminal you would be asked"
}

// Today is the day that it is where the user is.
func (s *Streams) Today() positions.Date {
	today, err := positions.ParseDate(s.Now().Format("2006-01-02"))
	if err != nil {
		return 0 // a clock beyond the year 9999
	}
	return today
}

// PipeWidth is the width of tables where no terminal tells another.
const PipeWidth = 80

// Measure takes the terminal's size again, which the person may have changed.
func (s *Streams) Measure() {
	if s.Size == nil {
		return
	}
	if w, h := s.Size(); w > 0 {
		s.Width, s.Height = w, h
	}
}

// SystemStreams are those of the process.
func SystemStreams() *Streams {
	s := &Streams{In: os.Stdin, Out: os.Stdout, Err: os.Stderr, Width: PipeWidth, Env: os.Getenv}
	s.Dir, _ = os.Getwd()
	s.Now = time.Now
	s.State = func() (string, error) { return journal.Folder(runtime.GOOS, s.Env) }
	s.Config = func() (string, []byte, error) { return configFile(runtime.GOOS, s.Env) }
	s.Browse = func(address string) error { return launch.Browse(s.Env, address) }
	s.Show = func(file string) error { return launch.BrowseFile(s.Env, file) }
	dumb := s.Env("TERM") == "dumb"
	if fd := int(os.Stdout.Fd()); term.IsTerminal(fd) {
		s.Terminal, s.Plain = true, dumb || !takesEscapes(os.Stdout)
		s.Size = func() (int, int) {
			w, h, err := term.GetSize(fd)
			if err != nil {
				return 0, 0
			}
			return w, h
		}
		s.Measure()
		if term.IsTerminal(int(os.Stdin.Fd())) {
			s.Keys = &terminalKeys{in: os.Stdin, out: os.Stdout}
			if !s.Plain {
				s.Person = terminalAsker(os.Stdin, os.Stdout, s.Colored("auto", false))
			}
		}
	}
	if w, _, err := term.GetSize(int(os.Stderr.Fd())); err == nil && !dumb && takesEscapes(os.Stderr) {
		s.ErrWidth = w
	}
	return s
}

// Colored reports whether a result has colours: by the wish, which is auto, always or
// never, the environment, and whether it goes to a file or to a person's terminal.
func (s *Streams) Colored(wish string, file bool) bool {
	switch wish {
	case "always":
		return true
	case "never":
		return false
	}
	if file {
		return false
	}
	switch s.Setting(settings.Color).Value {
	case "always":
		return true
	case "never":
		return false
	}
	return s.Terminal && !s.Plain && s.Env("TERM") != "dumb"
}
