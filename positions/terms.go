package positions

import "stance/positions/wording"

// StandingTerm is a term in force, with the date since which it stands in
// these words, and how well it is known that it does: as the record that gave
// them then has it, so that a leaked demand stays leaked.
type StandingTerm struct {
	Term
	Since      Date
	SinceWhen  When
	Basis      Basis
	Confidence Confidence
}

// SameTerm reports whether two terms say the same: equal kind and, folded,
// equal text, tied to the same. What they are against is the analyst's note.
func SameTerm(a, b Term) bool {
	return a.Kind == b.Kind && wording.Same(a.Text, b.Text) && a.Ties() == b.Ties()
}

// Ties is what the term is tied to, its `if` and `unless`: equal for two terms exactly if
// they are tied to the same; "" for none.
func (t *Term) Ties() string {
	if len(t.If)+len(t.Unless) == 0 {
		return ""
	}
	return Says([]Fact{texts("if", t.If, (*Proviso).Text), texts("unless", t.Unless, (*Proviso).Text)})
}

// Terms lists the terms in force with a holding, for party p: the stance's own
// in order, then those with ids that earlier stances of the same holder gave
// and that nothing has ended or reworded since.
func (h *History) Terms(hd Holding, p *Party) []StandingTerm {
	l, end, done := h.lineage(hd, p)
	defer done()
	if end == 0 {
		return nil
	}
	st := l.before(end - 1)
	var terms []StandingTerm
	given := map[string]bool{}
	for _, t := range st.take(l.stances[end-1]) {
		terms = append(terms, t.standing())
		given[t.ID] = true
	}
	for _, t := range st.all() {
		if !given[t.ID] {
			terms = append(terms, t.standing())
		}
	}
	return terms
}

// Endings lists the terms that ended for party p after one date and up to
// another, by the stances of the holder of hd: those in `ended`, and, where
// the position became none, all that stood.
func (h *History) Endings(hd Holding, p *Party, after Date) []Ending {
	l, end, done := h.lineage(hd, p)
	defer done()
	begin := datedBy(l.stances, after)
	if begin >= end {
		return nil
	}
	st := l.before(begin)
	var endings []Ending
	for _, s := range l.stances[begin:end] {
		if s.Kind == None {
			for _, id := range st.ids() {
				endings = append(endings, Ending{ID: id, How: Withdrawn})
			}
		}
		endings = append(endings, s.Ended...)
		st.take(s)
	}
	return endings
}

// Salience is how much the issue matters to the holder, 0 to 100: that of the
// stance, else of the holder's last stance on the issue that gave one; nil if
// none did.
func (h *History) Salience(hd Holding, p *Party) *float64 {
	l, end, done := h.lineage(hd, p)
	defer done()
	if end == 0 {
		return nil
	}
	return l.saliences[end-1]
}
