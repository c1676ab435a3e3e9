package page

import (
	"cmp"
	_ "embed"
	"slices"
	"strconv"
	"strings"
	"unicode/utf16"

	"stance/diff/report/document"
	"stance/positions/visible"
)

// readingStyles is the style of such texts, which a page has that has one.
//
//go:embed reading.css
var readingStyles string

// reading sets the text of a source. What a paragraph holds is the line of the archived text and
// nothing else, character for character, so that places in it can be counted on the page: its
// number is drawn by the style, what rests on it stands beside it, and a character that nobody
// would see gives its place to a visible one of the same length in UTF-16.
func (s *setter) reading(b document.Reading) {
	s.reads = true
	language := languageOf(b.Language)
	s.put(`<div class="reading">`, "\n")
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
		s.put(`<div class="`, class, `"><p dir="auto"`, language, id, ` data-n="`, strconv.Itoa(cmp.Or(p.Line, p.Number)), `" data-no="`, strconv.Itoa(p.Number), `">`)
		marks := s.placed(p)
		s.paragraph(p.Text, marks)
		s.put("</p>")
		s.restsOn(p, marks)
		s.put("</div>\n")
	}
	s.put("</div>\n")
}

// placed is a mark as it is set.
type placed struct {
	id, number string // by the number it is found in the margin; "" of one on which nothing rests
	from, to   int
	of         []document.Text
}

// placed gives the marks of a paragraph those places that it has, in the order in which they
// begin, the longer first of two. Of the same words there is one number, for all that rests on
// them.
func (s *setter) placed(p *document.Paragraph) []placed {
	var list []placed
	for _, m := range p.Marks {
		from, to := edgeIn(m.From, p.Text), edgeIn(m.To, p.Text)
		if from >= to {
			continue
		}
		list = append(list, placed{id: m.ID, from: from, to: to, of: slices.DeleteFunc(slices.Clone(m.Of), func(t document.Text) bool { return !says(t) })})
	}
	slices.SortStableFunc(list, func(a, b placed) int { return cmp.Or(a.from-b.from, b.to-a.to) })
	first := 0
	for i := range list {
		if list[i].from != list[first].from || list[i].to != list[first].to {
			first = i
		}
		if i > first {
			list[first].of, list[i].of = append(list[first].of, list[i].of...), nil
		}
	}
	for i := range list {
		m := &list[i]
		if len(m.of) > 0 {
			s.marked++
			m.number = strconv.Itoa(s.marked)
		}
		if m.id != "" {
			m.id, _ = s.id(m.id)
		} else if m.number != "" {
			m.id = s.made("passage-" + m.number)
		}
	}
	return list
}

// paragraph sets the text of a paragraph with its marks: elements lie in each other or apart, so
// that a mark which goes on behind the end of one around it is parted there.
func (s *setter) paragraph(text string, marks []placed) {
	unseen := map[int]rune{}
	for at, r := range visible.Unseen(text) {
		unseen[at] = r
	}
	var open []placed
	at, next := 0, 0
	put := func(to int) {
		s.exactly(text[at:to], at, unseen)
		at = to
	}
	begin := func(m placed, first bool) {
		s.put("<mark")
		if first && m.id != "" {
			s.put(` id="`, m.id, `"`)
		}
		// its number stands at its end, which is not here if it is parted
		if m.number != "" && !slices.ContainsFunc(open, func(around placed) bool { return around.to < m.to }) {
			s.put(` data-n="`, m.number, `"`)
		}
		s.put(">")
		open = append(open, m)
	}
	for next < len(marks) || len(open) > 0 {
		end := len(text) + 1
		for _, m := range open {
			end = min(end, m.to)
		}
		if next < len(marks) && marks[next].from < end {
			put(marks[next].from)
			begin(marks[next], true)
			next++
			continue
		}
		put(end)
		ends := func(m placed) bool { return m.to == end }
		first := slices.IndexFunc(open, ends)
		s.put(strings.Repeat("</mark>", len(open)-first))
		parted := slices.DeleteFunc(slices.Clone(open[first:]), ends)
		open = open[:first]
		for _, m := range parted {
			begin(m, false)
		}
	}
	put(len(text))
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

// exactly sets a text that begins at a byte of its paragraph, character for character. A byte
// that is none of UTF-8 is one character, which browsers might read otherwise.
func (s *setter) exactly(text string, at int, unseen map[int]rune) {
	plain := 0
	for i := range text {
		r, is := unseen[at+i]
		if !is {
			continue
		}
		s.put(exact.Replace(string([]rune(text[plain:i]))), `<span class="unseen" title="`, "U+"+strings.ToUpper(leftPadded(r)), `">`, standIn(r), "</span>")
		plain = i + len(string(r))
	}
	s.put(exact.Replace(string([]rune(text[plain:]))))
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
func (s *setter) restsOn(p *document.Paragraph, marks []placed) {
	var items []string
	for _, m := range marks {
		for i, t := range m.of {
			number := ""
			if i == 0 {
				number = `<a class="n" href="#` + m.id + `"><span class="vh">passage </span>` + m.number + "</a> "
			}
			items = append(items, "<li>"+number+s.runs(t)+"</li>")
		}
	}
	if items != nil {
		s.put(`<ul class="rests-on" aria-label="What rests on paragraph `, strconv.Itoa(p.Number), `">`, strings.Join(items, ""), "</ul>")
	}
}
