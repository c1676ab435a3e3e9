package terminal

import (
	"bytes"
	"regexp"
	"strings"
	"testing"
	"unicode"

	"github.com/clipperhouse/displaywidth"

	"stance/diff"
	"stance/diff/report"
	"stance/diff/report/internal/sample"
	"stance/positions"
	"stance/positions/problem"
)

var sgr = regexp.MustCompile(`\x1b\[[0-9;]*m`)

// everything writes all that the package can write of a comparison's dataset.
func everything(t *testing.T, d *report.Diff, s Screen) map[string][]byte {
	t.Helper()
	out := map[string][]byte{"diff": diffText(t, d, s)}
	book := d.History.Dataset.Codebook
	out["show"] = showText(t, report.NewShow(d.History, d.To, report.Filter{}), s)
	out["status"] = statusText(t, statusOf(d.History), s)
	for _, p := range book.Parties {
		out["show "+p.ID] = showText(t, report.NewShow(d.History, d.To, report.Filter{Parties: []*positions.Party{p}}), s)
	}
	for _, is := range book.Issues {
		out["show "+is.ID] = showText(t, report.NewShow(d.History, d.To, report.Filter{Issues: []*positions.Issue{is}}), s)
	}
	return out
}

func checkText(t *testing.T, s Screen) []byte {
	t.Helper()
	var b bytes.Buffer
	long := strings.Repeat("停火", 30) + "e\u0301 \x1b[31m" + strings.Repeat("word ", 40)
	err := Document(&b, (&report.Check{Problems: []problem.Problem{
		problem.New(problem.UnknownOption, "snapshots/a.yaml", 12, 100, "`"+long+"` is no option", "did you mean `x`?"),
		problem.New(problem.UnreadableFile, "b\x1b]0;x\a.yaml", 0, 0, "cannot be read", ""),
		problem.New(problem.NoEvidence, "snapshots/a.yaml", 7, 3, "no evidence", ""),
	}}).Document(), s)
	if err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func samples(t *testing.T) map[string]*report.Diff {
	t.Helper()
	all := map[string]*report.Diff{}
	hostile, err := sample.Hostile()
	if err != nil {
		t.Fatal(err)
	}
	all["hostile"] = hostile
	for _, k := range []diff.Kind{diff.Shifted, diff.FirstRecorded} {
		if all[k.String()], err = sample.Kind(k); err != nil {
			t.Fatal(err)
		}
	}
	return all
}

func TestNothingOverflows(t *testing.T) {
	all := samples(t)
	for width := 40; width <= 200; width++ {
		s := Screen{Width: width, Color: width%2 == 0}
		for name, d := range all {
			if name != "hostile" && width%20 != 0 {
				continue
			}
			texts := map[string][]byte{
				"diff": diffText(t, d, s), "show": showText(t, report.NewShow(d.History, d.To, report.Filter{}), s),
			}
			if width%5 == 0 {
				texts = everything(t, d, s)
			}
			texts["check"] = checkText(t, s)
			if name == "hostile" && width%5 == 0 {
				long := "停火停火xxxxxxxx and more of it" // no word of a command is ever broken
				texts["document"], texts["screen"] = documentText(t, sample.Document(long), s), documentText(t, sample.Screen(long), s)
			}
			for what, text := range texts {
				for line := range strings.Lines(string(text)) {
					if w := displaywidth.String(strings.TrimSuffix(sgr.ReplaceAllString(line, ""), "\n")); w > width {
						t.Fatalf("%s of %s at %d columns: a line is %d wide:\n%s", what, name, width, w, line)
					}
				}
			}
		}
	}
}

// What is printed holds no command for the terminal but the colours written
// here, each closed on its own line.
func TestNothingReachesTheTerminal(t *testing.T) {
	for name, d := range samples(t) {
		for _, color := range []bool{false, true} {
			texts := everything(t, d, Screen{Width: 80, Color: color})
			texts["check"] = checkText(t, Screen{Width: 80, Color: color})
			for what, text := range texts {
				for line := range strings.Lines(string(text)) {
					line = strings.TrimSuffix(line, "\n")
					codes := sgr.FindAllString(line, -1)
					if !color && codes != nil || len(codes) > 0 && codes[len(codes)-1] != sgrReset {
						t.Fatalf("%s of %s: colour is left open or not wanted: %q", what, name, line)
					}
					for _, r := range sgr.ReplaceAllString(line, "") {
						if unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) {
							t.Fatalf("%s of %s passes %U on: %q", what, name, r, line)
						}
					}
				}
			}
		}
	}
}

