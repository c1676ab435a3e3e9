package markdown

import (
	"bytes"
	"regexp"
	"strings"
	"testing"

	"stance/diff/report"
	"stance/diff/report/internal/sample"
)

func gapTexts(t *testing.T, d *report.Diff) []byte {
	parties := d.History.Dataset.Codebook.Parties
	var all []byte
	for _, g := range []*report.Gap{
		report.NewGap(d.History, 0, d.To, report.Filter{}),
		report.NewGap(d.History, 0, d.To, report.Filter{Parties: parties[:2]}),
		report.NewGap(d.History, d.From, d.To, report.Filter{}),
	} {
		all = append(all, written(t, func(b *bytes.Buffer) error { return Document(b, g.Document()) })...)
	}
	return all
}

func TestLogAndGapOfHostileTexts(t *testing.T) {
	d, err := sample.Hostile()
	if err != nil {
		t.Fatal(err)
	}
	text := string(gapTexts(t, d)) + string(written(t, func(b *bytes.Buffer) error { return Document(b, report.NewLog(d.History, report.Filter{}).Document()) }))
	for _, bad := range []string{"<script", "<img", "\x1b", "\u202e"} {
		if strings.Contains(strings.ToLower(text), bad) {
			i := strings.Index(strings.ToLower(text), bad)
			t.Errorf("%q got through: %q", bad, text[max(0, i-60):min(len(text), i+40)])
		}
	}
	if link := regexp.MustCompile(`[^\\]\]\(javascript:`).FindString(text); link != "" {
		t.Errorf("a link runs a script: %q", link)
	}
}
