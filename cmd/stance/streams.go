package main

import (
	"io"
	"os"
	"path/filepath"
	"time"

	"github.com/spf13/cobra"
	"golang.org/x/term"

	"stance/cmd/stance/internal/disk"
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
				s.person = terminalAsker(os.Stdin, os.Stdout, s.colored("auto", false))
			}
		}
	}
	if w, _, err := term.GetSize(int(os.Stderr.Fd())); err == nil && !dumb {
		s.errWidth = w
	}
	return s
}

// path makes a path as the user gave it absolute.
func (s *streams) path(p string) string {
	if filepath.IsAbs(p) {
		return p
	}
	return filepath.Join(s.dir, p)
}

// relative shows a folder as seen from where the user stands, if that is
// shorter.
func (s *streams) relative(dir string) string {
	if rel, err := filepath.Rel(s.dir, dir); err == nil && len(rel) < len(dir) {
		return rel
	}
	return dir
}

// colored reports whether a result has colours: by the wish, which is auto, always or
// never, the environment, and whether it goes to a file or to a person's terminal.
func (s *streams) colored(wish string, file bool) bool {
	switch wish {
	case "always":
		return true
	case "never":
		return false
	}
	if s.env("NO_COLOR") != "" || file {
		return false
	}
	if force := s.env("CLICOLOR_FORCE"); force != "" && force != "0" {
		return true
	}
	return s.terminal && s.env("TERM") != "dumb"
}
