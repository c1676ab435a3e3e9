package report_test

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"stance/diff"
	"stance/diff/report"
	"stance/diff/report/document"
	"stance/diff/report/internal/sample"
	"stance/positions"
	"stance/positions/yamlfile"
)

// talks is a dataset of two parties on a scale and one in words, with what is written of them
// on three days.
func talks(t *testing.T, days ...string) *positions.History {
	t.Helper()
	fsys := fstest.MapFS{
		"codebook.yaml": {Data: []byte(`title: Talks
parties: [{id: up, name: Uplands}, {id: low, name: Lowlands}, {id: bench, name: Bench, member_of: [low]}]
issues:
  - {id: water, name: Water, scale: {options: [{id: no-share, label: No share}, {id: half, label: Half}, {id: most, label: Most}, {id: all, label: Everything}]}}
  - {id: toll, name: Toll}
speakers:
  - {name: Ana Reyes, party: low, role: President, rank: principal}
  - {name: Bo Lind, party: low, role: Negotiator, rank: envoy}
  - {name: Ida Holm, party: up, role: Envoy, rank: envoy}
`)},
		"sources.yaml": {Data: []byte(`sources:
  - {id: post, title: The Post on the talks, publisher: Post, published: 2025-01-03, reliability: B}
  - {id: wire, title: The wire on the talks, publisher: Wire, published: 2025-01-03, origin: Agency}
  - {id: copy, title: A copy of the wire, publisher: Copy, published: 2025-01-04, origin: Agency}
`)},
	}
	for i, day := range days {
		fsys[fmt.Sprintf("snapshots/%d.yaml", i)] = &fstest.MapFile{Data: []byte(fmt.Sprintf("date: 2025-01-%02d\npositions:\n", i+1) + day)}
	}
	r := yamlfile.Read(fsys)
	if !r.OK() {
		t.Fatal(r.Problems)
	}
	return positions.NewHistory(r.Dataset, 0)
}

// toldOf is what the documents of a comparison of the first and the last day tell: the screen,
// the whole and the report.
func toldOf(t *testing.T, h *positions.History, f report.Filter) map[string]string {
	t.Helper()
	dates := h.Dataset.Dates
	from, to := dates[0].Date, dates[len(dates)-1].Date
	c, err := diff.Compare(h, from, to)
	if err != nil {
		t.Fatal(err)
	}
	r, err := report.NewChangeReport(h, from, to, f)
	if err != nil {
		t.Fatal(err)
	}
	d := &report.Diff{Comparison: c, Filter: f}
	say := func(doc *document.Document) string {
		return strings.Join(sample.Said(doc, sample.Showing{Places: true, Edits: sample.After}), "\n")
	}
	return map[string]string{"screen": say(d.Screen(false)), "diff -v": say(d.Document()), "report": say(r.Document())}
}

const waterAtHalf = "  low: {water: {position: half, summary: Half is enough.}}\n"

func claimOn(what string) string {
	return "  low: {water: {claims: [{by: up, " + what + "}]}}\n"
}

// TestEveryClaimEventIsTold holds that what became of a claim is told in every document,
// beside a stance and without one, as the claimant's and never as a move of the party; and
// that nobody is told then that nothing changed.
func TestEveryClaimEventIsTold(t *testing.T) {
	made := claimOn("position: all, summary: They would take it all.")
	for _, c := range []struct {
		name, before, now string
		words             map[string]string
	}{
		{"made", "", made, map[string]string{
			"screen": "Uplands claim (Lowlands): no answer found", "diff -v": "CLAIMED by Uplands, 3 Jan 2025: Everything", "report": "Uplands claim (Lowlands): no answer found"}},
		{"denied", made, claimOn("position: all, summary: They would take it all., response: denied"), map[string]string{
			"screen": "Lowlands denied a claim by Uplands", "diff -v": "DENIED by Lowlands, 3 Jan 2025: what Uplands claims: Everything", "report": "Lowlands denied a claim by Uplands"}},
		{"confirmed at once", "", claimOn("position: all, summary: They would take it all., response: confirmed"), map[string]string{
			"screen": "Lowlands confirmed a claim by Uplands", "diff -v": "CONFIRMED by Lowlands, 3 Jan 2025: what Uplands claims: Everything", "report": "Lowlands confirmed a claim by Uplands"}},
		{"changed", made, claimOn("position: most, summary: They would take most."), map[string]string{
			"screen": "Uplands claim (Lowlands): no answer found", "diff -v": "CLAIMED OTHERWISE by Uplands, 3 Jan 2025: Most; before Everything", "report": "Uplands claim (Lowlands): no answer found"}},
		{"repeated", made, claimOn("position: all, summary: They would gladly take it all."), map[string]string{
			"screen": "One Uplands claim (Lowlands) made again", "diff -v": "claimed again by Uplands, 3 Jan 2025: Everything", "report": "One Uplands claim (Lowlands) made again"}},
		{"in words", "", claimOn("summary: They are tired of it."), map[string]string{
			"screen": "Uplands claim (Lowlands) in words: no answer found", "diff -v": "CLAIMED by Uplands, 3 Jan 2025", "report": "Uplands claim (Lowlands) in words: no answer found"}},
		{"a range", "", claimOn("plausible: [most, all], summary: They would take most or all."), map[string]string{
			"screen": "from Most to Everything", "diff -v": "CLAIMED by Uplands, 3 Jan 2025: “Most” to “Everything”", "report": "from Most to Everything"}},
	} {
		for _, stance := range []string{"", waterAtHalf} {
			now := c.now
			before := c.before
			if before == "" {
				before = "  up: {toll: {summary: No toll.}}\n"
			}
			h := talks(t, stance+"  up: {toll: {summary: No toll.}}\n", before, now)
			from := h.Dataset.Dates[1].Date
			cmp, err := diff.Compare(h, from, h.Dataset.Dates[2].Date)
			if err != nil {
				t.Fatal(err)
			}
			r, err := report.NewChangeReport(h, from, h.Dataset.Dates[2].Date, report.Filter{})
			if err != nil {
				t.Fatal(err)
			}
			d := &report.Diff{Comparison: cmp}
			for name, doc := range map[string]*document.Document{"screen": d.Screen(false), "diff -v": d.Document(), "report": r.Document()} {
				said := strings.Join(strings.Fields(strings.Join(sample.Said(doc, sample.Showing{Places: true, Edits: sample.After}), "\n")), " ")
				if !strings.Contains(said, c.words[name]) {
					t.Errorf("%s, stance %t, %s: not told %q:\n%s", c.name, stance != "", name, c.words[name], said)
				}
				for _, never := range []string{"Nothing changed", "o position is known to have moved", "shifted:"} {
					if strings.Contains(said, never) {
						t.Errorf("%s, stance %t, %s: says %q:\n%s", c.name, stance != "", name, never, said)
					}
				}
			}
		}
	}
}

