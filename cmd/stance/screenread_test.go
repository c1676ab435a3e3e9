package main

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/clipperhouse/displaywidth"

	"stance/positions"
)

// readScreen is a screen taken apart again, for what is asked of it.
type readScreen struct {
	lines    []string
	verdict  []string // lines
	sections []section
	rest     string // what stands in no section: coverage, next commands
}

// section is what is told of an issue.
type section struct {
	issue   *positions.Issue
	start   int // the column of the scale's low end; less than 0 where none is drawn
	length  int
	entries []entry
	more    int // how many it counts and does not name
}

// entry is what begins with a sign: the lines with the names and marks, and those with
// words below.
type entry struct {
	sign rune
	head []string
	body []string
}

func (e entry) text() string { return strings.Join(append(e.head, e.body...), " ") }

// notFound begins what was looked for, and claimed what others say of a party.
const (
	notFound = '–'
	claimed  = '»'
)

// signRunes begin the lines of entries.
const signRunes = "▶−–+?!=“»×·"

// afterVerdict begins lines that can follow a verdict without an empty line.
var afterVerdict = regexp.MustCompile(`^([\d,]+ sources?\b|More: |Next: |Words and evidence: |Last )`)

var (
	endOfPeriod = regexp.MustCompile(`(→ +)?\b\d{1,2} \p{L}{3} \d{4}( ·.*)?$`)
	moreNames   = regexp.MustCompile(`and ([\d,]+) more`)
	moreLine    = regexp.MustCompile(`^\s*and ([\d,]+) more( part(y|ies))?\b`)
	bodyLine    = regexp.MustCompile(`^  +(was  |now  |not repeated: |claimed by |in between: |new: |said before: )`)
	moreIssues  = regexp.MustCompile(`([\d,]+) (more|other) issues?`)
)

// readAsPeople takes a screen apart.
func readAsPeople(text string, c *comparison) *readScreen {
	s := &readScreen{lines: strings.Split(strings.TrimRight(text, "\n"), "\n")}
	var rest []string
	paragraphs := cutAtEmpty(s.lines)
	for i, lines := range paragraphs {
		if i == 0 {
			for j, l := range lines {
				if endOfPeriod.MatchString(l) && j+1 < len(lines) {
					s.verdict = lines[j+1:]
					if end := slices.IndexFunc(s.verdict, afterVerdict.MatchString); end >= 0 {
						s.verdict = s.verdict[:end]
					}
					break
				}
			}
		}
		sec, after, ok := readSection(lines, c)
		if i == 0 || !ok {
			rest = append(rest, lines...)
			continue
		}
		rest = append(rest, after...)
		s.sections = append(s.sections, sec)
	}
	s.rest = strings.Join(rest, "\n")
	return s
}

func cutAtEmpty(lines []string) [][]string {
	var out [][]string
	from := 0
	for i, l := range append(lines, "") {
		if strings.TrimSpace(l) == "" {
			if i > from {
				out = append(out, lines[from:i])
			}
			from = i + 1
		}
	}
	return out
}

// readSection reads a paragraph that begins with an issue's name. after are lines of
// the end of the screen that stand below it without an empty line.
func readSection(lines []string, c *comparison) (sec section, after []string, ok bool) {
	sec.start = -1
	head := 0
	for head < len(lines) && !isEntry(lines[head]) {
		head++
	}
	name := upperless(strings.Join(lines[:head], ""))
	for _, is := range c.book.Issues {
		if n := upperless(shownName(is.Name)); strings.HasPrefix(name, n) && (sec.issue == nil || len(n) > len(upperless(shownName(sec.issue.Name)))) {
			sec.issue = is
		}
	}
	if sec.issue == nil || head == len(lines) {
		return sec, nil, false
	}
	for _, l := range lines[:head] {
		if from, to := strings.Index(l, "├"), strings.LastIndex(l, "┤"); from >= 0 && from < to {
			sec.start = displaywidth.String(l[:from])
			sec.length = displaywidth.String(l[:to]) - sec.start + 1
		}
	}
	for _, l := range lines[head:] {
		switch {
		case isEntry(l):
			sign, _ := firstRune(l)
			sec.entries = append(sec.entries, entry{sign: sign, head: []string{l}})
		case moreLine.MatchString(l):
			n, _ := strconv.Atoi(strings.ReplaceAll(moreLine.FindStringSubmatch(l)[1], ",", ""))
			sec.more += n
		case (strings.HasPrefix(l, "    ") || bodyLine.MatchString(l) || len(sec.entries[len(sec.entries)-1].body) > 0 && strings.HasPrefix(l, "  ")) && !sec.drawn(l):
			last := &sec.entries[len(sec.entries)-1]
			last.body = append(last.body, l)
		case strings.HasPrefix(l, "  "):
			last := &sec.entries[len(sec.entries)-1]
			last.head = append(last.head, l)
		default:
			after = append(after, l)
		}
	}
	return sec, after, true
}

