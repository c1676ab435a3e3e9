package positions

import (
	"cmp"
	"slices"
)

// lineage is the stances of one holder on an issue, of a group's those that count
// for a party, in date order. What stands at one of them follows from all before
// it; so that it need not be worked out from the first each time, there are marks
// along the way.
type lineage struct {
	stances   []*Stance
	saliences []*float64    // by stance: the last that was given up to and with it
	accepts   []*Acceptance // by stance: in force with it
	marks     []mark        // as far as somebody asked, in order
}

// mark is what stood before a stance of a lineage.
type mark struct {
	stance int // its index
	terms  []givenTerm
	serial int
}

// markEvery is how many terms, endings and stances lie between two marks at the
// least. As many lie between them as terms stand, too, so that all marks together
// hold no more terms than were given.
const markEvery = 32

// lineage gives the stances of the holder of hd on its issue for p, and how many
// of them there are up to and with that of hd; none for a holding of another
// history. The cell is locked until done is called, as marks are made when they
// are first of use.
func (h *History) lineage(hd Holding, p *Party) (l *lineage, end int, done func()) {
	holder := hd.Stance.Record.Party
	c := h.cell(holder, hd.Stance.Record.Issue)
	c.mu.Lock()
	if n := datedBy(c.stances, hd.Date()); n == 0 || c.stances[n-1] != hd.Stance {
		return &lineage{}, 0, c.mu.Unlock
	}
	if !c.signed {
		p = holder // they count for everybody alike
	}
	l = c.lineages[p]
	if l == nil {
		l = newLineage(c.stances, p)
		if c.lineages == nil {
			c.lineages = map[*Party]*lineage{}
		}
		c.lineages[p] = l
	}
	return l, datedBy(l.stances, hd.Date()), c.mu.Unlock
}

// newLineage takes the stances of a cell that count for a party, which may be
// the holder.
func newLineage(stances []*Stance, p *Party) *lineage {
	l := &lineage{saliences: make([]*float64, 0, len(stances))}
	var salience *float64
	var accepts *Acceptance
	var placed *Stance // the last with a position or range
	for _, s := range stances {
		if s.Record.Party != p {
			if _, counts := s.speaksFor(p); !counts {
				continue
			}
		}
		if s.Salience != nil {
			salience = s.Salience
		}
		accepts = accepts.after(s, placed)
		if _, given := s.Interval(); given {
			placed = s
		}
		l.stances = append(l.stances, s)
		l.accepts = append(l.accepts, accepts)
		l.saliences = append(l.saliences, salience)
	}
	return l
}

// datedBy counts the stances of a date or an earlier one.
func datedBy(stances []*Stance, date Date) int {
	n, _ := slices.BinarySearchFunc(stances, date+1, func(s *Stance, d Date) int { return cmp.Compare(s.Record.Date, d) })
	return n
}

// before gives what stood before a stance, by its index.
func (l *lineage) before(stance int) *standingTerms {
	st, from := &standingTerms{}, 0
	n, _ := slices.BinarySearchFunc(l.marks, stance+1, func(m mark, i int) int { return cmp.Compare(m.stance, i) })
	if n > 0 {
		m := l.marks[n-1]
		st.serial, from = m.serial, m.stance
		for _, t := range m.terms {
			st.add(t)
		}
	}
	work := 0
	for i := from; i < stance; i++ {
		s := l.stances[i]
		st.take(s)
		work += 1 + len(s.Terms) + len(s.Ended)
		if n == len(l.marks) && work >= markEvery+len(st.at) {
			if terms := st.all(); work >= markEvery+len(terms) {
				l.marks = append(l.marks, mark{i + 1, slices.Clip(terms), st.serial})
				n, work = n+1, 0
			}
		}
	}
	return st
}

// givenTerm is a term as a stance gave it.
type givenTerm struct {
	*Term
	since  *Record // since when it stands in these words
	given  *Stance // that gave them then
	serial int     // of terms with ids: in which order the ids came to stand
}

func (t givenTerm) standing() StandingTerm {
	return StandingTerm{Term: *t.Term, Since: t.since.Date, SinceWhen: t.since.When, Basis: t.given.Basis, Confidence: t.given.Confidence}
}

// standingTerms holds terms with ids in the order last given. Those that no
// longer stand keep their place in terms, so that taking one out costs the same
// however many there are; all takes them away once they are most of it.
type standingTerms struct {
	terms  []givenTerm
	at     map[string][]int // by id: the indexes of those that stand, in order; never empty
	serial int              // of the id that comes to stand next
	own    []givenTerm      // of the stance taken last
}

// take has the next stance end and give terms; it lists those given, which are
// good until the next.
func (st *standingTerms) take(s *Stance) []givenTerm {
	if s.Kind == None {
		st.terms, st.at = nil, nil
	}
	for _, e := range s.Ended {
		delete(st.at, e.ID)
	}
	st.own = st.own[:0]
	for i := range s.Terms {
		t := givenTerm{&s.Terms[i], s.Record, s, -1}
		if old, ok := st.remove(t.ID); ok {
			t.serial = old.serial
			if SameTerm(*old.Term, *t.Term) {
				t.since, t.given = old.since, old.given
			}
		}
		st.own = append(st.own, t)
	}
	for _, t := range st.own {
		st.add(t)
	}
	return st.own
}

// add puts a term at the end; one without an id is left out.
func (st *standingTerms) add(t givenTerm) {
	if t.ID == "" {
		return
	}
	if st.at == nil {
		st.at = make(map[string][]int)
	}
	at := st.at[t.ID]
	switch {
	case len(at) > 0: // given twice
		t.serial = st.terms[at[0]].serial
	case t.serial < 0:
		t.serial = st.serial
		st.serial++
	}
	st.at[t.ID] = append(at, len(st.terms))
	st.terms = append(st.terms, t)
}

// remove takes out the first term with an id.
func (st *standingTerms) remove(id string) (givenTerm, bool) {
	at := st.at[id]
	switch len(at) {
	case 0:
		return givenTerm{}, false
	case 1:
		delete(st.at, id)
	default:
		st.at[id] = at[1:]
	}
	return st.terms[at[0]], true
}

// all lists the terms that stand, in the order last given.
func (st *standingTerms) all() []givenTerm {
	var all []givenTerm
	for i, t := range st.terms {
		if _, stands := slices.BinarySearch(st.at[t.ID], i); stands {
			all = append(all, t)
		}
	}
	if 2*len(all) < len(st.terms) {
		st.terms = slices.Clone(all)
		clear(st.at)
		for i, t := range all {
			st.at[t.ID] = append(st.at[t.ID], i)
		}
	}
	return all
}

// ids lists the ids of the terms that stand, in the order in which they came to.
func (st *standingTerms) ids() []string {
	all := st.all()
	slices.SortStableFunc(all, func(a, b givenTerm) int { return cmp.Compare(a.serial, b.serial) })
	var ids []string
	for i, t := range all {
		if i == 0 || all[i-1].serial != t.serial {
			ids = append(ids, t.ID)
		}
	}
	return ids
}
