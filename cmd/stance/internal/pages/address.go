package pages

import (
	"errors"
	"fmt"
	"maps"
	"net/url"
	"slices"
	"strings"

	"stance/cmd/stance/internal/console"
	"stance/diff/report"
	"stance/positions"
	"stance/positions/problem"
)

// Twin is the address of what programs get in the place of the page at an address: of
// "/gap?date=2025-08-14" it is "/gap.json?date=2025-08-14", of the front page "/index.json".
func Twin(address string) string {
	path, query, asks := strings.Cut(address, "?")
	if path == "/" {
		path = "/index"
	}
	if path += twinEnding; asks {
		path += "?" + query
	}
	return path
}

const twinEnding = ".json"

// Untwinned is the path of the page in whose place programs get what is asked for by a path;
// false where it asks for the page itself.
func Untwinned(path string) (page string, twin bool) {
	page, twin = strings.CutSuffix(path, twinEnding)
	if twin && page == "/index" {
		page = "/"
	}
	return page, twin
}

// asked is what an address asks for.
type asked struct {
	begin  string         // the first part of the path
	names  []string       // what stands behind it
	date   positions.Date // the last where none is named
	dated  bool           // it is named
	today  bool           // as that, whenever it is followed
	from   positions.Date // of a period, whose end is the date
	filter report.Filter
	sought string
}

// has lists the parameters that it may have: of a single record there is nothing to narrow.
func (a *asked) has() []string {
	if a.begin == "review" && len(a.names) > 0 {
		return nil
	}
	return routes[a.begin].has
}

// on is the same on another day.
func (a asked) on(day positions.Date) *asked {
	a.date, a.dated = day, true
	return &a
}

// onToday is the same on the day on which it is followed.
func (a asked) onToday() *asked {
	a.today = true
	return &a
}

// between is the same of another period.
func (a asked) between(from, to positions.Date) *asked {
	a.from, a.date = from, to
	a.names = []string{from.String() + ".." + to.String()}
	return &a
}

// order puts what it is narrowed to into the order of the codebook; but the columns of a gap stand
// in the order in which they are asked for.
func (a *asked) order() {
	if a.begin != "gap" {
		slices.SortFunc(a.filter.Parties, func(x, y *positions.Party) int { return x.Index - y.Index })
	}
	slices.SortFunc(a.filter.Issues, func(x, y *positions.Issue) int { return x.Index - y.Index })
}

// The parameters that addresses have.
const (
	dateParameter   = "date"
	partyParameter  = "party"
	issueParameter  = "issue"
	soughtParameter = "q"
)

var parameters = []string{dateParameter, partyParameter, issueParameter, soughtParameter}

// address is the one address of what is asked for.
func (a *asked) address() string {
	var b strings.Builder
	for _, part := range append([]string{a.begin}, a.names...) {
		b.WriteString("/" + url.PathEscape(part))
	}
	separator := byte('?')
	add := func(key, value string) {
		b.WriteByte(separator)
		b.WriteString(key + "=" + url.QueryEscape(value))
		separator = '&'
	}
	switch {
	case a.today:
		add(dateParameter, positions.Today)
	case a.dated:
		add(dateParameter, a.date.String())
	}
	for _, p := range a.filter.Parties {
		add(partyParameter, p.ID)
	}
	for _, is := range a.filter.Issues {
		add(issueParameter, is.ID)
	}
	if a.sought != "" {
		add(soughtParameter, a.sought)
	}
	return b.String()
}

// splitPath gives the parts of a path, empty ones left out, each as it was before it was escaped.
func splitPath(u *url.URL) ([]string, error) {
	var parts []string
	for part := range strings.SplitSeq(u.EscapedPath(), "/") {
		if part == "" {
			continue
		}
		plain, err := url.PathUnescape(part)
		if err != nil {
			return nil, &Error{Message: fmt.Sprintf("the address is not well-formed: %q", part)}
		}
		parts = append(parts, plain)
	}
	return parts, nil
}

