package console

import (
	"fmt"
	"slices"
	"strings"

	"stance/diff/report/document"
	"stance/positions"
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

// WordMeant gives that of the known words which a word is, or which alone begins so, in any case;
// fault begins the message of the error where there is none, such as: no review state.
func WordMeant(fault, word string, known []string) (string, error) {
	switch begun := positions.WordsBegun(known, word); len(begun) {
	case 0:
		return "", &UsageError{Message: fmt.Sprintf("%s %q", fault, word), Hint: DidYouMean(word, known)}
	case 1:
		return begun[0], nil
	default:
		return "", &UsageError{Message: fmt.Sprintf("%q can be %s", word, Either(begun)), Hint: "write more of it"}
	}
}

// mostNamed is how many names Either and Some list.
const mostNamed = 8

// Either joins alternatives, of many the first with the number of all.
func Either(names []string) string {
	if len(names) > mostNamed {
		return Some(names)
	}
	return OneOf(names)
}

// OneOf joins all alternatives, where each may be what is looked for.
func OneOf(names []string) string {
	if last := len(names) - 1; last > 0 {
		return strings.Join(names[:last], ", ") + " or " + names[last]
	}
	return strings.Join(names, "")
}

// Some lists names, of many the first with the number of all.
func Some(names []string) string {
	if len(names) <= mostNamed {
		return strings.Join(names, ", ")
	}
	return fmt.Sprintf("%s … (%s in all)", strings.Join(names[:mostNamed], ", "), document.Thousands(len(names)))
}

// Joined joins the words that are not empty.
func Joined(with string, words ...string) string {
	return strings.Join(slices.DeleteFunc(words, func(w string) bool { return w == "" }), with)
}
