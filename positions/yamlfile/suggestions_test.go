package yamlfile

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"stance/positions/problem"
)

// TestSuggestionsHaveAnEnd reads datasets with far more mistakes than are compared
// with all names, in one file or in many: the first of the dataset have a
// suggestion and the rest none, whichever file is read first.
func TestSuggestionsHaveAnEnd(t *testing.T) {
	const known, mistakes = 5000, 6000
	const first = (maxCompared + 3*known - 1) / (3 * known) // ids, names and short names
	var parties strings.Builder
	for i := range known {
		fmt.Fprintf(&parties, "  - {id: party-%d, name: Name %d}\n", i, i)
	}
	for _, files := range []int{1, 3, 60, 3000} {
		fsys := fstest.MapFS{
			"codebook.yaml": {Data: []byte("title: T\nparties:\n" + parties.String() + "issues:\n  - {id: x, name: X, question: Which, scale: {options: [{id: lo, label: Low}, {id: hi, label: High}]}}\n")},
		}
		for f := range files {
			var unknown strings.Builder
			for i := range mistakes / files {
				fmt.Fprintf(&unknown, "  party-%dx: {x: {position: lo, summary: s}}\n", f*mistakes/files+i)
			}
			fsys[fmt.Sprintf("snapshots/%04d.yaml", f)] = &fstest.MapFile{Data: []byte("date: " + fmt.Sprintf("%04d-01-01", 1+f) + "\npositions:\n" + unknown.String())}
		}
		suggested, not := 0, 0
		for _, p := range Read(fsys).Problems {
			switch {
			case p.Rule != problem.UnknownParty:
			case !strings.HasPrefix(p.Hint, "did you mean `party-"):
				if not++; !strings.HasPrefix(p.Hint, "add it to the codebook, or use one of: party-0, ") {
					t.Fatalf("%s:%d: %s", p.File, p.Line, p.Hint)
				}
			case not > 0:
				t.Fatalf("%d files: %s:%d: suggested after there was no more", files, p.File, p.Line)
			default:
				suggested++
			}
		}
		if suggested != first || not != mistakes-first {
			t.Errorf("%d files: suggested %d, not %d", files, suggested, not)
		}
	}
}

// TestSuggestionsCountEverywhere holds that all kinds of unknown names draw on the
// same, also those that are found once all files are read.
func TestSuggestionsCountEverywhere(t *testing.T) {
	const many, mistakes = 4000, 3000
	var parties, members, sources, options, terms, positioned, cited, signed, ended strings.Builder
	for i := range many {
		fmt.Fprintf(&parties, "  - {id: party-%d, name: Name %d, member_of: [all]}\n", i, i)
		fmt.Fprintf(&sources, "  - {id: source-%d, title: T}\n", i)
		fmt.Fprintf(&options, "{id: option-%d, label: Label %d, value: %d}, ", i, i, i)
		fmt.Fprintf(&terms, "        - {id: term-%d, text: the text %d}\n", i, i)
	}
	for i := range mistakes {
		fmt.Fprintf(&members, "  - {id: other-%d, name: Other %d, member_of: [party-%dx]}\n", i, i, i)
		fmt.Fprintf(&positioned, "  party-%d: {x: {position: option-%dx, summary: s}}\n", i, i)
		fmt.Fprintf(&cited, "  party-%d: {x: {position: option-1, summary: s, evidence: [{source: source-%dx}]}}\n", i, i)
		fmt.Fprintf(&signed, "party-%dx, ", i)
		fmt.Fprintf(&ended, "        - {id: term-%dx, how: withdrawn}\n", i)
	}
	book := func(more, options string) *fstest.MapFile {
		return &fstest.MapFile{Data: []byte("title: T\nparties:\n  - {id: all, name: All}\n" + parties.String() + more +
			"issues:\n  - {id: x, name: X, question: Which, scale: {options: [" + options + "]}}\n")}
	}
	two := "{id: option-1, label: Low}, {id: option-2, label: High}"
	snapshot := func(day int, text string) *fstest.MapFile {
		return &fstest.MapFile{Data: fmt.Appendf(nil, "date: 2025-01-%02d\npositions:\n%s", day, text)}
	}
	for name, c := range map[string]struct {
		rule problem.Rule
		fsys fstest.MapFS
	}{
		"groups":  {problem.UnknownParty, fstest.MapFS{"codebook.yaml": book(members.String(), two)}},
		"options": {problem.UnknownOption, fstest.MapFS{"codebook.yaml": book("", options.String()), "snapshots/1.yaml": snapshot(1, positioned.String())}},
		"sources": {problem.UnknownSource, fstest.MapFS{"codebook.yaml": book("", two), "sources.yaml": {Data: []byte("sources:\n" + sources.String())}, "snapshots/1.yaml": snapshot(1, cited.String())}},
		"signatories": {problem.UnknownParty, fstest.MapFS{"codebook.yaml": book("", two),
			"snapshots/1.yaml": snapshot(1, "  all: {x: {position: option-1, summary: s, inherited_by: ["+signed.String()+"]}}\n")}},
		"terms": {problem.TermNotStanding, fstest.MapFS{"codebook.yaml": book("", two),
			"snapshots/1.yaml": snapshot(1, "  all:\n    x:\n      position: option-1\n      summary: s\n      terms:\n"+terms.String()),
			"snapshots/2.yaml": snapshot(2, "  all:\n    x:\n      position: option-1\n      summary: s\n      ended:\n"+ended.String())}},
	} {
		suggested, not := 0, 0
		for _, p := range Read(c.fsys).Problems {
			switch {
			case p.Rule != c.rule:
			case strings.HasPrefix(p.Hint, "did you mean "):
				suggested++
			default:
				not++
			}
		}
		if suggested == 0 || suggested > maxCompared/many+1 || suggested+not != mistakes {
			t.Errorf("%s: suggested %d, not %d", name, suggested, not)
		}
	}
}

// TestManyEndings ends each of many terms, with a new one in its place.
func TestManyEndings(t *testing.T) {
	const many = 50_000
	var old, fresh, ended strings.Builder
	for i := range many {
		fmt.Fprintf(&old, "        - {id: t%d, text: the old text %d}\n", i, i)
		fmt.Fprintf(&fresh, "        - {id: u%d, text: the new text %d}\n", i, i)
		fmt.Fprintf(&ended, "        - {id: t%d, how: replaced, by: u%d}\n", i, i)
	}
	const head = "positions:\n  a:\n    x:\n      position: lo\n      summary: s\n      terms:\n"
	fsys := fstest.MapFS{
		"codebook.yaml":    {Data: []byte("title: T\nparties: [{id: a, name: A}]\nissues:\n  - {id: x, name: X, question: Which, scale: {options: [{id: lo, label: Low}, {id: hi, label: High}]}}\n")},
		"snapshots/1.yaml": {Data: []byte("date: 2025-01-01\n" + head + old.String())},
		"snapshots/2.yaml": {Data: []byte("date: 2025-01-02\n" + head + fresh.String() + "      ended:\n" + ended.String())},
	}
	if r := Read(fsys); !r.OK() || len(r.Dataset.Records[1].Stance.Ended) != many {
		t.Errorf("%d problems", len(r.Problems))
	}
}
