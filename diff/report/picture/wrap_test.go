package picture

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"stance/diff/report/internal/sample"
)

func TestWrap(t *testing.T) {
	for _, tt := range []struct {
		s     string
		width float64
		lines int
		want  string
		cut   bool
	}{
		{"Order left open", 200, 3, "Order left open", false},
		{"Donetsk and Luhansk for other land", 76, 4, "Donetsk and|Luhansk for|other land", false},
		{"Donetsk and Luhansk for other land", 76, 2, "Donetsk and|Luhansk fo…", true},
		{"中华人民共和国外交部", 50, 5, "中华人民|共和国外|交部", false},
		{"Unbreakable", 40, 2, "Unbre|akable", false},
		{"United Nations Secretary-General", 76, 4, "United|Nations|Secretary-|General", false},
		{"", 40, 2, "", false},
		{"Donetsk\u2000and\u3000Luhansk", 90, 4, "Donetsk\u2000and|Luhansk", false},
		{"Donetsk\u00a0and\u202fLuhansk", 76, 4, "Donetsk\u00a0an|d\u202fLuhansk", false},
		{"👨‍👩‍👧👨‍👩‍👧👨‍👩‍👧", 31, 3, "👨‍👩‍👧👨‍👩‍👧|👨‍👩‍👧", false},
	} {
		lines, cut := wrap([]Span{Plain(tt.s)}, tt.width, 12, tt.lines)
		var got []string
		for _, ln := range lines {
			got = append(got, TextOf(ln))
			if w := spansWidth(ln, 12); w > tt.width {
				t.Errorf("%q is %.1f wide, more than %.1f", TextOf(ln), w, tt.width)
			}
		}
		if strings.Join(got, "|") != tt.want || cut != tt.cut {
			t.Errorf("wrap(%q, %v) = %q, %v; want %q, %v", tt.s, tt.width, strings.Join(got, "|"), cut, tt.want, tt.cut)
		}
	}
}

func FuzzWrap(f *testing.F) {
	for _, s := range sample.Texts {
		f.Add(s, 60.0)
	}
	f.Add("\u2000", 60.0)
	f.Add("a\u2000\u205fb", 20.0)
	f.Fuzz(func(t *testing.T, s string, w float64) {
		if w < 20 || w > 1000 {
			return
		}
		s = Clean(s)
		if !utf8.ValidString(s) {
			t.Fatalf("Clean left %q", s)
		}
		lines, cut := wrap([]Span{Bold(s)}, w, 12, 1<<30)
		if cut {
			t.Fatal("cut without a limit")
		}
		var all strings.Builder
		for _, ln := range lines {
			all.WriteString(TextOf(ln))
		}
		if drop(all.String()) != drop(s) {
			t.Fatalf("wrapping %q lost something: %q", s, all.String())
		}
	})
}

// drop takes out the spaces that a line may end at.
func drop(s string) string {
	return strings.Map(func(r rune) rune {
		if breaks(r) {
			return -1
		}
		return r
	}, s)
}

// Whatever space stands between words, wrapping loses no other character, leaves
// no space at either end of a line, and keeps those within it.
func TestWrapAtEverySpace(t *testing.T) {
	spaces := []string{"\u200b", "\u2060"} // that are none, and stay
	for r := rune(0); r <= unicode.MaxRune; r++ {
		if unicode.Is(unicode.Zs, r) {
			spaces = append(spaces, string(r), string(r)+string(r), " "+string(r))
		}
	}
	for _, space := range spaces {
		for _, text := range []string{"%", "one%two", "%one two%", "one%two%three four%five", "%%", "中%华"} {
			text = strings.ReplaceAll(text, "%", space)
			for _, w := range []float64{8, 20, 25, 40, 60, 1000} {
				lines, _ := wrap([]Span{Plain(text)}, w, 12, 1<<30)
				var all strings.Builder
				for _, ln := range lines {
					var line strings.Builder
					for _, sp := range ln {
						line.WriteString(sp.Text)
					}
					if s := line.String(); strings.TrimFunc(s, breaks) != s || s != TextOf(ln) {
						t.Errorf("%q at %v: the line %q", text, w, s)
					}
					all.WriteString(line.String())
				}
				if drop(all.String()) != drop(text) {
					t.Errorf("%q at %v: %q", text, w, all.String())
				}
				if w == 1000 && len(lines) == 1 && !strings.Contains(space, "  ") && all.String() != strings.TrimFunc(text, breaks) {
					t.Errorf("%q on one line: %q", text, all.String())
				}
			}
		}
	}
}
