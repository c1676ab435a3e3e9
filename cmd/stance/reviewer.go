package main

import (
	"os"

	"stance/cmd/stance/internal/git"
	"stance/positions/team/review"
)

// reviewer is the person who signs off.
type reviewer struct {
	id   string
	name string // as given
}

// reviewer finds out who signs off: whom --reviewer names, else git's
// user.name of the user's own configuration.
func (s *streams) reviewer(given, dir string) (reviewer, error) {
	name := given
	if name == "" {
		name = s.gitUserName(dir)
	}
	if name == "" {
		e := usagef("nobody is named who signs off")
		e.hint = "name yourself with --reviewer NAME, or tell git: git config --global user.name NAME"
		return reviewer{}, e
	}
	id, err := review.ID(name)
	if err != nil {
		e := usagef("%v", err)
		e.hint = "choose a name or initials with --reviewer"
		return reviewer{}, e
	}
	return reviewer{id, name}, nil
}

// gitUserName is the name under which the user commits; "" where git is not
// there or knows none. What the dataset's repository says counts for nothing:
// a stranger's would have the user sign as somebody else.
func (s *streams) gitUserName(dir string) string {
	scratch, remove, err := s.disk.Scratch(scratchPrefix)
	if err != nil {
		return ""
	}
	defer remove()
	return git.UserName(os.Environ(), dir, scratch)
}

// coded reports whether a record was coded by the reviewer, by the name or the
// initials that the coder gave, however they are spelled.
func (r reviewer) coded(coder string) bool { return review.SamePerson(coder, r.name) }
