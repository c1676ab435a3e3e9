package capture

import (
	"regexp"
	"strings"
	"unicode/utf8"
)

// paragraphs puts each paragraph of a text on a line of its own. Where there are blank lines
// between blocks whose lines are no longer than those of a page, each block is a paragraph that
// was broken to fit; else each line is one.
func paragraphs(text string) string {
	text = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\u2028", "\n", "\u2029", "\n\n").Replace(text)
	var blocks [][]string
	var block []string
	widest, blanks := 0, 0
	for line := range strings.SplitSeq(text, "\n") {
		line = strings.Trim(line, " \t\v\f")
		if line == "" {
			if block != nil {
				blocks, block = append(blocks, block), nil
			}
			continue
		}
		if block == nil && len(blocks) > 0 {
			blanks++
		}
		widest = max(widest, utf8.RuneCountInString(line))
		block = append(block, line)
	}
	if block != nil {
		blocks = append(blocks, block)
	}
	const page = 120 // letters to a line, at most
	broken := blanks > 0 && widest <= page
	var all []string
	for _, block := range blocks {
		first := 0 // of the lines of a paragraph
		for i, line := range block {
			if i > 0 && (!broken || begins.MatchString(line) || heading.MatchString(block[i-1])) {
				all = append(all, strings.Join(block[first:i], " "))
				first = i
			}
		}
		all = append(all, strings.Join(block[first:], " "))
	}
	return lines(all)
}

// begins is how lines begin that go with none before: items, headings and quotations.
var begins = regexp.MustCompile(`^([-*•–—] |\d{1,3}[.)] |#{1,6} |>)`)

var heading = regexp.MustCompile(`^#{1,6} `)

// ofText is what a text says of itself: the heading with which Markdown begins.
func ofText(text string) []Candidate {
	first, _, _ := strings.Cut(strings.TrimLeft(text, " \t\r\n"), "\n")
	if title, ok := strings.CutPrefix(first, "# "); ok {
		return candidate(nil, Title, title, "the first heading")
	}
	return nil
}
