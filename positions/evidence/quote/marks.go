package quote

import (
	"slices"
	"unicode"
)

// A span is a stretch of a text, in bytes, between quotation marks.
type span struct{ start, end int32 }

// mark is one quotation mark of a text, or an apostrophe at the edge of a
// word, which looks the same.
type mark struct {
	r             rune
	token         int32 // its index among the scanned tokens
	paragraph     int32
	first         bool // nothing but marks stands before it in its paragraph
	decade        bool // it stands for the century, as in ’90s
	before, after rune // what stands around it, other marks apart
	role          role
}

type role uint8

const (
	stray     role = iota // it belongs to no other mark: an apostrophe, or an error of the source
	paired                // it opens or closes a quotation
	continues             // it says at the start of a paragraph that a quotation goes on
)

// A family is a kind of mark. Marks open and close only those of their own
// family, so that a quotation inside a quotation, or an error in one family,
// leaves the others alone.
type family uint8

const (
	noFamily family = iota
	doubles
	singles
	guillemets
	angles
	corners
	whiteCorners
	families
)

func familyOf(r rune) family {
	switch r {
	case '"', '“', '”', '„', '‟', '＂':
		return doubles
	case '\'', '‘', '’', '‚', '‛', '＇':
		return singles
	case '«', '»':
		return guillemets
	case '‹', '›':
		return angles
	case '「', '」':
		return corners
	case '『', '』':
		return whiteCorners
	}
	return noFamily
}

// maxInterruption is how many paragraphs (captions, advertisements, the
// controls of a video) may stand between two paragraphs of one quotation.
const maxInterruption = 3

// settle decides which marks belong together, and removes quotation marks from
// the tokens. What it returns are the longest quotations: none lies within
// another, and both their starts and their ends rise.
//
// A mark that is opened and neither closed in its paragraph nor carried on by
// an opening mark in the next is an error of the source, and what follows it
// does not count as quoted: where the quotation ends is not known.
func (s *scanner) settle() []span {
	var byFamily [families][]*mark
	for i := range s.marks {
		f := familyOf(s.marks[i].r)
		byFamily[f] = append(byFamily[f], &s.marks[i])
	}
	var spans []span
	for _, marks := range byFamily {
		spans = s.pair(marks, spans)
	}
	s.dropMarks()
	return longest(spans)
}

// opening is a mark that waits for its partner, and where the quotation's text
// begins.
type opening struct {
	mark  *mark
	start int32
}

func (s *scanner) pair(marks []*mark, spans []span) []span {
	var open []opening
	for i, m := range marks {
		tok := s.tokens[m.token]
		if i > 0 && m.paragraph != marks[i-1].paragraph && len(open) > 0 {
			last, apart := open[len(open)-1], m.paragraph-marks[i-1].paragraph
			open = open[:0]
			if m.first && m.opens(last.mark.r) && apart <= maxInterruption+1 {
				m.role = continues
				if apart > 1 {
					spans = append(spans, span{last.start, s.paragraphEnds[marks[i-1].paragraph]})
					last.start = tok.end
				}
				open = append(open, last)
				continue
			}
		}
		top := rune(0)
		if len(open) > 0 {
			top = open[len(open)-1].mark.r
		}
		switch {
		case m.opens(top):
			open = append(open, opening{m, tok.end})
		case top != 0 && m.closes() && !isPossessive(marks[i:]):
			last := open[len(open)-1]
			open = open[:len(open)-1]
			m.role, last.mark.role = paired, paired
			spans = append(spans, span{last.start, tok.start})
		}
	}
	return spans
}

// opens reports whether the mark opens a quotation. top is the mark opened
// last, 0 if none is open. A mark that is written the same on both sides, or
// whose side differs between languages, goes by what stands around it.
func (m *mark) opens(top rune) bool {
	left, right := m.leansRight(), m.leansLeft() // it leans towards the quotation
	switch m.r {
	case '„', '‟', '「', '『':
		return true
	case '」', '』':
		return false
	case '‚', '‛':
		return left
	case '’', '＇':
		return false
	case '\'', '‘':
		return left && !m.decade
	case '”':
		return left && !right && top == 0
	case '“':
		if left != right {
			return left
		}
		return top != '„'
	case '«', '‹':
		if left != right {
			return left
		}
		return true
	case '»', '›':
		return left && !right
	}
	if left != right {
		return left
	}
	return top == 0
}

