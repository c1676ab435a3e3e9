package problem

import (
	"math/rand/v2"
	"strings"
	"testing"
)

// TestAlignmentIsThatOfTheWholeTable compares the distance, of which only what lies
// near the diagonal is worked out, with that of all of it.
func TestAlignmentIsThatOfTheWholeTable(t *testing.T) {
	whole := func(x, y string) int {
		d := make([][]int, len(x)+1)
		for i := range d {
			d[i] = make([]int, len(y)+1)
			d[i][0] = i
			for j := range d[i] {
				switch {
				case i == 0:
					d[i][j] = j
				case j > 0:
					cost := 1
					if x[i-1] == y[j-1] {
						cost = 0
					}
					d[i][j] = min(d[i-1][j]+1, d[i][j-1]+1, d[i-1][j-1]+cost)
					if i > 1 && j > 1 && x[i-1] == y[j-2] && x[i-2] == y[j-1] {
						d[i][j] = min(d[i][j], d[i-2][j-2]+1)
					}
				}
			}
		}
		return d[len(x)][len(y)]
	}
	random := rand.New(rand.NewPCG(1, 2))
	near := 0
	for range 200_000 {
		letters := func() string {
			b := make([]byte, 1+random.IntN(9))
			for i := range b {
				b[i] = 'a' + byte(random.IntN(3))
			}
			return string(b)
		}
		x, y, limit := letters(), letters(), random.IntN(4)
		if max(len(x), len(y)) <= limit {
			continue // a single rune can only be mistaken for itself
		}
		want := whole(x, y)
		if d, ok := alignment(x, y, limit); ok != (want <= limit) || ok && d != want {
			t.Fatalf("%s %s within %d: %d %v, and it is %d", x, y, limit, d, ok, want)
		}
		if want <= limit {
			near++
		}
	}
	if near < 1000 {
		t.Errorf("only %d were near", near)
	}
}

// TestLongNamesAreNotCompared holds that a name of any length costs no more than one
// of 200 bytes.
func TestLongNamesAreNotCompared(t *testing.T) {
	long := strings.Repeat("x", LongestNear)
	if near, ok := Nearest(long, []string{long + "x", long[1:] + "y"}); !ok || near != long[1:]+"y" {
		t.Errorf("%q", near)
	}
	if near, ok := Nearest(long+"x", []string{long}); ok {
		t.Errorf("%q", near)
	}
}

// TestNearestByWord holds that a word of a name stands for it, where it is that of one alone.
func TestNearestByWord(t *testing.T) {
	known := []string{"upper-karsa", "lower-mirova", "delta-union", "Upper Karsa", "Delta Union", "coast-union-of-delos"}
	for name, want := range map[string]string{
		"karza": "upper-karsa", "Mirowa": "lower-mirova", "upper-krasa": "upper-karsa", "delt": "delta-union", "of": "", "ups": "", "unoin": "", "nobody": "", strings.Repeat("karza", 50): "",
	} {
		if near, ok := NearestByWord(name, known); near != want && ok || ok != (want != "") {
			t.Errorf("%s is near %q, %t", name, near, ok)
		}
	}
}
