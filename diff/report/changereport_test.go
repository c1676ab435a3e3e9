package report_test

import (
	"os"
	"regexp"
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

func alaska(t *testing.T) *positions.Dataset {
	t.Helper()
	r := yamlfile.Read(os.DirFS("../../data"))
	if !r.OK() {
		t.Fatal(r.Problems)
	}
	return r.Dataset
}

func changeReport(t *testing.T, d *positions.Dataset, from, to positions.Date) *report.ChangeReport {
	t.Helper()
	r, err := report.NewChangeReport(positions.NewHistory(d, 0), from, to, report.Filter{})
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// story is all that a report says in words of its own or the coder's: the evidence is the
// sources'.
func story(r *report.ChangeReport) string {
	d := r.Document()
	d.Blocks = withoutEvidence(d.Blocks)
	return strings.Join(sample.Said(d, sample.Showing{Places: true, Options: true}), "\n")
}

func withoutEvidence(blocks []document.Block) []document.Block {
	var list []document.Block
	for _, b := range blocks {
		switch inner := b.(type) {
		case document.Evidence:
			continue
		case document.Section:
			inner.Blocks = withoutEvidence(inner.Blocks)
			b = inner
		case document.Entry:
			inner.Body = withoutEvidence(inner.Body)
			b = inner
		case document.Split:
			inner.Left, inner.Right = withoutEvidence(inner.Left), withoutEvidence(inner.Right)
			b = inner
		}
		list = append(list, b)
	}
	return list
}

func TestStory(t *testing.T) {
	d := alaska(t)
	r := changeReport(t, d, d.Dates[0].Date, d.Dates[len(d.Dates)-1].Date)
	got := story(r)
	if lead := r.Document().Lead[0].Text(); lead != "One shifted: the United States, on Ceasefire (moderate confidence)." {
		t.Errorf("it leads with %q", lead)
	}
	// What someone who read the articles would not sign.
	for _, lie := range []string{
		`Russia (shifted|conceded|gave up|retreated|withdrew|dropped|softened)`,
		`European leaders (shifted|moved|softened)`, `Europe(an leaders)? on Ceasefire: (a possible|may)`,
		`Ukraine took a new position`, `\b(removed|dropped|abandoned)\b`, `New on`,
		`(Russia and Ukraine|Ukraine and Russia).*(nearer|converg)`, `claims? .* agreed`,
	} {
		if m := regexp.MustCompile(lie).FindString(got); m != "" {
			t.Errorf("it says %q", m)
		}
	}
	for line := range strings.SplitSeq(got, "\n") {
		if strings.Contains(line, "toward “") && !strings.Contains(line, "SHIFTED") {
			t.Errorf("it gives a direction to what is no shift: %s", line)
		}
	}
}

func TestNothingChanged(t *testing.T) {
	d := alaska(t)
	last := d.Dates[len(d.Dates)-1].Date
	for _, c := range []struct {
		from positions.Date
		want string
	}{{last, "Nothing was compared: both dates are 18 Aug 2025."}, {last + 1, "Nothing changed between 19 Aug 2025 and 20 Aug 2025."}} {
		to := c.from
		if c.from > last {
			to++
		}
		r := changeReport(t, d, c.from, to)
		if lead := r.Document().Lead; len(lead) != 1 || lead[0].Text() != c.want {
			t.Errorf("it leads with %v", lead)
		}
		if strings.Contains(story(r), "In brief") {
			t.Error("something is found")
		}
		if len(r.Distances.Moves) > 0 {
			t.Error("somebody moved")
		}
	}
	if _, err := report.NewChangeReport(positions.NewHistory(d, 0), last, last-1, report.Filter{}); err == nil {
		t.Error("dates in the wrong order are no error")
	}
}

// TestKinds holds the lead of each kind of change to what it may say.
func TestKinds(t *testing.T) {
	leads := map[diff.Kind]string{
		diff.Shifted: "SHIFTED, ", diff.Withdrawn: "GAVE UP, ", diff.Adopted: "TOOK UP, ",
		diff.Reverted: "back again", diff.PossibleShift: "may have shifted",
		diff.Reworded: "reworded", diff.NotComparable: "to be read in its words", diff.OwnVoice: "for itself, ",
		diff.FirstRecorded: "first recorded", diff.Held: "held", diff.Unchanged: "Nothing changed",
	}
	for i := range diff.Kinds {
		k := diff.Kind(i)
		s, err := sample.Kind(k)
		if err != nil {
			t.Fatal(err)
		}
		r := changeReport(t, s.History.Dataset, s.From, s.To)
		if text := story(r); leads[k] == "" || !strings.Contains(text, leads[k]) {
			t.Errorf("%s: no %q in\n%s", k, leads[k], text)
		}
		if k != diff.Unchanged && len(r.Issues()) == 0 {
			t.Errorf("%s: no section", k)
		}
	}
}

// TestSparse makes reports of what there is little to report of.
func TestSparse(t *testing.T) {
	book := "title: T\nparties:\n  - {id: a, name: A}\n  - {id: b, name: B}\n  - {id: never, name: Never}\nissues:\n  - {id: x, name: X, scale: {options: [{id: l, label: L}, {id: h, label: H}]}}\n  - {id: y, name: \"Y\"}\n"
	for name, c := range map[string]struct{ snapshot, want string }{
		"one placed party": {"date: 2025-01-02\npositions: {a: {x: {position: l, summary: S}}}\n", "There are not two parties"},
		"only claimed":     {"date: 2025-01-02\npositions: {a: {x: {claims: [{by: b, position: h, summary: They want it}]}}}\n", "Is “H” the position of A on X?"},
		"only silent":      {"date: 2025-01-02\npositions: {a: {x: {silent: true}, y: {silent: true}}}\n", "Not found: A on any of the 2 issues."},
		"no date before":   {"date: 2025-01-02\npositions:\n", "No stance is recorded"},
		"words only":       {"date: 2025-01-02\npositions: {a: {y: {summary: Wants peace}}}\n", "first recorded"},
		"one scale":        {"date: 2025-01-02\npositions: {a: {x: {position: l, summary: S}}, b: {y: {summary: S}}}\n", "they cannot be compared on the only issue with a scale."},
	} {
		t.Run(name, func(t *testing.T) {
			res := yamlfile.Read(fstest.MapFS{
				"codebook.yaml": {Data: []byte(book)}, "snapshots/a.yaml": {Data: []byte("date: 2025-01-01\npositions:\n")},
				"snapshots/b.yaml": {Data: []byte(c.snapshot)},
			})
			if !res.OK() {
				t.Fatal(res.Problems)
			}
			d := res.Dataset
			if got := story(changeReport(t, d, d.Dates[0].Date, d.Dates[1].Date)); !strings.Contains(got, c.want) {
				t.Errorf("no %q in\n%s", c.want, got)
			}
		})
	}
}

// TestDoubtsOfBefore holds that the report tells what its reader has no command for: that
// the coder was not sure of a stance that stood before, or stands on, and what a party
// wants that is in words alone and said nothing new.
func TestDoubtsOfBefore(t *testing.T) {
	res := yamlfile.Read(fstest.MapFS{
		"codebook.yaml": {Data: []byte("title: T\nparties: [{id: a, name: A}, {id: b, name: B}]\n" +
			"issues: [{id: x, name: X, scale: {options: [{id: l, label: L}, {id: h, label: H}]}}, {id: z, name: Z}]\n")},
		"snapshots/a.yaml": {Data: []byte("date: 2025-01-01\npositions:\n  a: {x: {position: l, confidence: low, summary: S}, z: {summary: Wants peace}}\n" +
			"  b: {x: {position: l, confidence: low, summary: S}}\n")},
		"snapshots/b.yaml": {Data: []byte("date: 2025-01-02\npositions: {a: {x: {position: l, confidence: high, summary: S}}}\n")},
	})
	if !res.OK() {
		t.Fatal(res.Problems)
	}
	d := res.Dataset
	got := story(changeReport(t, d, d.Dates[0].Date, d.Dates[1].Date))
	for _, want := range []string{"L · 1 Jan · ● stated · low confidence · no evidence given", "B: L · 1 Jan, 1 day ago · ● stated · low confidence", "Wants peace"} {
		if !strings.Contains(got, want) {
			t.Errorf("no %q in\n%s", want, got)
		}
	}
}

// TestFoundationLine holds that nothing is counted of which there is none.
func TestFoundationLine(t *testing.T) {
	for _, c := range []struct {
		f    report.Foundation
		want string
	}{
		{report.Foundation{Sources: "no sources"}, ""},
		{report.Foundation{Stances: 2, Sources: "no sources"}, "Rests on 2 stances, with no evidence."},
		{report.Foundation{Claims: 1, Passages: 1, Sources: "1 source"}, "Rests on 1 claim, with 1 paraphrase from 1 source."},
		{
			report.Foundation{Stances: 2, Claims: 1, Quotations: 2, Passages: 3, Sources: "2 sources"},
			"Rests on 2 stances and 1 claim, with 2 quotations and 1 paraphrase from 2 sources.",
		},
		{report.Foundation{Stances: 3, OneOrigin: 1, Quotations: 1, Passages: 1, Sources: "1 source"}, "Rests on 3 stances, with 1 quotation from 1 source. 1 of 3 stances rests on one origin."},
		{report.Foundation{Stances: 1200, OneOrigin: 1100, Quotations: 2, Passages: 2, Sources: "1 source"}, "Rests on 1,200 stances, with 2 quotations from 1 source. 1,100 of 1,200 stances rest on one origin each."},
		{report.Foundation{Stances: 3, OneOrigin: 3, Quotations: 1, Passages: 1, Sources: "1 source"}, "Rests on 3 stances, with 1 quotation from 1 source. Each of the stances rests on one origin."},
	} {
		if got := c.f.Line(); got != c.want {
			t.Errorf("it says %q, want %q", got, c.want)
		}
	}
}

// TestNothingToMeasure holds that no distances are counted where no issue has a scale.
func TestNothingToMeasure(t *testing.T) {
	res := yamlfile.Read(fstest.MapFS{
		"codebook.yaml":    {Data: []byte("title: T\nparties: [{id: a, name: A}, {id: b, name: B}]\nissues: [{id: \"y\", name: \"Y\"}]\n")},
		"snapshots/a.yaml": {Data: []byte("date: 2025-01-01\npositions: {a: {\"y\": {summary: Wants peace}}, b: {\"y\": {summary: Wants war}}}\n")},
		"snapshots/b.yaml": {Data: []byte("date: 2025-01-02\npositions:\n")},
	})
	if !res.OK() {
		t.Fatal(res.Problems)
	}
	d := res.Dataset
	got := story(changeReport(t, d, d.Dates[0].Date, d.Dates[1].Date))
	if !strings.Contains(got, "No issue has a scale") || strings.Contains(got, "pairs") {
		t.Errorf("it says\n%s", got)
	}
}

// TestClaimsOfMembers holds that what is claimed of a member is told where its stance is
// told with its group's.
func TestClaimsOfMembers(t *testing.T) {
	res := yamlfile.Read(fstest.MapFS{
		"codebook.yaml": {Data: []byte("title: T\nparties:\n  - {id: g, name: Group}\n  - {id: m, name: Member, member_of: [g]}\n  - {id: o, name: Other}\n" +
			"issues:\n  - {id: x, name: X, scale: {options: [{id: l, label: L}, {id: h, label: H}]}}\n")},
		"sources.yaml":     {Data: []byte("sources: [{id: s, title: S, publisher: P, published: 2025-01-02}]\n")},
		"snapshots/a.yaml": {Data: []byte("date: 2025-01-01\npositions: {g: {x: {position: l, summary: They want L}}}\n")},
		"snapshots/b.yaml": {Data: []byte("date: 2025-01-02\npositions: {m: {x: {claims: [{by: o, position: h, summary: It wants H, evidence: [{paraphrase: It is for H, source: s}]}]}}}\n")},
	})
	if !res.OK() {
		t.Fatal(res.Problems)
	}
	d := res.Dataset
	r := changeReport(t, d, d.Dates[0].Date, d.Dates[1].Date)
	got := strings.Join(sample.Said(r.Document(), sample.Showing{Places: true, Options: true}), "\n")
	for _, want := range []string{
		"Member: contested, claimed by others, beside what Group said", "It wants H", "It is for H",
		"≠ claim by Other", "Is “H” the position of Member on X?", "1 stance and 1 claim",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("no %q in\n%s", want, got)
		}
	}
}

func TestHostileReport(t *testing.T) {
	s, err := sample.Hostile()
	if err != nil {
		t.Fatal(err)
	}
	changeReport(t, s.History.Dataset, s.From, s.To) // must not panic; formats make it safe
}

func TestDatasetFingerprint(t *testing.T) {
	d := alaska(t)
	before := d.Fingerprint()
	if again := alaska(t).Fingerprint(); again != before {
		t.Errorf("the same data has the fingerprints %s and %s", before, again)
	}
	d.Records[0].Note = "another note"
	if d.Fingerprint() != before {
		t.Error("a note changes the fingerprint")
	}
	d.Records[0].Stance.Summary = "Something else."
	if d.Fingerprint() == before {
		t.Error("another summary leaves the fingerprint as it was")
	}
}
