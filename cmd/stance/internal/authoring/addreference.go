package authoring

import (
	"errors"
	"fmt"
	"strings"

	"stance/cmd/stance/internal/asking"
	"stance/cmd/stance/internal/console"
	"stance/positions"
	"stance/positions/slug"
	"stance/positions/yamlfile/schema"
)

// asked is a value that a flag gives or a person is asked for.
type asked struct {
	flag  string
	value *string
	console.Question
}

// reference is what is asked of a party, an issue or a source: its definition in a schema, by
// which its questions are explained.
type reference struct{ schema, definition string }

// complement asks for what is needed and was not given, and then for the rest, and for what else
// there is to ask; where nobody can be asked, what is needed is an error. It asks nothing where
// all that is needed was given.
func complement(s *console.Streams, of reference, all []asked, more func(in *asking.Interview) error) error {
	var missing []string
	given := make([]string, len(all))
	for i, a := range all {
		if given[i] = *a.value; *a.value == "" && !a.Optional {
			missing = append(missing, a.flag)
		}
	}
	if len(missing) == 0 {
		return nil
	}
	if s.Person == nil {
		return missingFlags(missing)
	}
	s.Person.Hint(asking.Intro)
	in := asking.New(s.Person)
	return in.Run(func() error {
		for i, a := range all {
			*a.value = given[i]
		}
		if err := askAll(in, of, all, func(name string) string { return name }, ""); err != nil || more == nil {
			return err
		}
		return more(in)
	})
}

// askAll asks for those values that are not there, by questions named after the flags; about is
// what they are of.
func askAll(in *asking.Interview, of reference, all []asked, named func(flag string) string, about string) error {
	for _, a := range all {
		if *a.value != "" {
			continue
		}
		if a.flag == "id" && a.Preset == "" {
			a.Preset = slug.Of(*all[0].value) // of the name or title, which comes first
		}
		a.Help = func() string { return schema.Description(of.schema, of.definition, a.flag) }
		answer, err := in.Ask(asking.Question{Name: named(a.flag), Of: about, Question: a.Question})
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

// inFlag names the flag whose day is none.
func inFlag(flag, given string, err error) error {
	var usage *console.UsageError
	if !errors.As(err, &usage) {
		return err
	}
	quoted := fmt.Sprintf("%q", given)
	if rest, begins := strings.CutPrefix(usage.Message, quoted); begins {
		return &console.UsageError{Message: "--" + flag + " " + quoted + rest, Hint: usage.Hint}
	}
	return &console.UsageError{Message: "--" + flag + " " + quoted + ": " + usage.Message, Hint: usage.Hint}
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

// dayGiven reads a day that no dataset has to know: any spelling that leaves no doubt, or
// today.
func dayGiven(s *console.Streams, text string) (positions.Date, error) {
	if text == positions.Today {
		return s.Today(), nil
	}
	date, err := positions.ParseDay(text)
	var unknown *positions.UnknownDateError
	switch {
	case !errors.As(err, &unknown):
		return date, err
	case positions.LooksLikeDate(text):
		return 0, broken(positions.BadDate(text))
	}
	return 0, &console.UsageError{Message: unknown.Message, Hint: unknown.Hint}
}

// askedDay checks that an answer is a day.
func askedDay(s *console.Streams) func(string) error {
	return func(answer string) error { _, err := dayGiven(s, answer); return err }
}
