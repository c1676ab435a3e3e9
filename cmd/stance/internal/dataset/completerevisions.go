package dataset

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"stance/cmd/stance/internal/console"
)

// How many names of a repository, and how many commits, are offered at most.
const (
	mostRefs    = 500
	mostCommits = 100
	mostBack    = 10 // as HEAD~N
)

// CompleteRevisions completes a git revision of the dataset's repository, or two with dots
// between: HEAD and what goes back from it, branches and tags, each with what was said
// of it; ids of commits once one is begun.
func CompleteRevisions(s *console.Streams) cobra.CompletionFunc {
	return func(cmd *cobra.Command, args []string, typed string) ([]string, cobra.ShellCompDirective) {
		if len(args) > 0 {
			return nil, console.NoFiles
		}
		from := ""
		if i := strings.LastIndex(typed, ".."); i >= 0 {
			from = typed[:i+2]
		}
		return console.Completions(revisions(s, cmd, typed[len(from):]), from, typed), console.NoFiles | cobra.ShellCompDirectiveKeepOrder
	}
}

func revisions(s *console.Streams, cmd *cobra.Command, typed string) []console.Choice {
	repo, err := RepositoryOf(s, cmd.Flag("data").Value.String())
	if err != nil {
		return nil
	}
	defer repo.Close()
	var choices, ids []console.Choice
	for i, commit := range repo.Recent(mostCommits) {
		switch {
		case i == 0:
			choices = append(choices, console.Choice{Value: "HEAD", Label: commit.Subject})
		case i <= mostBack:
			choices = append(choices, console.Choice{Value: fmt.Sprint("HEAD~", i), Label: commit.Subject})
		}
		if typed != "" {
			ids = append(ids, console.Choice{Value: commit.Name, Label: commit.Subject})
		}
	}
	for _, ref := range repo.Refs(mostRefs) {
		choices = append(choices, console.Choice{Value: ref.Name, Label: ref.Subject})
	}
	return append(choices, ids...)
}
