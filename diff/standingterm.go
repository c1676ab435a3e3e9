package diff

import (
	"slices"

	"stance/positions"
)

// StandingTerm is a term that stands for a party on a date, with what it is tied to and
// which terms of others cannot be carried out together with it.
type StandingTerm struct {
	positions.StandingTerm
	Party *positions.Party // whose word it is
	Issue *positions.Issue

	Signed    []*positions.Party // members that signed it
	Inherited []*positions.Party // members that have it from their group alone

	Provided []Tie // its `if`
	Excluded []Tie // its `unless`

	Opposes   []*StandingTerm // those that it is against, while they stand
	OpposedBy []*StandingTerm // those that are against it
}

// StandsFor reports whether the term is a party's own, or one that it signed or has from its
// group.
func (t *StandingTerm) StandsFor(p *positions.Party) bool {
	return t.Party == p || slices.Contains(t.Signed, p) || slices.Contains(t.Inherited, p)
}

// Is reports whether it is this term of the same party or its group: of the same id and words,
// and since the same day.
func (t *StandingTerm) Is(other *positions.StandingTerm) bool {
	return t.ID == other.ID && t.Since == other.Since && positions.SameTerm(t.Term, other.Term)
}

// Tie is what a term is tied to: another of the same party, or words.
type Tie struct {
	*positions.Proviso
	Term    *positions.Term // the one that it names, in its latest words; nil for words
	Stands  bool
	How     positions.How   // how it ended; NoHow where that is not recorded, or it stands
	By      *positions.Term // what replaced it; nil for nothing, or where that does not stand
	Package bool            // each of the two stands and is tied to the other, if by way of more: one package
}

// StandingTerms lists every term that stands on a date, by issue and party in the order of
// the codebook. What a member signed, or has from its group, is told once, under the
// group, as long as the group itself stands by it.
func StandingTerms(h *positions.History, date positions.Date) []*StandingTerm {
	book := h.Dataset.Codebook
	s := standing{h: h, date: date, cells: make([][]*StandingTerm, len(book.Parties)*len(book.Issues)), named: map[termName][]*StandingTerm{}}
	for _, own := range []bool{true, false} { // groups before those whom they speak for
		for _, is := range book.Issues {
			for _, p := range book.Parties {
				if hd, ok := h.InForce(p, is, date); ok && (hd.Via == nil) == own {
					s.gather(p, is, hd)
				}
			}
		}
	}
	all := slices.Concat(s.cells...)
	for _, t := range all {
		s.tie(t)
	}
	s.markPackages(all)
	return all
}

// standing gathers what stands on a date.
type standing struct {
	h     *positions.History
	date  positions.Date
	cells [][]*StandingTerm            // what is told of each cell, by issue and then party
	named map[termName][]*StandingTerm // those with an id, also by the members that they stand for
}

// termName names terms with an id.
type termName struct {
	party *positions.Party
	issue *positions.Issue
	id    string
}

func (s *standing) cell(p *positions.Party, is *positions.Issue) *[]*StandingTerm {
	return &s.cells[is.Index*len(s.h.Dataset.Codebook.Parties)+p.Index]
}

// gather takes in the terms of a cell.
func (s *standing) gather(p *positions.Party, is *positions.Issue, hd positions.Holding) {
	told := s.cell(p, is)
	for _, t := range s.h.Terms(hd, p) {
		of := s.ofGroup(hd.Via, is, &t)
		switch {
		case of == nil:
			of = &StandingTerm{StandingTerm: t, Party: p, Issue: is}
			*told = append(*told, of)
		case hd.Signed:
			of.Signed = append(of.Signed, p)
		default:
			of.Inherited = append(of.Inherited, p)
		}
		if t.ID != "" {
			name := termName{p, is, t.ID}
			s.named[name] = append(s.named[name], of)
		}
	}
}

// ofGroup finds the same term among those that the group itself stands by; nil where there
// is no group, or where it has said something else since.
func (s *standing) ofGroup(group *positions.Party, is *positions.Issue, t *positions.StandingTerm) *StandingTerm {
	if group == nil {
		return nil
	}
	among := *s.cell(group, is)
	if t.ID != "" {
		among = s.named[termName{group, is, t.ID}]
	}
	i := slices.IndexFunc(among, func(of *StandingTerm) bool { return of.Is(t) })
	if i < 0 {
		return nil
	}
	return among[i]
}

