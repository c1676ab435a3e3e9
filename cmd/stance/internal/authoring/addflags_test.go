package authoring

import (
	"testing"
)

func TestTermSpelt(t *testing.T) {
	for spelt, want := range map[string][3]string{
		"Talks":                   {"", "", "Talks"},
		" offer: Peace ":          {"", "offer", "Peace"},
		"no-land:red-line: No":    {"no-land", "red-line", "No"},
		"no-land::  No":           {"no-land", "", "No"},
		"Russia: leaves":          {"", "", "Russia: leaves"},
		"At 14:30 sharp":          {"", "", "At 14:30 sharp"},
		"Leave (demand: none)":    {"", "", "Leave (demand: none)"},
		"threat: demand: do this": {"", "threat", "demand: do this"},
	} {
		id, kind, text, err := termSpelt(spelt)
		if got := [3]string{id, kind, text}; err != nil || got != want {
			t.Errorf("%q: %q, %v", spelt, got, err)
		}
		if again := want[0] + ":" + want[1] + ": " + want[2]; want[0] != "" {
			if id, kind, text, err := termSpelt(again); err != nil || [3]string{id, kind, text} != want {
				t.Errorf("%q: %q %q %q", again, id, kind, text)
			}
		}
	}
	for _, bad := range []string{"", "  ", "offer:", "a:demnd: x", "a:: "} {
		if _, _, _, err := termSpelt(bad); err == nil {
			t.Errorf("%q is no error", bad)
		}
	}
}
