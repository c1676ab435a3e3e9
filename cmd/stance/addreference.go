package main

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"stance/positions"
	"stance/positions/slug"
	"stance/positions/splice"
	"stance/positions/starter"
)

// asked is a value that a flag gives or a person is asked for.
type asked struct {
	flag  string
	value *string
	question
}

// complement asks for what is needed and was not given, and then for the rest;
// where nobody can be asked, what is needed is an error. It asks nothing where
// all that is needed was given.
func (s *streams) complement(all []asked) error {
	var missing []string
	for _, a := range all {
		if *a.value == "" && !a.optional {
			missing = append(missing, a.flag)
		}
	}
	if len(missing) == 0 {
		return nil
	}
	asker := s.asker()
	if asker == nil {
		return missingFlags(missing)
	}
	return askAll(asker, all)
}

func askAll(asker *asker, all []asked) error {
	for _, a := range all {
		if *a.value != "" {
			continue
		}
		if a.flag == "id" && a.preset == "" {
			a.preset = slug.Of(*all[0].value) // of the name, which comes first
		}
		answer, err := asker.ask(a.question)
		if err != nil {
			return err
		}
		*a.value = answer
	}
	return nil
}

// checkID refuses what cannot be an id.
func checkID(answer string) error {
	if starter.IsID(answer) {
		return nil
	}
	e := usagef("%q is no id: small letters a to z and digits, in groups joined by single hyphens", answer)
	if id := slug.Of(answer); id != "" {
		e.hint = "such as " + id
	}
	return e
}

// newID checks an id that nothing else may have.
func newID(what string, taken func(id string) bool) func(string) error {
	return func(answer string) error {
		if taken(answer) {
			return usagef("there is %s %s already; choose another id", what, answer)
		}
		return checkID(answer)
	}
}

func checkDay(answer string) error {
	_, err := positions.ParseDate(answer)
	return err
}

// sourceQuestions are what is asked about a source whose id is known.
func sourceQuestions(src *positions.Source, published *string) []asked {
	return []asked{
		{"title", &src.Title, question{prompt: "Title of the source"}},
		{"publisher", &src.Publisher, question{prompt: "Publisher", optional: true}},
		{"published", published, question{prompt: "Day of publication", optional: true, check: checkDay}},
		{"url", &src.URL, question{prompt: "Address on the web", optional: true}},
		{"language", &src.Language, question{prompt: "Language, as a code such as en", optional: true}},
	}
}

// askSource asks about a new source.
func askSource(asker *asker, src *positions.Source) error {
	published := ""
	if err := askAll(asker, sourceQuestions(src, &published)); err != nil {
		return err
	}
	src.Published, _ = positions.ParseDate(published)
	return nil
}

func newAddSourceCommand(s *streams) *cobra.Command {
	var opts addOptions
	var src positions.Source
	var published string
	cmd := &cobra.Command{
		Use:   "source",
		Short: "Add a document to the sources",
		Long: `Adds a document to sources.yaml or, where the sources are in a folder, to the file
there that fits best. --id and --title are needed, and asked for on a terminal.

` + exitHelp,
		Example: `  stance add source --id sky-2025-08-19 --title "The day after the White House talks" \
    --publisher "Sky News" --published 2025-08-19 --language en --reliability B`,
		Args: noArguments,
		RunE: func(*cobra.Command, []string) error {
			_, result, err := s.loadAll(opts.data)
			if err != nil {
				return err
			}
			if published != "" {
				if err := checkDay(published); err != nil {
					return usagef("--published: %v", err)
				}
			}
			questions := append([]asked{{"id", &src.ID, question{prompt: "ID of the source", hint: "Such as sky-2025-08-19.",
				check: newID("a source", func(id string) bool { return result.Dataset.Source(id) != nil })}}}, sourceQuestions(&src, &published)...)
			if err := s.complement(questions); err != nil {
				return err
			}
			src.Published, _ = positions.ParseDate(published)
			if had := result.Dataset.Source(src.ID); had != nil {
				return usagef("there is a source %s already, at %s", src.ID, had.Place)
			}
			return opts.write(s, func(*positions.Dataset) (*splice.Additions, error) {
				return &splice.Additions{Sources: []*positions.Source{&src}}, nil
			})
		},
	}
	f := cmd.Flags()
	f.StringVar(&src.ID, "id", "", "its `id`, such as sky-2025-08-19")
	f.StringVar(&src.Title, "title", "", "its `title`")
	f.StringVar(&src.Publisher, "publisher", "", "its `publisher`")
	f.StringVar(&published, "published", "", "the `day` of publication, YYYY-MM-DD")
	f.StringVar(&src.URL, "url", "", "its `address` on the web")
	f.StringVar(&src.Archive, "archive", "", "the `path` of its text in the dataset (default: archive/<id>.txt)")
	f.StringVar(&src.SHA256, "sha256", "", "the `checksum` of that text")
	f.StringVar(&src.Language, "language", "", "its language, as a BCP 47 `code` such as en")
	f.StringVar(&src.Reliability, "reliability", "", "of the publisher, as a `letter` from A to F (Admiralty code)")
	complete(cmd, "reliability", []string{"A", "B", "C", "D", "E", "F"})
	opts.register(cmd)
	return cmd
}

