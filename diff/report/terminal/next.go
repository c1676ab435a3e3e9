package terminal

import (
	"strings"

	"github.com/clipperhouse/displaywidth"
)

// nextHead stands before the commands that go on from a result.
const nextHead = "Next: "

// next names commands to paste. They stand beside each other where a line has room for
// two; one that is longer than a line goes on in the next, after a backslash as shells
// have it, and then each begins a line.
func (p *page) next(commands ...string) {
	const between = " ·"
	head, room := mark(nextHead, dim), p.width-len(nextHead)
	var lines []text
	long := false
	for i, c := range commands {
		command := mark(c, bold)
		switch last := len(lines) - 1; {
		case long || command.width() > room-len(between):
			lines, long = nil, true
		case i > 0 && lines[last].width()+1+command.width() <= room-len(between):
			lines[last] = cat(lines[last], say(" "), command)
		default:
			lines = append(lines, command)
		}
		if !long && i < len(commands)-1 {
			lines[len(lines)-1] = cat(lines[len(lines)-1], say(between))
		}
	}
	if long {
		for _, c := range commands {
			for _, line := range continued(c, room) {
				lines = append(lines, mark(line, bold))
			}
		}
	}
	for _, line := range lines {
		p.put(block{cat(head, line)})
		head = spaces(len(nextHead))
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

// shellWords splits a command at its spaces, but for those in single quotes, between
// which a backslash means nothing.
func shellWords(command string) []string {
	quoted, escaped := false, false
	return strings.FieldsFunc(command, func(r rune) bool {
		switch {
		case escaped:
			escaped = false
			return false
		case r == '\\' && !quoted:
			escaped = true
		case r == '\'':
			quoted = !quoted
		}
		return r == ' ' && !quoted
	})
}
