package sheet

import (
	"bufio"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"

	"stance/positions/foreign"
)

// maxDepth is how deep elements may stand in one another; workbooks need some ten.
const maxDepth = 64

// xmlPart reads a part of a workbook. Elements count by their local names, in the
// name space that the root has, whatever its prefix: there are two of them for
// workbooks, and some programs write neither.
type xmlPart struct {
	name  string
	of    *parcel
	close io.Closer
	in    *bounded
	xml   *xml.Decoder
	depth int
	space string
	err   error // that the reading of the part failed with
}

// bounded hands a part on byte by byte, and bounds the length of what stands
// between two tags: the decoder would hold it whole.
type bounded struct {
	in   *bufio.Reader
	left int64
	most int64
}

var errLongText = errors.New("long text")

func (b *bounded) ReadByte() (byte, error) {
	if b.left--; b.left < 0 {
		return 0, errLongText
	}
	return b.in.ReadByte()
}

func (b *bounded) Read(p []byte) (int, error) {
	if b.left < 1 {
		return 0, errLongText
	}
	n, err := b.in.Read(p[:min(len(p), int(b.left))])
	b.left -= int64(n)
	return n, err
}

// openXML opens a part and goes to its root.
func (p *parcel) openXML(name string, small bool) (*xmlPart, error) {
	part, err := p.open(name, small)
	if err != nil {
		return nil, err
	}
	in := bufio.NewReaderSize(part, 1<<16)
	if mark, _ := in.Peek(2); len(mark) == 2 && (mark[0] == 0xfe && mark[1] == 0xff || mark[0] == 0xff && mark[1] == 0xfe) {
		in = bufio.NewReaderSize(transform.NewReader(in, unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewDecoder()), 1<<16)
	}
	x := &xmlPart{name: name, of: p, close: part, in: &bounded{in: in, most: 8*p.limits.Text + 1<<16}}
	x.xml = xml.NewDecoder(x.in)
	x.xml.CharsetReader = charset
	for {
		switch token := x.next().(type) {
		case xml.StartElement:
			x.space = token.Name.Space
			return x, nil
		case nil:
			part.Close()
			return nil, x.failed()
		}
	}
}

// charset decodes a part that names an encoding. Of UTF-16 it was found out before.
func charset(label string, in io.Reader) (io.Reader, error) {
	fold := func(s string) string {
		return strings.NewReplacer(" ", "", "-", "", "_", "").Replace(strings.ToLower(s))
	}
	switch fold(label) {
	case "utf8", "utf16", "utf16le", "utf16be", "usascii", "ascii":
		return in, nil
	}
	for _, e := range charmap.All {
		if fold(fmt.Sprint(e)) == fold(label) {
			return e.NewDecoder().Reader(in), nil
		}
	}
	return nil, errDamaged
}

// next gives the next token, nil at the end and where reading failed.
func (x *xmlPart) next() xml.Token {
	x.in.left = x.in.most
	token, err := x.token()
	if err != nil {
		x.fail(err)
		return nil
	}
	pieces := 1
	switch token := token.(type) {
	case xml.StartElement:
		pieces += len(token.Attr)
		if x.depth++; x.depth > maxDepth {
			x.fail(errDamaged)
			return nil
		}
	case xml.EndElement:
		x.depth--
	case xml.Directive: // a document type, which no workbook has, and with which other readers unfold entities
		x.fail(errDamaged)
		return nil
	}
	if err := x.of.count(pieces); err != nil {
		x.fail(err)
		return nil
	}
	return token
}

// token is the decoder's, which reads from what unpacks the part.
func (x *xmlPart) token() (_ xml.Token, err error) {
	defer foreign.Caught("the reader of workbooks", &err)
	return x.xml.Token()
}

func (x *xmlPart) fail(err error) {
	if x.err == nil {
		x.err = err
	}
}

// whole is children of the root, up to the end of the part, where it shows
// whether that is whole.
func (x *xmlPart) whole(do func(xml.StartElement) error) error {
	if err := x.children(do); err != nil {
		return err
	}
	for x.next() != nil {
	}
	if x.err != io.EOF {
		return x.failed()
	}
	return nil
}

// failed words what went wrong.
func (x *xmlPart) failed() error {
	var over *LimitError
	var fault *foreign.Fault
	switch {
	case errors.As(x.err, &over):
		return over
	case errors.As(x.err, &fault):
		return fault
	case errors.Is(x.err, errLongText):
		return &LimitError{"its part " + x.name + " holds a text of more than " + sizeText(x.in.most) + ", which is far beyond what a cell may hold", "text", x.in.most}
	}
	return fmt.Errorf("it is a damaged workbook, of which %s cannot be read; open it in a spreadsheet and save it anew", x.name)
}

// children calls do with each element that stands in the current one, which it
// has to read to its end, and reads to the end of the current one.
func (x *xmlPart) children(do func(xml.StartElement) error) error {
	for {
		switch token := x.next().(type) {
		case nil:
			return x.failed()
		case xml.EndElement:
			return nil
		case xml.StartElement:
			if token.Name.Space != x.space {
				token.Name.Local = "" // not ours
			}
			if err := do(token); err != nil {
				return err
			}
		}
	}
}

// skip reads to the end of the current element.
func (x *xmlPart) skip() error {
	for depth := x.depth; x.depth >= depth; {
		if x.next() == nil {
			return x.failed()
		}
	}
	return nil
}

// text adds the text of the current element, without that of others in it, and
// reads to its end.
func (x *xmlPart) text(to []byte, most int64) ([]byte, error) {
	start := len(to)
	for {
		switch token := x.next().(type) {
		case nil:
			return to, x.failed()
		case xml.EndElement:
			return to, nil
		case xml.StartElement:
			if err := x.skip(); err != nil {
				return to, err
			}
		case xml.CharData:
			if n := int64(len(to) + len(token) - start); n > int64(escapeLength)*most {
				return to, &LimitError{"it holds a text of " + sizeText(n) + " or more, and the limit is " + sizeText(most), "text", n}
			}
			to = append(to, token...)
		}
	}
}

// attribute gives an attribute without a name space.
func attribute(e xml.StartElement, name string) string {
	for i := range e.Attr {
		if a := &e.Attr[i]; a.Name.Local == name && a.Name.Space == "" {
			return a.Value
		}
	}
	return ""
}
