package console

import (
	"errors"
	"fmt"
	"strings"
)

// ExitHelp ends the long help of every command whose result is no check.
const ExitHelp = ExitLead + `0 done; 2 wrong use; 3 the dataset or a file can't be read or written;
70 a bug of stance; 130 interrupted.`

// ExitLead is how the last paragraph of a long help begins.
const ExitLead = "Exit codes: "

// ExitHelpOf is ExitHelp of a command whose result is a check, or can be made one: failed says
// when it fails.
func ExitHelpOf(failed string) string {
	return strings.Replace(ExitHelp, "0 done;", "0 done; 1 "+failed+";", 1)
}

// ErrInterrupted says that the user broke off.
var ErrInterrupted = errors.New("interrupted")

// UsageError is a mistake in the command line.
type UsageError struct {
	Message string
	Hint    string // how to mend it, or ""
}

func (e *UsageError) Error() string { return e.Message }

// Usagef words a mistake in the command line, without a hint.
func Usagef(format string, args ...any) *UsageError {
	return &UsageError{Message: fmt.Sprintf(format, args...)}
}
