package docx

import (
	"encoding/xml"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"stance/diff/report/document"
	"stance/positions/visible"
)

// A paragraph as it is written.
type paragraph struct {
	style   string
	runs    string // in XML
	width   int    // of its text, in letters
	indent  int    // beyond that of its style, in twips
	keep    bool   // on the page of the next
	rtl     bool
	right   bool   // set to the right
	edited  bool   // it is a redline
	mark    edit   // its end came in, or went
	section string // the properties of the section that it ends; "" for none
}

// styleIndents are how far the paragraphs of a style are set in, in twips, as in styles.xml.
var styleIndents = map[string]int{"ListBullet": 284, "Quote": 284, "Redline": 284, "RedlineNote": 284, "Sources": 454, "Numbered": step}

// write writes a paragraph, with the anchors that are due, behind the gap that a table has below
// it. A word stands between two redlines of which the second comes or goes whole: LibreOffice
// would have the first run on. Properties stand in the order of the schema, without which Word
// does not open a file.
func (s *setter) write(p paragraph) {
	switch {
	case s.below && p.section == "":
		s.below = false
		s.write(paragraph{style: "Gap"})
	case s.edited && p.mark != both:
		s.edited = false
		s.write(paragraph{style: "Item", indent: p.indent, keep: true, runs: set(edits[p.mark], look{style: "Muted"}, false)})
	}
	s.below, s.edited = false, p.edited
	s.put("<w:p><w:pPr><w:pStyle w:val=\"" + p.style + "\"/>")
	if p.keep {
		s.put("<w:keepNext/>")
	}
	if p.rtl {
		s.put("<w:bidi/>")
	}
	if p.indent > 0 {
		s.put(`<w:ind w:left="` + strconv.Itoa(p.indent+styleIndents[p.style]) + `"/>`)
	}
	if p.right {
		s.put(`<w:jc w:val="right"/>`)
	}
	if p.mark != both {
		s.put("<w:rPr><w:" + p.mark.tag() + s.change() + "/></w:rPr>")
	}
	s.put(p.section, "</w:pPr>")
	for _, name := range s.due {
		id := s.id()
		s.put(`<w:bookmarkStart w:id="` + id + `" w:name="` + name + `"/><w:bookmarkEnd w:id="` + id + `"/>`)
	}
	s.due = nil
	s.put(p.runs, "</w:p>")
	s.tracked = p.mark != both
	s.height += heightOf(&p)
}

// text writes a text as a paragraph, or several where a redline is in it; nothing where it
// says nothing.
func (s *setter) text(style string, t document.Text) {
	for _, p := range s.paragraphs(style, t) {
		s.write(p)
	}
}

// paragraphs sets a text: a redline stands by itself, so that what is around it is neither
// rejected nor accepted with it.
func (s *setter) paragraphs(style string, t document.Text) []paragraph {
	before, line, behind := cutRedline(t)
	if line != nil && says(before) && !hasWords(before) { // a plus or the like, which would stand alone
		before = append(trimmed(before), document.Run{Text: " " + edits[editOf(line)], Tone: document.Muted})
	}
	var list []paragraph
	add := func(style string, t document.Text) {
		if says(t) {
			p := paragraph{style: style, indent: s.indent, width: letters(t), rtl: fromTheRight(t)}
			p.runs = s.runs(trimmed(t), p.rtl)
			list = append(list, p)
		}
	}
	add(style, before)
	if line == nil {
		return list
	}
	within, note := "Redline", "RedlineNote"
	if style == cellStyle {
		within, note = style, style
	}
	for i := range list {
		list[i].keep = true
	}
	p := paragraph{style: within, indent: s.indent, width: letters(line), edited: true, mark: editOf(line), rtl: fromTheRight(line)}
	p.runs = s.redline(line, p.rtl)
	list = append(list, p)
	add(note, behind)
	return list
}

// says reports whether there is anything to read in a text.
func says(t document.Text) bool {
	for _, r := range t {
		if r.Source != nil || strings.TrimSpace(r.Text) != "" {
			return true
		}
	}
	return false
}

// edits are what redlines are called where nothing else is said of them.
var edits = [...]string{both: "changed:", onlyNew: "inserted:", onlyOld: "deleted:"}

// hasWords reports whether a text is more than signs.
func hasWords(t document.Text) bool {
	return slices.ContainsFunc(t, func(r document.Run) bool { return r.Source != nil || strings.ContainsFunc(r.Text, strong) })
}

// trimmed is a text without white space at its edges.
func trimmed(t document.Text) document.Text {
	t = append(document.Text(nil), t...)
	for len(t) > 0 && t[0].Source == nil && strings.TrimSpace(t[0].Text) == "" {
		t = t[1:]
	}
	for len(t) > 0 && t[len(t)-1].Source == nil && strings.TrimSpace(t[len(t)-1].Text) == "" {
		t = t[:len(t)-1]
	}
	if len(t) > 0 {
		t[0].Text = strings.TrimLeft(t[0].Text, " \n\t")
		last := len(t) - 1
		t[last].Text = strings.TrimRight(t[last].Text, " \n\t")
	}
	return t
}

// A look is how letters look. The names of styles are those of styles.xml.
type look struct {
	style   string
	bold    bool
	italic  bool
	lang    string // "" for that of the document
	deleted bool
	apart   bool // a name or the like, which must not turn the text around it
}

var tones = map[document.Tone]string{document.Muted: "Muted", document.Moving: "Moving", document.Against: "Against"}