// read takes the parameters of a page that has some of them. Empty ones count as left out.
func (d *Dataset) read(a *asked, raw string, has []string) error {
	values, err := url.ParseQuery(raw)
	if err != nil {
		return &Error{Message: "the address is not well-formed behind its question mark"}
	}
	for _, key := range slices.Sorted(maps.Keys(values)) {
		values[key] = slices.DeleteFunc(values[key], func(v string) bool { return strings.TrimSpace(v) == "" })
		switch {
		case slices.Contains(has, key):
		case slices.Contains(parameters, key):
			return &Error{Message: fmt.Sprintf("this page takes no %s", key), Hint: "leave it out"}
		case len(has) == 0:
			return &Error{Message: fmt.Sprintf("this page is not asked with %q", key), Hint: "leave it out"}
		default:
			return &Error{Message: fmt.Sprintf("this page is not asked with %q", key), Hint: meant(key, has)}
		}
	}
	for _, key := range []string{dateParameter, soughtParameter} {
		if len(values[key]) > 1 {
			return &Error{Message: key + " is given twice", Hint: "give it once"}
		}
	}
	if len(values[soughtParameter]) > 0 {
		a.sought = strings.TrimSpace(values[soughtParameter][0])
	}
	book := d.book()
	if a.filter.Parties, err = allNamed(values[partyParameter], "party", book.Parties, partyID, book.PartiesNamed); err != nil {
		return err
	}
	if a.filter.Issues, err = allNamed(values[issueParameter], "issue", book.Issues, issueID, book.IssuesNamed); err != nil {
		return err
	}
	a.order()
	if dates := d.Dates(); len(dates) > 0 {
		a.date = dates[len(dates)-1].Date
	}
	if len(values[dateParameter]) > 0 {
		a.dated = true
		a.date, err = d.dateNamed(values[dateParameter][0])
	}
	return err
}

func partyID(p *positions.Party) string   { return p.ID }
func issueID(is *positions.Issue) string  { return is.ID }
func sourceID(s *positions.Source) string { return s.ID }

// allNamed finds what goes by some names in parameters, each thing once.
func allNamed[T any](names []string, what string, all []*T, id func(*T) string, find func(string) ([]*T, bool)) ([]*T, error) {
	var found []*T
	for _, name := range names {
		fit, _ := find(name)
		switch {
		case len(fit) == 0:
			return nil, unknown(what, name, all, id)
		case len(fit) > 1:
			return nil, &Error{Unknown: true, Message: fmt.Sprintf("more than one %s fits %q", what, name), Hint: "write " + console.Either(idsOf(fit, id))}
		case !slices.Contains(found, fit[0]):
			found = append(found, fit[0])
		}
	}
	return found, nil
}

// whose finds what has an id.
func whose[T any](name, what string, all []*T, id func(*T) string) (*T, error) {
	if i := slices.IndexFunc(all, func(t *T) bool { return id(t) == name }); i >= 0 {
		return all[i], nil
	}
	return nil, unknown(what, name, all, id)
}

func unknown[T any](what, name string, all []*T, id func(*T) string) error {
	e := &Error{Unknown: true, Message: fmt.Sprintf("there is no %s %q", what, name)}
	if len(all) > 0 {
		e.Hint = meant(name, idsOf(all, id))
	}
	return e
}

// meant is the hint which of some names was meant; of many that are not near it names some.
func meant(name string, known []string) string {
	if near, ok := problem.Nearest(name, known); ok {
		return "did you mean " + near + "?"
	}
	return "there are " + console.Some(known)
}

func idsOf[T any](all []*T, id func(*T) string) []string {
	ids := make([]string, len(all))
	for i, t := range all {
		ids[i] = id(t)
	}
	return ids
}

// dateNamed reads a date as commands take it; today alone where that is known.
func (d *Dataset) dateNamed(word string) (positions.Date, error) {
	data := d.Read.Dataset
	today := positions.Date(0)
	if d.Today != nil {
		today = d.Today()
	}
	date, err := data.ResolveDate(word, today)
	var wrong *positions.UnknownDateError
	if err == nil || !errors.As(err, &wrong) {
		return date, err
	}
	e := &Error{Message: wrong.Message, Hint: wrong.Hint}
	if dates := data.Dates; e.Hint == "" && len(dates) > 0 {
		e.Hint = fmt.Sprintf("snapshot dates run from %s to %s", dates[0].Name(), dates[len(dates)-1].Name())
	}
	return 0, e
}
