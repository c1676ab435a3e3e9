package report

import (
	"fmt"
	"strings"

	"stance/diff/redline"
)

// How much of a long quotation people are shown, in words. Programs are given
// all of it.
const (
	wholeWords = 80 // no more than these are shown as they are
	headWords  = 30 // else so many from its beginning
	tailWords  = 15 // and from its end
	sideWords  = 10 // and in a redline what stands beside an edit
)

// Abridged shortens a long text in the middle and says by how much.
func Abridged(s string) string {
	words := strings.Fields(s)
	if len(words) <= wholeWords {
		return s
	}
	return omit(words, headWords, tailWords)
}

// AbridgedRedline is the redline of a quotation against its source as people
// are shown it: what an ellipsis in the quotation leaves out, which is no
// difference, stands in brackets; and of a long one the words beside each edit
// are shown.
func AbridgedRedline(segs []redline.Segment) []redline.Segment {
	segs = elided(segs)
	words := 0
	for _, s := range segs {
		words += len(strings.Fields(s.Text))
	}
	if words <= wholeWords {
		return segs
	}
	short := make([]redline.Segment, len(segs))
	for i, s := range segs {
		if s.Op != redline.Equal {
			short[i] = redline.Segment{Op: s.Op, Text: padded(s.Text, Abridged(s.Text))}
			continue
		}
		head, tail := sideWords, sideWords
		if i == 0 {
			head = 0
		}
		if i == len(segs)-1 {
			tail = 0
		}
		if parts := strings.Fields(s.Text); len(parts) > head+tail+sideWords {
			s.Text = padded(s.Text, omit(parts, head, tail))
		}
		short[i] = redline.Segment{Op: redline.Equal, Text: s.Text}
	}
	return short
}

// elided takes edits that only spell out an ellipsis for equal.
func elided(segs []redline.Segment) []redline.Segment {
	var out []redline.Segment
	for i := 0; i < len(segs); i++ {
		s := segs[i]
		ellipsis := strings.Trim(s.Text, " []().…")
		if s.Op == redline.Delete && ellipsis == "" && strings.ContainsAny(s.Text, ".…") && i+1 < len(segs) && segs[i+1].Op == redline.Insert {
			i++
			s = redline.Segment{Op: redline.Equal, Text: padded(segs[i].Text, "[… "+Abridged(strings.TrimSpace(segs[i].Text))+" …]")}
			if n := len(out); n > 0 && !strings.HasSuffix(out[n-1].Text, " ") {
				s.Text = " " + strings.TrimLeft(s.Text, " ")
			}
		}
		out = append(out, s)
	}
	return out
}

func omit(words []string, head, tail int) string {
	var parts []string
	parts = append(parts, words[:head]...)
	parts = append(parts, fmt.Sprintf("[… %d words …]", len(words)-head-tail))
	parts = append(parts, words[len(words)-tail:]...)
	return strings.Join(parts, " ")
}

// padded gives a text the white space around another.
func padded(original, text string) string {
	core := strings.TrimSpace(original)
	lead, trail, _ := strings.Cut(original, core)
	return lead + strings.TrimSpace(text) + trail
}
