package capture

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"stance/positions/foreign"
)

// wordLimit is how large a part of a Word document may be, unpacked, in bytes.
const wordLimit = 64 << 20

// ErrBroken says that a document is not what it begins as.
var ErrBroken = errors.New("is broken")

// readWord makes the text of a Word document (.docx): its paragraphs, without what is
// deleted in tracked changes or hidden, and without notes and comments.
func readWord(raw []byte) (*Text, error) {
	parts, err := unzip(raw)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrBroken, err)
	}
	body, err := part(parts, "word/document.xml")
	if err != nil {
		return nil, err
	}
	t := &Text{Kind: Word}
	var w wordWriter
	if err := eachToken(body, w.token); err != nil {
		return nil, fmt.Errorf("%w: word/document.xml: %w", ErrBroken, err)
	}
	t.Text = lines(w.paragraphs)
	if words := strings.Join(strings.Fields(w.deleted.String()), " "); words != "" {
		t.Left = append(t.Left, Left{"deleted in a tracked change", words})
	}
	if words := strings.Join(strings.Fields(w.hidden.String()), " "); words != "" {
		t.Left = append(t.Left, Left{"hidden text", words})
	}
	for _, notes := range []struct{ name, what string }{{"word/footnotes.xml", "footnotes"}, {"word/endnotes.xml", "endnotes"}, {"word/comments.xml", "comments"}} {
		if body, err := part(parts, notes.name); err == nil {
			var n wordWriter
			if eachToken(body, n.token) == nil && len(n.paragraphs) > 0 {
				t.Left = append(t.Left, Left{notes.what, strings.Join(n.paragraphs, " ")})
			}
		}
	}
	if core, err := part(parts, "docProps/core.xml"); err == nil {
		t.Said = properties(core)
	}
	return t, nil
}

const unzipper = "the reader of Word documents"

func unzip(raw []byte) (parts *zip.Reader, err error) {
	defer foreign.Caught(unzipper, &err)
	return zip.NewReader(bytes.NewReader(raw), int64(len(raw)))
}

// part unpacks a part of the document.
func part(parts *zip.Reader, name string) ([]byte, error) {
	i := slices.IndexFunc(parts.File, func(f *zip.File) bool { return f.Name == name })
	if i < 0 {
		return nil, fmt.Errorf("%w: it has no %s", ErrBroken, name)
	}
	content, err := inflate(parts.File[i])
	if err != nil {
		return nil, fmt.Errorf("%w: %s: %w", ErrBroken, name, err)
	}
	if len(content) > wordLimit {
		return nil, fmt.Errorf("%w: %s has more than %d bytes", ErrBroken, name, wordLimit)
	}
	return content, nil
}

func inflate(f *zip.File) (content []byte, err error) {
	defer foreign.Caught(unzipper, &err)
	r, err := f.Open()
	if err != nil {
		return nil, err
	}
	return io.ReadAll(io.LimitReader(r, wordLimit+1)) // there is nothing to close behind it
}

func eachToken(content []byte, token func(xml.Token)) error {
	for d := xml.NewDecoder(bytes.NewReader(content)); ; {
		t, err := next(d)
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		token(t)
	}
}

func next(d *xml.Decoder) (t xml.Token, err error) {
	defer foreign.Caught("the XML reader", &err)
	return d.RawToken()
}

// wordWriter collects the paragraphs of a part.
type wordWriter struct {
	paragraphs      []string
	line            strings.Builder
	deleted, hidden strings.Builder
	text            bool // within a text
	gone            int  // how many deletions are open
	unseen          bool // the run is hidden
}

func (w *wordWriter) token(t xml.Token) {
	switch t := t.(type) {
	case xml.StartElement:
		switch t.Name.Local {
		case "t", "delText":
			w.text = true
		case "del", "moveFrom":
			w.gone++
		case "r":
			w.unseen = false
		case "vanish", "webHidden":
			w.unseen = on(t)
		case "tab":
			w.write("\t")
		case "br", "cr":
			w.write(" ")
		case "noBreakHyphen":
			w.write("\u2011")
		case "softHyphen":
			w.write("\u00ad")
		}
	case xml.EndElement:
		switch t.Name.Local {
		case "t", "delText":
			w.text = false
		case "del", "moveFrom":
			w.gone--
		case "p":
			if line := strings.Trim(w.line.String(), " \t"); line != "" {
				w.paragraphs = append(w.paragraphs, line)
			}
			w.line.Reset()
		}
	case xml.CharData:
		if w.text {
			w.write(string(t))
		}
	}
}

var unbroken = strings.NewReplacer("\r", " ", "\n", " ")

func (w *wordWriter) write(text string) {
	text = unbroken.Replace(text)
	switch {
	case w.gone > 0:
		w.deleted.WriteString(text)
	case w.unseen:
		w.hidden.WriteString(text)
	default:
		w.line.WriteString(text)
	}
}

// on reports whether a property is set, as it is unless it says that it is not.
func on(e xml.StartElement) bool {
	for _, a := range e.Attr {
		if a.Name.Local == "val" {
			return a.Value != "0" && a.Value != "false" && a.Value != "off"
		}
	}
	return true
}

// properties is what a document's properties say of it.
func properties(core []byte) []Candidate {
	var list []Candidate
	element := ""
	fields := map[string]Field{"title": Title, "publisher": Publisher, "created": Published, "language": Language, "creator": Author}
	_ = eachToken(core, func(t xml.Token) { // what there is of broken properties is offered, and no more
		switch t := t.(type) {
		case xml.StartElement:
			element = t.Name.Local
		case xml.EndElement:
			element = ""
		case xml.CharData:
			if field, ok := fields[element]; ok {
				list = candidate(list, field, string(t), "the document's properties")
			}
		}
	})
	return list
}
