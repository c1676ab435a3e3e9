package capture

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"stance/positions"
)

// paragraphs puts each paragraph of a text on a line of its own. Where there are blank lines
// between blocks whose lines are no longer than those of a page, each block is a paragraph that
// was broken to fit; else each line is one.
func paragraphs(text string) string {
	blocks, widest := blocksOf(text)
	const page = 120 // letters to a line, at most
	broken := len(blocks) > 1 && widest <= page
	return joined(blocks, func(_ []string, _ int) bool { return !broken })
}

// printed puts each paragraph of a printed text on a line of its own. All its lines were broken to
// fit, and there may be nothing between paragraphs: one ends at a line with a good deal of room left
// behind it.
func printed(text string) string {
	blocks, _ := blocksOf(text)
	return joined(blocks, func(block []string, i int) bool {
		widest := 0
		for _, line := range block[max(i-2, 0):min(i+1, len(block))] {
			widest = max(widest, utf8.RuneCountInString(line))
		}
		return 4*utf8.RuneCountInString(block[i-1]) < 3*widest
	})
}

// blocksOf parts a text into blocks of lines with something in them, and tells how many letters
// the longest line has.
func blocksOf(text string) (blocks [][]string, widest int) {
	text = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\u2028", "\n", "\u2029", "\n\n").Replace(text)
	var block []string
	for line := range strings.SplitSeq(text, "\n") {
		line = strings.Trim(line, " \t\v\f")
		if line == "" {
			if block != nil {
				blocks, block = append(blocks, block), nil
			}
			continue
		}
		widest = max(widest, utf8.RuneCountInString(line))
		block = append(block, line)
	}
	if block != nil {
		blocks = append(blocks, block)
	}
	return blocks, widest
}

// joined makes paragraphs of blocks; parted tells whether one begins at a line that goes on from the
// one before as far as can be seen of either alone.
func joined(blocks [][]string, parted func(block []string, line int) bool) string {
	var all []string
	for _, block := range blocks {
		first := 0 // of the lines of a paragraph
		for i, line := range block {
			if i > 0 && (parted(block, i) || begins.MatchString(line) || heading.MatchString(block[i-1])) {
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

// The top of a text is where it says what it is: its first lines that stand alone, no longer, in
// letters, than titles are.
const (
	topLines     = 4
	longestTitle = 150
)

// ofText is what a text says of itself: the heading with which Markdown begins, else a first line that
// stands alone and is no sentence; and a day that stands alone below it. Of lines one below the other, as
// newspapers are copied, it is what those say of which one is a day.
func ofText(text string) (said []Candidate) {
	blocks, _ := blocksOf(text)
	if len(blocks) > 1 {
		if said = ofHead(blocks[0]); said != nil {
			return said
		}
	}
	for i, block := range blocks[:min(topLines, len(blocks))] {
		line := block[0]
		title, headed := strings.CutPrefix(line, "# ")
		if headed && i == 0 {
			said = candidate(said, Title, title, "the first heading")
			continue
		}
		if len(block) > 1 || len(blocks) == 1 || utf8.RuneCountInString(line) > longestTitle || begins.MatchString(line) {
			break
		}
		switch _, err := positions.ParseDay(line); {
		case err == nil:
			said = candidate(said, Published, line, "a line at the top")
		case i == 0 && !strings.ContainsAny(line[len(line)-1:], ".:;,"):
			said = candidate(said, Title, line, "the first line")
		}
	}
	return said
}

// ofHead is what the lines at the top say, nil if none of them is a day: this, and as the title the
// longest of the others, beside which the paper's name and the place are short.
func ofHead(block []string) (said []Candidate) {
	if len(block) < 2 || len(block) > topLines {
		return nil
	}
	day, title := "", ""
	for _, line := range block {
		if utf8.RuneCountInString(line) > longestTitle || begins.MatchString(line) {
			return nil
		}
		if _, err := positions.ParseDay(line); err == nil {
			day = line
		} else if utf8.RuneCountInString(line) > utf8.RuneCountInString(title) {
			title = line
		}
	}
	if day == "" || title == "" {
		return nil
	}
	return candidate(candidate(nil, Title, title, "a line at the top"), Published, day, "a line at the top")
}
