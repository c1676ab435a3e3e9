package main

import (
	"io"
	"os"
	"runtime"
	"time"

	"github.com/spf13/cobra"
	"golang.org/x/term"

	"stance/cmd/stance/internal/disk"
	"stance/cmd/stance/internal/journal"
	"stance/cmd/stance/internal/launch"
	"stance/positions"
)

// streams is the outside world as the commands see it; tests put buffers in
// its place.
type streams struct {
	in  io.Reader
	out io.Writer
	err io.Writer

	terminal bool                       // out is a person's terminal
	width    int                        // of the terminal, in cells
	height   int                        // of the terminal, in lines
	errWidth int                        // of the terminal that err is, in cells; 0 where it is none
	size     func() (width, height int) // of the terminal as it is now; nil where out is none
	dir      string
	disk     disk.Disk // where files are written
	env      func(string) string

	now    func() time.Time
	keys   keyboard               // a person's, where in and out are their terminal; else nil
	person *asker                 // likewise
	browse func(url string) error // shows a page to the person

	state      func() (folder string, err error) // where the user's programs keep what they know between runs
	journals   map[string]*journal.Journal       // of datasets that were written to
	unrecorded bool                              // it was said that the command cannot be taken back

	args  []string       // the command line
	quiet bool           // set by --quiet
	root  *cobra.Command // the command line as it was understood, for a report of a bug

	singles []string // the datasets in one file that were read
	data    string   // what named the dataset that was read, as commands to paste repeat it: " -C DIR"; "" where it is found
}

// today is the day that it is where the user is.
func (s *streams) today() positions.Date {
	today, err := positions.ParseDate(s.now().Format("2006-01-02"))
	if err != nil {
		return 0 // a clock beyond the year 9999
	}
	return today
}

// pipeWidth is the width of tables where no terminal tells another.
const pipeWidth = 80

// measure takes the terminal's size again, which the person may have changed.
func (s *streams) measure() {
	if s.size == nil {
		return
	}
	if w, h := s.size(); w > 0 {
		s.width, s.height = w, h
	}
}

func systemStreams() *streams {
	s := &streams{in: os.Stdin, out: os.Stdout, err: os.Stderr, width: pipeWidth, env: os.Getenv}
	s.dir, _ = os.Getwd()
	s.now = time.Now
	s.state = func() (string, error) { return journal.Folder(runtime.GOOS, s.env) }
	s.browse = func(address string) error { return launch.Browse(s.env, address) }
	dumb := s.env("TERM") == "dumb" // it cannot move the cursor
	if fd := int(os.Stdout.Fd()); term.IsTerminal(fd) {
		s.terminal = true
		s.size = func() (int, int) {
			w, h, err := term.GetSize(fd)
			if err != nil {
				return 0, 0
			}
			return w, h
		}
		s.measure()
		if term.IsTerminal(int(os.Stdin.Fd())) {
			s.keys = &terminalKeys{in: os.Stdin, out: os.Stdout}
			if !dumb {
				s.person = terminalAsker(os.Stdin, os.Stdout, (&outputFlags{color: "auto"}).colored(s))
			}
		}
	}
	if w, _, err := term.GetSize(int(os.Stderr.Fd())); err == nil && !dumb {
		s.errWidth = w
	}
	return s
}
