package docx

import (
	"strings"
	"unicode"

	"stance/diff/report/document"
	"stance/positions/visible"
)

// A stretch of text runs in one direction.
type stretch struct {
	text string
	rtl  bool
}

// stretches cuts a text where its direction turns: Word orders the letters of a run by what
// the run says of itself. White space and signs go with the letters on both sides of them, or,
// where these differ, with the paragraph.
func stretches(text string, paragraph bool) []stretch {
	if !paragraph && !visible.RightToLeft(text) {
		return []stretch{{text, false}}
	}
	var list []stretch
	add := func(part string, rtl bool) {
		if part == "" {
			return
		}
		if n := len(list); n > 0 && list[n-1].rtl == rtl {
			list[n-1].text += part
			return
		}
		list = append(list, stretch{part, rtl})
	}
	from, before := 0, paragraph // where the signs began that are not placed yet, and what stands before them
	for i, r := range text {
		if !strong(r) {
			continue
		}
		rtl := visible.RightToLeftLetter(r)
		if between := text[from:i]; before == rtl {
			add(between, rtl)
		} else {
			add(between, paragraph)
		}
		size := len(string(r))
		add(text[i:i+size], rtl)
		from, before = i+size, rtl
	}
	add(text[from:], paragraph)
	return list
}

// strong reports whether a character has a direction of its own. Figures run from the left.
func strong(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// fromTheRight reports whether a text is one of the dataset, and written from right to left. A
// sentence of the program with a name in it is not, even if the name begins it, nor are several
// texts of which one begins from the left, as what the program calls a change does.
func fromTheRight(t document.Text) bool {
	for _, r := range t {
		if redlined(r) || !strings.ContainsFunc(r.Text, unicode.IsLetter) {
			continue
		}
		if !r.Data || !visible.BeginsRightToLeft(r.Text) {
			return false
		}
	}
	return visible.BeginsRightToLeft(t.Text())
}
