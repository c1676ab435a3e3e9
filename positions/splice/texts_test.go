package splice

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"stance/positions"
	"stance/positions/problem"
	"stance/positions/synthetic"
	"stance/positions/yamlfile"
)

// allOf makes one addition of everything that can be added, with texts in all
// its places.
func allOf(texts []string) *Additions {
	add := &Additions{}
	for i, text := range texts {
		id := fmt.Sprintf("n%d", i)
		party := &positions.Party{ID: id, Name: text, Short: text}
		issue := &positions.Issue{ID: id, Name: text, Question: text, Scale: &positions.Scale{Low: text, High: text, Max: 100, Options: []positions.Option{
			{ID: "null", Label: text}, {ID: "1e3", Label: text, Description: text, Examples: []string{text, "One; two"}, Not: []string{text}, Value: 100}}}}
		if i%2 == 1 {
			issue.Scale = &positions.Scale{Low: text, High: text, Max: 1}
		}
		source := &positions.Source{ID: id, Title: text, Publisher: text, Origin: text, URL: text, Retrieved: date}
		evidence := []positions.Evidence{{Quote: text, Paraphrase: text, Speaker: text, Role: text, Source: source, Locator: text, Prefix: text + " ", Suffix: " " + text, Venue: text, Origin: text}}
		stance := &positions.Record{Date: date, Party: party, Issue: issue, Coder: text, Note: text}
		stance.Stance = &positions.Stance{Record: stance, Option: -1, Summary: text, Evidence: evidence,
			Terms: []positions.Term{{Text: text}, {ID: "y", Kind: positions.Demand, Text: text + "?", If: []positions.Proviso{{Words: text + " holds"}, {Issue: issue, ID: "z"}}, Unless: []positions.Proviso{{Words: "not " + text}}},
				{ID: "z", Text: text + "!"}}}
		stance.When, _ = positions.ParseWhen("2025-08")
		claim := &positions.Record{Date: date, Party: &positions.Party{ID: "a"}, Issue: &positions.Issue{ID: "x"}}
		claim.Claims = []*positions.Claim{{Record: claim, By: party, Option: -1, Summary: text, Evidence: evidence}}
		silence := &positions.Record{Date: date + 1 + positions.Date(i), Party: party, Issue: issue, Coder: text, Note: text}
		silence.Silence = &positions.Silence{Record: silence, Evidence: evidence}
		add.Parties, add.Issues, add.Sources = append(add.Parties, party), append(add.Issues, issue), append(add.Sources, source)
		add.Dates = append(add.Dates, positions.DateInfo{Date: silence.Date, Title: text, Note: text})
		add.Records = append(add.Records, stance, claim, silence)
	}
	return add
}

// TestAnyTextIsAdded adds every text in every place to files laid out in lines
// and in brackets. Plan itself compares what is then read with what was added.
func TestAnyTextIsAdded(t *testing.T) {
	lines := map[string]string{
		"sources.yaml":     "sources:\n  - id: s\n    title: S\n",
		"snapshots/s.yaml": "date: 2025-08-17\npositions:\n  a:\n    x:\n      claims:\n        - by: b\n          summary: S\n",
	}
	brackets := map[string]string{
		"codebook.yaml":    "title: T\nparties: [{id: a, name: A}, {id: b, name: B}]\nissues: [{id: x, name: X, scale: {options: [{id: p, label: P}, {id: q, label: Q}]}}]\n",
		"sources.yaml":     "sources: [{id: s, title: S}]\n",
		"snapshots/s.yaml": "{date: 2025-08-17, positions: {a: {x: {claims: [{by: b, summary: S}]}}}}\n",
	}
	nothing := map[string]string{"sources.yaml": "sources: []\n", "snapshots/s.yaml": "date: 2025-08-17\npositions: {}\n"}
	texts := synthetic.Texts()
	for i, files := range []map[string]string{brackets, lines, brackets, nothing} {
		var some []string // every fourth text; those that are alike stand beside one another
		for j := i; j < len(texts); j += 4 {
			some = append(some, texts[j])
		}
		for texts := range slices.Chunk(some, 20) {
			fsys := folder(files)
			_, after, err := Preview(fsys, read(t, fsys), allOf(texts))
			if err != nil {
				t.Fatal(err)
			}
			for _, p := range after.Problems {
				if p.Severity == problem.Error {
					t.Fatal(problem.Render(p))
				}
			}
		}
	}
}

// TestNoTextIsRefused has what is no text refused before anything is planned.
func TestNoTextIsRefused(t *testing.T) {
	const bad = "caf\xe9"
	fsys := folder(nil)
	for name, add := range map[string]*Additions{
		"party":  {Parties: []*positions.Party{{ID: "n", Name: bad}}},
		"issue":  {Issues: []*positions.Issue{{ID: "n", Name: "N", Question: bad}}},
		"source": {Sources: []*positions.Source{{ID: "n", Title: bad}}},
		"date":   {Dates: []positions.DateInfo{{Date: date, Title: bad}}},
		"record": {Records: []*positions.Record{{Date: date, Party: &positions.Party{ID: "a"}, Issue: &positions.Issue{ID: "x"}, Note: bad, Silence: &positions.Silence{}}}},
	} {
		edits, err := Plan(fsys, yamlfile.Read(fsys).Dataset, add)
		if err == nil || !strings.Contains(err.Error(), `"caf\xe9" is not in UTF-8`) || edits != nil {
			t.Errorf("%s: %v, %v", name, edits, err)
		}
	}
}
