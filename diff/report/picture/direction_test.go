package picture

import (
	"strings"
	"testing"

	"stance/positions/visible"
)

// Texts from right to left are isolated wherever they stand in a phrase, in the direction of
// their first letter, and nothing in a file can do the same.
func TestForeign(t *testing.T) {
	f := ForeignOf("Russia", "ממשלה", "ממשלה חדשה", "Basin (اللجنة)", "50 مليون", " המים ", "")
	for in, want := range map[string]string{
		"Russia, 17 Aug":              "Russia, 17 Aug",
		"claimed by ממשלה, 17 Aug":    "claimed by \u2067ממשלה\u2069, 17 Aug",
		"toward “ממשלה חדשה”, 21 May": "toward “\u2067ממשלה חדשה\u2069”, 21 May",
		"Basin (اللجنة): nothing":     "\u2066Basin (اللجنة)\u2069: nothing",
		"“50 مليون” to 100":           "“\u206750 مليون\u2069” to 100",
		"המים":                        "\u2067המים\u2069",
		"המימשלה, and ממשלהה":         "המימשלה, and ממשלהה", // within words
		"\ue000ממשלה\ue002":           "\u2067ממשלה\u2069",
		"\ue000\ue001\ue002":          "",
		"a\u2067b\u202e":              "a<U+2067>b<U+202E>",
		"two\nlines \x1b[31m":         "two lines <U+001B>[31m",
	} {
		if got := f.Clean(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
	if got := Clean("ממשלה"); got != "ממשלה" {
		t.Errorf("nothing is foreign, but %q", got)
	}
}

// Each line of a text that is isolated is isolated by itself, also where the end is cut, and
// takes as much room as without.
func TestLinesAreIsolated(t *testing.T) {
	const label = "أكثر من 100 مليون م³ في السنة"
	f := ForeignOf(label)
	for _, most := range []int{9, 2, 1} {
		lines, cut := wrap([]Span{Bold("now"), Plain(" “" + f.Clean(label) + "”, 21 May")}, 90, TickSize, most)
		if cut != (most < 9) || len(lines) > most || !cut && len(lines) < 3 {
			t.Fatalf("%d lines, cut %v, of at most %d", len(lines), cut, most)
		}
		var all []string
		for _, ln := range lines {
			text := TextOf(ln)
			if strings.Count(text, isolateRight) != strings.Count(text, popIsolate) {
				t.Errorf("%q is not closed", text)
			}
			if i, j := strings.Index(text, isolateRight), strings.IndexFunc(text, visible.RightToLeftLetter); j >= 0 && (i < 0 || i > j) {
				t.Errorf("%q is not isolated", text)
			}
			if w := spansWidth(ln, TickSize); w > 90 {
				t.Errorf("%q is %v wide", text, w)
			}
			all = append(all, strings.NewReplacer(isolateRight, "", popIsolate, "").Replace(text))
		}
		if got := strings.Join(all, " "); !cut && got != "now “"+label+"”, 21 May" {
			t.Errorf("%q", got)
		}
	}
	line, full := OneLine(Plain(f.Clean(label)), 60, TickSize)
	if text := TextOf(line); !strings.HasPrefix(text, isolateRight) || !strings.HasSuffix(text, "…"+popIsolate) || full == "" {
		t.Errorf("%q of %q", text, full)
	}
}
