package yamlfile

import (
	"bytes"
	"strings"

	"stance/positions/problem"
)

// findMistake reads a text that is not YAML for the mistakes that people make
// by hand, and gives the first; nil where it finds none. It understands as
// much of YAML as that takes: lines, indentation, quotes, brackets, and text
// under > and |. It may be wrong, so what it finds is tried out.
func findMistake(b []byte) *mistake {
	s := &mistakes{b: b, scalar: -1, prose: -1}
	for s.at < len(s.b) && s.found == nil {
		s.line()
	}
	return s.found
}

// mistake is a finding with the part of the text that it spoils: from one offset
// to another.
type mistake struct {
	finding
	from, to int
}

type mistakes struct {
	b     []byte
	at    int
	found *mistake

	scalar int  // the indentation of the key whose text under > or | is being skipped; -1: none
	text   int  // where the unquoted text began that goes on
	bare   bool // the document began with it
	alone  bool // it began on a line of its own, and not behind a key
	prose  int  // the indentation of the key whose unquoted text goes on in deeper lines; -1: none
	closed bool
	levels []int // the indentations of the mappings and lists that are open
	opens  bool  // the last key had no value, so that the next line may be deeper
}

func (s *mistakes) find(offset int, message, hint string) {
	if s.found == nil {
		s.found = &mistake{finding{problem.BadSyntax, offset, message, hint}, offset, offset}
	}
}

// peek gives the byte at the place being read; 0 at the end.
func (s *mistakes) peek() byte { return s.byte(s.at) }

func (s *mistakes) byte(i int) byte {
	if i < len(s.b) {
		return s.b[i]
	}
	return 0
}

func (s *mistakes) lineEnd(from int) int {
	if i := bytes.IndexByte(s.b[from:], '\n'); i >= 0 {
		return from + i
	}
	return len(s.b)
}

func endsLine(c byte) bool { return c == '\n' || c == '\r' || c == 0 }

func (s *mistakes) nextLine() { s.at = min(s.lineEnd(s.at)+1, len(s.b)) }

func (s *mistakes) skipSpaces() {
	for s.peek() == ' ' || s.peek() == '\t' {
		s.at++
	}
}

// line reads a line, and more where a quote or bracket goes on.
func (s *mistakes) line() {
	start := s.at
	for s.peek() == ' ' {
		s.at++
	}
	indent := s.at - start
	firstTab := -1
	if s.peek() == '\t' {
		firstTab = s.at
	}
	s.skipSpaces()
	if endsLine(s.peek()) {
		s.nextLine()
		return
	}
	if s.scalar >= 0 {
		if indent > s.scalar {
			s.nextLine()
			return
		}
		s.scalar = -1
	}
	if s.peek() == '#' {
		s.nextLine()
		return
	}
	if indent == 0 && (bytes.HasPrefix(s.b[s.at:], []byte("---")) || bytes.HasPrefix(s.b[s.at:], []byte("..."))) {
		s.levels, s.prose, s.opens, s.closed, s.bare = nil, -1, false, false, false
		s.nextLine()
		return
	}
	if firstTab >= 0 && (s.prose < 0 || indent <= s.prose || s.colon() >= 0) {
		s.find(firstTab, "there is a tab in the indentation, and YAML allows spaces only there", "replace the tab with spaces")
		return
	}
	if indent == 0 && s.peek() == '%' {
		s.find(s.at, "a line cannot begin with %", "take the line away, or put the text in quotes")
		return
	}
	if s.prose >= 0 && indent > s.prose {
		s.continued()
		return
	}
	s.prose = -1
	s.node(indent)
}

// continued reads a line that goes on with the unquoted text of the line
// before.
func (s *mistakes) continued() {
	if s.closed {
		s.find(s.at, "this line is indented deeper than the one before, which has its value already", "line it up with the keys that it belongs to")
		return
	}
	if colon := s.colon(); colon >= 0 {
		s.keyInText(colon)
		return
	}
	s.nextLine()
}

