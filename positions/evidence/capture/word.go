package capture

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
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
	body, err := part(raw, "word/document.xml")
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
		if body, err := part(raw, notes.name); err == nil {
			var n wordWriter
			if eachToken(body, n.token) == nil && len(n.paragraphs) > 0 {
				t.Left = append(t.Left, Left{notes.what, strings.Join(n.paragraphs, " ")})
			}
		}
	}
	if core, err := part(raw, "docProps/core.xml"); err == nil {
		t.Said = properties(core)
	}
	return t, nil
}

// part unpacks a part of the document.
func part(raw []byte, name string) (content []byte, err error) {
	defer foreign.Caught("the reader of Word documents", &err)
	z, err := zip.NewReader(bytes.NewReader(raw), int64(len(raw)))
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrBroken, err)
	}
	f, err := z.Open(name)
	if err != nil {
		return nil, fmt.Errorf("%w: it has no %s", ErrBroken, name)
	}
	defer f.Close()
	if content, err = io.ReadAll(io.LimitReader(f, wordLimit+1)); err != nil {
		return nil, fmt.Errorf("%w: %s: %w", ErrBroken, name, err)
	}
	if len(content) > wordLimit {
		return nil, fmt.Errorf("%w: %s has more than %d bytes", ErrBroken, name, wordLimit)
	}
	return content, nil
}

func eachToken(content []byte, token func(xml.Token)) (err error) {
	defer foreign.Caught("the XML reader", &err)
	for d := xml.NewDecoder(bytes.NewReader(content)); ; {
		t, err := d.RawToken()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		token(t)
	}
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

func (w *wordWriter) write(text string) {
	text = strings.NewReplacer("\r", " ", "\n", " ").Replace(text)
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
