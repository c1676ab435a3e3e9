package terminal

import "strings"

// Wrap breaks the lines of a message into ones of at most width columns. What
// goes on from a line is indented like it, and by hang columns more.
func Wrap(message string, width, hang int) string {
	var out []string
	for line := range strings.SplitSeq(message, "\n") {
		words := strings.TrimLeft(line, " ")
		indent := len(line) - len(words)
		if words == "" {
			out = append(out, "")
			continue
		}
		for _, l := range hanging(cat(spaces(indent), say(words)), Screen{Width: width}.width(), indent+hang) {
			out = append(out, l.render(false))
		}
	}
	return strings.Join(out, "\n")
}
