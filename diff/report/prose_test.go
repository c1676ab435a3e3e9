package report

import (
	"runtime"
	"testing"
)

// What a list takes grows with its items, and no faster.
func TestLongListsAreComposedOnce(t *testing.T) {
	taken := func(n int, compose func([]Prose) Prose) uint64 {
		items := make([]Prose, n)
		for i := range items {
			items[i] = say("the ", datum("Netherlands"))
		}
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		if got := len(compose(items)); got < n {
			t.Fatalf("%d runs from %d items", got, n)
		}
		runtime.ReadMemStats(&after)
		return after.TotalAlloc - before.TotalAlloc
	}
	for name, compose := range map[string]func([]Prose) Prose{
		"listed":    listed,
		"separated": separated,
		"sentences": func(items []Prose) Prose { return sentences(items...) },
	} {
		if few, many := taken(50, compose), taken(200, compose); many > 8*few {
			t.Errorf("%s: 50 items take %d bytes, 200 take %d", name, few, many)
		}
	}
}

// Prose made of the same beginning stays what it was.
func TestProseIsNotWrittenIntoAnothers(t *testing.T) {
	beginning := say(datum("Anna"), " stands")
	one, other := say(beginning, " here"), say(beginning, " there", datum("Bert"))
	third := say(beginning, datum("Carl"))
	for want, p := range map[string]Prose{
		"Anna stands": beginning, "Anna stands here": one, "Anna stands thereBert": other, "Anna standsCarl": third,
	} {
		if p.Text() != want {
			t.Errorf("%q, not %q", p.Text(), want)
		}
	}
}
