package redline

import (
	"fmt"
	"math/rand/v2"
	"testing"
)

// The pairs are lines that are equal, in rising order, and as many as any alignment
// has: the length of a longest common subsequence, worked out by the book.
func TestLinesAreAShortestEdit(t *testing.T) {
	longest := func(a, b []string) int {
		row := make([]int, len(b)+1)
		for _, x := range a {
			diagonal := 0
			for j, y := range b {
				above := row[j+1]
				row[j+1] = max(row[j+1], row[j])
				if x == y {
					row[j+1] = max(row[j+1], diagonal+1)
				}
				diagonal = above
			}
		}
		return row[len(b)]
	}
	r := rand.New(rand.NewPCG(3, 4))
	lines := func() []string {
		all := make([]string, r.IntN(12))
		for i := range all {
			all[i] = fmt.Sprint(r.IntN(4))
		}
		return all
	}
	matched := 0
	for range 5000 {
		a, b := lines(), lines()
		lastI, lastJ, pairs := -1, -1, 0
		Lines(a, b, func(i, j int) {
			if i <= lastI || j <= lastJ || a[i] != b[j] {
				t.Fatalf("%q and %q: %d and %d after %d and %d", a, b, i, j, lastI, lastJ)
			}
			lastI, lastJ = i, j
			pairs++
		})
		if want := longest(a, b); pairs != want {
			t.Fatalf("%q and %q: %d lines stay, want %d", a, b, pairs, want)
		}
		matched += pairs
	}
	if matched < 1000 {
		t.Errorf("only %d lines stayed", matched)
	}
}

func TestOpWords(t *testing.T) {
	for op, want := range map[Op]string{Equal: "equal", Insert: "insert", Delete: "delete"} {
		if op.String() != want {
			t.Errorf("%d is %s", op, op)
		}
	}
}
