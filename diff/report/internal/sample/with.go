package sample

import (
	"fmt"
	"io/fs"
	"strings"
	"testing/fstest"
	"unicode"
	"unicode/utf8"

	"stance/diff/report"
	"stance/positions/visible"
)

// With gives a comparison of a dataset with a text in each field that takes one. The
// text is valid UTF-8, and not blank.
func With(text string) (*report.Diff, error) {
	const place = "TEXT"
	fsys := fstest.MapFS{}
	err := fs.WalkDir(files, "with", func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		content, err := fs.ReadFile(files, path)
		if err != nil {
			return err
		}
		fsys[strings.TrimPrefix(path, "with/")] = &fstest.MapFile{Data: []byte(strings.ReplaceAll(string(content), place, escaped(text)))}
		return nil
	})
	if err != nil {
		return nil, err
	}
	d, err := compare(fsys)
	if err != nil {
		return nil, err
	}
	d.Filter.All = true
	return d, nil
}

// escaped writes a text as it stands between double quotation marks in YAML.
func escaped(text string) string {
	var b strings.Builder
	for _, r := range text {
		switch {
		case r == '"' || r == '\\':
			b.WriteByte('\\')
			b.WriteRune(r)
		case r >= ' ' && r < 0x7f:
			b.WriteRune(r)
		default:
			fmt.Fprintf(&b, `\U%08x`, r)
		}
	}
	return b.String()
}

// Unfit says why what is drawn of a text is not compared with what is drawn of its Plain
// one; "" where it is.
func Unfit(text string) string {
	switch {
	case !utf8.ValidString(text) || len(text) > 60 || strings.TrimSpace(text) == "":
		return "no dataset has this as a text, or it would be shortened"
	case strings.TrimSpace(text) != strings.Trim(text, edges):
		return "white space around it is shown with what turns a quotation, and is no part of other texts"
	}
	return ""
}

// Plain is a harmless text of the same shape as a text is shown with: as many
// letters, as wide and as much a word of their own, with spaces, and what ends sentences, in
// the same places.
func Plain(text string) string {
	core := strings.Trim(text, edges) // of other white space it is shown what it is
	before, after, _ := strings.Cut(text, core)
	return before + strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return ' '
		case strings.ContainsRune(".!?…。", r):
			return r
		case unicode.In(r, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar):
			return 'ก'
		case unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana):
			return '字'
		case r >= 0x1100 && (r < 0x2000 || r >= 0x2e80): // as wide
			return 'Ａ'
		}
		return 'a'
	}, visible.Line(core)) + after
}

// edges is the white space around a text that stays as it is: it may take room where
// more follows.
const edges = " \t\n"

// Texts are hostile ones, for fuzzing to begin with.
var Texts = []string{
	"word", "<script>alert(1)</script>", "</td></table><b>", "<!-- x", "-->", "&lt;b&gt; &amp; &#60;", "]]>", `"'`,
	"[x](https://evil.example)", "![x](y)", "<https://evil.example>", "https://evil.example www.evil.example a@b.example", "@octocat #12 GH-3 :tada:", ":white_check_mark:", "www:a:b",
	"# heading", "- item", "1. item", "> quote", "| a | b |", "```", "~~~", "*a* **b** _c_ ~~d~~ `e`", "a\n---", "a\n===", "\\", "\\*", "*", "_", "[^1]", "[ ] task", "$x$",
	"\x1b[31m", "\x00", "\u202e", "\u200b", "\ufffe", "a\tb\r\nc\rd", "=1+1", "/close", "!12", "+1", "@SUM(A1)", "\t=1", "＝1", "::error::x", "%0A", "停火", "שלום 12", "é\u0301", "👨\u200d👩",
}
