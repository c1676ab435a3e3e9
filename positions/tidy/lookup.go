package tidy

import (
	"fmt"
	"slices"
	"strings"

	"stance/positions"
	"stance/positions/problem"
)

// Lookup finds what the cells of a row refer to. What it does not find is nil,
// and the Miss says why.
type Lookup struct {
	Party  func(name string) (*positions.Party, Miss)
	Issue  func(name string) (*positions.Issue, Miss)
	Source func(name string) (*positions.Source, Miss)

	// Date reads a date; its error is for people. column is the cell's place in
	// the row that the Decoder was given.
	Date func(column int, cell string) (positions.Date, error)

	// DecimalComma allows 7,25 for 7.25.
	DecimalComma bool

	// ScaleHint says what to do about a position on an issue without a scale;
	// nil: what a person does with the codebook at hand.
	ScaleHint func(is *positions.Issue) string

	// Group reports whether a party has members, and may have signatories.
	Group func(p *positions.Party) bool
}

// Miss tells of a name that nothing was found by.
type Miss struct {
	Several string // what is wrong with a name that several things have; "" where nothing has it
	Hint    string // how to mend it; "" where nothing is known
}

// message says what is wrong; unknown says it of a name that nothing has.
func (m Miss) message(unknown string) string {
	if m.Several != "" {
		return m.Several
	}
	return unknown
}

// In looks things up in a dataset: parties, issues and sources by their ids,
// else, in any case, by their names, short names and titles, where one thing
// alone has it; dates as YYYY-MM-DD.
func In(d *positions.Dataset) Lookup {
	parties, issues, sources := newIndex[positions.Party](), newIndex[positions.Issue](), newIndex[positions.Source]()
	groups := map[*positions.Party]bool{}
	for _, p := range d.Codebook.Parties {
		parties.add(p, p.ID, p.Name, p.Short)
		for _, g := range p.Groups {
			groups[g] = true
		}
	}
	for _, is := range d.Codebook.Issues {
		issues.add(is, is.ID, is.Name)
	}
	for _, s := range d.Sources {
		sources.add(s, s.ID, s.Title)
	}
	return Lookup{
		Party: parties.find, Issue: issues.find, Source: sources.find,
		Date:  isoDate,
		Group: func(p *positions.Party) bool { return groups[p] },
	}
}

// index finds things by id, else by name.
type index[T any] struct {
	ids   map[string]*T
	names map[string][]string // the ids of those that have a name, in small letters
	known []string            // ids and names, for hints
	idOf  map[string]string   // of what is known
}

func newIndex[T any]() *index[T] {
	return &index[T]{ids: map[string]*T{}, names: map[string][]string{}, idOf: map[string]string{}}
}

func (x *index[T]) add(thing *T, id string, names ...string) {
	x.ids[id] = thing
	x.know(id, id)
	for _, name := range names {
		if name == "" {
			continue
		}
		x.know(name, id)
		if folded := strings.ToLower(name); !slices.Contains(x.names[folded], id) {
			x.names[folded] = append(x.names[folded], id)
		}
	}
}

func (x *index[T]) know(name, id string) {
	if _, ok := x.idOf[name]; !ok {
		x.idOf[name] = id
		x.known = append(x.known, name)
	}
}

func (x *index[T]) find(name string) (*T, Miss) {
	if t := x.ids[name]; t != nil {
		return t, Miss{}
	}
	switch ids := x.names[strings.ToLower(name)]; len(ids) {
	case 0:
	case 1:
		return x.ids[ids[0]], Miss{}
	default:
		return nil, Miss{tick(name) + " can be " + strings.Join(ticked(ids), " or "), "write the id instead of the name"}
	}
	if near, ok := problem.Nearest(name, x.known); ok {
		return nil, Miss{Hint: "did you mean " + tick(x.idOf[near]) + "?"}
	}
	return nil, Miss{}
}

func ticked(all []string) []string {
	t := make([]string, len(all))
	for i, s := range all {
		t[i] = tick(s)
	}
	return t
}

func isoDate(_ int, cell string) (positions.Date, error) {
	d, err := positions.ParseDate(cell)
	if err != nil {
		if positions.LooksLikeDate(cell) {
			return 0, fmt.Errorf("there is no day %s", cell)
		}
		return 0, fmt.Errorf("%s is no date written YYYY-MM-DD", tick(cell))
	}
	return d, nil
}

func tick(s string) string { return "`" + s + "`" }
