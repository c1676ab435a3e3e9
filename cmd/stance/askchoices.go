package main

import (
	"fmt"
	"strings"

	"stance/diff/report/terminal"
	"stance/positions/visible"
)

// list shows choices, one a line.
func (a *asker) list(choices []choice) {
	if len(choices) == 0 {
		return
	}
	screen, _ := a.size()
	width := 0
	for _, c := range choices {
		width = max(width, len(c.value))
	}
	var lines []string
	for _, c := range choices {
		line := c.value
		if c.label != "" && c.label != c.value {
			line = fmt.Sprintf("%-*s  %s", width, c.value, c.label)
		}
		lines = append(lines, terminal.Wrap("  "+visible.Line(line), screen, width+2))
	}
	fmt.Fprintln(a.terminal, strings.Join(lines, "\n"))
}

// complete makes what the terminal calls at each key: a Tab completes what
// stands before the cursor as far as it is certain, then lists what it can be.
func (a *asker) complete(choices []choice) func(line string, pos int, key rune) (string, int, bool) {
	return func(line string, pos int, key rune) (string, int, bool) {
		if key != '\t' {
			return "", 0, false
		}
		typed := line[:pos]
		fits := fitting(choices, typed)
		switch {
		case len(fits) == 0:
			return line, pos, true // a Tab is no text
		case len(fits) == 1:
			return fits[0].value, len(fits[0].value), true
		}
		if common := commonBeginning(fits); len(common) > len(typed) {
			return common, len(common), true
		}
		a.list(fits)
		return line, pos, true
	}
}

// fitting gives the choices whose value or label begins with what was typed,
// else those that have it somewhere, in any case.
func fitting(choices []choice, typed string) []choice {
	typed = strings.ToLower(typed)
	for _, fits := range []func(s, typed string) bool{strings.HasPrefix, strings.Contains} {
		var found []choice
		for _, c := range choices {
			if fits(strings.ToLower(c.value), typed) || fits(strings.ToLower(c.label), typed) {
				found = append(found, c)
			}
		}
		if found != nil {
			return found
		}
	}
	return nil
}

func commonBeginning(choices []choice) string {
	common := []rune(choices[0].value)
	for _, c := range choices[1:] {
		n := 0
		for _, r := range c.value {
			if n == len(common) || common[n] != r {
				break
			}
			n++
		}
		common = common[:n]
	}
	return string(common)
}
