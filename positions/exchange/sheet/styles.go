package sheet

import (
	"encoding/xml"
	"strconv"
	"strings"
)

// dateness is what a cell's format shows its number as.
type dateness uint8

const (
	noDate dateness = iota
	aDate
	aTime // of day, without the day
	// perhapsDate is a format that shows a day in some languages, and in others
	// a time.
	perhapsDate
)

// maxFormats is more cell formats than a workbook can have.
const maxFormats = 1 << 17

// readFormats finds out which cell formats are dates, once.
func (b *book) readFormats() error {
	if b.formats != nil {
		return nil
	}
	b.formats = []dateness{}
	if !b.parcel.has(b.styles) {
		return nil
	}
	x, err := b.parcel.openXML(b.styles, true)
	if err != nil {
		return err
	}
	defer x.close.Close()
	codes := map[int]dateness{}
	return x.whole(func(e xml.StartElement) error {
		switch e.Name.Local {
		case "numFmts":
			return x.children(func(e xml.StartElement) error {
				if id, err := strconv.Atoi(attribute(e, "numFmtId")); err == nil && e.Name.Local == "numFmt" && len(codes) < maxFormats {
					codes[id] = shows(attribute(e, "formatCode"))
				}
				return x.skip()
			})
		case "cellXfs":
			return x.children(func(e xml.StartElement) error {
				if e.Name.Local == "xf" && len(b.formats) < maxFormats {
					id, _ := strconv.Atoi(attribute(e, "numFmtId"))
					is, own := codes[id]
					if !own {
						is = builtIn(id)
					}
					b.formats = append(b.formats, is)
				}
				return x.skip()
			})
		}
		return x.skip()
	})
}

// builtIn tells of the formats that have a number and no code in the file
// (ECMA-376, part 1, 18.8.30).
func builtIn(id int) dateness {
	switch {
	case id >= 14 && id <= 17, id == 22, id >= 27 && id <= 31, id == 36, id >= 50 && id <= 54, id == 57, id == 58, id >= 71 && id <= 74, id == 77, id == 81:
		return aDate
	case id >= 18 && id <= 21, id == 32, id == 33, id >= 45 && id <= 47, id == 75, id == 76, id >= 78 && id <= 80:
		return aTime
	case id == 34, id == 35, id == 55, id == 56:
		return perhapsDate
	}
	return noDate
}

// shows tells what a format's code shows: a date where any of its sections has a
// day, month or year, a time where one has hours, minutes or seconds alone.
func shows(code string) dateness {
	found := noDate
	for len(code) > 0 {
		var section dateness
		if section, code = showsSection(code); section == aDate {
			return aDate
		} else if section == aTime {
			found = aTime
		}
	}
	return found
}

// showsSection reads up to a semicolon, and gives the rest.
func showsSection(code string) (is dateness, rest string) {
	var day, clock, month, number bool
	for len(code) > 0 {
		c := code[0] | 0x20 // letters are small
		switch skip := 1; {
		case code[0] == ';':
			return decided(day, clock, month, number), code[1:]
		case code[0] == '"':
			code = after(code[1:], '"')
		case code[0] == '[':
			inside, _, _ := strings.Cut(code[1:], "]")
			code = after(code[1:], ']')
			if inside != "" && (strings.Trim(inside, "hH") == "" || strings.Trim(inside, "mM") == "" || strings.Trim(inside, "sS") == "") {
				clock = true // hours that have passed, and so on
			}
		case strings.IndexByte(`\_*`, code[0]) >= 0:
			code = code[1:]
			for skip = 1; skip < len(code) && code[skip]&0xc0 == 0x80; skip++ { // the bytes of one character
			}
			code = code[min(skip, len(code)):]
		case len(code) >= 7 && strings.EqualFold(code[:7], "general"):
			number, code = true, code[7:]
		case c == 'e' && len(code) > 1 && (code[1] == '+' || code[1] == '-'):
			number, code = true, code[2:]
		case len(code) >= 5 && strings.EqualFold(code[:5], "am/pm"), len(code) >= 3 && strings.EqualFold(code[:3], "a/p"):
			clock, code = true, code[1:]
			code = code[strings.IndexByte(code, '/')+2:]
		default:
			switch c {
			case 'y', 'd', 'e', 'g', 'b':
				day = true
			case 'm':
				month = true
			case 'h', 's':
				clock = true
			}
			if strings.IndexByte("#?0@", code[0]) >= 0 {
				number = number || !clock // a fraction of seconds
			}
			code = code[1:]
		}
	}
	return decided(day, clock, month, number), ""
}

func decided(day, clock, month, number bool) dateness {
	switch {
	case number:
		return noDate
	case day, month && !clock:
		return aDate
	case clock:
		return aTime
	}
	return noDate
}

// after gives what stands behind a character.
func after(s string, c byte) string {
	_, rest, _ := strings.Cut(s, string(c))
	return rest
}
