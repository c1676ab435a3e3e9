package chart

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/clipperhouse/displaywidth"
)

// span is a run of text in one style.
type span struct {
	s string
	style
}

// style is how a run of text looks.
type style uint8

const (
	regular style = iota
	bold
	quiet // beside the point
)

func spansWidth(spans []span, size float64) float64 {
	var w float64
	for _, s := range spans {
		w += width(s.s, size, s.style == bold)
	}
	return w
}

func plain(spans []span) string {
	var b strings.Builder
	for _, s := range spans {
		b.WriteString(s.s)
	}
	return strings.TrimFunc(b.String(), breaks)
}

// breaks reports whether a line may break at a space, which is then left out.
// The spaces that hold their neighbours together are no different from letters.
func breaks(r rune) bool {
	return unicode.Is(unicode.Zs, r) && r != '\u00A0' && r != '\u2007' && r != '\u202F'
}

// piece is what a line is not broken within, with the space before it.
type piece struct {
	s     string
	space string
	style
}

// pieces splits spans where a line may break: at spaces, and between the
// characters of scripts that are written without them. Of several plain spaces
// one is kept, as in a document; other spaces are as wide as they are.
func pieces(spans []span) []piece {
	var out []piece
	space := ""
	for _, sp := range spans {
		start := len(out)
		fresh := true // the next character begins a piece
		from, at := 0, 0
		g := displaywidth.StringGraphemes(sp.s)
		for g.Next() {
			c := g.Value()
			at += len(c)
			r, n := utf8.DecodeRuneInString(c)
			if n == len(c) && breaks(r) {
				if c != " " || !strings.HasSuffix(space, " ") {
					space += c
				}
				fresh = true
				continue
			}
			ideograph := unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai)
			if fresh || ideograph || len(out) == start {
				out, from = append(out, piece{c, space, sp.style}), at-len(c)
			} else {
				out[len(out)-1].s = sp.s[from:at]
			}
			space, fresh = "", ideograph
		}
	}
	return out
}

// wrap breaks spans into lines of at most maxWidth and at most maxLines. A
// piece that is wider than a line is broken where it must. cut tells that the
// end is missing; an ellipsis then stands for it.
func wrap(spans []span, maxWidth, size float64, maxLines int) (lines [][]span, cut bool) {
	var current []span
	var used float64
	push := func() {
		lines = append(lines, current)
		current, used = nil, 0
	}
	put := func(s string, st style, w float64) {
		if n := len(current); n > 0 && current[n-1].style == st {
			current[n-1].s += s
		} else {
			current = append(current, span{s, st})
		}
		used += w
	}
	for _, p := range pieces(spans) {
		if len(lines) > maxLines {
			break // the rest is left out below
		}
		s := p.s
		if len(current) > 0 {
			s = p.space + s
		}
		w := width(s, size, p.style == bold)
		if used+w <= maxWidth {
			put(s, p.style, w)
			continue
		}
		if len(current) > 0 {
			push()
			s = p.s
			w = width(s, size, p.style == bold)
		}
		for w > maxWidth && len(lines) <= maxLines {
			head := fitting(s, maxWidth, size, p.style == bold)
			put(head, p.style, 0)
			push()
			s = s[len(head):]
			w = width(s, size, p.style == bold)
		}
		put(s, p.style, w)
	}
	if len(current) > 0 {
		push()
	}
	if len(lines) <= maxLines {
		return lines, false
	}
	lines = lines[:maxLines]
	lines[maxLines-1] = ellipsised(lines[maxLines-1], maxWidth, size)
	return lines, true
}

// fitting is the longest beginning of s that fits, but at least one character.
func fitting(s string, maxWidth, size float64, isBold bool) string {
	end := 0
	var w float64
	g := displaywidth.StringGraphemes(s)
	for g.Next() {
		w += width(g.Value(), size, isBold)
		if end > 0 && w > maxWidth {
			break
		}
		end += len(g.Value())
	}
	return s[:end]
}

// ellipsised puts an ellipsis at the end of a line that goes on, in place of
// what does not fit beside it.
func ellipsised(ln []span, maxWidth, size float64) []span {
	const ellipsis = "…"
	room := maxWidth - width(ellipsis, size, true)
	for i := range ln {
		w := width(ln[i].s, size, ln[i].style == bold)
		if w > room {
			ln[i].s = fitting(ln[i].s, room, size, ln[i].style == bold)
			ln = ln[:i+1]
			break
		}
		room -= w
	}
	last := &ln[len(ln)-1]
	last.s = strings.TrimRightFunc(last.s, func(r rune) bool { return r == ',' || r == ';' || breaks(r) }) + ellipsis
	return ln
}

// oneLine cuts a text to one line; full is the whole where it was cut.
func oneLine(s string, st style, maxWidth, size float64) (ln []span, full string) {
	switch {
	case s == "":
		return nil, ""
	case width(s, size, st == bold) <= maxWidth:
		return []span{{s, st}}, ""
	}
	return ellipsised([]span{{s, st}}, maxWidth, size), s
}

// longestPiece is the width that a text cannot be wrapped under.
func longestPiece(s string, size float64) float64 {
	var longest float64
	for _, p := range pieces([]span{{s, regular}}) {
		longest = max(longest, width(p.s, size, false))
	}
	return longest
}
