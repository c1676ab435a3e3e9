package report_test

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"stance/diff"
	"stance/diff/report"
	"stance/diff/report/internal/sample"
	"stance/positions"
)

// comparedOnce compares two dates of one cell: low before, and at the end what is written there.
func comparedOnce(t *testing.T, record string) *report.Diff {
	t.Helper()
	d, err := sample.Compare(fstest.MapFS{
		"codebook.yaml":    {Data: []byte("title: T\nparties: [{id: a, name: A}]\nissues: [{id: x, name: X, scale: {min: 0, max: 10}}]\n")},
		"sources.yaml":     {Data: []byte("sources: []\n")},
		"snapshots/s.yaml": {Data: []byte("date: 2025-08-14\npositions: {a: {x: {position: 1, summary: One.}}}\n---\ndate: 2025-08-18\npositions: {a: {x: {" + record + "}}}\n")},
	})
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// Since when a position is held is told as well as its day is known.
func TestHeldSince(t *testing.T) {
	for when, want := range map[string]string{
		"when: ../2025-08-18, basis: recounted": "at least since 18 Aug 2025",
		"when: ../2025-08-18, basis: stated":    "since 18 Aug 2025 or before",
		"when: ../2025-08-18, basis: reported":  "since 18 Aug 2025 or before",
		"when: 2025-08, basis: stated":          "since August 2025",
		"when: 2025-08-18~, basis: stated":      "since about 18 Aug 2025",
		"basis: stated":                         "since 18 Aug 2025",
	} {
		d := comparedOnce(t, "position: 1, summary: Again., "+when)
		if got := (report.Dating{}).SinceStance(d.Told()[0].To.Stance); got != want {
			t.Errorf("%s: %q, want %q", when, got, want)
		}
	}
}

// Whether something was said anew, reported or judged again, and how long ago, is told by what
// it rests on.
func TestRestatedByBasis(t *testing.T) {
	for _, tt := range []struct {
		basis                positions.Basis
		again, last, verdict string
	}{
		{positions.Stated, "", "last said on the last snapshot date", "said the same again"},
		{positions.Recounted, "reported again", "last reported on the last snapshot date", "is reported again as before"},
		{positions.Reported, "reported again", "last reported on the last snapshot date", "is reported again as before"},
		{positions.Assessed, "judged again", "as judged on the last snapshot date", "is judged again as before"},
		{positions.Inferred, "judged again", "as judged on the last snapshot date", "is judged again as before"},
	} {
		d := comparedOnce(t, "position: 1, summary: Again., basis: "+tt.basis.String())
		c := d.Told()[0]
		if got := report.Again(&c); got != tt.again {
			t.Errorf("%s: %q, want %q", tt.basis, got, tt.again)
		}
		if label := report.Label(&c, report.Full); strings.Count(label, "again") != len(strings.Fields(tt.again))/2 || strings.Contains(label, "said") {
			t.Errorf("%s: %q", tt.basis, label)
		}
		l := report.NewLog(d.History, report.Filter{})
		if got := l.SinceLine(&l.Cells[0]); !strings.HasPrefix(got, tt.last) {
			t.Errorf("%s: %q, want %q", tt.basis, got, tt.last)
		}
		lead := fmt.Sprint(d.Screen(false).Lead)
		for _, other := range []string{"said the same again", "is reported again as before", "is judged again as before"} {
			if strings.Contains(lead, other) != (other == tt.verdict) {
				t.Errorf("%s: %s", tt.basis, lead)
			}
		}
	}
}

// How long ago it was is told with the day where it was judged, and with the span of days where
// no day is known.
func TestLongAgo(t *testing.T) {
	for record, want := range map[string]string{
		"basis: stated":   "last said 4 days before the last snapshot, 22 Aug 2025",
		"basis: reported": "last reported 4 days before the last snapshot, 22 Aug 2025",
		"basis: inferred": "as judged on 18 Aug 2025, 4 days before the last snapshot, 22 Aug 2025",
		"basis: reported, when: 2025-08-15/2025-08-18": "last reported 15–18 Aug 2025, at least 4 days before the last snapshot, 22 Aug 2025",
		"basis: assessed, when: 2025-08":               "as judged in August 2025",
	} {
		d := comparedOnce(t, "position: 1, summary: Again., "+record+"}}}\n---\ndate: 2025-08-22\npositions: {a: {x: {silent: true")
		l := report.NewLog(d.History, report.Filter{})
		if got, _, _ := strings.Cut(l.SinceLine(&l.Cells[0]), ";"); got != want {
			t.Errorf("%s: %q, want %q", record, got, want)
		}
	}
}

// What may belong to another period is said, and of which side.
func TestDayUncertain(t *testing.T) {
	for when, want := range map[string]string{
		"":                              "",
		"when: 2025-08-15/2025-08-18, ": "",
		"when: ../2025-08-18, ":         "the day is not certain: on or before 18 Aug; may be older",
		"when: 2025-08-14/2025-08-18, ": "the day is not certain: 14–18 Aug; may be older",
		"when: 2025-08-18/2025-08-19, ": "the day is not certain: 18–19 Aug; may be later",
		"when: 2025-08, ":               "the day is not certain: August 2025; may be older",
	} {
		d := comparedOnce(t, when+"position: 9, summary: Nine.")
		c := d.Told()[0]
		if got := report.DayUncertain(&c, d.From, d.To, d.Dating()); got != want || c.Kind != diff.Shifted {
			t.Errorf("%q: %s, %q, want %q", when, c.Kind, got, want)
		}
	}
}
