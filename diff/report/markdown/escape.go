package markdown

import (
	"regexp"
	"strings"
	"sync"

	"stance/positions/visible"
)

// md is Markdown that is safe to put on a line. Texts from files become md
// through esc alone.
type md string

// special are the characters that mean something in Markdown wherever they
// stand. The pipe would end a cell of a table; the dollar begins a formula on
// GitHub.
const special = "\\`*_[]|~$"

// esc makes md of a text from a file: one line of plain words.
func esc(s string) md {
	s = strings.TrimSpace(visible.Line(s))
	var b strings.Builder
	for _, r := range s {
		switch {
		case r == '<':
			b.WriteString("&lt;")
		case r == '>':
			b.WriteString("&gt;")
		case r == '&':
			b.WriteString("&amp;")
		case strings.ContainsRune(special, r):
			b.WriteByte('\\')
			b.WriteRune(r)
		default:
			b.WriteRune(r)
		}
	}
	m := atStart(md(b.String()))
	return unlinked(md(closing.ReplaceAllString(string(m), `$1\$2`)))
}

// atStart is what stands at the beginning of a line, and opens nothing there. A slash
// would begin an order to GitLab.
func atStart(m md) md {
	if strings.HasPrefix(string(m), "/") {
		return `\` + m
	}
	return md(opening.ReplaceAllString(string(m), `$1\$2`))
}

// unlinked breaks up what would become a link, a mention or an emoji; what it has
// broken up it leaves as it is.
func unlinked(m md) md {
	s := string(m)
	for _, l := range autolinks() {
		s = l.ReplaceAllString(s, "$1"+nothing+"$2")
	}
	for range 2 { // one may begin where another ends
		s = emoji().ReplaceAllString(s, "$1"+nothing+"$2")
	}
	return md(s)
}

// opening is what would begin a heading, a list or a rule at the start of a
// line.
var opening = regexp.MustCompile(`^(\d*)([#+\-=.)])`)

// closing is what would end a heading, and be left out, at the end of a line.
var closing = regexp.MustCompile(`(\s)(#+)$`)

// nothing is an HTML comment: it breaks up what GitHub would turn into a link,
// and is neither seen nor copied. A backslash does not help, as links are made
// of the text after Markdown has been read.
const nothing = "<!-- -->"

// autolinks are the texts that GitHub, or GitLab, makes links (and notifications) of:
// names and addresses with @, numbers of issues and of merge requests, bare URLs.
// They are compiled when they are first used: the program starts sooner for it.
var autolinks = sync.OnceValue(func() []*regexp.Regexp {
	return []*regexp.Regexp{
		regexp.MustCompile(`(@)([\pL\pN])`),
		regexp.MustCompile(`([#!])(\pN)`),
		regexp.MustCompile(`(?i)(\bGH-)(\pN)`),
		regexp.MustCompile(`(?i)(\b(?:https?|ftp|mailto|xmpp):)([^\s<])`),
		regexp.MustCompile(`(?i)(\bwww)(\.)`),
	}
})

// emoji are short names between colons. An underscore has its backslash by now, but for
// one among HTML.
var emoji = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(:)((?:[A-Za-z0-9+\-]|\\?_)+:)`)
})

// strong makes bold type, of something or of nothing.
func strong(m md) md {
	if m == "" {
		return ""
	}
	return "**" + m + "**"
}

// faint makes italics.
func faint(m md) md {
	if m == "" {
		return ""
	}
	return "_" + m + "_"
}

func join(separator md, parts ...md) md {
	var kept []string
	for _, p := range parts {
		if p != "" {
			kept = append(kept, string(p))
		}
	}
	if len(kept) > 1 && strings.HasPrefix(string(separator), ".") && figures.MatchString(kept[0]) {
		kept[0] += nothing // or it would number a list
	}
	return md(strings.Join(kept, string(separator)))
}

var figures = regexp.MustCompile(`^\d+$`)

// split takes white space off both ends of a text and makes one space of it.
func split(s string) (lead, core, trail string) {
	core = strings.TrimSpace(s)
	if core == "" {
		if s != "" {
			return " ", "", ""
		}
		return "", "", ""
	}
	if !strings.HasPrefix(s, core) {
		lead = " "
	}
	if !strings.HasSuffix(s, core) {
		trail = " "
	}
	return lead, core, trail
}

// address is a link's destination, "" for anything but http and https.
func address(url string) md {
	lower := strings.ToLower(url)
	if !strings.HasPrefix(lower, "https://") && !strings.HasPrefix(lower, "http://") {
		return ""
	}
	var b strings.Builder
	for i := range len(url) {
		switch c := url[i]; {
		case c <= ' ' || c >= 0x7f || strings.IndexByte("<>()[]\\`*_|\"'&", c) >= 0 && c != '&' && c != '_':
			b.WriteString("%" + hex(c))
		case c == '&':
			b.WriteString("&amp;")
		default:
			b.WriteByte(c)
		}
	}
	return md(b.String())
}

func hex(c byte) string {
	const digits = "0123456789ABCDEF"
	return string([]byte{digits[c>>4], digits[c&15]})
}
