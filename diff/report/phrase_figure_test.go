package report

import (
	"math"
	"strings"
	"testing"

	"stance/positions"
)

// What is read together is told apart where it differs, in no more digits than that takes.
func TestFiguresReadTogether(t *testing.T) {
	scale := &positions.Scale{Min: 0, Max: 10}
	for _, tt := range []struct {
		figures []float64
		want    string
	}{
		{[]float64{2.181818246841431}, "2.18"},
		{[]float64{2.181818246841431, 6.5}, "2.18 6.5"},
		{[]float64{2.181818246841431, 2.1823}, "2.1818 2.1823"},
		{[]float64{2.181818246841431, 2.18}, "2.182 2.18"},
		{[]float64{2.18, 2.18, 7}, "2.18 2.18 7"},
		{[]float64{3.5000001, 3.5000002}, "3.5000001 3.5000002"}, // six digits are not enough
		{[]float64{3.50001, 3.50002}, "3.50001 3.50002"},
		{[]float64{0.00123}, "0.0012"},
		{[]float64{0.00123, 0.00124}, "0.00123 0.00124"},
		{[]float64{0, 0.001}, "0 0.001"},
		{[]float64{math.Copysign(0, -1)}, "0"},
		{[]float64{500000.001, 500000.002}, "500,000.001 500,000.002"},
		{[]float64{1234, 12345.5, -1234567.25}, "1,234 12,345.5 -1,234,567.25"},
		{[]float64{2 + 1e-12, 2}, "2 2"}, // one position, but for arithmetic
		{[]float64{1e300, 1e-300}, "1" + strings.Repeat("0", 300) + " 1e-300"},
	} {
		got := make([]string, len(tt.figures))
		for i, v := range tt.figures {
			got[i] = OnScale(scale, v, tt.figures...)
		}
		if s := strings.Join(got, " "); s != tt.want {
			t.Errorf("%v are %q, want %q", tt.figures, s, tt.want)
		}
	}
}

func TestPointsReadTogether(t *testing.T) {
	for want, got := range map[string]string{
		"33.3":                  Figure(100. / 3),
		"33.33":                 Figure(100./3, 33.3),
		"0.004":                 Figure(0.004),
		"0":                     Figure(-1e-15),
		"33.3 ":                 Bounded(100./3, 33, 33+1e-14) + " ",
		"33.333 (33.331–33.34)": Bounded(33.333, 33.331, 33.34),
		"+0.03":                 SignedPoints(0.03),
		"−0.03":                 SignedPoints(-0.03),
	} {
		if got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}
