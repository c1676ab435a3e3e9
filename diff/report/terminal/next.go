package terminal

import (
	"strings"

	"github.com/clipperhouse/displaywidth"
)

// nextHead stands before the commands that go on from a result.
const nextHead = "Next: "

// next names commands to paste. One that is longer than a line goes on in the next,
// after a backslash as shells have it, and then each stands for itself.
func (p *page) next(commands ...string) {
	const indent = len(nextHead)
	fit := true
	for _, c := range commands {
		fit = fit && displaywidth.String(c) <= p.width-indent
	}
	head := mark(nextHead, dim)
	if fit {
		parts := make([]text, len(commands))
		for i, c := range commands {
			parts[i] = mark(c, bold).glued(p.width - indent)
		}
		p.put(hanging(cat(head, list(" · ", parts...)), p.width, indent))
		return
	}
	for _, c := range commands {
		for _, line := range continued(c, p.width-indent) {
			p.put(block{cat(head, mark(line, bold))})
			head = spaces(indent)
		}
	}
}

// continued breaks a command between its words into lines of a width, all but the last
// with a backslash at their end. A word is never broken, however long it is.
func continued(command string, width int) []string {
	var lines []string
	line := ""
	for _, word := range shellWords(command) {
		switch {
		case line == "":
			line = word
		case displaywidth.String(line)+1+displaywidth.String(word)+2 <= width:
			line += " " + word
		default:
			lines = append(lines, line+` \`)
			line = word
		}
	}
	return append(lines, line)
}

// shellWords splits a command at its spaces, but for those in single quotes.
func shellWords(command string) []string {
	quoted := false
	return strings.FieldsFunc(command, func(r rune) bool {
		if r == '\'' {
			quoted = !quoted
		}
		return r == ' ' && !quoted
	})
}
