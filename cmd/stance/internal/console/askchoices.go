package console

import (
	"fmt"
	"strconv"
	"strings"

	"stance/diff/report/terminal"
	"stance/positions/visible"
)

// list shows choices, one a line, with their numbers where these are answers.
func (a *Asker) list(choices []Choice, notes func(string) []string, numbered bool) {
	if len(choices) == 0 {
		return
	}
	screen, _ := a.size()
	width := 0
	for _, c := range choices {
		width = max(width, len(c.Value))
	}
	var lines []string
	lead := ""
	for i, c := range choices {
		if numbered {
			lead = fmt.Sprintf("%*d ", len(strconv.Itoa(len(choices))), i+1)
		}
		line := c.Value
		if c.Label != "" && c.Label != c.Value {
			line = fmt.Sprintf("%-*s  %s", width, c.Value, c.Label)
		}
		lines = append(lines, terminal.Wrap("  "+lead+visible.Line(line), screen, len(lead)+width+2))
		if notes == nil {
			continue
		}
		for _, note := range notes(c.Value) {
			lines = append(lines, a.dim(terminal.Wrap(strings.Repeat(" ", len(lead)+width+4)+visible.Line(note), screen, 2)))
		}
	}
	fmt.Fprintln(a.terminal, strings.Join(lines, "\n"))
}

// complete makes what the terminal calls at each key: a Tab completes what
// stands before the cursor as far as it is certain, then lists what it can be.
func (a *Asker) complete(choices []Choice) func(line string, pos int, key rune) (string, int, bool) {
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
			return fits[0].Value, len(fits[0].Value), true
		}
		if common := commonBeginning(fits); len(common) > len(typed) {
			return common, len(common), true
		}
		a.list(fits, nil, false)
		return line, pos, true
	}
}

// fitting gives the choices whose value or label begins with what was typed,
// else those that have it somewhere, in any case.
func fitting(choices []Choice, typed string) []Choice {
	typed = strings.ToLower(typed)
	for _, fits := range []func(s, typed string) bool{strings.HasPrefix, strings.Contains} {
		var found []Choice
		for _, c := range choices {
			if fits(strings.ToLower(c.Value), typed) || fits(strings.ToLower(c.Label), typed) {
				found = append(found, c)
			}
		}
		if found != nil {
			return found
		}
	}
	return nil
}

func commonBeginning(choices []Choice) string {
	common := []rune(choices[0].Value)
	for _, c := range choices[1:] {
		n := 0
		for _, r := range c.Value {
			if n == len(common) || common[n] != r {
				break
			}
			n++
		}
		common = common[:n]
	}
	return string(common)
}
