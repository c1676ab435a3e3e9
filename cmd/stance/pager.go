package main

import (
	"errors"
	"os"

	"stance/cmd/stance/internal/launch"
)

// page shows text in the user's pager. It reports false if the text has still
// to be shown, as there is no pager, or none that took it.
func (s *streams) page(text []byte) bool {
	pager, wanted := launch.Pager(func(name string) (string, bool) {
		value := s.env(name)
		_, set := os.LookupEnv(name)
		return value, set || value != ""
	})
	if !wanted {
		return false
	}
	shown, err := pager.Page(s.forPrograms(), text)
	var missing *launch.NotFoundError
	switch {
	case shown:
	case errors.As(err, &missing):
		if pager.From != "" {
			s.note("the pager " + missing.Error())
		}
	case err != nil:
		s.note("the pager " + pager.Setting + " failed: " + err.Error())
	}
	return shown
}

// forPrograms is what a program gets that the user works in.
func (s *streams) forPrograms() launch.Streams {
	return launch.Streams{In: s.in, Out: s.rawOut(), Err: unbroken(s.err), Dir: s.dir}
}
