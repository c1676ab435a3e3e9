package dataset

import (
	"path/filepath"

	"stance/cmd/stance/internal/console"
	"stance/cmd/stance/internal/disk"
	"stance/cmd/stance/internal/journal"
)

// Recorded has write make changes to the files of the dataset in a folder, noted before in
// the user's journal, so that the command can be taken back. made are folders in it that
// were made for them already. Where that cannot be noted, it is said, and done all the same.
func Recorded(s *console.Streams, dir string, changes []disk.Change, write func() error, made ...string) error {
	return recorded(s, Place{Dir: dir}, true, changes, write, made...)
}

// Noted has changes that are made already, by an editor, be the user's last command. sound says
// that the dataset had no errors before them.
func (p Place) Noted(s *console.Streams, sound bool, changes ...disk.Change) {
	_ = recorded(s, p, sound, changes, func() error { return nil })
}

func recorded(s *console.Streams, p Place, sound bool, changes []disk.Change, write func() error, made ...string) error {
	if len(changes) == 0 {
		return write()
	}
	noted, err := noted(s, p, sound, changes, made)
	if err != nil && !s.Unrecorded {
		s.Unrecorded = true
		s.Note("this command cannot be taken back: " + err.Error())
	}
	err = write()
	if noted != nil {
		noted.End(err == nil)
	}
	return err
}

func noted(s *console.Streams, p Place, sound bool, changes []disk.Change, made []string) (*journal.Writing, error) {
	if s.Journals == nil {
		s.Journals = map[string]*journal.Journal{}
	}
	of := filepath.Join(Followed(p.Dir), p.File)
	if s.Journals[of] == nil {
		j, err := p.Journal(s)
		if err != nil {
			return nil, err
		}
		s.Journals[of] = j
	}
	s.Journals[of].Unsound = !sound
	return s.Journals[of].Begin(s.Args, s.Now(), changes, made...)
}

// Journal is the user's journal of the dataset.
func (p Place) Journal(s *console.Streams) (*journal.Journal, error) {
	folder, err := s.State()
	if err != nil {
		return nil, err
	}
	if p.File != "" {
		return journal.OfFile(&s.Disk, folder, Followed(p.Dir), p.File), nil
	}
	return journal.Of(&s.Disk, folder, Followed(p.Dir)), nil
}

// TakenBack says how to take back what a command wrote, to go on behind what it did; nothing where that
// cannot be.
func TakenBack(s *console.Streams) string {
	if s.Unrecorded {
		return ""
	}
	return "; `stance undo" + s.Data + "` takes it back"
}
