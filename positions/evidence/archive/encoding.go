package archive

import (
	"bytes"
	"fmt"
	"strings"
	"unicode/utf8"
)

// Decode turns a file's bytes into text: UTF-8 with or without a byte order
// mark. Everything else is refused; guessing an encoding would guess at what
// was said.
func Decode(raw []byte) (string, error) {
	for _, kind := range []struct{ start, name, advice string }{
		{"\x00\x00\xfe\xff", "UTF-32", "save it as UTF-8"},
		{"\xff\xfe\x00\x00", "UTF-32", "save it as UTF-8"},
		{"\xff\xfe", "UTF-16", "save it as UTF-8, for instance with iconv -f UTF-16 -t UTF-8"},
		{"\xfe\xff", "UTF-16", "save it as UTF-8, for instance with iconv -f UTF-16 -t UTF-8"},
		{"%PDF-", "a PDF", "save its text, for instance with pdftotext"},
		{"PK\x03\x04", "a ZIP archive or an office document", "save its text as UTF-8"},
		{"\xd0\xcf\x11\xe0", "an office document", "save its text as UTF-8"},
		{"\x1f\x8b", "compressed with gzip", "unpack it"},
		{"{\\rtf", "RTF", "save its text as UTF-8"},
	} {
		if bytes.HasPrefix(raw, []byte(kind.start)) {
			return "", fmt.Errorf("%w: it is %s; %s", ErrNotText, kind.name, kind.advice)
		}
	}
	raw = bytes.TrimPrefix(raw, []byte("\ufeff"))
	if i := bytes.IndexByte(raw, 0); i >= 0 {
		return "", fmt.Errorf("%w: byte %d is NUL, as in binary files and UTF-16; save it as UTF-8", ErrNotText, i)
	}
	if !utf8.Valid(raw) {
		at := invalidAt(raw)
		line := 1 + bytes.Count(raw[:at], []byte("\n"))
		return "", fmt.Errorf("%w: byte 0x%02X in line %d; save it as UTF-8, for instance with iconv -f WINDOWS-1252 -t UTF-8 (or -1251 for Cyrillic)", ErrNotText, raw[at], line)
	}
	return string(raw), nil
}

// invalidAt gives the first byte that is not UTF-8.
func invalidAt(raw []byte) int {
	for i := 0; i < len(raw); {
		r, width := utf8.DecodeRune(raw[i:])
		if r == utf8.RuneError && width == 1 {
			return i
		}
		i += width
	}
	return len(raw)
}

// IsHTML reports whether a text is taken for a page: it goes by the name, and for other names by how the text begins.
func IsHTML(name, text string) bool {
	lower := strings.ToLower(name)
	for _, suffix := range []string{".html", ".htm", ".xhtml"} {
		if strings.HasSuffix(lower, suffix) {
			return true
		}
	}
	start := strings.ToLower(strings.TrimSpace(text[:min(len(text), 1024)]))
	if strings.HasPrefix(start, "<?xml") {
		if _, rest, ok := strings.Cut(start, "?>"); ok {
			start = strings.TrimSpace(rest)
		}
	}
	for strings.HasPrefix(start, "<!--") {
		_, rest, ok := strings.Cut(start, "-->")
		if !ok {
			return false
		}
		start = strings.TrimSpace(rest)
	}
	for _, tag := range []string{"<!doctype html", "<html", "<head", "<body"} {
		if rest, ok := strings.CutPrefix(start, tag); ok && (rest == "" || strings.ContainsAny(rest[:1], " \t\r\n>/")) {
			return true
		}
	}
	return false
}