// keyInText reports a key in a line that goes on with unquoted text. The text above may
// be a key itself, without its colon, or without the space behind it.
func (s *mistakes) keyInText(colon int) {
	text := strings.TrimSpace(string(s.b[s.text:s.lineEnd(s.text)]))
	if strings.HasPrefix(text, "<<<<<<<") {
		last := s.at
		s.find(s.text, "this is a mark of a merge that is not finished", "decide which lines stay, and take those that begin with <<<<<<<, ======= and >>>>>>> away")
		s.found.to = last
		return
	}
	if spaced := spacedKey(text); spaced != "" {
		last := s.at
		s.find(s.text, "there is no space behind the colon of a key", "write "+tick(spaced))
		s.found.to = last
		return
	}
	hint := "put text with a colon in quotes, or write it under `>-` on lines of its own; line up a key with the keys that it belongs to"
	if s.alone && strings.Count(text, " ") < 4 {
		hint = "if " + tick(text) + " above it is a key, write " + tick(text+":") + "; " + hint
	}
	s.find(colon, "there is a colon and a space in unquoted text, or this line is indented too deeply", hint)
}

// colon finds a colon that makes a key, from the place being read to the end
// of the line; -1 where there is none.
func (s *mistakes) colon() int {
	for i := s.at; !endsLine(s.byte(i)); i++ {
		switch s.b[i] {
		case ':':
			if c := s.byte(i + 1); c == ' ' || c == '\t' || endsLine(c) {
				return i
			}
		case '#':
			if i > 0 && (s.b[i-1] == ' ' || s.b[i-1] == '\t') {
				return -1
			}
		}
	}
	return -1
}

// node reads what begins at the place being read, in the column that indent
// counts: items of lists, a key with its value, or a value alone.
func (s *mistakes) node(indent int) {
	for s.peek() == '-' && (s.byte(s.at+1) == ' ' || endsLine(s.byte(s.at+1))) {
		if !s.level(indent) {
			return
		}
		s.at++
		before := s.at
		s.skipSpaces()
		indent += 1 + s.at - before
		s.opens = true
		if endsLine(s.peek()) || s.peek() == '#' {
			s.nextLine()
			return
		}
	}
	start := s.at
	switch s.peek() {
	case '"', '\'':
		if !s.quoted() {
			return
		}
		s.skipSpaces()
		if s.peek() == ':' {
			if s.level(indent) {
				s.at++
				s.value(indent)
			}
			return
		}
		s.afterQuote(start)
		return
	case '[', '{':
		s.brackets()
		s.nextLineUnlessFound()
		return
	case '|', '>':
		s.blockText(indent - 1)
		return
	}
	colon := s.colon()
	if colon < 0 {
		switch last := len(s.levels) - 1; {
		case last < 0: // the document is this text, or the line lacks its colon
			s.text, s.alone, s.bare = s.at, true, true
			s.nextLine()
			return
		case s.opens && indent > s.levels[last]: // a value on a line of its own
			s.plainValue(indent - 1)
			s.alone = true
			return
		}
		if spaced := spacedKey(strings.TrimSpace(string(s.b[start:s.lineEnd(start)]))); spaced != "" {
			s.find(start, "there is no space behind the colon of a key", "write "+tick(spaced))
			return
		}
		s.find(start, "this line is neither `key: value` nor an item of a list", "is a colon missing, or should the line be indented to go on with the text before it?")
		return
	}
	if s.bare {
		s.keyInText(colon)
		return
	}
	if c := s.peek(); c == '@' || c == '`' || c == ',' || c == ']' || c == '}' {
		s.reserved()
		return
	}
	if !s.level(indent) {
		return
	}
	s.at = colon + 1
	s.value(indent)
}

// level checks an indentation against those that are open.
func (s *mistakes) level(indent int) bool {
	for len(s.levels) > 0 && s.levels[len(s.levels)-1] > indent {
		s.levels = s.levels[:len(s.levels)-1]
		s.opens = true
		if len(s.levels) > 0 && s.levels[len(s.levels)-1] < indent {
			s.find(s.at, "the indentation of this line fits none of the lines above it", "line it up with the keys, or the items of the list, that it belongs to")
			return false
		}
	}
	if len(s.levels) == 0 || s.levels[len(s.levels)-1] < indent {
		if len(s.levels) > 0 && !s.opens {
			s.find(s.at, "this line is indented deeper than the one before, which has its value already", "line it up with the keys that it belongs to")
			return false
		}
		s.levels = append(s.levels, indent)
	}
	s.opens = false
	return true
}

