package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"stance/cmd/stance/internal/dataset/datasettest"
	"stance/positions"
	"stance/positions/problem"
	"stance/positions/yamlfile"
)

// stanceDone runs a command line that has to succeed.
func stanceDone(t *testing.T, dir string, args ...string) {
	t.Helper()
	s, _, messages := reviewStreams(dir)
	if code := run(args, s); code != exitDone {
		t.Fatalf("%q: %d: %s", args, code, messages)
	}
}

func soundAt(t *testing.T, dir string) *yamlfile.Result {
	t.Helper()
	r := yamlfile.Read(os.DirFS(dir))
	for _, p := range r.Problems {
		if p.Severity == problem.Error {
			t.Fatal(problem.Render(p))
		}
	}
	return r
}

// TestAnyTextFromFlags gives every text to every flag that takes one, and to
// the commands that go on with what was written.
func TestAnyTextFromFlags(t *testing.T) {
	for _, text := range datasettest.OddTexts() {
		t.Run(text, func(t *testing.T) {
			t.Parallel()
			here := t.TempDir()
			stanceDone(t, here, "init", "d", "--title", text, "--party", "a="+text, "--party", "b=B", "--issue", "i="+text, "--scale", "i="+strings.Map(notInScale, text)+" < 0..10 > High", "--date", "2025-01-01")
			dir := filepath.Join(here, "d")
			stanceDone(t, here, "add", "party", "-C", dir, "--id", "c", "--name", text, "--short", text)
			stanceDone(t, here, "add", "issue", "-C", dir, "--id", "o", "--name", text, "--question", text, "--low", text, "--high", text, "--option", "null="+text, "--option", "y="+text)
			stanceDone(t, here, "add", "source", "-C", dir, "--id", "s", "--title", text, "--publisher", text, "--url", text, "--origin", text)
			evidence := []string{"--quote", text, "--paraphrase", text, "--speaker", text, "--role", text, "--source", "s", "--locator", text, "--prefix", text, "--suffix", text, "--venue", text, "--origin", text}
			stanceDone(t, here, append([]string{"add", "-C", dir, "-d", "2025-01-02", "--title", text, "-p", "a", "-i", "o", "--position", "null", "-s", text, "--term", "y:offer: " + text, "--if", text + " holds", "--unless", "not " + text, "-m", text, "--coder", text}, evidence...)...)
			stanceDone(t, here, append([]string{"add", "claim", "-C", dir, "-d", "2025-01-02", "-p", "a", "-i", "o", "--by", "b", "-s", text}, evidence...)...)
			stanceDone(t, here, append([]string{"add", "silence", "-C", dir, "-d", "2025-01-02", "-p", "b", "-i", "o", "-m", text}, evidence...)...)
			stanceDone(t, here, "review", "dispute", "2025-01-02/a/o", "-C", dir, "--reviewer", "x"+text, "--note", text)
			stanceDone(t, here, "agreement", dir, "Other "+strings.ReplaceAll(text, "=", "")+"="+dir, "--adjudicate", "merged")
			for _, dir := range []string{dir, filepath.Join(here, "merged")} {
				r := soundAt(t, dir)
				d := r.Dataset
				texts := map[string]string{"title": d.Codebook.Title, "source": d.Source("s").Title, "publisher": d.Source("s").Publisher, "url": d.Source("s").URL, "source's origin": d.Source("s").Origin, "date": d.Info(d.Records[0].Date).Title}
				a, c, i, o := d.Codebook.Party("a"), d.Codebook.Party("c"), d.Codebook.Issue("i"), d.Codebook.Issue("o")
				texts["party"], texts["party c"], texts["short"] = a.Name, c.Name, c.Short
				texts["issue"], texts["issue o"], texts["question"], texts["low"], texts["high"] = i.Name, o.Name, o.Question, o.Scale.Low, o.Scale.High
				texts["option"], texts["option y"] = o.Scale.Options[0].Label, o.Scale.Options[1].Label
				for _, rec := range d.Records {
					switch {
					case rec.Stance != nil:
						texts["summary"], texts["term"], texts["note"], texts["coder"] = rec.Stance.Summary, rec.Stance.Terms[0].Text, rec.Note, rec.Coder
						evidenceTexts(texts, "stance's", rec.Stance.Evidence)
						texts["if"], _ = strings.CutSuffix(rec.Stance.Terms[0].If[0].Words, " holds")
						texts["unless"], _ = strings.CutPrefix(rec.Stance.Terms[0].Unless[0].Words, "not ")
						texts["claim"] = rec.Claims[0].Summary
						evidenceTexts(texts, "claim's", rec.Claims[0].Evidence)
					case rec.Silence != nil:
						texts["silence"] = rec.Note
						evidenceTexts(texts, "silence's", rec.Silence.Evidence)
					}
				}
				for _, signOff := range r.Reviews {
					texts["review"] = signOff.Note
				}
				for name, got := range texts {
					if got != text {
						t.Errorf("%s: %q was written as %q", name, text, got)
					}
				}
				if len(d.Records) != 2 || len(texts) < 40 {
					t.Errorf("%d records, %d texts", len(d.Records), len(texts))
				}
			}
		})
	}
}

// notInScale takes out of a text what divides the parts of a scale.
func notInScale(r rune) rune {
	if strings.ContainsRune("<>|", r) {
		return -1
	}
	return r
}

func evidenceTexts(texts map[string]string, of string, evidence []positions.Evidence) {
	e := evidence[0]
	for name, text := range map[string]string{"quote": e.Quote, "paraphrase": e.Paraphrase, "speaker": e.Speaker, "role": e.Role, "locator": e.Locator, "prefix": e.Prefix, "suffix": e.Suffix, "venue": e.Venue, "origin": e.Origin} {
		texts[of+" "+name] = text
	}
}