func newAddPartyCommand(s *streams) *cobra.Command {
	var opts addOptions
	var p positions.Party
	var groups []string
	cmd := &cobra.Command{
		Use:   "party",
		Short: "Add a party to the codebook",
		Long: `Adds a party at the end of the codebook's parties. --id and --name are needed, and
asked for on a terminal.

` + exitHelp,
		Example: `  stance add party --id poland --name Poland --short PL --member-of europe`,
		Args:    noArguments,
		RunE: func(*cobra.Command, []string) error {
			_, result, err := s.loadAll(opts.data)
			if err != nil {
				return err
			}
			book := result.Dataset.Codebook
			if err := s.complement([]asked{
				{"name", &p.Name, question{prompt: "Name of the party"}},
				{"id", &p.ID, question{prompt: "ID", check: newID("a party", func(id string) bool { return book.Party(id) != nil })}},
				{"short", &p.Short, question{prompt: "Short name, for tables", optional: true}},
			}); err != nil {
				return err
			}
			if had := book.Party(p.ID); had != nil {
				return usagef("there is a party %s already, at %s", p.ID, had.Place)
			}
			return opts.write(s, func(ds *positions.Dataset) (*splice.Additions, error) {
				p.Groups = nil
				for _, name := range groups {
					group, err := partyNamed(ds.Codebook, name)
					if err != nil {
						return nil, err
					}
					p.Groups = append(p.Groups, group)
				}
				return &splice.Additions{Parties: []*positions.Party{&p}}, nil
			})
		},
	}
	f := cmd.Flags()
	f.StringVar(&p.ID, "id", "", "its `id`, such as united-kingdom")
	f.StringVar(&p.Name, "name", "", "its `name`")
	f.StringVar(&p.Short, "short", "", "a short `name`, for narrow tables and charts")
	f.StringVar(&p.Color, "color", "", "its `colour` in charts, as #rrggbb")
	f.StringSliceVar(&groups, "member-of", nil, "the `groups` that it belongs to, by id or name")
	opts.register(cmd)
	return cmd
}

// scaleFlags are the flags of a new issue's scale.
type scaleFlags struct {
	options         []string
	min, max        string
	lowEnd, highEnd string
}

