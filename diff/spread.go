package diff

import "stance/positions"

// Spread is how far the parties stand apart on one issue with a scale, over
// their placed stances of their own or signed, each record once however many
// signed it. Figures are score points, nil with fewer than two stances.
type Spread struct {
	Issue        *positions.Issue
	Stances      int
	Range        *float64 // highest minus lowest score
	MeanDistance *float64 // mean |a − b| over all pairs
}

// Cohesion is how near a group's members stand to it: the mean distance of the
// members' own placed stances to the group's own, over all issues. MeanDistance
// is in score points, nil without any such stance.
type Cohesion struct {
	Group        *positions.Party
	Stances      int // of members, that were compared
	MeanDistance *float64
}

// Spreads measures every issue with a scale at a date, without the stances too old on it.
func Spreads(h *positions.History, date positions.Date, maxAge positions.MaxAge) []Spread {
	var spreads []Spread
	for _, is := range h.Dataset.Codebook.Issues {
		if is.Scale == nil {
			continue
		}
		var scores []float64
		seen := map[*positions.Stance]bool{}
		for _, p := range h.Dataset.Codebook.Parties {
			hd, ok := h.InForce(p, is, date)
			if !ok || !hd.Spoken() || seen[hd.Stance] || maxAge.TooOld(hd.Stance, date) {
				continue
			}
			if score, ok := hd.Stance.Score(); ok {
				seen[hd.Stance] = true
				scores = append(scores, score)
			}
		}
		spreads = append(spreads, spreadOf(is, scores))
	}
	return spreads
}

func spreadOf(is *positions.Issue, scores []float64) Spread {
	s := Spread{Issue: is, Stances: len(scores)}
	if len(scores) < 2 {
		return s
	}
	low, high, sum, pairs := scores[0], scores[0], 0.0, 0
	for i, a := range scores {
		low, high = min(low, a), max(high, a)
		for _, b := range scores[i+1:] {
			sum += distance(a, b)
			pairs++
		}
	}
	width, mean := high-low, sum/float64(pairs)
	s.Range, s.MeanDistance = &width, &mean
	return s
}

// Cohesions measures every group at a date, in codebook order, without the stances too old
// on it.
func Cohesions(h *positions.History, date positions.Date, maxAge positions.MaxAge) []Cohesion {
	var all []Cohesion
	for _, group := range h.Dataset.Codebook.Parties {
		members := h.Dataset.Codebook.Members(group)
		if len(members) == 0 {
			continue
		}
		c := Cohesion{Group: group}
		var sum float64
		for _, is := range h.Dataset.Codebook.Issues {
			line, ok := h.InForce(group, is, date)
			if !ok || maxAge.TooOld(line.Stance, date) {
				continue
			}
			groupScore, ok := line.Stance.Score()
			if !ok {
				continue
			}
			for _, m := range members {
				hd, ok := h.InForce(m, is, date)
				if !ok || hd.Via != nil || maxAge.TooOld(hd.Stance, date) {
					continue
				}
				if score, ok := hd.Stance.Score(); ok {
					sum += distance(score, groupScore)
					c.Stances++
				}
			}
		}
		if c.Stances > 0 {
			mean := sum / float64(c.Stances)
			c.MeanDistance = &mean
		}
		all = append(all, c)
	}
	return all
}
