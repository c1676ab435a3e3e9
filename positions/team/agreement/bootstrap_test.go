package agreement

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

// With three units there are 27 resamples, all equally likely, so that the
// distribution that the bootstrap samples is known.
func TestBootstrapAgainstAllResamples(t *testing.T) {
	m := byCoder(t, "1 2 3", "1 2 2", "1 3 3")
	for _, level := range []Level{Nominal, Ordinal, Interval} {
		var exact []float64
		for i := range 27 {
			resample := Matrix{m[i%3], m[i/3%3], m[i/9]}
			if a := Alpha(level, resample); a.Value != nil {
				exact = append(exact, *a.Value)
			} else if i != 0 {
				t.Fatalf("%v: resample %d is undefined", level, i)
			}
		}
		slices.Sort(exact)
		e := Reliability(level, Bootstrap{Resamples: 20_000, Seed: 1}, m)
		low, high := exact[0], exact[len(exact)-1] // each has a share above 2.5% of 26
		if e.Bounds == nil || math.Abs(e.Bounds.Low-low) > 1e-12 || math.Abs(e.Bounds.High-high) > 1e-12 {
			t.Errorf("%v: bounds %+v, want %v to %v", level, e.Bounds, low, high)
		}
		if share := float64(e.Bounds.Without) / 20_000; math.Abs(share-1.0/27) > 0.006 {
			t.Errorf("%v: a share of %v has no variation, want about 1/27", level, share)
		}
	}
}

// The bounds are those of computing alpha of each resample from nothing.
func TestBootstrapAgainstNaive(t *testing.T) {
	m := fourCoders(t)[:11]
	for _, level := range []Level{Nominal, Ordinal, Interval} {
		r := rand.New(rand.NewPCG(7, 7))
		var alphas []float64
		for range 4000 {
			resample := make(Matrix, len(m))
			for i := range resample {
				resample[i] = m[r.IntN(len(m))]
			}
			if a := byTheBook(level, resample); !math.IsNaN(a) {
				alphas = append(alphas, a)
			}
		}
		slices.Sort(alphas)
		e := Reliability(level, Bootstrap{Resamples: 4000}, fourCoders(t))
		if low := quantile(alphas, 0.025); math.Abs(e.Bounds.Low-low) > 0.04 {
			t.Errorf("%v: from %v, computed anew %v", level, e.Bounds.Low, low)
		}
		if high := quantile(alphas, 0.975); math.Abs(e.Bounds.High-high) > 0.02 {
			t.Errorf("%v: to %v, computed anew %v", level, e.Bounds.High, high)
		}
		if *e.Alpha.Value < e.Bounds.Low || *e.Alpha.Value > e.Bounds.High {
			t.Errorf("%v: alpha %v outside %+v", level, *e.Alpha.Value, *e.Bounds)
		}
	}
}

func TestBootstrapRepeats(t *testing.T) {
	bounds := func(b Bootstrap) Bounds { return *Reliability(Interval, b, fourCoders(t)).Bounds }
	if a, b := bounds(Bootstrap{}), bounds(Bootstrap{Resamples: DefaultResamples}); a != b {
		t.Errorf("%+v and %+v", a, b)
	}
	if a, b := bounds(Bootstrap{Seed: 1}), bounds(Bootstrap{Seed: 2}); a == b {
		t.Errorf("two seeds, one interval: %+v", a)
	}
	// Pinned: a figure that was published from a dataset must come out again.
	got := bounds(Bootstrap{})
	if want := (Bounds{Low: 0.44661545499769034, High: 1, Resamples: 1000}); math.Abs(got.Low-want.Low) > 1e-12 || math.Abs(got.High-want.High) > 1e-12 || got.Resamples != 1000 || got.Without != 0 {
		t.Errorf("bounds %+v, want %+v", got, want)
	}
}

func TestNoBounds(t *testing.T) {
	for what, tt := range map[string]struct {
		data Matrix
		why  Reason
	}{
		"no pairs":     {byCoder(t, "1 .", ". 2"), NoPairs},
		"no variation": {byCoder(t, "1 1", "1 1"), NoVariation},
		"one unit":     {byCoder(t, "1 2", "2 ."), OneUnit},
	} {
		if e := Reliability(Interval, Bootstrap{}, tt.data); e.Bounds != nil || e.NoBounds != tt.why {
			t.Errorf("%s: bounds %+v, reason %q", what, e.Bounds, e.NoBounds)
		}
	}
	// Strata of one agreed value each, but for one with two agreed values: a
	// resample varies only if it draws both of its units, which two in three don't.
	strata := []Matrix{byCoder(t, "1 2", "1 2")}
	for range 8 {
		strata = append(strata, byCoder(t, "5", "5"))
	}
	e := Reliability(Interval, Bootstrap{}, strata...)
	if e.Alpha.Value == nil || *e.Alpha.Value != 1 || e.Bounds != nil || e.NoBounds != FewVary {
		t.Errorf("alpha %v, bounds %+v, reason %q", e.Alpha, e.Bounds, e.NoBounds)
	}
	perfect := Reliability(Nominal, Bootstrap{}, byCoder(t, "1 2 3 1 2 3", "1 2 3 1 2 3"))
	if perfect.Bounds == nil || perfect.Bounds.Low != 1 || perfect.Bounds.High != 1 {
		t.Errorf("perfect agreement: %+v", perfect.Bounds)
	}
}

func benchmarkReliability(b *testing.B, level Level, values int, strata int) {
	r := rand.New(rand.NewPCG(1, 1))
	m := make([]Matrix, strata)
	for i := range m {
		m[i] = randomMatrix(r, 10_000/strata, 5, values, 0.1)
	}
	b.ReportAllocs()
	for b.Loop() {
		Reliability(level, Bootstrap{}, m...)
	}
}

// Five coders and 10,000 units, with 1,000 resamples.
func BenchmarkReliabilityNominal(b *testing.B)  { benchmarkReliability(b, Nominal, 5, 1) }
func BenchmarkReliabilityOrdinal(b *testing.B)  { benchmarkReliability(b, Ordinal, 5, 1) }
func BenchmarkReliabilityInterval(b *testing.B) { benchmarkReliability(b, Interval, 100, 1) }

// Every unit different from every other, the worst case.
func BenchmarkReliabilityContinuous(b *testing.B) { benchmarkReliability(b, Interval, 1<<40, 1) }
func BenchmarkReliabilityStrata(b *testing.B)     { benchmarkReliability(b, Interval, 7, 20) }
