package main

import (
	"stance/cmd/stance/internal/disk"
	"stance/cmd/stance/internal/journal"
)

// recorded has write make changes to the files of the dataset in a folder, noted before in
// the user's journal, so that the command can be taken back. made are folders in it that
// were made for them already. Where that cannot be noted, it is said, and done all the same.
func (s *streams) recorded(dir string, changes []disk.Change, write func() error, made ...string) error {
	if len(changes) == 0 {
		return write()
	}
	noted, err := s.noted(followed(dir), changes, made)
	if err != nil && !s.unrecorded {
		s.unrecorded = true
		s.note("this command cannot be taken back: " + err.Error())
	}
	err = write()
	if noted != nil {
		noted.End(err == nil)
	}
	return err
}

func (s *streams) noted(dataset string, changes []disk.Change, made []string) (*journal.Writing, error) {
	folder, err := s.state()
	if err != nil {
		return nil, err
	}
	if s.journals == nil {
		s.journals = map[string]*journal.Journal{}
	}
	if s.journals[dataset] == nil {
		s.journals[dataset] = journal.Of(&s.disk, folder, dataset)
	}
	return s.journals[dataset].Begin(s.args, s.now(), changes, made...)
}
