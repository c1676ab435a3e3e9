package report_test

import (
	"bytes"
	"strings"
	"testing"
	"testing/fstest"

	"stance/diff"
	"stance/diff/report"
	"stance/diff/report/chart"
	"stance/diff/report/document"
	"stance/diff/report/internal/sample"
	"stance/diff/report/markdown"
	"stance/diff/report/page"
	"stance/positions"
	"stance/positions/evidence/verify"
	"stance/positions/yamlfile"
)

// What follows was told in ways that a reader would take for something else.

const misledBook = `title: T
parties: [{id: anna, name: Anna}, {id: bo, name: Bo}, {id: carl, name: Carl}]
issues:
  - {id: x, name: X, scale: {low: Low, high: High, options: [{id: l, label: L}, {id: m, label: M}, {id: h, label: H}]}}
  - {id: n, name: N, scale: {min: 1, max: 7, low: None, high: All}}
`

const misledSources = `sources:
  - {id: a, title: A, publisher: P, published: 2025-01-01, language: uk}
  - {id: b, title: B, publisher: Q, published: 2025-02-01}
  - {id: c, title: C, publisher: R, published: 2025-06-01}
`

// misled is a dataset of two snapshots.
func misled(t *testing.T, first, second string) *positions.Dataset {
	t.Helper()
	r := yamlfile.Read(fstest.MapFS{
		"codebook.yaml": {Data: []byte(misledBook)}, "sources.yaml": {Data: []byte(misledSources)},
		"snapshots/a.yaml": {Data: []byte(first)}, "snapshots/b.yaml": {Data: []byte(second)},
	})
	if !r.OK() {
		t.Fatal(r.Problems)
	}
	return r.Dataset
}

// drawnReport is a report with its charts.
func drawnReport(t *testing.T, h *positions.History, f report.Filter) *report.ChangeReport {
	t.Helper()
	dates := h.Dataset.Dates
	r, err := report.NewChangeReport(h, dates[0].Date, dates[len(dates)-1].Date, f)
	if err != nil {
		t.Fatal(err)
	}
	r.Charts = chart.ForReports{}
	return r
}

// peopleRead are the documents that people read of a dataset, by what they are.
func peopleRead(t *testing.T, d *positions.Dataset) map[string]*document.Document {
	t.Helper()
	h := positions.NewHistory(d, 0)
	r := drawnReport(t, h, report.Filter{})
	last := d.Dates[len(d.Dates)-1].Date
	all := &report.Diff{Comparison: r.Comparison, Filter: report.Filter{All: true}}
	return map[string]*document.Document{
		"screen": all.Screen(false), "diff -v": all.Document(), "report": r.Document(),
		"show": report.NewShow(h, last, report.Filter{}).Document(), "log": report.NewLog(h, report.Filter{}).Document(),
		"show of one": report.NewShow(h, last, report.Filter{Parties: d.Codebook.Parties[:1]}).Document(),
	}
}

func saidIn(d *document.Document) string {
	return strings.Join(sample.Said(d, sample.Showing{Places: true, Options: true}), "\n")
}