// drawn reports whether a line below the first of an entry has marks on the scale.
func (sec section) drawn(l string) bool {
	if sec.start < 0 {
		return false
	}
	cells := columns(l)
	for i := sec.start; i < sec.start+sec.length && i < len(cells); i++ {
		if cells[i] != "" && strings.Contains("●◐◀▶─·", cells[i]) && strings.TrimSpace(strings.Join(cells[:sec.start], "")) == "" {
			return true
		}
	}
	return false
}

func isEntry(l string) bool {
	r, after := firstRune(l)
	return strings.ContainsRune(signRunes, r) && strings.HasPrefix(after, " ")
}

func firstRune(l string) (r rune, after string) {
	for i, r := range l {
		return r, l[i+len(string(r)):]
	}
	return 0, ""
}

// upperless folds case as headings do, and leaves white space out, as lines break
// anywhere.
func upperless(s string) string { return spaceless(strings.ToUpper(s)) }

func spaceless(s string) string { return strings.Join(strings.Fields(s), "") }

// columns gives what stands in each column of a line; of a wide character the second
// is empty.
func columns(l string) []string {
	var cells []string
	for g := displaywidth.StringGraphemes(l); g.Next(); {
		cells = append(cells, g.Value())
		for range g.Width() - 1 {
			cells = append(cells, "")
		}
		if g.Width() == 0 && len(cells) > 0 {
			cells = cells[:len(cells)-1]
			cells[len(cells)-1] += g.Value()
		}
	}
	return cells
}

// mentions reports whether a text names a party, in full or in short, and not only
// another one whose name holds its own.
func (c *comparison) mentions(text string, p *positions.Party) bool {
	text = spaceless(text)
	own := shownNames(p)
	for _, q := range c.book.Parties {
		for _, longer := range shownNames(q) {
			if q != p && slices.ContainsFunc(own, func(n string) bool { return len(n) < len(longer) && strings.Contains(longer, n) }) {
				text = strings.ReplaceAll(text, longer, "\n")
			}
		}
	}
	return slices.ContainsFunc(own, func(n string) bool { return strings.Contains(text, n) })
}

// names reports whether the head of an entry names a party.
func (c *comparison) names(e entry, p *positions.Party) bool {
	return c.mentions(strings.Join(e.head, ""), p)
}

// subject is the party that an entry begins with, the one with the longest name that
// fits; nil where it begins with none.
func (c *comparison) subject(e entry) *positions.Party {
	_, head := firstRune(spaceless(strings.Join(e.head, "")))
	var best *positions.Party
	length := 0
	for _, p := range c.book.Parties {
		for _, n := range shownNames(p) {
			if strings.HasPrefix(head, n) && len(n) > length {
				best, length = p, len(n)
			}
		}
	}
	return best
}

// shownNames are the names that a party is shown under, without white space.
func shownNames(p *positions.Party) []string {
	names := []string{spaceless(shownName(p.Name))}
	if p.Short != "" {
		names = append(names, spaceless(shownName(p.Short)))
	}
	return names
}

// TestColumns holds that marks are looked for where they stand.
func TestColumns(t *testing.T) {
	for line, want := range map[string]int{"ab●": 2, "約束●": 4, "é●": 1, "e\u0301●": 1, "רשות●": 4, "👩‍🚀 ●": 3} {
		cells := columns(line)
		if len(cells) <= want || cells[want] != "●" {
			t.Errorf("%s: %q", line, cells)
		}
	}
}
