package authoring

import (
	"fmt"

	"stance/cmd/stance/internal/console"
	"stance/positions"
	"stance/positions/slug"
)

// asked is a value that a flag gives or a person is asked for.
type asked struct {
	flag  string
	value *string
	console.Question
}

// complement asks for what is needed and was not given, and then for the rest;
// where nobody can be asked, what is needed is an error. It asks nothing where
// all that is needed was given.
func complement(s *console.Streams, all []asked) error {
	var missing []string
	for _, a := range all {
		if *a.value == "" && !a.Optional {
			missing = append(missing, a.flag)
		}
	}
	if len(missing) == 0 {
		return nil
	}
	asker := s.Person
	if asker == nil {
		return missingFlags(missing)
	}
	return askAll(asker, all)
}

func askAll(asker *console.Asker, all []asked) error {
	for _, a := range all {
		if *a.value != "" {
			continue
		}
		if a.flag == "id" && a.Preset == "" {
			a.Preset = slug.Of(*all[0].value) // of the name, which comes first
		}
		answer, err := asker.Ask(a.Question)
		if err != nil {
			return err
		}
		*a.value = answer
	}
	return nil
}

// checkID refuses what cannot be an id.
func checkID(answer string) error {
	return broken(positions.ID(answer))
}

// broken is a rule of the format that an answer or a flag breaks; nil for none.
func broken(f *positions.Fault) error {
	if f == nil {
		return nil
	}
	return &console.UsageError{Message: f.Message, Hint: f.Suggested()}
}

// brokenBy is one that what a flag was given breaks.
func brokenBy(flag, given string, f *positions.Fault) error {
	if f == nil {
		return nil
	}
	return &console.UsageError{Message: fmt.Sprintf("--%s %q: %s", flag, given, f.Message), Hint: f.Suggested()}
}

// newID checks an id that nothing else may have.
func newID(what string, taken func(id string) bool) func(string) error {
	return func(answer string) error {
		if taken(answer) {
			return console.Usagef("there is %s %s already; choose another id", what, answer)
		}
		return checkID(answer)
	}
}

func checkDay(answer string) error {
	if _, err := positions.ParseDate(answer); err != nil {
		return broken(positions.BadDate(answer))
	}
	return nil
}
