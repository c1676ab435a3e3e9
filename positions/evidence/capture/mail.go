package capture

import (
	"bytes"
	"fmt"
	"net/mail"
	"strings"

	"github.com/jhillyerd/enmime/v2"

	"stance/positions/foreign"
)

// readMail makes the text of a mail: its plain text, or where it has none, that of its page.
func readMail(raw []byte) (*Text, error) {
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
	parser := enmime.NewParser(enmime.DisableTextConversion(true), enmime.SkipMalformedParts(true))
	return parser.ReadEnvelope(bytes.NewReader(raw))
}
