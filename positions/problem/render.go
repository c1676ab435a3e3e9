package problem

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/clipperhouse/displaywidth"

	"stance/positions/visible"
)

// window is how much of a long line is shown, in characters; about two fifths
// of it lie before the caret.
const (
	window       = 100
	windowBefore = 40
)

// Headline renders a problem on one line:
//
//	snapshots/a.yaml:12:17: error: `ceasefire-frist` is no option of ceasefire [unknown-option]
func Headline(p Problem) string {
	return Location(p) + ": " + p.Severity.String() + ": " + visible.Line(p.Message) + " [" + string(p.Rule) + "]"
}

// Location is file:line:column, as far as these are known.
func Location(p Problem) string {
	where := visible.Line(p.File)
	if where == "" {
		where = "." // the dataset's folder
	}
	if p.Line > 0 {
		where += ":" + strconv.Itoa(p.Line)
		if p.Column > 0 {
			where += ":" + strconv.Itoa(p.Column)
		}
	}
	return where
}

// Render renders a problem in full: the headline, the line of the file with a
// caret under the place, and the hint. It ends with a line break.
func Render(p Problem) string {
	var b strings.Builder
	b.WriteString(Headline(p))
	b.WriteByte('\n')
	if p.Line > 0 && strings.TrimSpace(p.Text) != "" {
		source, caret := Excerpt(p)
		number := strconv.Itoa(p.Line)
		b.WriteString("  " + number + " | " + source + "\n")
		if caret >= 0 {
			b.WriteString("  " + strings.Repeat(" ", len(number)) + " | " + strings.Repeat(" ", caret) + "^\n")
		}
	}
	if p.Hint != "" {
		b.WriteString("  hint: " + visible.Line(p.Hint) + "\n")
	}
	return b.String()
}

// Excerpt gives the line of the file, made safe and cut to a window around the
// place, and how many terminal cells from its start the place is; -1 where the
// problem has no column.
func Excerpt(p Problem) (source string, caret int) {
	text := p.Text
	at := skip(text, p.Column-1)
	start, end := 0, len(text)
	if skip(text, window) < len(text) {
		// The rest of a long line is looked at no further than it is shown: there may be
		// thousands of problems in it.
		after := utf8.RuneCountInString(text[at : at+skip(text[at:], window)])
		start = back(text, at, max(windowBefore, window-after))
		// A window must not begin with an accent that belongs to what is cut off.
		for start < at {
			r, size := utf8.DecodeRuneInString(text[start:])
			if start == 0 || !unicode.IsMark(r) {
				break
			}
			start += size
		}
		end = start + skip(text[start:], window)
	}
	head := visible.Line(text[start:at])
	if start > 0 {
		head = "…" + head
	}
	source = head + visible.Line(text[at:end])
	if end < len(text) {
		source += "…"
	}
	source = strings.TrimRight(source, " ")
	if p.Column == 0 {
		return source, -1
	}
	return source, displaywidth.String(head)
}

// back gives where in s the n-th character before the one at i starts, within s.
func back(s string, i, n int) int {
	for ; n > 0 && i > 0; n-- {
		_, size := utf8.DecodeLastRuneInString(s[:i])
		i -= size
	}
	return i
}

// skip gives where in s its n-th character starts, within s.
func skip(s string, n int) int {
	i := 0
	for ; n > 0 && i < len(s); n-- {
		_, size := utf8.DecodeRuneInString(s[i:])
		i += size
	}
	return i
}
