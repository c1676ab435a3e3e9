package pages

import (
	"errors"
	"fmt"
	"io"
	"net/url"
	"slices"
	"sync"

	"stance/cmd/stance/internal/console"
	"stance/diff/report"
	"stance/diff/report/document"
)

// Page is one page of a dataset.
type Page struct {
	// Address is the one address of the page: "/gap?date=2025-08-14". Whoever asked in other
	// words, with a label, a name, an empty parameter or a slash at the end, is to be led there.
	Address  string
	Name     document.Text             // what it is called; empty where its document's title says that
	Document func() *document.Document // for people
	JSON     func(io.Writer) error     // what programs get in its place; nil for nothing

	asks asked
}

// Error says why there is no page.
type Error struct {
	Unknown bool   // there is none of that name; else the address is wrong
	Message string // what is wrong
	Hint    string // how to mend it; "" for nothing
}

func (e *Error) Error() string { return e.Message }

// route says how the pages are composed whose addresses begin alike.
type route struct {
	names   string   // what stands behind the beginning, for who gets it wrong: "ID"; "" for nothing
	count   int      // how many names that are; less than 0 for any number but none
	alone   bool     // there is a page without them, too
	has     []string // parameters
	dated   bool     // there has to be a date
	compose func(*Dataset, *asked) (*Page, error)
}

// The parameters of what can be narrowed, and of what is of a day, too.
var (
	narrowing = []string{partyParameter, issueParameter}
	ofDays    = []string{dateParameter, partyParameter, issueParameter}
)

// routes are the pages by the beginnings of their addresses.
var routes = map[string]route{
	"":         {has: ofDays, compose: (*Dataset).front},
	"changes":  {names: "A..B", count: 1, alone: true, has: narrowing, dated: true, compose: (*Dataset).changes},
	"party":    {names: "ID", count: 1, dated: true, compose: (*Dataset).party},
	"issue":    {names: "ID", count: 1, dated: true, compose: (*Dataset).issue},
	"cell":     {names: "ISSUE/PARTY", count: 2, dated: true, compose: (*Dataset).cell},
	"source":   {names: "ID", count: 1, compose: (*Dataset).source},
	"sources":  {compose: (*Dataset).sources},
	"code":     {names: "ID", count: 1, alone: true, compose: (*Dataset).code},
	"gap":      {has: ofDays, dated: true, compose: (*Dataset).gap},
	"terms":    {has: ofDays, dated: true, compose: (*Dataset).terms},
	"voices":   {has: narrowing, dated: true, compose: (*Dataset).voices},
	"review":   {names: "DATE/PARTY/ISSUE", count: 3, alone: true, has: narrowing, compose: (*Dataset).review},
	"problems": {compose: (*Dataset).problems},
	"search":   {has: []string{soughtParameter}, compose: (*Dataset).search},
	"file":     {names: "NAME", count: -1, compose: (*Dataset).file},
}

// Page finds the page at an address, without a host and without the ending of what programs get;
// it fails with *Error. Of a dataset with errors there are its files and what has to be mended,
// to which every other address leads.
func (d *Dataset) Page(at *url.URL) (*Page, error) {
	parts, err := splitPath(at)
	if err != nil {
		return nil, err
	}
	a, raw := &asked{}, at.RawQuery
	if len(parts) > 0 {
		a.begin, a.names = parts[0], parts[1:]
	}
	r, ok := routes[a.begin]
	switch {
	case !ok:
		return nil, &Error{Unknown: true, Message: fmt.Sprintf("there is no page %q", at.Path), Hint: d.pageMeant(a.begin)}
	case a.begin == "code" && !d.Coding:
		return nil, &Error{Unknown: true, Message: "nothing can be coded here", Hint: "`stance serve --write` lets it be"}
	}
	if !d.sound() && a.begin != "file" {
		a, raw, r = &asked{begin: "problems"}, "", routes["problems"]
	}
	if n := len(a.names); (r.count >= 0 && n != r.count || r.count < 0 && n == 0) && !(r.alone && n == 0) {
		e := &Error{Unknown: true, Message: fmt.Sprintf("there is no page %q", at.Path), Hint: "did you mean /" + a.begin + "?"}
		if r.names != "" {
			e.Hint = "write /" + a.begin + "/" + r.names
		}
		return nil, e
	}
	if r.dated && len(d.Dates()) == 0 {
		return nil, &Error{Unknown: true, Message: "the dataset has no snapshots yet, so there is nothing to show", Hint: "put one file per date into its folder snapshots"}
	}
	if err := d.read(a, raw, a.has()); err != nil {
		return nil, err
	}
	p, err := r.compose(d, a)
	if err != nil {
		return nil, refused(err)
	}
	p.asks, p.Address, p.Document = *a, a.address(), sync.OnceValue(p.Document)
	return p, nil
}

// pageMeant is the hint which page was meant.
func (d *Dataset) pageMeant(name string) string {
	var known []string
	for begin := range routes {
		if begin != "" && (begin != "code" || d.Coding) && (begin != "file" || d.File != nil) {
			known = append(known, "/"+begin)
		}
	}
	slices.Sort(known)
	return meant("/"+name, known)
}

// refused is the error of what was asked for, as pages have it.
func refused(err error) error {
	var own *Error
	var usage *console.UsageError
	var many *report.TooManyPairsError
	switch {
	case errors.As(err, &own):
		return err
	case errors.As(err, &usage):
		return &Error{Message: usage.Message, Hint: usage.Hint}
	case errors.As(err, &many):
		return &Error{Message: many.What + ", which is too much for a page", Hint: "narrow the page to some parties or issues"}
	}
	return &Error{Message: err.Error()}
}
