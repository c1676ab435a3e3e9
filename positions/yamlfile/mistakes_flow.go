package yamlfile

import (
	"bytes"
	"strings"
)

// brackets reads a list or mapping in brackets, over several lines if need be.
// A mistake in it spoils all of it.
func (s *mistakes) brackets() {
	start := s.at
	f := &flowMistakes{mistakes: s, outside: -1, indent: s.indentAt(start)}
	f.read()
	if s.found != nil && f.outside >= 0 {
		s.found = nil
		f.unclosed(f.outside)
	}
	if s.found != nil {
		s.found.from, s.found.to = start, f.end()
	}
}

// indentAt counts the spaces that the line of a place begins with; -1 where the
// place itself is the first that follows them, or nothing can stand farther out.
func (s *mistakes) indentAt(place int) int {
	line := s.b[bytes.LastIndexByte(s.b[:place], '\n')+1 : place]
	if indent := len(line) - len(bytes.TrimLeft(line, " ")); indent < len(line) {
		return indent
	}
	return -1
}

// flowMistakes reads what is in brackets for mistakes.
type flowMistakes struct {
	*mistakes
	open    []int // where the brackets that are open stand
	keyed   bool  // the entry that is being read has its key already
	empty   bool  // nothing of the entry was read yet
	whole   bool  // a bracket closed the value; only a comma or another bracket can follow
	indent  int   // of the line with the first bracket; -1: it has none to compare with
	outside int   // the bracket that was open at a line that looks like no part of it; -1: none
}

func (s *flowMistakes) read() {
	for s.at < len(s.b) && s.found == nil {
		s.lookOutside()
		switch c := s.b[s.at]; {
		case strings.IndexByte(" \t\r\n", c) >= 0:
			s.at++
		case c == '#' && s.comes(" \t\r\n"):
			s.comment(s.at)
		case c == '[' || c == '{':
			s.open = append(s.open, s.at)
			s.keyed, s.empty, s.whole = false, true, false
			s.at++
		case c == ']' || c == '}':
			if s.close(c) {
				return
			}
		case c == ',':
			if s.empty {
				s.find(s.at, "there is nothing before this comma", "take the comma away, or put text with a comma in it in quotes")
				return
			}
			s.keyed, s.empty, s.whole = false, true, false
			s.at++
		case s.whole && c != ':':
			s.find(s.at, "there is text after the closing bracket", "put text that begins with a bracket in quotes")
		case c == '"' || c == '\'':
			s.quote()
		default:
			s.plain()
		}
	}
	if s.found == nil && len(s.open) > 0 {
		s.unclosed(s.open[len(s.open)-1])
	}
}

func (s *flowMistakes) unclosed(bracket int) {
	s.find(bracket, "this "+string(s.b[bracket])+" is never closed", "close it, or put text that begins with a bracket in quotes")
}

// lookOutside notes the bracket that is open where a line begins no farther in
// than the one with the first bracket, and with a key: should there be a mistake
// from there on, it is that the bracket was not closed before.
func (s *flowMistakes) lookOutside() {
	if s.outside >= 0 || s.indent < 0 || s.at == 0 || s.b[s.at-1] != '\n' {
		return
	}
	line := s.b[s.at:s.lineEnd(s.at)]
	text := bytes.TrimLeft(line, " ")
	key, after, found := bytes.Cut(text, []byte(":"))
	if len(line)-len(text) <= s.indent && found && len(key) > 0 && !bytes.ContainsAny(key, " \t,[]{}#\"'") && (len(after) == 0 || blankOrEnd(after[0])) {
		s.outside = s.open[len(s.open)-1]
	}
}

// comes reports whether the byte before is one of some.
func (s *flowMistakes) comes(after string) bool { return strings.IndexByte(after, s.b[s.at-1]) >= 0 }

// comment skips a comment. One that comes in the middle of an entry, and has in
// it the bracket that is missing then, was to be text, which starts where told.
func (s *flowMistakes) comment(start int) {
	hash := s.at
	before := bytes.TrimRight(s.b[:hash], " \t\r\n")
	rest := s.b[hash:s.lineEnd(hash)]
	s.nextLine()
	after := bytes.TrimLeft(s.b[s.at:], " \t\r\n")
	if bytes.ContainsAny(rest, "]}") && !bytes.ContainsAny(before[len(before)-1:], "[{,") && (len(after) == 0 || !bytes.ContainsAny(after[:1], ",]}#")) {
		s.find(hash, "a # after a space begins a comment, so that the bracket behind it closes nothing", "put the text in quotes: "+s.inQuotes(start))
	}
}

