package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// namesDataset has things that are called by an id, a name, a short name and the beginning of a word
// that only one of them has.
var namesDataset = map[string]string{
	"codebook.yaml": `title: T
parties:
  - {id: p-one, name: Skarn Fishers, short: SF}
  - {id: p-two, name: Norland, short: NL}
issues:
  - {id: i-one, name: Total catch, scale: {options: [{id: o-low, label: Far less}, {id: o-high, label: A good deal}]}}
  - {id: i-two, name: Access}
`,
	"sources.yaml": `sources:
  - {id: gazette-1, title: Harbour gazette, published: 2025-08-16, captures: [{date: 2025-08-17}]}
  - {id: post-2, title: A post}
`,
	"snapshots/2025-08-16.yaml": `date: 2025-08-16
label: opening
positions:
  p-one: {i-one: {position: o-low, summary: Less., coder: Maren, evidence: [{quote: Less, speaker: S, source: gazette-1}]}}
  p-two: {i-one: {position: o-high, summary: More., coder: Otto, evidence: [{quote: More, speaker: S, source: post-2}]}}
`,
	"snapshots/2025-09-16.yaml": `date: 2025-09-16
label: second-round
positions:
  p-one: {i-one: {position: o-high, summary: More., evidence: [{quote: More, speaker: S, source: gazette-1}]}}
`,
	"archive/gazette-1.txt": "Less is enough, say the Skarn Fishers of the total catch.\n",
}

