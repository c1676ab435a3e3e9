package main

import (
	"strings"

	"github.com/spf13/cobra"

	"stance/cmd/stance/internal/authoring"
	"stance/cmd/stance/internal/console"
	"stance/cmd/stance/internal/importing"
	"stance/cmd/stance/internal/reviewing"
	"stance/cmd/stance/internal/revising"
	"stance/cmd/stance/internal/serve"
	"stance/cmd/stance/internal/site"
	"stance/cmd/stance/internal/sourcing"
)

// newRootCommand builds the whole command line. Nothing in it outlives one
// run.
func newRootCommand(s *console.Streams) *cobra.Command {
	var opts statusOptions
	root := &cobra.Command{
		Use:   "stance",
		Short: "What each party in a negotiation wants, and what changed",
		Long: `stance tracks what each party in a negotiation wants. Analysts keep dated YAML
snapshots of every party's stance on each issue; stance compares them over time
and shows who shifted, how far, toward whom, in which words and on what evidence.

Alone, in or above a dataset, it tells how that stands: who stands where, what moved
last, what needs review or does not check. Elsewhere it tells how to begin.

` + console.ExitHelpOf("the check asked for failed"),
		Example: `  stance                                   how the dataset here stands
  stance diff before-alaska white-house    what changed between two dates
  stance show                              what everyone wants now
  stance show ukraine territory            one cell with all its evidence
  stance check                             is the dataset sound?`,
		Version:       programVersion(),
		SilenceErrors: true,
		SilenceUsage:  true,
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				return nil
			}
			e := console.Usagef("no command %q", args[0])
			if e.Hint = console.CommandMeant(cmd, "", args[0], args[1:]...); e.Hint == "" {
				e.Hint = "`stance help` lists the commands"
			}
			return e
		},
		ValidArgsFunction: cobra.NoFileCompletions,
		RunE:              func(*cobra.Command, []string) error { return runStatus(s, &opts) },
	}
	root.PersistentFlags().BoolVarP(&s.Quiet, "quiet", "q", false, "no notes on standard error")
	opts.register(root)
	root.SetFlagErrorFunc(console.FlagError)
	root.SetOut(s.Out)
	root.SetErr(s.Err)
	root.SetIn(s.In)
	root.AddCommand(newShowCommand(s), newDiffCommand(s), newLogCommand(s), newGapCommand(s), newReportCommand(s), reviewing.NewReviewCommand(s),
		serve.NewServeCommand(s, func(fault any, stack []byte) { tellOfBug(s, s.Args, fault, stack) }), site.NewSiteCommand(s, siteTables), sourcing.NewSourceCommand(s), newCheckCommand(s))
	root.AddCommand(authoring.NewInitCommand(s), authoring.NewAddCommand(s), importing.NewImportCommand(s), revising.NewEditCommand(s), revising.NewRemoveCommand(s), revising.NewRenameCommand(s), revising.NewUndoCommand(s), newExportCommand(s), newVerifyCommand(s), newAuditCommand(s), newAgreementCommand(s), newSchemaCommand(s))
	root.AddCommand(newConfigCommand(s), newCompletionCommand(s), newManCommand(s))
	root.AddCommand(newTopicCommands()...)
	console.ListFlags(root)
	root.CompletionOptions.DisableDefaultCmd = true
	refuseUnknownHelp(root)
	layHelp(s, root)
	return root
}

// refuseUnknownHelp has `stance help WORD` say that there is no such command;
// the library would show the help of the nearest one that it knows.
func refuseUnknownHelp(root *cobra.Command) {
	root.InitDefaultHelpCmd()
	for _, c := range root.Commands() {
		if c.Name() != "help" {
			continue
		}
		c.ValidArgsFunction = completeHelp
		c.Args = func(_ *cobra.Command, args []string) error {
			of, rest, err := root.Find(args)
			if err == nil && len(rest) == 0 {
				return nil
			}
			e := console.Usagef("no help on %q", strings.Join(args, " "))
			if err != nil {
				of, rest = root, args // the library looks for nothing nearer
			}
			if e.Hint = console.CommandMeant(of, "help ", rest[0]); e.Hint == "" {
				e.Hint = "`stance help` lists the commands and topics"
			}
			return e
		}
	}
}