// TestContradictionIsTold holds that evidence against a stance is told wherever the stance is,
// whether it is new or stands as it stood, beside how many origins support it.
func TestContradictionIsTold(t *testing.T) {
	const against = `{quote: it is not so, speaker: Anna, source: b, use: contradicts}`
	stance := func(at, more string) string {
		return `{position: ` + at + `, summary: Anna wants it, evidence: [{quote: I want it, speaker: Anna, source: a}` + more + `]}`
	}
	for name, d := range map[string]*positions.Dataset{
		"shifted":   misled(t, "date: 2025-01-01\npositions: {anna: {x: "+stance("l", "")+"}}\n", "date: 2025-02-01\npositions: {anna: {x: "+stance("h", ", "+against)+"}}\n"),
		"unchanged": misled(t, "date: 2025-01-01\npositions: {anna: {x: "+stance("l", ", "+against)+"}}\n", "date: 2025-02-01\npositions: {bo: {x: {position: l, summary: S}}}\n"),
	} {
		for what, doc := range peopleRead(t, d) {
			if what == "screen" && name == "unchanged" { // of which it says nothing at all
				continue
			}
			if said := saidIn(doc); !strings.Contains(said, "contradicted") && !strings.Contains(said, "CONTRADICTS") {
				t.Errorf("%s: %s does not tell that it is contradicted:\n%s", name, what, said)
			}
		}
		r := drawnReport(t, positions.NewHistory(d, 0), report.Filter{})
		told := strings.Join(sample.Said(&document.Document{Blocks: withoutEvidence(r.Document().Blocks)}, sample.Showing{Places: true}), "\n")
		if n := strings.Count(told, "single source"); n == 0 {
			t.Errorf("%s: that one source supports it is not told", name)
		}
		if n := strings.Count(told, "contradicted by evidence"); n < 3 { // who stands where, its line, what to ask about
			t.Errorf("%s: it is told %d times:\n%s", name, n, told)
		}
	}
}

// TestLeaksAreNoStatements holds that what unnamed sources say and what a party said once are
// in two lists.
func TestLeaksAreNoStatements(t *testing.T) {
	d := misled(t, "date: 2025-01-01\npositions:\n", `date: 2025-02-01
positions:
  anna: {x: {position: l, summary: S, evidence: [{quote: I want it, speaker: Anna, source: a}]}}
  bo: {x: {position: h, basis: reported, summary: S, evidence: [{paraphrase: Bo wants it, source: b}]}}
  carl: {x: {position: h, basis: recounted, summary: S, evidence: [{paraphrase: Carl wants it, source: b}]}}
`)
	lists := map[string]string{}
	for _, b := range drawnReport(t, positions.NewHistory(d, 0), report.Filter{}).Document().Blocks {
		if s, ok := b.(document.Section); ok {
			lists[s.ID] = strings.Join(sample.Said(&document.Document{Blocks: s.Blocks}, sample.Showing{}), "\n")
		}
	}
	if leaks := lists["unconfirmed"]; !strings.Contains(leaks, "Bo on X") || strings.Contains(leaks, "Anna") || strings.Contains(leaks, "Carl") {
		t.Errorf("unconfirmed is %q", leaks)
	}
	for _, want := range []string{"Stated by the party itself: Anna on X.", "Recounted by media: Carl on X."} {
		if once := lists["said-once"]; !strings.Contains(once, want) || strings.Contains(once, "Bo") {
			t.Errorf("no %q alone in %q", want, once)
		}
	}
}

// TestFilteredOutIsNotUnrecorded holds that a narrowed report and its drawings say nothing of
// who is left out, and least that nothing is recorded.
func TestFilteredOutIsNotUnrecorded(t *testing.T) {
	d := misled(t, "date: 2025-01-01\npositions: {anna: {x: {position: l, summary: S}}, bo: {x: {position: l, summary: S}}}\n",
		"date: 2025-02-01\npositions: {anna: {x: {position: h, summary: S}}, bo: {x: {position: h, summary: S}}}\n")
	h := positions.NewHistory(d, 0)
	narrowed := func(f report.Filter) string {
		var b bytes.Buffer
		if err := page.Document(&b, drawnReport(t, h, f).Document()); err != nil {
			t.Fatal(err)
		}
		_, body, _ := strings.Cut(b.String(), "<body>")
		return body
	}
	got := narrowed(report.Filter{Parties: d.Codebook.Parties[:1]})
	for _, name := range []string{"Nothing recorded", "Carl"} {
		if at := strings.Index(got, name); at >= 0 {
			t.Errorf("a report on Anna speaks of others: %s", got[max(0, at-120):at+40])
		}
	}
	if got := narrowed(report.Filter{}); !strings.Contains(got, "Nothing recorded: Carl.") {
		t.Error("of Carl nothing is recorded, which the whole report does not say")
	}
}

