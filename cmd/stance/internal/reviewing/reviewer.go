package reviewing

import (
	"cmp"
	"os"

	"stance/cmd/stance/internal/console"
	"stance/cmd/stance/internal/dataset"
	"stance/cmd/stance/internal/git"
	"stance/cmd/stance/internal/settings"
	"stance/positions/team/review"
)

// reviewer is the person who signs off.
type reviewer struct {
	id   string
	name string // as given
}

// findReviewer finds out who signs off: whom --reviewer names, else the user's settings, else git's
// user.name of the user's own configuration.
func findReviewer(s *console.Streams, given, dir string) (reviewer, error) {
	name := cmp.Or(given, s.Setting(settings.Reviewer).Value)
	if name == "" {
		name = gitUserName(s, dir)
	}
	if name == "" {
		e := console.Usagef("nobody is named who signs off")
		e.Hint = "name yourself with --reviewer NAME, once and for all in your settings (`stance config`), or tell git: git config --global user.name NAME"
		return reviewer{}, e
	}
	id, err := review.ID(name)
	if err != nil {
		e := console.Usagef("%v", err)
		e.Hint = "choose a name or initials with --reviewer"
		return reviewer{}, e
	}
	return reviewer{id, name}, nil
}

// gitUserName is the name under which the user commits; "" where git is not
// there or knows none. What the dataset's repository says counts for nothing:
// a stranger's would have the user sign as somebody else.
func gitUserName(s *console.Streams, dir string) string {
	scratch, remove, err := s.Disk.Scratch(dataset.ScratchPrefix)
	if err != nil {
		return ""
	}
	defer remove()
	return git.UserName(os.Environ(), dir, scratch)
}

// coded reports whether a record was coded by the reviewer, by the name or the
// initials that the coder gave, however they are spelled.
func (r reviewer) coded(coder string) bool { return review.SamePerson(coder, r.name) }
