package report

import (
	"strconv"

	"stance/diff/report/document"
	"stance/positions/evidence/quote"
	"stance/positions/evidence/verify"
)

// Document tells how the quotations stand in their sources: how many do, then those that
// don't with what the source says instead, then those that come with a warning, then the
// texts that could not be used.
func (v *Verify) Document() *document.Document {
	head := say(datum(v.Headline()))
	if v.Failed() {
		head = with(head, document.Against, false)
	}
	d := &document.Document{Title: head, Below: []document.Text{muted(v.Title)}, Comment: true}
	if v.textless() {
		d.Blocks = append([]document.Block{document.Para{Text: coded(capitalised(v.textsLine()) + ".")}}, listedNotes(v.Notes)...)
		return d
	}
	counts := document.Facts{Lines: []document.Text{dotted(v.CountsLine())}}
	if line := v.ShownLine(); line != "" {
		counts.Lines = append(counts.Lines, say("checked here: ", datum(line)))
	}
	d.Blocks = append(d.Blocks, counts)
	failing, noted := v.Failing(), v.Noted()
	d.Blocks = append(d.Blocks, quotations("Not passed", failing)...)
	d.Blocks = append(d.Blocks, quotations("Passed, with a warning", noted)...)
	if v.All {
		d.Blocks = append(d.Blocks, quotations("Passed", v.Clean())...)
	}
	if lines := v.ArchiveLines(); len(lines) > 0 {
		d.Blocks = append(d.Blocks, document.Section{Name: say("Archived texts"), Part: true, Blocks: []document.Block{factsOf(lines)}})
	}
	d.Blocks = append(d.Blocks, listedNotes(v.Notes)...)
	d.Blocks = append(d.Blocks, verifyLegend(v.Unchecked() < len(v.Quotes), failing, noted)...)
	return d
}

func quotations(part string, quotes []verify.Quote) []document.Block {
	if len(quotes) == 0 {
		return nil
	}
	s := document.Section{Name: say(part + " (" + strconv.Itoa(len(quotes)) + ")"), Part: true}
	for i := range quotes {
		s.Blocks = append(s.Blocks, quotation(&quotes[i], QuoteHint(&quotes[i])))
	}
	return []document.Block{s}
}

// quotation tells one quote: its verdict, what it is evidence for, what differs, where it
// is written and where it was found, and what to do, if anything.
func quotation(q *verify.Quote, hint string) document.Entry {
	tone := document.Plain
	if !q.Result.Verdict.Passes() {
		tone = document.Against
	}
	head := say(with(say(VerdictWord(q.Verdict())), tone, true), "  ", strong(QuoteCell(q)))
	if speaker := Speaker(q.Evidence); speaker != "" {
		head = say(head, " · ", datum(speaker))
	}
	var items []document.Item
	add := func(head string, text document.Text) {
		items = append(items, document.Item{Label: label(head), Text: text})
	}
	add("quote:", say(datum(Quoted(Abridged(q.Quoted)))))
	switch {
	case Redlined(q):
		add("against the source:", edits(AbridgedRedline(QuoteRedline(q))))
	case q.Found != "" && q.Result.Verdict == quote.Absent:
		add("nearest passage:", say(datum(Abridged(q.Found))))
	}
	for _, r := range QuoteReasons(q) {
		add("reason:", toned(r, document.Against))
	}
	for _, warning := range QuoteWarnings(q) {
		add("warning:", toned(warning, document.Moving))
	}
	where := []string{FilePlace(q.Evidence.Place)}
	if found := FoundWhere(q); found != "" {
		where = append(where, found)
	}
	if !q.Result.Verdict.Passes() {
		where = append(where, SimilarityWord(q.Similarity))
	}
	add("at:", dotted(where))
	if hint != "" {
		add("hint:", coded(hint))
	}
	return document.Entry{Titled: true, Head: head, Body: []document.Block{document.Items{Items: items}}}
}

// verifyLegend explains the words and marks that were used, and, where any quote could be
// checked, what that does not show.
func verifyLegend(reminded bool, lists ...[]verify.Quote) []document.Block {
	used := map[verify.Verdict]bool{}
	redlines := false
	for _, quotes := range lists {
		for i := range quotes {
			used[quotes[i].Verdict()] = true
			redlines = redlines || Redlined(&quotes[i])
		}
	}
	reminder := document.Para{Text: muted(VerifyReminder)}
	if len(used) == 0 {
		if !reminded {
			return nil
		}
		return []document.Block{reminder}
	}
	var g document.Glossary
	for _, v := range verify.Verdicts {
		if used[v] {
			g.Entries = append(g.Entries, explained(VerdictWord(v), QuoteVerdictMeaning(v)))
		}
	}
	if redlines {
		g.Redlines = say(QuoteRedlineMeaning)
	}
	return howToRead(g, reminder)
}
