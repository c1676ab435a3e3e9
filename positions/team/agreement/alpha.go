package agreement

// Alpha is Krippendorff's alpha, 1 − Do/De: 1 for perfect agreement, 0 for
// what chance would give, below 0 for systematic disagreement. Any number of
// coders and missing values are allowed; a unit with a single value is left
// out. It is undefined where no unit has two values and where they do not vary.
//
// With n_c the pairable values equal to c, n their number, and o_ck the
// coincidences, in which each ordered pair of values c and k of a unit with m
// values counts 1/(m − 1) (Krippendorff 2004, ch. 11):
//
//	n·Do = Σ o_ck δ²(c,k)        n·De = Σ n_c n_k δ²(c,k) / (n − 1)
//
// where δ²(c,k) is
//   - nominal: 0 if c = k, else 1;
//   - interval: (c − k)²;
//   - ordinal: (n_c/2 + Σ_{c<g<k} n_g + n_k/2)², the square of the difference
//     of the two values' mean ranks. A category that nobody used has n_g = 0
//     and so adds nothing, wherever in the order it stands.
//
// Of several strata, such as issues, it is 1 − Σ n_i·Do_i / Σ n_i·De_i:
// disagreement is observed and expected within them, so that differences
// between strata do not pass for reliability. A stratum without variation or
// pairs adds nothing to either sum.
func Alpha(level Level, strata ...Matrix) Coefficient {
	return newSample(strata).alpha(level)
}

func (s *sample) alpha(level Level) Coefficient {
	if len(s.units) == 0 {
		return undefined(NoPairs)
	}
	return beyondChance(newDisagreement(s, level).of(s.weights()))
}

// disagreement computes n·Do and n·De for any weighting of a sample's
// patterns, without building the coincidence matrix: Do needs the patterns
// alone, and for all three levels De follows from the marginals n_c in one
// pass. What does not depend on the weights is computed once.
type disagreement struct {
	*sample
	level  Level
	within []float64 // per pattern, its part of n·Do; not for ordinal, where it depends on the weights
	n      []float64 // scratch: the marginals of one stratum
	rank   []float64 // scratch: for ordinal, the mean ranks
}

func newDisagreement(s *sample, level Level) *disagreement {
	d := &disagreement{sample: s, level: level, within: make([]float64, len(s.patterns))}
	longest := 0
	for _, st := range s.strata {
		longest = max(longest, len(st.values))
		square := func(_, _ int32) float64 { return 1 }
		switch level {
		case Ordinal:
			continue
		case Interval:
			square = func(i, k int32) float64 {
				x := st.values[i] - st.values[k]
				return x * x
			}
		}
		for p := st.from; p < st.to; p++ {
			d.within[p] = s.patterns[p].pairs(square)
		}
	}
	d.n, d.rank = make([]float64, longest), make([]float64, longest)
	return d
}

// of gives the sums over all strata of n·Do and n·De where each pattern stands
// for as many units as its weight. De is exactly 0 where nothing varies.
func (d *disagreement) of(weights []float64) (observed, expected float64) {
	for _, st := range d.strata {
		n := d.n[:len(st.values)]
		clear(n)
		for i := st.from; i < st.to; i++ {
			w := weights[i]
			if w == 0 {
				continue
			}
			p := &d.patterns[i]
			for j, v := range p.values {
				n[v] += w * p.counts[j]
			}
			observed += w * d.within[i]
		}
		switch d.level {
		case Nominal:
			expected += expectedNominal(n)
		case Interval:
			expected += expectedBetween(n, st.values)
		case Ordinal:
			rank := d.rank[:len(n)]
			meanRanks(rank, n)
			square := func(i, k int32) float64 {
				x := rank[i] - rank[k]
				return x * x
			}
			for i := st.from; i < st.to; i++ {
				if weights[i] != 0 && len(d.patterns[i].values) > 1 {
					observed += weights[i] * d.patterns[i].pairs(square)
				}
			}
			expected += expectedBetween(n, rank)
		}
	}
	return observed, expected
}

// meanRanks gives each value the mean rank, counted from 0, of the codings
// that have it: half of them and all that lie below.
func meanRanks(rank, n []float64) {
	below := 0.0
	for c, k := range n {
		rank[c] = below + k/2
		below += k
	}
}

// expectedNominal is n·De for the nominal level: the ordered pairs of unequal
// values among all, over n − 1. All of it is whole numbers, so it is exact.
func expectedNominal(n []float64) float64 {
	total, equal := 0.0, 0.0
	for _, k := range n {
		total += k
		equal += k * k
	}
	if total < 2 {
		return 0
	}
	return (total*total - equal) / (total - 1)
}

// expectedBetween is n·De where values differ by their place on a line: the
// sum of squared differences over all ordered pairs is 2n times the squared
// deviations from the mean.
func expectedBetween(n, place []float64) float64 {
	total, sum, used := 0.0, 0.0, 0
	for c, k := range n {
		if k != 0 {
			total += k
			sum += k * place[c]
			used++
		}
	}
	if used < 2 {
		return 0
	}
	mean, deviations := sum/total, 0.0
	for c, k := range n {
		x := place[c] - mean
		deviations += k * x * x
	}
	return 2 * total * deviations / (total - 1)
}
