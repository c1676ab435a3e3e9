package sourcing

import (
	"github.com/spf13/cobra"

	"stance/cmd/stance/internal/console"
	"stance/cmd/stance/internal/dataset"
	"stance/cmd/stance/internal/result"
	"stance/diff/report"
	"stance/diff/report/data/machine"
	"stance/positions/evidence/verify"
)

type listOptions struct {
	view   dataset.ViewFlags
	output result.Flags
}

func newListCommand(s *console.Streams) *cobra.Command {
	var opts listOptions
	cmd := &cobra.Command{
		Use:   "list",
		Short: "What was read, and what is coded of it",
		Long: `Lists every source with who read it through (its ` + "`read`" + `), what cites it, and in how many
paragraphs of its text a quotation stands.

` + console.ExitHelp,
		Example: `  stance source list
  stance source list -f csv -o sources.csv`,
		Args:              console.AtMost(0, "source list takes none; name the dataset with --data"),
		ValidArgsFunction: cobra.NoFileCompletions,
		RunE:              func(*cobra.Command, []string) error { return runList(s, &opts) },
	}
	dataset.DataFlag(cmd, &opts.view.Data)
	opts.output.Register(cmd, "table", listFinding(nil))
	return cmd
}

func listFinding(m *report.Sources) result.Finding {
	return result.Finding{
		Document: m.Document,
		JSON:     result.Written(machine.SourcesJSON, m),
		CSV:      result.Written(machine.SourcesCSV, m),
	}
}

func runList(s *console.Streams, opts *listOptions) error {
	if err := opts.output.Check(s); err != nil {
		return err
	}
	v, err := opts.view.Open(s)
	if err != nil {
		return err
	}
	read, done, err := dataset.ArchiveReader(s, v.Dir, "")
	if err != nil {
		return err
	}
	defer done()
	p := s.Progress("looking quotes up", 0)
	found := verify.Run(verify.Quotes(v.History, nil), v.Dataset.Sources, verify.Names(v.Dataset), read)
	p.Done()
	model := report.NewSources(v.History, found)
	model.Call = v.Call
	return opts.output.Emit(s, listFinding(model))
}
