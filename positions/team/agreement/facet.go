package agreement

import (
	"slices"

	"stance/positions"
)

// Facet is one thing that a record says, by its key in the data format;
// "stance" is whether there is one at all, "silent" whether silence was noted.
type Facet string

// decisive are the facets on which the kind and size of a change, or whose
// change it is, depend: where coders differ in one of them somebody has to
// decide. That two coders put things in different words is no dispute.
var decisive = []Facet{"stance", "position", "plausible", "accepts", "basis", "tone", "novel", "inherited_by", "signed_by", "claims"}

// differing lists the facets in which codings differ from the first of them, of
// those that both have. Coders are not what they say, and claims are compared in
// unit.claims.
func differing(codings [][]positions.Fact) []Facet {
	var facets []Facet
	if len(codings) == 0 {
		return nil
	}
	for _, f := range codings[0] {
		if f.Key == "coder" || f.Key == "claims" {
			continue
		}
		if slices.ContainsFunc(codings[1:], func(other []positions.Fact) bool {
			g := positions.FactOf(other, f.Key)
			return slices.ContainsFunc(other, func(g positions.Fact) bool { return g.Key == f.Key }) && !f.Same(&g)
		}) {
			facets = append(facets, Facet(f.Key))
		}
	}
	return facets
}

// differences compares what was recorded of the unit: the decisive facets that
// differ, and the others, each in the order of the data format. Claims that
// only some coders have are among the others.
func (u *unit) differences() (over, differs []Facet) {
	found := func(f Facet) {
		if slices.Contains(decisive, f) {
			over = append(over, f)
		} else {
			differs = append(differs, f)
		}
	}
	stances := u.codings()
	var facts [][]positions.Fact // of all stances; where there are none, of silences and claims alone
	for _, s := range u.said {
		switch {
		case s.Stance != nil:
			facts = append(facts, s.Stance.Facts())
		case s.Record != nil && len(stances) == 0:
			facts = append(facts, s.Record.Facts())
		}
	}
	// Silence contradicts a stance, and so do claims alone: whether words are a
	// party's stance or a claim about it is what coders must not differ on.
	withoutStance := func(s Said) bool { return s.Record != nil && s.Stance == nil }
	notSilent := func(s Said) bool { return s.Record != nil && s.State != Silent }
	silent := func(s Said) bool { return s.State == Silent }
	switch {
	case len(stances) > 0 && slices.ContainsFunc(u.said, withoutStance):
		found("stance")
	case slices.ContainsFunc(u.said, silent) && slices.ContainsFunc(u.said, notSilent):
		found("silent")
	}
	for _, f := range differing(facts) {
		found(f)
	}
	if conflict, differ := u.claims(); conflict {
		found("claims")
	} else if differ {
		differs = append(differs, "claims")
	}
	return over, differs
}

// claims compares the claims on the unit. They are in conflict if two coders
// have claims by the same party that differ in position or response; a claim
// that only one of them has is none.
func (u *unit) claims() (conflict, differ bool) {
	var first []string // claimKeys of the first coder with a record
	seen := false
	by := map[int][]string{} // by claimant: what the first to record its claims has
	for _, s := range u.said {
		if s.Record == nil {
			continue
		}
		var all []string
		own := map[int][]string{}
		for _, c := range s.Record.Claims {
			k := claimKey(c)
			all = append(all, k)
			own[c.By.Index] = append(own[c.By.Index], k)
		}
		if !seen {
			first, seen = all, true
		}
		differ = differ || !equalSets(all, first)
		for claimant, keys := range own {
			if before, ok := by[claimant]; !ok {
				by[claimant] = keys
			} else if !equalSets(before, keys) {
				conflict = true
			}
		}
	}
	return conflict, differ
}
