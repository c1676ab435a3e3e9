package sourcing

import (
	"github.com/spf13/cobra"

	"stance/cmd/stance/internal/console"
)

// NewSourceCommand makes `source` and what stands under it.
func NewSourceCommand(s *console.Streams) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "source",
		Short: "What was read: capture texts, see what is coded of them",
		Long: `Sources are the documents that evidence cites. ` + "`stance source add`" + ` captures the text of one,
so that quotations can be looked up in it; the entry in sources.yaml is made in the same
step. (` + "`stance add source`" + ` makes an entry without a text.)

` + console.ExitHelp,
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				return nil
			}
			e := console.Usagef("source has no command %q", args[0])
			if e.Hint = console.CommandMeant(cmd, "", args[0]); e.Hint == "" {
				e.Hint = "`stance source add " + console.ShellWord(args[0]) + "` captures a text; the others are list, passages and refresh"
			}
			return e
		},
		ValidArgsFunction: cobra.NoFileCompletions,
		RunE:              func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	cmd.AddCommand(newAddCommand(s), newListCommand(s), newRefreshCommand(s), newPassagesCommand(s))
	return cmd
}
