package authoring

import (
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/spf13/cobra"

	"stance/cmd/stance/internal/console"
	"stance/cmd/stance/internal/dataset"
	"stance/data"
	"stance/positions"
	"stance/positions/spelling"
	"stance/positions/starter"
	"stance/positions/visible"
	"stance/positions/yamlfile"
	"stance/positions/yamlfile/schema"
)

type initOptions struct {
	template string
	example  bool
	title    string
	parties  []string
	issues   []string
	scales   []string
	date     string
	from     string
}

// templates are the words for --template.
var templates = []string{"blank", "survey", "example"}

// NewInitCommand makes `init`.
func NewInitCommand(s *console.Streams) *cobra.Command {
	var opts initOptions
	cmd := &cobra.Command{
		Use:   "init [DIR]",
		Short: "A dataset to begin with",
		Long: `Writes a new dataset into a new folder DIR (default: data): a codebook, a file for
the sources and a first snapshot, with comments that show what to write next. On a
terminal it asks for what no flag tells; there < goes back, and ? explains. In a pipe,
or with --template, it asks nothing, and placeholders stand for what is missing. A
folder that has something in it is refused, but for .git, a README and a licence; all
is written or nothing.

  blank     parties, issues and scales as given (the default)
  survey    scales of numbers, for the waves of an expert survey: with
            ` + "`stance import --wide`" + ` a whole table goes in
  example   the dataset that the program carries: the Alaska summit of August 2025

--from takes a dataset in one file, and writes the folder that says the same: with
files for each date, room for archived texts, and reviews. The file stays as it is.

An id is made of each name, European leaders being european-leaders; give another as
"eu=European leaders". A scale is given for an issue with its options from one pole
to the other and | between, or as numbers. Names of the poles stand outside:
"ceasefire=Settlement first < No ceasefire | Either | Ceasefire > Ceasefire first".
An issue without a scale is kept in words.

` + console.ExitHelp,
		Example: `  stance init
  stance init --example summit
  stance init talks --title "Grain talks" \
      --party Turkey --party "un=United Nations" \
      --issue "Port access" --scale "port-access=Closed | Inspected | Free"
  stance init talks --from talks.yaml
  stance init ches --template survey \
      --issue "eu=European integration" --scale "eu=Opposed < 1..7 > In favour"`,
		Args:              console.AtMost(1, "init takes one folder"),
		ValidArgsFunction: console.CompleteFolders(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			dir := "data"
			if len(args) > 0 {
				dir = args[0]
			}
			return runInit(s, &opts, dir, cmd.Flags().Changed("template"))
		},
	}
	f := cmd.Flags()
	f.StringVar(&opts.template, "template", templates[0], "what to begin with: "+strings.Join(templates, ", "))
	f.BoolVar(&opts.example, "example", false, "the same as --template example")
	f.StringVar(&opts.title, "title", "", "`what` is negotiated")
	f.StringArrayVar(&opts.parties, "party", nil, "a `party`, as Name or id=Name; repeated for each")
	f.StringArrayVar(&opts.issues, "issue", nil, "an `issue`, likewise")
	f.StringArrayVar(&opts.scales, "scale", nil, "the scale of an issue, as `ISSUE=SCALE`; repeated for each")
	f.StringVar(&opts.date, "date", "", "the `day` of the first snapshot (default: today)")
	f.StringVar(&opts.from, "from", "", "unfold this `file`, a dataset in one YAML file")
	_ = cmd.MarkFlagFilename("from", "yaml", "yml")
	console.TextFlags(cmd)
	console.Complete(cmd, "template", []string{templates[0] + "\tfiles with comments that say how", templates[1] + "\tfor a survey of experts, to be imported", templates[2] + "\ta copy of the built-in example"})
	for _, flag := range []string{"title", "party", "issue", "scale", "date"} {
		console.Complete(cmd, flag, nil) // they name what is not there yet
	}
	return cmd
}

func runInit(s *console.Streams, opts *initOptions, dir string, templateGiven bool) error {
	if opts.from != "" {
		if err := opts.refuseBesideFrom(templateGiven); err != nil {
			return err
		}
		return unfold(s, opts.from, dir)
	}
	if opts.example {
		if templateGiven && opts.template != "example" {
			return console.Usagef("--example and --template %s contradict each other", opts.template)
		}
		opts.template, templateGiven = "example", true
	}
	if !slices.Contains(templates, opts.template) {
		return &console.UsageError{Message: fmt.Sprintf("no template %q", opts.template), Hint: console.DidYouMean(opts.template, templates)}
	}
	d, err := opts.dataset(s)
	if err != nil {
		return err
	}
	if err := dataset.NotInto(s, "", dir); err != nil {
		return err
	}
	target := s.Path(dir)
	if _, err := os.Lstat(target); err == nil {
		if err := dataset.MayBecomeFolder(target); err != nil { // before anything is asked
			return err
		}
	}
	if opts.template == "example" {
		if opts.title != "" || len(opts.parties)+len(opts.issues)+len(opts.scales) > 0 || opts.date != "" {
			return &console.UsageError{Message: "the example is written as it is", Hint: "leave --title, --party, --issue, --scale and --date out"}
		}
		return writeExample(s, target, dir)
	}
	if s.Person != nil && !templateGiven && (d.Title == "" || len(d.Parties) == 0 || len(d.Issues) == 0) {
		if err := askNewDataset(s, d, dir, opts.date != ""); err != nil {
			return err
		}
	}
	given := d.Issues // whose scales were understood in some way
	placeholders := d.Fill()
	files := d.Files()
	if err := dataset.Write(s, target, files); err != nil {
		return err
	}
	wroteDataset(s, dir, files, given, placeholders)
	return nil
}

