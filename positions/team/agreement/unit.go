package agreement

import (
	"cmp"
	"maps"
	"slices"

	"stance/positions"
)

// State is what a coder has to say of a unit.
type State uint8

const (
	Uncoded  State = iota // no stance and no silence: nothing, or claims alone
	Silent                // looked for and not found
	Unplaced              // a stance in words
	Ranged                // a stance with a plausible range and no position
	None                  // a stance: the party holds no position
	Placed                // a stance with a position
)

// States are the words for a State.
var States = []string{"uncoded", "silent", "unplaced", "range", "none", "placed"}

func (s State) String() string { return States[s] }

// Said is what one coder said of a unit.
type Said struct {
	Coder  string
	State  State
	Stance *positions.Stance // with `same` resolved; nil if Uncoded or Silent
	Record *positions.Record // as written in the coder's dataset; nil: nothing
}

// unit is a date, a party and an issue, with what each coder said of it, in the
// order of the codings. Somebody said something.
type unit struct {
	date  positions.Date
	party *positions.Party // of the first coding's codebook
	issue *positions.Issue // likewise
	said  []Said
}

// lineUp finds the units of codings that have equal codebooks, ordered by
// date, then party and issue as in the codebook.
func lineUp(codings []Coding) []*unit {
	type key struct {
		date         positions.Date
		party, issue int
	}
	book := codings[0].Dataset.Codebook
	units := map[key]*unit{}
	for i, c := range codings {
		history := positions.NewHistory(c.Dataset, 0)
		for _, r := range c.Dataset.Records {
			k := key{r.Date, r.Party.Index, r.Issue.Index}
			u := units[k]
			if u == nil {
				u = &unit{r.Date, book.Parties[k.party], book.Issues[k.issue], make([]Said, len(codings))}
				for j := range codings {
					u.said[j].Coder = codings[j].Name
				}
				units[k] = u
			}
			u.said[i].Record = r
			u.said[i].Stance = history.Stance(r)
			u.said[i].State = stateOf(r, u.said[i].Stance)
		}
	}
	return slices.SortedFunc(maps.Values(units), func(a, b *unit) int {
		return cmp.Or(cmp.Compare(a.date, b.date), cmp.Compare(a.party.Index, b.party.Index), cmp.Compare(a.issue.Index, b.issue.Index))
	})
}

func stateOf(r *positions.Record, s *positions.Stance) State {
	switch {
	case s == nil && r.Silence != nil:
		return Silent
	case s == nil:
		return Uncoded
	case s.Kind == positions.Placed:
		return Placed
	case s.Kind == positions.None:
		return None
	case s.RangeAlone():
		return Ranged
	}
	return Unplaced
}

// codings lists the stances that coders gave the unit.
func (u *unit) codings() []*positions.Stance {
	var stances []*positions.Stance
	for i := range u.said {
		if s := u.said[i].Stance; s != nil {
			stances = append(stances, s)
		}
	}
	return stances
}
