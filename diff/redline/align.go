package redline

import "strings"

// Caps on what is handed to go-diff at once, in symbols of both sides
// together. Its time grows with the square of the number of differences:
// two unrelated sequences of 750 symbols take about 5 ms.
const (
	maxTokens = 3000
	maxUnits  = 3000
)

// shingle is the length in tokens of the phrases that anchor long texts: long
// enough that two unrelated texts rarely share one, short enough that every
// unchanged line has some.
const shingle = 3

// align finds for each token of a the token of b that it corresponds to.
func (d *desk) align() {
	d.pair = d.pair[:0]
	for range d.a.tokens {
		d.pair = append(d.pair, -1)
	}
	d.region(0, len(d.a.tokens), 0, len(d.b.tokens), 0)
}

// The steps by which a region that is too long is cut, coarse to fine. One
// that none of them cuts is a rewrite: nothing in it corresponds.
var cuts = []func(d *desk, a0, a1, b0, b1 int) []anchor{
	func(d *desk, a0, a1, b0, b1 int) []anchor { return d.sharedUnits(a0, a1, b0, b1, endsParagraph) },
	func(d *desk, a0, a1, b0, b1 int) []anchor { return d.sharedUnits(a0, a1, b0, b1, endsSentence) },
	func(d *desk, a0, a1, b0, b1 int) []anchor { return d.sharedPhrases(a0, a1, b0, b1, shingle) },
	func(d *desk, a0, a1, b0, b1 int) []anchor { return d.sharedPhrases(a0, a1, b0, b1, 1) },
}

// anchor is a run of n tokens that is the same from i in a and from j in b.
type anchor struct{ i, j, n int }

// region aligns tokens a0 to a1 of a with b0 to b1 of b. The first step cuts
// it has been through already.
func (d *desk) region(a0, a1, b0, b1, step int) {
	a, b := d.a.tokens, d.b.tokens
	for a0 < a1 && b0 < b1 && a[a0].id == b[b0].id {
		d.pair[a0] = b0
		a0, b0 = a0+1, b0+1
	}
	for a0 < a1 && b0 < b1 && a[a1-1].id == b[b1-1].id {
		a1, b1 = a1-1, b1-1
		d.pair[a1] = b1
	}
	if a0 == a1 || b0 == b1 {
		return
	}
	if a1-a0+b1-b0 <= maxTokens {
		d.short(a0, a1, b0, b1, 0)
		return
	}
	for ; step < len(cuts); step++ {
		anchors := cuts[step](d, a0, a1, b0, b1)
		if len(anchors) == 0 {
			continue
		}
		for _, c := range anchors {
			d.region(a0, c.i, b0, c.j, step+1)
			for k := range c.n {
				d.pair[c.i+k] = c.j + k
			}
			a0, b0 = c.i+c.n, c.j+c.n
		}
		d.region(a0, a1, b0, b1, step+1)
		return
	}
}

// ranks are the tokens that are aligned first, second and last in a region
// that is short enough for go-diff. Words that carry meaning go first, so that
// no number of shared articles and commas outbids them, then the ends of
// sentences, so that sentences stay apart; then whatever is left.
var ranks = []func(token) bool{
	func(t token) bool { return t.weight > weightStop },
	func(t token) bool { return t.ends },
	func(token) bool { return true },
}

// short aligns a region by go-diff: the tokens of one rank, then, between
// those that found their partner, those of the next.
func (d *desk) short(a0, a1, b0, b1, rank int) {
	if a0 == a1 || b0 == b1 || rank == len(ranks) {
		return
	}
	ia, ka := ranked(d.a.tokens, a0, a1, ranks[rank])
	ib, kb := ranked(d.b.tokens, b0, b1, ranks[rank])
	var found []anchor
	if len(ka) > 0 && len(kb) > 0 {
		d.myers.match(ka, kb, func(i, j int) { found = append(found, anchor{ia[i], ib[j], 1}) })
	}
	for _, c := range found {
		d.short(a0, c.i, b0, c.j, rank+1)
		d.pair[c.i] = c.j
		a0, b0 = c.i+1, c.j+1
	}
	d.short(a0, a1, b0, b1, rank+1)
}

// ranked returns the positions and symbols of the tokens of a rank.
func ranked(tokens []token, lo, hi int, in func(token) bool) (at []int, ids []int32) {
	for i := lo; i < hi; i++ {
		if in(tokens[i]) {
			at = append(at, i)
			ids = append(ids, tokens[i].id)
		}
	}
	return at, ids
}

func endsSentence(s *side, i int) bool { return s.tokens[i].ends }

func endsParagraph(s *side, i int) bool {
	return i == len(s.tokens)-1 || strings.ContainsAny(s.before(i+1), lineBreaks)
}

// sharedUnits compares whole paragraphs or sentences.
func (d *desk) sharedUnits(a0, a1, b0, b1 int, ends func(*side, int) bool) []anchor {
	numbers := make(map[string]int32)
	ua, ka := units(&d.a, a0, a1, ends, numbers)
	ub, kb := units(&d.b, b0, b1, ends, numbers)
	if len(ka)+len(kb) > maxUnits || len(ka) < 2 || len(kb) < 2 {
		return nil
	}
	var anchors []anchor
	d.myers.match(ka, kb, func(i, j int) {
		anchors = append(anchors, anchor{ua[i], ub[j], ua[i+1] - ua[i]})
	})
	return anchors
}

// units cuts tokens lo to hi into paragraphs or sentences: where each begins
// (and hi), and its symbol.
func units(s *side, lo, hi int, ends func(*side, int) bool, numbers map[string]int32) (starts []int, keys []int32) {
	var key []byte
	start := lo
	for i := lo; i < hi; i++ {
		id := s.tokens[i].id
		key = append(key, byte(id), byte(id>>8), byte(id>>16), byte(id>>24))
		if i < hi-1 && !ends(s, i) {
			continue
		}
		n, known := numbers[string(key)]
		if !known {
			n = int32(len(numbers))
			numbers[string(key)] = n
		}
		starts, keys = append(starts, start), append(keys, n)
		start, key = i+1, key[:0]
	}
	return append(starts, hi), keys
}
