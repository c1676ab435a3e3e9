package positions

import (
	"slices"

	"stance/positions/wording"
)

// StandingTerm is a term in force, with the date since which it stands in
// these words.
type StandingTerm struct {
	Term
	Since Date
}

// SameTerm reports whether two terms say the same: equal kind and, folded,
// equal text.
func SameTerm(a, b Term) bool { return a.Kind == b.Kind && wording.Same(a.Text, b.Text) }

// Terms lists the terms in force with a holding, for party p: the stance's own
// in order, then those with ids that earlier stances of the same holder gave
// and that nothing has ended or reworded since.
func (h *History) Terms(hd Holding, p *Party) []StandingTerm {
	var standing standingTerms
	var own []StandingTerm
	for _, s := range h.lineage(hd, p) {
		if s.Kind == None {
			standing = standingTerms{}
		}
		for _, e := range s.Ended {
			delete(standing.at, e.ID)
		}
		own = own[:0]
		for _, t := range s.Terms {
			st := StandingTerm{t, s.Record.Date}
			if old, ok := standing.take(t.ID); ok && SameTerm(old.Term, t) {
				st.Since = old.Since
			}
			own = append(own, st)
		}
		for _, t := range own {
			standing.add(t)
		}
	}
	given := make(map[string]bool, len(own))
	for _, t := range own {
		given[t.ID] = true
	}
	for i, t := range standing.terms {
		if _, stands := slices.BinarySearch(standing.at[t.ID], i); stands && !given[t.ID] {
			own = append(own, t)
		}
	}
	return own
}

// standingTerms holds terms with ids in the order last given. Those that no
// longer stand keep their place in terms, so that taking one out costs the same
// however many there are.
type standingTerms struct {
	terms []StandingTerm
	at    map[string][]int // by id: the indexes of those that stand, in order
}

// add puts a term at the end; one without an id is left out.
func (s *standingTerms) add(t StandingTerm) {
	if t.ID == "" {
		return
	}
	if s.at == nil {
		s.at = make(map[string][]int)
	}
	s.at[t.ID] = append(s.at[t.ID], len(s.terms))
	s.terms = append(s.terms, t)
}

// take takes out the first term with an id.
func (s *standingTerms) take(id string) (StandingTerm, bool) {
	at := s.at[id]
	if len(at) == 0 {
		return StandingTerm{}, false
	}
	s.at[id] = at[1:]
	return s.terms[at[0]], true
}

// Endings lists the terms that ended for party p after one date and up to
// another, by the stances of the holder of hd: those in `ended`, and, where
// the position became none, all that stood.
func (h *History) Endings(hd Holding, p *Party, after Date) []Ending {
	var endings []Ending
	var ids []string             // of the terms given, in order
	standing := map[string]int{} // by the id of a term that stands: its index in ids
	for _, s := range h.lineage(hd, p) {
		if s.Kind == None {
			if s.Record.Date > after {
				for i, id := range ids {
					if at, stands := standing[id]; !stands || at != i {
						continue
					}
					endings = append(endings, Ending{ID: id, How: Withdrawn})
				}
			}
			ids = nil
			clear(standing)
		}
		for _, e := range s.Ended {
			if s.Record.Date > after {
				endings = append(endings, e)
			}
			delete(standing, e.ID)
		}
		for _, t := range s.Terms {
			if _, stands := standing[t.ID]; t.ID != "" && !stands {
				standing[t.ID] = len(ids)
				ids = append(ids, t.ID)
			}
		}
	}
	return endings
}

// Salience is how much the issue matters to the holder, 0 to 100: that of the
// stance, else of the holder's last stance on the issue that gave one; nil if
// none did.
func (h *History) Salience(hd Holding, p *Party) *float64 {
	for _, s := range slices.Backward(h.lineage(hd, p)) {
		if s.Salience != nil {
			return s.Salience
		}
	}
	return nil
}

// lineage lists the stances of the holder of hd on its issue, up to and with
// that of hd, in date order; of a group's, those that count for p.
func (h *History) lineage(hd Holding, p *Party) []*Stance {
	holder := hd.Stance.Record.Party
	stances := h.cell(holder, hd.Stance.Record.Issue).stances
	end := slices.Index(stances, hd.Stance) + 1
	if holder == p {
		return stances[:end]
	}
	var counting []*Stance
	for _, s := range stances[:end] {
		if _, counts := s.speaksFor(p); counts {
			counting = append(counting, s)
		}
	}
	return counting
}
