package markdown

import (
	"io"

	"stance/diff"
	"stance/diff/report"
)

// Audit writes what the analysts changed between two versions of the dataset,
// to be pasted into a pull request: a line, a table, and the redlines folded
// away.
func Audit(w io.Writer, a *report.Audit) error {
	p := &page{}
	p.heading(3, "Audit: "+esc(a.To.Dataset.Codebook.Title))
	p.block(join("<br>", strong(esc(a.Headline())), "From "+esc(a.Between())))
	p.bullets(escEach(a.BesideLines()))
	if len(a.Recodings) > 0 {
		p.block(faint(esc(report.AuditReminder)))
	}
	shown := a.Shown()
	if line := a.Filter.Line(); line != "" {
		p.block("shown here: " + esc(line))
	}
	if len(shown) > 0 {
		var rows [][]md
		for i := range shown {
			rows = append(rows, recodingRow(&shown[i]))
		}
		p.table([]md{"Date", "Party", "Issue", "Change", "Was", "Now"}, rows)
		p.block("<details><summary>Redlines</summary>")
		for i := range shown {
			p.recoding(&shown[i])
		}
		p.block("</details>")
	}
	if len(a.Notes) > 0 {
		p.block("Notes")
		p.bullets(escEach(a.Notes))
	}
	return p.writeTo(w)
}

func recodingRow(rc *diff.Recoding) []md {
	change := esc(report.RecodingWord(rc.Kind))
	if rc.Kind == diff.Recoded {
		change = strong(change)
	}
	change = join("<br>", append([]md{change}, escEach(report.RecodingRemarks(rc))...)...)
	return []md{
		md(rc.Date.Text()), esc(rc.Party.Name), esc(rc.Issue.Name), change,
		esc(report.RecodingPlace(rc.From, rc.FromStance)), esc(report.RecodingNow(rc)),
	}
}

func (p *page) recoding(rc *diff.Recoding) {
	p.block(md(rc.Date.Text()) + ", " + strong(esc(rc.Party.Name+" on "+rc.Issue.Name)) + ": " + esc(report.RecodingWord(rc.Kind)))
	var lines []md
	for _, l := range report.AuditLines(rc) {
		lines = append(lines, join(" ", faint(esc(l.Head)), redlined(l.Words)))
	}
	p.bullets(lines)
}
