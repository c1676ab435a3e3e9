package main

import (
	"errors"
	"fmt"
	"strings"

	"stance/diff/report"
	"stance/positions/problem"
)

// exitHelp ends every command's long help.
const exitHelp = `Exit codes: 0 done; 1 the check asked for failed; 2 wrong use; 3 the dataset or
a file can't be read; 70 a bug of stance; 130 interrupted.`

// errInterrupted says that the user broke off.
var errInterrupted = errors.New("interrupted")

// usageError is a mistake in the command line.
type usageError struct {
	message string
	hint    string // how to mend it, or ""
}

func (e *usageError) Error() string { return e.message }

func usagef(format string, args ...any) *usageError {
	return &usageError{message: fmt.Sprintf(format, args...)}
}

func plural(n int, thing string) string {
	if n == 1 {
		return "1 " + thing
	}
	return fmt.Sprintf("%d %ss", n, thing)
}

// didYouMean is a hint with the nearest of the known names, else with all of
// them.
func didYouMean(name string, known []string) string {
	if near, ok := problem.Nearest(name, known); ok {
		return fmt.Sprintf("did you mean %s?", near)
	}
	return "known: " + strings.Join(known, ", ")
}

// either joins alternatives.
func either(names []string) string {
	const most = 8
	if last := len(names) - 1; last > 0 && last < most {
		return strings.Join(names[:last], ", ") + " or " + names[last]
	}
	return some(names)
}

// some lists names, of many the first with the number of all.
func some(names []string) string {
	const most = 8
	if len(names) <= most {
		return strings.Join(names, ", ")
	}
	return fmt.Sprintf("%s … (%s in all)", strings.Join(names[:most], ", "), report.Thousands(len(names)))
}
