package quote

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A layout says what a line break means in a text: the end of a paragraph, as
// in most text saved from web pages, or nothing, in text that was wrapped at
// some width and keeps its paragraphs apart by blank lines.
type layout struct{ wrapped bool }

// layoutOf looks at the lines of a text. In wrapped text many lines start
// inside a sentence and so with a small letter.
func layoutOf(text string) layout {
	single, small := 0, 0
	blankBefore := true
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		if line == "" {
			blankBefore = true
			continue
		}
		if !blankBefore {
			single++
			if r, _ := utf8.DecodeRuneInString(line); unicode.IsLower(r) {
				small++
			}
		}
		blankBefore = false
	}
	return layout{wrapped: single >= 4 && small*4 >= single}
}

// ends reports whether the white space between before and after ends a
// paragraph.
func (l layout) ends(space string, before, after rune) bool {
	lines := 0
	for i, r := range space {
		switch r {
		case '\n', '\u2028', '\u0085', '\v', '\f':
			lines++
		case '\r':
			if !strings.HasPrefix(space[i+1:], "\n") {
				lines++
			}
		case '\u2029':
			lines += 2
		}
	}
	switch {
	case lines == 0:
		return false
	case lines > 1:
		return true
	case l.wrapped:
		return false
	}
	// A line that starts with a small letter goes on from the one before.
	return isTerminal(before) || !unicode.IsLower(after)
}
