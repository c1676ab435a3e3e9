package problem

import (
	"cmp"
	"slices"
)

// Severity tells whether a problem stops a command.
type Severity uint8

const (
	Error   Severity = iota // stops every command but check
	Warning                 // stops nothing
)

func (s Severity) String() string {
	if s == Warning {
		return "warning"
	}
	return "error"
}

// MarshalText writes the severity as "error" or "warning".
func (s Severity) MarshalText() ([]byte, error) { return []byte(s.String()), nil }

// Problem is one thing that is wrong. Its strings hold what the files hold, so
// they are not safe to print as they are: see Render.
type Problem struct {
	File     string // slash-separated, relative to the dataset; "" for the dataset's folder itself
	Line     int    // from 1; 0: the file as a whole
	Column   int    // from 1, in characters; 0: the line as a whole
	Severity Severity
	Rule     Rule
	Message  string // what is wrong
	Hint     string // how to mend it; "" where the message says all
	Text     string // the line of the file, without its line break
}

// New makes a problem of the severity that the rule has.
func New(rule Rule, file string, line, column int, message, hint string) Problem {
	return Problem{File: file, Line: line, Column: column, Severity: rule.Severity(), Rule: rule, Message: message, Hint: hint}
}

// Sort puts problems in the order in which they are reported: by file, place,
// then errors before warnings, then rule and message, so that it is always the
// same.
func Sort(problems []Problem) {
	slices.SortStableFunc(problems, func(a, b Problem) int {
		return cmp.Or(
			cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column),
			cmp.Compare(a.Severity, b.Severity), cmp.Compare(a.Rule, b.Rule), cmp.Compare(a.Message, b.Message))
	})
}

// Counts says how many problems there are of each severity.
type Counts struct {
	Errors   int `json:"errors"`
	Warnings int `json:"warnings"`
}

// Count counts problems by severity.
func Count(problems []Problem) Counts {
	var c Counts
	for i := range problems {
		if problems[i].Severity == Error {
			c.Errors++
		} else {
			c.Warnings++
		}
	}
	return c
}
