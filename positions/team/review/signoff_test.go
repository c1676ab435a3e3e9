package review_test

import (
	"testing"

	"stance/positions"
	"stance/positions/team/review"
)

// Words for states and verdicts are those of the format, in the order of their values.
func TestWords(t *testing.T) {
	for state, word := range map[review.State]string{review.Open: "open", review.Approved: "approved", review.Disputed: "disputed", review.Stale: "stale"} {
		if got, ok := review.StateNamed(word); state.String() != word || got != state || !ok {
			t.Errorf("%s is %s, %t", word, got, ok)
		}
	}
	for _, word := range []string{"", "Open", "closed"} {
		if got, ok := review.StateNamed(word); ok {
			t.Errorf("%q is %s", word, got)
		}
	}
	for verdict, word := range map[review.Verdict]string{review.NoVerdict: "", review.Approve: "approved", review.Dispute: "disputed"} {
		if got, ok := positions.Word[review.Verdict](review.Verdicts, word); verdict.String() != word || ok != (word != "") || got != verdict {
			t.Errorf("%q is %s, %t", word, got, ok)
		}
	}
}

// A record is named as people do to a command, whether or not it is there.
func TestCellNames(t *testing.T) {
	h, r := record(t, "No land is given up.", "")
	const want = "2025-08-17/ukraine/territory"
	if got := review.CellName(r); got != want {
		t.Errorf("the record is %s", got)
	}
	s := review.Of(h, r)
	if got := s.Cell(); got != want {
		t.Errorf("its sign-off is of %s", got)
	}
	if s.Fingerprint != h.Fingerprint(r) || s.Verdict != review.NoVerdict || s.Reviewer != "" || s.On != 0 || s.Note != "" {
		t.Errorf("more is said than of which record as it stands: %+v", s)
	}
}

// Two sign-offs say the same of the same, wherever they stand and whenever they were
// made; all else makes them differ.
func TestSameSignOffs(t *testing.T) {
	h, r := record(t, "No land is given up.", "")
	s := review.Of(h, r)
	s.Reviewer, s.Verdict, s.On, s.Note = "jm", review.Approve, 1000, "Seen."
	for name, c := range map[string]struct {
		change func(*review.SignOff)
		same   bool
	}{
		"nothing":       {func(*review.SignOff) {}, true},
		"place":         {func(o *review.SignOff) { o.Place = positions.Place{File: "reviews/jm.yaml", Line: 3} }, true},
		"on":            {func(o *review.SignOff) { o.On++ }, true},
		"reviewer":      {func(o *review.SignOff) { o.Reviewer = "ak" }, false},
		"date":          {func(o *review.SignOff) { o.Date++ }, false},
		"party":         {func(o *review.SignOff) { o.Party = "russia" }, false},
		"issue":         {func(o *review.SignOff) { o.Issue = "ceasefire" }, false},
		"verdict":       {func(o *review.SignOff) { o.Verdict = review.Dispute }, false},
		"note":          {func(o *review.SignOff) { o.Note = "" }, false},
		"the record":    {func(o *review.SignOff) { o.Fingerprint = "v1:000000000000" }, false},
		"no verdict":    {func(o *review.SignOff) { o.Verdict = review.NoVerdict }, false},
		"place and day": {func(o *review.SignOff) { o.Place.Line, o.On = 9, 0 }, true},
	} {
		o := s
		c.change(&o)
		if s.Same(o) != c.same || o.Same(s) != c.same {
			t.Errorf("%s changed: the same is %t, want %t", name, s.Same(o), c.same)
		}
	}
}

// The last sign-off of a reviewer is the one that may count; a ledger without any has
// none.
func TestLast(t *testing.T) {
	h, r := record(t, "No land is given up.", "")
	entry := func(reviewer string, verdict review.Verdict, fingerprint string) review.SignOff {
		s := review.Of(h, r)
		s.Reviewer, s.Verdict = reviewer, verdict
		if fingerprint != "" {
			s.Fingerprint = fingerprint
		}
		return s
	}
	l := review.NewLedger(h, []review.SignOff{
		entry("jm", review.Dispute, "v1:000000000000"), entry("jm", review.Approve, ""), entry("ak", review.Dispute, "v1:000000000000"),
	})
	if got := l.Fingerprint(r); got != h.Fingerprint(r) {
		t.Errorf("the record's fingerprint is %s", got)
	}
	for reviewer, want := range map[string]review.Entry{
		"jm": {SignOff: entry("jm", review.Approve, ""), Counts: true},
		"ak": {SignOff: entry("ak", review.Dispute, "v1:000000000000")},
	} {
		if got, ok := l.Last(r, reviewer); !ok || got != want {
			t.Errorf("%s: %+v, %t", reviewer, got, ok)
		}
	}
	var none *review.Ledger
	for _, l := range []*review.Ledger{l, none} {
		if got, ok := l.Last(r, "lt"); ok {
			t.Errorf("lt: %+v", got)
		}
	}
}
