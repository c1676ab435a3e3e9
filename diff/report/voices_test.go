package report_test

import (
	"regexp"
	"strings"
	"testing"

	"stance/diff"
	"stance/diff/report"
	"stance/positions"
	"stance/positions/team/review"
)

// The evidence that the cases below are made of.
const (
	anaHalf  = `{quote: half and no more, speaker: Ana Reyes, source: post, position: half}`
	boMost   = `{quote: most of it, speaker: Bo Lind, source: wire, position: most, venue: radio}`
	boCopied = `{quote: most of it, speaker: Bo Lind, source: copy}`
	against  = `{paraphrase: He said no such thing., source: post, use: contradicts}`
	turned   = `{quote: give up our water, speaker: Ana Reyes, source: post, prefix: "“never” to “", suffix: "”"}`
)

func waterOf(position, evidence string) string {
	return "  low: {water: {position: " + position + ", summary: They want " + position + "., evidence: [" + evidence + "]}}\n"
}

// TestVoicesAreTold holds that whose word a stance rests on is told as that voice's: an
// envoy's as an envoy's, with the principal's words that it replaces, and voices that differ
// each as what it says.
func TestVoicesAreTold(t *testing.T) {
	h := talks(t, waterOf("half", anaHalf), waterOf("most", boMost))
	told := toldOf(t, h, report.Filter{})
	for name, want := range map[string][]string{
		"screen":  {"envoy Bo Lind", "“most of it”"},
		"diff -v": {"its envoy Bo Lind says", "before, its principal Ana Reyes: “half and no more”", "radio"},
		"report":  {"its envoy Bo Lind says", "before, its principal Ana Reyes: “half and no more”"},
	} {
		for _, w := range want {
			if !strings.Contains(told[name], w) {
				t.Errorf("%s: no %q in\n%s", name, w, told[name])
			}
		}
	}
	h = talks(t, "  up: {toll: {summary: No toll.}}\n", waterOf("most", anaHalf+", "+boMost))
	told = toldOf(t, h, report.Filter{})
	for _, name := range []string{"diff -v", "report"} {
		for _, w := range []string{"divided", "Ana Reyes (President, principal): Half", "Bo Lind (Negotiator, envoy): Most", "a word from Ana Reyes (Lowlands) on its position"} {
			if !strings.Contains(told[name], w) {
				t.Errorf("%s: no %q in\n%s", name, w, told[name])
			}
		}
	}
	queue := diff.Queue(h, review.NewLedger(h, nil), func(*positions.Record, review.State) bool { return true })
	if why := report.Why(&queue[0]); !strings.Contains(strings.Join(why, " "), "divided") {
		t.Errorf("the reviewer is not told: %q", why)
	}
}

// TestEvidenceIsWeighed holds that evidence is told for what it is worth: counted by origins,
// contradicted where something speaks against it, graded as the Admiralty code has it, and
// quoted with what turns its sense, on every document that quotes it.
func TestEvidenceIsWeighed(t *testing.T) {
	h := talks(t, "  up: {toll: {summary: No toll.}}\n", waterOf("most", boMost+", "+boCopied+", "+against))
	told := toldOf(t, h, report.Filter{})
	for _, name := range []string{"diff -v", "report"} {
		for _, w := range []string{"one origin, printed by 2 sources", "contradicted by evidence", "origin: Agency", "source B, information not graded"} {
			if !strings.Contains(told[name], w) {
				t.Errorf("%s: no %q in\n%s", name, w, told[name])
			}
		}
	}
	h = talks(t, waterOf("half", anaHalf), waterOf("all", turned))
	for name, said := range toldOf(t, h, report.Filter{}) {
		if !regexp.MustCompile(`\[“never” to\](\n| “)give up our water`).MatchString(said) {
			t.Errorf("%s: the quotation is turned round:\n%s", name, said)
		}
	}
	h = talks(t, "  up: {toll: {summary: No toll.}}\n", waterOf("half", `{quote: half, speaker: Ana Reyes, source: post, credibility: 2}`))
	if said := toldOf(t, h, report.Filter{})["diff -v"]; !strings.Contains(said, "graded B2") || strings.Contains(said, "information not graded") {
		t.Errorf("not graded B2:\n%s", said)
	}
}

