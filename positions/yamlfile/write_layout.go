package yamlfile

import (
	"bytes"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"stance/positions/visible"
)

// lineWidth is how wide the lines are that are written.
const lineWidth = 108

// What is written is first made into a tree of *mapping, *sequence and the kinds of text
// below, and then laid out as an analyst would have typed it.
type (
	// mapping has its keys in the order written. A brief one goes on one line,
	// in braces, where it fits.
	mapping struct {
		entries []entry
		brief   bool
	}
	// sequence is a list, likewise.
	sequence struct {
		items []any
		brief bool
	}
	prose string // free text, folded where it is long
	exact string // text whose white space counts: always in quotes
	asIs  string // stands as it is: a number, a date, a word of the format

	unfolded string // text that stays on its line, however long it is
)

// entry is a key with its value; or, without a key, a comment, an empty line,
// or the entries of another mapping, one level in.
type entry struct {
	key     string
	own     bool // the key is a word of the format, and stands as it is: on
	value   any
	comment string
	gap     bool
	inner   *mapping
}

// name is the key as it is written.
func (e *entry) name(flow bool) string {
	if e.own {
		return e.key
	}
	return oneLine(e.key, flow)
}

func (m *mapping) add(key string, value any) {
	m.entries = append(m.entries, entry{key: key, value: value})
}

// text adds free text, if there is any. The white space around it is not part
// of it, as in reading.
func (m *mapping) text(key, s string) {
	if s = strings.TrimSpace(s); s != "" {
		m.add(key, prose(s))
	}
}

func (m *mapping) asIs(key, s string) {
	if s != "" {
		m.add(key, asIs(s))
	}
}

func (m *mapping) exact(key, s string) {
	if s != "" {
		m.add(key, exact(s))
	}
}

func (m *mapping) comment(s string) {
	if s != "" {
		m.entries = append(m.entries, entry{comment: s})
	}
}

func (m *mapping) gap()             { m.entries = append(m.entries, entry{gap: true}) }
func (m *mapping) inner(o *mapping) { m.entries = append(m.entries, entry{inner: o}) }

// LineBreak is how the first line of a file ends: what is added to it ends so, too.
func LineBreak(content []byte) string {
	i := bytes.IndexAny(content, "\r\n")
	switch {
	case i < 0 || content[i] == '\n':
		return "\n"
	case i+1 < len(content) && content[i+1] == '\n':
		return "\r\n"
	}
	return "\r"
}

// Style is how far in things stand. The zero Style is the format's own.
type Style struct {
	Step  int  // of what is below a key, in spaces; 0: 2
	Flush bool // but lists stand right below their key
	Lines bool // an item of a list has a line for each key, even where one would do
}

func (s Style) step() int {
	if s.Step == 0 {
		return 2
	}
	return s.Step
}

// list is how far in a list stands below its key.
func (s Style) list() int {
	if s.Flush {
		return 0
	}
	return s.step()
}

type layout struct {
	buf   bytes.Buffer
	style Style
}

func (l *layout) line(s string) {
	l.buf.WriteString(s)
	l.buf.WriteByte('\n')
}

// mapping writes the entries, the first behind a lead such as "- ".
func (l *layout) mapping(m *mapping, indent int, lead string) {
	margin := strings.Repeat(" ", indent)
	for _, e := range m.entries {
		switch {
		case e.gap:
			l.line("")
		case e.inner != nil:
			l.mapping(e.inner, indent+l.style.step(), margin+strings.Repeat(" ", l.style.step()))
		case e.key == "":
			for c := range strings.SplitSeq(strings.TrimRight(e.comment, "\n"), "\n") {
				l.line(strings.TrimRight(margin+"# "+strings.Map(inComment, c), " "))
			}
		default:
			l.value(e.value, indent, lead+e.name(false)+":")
			lead = margin
		}
	}
}

