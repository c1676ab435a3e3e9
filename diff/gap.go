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
	Low      *float64 // the same mean of the least and of the most that the distances
	High     *float64 // can be; nil where Gap is
	Unsure   bool     // a stance that it rests on is unconfirmed or of low confidence
	Oldest   *int     // days: the age of the oldest stance it rests on; nil: none
	Compared int      // issues it rests on
	Total    int      // issues with a scale
	ByIssue  []IssueGap
	TooOld   []TooOld // placed stances of the two that were left out, by issue
}

// IssueGap is the distance of two parties on one issue.
type IssueGap struct {
	Issue          *positions.Issue
	AScore, BScore float64
	Distance       float64 // |AScore − BScore|
	Bounds         Bounds  // of the distance
	Weight         float64 // 0 to 100
}

// Bounds is how sure a distance on one issue is, and how old.
type Bounds struct {
	Low, High  float64 // the space between the intervals, 0 where they meet, and the distance of their farthest ends
	Unsure     bool    // either stance is unconfirmed or of low confidence
	AAge, BAge int     // days from each stance to the date
}

// Oldest is the age of the older of both stances, in days.
func (b *Bounds) Oldest() int { return max(b.AAge, b.BAge) }

// TooOld is a stance in force that was left out for its age.
type TooOld struct {
	Party   *positions.Party
	Issue   *positions.Issue
	Holding positions.Holding
	On      positions.Date // the date on which it is too old
}

// Age is how old it is, in days.
func (o *TooOld) Age() int { return int(o.On - o.Holding.Date()) }

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
	stance    *positions.Stance // nil: none, or too old
	score     float64
	low, high float64 // the scores between which the stance can lie
	salience  float64
	age       int
	tooOld    bool
}

func placedAt(h *positions.History, p *positions.Party, is *positions.Issue, date positions.Date, maxAge positions.MaxAge) placedStance {
	hd, ok := h.InForce(p, is, date)
	if !ok {
		return placedStance{}
	}
	score, ok := hd.Stance.Score()
	if !ok {
		return placedStance{}
	}
	if maxAge.TooOld(hd.Stance, date) {
		return placedStance{tooOld: true}
	}
	ps := placedStance{stance: hd.Stance, score: score, low: score, high: score, salience: defaultSalience, age: int(date - hd.Date())}
	if r := hd.Stance.Plausible; r != nil {
		ps.low, ps.high = is.Scale.Score(r.Low.Value), is.Scale.Score(r.High.Value)
	}
	if s := h.Salience(hd, p); s != nil {
		ps.salience = *s
	}
	return ps
}

// profile is one party's placed stances on a date, by issue index; entries
// without one have a nil stance. A list of gaps looks each party up once.
type profile []placedStance

func profileAt(h *positions.History, p *positions.Party, date positions.Date, maxAge positions.MaxAge) profile {
	issues := h.Dataset.Codebook.Issues
	pr := make(profile, len(issues))
	for i, is := range issues {
		pr[i] = placedAt(h, p, is, date, maxAge)
	}
	return pr
}

// tooOld lists the stances of two parties that were left out on a date.
func tooOld(h *positions.History, date positions.Date, a, b *positions.Party, pa, pb profile) []TooOld {
	var list []TooOld
	for i, is := range h.Dataset.Codebook.Issues {
		for _, side := range []struct {
			party *positions.Party
			out   bool
		}{{a, pa[i].tooOld}, {b, pb[i].tooOld}} {
			if side.out {
				hd, _ := h.InForce(side.party, is, date)
				list = append(list, TooOld{side.party, is, hd, date})
			}
		}
	}
	return list
}

// common reports whether two stances can be measured against each other: both
// placed, and not one record that both stand on.
func common(a, b *placedStance) bool {
	return a.stance != nil && b.stance != nil && a.stance != b.stance
}

func weight(a, b *placedStance) float64 { return (a.salience + b.salience) / 2 }

func distance(a, b float64) float64 { return math.Abs(a - b) }

// bounds tells how sure the distance of two placed stances is.
func bounds(a, b *placedStance) Bounds {
	low, high := apart(a.low, a.high, b.low, b.high)
	return Bounds{low, high, Unsure(a.stance) || Unsure(b.stance), a.age, b.age}
}