// dataset reads the flags.
func (o *initOptions) dataset(s *console.Streams) (*starter.Dataset, error) {
	if err := dataset.BlankTitle(o.title); err != nil {
		return nil, err
	}
	d := &starter.Dataset{Title: strings.TrimSpace(o.title), Survey: o.template == "survey"}
	if o.date != "" {
		date, err := dayGiven(s, o.date)
		if err != nil {
			return nil, inFlag("date", o.date, err)
		}
		d.Date = date
	} else {
		d.Date = s.Today()
	}
	var ids []string
	for _, spelt := range o.parties {
		id, name, err := named("--party", spelt, ids)
		if err != nil {
			return nil, err
		}
		ids = append(ids, id)
		d.Parties = append(d.Parties, &positions.Party{ID: id, Name: name})
	}
	ids = nil
	for _, spelt := range o.issues {
		id, name, err := named("--issue", spelt, ids)
		if err != nil {
			return nil, err
		}
		ids = append(ids, id)
		d.Issues = append(d.Issues, &positions.Issue{ID: id, Name: name})
	}
	book := positions.NewCodebook("", "", nil, d.Issues)
	for _, spelt := range o.scales {
		name, scale, ok := strings.Cut(spelt, "=")
		if !ok {
			return nil, &console.UsageError{Message: fmt.Sprintf("--scale %q names no issue", spelt), Hint: "write the issue, = and its scale: " + spelling.ScaleSpelling}
		}
		fit, exact := book.IssuesNamed(strings.TrimSpace(name))
		if !exact {
			return nil, console.Usagef("--scale: %q is none of the issues that --issue gives", strings.TrimSpace(name))
		}
		is := fit[0]
		var err error
		if is.Scale, err = spelling.Scale(scale); err != nil {
			return nil, console.Usagef("--scale for %s: %v", is.ID, err)
		}
	}
	return d, nil
}

// named reads a party or an issue as it is given to a flag.
func named(flag, spelt string, taken []string) (id, name string, err error) {
	id, name, err = spelling.Named(spelt)
	if err == nil {
		err = noThing(spelt, strings.TrimPrefix(flag, "--"))
	}
	switch {
	case err != nil:
		return "", "", console.Usagef("%s: %v", flag, err)
	case id == "":
		return "", "", &console.UsageError{Message: fmt.Sprintf("%s: no id can be made of %q, which has no Latin letters", flag, name), Hint: fmt.Sprintf("give one: %s \"some-id=%s\"", flag, name)}
	case slices.Contains(taken, id):
		return "", "", &console.UsageError{Message: fmt.Sprintf("%s: two have the id %s", flag, id), Hint: fmt.Sprintf("give the second another: %s \"%s-2=%s\"", flag, id, name)}
	}
	return id, name, nil
}

// writeExample writes the dataset that the program carries.
func writeExample(s *console.Streams, target, dir string) error {
	var files []yamlfile.File
	err := fs.WalkDir(data.Example, ".", func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		content, err := data.Example.ReadFile(name)
		files = append(files, yamlfile.File{Name: name, Content: content})
		return err
	})
	if err != nil {
		return err
	}
	if err := dataset.Write(s, target, starter.WithSchemas(files)); err != nil {
		return err
	}
	fmt.Fprintf(s.Out, "Wrote the example dataset to %s. Next: stance diff before-alaska white-house%s\n", visible.Line(dir), dataArgument(s, dir))
	return nil
}

// wroteDataset says what was written, and what to do next.
func wroteDataset(s *console.Streams, dir string, files []yamlfile.File, issues []*positions.Issue, placeholders []string) {
	fmt.Fprintf(s.Out, "Wrote a dataset to %s:\n", visible.Line(dir))
	for _, f := range files {
		if path.Dir(f.Name) != schema.Folder {
			fmt.Fprintln(s.Out, "  "+f.Name)
		}
	}
	fmt.Fprintln(s.Out, s.Laid(fmt.Sprintf("  %s/ (by which editors complete and check the files)", schema.Folder), 2))
	for _, is := range issues {
		if is.Scale != nil {
			fmt.Fprintln(s.Out, s.Laid(fmt.Sprintf("The scale of %s: %s", is.ID, visible.Line(scaleTold(is.Scale))), 2))
		}
	}
	if len(placeholders) > 0 {
		fmt.Fprintln(s.Out, s.Laid(fmt.Sprintf("Placeholders stand for its %s: write your own into %s.", strings.Join(placeholders, ", "), visible.Line(filepath.Join(dir, dataset.CodebookFile))), 0))
	}
	there := dataArgument(s, dir)
	steps := [][2]string{
		{"stance source add" + there, "take in a text: a file or an address"},
		{"stance add" + there, "record what a party wants"},
		{"stance check" + there, "is it sound?"},
		{"stance diff" + there, "with two dates: what changed?"},
	}
	width := 0
	for _, step := range steps {
		width = max(width, utf8.RuneCountInString(step[0]))
	}
	fmt.Fprintln(s.Out, "Next:")
	for _, step := range steps {
		line := fmt.Sprintf("  %-*s  %s", width, step[0], step[1])
		if s.Terminal && s.Width > 0 && utf8.RuneCountInString(line) > s.Width { // the command stays whole
			line = "  " + step[0] + "\n    " + step[1]
		}
		fmt.Fprintln(s.Out, line)
	}
}

// dataArgument is the --data that commands need from here for a dataset; ""
// where they find it by themselves.
func dataArgument(s *console.Streams, dir string) string {
	if found, err := dataset.Dir(s, ""); err == nil && found == s.Path(dir) {
		return ""
	}
	return " -C " + visible.Line(console.ShellPath(dir))
}
