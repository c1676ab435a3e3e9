package dataset

import (
	"stance/cmd/stance/internal/console"
	"stance/cmd/stance/internal/disk"
	"stance/cmd/stance/internal/journal"
)

// Recorded has write make changes to the files of the dataset in a folder, noted before in
// the user's journal, so that the command can be taken back. made are folders in it that
// were made for them already. Where that cannot be noted, it is said, and done all the same.
func Recorded(s *console.Streams, dir string, changes []disk.Change, write func() error, made ...string) error {
	if len(changes) == 0 {
		return write()
	}
	noted, err := noted(s, Followed(dir), changes, made)
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

func noted(s *console.Streams, dataset string, changes []disk.Change, made []string) (*journal.Writing, error) {
	folder, err := s.State()
	if err != nil {
		return nil, err
	}
	if s.Journals == nil {
		s.Journals = map[string]*journal.Journal{}
	}
	if s.Journals[dataset] == nil {
		s.Journals[dataset] = journal.Of(&s.Disk, folder, dataset)
	}
	return s.Journals[dataset].Begin(s.Args, s.Now(), changes, made...)
}
