package review_test

import (
	"testing"

	"stance/positions"
	"stance/positions/team/review"
)

// record makes a dataset of one stance, dated day, with some summary.
func record(t *testing.T, summary, note string) (*positions.History, *positions.Record) {
	t.Helper()
	book := positions.NewCodebook("Cases", "", []*positions.Party{{ID: "ukraine", Name: "Ukraine"}}, []*positions.Issue{{ID: "territory", Name: "Territory"}})
	date, err := positions.ParseDate("2025-08-17")
	if err != nil {
		t.Fatal(err)
	}
	r := &positions.Record{Date: date, Party: book.Parties[0], Issue: book.Issues[0], Note: note, Coder: note}
	r.Stance = &positions.Stance{Record: r, Option: -1, Summary: summary}
	return positions.NewHistory(&positions.Dataset{Codebook: book, Records: []*positions.Record{r}}, 0), r
}

// TestStates holds the rule of FORMAT.md: each reviewer's last entry counts, if
// its fingerprint is that of the record as it stands; disputed if any that
// counts disputes, else approved if any approves; stale if there are entries
// of which none counts, else open.
func TestStates(t *testing.T) {
	h, r := record(t, "No land is given up.", "")
	now := h.Fingerprint(r)
	const old = "v1:000000000000"
	entry := func(reviewer string, verdict review.Verdict, fingerprint string) review.SignOff {
		s := review.Of(h, r)
		s.Reviewer, s.Verdict, s.Fingerprint = reviewer, verdict, fingerprint
		return s
	}
	const yes, no = review.Approve, review.Dispute
	for name, c := range map[string]struct {
		entries []review.SignOff
		want    review.State
		counts  int
	}{
		"none":                       {nil, review.Open, 0},
		"approved":                   {[]review.SignOff{entry("a", yes, now)}, review.Approved, 1},
		"disputed":                   {[]review.SignOff{entry("a", no, now)}, review.Disputed, 1},
		"edited since":               {[]review.SignOff{entry("a", yes, old)}, review.Stale, 0},
		"edited since the dispute":   {[]review.SignOff{entry("a", no, old)}, review.Stale, 0},
		"changed their mind":         {[]review.SignOff{entry("a", no, now), entry("a", yes, now)}, review.Approved, 1},
		"changed it back":            {[]review.SignOff{entry("a", yes, now), entry("a", no, now)}, review.Disputed, 1},
		"one of two disputes":        {[]review.SignOff{entry("a", no, now), entry("b", yes, now)}, review.Disputed, 2},
		"in the other order":         {[]review.SignOff{entry("b", yes, now), entry("a", no, now)}, review.Disputed, 2},
		"dispute of the old text":    {[]review.SignOff{entry("a", no, old), entry("b", yes, now)}, review.Approved, 1},
		"approval of the old text":   {[]review.SignOff{entry("a", yes, old), entry("b", no, now)}, review.Disputed, 1},
		"seen again":                 {[]review.SignOff{entry("a", yes, old), entry("a", yes, now)}, review.Approved, 1},
		"the last is of another":     {[]review.SignOff{entry("a", yes, now), entry("a", yes, old)}, review.Stale, 0},
		"last of another, one stays": {[]review.SignOff{entry("a", yes, now), entry("a", yes, old), entry("b", yes, now)}, review.Approved, 1},
		"another version of it":      {[]review.SignOff{entry("a", yes, "v2:"+now[3:])}, review.Stale, 0},
	} {
		t.Run(name, func(t *testing.T) {
			l := review.NewLedger(h, c.entries)
			if got := l.State(r); got != c.want {
				t.Errorf("the state is %s, want %s", got, c.want)
			}
			counting := 0
			for _, e := range l.Entries(r) {
				if e.Counts {
					counting++
				}
			}
			if counting != c.counts || len(l.Entries(r)) != len(c.entries) {
				t.Errorf("%d of %d entries count, want %d of %d", counting, len(l.Entries(r)), c.counts, len(c.entries))
			}
			if got := l.Count(h); got[c.want] != 1 {
				t.Errorf("counted as %v", got)
			}
		})
	}
}

// TestOnlyEditsMakeStale: comments, layout, the coder and the analyst's note
// are no part of what was signed off.
func TestOnlyEditsMakeStale(t *testing.T) {
	h, r := record(t, "No land is given up.", "")
	s := review.Of(h, r)
	s.Reviewer, s.Verdict = "a", review.Approve
	for _, c := range []struct {
		summary, note string
		want          review.State
	}{
		{"No land is given up.", "see para. 12", review.Approved},
		{"No  land is\ngiven up.", "", review.Approved},
		{"Some land is given up.", "", review.Stale},
	} {
		edited, er := record(t, c.summary, c.note)
		if got := review.NewLedger(edited, []review.SignOff{s}).State(er); got != c.want {
			t.Errorf("%q with note %q is %s, want %s", c.summary, c.note, got, c.want)
		}
	}
}

func TestOrphans(t *testing.T) {
	h, r := record(t, "No land is given up.", "")
	gone := review.SignOff{Reviewer: "a", Date: r.Date + 1, Party: "ukraine", Issue: "territory", Verdict: review.Approve}
	l := review.NewLedger(h, []review.SignOff{gone})
	if got := l.Orphans(); len(got) != 1 || got[0] != gone {
		t.Errorf("orphans are %v", got)
	}
	if l.State(r) != review.Open {
		t.Error("a sign-off of another date counts")
	}
	var none *review.Ledger
	if none.State(r) != review.Open || none.Orphans() != nil {
		t.Error("a ledger without entries has some")
	}
}
