package datasettest

import (
	"regexp"
	"strings"
	"unicode"

	"stance/positions/visible"
)

// Obeyed lists what GitHub Actions takes for commands in an output: lines that
// begin with two colons after white space, and ##[ anywhere. Characters that do
// not show are passed over.
func Obeyed(output string) []string {
	var found []string
	for _, line := range regexp.MustCompile("[\r\n\v\f\u0085\u2028\u2029]").Split(output, -1) {
		seen := strings.Map(func(r rune) rune {
			if r != '\t' && visible.Hidden(r) {
				return -1
			}
			return r
		}, line)
		if strings.HasPrefix(strings.TrimLeftFunc(seen, unicode.IsSpace), "::") || strings.Contains(seen, "##[") {
			found = append(found, line)
		}
	}
	return found
}
