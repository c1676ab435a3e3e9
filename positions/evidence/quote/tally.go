package quote

// A tally adds up the votes for the places at which a quote may stand: in a
// table where the text is short enough, so that repeats cost next to nothing,
// else by place.
type tally struct {
	counted []int // by place, with one more behind the last
	sparse  map[int]int
}

// bucket is a place with the votes for it and the next.
type bucket struct{ at, score int }

// before reports whether b comes before another: it has more votes, or as many
// and stands earlier.
func (b bucket) before(o bucket) bool {
	return b.score > o.score || b.score == o.score && b.at < o.at
}

func (s *tally) add(at, weight int) {
	if s.sparse != nil {
		s.sparse[at] += weight
	} else {
		s.counted[at] += weight
	}
}

// best gives the places with the most votes, at most so many of those that have
// any, in order.
func (s *tally) best(most int) []bucket {
	list := make([]bucket, 0, most+1)
	offer := func(b bucket) {
		if len(list) == most && !b.before(list[most-1]) {
			return
		}
		list = append(list, b)
		for i := len(list) - 1; i > 0 && list[i].before(list[i-1]); i-- {
			list[i], list[i-1] = list[i-1], list[i]
		}
		list = list[:min(len(list), most)]
	}
	for at, score := range s.sparse {
		offer(bucket{at, score + s.sparse[at+1]})
	}
	for at, score := range s.counted {
		if score > 0 {
			offer(bucket{at, score + s.counted[at+1]})
		}
	}
	return list
}
