package console

import (
	"os"

	"golang.org/x/sys/windows"
)

// takesEscapes has a console obey the sequences that make colours and move the cursor, and
// reports whether it does: one older than Windows 10 would print them.
func takesEscapes(f *os.File) bool {
	console := windows.Handle(f.Fd())
	var mode uint32
	if windows.GetConsoleMode(console, &mode) != nil {
		return false
	}
	const obeyed = windows.ENABLE_PROCESSED_OUTPUT | windows.ENABLE_VIRTUAL_TERMINAL_PROCESSING
	return mode&obeyed == obeyed || windows.SetConsoleMode(console, mode|obeyed) == nil
}