// value reads what follows a key, up to the end of its line.
func (s *mistakes) value(indent int) {
	s.skipSpaces()
	for s.peek() == '&' || s.peek() == '!' {
		for c := s.peek(); c != ' ' && !endsLine(c); c = s.peek() {
			s.at++
		}
		s.skipSpaces()
	}
	start := s.at
	switch c := s.peek(); {
	case endsLine(c) || c == '#':
		s.opens = true
		s.nextLine()
	case c == '"' || c == '\'':
		if s.quoted() {
			s.skipSpaces()
			s.afterQuote(start)
			s.prose, s.closed = indent, true
		}
	case c == '[' || c == '{':
		s.brackets()
		s.nextLineUnlessFound()
		s.prose, s.closed = indent, true
	case c == '|' || c == '>':
		s.blockText(indent)
	case c == '-' && (s.byte(s.at+1) == ' ' || endsLine(s.byte(s.at+1))):
		s.find(s.at, "a list cannot begin on the line of its key", "put the items on lines of their own below the key; put text that begins with - in quotes")
	default:
		s.plainValue(indent)
	}
}

func (s *mistakes) plainValue(indent int) {
	switch s.peek() {
	case '@', '`', '%', ',', ']', '}', '*':
		s.reserved()
		return
	}
	if colon := s.colon(); colon >= 0 {
		s.find(colon, "there is a colon and a space in unquoted text", "put the whole text in quotes, or write it under `>-` on lines of its own")
		return
	}
	s.prose, s.closed = indent, false
	s.text, s.alone = s.at, false
	end := s.lineEnd(s.at)
	if bytes.Contains(s.b[s.at:end], []byte(" #")) {
		s.closed = true
	}
	s.nextLine()
}

func (s *mistakes) reserved() {
	s.find(s.at, "unquoted text cannot begin with "+string(s.peek()), "put the text in quotes")
}

// afterQuote checks that nothing follows a quoted text on its line.
func (s *mistakes) afterQuote(start int) {
	if c := s.peek(); !endsLine(c) && c != '#' {
		q := string(s.b[start])
		hint := "a \" within double quotes is written \\\"; or put the text in single quotes, or write it under `>-` without any"
		if q == "'" {
			hint = "a ' within single quotes is written twice, ''; or put the text in double quotes, or write it under `>-` without any"
		}
		s.find(s.at, "there is text after the closing quotation mark", hint)
		return
	}
	s.nextLine()
}

func (s *mistakes) nextLineUnlessFound() {
	if s.found == nil {
		s.nextLine()
	}
}

// quoted reads a quoted text, over several lines if need be.
func (s *mistakes) quoted() bool {
	start, q := s.at, s.peek()
	for s.at++; s.at < len(s.b); s.at++ {
		switch c := s.b[s.at]; {
		case c == '\\' && q == '"':
			s.at++
			if s.at < len(s.b) && !bytes.ContainsRune([]byte("0abt\tnvfre \"'/\\N_LPxuU\r\n"), rune(s.b[s.at])) {
				s.find(s.at-1, "\\"+string(rune(s.b[s.at]))+" means nothing in double quotes", "write the backslash twice, or put the text in single quotes")
				return false
			}
		case c == q && q == '\'' && s.byte(s.at+1) == q:
			s.at++
		case c == q:
			s.at++
			return true
		}
	}
	s.find(start, "this quotation mark is never closed", "close it at the end of the text; text with quotation marks in it can also stand under `>-` on lines of its own")
	return false
}

// blockText begins text under > or |.
func (s *mistakes) blockText(indent int) {
	start := s.at
	mark := s.peek()
	for s.at++; s.peek() == '-' || s.peek() == '+' || s.peek() >= '0' && s.peek() <= '9'; s.at++ {
	}
	s.skipSpaces()
	if c := s.peek(); !endsLine(c) && c != '#' {
		s.find(start, "after "+string(mark)+" the text begins on the next line", "put text that begins with "+string(mark)+" in quotes")
		return
	}
	s.scalar = max(indent, 0)
	s.nextLine()
}
