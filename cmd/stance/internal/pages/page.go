package pages

import (
	"fmt"
	"io"
	"net/url"

	"stance/diff/report"
	"stance/diff/report/document"
	"stance/diff/report/page"
	"stance/positions"
)

// Page is one page of a dataset.
type Page struct {
	Address  string // as it is cited and linked: "/gap?date=2025-08-14"
	Document *document.Document
	JSON     func(io.Writer) error // what programs get in its place
	Days     []positions.Date      // on which there is a page of the same; none where it is of no day
	Choices  []page.Choice
}

// Error says why there is no page.
type Error struct {
	Unknown bool   // there is none of that name; else the address is wrong
	Message string // what is wrong
	Hint    string // how to mend it; "" for nothing
}

func (e *Error) Error() string { return e.Message }

// Page composes the page at an address, without a host and without the ending of what
// programs get; it fails with *Error.
func (d *Dataset) Page(address *url.URL) (*Page, error) {
	if address.Path != "/" {
		return nil, &Error{Unknown: true, Message: fmt.Sprintf("there is no page %q", address.Path)}
	}
	m := &report.Status{History: d.history, Problems: d.Read.Problems, Ledger: d.ledger}
	return &Page{Address: "/", Document: m.Document()}, nil
}

// Frame is what stands around a page; to gives the address of another page, seen from this one.
func (d *Dataset) Frame(p *Page, to func(page string) string) *page.Frame {
	return &page.Frame{Here: p.Address, Days: nil, Choices: p.Choices, To: to}
}