// closes reports whether the mark, which does not open, may close. A single
// one must look like it: most of them are apostrophes.
func (m *mark) closes() bool {
	return familyOf(m.r) != singles || m.leansLeft()
}

// leansRight reports whether the mark leans on the text behind it, as an
// opening one does.
func (m *mark) leansRight() bool {
	return (unicode.IsSpace(m.before) || isDash(m.before) || unicode.In(m.before, unicode.Ps) || m.before == '/' || m.before == '=') &&
		!unicode.IsSpace(m.after) && (!unicode.IsPunct(m.after) || unicode.In(m.after, unicode.Ps) || m.after == '…' || m.after == '@' || m.after == '#')
}

// leansLeft reports whether the mark leans on the text before it, as a closing
// one does.
func (m *mark) leansLeft() bool {
	return !unicode.IsSpace(m.before) && !unicode.In(m.before, unicode.Ps) &&
		(unicode.IsSpace(m.after) || unicode.IsPunct(m.after) && !unicode.In(m.after, unicode.Ps))
}

// isPossessive reports whether the first of the marks is the apostrophe of
// “the allies’ demands”: behind an s and before a space, where another mark of
// the paragraph is left to close the quotation.
func isPossessive(marks []*mark) bool {
	m := marks[0]
	if familyOf(m.r) != singles || m.before != 's' && m.before != 'S' || !unicode.IsSpace(m.after) {
		return false
	}
	for _, later := range marks[1:min(len(marks), 16)] {
		switch {
		case later.paragraph != m.paragraph || later.opens(m.r):
			return false
		case later.closes():
			return true
		}
	}
	return false
}

// isDecade reports whether s goes on, behind a mark, like “90s”.
func isDecade(s string) bool {
	return len(s) >= 3 && s[2] == 's'
}

func isDash(r rune) bool { return r == '\u2212' || unicode.Is(unicode.Pd, r) }

// dropMarks removes the quotation marks from the tokens and leaves their
// number with the token that follows. Apostrophes become tokens.
func (s *scanner) dropMarks() {
	if len(s.marks) == 0 {
		return
	}
	kept := s.tokens[:0]
	var fixed, optional uint8
	next := 0
	for i, tok := range s.tokens {
		if tok.is(isMark) {
			m := &s.marks[next]
			next++
			if m.role == stray && familyOf(m.r) == singles && m.touchesWord() {
				tok.id = s.intern("'")
				tok.flags &^= isMark
				if i+1 < len(s.tokens) && s.tokens[i+1].start == tok.end {
					s.tokens[i+1].flags &^= afterSpace | startsParagraph
				}
				if n := len(kept); n > 0 && fixed+optional == 0 && kept[n-1].end == tok.start {
					if id, ok := s.elided[kept[n-1].id]; ok { // “qu'” before a bracket
						kept[n-1].id, kept[n-1].end = id, tok.end
						continue
					}
				}
			} else {
				if m.role == paired {
					fixed = increase(fixed)
				} else {
					optional = increase(optional)
				}
				continue
			}
		}
		tok.marks, tok.optional = fixed, optional
		fixed, optional = 0, 0
		kept = append(kept, tok)
	}
	s.tokens = kept
}

func (m *mark) touchesWord() bool {
	return unicode.IsLetter(m.before) || unicode.IsDigit(m.before) || unicode.IsLetter(m.after) || unicode.IsDigit(m.after)
}

func increase(n uint8) uint8 { return min(n, 254) + 1 }

// longest sorts the spans and leaves out those that lie within another.
func longest(spans []span) []span {
	slices.SortFunc(spans, func(a, b span) int {
		if a.start != b.start {
			return int(a.start - b.start)
		}
		return int(b.end - a.end)
	})
	kept := spans[:0]
	for _, sp := range spans {
		if n := len(kept); n == 0 || sp.end > kept[n-1].end {
			kept = append(kept, sp)
		}
	}
	return kept
}
