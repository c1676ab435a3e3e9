package main

import (
	"errors"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"stance/cmd/stance/internal/console"
	"stance/cmd/stance/internal/dataset"
	"stance/cmd/stance/internal/result"
	"stance/diff/report"
	"stance/diff/report/data/machine"
	"stance/positions/team/agreement"
	"stance/positions/visible"
)

type agreementOptions struct {
	cells      dataset.CellFilter
	level      string
	seed       uint64
	min        float64
	minAsked   bool
	adjudicate string
	output     result.Flags
}

// levels are the words for --level.
var levels = []string{"scale", "nominal"}

func newAgreementCommand(s *console.Streams) *cobra.Command {
	var opts agreementOptions
	cmd := &cobra.Command{
		Use:   "agreement [NAME=]DIR [NAME=]DIR…",
		Short: "How well do coders agree?",
		Long: `Compares two or more codings of the same material, each a dataset of its own with
the same codebook: Krippendorff's alpha with a 95% bootstrap interval, percent
agreement and, for two coders, Cohen's kappa, plain and quadratic-weighted; per
issue and overall; then what they disagree on. A unit is a date, a party and an
issue. A coding is called by its folder's name unless it is given another.

Alpha is ordinal on scales with options and interval on numeric ones; with
--level nominal, any two positions differ alike. The interval comes from 1,000
resamples of the units with the seed --seed, so it repeats. A coefficient without
a value is "undefined", with the reason, never 0 or 1; in JSON it is null.
CSV holds the coefficients, a row per issue and one for all.

--min A is for CI: the exit code is 1 when the overall alpha is below A, or
undefined, as then nothing shows that it is met.

--adjudicate OUT writes one dataset into the new folder OUT: all that coders agree
on merged; and each cell on which they differ, or that one of them alone recorded,
as a comment, marked TO DECIDE, with every coder's record in it. A record that is
kept must say who decided (coder) and why (note): ` + "`stance check`" + ` asks for both.
OUT/decisions.md lists what is to decide, with who said what; --party and --issue
narrow what is shown, and not what is merged. OUT is written whole
or not at all, and never over a folder with something in it.

` + console.ExitHelpOf("--min was not met"),
		Example: `  stance agreement coder-a coder-b
  stance agreement anna=work/anna/data ben=work/ben/data
  stance agreement a b c --min 0.8 -q -f json > agreement.json
  stance agreement a b --level nominal -i ceasefire
  stance agreement a b --adjudicate merged && stance check -C merged`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) < 2 {
				return &console.UsageError{Message: "agreement needs two folders or more, one for each coding", Hint: "stance agreement [NAME=]DIR [NAME=]DIR…"}
			}
			return nil
		},
		ValidArgsFunction: console.CompleteFolders(math.MaxInt),
		RunE: func(cmd *cobra.Command, args []string) error {
			opts.minAsked = cmd.Flags().Changed("min")
			return runAgreement(s, &opts, args)
		},
	}
	opts.cells.Register(cmd)
	f := cmd.Flags()
	f.StringVar(&opts.level, "level", levels[0], "level of measurement: scale (what each issue's scale is) or nominal")
	f.Uint64Var(&opts.seed, "seed", 0, "`seed` of the bootstrap")
	f.Float64Var(&opts.min, "min", 0, "exit with 1 unless the overall `alpha` is at least this")
	f.StringVar(&opts.adjudicate, "adjudicate", "", "write what is agreed, and what is to decide, as a dataset into this new `folder`")
	console.Complete(cmd, "level", []string{levels[0] + "\twhat each issue's scale is", levels[1] + "\tas if positions had no order"})
	_ = cmd.MarkFlagDirname("adjudicate")
	opts.output.Register(cmd, "table", agreementFinding(nil))
	return cmd
}

func agreementFinding(m *report.Agreement) result.Finding {
	return result.Finding{
		Document: m.Document,
		JSON:     result.Written(machine.AgreementJSON, m),
		CSV:      result.Written(machine.AgreementCSV, m),
	}
}

