package verify

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"stance/positions"
	"stance/positions/evidence/quote"
)

// block is a quotation with its source, as the files in testdata/corpus have
// them, in a folder for each part that was written: LANGUAGE-altered.txt and
// LANGUAGE-honest.txt, lines of “key: value”, blocks apart by a blank line, lines
// that begin with # being comments. In a source ⏎ stands for a blank line;
// “deserves” lists the warnings that an honest quotation deserves.
type block struct {
	file string
	line int
	keys map[string]string
}

func (b *block) at() string { return fmt.Sprintf("%s:%d", b.file, b.line) }

func (b *block) language() string {
	if l := b.keys["language"]; l != "" {
		return l
	}
	language, _, _ := strings.Cut(filepath.Base(b.file), "-")
	return language
}

func (b *block) list(key string) []string {
	return strings.FieldsFunc(b.keys[key], func(r rune) bool { return r == ',' || r == ' ' })
}

var blockKeys = []string{"source", "quote", "why", "prefix", "suffix", "html", "names", "deserves", "language"}

func readBlocks(t *testing.T, name string) []block {
	t.Helper()
	raw, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	var blocks []block
	open := false
	for i, line := range strings.Split(string(raw), "\n") {
		switch {
		case line == "":
			open = false
			continue
		case strings.HasPrefix(line, "#"):
			continue
		case !open:
			blocks = append(blocks, block{strings.TrimPrefix(filepath.ToSlash(name), "testdata/corpus/"), i + 1, map[string]string{}})
			open = true
		}
		b := &blocks[len(blocks)-1]
		key, value, ok := strings.Cut(line, ": ")
		if _, had := b.keys[key]; !ok || had || !slices.Contains(blockKeys, key) {
			t.Fatalf("%s:%d: no key, an unknown one, or one twice: %q", name, i+1, line)
		}
		b.keys[key] = value
	}
	for i := range blocks {
		for _, key := range []string{"source", "quote", "why"} {
			if blocks[i].keys[key] == "" {
				t.Fatalf("%s: a block without %s", blocks[i].at(), key)
			}
		}
	}
	return blocks
}

// run looks the quotation of a block up as `stance verify` does.
func (b *block) run() Quote {
	src := &positions.Source{ID: "s", Language: b.language()}
	file := "s.txt"
	if b.keys["html"] == "yes" {
		file = "s.html"
	}
	var names []string
	for _, n := range strings.Split(b.keys["names"], ",") {
		names = append(names, strings.TrimSpace(n))
	}
	d := dataset([]positions.Evidence{{Quote: b.keys["quote"], Prefix: b.keys["prefix"], Suffix: b.keys["suffix"], Source: src}}, nil, src)
	fsys := fstest.MapFS{file: {Data: []byte(strings.ReplaceAll(b.keys["source"], "⏎", "\n\n"))}}
	return Run(Quotes(&positions.History{Dataset: d}, nil), nil, names, FromFolder(fsys)).Quotes[0]
}

// TestCorpus looks up the quotations of a corpus that was written by somebody
// who had not seen the program, but for its fourth part, which was written for
// the words that give something up or make an end of it, and its fifth, for turns of
// speech that are common in talks: altered ones, of which none may pass where the
// check is strict, and honest ones, of which none may fail, and where there are
// word lists not be warned of but as it deserves.
func TestCorpus(t *testing.T) {
	names, err := filepath.Glob("testdata/corpus/*/*.txt")
	if err != nil || len(names) == 0 {
		t.Fatal("no corpus", err)
	}
	total := map[string]int{}
	for _, name := range names {
		kind := strings.TrimSuffix(filepath.Base(name), ".txt")
		_, kind, ok := strings.Cut(kind, "-")
		if !ok || kind != "altered" && kind != "honest" {
			t.Fatalf("%s: no LANGUAGE-altered.txt or LANGUAGE-honest.txt", name)
		}
		for _, b := range readBlocks(t, name) {
			total[kind]++
			q := b.run()
			told := fmt.Sprintf("%s: %q\n\tof %q\n\t%s\n\tis %s, warnings %v, reasons %v, brackets %v", b.at(), b.keys["quote"], b.keys["source"], b.keys["why"], q.Verdict(), q.Finding.Warnings, q.Reasons, q.Brackets)
			switch {
			case !q.Checked:
				t.Errorf("%s: not checked", b.at())
			case kind == "altered":
				if !q.Fails(true) {
					t.Errorf("altered, and passes: %s", told)
				}
			case q.Fails(false) || q.Result.Verdict == quote.Ambiguous:
				t.Errorf("honest, and fails: %s", told)
			case !slices.Contains([]string{"es", "it"}, b.language()) && q.Fails(true): // these have no lists
				q.Finding.Result.Warnings = slices.DeleteFunc(slices.Clone(q.Result.Warnings), func(w quote.Warning) bool { return slices.Contains(b.list("deserves"), string(w)) })
				if q.Fails(true) {
					t.Errorf("honest, and warned of beyond %q: %s", b.keys["deserves"], told)
				}
			}
		}
	}
	if total["altered"] < 800 || total["honest"] < 250 {
		t.Errorf("%d altered and %d honest quotations", total["altered"], total["honest"])
	}
}

// plain is what an article may say besides in each language that has lists.
var plain = map[string]string{
	"de": "Der Hafen liegt an der Küste, und die Stadt ist seit dem Herbst mit einer Fähre von hier aus zu erreichen.",
	"en": "The harbour lies on the coast, and since the autumn it is a town that the ferry sails to from here.",
	"fr": "Le port est sur la côte, et depuis l’automne on va de la ville vers le large avec une barque.",
	"ru": "Гавань лежит на берегу, и с этой осени из неё в город ходит паром, на котором возят муку, сыр и соль.",
	"uk": "Гавань лежить на березі, і з цієї осені з неї в місто ходить пором, на якому возять борошно, сир і сіль.",
}

// A source whose language is told wrongly is checked by the lists of that
// language and of the one that its text is in: no altered quotation passes
// strictly, and no honest one fails. One whose language is told rightly is
// checked by that alone.
func TestWrongLanguage(t *testing.T) {
	names, err := filepath.Glob("testdata/corpus/*/*.txt")
	if err != nil || len(names) == 0 {
		t.Fatal("no corpus", err)
	}
	tried := 0
	for _, name := range names {
		altered := strings.Contains(filepath.Base(name), "-altered")
		for _, b := range readBlocks(t, name) {
			right := b.language()
			if plain[right] == "" {
				continue
			}
			b.keys["source"] += "⏎" + plain[right]
			for wrong := range plain {
				b.keys["language"] = wrong
				q := b.run()
				if altered && !q.Fails(true) || !altered && q.Fails(false) {
					t.Errorf("%s, told to be in %s: %q is %s, warnings %v, reasons %v", b.at(), wrong, b.keys["quote"], q.Verdict(), q.Finding.Warnings, q.Reasons)
				}
				tried++
			}
		}
	}
	if tried < 5000 {
		t.Errorf("%d quotations tried", tried)
	}
}
