package picture

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/clipperhouse/displaywidth"
)

// Span is a run of text in one style.
type Span struct {
	Text  string
	style style
}

// Plain is a text as most are.
func Plain(s string) Span { return Span{s, regular} }

// Bold is a text that is to be seen first.
func Bold(s string) Span { return Span{s, bold} }

// Quiet is a text that is beside the point.
func Quiet(s string) Span { return Span{s, quiet} }

// style is how a run of text looks.
type style uint8

const (
	regular style = iota
	bold
	quiet
)

func spansWidth(spans []Span, size float64) float64 {
	var w float64
	for _, s := range spans {
		w += width(s.Text, size, s.style == bold)
	}
	return w
}

// TextOf is the text of spans without its style.
func TextOf(spans []Span) string {
	var b strings.Builder
	for _, s := range spans {
		b.WriteString(s.Text)
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
func pieces(spans []Span) []piece {
	var out []piece
	space := ""
	for _, sp := range spans {
		start := len(out)
		fresh := true // the next character begins a piece
		from, at := 0, 0
		g := displaywidth.StringGraphemes(sp.Text)
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
				out[len(out)-1].s = sp.Text[from:at]
			}
			space, fresh = "", ideograph
		}
	}
	return out
}

// wrap breaks spans into lines of at most maxWidth and at most maxLines. A
// piece that is wider than a line is broken behind a hyphen, or where it must. cut tells that the
// end is missing; an ellipsis then stands for it.
func wrap(spans []Span, maxWidth, size float64, maxLines int) (lines [][]Span, cut bool) {
	var current []Span
	var used float64
	push := func() {
		lines = append(lines, current)
		current, used = nil, 0
	}
	put := func(s string, st style, w float64) {
		if n := len(current); n > 0 && current[n-1].style == st {
			current[n-1].Text += s
		} else {
			current = append(current, Span{s, st})
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
			if at := strings.LastIndexByte(head, '-'); at > 0 {
				head = head[:at+1]
			}
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
	if cut = len(lines) > maxLines; cut {
		lines = lines[:maxLines]
		lines[maxLines-1] = ellipsised(lines[maxLines-1], maxWidth, size)
	}
	balance(lines)
	return lines, cut
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
func ellipsised(ln []Span, maxWidth, size float64) []Span {
	const ellipsis = "…"
	room := maxWidth - width(ellipsis, size, true)
	for i := range ln {
		w := width(ln[i].Text, size, ln[i].style == bold)
		if w > room {
			ln[i].Text = fitting(ln[i].Text, room, size, ln[i].style == bold)
			ln = ln[:i+1]
			break
		}
		room -= w
	}
	last := &ln[len(ln)-1]
	last.Text = strings.TrimRightFunc(last.Text, func(r rune) bool { return r == ',' || r == ';' || breaks(r) }) + ellipsis
	return ln
}

// OneLine cuts a text to one line; full is the whole where it was cut.
func OneLine(sp Span, maxWidth, size float64) (ln []Span, full string) {
	switch {
	case sp.Text == "":
		return nil, ""
	case width(sp.Text, size, sp.style == bold) <= maxWidth:
		return []Span{sp}, ""
	}
	ln = ellipsised([]Span{sp}, maxWidth, size)
	balance([][]Span{ln})
	return ln, sp.Text
}

// longestPiece is the width that a text cannot be wrapped under.
func longestPiece(s string, size float64) float64 {
	var longest float64
	for _, p := range pieces([]Span{Plain(s)}) {
		longest = max(longest, Width(p.s, size))
	}
	return longest
}
