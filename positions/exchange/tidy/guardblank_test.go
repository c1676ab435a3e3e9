package tidy_test

import (
	"testing"

	"stance/positions/exchange/tidy"
)

// Prefixes and suffixes keep their blanks, which some spreadsheets take away
// before they read a cell.
func TestGuardBehindBlanks(t *testing.T) {
	for _, blank := range []string{" ", "   ", "\n", "\u00a0", "\u2009", "\u2028", "\u3000", " \u200b "} {
		for _, sign := range []string{"=", "+", "-", "@", "＝", "＋", "－", "＠"} {
			text := blank + sign + "A1"
			if got := tidy.Guard(tidy.Text, text); got[0] != '\'' || tidy.Unguard(got) != tidy.Plain(text) {
				t.Errorf("%q is written as %q and read back as %q", text, got, tidy.Unguard(got))
			}
		}
		if text := blank + "A1 = B1"; tidy.Guard(tidy.Text, text) != tidy.Plain(text) {
			t.Errorf("%q is written as %q", text, tidy.Guard(tidy.Text, text))
		}
	}
}
