package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime/debug"
	"strings"

	"github.com/spf13/cobra"

	"stance/positions"
	"stance/positions/intake"
	"stance/positions/sheet"
	"stance/positions/splice"
	"stance/positions/starter"
	"stance/positions/yamlfile"
)

// importFlags are the flags of `stance import`.
type importFlags struct {
	data        string
	dryRun      bool
	extend      bool
	title       string
	sheet       sheet.Options
	mapped      []string
	set         []string
	scales      []string
	dateFormat  string
	source      string
	sourceTitle string

	wide   bool
	dna    bool
	survey intake.Survey
}

func newImportCommand(s *streams) *cobra.Command {
	var f importFlags
	cmd := &cobra.Command{
		Use:   "import FILE",
		Short: "Take in a table: CSV, Excel, expert surveys, coded statements",
		Long: `Adds the rows of a table to the dataset. FILE is delimited text (commas,
semicolons or tabs; UTF-8, UTF-16 or an encoding of Windows) or an Excel workbook
(.xlsx); - is standard input. Nothing is written unless all of it can be: every
problem is told with its row and column, and what is recorded already is never
overwritten. The same file taken in again changes nothing.

A table has one row for each stance, under headings such as date, party, issue,
position, summary, quote, speaker, source. Other headings are mapped:
--map party=Actor. --wide takes in an expert survey, with one row for each party
and wave and a column for each issue, --dna statements coded with Discourse
Network Analyzer. ` + "`stance help tables`" + ` explains all columns, with examples.

` + exitHelp,
		Example: `  stance import stances.csv --dry-run                      what would be added?
  stance import stances.xlsx --map party=Actor,issue=Topic --set coder=jm
  stance import survey.csv --wide --position lrgen:0..10 --extend-codebook
  stance import statements.csv --dna --extend-codebook`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 {
				return &usageError{"import takes one file", "`stance import FILE`; - is standard input"}
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error { return f.run(s, cmd, args[0]) },
	}
	f.register(cmd)
	return cmd
}

func (f *importFlags) register(cmd *cobra.Command) {
	dataFlag(cmd, &f.data)
	flags := cmd.Flags()
	flags.BoolVarP(&f.dryRun, "dry-run", "n", false, "tell what would be added, and write nothing")
	flags.BoolVar(&f.extend, "extend-codebook", false, "add parties, issues and sources that the dataset lacks")
	flags.StringVar(&f.title, "title", "", "begin a new dataset with this `title`, in the folder that --data names")
	flags.StringArrayVar(&f.mapped, "map", nil, "which heading a column has: `COLUMN=HEADING`, repeated or with commas; or a YAML file with a line for each")
	flags.StringArrayVar(&f.set, "set", nil, "what stands in a column in all rows: `COLUMN=TEXT`, repeated or with commas")
	flags.StringArrayVar(&f.scales, "scale", nil, "the scale of an issue that is new: `ISSUE=0..10`, or its options from low to high with commas")
	flags.StringVar(&f.dateFormat, "date-format", "", "how dates are written, such as DD.MM.YYYY or MM/DD/YYYY")
	flags.StringVar(&f.sheet.Sheet, "sheet", "", "the `worksheet` of a workbook")
	flags.IntVar(&f.sheet.Header, "header", 0, "the `row` with the headings (default: the first that is not empty)")
	flags.StringVar(&f.sheet.Encoding, "encoding", "", "the encoding of delimited text, such as windows-1251 (default: found out)")
	flags.StringVar(&f.source, "source", "", "the `source` of all rows: its id, or an id for a new one")
	flags.StringVar(&f.sourceTitle, "source-title", "", "the title of --source, where it is new")
	flags.BoolVar(&f.wide, "wide", false, "an expert survey: one row for each party and wave")
	flags.StringSliceVar(&f.survey.Party, "party-column", nil, "with --wide or --dna: the `heading` of the parties; several together tell a party")
	flags.StringSliceVar(&f.survey.PartyName, "party-name", nil, "with --wide: the `heading` of names for parties that are new")
	flags.StringVar(&f.survey.Date, "date-column", "", "with --wide: the `heading` of dates or years")
	flags.StringArrayVar(&f.survey.Positions, "position", nil, "with --wide: a column of positions, `HEADING:MIN..MAX=ISSUE`; repeated (default: those headed by issues)")
	flags.StringArrayVar(&f.survey.Saliences, "salience", nil, "with --wide: a column of saliences, `HEADING:MIN..MAX=ISSUE` (default: X_salience beside X)")
	flags.StringVar(&f.survey.SalienceScale, "salience-scale", "", "with --wide: the scale of the saliences, such as 0..10; they become 0 to 100")
	flags.BoolVar(&f.dna, "dna", false, "statements exported from Discourse Network Analyzer")
	complete(cmd, "encoding", []string{"utf-8", "utf-16", "windows-1250", "windows-1251", "windows-1252"})
	complete(cmd, "position", nil) // a column of the table, and not a party's position
}

// check refuses flags that do not go together.
func (f *importFlags) check(cmd *cobra.Command) error {
	if f.wide && f.dna {
		return usagef("--wide and --dna are two kinds of table: leave one out")
	}
	for _, name := range []string{"party-name", "date-column", "position", "salience", "salience-scale"} {
		if cmd.Flags().Changed(name) && !f.wide {
			return &usageError{"--" + name + " goes with --wide", "for a table with a row for each stance, map headings with --map"}
		}
	}
	switch {
	case cmd.Flags().Changed("party-column") && !f.wide && !f.dna:
		return &usageError{"--party-column goes with --wide and --dna", "for a table with a row for each stance, say --map party=HEADING"}
	case f.dna && len(f.survey.Party) > 1:
		return usagef("--dna takes one --party-column")
	case f.sheet.Header < 0:
		return usagef("--header %d: rows count from 1", f.sheet.Header)
	case f.sourceTitle != "" && f.source == "":
		return &usageError{"--source-title is the title of a source that is not named", "name it with --source ID"}
	}
	return nil
}

// gcPercent is how much garbage may lie beside what is in use, half as much as
// usual: a large table is held whole, with the files that it becomes, and this
// takes less memory and hardly more time.
const gcPercent = 50

func (f *importFlags) run(s *streams, cmd *cobra.Command, file string) error {
	if err := f.check(cmd); err != nil {
		return err
	}
	options, err := f.options(s)
	if err != nil {
		return err
	}
	dir, have, err := f.dataset(s)
	if err != nil {
		return err
	}
	debug.SetGCPercent(gcPercent)
	name := file
	if file == "-" {
		name = "standard input"
	}
	table, err := f.table(s, file, name)
	if err != nil {
		return err
	}
	p := s.progress("Reading the rows", len(table.Rows))
	options.Read = p.add
	result, err := f.read(table, have, options)
	p.done()
	if err != nil {
		return asUsage(err)
	}
	in := &imported{s, name, dir, have, result}
	if err := in.refuse(f.extend); err != nil {
		return err
	}
	return in.write(f.title, f.dryRun)
}

// options puts the flags that all kinds of table have together.
func (f *importFlags) options(s *streams) (intake.Options, error) {
	o := intake.Options{DateFormat: f.dateFormat, SourceTitle: f.sourceTitle}
	for _, text := range f.mapped {
		if ext := strings.ToLower(filepath.Ext(text)); !strings.Contains(text, "=") && (ext == ".yaml" || ext == ".yml") {
			content, err := os.ReadFile(s.path(text))
			if err != nil {
				return o, err
			}
			pairs, problems := yamlfile.Pairs(text, content)
			if len(problems) > 0 {
				return o, &unreadableMapError{text, problems}
			}
			for _, p := range pairs {
				o.Map = append(o.Map, intake.Pair{Name: p.Key, Value: p.Value})
			}
			continue
		}
		pairs, err := splitPairs("map", text, true)
		if err != nil {
			return o, err
		}
		o.Map = append(o.Map, pairs...)
	}
	for _, text := range f.set {
		pairs, err := splitPairs("set", text, true)
		if err != nil {
			return o, err
		}
		o.Set = append(o.Set, pairs...)
	}
	for _, text := range f.scales {
		pairs, err := splitPairs("scale", text, false)
		if err != nil {
			return o, err
		}
		o.Scales = append(o.Scales, pairs...)
	}
	if f.source != "" {
		o.Set = append(o.Set, intake.Pair{Name: "source", Value: f.source})
	}
	return o, nil
}

// splitPairs reads NAME=VALUE, several with commas between. A comma belongs to
// the value where no NAME= follows.
func splitPairs(flag, text string, several bool) ([]intake.Pair, error) {
	var pairs []intake.Pair
	parts := []string{text}
	if several {
		parts = strings.Split(text, ",")
	}
	for _, part := range parts {
		name, value, ok := strings.Cut(part, "=")
		switch {
		case ok && strings.TrimSpace(name) != "" && !strings.ContainsAny(strings.TrimSpace(name), " \t"):
			pairs = append(pairs, intake.Pair{Name: strings.TrimSpace(name), Value: strings.TrimSpace(value)})
		case len(pairs) > 0:
			pairs[len(pairs)-1].Value += "," + part
		default:
			return nil, &usageError{fmt.Sprintf("--%s %s", flag, text), fmt.Sprintf("write --%s NAME=VALUE", flag)}
		}
	}
	return pairs, nil
}

// dataset reads the dataset that is added to, or makes room for a new one.
func (f *importFlags) dataset(s *streams) (dir string, have *positions.Dataset, err error) {
	if f.title == "" {
		dir, result, err := s.loadAll(f.data)
		if err != nil {
			return "", nil, err
		}
		return dir, result.Dataset, nil
	}
	if f.data == "" {
		return "", nil, &usageError{"--title begins a new dataset, and needs a folder for it", "name it with --data DIR"}
	}
	dir = s.path(f.data)
	entries, err := os.ReadDir(dir)
	switch {
	case err == nil && len(entries) > 0:
		return "", nil, &usageError{fmt.Sprintf("--title begins a new dataset, and %s is not empty", f.data), "leave --title out to add to the dataset there, or name a new folder"}
	case err != nil && !errors.Is(err, fs.ErrNotExist):
		return "", nil, err
	}
	return dir, &positions.Dataset{Codebook: positions.NewCodebook(f.title, "", nil, nil)}, nil
}

// table reads the file.
func (f *importFlags) table(s *streams, file, name string) (*sheet.Table, error) {
	p := s.progress("Reading the file", 0)
	content, err := readCapped(s, file)
	if err != nil {
		p.done()
		return nil, err
	}
	table, problems, err := sheet.Read(content, f.sheet)
	p.done()
	var option *sheet.OptionError
	switch {
	case errors.As(err, &option):
		return nil, &usageError{option.Message, option.Hint}
	case err != nil:
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	for _, note := range table.Notes {
		s.note(name + ": " + note)
	}
	if len(problems) > 0 {
		return nil, s.tableProblems(name, problems)
	}
	return table, nil
}

// readCapped reads no more of a file than is taken in.
func readCapped(s *streams, file string) ([]byte, error) {
	var content bytes.Buffer
	in := s.in
	if file != "-" {
		f, err := os.Open(s.path(file))
		if err != nil {
			return nil, err
		}
		defer f.Close()
		info, err := f.Stat()
		switch {
		case err != nil:
			return nil, err
		case info.IsDir():
			return nil, fmt.Errorf("%s is a folder, not a table", file)
		}
		content.Grow(int(min(info.Size(), sheet.MaxBytes)) + bytes.MinRead)
		in = f
	}
	_, err := content.ReadFrom(io.LimitReader(in, sheet.MaxBytes+1))
	return content.Bytes(), err
}

func (f *importFlags) read(t *sheet.Table, have *positions.Dataset, o intake.Options) (*intake.Result, error) {
	switch {
	case f.wide:
		return intake.Wide(t, have, o, f.survey)
	case f.dna:
		actor := ""
		if len(f.survey.Party) > 0 {
			actor = f.survey.Party[0]
		}
		return intake.Statements(t, have, o, actor)
	}
	return intake.Tidy(t, have, o)
}

// asUsage makes a mistake in the options of an intake one of the command line.
func asUsage(err error) error {
	var u *intake.UsageError
	if errors.As(err, &u) {
		return &usageError{u.Message, u.Hint}
	}
	return err
}

// imported is a table that was read, on its way into the dataset.
type imported struct {
	s      *streams
	name   string // of the table
	dir    string // of the dataset
	have   *positions.Dataset
	result *intake.Result
}

// edits works out the files, and reads the dataset as it will be with them.
func (in *imported) edits(title string) ([]splice.Edit, *yamlfile.Result, error) {
	here := os.DirFS(in.dir)
	if title == "" {
		return splice.Preview(here, in.have, &in.result.Add)
	}
	edits := in.newDataset(title)
	return edits, yamlfile.Read(splice.Overlay(here, edits)), nil
}

// newDataset is all files of a dataset that is not there yet.
func (in *imported) newDataset(title string) []splice.Edit {
	add := &in.result.Add
	d := &positions.Dataset{Codebook: positions.NewCodebook(title, "", add.Parties, add.Issues), Sources: add.Sources, Dates: add.Dates, Records: add.Records}
	positions.SortRecords(d.Records)
	var edits []splice.Edit
	for _, file := range starter.WithSchemas(yamlfile.Files(d)) {
		edits = append(edits, splice.Edit{Name: file.Name, New: file.Content})
	}
	return edits
}