// A style is not closed where it goes on.
func TestStylesAreWrittenOnce(t *testing.T) {
	again := regexp.MustCompile(`\x1b\[([0-9;]+)m([^\x1b]*)\x1b\[0m\x1b\[([0-9;]+)m`)
	text := cat(mark("A", bold), mark("", dim), mark(" on ", bold|unbroken), mark("B", dim), say(" "), mark("C", dim))
	if got, want := text.render(true), "\x1b[1mA on \x1b[0m\x1b[2mB\x1b[0m \x1b[2mC\x1b[0m"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	for name, d := range samples(t) {
		texts := everything(t, d, Screen{Width: 120, Color: true})
		texts["document"] = documentText(t, sample.Document("plain"), Screen{Width: 120, Color: true})
		for what, text := range texts {
			for _, m := range again.FindAllStringSubmatch(string(text), -1) {
				if m[1] == m[3] {
					t.Errorf("%s of %s: %q", what, name, m[0])
				}
			}
		}
	}
}

// Colour says nothing that the words do not: without it the text is the same,
// but for the marks of redlines, which stand in its place.
func TestColourAddsNothing(t *testing.T) {
	d, err := sample.Kind(diff.Held)
	if err != nil {
		t.Fatal(err)
	}
	words := func(b []byte) string {
		s := sgr.ReplaceAllString(string(b), "")
		s, _, _ = strings.Cut(s, "How to read this")
		s = strings.NewReplacer("{+", "", "+}", "", "[-", "", "-]", "", "═", "").Replace(s)
		return strings.Join(strings.Fields(s), " ")
	}
	if plain, colored := words(diffText(t, d, Screen{Width: 80})), words(diffText(t, d, Screen{Width: 80, Color: true})); plain != colored {
		t.Errorf("without colour:\n%s\nwith it:\n%s", plain, colored)
	}
}

func TestWrap(t *testing.T) {
	for _, c := range []struct {
		name, in string
		width    int
		want     []string
	}{
		{"at spaces", "one two three", 7, []string{"one two", "three"}},
		{"long word", "abcdefgh ij", 5, []string{"abcde", "fgh", "ij"}},
		{"after a hyphen", "long-term accord", 8, []string{"long-", "term", "accord"}},
		{"ideographs", "停火必须", 5, []string{"停火", "必须"}},
		{"no line begins with a full stop", "停火。好", 4, []string{"停", "火。", "好"}},
		{"combining", "e\u0301e\u0301e\u0301", 2, []string{"e\u0301e\u0301", "e\u0301"}},
		{"a family is one", "👨\u200d👩\u200d👧👨\u200d👩\u200d👧", 3, []string{"👨\u200d👩\u200d👧", "👨\u200d👩\u200d👧"}},
		{"wider than the line", "停", 1, []string{"停"}},
		{"nothing", "", 5, nil},
		{"spaces", "   a  b ", 20, []string{"   a  b"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			var got []string
			for _, l := range say(c.in).wrap(c.width) {
				got = append(got, l.String())
			}
			if strings.Join(got, "|") != strings.Join(c.want, "|") {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
	glued := cat(say("aa "), say("b c").glued(9), say(" d"))
	if got := glued.wrap(5); got[0].String() != "aa" || got[1].String() != "b c d" {
		t.Errorf("got %q", got)
	}
}

func FuzzWrap(f *testing.F) {
	f.Add("Donau-dampfschiff 停火 👨\u200d👩\u200d👧 e\u0301", 7)
	f.Fuzz(func(t *testing.T, s string, width int) {
		if width < 2 || width > 200 || len(s) > 2000 {
			t.Skip()
		}
		whole := say(s)
		var kept strings.Builder
		for _, l := range whole.wrap(width) {
			if len(l.clusters()) > 1 && l.width() > width {
				t.Errorf("%q is wider than %d", l.String(), width)
			}
			kept.WriteString(l.String())
		}
		strip := func(s string) string { return strings.ReplaceAll(s, " ", "") }
		if strip(kept.String()) != strip(whole.String()) {
			t.Errorf("%q became %q", whole.String(), kept.String())
		}
	})
}