// TestPrefixesStandEverywhere holds that a quotation is never told without the words before it
// that turn its sense.
func TestPrefixesStandEverywhere(t *testing.T) {
	d := misled(t, "date: 2025-01-01\npositions: {anna: {x: {position: h, summary: S}}}\n",
		`{date: 2025-02-01, positions: {anna: {x: {position: l, summary: S, evidence: [{quote: give up or trade land, prefix: "“impossible” for us to “", speaker: Anna, source: b}]}}}}`)
	for what, doc := range peopleRead(t, d) {
		said := saidIn(doc)
		for rest := said; ; {
			before, after, found := strings.Cut(rest, "give up or trade land")
			if !found {
				break
			}
			if !strings.HasSuffix(strings.TrimRight(before, "“ \n"), "[“impossible” for us to]") {
				t.Errorf("%s has it without what stands before: %q", what, said)
			}
			rest = after
		}
		if what != "show" && what != "log" && !strings.Contains(said, "give up or trade land") {
			t.Errorf("%s does not quote it", what)
		}
	}
}

// TestFiguresAreRounded holds that people read two decimals and no more.
func TestFiguresAreRounded(t *testing.T) {
	d := misled(t, "date: 2025-01-01\npositions: {anna: {n: {position: 2.181818246841431, summary: S}}, bo: {n: {position: 6.123456789, confidence: low, summary: S}}}\n",
		"date: 2025-02-01\npositions: {anna: {n: {position: 3.3333333333, plausible: [3.111111111, 3.999999], summary: S}}, bo: {n: {position: 5.987654321, confidence: low, summary: S}}}\n")
	for what, doc := range peopleRead(t, d) {
		said := saidIn(doc)
		for _, never := range []string{"2.1818", "3.333", "6.123", "5.987", "3.111", "3.999"} {
			if strings.Contains(said, never) {
				t.Errorf("%s says %s…", what, never)
			}
		}
		if !strings.Contains(said, "3.33") {
			t.Errorf("%s does not say where Anna stands:\n%s", what, said)
		}
	}
}

// TestPositionsThatDifferAreToldApart holds that a party is never read to have moved from a figure
// to the same figure, and two are never read to stand at one where they do not.
func TestPositionsThatDifferAreToldApart(t *testing.T) {
	d := misled(t, "date: 2025-01-01\npositions: {anna: {n: {position: 2.181818246841431, summary: S}}, bo: {n: {position: 5, summary: S}}, carl: {n: {position: 3.5000001, summary: S}}}\n",
		"date: 2025-02-01\npositions: {anna: {n: {position: 2.1823, summary: T}}, bo: {n: {position: 2.1829, summary: T}}, carl: {n: {position: 3.5000002, summary: T}}}\n")
	h := positions.NewHistory(d, 0)
	r := drawnReport(t, h, report.Filter{})
	last := d.Dates[1].Date
	for what, doc := range map[string]*document.Document{
		"report": r.Document(), "screen": (&report.Diff{Comparison: r.Comparison}).Screen(false), "diff -v": (&report.Diff{Comparison: r.Comparison, Filter: report.Filter{All: true}}).Document(),
	} {
		said := saidIn(doc)
		for _, want := range []string{"2.1818", "2.1823", "3.5000001", "3.5000002"} {
			if !strings.Contains(said, want) {
				t.Errorf("%s does not say %s:\n%s", what, want, said)
			}
		}
	}
	pair := report.Filter{Parties: d.Codebook.Parties[:2]}
	if said := saidIn(report.NewGap(h, 0, last, pair).Document()); !strings.Contains(said, "2.182") || !strings.Contains(said, "2.183") {
		t.Errorf("gap tells Anna and Bo alike:\n%s", said)
	}
}

