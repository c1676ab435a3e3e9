package splice

import "bytes"

// bracket is where a flow collection ends, and what is last in it.
type bracket struct {
	close  int  // the closing bracket
	last   int  // the byte after the last token in it
	opened bool // nothing is in it
	comma  bool // a comma is last
	note   bool // there is a comment in it

	commas []int // those between its items, and one behind the last
	ends   []int // where each item ends
}

// closing finds the end of the flow collection that opens at a byte. It knows
// quotes and comments; what it makes of the rest is found out by reading the
// result.
func (f *File) closing(open int) (bracket, bool) {
	b := bracket{last: open + 1, opened: true}
	depth := 0
	before := byte('[') // the last byte that is no white space
	for at := open; at < len(f.body); at++ {
		c := f.body[at]
		switch {
		case c == ' ' || c == '\t' || c == '\r' || c == '\n':
			continue
		case c == '#' && at > 0 && bytes.IndexByte([]byte(" \t\r\n"), f.body[at-1]) >= 0:
			b.note = b.note || depth == 1
			at = f.lineEnd(at) - 1
			continue
		case (c == '"' || c == '\'') && bytes.IndexByte([]byte("[{,:"), before) >= 0:
			at = f.closeQuote(at)
		case c == '[' || c == '{':
			depth++
		case c == ']' || c == '}':
			depth--
			if depth == 0 {
				b.close = at
				if !b.opened && !b.comma {
					b.ends = append(b.ends, b.last)
				}
				return b, true
			}
		}
		if c == ',' && depth == 1 {
			b.commas, b.ends = append(b.commas, at), append(b.ends, b.last)
		}
		if at > open {
			b.last, b.opened, b.comma = min(at+1, len(f.body)), false, c == ','
		}
		before = c
	}
	return b, false
}

// closeQuote finds the end of a quoted text.
func (f *File) closeQuote(at int) int {
	quote := f.body[at]
	for at++; at < len(f.body); at++ {
		switch {
		case f.body[at] == '\\' && quote == '"':
			at++
		case f.body[at] != quote:
		case quote == '\'' && at+1 < len(f.body) && f.body[at+1] == '\'':
			at++
		default:
			return at
		}
	}
	return at
}
