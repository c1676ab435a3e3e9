package terminal

import (
	"strings"
	"testing"
)

// TestExplainColumns holds that meanings stand beside names, and below one another where
// they take several lines.
func TestExplainColumns(t *testing.T) {
	var b strings.Builder
	err := ExplainColumns(&b, []Columns{
		{Name: "gaps", Meaning: "How far apart.", Of: []Column{
			{"party", "the first one"},
			{"issues_compared", "what it means takes more than one line of this width"},
			{"a_name_that_is_longer", "its meaning"},
		}},
		{Name: "spread", Meaning: "One\u202e row each."},
	}, Screen{Width: 60})
	want := `
gaps   How far apart.
  party                the first one
  issues_compared      what it means takes more than one
                       line of this width
  a_name_that_is_longer its meaning

spread   One<U+202E> row each.
`
	if got := "\n" + strings.TrimLeft(b.String(), "\n"); err != nil || got != want {
		t.Errorf("%v:%s", err, got)
	}
}
