package terminal

import (
	"slices"

	"stance/diff/report/document"
)

// packs reports whether a line has so little to it that others can stand beside it.
func packs(l document.Line, g geometry) bool {
	return len(l.Body) == 0 && (g.length == 0 && l.Sign >= document.Claimed || g.length > 0 && l.Now == nil && l.Before == nil)
}

// written writes lines of which nothing is drawn: beside each other, with names behind the
// first line's shortened where that makes room for all; else as many to a row as it holds.
func (p *page) written(lines []document.Line, g geometry) {
	if len(lines) == 1 && g.length > 0 {
		p.put(hanging(p.alone(lines[0]), p.width, 2))
		return
	}
	if len(lines) == 1 || !packs(lines[0], g) {
		for _, l := range lines {
			p.put(hanging(p.inWords(l), p.width, 2))
		}
		return
	}
	if row := p.row(lines); row.width() <= p.width {
		p.put(block{row})
		return
	}
	short := slices.Clone(lines)
	for i := len(short) - 1; i > 0; {
		if !shorten(&short[i]) {
			i--
			continue
		}
		if row := p.row(short); row.width() <= p.width {
			p.put(block{row})
			return
		}
	}
	for len(lines) > 0 {
		n := 1
		for n < len(lines) && p.row(lines[:n+1]).width() <= p.width {
			n++
		}
		p.put(hanging(p.row(lines[:n]), p.width, 2))
		lines = lines[n:]
	}
}

// shorten shortens a name of a line; false if there is none to shorten.
func shorten(l *document.Line) (ok bool) {
	if l.Places, ok = l.Places.Shorter(); ok {
		return true
	}
	l.Who, ok = l.Who.Shorter()
	return ok
}

func (p *page) row(lines []document.Line) text {
	parts := make([]text, len(lines))
	for i, l := range lines {
		parts[i] = p.inWords(l)
	}
	return list("   ", parts...)
}

// inWords writes a line in a row: "= Russia, harder, 17 Aug: No land given up".
func (p *page) inWords(l document.Line) text {
	strong := strength(l.Sign)
	who := p.runs(l.Who)
	if l.Sign <= document.ReadOn {
		who = who.with(bold)
	}
	return cat(mark(l.Sign.Mark()+" ", bold|strong), list(": ", list(", ", who, p.runs(l.Tail).with(strong)), p.places(l)))
}

// strength sets off what moved.
func strength(s document.Sign) style {
	if s.Moves() {
		return bold | moved
	}
	return 0
}

// places writes where a line's places are, and on what grounds.
func (p *page) places(l document.Line) text {
	places := p.runs(l.Places)
	if len(l.Grounds) > 0 && !slices.ContainsFunc(l.Body, func(b document.Labelled) bool { return !b.Place }) {
		places = cat(places, say(" ("), p.runs(l.Grounds), say(")"))
	}
	return list("; ", places, p.runs(l.Also))
}

// alone writes a line that has its row for itself: what happened stands at the end,
// where there is room.
func (p *page) alone(l document.Line) text {
	whole := p.inWords(l)
	tail := p.runs(l.Tail)
	l.Tail = nil
	if line := p.inWords(l); len(tail) > 0 && line.width()+2+tail.width() <= p.width {
		return cat(line, spaces(p.width-line.width()-tail.width()), tail.with(strength(l.Sign)))
	}
	return whole
}

// body writes the words of a line, each behind what it is.
func (p *page) body(l document.Line, drawn bool) {
	indent, width := 4, min(p.width, proseWidth)
	if p.width < drawnWidth {
		indent = 2
	}
	for _, b := range l.Body {
		if b.Place && !drawn {
			continue // the line has said so
		}
		if b.Label == "" {
			words, _ := p.fitted(b.Text, width-indent)
			p.put(hanging(words, width-indent, 2).indent(indent))
			continue
		}
		words, _ := p.fitted(b.Text, width-indent-5)
		p.put(hanging(cat(pad(mark(b.Label, dim), 4), spaces(1), words), width-indent, 5).indent(indent))
	}
}

// marks explains the signs and marks that a document has, and no others.
func (p *page) marks(d *document.Document) {
	var used [document.NotFound + 1]bool
	for _, sign := range d.Signs() {
		used[sign] = true
	}
	var hollow, full, question, span, dots bool
	for _, s := range d.Scales() {
		for _, l := range s.Lines {
			if p.width < drawnWidth || s.Low == "" {
				continue
			}
			hollow = hollow || l.Before != nil && (l.Now == nil || *l.Before != *l.Now)
			dots = dots || l.Sign == document.MayHave
			for _, spot := range []*document.Spot{l.Before, l.Now} {
				if spot != nil {
					full = full || !spot.Unsure && spot == l.Now
					question = question || spot.Unsure
					span = span || spot.Low < spot.High
				}
			}
		}
	}
	explain := func(sign, meaning string) {
		p.put(hanging(cat(pad(mark(sign, bold), 3), spaces(1), say(meaning)), min(p.width, proseWidth), 4))
	}
	for sign, is := range used {
		if sign := document.Sign(sign); is && !(sign == document.TookUp && used[document.Recorded]) {
			meaning := sign.String()
			if sign == document.Recorded && used[document.TookUp] {
				meaning = document.TookUp.String() + "; or " + meaning
			}
			explain(sign.Mark(), meaning)
		}
	}
	for _, m := range []struct {
		is            bool
		mark, meaning string
	}{
		{hollow, "◐", "where it stood at the first date"},
		{full, "●", "where it stands at the second"},
		{question, "?", "where it is said to stand: not confirmed, or of low confidence"},
		{used[document.Moved] && hollow, "◀ ▶", "a shift, the one thing that is drawn with an arrow"},
		{dots, "···", "what may be a shift, and ranges that are not confirmed"},
		{span, "── ┄┄", "a range: the coder holds all of it possible"},
	} {
		if m.is {
			explain(m.mark, m.meaning)
		}
	}
}
