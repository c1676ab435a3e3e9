package diff

import "stance/positions"

// Convergence is how the gap between two parties changed from A to B, over the
// issues placed for both at both dates and with the weights of A at both, so
// that neither a newly recorded position nor a new weight looks like movement.
// All figures are score points; nil where there is no common issue or the
// weights add up to nothing.
type Convergence struct {
	A, B     *positions.Party
	From, To *float64
	Change   *float64 // To − From: negative is converging
	AMoved   *float64 // party A's share of Change
	BMoved   *float64 // party B's: the two add up to Change
	Low      *float64 // bounds of To, as Gap has them
	High     *float64
	Unsure   bool // at the second date, as Gap has it
	Oldest   *int // days: the age, at the second date, of the oldest stance of that date; nil: none
	Compared int
	Total    int
	ByIssue  []IssueConvergence
	TooOld   []TooOld // placed stances of the two that were left out, at either date
}

// IssueConvergence is the change of distance on one issue. The split into who
// moved is exact: a's share is ½·[d(a_B,b_A) − d(a_A,b_A) + d(a_B,b_B) −
// d(a_A,b_B)], what its move alone did to the distance, averaged over the
// other party standing where it was and where it is (the Shapley value of a
// two-player game).
type IssueConvergence struct {
	Issue            *positions.Issue
	AFrom, ATo       float64
	BFrom, BTo       float64
	From, To, Change float64
	AMoved, BMoved   float64
	Bounds           Bounds // of To
	Weight           float64
}

// Coverage is the share of the issues with a scale that the figures rest on.
func (c Convergence) Coverage() float64 { return coverage(c.Compared, c.Total) }

// Convergences measures every pair of the parties between two dates, each once
// in the order given.
func Convergences(h *positions.History, parties []*positions.Party, from, to positions.Date) []Convergence {
	return ConvergencesOf(h, parties, from, to, positions.MaxAge{}, every)
}

// ConvergencesOf measures the pairs that are wanted alone, as GapsOf does. A stance too old
// on the date that it is in force at is left out there.
func ConvergencesOf(h *positions.History, parties []*positions.Party, from, to positions.Date, maxAge positions.MaxAge, wanted func(a, b *positions.Party) bool) []Convergence {
	before := make([]profile, len(parties))
	after := make([]profile, len(parties))
	for i, p := range parties {
		before[i], after[i] = profileAt(h, p, from, maxAge), profileAt(h, p, to, maxAge)
	}
	var all []Convergence
	for i, a := range parties {
		for j := i + 1; j < len(parties); j++ {
			if !wanted(a, parties[j]) {
				continue
			}
			most := min(bothPlaced(before[i], before[j]), bothPlaced(after[i], after[j]))
			c := Convergence{A: a, B: parties[j], ByIssue: make([]IssueConvergence, 0, most)}
			for k, is := range h.Dataset.Codebook.Issues {
				if is.Scale == nil {
					continue
				}
				c.Total++
				if common(&before[i][k], &before[j][k]) && common(&after[i][k], &after[j][k]) {
					c.ByIssue = append(c.ByIssue, issueConvergence(is, &before[i][k], &after[i][k], &before[j][k], &after[j][k]))
				}
			}
			c.sum()
			if maxAge.Given() {
				c.TooOld = append(tooOld(h, from, a, parties[j], before[i], before[j]), tooOld(h, to, a, parties[j], after[i], after[j])...)
			}
			all = append(all, c)
		}
	}
	return all
}

func issueConvergence(is *positions.Issue, aFrom, aTo, bFrom, bTo *placedStance) IssueConvergence {
	ic := IssueConvergence{
		Issue: is,
		AFrom: aFrom.score, ATo: aTo.score, BFrom: bFrom.score, BTo: bTo.score,
		From: distance(aFrom.score, bFrom.score), To: distance(aTo.score, bTo.score),
		Bounds: bounds(aTo, bTo),
		Weight: weight(aFrom, bFrom),
	}
	ic.Change = ic.To - ic.From
	ic.AMoved = share(ic.AFrom, ic.ATo, ic.BFrom, ic.BTo)
	ic.BMoved = share(ic.BFrom, ic.BTo, ic.AFrom, ic.ATo)
	return ic
}

// share is the part of a change of distance that party a's move accounts for.
func share(aFrom, aTo, bFrom, bTo float64) float64 {
	return (distance(aTo, bFrom) - distance(aFrom, bFrom) + distance(aTo, bTo) - distance(aFrom, bTo)) / 2
}

func (c *Convergence) sum() {
	c.Compared = len(c.ByIssue)
	var from, to, aMoved, bMoved float64
	var sure boundsSum
	for _, ic := range c.ByIssue {
		sure.add(&ic.Bounds, ic.Weight)
		from += ic.Weight * ic.From
		to += ic.Weight * ic.To
		aMoved += ic.Weight * ic.AMoved
		bMoved += ic.Weight * ic.BMoved
	}
	c.Low, c.High = sure.means()
	c.Unsure, c.Oldest = sure.unsure, sure.oldest
	if sure.weights == 0 {
		return
	}
	mean := func(sum float64) *float64 { m := sum / sure.weights; return &m }
	c.From, c.To = mean(from), mean(to)
	change := *c.To - *c.From
	c.Change = &change
	c.AMoved, c.BMoved = mean(aMoved), mean(bMoved)
}
