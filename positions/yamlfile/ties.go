package yamlfile

import (
	"fmt"
	"maps"
	"slices"

	"stance/positions"
)

// givenTerms are the terms that parties gave an id on an issue, each with the first date on
// which it was given.
type givenTerms map[*positions.Issue]map[string]positions.Date

// ties checks that the terms which others name, in `if`, `unless` and `against`, were given:
// those of the same party on or before the date.
func (c *crossChecker) ties() {
	var given []givenTerms // by party; made when first needed
	for _, r := range c.m.records {
		if r.Stance == nil {
			continue
		}
		for i := range r.Stance.Terms {
			t := &r.Stance.Terms[i]
			if len(t.If)+len(t.Unless)+len(t.Against) == 0 {
				continue
			}
			if given == nil {
				given = c.givenTerms()
			}
			c.provisos("if", t.If, t, r, given)
			c.provisos("unless", t.Unless, t, r, given)
			for j := range t.Against {
				a := &t.Against[j]
				if _, ok := given[a.Party.Index][a.Issue][a.ID]; !ok {
					c.tie("against", a.Text(), a.Place, "was given by "+tick(c.ref.partyName(a.Party))+" on "+tick(c.ref.issueName(a.Issue)),
						prefixed(a.Party.ID+"/"+a.Issue.ID+"/", given[a.Party.Index][a.Issue]))
				}
			}
		}
	}
}

func (c *crossChecker) provisos(key string, all []positions.Proviso, t *positions.Term, r *positions.Record, given []givenTerms) {
	for i := range all {
		p := &all[i]
		if p.Issue == nil {
			continue
		}
		if p.Issue == r.Issue && p.ID == t.ID {
			f := positions.TiedToItself(key)
			c.report(p.Place, f.Rule, f.Message, f.Hint)
			continue
		}
		terms := given[r.Party.Index][p.Issue]
		if first, ok := terms[p.ID]; !ok || first > r.Date {
			c.tie(key, p.Text(), p.Place, "was given by "+tick(c.ref.partyName(r.Party))+" on "+tick(c.ref.issueName(p.Issue))+" on or before "+r.Date.String(),
				prefixed(p.Issue.ID+"/", terms))
		}
	}
}

func (c *crossChecker) tie(key, name string, at positions.Place, where string, known []string) {
	f := positions.UnknownTie(key, name, where, known)
	hint := f.Hint
	if len(known) > 0 {
		if c.ref.meant.spent() {
			hint = fmt.Sprintf("terms with an id: %d", len(known)) // to list them takes longer than to compare them
		} else {
			c.ref.meant.compared += len(known)
			hint = c.ref.meant.hint(name, known, "terms with an id")
		}
	}
	c.report(at, f.Rule, f.Message, hint)
}

func (c *crossChecker) givenTerms() []givenTerms {
	all := make([]givenTerms, len(c.ref.book.Parties))
	for _, r := range c.m.records {
		if r.Stance == nil {
			continue
		}
		for i := range r.Stance.Terms {
			id := r.Stance.Terms[i].ID
			if id == "" {
				continue
			}
			of := &all[r.Party.Index]
			if *of == nil {
				*of = givenTerms{}
			}
			if (*of)[r.Issue] == nil {
				(*of)[r.Issue] = map[string]positions.Date{}
			}
			if first, ok := (*of)[r.Issue][id]; !ok || r.Date < first {
				(*of)[r.Issue][id] = r.Date
			}
		}
	}
	return all
}

// prefixed lists the ids of terms as they are named, in order.
func prefixed(prefix string, terms map[string]positions.Date) []string {
	names := slices.Sorted(maps.Keys(terms))
	for i := range names {
		names[i] = prefix + names[i]
	}
	return names
}