func runAgreement(s *console.Streams, opts *agreementOptions, args []string) error {
	if err := opts.check(s); err != nil {
		return err
	}
	if opts.adjudicate != "" {
		if err := dataset.NotInto(s, "--adjudicate", opts.adjudicate); err != nil {
			return err
		}
		if err := dataset.MayBecomeFolder(s.Path(opts.adjudicate)); err != nil {
			return err
		}
	}
	codings, err := codings(s, args)
	if err != nil {
		return err
	}
	filter, err := opts.cells.Resolve(codings[0].Dataset.Codebook)
	if err != nil {
		return err
	}
	settings := agreement.Settings{Nominal: opts.level == "nominal", Bootstrap: agreement.Bootstrap{Seed: opts.seed}}
	p := s.Progress("comparing codings", 0)
	compared, err := settings.Compare(codings)
	p.Done()
	if err != nil {
		return apart(s, err)
	}
	if opts.adjudicate != "" {
		if err := adjudicate(s, opts.adjudicate, codings); err != nil {
			return err
		}
	}
	model := &report.Agreement{Result: compared, Title: codings[0].Dataset.Codebook.Title, Filter: filter}
	err = opts.output.Emit(s, agreementFinding(model))
	if err != nil || !opts.minAsked {
		return err
	}
	return minimum(s, opts.min, compared.Overall.Alpha)
}

func (o *agreementOptions) check(s *console.Streams) error {
	if err := o.output.Check(s); err != nil {
		return err
	}
	if o.level != levels[0] && o.level != levels[1] {
		return &console.UsageError{Message: fmt.Sprintf("--level %q", o.level), Hint: "write scale or nominal"}
	}
	if math.IsNaN(o.min) || o.min > 1 || o.min < -1 {
		return console.Usagef("--min is an alpha, from -1 to 1, such as 0.8")
	}
	return nil
}

// minimum holds the overall alpha against --min.
func minimum(s *console.Streams, least float64, alpha agreement.Coefficient) error {
	switch {
	case alpha.Value == nil:
		s.Complain(fmt.Sprintf("the overall alpha is undefined, so --min %v is not met: %s", least, alpha.Reason))
	case *alpha.Value < least:
		s.Complain(fmt.Sprintf("the overall alpha is %s, less than --min %v", report.Coefficient(alpha), least))
	default:
		return nil
	}
	return errFailed
}

// codings reads the datasets that the arguments name.
func codings(s *console.Streams, args []string) ([]agreement.Coding, error) {
	var codings []agreement.Coding
	seen := map[string]bool{}
	for _, arg := range args {
		name, dir, err := coding(s, arg)
		if err != nil {
			return nil, err
		}
		if seen[name] {
			return nil, &console.UsageError{Message: fmt.Sprintf("two codings are called %q", name), Hint: "name them apart, as in anna=DIR ben=DIR"}
		}
		seen[name] = true
		coded, err := dataset.Load(s, dir)
		if err != nil {
			return nil, err
		}
		codings = append(codings, agreement.Coding{Name: name, Dataset: coded})
	}
	return codings, nil
}

// coding takes NAME=DIR apart. What is a folder as it stands is no NAME=DIR,
// whatever is in its name.
func coding(s *console.Streams, arg string) (name, dir string, err error) {
	if info, err := os.Stat(s.Path(arg)); arg != "" && err == nil && info.IsDir() {
		return filepath.Base(s.Path(filepath.Clean(arg))), arg, nil
	}
	name, dir, named := strings.Cut(arg, "=")
	switch {
	case !named && arg != "":
		return filepath.Base(s.Path(filepath.Clean(arg))), arg, nil
	case strings.TrimSpace(name) == "" || dir == "":
		return "", "", &console.UsageError{Message: fmt.Sprintf("%q names no coding", arg), Hint: "write the folder, or NAME=DIR"}
	}
	return name, dir, nil
}

// apart explains why codings cannot be compared, each difference of their
// codebooks on a line of its own.
func apart(s *console.Streams, err error) error {
	var differ *agreement.CodebookError
	if !errors.As(err, &differ) {
		return err
	}
	for _, d := range differ.Differences {
		fmt.Fprintln(s.Err, "  "+visible.Line(d))
	}
	return fmt.Errorf("these codings cannot be compared, as their codebooks differ in %s, listed above; coders must use one codebook", console.Plural(len(differ.Differences), "point"))
}