// TestNamesAnywhere tries each kind of name, in each way in which it can be spelt, in each place where it
// can be typed: all of them mean the same, and what they lead to is what the id, or the day, leads to.
func TestNamesAnywhere(t *testing.T) {
	dir := t.TempDir()
	for name, content := range namesDataset {
		file := filepath.Join(dir, "d", filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(content), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	add := func(rest ...string) []string {
		return append([]string{"add", "-d", "2025-10-01", "--summary", "S.", "--dry-run"}, rest...)
	}
	for _, c := range []struct {
		of      string
		ways    []string   // the first is the id, or the day as the format writes it
		places  [][]string // command lines, in which NAME stands for it
		refused []string   // what is no name of it, with NAME as well
	}{
		{"party", []string{"p-one", "Skarn Fishers", "skarn fishers", "SF", "sf", "skar", "Fish"}, [][]string{
			{"show", "NAME"}, {"show", "-p", "NAME"}, {"diff", "-p", "NAME"}, {"log", "NAME", "i-one"}, {"log", "-p", "NAME"}, {"gap", "NAME", "p-two"}, {"gap", "-p", "NAME"},
			{"report", "first", "latest", "--four-column", "NAME,p-two"}, {"report", "first", "latest", "-p", "NAME"}, {"source", "passages", "-p", "NAME"}, {"review", "-p", "NAME"},
			{"review", "show", "2025-08-16/NAME/i-one"}, {"export", "stances", "-p", "NAME"}, {"verify", "-p", "NAME"}, {"show", "--voices", "-p", "NAME"},
			add("-p", "NAME", "-i", "i-two"), {"add", "claim", "-d", "2025-10-01", "-p", "p-two", "-i", "i-two", "--by", "NAME", "-s", "S.", "--dry-run"},
			{"add", "party", "--id", "x", "--name", "X", "--member-of", "NAME", "--dry-run"}, {"add", "silence", "-d", "2025-10-01", "-p", "NAME", "-i", "i-two", "--dry-run"},
		}, []string{"zzz"}},
		{"issue", []string{"i-one", "Total catch", "TOTAL CATCH", "total", "Catc"}, [][]string{
			{"show", "NAME"}, {"show", "-i", "NAME"}, {"diff", "-i", "NAME"}, {"log", "p-one", "NAME"}, {"gap", "-i", "NAME"}, {"report", "first", "latest", "-i", "NAME"},
			{"source", "passages", "-i", "NAME"}, {"review", "show", "2025-08-16/p-one/NAME"}, {"verify", "-i", "NAME"}, add("-p", "p-one", "-i", "NAME", "--position", "o-low"),
		}, []string{"zzz"}},
		{"source", []string{"gazette-1", "Harbour gazette", "gaz", "harb"}, [][]string{
			{"source", "passages", "--source", "NAME"}, add("-p", "p-one", "-i", "i-two", "--paraphrase", "P.", "--source", "NAME"),
		}, []string{"zzz"}},
		{"option", []string{"o-low", "O-LOW", "Far less", "far", "less", "1"}, [][]string{
			add("-p", "p-one", "-i", "i-one", "--position", "NAME"), add("-p", "p-one", "-i", "i-one", "--plausible", "NAME,o-high"),
			add("-p", "p-one", "-i", "i-one", "--accepts", "NAME..o-high"), add("-p", "p-one", "-i", "i-one", "--paraphrase", "P.", "--source", "gazette-1", "--evidence-position", "NAME"),
		}, []string{"zzz", "o-", "3"}},
		{"day", []string{"2025-08-16", "16 Aug 2025", "August 16, 2025", "2025/08/16", "20250816", "2025-8-16", "16.8.2025", "opening", "first", "latest~1"}, [][]string{
			{"show", "NAME"}, {"show", "--known-by", "NAME"}, {"diff", "NAME"}, {"diff", "NAME..latest"}, {"diff", "NAME", "second-round"}, {"gap", "--at", "NAME"}, {"gap", "--from", "NAME", "--to", "latest"},
			{"report", "NAME", "latest"}, {"review", "--date", "NAME"}, {"review", "show", "NAME/p-one/i-one"}, {"export", "stances", "--known-by", "NAME"},
			{"add", "-d", "NAME", "-p", "p-one", "-i", "i-two", "-s", "S.", "--dry-run"}, {"add", "-d", "2025-08-16", "-p", "p-one", "-i", "i-two", "-s", "S.", "--known", "NAME", "--dry-run"},
		}, []string{"2025-08", "zzz"}},
		{"day of a source", []string{"2025-08-17", "17 Aug 2025", "17.8.2025", "20250817"}, [][]string{
			add("-p", "p-one", "-i", "i-two", "--paraphrase", "P.", "--source", "gazette-1", "--captured", "NAME"),
			{"add", "source", "--id", "x", "--title", "X", "--published", "NAME", "--dry-run"}, {"add", "source", "--id", "x", "--title", "X", "--retrieved", "NAME", "--dry-run"},
		}, []string{"2025-08", "1/9/2025"}},
		{"word", []string{"high", "HIGH", "hi"}, [][]string{add("-p", "p-one", "-i", "i-two", "--confidence", "NAME")}, []string{"zzz"}},
		{"basis", []string{"reported", "rep"}, [][]string{add("-p", "p-one", "-i", "i-two", "--basis", "NAME")}, []string{"re"}},
		{"kind", []string{"shifted", "SHIFTED", "sh"}, [][]string{{"diff", "-k", "NAME"}, {"report", "first", "latest", "-k", "NAME"}}, []string{"re"}},
		{"kind of term", []string{"red-line", "red"}, [][]string{{"show", "--terms=NAME"}}, []string{"zzz"}},
		{"state", []string{"open", "op"}, [][]string{{"review", "--state", "NAME"}}, []string{"zzz"}},
		{"coder", []string{"Maren", "maren", "mar"}, [][]string{{"review", "--coder", "NAME"}}, []string{"zzz"}},
	} {
		for _, place := range c.places {
			result := func(name string) (code int, out, messages string) {
				args := []string{}
				for _, word := range place {
					args = append(args, strings.ReplaceAll(word, "NAME", name))
				}
				s, o, m := reviewStreams(dir)
				code = run(append(args, "-C", "d"), s)
				return code, o.String(), m.String()
			}
			_, want, complaint := result(c.ways[0])
			if want == "" {
				t.Errorf("%s in %q shows nothing: %s", c.of, place, complaint)
				continue
			}
			for _, way := range c.ways[1:] {
				if code, got, messages := result(way); got != want {
					t.Errorf("%s %q in %q: exit code %d, %s\ngot  %s\nwant %s", c.of, way, place, code, messages, got, want)
				}
			}
			for _, way := range c.refused {
				if code, _, messages := result(way); code != exitUsage || messages == "" {
					t.Errorf("%s %q in %q: exit code %d, %q", c.of, way, place, code, messages)
				}
			}
		}
	}
}
