package sheet

import (
	"cmp"
	"fmt"
	"math"
	"strconv"
	"strings"
)

// Limits are the largest tables that are read. What is zero has its default,
// with which a survey of a million rows and 200 columns is read.
type Limits struct {
	Size     int64 // bytes of a file, and of the texts that its cells hold
	Unpacked int64 // bytes that the parts of a workbook unpack to, in all
	Elements int64 // with attributes, texts and comments, that are read of a workbook's XML
	Rows     int64 // with cells in them
	Columns  int64
	Cells    int64 // rows times columns
	Text     int64 // bytes in a cell
	Texts    int64 // that a workbook's cells share
	Merged   int64 // blocks of merged cells
	Parts    int64 // files in a workbook
}

var defaults = Limits{
	Size: 1 << 30, Unpacked: 8 << 30, Elements: 4_000_000_000, Rows: 2_000_000, Columns: lastColumn, Cells: 250_000_000,
	Text: 1 << 20, Texts: 16_000_000, Merged: 100_000, Parts: 10_000,
}

// Where the user has set no limit for it, a workbook may unpack to freeUnpacked
// bytes whatever its size, and beyond them to maxRatio times its size: workbooks
// that people make have ratios of 5 to 30. Each of its parts other than worksheets
// and shared texts may unpack to smallPart bytes.
const (
	freeUnpacked = 64 << 20
	smallPart    = 32 << 20
	maxRatio     = 100
)

// Where the user has set no limit for it, of a workbook are read freeElements pieces
// of XML, and beyond them as many as its size and its filled cells account for. A
// filled cell has some 8, with what stands around it; an empty one that is formatted
// has 4 in 1 to 3 bytes of the file.
const (
	freeElements    = 4_000_000
	elementsPerByte = 4
	elementsPerCell = 16
)

// maxHeld is how many bytes of text the cells of a workbook may hold, given the
// bytes of its file, where the user has set no limit: texts that cells share are
// repeated as what is packed is, so that a few kilobytes could fill all memory.
func maxHeld(size int64) int64 { return max(freeUnpacked, maxRatio*size) }

// limit is one of the limits.
type limit struct {
	name  string
	bytes bool
	doc   string
	of    func(*Limits) *int64
}

var allLimits = []limit{
	{"size", true, "bytes of the file, and of the texts in its cells", func(l *Limits) *int64 { return &l.Size }},
	{"unpacked", true, "bytes that a workbook unpacks to", func(l *Limits) *int64 { return &l.Unpacked }},
	{"elements", false, "pieces of a workbook's XML: elements, attributes, texts and comments", func(l *Limits) *int64 { return &l.Elements }},
	{"rows", false, "rows with cells in them", func(l *Limits) *int64 { return &l.Rows }},
	{"columns", false, "columns", func(l *Limits) *int64 { return &l.Columns }},
	{"cells", false, "rows times columns", func(l *Limits) *int64 { return &l.Cells }},
	{"text", true, "bytes of the text in a cell", func(l *Limits) *int64 { return &l.Text }},
	{"texts", false, "texts that the cells of a workbook share", func(l *Limits) *int64 { return &l.Texts }},
	{"merged", false, "blocks of merged cells in a worksheet", func(l *Limits) *int64 { return &l.Merged }},
	{"parts", false, "files that a workbook is made of", func(l *Limits) *int64 { return &l.Parts }},
}

// LimitNames are the names by which Set knows the limits.
func LimitNames() []string {
	names := make([]string, len(allLimits))
	for i, l := range allLimits {
		names[i] = l.name
	}
	return names
}

// LimitDocs tells of each limit its name, its default as Set reads it, and what
// it bounds.
func LimitDocs() [][3]string {
	docs := make([][3]string, len(allLimits))
	for i, l := range allLimits {
		docs[i] = [3]string{l.name, l.written(*l.of(&defaults)), l.doc}
	}
	return docs
}

// Set sets a limit by its name. Limits in bytes may end in kB, MB or GB, each
// 1024 times the one before.
func (l *Limits) Set(name, value string) error {
	for _, known := range allLimits {
		if known.name == name {
			n, ok := amount(value, known.bytes)
			if !ok {
				example := "2000000"
				if known.bytes {
					example = "2GB"
				}
				return &OptionError{fmt.Sprintf("%q is no limit of %s", value, name), "write a number from 1, such as " + example}
			}
			*known.of(l) = n
			return nil
		}
	}
	return &OptionError{fmt.Sprintf("there is no limit of %q", name), "limits: " + strings.Join(LimitNames(), ", ")}
}

var units = []struct {
	name string
	size int64
}{{"GB", 1 << 30}, {"MB", 1 << 20}, {"kB", 1 << 10}}

func amount(value string, bytes bool) (int64, bool) {
	factor := int64(1)
	if bytes {
		for _, u := range units {
			if n := len(value) - len(u.name); n > 0 && strings.EqualFold(value[n:], u.name) {
				value, factor = strings.TrimSpace(value[:n]), u.size
				break
			}
		}
	}
	n, err := strconv.ParseInt(value, 10, 64)
	return n * factor, err == nil && n > 0 && n <= math.MaxInt64/4/factor
}

// written gives a number as Set reads it.
func (l *limit) written(n int64) string {
	if l.bytes {
		for _, u := range units {
			if n%u.size == 0 {
				return fmt.Sprint(n/u.size, u.name)
			}
		}
	}
	return fmt.Sprint(n)
}

// filled is the limits with the defaults where nothing is set.
func (l Limits) filled() Limits {
	for _, one := range allLimits {
		*one.of(&l) = cmp.Or(*one.of(&l), *one.of(&defaults))
	}
	return l
}

// LimitError says that a table is larger than is read.
type LimitError struct {
	Message string
	Limit   string // its name
	Least   int64  // what it would have to be, as far as is known
}

func (e *LimitError) Error() string {
	for _, l := range allLimits {
		if l.name == e.Limit {
			return e.Message + "; --limit " + e.Limit + "=" + l.written(l.rounded(e.Least)) + " raises it"
		}
	}
	return e.Message
}

// rounded gives the next larger number that is easily written.
func (l *limit) rounded(n int64) int64 {
	if l.bytes {
		for _, u := range units {
			if n > u.size {
				return (n + u.size - 1) / u.size * u.size
			}
		}
	}
	return n
}

// Check refuses a file that is too large; size is in bytes.
func (l Limits) Check(size int64) error {
	if most := l.filled().Size; size > most {
		return &LimitError{"it has " + sizeText(size) + ", and the limit is " + sizeText(most), "size", size}
	}
	return nil
}

// Over is the error for a file of which no more is known than that it is too
// large.
func (l Limits) Over() error {
	most := l.filled().Size
	return &LimitError{"it has more than " + sizeText(most) + ", which is the limit", "size", 2 * most}
}

// MaxSize is the size of the largest file that is read, in bytes.
func (l Limits) MaxSize() int64 { return l.filled().Size }

// sizeText words a number of bytes.
func sizeText(n int64) string {
	for _, u := range units {
		if n >= u.size {
			return strings.TrimSuffix(strconv.FormatFloat(float64(n)/float64(u.size), 'f', 1, 64), ".0") + " " + u.name
		}
	}
	return plural(int(n), "byte")
}

// counted words a number of things.
func counted(n int64, thing string) string {
	if n == 1 {
		return "1 " + thing
	}
	return thousands(n) + " " + thing + "s"
}

// thousands writes a number with commas.
func thousands(n int64) string {
	s := strconv.FormatInt(n, 10)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}
