package agreement

import (
	"fmt"
	"slices"

	"stance/positions"
)

// evidenceKey is equal for two pieces of evidence exactly if they say the same.
func evidenceKey(e positions.Evidence) string { return positions.Says(e.Facts()) }

// claimKey leaves the words out: it is what a claim says for a comparison. That
// nothing is placed is no value on the scale.
func claimKey(c *positions.Claim) string {
	position := positions.FactOf(c.Facts(c.Record.Issue), "position").Text
	return fmt.Sprintf("%q %q %v", c.By.ID, position, c.Response)
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
