package problem

import (
	"strings"
	"unicode/utf8"
)

// LongestNear is how many bytes a name may have to be near to another: longer
// ones are no ids or names that somebody has mistyped, and to compare them takes
// long.
const LongestNear = 200

// Nearest finds the known name that somebody who wrote name most likely meant,
// false where none is near. Case, and hyphens against underscores and spaces,
// count for nothing; otherwise the distance is that of optimal string alignment
// (letters left out, put in, replaced, or two neighbours swapped). At most one
// such edit is allowed for every three letters of the shorter name, one for
// names of up to four letters, three at most. A name that begins a single known
// name is near to it, too, from three letters on. Of equally near names the
// first wins.
func Nearest(name string, known []string) (string, bool) {
	if len(name) > LongestNear {
		return "", false
	}
	folded := foldName(name)
	if folded == "" {
		return "", false
	}
	n := utf8.RuneCountInString(folded)
	best, bestDistance := "", -1
	begun, beginnings := "", 0
	for _, k := range known {
		if len(k) > LongestNear {
			continue
		}
		f := foldName(k)
		if f == "" {
			continue
		}
		limit := min(max(1, min(n, utf8.RuneCountInString(f))/3), 3)
		if bestDistance >= 0 {
			limit = min(limit, bestDistance-1)
		}
		if d, ok := alignment(folded, f, limit); ok {
			best, bestDistance = k, d
			if d == 0 {
				return best, true
			}
		}
		if n >= 3 && strings.HasPrefix(f, folded) {
			begun = k
			beginnings++
		}
	}
	if bestDistance < 0 && beginnings == 1 {
		return begun, true
	}
	return best, bestDistance >= 0
}

// NearestByWord is Nearest, and where none is near the known name that alone has a word near to name, as
// people call things by a word of their names. Words of three letters and less are near to too many.
func NearestByWord(name string, known []string) (string, bool) {
	if near, ok := Nearest(name, known); ok {
		return near, true
	}
	const shortest = 4
	folded := foldName(name)
	n := utf8.RuneCountInString(folded)
	if n < shortest || len(name) > LongestNear {
		return "", false
	}
	best, bestDistance, several := "", -1, false
	for _, k := range known {
		if len(k) > LongestNear {
			continue
		}
		for word := range strings.SplitSeq(foldName(k), "-") {
			length := utf8.RuneCountInString(word)
			if length < shortest {
				continue
			}
			limit := max(1, min(n, length)/3)
			if bestDistance >= 0 {
				limit = min(limit, bestDistance)
			}
			switch d, ok := alignment(folded, word, limit); {
			case !ok:
			case bestDistance < 0 || d < bestDistance:
				best, bestDistance, several = k, d, false
			case foldName(k) != foldName(best):
				several = true
			}
		}
	}
	return best, bestDistance >= 0 && !several
}

var hyphens = strings.NewReplacer("_", "-", " ", "-")

func foldName(s string) string { return hyphens.Replace(strings.ToLower(strings.TrimSpace(s))) }

// alignment is the optimal-string-alignment distance of a and b, false where
// it is more than limit.
func alignment(a, b string, limit int) (int, bool) {
	if limit < 0 {
		return 0, false
	}
	x, y := []rune(a), []rune(b)
	if len(x)-len(y) > limit || len(y)-len(x) > limit {
		return 0, false
	}
	// A single rune can only be mistaken for itself.
	if limit >= max(len(x), len(y)) {
		limit = max(len(x), len(y)) - 1
	}
	before, above, row := make([]int, len(y)+1), make([]int, len(y)+1), make([]int, len(y)+1)
	for j := range above {
		above[j] = j
	}
	for i := 1; i <= len(x); i++ {
		// What lies farther from the diagonal than the limit is beyond it.
		from, to := max(1, i-limit), min(len(y), i+limit)
		row[from-1] = i
		if from > 1 {
			row[from-1] = limit + 1
		}
		if to < len(y) {
			row[to+1] = limit + 1
		}
		least := row[from-1]
		for j := from; j <= to; j++ {
			cost := 1
			if x[i-1] == y[j-1] {
				cost = 0
			}
			d := min(above[j]+1, row[j-1]+1, above[j-1]+cost)
			if i > 1 && j > 1 && x[i-1] == y[j-2] && x[i-2] == y[j-1] {
				d = min(d, before[j-2]+1)
			}
			row[j] = d
			least = min(least, d)
		}
		if least > limit {
			return 0, false
		}
		before, above, row = above, row, before
	}
	return above[len(y)], above[len(y)] <= limit
}
