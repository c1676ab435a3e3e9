//go:build !windows

package console

import "os"

// takesEscapes reports whether a terminal obeys the sequences that make colours and move the
// cursor, as all do but those whose TERM is dumb.
func takesEscapes(*os.File) bool { return true }
