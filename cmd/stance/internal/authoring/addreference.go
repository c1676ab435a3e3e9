package authoring

import (
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

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

// adding is the adding of a party, an issue or a source, of which a person may be asked.
type adding struct {
	s      *console.Streams
	opts   *addOptions
	what   string
	flags  *pflag.FlagSet
	resume bool

	answers map[string]asking.Answer // that were kept
	open    *openAnswers             // nil as long as nobody is asked
}

// newAdding is the adding of what a command adds.
func newAdding(s *console.Streams, cmd *cobra.Command, opts *addOptions) *adding {
	a := &adding{s: s, opts: opts, what: cmd.Name(), flags: cmd.Flags()}
	resumeFlag(cmd, &a.resume)
	opts.register(s, cmd)
	do := cmd.RunE
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		return a.run(func() error { return do(cmd, args) })
	}
	return a
}

// run does it: with what was kept, if that is to be gone on with, and so that what was answered is
// kept if it comes to nothing.
func (a *adding) run(do func() error) error {
	keeping := keeping{a.s, a.opts.data, a.what}
	flags := a.given()
	if a.resume {
		if err := keeping.resumable(len(flags) > 0); err != nil {
			return err
		}
		was, err := keeping.taken()
		if err != nil {
			return err
		}
		flags, a.answers = was.Flags, was.Answers
		if err := a.give(flags); err != nil {
			return err
		}
	}
	open := &openAnswers{keeping: keeping, given: kept{Flags: flags}, own: a.resume}
	a.open = open
	defer openInterview.Store(nil)
	err := do()
	switch {
	case open.in == nil:
		return err
	case err != nil:
		return &LeftError{Cause: err, Command: open.keep()}
	case a.opts.dryRun:
		return &LeftError{DryRun: true, Command: open.keep()}
	case a.resume:
		open.forget()
	}
	return nil
}

// given are the values of the flags that say something of what is added.
func (a *adding) given() map[string][]string {
	given := map[string][]string{}
	a.flags.Visit(func(f *pflag.Flag) {
		switch several, are := f.Value.(pflag.SliceValue); {
		case f.Name == "data" || f.Name == "dry-run" || f.Name == "resume":
		case are:
			given[f.Name] = several.GetSlice()
		default:
			given[f.Name] = []string{f.Value.String()}
		}
	})
	return given
}

// give gives flags the values that they had.
func (a *adding) give(flags map[string][]string) error {
	for name, values := range flags {
		f := a.flags.Lookup(name)
		if f == nil || len(values) == 0 {
			continue
		}
		var err error
		if several, are := f.Value.(pflag.SliceValue); are {
			err = several.Replace(values)
		} else {
			err = f.Value.Set(values[0])
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// complement asks for what is needed and was not given, and then for the rest, and for what else
// there is to ask; where nobody can be asked, what is needed is an error. It asks nothing where
// all that is needed was given.
func (a *adding) complement(of reference, all []asked, more func(in *asking.Interview) error) error {
	var missing []string
	given := make([]string, len(all))
	for i, one := range all {
		if given[i] = *one.value; *one.value == "" && !one.Optional {
			missing = append(missing, one.flag)
		}
	}
	if len(missing) == 0 {
		return nil
	}
	if a.s.Person == nil {
		return missingFlags(missing, a.s.WhereAsked())
	}
	in := asking.New(a.s.Person)
	if a.resume {
		in.Resume(a.answers)
	} else {
		a.open.tellOfOlder()
	}
	a.open.in = in
	openInterview.Store(a.open)
	a.s.Person.Hint(asking.Intro)
	return in.Run(func() error {
		for i, one := range all {
			*one.value = given[i]
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
	date, err := positions.ParseDayNear(text, s.Today())
	var unknown *positions.UnknownDateError
	switch {
	case !errors.As(err, &unknown):
		return date, err
	case positions.LooksLikeDate(text):
		return 0, broken(positions.BadDate(text, s.Today()))
	}
	return 0, &console.UsageError{Message: unknown.Message, Hint: unknown.Hint}
}

// askedDay checks that an answer is a day.
func askedDay(s *console.Streams) func(string) error {
	return func(answer string) error { _, err := dayGiven(s, answer); return err }
}
