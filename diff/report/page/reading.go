package page

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf16"

	"stance/diff/report/document"
	"stance/positions/visible"
)

// reading sets the text of a source. What a paragraph holds is the line of the archived text and
// nothing else, character for character, so that places in it can be counted on the page: its
// number is drawn by the style, what rests on it stands beside it, and a character that nobody
// would see gives its place to a visible one of the same length in UTF-16.
func (s *setter) reading(b document.Reading) {
	s.put(`<div class="reading"`, languageOf(b.Language), ">\n")
	for i := range b.Paragraphs {
		p := &b.Paragraphs[i]
		class := "par"
		if p.CutBefore {
			class += " cut-before"
		}
		if p.CutAfter {
			class += " cut-after"
		}
		_, id := s.id(p.ID)
		s.put(`<div class="`, class, `"><p dir="auto"`, id, ` data-n="`, strconv.Itoa(p.Number), `">`)
		s.paragraph(p)
		s.put("</p>")
		s.restsOn(p)
		s.put("</div>\n")
	}
	s.put("</div>\n")
}

// paragraph sets the text of a paragraph with its marks; where several overlap, what they share
// is marked by each.
func (s *setter) paragraph(p *document.Paragraph) {
	edges := []int{0, len(p.Text)}
	for _, m := range p.Marks {
		if m.From >= m.To {
			continue
		}
		edges = append(edges, edgeIn(m.From, p.Text), edgeIn(m.To, p.Text))
	}
	slices.Sort(edges)
	edges = slices.Compact(edges)
	unseen := map[int]rune{}
	for at, r := range visible.Unseen(p.Text) {
		unseen[at] = r
	}
	begun := map[int]bool{}
	for i := range edges[:len(edges)-1] {
		from, to := edges[i], edges[i+1]
		open := 0
		for k, m := range p.Marks {
			if edgeIn(m.From, p.Text) > from || edgeIn(m.To, p.Text) < to {
				continue
			}
			open++
			attribute := ""
			if !begun[k] {
				begun[k] = true
				_, attribute = s.id(m.ID)
			}
			s.put("<mark", attribute, ">")
		}
		s.exactly(p.Text[from:to], from, unseen)
		s.put(strings.Repeat("</mark>", open))
	}
}

// edgeIn is a place in a text that is there, at the beginning of a character.
func edgeIn(at int, text string) int {
	at = min(max(at, 0), len(text))
	for at > 0 && at < len(text) && text[at]&0xC0 == 0x80 {
		at--
	}
	return at
}

var exact = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", "\r", "&#13;")

// exactly sets a text that begins at a byte of its paragraph, character for character.
func (s *setter) exactly(text string, at int, unseen map[int]rune) {
	plain := 0
	for i := range text {
		r, is := unseen[at+i]
		if !is {
			continue
		}
		s.put(exact.Replace(text[plain:i]), `<span class="unseen" title="`, "U+"+strings.ToUpper(leftPadded(r)), `">`, standIn(r), "</span>")
		plain = i + len(string(r))
	}
	s.put(exact.Replace(text[plain:]))
}

func leftPadded(r rune) string {
	h := strconv.FormatInt(int64(r), 16)
	return strings.Repeat("0", max(0, 4-len(h))) + h
}

// standIn is a character that is seen in the place of one that is not, of the same length in
// UTF-16.
func standIn(r rune) string {
	switch {
	case r == '\r':
		return "&#13;"
	case r < ' ':
		return string('\u2400' + r)
	case utf16.RuneLen(r) == 2:
		return "\U0001F3F7"
	}
	return "\u00B7"
}

// restsOn tells beside a paragraph what rests on each of its passages.
func (s *setter) restsOn(p *document.Paragraph) {
	var items []string
	for _, m := range p.Marks {
		for _, t := range m.Of {
			if says(t) {
				items = append(items, "<li>"+s.runs(t)+"</li>")
			}
		}
	}
	if items != nil {
		s.put(`<ul class="rests-on" aria-label="What rests on paragraph `, strconv.Itoa(p.Number), `">`, strings.Join(items, ""), "</ul>")
	}
}
