package console

import (
	"errors"
	"fmt"
)

// ExitHelp ends every command's long help.
const ExitHelp = `Exit codes: 0 done; 1 the check asked for failed; 2 wrong use; 3 the dataset or
a file can't be read; 70 a bug of stance; 130 interrupted.`

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
