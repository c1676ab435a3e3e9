package dataset_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/spf13/cobra"

	"stance/cmd/stance/internal/console"
	"stance/cmd/stance/internal/dataset"
	"stance/cmd/stance/internal/dataset/datasettest"
	"stance/diff"
)

// choices are choices as "value=label".
func choices(of []console.Choice) string {
	var words []string
	for _, c := range of {
		words = append(words, c.Value+"="+c.Label)
	}
	return strings.Join(words, "; ")
}

// recording is a command with the flags of a record.
func recording(t *testing.T, flags string) *cobra.Command {
	t.Helper()
	var data, position string
	var issues []string
	cmd := &cobra.Command{Use: "record", Run: func(*cobra.Command, []string) {}}
	dataset.DataFlag(cmd, &data)
	cmd.Flags().StringSliceVar(&issues, "issue", nil, "")
	cmd.Flags().StringVar(&position, "position", "", "")
	cmd.Flags().String("party", "", "")
	if err := cmd.ParseFlags(strings.Fields(flags)); err != nil {
		t.Fatal(err)
	}
	return cmd
}

func TestPositionsOfTheIssueAreCompleted(t *testing.T) {
	s, _, _ := datasettest.Streams(datasettest.Copy(t))
	for flags, want := range map[string]string{
		"--issue ceasefire":                 "settlement-first=Straight to a settlement; order-open=Order left open; ceasefire-first=Ceasefire first; none=holds no position; same=what was in force the day before",
		"--issue territory,Ceasefire":       "settlement-first=Straight to a settlement; order-open=Order left open; ceasefire-first=Ceasefire first; none=holds no position; same=what was in force the day before",
		"--issue nothing":                   "",
		"":                                  "",
		"--issue territory --issue nothing": "",
	} {
		glance := dataset.GlanceOf(s, recording(t, flags))
		if got := choices(dataset.FlagChoices["position"](glance)); got != want {
			t.Errorf("%s: %s", flags, got)
		}
		if got := choices(dataset.FlagChoices["plausible"](glance)); strings.Contains(got, "same") || (got == "") != (want == "") || !strings.HasPrefix(want, got) {
			t.Errorf("%s: a range is of %s", flags, got)
		}
	}
	if got := dataset.FlagChoices["position"](dataset.GlanceOf(s, &cobra.Command{Use: "none"})); got != nil {
		t.Errorf("without a flag for the issue: %v", got)
	}
}

// What a flag can be goes by its name, for whichever command.
func TestFlagChoices(t *testing.T) {
	dir := lay(t, peace)
	const dates = "first=eve (2025-01-01); latest=2025-03-01; latest~1=talks (2025-02-01); today=the day that it is; eve=2025-01-01, The eve; talks=2025-02-01; 2025-01-01=eve, The eve; 2025-02-01=talks; 2025-03-01="
	const parties = "north=The North; norland=Norland; south=South; league=League of Towns; bridge=Bridge; mill=Mill"
	for name, want := range map[string]string{
		"party": parties, "by": parties, "member-of": parties, "four-column": parties,
		"issue":  "truce=Truce; land=Land; land-tax=Tax; tolls=Tolls",
		"source": "s1=One; s2=Two",
		"state":  "open=never reviewed; approved=signed off; disputed=disputed; stale=edited since its review",
		"date":   dates, "at": dates, "from": dates, "to": dates, "known-by": dates,
	} {
		if got := choices(dataset.FlagChoices[name](dataset.GlanceOf(standing(dir), recording(t, "")))); got != want {
			t.Errorf("%s: %s, want %s", name, got, want)
		}
	}
	kinds := dataset.FlagChoices["kind"](nil)
	words := slices.Concat(diff.Kinds[:], diff.ClaimKinds[:], []string{"claims"})
	if len(kinds) != len(words) {
		t.Fatalf("%d kinds of %d", len(kinds), len(words))
	}
	for i, c := range kinds {
		if c.Value != words[i] || c.Label == "" {
			t.Errorf("%s is told as %+v", words[i], c)
		}
	}
	for flags, want := range map[string]string{"--party league": "bridge=Bridge; mill=Mill", "--party Towns": "bridge=Bridge; mill=Mill", "--party south": "", "--party nor": "", "": ""} {
		if got := choices(dataset.FlagChoices["inherited-by"](dataset.GlanceOf(standing(dir), recording(t, flags)))); got != want {
			t.Errorf("%s: those who inherit are %s", flags, got)
		}
	}
	_, d := loaded(t, dir)
	if got, want := choices(dataset.SnapshotChoices(d)), "eve=2025-01-01, The eve; talks=2025-02-01; 2025-03-01="; got != want {
		t.Errorf("snapshots: %s", got)
	}
	if got := choices(dataset.OptionChoices(d.Codebook.Issues[1])); got != "none=holds no position; same=what was in force the day before" {
		t.Errorf("a numeric scale: %s", got)
	}
}

// The dataset is looked at wherever the rest of the command line says that it is; where
// there is none there is nothing to complete, and nothing is said.
func TestGlanceOf(t *testing.T) {
	dir := lay(t, singles)
	for _, c := range []struct{ flags, env, want string }{
		{"-C talks", "", "eve talks"}, {"", "talks", "eve talks"}, {"-C a.yaml", "talks", "2025-01-01 2025-01-03"}, {"", "a.yaml", "2025-01-01 2025-01-03"},
		{"", "", ""}, {"-C nowhere", "", ""}, {"-C text.txt", "", ""}, {"-C talks/codebook.yaml", "", ""},
	} {
		var names []string
		g := dataset.GlanceOf(environment(dir, c.env), recording(t, c.flags))
		for _, choice := range dataset.SnapshotChoices(g.Dataset) {
			names = append(names, choice.Value)
		}
		if got := strings.TrimSuffix(strings.Join(names, " "), " 2025-03-01"); got != c.want {
			t.Errorf("%s, STANCE_DATA=%q: %q", c.flags, c.env, got)
		}
		if c.want == "" && len(dataset.FlagChoices["date"](g))+len(dataset.FlagChoices["party"](g)) > 0 {
			t.Errorf("%s: there are choices", c.flags)
		}
		for _, r := range g.Records {
			if strings.Contains(c.flags+c.env, "talks") && !strings.Contains(c.flags, "a.yaml") {
				t.Errorf("%s: %v is read, which takes long", c.flags, r)
			}
		}
	}
}
