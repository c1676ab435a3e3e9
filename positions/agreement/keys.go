package agreement

import (
	"fmt"
	"slices"

	"stance/positions"
	"stance/positions/wording"
)

// The keys below are equal for two things exactly if coders who wrote one each
// wrote the same thing. Texts are folded, and quoted so that they cannot run
// together.

func termKey(t positions.Term) string {
	return fmt.Sprintf("%q %v %q", t.ID, t.Kind, wording.Fold(t.Text))
}

func endingKey(e positions.Ending) string { return fmt.Sprintf("%q %v %q", e.ID, e.How, e.By) }

func evidenceKey(e positions.Evidence) string {
	source := ""
	if e.Source != nil {
		source = e.Source.ID
	}
	return fmt.Sprintf("%q %q %q %q %v", source, wording.Fold(e.Quote), wording.Fold(e.Paraphrase), wording.Fold(e.Speaker), e.Use)
}

// claimKey leaves the words out: it is what a claim says for a comparison.
func claimKey(c *positions.Claim) string {
	position := fmt.Sprint(uint8(c.Kind))
	if c.Kind == positions.Placed {
		position = positions.Number(c.Value)
	}
	return fmt.Sprintf("%q %s %v", c.By.ID, position, c.Response)
}

func sameSet[T any](a, b []T, key func(T) string) bool {
	return equalSets(keysOf(a, key), keysOf(b, key))
}

func keysOf[T any](things []T, key func(T) string) []string {
	keys := make([]string, len(things))
	for i, t := range things {
		keys[i] = key(t)
	}
	return keys
}

// equalSets compares without regard to order and repetition.
func equalSets(a, b []string) bool {
	set := func(keys []string) []string {
		keys = slices.Clone(keys)
		slices.Sort(keys)
		return slices.Compact(keys)
	}
	return slices.Equal(set(a), set(b))
}
