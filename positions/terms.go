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
	var standing []StandingTerm // all with ids, in the order last given
	var own []StandingTerm
	for _, s := range h.lineage(hd, p) {
		if s.Kind == None {
			standing = nil
		}
		for _, e := range s.Ended {
			standing = slices.DeleteFunc(standing, func(t StandingTerm) bool { return t.ID == e.ID })
		}
		own = own[:0]
		for _, t := range s.Terms {
			st := StandingTerm{t, s.Record.Date}
			if t.ID != "" {
				if i := slices.IndexFunc(standing, func(u StandingTerm) bool { return u.ID == t.ID }); i >= 0 {
					if SameTerm(standing[i].Term, t) {
						st.Since = standing[i].Since
					}
					standing = slices.Delete(standing, i, i+1)
				}
			}
			own = append(own, st)
		}
		for _, t := range own {
			if t.ID != "" {
				standing = append(standing, t)
			}
		}
	}
	given := make(map[string]bool, len(own))
	for _, t := range own {
		given[t.ID] = true
	}
	for _, t := range standing {
		if !given[t.ID] {
			own = append(own, t)
		}
	}
	return own
}

// Endings lists the terms that ended for party p after one date and up to
// another, by the stances of the holder of hd: those in `ended`, and, where
// the position became none, all that stood.
func (h *History) Endings(hd Holding, p *Party, after Date) []Ending {
	var endings []Ending
	var ids []string // of the terms standing
	for _, s := range h.lineage(hd, p) {
		if s.Kind == None {
			if s.Record.Date > after {
				for _, id := range ids {
					endings = append(endings, Ending{ID: id, How: Withdrawn})
				}
			}
			ids = nil
		}
		for _, e := range s.Ended {
			if s.Record.Date > after {
				endings = append(endings, e)
			}
			ids = slices.DeleteFunc(ids, func(id string) bool { return id == e.ID })
		}
		for _, t := range s.Terms {
			if t.ID != "" && !slices.Contains(ids, t.ID) {
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
