// Package foreign is where panics of decoders that others wrote become errors: of the
// YAML library, of archive/zip and encoding/xml in workbooks, of the HTML tokenizer.
// They are given strangers' files, and one that falls over one of these must not take
// everything else with it.
//
// It is not for code of our own. A panic there is a bug that has to come to light: it
// goes up to main, which says so. A test over the source holds who calls Caught, and
// that nothing else recovers but main and the loop of package parallel.
package foreign

import (
	"fmt"
	"runtime/debug"
)

// Fault is a panic of a decoder: no fault of the file that it was given, whatever
// stands in that.
type Fault struct {
	Decoder string // "the YAML library"
	Panic   any
	Stack   []byte
}

func (f *Fault) Error() string {
	return fmt.Sprintf("%s failed on it, which is a fault of the program and not of the file; please report it: %v", f.Decoder, f.Panic)
}

// Caught is deferred by a function that does nothing but call a decoder, and makes an
// error (a *Fault) of its panic.
func Caught(decoder string, err *error) {
	if fault := recover(); fault != nil {
		*err = &Fault{decoder, fault, debug.Stack()}
	}
}
