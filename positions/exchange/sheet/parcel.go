package sheet

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"path"
	"slices"
	"strings"

	"stance/positions/foreign"
)

var (
	errNoWorkbook = errors.New("it is no Excel workbook (.xlsx) that can be read; open it in a spreadsheet and save it anew, or as CSV UTF-8")
	errDamaged    = errors.New("it is a damaged workbook; open it in a spreadsheet and save it anew")
)

// parcel is the zip file that a workbook is. It counts what is unpacked, whatever
// the file says of its parts' sizes.
type parcel struct {
	size     int64 // packed
	limits   Limits
	set      bool // the user has said how much may be unpacked
	parts    map[string]*zip.File
	counted  map[*zip.File]int64 // bytes unpacked, the most of several passes
	unpacked int64

	elements    int64 // pieces of XML read, in all passes
	elementsSet bool  // the user has said how many there may be
	filled      int64 // cells read with something in them
}

// maxDirectory bounds the list of a zip file's parts, in bytes for each part that
// is allowed.
const maxDirectory = 1 << 10

// listing reads the list of parts, and no more than is allowed of it.
type listing struct {
	*bytes.Reader
	left int64
	full bool
}

func (l *listing) ReadAt(p []byte, off int64) (int, error) {
	if l.left -= int64(len(p)); l.left < 0 {
		l.full = true
		return 0, errNoWorkbook
	}
	return l.Reader.ReadAt(p, off)
}

func openParcel(content []byte, limits Limits) (*parcel, error) {
	p := &parcel{size: int64(len(content)), limits: limits.filled(), set: limits.Unpacked > 0, elementsSet: limits.Elements > 0, parts: map[string]*zip.File{}, counted: map[*zip.File]int64{}}
	tooMany := func(n int64) error {
		if n > 0 {
			return &LimitError{"it is made of " + counted(n, "file") + ", and the limit is " + thousands(p.limits.Parts), "parts", n}
		}
		return &LimitError{"it is made of more than " + counted(p.limits.Parts, "file") + ", which is the limit", "parts", 2 * p.limits.Parts}
	}
	list := &listing{Reader: bytes.NewReader(content), left: 1<<18 + maxDirectory*p.limits.Parts}
	z, err := unzip(list, p.size)
	var fault *foreign.Fault
	switch {
	case list.full:
		return nil, tooMany(0)
	case errors.As(err, &fault):
		return nil, fault
	case err != nil:
		return nil, errNoWorkbook
	case int64(len(z.File)) > p.limits.Parts:
		return nil, tooMany(int64(len(z.File)))
	}
	list.left = 1 << 62
	if err := apart(z.File); err != nil {
		return nil, err
	}
	for _, f := range z.File {
		name := partName(f.Name)
		if p.parts[name] != nil {
			return nil, errors.New("it is a damaged workbook, which holds " + f.Name + " twice; open it in a spreadsheet and save it anew")
		}
		p.parts[name] = f
	}
	return p, nil
}

func unzip(content io.ReaderAt, size int64) (_ *zip.Reader, err error) {
	defer foreign.Caught("the reader of workbooks", &err)
	return zip.NewReader(content, size)
}

// partName is the same for spellings of one name: case does not count.
func partName(name string) string {
	return strings.ToLower(strings.TrimPrefix(strings.ReplaceAll(name, `\`, "/"), "/"))
}

// apart refuses a file of which parts lie in one another: a trap, in which a few
// bytes are unpacked again and again.
func apart(files []*zip.File) error {
	type span struct{ start, end int64 }
	spans := make([]span, len(files))
	for i, f := range files {
		start, err := f.DataOffset()
		if err != nil || f.CompressedSize64 > 1<<62 {
			return errDamaged
		}
		spans[i] = span{start, start + int64(f.CompressedSize64)}
	}
	slices.SortFunc(spans, func(a, b span) int { return int(a.start - b.start) })
	const header = 30 // bytes before the name of a part, at least
	for i := 1; i < len(spans); i++ {
		if spans[i].start < spans[i-1].end+header {
			return errDamaged
		}
	}
	return nil
}

func (p *parcel) has(name string) bool { return p.parts[partName(name)] != nil }

// open opens a part; small says that it is one that is never large.
func (p *parcel) open(name string, small bool) (io.ReadCloser, error) {
	f := p.parts[partName(name)]
	if f == nil {
		return nil, errDamaged
	}
	if f.Flags&1 != 0 {
		return nil, errors.New("it is protected with a password; save it without one")
	}
	r, err := f.Open()
	if err != nil {
		return nil, errDamaged
	}
	return &unpacking{ReadCloser: r, parcel: p, file: f, small: small && !p.set}, nil
}

// unpacking is a part that is being read.
type unpacking struct {
	io.ReadCloser
	parcel *parcel
	file   *zip.File
	small  bool
	read   int64
}

func (u *unpacking) Read(b []byte) (int, error) {
	n, err := u.inflate(b)
	u.read += int64(n)
	p := u.parcel
	if more := u.read - p.counted[u.file]; more > 0 {
		p.unpacked += more
		p.counted[u.file] = u.read
	}
	if over := p.over(u); over != nil {
		return n, over
	}
	var fault *foreign.Fault
	if err != nil && err != io.EOF && !errors.As(err, &fault) {
		err = errDamaged
	}
	return n, err
}

func (u *unpacking) inflate(b []byte) (_ int, err error) {
	defer foreign.Caught("the reader of workbooks", &err)
	return u.ReadCloser.Read(b)
}

// over tells that too much was unpacked.
func (p *parcel) over(u *unpacking) error {
	switch {
	case p.unpacked > p.limits.Unpacked:
		return &LimitError{"it unpacks to more than " + sizeText(p.limits.Unpacked) + ", which is the limit", "unpacked", 2 * p.limits.Unpacked}
	case u.small && u.read > smallPart:
		return &LimitError{"its part " + u.file.Name + " unpacks to more than " + sizeText(smallPart) + ", which is the limit for what is no worksheet", "unpacked", p.limits.Unpacked}
	case !p.set && p.unpacked > freeUnpacked && p.unpacked/maxRatio > p.size:
		return &LimitError{"it unpacks from " + sizeText(p.size) + " to more than " + sizeText(p.unpacked) + ", and the limit is " + thousands(maxRatio) + " times its size; such a file is a trap, or oddly made", "unpacked", p.limits.Unpacked}
	}
	return nil
}

// count counts pieces of XML, and tells where they are too many: a few kilobytes can
// hold millions that come to nothing, and each takes time.
func (p *parcel) count(pieces int) error {
	p.elements += int64(pieces)
	switch most := p.limits.Elements; {
	case p.elements > most:
		return &LimitError{"it is made of more than " + counted(most, "piece") + " of XML, which is the limit", "elements", 2 * most}
	case !p.elementsSet && p.elements > freeElements+elementsPerByte*p.size+elementsPerCell*p.filled:
		return &LimitError{"it is made of more than " + counted(p.elements-1, "piece") + " of XML (elements, attributes, texts, comments), which neither its " + sizeText(p.size) + " nor the " + counted(p.filled, "cell") + " with something in them account for; such a file is a trap, or oddly made", "elements", most}
	}
	return nil
}

// target is the part that a relation of another part leads to.
func target(from, to string) string {
	if strings.HasPrefix(to, "/") {
		return partName(to)
	}
	return partName(path.Join(path.Dir(from), to))
}

// relations is the part with the relations of a part.
func relations(of string) string { return path.Join(path.Dir(of), "_rels", path.Base(of)+".rels") }
