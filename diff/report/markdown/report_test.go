package markdown

import (
	"bytes"
	"regexp"
	"strings"
	"testing"

	"stance/diff/report"
	"stance/diff/report/internal/sample"
	"stance/positions"
)

func reportText(t *testing.T, d *positions.Dataset) string {
	t.Helper()
	r, err := report.NewChangeReport(positions.NewHistory(d, 0), d.Dates[0].Date, d.Dates[len(d.Dates)-1].Date, report.Filter{})
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := Document(&b, r.Document()); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestReportHostile(t *testing.T) {
	s, err := sample.Hostile()
	if err != nil {
		t.Fatal(err)
	}
	text := reportText(t, s.History.Dataset)
	for _, bad := range []string{"<script", "\x1b", "\u202e", "@octocat", " https://evil.example", "\n# heading"} {
		if strings.Contains(text, bad) {
			t.Errorf("%q passes through", bad)
		}
	}
	if m := regexp.MustCompile(`[^\\]\]\(javascript`).FindString(text); m != "" {
		t.Errorf("a link to a script: %s", m)
	}
	for _, l := range strings.Split(text, "\n") {
		if strings.HasPrefix(l, "|") && strings.Count(l, "|")-strings.Count(l, `\|`) < 3 {
			t.Errorf("a row of a table is broken: %s", l)
		}
	}
}
