package terminal

import (
	"strconv"

	"stance/diff/report/document"
)

// passageOf writes a passage, whose words it is, and where it stands.
func (p *page) passageOf(e *document.Passage, brief bool) block {
	width, st := p.prose(), dim
	if e.Against {
		st = bold | wrong
	}
	var lines block
	use := e.Use
	if e.Quote != "" {
		var head text
		if use != "" {
			head = mark(use+":", st)
		}
		lines, use = append(lines, item(head, say(e.Quoted()), width)...), ""
	}
	if e.Paraphrase != "" {
		head := mark("paraphrase:", dim)
		if use != "" {
			head = cat(mark(use+",", st), spaces(1), head)
		}
		lines = append(lines, item(head, say(e.Paraphrase), width)...)
	} else if use != "" {
		lines = append(lines, item(nil, mark(use, st), width)...)
	}
	return append(lines, p.byline(e, width, brief)...)
}

// byline says who speaks and where: "— Steve Witkoff, Special envoy; Sky News, 17 Aug
// 2025, para. 2 [2]".
func (p *page) byline(e *document.Passage, width int, brief bool) block {
	var source, number text
	if e.Source != nil {
		if !brief {
			source = say(e.Source.Line)
		}
		number = say("[" + strconv.Itoa(p.numbers[e.Source]) + "]")
	}
	var graded text
	if e.Grading != "" {
		graded = say("graded " + e.Grading)
	}
	where := list(", ", source, list(" ", list(", ", say(e.Locator), graded), number).glued(width-6))
	if e.Locator == "" && graded == nil {
		where = list(" ", source, number)
	}
	separator := "; "
	if brief {
		separator = " "
	}
	by := list("; ", list(separator, say(e.Speaker), where), list("; ", notes(e)...))
	if len(by) == 0 {
		return nil
	}
	return paragraph(cat(say("— "), by).with(dim), width, spaces(2), spaces(4))
}

// notes are what else is to be known of a passage.
func notes(e *document.Passage) []text {
	var list []text
	for _, n := range e.Notes {
		list = append(list, say(n))
	}
	return list
}

// sourcesOf lists the sources of what the document shows, by their numbers.
func (p *page) sourcesOf(d *document.Document) {
	all := d.Numbered()
	if len(all) == 0 {
		return
	}
	p.blank()
	p.part("Sources")
	p.within(2, func() {
		for i, s := range all {
			entry := list(". ", say(s.Title), list(", ", say(s.Publisher), say(s.Published)))
			if grade := s.Grade(); grade != "" {
				entry = cat(entry, mark(" ("+grade+")", dim))
			}
			if s.URL != "" {
				entry = cat(entry, say(" "), mark(s.URL, dim))
			}
			p.put(item(say("["+strconv.Itoa(i+1)+"]"), entry, p.prose()))
			var cited []text
			for _, t := range s.Cited {
				cited = append(cited, p.runs(t))
			}
			if cited != nil {
				p.within(4, func() { p.put(hanging(list(" ", say("evidence for"), list(", ", cited...)).with(dim), p.prose(), 2)) })
			}
		}
	})
}