// TestOrderOfClaimAndStance holds what is said of the order of a claim without answer and the
// party's own words, by the days on which either can have been said.
func TestOrderOfClaimAndStance(t *testing.T) {
	for _, c := range []struct {
		stance, claim string // when they were said, on 2 and 3 January if nothing is said of it
		want          string
	}{
		{"", "", ""}, // the stance is the older
		{"", ", when: ../2025-01-03", "order not known"},
		{", when: 2025-01-01/2025-01-03", "", "order not known"},
	} {
		h := talks(t, "  up: {toll: {summary: No toll.}}\n",
			"  low: {water: {position: half, summary: Half is enough."+c.stance+"}}\n",
			claimOn("position: all, summary: They would take it all."+c.claim))
		if c.stance != "" { // a span holds the date of its record
			h = talks(t, "  up: {toll: {summary: No toll.}}\n", "  up: {toll: {summary: No toll.}}\n",
				"  low: {water: {position: half, summary: Half is enough., when: 2025-01-01/2025-01-03, claims: [{by: up, position: all, summary: They would take it all., when: 2025-01-03/2025-01-03}]}}\n")
		}
		said := toldOf(t, h, report.Filter{})["diff -v"]
		if got := strings.Contains(said, "order not known"); got != (c.want != "") {
			t.Errorf("stance %q, claim %q: order not known: %t\n%s", c.stance, c.claim, got, said)
		}
	}
	h := talks(t, "  up: {toll: {summary: No toll.}}\n", claimOn("summary: They are tired of it."), waterAtHalf)
	if said := toldOf(t, h, report.Filter{})["diff -v"]; strings.Contains(said, "without taking it up") {
		t.Errorf("whether words were taken up cannot be told:\n%s", said)
	}
	h = talks(t, "  up: {toll: {summary: No toll.}}\n", claimOn("position: all, summary: They would take it all."), waterAtHalf)
	if said := toldOf(t, h, report.Filter{})["diff -v"]; !strings.Contains(said, "Lowlands has since spoken on it without taking it up") {
		t.Errorf("not told that the party spoke since:\n%s", said)
	}
	h = talks(t, "  up: {toll: {summary: No toll.}}\n", claimOn("position: all, summary: They would take it all."),
		"  low: {water: {position: all, summary: All of it.}}\n")
	if said := toldOf(t, h, report.Filter{})["diff -v"]; strings.Contains(said, "without taking it up") {
		t.Errorf("it took it up:\n%s", said)
	}
}

// TestSilenceAfterAStance holds that a search in vain is told beside what stands, and that
// nobody is told then that nothing changed.
func TestSilenceAfterAStance(t *testing.T) {
	h := talks(t, waterAtHalf, "  up: {toll: {summary: No toll.}}\n", "  low: {water: {silent: true, note: Two papers searched.}}\n")
	for name, said := range toldOf(t, h, report.Filter{Parties: []*positions.Party{h.Dataset.Codebook.Party("low")}}) {
		if !strings.Contains(said, "not found again") {
			t.Errorf("%s: not told:\n%s", name, said)
		}
		if strings.Contains(said, "othing changed") || strings.Contains(said, "o position is known") {
			t.Errorf("%s: says that nothing changed:\n%s", name, said)
		}
	}
	if said := toldOf(t, h, report.Filter{})["diff -v"]; !strings.Contains(said, "looked for on 3 Jan 2025, not found again: Two papers searched") {
		t.Errorf("not told in full:\n%s", said)
	}
}
