package problem

import (
	"encoding/json"
	"regexp"
	"slices"
	"strings"
	"testing"
)

func TestNearest(t *testing.T) {
	parties := []string{"ukraine", "russia", "united-states", "united-kingdom", "europe"}
	for _, c := range []struct {
		name  string
		known []string
		want  string
	}{
		{"ukrain", parties, "ukraine"},
		{"Ukraine", parties, "ukraine"},
		{"urkaine", parties, "ukraine"},
		{"united_states", parties, "united-states"},
		{"United States", parties, "united-states"},
		{"rusia", parties, "russia"},
		{"eur", parties, "europe"},
		{"united", parties, ""}, // begins two names
		{"china", parties, ""},
		{"", parties, ""},
		{"  ", parties, ""},
		{"x", []string{"y"}, ""},
		{"b", []string{"A", "B"}, "B"},
		{"ab", []string{"ac"}, "ac"},
		{"hihg", []string{"moderate", "high", "low"}, "high"},
		{"ceasefire-frist", []string{"settlement-first", "either-order", "ceasefire-first"}, "ceasefire-first"},
		{"lo", []string{"low", "log"}, "low"},
		{"2025-08-71", []string{"2025-08-15", "2025-08-17"}, "2025-08-17"},
		{"київ", []string{"Київ"}, "Київ"},
		{strings.Repeat("x", 10_000), parties, ""},
	} {
		got, ok := Nearest(c.name, c.known)
		if got != c.want || ok != (c.want != "") {
			t.Errorf("Nearest(%.20q) = %q, %v; want %q", c.name, got, ok, c.want)
		}
	}
}

func TestAlignment(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want int
	}{
		{"abc", "abc", 0}, {"abc", "acb", 1}, {"abc", "ab", 1}, {"abc", "xbc", 1}, {"abcd", "badc", 2},
		{"ca", "abc", 3}, // optimal string alignment, not Damerau–Levenshtein
	} {
		if got, ok := alignment(c.a, c.b, 3); got != c.want || !ok && c.want < 3 {
			t.Errorf("alignment(%q, %q) = %d, %v; want %d", c.a, c.b, got, ok, c.want)
		}
	}
}

func TestRules(t *testing.T) {
	kebab := regexp.MustCompile(`^[a-z]+(-[a-z]+)*$`)
	seen := map[Rule]bool{}
	warnings := false
	for _, info := range Rules {
		if !kebab.MatchString(string(info.Rule)) || info.Summary == "" || strings.HasSuffix(info.Summary, ".") || seen[info.Rule] {
			t.Errorf("%+v", info)
		}
		if info.Rule.Severity() != info.Severity {
			t.Errorf("%s is of severity %s", info.Rule, info.Rule.Severity())
		}
		seen[info.Rule] = true
		if warnings && info.Severity == Error {
			t.Errorf("%s: errors come first", info.Rule)
		}
		warnings = info.Severity == Warning
	}
}

