package yamlfile

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"

	"gopkg.in/yaml.v3"

	"stance/positions/foreign"
	"stance/positions/problem"
)

// finding is what keeps a file from being YAML, and where.
type finding struct {
	rule          problem.Rule
	offset        int
	message, hint string
}

// diagnose turns the decoder's error into a problem. The decoder names a line
// only, often one too early and sometimes none, and its words are for
// programmers. So the text is read once more for the mistakes that people
// make, and the decoder's word taken where none of them is found.
func diagnose(file string, src *source, err error) problem.Problem {
	var fault *foreign.Fault
	if errors.As(err, &fault) {
		return problem.New(problem.InternalFault, file, 0, 0, fmt.Sprintf("%s failed on this file: %v", fault.Decoder, fault.Panic),
			"this is a fault of the program, not of your data; please report it, with the file if you can")
	}
	f := findUnreadable(src.bytes)
	message, line := decoderSays(err)
	if f == nil {
		f = aliasInProse(src.bytes, message)
	}
	if f == nil {
		f = nestedTooDeeply(src, message)
	}
	if f == nil {
		f = confirmed(src, findMistake(src.bytes))
	}
	if f == nil {
		f = &finding{problem.BadSyntax, src.offset(firstFailure(src, line), 1), "this is not valid YAML: " + message, translated(message)}
		f.offset += len(src.bytes[f.offset:]) - len(bytes.TrimLeft(src.bytes[f.offset:], " "))
	}
	at, column := src.place(f.offset)
	p := problem.New(f.rule, file, at, column, f.message, f.hint)
	p.Text = src.text(at)
	return p
}

var decoderLine = regexp.MustCompile(`^line ([0-9]+): `)

// decoderSays takes the decoder's message apart; line is 0 where it names
// none, which it does for mistakes in the first line.
func decoderSays(err error) (message string, line int) {
	message = strings.TrimPrefix(err.Error(), "yaml: ")
	if m := decoderLine.FindStringSubmatch(message); m != nil {
		line, _ = strconv.Atoi(m[1])
		message = message[len(m[0]):]
	}
	return message, line
}

// translated gives a hint for messages of the decoder.
func translated(message string) string {
	switch {
	case strings.Contains(message, "did not find expected key"), strings.Contains(message, "mapping values"), strings.Contains(message, "expected '-'"):
		return "look at this line and the ones above it: is the indentation right, and is text with a colon, # or quotation marks in it put in quotes?"
	case strings.Contains(message, "incompatible YAML document"), strings.Contains(message, "directive"):
		return "take the line that begins with % away"
	}
	return "look at this line and the ones above it: text with a colon, #, brackets or quotation marks in it is best put in quotes"
}

// findUnreadable finds bytes that are no UTF-8, and characters that YAML does
// not allow.
func findUnreadable(b []byte) *finding {
	for i := 0; i < len(b); {
		r, size := utf8.DecodeRune(b[i:])
		switch {
		case r == utf8.RuneError && size == 1:
			return &finding{problem.BadEncoding, i, "this file is not UTF-8 from here on", "save it as UTF-8; it may have been written as Windows-1252 or Latin-1"}
		case r == 0:
			return &finding{problem.BadEncoding, i, "there is a NUL character here", "this may not be a text file; take the character away, or save the file as UTF-8"}
		case r < ' ' && r != '\t' && r != '\n' && r != '\r', r == 0x7f, r >= 0x80 && r < 0xa0 && r != 0x85, r == 0xFFFE, r == 0xFFFF:
			return &finding{problem.BadEncoding, i, "there is a control character here", "take it away; it can't be seen in most editors"}
		}
		i += size
	}
	return nil
}

// aliasInProse finds text that begins with * and so reads as an alias.
func aliasInProse(b []byte, message string) *finding {
	name, ok := strings.CutPrefix(message, "unknown anchor '")
	if !ok {
		return nil
	}
	name, _, _ = strings.Cut(name, "'")
	i := bytes.Index(b, []byte("*"+name))
	if i < 0 {
		return nil
	}
	return &finding{problem.YAMLFeature, i, "aliases (" + tick("*"+name) + ") are not part of the format", "put text that begins with * in quotes"}
}

func nestedTooDeeply(src *source, message string) *finding {
	if !strings.HasPrefix(message, "exceeded max depth") {
		return nil
	}
	return &finding{problem.BadSyntax, 0, "this file is nested thousands of levels deep", "no dataset needs that; is it the right file?"}
}

// verifiable is the size of file up to which a finding is tried out.
const verifiable = 4 << 20

// confirmed gives back a mistake that was found if it is the one that the
// decoder stumbled over: the text before its lines decodes, and with them it
// does not.
func confirmed(src *source, m *mistake) *finding {
	if m == nil {
		return nil
	}
	if len(src.bytes) > verifiable {
		return &m.finding
	}
	first, _ := src.place(m.from)
	last, _ := src.place(m.to)
	end := len(src.bytes)
	if last < len(src.lines) {
		end = src.lines[last]
	}
	if !decodes(src.bytes[:src.lines[first-1]]) || decodes(src.bytes[:end]) {
		return nil
	}
	return &m.finding
}

// firstFailure finds a line before which the text decodes and with which it
// does not, at or after the one that the decoder names.
func firstFailure(src *source, line int) int {
	src.index()
	if len(src.bytes) > verifiable {
		return max(line, 1)
	}
	good, bad := 0, len(src.yaml) // so many lines decode, and so many don't
	for bad-good > 1 {
		if mid := (good + bad) / 2; decodes(src.bytes[:src.yaml[mid]]) {
			good = mid
		} else {
			bad = mid
		}
	}
	return max(bad, line, 1)
}

func decodes(b []byte) bool {
	decoder := yaml.NewDecoder(bytes.NewReader(b))
	for {
		if _, err := nextDocument(decoder); err != nil {
			return errors.Is(err, io.EOF)
		}
	}
}