// Unsure reports whether a stance is unconfirmed or of low confidence.
func Unsure(s *positions.Stance) bool { return s.Unconfirmed() || s.Confidence == positions.Low }

// boundsSum gathers the bounds of issues into those of a gap.
type boundsSum struct {
	low, high, weights float64
	unsure             bool
	oldest             *int
}

func (s *boundsSum) add(b *Bounds, weight float64) {
	s.low += weight * b.Low
	s.high += weight * b.High
	s.weights += weight
	s.unsure = s.unsure || b.Unsure
	if age := b.Oldest(); s.oldest == nil || age > *s.oldest {
		s.oldest = &age
	}
}

// means are nil where the weights add up to nothing.
func (s *boundsSum) means() (low, high *float64) {
	if s.weights == 0 {
		return nil, nil
	}
	least, most := s.low/s.weights, s.high/s.weights
	return &least, &most
}

// Gaps measures every pair of the parties, each once in the order given.
func Gaps(h *positions.History, parties []*positions.Party, date positions.Date) []Gap {
	return GapsOf(h, parties, date, positions.MaxAge{}, every)
}

// every asks for all pairs.
func every(_, _ *positions.Party) bool { return true }

// GapsOf measures the pairs of the parties that are wanted, and takes no memory
// for others: of many parties there are too many pairs to choose from afterwards.
// Stances too old on the date are left out.
func GapsOf(h *positions.History, parties []*positions.Party, date positions.Date, maxAge positions.MaxAge, wanted func(a, b *positions.Party) bool) []Gap {
	profiles := make([]profile, len(parties))
	for i, p := range parties {
		profiles[i] = profileAt(h, p, date, maxAge)
	}
	var gaps []Gap
	for i, a := range parties {
		for j := i + 1; j < len(parties); j++ {
			if wanted(a, parties[j]) {
				g := gapBetween(h, a, parties[j], profiles[i], profiles[j])
				if maxAge.Given() {
					g.TooOld = tooOld(h, date, a, parties[j], profiles[i], profiles[j])
				}
				gaps = append(gaps, g)
			}
		}
	}
	return gaps
}

// bothPlaced counts the issues that two profiles can be compared on.
func bothPlaced(a, b profile) int {
	n := 0
	for i := range a {
		if common(&a[i], &b[i]) {
			n++
		}
	}
	return n
}

func gapBetween(h *positions.History, a, b *positions.Party, pa, pb profile) Gap {
	g := Gap{A: a, B: b, ByIssue: make([]IssueGap, 0, bothPlaced(pa, pb))}
	var sum float64
	var sure boundsSum
	for i, is := range h.Dataset.Codebook.Issues {
		if is.Scale == nil {
			continue
		}
		g.Total++
		if !common(&pa[i], &pb[i]) {
			continue
		}
		ig := IssueGap{is, pa[i].score, pb[i].score, distance(pa[i].score, pb[i].score), bounds(&pa[i], &pb[i]), weight(&pa[i], &pb[i])}
		g.ByIssue = append(g.ByIssue, ig)
		sum += ig.Weight * ig.Distance
		sure.add(&ig.Bounds, ig.Weight)
	}
	g.Compared = len(g.ByIssue)
	g.Low, g.High = sure.means()
	g.Unsure, g.Oldest = sure.unsure, sure.oldest
	if sure.weights > 0 {
		mean := sum / sure.weights
		g.Gap = &mean
	}
	return g
}

// TooOldAt lists the stances in force of the parties, placed or not, that are too old on a
// date, by issue and then party.
func TooOldAt(h *positions.History, parties []*positions.Party, date positions.Date, maxAge positions.MaxAge) []TooOld {
	if !maxAge.Given() {
		return nil
	}
	var list []TooOld
	for _, is := range h.Dataset.Codebook.Issues {
		for _, p := range parties {
			if hd, ok := h.InForce(p, is, date); ok && maxAge.TooOld(hd.Stance, date) {
				list = append(list, TooOld{p, is, hd, date})
			}
		}
	}
	return list
}
