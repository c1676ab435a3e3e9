package capture

import (
	"bytes"
	"fmt"
	"net/mail"
	"regexp"
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
	switch {
	case strings.TrimSpace(envelope.Text) != "":
		t.Text = paragraphs(envelope.Text)
	case envelope.HTML != "":
		page, err := readPage([]byte(envelope.HTML), "text/html; charset=utf-8")
		if err != nil {
			return nil, err
		}
		t.Text, t.Whole, t.Left = page.Text, page.Whole, page.Left
	}
	for _, p := range append(envelope.Attachments, envelope.OtherParts...) {
		t.Left = append(t.Left, Left{"attachment", p.FileName})
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

func opened(raw []byte) (envelope *enmime.Envelope, err error) {
	defer foreign.Caught("the reader of mails", &err)
	parser := enmime.NewParser(enmime.DisableTextConversion(true), enmime.SkipMalformedParts(true), enmime.DisableCharacterDetection(true))
	return parser.ReadEnvelope(bytes.NewReader(raw))
}
