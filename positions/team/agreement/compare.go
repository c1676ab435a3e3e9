package agreement

import "stance/positions"

// Result is how well codings agree.
type Result struct {
	Coders        []string // the names of the codings, in the order given
	Units         int      // units with a stance by anyone, over all issues with a scale
	Overall       Overall
	Issues        []IssueResult // every issue with a scale, in codebook order
	Disagreements []Disagreement
}

// Overall is agreement over all issues with a scale.
type Overall struct {
	Estimate             // interval alpha over scores, disagreement within issues
	Percent  Coefficient // as IssueResult.Percent, over the pairs of all issues
	Pairs    int         // the pairs of codings that Percent is a share of
}

// IssueResult is agreement on one issue.
type IssueResult struct {
	Issue *positions.Issue // of the first coding's codebook
	// Estimate is alpha over the codings with a position, ordinal over the
	// options in codebook order, or interval over the scores of a numeric
	// scale; nominal on request. Its Units are those with a stance by anyone.
	Estimate
	// Percent is the share, 0 to 1, of pairs of stances on the same unit that
	// have the same position. Here, other than for the coefficients, a stance
	// without a position counts: two coders who place a party agree only if
	// they do so alike, and two who both leave it open, or both find `none`,
	// agree too.
	Percent Coefficient
	Pairs   int // the pairs that Percent is a share of
	// Kappa and WeightedKappa are over the units that both of two coders
	// placed. The weights are the squared number of options between two
	// positions, on a numeric scale the squared difference.
	Kappa         Coefficient
	WeightedKappa Coefficient
	KappaUnits    int // the units that both are computed from; 0 if not two coders
}

// Settings change how codings are compared. The zero Settings are the usual
// ones.
type Settings struct {
	Nominal   bool // alpha per issue at the nominal level; Overall stays interval
	Bootstrap Bootstrap
}

// Compare compares codings of the same material with the usual Settings.
func Compare(codings []Coding) (*Result, error) { return Settings{}.Compare(codings) }

// Compare compares two codings or more. Units are date, party and issue,
// exactly; silence is no coding; issues without a scale take no part. Codings
// whose codebooks differ give a *CodebookError.
func (s Settings) Compare(codings []Coding) (*Result, error) {
	if err := checkCodings(codings); err != nil {
		return nil, err
	}
	result := new(Result)
	for _, c := range codings {
		result.Coders = append(result.Coders, c.Name)
	}
	issues := codings[0].Dataset.Codebook.Issues
	positionsOn := make([]Matrix, len(issues)) // as options' indices, or scores
	scoresOn := make([]Matrix, len(issues))
	pairsOn := make([]pairTally, len(issues))
	for _, u := range lineUp(codings) {
		i := u.issue.Index
		stances := u.codings()
		if u.issue.Scale == nil || len(stances) == 0 {
			continue
		}
		result.Units++
		position, score := u.rows()
		positionsOn[i] = append(positionsOn[i], position)
		scoresOn[i] = append(scoresOn[i], score)
		for j, a := range stances {
			for _, b := range stances[:j] {
				pairsOn[i].add(positions.SamePosition(a, b))
			}
		}
		if d, ok := u.disagreement(); ok {
			result.Disagreements = append(result.Disagreements, d)
		}
	}
	sortDisagreements(result.Disagreements)

	var all pairTally
	for i, issue := range issues {
		if issue.Scale == nil {
			continue
		}
		result.Issues = append(result.Issues, s.issue(issue, positionsOn[i], pairsOn[i], len(codings)))
		all.pairs += pairsOn[i].pairs
		all.agree += pairsOn[i].agree
	}
	result.Overall = Overall{Reliability(Interval, s.Bootstrap, scoresOn...), all.share(), all.pairs}
	return result, nil
}

func (s Settings) issue(issue *positions.Issue, m Matrix, pairs pairTally, coders int) IssueResult {
	level := Ordinal
	switch {
	case s.Nominal:
		level = Nominal
	case issue.Scale.Numeric():
		level = Interval
	}
	r := IssueResult{
		Issue: issue, Estimate: Reliability(level, s.Bootstrap, m),
		Percent: pairs.share(), Pairs: pairs.pairs,
		Kappa: undefined(NotTwo), WeightedKappa: undefined(NotTwo),
	}
	if coders == 2 {
		r.Kappa, r.WeightedKappa, r.KappaUnits = Kappa(m), QuadraticKappa(m), r.Paired
	}
	return r
}

// rows gives the positions that coders gave the unit, as categories or numbers
// and as scores; Missing where a coder gave none.
func (u *unit) rows() (position, score []float64) {
	position, score = make([]float64, len(u.said)), make([]float64, len(u.said))
	for i := range u.said {
		position[i], score[i] = Missing, Missing
		if u.said[i].State != Placed {
			continue
		}
		score[i], _ = u.said[i].Stance.Score()
		position[i] = score[i]
		if !u.issue.Scale.Numeric() {
			position[i] = float64(u.said[i].Stance.Option)
		}
	}
	return position, score
}
