package yamlfile

import (
	"bytes"
	"unicode/utf8"
)

var byteOrderMark = []byte("\uFEFF")

// source is the bytes of a file, arranged by lines once a problem asks for
// them; most files have none.
//
// YAML breaks lines at more characters than editors do: besides LF, CRLF and CR
// at U+0085, U+2028 and U+2029. Places from the decoder count YAML's lines;
// people are told the editor's.
type source struct {
	toldLine int // the line that text gave last; all problems of a long line share it
	told     string

	bytes []byte // without a byte order mark
	yaml  []int  // where each of YAML's lines starts
	lines []int  // where each of an editor's lines starts

	// What offset and place gave last, each in its own count. In a long line they go on
	// from there, as problems mostly come in order.
	found, placed spot
}

// spot is a place in a line, and the byte that stands there.
type spot struct{ line, column, offset int }

func newSource(content []byte) *source {
	return &source{bytes: bytes.TrimPrefix(content, byteOrderMark)}
}

func (s *source) index() {
	if s.lines != nil {
		return
	}
	s.yaml, s.lines = []int{0}, []int{0}
	for i := 0; i < len(s.bytes); i++ {
		next := 0
		switch c := s.bytes[i]; {
		case c == '\n', c == '\r' && (i+1 == len(s.bytes) || s.bytes[i+1] != '\n'):
			s.lines = append(s.lines, i+1)
			next = i + 1
		case c == 0xC2 && i+1 < len(s.bytes) && s.bytes[i+1] == 0x85:
			next = i + 2
		case c == 0xE2 && i+2 < len(s.bytes) && s.bytes[i+1] == 0x80 && (s.bytes[i+2] == 0xA8 || s.bytes[i+2] == 0xA9):
			next = i + 3
		}
		if next > 0 {
			s.yaml = append(s.yaml, next)
		}
	}
}

// oddBreaks reports whether the file has line breaks that are YAML's alone.
func (s *source) oddBreaks() bool {
	return bytes.Contains(s.bytes, []byte("\u2028")) || bytes.Contains(s.bytes, []byte("\u2029")) || bytes.Contains(s.bytes, []byte("\u0085"))
}

// offset finds the byte at a place in YAML's count, clamped to the file.
func (s *source) offset(line, column int) int {
	s.index()
	line = min(max(line, 1), len(s.yaml))
	i := s.yaml[line-1]
	end := len(s.bytes)
	if line < len(s.yaml) {
		end = s.yaml[line]
	}
	at := 1
	if s.found.line == line && s.found.column <= column {
		i, at = s.found.offset, s.found.column
	}
	for ; at < column && i < end; at++ {
		_, size := utf8.DecodeRune(s.bytes[i:])
		i += size
	}
	s.found = spot{line, at, i}
	return min(i, end)
}

// place gives a byte's line and column in the editor's count.
func (s *source) place(offset int) (line, column int) {
	s.index()
	low, high := 0, len(s.lines) // the line's start is the last one at or before offset
	for low < high {
		if mid := (low + high) / 2; s.lines[mid] <= offset {
			low = mid + 1
		} else {
			high = mid
		}
	}
	line = max(low, 1)
	from := spot{line, 1, s.lines[line-1]}
	if s.placed.line == line && s.placed.offset <= offset {
		from = s.placed
	}
	to := min(offset, len(s.bytes))
	column = from.column + utf8.RuneCount(s.bytes[min(from.offset, to):to])
	if to == len(s.bytes) || utf8.RuneStart(s.bytes[to]) { // else what follows cannot be counted by itself
		s.placed = spot{line, column, to}
	}
	return line, column
}

// text gives a line in the editor's count, without its break.
func (s *source) text(line int) string {
	s.index()
	if line < 1 || line > len(s.lines) {
		return ""
	}
	if line == s.toldLine {
		return s.told
	}
	end := len(s.bytes)
	if line < len(s.lines) {
		end = s.lines[line]
	}
	s.toldLine, s.told = line, string(bytes.TrimRight(s.bytes[s.lines[line-1]:end], "\r\n"))
	return s.told
}
