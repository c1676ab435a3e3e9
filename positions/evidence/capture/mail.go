package capture

import (
	"bytes"
	"cmp"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"mime"
	"mime/multipart"
	"mime/quotedprintable"
	"net/mail"
	"net/textproto"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/net/html/charset"
)

// A mail has no more than so many parts, and parts in parts; what has more was made to take long.
const (
	mostParts = 1000
	deepest   = 12
)

// readMail makes the text of a mail: its plain text, or where it has none, that of its page.
func readMail(raw []byte) (*Text, error) {
	m, err := mail.ReadMessage(bytes.NewReader(mailbox.ReplaceAll(raw, nil)))
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrBroken, err)
	}
	var parts []mailPart
	if parts, err = partsOf(parts, mailPart{header: textproto.MIMEHeader(m.Header)}, m.Body, 0); err != nil {
		return nil, err
	}
	t := &Text{Kind: Mail}
	if err := t.readParts(parts); err != nil {
		return nil, err
	}
	t.Said = candidate(t.Said, Title, unfolded(m.Header.Get("Subject")), "Subject")
	addresses := mail.AddressParser{WordDecoder: encodedWords}
	if from, err := addresses.ParseList(m.Header.Get("From")); err == nil {
		for _, a := range from {
			t.Said = candidate(t.Said, Author, cmp.Or(a.Name, a.Address), "From")
		}
	}
	if when, err := m.Header.Date(); err == nil {
		t.Said = candidate(t.Said, Published, when.Format("2006-01-02T15:04:05Z07:00"), "Date")
	}
	t.Said = candidate(t.Said, Language, unfolded(m.Header.Get("Content-Language")), "Content-Language")
	return t, nil
}

// mailbox is the line that programs put before each mail of a file of many.
var mailbox = regexp.MustCompile(`\A>?From [^\n]*\n`)

var encodedWords = &mime.WordDecoder{CharsetReader: charset.NewReaderLabel}

// unfolded is what a header says, with its encoded words as they read.
func unfolded(header string) string {
	if text, err := encodedWords.DecodeHeader(header); err == nil {
		return text
	}
	return header
}

// mailPart is a part of a mail that has no parts itself.
type mailPart struct {
	header      textproto.MIMEHeader
	kind        string // "text/plain"
	alternative bool   // it says what another part says, too
	attached    bool
	file        string // the name that it has as a file; ""
	body        []byte
}

// partsOf adds the parts of a mail, or of a part of it. Many mails do not end as they should.
func partsOf(parts []mailPart, p mailPart, body io.Reader, depth int) ([]mailPart, error) {
	kind, of := mediaType(p.header.Get("Content-Type"))
	p.kind = cmp.Or(kind, p.kind, "text/plain") // RFC 2045, 5.2
	shown, named := mediaType(p.header.Get("Content-Disposition"))
	p.attached = shown == "attachment"
	p.file = unfolded(cmp.Or(named["filename"], of["name"]))
	if !strings.HasPrefix(p.kind, "multipart/") || of["boundary"] == "" {
		if len(parts) == mostParts {
			return nil, fmt.Errorf("%w: it has more than %d parts; save its text, and add that", ErrTooMuch, mostParts)
		}
		var err error
		if p.body, err = io.ReadAll(body); err != nil && !errors.Is(err, io.ErrUnexpectedEOF) {
			return nil, fmt.Errorf("%w: %w", ErrBroken, err)
		}
		return append(parts, p), nil
	}
	if depth == deepest {
		return nil, fmt.Errorf("%w: it has parts in parts more than %d times; save its text, and add that", ErrTooMuch, deepest)
	}
	inner := mailPart{alternative: p.alternative || p.kind == "multipart/alternative"}
	if p.kind == "multipart/digest" {
		inner.kind = "message/rfc822" // RFC 2046, 5.1.5
	}
	for r := multipart.NewReader(body, of["boundary"]); ; {
		one, err := r.NextRawPart()
		if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
			return parts, nil
		}
		if err != nil {
			return nil, fmt.Errorf("%w: %w", ErrBroken, err)
		}
		inner.header = one.Header
		if parts, err = partsOf(parts, inner, one, depth+1); err != nil {
			return nil, err
		}
	}
}

// mediaType reads a header that has a value with parameters; "" where it has none that can be read.
func mediaType(header string) (value string, of map[string]string) {
	value, of, err := mime.ParseMediaType(header)
	if err != nil && !errors.Is(err, mime.ErrInvalidMediaParameter) {
		value, _, _ = strings.Cut(header, ";")
		return strings.ToLower(strings.TrimSpace(value)), nil
	}
	return value, of
}

// readParts takes the text of the parts: of those that are plain text, else of the first page. It tells of
// all else that it is left out, but for pages that say what the plain text says.
func (t *Text) readParts(parts []mailPart) error {
	var plain []string
	var rest []mailPart
	for _, p := range parts {
		if p.kind != "text/plain" || p.attached {
			rest = append(rest, p)
			continue
		}
		body, err := p.decoded()
		if err != nil {
			return err
		}
		text, err := decodePlain(body, p.header.Get("Content-Type"))
		if err != nil {
			return err
		}
		plain = append(plain, text)
	}
	text := strings.Join(plain, "\n\n")
	written := strings.TrimSpace(text) != ""
	if written {
		t.Text = paragraphs(text)
	} else if i := slices.IndexFunc(rest, func(p mailPart) bool { return p.kind == "text/html" && !p.attached }); i >= 0 {
		body, err := rest[i].decoded()
		if err != nil {
			return err
		}
		page, err := readPage(body, rest[i].header.Get("Content-Type"))
		if err != nil {
			return err
		}
		t.Text, t.Whole, t.Left = page.Text, page.Whole, page.Left
		rest = slices.Delete(rest, i, i+1)
	}
	for _, p := range rest {
		if !written || !p.alternative || p.attached || p.kind != "text/html" {
			t.Left = append(t.Left, Left{"attachment", cmp.Or(p.file, p.kind)})
		}
	}
	return nil
}

// decoded is the content of a part. A sign that stands for itself where it should begin an encoded one,
// as many programs write it, is left as it is.
func (p *mailPart) decoded() ([]byte, error) {
	var r io.Reader
	switch strings.ToLower(strings.TrimSpace(p.header.Get("Content-Transfer-Encoding"))) {
	case "quoted-printable":
		r = quotedprintable.NewReader(bytes.NewReader(encodedSign.ReplaceAllFunc(p.body, func(sign []byte) []byte {
			if len(sign) == 1 {
				return []byte("=3D")
			}
			return sign
		})))
	case "base64":
		r = base64.NewDecoder(base64.StdEncoding, bytes.NewReader(bytes.Join(bytes.Fields(p.body), nil)))
	default:
		return p.body, nil
	}
	content, err := io.ReadAll(r)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrBroken, err)
	}
	return content, nil
}

var encodedSign = regexp.MustCompile(`=([0-9A-Fa-f]{2}|[ \t]*\r?\n|[ \t]*\z)?`)
