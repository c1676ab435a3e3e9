package agreement

import (
	"math"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// byCoder reads reliability data as they are printed, a line per coder, with
// `.` or `*` for what is missing and letters for categories.
func byCoder(t testing.TB, coders ...string) Matrix {
	t.Helper()
	var m Matrix
	for j, line := range coders {
		fields := strings.Fields(line)
		if j == 0 {
			m = make(Matrix, len(fields))
		}
		if len(fields) != len(m) {
			t.Fatalf("coder %d has %d units, not %d", j+1, len(fields), len(m))
		}
		for i, f := range fields {
			v, err := strconv.ParseFloat(f, 64)
			switch {
			case f == "." || f == "*":
				v = Missing
			case err != nil:
				v = float64(f[0])
			}
			m[i] = append(m[i], v)
		}
	}
	return m
}

// rounded checks a coefficient against a figure printed to some decimals.
func rounded(t *testing.T, what string, c Coefficient, printed string) {
	t.Helper()
	if c.Value == nil {
		t.Errorf("%s is undefined (%s), want %s", what, c.Reason, printed)
		return
	}
	_, decimals, _ := strings.Cut(printed, ".")
	if got := strconv.FormatFloat(*c.Value, 'f', len(decimals), 64); got != printed {
		t.Errorf("%s = %s, want %s", what, got, printed)
	}
}

func isUndefined(t *testing.T, what string, c Coefficient, why Reason) {
	t.Helper()
	if c.Value != nil || c.Reason != why {
		t.Errorf("%s = %v, reason %q; want none, reason %q", what, c.Value, c.Reason, why)
	}
}

// fourCoders is the example of Krippendorff (2004, p. 230).
func fourCoders(t testing.TB) Matrix {
	return byCoder(t,
		"1 2 3 3 2 1 4 1 2 . . .",
		"1 2 3 3 2 2 4 1 2 5 . 3",
		". 3 3 3 2 3 4 2 2 5 1 .",
		"1 2 3 3 2 4 4 1 2 5 1 .")
}

func TestAlphaPublished(t *testing.T) {
	tests := []struct {
		source   string
		data     Matrix
		want     map[Level]string
		paired   int
		pairable int
	}{
		{"Krippendorff 2004, p. 230", fourCoders(t),
			map[Level]string{Nominal: "0.743", Ordinal: "0.815", Interval: "0.849"}, 11, 40},
		{"Wikipedia, Krippendorff's alpha", byCoder(t,
			"* * * * * 3 4 1 2 1 1 3 3 * 3",
			"1 * 2 1 3 3 4 3 * * * * * * *",
			"* * 2 1 3 4 4 * 2 1 1 3 3 * 4"),
			map[Level]string{Nominal: "0.691", Interval: "0.811"}, 12, 26},
		// o01 = 4, n0 = 14, n1 = 6: 1 − 19·4/(14·6) = 1 − 76/84.
		{"Krippendorff 2011, Computing alpha, A: binary, two observers", byCoder(t,
			"0 1 0 0 0 0 0 0 1 0",
			"1 1 1 0 0 1 0 0 0 0"),
			map[Level]string{Nominal: "0.095"}, 10, 20},
		// (23·18 − 104) / (24·23 − 104) = 310/448.
		{"Krippendorff 2011, Computing alpha, B: nominal, two observers", byCoder(t,
			"a a b b d c c c e d d a",
			"b a b b b c c c e d d d"),
			map[Level]string{Nominal: "0.692"}, 12, 24},
	}
	for _, tt := range tests {
		t.Run(tt.source, func(t *testing.T) {
			for level, want := range tt.want {
				rounded(t, level.String(), Alpha(level, tt.data), want)
			}
			e := Reliability(Nominal, Bootstrap{}, tt.data)
			if e.Units != len(tt.data) || e.Paired != tt.paired || e.Pairable != tt.pairable {
				t.Errorf("%d units, %d paired, %d pairable; want %d, %d, %d", e.Units, e.Paired, e.Pairable, len(tt.data), tt.paired, tt.pairable)
			}
		})
	}
}

// With the options as categories, those that nobody chose stand in the order
// too: they shift the indices of the others and, at the ordinal level, nothing
// else. By hand, with ranks of n = (2, 0, 1, 3), of which the two units are
// (0 0 2) and (3 3 3): mean ranks 1, 2.5, 4.5.
//
//	n·Do = 2·2·1·(1.5²)/2 = 4.5
//	n·De = 2·(2·1·1.5² + 2·3·3.5² + 1·3·2²)/5 = 2·(4.5 + 73.5 + 12)/5 = 36
func TestOrdinalByHand(t *testing.T) {
	rounded(t, "alpha", Alpha(Ordinal, byCoder(t, "0 3", "0 3", "2 3")), "0.875")
	rounded(t, "alpha without the empty category", Alpha(Ordinal, byCoder(t, "0 2", "0 2", "1 2")), "0.875")
}

// Two strata by hand. In the first (0 0)(100 100)(0 100): n = 6, n0 = n100 = 3,
// n·Do = 2·100², n·De = 2·9·100²/5. In the second (50 50)(50 60):
// n·Do = 2·10², n·De = 2·3·10²/3. So 1 − (20000 + 200)/(36000 + 200).
func TestAlphaWithinStrata(t *testing.T) {
	a := byCoder(t, "0 100 0", "0 100 100")
	b := byCoder(t, "50 50", "50 60")
	c := byCoder(t, "7 .", "7 3") // varies in nothing pairable
	if got, want := *Alpha(Interval, a, b, c).Value, 1-20200.0/36200; math.Abs(got-want) > 1e-15 {
		t.Errorf("alpha = %v, want %v", got, want)
	}
	// Strata that differ from one another and agree on nothing inside: pooled,
	// the difference would pass for reliability.
	low, high := byCoder(t, "0 1 0 1", "1 0 1 0"), byCoder(t, "100 101 100 101", "101 100 101 100")
	pooled, within := Alpha(Interval, slices.Concat(low, high)), Alpha(Interval, low, high)
	if *pooled.Value < 0.99 || *within.Value > -0.5 {
		t.Errorf("pooled %v, within %v", *pooled.Value, *within.Value)
	}
}

func TestAlphaUndefined(t *testing.T) {
	for _, level := range []Level{Nominal, Ordinal, Interval} {
		isUndefined(t, "of nothing", Alpha(level), NoPairs)
		isUndefined(t, "of no units", Alpha(level, Matrix{}), NoPairs)
		isUndefined(t, "of single codings", Alpha(level, byCoder(t, "1 . 2", ". 3 .")), NoPairs)
		isUndefined(t, "of one value", Alpha(level, byCoder(t, "33.1 33.1 . 5", "33.1 33.1 33.1 .")), NoVariation)
		isUndefined(t, "of one value in each stratum", Alpha(level, byCoder(t, "1 1", "1 1"), byCoder(t, "2", "2")), NoVariation)
	}
	isUndefined(t, "of huge values", Alpha(Interval, Matrix{{1e200, -1e200}, {0, 0}}), TooLarge)
	isUndefined(t, "of infinite values", Alpha(Interval, Matrix{{math.Inf(1), math.Inf(-1)}, {0, 0}}), TooLarge)
}

// byTheBook computes alpha as the book does, coincidence matrix and all.
func byTheBook(level Level, m Matrix) float64 {
	var all []float64
	for _, u := range m {
		if v := given(nil, u); len(v) > 1 {
			all = append(all, v...)
		}
	}
	categories := slices.Compact(slices.Sorted(slices.Values(all)))
	o := make([][]float64, len(categories))
	n := make([]float64, len(categories))
	for c := range o {
		o[c] = make([]float64, len(categories))
	}
	for _, u := range m {
		v := given(nil, u)
		for i := range v {
			for j := range v {
				if i != j {
					o[slices.Index(categories, v[i])][slices.Index(categories, v[j])] += 1 / float64(len(v)-1)
				}
			}
		}
	}
	total := 0.0
	for c := range o {
		for k := range o {
			n[c] += o[c][k]
		}
		total += n[c]
	}
	var do, de float64
	for c := range o {
		for k := range o {
			difference := 0.0
			switch {
			case c == k:
			case level == Nominal:
				difference = 1
			case level == Interval:
				difference = categories[c] - categories[k]
			default:
				for g := min(c, k); g <= max(c, k); g++ {
					difference += n[g]
				}
				difference -= (n[c] + n[k]) / 2
			}
			do += o[c][k] * difference * difference / total
			de += n[c] * n[k] * difference * difference / (total * (total - 1))
		}
	}
	return 1 - do/de
}

func randomMatrix(r *rand.Rand, units, coders, values int, missing float64) Matrix {
	m := make(Matrix, units)
	for i := range m {
		truth := r.IntN(values)
		m[i] = make([]float64, coders)
		for j := range m[i] {
			switch p := r.Float64(); {
			case p < missing:
				m[i][j] = Missing
			case p < missing+0.3:
				m[i][j] = float64(r.IntN(values))
			default:
				m[i][j] = float64(truth)
			}
		}
	}
	return m
}

func TestAlphaIsThatOfTheCoincidenceMatrix(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 300 {
		m := randomMatrix(r, 2+r.IntN(20), 2+r.IntN(4), 2+r.IntN(6), 0.2)
		for _, level := range []Level{Nominal, Ordinal, Interval} {
			got, want := Alpha(level, m), byTheBook(level, m)
			if got.Value == nil {
				if !math.IsNaN(want) {
					t.Fatalf("%v alpha of %v is undefined, by the book %v", level, m, want)
				}
			} else if math.Abs(*got.Value-want) > 1e-12 {
				t.Fatalf("%v alpha of %v = %v, by the book %v", level, m, *got.Value, want)
			}
		}
	}
}

// shuffled permutes units and coders.
func shuffled(r *rand.Rand, m Matrix) Matrix {
	coders := r.Perm(len(m[0]))
	out := make(Matrix, len(m))
	for i, k := range r.Perm(len(m)) {
		for _, j := range coders {
			out[i] = append(out[i], m[k][j])
		}
	}
	return out
}

func mapped(m Matrix, f func(float64) float64) Matrix {
	out := make(Matrix, len(m))
	for i, u := range m {
		for _, v := range u {
			out[i] = append(out[i], f(v))
		}
	}
	return out
}

func same(a, b Coefficient) bool {
	return a.Reason == b.Reason && (a.Value == nil) == (b.Value == nil) && (a.Value == nil || *a.Value == *b.Value)
}

func near(a, b Coefficient, tolerance float64) bool {
	return a.Value != nil && b.Value != nil && math.Abs(*a.Value-*b.Value) <= tolerance
}

func TestAlphaProperties(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for range 100 {
		m := mapped(randomMatrix(r, 5+r.IntN(20), 2+r.IntN(4), 3+r.IntN(5), 0.1), func(v float64) float64 { return 100 * v / 7 })
		for _, level := range []Level{Nominal, Ordinal, Interval} {
			b := Bootstrap{Resamples: 50, Seed: 9}
			want := Reliability(level, b, m)
			got := Reliability(level, b, shuffled(r, m))
			if !same(got.Alpha, want.Alpha) || (got.Bounds == nil) != (want.Bounds == nil) || got.Bounds != nil && *got.Bounds != *want.Bounds {
				t.Fatalf("%v: the order of units or coders changes %+v to %+v", level, want, got)
			}
			if want.Alpha.Value == nil {
				continue
			}
			if linear := Alpha(level, mapped(m, func(v float64) float64 { return 3 - 0.25*v })); !near(linear, want.Alpha, 1e-12) {
				t.Fatalf("%v: a linear transformation changes %v to %v", level, *want.Alpha.Value, *linear.Value)
			}
			if *want.Alpha.Value > 1 {
				t.Fatalf("%v alpha %v above 1", level, *want.Alpha.Value)
			}
		}
		monotone := func(v float64) float64 { return math.Exp(v / 10) }
		if a, b := Alpha(Ordinal, m), Alpha(Ordinal, mapped(m, monotone)); !same(a, b) {
			t.Fatal("a monotone transformation changes ordinal alpha")
		}
		perfect := mapped(m, func(v float64) float64 { return v })
		for _, u := range perfect {
			for j := range u {
				u[j] = u[0]
			}
		}
		for _, level := range []Level{Nominal, Ordinal, Interval} {
			if a := Alpha(level, perfect); a.Value != nil && *a.Value != 1 {
				t.Fatalf("%v alpha of perfect agreement is %v", level, *a.Value)
			}
		}
	}
}
