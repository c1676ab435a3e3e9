package pages

import (
	"bytes"
	"testing"

	"stance/diff/report"
	"stance/diff/report/chart"
	"stance/diff/report/page"
	"stance/positions/synthetic"
)

// TestKept holds that what is worked out once for a state tells the same as if it were worked out
// for the page alone.
func TestKept(t *testing.T) {
	for _, shown := range []Shown{example(), shownOf(synthetic.Shape{Parties: 5, Issues: 6, Dates: 6, PerDate: 9, Sources: 6, Seed: 3, Full: true}.FS())} {
		d := New(shown)
		dates := d.Dates()
		alone, err := report.NewChangeReport(d.history, dates[0].Date, dates[len(dates)-1].Date, report.Filter{})
		if err != nil {
			t.Fatal(err)
		}
		alone.Ledger, alone.Charts = d.ledger, chart.ForReports{}
		p := composed(t, d, report.ChangesPage(dates[0].Date, dates[len(dates)-1].Date))
		var got, want bytes.Buffer
		frame := d.Frame(p, func(page string) string { return page })
		if err := page.Framed(&got, p.Document(), frame); err != nil {
			t.Fatal(err)
		}
		if err := page.Framed(&want, alone.Document(), frame); err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(got.Bytes(), want.Bytes()) || !bytes.Contains(got.Bytes(), []byte("<svg")) {
			t.Error("the charts of what is kept are others")
		}
		for _, f := range []report.ReviewFilter{{}, {Parties: d.book().Parties[1:2]}, {Issues: d.book().Issues[:1]}} {
			whole := report.NewReview(d.history, d.ledger, f)
			kept := d.queue().Narrowed(f)
			got.Reset()
			want.Reset()
			if err := page.Framed(&got, kept.Document(), frame); err != nil {
				t.Fatal(err)
			}
			if err := page.Framed(&want, whole.Document(), frame); err != nil {
				t.Fatal(err)
			}
			if !bytes.Equal(got.Bytes(), want.Bytes()) {
				t.Error("the queue that is kept is another")
			}
		}
	}
}