// tie finds what a term is tied to, and what it is against while that stands.
func (s *standing) tie(t *StandingTerm) {
	for i := range t.If {
		t.Provided = append(t.Provided, s.tied(t, &t.If[i]))
	}
	for i := range t.Unless {
		t.Excluded = append(t.Excluded, s.tied(t, &t.Unless[i]))
	}
	for i := range t.Against {
		ref := &t.Against[i]
		for _, other := range s.named[termName{ref.Party, ref.Issue, ref.ID}] {
			if other != t && !slices.Contains(t.Opposes, other) {
				t.Opposes = append(t.Opposes, other)
				other.OpposedBy = append(other.OpposedBy, t)
			}
		}
	}
}

// tied finds the term that a proviso of t names, or how it ended.
func (s *standing) tied(t *StandingTerm, pr *positions.Proviso) Tie {
	tie := Tie{Proviso: pr}
	if pr.Issue == nil {
		return tie
	}
	if found := s.named[termName{t.Party, pr.Issue, pr.ID}]; found != nil {
		tie.Term, tie.Stands = &found[0].Term, true
		return tie
	}
	tie.Term = s.last(t.Party, pr.Issue, pr.ID)
	hd, ok := s.h.InForce(t.Party, pr.Issue, s.date)
	if !ok {
		return tie
	}
	for _, e := range slices.Backward(s.h.Endings(hd, t.Party, 0)) {
		if e.ID != pr.ID {
			continue
		}
		tie.How = e.How
		if found := s.named[termName{t.Party, pr.Issue, e.By}]; found != nil && e.By != "" {
			tie.By = &found[0].Term
		}
		break
	}
	return tie
}

func (s *standing) last(p *positions.Party, is *positions.Issue, id string) *positions.Term {
	return LastTerm(s.h, p, is, id, s.date)
}

// LastTerm is a term of a party as it was given last up to a date; nil where none of that id
// was in force.
func LastTerm(h *positions.History, p *positions.Party, is *positions.Issue, id string, date positions.Date) *positions.Term {
	for _, hd := range slices.Backward(h.Path(p, is, 0, date)) {
		for i := range hd.Stance.Terms {
			if t := &hd.Stance.Terms[i]; t.ID == id {
				return t
			}
		}
	}
	return nil
}

// markPackages marks the ties between terms that are tied to each other, all of which
// stand: the strongly connected parts of what `if` ties together, found by Tarjan's
// algorithm.
func (s *standing) markPackages(all []*StandingTerm) {
	part := make(map[*StandingTerm]int, len(all)) // the number of a term's part, once it is known
	low, seen := map[*StandingTerm]int{}, map[*StandingTerm]int{}
	var open []*StandingTerm
	parts := 0
	var visit func(*StandingTerm)
	visit = func(t *StandingTerm) {
		seen[t] = len(seen) + 1
		low[t] = seen[t]
		open = append(open, t)
		for i := range t.Provided {
			for _, other := range s.tiedTo(t, &t.Provided[i]) {
				if seen[other] == 0 {
					visit(other)
					low[t] = min(low[t], low[other])
				} else if part[other] == 0 {
					low[t] = min(low[t], seen[other])
				}
			}
		}
		if low[t] == seen[t] {
			parts++
			for last := (*StandingTerm)(nil); last != t; {
				last = open[len(open)-1]
				open = open[:len(open)-1]
				part[last] = parts
			}
		}
	}
	for _, t := range all {
		if len(t.Provided) > 0 && seen[t] == 0 {
			visit(t)
		}
	}
	for _, t := range all {
		for i := range t.Provided {
			tie := &t.Provided[i]
			tie.Package = slices.ContainsFunc(s.tiedTo(t, tie), func(other *StandingTerm) bool { return part[other] == part[t] })
		}
	}
}

// tiedTo lists the standing terms that a tie of t names: one, if its id is given once.
func (s *standing) tiedTo(t *StandingTerm, tie *Tie) []*StandingTerm {
	if !tie.Stands {
		return nil
	}
	return s.named[termName{t.Party, tie.Issue, tie.ID}]
}
