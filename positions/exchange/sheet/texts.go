package sheet

import (
	"encoding/xml"
	"strconv"
	"unicode/utf16"
	"unicode/utf8"
)

// sharedTexts are the texts that cells refer to by number.
type sharedTexts struct {
	all   [][]byte
	block []byte
	held  int64
}

// readShared reads the shared texts, once.
func (b *book) readShared() error {
	if b.shared != nil {
		return nil
	}
	b.shared = &sharedTexts{}
	if !b.parcel.has(b.strings) {
		return nil
	}
	x, err := b.parcel.openXML(b.strings, false)
	if err != nil {
		return err
	}
	defer x.close.Close()
	limits := b.parcel.limits
	var text []byte
	return x.whole(func(e xml.StartElement) error {
		if e.Name.Local != "si" {
			return x.skip()
		}
		var err error
		if text, err = x.richText(text[:0], limits.Text); err != nil {
			return err
		}
		s := b.shared
		if int64(len(text)) > limits.Text {
			return &LimitError{"its cells share a text of " + sizeText(int64(len(text))) + ", and the limit is " + sizeText(limits.Text), "text", int64(len(text))}
		}
		if int64(len(s.all)) >= limits.Texts {
			return &LimitError{"its cells share more than " + counted(limits.Texts, "text") + ", which is the limit", "texts", 2 * limits.Texts}
		}
		if s.held += int64(len(text)); s.held > limits.Size {
			return &LimitError{"its cells share more than " + sizeText(limits.Size) + " of text, which is the limit", "size", 2 * limits.Size}
		}
		s.add(text)
		return nil
	})
}

func (s *sharedTexts) add(text []byte) {
	if cap(s.block)-len(s.block) < len(text) {
		s.block = make([]byte, 0, max(min(max(1<<12, 2*cap(s.block)), 1<<20), len(text)))
	}
	start := len(s.block)
	s.block = append(s.block, text...)
	s.all = append(s.all, s.block[start:])
}

// richText reads a text in one piece (t) or several with formats of their own
// (r), without how it is pronounced (rPh).
func (x *xmlPart) richText(to []byte, most int64) ([]byte, error) {
	start := len(to)
	err := x.children(func(e xml.StartElement) (err error) {
		switch e.Name.Local {
		case "t":
			to, err = x.text(to, most)
			return err
		case "r":
			return x.children(func(e xml.StartElement) (err error) {
				if e.Name.Local == "t" {
					to, err = x.text(to, most)
					return err
				}
				return x.skip()
			})
		}
		return x.skip()
	})
	return append(to[:start], unescaped(to[start:])...), err
}

// unescaped puts in the characters that workbooks write by their number, such as
// _x000D_. It changes the text in place.
func unescaped(text []byte) []byte {
	out := text[:0]
	for i := 0; i < len(text); {
		unit, ok := escapedUnit(text[i:])
		if !ok {
			out = append(out, text[i])
			i++
			continue
		}
		i += escapeLength
		r := rune(unit)
		if utf16.IsSurrogate(r) {
			r = utf8.RuneError
			if low, ok := escapedUnit(text[i:]); ok {
				if both := utf16.DecodeRune(rune(unit), rune(low)); both != utf8.RuneError {
					r = both
					i += escapeLength
				}
			}
		}
		out = utf8.AppendRune(out, r) // never longer than what it stands for
	}
	return out
}

const escapeLength = len("_x0041_")

func escapedUnit(s []byte) (uint16, bool) {
	if len(s) < escapeLength || s[0] != '_' || s[1] != 'x' || s[6] != '_' {
		return 0, false
	}
	n, err := strconv.ParseUint(string(s[2:6]), 16, 16)
	return uint16(n), err == nil
}
