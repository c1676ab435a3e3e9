package authoring

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"stance/cmd/stance/internal/dataset/datasettest"
	"stance/positions/exchange/tidy"
	"stance/positions/splice"
	"stance/positions/yamlfile"
)

// addedApart are the keys of a record that no flag of `add` has by its own name.
var addedApart = map[string]string{
	"terms": "term", "evidence": "quote", "claims": "", "silent": "", // the last two have commands of their own
}

// TestEveryKeyCanBeAdded holds that what a record can say has its flag, and its line in
// what is finished in an editor.
func TestEveryKeyCanBeAdded(t *testing.T) {
	s, _, _ := datasettest.Streams(t.TempDir())
	add := NewAddCommand(s)
	seen := 0
	for _, keys := range yamlfile.KnownKeys() {
		if keys.Of != "a record" {
			continue
		}
		for _, key := range keys.Names {
			seen++
			flag, apart := addedApart[key]
			if !apart {
				flag = strings.ReplaceAll(key, "_", "-")
			}
			if flag == "" {
				continue
			}
			if add.Flags().Lookup(flag) == nil {
				t.Errorf("no flag --%s for %s", flag, key)
			}
			if !slices.ContainsFunc(stanceTemplate, func(k templateKey) bool { return k.key == key }) {
				t.Errorf("no line of the template for %s", key)
			}
		}
	}
	if seen == 0 {
		t.Error("no keys of a record")
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
				d.set(name, 1, value)
			}
			for name, value := range map[string]string{"date": "2025-01-02", "party": "a", "issue": "null", "quote": text, "speaker": text, "source": "s"} {
				d.set(name, 1, value)
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
