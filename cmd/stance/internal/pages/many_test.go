package pages

import (
	"bytes"
	"sync"
	"testing"

	"stance/positions/synthetic"
)

// TestManyAtOnce asks for every page from several sides at once, in different orders: each says
// what it says to one alone.
func TestManyAtOnce(t *testing.T) {
	shown := shownOf(synthetic.Shape{Parties: 4, Issues: 4, Dates: 4, PerDate: 6, Sources: 5, Seed: 7, Full: true}.FS())
	alone := everything(t, New(shown))
	d := New(shown)
	list := append(d.Addresses(), "/search?q=the")
	var group sync.WaitGroup
	for n := range 4 {
		group.Go(func() {
			for i := range list {
				at := list[(i*7+n*len(list)/4)%len(list)]
				people, programs := rendered(t, d, composed(t, d, at))
				if want, listed := alone[at]; listed && (!bytes.Equal(people, want) || !bytes.Equal(programs, alone[Twin(at)])) {
					t.Errorf("%s says something else", at)
				}
			}
		})
	}
	group.Wait()
}
