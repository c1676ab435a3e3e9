package terminal

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/clipperhouse/displaywidth"
	"github.com/clipperhouse/uax29/v2/graphemes"
)

// cluster is one character as a reader sees it, which is never cut.
type cluster struct {
	text  string
	width int
	style style
}

func (c cluster) space() bool { return c.text == " " }

// clusters cuts a text into what a reader sees as characters. They are found
// in the whole text, as an accent may stand at the start of a run.
func (t text) clusters() []cluster {
	whole := t.String()
	out := make([]cluster, 0, len(whole))
	runAt, left := 0, 0
	if len(t) > 0 {
		left = len(t[0].text)
	}
	seq := graphemes.FromString(whole)
	for seq.Next() {
		g := seq.Value()
		for left <= 0 && runAt+1 < len(t) {
			runAt++
			left += len(t[runAt].text)
		}
		width := 1
		if len(g) > 1 || g[0] < ' ' || g[0] >= utf8.RuneSelf { // most are plain letters
			width = displaywidth.String(g)
		}
		out = append(out, cluster{g, width, t[runAt].style})
		left -= len(g)
	}
	return out
}

func assemble(cs []cluster) text {
	var t text
	var b strings.Builder
	for i, c := range cs {
		b.WriteString(c.text)
		if i+1 == len(cs) || cs[i+1].style != c.style {
			t = append(t, run{b.String(), c.style})
			b.Reset()
		}
	}
	return t
}

// wrap breaks a text into lines of at most width columns: at spaces, between
// ideographs and after hyphens inside words; a word that is longer than a line
// is cut between characters. A character wider than the line stands alone.
func (t text) wrap(width int) block { return t.wrapTo(width, width) }

// wrapTo does so with a width of its own for the first line.
func (t text) wrapTo(width, further int) block {
	if t.fits(width) {
		return block{t}
	}
	cs := t.clusters()
	var lines block
	for start := 0; start < len(cs); {
		for start < len(cs) && cs[start].space() && start > 0 {
			start++
		}
		end, used, brk := start, 0, -1
		for ; end < len(cs); end++ {
			c := cs[end]
			if end > start && breakable(cs, end) {
				brk = end
			}
			if !c.space() && used+c.width > width && end > start {
				break
			}
			used += c.width
		}
		if end < len(cs) && brk > start {
			end = brk
		}
		if l := trimRight(cs[start:end]); len(l) > 0 {
			lines = append(lines, assemble(l))
		}
		start, width = end, further
	}
	return lines
}

// fits reports whether a text is one line as it stands, which is seen at once
// where it has nothing but ASCII.
func (t text) fits(width int) bool {
	n := 0
	for _, r := range t {
		n += len(r.text)
	}
	if n == 0 || n > width || !plain(t) {
		return false
	}
	last := t[len(t)-1].text
	return last != "" && last[len(last)-1] != ' '
}

func trimRight(cs []cluster) []cluster {
	for len(cs) > 0 && cs[len(cs)-1].space() {
		cs = cs[:len(cs)-1]
	}
	return cs
}

// breakable reports whether a line may end before cs[i].
func breakable(cs []cluster, i int) bool {
	prev, next := cs[i-1], cs[i]
	switch {
	case prev.style&unbroken != 0 && next.style&unbroken != 0:
		return false
	case prev.space() || next.space():
		return true
	case prev.width == 2 || next.width == 2:
		return !strings.ContainsAny(next.text, "，。、；：？！）」』】》〉”’)]}+-,.;:?!") && !strings.ContainsAny(prev.text, "（「『【《〈“‘([{+-")
	case prev.text == "-" && i > 1:
		return letter(cs[i-2].text) && letter(next.text)
	}
	return false
}

func letter(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLetter(r)
}

// longestWord is the width of the widest stretch that wrap would not break,
// at most limit.
func (t text) longestWord(limit int) int {
	cs := t.clusters()
	longest, used := 0, 0
	for i, c := range cs {
		if i > 0 && breakable(cs, i) {
			used = 0
		}
		if !c.space() {
			used += c.width
		}
		longest = max(longest, used)
	}
	return min(longest, limit)
}

// cut shortens a text to one line of at most width columns, with "…" for what
// is left out.
func (t text) cut(width int) text {
	if t.width() <= width {
		return t
	}
	cs := t.clusters()
	used, end := 0, 0
	for ; end < len(cs) && used+cs[end].width <= width-1; end++ {
		used += cs[end].width
	}
	return append(assemble(trimRight(cs[:end])), run{"…", 0})
}
