package importing

import (
	"errors"
	"fmt"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"stance/cmd/stance/internal/console"
	"stance/cmd/stance/internal/dataset"
	"stance/cmd/stance/internal/disk"
	"stance/diff/report/document"
	"stance/positions/exchange/intake"
	"stance/positions/exchange/sheet"
	"stance/positions/yamlfile"
)

// mapLimit is how many bytes of a file for --map are read: a line for each
// column takes far fewer.
const mapLimit = 1 << 20

// importFlags are the flags of `stance import`.
type importFlags struct {
	data        string
	dryRun      bool
	update      bool
	yes         bool
	extend      bool
	allProblems bool
	title       string
	sheet       sheet.Options
	mapped      []string
	set         []string
	scales      []string
	dateFormat  string
	limits      []string
	source      string
	sourceTitle string

	wide   bool
	dna    bool
	survey intake.Survey
}

func (f *importFlags) register(cmd *cobra.Command) {
	dataset.DataFlag(cmd, &f.data)
	flags := cmd.Flags()
	flags.BoolVarP(&f.dryRun, "dry-run", "n", false, "tell what would be added, and write nothing")
	flags.BoolVar(&f.update, "update", false, "change records that are there and differ: shown first, in the columns that the table has")
	flags.BoolVarP(&f.yes, "yes", "y", false, "with --update: without asking")
	flags.BoolVar(&f.allProblems, "all-problems", false, "tell every problem of the table, and not the first "+strconv.Itoa(maxTableProblems)+" alone")
	flags.BoolVar(&f.extend, "extend-codebook", false, "add parties, issues and sources that the dataset lacks")
	flags.StringVar(&f.title, "title", "", "begin a new dataset with this `title`, in the folder that --data names")
	flags.StringArrayVar(&f.mapped, "map", nil, "which heading a column has: `COLUMN=HEADING`, repeated or with commas; or a YAML file with a line for each")
	flags.StringArrayVar(&f.set, "set", nil, "what stands in a column in all rows: `COLUMN=TEXT`, repeated or with commas")
	flags.StringArrayVar(&f.scales, "scale", nil, "the scale of an issue that is new: `ISSUE=0..10`, or its options from low to high with commas; '*=0..10' for all others")
	flags.StringVar(&f.dateFormat, "date-format", "", "how dates are written, such as DD.MM.YYYY or MM/DD/YYYY")
	flags.StringVar(&f.sheet.Sheet, "sheet", "", "the `worksheet` of a workbook")
	flags.IntVar(&f.sheet.Header, "header", 0, "the `row` with the headings (default: the first that is not empty)")
	flags.StringVar(&f.sheet.Encoding, "encoding", "", "the encoding of delimited text, such as windows-1251 (default: found out)")
	flags.StringArrayVar(&f.limits, "limit", nil, "raise or lower a limit on what is read: `NAME=VALUE`, repeated or with commas; "+strings.Join(sheet.LimitNames(), ", "))
	flags.StringVar(&f.source, "source", "", "the `source` of all rows: its id, or an id for a new one")
	flags.StringVar(&f.sourceTitle, "source-title", "", "the title of --source, where it is new")
	flags.BoolVar(&f.wide, "wide", false, "an expert survey: one row for each party and wave")
	flags.StringSliceVar(&f.survey.Party, "party-column", nil, "with --wide or --dna: the `heading` of the parties; several together tell a party")
	flags.StringSliceVar(&f.survey.PartyName, "party-name", nil, "with --wide: the `heading` of names for parties that are new")
	flags.StringVar(&f.survey.Date, "date-column", "", "with --wide: the `heading` of dates or years")
	flags.StringArrayVar(&f.survey.Positions, "position", nil, "with --wide: a column of positions, `HEADING:MIN..MAX=ISSUE`; repeated (default: those headed by issues)")
	flags.StringArrayVar(&f.survey.Saliences, "salience", nil, "with --wide: a column of saliences, `HEADING:MIN..MAX=ISSUE` (default: X_salience beside X)")
	flags.StringVar(&f.survey.SalienceScale, "salience-scale", "", "with --wide: the scale of the saliences, such as 0..10; they become 0 to 100")
	flags.StringArrayVar(&f.survey.Margins.Fixed, "margin", nil, "with --wide: how far off positions may be, `X` or ISSUE=X, in units of the survey's scale; repeated")
	flags.StringArrayVar(&f.survey.Margins.Experts, "experts", nil, "with --wide: how many experts placed the party, a `COLUMN`, COLUMN=ISSUE or '*_n'; with standard deviations this makes margins")
	flags.StringArrayVar(&f.survey.Margins.Deviations, "sd", nil, "with --wide and --experts: the experts' standard deviation, `COLUMN=ISSUE` or '*_sd' (default: X_sd beside X)")
	flags.BoolVar(&f.dna, "dna", false, "statements exported from Discourse Network Analyzer")
	console.Complete(cmd, "encoding", []string{"utf-8\twhat most programs write", "utf-16\tExcel: Unicode text", "windows-1250\tCentral Europe", "windows-1251\tCyrillic", "windows-1252\tWestern Europe"})
	console.Complete(cmd, "position", nil) // a column of the table, and not a party's position
}

