package capture

import (
	"bytes"
	"cmp"
	"fmt"
	"mime"
	"net/mail"
	"regexp"
	"slices"
	"strings"

	"github.com/jhillyerd/enmime/v2"

	"stance/positions/foreign"
)

// A mail is read within these limits, as the time that its reader takes grows with the square of
// its parts, and doubles with each nesting whose end is missing.
const (
	mostMarks      = 1000
	mostBoundaries = 12
)

var (
	marks      = regexp.MustCompile(`(?m)^--`)
	boundaries = regexp.MustCompile(`(?i)boundary\*?[0-9]*\*?[ \t]*=`)
)

// readMail makes the text of a mail: its plain text, or where it has none, that of its page.
func readMail(raw []byte) (*Text, error) {
	if n := len(marks.FindAll(raw, mostMarks+1)); n > mostMarks {
		return nil, fmt.Errorf("%w: it has more than %d lines that may part it; save its text, and add that", ErrTooMuch, mostMarks)
	}
	if n := len(boundaries.FindAll(raw, mostBoundaries+1)); n > mostBoundaries {
		return nil, fmt.Errorf("%w: it has parts in parts more than %d times; save its text, and add that", ErrTooMuch, mostBoundaries)
	}
	envelope, err := opened(raw)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrBroken, err)
	}
	t := &Text{Kind: Mail}
	text := plainOf(envelope)
	switch {
	case strings.TrimSpace(text) != "":
		t.Text = paragraphs(text)
	case envelope.HTML != "":
		page, err := readPage([]byte(envelope.HTML), "text/html; charset=utf-8")
		if err != nil {
			return nil, err
		}
		t.Text, t.Whole, t.Left = page.Text, page.Whole, page.Left
	}
	for _, p := range slices.Concat(envelope.Attachments, envelope.Inlines, envelope.OtherParts) {
		if p.Disposition == "inline" && strings.HasPrefix(p.ContentType, "text/") {
			continue // which is read above
		}
		t.Left = append(t.Left, Left{"attachment", cmp.Or(p.FileName, p.ContentType)})
	}
	t.Said = candidate(t.Said, Title, envelope.GetHeader("Subject"), "Subject")
	if from, err := envelope.AddressList("From"); err == nil {
		for _, a := range from {
			name := a.Name
			if name == "" {
				name = a.Address
			}
			t.Said = candidate(t.Said, Author, name, "From")
		}
	}
	if when, err := mail.ParseDate(envelope.GetHeader("Date")); err == nil {
		t.Said = candidate(t.Said, Published, when.Format("2006-01-02T15:04:05Z07:00"), "Date")
	}
	t.Said = candidate(t.Said, Language, envelope.GetHeader("Content-Language"), "Content-Language")
	return t, nil
}

// plainOf is the plain text of a mail, of several parts with nothing but a blank line between, where
// enmime writes two dashes.
func plainOf(envelope *enmime.Envelope) string {
	root := envelope.Root
	if root.FirstChild == nil || root.ContentType == "multipart/alternative" {
		return envelope.Text
	}
	var all []string
	for _, p := range root.DepthMatchAll(func(p *enmime.Part) bool { return p.ContentType == "text/plain" && p.Disposition != "attachment" }) {
		all = append(all, string(p.Content))
	}
	return strings.Join(all, "\n\n")
}

func opened(raw []byte) (*enmime.Envelope, error) {
	parser := enmime.NewParser(enmime.DisableTextConversion(true), enmime.SkipMalformedParts(true), enmime.DisableCharacterDetection(true))
	root, err := partsOf(parser, raw)
	if err != nil {
		return nil, err
	}
	typed(root)
	return envelopeOf(parser, root)
}

// mailReader is who is told of where a mail brings the decoder to a panic.
const mailReader = "the reader of mails"

func partsOf(parser *enmime.Parser, raw []byte) (root *enmime.Part, err error) {
	defer foreign.Caught(mailReader, &err)
	return parser.ReadParts(bytes.NewReader(raw))
}

func envelopeOf(parser *enmime.Parser, root *enmime.Part) (envelope *enmime.Envelope, err error) {
	defer foreign.Caught(mailReader, &err)
	return parser.EnvelopeFromPart(root)
}

// typed gives the parts of a mail that do not say their type the one that they have then (RFC 2045,
// 5.2; RFC 2046, 5.1.5), which enmime takes for attachments.
func typed(part *enmime.Part) {
	for p := part.FirstChild; p != nil; p = p.NextSibling {
		if p.ContentType == "" && p.FirstChild == nil {
			p.ContentType = "text/plain"
			if part.ContentType == "multipart/digest" {
				p.ContentType = "message/rfc822"
			}
			if of, said, err := mime.ParseMediaType(p.Header.Get("Content-Disposition")); err == nil {
				p.Disposition, p.FileName = of, said["filename"]
			}
		}
		typed(p)
	}
}
