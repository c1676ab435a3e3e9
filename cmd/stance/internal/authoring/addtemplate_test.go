package authoring

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/spf13/cobra"

	"stance/cmd/stance/internal/dataset/datasettest"
	"stance/positions/exchange/tidy"
	"stance/positions/splice"
	"stance/positions/yamlfile"
)

// addedApart are the keys that no flag of `add` has by their own name, by what they are keys
// of.
var addedApart = map[string]map[string]string{
	"a record":            {"terms": "term", "evidence": "quote", "claims": "", "silent": ""}, // the last two have commands of their own
	"a claim":             {"evidence": "quote"},
	"a piece of evidence": {"position": "evidence-position", "plausible": "evidence-plausible"},
	"a term":              {"id": "term", "kind": "term", "text": "term"},
	"an ended term":       {"id": "ended", "how": "ended", "by": "ended"},
	"what is accepted":    {"range": "accepts", "basis": "accepts-basis", "confidence": "accepts-confidence"},
	"a source":            {"captures": ""}, // of texts that are captured again
}

// TestEveryKeyCanBeAdded holds that what a record, a claim and a source can say has its
// flag, and what a record or claim can its line in what is finished in an editor.
func TestEveryKeyCanBeAdded(t *testing.T) {
	s, _, _ := datasettest.Streams(t.TempDir())
	add := NewAddCommand(s)
	command := func(name string) *cobra.Command {
		for _, c := range add.Commands() {
			if c.Name() == name {
				return c
			}
		}
		t.Fatalf("no add %s", name)
		return nil
	}
	adds := map[string][]*cobra.Command{
		"a record": {add}, "a term": {add}, "an ended term": {add}, "what is accepted": {add, command("claim")}, "a claim": {command("claim")},
		"a piece of evidence": {add, command("claim"), command("silence")}, "a source": {command("source")},
	}
	templates := map[string][]templateKey{"a record": stanceTemplate, "a claim": claimTemplate}
	seen := 0
	for _, keys := range yamlfile.KnownKeys() {
		for _, key := range keys.Names {
			if adds[keys.Of] == nil {
				continue
			}
			seen++
			flag, apart := addedApart[keys.Of][key]
			if !apart {
				flag = strings.ReplaceAll(key, "_", "-")
			}
			for _, c := range adds[keys.Of] {
				if flag != "" && c.Flags().Lookup(flag) == nil {
					t.Errorf("no flag --%s of %s for %s/%s", flag, c.Name(), keys.Of, key)
				}
			}
			if template := templates[keys.Of]; flag != "" && template != nil && !slices.ContainsFunc(template, func(k templateKey) bool { return k.key == key }) {
				t.Errorf("no line of the template for %s/%s", keys.Of, key)
			}
		}
	}
	if seen < 50 {
		t.Errorf("%d keys of what can be added", seen)
	}
}

// What few records need stands behind the handful of keys that matter, in the template.
func TestTemplateBeginsWithWhatMatters(t *testing.T) {
	handful := map[string]bool{"position": true, "summary": true, "confidence": true, "evidence": true, "by": true}
	for name, template := range map[string][]templateKey{"stance": stanceTemplate, "claim": claimTemplate} {
		at := slices.IndexFunc(template, func(k templateKey) bool { return k.example == more })
		if at < 3 {
			t.Fatalf("%s: no line for more", name)
		}
		for i, k := range template {
			if i < at && !handful[k.key] {
				t.Errorf("%s: %s stands before what matters", name, k.key)
			}
			if i > at && k.example != "" && k.example[0] != '#' {
				t.Errorf("%s: %s is no comment", name, k.key)
			}
		}
	}
}

// What belongs to an option, and what does not, stands where a coder chooses one.
func TestOptionsAreExplained(t *testing.T) {
	dir := t.TempDir()
	put(t, dir, map[string]string{"codebook.yaml": `title: T
parties: [{id: a, name: A}]
issues:
  - id: x
    name: X
    scale:
      options:
        - {id: low, label: Low, description: "Little, if anything", examples: [a field, two farms], not: ["a forest\u202e"]}
        - {id: high, label: High}
`})
	s, _, messages := datasettest.Streams(dir)
	seen, err := typed(s, "2025-01-02\r\ra\rx\r?\rlow\rS\r\r\r\r\rno\r", "add")
	if err != nil {
		t.Fatalf("%s%s\n%s", messages, told(err), seen)
	}
	seen = strings.ReplaceAll(seen, "\r\n", "\n")
	holds(t, seen, "  1 low   Low\n          Little, if anything\n          such as: a field; two farms\n          not: a forest", "  2 high  High\n")
	said, _, err := edited(t, dir, `cat "$1"`, "", "add", "-d", "2025-01-03", "-p", "a", "-i", "x", "--edit")
	if err != nil {
		t.Error(told(err))
	}
	holds(t, said, "#   low   Low\n#         Little, if anything\n#         such as: a field; two farms\n#         not: a forest", "#   high  High\n")
	for name, text := range map[string]string{"prompt": seen, "template": said} {
		if strings.Contains(text, "\u202e") {
			t.Errorf("%s: text turns round", name)
		}
	}
}

// TestTemplateHoldsAnyText reads the template for an editor, filled in with
// what was given, as it would be added if it were saved.
func TestTemplateHoldsAnyText(t *testing.T) {
	for _, text := range datasettest.OddTexts() {
		here := t.TempDir()
		done(t, here, "init", "d", "--title", text, "--party", "a="+text, "--party", "b=B", "--issue", "null="+text, "--date", "2025-01-01")
		done(t, here, "add", "source", "-C", "d", "--id", "s", "--title", text)
		folder := os.DirFS(filepath.Join(here, "d"))
		ds := yamlfile.Read(folder).Dataset
		for kind, cells := range map[tidy.Kind]map[string]string{
			tidy.Stance:  {"summary": text, "note": text, "coder": text, "label": "off", "date_title": text},
			tidy.Claim:   {"by": "b", "summary": text},
			tidy.Silence: {"note": text},
		} {
			d := newDraft(kind)
			for name, value := range cells {
				d.Set(name, 1, value)
			}
			d.Set("venue", 1, text)
			d.Set("origin", 1, text)
			for name, value := range map[string]string{"date": "2025-01-02", "party": "a", "issue": "null", "quote": text, "speaker": text, "source": "s"} {
				d.Set(name, 1, value)
			}
			want, err := d.record(ds)
			if err != nil {
				t.Fatalf("%q: %v", text, err)
			}
			template, err := d.template(ds)
			if err != nil {
				t.Fatalf("%q: %v", text, err)
			}
			read := yamlfile.Read(splice.Overlay(folder, []splice.Edit{{Name: draftFile, New: template}}))
			if !read.OK() || len(read.Dataset.Records) != 1 {
				t.Fatalf("%q: %v\n%s", text, read.Problems, template)
			}
			got := read.Dataset.Records[0]
			if g, w := string(yamlfile.FormatRecord(got, 0)), string(yamlfile.FormatRecord(want, 0)); g != w {
				t.Errorf("%q: the template reads as\n%s\nwant\n%s", text, g, w)
			}
			var said string
			switch {
			case got.Stance != nil:
				said = got.Stance.Summary
			case got.Silence != nil:
				said = got.Note
			default:
				said = got.Claims[0].Summary
			}
			if said != text {
				t.Errorf("%q was written as %q", text, said)
			}
		}
	}
}
