package sheet

import (
	"bytes"
	"fmt"
	"strings"
	letters "unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
)

// mark is the byte order mark, in UTF-8.
var mark = []byte("\ufeff")

// decode turns the bytes of a file into text. Of byte order marks at its beginning
// one is expected; the note tells of more, which nobody sees.
func decode(content []byte, named string) (text []byte, note string, err error) {
	text, note, err = decodeMarked(content, named)
	if err != nil || !bytes.HasPrefix(text, mark) {
		return text, note, err
	}
	const more = "it begins with more than one byte order mark; all were left out"
	if note != "" {
		note += "; "
	}
	for bytes.HasPrefix(text, mark) {
		text = text[len(mark):]
	}
	return text, note + more, nil
}

// decodeMarked leaves out one byte order mark. What is not marked as Unicode and
// is not valid UTF-8 is taken for Windows-1252, which Excel writes in western
// Europe and the Americas, and the note says so, with a word of it.
func decodeMarked(content []byte, named string) (text []byte, note string, err error) {
	if err := refuse(content); err != nil {
		return nil, "", err
	}
	if named != "" {
		return decodeNamed(content, named)
	}
	switch {
	case bytes.HasPrefix(content, mark):
		content = content[len(mark):]
	case bytes.HasPrefix(content, []byte("\xff\xfe")), bytes.HasPrefix(content, []byte("\xfe\xff")):
		text, err = decodeWith(unicode.UTF16(unicode.LittleEndian, unicode.UseBOM), content)
		return text, "", err
	}
	if bytes.IndexByte(content, 0) >= 0 {
		order, err := utf16Order(content)
		if err != nil {
			return nil, "", err
		}
		text, err = decodeWith(unicode.UTF16(order, unicode.IgnoreBOM), content)
		return text, "it has no byte order mark, and was read as UTF-16; --encoding names another encoding", err
	}
	if utf8.Valid(content) {
		return content, "", nil
	}
	if !latin(content) {
		return nil, "", fmt.Errorf("its encoding is neither UTF-8 nor UTF-16 nor Windows-1252; save it as UTF-8 (in Excel: CSV UTF-8), or name it with --encoding, such as windows-1251 or koi8-r for Cyrillic")
	}
	text, err = decodeWith(charmap.Windows1252, content)
	return text, "it is not UTF-8, and was read as Windows-1252" + example(text) + "; if letters look wrong, name its encoding: --encoding windows-1250 for Central Europe, windows-1251 for Cyrillic", err
}

// example is the first word with a letter beyond ASCII, by which a reader sees whether an encoding
// was guessed rightly; "" where there is none.
func example(text []byte) string {
	const longest = 40
	for word := range bytes.FieldsFuncSeq(text, func(r rune) bool { return !letters.IsLetter(r) }) {
		if utf8.RuneCount(word) < len(word) && utf8.RuneCount(word) <= longest {
			return ", as in “" + string(word) + "”"
		}
	}
	return ""
}

// latin reports whether text can be Windows-1252: it is free of bytes that this
// does not have, and most of its letters beyond ASCII do not stand three and
// more in a row, as they do in the encodings of Cyrillic, Greek and Chinese.
func latin(content []byte) bool {
	letters, inRow, run := 0, 0, 0
	count := func() {
		if letters += run; run >= 3 {
			inRow += run
		}
		run = 0
	}
	for _, b := range content {
		switch {
		case b == 0x81 || b == 0x8d || b == 0x8f || b == 0x90 || b == 0x9d:
			return false
		case b > 0xa0:
			run++
		default:
			count()
		}
	}
	count()
	return 2*inRow <= letters
}

// refuse names kinds of file that are no text.
func refuse(content []byte) error {
	for _, kind := range []struct{ start, name string }{
		{"\xd0\xcf\x11\xe0", "an old Excel workbook (.xls), or one with a password; save it as .xlsx without one, or as CSV UTF-8"},
		{"%PDF-", "a PDF; save the table in it as CSV or .xlsx"},
		{"\x1f\x8b", "compressed with gzip; unpack it"},
		{"PAR1", "a Parquet file; write it as CSV"},
	} {
		if bytes.HasPrefix(content, []byte(kind.start)) {
			return fmt.Errorf("it is %s", kind.name)
		}
	}
	start := bytes.ToLower(bytes.TrimSpace(content[:min(len(content), 256)]))
	if bytes.HasPrefix(start, []byte("<!doctype html")) || bytes.HasPrefix(start, []byte("<html")) {
		return fmt.Errorf("it is a web page, not a table; save it as CSV or .xlsx")
	}
	return nil
}

// utf16Order finds the byte order of UTF-16 without a mark by where its zero
// bytes are: beside most line feeds, and in every second place of a tenth of all,
// as there are blanks and digits in any language's tables. A file with other zero
// bytes is refused.
func utf16Order(content []byte) (unicode.Endianness, error) {
	var zeros [2]int
	var whole [2]int // line feeds with the zero byte that belongs to them, less those without
	begin := content[:min(len(content), 1<<16)&^1]
	for i, b := range begin {
		other := begin[i^1]
		switch {
		case b == 0:
			zeros[i%2]++
		case b == '\n' && other == 0:
			whole[1-i%2]++
		case b == '\n':
			whole[0]--
			whole[1]--
		}
	}
	is := func(high int) bool {
		return len(content)%2 == 0 && zeros[high] > 20*zeros[1-high] && 20*zeros[high] >= len(begin) &&
			(whole[high] > 0 || 4*zeros[high] >= len(begin))
	}
	switch {
	case is(1):
		return unicode.LittleEndian, nil
	case is(0):
		return unicode.BigEndian, nil
	}
	first := bytes.IndexByte(content, 0)
	before := content[:first]
	line := 1 + bytes.Count(before, []byte("\n"))
	return unicode.LittleEndian, fmt.Errorf("there is a NUL byte in line %d (byte %d of the file), so it is neither text nor an Excel workbook; take it away, or save the file as UTF-8", line, first+1)
}

// decodeNamed decodes by the name that the user gave.
func decodeNamed(content []byte, named string) (text []byte, note string, err error) {
	fold := func(s string) string {
		return strings.NewReplacer(" ", "", "-", "", "_", "").Replace(strings.ToLower(s))
	}
	switch fold(named) {
	case "utf8":
		content = bytes.TrimPrefix(content, mark)
		if !utf8.Valid(content) {
			return nil, "", fmt.Errorf("it is not UTF-8")
		}
		return content, "", nil
	case "utf16", "utf16le":
		text, err = decodeWith(unicode.UTF16(unicode.LittleEndian, unicode.UseBOM), content)
		return text, "", err
	case "utf16be":
		text, err = decodeWith(unicode.UTF16(unicode.BigEndian, unicode.UseBOM), content)
		return text, "", err
	}
	for _, e := range charmap.All {
		if name := fmt.Sprint(e); fold(name) == fold(named) {
			text, err = decodeWith(e, content)
			return text, "", err
		}
	}
	return nil, "", &OptionError{fmt.Sprintf("no encoding %q", named), "write utf-8, utf-16, windows-1250 to windows-1258, iso-8859-1 to iso-8859-16, koi8-r, koi8-u or macintosh"}
}

func decodeWith(e encoding.Encoding, content []byte) ([]byte, error) {
	text, err := e.NewDecoder().Bytes(content)
	if err != nil {
		return nil, fmt.Errorf("it cannot be read as %v: %w", e, err)
	}
	return text, nil
}
