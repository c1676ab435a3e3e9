package agreement

import (
	"math"
	"math/rand/v2"
	"strings"
	"testing"
)

// crossed spells a table of counts out as units; rows are the first coder's
// categories.
func crossed(counts ...[]int) Matrix {
	var m Matrix
	for a, row := range counts {
		for b, n := range row {
			for range n {
				m = append(m, []float64{float64(a), float64(b)})
			}
		}
	}
	return m
}

func lookUp(weights [][]float64) func(c, k float64) float64 {
	return func(c, k float64) float64 { return weights[int(c)][int(k)] }
}

func TestKappaPublished(t *testing.T) {
	labels := func(a, b string) Matrix { return byCoder(t, a, b) }
	repeat := func(n int, s string) string { return strings.Repeat(s+" ", n) }
	tests := []struct {
		source          string
		data            Matrix
		kappa           string
		quadratic       string // "": not published
		weights         [][]float64
		weighted        string
		percent, reason string
	}{
		{source: "Cohen 1968, table 1: diagnoses by two judges, 200 cases",
			data:  crossed([]int{88, 14, 18}, []int{10, 40, 10}, []int{2, 6, 12}),
			kappa: "0.492", percent: "0.70",
			weights: [][]float64{{0, 1, 3}, {1, 0, 6}, {3, 6, 0}}, weighted: "0.348"},
		{source: "Fleiss, Cohen and Everitt 1969: 200 cases, agreement weights turned into disagreement",
			data:  crossed([]int{106, 10, 4}, []int{22, 28, 10}, []int{2, 12, 6}),
			kappa: "0.429", percent: "0.70",
			weights: [][]float64{{0, 1, 1 - 0.4444}, {1, 0, 1 - 0.6667}, {1 - 0.4444, 1 - 0.6667, 0}}, weighted: "0.507"},
		{source: "Fleiss 1981, table 13.1: 100 cases",
			data:  crossed([]int{75, 1, 4}, []int{5, 4, 1}, []int{0, 0, 10}),
			kappa: "0.676", percent: "0.89"},
		{source: "Agresti and Winner 1997: Siskel and Ebert, 160 films",
			data:  crossed([]int{24, 8, 13}, []int{8, 13, 11}, []int{10, 9, 64}),
			kappa: "0.389"},
		{source: "Landis and Koch 1977, in Agresti 2002, table 10.8: two pathologists, 118 slides",
			data:  crossed([]int{22, 2, 2, 0}, []int{5, 7, 14, 0}, []int{0, 2, 36, 0}, []int{0, 1, 17, 10}),
			kappa: "0.493", quadratic: "0.78"},
		{source: "Artstein and Poesio 2008, table 1",
			data: crossed([]int{20, 20}, []int{10, 50}), kappa: "0.348", percent: "0.70"},
		{source: "Wikipedia, Cohen's kappa: 50 grant proposals",
			data: crossed([]int{20, 5}, []int{10, 15}), kappa: "0.40", percent: "0.7"},
		{source: "Wikipedia, Cohen's kappa: same percentages, different numbers (1)",
			data: crossed([]int{45, 15}, []int{25, 15}), kappa: "0.1304", percent: "0.60"},
		{source: "Wikipedia, Cohen's kappa: same percentages, different numbers (2)",
			data: crossed([]int{25, 35}, []int{5, 35}), kappa: "0.2593", percent: "0.60"},
		{source: "scikit-learn, cohen_kappa_score: weights",
			data:  labels(repeat(46, "0")+repeat(44, "1")+repeat(10, "2"), repeat(50, "0")+repeat(40, "1")+repeat(10, "2")),
			kappa: "0.9315", quadratic: "0.9541",
			weights: [][]float64{{0, 1, 2}, {1, 0, 1}, {2, 1, 0}}, weighted: "0.9412"},
		{source: "R package psych, cohen.kappa: two raters, nine units",
			data: labels("1 2 3 4 5 6 7 8 9", "1 3 1 6 1 5 5 6 7"), kappa: "0.00", quadratic: "0.68"},
	}
	for _, tt := range tests {
		t.Run(tt.source, func(t *testing.T) {
			rounded(t, "kappa", Kappa(tt.data), tt.kappa)
			if tt.quadratic != "" {
				rounded(t, "quadratic kappa", QuadraticKappa(tt.data), tt.quadratic)
			}
			if tt.weights != nil {
				rounded(t, "weighted kappa", WeightedKappa(tt.data, lookUp(tt.weights)), tt.weighted)
			}
			if tt.percent != "" {
				rounded(t, "percent agreement", PercentAgreement(tt.data), tt.percent)
			}
		})
	}
}

func TestKappaUndefined(t *testing.T) {
	square := func(c, k float64) float64 { return (c - k) * (c - k) }
	for what, tt := range map[string]struct {
		data Matrix
		why  Reason
	}{
		"no units":       {Matrix{}, NoPairs},
		"no common unit": {byCoder(t, "1 .", ". 2"), NoPairs},
		"one coder":      {byCoder(t, "1 2"), NotTwo},
		"three coders":   {byCoder(t, "1 2", "1 2", "1 2"), NotTwo},
		"one category":   {byCoder(t, "33.1 33.1 . 4", "33.1 33.1 2 ."), NoVariation},
	} {
		isUndefined(t, "kappa of "+what, Kappa(tt.data), tt.why)
		isUndefined(t, "quadratic kappa of "+what, QuadraticKappa(tt.data), tt.why)
		isUndefined(t, "weighted kappa of "+what, WeightedKappa(tt.data, square), tt.why)
	}
	// Each coder has a category of their own: that is variation, and chance
	// does as badly as they did.
	rounded(t, "kappa", Kappa(byCoder(t, "1 1", "2 2")), "0.00")
}

func TestKappaProperties(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	differ := func(c, k float64) float64 {
		if c == k {
			return 0
		}
		return 1
	}
	square := func(c, k float64) float64 { return (c - k) * (c - k) }
	for range 200 {
		m := mapped(randomMatrix(r, 3+r.IntN(20), 2, 2+r.IntN(5), 0.1), func(v float64) float64 { return v / 7 })
		k, q := Kappa(m), QuadraticKappa(m)
		if k.Value == nil {
			continue
		}
		if w := WeightedKappa(m, differ); !near(k, w, 1e-12) {
			t.Fatalf("kappa %v, with weights of 0 and 1 %v", *k.Value, *w.Value)
		}
		if w := WeightedKappa(m, square); !near(q, w, 1e-12) {
			t.Fatalf("quadratic kappa %v, with squares as weights %v", *q.Value, *w.Value)
		}
		if s := shuffled(r, m); !same(k, Kappa(s)) || !same(q, QuadraticKappa(s)) || !same(PercentAgreement(m), PercentAgreement(s)) {
			t.Fatal("the order of units or coders changes kappa or percent agreement")
		}
		for _, c := range []Coefficient{k, q} {
			if *c.Value > 1 || *c.Value < -1-1e-12 || math.IsNaN(*c.Value) {
				t.Fatalf("kappa %v", *c.Value)
			}
		}
	}
}

// By hand: units (1 1 2), (3 . 3), (4 . .), (2 1 .): 3 + 1 + 0 + 1 pairs, of
// which 1 + 1 agree.
func TestPercentAgreement(t *testing.T) {
	rounded(t, "percent", PercentAgreement(byCoder(t, "1 3 4 2", "1 . . 1", "2 3 . .")), "0.4")
	isUndefined(t, "percent", PercentAgreement(byCoder(t, "1 .", ". 2")), NoPairs)
}
