package main

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/spf13/cobra"
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
		dataFlag(recording, &data)
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

func TestWithoutRecords(t *testing.T) {
	const first, second = "date: 2025-01-01\npositions:\n  a:\n# b\n\n    c: 1\nlabel: x\n---\r\npositions:\r\n  d: 2\r\ntitle: |\r\n  positions:\r\n   e\r\n", "positions: {f: 3}\n"
	files := fstest.MapFS{
		"codebook.yaml":                {Data: []byte("positions:\n  x\n")},
		"snapshots/y/2025-01-01-x.yml": {Data: []byte(first)},
		"snapshots/2025-01-02.yaml":    {Data: []byte(second)},
		"snapshots/undated.yaml":       {Data: []byte(first)},
	}
	const short = "date: 2025-01-01\npositions:\nlabel: x\n---\r\npositions:\r\ntitle: |\r\n  positions:\r\n   e\r\n"
	for _, c := range []struct{ name, but, want string }{
		{"codebook.yaml", "", "positions:\n  x\n"},
		{"snapshots/y/2025-01-01-x.yml", "", short},
		{"snapshots/y/2025-01-01-x.yml", "2025-01-02", short},
		{"snapshots/y/2025-01-01-x.yml", "2025-01-01", first},
		{"snapshots/undated.yaml", "2025-01-01", first},
		{"snapshots/undated.yaml", "", short},
		{"snapshots/2025-01-02.yaml", "", second},
	} {
		got, err := withoutRecords{files, c.but}.ReadFile(c.name)
		if err != nil || string(got) != c.want {
			t.Errorf("%s but %q: %v\n%q, want\n%q", c.name, c.but, err, got, c.want)
		}
		if string(files["snapshots/y/2025-01-01-x.yml"].Data) != first {
			t.Fatal("the file itself was changed")
		}
	}
}
