package markdown

import (
	"io"
	"strconv"

	"stance/diff/report"
	"stance/positions/quote"
	"stance/positions/verify"
)

// Verify writes how the quotations stand in their sources, to be pasted into a
// pull request.
func Verify(w io.Writer, v *report.Verify) error {
	p := &page{}
	p.heading(3, "Quotations: "+esc(v.Title))
	p.block(join("<br>", strong(esc(v.Headline())), join(" · ", escEach(v.CountsLine())...)))
	if line := v.ShownLine(); line != "" {
		p.block("checked here: " + esc(line))
	}
	failing, noted := v.Failing(), v.Noted()
	p.quotations("Not passed", failing)
	p.quotations("Passed, with a warning", noted)
	if v.All {
		p.quotations("Passed", v.Clean())
	}
	if lines := v.ArchiveLines(); len(lines) > 0 {
		p.heading(4, "Archived texts")
		p.bullets(escEach(lines))
	}
	if len(v.Notes) > 0 {
		p.block("Notes")
		p.bullets(escEach(v.Notes))
	}
	if len(failing)+len(noted) > 0 {
		p.block(faint(esc(report.QuoteRedlineMeaning)))
	}
	if v.Unchecked() < len(v.Quotes) {
		p.block(faint(esc(report.VerifyReminder)))
	}
	return p.writeTo(w)
}

func (p *page) quotations(part string, quotes []verify.Quote) {
	if len(quotes) == 0 {
		return
	}
	p.heading(4, esc(part)+md(" ("+strconv.Itoa(len(quotes))+")"))
	for i := range quotes {
		p.quotation(&quotes[i])
	}
}

func (p *page) quotation(q *verify.Quote) {
	p.block(join(": ", strong(esc(report.VerdictWord(q.Verdict()))), join("; ", esc(report.QuoteCell(q)), esc(report.Speaker(q.Evidence)))))
	p.gap()
	p.line("> " + esc(report.Quoted(report.Abridged(q.Quoted))))
	var lines []md
	switch {
	case report.Redlined(q):
		lines = append(lines, "_against the source:_ "+redlined(report.AbridgedRedline(report.QuoteRedline(q))))
	case q.Found != "" && q.Result.Verdict == quote.Absent:
		lines = append(lines, "_nearest passage:_ "+esc(report.Abridged(q.Found)))
	}
	for _, r := range report.QuoteReasons(q) {
		lines = append(lines, strong(esc(r)))
	}
	for _, warning := range report.QuoteWarnings(q) {
		lines = append(lines, "_warning:_ "+esc(warning))
	}
	where := join(" · ", esc(report.FilePlace(q.Evidence.Place)), esc(report.FoundWhere(q)))
	if !q.Result.Verdict.Passes() {
		where = join(" · ", where, esc(report.SimilarityWord(q.Similarity)))
	}
	lines = append(lines, "_at:_ "+where)
	if hint := report.QuoteHint(q); hint != "" {
		// The program's own words; what is to be typed stands between backticks.
		lines = append(lines, "_hint:_ "+md(hint))
	}
	p.bullets(lines)
}
