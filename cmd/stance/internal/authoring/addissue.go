package authoring

import (
	"strings"

	"github.com/spf13/cobra"

	"stance/cmd/stance/internal/asking"
	"stance/cmd/stance/internal/console"
	"stance/cmd/stance/internal/dataset"
	"stance/positions"
	"stance/positions/spelling"
	"stance/positions/splice"
)

// scaleFlags are the flags of a new issue's scale.
type scaleFlags struct {
	options         []string
	min, max        string
	lowEnd, highEnd string
	unit            string
}

func newAddIssueCommand(s *console.Streams) *cobra.Command {
	var opts addOptions
	var is positions.Issue
	var scale scaleFlags
	var spelt string
	var adding *adding
	cmd := &cobra.Command{
		Use:   "issue",
		Short: "Add an issue with its scale to the codebook",
		Long: `Adds an issue at the end of the codebook's issues. --id and --name are needed, and
asked for on a terminal, as is the scale; what you answered before Ctrl-C is kept, and
--resume goes on with it.

A scale has options, --option "id=Label" for each from the low pole to the high
one, or is a range of numbers, --min and --max, with the --unit that they count,
which is printed with every number. --low and --high name its poles. --scale takes
all of it on one line, as init does. An issue without any of these is kept in words
only.

` + console.ExitHelp,
		Example: `  stance add issue --id reparations --name Reparations \
    --low "None" --high "In full" \
    --option "no-reparations=None are paid" \
    --option "frozen-assets=From frozen assets" --option "in-full=Paid in full"
  stance add issue --id european-integration \
    --name "European integration" \
    --min 1 --max 7 --low Opposed --high "In favour"
  stance add issue --id prisoners --name Prisoners \
    --scale "None exchanged < None | Some | All > All exchanged"
  stance add issue --id catch --name "Total catch" \
    --min 300000 --max 420000 --unit tonnes`,
		Args:              noArguments,
		ValidArgsFunction: cobra.NoFileCompletions,
		RunE: func(*cobra.Command, []string) error {
			_, result, err := dataset.LoadAll(s, opts.data)
			if err != nil {
				return err
			}
			book := result.Dataset.Codebook
			prompted := (is.Name == "" || is.ID == "") && scale.none() && spelt == ""
			var asksScale func(*asking.Interview) error
			if prompted {
				asksScale = func(in *asking.Interview) (err error) {
					is.Scale, err = askScale(in, &is, scaleHint)
					return err
				}
			}
			if err := adding.complement(reference{"codebook", "issue"}, []asked{
				{"name", &is.Name, console.Question{Prompt: "Name of the issue"}},
				{"id", &is.ID, console.Question{Prompt: "ID", Check: newID("an issue", func(id string) bool { return book.Issue(id) != nil })}},
				{"question", &is.Question, console.Question{Prompt: "The question that it puts", Optional: true}},
			}, asksScale); err != nil {
				return err
			}
			if had := book.Issue(is.ID); had != nil {
				return console.Usagef("there is an issue %s already, at %s", is.ID, had.Place)
			}
			if !scale.none() {
				if is.Scale, err = scale.scale(); err != nil {
					return err
				}
			}
			if spelt != "" {
				if !scale.none() {
					return console.Usagef("--scale says all of a scale; leave the other flags for it out")
				}
				if is.Scale, err = spelling.Scale(spelt); err != nil {
					return console.Usagef("--scale: %v", err)
				}
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
	f.StringArrayVar(&is.Keywords, "keyword", nil, "`words` to look for in sources, with * for any ending, such as \"EU member*\"; may be repeated")
	f.StringVar(&spelt, "scale", "", "its `scale` on one line: \"LOW < A | B | C > HIGH\", or numbers as in 0..10")
	f.StringArrayVar(&scale.options, "option", nil, "an option of its scale, as `ID=LABEL`; repeated, from the low pole to the high")
	f.StringVar(&scale.min, "min", "", "the lowest `number` of its scale")
	f.StringVar(&scale.max, "max", "", "the highest `number` of its scale")
	f.StringVar(&scale.lowEnd, "low", "", "the `name` of the low pole")
	f.StringVar(&scale.highEnd, "high", "", "the `name` of the high pole")
	f.StringVar(&scale.unit, "unit", "", "what the `numbers` of its scale count, such as tonnes")
	adding = newAdding(s, cmd, &opts)
	return cmd
}

func (f *scaleFlags) none() bool {
	return len(f.options) == 0 && f.min == "" && f.max == "" && f.lowEnd == "" && f.highEnd == "" && f.unit == ""
}

// scale makes a scale of the flags; nil where there is none.
func (f *scaleFlags) scale() (*positions.Scale, error) {
	numeric := f.min != "" || f.max != ""
	switch {
	case f.none():
		return nil, nil
	case numeric && len(f.options) > 0:
		return nil, broken(positions.TwoScales)
	case !numeric && f.unit != "":
		return nil, &console.UsageError{Message: positions.UnitAlone.Message, Hint: "give --min and --max, too, or leave --unit out"}
	case numeric && (f.min == "" || f.max == ""):
		return nil, console.Usagef("a range of numbers needs both --min and --max")
	case !numeric && len(f.options) < 2:
		return nil, &console.UsageError{Message: positions.FewOptions.Message, Hint: "give --option \"id=Label\" for each, or --min and --max; leave --low and --high out for an issue without a scale"}
	}
	s := &positions.Scale{Low: f.lowEnd, High: f.highEnd, Unit: f.unit, Max: 100}
	if numeric {
		var err error
		if s.Min, err = number("min", f.min); err != nil {
			return nil, err
		}
		if s.Max, err = number("max", f.max); err != nil {
			return nil, err
		}
		if err := broken(positions.Bounds(s.Min, s.Max)); err != nil {
			return nil, err
		}
		return s, brokenBy("unit", f.unit, positions.Unit(f.unit))
	}
	for i, spelt := range f.options {
		o, err := optionSpelt(spelt)
		if err != nil {
			return nil, err
		}
		o.Value = 100 * float64(i) / float64(len(f.options)-1)
		if s.Option(o.ID) >= 0 {
			return nil, broken(positions.GivenTwice("the option", o.ID))
		}
		s.Options = append(s.Options, o)
	}
	return s, nil
}

func number(key, text string) (float64, error) {
	v, fault := positions.ParseNumber(text, "")
	return v, brokenBy(key, text, fault)
}

// optionSpelt reads ID=LABEL.
func optionSpelt(s string) (positions.Option, error) {
	id, label, ok := strings.Cut(s, "=")
	o := positions.Option{ID: strings.TrimSpace(id), Label: strings.TrimSpace(label)}
	switch {
	case !ok || o.Label == "":
		return o, console.Usagef("the option %q has no label: write id=Label", s)
	}
	if f := positions.Reserved(o.ID); f != nil {
		return o, broken(f)
	}
	return o, checkID(o.ID)
}
