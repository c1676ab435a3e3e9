package intake

import (
	"math"
	"testing"
)

// The quantiles are those that are printed in tables of Student's t, to their three
// figures (NIST/SEMATECH e-Handbook of Statistical Methods, 1.3.6.7.2), and the normal one
// in the end.
func TestStudentT(t *testing.T) {
	for freedom, want := range map[float64]float64{
		1: 12.706, 2: 4.303, 3: 3.182, 4: 2.776, 5: 2.571, 6: 2.447, 7: 2.365, 8: 2.306, 9: 2.262, 10: 2.228, 11: 2.201, 12: 2.179, 13: 2.160, 14: 2.145, 15: 2.131,
		16: 2.120, 17: 2.110, 18: 2.101, 19: 2.093, 20: 2.086, 25: 2.060, 29: 2.045, 30: 2.042, 40: 2.021, 50: 2.009, 60: 2.000, 80: 1.990, 100: 1.984, 1e12: 1.960,
	} {
		if got := studentT(freedom); math.Abs(got-want) > 0.0005 {
			t.Errorf("t(0.975, %v) = %.5f, want %.3f", freedom, got, want)
		}
	}
}

// It falls with each degree of freedom, also where the series ends and the expansion
// begins, and both agree there.
func TestStudentTFalls(t *testing.T) {
	for freedom := 1.0; freedom < seriesFreedom+10; freedom++ {
		if now, next := studentT(freedom), studentT(freedom+1); next >= now {
			t.Fatalf("t(0.975, %v) = %v, and %v with one degree more", freedom, now, next)
		}
	}
	if share := within(studentT(seriesFreedom+1), seriesFreedom+1); math.Abs(share-0.95) > 1e-8 {
		t.Errorf("the expansion holds %v of t", share)
	}
}
