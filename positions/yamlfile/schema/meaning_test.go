package schema_test

import (
	"testing"

	"stance/positions"
	"stance/positions/yamlfile/schema"
)

// The words of each list are explained, all of them, and no key has a list that has none.
func TestMeanings(t *testing.T) {
	for key, words := range map[string][]string{
		"basis": positions.Bases, "confidence": positions.Confidences, "tone": positions.Tones[1:], "use": positions.Uses,
		"response": positions.Responses, "how": positions.Hows[1:], "rank": positions.Ranks[1:], "reliability": positions.Reliabilities,
	} {
		meanings := schema.Meanings(key)
		for _, w := range words {
			if meanings[w] == "" {
				t.Errorf("%s: %s is not explained", key, w)
			}
		}
		if len(meanings) != len(words) {
			t.Errorf("%s: %d meanings of %d words", key, len(meanings), len(words))
		}
	}
	if got := schema.Meanings("confidence")["moderate"]; got != "another careful reader would probably code the same" {
		t.Errorf("moderate: %q", got)
	}
	for _, key := range []string{"summary", "no-such-key", "if"} {
		if got := schema.Meanings(key); got != nil {
			t.Errorf("%s: %q", key, got)
		}
	}
}
