package console

import (
	"errors"

	"stance/cmd/stance/internal/launch"
	"stance/cmd/stance/internal/settings"
)

// Page shows text in the user's pager. It reports false if the text has still
// to be shown, as there is no pager, or none that took it.
func (s *Streams) Page(text []byte) bool {
	chosen := s.Setting(settings.Pager)
	pager, wanted := launch.Pager(chosen.Value, chosen.From)
	if !wanted {
		return false
	}
	shown, err := pager.Page(s.ForPrograms(), text)
	var missing *launch.NotFoundError
	switch {
	case shown:
	case errors.As(err, &missing):
		if pager.From != "" {
			s.Note("the pager " + missing.Error())
		}
	case err != nil:
		s.Note("the pager " + pager.Setting + " failed: " + err.Error())
	}
	return shown
}

// ForPrograms is what a program gets that the user works in.
func (s *Streams) ForPrograms() launch.Streams {
	return launch.Streams{In: s.In, Out: s.RawOut(), Err: Unbroken(s.Err), Dir: s.Dir}
}
