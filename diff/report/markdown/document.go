package markdown

import (
	"bytes"
	"io"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"stance/diff/report/document"
	"stance/positions/visible"
)

// Document writes a document, to be read as a comment on a pull request or as it
// stands. What stands and moved on a scale is written: a drawing of characters would
// depend on the reader's type.
func Document(w io.Writer, d *document.Document) error {
	p := &page{}
	p.document(d.Fit(lineCount))
	return p.writeTo(w)
}

// lineCount is how many lines a document takes here, but for the empty ones between its
// parts, of which a reader sees nothing.
func lineCount(d *document.Document) int {
	p := &page{}
	p.document(d)
	text := p.buf.Bytes()
	return bytes.Count(text, []byte{'\n'}) - bytes.Count(text, []byte("\n\n"))
}

func (p *page) document(d *document.Document) {
	p.numbers = d.Numbers()
	level := 1
	if d.Comment {
		level = 3
	}
	p.heading(level, p.plain(unset(d.Title)))
	p.block(p.runs(d.Aside))
	p.dates(d.Dates)
	var below []md
	for _, t := range d.Below {
		below = append(below, p.plain(t))
	}
	p.block(atStart(join("<br>", below...)))
	var lead []md
	for _, t := range d.Lead {
		lead = append(lead, p.plain(unset(t)))
	}
	p.block(atStart(strong(join(" ", lead...))))
	last := d.LastScale() + 1
	p.blocks(d.Blocks[:last], level+1, d)
	if last > 0 && d.MoreScales > 0 {
		p.block(more(document.Count(d.MoreScales, "more issue", "more issues"), "", d.All))
	}
	p.blocks(d.Blocks[last:], level+1, d)
	if d.Legend {
		p.legend(d)
	}
}

// unset is a text of which nothing is set off or back, for where all of it is.
func unset(t document.Text) document.Text {
	t = slices.Clone(t)
	for i := range t {
		t[i].Bold, t[i].Tone = false, document.Plain
	}
	return t
}

// scale writes an issue: its name with the poles of its scale, and a line each for
// what there is to say.
func (p *page) scale(s document.Scale, all document.Command) {
	name := p.runs(s.Name)
	if s.Low != "" || s.High != "" {
		name = join(" ", name, "("+datum(s.Low)+" ↔ "+datum(s.High)+")")
	}
	if name != "" {
		p.heading(4, name)
	} else {
		p.blank()
	}
	for _, l := range s.Lines {
		p.scaleLine(l)
	}
	if s.More > 0 {
		p.line("- " + more(document.Thousands(s.More)+" more", p.plain(s.Rest), all))
	}
}

func (p *page) scaleLine(l document.Line) {
	who := join(", ", p.plain(l.Who), p.plain(l.Tail))
	if l.Sign.Moves() {
		who = strong(join(", ", p.plain(unset(l.Who)), p.plain(unset(l.Tail))))
	}
	places := p.plain(l.Places)
	if grounds := p.plain(l.Grounds); grounds != "" && !slices.ContainsFunc(l.Body, func(b document.Labelled) bool { return !b.Place }) {
		places = join(" ", places, "("+grounds+")")
	}
	places = join("; ", places, p.plain(l.Also))
	head := join(": ", who, places)
	indent := md("")
	if head != "" {
		p.line("- " + signed(l.Sign, head))
		indent = "  "
	}
	for _, b := range l.Body {
		if b.Place {
			continue // the line has said so
		}
		if text := p.plain(b.Text); b.Label != "" {
			p.line(indent + "- " + join(" ", faint(datum(b.Label)+":"), text))
		} else if text != "" {
			p.line(indent + "- " + atStart(text))
		}
	}
}

// signed puts its sign before an item of a list, of which a plus would make another.
func signed(s document.Sign, m md) md {
	switch mark := s.Mark(); mark {
	case "":
		return atStart(m)
	case "+":
		return `\+ ` + m
	default:
		return md(mark) + " " + m
	}
}

// more says how many were left out, who they are where that is known, and how to see them.
func more(what string, names md, all document.Command) md {
	if names != "" {
		names = " (" + names + ")"
	}
	return join(": ", md("and "+what)+names, typed(all.Line))
}

// commands writes what can be typed next.
func (p *page) commands(list []document.Command) md {
	var parts []md
	for _, c := range list {
		parts = append(parts, join(": ", p.plain(c.About), typed(c.Line)))
	}
	line := join(" · ", parts...)
	if line != "" && !slices.ContainsFunc(list, func(c document.Command) bool { return len(c.About) > 0 }) {
		line = "Next: " + line
	}
	return atStart(line)
}

