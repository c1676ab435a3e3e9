package sample

import (
	"slices"
	"testing"

	"stance/diff"
)

func TestKindsAreWhatTheyAreNamed(t *testing.T) {
	for i := range diff.Kinds {
		k := diff.Kind(i)
		d, err := Kind(k)
		if err != nil {
			t.Error(err)
			continue
		}
		if !slices.ContainsFunc(d.Told(), func(c diff.Change) bool { return c.Kind == k }) {
			t.Errorf("%s: no such change among %+v", k, d.Counts)
		}
	}
}

func TestHostileIsSound(t *testing.T) {
	if _, err := Hostile(); err != nil {
		t.Fatal(err)
	}
}
