package terminal

import (
	"io"
	"strconv"

	"stance/diff/report"
	"stance/positions/quote"
	"stance/positions/verify"
)

// Verify writes how the quotations stand in their sources: how many do, then
// those that don't with what the source says instead, then those that come
// with a warning, then the texts that could not be used.
func Verify(w io.Writer, v *report.Verify, s Screen) error {
	p := newPage(s)
	head := mark(v.Headline(), bold)
	if v.Failed() {
		head = mark(v.Headline(), bold|wrong)
	}
	p.put(paragraph(head, p.width, nil, nil))
	p.put(paragraph(mark(v.Title, dim), p.width, nil, nil))
	var counts []text
	for _, c := range v.CountsLine() {
		counts = append(counts, say(c).glued(p.width-4))
	}
	p.put(hanging(list(" · ", counts...), p.width-2, 2).indent(2))
	if line := v.ShownLine(); line != "" {
		p.put(hanging(say("checked here: "+line), p.width-2, 2).indent(2))
	}
	failing, noted := v.Failing(), v.Noted()
	p.quotations("Not passed", failing)
	p.quotations("Passed, with a warning", noted)
	if v.All {
		p.quotations("Passed", v.Clean())
	}
	p.archives(v.ArchiveLines())
	p.auditNotes(v.Notes)
	p.verifyLegend(v.Unchecked() < len(v.Quotes), failing, noted)
	return p.writeTo(w)
}

func (p *page) quotations(part string, quotes []verify.Quote) {
	if len(quotes) == 0 {
		return
	}
	p.gap()
	p.part(part + " (" + strconv.Itoa(len(quotes)) + ")")
	for i := range quotes {
		p.gap()
		p.quotation(&quotes[i])
	}
}

// quotation tells one quote: its verdict, what it is evidence for, what
// differs, where it is written and where it was found, and what to do.
func (p *page) quotation(q *verify.Quote) {
	st := bold
	if !q.Result.Verdict.Passes() {
		st |= wrong
	}
	parts := []text{mark(report.VerdictWord(q.Verdict()), st), mark(report.QuoteCell(q), bold)}
	if speaker := report.Speaker(q.Evidence); speaker != "" {
		parts = append(parts, say(speaker))
	}
	p.put(hanging(list("  ", parts[0], list(" · ", parts[1:]...)), p.width, 2))
	p.item(2, mark("quote:", dim), say(report.Quoted(report.Abridged(q.Quoted))))
	switch {
	case report.Redlined(q):
		p.item(2, mark("against the source:", dim), redlined(report.AbridgedRedline(report.QuoteRedline(q)), p.screen.Color))
	case q.Found != "" && q.Result.Verdict == quote.Absent:
		p.item(2, mark("nearest passage:", dim), say(report.Abridged(q.Found)))
	}
	for _, r := range report.QuoteReasons(q) {
		p.item(2, nil, mark(r, wrong))
	}
	for _, warning := range report.QuoteWarnings(q) {
		p.item(2, mark("warning:", dim), mark(warning, moved))
	}
	where := []text{say(report.FilePlace(q.Evidence.Place)).glued(p.width - 4), say(report.FoundWhere(q)).glued(p.width - 4)}
	if !q.Result.Verdict.Passes() {
		where = append(where, say(report.SimilarityWord(q.Similarity)).glued(p.width-4))
	}
	p.item(2, mark("at:", dim), list(" · ", where...))
	if hint := report.QuoteHint(q); hint != "" {
		p.item(2, mark("hint:", dim), say(hint))
	}
}

func (p *page) archives(lines []string) {
	if len(lines) == 0 {
		return
	}
	p.gap()
	p.part("Archived texts")
	for _, l := range lines {
		p.put(hanging(say(l), min(p.width, proseWidth)-2, 2).indent(2))
	}
}

// verifyLegend explains the words and marks that were used, and, where any
// quote could be checked, what that does not show.
func (p *page) verifyLegend(reminded bool, lists ...[]verify.Quote) {
	used := map[verify.Verdict]bool{}
	redlines := false
	for _, quotes := range lists {
		for i := range quotes {
			used[quotes[i].Verdict()] = true
			redlines = redlines || report.Redlined(&quotes[i])
		}
	}
	if len(used) == 0 && !reminded {
		return
	}
	p.gap()
	if len(used) == 0 {
		p.para(2, mark(report.VerifyReminder, dim))
		return
	}
	p.part("How to read this")
	explain := func(word, meaning string) {
		p.put(hanging(cat(mark(word, bold), say(": "+meaning)), min(p.width, proseWidth)-2, 2).indent(2))
	}
	for _, v := range verify.Verdicts {
		if used[v] {
			explain(report.VerdictWord(v), report.QuoteVerdictMeaning(v))
		}
	}
	if redlines && !p.screen.Color {
		explain("{+…+} [-…-]", report.QuoteRedlineMeaning)
	} else if redlines {
		explain("redline", report.QuoteRedlineMeaning)
	}
	p.para(2, mark(report.VerifyReminder, dim))
}