// TestLongFiguresAreGrouped holds that the thousands of a long figure are told apart wherever
// it stands, but in what may be years.
func TestLongFiguresAreGrouped(t *testing.T) {
	is := &positions.Issue{Scale: &positions.Scale{Min: -100000, Max: 500000}}
	for value, want := range map[float64]string{225000: "225,000", -25000: "-25,000", 1991: "1,991", -999: "-999", 9.214285850524902: "9.21", -12345.678: "-12,345.68"} {
		if got := report.Point(is, positions.Point{Option: -1, Value: value}); got != want {
			t.Errorf("%v is %q, want %q", value, got, want)
		}
	}
	if got, want := report.ScaleEnds(is.Scale), "scale -100,000 to 500,000"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	years := &positions.Scale{Min: 1991, Max: 2050}
	if got, want := report.ScaleEnds(years)+", "+report.OnScale(years, 2014)+", "+report.LowPole(years), "scale 1991 to 2050, 2014, 1991"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

// TestNumbersAreNoNames holds that the ends of a scale that have no names are told as numbers,
// once and without quotation marks, and that names keep theirs.
func TestNumbersAreNoNames(t *testing.T) {
	for scale, want := range map[string][2]string{
		"{min: 0, max: 0.001}":              {"Scale from 0 to 0.001", "by 0.0006 toward 0.001"},
		"{min: 0, max: 0.001, low: free}":   {"Scale from “free” to “0.001” (scale 0 to 0.001)", "by 0.0006 toward 0.001"},
		"{min: 0, max: 0.001, high: a lot}": {"Scale from “0” to “a lot” (scale 0 to 0.001)", "by 0.0006 toward “a lot”"},
	} {
		read := yamlfile.Read(fstest.MapFS{
			"codebook.yaml":    {Data: []byte("title: T\nparties: [{id: anna, name: Anna}]\nissues: [{id: rate, name: Rate, scale: " + scale + "}]\n")},
			"snapshots/a.yaml": {Data: []byte("---\ndate: 2025-01-01\npositions: {anna: {rate: {position: 0.0001, summary: S}}}\n---\ndate: 2025-02-01\npositions: {anna: {rate: {position: 0.0007, summary: T}}}\n")},
			"sources.yaml":     {Data: []byte(misledSources)},
		})
		if !read.OK() {
			t.Fatal(read.Problems)
		}
		doc := drawnReport(t, positions.NewHistory(read.Dataset, 0), report.Filter{}).Document()
		var b bytes.Buffer
		if err := markdown.Document(&b, doc); err != nil {
			t.Fatal(err)
		}
		for _, w := range want {
			if !strings.Contains(b.String(), w+"\n") {
				t.Errorf("%s: %q is not told in\n%s", scale, w, b.String())
			}
		}
	}
}

// TestOwnWordsAreNotAGroups holds that a party is told to be spoken for on those issues alone on
// which a group speaks for it, whichever of them come first.
func TestOwnWordsAreNotAGroups(t *testing.T) {
	const byGroup, own = "The Member via The Union, on X and Y", "The Member, on N"
	for _, order := range []string{"x, y, n", "n, x, y"} {
		var issues []string
		for _, id := range strings.Split(order, ", ") {
			issues = append(issues, "{id: "+id+", name: "+strings.ToUpper(id)+", scale: {options: [{id: l, label: L}, {id: m, label: M}, {id: h, label: H}]}}")
		}
		read := yamlfile.Read(fstest.MapFS{
			"codebook.yaml":    {Data: []byte("title: T\nparties: [{id: u, name: The Union}, {id: anna, name: The Member, member_of: [u]}]\nissues: [" + strings.Join(issues, ", ") + "]\n")},
			"snapshots/a.yaml": {Data: []byte("---\ndate: 2025-01-01\n---\ndate: 2025-02-01\npositions:\n  u: {x: {position: l, summary: S}, y: {position: h, summary: S}}\n  anna: {n: {position: m, summary: T}}\n")},
			"sources.yaml":     {Data: []byte(misledSources)},
		})
		if !read.OK() {
			t.Fatal(read.Problems)
		}
		h := positions.NewHistory(read.Dataset, 0)
		said := saidIn(drawnReport(t, h, report.Filter{Parties: read.Dataset.Codebook.Parties[1:]}).Document())
		if !strings.Contains(said, byGroup) || !strings.Contains(said, own) || !strings.Contains(said, "One first recorded") {
			t.Errorf("with the issues %s neither %q nor %q:\n%s", order, byGroup, own, said)
		}
	}
}

// TestOldIsToldInYears holds that nobody reads of thousands of days.
func TestOldIsToldInYears(t *testing.T) {
	d := misled(t, "date: 1974-11-01\npositions: {anna: {x: {position: l, summary: S}}}\n", "date: 2025-08-01\npositions: {bo: {x: {position: h, summary: S}}}\n")
	for what, doc := range peopleRead(t, d) {
		if said := saidIn(doc); strings.Contains(said, "18536") || strings.Contains(said, "18,536") {
			t.Errorf("%s counts days:\n%s", what, said)
		}
	}
	if said := saidIn(peopleRead(t, d)["report"]); !strings.Contains(said, "over 50 years ago") {
		t.Errorf("the report does not say how old it is:\n%s", said)
	}
}

// TestQuotationsAreCountedAlike holds that a report rests on the quotations that are verified,
// and not on what was published after the day as of which it tells.
func TestQuotationsAreCountedAlike(t *testing.T) {
	d := misled(t, "date: 2025-01-01\npositions: {anna: {x: {position: l, summary: S, evidence: [{quote: I want it, speaker: Anna, source: a}]}}}\n", `date: 2025-02-01
positions:
  bo:
    x:
      position: h
      summary: S
      evidence: [{quote: so do I, speaker: Bo, source: b}, {quote: so I did, speaker: Bo, source: c}, {paraphrase: He nodded, source: b}]
      claims: [{by: anna, position: l, summary: S, evidence: [{quote: he does not, speaker: Anna, source: b}]}]
`)
	h := positions.NewHistory(d, 0)
	if got, want := drawnReport(t, h, report.Filter{}).Rests.Quotations, len(verify.Quotes(h, nil)); got != want || got != 4 {
		t.Errorf("the report counts %d quotations, verify %d", got, want)
	}
	early := positions.NewHistory(d, d.Dates[1].Date)
	if rests := drawnReport(t, early, report.Filter{}).Rests; rests.Quotations != 3 || rests.Passages != 4 {
		t.Errorf("of what was published by then, it counts %d quotations and %d passages", rests.Quotations, rests.Passages)
	}
}

// TestLanguagesAreTold holds that the words of a source in another language are marked as such,
// with its title.
func TestLanguagesAreTold(t *testing.T) {
	d := misled(t, "date: 2025-01-01\npositions:\n", "date: 2025-02-01\npositions: {anna: {x: {position: l, summary: S, evidence: [{quote: нi, speaker: Anna, source: a}]}}}\n")
	for _, what := range []string{"report", "diff -v", "show of one"} {
		var b bytes.Buffer
		if err := page.Document(&b, peopleRead(t, d)[what]); err != nil {
			t.Fatal(err)
		}
		if quoted, marked := strings.Count(b.String(), "нi"), strings.Count(b.String(), `lang="uk">нi`)+strings.Count(b.String(), `lang="uk"><q>нi`)+strings.Count(b.String(), `lang="uk">“нi`); quoted == 0 || quoted != marked {
			t.Errorf("%s: it is quoted %d times, %d times as Ukrainian", what, quoted, marked)
		}
		if what == "report" && !strings.Contains(b.String(), `<cite dir="auto" lang="uk">A</cite>`) {
			t.Error("the title of the source has no language")
		}
	}
}

// TestWhatStillStandsIsNotWhatWas holds that a term that stands at both dates is not given as
// what was before.
func TestWhatStillStandsIsNotWhatWas(t *testing.T) {
	d := misled(t, "date: 2025-01-01\npositions: {anna: {x: {position: l, summary: was, terms: [{id: a, text: Pay in gold}]}}}\n",
		"date: 2025-02-01\npositions: {anna: {x: {position: h, summary: now}}}\n")
	screen := peopleRead(t, d)["screen"]
	if text := onTerminal(t, screen, 80); strings.Contains(text, "Pay in gold") {
		t.Errorf("it still stands:\n%s", text)
	}
}

// A report of one day compares nothing, and does not say that anybody stayed where he was.
func TestOneDayIsNoPeriod(t *testing.T) {
	d := misled(t, "date: 2025-03-01\npositions:\n  anna: {x: {position: m, summary: s}}\n", "date: 2025-06-01\npositions:\n  anna: {x: {position: same, summary: s}}\n")
	for to, want := range map[int][2]string{0: {"As of 1 Mar 2025", "● M"}, 1: {"What changed from 1 Mar 2025 to 1 Jun 2025", "● M/held"}} {
		doc := changeReport(t, d, d.Dates[0].Date, d.Dates[to].Date).Document()
		if got := doc.Aside.Text(); got != want[0] {
			t.Errorf("it is said to be %q, want %q", got, want[0])
		}
		cells := ""
		for _, b := range doc.Blocks {
			s, is := b.(document.Section)
			if !is || s.ID != "standing" {
				continue
			}
			for i, line := range s.Blocks[0].(document.Matrix).Rows[0].Cells[0] {
				if i > 0 {
					cells += "/"
				}
				cells += line.Text()
			}
		}
		if cells != want[1] {
			t.Errorf("of %s the matrix says %q, want %q", doc.Aside.Text(), cells, want[1])
		}
		if text := strings.ToLower(saidIn(doc)); to == 0 {
			for _, said := range []string{"the same: ", "unchanged", "changed", "changes from"} {
				if strings.Contains(text, said) {
					t.Errorf("a report of one day says %q:\n%s", said, text)
				}
			}
		}
	}
}

// TestReportOfClaimsAlone holds that a report of claims tells those about a party that has a
// stance, too, and only those of a kind that was asked for.
func TestReportOfClaimsAlone(t *testing.T) {
	claimed := "claims: [{by: bo, position: h, summary: Bo tells of Anna, evidence: [{quote: she would, speaker: S, source: a}]}]"
	d := misled(t, "date: 2025-01-01\npositions: {anna: {x: {position: l, summary: was}, n: {position: 2, summary: low}}}\n",
		"date: 2025-02-01\npositions: {anna: {x: {"+claimed+"}, n: {position: 6, summary: moved}}, carl: {x: {silent: true, coder: k}}}\n")
	for want, f := range map[string]report.Filter{
		"One Bo claim (Anna): no answer found in one source.": {Claims: []diff.ClaimKind{diff.ClaimMade}},
		"No claims denied between 1 Jan 2025 and 1 Feb 2025.": {Claims: []diff.ClaimKind{diff.ClaimDenied}},
		"One shifted: Anna, on N (moderate confidence).":      {Kinds: []diff.Kind{diff.Shifted}},
	} {
		doc := drawnReport(t, positions.NewHistory(d, 0), f).Document()
		lead := ""
		for _, part := range doc.Lead {
			lead += part.Text()
		}
		if lead != want {
			t.Errorf("it begins %q, not %q", lead, want)
		}
		text := onTerminal(t, doc, 80)
		if got, told := strings.Contains(text, "Bo tells of Anna"), strings.HasPrefix(want, "One Bo claim"); got != told {
			t.Errorf("%s the claim is told: %v\n%s", want, got, text)
		}
		if strings.Contains(text, "searched") {
			t.Errorf("%s tells what was searched:\n%s", want, text)
		}
	}
}
