package markdown

import (
	"bytes"
	"regexp"
	"strings"
	"testing"
	"unicode"

	"stance/diff/report"
	"stance/diff/report/internal/sample"
	"stance/positions"
)

func written(t *testing.T, write func(*bytes.Buffer) error) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := write(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestEsc(t *testing.T) {
	for in, want := range map[string]string{
		"plain words, 3.5% (a-b) \u201cquoted\u201d": "plain words, 3.5% (a-b) \u201cquoted\u201d",
		"a|b":                       `a\|b`,
		"*b* _i_ `c` ~~d~~ [x](y)":  "\\*b\\* \\_i\\_ \\`c\\` \\~\\~d\\~\\~ \\[x\\](y)",
		"<script>&amp;":             "&lt;script&gt;&amp;amp;",
		`back\slash $e$`:            `back\\slash \$e\$`,
		"# heading":                 `\# heading`,
		"number #":                  `number \#`,
		"a # b ##":                  `a # b \##`,
		"- item":                    `\- item`,
		"12. item":                  `12\. item`,
		"3) item":                   `3\) item`,
		"> quote":                   "&gt; quote",
		"@octocat and a@b.c":        "@<!-- -->octocat and a@<!-- -->b.c",
		"see #12, GH-3":             "see #<!-- -->12, GH-<!-- -->3",
		"/close the border":         `\/close the border`,
		"and/or /approve":           "and/or /approve",
		"see !12 and !a":            "see !<!-- -->12 and !a",
		"https://x.example www.x.y": "https:<!-- -->//x.example www<!-- -->.x.y",
		":tada:":                    ":<!-- -->tada:",
		":white_check_mark:":        `:<!-- -->white\_check\_mark:`,
		":a:b:c:d:":                 ":<!-- -->a:<!-- -->b:<!-- -->c:<!-- -->d:",
		"a\nb\tc":                   "a b c",
		"\x1b[31m\u202e":            `&lt;U+001B&gt;\[31m&lt;U+202E&gt;`,
		"   indented":               "indented",
	} {
		if got := esc(in); string(got) != want {
			t.Errorf("%q: got %q, want %q", in, got, want)
		}
	}
}

func TestAddress(t *testing.T) {
	for in, want := range map[string]string{
		"https://a.example/b?c=1&d=2_x": "https://a.example/b?c=1&amp;d=2_x",
		"javascript:alert(1)":           "",
		"https://a.example/(x)<y> z|":   "https://a.example/%28x%29%3Cy%3E%20z%7C",
		"//a.example":                   "",
	} {
		if got := address(in); string(got) != want {
			t.Errorf("%q: got %q, want %q", in, got, want)
		}
	}
}

// ours are the tags that this package writes; everything else with a bracket
// in it would come from a file.
var ours = regexp.MustCompile("</?(?:ins|del)>|<br>|<!-- -->|<span dir=\"auto\">|</span>|`stance [^`]*`|" + `\]\((https?://[^ ()<>]+)\)`)

func TestHostileTextsStayText(t *testing.T) {
	d, err := sample.Hostile()
	if err != nil {
		t.Fatal(err)
	}
	texts := [][]byte{
		written(t, func(b *bytes.Buffer) error { return Document(b, d.Document()) }),
		written(t, func(b *bytes.Buffer) error {
			return Document(b, report.NewShow(d.History, d.To, report.Filter{}).Document())
		}),
	}
	for _, p := range d.History.Dataset.Codebook.Parties {
		texts = append(texts, written(t, func(b *bytes.Buffer) error {
			return Document(b, report.NewShow(d.History, d.To, report.Filter{Parties: []*positions.Party{p}}).Document())
		}))
	}
	badLink := regexp.MustCompile(`[^\\]\]\((?:[^h]|h[^t])`)
	unescaped := regexp.MustCompile("(?:^|[^\\\\])[`\\[~$]")
	for _, text := range texts {
		for line := range strings.Lines(string(text)) {
			line = strings.TrimSuffix(line, "\n")
			for _, r := range line {
				if unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) {
					t.Errorf("passes %U on: %q", r, line)
				}
			}
			rest := strings.TrimPrefix(strings.TrimLeft(ours.ReplaceAllString(line, ""), " "), "> ")
			if strings.ContainsAny(rest, "<>") {
				t.Errorf("markup: %s", line)
			}
			if unescaped.MatchString(rest) && !strings.Contains(line, "](https://ok.example") {
				t.Errorf("not escaped: %s", line)
			}
			if badLink.MatchString(line) {
				t.Errorf("a link: %s", line)
			}
			if strings.Contains(line, "@octocat") || strings.Contains(line, "https://evil") {
				t.Errorf("a mention or a bare link: %s", line)
			}
			if cells := strings.Count(strings.ReplaceAll(line, `\|`, ""), "|"); cells > 0 && !strings.HasPrefix(line, "|") {
				t.Errorf("a pipe outside of a table: %s", line)
			}
		}
	}
}