// CommentLine makes text fit to stand in a comment, on one line: what cannot be
// seen is written as people are shown it, and what an editor would take for its
// settings, which it looks for in comments, is broken by spaces.
func CommentLine(s string) string {
	return noSettings(strings.Map(inComment, visible.Line(s)))
}

// modeline begins the settings of vi, Vim, Kakoune and Kate in any line near a
// file's beginning or end, and the list of Emacs at the end.
var modeline = regexp.MustCompile(`(?i)((?:^|\s)(?:ex|vim?[<=>]*[0-9]*|kak|kakoune|kate)|Local Variables):`)

func noSettings(s string) string {
	s = modeline.ReplaceAllString(s, "$1 :")
	if strings.Contains(s, "-*-") { // settings stand between two of them in Emacs' first line
		s = strings.ReplaceAll(s, "-*", "- *")
	}
	return s
}

// inComment replaces what would end a comment, or may not stand in a file.
func inComment(r rune) rune {
	if r != '\t' && unicode.IsControl(r) || r == '\u2028' || r == '\u2029' || r == '\ufeff' || r == 0xFFFE || r == 0xFFFF {
		return '\uFFFD'
	}
	return r
}

// value writes a value behind a head that ends in a colon or dash.
func (l *layout) value(value any, indent int, head string) {
	if s, ok := inline(value); ok && utf8.RuneCountInString(head)+1+utf8.RuneCountInString(s) <= lineWidth {
		l.line(head + " " + s)
		return
	}
	switch v := value.(type) {
	case prose:
		if !foldable(string(v)) {
			l.line(head + " " + oneLine(string(v), false))
			return
		}
		l.line(head + " >-")
		indent += l.style.step()
		margin := strings.Repeat(" ", indent)
		for _, s := range fold(string(v), lineWidth-indent) {
			l.line(strings.TrimRight(margin+s, " "))
		}
	case exact:
		l.line(head + " " + doubleQuoted(string(v)))
	case asIs:
		l.line(head + " " + string(v))
	case unfolded:
		l.line(head + " " + oneLine(string(v), false))
	case *sequence:
		l.line(head)
		l.sequence(v, indent+l.style.list())
	case *mapping:
		l.line(head)
		indent += l.style.step()
		l.mapping(v, indent, strings.Repeat(" ", indent))
	}
}

func (l *layout) sequence(s *sequence, indent int) {
	margin := strings.Repeat(" ", indent)
	for _, item := range s.items {
		if m, ok := item.(*mapping); ok {
			if short, ok := inline(m); !ok || indent+2+utf8.RuneCountInString(short) > lineWidth {
				l.mapping(m, indent+2, margin+"- ")
				continue
			}
		}
		l.value(item, indent, margin+"-")
	}
}

// inline gives a value as it stands on one line, if that is a way to write it.
func inline(value any) (string, bool) {
	switch v := value.(type) {
	case prose:
		return oneLine(string(v), false), !strings.Contains(string(v), "\n") || !foldable(string(v))
	case unfolded:
		return oneLine(string(v), false), true
	case *sequence:
		if !v.brief && len(v.items) > 0 {
			return "", false
		}
		parts := make([]string, len(v.items))
		for i, item := range v.items {
			parts[i] = inFlow(item)
		}
		return "[" + strings.Join(parts, ", ") + "]", true
	case *mapping:
		if !v.brief {
			return "", false
		}
		return inFlow(v), true
	}
	return inFlow(value), true
}

// inFlow gives a value as it stands within brackets or braces.
func inFlow(value any) string {
	switch v := value.(type) {
	case prose:
		return oneLine(string(v), true)
	case unfolded:
		return oneLine(string(v), true)
	case exact:
		return doubleQuoted(string(v))
	case asIs:
		return string(v)
	case *sequence:
		s, _ := inline(&sequence{v.items, true})
		return s
	case *mapping:
		parts := make([]string, len(v.entries))
		for i, e := range v.entries {
			parts[i] = e.name(true) + ": " + inFlow(e.value)
		}
		return "{" + strings.Join(parts, ", ") + "}"
	}
	return ""
}