// close closes a bracket; it is true for the outermost, and where it is the
// wrong one.
func (s *flowMistakes) close(c byte) bool {
	last := len(s.open) - 1
	if want := s.b[s.open[last]]; want == '[' && c != ']' || want == '{' && c != '}' {
		s.find(s.at, "this "+string(c)+" does not fit the "+string(want)+" that is open", "text with brackets in it is best put in quotes")
		return true
	}
	s.open = s.open[:last]
	s.keyed, s.empty, s.whole = true, false, true
	s.at++
	if last > 0 {
		return false
	}
	s.skipSpaces()
	if c := s.peek(); !endsLine(c) && c != '#' && (c != ':' || !blankOrEnd(s.byte(s.at+1))) {
		s.find(s.at, "there is text after the closing bracket", "put text that begins with a bracket in quotes")
	}
	return true
}

// quote reads a quoted text, which is all of a key or a value.
func (s *flowMistakes) quote() {
	if !s.quoted() {
		return
	}
	s.empty = false
	s.skipSpaces()
	switch c := s.peek(); {
	case endsLine(c) || c == '#' || bytes.IndexByte([]byte(",]}"), c) >= 0:
	case c == ':':
		s.keyed = true
		s.at++
	default:
		s.find(s.at, "there is text after the closing quotation mark", "put all of the text in quotes; a quotation mark of the same sort within it is written \\\" in double quotes, and twice in single ones")
	}
}

// plain reads unquoted text: a key up to its colon, or a value.
func (s *flowMistakes) plain() {
	start := s.at
	s.empty = false
	switch c, next := s.peek(), s.byte(s.at+1); {
	case c == ':' && s.whole:
		s.whole = false
		s.at++
		return
	case c == '-' && blankOrEnd(next):
		s.find(s.at, "a list has either hyphens or brackets, and this hyphen stands within brackets", "take the brackets away, or the hyphens, with a comma between entries; or put the text in quotes")
		return
	case strings.IndexByte("@`%|>:", c) >= 0:
		s.reserved()
		return
	case c == '!' || c == '&' || c == '*': // a tag, anchor or alias, which are spoken of where they can be read
		for strings.IndexByte(" \t\r\n,[]{}", s.peek()) < 0 && s.at < len(s.b) {
			s.at++
		}
		if c == '!' && !blankOrEnd(s.peek()) || c != '!' && (s.at == start+1 || bytes.ContainsFunc(s.b[start+1:s.at], notInName)) {
			s.at = start
			s.reserved()
		}
		return
	}
	for ; s.at < len(s.b); s.at++ {
		switch c := s.b[s.at]; {
		case c == ',' || c == ']' || c == '}' || endsLine(c):
			return
		case c == '#' && s.at > start && s.comes(" \t"):
			s.comment(start)
			return
		case c == '[' || c == '{':
			s.find(s.at, "there is a "+string(c)+" in unquoted text within brackets", "put the text in quotes")
			return
		case c == '?':
			s.find(s.at, "there is a ? in unquoted text within brackets, where it has a meaning of its own", "put the text in quotes: "+s.inQuotes(start))
			return
		case c == ':' && blankOrEnd(s.byte(s.at+1)):
			if s.keyed {
				s.find(s.at, "there is a colon and a space in unquoted text", "put the text in quotes: "+s.inQuotes(start))
				return
			}
			s.keyed = true
			s.at++
			return
		}
	}
}

func blankOrEnd(c byte) bool { return c == ' ' || c == '\t' || endsLine(c) }

// notInName reports whether a character cannot be in the name of an anchor.
func notInName(r rune) bool {
	return r != '-' && r != '_' && (r < '0' || r > '9') && (r < 'a' || r > 'z') && (r < 'A' || r > 'Z')
}

// inQuotes gives the text that starts at a place as it can be written.
func (s *flowMistakes) inQuotes(start int) string {
	end := start
	for end < len(s.b) && strings.IndexByte(",[]{}\r\n", s.b[end]) < 0 {
		end++
	}
	return shorten(doubleQuoted(strings.TrimSpace(strings.ToValidUTF8(string(s.b[start:end]), ""))))
}

// end finds where the brackets that are open when a mistake was found are
// closed, or the text ends.
func (s *flowMistakes) end() int {
	depth := len(s.open)
	at := max(s.at, s.found.offset)
	for ; at < len(s.b); at++ {
		switch c := s.b[at]; {
		case c == '[' || c == '{':
			depth++
		case c == ']' || c == '}':
			depth--
		case (c == '"' || c == '\'') && strings.IndexByte("[{,: \n", s.b[at-1]) >= 0:
			if n := bytes.IndexByte(s.b[at+1:s.lineEnd(at)], c); n >= 0 {
				at += n + 1
			}
		}
		if depth <= 0 {
			return at
		}
	}
	return at
}
