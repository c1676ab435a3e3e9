package report

import (
	"cmp"
	"strconv"
	"unicode/utf8"

	"stance/diff/report/document"
	"stance/positions/evidence/verify"
)

// Document tells where the words were found that were looked for, and sets them off.
func (s *Search) Document() *document.Document {
	d := &document.Document{Title: say("Search"), About: say("Search"), Below: below(s.History, nil)}
	if s.Query == "" {
		d.Blocks = []document.Block{document.Para{Text: say("Words are looked for in summaries, terms, quotations and the texts of sources; words in quotation marks just as they stand.")}}
		return d
	}
	d.Title, d.About = say("Search: ", datum(s.Query)), say("Search: ", datum(s.Query))
	found := document.Count(s.Total, "place", "places")
	switch {
	case s.Total == 0:
		found = "Nothing found."
	case s.Total > len(s.Hits):
		found += ", of which these come nearest: " + number(float64(len(s.Hits)))
	}
	d.Blocks = append(d.Blocks, document.Facts{Lines: []document.Text{say(found)}})
	for i := range s.Hits {
		d.Blocks = append(d.Blocks, s.Hits[i].entry())
	}
	return d
}

// entry is a place that was found: whose words they are, the words, and where they stand.
func (h *SearchHit) entry() document.Entry {
	page := h.Page()
	e := document.Entry{Body: []document.Block{document.Para{Text: h.excerpt()}}}
	if h.Kind == InSource {
		e.Head = document.Text{{Text: cmp.Or(h.Source.Title, h.Source.ID), Data: true, Bold: true, Page: page}, {Text: ", paragraph " + strconv.Itoa(h.Number), Tone: document.Muted}}
		if line := SourceLine(h.Source); line != h.Source.Title { // of several with one title it tells which
			e.Head = say(e.Head, muted(" in "), datum(line))
		}
		return e
	}
	e.Head = say(document.Text{{Text: h.cell(), Data: true, Bold: true, Page: RecordPage(h.Record)}}, muted(", "+h.Kind.word()))
	if h.Source != nil {
		e.Head = say(e.Head, muted(" in "), document.Text{{Text: SourceLine(h.Source), Data: true, Page: page}})
	}
	return e
}

// cell names the record that has the words.
func (h *SearchHit) cell() string { return QuoteCell(&verify.Quote{Record: h.Record, Claim: h.Claim}) }

// word says where words were found.
func (k HitKind) word() string {
	if k == InStance {
		return "coder's wording"
	}
	return string(k)
}

// How many bytes of a text are shown before the first word that was found, and how many in all.
const (
	excerptBefore = 120
	excerptRoom   = 400
)

// excerpt is the text with the words found set off, of a long one what stands around the first.
func (h *SearchHit) excerpt() document.Text {
	from, to := 0, len(h.Words)
	if to > excerptRoom && len(h.Places) > 0 {
		if from = max(h.Places[0]-excerptBefore, 0); from < excerptBefore/2 {
			from = 0
		}
		to = min(from+excerptRoom, to)
		for from > 0 && !utf8.RuneStart(h.Words[from]) {
			from--
		}
		for to < len(h.Words) && !utf8.RuneStart(h.Words[to]) {
			to++
		}
	}
	var t document.Text
	if from > 0 {
		t = say("… ")
	}
	add := func(from, to int, found bool) {
		if from < to {
			t = append(t, document.Run{Text: h.Words[from:to], Data: true, Bold: found})
		}
	}
	at := from
	for i := 0; i < len(h.Places); i += 2 {
		if h.Places[i] < at || h.Places[i+1] > to {
			continue
		}
		add(at, h.Places[i], false)
		add(h.Places[i], h.Places[i+1], true)
		at = h.Places[i+1]
	}
	add(at, to, false)
	if to < len(h.Words) {
		t = say(t, " …")
	}
	return t
}
