package serve

import "sync"

// kept are the answers that were made of a state, so far as there is room the latest. What is
// asked for by several at once is made once.
type kept struct {
	mu     sync.Mutex
	made   map[string]*making
	order  []string // of the addresses, the first that was asked for in front
	filled int      // bytes
}

// making is an answer that is being made, or is made.
type making struct {
	once sync.Once
	*answer
}

// mostKept is how many bytes of answers and their addresses are kept of a state, and mostAnswers
// how many answers: there is no end to what can be searched for.
const (
	mostKept    = 64 << 20
	mostAnswers = 4096
)

// get gives the answer for an address, which it has made where it is not there.
func (k *kept) get(address string, do func() *answer) *answer {
	m := k.entry(address)
	m.once.Do(func() {
		a := do()
		k.mu.Lock()
		defer k.mu.Unlock()
		m.answer = a
		if k.made[address] == m { // else it was taken out while it was being made
			k.filled += a.size(address)
			k.makeRoom()
		}
	})
	return m.answer
}

func (k *kept) entry(address string) *making {
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.made == nil {
		k.made = map[string]*making{}
	}
	m := k.made[address]
	if m == nil {
		m = &making{}
		k.made[address] = m
		k.order = append(k.order, address)
	}
	return m
}

// makeRoom takes out what was asked for first. The caller holds the lock.
func (k *kept) makeRoom() {
	for len(k.order) > 0 && (k.filled > mostKept || len(k.order) > mostAnswers) {
		first := k.order[0]
		k.order = k.order[1:]
		if old := k.made[first]; old.answer != nil {
			k.filled -= old.size(first)
		}
		delete(k.made, first)
	}
}
