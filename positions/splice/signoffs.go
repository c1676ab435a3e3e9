package splice

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"stance/positions"
	"stance/positions/problem"
	"stance/positions/team/review"
	"stance/positions/yamlfile"
)

// AddSignOffs adds sign-offs to the end of a reviewer's file, which tells by its name
// whose they are. The result has been read again, and says what the file said and then the
// new ones, or there is an error.
func AddSignOffs(name string, old []byte, signOffs []review.SignOff) ([]byte, error) {
	had, fault := yamlfile.SignOffsIn(name, old)
	if fault != nil {
		return nil, fmt.Errorf("nothing was added to %s, as there is an error in it: %s", name, strings.TrimSpace(problem.Render(*fault)))
	}
	f, err := Open(name, old)
	if err != nil {
		return nil, err
	}
	want := slices.Clone(had)
	var items []yamlfile.Piece
	for _, s := range signOffs {
		s.Reviewer, s.Note = yamlfile.ReviewerOf(name), strings.TrimSpace(s.Note)
		item := yamlfile.SignOffPiece(&s)
		if err := item.Sound(); err != nil {
			return nil, fmt.Errorf("nothing was added to %s: %w", name, err)
		}
		want, items = append(want, s), append(items, item)
	}
	if err := f.Append(items...); err != nil {
		return nil, err
	}
	content, err := f.Result()
	if errors.As(err, new(*NoPlaceError)) {
		return nil, fmt.Errorf("nothing was added to %s, as there is no place at its end where entries could stand; write it as a list with one - for each entry", name)
	}
	if err != nil {
		return nil, err
	}
	if got, fault := yamlfile.SignOffsIn(name, content); fault != nil || !slices.EqualFunc(got, want, sameSignOff) {
		return nil, &UnprovedError{name, "the sign-offs would not be what they were, with the new ones"}
	}
	return content, nil
}

func sameSignOff(a, b review.SignOff) bool {
	a.Place, b.Place = positions.Place{}, positions.Place{}
	return a == b
}