// legend says what the signs of the lines stand for.
func (p *page) legend(d *document.Document) {
	var list []md
	for _, s := range d.Signs() {
		list = append(list, signed(s, esc(s.String())))
	}
	p.bullets(list)
}

// runs writes a text at the beginning of a line.
func (p *page) runs(t document.Text) md { return atStart(p.plain(t)) }

// hold stands for an address, or for code, until what is around it is looked through. No text has it,
// as what cannot be seen is written out.
const hold = "\x00"

// plain writes a text within a line. Every run is escaped; as characters that mean
// nothing in two runs can mean something side by side, the whole is looked through
// again, but for code and the addresses of its links.
func (p *page) plain(t document.Text) md {
	if aside(t) {
		return faint(p.plain(unset(t)))
	}
	b, edited := md(""), false
	var held []md
	for _, r := range t {
		lead, core, trail := split(r.Text)
		m := datum(core)
		if n := p.numbers[r.Source]; n > 0 {
			lead, core, m = " ", "number", md(`\[`+strconv.Itoa(n)+`\]`)
		}
		if r.Code && core != "" {
			held, m = append(held, typed(core)), hold
		}
		switch {
		case core == "":
		case r.Inserted:
			m = "<ins>" + m + "</ins>"
		case r.Deleted:
			m = "<del>" + m + "</del>"
		case r.Bold || r.Tone == document.Against:
			m = strong(m)
		}
		if a := address(r.To); a != "" && core != "" {
			held = append(held, a)
			m = "[" + m + "](" + hold + ")"
		}
		edit := core != "" && (r.Inserted || r.Deleted)
		switch {
		case lead == "" && edit && edited:
			lead = " " // or two edits side by side would run together
		case lead == "" && merge(b, m):
			b += nothing
		}
		b += md(lead) + m + md(trail)
		edited = edit && trail == ""
	}
	m := string(unlinked(md(spaces.ReplaceAllString(strings.TrimSpace(string(b)), " "))))
	for _, h := range held {
		m = strings.Replace(m, hold, string(h), 1)
	}
	return md(m)
}

// aside reports whether all of a text can be passed over.
func aside(t document.Text) bool {
	for _, r := range t {
		if r.Tone != document.Muted || r.Inserted || r.Deleted || r.Bold {
			return false
		}
	}
	return len(t) > 0
}

var spaces = regexp.MustCompile(` {2,}`)

// merge reports whether asterisks at the seam of two texts would stand for themselves:
// they have to be between a letter and a space or a sign, in the right order.
func merge(before, after md) bool {
	ends, begins := strings.HasSuffix(string(before), "**"), strings.HasPrefix(string(after), "**")
	last, _ := utf8.DecodeLastRuneInString(strings.TrimSuffix(string(before), "**"))
	first, _ := utf8.DecodeRuneInString(strings.TrimPrefix(string(after), "**"))
	switch {
	case before == "" || after == "":
		return false
	case ends && begins:
		return true
	case ends:
		return sign(last) && !sign(first) && first != ' '
	}
	return begins && !sign(last) && last != ' ' && sign(first)
}

func sign(r rune) bool { return unicode.IsPunct(r) || unicode.IsSymbol(r) }

// datum writes a text from elsewhere, whole. One in a right-to-left script is set
// apart, so that it does not turn the sentence around it: in the way that GitHub and
// GitLab leave in a comment, which <bdi> is not.
func datum(s string) md {
	m := within(esc(s))
	if m != "" && visible.RightToLeft(s) {
		return `<span dir="auto">` + m + `</span>`
	}
	return m
}

// within takes back what esc has for the beginning of a line, where a full stop or a
// bracket would make a list.
func within(m md) md { return md(opened.ReplaceAllString(string(m), "$1$2")) }

var opened = regexp.MustCompile(`^(\d*)\\([+\-=.)/])`)

// typed writes something to be typed, as code that it cannot end.
func typed(s string) md {
	s = strings.TrimSpace(visible.Line(s))
	if s == "" {
		return ""
	}
	longest := 0
	for _, r := range backticks.FindAllString(s, -1) {
		longest = max(longest, len(r))
	}
	fence := strings.Repeat("`", longest+1)
	if slices.Contains([]byte{s[0], s[len(s)-1]}, '`') {
		s = " " + s + " "
	}
	return md(fence + s + fence)
}

var backticks = regexp.MustCompile("`+")
