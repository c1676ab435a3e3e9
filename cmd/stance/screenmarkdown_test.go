package main

import (
	"regexp"
	"strings"
	"testing"
)

var (
	markdownHeading = regexp.MustCompile(`^#### (.*)$`)
	markdownEscape  = regexp.MustCompile(`\\([[:punct:]])`)
	markdownSpan    = regexp.MustCompile(`</?span[^>]*>`)
	markdownTags    = strings.NewReplacer("<ins>", "", "</ins>", "", "<del>", "", "</del>", "", "&lt;", "<", "&gt;", ">", "&amp;", "&")
)

// fromMarkdown lays a screen in Markdown out as the one of a terminal is.
func fromMarkdown(text string) string {
	var out []string
	for _, l := range strings.Split(text, "\n") {
		l = strings.TrimPrefix(l, "### ")
		if m := markdownHeading.FindStringSubmatch(l); m != nil {
			l = m[1]
		}
		if rest, ok := strings.CutPrefix(l, "  - "); ok {
			l = "    " + rest
		}
		l = strings.TrimPrefix(l, "- ")
		l = markdownTags.Replace(strings.NewReplacer("**", "", "_was:_", "was ", "_now:_", "now ").Replace(l))
		l = markdownSpan.ReplaceAllString(l, "")
		out = append(out, markdownEscape.ReplaceAllString(l, "$1"))
	}
	return strings.Join(out, "\n")
}

// TestMarkdownScreensTellWhatIs holds of the screens in Markdown, which have no columns,
// what they say.
func TestMarkdownScreensTellWhatIs(t *testing.T) {
	for _, c := range screenCases(t) {
		if c.name == "one-snapshot" {
			continue
		}
		t.Run(c.name, func(t *testing.T) {
			facts := compared(t, c)
			code, out, messages := stanceIn(t, c.dir, append([]string{"diff", "-f", "markdown"}, c.args...)...)
			if code != exitDone {
				t.Fatal(messages)
			}
			s := readAsPeople(strings.Replace(fromMarkdown(out), "\n\n", "\n", 2), facts)
			if len(s.verdict) == 0 {
				t.Errorf("no verdict:\n%s", out)
			}
			if len(facts.told("shifted")) > 0 && len(s.sections) == 0 {
				t.Errorf("no issues:\n%s", out)
			}
			for _, of := range []func(*readScreen, int) []string{facts.characterFaults, facts.kindFaults, facts.stillFaults, facts.missing, facts.countFaults, facts.yearFaults, facts.quotationFaults, facts.certaintyFaults} {
				for _, fault := range of(s, 140) {
					t.Error(fault)
				}
			}
		})
	}
}
