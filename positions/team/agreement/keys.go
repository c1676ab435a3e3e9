package agreement

import (
	"fmt"
	"slices"

	"stance/positions"
)

// evidenceKey is equal for two pieces of evidence exactly if they say the same.
func evidenceKey(is *positions.Issue) func(positions.Evidence) string {
	return func(e positions.Evidence) string { return positions.Says(e.Facts(is)) }
}

// claimKey leaves the words out: it is what a claim says for a comparison. That
// nothing is placed is no value on the scale.
func claimKey(c *positions.Claim) string {
	facts := c.Facts(c.Record.Issue)
	position := positions.FactOf(facts, "position").Text
	plausible, accepts := positions.FactOf(facts, "plausible"), positions.FactOf(facts, "accepts")
	return fmt.Sprintf("%q %q %q %v", c.By.ID, position, positions.Says([]positions.Fact{plausible, accepts}), c.Response)
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
