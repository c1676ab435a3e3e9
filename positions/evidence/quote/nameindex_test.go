package quote

import (
	"math/rand/v2"
	"slices"
	"testing"
)

// The index of names finds just the words that are the same name.
func TestInflections(t *testing.T) {
	rng := rand.New(rand.NewPCG(11, 12))
	for _, letters := range []string{"abns'", "Rebsn's", "акувмхгйьн'", "Путинвымй"} {
		runes := []rune(letters)
		t2 := &Text{}
		for range 3000 {
			word := make([]rune, 1+rng.IntN(7))
			for i := range word {
				word[i] = runes[rng.IntN(len(runes))]
			}
			t2.texts = append(t2.texts, string(word))
		}
		same := 0
		for _, asked := range t2.texts[:400] {
			var want []int32
			for id, text := range t2.texts {
				if sameName(key(asked), key(text)) {
					want = append(want, int32(id))
				}
			}
			same += len(want)
			if got := t2.inflections(key(asked)); !slices.Equal(got, want) {
				t.Fatalf("%q: %v, want %v", asked, got, want)
			}
		}
		if same < 800 {
			t.Errorf("%q: only %d words are the same name", letters, same)
		}
	}
}
