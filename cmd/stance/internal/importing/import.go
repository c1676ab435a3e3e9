package importing

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"runtime/debug"

	"github.com/spf13/cobra"

	"stance/cmd/stance/internal/console"
	"stance/cmd/stance/internal/dataset"
	"stance/cmd/stance/internal/disk"
	"stance/positions"
	"stance/positions/exchange/intake"
	"stance/positions/exchange/sheet"
	"stance/positions/splice"
	"stance/positions/starter"
	"stance/positions/yamlfile"
)

// NewImportCommand makes `import`.
func NewImportCommand(s *console.Streams) *cobra.Command {
	var f importFlags
	cmd := &cobra.Command{
		Use:   "import FILE",
		Short: "Take in a table: CSV, Excel, expert surveys, coded statements",
		Long: `Adds the rows of a table to the dataset. FILE is delimited text (commas,
semicolons or tabs; UTF-8, UTF-16 or an encoding of Windows) or an Excel workbook
(.xlsx); - is standard input. Nothing is written unless all of it can be: every
problem is told with its row and column. The same file taken in again changes nothing.

What is recorded and differs is refused. With --update it is changed, once you have seen what:
every record that is added, changed (with a redline of each column) or stays as it is. What the
table has no column for stays as it is recorded, and so do comments; an empty cell takes away
what is recorded. ` + "`stance undo`" + ` takes all of it back.

A table has one row for each stance, under headings such as date, party, issue,
position, summary, quote, speaker, source. Other headings are mapped:
--map party=Actor. --wide takes in an expert survey, with one row for each party
and wave and a column for each issue, --dna statements coded with Discourse
Network Analyzer. ` + "`stance help tables`" + ` explains all columns, with examples, and
lists the limits on large tables, which --limit raises.

` + console.ExitHelp,
		Example: `  stance import stances.csv --dry-run                      what would be added?
  stance import stances.csv --update                       what changed since?
  stance import stances.xlsx --map party=Actor,issue=Topic --set coder=jm
  stance import survey.csv --wide --position lrgen:0..10 --extend-codebook
  stance import statements.csv --dna --extend-codebook`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 {
				return &console.UsageError{Message: "import takes one file", Hint: "`stance import FILE`; - is standard input"}
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error { return f.run(s, cmd, args[0]) },
	}
	f.register(cmd)
	return cmd
}

// gcPercent is how much garbage may lie beside what is in use, half as much as
// usual: a large table is held whole, with the files that it becomes, and this
// takes less memory and hardly more time.
const gcPercent = 50

func (f *importFlags) run(s *console.Streams, cmd *cobra.Command, file string) error {
	if err := f.check(cmd); err != nil {
		return err
	}
	options, err := f.options(s)
	if err != nil {
		return err
	}
	if f.title != "" {
		if _, _, err := f.dataset(s); err != nil { // before a large table is read for nothing
			return err
		}
	} else if _, err := dataset.Dir(s, f.data); err != nil {
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
	if f.title == "" && !f.dryRun && !f.update {
		dir, err := dataset.Dir(s, f.data)
		if err != nil {
			return err
		}
		unlock, err := dataset.Lock(s, dir)
		if err != nil {
			return err
		}
		defer unlock()
	}
	again := dataset.Again
	if f.update { // what was asked about is not what would be done
		again = func(do func() error) error { return do() }
	}
	return again(func() error {
		dir, have, err := f.dataset(s)
		if err != nil {
			return err
		}
		p := s.Progress("Reading the rows", table.Len())
		options.Read = p.Add
		result, err := f.read(table, have, options)
		p.Done()
		if err != nil {
			return asUsage(err)
		}
		in := &imported{s, name, dir, have, result, f.allProblems}
		if err := in.refuse(f.extend); err != nil {
			return err
		}
		if f.update {
			return in.update(console.Consent{Yes: f.yes, DryRun: f.dryRun})
		}
		return in.write(f.title, f.dryRun)
	})
}

// dataset reads the dataset that is added to, or makes room for a new one.
func (f *importFlags) dataset(s *console.Streams) (dir string, have *positions.Dataset, err error) {
	if f.title == "" {
		dir, result, err := dataset.LoadAll(s, f.data)
		if err != nil {
			return "", nil, err
		}
		return dir, result.Dataset, nil
	}
	if f.data == "" {
		return "", nil, &console.UsageError{Message: "--title begins a new dataset, and needs a folder for it", Hint: "name it with --data DIR"}
	}
	if err := dataset.NotInto(s, "--data", f.data); err != nil {
		return "", nil, err
	}
	dir = s.Path(f.data)
	folder := disk.Dataset(dir)
	defer folder.Close()
	entries, err := folder.ReadDir(".")
	if err == nil && len(entries) > 0 && !disk.Abandoned(dir) {
		// One with this title may be what the same import wrote before it could say so.
		if there := dataset.ReadIn(dir); there.OK() && there.Dataset.Codebook.Title == f.title {
			return dir, &positions.Dataset{Codebook: positions.NewCodebook(f.title, "", nil, nil)}, nil
		}
		return "", nil, &console.UsageError{Message: fmt.Sprintf("--title begins a new dataset, and %s is not empty", f.data), Hint: "leave --title out to add to the dataset there, or name a new folder"}
	}
	if err := dataset.MayBecomeFolder(dir); err != nil {
		return "", nil, err
	}
	return dir, &positions.Dataset{Codebook: positions.NewCodebook(f.title, "", nil, nil)}, nil
}

// table reads the file.
func (f *importFlags) table(s *console.Streams, file, name string) (*sheet.Table, error) {
	p := s.Progress("Reading the file", 0)
	content, err := readCapped(s, file, f.sheet.Limits)
	if err != nil {
		p.Done()
		return nil, err
	}
	table, problems, err := sheet.Read(content, f.sheet)
	p.Done()
	var option *sheet.OptionError
	switch {
	case errors.As(err, &option):
		return nil, &console.UsageError{Message: option.Message, Hint: option.Hint}
	case err != nil:
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	for _, note := range table.Notes {
		s.Note(name + ": " + withoutMiddle(note))
	}
	if len(problems) > 0 {
		return nil, tableProblems(s, name, problems, f.allProblems)
	}
	return table, nil
}

// readCapped reads no more of a file than is taken in.
func readCapped(s *console.Streams, file string, limits sheet.Limits) ([]byte, error) {
	var content bytes.Buffer
	in := s.In
	if file != "-" {
		f, err := disk.Open(s.Path(file))
		if errors.Is(err, fs.ErrNotExist) {
			return nil, fmt.Errorf("there is no file %s", file)
		}
		if err != nil {
			return nil, err
		}
		defer f.Close()
		info, err := f.Stat()
		if err != nil {
			return nil, err
		}
		if err := limits.Check(info.Size()); err != nil {
			return nil, fmt.Errorf("%s: %w", file, err)
		}
		content.Grow(int(info.Size()) + bytes.MinRead)
		in = f
	}
	_, err := content.ReadFrom(io.LimitReader(in, limits.MaxSize()+1))
	if err == nil && int64(content.Len()) > limits.MaxSize() { // what it comes to is not known
		if file == "-" {
			file = "standard input"
		}
		return nil, fmt.Errorf("%s: %w", file, limits.Over())
	}
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
		return &console.UsageError{Message: u.Message, Hint: u.Hint}
	}
	return err
}

// imported is a table that was read, on its way into the dataset.
type imported struct {
	s      *console.Streams
	name   string // of the table
	dir    string // of the dataset
	have   *positions.Dataset
	result *intake.Result
	all    bool // every problem is told, however many there are
}

// edits works out the files, and reads the dataset as it will be with them.
func (in *imported) edits(title string) ([]splice.Edit, *yamlfile.Result, error) {
	here := disk.Dataset(in.dir)
	defer here.Close()
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
