package positions

import "fmt"

// Place is where in the dataset's files something was written. Line and Column
// count from 1, columns in characters. The zero Place is nowhere.
type Place struct {
	File   string // slash-separated, relative to the dataset
	Line   int
	Column int
}

func (p Place) String() string {
	if p.Line == 0 {
		return p.File
	}
	return fmt.Sprintf("%s:%d:%d", p.File, p.Line, p.Column)
}