// check refuses flags that do not go together.
func (f *importFlags) check(cmd *cobra.Command) error {
	if f.wide && f.dna {
		return console.Usagef("--wide and --dna are two kinds of table: leave one out")
	}
	for _, name := range []string{"party-name", "date-column", "position", "salience", "salience-scale", "margin", "experts", "sd"} {
		if cmd.Flags().Changed(name) && !f.wide {
			return &console.UsageError{Message: "--" + name + " goes with --wide", Hint: "for a table with a row for each stance, map headings with --map"}
		}
	}
	switch {
	case f.yes && !f.update:
		return &console.UsageError{Message: "--yes goes with --update", Hint: "what is new is added without asking"}
	case f.update && f.title != "":
		return &console.UsageError{Message: "--title begins a new dataset, in which there is nothing to --update", Hint: "leave one of them out"}
	case cmd.Flags().Changed("party-column") && !f.wide && !f.dna:
		return &console.UsageError{Message: "--party-column goes with --wide and --dna", Hint: "for a table with a row for each stance, say --map party=HEADING"}
	case f.dna && len(f.survey.Party) > 1:
		return console.Usagef("--dna takes one --party-column")
	case f.sheet.Header < 0:
		return console.Usagef("--header %d: rows count from 1", f.sheet.Header)
	case f.sourceTitle != "" && f.source == "":
		return &console.UsageError{Message: "--source-title is the title of a source that is not named", Hint: "name it with --source ID"}
	}
	if err := dataset.BlankTitle(f.title); err != nil {
		return err
	}
	return f.setLimits()
}

// setLimits reads what is said of limits.
func (f *importFlags) setLimits() error {
	for _, text := range f.limits {
		pairs, err := splitPairs("limit", text, true)
		if err != nil {
			return err
		}
		for _, p := range pairs {
			var option *sheet.OptionError
			if err := f.sheet.Limits.Set(p.Name, p.Value); errors.As(err, &option) {
				return &console.UsageError{Message: fmt.Sprintf("--limit %s=%s: %s", p.Name, p.Value, option.Message), Hint: option.Hint}
			}
		}
	}
	return nil
}

// maxMapped is how many columns a file of --map may map.
const maxMapped = 1000

// options puts the flags that all kinds of table have together.
func (f *importFlags) options(s *console.Streams) (intake.Options, error) {
	o := intake.Options{Update: f.update, DateFormat: f.dateFormat, SourceTitle: f.sourceTitle}
	for _, text := range f.mapped {
		if ext := strings.ToLower(filepath.Ext(text)); !strings.Contains(text, "=") && (ext == ".yaml" || ext == ".yml") {
			content, err := disk.ReadFile(s.Path(text), mapLimit)
			if err != nil {
				return o, err
			}
			pairs, problems := yamlfile.Pairs(text, content)
			if len(problems) > 0 {
				return o, &unreadableMapError{text, problems}
			}
			if len(pairs) > maxMapped {
				return o, fmt.Errorf("%s: it maps %s columns, and a file of --map may map %s", text, document.Thousands(len(pairs)), document.Thousands(maxMapped))
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

// splitPairs reads NAME=VALUE, or several with commas between. A comma belongs to
// the value where no NAME= follows; among several a NAME has no spaces.
func splitPairs(flag, text string, several bool) ([]intake.Pair, error) {
	var pairs []intake.Pair
	parts := []string{text}
	if several {
		parts = strings.Split(text, ",")
	}
	for _, part := range parts {
		name, value, ok := strings.Cut(part, "=")
		switch {
		case ok && strings.TrimSpace(name) != "" && !(several && strings.ContainsAny(strings.TrimSpace(name), " \t")):
			pairs = append(pairs, intake.Pair{Name: strings.TrimSpace(name), Value: strings.TrimSpace(value)})
		case len(pairs) > 0:
			pairs[len(pairs)-1].Value += "," + part
		default:
			return nil, &console.UsageError{Message: fmt.Sprintf("--%s %s", flag, text), Hint: fmt.Sprintf("write --%s NAME=VALUE", flag)}
		}
	}
	return pairs, nil
}