func newAddIssueCommand(s *streams) *cobra.Command {
	var opts addOptions
	var is positions.Issue
	var scale scaleFlags
	cmd := &cobra.Command{
		Use:   "issue",
		Short: "Add an issue with its scale to the codebook",
		Long: `Adds an issue at the end of the codebook's issues. --id and --name are needed, and
asked for on a terminal, as is the scale.

A scale has options, --option "id=Label" for each from the low pole to the high
one, or is a range of numbers, --min and --max. --low and --high name its poles.
An issue without any of these is kept in words only.

` + exitHelp,
		Example: `  stance add issue --id reparations --name Reparations --low "None" --high "In full" \
    --option "no-reparations=None are paid" --option "frozen-assets=From frozen assets" --option "in-full=Paid in full"
  stance add issue --id european-integration --name "European integration" --min 1 --max 7 --low Opposed --high "In favour"`,
		Args: noArguments,
		RunE: func(*cobra.Command, []string) error {
			_, result, err := s.loadAll(opts.data)
			if err != nil {
				return err
			}
			book := result.Dataset.Codebook
			prompted, spelt := (is.Name == "" || is.ID == "") && scale.none(), ""
			if err := s.complement([]asked{
				{"name", &is.Name, question{prompt: "Name of the issue"}},
				{"id", &is.ID, question{prompt: "ID", check: newID("an issue", func(id string) bool { return book.Issue(id) != nil })}},
				{"question", &is.Question, question{prompt: "The question that it puts", optional: true}},
			}); err != nil {
				return err
			}
			if had := book.Issue(is.ID); had != nil {
				return usagef("there is an issue %s already, at %s", is.ID, had.Place)
			}
			if prompted {
				err = askAll(s.asker(), []asked{{"scale", &spelt, question{
					prompt: "Scale", optional: true, hint: "Write " + starter.ScaleSpelling + ".",
					check: func(spelt string) error { _, err := starter.Scale(spelt); return err },
				}}})
				if err != nil {
					return err
				}
			}
			if spelt != "" {
				is.Scale, err = starter.Scale(spelt)
			} else {
				is.Scale, err = scale.scale()
			}
			if err != nil {
				return err
			}
			return opts.write(s, func(*positions.Dataset) (*splice.Additions, error) {
				return &splice.Additions{Issues: []*positions.Issue{&is}}, nil
			})
		},
	}
	f := cmd.Flags()
	f.StringVar(&is.ID, "id", "", "its `id`, such as security-guarantees")
	f.StringVar(&is.Name, "name", "", "its `name`")
	f.StringVar(&is.Question, "question", "", "the `question` that it puts")
	f.StringArrayVar(&scale.options, "option", nil, "an option of its scale, as `ID=LABEL`; repeated, from the low pole to the high")
	f.StringVar(&scale.min, "min", "", "the lowest `number` of its scale")
	f.StringVar(&scale.max, "max", "", "the highest `number` of its scale")
	f.StringVar(&scale.lowEnd, "low", "", "the `name` of the low pole")
	f.StringVar(&scale.highEnd, "high", "", "the `name` of the high pole")
	opts.register(cmd)
	return cmd
}

func (f *scaleFlags) none() bool {
	return len(f.options) == 0 && f.min == "" && f.max == "" && f.lowEnd == "" && f.highEnd == ""
}

// scale makes a scale of the flags; nil where there is none.
func (f *scaleFlags) scale() (*positions.Scale, error) {
	numeric := f.min != "" || f.max != ""
	switch {
	case f.none():
		return nil, nil
	case numeric && len(f.options) > 0:
		return nil, usagef("a scale has options or --min and --max, not both")
	case numeric && (f.min == "" || f.max == ""):
		return nil, usagef("a range of numbers needs both --min and --max")
	case !numeric && len(f.options) < 2:
		return nil, &usageError{fmt.Sprintf("a scale with options has at least two, and there are %d", len(f.options)), "give --option \"id=Label\" for each, or --min and --max; leave --low and --high out for an issue without a scale"}
	}
	s := &positions.Scale{Low: f.lowEnd, High: f.highEnd, Max: 100}
	if numeric {
		var err error
		if s.Min, err = number("--min", f.min); err != nil {
			return nil, err
		}
		if s.Max, err = number("--max", f.max); err == nil && s.Min >= s.Max {
			err = usagef("--min %s is not below --max %s", f.min, f.max)
		}
		return s, err
	}
	for i, spelt := range f.options {
		o, err := optionSpelt(spelt)
		if err != nil {
			return nil, err
		}
		o.Value = 100 * float64(i) / float64(len(f.options)-1)
		if s.Option(o.ID) >= 0 {
			return nil, usagef("the option %s is given twice", o.ID)
		}
		s.Options = append(s.Options, o)
	}
	return s, nil
}

func number(flag, text string) (float64, error) {
	v, err := strconv.ParseFloat(text, 64)
	if err != nil || v-v != 0 { // infinite, or no number
		return 0, usagef("%s %q is not a number", flag, text)
	}
	return v, nil
}

// optionSpelt reads ID=LABEL.
func optionSpelt(s string) (positions.Option, error) {
	id, label, ok := strings.Cut(s, "=")
	o := positions.Option{ID: strings.TrimSpace(id), Label: strings.TrimSpace(label)}
	switch {
	case !ok || o.Label == "":
		return o, usagef("the option %q has no label: write id=Label", s)
	case slices.Contains([]string{"none", "same"}, o.ID):
		return o, usagef("%s cannot be an option's id, as it has a meaning of its own; choose another", o.ID)
	}
	return o, checkID(o.ID)
}
