package console

import (
	"fmt"
	"slices"
	"strings"

	"stance/diff/report/document"
	"stance/positions/problem"
)

// Plural counts things.
func Plural(n int, thing string) string {
	if n == 1 {
		return "1 " + thing
	}
	return fmt.Sprintf("%d %ss", n, thing)
}

// DidYouMean is a hint with the nearest of the known names, else with all of
// them.
func DidYouMean(name string, known []string) string {
	if near, ok := problem.Nearest(name, known); ok {
		return fmt.Sprintf("did you mean %s?", near)
	}
	return "known: " + strings.Join(known, ", ")
}

// Either joins alternatives.
func Either(names []string) string {
	const most = 8
	if last := len(names) - 1; last > 0 && last < most {
		return strings.Join(names[:last], ", ") + " or " + names[last]
	}
	return Some(names)
}

// Some lists names, of many the first with the number of all.
func Some(names []string) string {
	const most = 8
	if len(names) <= most {
		return strings.Join(names, ", ")
	}
	return fmt.Sprintf("%s … (%s in all)", strings.Join(names[:most], ", "), document.Thousands(len(names)))
}

// Joined joins the words that are not empty.
func Joined(with string, words ...string) string {
	return strings.Join(slices.DeleteFunc(words, func(w string) bool { return w == "" }), with)
}
