package pages

import (
	"testing"

	"stance/positions/synthetic"
)

// TestPrepare holds that what is prepared changes no page, and that it ends where it is not wanted
// any more.
func TestPrepare(t *testing.T) {
	shown := func() Shown {
		return shownOf(synthetic.Shape{Parties: 4, Issues: 5, Dates: 4, PerDate: 6, Sources: 6, Seed: 5, Full: true}.FS())
	}
	prepared, asked := New(shown()), 0
	prepared.Prepare(func() bool { asked++; return true })
	if asked < 4 {
		t.Errorf("asked whether it is wanted %d times", asked)
	}
	want := everything(t, New(shown()))
	for at, said := range everything(t, prepared) {
		if string(said) != string(want[at]) {
			t.Errorf("%s is another page once it is prepared", at)
		}
	}
	for last := range asked {
		times := 0
		New(shown()).Prepare(func() bool { times++; return times <= last })
		if times != last+1 {
			t.Errorf("asked %d times, though it was wanted only %d times", times, last)
		}
	}
}
