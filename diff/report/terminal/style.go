package terminal

import "strings"

// style is how a piece of text looks. Colours are of the terminal's own
// palette of 16, so that they are legible on light and on dark ground; yellow
// and the bright ones, which are not, are left out.
type style uint8

const (
	bold style = 1 << iota
	dim
	inserted // underlined and green
	deleted  // struck through and red
	moved    // magenta: what says that a position moved, or may have
	wrong    // red: errors, and evidence against
	unbroken // no look of its own: a line does not end at the spaces in it
)

// The only place that writes escape sequences.
const (
	sgrStart = "\x1b["
	sgrEnd   = "m"
	sgrReset = "\x1b[0m"
)

var sgrCodes = []struct {
	style style
	code  string
}{
	{bold, "1"}, {dim, "2"}, {inserted, "4;32"}, {deleted, "9;31"}, {moved, "35"}, {wrong, "31"},
}

// paint styles one line's piece of text, and closes what it opens.
func (s style) paint(text string) string {
	var codes []string
	for _, c := range sgrCodes {
		if s&c.style != 0 {
			codes = append(codes, c.code)
		}
	}
	if codes == nil || text == "" {
		return text
	}
	return sgrStart + strings.Join(codes, ";") + sgrEnd + text + sgrReset
}
