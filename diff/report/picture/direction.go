package picture

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"stance/positions/visible"
)

// Foreign are texts of a dataset that are written from right to left, or in part. In a
// phrase such a text would draw what stands beside it, a date or a quotation mark, to its
// other side, and what it ends with to the wrong end. It is therefore isolated, wherever it
// stands, in the direction of its first letter. The zero value has none.
type Foreign struct{ texts []string } // the longest first, as some hold others

// ForeignOf picks out of texts those that have to be isolated.
func ForeignOf(texts ...string) Foreign {
	var f Foreign
	for _, t := range texts {
		if t = strings.TrimSpace(dropStandIns.Replace(t)); visible.RightToLeft(t) {
			f.texts = append(f.texts, t)
		}
	}
	slices.SortFunc(f.texts, func(a, b string) int { return cmp.Or(len(b)-len(a), strings.Compare(a, b)) })
	f.texts = slices.Compact(f.texts)
	return f
}

// What isolates a text. As the characters for that are written out when they come from a
// file, which may hold them to mislead, stand-ins go through it: private-use characters
// have no meaning in any file.
const (
	isolateLeft  = "\u2066"
	isolateRight = "\u2067"
	popIsolate   = "\u2069"

	leftStandIn  = "\ue000"
	rightStandIn = "\ue001"
	popStandIn   = "\ue002"
)

var (
	dropStandIns = strings.NewReplacer(leftStandIn, "", rightStandIn, "", popStandIn, "")
	fromStandIns = strings.NewReplacer(leftStandIn, isolateLeft, rightStandIn, isolateRight, popStandIn, popIsolate)
)

// Clean makes a text safe to show in one line, with what is foreign in it isolated.
func (f Foreign) Clean(s string) string {
	return fromStandIns.Replace(visible.Line(strings.TrimSpace(f.isolated(dropStandIns.Replace(s)))))
}

// Clean makes a text safe to show in one line, of which nothing has to be isolated.
func Clean(s string) string { return Foreign{}.Clean(s) }

// isolated sets the foreign texts of a phrase between stand-ins, where they are whole words.
func (f Foreign) isolated(s string) string {
	if f.texts == nil {
		return s
	}
	var b strings.Builder
	last := ' '
	for s != "" {
		t := f.beginning(s)
		if t != "" && !wordRune(last) {
			b.WriteString(opening(t) + t + popStandIn)
		} else {
			_, n := utf8.DecodeRuneInString(s)
			t = s[:n]
			b.WriteString(t)
		}
		last, _ = utf8.DecodeLastRuneInString(t)
		s = s[len(t):]
	}
	return b.String()
}

// beginning is the longest foreign text that a phrase begins with.
func (f Foreign) beginning(s string) string {
	for _, t := range f.texts {
		if rest, ok := strings.CutPrefix(s, t); ok {
			if next, _ := utf8.DecodeRuneInString(rest); rest == "" || !wordRune(next) {
				return t
			}
		}
	}
	return ""
}

func wordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsMark(r) }

func opening(t string) string {
	if visible.BeginsRightToLeft(t) {
		return rightStandIn
	}
	return leftStandIn
}

// balance closes at the end of each line what is isolated beyond it, and isolates it anew at
// the beginning of the next: each line is a text of its own.
func balance(lines [][]Span) {
	var open []string
	for _, ln := range lines {
		if len(ln) == 0 {
			continue
		}
		ln[0].Text = strings.Join(open, "") + ln[0].Text
		open = open[:0]
		for _, sp := range ln {
			for _, r := range sp.Text {
				switch c := string(r); c {
				case isolateLeft, isolateRight:
					open = append(open, c)
				case popIsolate:
					open = open[:max(0, len(open)-1)]
				}
			}
		}
		ln[len(ln)-1].Text += strings.Repeat(popIsolate, len(open))
	}
}
