package agreement

import (
	"cmp"
	"slices"
)

// Kappa is Cohen's kappa for two coders, (Po − Pe) / (1 − Pe) with chance
// agreement Pe = Σ p_c q_c from each coder's own use of the categories (Cohen
// 1960): 1 for perfect agreement, 0 for that of chance, not below −1. Units
// that one of the two gave no value are left out. It is undefined for more or
// fewer than two coders, where no unit is left, and where both gave every unit
// the same value.
func Kappa(m Matrix) Coefficient {
	t, why := newCrossTable(m)
	if why != "" {
		return undefined(why)
	}
	equal := 0.0
	for i := range t.a {
		if t.a[i] == t.b[i] {
			equal++
		}
	}
	n := float64(len(t.a))
	chance := 0.0
	for c := range t.values {
		chance += t.nA[c] * t.nB[c]
	}
	// n·n times observed and expected disagreement: whole numbers, so exact.
	return beyondChance(n*(n-equal), n*n-chance)
}

// QuadraticKappa is Cohen's kappa for two coders, weighted by the square of the
// difference of their values: 1 − Σ p_ck (c − k)² / Σ p_c q_k (c − k)² (Cohen
// 1968; with these weights it is close to an intraclass correlation, Fleiss and
// Cohen 1973). For categories the values are their indices, so that it is the
// number of steps between them that is squared. Undefined as Kappa.
func QuadraticKappa(m Matrix) Coefficient {
	t, why := newCrossTable(m)
	switch {
	case why != "":
		return undefined(why)
	case len(t.values) < 2:
		return undefined(NoVariation)
	}
	n := float64(len(t.a))
	var observed, meanA, meanB float64
	for i := range t.a {
		a, b := t.values[t.a[i]], t.values[t.b[i]]
		observed += (a - b) * (a - b)
	}
	for c, v := range t.values {
		meanA += t.nA[c] * v / n
		meanB += t.nB[c] * v / n
	}
	// The mean of (c − k)² over all pairs of a value of one coder and one of
	// the other is the sum of both variances and the squared difference of means.
	expected := (meanA - meanB) * (meanA - meanB)
	for c, v := range t.values {
		expected += (t.nA[c]*(v-meanA)*(v-meanA) + t.nB[c]*(v-meanB)*(v-meanB)) / n
	}
	return beyondChance(observed/n, expected)
}

// WeightedKappa is Cohen's weighted kappa for two coders with the disagreement
// weights v_ck = weight(c, k), 0 or more and 0 for c = k, and c the first
// coder's value: 1 − Σ p_ck v_ck / Σ p_c q_k v_ck (Cohen 1968). Undefined as
// Kappa, and where every pair that chance could give weighs 0.
func WeightedKappa(m Matrix, weight func(c, k float64) float64) Coefficient {
	t, why := newCrossTable(m)
	if why != "" {
		return undefined(why)
	}
	n := float64(len(t.a))
	var observed, expected float64
	for i := range t.a {
		observed += weight(t.values[t.a[i]], t.values[t.b[i]]) / n
	}
	for c, v := range t.values {
		if t.nA[c] == 0 {
			continue
		}
		for k, w := range t.values {
			expected += t.nA[c] / n * (t.nB[k] / n) * weight(v, w)
		}
	}
	return beyondChance(observed, expected)
}

// crossTable is the units that both of two coders gave a value.
type crossTable struct {
	values []float64 // the different values, ascending
	a, b   []int32   // for each unit the two coders' values, as indices in values
	nA, nB []float64 // how often each coder gave each value
}

func newCrossTable(m Matrix) (*crossTable, Reason) {
	t := new(crossTable)
	var pairs [][2]float64
	for _, unit := range m {
		if len(unit) != 2 {
			return nil, NotTwo
		}
		if !IsMissing(unit[0]) && !IsMissing(unit[1]) {
			pairs = append(pairs, [2]float64{unit[0], unit[1]})
			t.values = append(t.values, unit[0], unit[1])
		}
	}
	if len(pairs) == 0 {
		return nil, NoPairs
	}
	// Sums of floating-point numbers depend on their order: put the pairs into
	// one that does not change with that of the units or of the two coders.
	slices.SortFunc(pairs, func(p, q [2]float64) int {
		return cmp.Or(cmp.Compare(min(p[0], p[1]), min(q[0], q[1])), cmp.Compare(max(p[0], p[1]), max(q[0], q[1])), cmp.Compare(p[0], q[0]))
	})
	slices.Sort(t.values)
	t.values = slices.Compact(t.values)
	t.nA, t.nB = make([]float64, len(t.values)), make([]float64, len(t.values))
	for _, p := range pairs {
		a, _ := slices.BinarySearch(t.values, p[0])
		b, _ := slices.BinarySearch(t.values, p[1])
		t.a, t.b = append(t.a, int32(a)), append(t.b, int32(b))
		t.nA[a]++
		t.nB[b]++
	}
	return t, ""
}
