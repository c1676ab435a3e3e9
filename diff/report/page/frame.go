package page

import (
	"io"

	"stance/diff/report/document"
)

// Frame is what stands around a document that is one page of several, which share a style and a
// script and lead to each other.
type Frame struct {
	Styles, Script string // where they stand, as it is to be written; "" for no script
	Ways           []Way  // to the main pages, the first of them home
	Days           []Way  // to this page on other days; none where it is of no day
	Choices        []Choice
	Search         string           // where what is looked for is asked; "" for nowhere
	Sought         string           // what was looked for here
	Twin           string           // where this page stands for programs; "" for nowhere
	Here           string           // the address by which this page is cited; "" where it has none
	Alarm          []document.Block // what has to be known before anything else: that what is shown is old
	Version        string           // of what is shown, for the script to ask whether there is a newer

	// To gives the address of a page such as "/party/ukraine", seen from this one; "" where there
	// is none.
	To func(page string) string
}

// Way leads to a page.
type Way struct {
	Name string
	Page string // as document.Run.Page
	Here bool   // it is this one
}

// Choice narrows what a page shows.
type Choice struct {
	Name string // of what: "Party"
	Ways []Way
}

// Framed writes a document as one page of several. It writes nothing if the page cannot be made.
func Framed(w io.Writer, d *document.Document, f *Frame) error { return Document(w, d) }
