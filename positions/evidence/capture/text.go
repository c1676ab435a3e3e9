package capture

import (
	"bytes"
	"errors"
	"fmt"
	"mime"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html/charset"

	"stance/positions/evidence/archive"
)

// Text is what was captured of a document.
type Text struct {
	Kind  Kind
	Text  string // one paragraph a line; the last line ends, too
	Whole bool   // of a page: no article was found in it, and this is all of it
	// Said is what the document says of itself, the first of each field being the likeliest.
	Said []Candidate
	Left []Left // what of the document is not in the text, in its order
}

// Left is a part of a document that its text leaves out.
type Left struct {
	What string // "figure", "caption", "outside of the article"
	Text string // its words
}

// ErrNoText says that there are no words in a document.
var ErrNoText = errors.New("has no text in it")

// ErrNoDocument says that what was sent is of a kind that nobody reads.
var ErrNoDocument = errors.New("is no document")

// ErrTooMuch says that to read a document would take too long.
var ErrTooMuch = errors.New("is too much to be read")

// ErrPDF says that a document is a PDF, whose text has to be extracted first, see Pages.
var ErrPDF = errors.New("is a PDF")

// Read makes the text of a document that is at hand. name and mediaType say what they
// can about its kind and encoding, and may be empty.
//
// Errors wrap ErrPDF, ErrNoText, ErrNoDocument, ErrBroken, ErrTooMuch, archive.ErrNotText where
// it is neither a kind that can be read nor UTF-8, or a *foreign.Fault where a decoder failed.
func Read(raw []byte, name, mediaType string) (*Text, error) {
	if _, known := byStart(raw); !known && noDocument(mediaType) {
		return nil, fmt.Errorf("%w that can be read, but of the type %.80q", ErrNoDocument, mediaType)
	}
	var t *Text
	var err error
	switch kind := KindOf(raw, name, mediaType); kind {
	case PDF:
		return nil, ErrPDF
	case Page:
		t, err = readPage(raw, mediaType)
	case Word:
		t, err = readWord(raw)
	case Mail:
		t, err = readMail(raw)
	default:
		var text string
		if text, err = decodePlain(raw, mediaType); err == nil {
			t = &Text{Kind: Plain, Text: paragraphs(text), Said: ofText(text)}
		}
	}
	if err != nil {
		return nil, err
	}
	return t.sound()
}

// Pages makes the text of a PDF of what a program extracted from it: lines of a page's width,
// with form feeds between pages.
func Pages(extracted string) (*Text, error) {
	t := &Text{Kind: PDF, Text: printed(strings.ReplaceAll(extracted, "\f", "\n\n"))}
	return t.sound()
}

func (t *Text) sound() (*Text, error) {
	if !strings.ContainsFunc(t.Text, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) {
		hint := ""
		if t.Kind == PDF {
			hint = ": its pages are pictures; run them through text recognition first, for instance with ocrmypdf"
		}
		return nil, fmt.Errorf("%w%s", ErrNoText, hint)
	}
	// What is kept is read again, and has to be the same then.
	if again, err := archive.Decode([]byte(t.Text)); err != nil {
		return nil, fmt.Errorf("has a text that could not be read again: it %w", err)
	} else if again != t.Text || archive.IsHTML("", again) {
		return nil, fmt.Errorf("%w: it begins as something else does, with %.20q", archive.ErrNotText, t.Text)
	}
	return t, nil
}

// decodePlain gives a text as UTF-8, by what was said of its encoding when it was fetched or sent: those
// that change between scripts by an escape look like UTF-8.
func decodePlain(raw []byte, mediaType string) (string, error) {
	_, of, err := mime.ParseMediaType(mediaType)
	if encoding, _ := charset.Lookup(of["charset"]); err == nil && encoding != nil && (!utf8.Valid(raw) || bytes.IndexByte(raw, '\x1b') >= 0) {
		if raw, err = encoding.NewDecoder().Bytes(raw); err != nil {
			return "", fmt.Errorf("%w: %w", archive.ErrNotText, err)
		}
	}
	return archive.Decode(raw)
}

// Paragraphs lists the paragraphs of a text.
func (t *Text) Paragraphs() []string { return strings.Split(strings.TrimSuffix(t.Text, "\n"), "\n") }

// lines joins paragraphs to a text.
func lines(paragraphs []string) string {
	if len(paragraphs) == 0 {
		return ""
	}
	return strings.Join(paragraphs, "\n") + "\n"
}
