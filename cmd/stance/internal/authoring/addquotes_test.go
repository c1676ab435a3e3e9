package authoring

import (
	"maps"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"stance/cmd/stance/internal/dataset/datasettest"
)

// TestQuotesAreLookedUp holds that a quotation is looked up at once in the text of its
// source, before it is written, and that what is found refuses nothing.
func TestQuotesAreLookedUp(t *testing.T) {
	const russia = "add -d 2025-08-02 -p russia -i territory -s Stays. --speaker Envoy --source paper "
	for name, c := range map[string]struct {
		args, note string // "" for nothing to say
	}{
		"altered": {russia + "--quote \"We will withdraw from the 20 villages\"", "note: the quotation “We will withdraw from the 20 villages” in the text of paper: ALTERED, the source has other words; a negation, or a word that reverses, differs; " +
			"against the source: We will {+not +}withdraw from the 20 villages; quote what the source says"},
		"cut":                {russia + "--quote \"withdraw from the 20 villages\"", "note: the quotation “withdraw from the 20 villages” in the text of paper: exact, leaves out “not” beside it"},
		"in a claim":         {"add claim --by ukraine " + strings.TrimPrefix(russia, "add ") + "--quote \"Never seen anywhere at all\"", "note: the quotation “Never seen anywhere at all” in the text of paper: "},
		"sound":              {russia + "--quote \"We will not withdraw from the 20 villages\"", ""},
		"of no text":         {strings.Replace(russia, "paper", "gone", 1) + "--quote \"Whatever was said\"", ""},
		"sound, and no text": {russia + "--quote \"We will not withdraw from the 20 villages\" --quote \"Whatever was said\" --speaker Envoy --source gone", ""},
	} {
		t.Run(name, func(t *testing.T) {
			dir := invented(t)
			before := contents(t, dir)
			s, _, messages := datasettest.Streams(dir)
			if err := ran(s, append(cut(c.args), "--dry-run")...); err != nil || !maps.Equal(contents(t, dir), before) {
				t.Errorf("a dry run: %s", told(err))
			}
			tried := messages.String()
			s, out, messages := datasettest.Streams(dir)
			if err := ran(s, cut(c.args)...); err != nil || messages.String() != tried {
				t.Errorf("%s%s; and tried out: %s", told(err), messages, tried)
			}
			if !strings.Contains(tried, c.note) || c.note == "" && tried != "" {
				t.Errorf("it is told %q", tried)
			}
			holds(t, out.String(), " Russia on Territory, 2 Aug 2025, in snapshots/2025-08-02.yaml:")

			dir = invented(t)
			s, _, messages = datasettest.Streams(dir)
			s.Quiet = true
			if err := ran(s, cut(c.args)...); err != nil || messages.Len() > 0 {
				t.Errorf("quiet: %s%s", messages, told(err))
			}
		})
	}
}

// TestQuotesWithoutAReadableText has the text of a source that cannot be read, which is
// told.
func TestQuotesWithoutAReadableText(t *testing.T) {
	dir := invented(t)
	if err := os.Symlink("gone.txt", filepath.Join(dir, "archive", "gone.txt")); err != nil {
		t.Skip(err)
	}
	said := done(t, dir, "add", "-d", "2025-08-03", "-p", "ukraine", "-i", "territory", "-s", "Stays.", "--quote", "Whatever was said", "--speaker", "Envoy", "--source", "gone")
	if !strings.Contains(said, "note: source gone: ") || !strings.Contains(said, "; its quotations were not looked up\n") {
		t.Error(said)
	}
}

// invented writes a dataset whose first record has a quotation that is not in its text,
// of which nobody is to be told again.
func invented(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	put(t, dir, map[string]string{
		"codebook.yaml":        "title: Invented talks\nparties: [{id: russia, name: Russia}, {id: ukraine, name: Ukraine}]\nissues: [{id: territory, name: Territory}]\n",
		"sources.yaml":         "sources: [{id: paper, title: A paper, language: en}, {id: gone, title: A lost paper}]\n",
		"archive/paper.txt":    "“We will not withdraw from the 20 villages,” the envoy said.\n",
		"snapshots/first.yaml": "date: 2025-08-01\npositions: {russia: {territory: {summary: Russia stays., evidence: [{quote: Not in the text at all, speaker: The envoy, source: paper}]}}}\n",
	})
	return dir
}
