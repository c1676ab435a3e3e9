package schema_test

import (
	"strings"
	"testing"

	"stance/positions/yamlfile/schema"
)

func TestDescription(t *testing.T) {
	for _, c := range []struct{ name, definition, key, says string }{
		{"snapshot", "record", "basis", "What the stance rests on"},
		{"snapshot", "record", "confidence", "How sure the coder is"},
		{"snapshot", "record", "summary", "in your own words"},
		{"snapshot", "record", "accepts", "would take"}, // said where it is defined
		{"snapshot", "evidence", "speaker", "Whose words"},
		{"snapshot", "claim", "by", "Who says so"},
		{"sources", "source", "publisher", "Who published it"},
		{"codebook", "issue", "question", "The question"},
		{"codebook", "scale", "unit", "What the numbers of the scale count"},
	} {
		if said := schema.Description(c.name, c.definition, c.key); !strings.Contains(said, c.says) {
			t.Errorf("%s of %s: %q", c.key, c.definition, said)
		}
	}
	for _, key := range []string{"no-such", ""} {
		if said := schema.Description("snapshot", "record", key); said != "" {
			t.Errorf("%s: %q", key, said)
		}
	}
}
