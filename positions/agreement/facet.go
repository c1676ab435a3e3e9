package agreement

import (
	"slices"

	"stance/positions"
	"stance/positions/wording"
)

// Facet is one thing that a record says, by its key in the data format;
// "stance" is whether there is one at all, "silent" whether silence was noted.
type Facet string

// decisive are the facets on which the kind and size of a change, or whose
// change it is, depend: where coders differ in one of them somebody has to
// decide. That two coders put things in different words is no dispute.
var decisive = []Facet{"stance", "position", "plausible", "basis", "tone", "novel", "inherited_by", "claims"}

// stanceFacets tell for each facet of a stance, in the order of the data
// format, whether two codings of it are the same. Claims and whether there is a
// stance at all are compared in unit.differences.
var stanceFacets = []struct {
	facet Facet
	same  func(a, b *positions.Stance) bool
}{
	{"position", func(a, b *positions.Stance) bool {
		return a.Kind == b.Kind && (a.Kind != positions.Placed || a.Value == b.Value)
	}},
	{"plausible", func(a, b *positions.Stance) bool { return samePlausible(a.Plausible, b.Plausible) }},
	{"summary", func(a, b *positions.Stance) bool { return wording.Same(a.Summary, b.Summary) }},
	{"terms", func(a, b *positions.Stance) bool { return sameSet(a.Terms, b.Terms, termKey) }},
	{"ended", func(a, b *positions.Stance) bool { return sameSet(a.Ended, b.Ended, endingKey) }},
	{"basis", func(a, b *positions.Stance) bool { return a.Basis == b.Basis }},
	{"confidence", func(a, b *positions.Stance) bool { return a.Confidence == b.Confidence }},
	{"tone", func(a, b *positions.Stance) bool { return a.Tone == b.Tone }},
	{"novel", func(a, b *positions.Stance) bool { return a.Novel == b.Novel }},
	{"salience", func(a, b *positions.Stance) bool {
		return (a.Salience == nil) == (b.Salience == nil) && (a.Salience == nil || *a.Salience == *b.Salience)
	}},
	{"known", func(a, b *positions.Stance) bool { return a.Known == b.Known }},
	{"note", func(a, b *positions.Stance) bool { return wording.Same(a.Record.Note, b.Record.Note) }},
	{"evidence", func(a, b *positions.Stance) bool { return sameSet(a.Evidence, b.Evidence, evidenceKey) }},
	{"inherited_by", func(a, b *positions.Stance) bool {
		return (a.Signatories == nil) == (b.Signatories == nil) &&
			sameSet(a.Signatories, b.Signatories, func(p *positions.Party) string { return p.ID })
	}},
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
	for _, f := range stanceFacets {
		if slices.ContainsFunc(stances, func(s *positions.Stance) bool { return !f.same(stances[0], s) }) {
			found(f.facet)
		}
	}
	if len(stances) == 0 {
		differs = append(differs, u.quietly()...)
	}
	if conflict, differ := u.claims(); conflict {
		found("claims")
	} else if differ {
		differs = append(differs, "claims")
	}
	return over, differs
}

// quietly compares what stands beside silences, or beside claims alone.
func (u *unit) quietly() (differs []Facet) {
	var first *positions.Record
	found := map[Facet]bool{}
	for _, s := range u.said {
		if s.Record == nil {
			continue
		}
		if first == nil {
			first = s.Record
		}
		if a, b := first.Silence, s.Record.Silence; a != nil && b != nil {
			found["known"] = found["known"] || a.Known != b.Known
			found["evidence"] = found["evidence"] || !sameSet(a.Evidence, b.Evidence, evidenceKey)
		}
		found["note"] = found["note"] || !wording.Same(first.Note, s.Record.Note)
	}
	for _, f := range []Facet{"known", "note", "evidence"} {
		if found[f] {
			differs = append(differs, f)
		}
	}
	return differs
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

func samePlausible(a, b *positions.Range) bool {
	if a == nil || b == nil {
		return a == b
	}
	return a.Low.Value == b.Low.Value && a.High.Value == b.High.Value
}
