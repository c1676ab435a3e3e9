package main

import (
	"github.com/spf13/cobra"

	"stance/cmd/stance/internal/console"
	"stance/cmd/stance/internal/dataset"
	"stance/cmd/stance/internal/result"
	"stance/diff/report"
	"stance/diff/report/data/machine"
	"stance/positions/problem"
)

type checkOptions struct {
	data   string
	output result.Flags
}

func newCheckCommand(s *console.Streams) *cobra.Command {
	var opts checkOptions
	cmd := &cobra.Command{
		Use:   "check",
		Short: "Is the dataset sound?",
		Long: `Lists every error and warning of the dataset in one run, each with its place, what
is wrong and how to mend it. Errors stop the other commands, warnings don't.

--format github writes the annotations that GitHub Actions shows beside the lines
of a pull request; run it in the repository's own folder.

` + console.ExitHelpOf("there are errors"),
		Example: `  stance check
  stance check -C path/to/dataset
  stance check -f json
  stance check -f github`,
		Args:              console.AtMost(0, "check takes none; name the dataset with --data"),
		ValidArgsFunction: cobra.NoFileCompletions,
		RunE:              func(_ *cobra.Command, _ []string) error { return runCheck(s, &opts) },
	}
	dataset.DataFlag(cmd, &opts.data)
	opts.output.Register(cmd, "table", checkFinding(nil, s, ""))
	repeatable(s, cmd)
	return cmd
}

func checkFinding(m *report.Check, s *console.Streams, dir string) result.Finding {
	return result.Finding{
		Document: m.Document,
		JSON:     result.Written(machine.CheckJSON, m),
		GitHub:   result.Annotated(machine.CheckGitHub, m, s, dir),
	}
}

func runCheck(s *console.Streams, opts *checkOptions) error {
	if err := opts.output.Check(s); err != nil {
		return err
	}
	dir, read, err := dataset.Read(s, opts.data)
	if err != nil {
		return err
	}
	if dataset.SingleFile(s, opts.data) == "" {
		dataset.WarnOfMissingTexts(dir, read)
	}
	model := &report.Check{Title: read.Dataset.Codebook.Title, Problems: read.Problems, Records: len(read.Dataset.Records)}
	err = opts.output.Emit(s, checkFinding(model, s, dir))
	if err == nil && faulty(read.Problems) {
		return errFaulty
	}
	if err == nil && problem.Count(read.Problems).Errors > 0 {
		return errFailed
	}
	return err
}