func TestRender(t *testing.T) {
	for _, c := range []struct {
		name string
		p    Problem
		want string
	}{
		{"full", Problem{File: "a.yaml", Line: 3, Column: 4, Rule: UnknownKey, Message: "`x` is no key", Hint: "did you mean `y`?", Text: "a: x: 1"},
			"a.yaml:3:4: error: `x` is no key [unknown-key]\n  3 | a: x: 1\n    |    ^\n  hint: did you mean `y`?\n"},
		{"folder", Problem{Severity: Warning, Rule: NoSnapshots, Message: "none"}, ".: warning: none [no-snapshots]\n"},
		{"file", Problem{File: "a.yaml", Rule: BadEncoding, Message: "no"}, "a.yaml: error: no [bad-encoding]\n"},
		{"line", Problem{File: "a.yaml", Line: 12, Rule: BadSyntax, Message: "no", Text: "abc"}, "a.yaml:12: error: no [bad-syntax]\n  12 | abc\n"},
		{"past the end", Problem{File: "a.yaml", Line: 1, Column: 9, Rule: BadSyntax, Message: "no", Text: "abc"}, "a.yaml:1:9: error: no [bad-syntax]\n  1 | abc\n    |    ^\n"},
		{"wide", Problem{File: "a.yaml", Line: 1, Column: 4, Rule: BadSyntax, Message: "no", Text: "停火 x"}, "a.yaml:1:4: error: no [bad-syntax]\n  1 | 停火 x\n    |      ^\n"},
		{"accent", Problem{File: "a.yaml", Line: 1, Column: 4, Rule: BadSyntax, Message: "no", Text: "e\u0301 x"}, "a.yaml:1:4: error: no [bad-syntax]\n  1 | e\u0301 x\n    |   ^\n"},
		{"tab", Problem{File: "a.yaml", Line: 1, Column: 2, Rule: BadSyntax, Message: "no", Text: "\tx"}, "a.yaml:1:2: error: no [bad-syntax]\n  1 |  x\n    |  ^\n"},
		{"hidden", Problem{File: "a\n\x1b.yaml", Line: 1, Column: 5, Rule: BadSyntax, Message: "\x1b[2J", Hint: "\u202e", Text: "a\x1b[ x\xff"},
			"a <U+001B>.yaml:1:5: error: <U+001B>[2J [bad-syntax]\n  1 | a<U+001B>[ x<0xFF>\n    |            ^\n  hint: <U+202E>\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := Render(c.p); got != c.want {
				t.Errorf("got\n%swant\n%s", got, c.want)
			}
		})
	}
}

// TestExcerptKeepsThePlace puts a mark into long lines and looks for it over
// the caret.
func TestExcerptKeepsThePlace(t *testing.T) {
	for _, filler := range []string{"x", "é", "停", "e\u0301"} {
		for _, before := range []int{0, 1, 39, 40, 41, 99, 100, 500} {
			for _, after := range []int{0, 1, 60, 500} {
				text := strings.Repeat(filler, before) + "#" + strings.Repeat(filler, after)
				column := len([]rune(strings.Repeat(filler, before))) + 1
				source, caret := Excerpt(Problem{Line: 1, Column: column, Text: text})
				head, _, found := strings.Cut(source, "#")
				if !found {
					t.Fatalf("%d %q: the place is cut off: %s", before, filler, source)
				}
				width := len([]rune(head))
				switch filler {
				case "停":
					width = 2 * width
					if strings.HasPrefix(head, "…") {
						width--
					}
				case "e\u0301":
					width -= strings.Count(head, "\u0301")
				}
				if caret != width {
					t.Errorf("%d %q: the caret is at %d, not %d, in %s", before, filler, caret, width, source)
				}
				if len([]rune(source)) > window+2 {
					t.Errorf("%d characters are shown", len([]rune(source)))
				}
			}
		}
	}
}

func TestSortAndCount(t *testing.T) {
	problems := []Problem{
		New(NoEvidence, "b", 2, 1, "w", ""), New(UnknownKey, "b", 2, 1, "e", ""), New(UnknownKey, "b", 1, 5, "e", ""),
		New(UnknownKey, "a", 9, 9, "e", ""), New(NoSnapshots, "", 0, 0, "w", ""), New(BadDate, "b", 2, 1, "e", ""),
	}
	Sort(problems)
	var got []string
	for _, p := range problems {
		got = append(got, Location(p)+" "+string(p.Rule))
	}
	if want := []string{". no-snapshots", "a:9:9 unknown-key", "b:1:5 unknown-key", "b:2:1 bad-date", "b:2:1 unknown-key", "b:2:1 no-evidence"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	if c := Count(problems); c != (Counts{Errors: 4, Warnings: 2}) {
		t.Errorf("counted %+v", c)
	}
	b, err := json.Marshal([]Severity{Error, Warning})
	if err != nil || string(b) != `["error","warning"]` {
		t.Errorf("%s %v", b, err)
	}
}