// runs sets a text of which nothing is tracked.
func (s *setter) runs(t document.Text, rtl bool) string {
	var b strings.Builder
	for i := 0; i < len(t); i++ {
		r := t[i]
		if r.Source != nil {
			if i > 0 && !strings.HasSuffix(t[i-1].Text, " ") && !strings.HasSuffix(t[i-1].Text, "(") {
				b.WriteString(set(" ", look{}, rtl))
			}
			b.WriteString(s.number(r.Source, rtl))
			continue
		}
		link := s.link(r.To)
		if link == "" {
			b.WriteString(set(r.Text, lookOf(r), rtl))
			continue
		}
		runs, end := "", t.Linked(i)
		for ; i < end; i++ {
			runs += set(t[i].Text, linked(t[i]), rtl)
		}
		i--
		if runs != "" {
			b.WriteString("<w:hyperlink " + link + ` w:history="1">` + runs + "</w:hyperlink>")
		}
	}
	return b.String()
}

func lookOf(r document.Run) look {
	l := look{style: tones[r.Tone], bold: r.Bold, apart: r.Data, lang: languageOf(r.Language)}
	if r.Code {
		l.style = "Code"
	}
	return l
}

// languageOf is the language of words, which is not trusted, as a look has it.
func languageOf(language string) string {
	if document.LanguageTag(language) {
		return language
	}
	return ""
}

// linked is how a run looks that leads somewhere.
func linked(r document.Run) look {
	l := lookOf(r)
	switch {
	case !strings.HasPrefix(r.To, "#"):
		l.style = "Hyperlink"
	case l.style == "":
		l.style = "Reference"
	}
	return l
}

// leftAgain is an invisible mark behind a name that is written from right to left, so that
// another that follows it stays behind it.
const leftAgain = "\u200e"

// link is where a text leads: to an anchor of the document, or into the web.
func (s *setter) link(to string) string {
	if id, ok := strings.CutPrefix(to, "#"); ok {
		if name := s.anchors[id]; name != "" {
			return `w:anchor="` + name + `"`
		}
		return ""
	}
	address := webAddress(to)
	if address == "" {
		return ""
	}
	n, known := s.links[address]
	if !known {
		n = len(s.addresses) + 1
		s.links[address], s.addresses = n, append(s.addresses, address)
	}
	return `r:id="link` + strconv.Itoa(n) + `"`
}

// longestAddress is how long an address may be, in bytes; Word does not take longer ones.
const longestAddress = 2000

// webAddress is an address as it stands in the file, "" for anything but http and https.
// Word does not open a file with an address that is none.
func webAddress(text string) string {
	var b strings.Builder
	address := document.WebAddress(text)
	for i := range len(address) {
		switch c := address[i]; {
		case c == '%' && !isHex(address, i+1), c <= ' ' || c >= 0x7f || strings.IndexByte("<>\"{}|\\^`", c) >= 0:
			b.WriteString("%" + strings.ToUpper(strconv.FormatUint(uint64(c)+0x100, 16)[1:]))
		default:
			b.WriteByte(c)
		}
	}
	if b.Len() > longestAddress {
		return ""
	}
	return b.String()
}

// isHex reports whether two figures of a number in base 16 stand at a place.
func isHex(s string, at int) bool {
	return at+2 <= len(s) && strings.Trim(s[at:at+2], "0123456789abcdefABCDEF") == ""
}

// number sets the number of a source, which leads to the list where there is one.
func (s *setter) number(source *document.Source, rtl bool) string {
	n := s.numbers[source]
	words := "[" + strconv.Itoa(n) + "]"
	if n == 0 || n > len(s.listed) {
		return set(words, look{style: "Muted"}, rtl)
	}
	return `<w:hyperlink w:anchor="` + s.listed[n-1] + `" w:history="1">` + set(words, look{style: "SourceNumber"}, rtl) + "</w:hyperlink>"
}

// set sets a text in one look, a run for each direction; it is made safe here.
func set(text string, l look, rtl bool) string {
	text = visible.Line(text)
	if text == "" {
		return ""
	}
	apart := l.apart && !rtl
	if apart && visible.RightToLeft(text) {
		text += leftAgain
	}
	tag := "t"
	if l.deleted {
		tag = "delText"
	}
	var b strings.Builder
	for i, st := range stretches(text, rtl) {
		// A figure behind a name would go on from the right, as one among words from the right should.
		if apart && i > 0 && !st.rtl && strings.ContainsFunc(st.text, unicode.IsLetter) {
			st.text = leftAgain + st.text
		}
		b.WriteString("<w:r>" + l.properties(st.rtl) + "<w:" + tag + ` xml:space="preserve">`)
		b.WriteString(escaped(st.text))
		b.WriteString("</w:" + tag + "></w:r>")
	}
	return b.String()
}

// lineBreak begins a new line within a paragraph.
const lineBreak = "<w:r><w:br/></w:r>"

// properties are those of a run, in the order of the schema.
func (l look) properties(rtl bool) string {
	var b strings.Builder
	if l.style != "" {
		b.WriteString(`<w:rStyle w:val="` + l.style + `"/>`)
	}
	if l.bold {
		b.WriteString("<w:b/><w:bCs/>")
	}
	if l.italic {
		b.WriteString("<w:i/><w:iCs/>")
	}
	if rtl {
		b.WriteString("<w:rtl/>")
	}
	switch {
	case l.lang != "" && rtl:
		b.WriteString(`<w:lang w:bidi="` + l.lang + `"/>`)
	case l.lang != "":
		b.WriteString(`<w:lang w:val="` + l.lang + `"/>`)
	}
	if b.Len() == 0 {
		return ""
	}
	return "<w:rPr>" + b.String() + "</w:rPr>"
}

// escaped is a text as it stands in XML.
func escaped(s string) string {
	var b strings.Builder
	_ = xml.EscapeText(&b, []byte(s)) // a Builder takes all
	return b.String()
}