// TestLaterEvidenceIsMarked holds that what a source says that came after the day asked for is
// never passed off as having been read then.
func TestLaterEvidenceIsMarked(t *testing.T) {
	day := "  low: {water: {position: half, known: 2025-01-02, summary: Half., evidence: [" + anaHalf + "]}}\n"
	h := talks(t, "  up: {toll: {summary: No toll.}}\n", day)
	h = positions.NewHistory(h.Dataset, h.Dataset.Dates[1].Date)
	told := toldOf(t, h, report.Filter{})
	for _, name := range []string{"diff -v", "report"} {
		if !strings.Contains(told[name], "from a source of 3 Jan 2025, later than the day asked for") {
			t.Errorf("%s: not marked:\n%s", name, told[name])
		}
	}
}

// TestRangesAreTold holds that where a side has a range it is told from how far to how far the
// change goes, that what is more or less exact is told as consistent, and what a party would
// take now.
func TestRangesAreTold(t *testing.T) {
	cell := func(what string) string { return "  low: {water: {summary: S., " + what + "}}\n" }
	for _, c := range []struct{ before, now, want string }{
		{"position: no-share, plausible: [no-share, half]", "position: all, plausible: [most, all]", "by 1 to 3 steps toward “Everything”"},
		{"position: half", "position: most, plausible: [half, most]", "up to 1 step apart"},
		{"plausible: [half, all]", "position: most", "consistent with before, more exact"},
		{"position: most", "plausible: [half, all]", "consistent with before, less exact"},
		{"summary: S.", "position: most", "the two statements cannot be compared on this scale"},
		{"position: all, accepts: [most, all]", "position: all, accepts: [half, all]", "would now accept “Half” to “Everything”; before “Most” to “Everything”"},
		{"position: all", "position: all, accepts: {range: [half, all], basis: reported}", "what it would accept, first recorded: “Half” to “Everything” (reported, unnamed sources)"},
	} {
		before := cell(c.before)
		if c.before == "summary: S." {
			before = "  low: {water: {summary: S.}}\n"
		}
		h := talks(t, before, cell(c.now))
		if said := toldOf(t, h, report.Filter{})["diff -v"]; !strings.Contains(said, c.want) {
			t.Errorf("%s to %s: no %q in\n%s", c.before, c.now, c.want, said)
		}
	}
}

// TestIssuesComeByTheirStrongestEvent holds that what matters most leads, in every document.
func TestIssuesComeByTheirStrongestEvent(t *testing.T) {
	for _, c := range []struct{ name, before, now string }{
		{"a shift", waterAtHalf, "  low: {water: {position: all, summary: All of it.}, toll: {summary: A toll now.}}\n"},
		{"a claim", waterAtHalf, "  low: {water: {claims: [{by: up, position: all, summary: All of it.}]}, toll: {summary: A toll now.}}\n"},
	} {
		// The issue that leads is the second of the codebook.
		h := talks(t, c.before+"  up: {toll: {summary: No toll.}}\n", c.now)
		book := h.Dataset.Codebook
		book.Issues[0], book.Issues[1] = book.Issues[1], book.Issues[0]
		book.Issues[0].Index, book.Issues[1].Index = 0, 1
		h = positions.NewHistory(h.Dataset, 0)
		for name, said := range toldOf(t, h, report.Filter{}) {
			if name == "report" {
				_, said, _ = strings.Cut(said, "In brief")
			}
			water, toll := strings.Index(said, "\nWater"), strings.Index(said, "\nToll")
			if name == "report" {
				water, toll = strings.Index(said, " on Water"), strings.Index(said, " on Toll")
			}
			if water < 0 || toll >= 0 && toll < water {
				t.Errorf("%s, %s: Water does not lead (%d, %d):\n%s", c.name, name, water, toll, said)
			}
		}
	}
}
