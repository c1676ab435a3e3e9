package main

import (
	"strings"
	"testing"

	"github.com/spf13/cobra"

	"stance/cmd/stance/internal/dataset"
)

func TestPositionsOfTheIssueAreCompleted(t *testing.T) {
	s, out, _ := reviewStreams(reviewDataset(t))
	for args, want := range map[string]string{
		"record --issue ceasefire --position ":   "settlement-first\tStraight to a settlement\norder-open\tOrder left open\nceasefire-first\tCeasefire first\nnone\tholds no position\nsame\twhat was in force the day before\n:4\n",
		"record --issue Territory --position do": "donetsk-luhansk\tDonetsk and Luhansk for other land\n:4\n",
		"record --issue nothing --position ":     ":4\n",
		"record --position ":                     ":4\n",
	} {
		out.Reset()
		var data, position string
		var issues []string
		recording := &cobra.Command{Use: "record", Run: func(*cobra.Command, []string) {}}
		dataset.DataFlag(recording, &data)
		recording.Flags().StringSliceVar(&issues, "issue", nil, "")
		recording.Flags().StringVar(&position, "position", "", "")
		root := newRootCommand(s)
		root.AddCommand(recording)
		addCompletion(s, root)
		root.SetArgs(append([]string{"__complete"}, strings.Split(args, " ")...))
		if err := root.Execute(); err != nil || out.String() != want {
			t.Errorf("%s: %v\n%s", args, err, out)
		}
	}
}
