package sourcing

import (
	"slices"

	"github.com/spf13/cobra"

	"stance/cmd/stance/internal/console"
	"stance/cmd/stance/internal/dataset"
	"stance/cmd/stance/internal/result"
	"stance/diff/report"
	"stance/diff/report/data/machine"
	"stance/positions"
	"stance/positions/evidence/verify"
)

type passagesOptions struct {
	view    dataset.ViewFlags
	sources []string
	all     bool
	output  result.Flags
}

func newPassagesCommand(s *console.Streams) *cobra.Command {
	var opts passagesOptions
	cmd := &cobra.Command{
		Use:   "passages",
		Short: "Sentences that name a party and an issue",
		Long: `Looks in the texts of the sources for sentences that name one of the parties and one of the
issues: a party by its name, its short name or somebody who speaks for it (speakers in
codebook.yaml), an issue by its name or its keywords, in which a * stands for any ending.
Without -p any party will do, without -i any issue. Those of which nothing is coded
come first. Of a source that was captured again what is new in its later texts is listed,
too, with the day of the capture.

` + console.ExitHelp,
		Example: `  stance source passages -p ukraine -i territory
  stance source passages -i ceasefire --source sky-2025-08-16 -f json`,
		Args:              console.AtMost(0, "source passages takes none; choose with --party, --issue and --source"),
		ValidArgsFunction: cobra.NoFileCompletions,
		RunE:              func(*cobra.Command, []string) error { return runPassages(s, &opts) },
	}
	opts.view.Register(cmd)
	cmd.Flags().StringSliceVar(&opts.sources, "source", nil, "only texts of these `sources`")
	cmd.Flags().BoolVarP(&opts.all, "all", "a", false, "list all of them")
	opts.output.Register(cmd, "table", passagesFinding(nil))
	return cmd
}

func passagesFinding(m *report.Passages) result.Finding {
	return result.Finding{Document: m.Document, JSON: result.Written(machine.PassagesJSON, m), CSV: result.Written(machine.PassagesCSV, m)}
}

func runPassages(s *console.Streams, opts *passagesOptions) error {
	if err := opts.output.Check(s); err != nil {
		return err
	}
	v, err := opts.view.Open(s)
	if err != nil {
		return err
	}
	sources := v.Dataset.Sources
	named, err := dataset.SourcesNamed(v.Dataset, opts.sources)
	if err != nil {
		return err
	}
	if named != nil {
		sources = named
	}
	read, done, err := dataset.ArchiveReader(s, v.Dir, "")
	if err != nil {
		return err
	}
	defer done()
	p := s.Progress("looking passages up", 0)
	found := verify.Run(verify.Quotes(v.History, func(_ *positions.Record, e *positions.Evidence) bool {
		return named == nil || slices.Contains(named, e.Source)
	}), nil, verify.Names(v.Dataset), read)
	model := report.NewPassages(v.History, v.Filter, sources, found, read)
	p.Done()
	model.All, model.Call = opts.all, v.Call
	return opts.output.Emit(s, passagesFinding(model))
}
