package agreement

import "slices"

// sample is reliability data made ready for alpha: the units that were given
// two values or more, equal ones put together, within each stratum.
type sample struct {
	strata   []stratum
	patterns []pattern // by stratum, then by their values
	units    []int32   // for each unit its index in patterns, ascending
	pairable int       // the values in these units
}

// stratum is a part of the data within which disagreement is observed and
// expected: patterns[from:to].
type stratum struct {
	values   []float64 // the different values in it, ascending
	from, to int
}

// pattern is what a unit was given, whoever gave it: for each different value
// its index in the stratum's values, ascending, and how often it was given.
type pattern struct {
	values []int32
	counts []float64
	size   float64 // the sum of counts, at least 2
}

// newSample leaves out the units without a pair, of which alpha learns nothing.
func newSample(matrices []Matrix) *sample {
	s := &sample{strata: make([]stratum, len(matrices))}
	for i, m := range matrices {
		var all []float64 // the values of all units, one after the other
		var ends []int    // where each unit's values end in it
		for _, unit := range m {
			start := len(all)
			if all = given(all, unit); len(all)-start < 2 {
				all = all[:start]
				continue
			}
			ends = append(ends, len(all))
		}
		s.pairable += len(all)

		st := &s.strata[i]
		st.values = slices.Clone(all)
		slices.Sort(st.values)
		st.values = slices.Compact(st.values)
		indices := make([]int32, len(all))
		for j, v := range all {
			k, _ := slices.BinarySearch(st.values, v)
			indices[j] = int32(k)
		}
		units := make([][]int32, len(ends))
		start := 0
		for j, end := range ends {
			units[j] = indices[start:end]
			slices.Sort(units[j])
			start = end
		}
		slices.SortFunc(units, slices.Compare)

		st.from = len(s.patterns)
		// One array for all of them: the bootstrap walks them over and over.
		store := pattern{values: make([]int32, 0, len(all)), counts: make([]float64, 0, len(all))}
		for j, u := range units {
			if j == 0 || !slices.Equal(u, units[j-1]) {
				s.patterns = append(s.patterns, store.next(u))
			}
			s.units = append(s.units, int32(len(s.patterns)-1))
		}
		st.to = len(s.patterns)
	}
	return s
}

// next writes a unit's values behind those in the store and gives the pattern
// that they are; the store must have room for them.
func (store *pattern) next(sorted []int32) pattern {
	start := len(store.values)
	for i, v := range sorted {
		if i == 0 || v != sorted[i-1] {
			store.values = append(store.values, v)
			store.counts = append(store.counts, 0)
		}
		store.counts[len(store.counts)-1]++
	}
	return pattern{store.values[start:], store.counts[start:], float64(len(sorted))}
}

// weights counts the units of each pattern.
func (s *sample) weights() []float64 {
	w := make([]float64, len(s.patterns))
	for _, p := range s.units {
		w[p]++
	}
	return w
}

// pairs sums the squared difference of two values over all ordered pairs of
// the pattern, divided by size − 1: what a unit like it adds to the
// coincidence matrix times the difference function.
func (p *pattern) pairs(square func(i, k int32) float64) float64 {
	var sum float64
	for a := range p.values {
		for b := range a {
			sum += 2 * p.counts[a] * p.counts[b] * square(p.values[a], p.values[b])
		}
	}
	return sum / (p.size - 1)
}
