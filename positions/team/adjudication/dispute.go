package adjudication

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"stance/positions/team/agreement"
	"stance/positions/yamlfile"
)

// cellIndent is how far a cell is indented in a snapshot.
const cellIndent = 4

// dispute writes a cell that is to be decided as the lines of a comment.
func dispute(number int, d *agreement.Dispute) string {
	var facets, coders []string
	for _, f := range d.Over {
		facets = append(facets, string(f))
	}
	var blocks []string
	for i := range d.Said {
		s := &d.Said[i]
		if s.Record == nil {
			blocks = append(blocks, "--- "+yamlfile.CommentLine(s.Coder)+" recorded nothing here.")
			continue
		}
		coders = append(coders, s.Coder)
		blocks = append(blocks, "--- "+yamlfile.CommentLine(s.Coder)+":\n"+undecided(s))
	}
	head := fmt.Sprintf("%s %d: %s differ in %s.", Marker, number, listed(coders), strings.Join(facets, ", "))
	if alone := d.Alone(); alone != "" {
		head = fmt.Sprintf("%s %d: recorded by %s alone.", Marker, number, yamlfile.CommentLine(alone))
	}
	return head + "\n" + strings.Join(blocks, "\n") + fmt.Sprintf("\n--- end of %d", number)
}

// undecided writes a coder's record as it would stand in the file, with `coder`
// and `note` left open for the decision. The coder's own note is kept below it,
// a comment still when the record is taken out of its comment.
func undecided(s *agreement.Said) string {
	r := *s.Record
	note := r.Note
	r.Coder, r.Note = "", ""
	if s.Stance != nil {
		r.Stance = s.Stance // with `same` resolved: what it repeated may be decided otherwise
	}
	var b strings.Builder
	for line := range strings.Lines(string(yamlfile.FormatRecord(&r, cellIndent))) {
		b.WriteString(line[min(cellIndent, len(line)-1):])
	}
	b.WriteString("  coder:\n  note:")
	if note != "" {
		for _, line := range wrapped("(" + yamlfile.CommentLine(s.Coder+"'s note: "+note) + ")") {
			b.WriteString("\n# " + line)
		}
	}
	return b.String()
}

// wrapped breaks running text into lines.
func wrapped(text string) []string {
	const width = 100
	var lines []string
	for _, word := range strings.Fields(text) {
		last := len(lines) - 1
		if last < 0 || utf8.RuneCountInString(lines[last])+1+utf8.RuneCountInString(word) > width {
			lines = append(lines, word)
			continue
		}
		lines[last] += " " + word
	}
	return lines
}

// listed names coders: "a", "a and b", "a, b and c". A name can be any text.
func listed(names []string) string {
	text := strings.Join(names, "")
	if last := len(names) - 1; last > 0 {
		text = strings.Join(names[:last], ", ") + " and " + names[last]
	}
	return yamlfile.CommentLine(text)
}
