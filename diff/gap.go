package diff

import (
	"math"

	"stance/positions"
)

// defaultSalience is the weight of a stance without salience.
const defaultSalience = 50

// Gap is how far apart two parties stand on a date: the salience-weighted
// city-block mean Σ w·|a − b| / Σ w over the issues on which both are placed,
// in score points, 0 to 100. The weight of an issue is the mean of the two
// parties' saliences on it.
type Gap struct {
	A, B     *positions.Party
	Gap      *float64 // nil: no common issue, or weights that add up to nothing
	Compared int      // issues it rests on
	Total    int      // issues with a scale
	ByIssue  []IssueGap
}

// IssueGap is the distance of two parties on one issue.
type IssueGap struct {
	Issue          *positions.Issue
	AScore, BScore float64
	Distance       float64 // |AScore − BScore|
	Weight         float64 // 0 to 100
}

// Coverage is the share of the issues with a scale that the gap rests on.
func (g Gap) Coverage() float64 { return coverage(g.Compared, g.Total) }

func coverage(compared, total int) float64 {
	if total == 0 {
		return 0
	}
	return float64(compared) / float64(total)
}

// placedStance is a placed stance in force, with what a distance needs.
type placedStance struct {
	stance   *positions.Stance
	score    float64
	salience float64
}

func placedAt(h *positions.History, p *positions.Party, is *positions.Issue, date positions.Date) (placedStance, bool) {
	hd, ok := h.InForce(p, is, date)
	if !ok {
		return placedStance{}, false
	}
	score, ok := hd.Stance.Score()
	if !ok {
		return placedStance{}, false
	}
	salience := float64(defaultSalience)
	if s := h.Salience(hd, p); s != nil {
		salience = *s
	}
	return placedStance{hd.Stance, score, salience}, true
}

// profile is one party's placed stances on a date, by issue index; entries
// without one have a nil stance. A list of gaps looks each party up once.
type profile []placedStance

func profileAt(h *positions.History, p *positions.Party, date positions.Date) profile {
	issues := h.Dataset.Codebook.Issues
	pr := make(profile, len(issues))
	for i, is := range issues {
		if ps, ok := placedAt(h, p, is, date); ok {
			pr[i] = ps
		}
	}
	return pr
}

// common reports whether two stances can be measured against each other: both
// placed, and not one record that both stand on.
func common(a, b placedStance) bool {
	return a.stance != nil && b.stance != nil && a.stance != b.stance
}

func weight(a, b placedStance) float64 { return (a.salience + b.salience) / 2 }

func distance(a, b float64) float64 { return math.Abs(a - b) }

// Gaps measures every pair of the parties, each once in the order given.
func Gaps(h *positions.History, parties []*positions.Party, date positions.Date) []Gap {
	return GapsOf(h, parties, date, every)
}

// every asks for all pairs.
func every(_, _ *positions.Party) bool { return true }

// GapsOf measures the pairs of the parties that are wanted, and takes no memory
// for others: of many parties there are too many pairs to choose from afterwards.
func GapsOf(h *positions.History, parties []*positions.Party, date positions.Date, wanted func(a, b *positions.Party) bool) []Gap {
	profiles := make([]profile, len(parties))
	for i, p := range parties {
		profiles[i] = profileAt(h, p, date)
	}
	var gaps []Gap
	for i, a := range parties {
		for j := i + 1; j < len(parties); j++ {
			if wanted(a, parties[j]) {
				gaps = append(gaps, gapBetween(h, a, parties[j], profiles[i], profiles[j]))
			}
		}
	}
	return gaps
}

// bothPlaced counts the issues that two profiles can be compared on.
func bothPlaced(a, b profile) int {
	n := 0
	for i := range a {
		if common(a[i], b[i]) {
			n++
		}
	}
	return n
}

func gapBetween(h *positions.History, a, b *positions.Party, pa, pb profile) Gap {
	g := Gap{A: a, B: b, ByIssue: make([]IssueGap, 0, bothPlaced(pa, pb))}
	var sum, weights float64
	for i, is := range h.Dataset.Codebook.Issues {
		if is.Scale == nil {
			continue
		}
		g.Total++
		if !common(pa[i], pb[i]) {
			continue
		}
		ig := IssueGap{is, pa[i].score, pb[i].score, distance(pa[i].score, pb[i].score), weight(pa[i], pb[i])}
		g.ByIssue = append(g.ByIssue, ig)
		sum += ig.Weight * ig.Distance
		weights += ig.Weight
	}
	g.Compared = len(g.ByIssue)
	if weights > 0 {
		mean := sum / weights
		g.Gap = &mean
	}
	return g
}
