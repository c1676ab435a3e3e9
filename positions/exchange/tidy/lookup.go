package tidy

import (
	"slices"
	"strings"

	"stance/positions"
)

// Lookup finds what the cells of a row refer to. What it does not find is nil,
// and the Miss says why.
type Lookup struct {
	Party  func(name string) (*positions.Party, Miss)
	Issue  func(name string) (*positions.Issue, Miss)
	Source func(name string) (*positions.Source, Miss)

	// Date reads a date; its error is for people, and a *positions.Fault where what is
	// wrong is that of any date. column is the cell's place in the row that the Decoder
	// was given.
	Date func(column int, cell string) (positions.Date, error)

	// Partial says that a stance may be there already, so that a table without a column for summaries
	// has nothing to say of them.
	Partial bool

	// DecimalComma allows 7,25 for 7.25.
	DecimalComma bool

	// Typed says that somebody typed the cells, who may write a number on a scale as people do:
	// 300,000 or 300 000 (see numeral.Readings), and of an option or a word of the format the
	// beginning, where only one begins so.
	Typed bool

	// ScaleHint says what to do about a position on an issue without a scale;
	// nil: what a person does with the codebook at hand.
	ScaleHint func(is *positions.Issue) string

	// Members are the ids of a group's members, who may be signatories; nil of a party
	// that is no group.
	Members func(p *positions.Party) []string
}

// Miss tells of a name that nothing was found by.
type Miss struct {
	Several string // what is wrong with a name that several things have; "" where nothing has it
	Hint    string // how to mend that
	unknown func() *positions.Fault
}

// fault is what is wrong with the name.
func (m Miss) fault() *positions.Fault {
	if m.Several != "" {
		return &positions.Fault{Message: m.Several, Hint: m.Hint} // files have ids alone
	}
	return m.unknown()
}

// In looks things up in a dataset: parties, issues and sources by their ids,
// else, in any case, by their names, short names and titles, where one thing
// alone has it; dates as YYYY-MM-DD.
func In(d *positions.Dataset) Lookup {
	const add = "add it to the codebook, or use one of: "
	groups := map[*positions.Party]bool{}
	parties := newIndex[positions.Party](func(name string) *positions.Fault {
		all := positions.PartiesOf(d.Codebook, func(p *positions.Party) string { return p.ID })
		return all.Unknown(name, "in the codebook", add)
	})
	issues := newIndex[positions.Issue](func(name string) *positions.Fault {
		all := positions.IssuesOf(d.Codebook, func(is *positions.Issue) string { return is.ID })
		return all.Unknown(name, "in the codebook", add)
	})
	sources := newIndex[positions.Source](func(name string) *positions.Fault {
		var ids, titles []string
		for _, s := range d.Sources {
			ids, titles = append(ids, s.ID), append(titles, s.Title)
		}
		return positions.UnknownSource(name, ids, titles)
	})
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
		Date: func(_ int, cell string) (positions.Date, error) { return isoDate(d, cell) },
		Members: func(group *positions.Party) (members []string) {
			for _, p := range d.Codebook.Parties {
				if groups[group] && p.Within(group) {
					members = append(members, p.ID)
				}
			}
			return members
		},
	}
}

// TypedIn looks things up that somebody types: as In does, and else by the beginning of a word
// of their names, where only one thing has it; dates in any spelling that leaves no doubt.
func TypedIn(d *positions.Dataset) Lookup {
	l := In(d)
	l.Typed = true
	l.Party = typed(l.Party, d.Codebook.PartiesNamed, func(p *positions.Party) string { return p.ID })
	l.Issue = typed(l.Issue, d.Codebook.IssuesNamed, func(is *positions.Issue) string { return is.ID })
	l.Source = typed(l.Source, d.SourcesNamed, func(s *positions.Source) string { return s.ID })
	l.Date = func(_ int, cell string) (positions.Date, error) {
		if day, err := positions.ParseDay(cell); err == nil {
			return day, nil
		}
		return isoDate(d, cell)
	}
	return l
}

// typed adds beginnings to how things are found.
func typed[T any](find func(string) (*T, Miss), begun func(string) ([]*T, bool), id func(*T) string) func(string) (*T, Miss) {
	return func(name string) (*T, Miss) {
		thing, miss := find(name)
		if thing != nil || miss.Several != "" {
			return thing, miss
		}
		switch fit, _ := begun(name); len(fit) {
		case 0:
			return nil, miss
		case 1:
			return fit[0], Miss{}
		default:
			ids := make([]string, len(fit))
			for i, t := range fit {
				ids[i] = id(t)
			}
			return nil, several(name, ids, "write more of it")
		}
	}
}

// several is a name that more than one thing has.
func several(name string, ids []string, hint string) Miss {
	return Miss{Several: tick(name) + " can be " + strings.Join(ticked(ids), " or "), Hint: hint}
}

// index finds things by id, else by name.
type index[T any] struct {
	ids     map[string]*T
	names   map[string][]string // the ids of those that have a name, in small letters
	unknown func(name string) *positions.Fault
}

func newIndex[T any](unknown func(name string) *positions.Fault) *index[T] {
	return &index[T]{ids: map[string]*T{}, names: map[string][]string{}, unknown: unknown}
}

func (x *index[T]) add(thing *T, id string, names ...string) {
	x.ids[id] = thing
	for _, name := range names {
		if name == "" {
			continue
		}
		if folded := strings.ToLower(name); !slices.Contains(x.names[folded], id) {
			x.names[folded] = append(x.names[folded], id)
		}
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
		return nil, several(name, ids, "write the id instead of the name")
	}
	return nil, Miss{unknown: func() *positions.Fault { return x.unknown(name) }}
}

func ticked(all []string) []string {
	t := make([]string, len(all))
	for i, s := range all {
		t[i] = tick(s)
	}
	return t
}

func isoDate(d *positions.Dataset, cell string) (positions.Date, error) {
	day, err := positions.ParseDate(cell)
	if err != nil {
		return 0, positions.BadDate(cell, d.LastDate())
	}
	return day, nil
}

var tick = positions.Tick
