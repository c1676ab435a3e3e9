package positions

// listing is memory for facts that are listed. Whoever lists those of one record after
// another, and keeps none, uses it again.
type listing struct {
	facts slab[Fact]
	lists slab[[]Fact]
}

// again has the memory used again: what was listed in it is no more.
func (l *listing) again() {
	l.facts.free, l.lists.free = l.facts.all, l.lists.all
}

// put keeps facts.
func (l *listing) put(facts ...Fact) []Fact {
	kept := l.facts.take(len(facts))
	copy(kept, facts)
	return kept
}

// one is a list of one thing.
func (l *listing) one(facts []Fact) [][]Fact {
	things := l.lists.take(1)
	things[0] = facts
	return things
}

// slab gives pieces of one piece of memory, and takes a larger one when that is used up.
type slab[T any] struct{ all, free []T }

// take gives n of them, which hold what they held before; nil for none.
func (s *slab[T]) take(n int) []T {
	if n == 0 {
		return nil
	}
	if n > len(s.free) {
		s.all = make([]T, max(n, 2*len(s.all)))
		s.free = s.all
	}
	taken := s.free[:n:n]
	s.free = s.free[n:]
	return taken
}
