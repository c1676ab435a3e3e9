package report_test

import (
	"testing"

	"stance/diff/report"
	"stance/positions/team/review"
)

func TestReviewStatusLine(t *testing.T) {
	counts := func(open, approved, disputed, stale int) [4]int {
		return [4]int{review.Open: open, review.Approved: approved, review.Disputed: disputed, review.Stale: stale}
	}
	for want, s := range map[string]report.ReviewStatus{
		"draft, not signed off":                                                    {Shifts: counts(1, 0, 0, 0), Changes: counts(9, 0, 0, 0)},
		"draft: 2 of 5 shifts signed off, 4 of 12 changes in all":                  {Shifts: counts(3, 2, 0, 0), Changes: counts(8, 4, 0, 0)},
		"draft: 4 of 12 changes signed off; 1 disputed, 2 edited since its review": {Changes: counts(5, 4, 1, 2)},
		"draft, not signed off; 1 disputed":                                        {Changes: counts(2, 0, 1, 0)},
		"signed off: all 12 changes":                                               {Shifts: counts(0, 5, 0, 0), Changes: counts(0, 12, 0, 0)},
		"signed off: the one change":                                               {Changes: counts(0, 1, 0, 0)},
	} {
		if got := s.Line(); got != want {
			t.Errorf("%+v reads %q, want %q", s, got, want)
		}
	}
}
