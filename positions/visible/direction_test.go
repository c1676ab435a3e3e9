package visible

import "testing"

// TestDirection tells texts that hold a letter from right to left from those that begin with one.
func TestDirection(t *testing.T) {
	for _, c := range []struct {
		text          string
		holds, begins bool
	}{
		{"", false, false},
		{"Ceasefire first", false, false},
		{"1967 – ١٩٦٧", false, false}, // figures run from the left
		{"שלום", true, true},
		{"“(50) المياه” now", true, true},
		{"Basin (اللجنة)", true, false},
		{"ܫܠܡܐ", true, true},
		{"ࡔࡋࡀࡌࡀ", true, true},                // Mandaic
		{"\U00010d00\U00010d01", true, true}, // Hanifi Rohingya
		{"x \U0001e800", true, false},        // Mende Kikakui
		{"\u05b0\u064b", false, false},       // marks alone
		{"\xff\u05e9", true, true},           // behind what is no text
	} {
		if holds, begins := RightToLeft(c.text), BeginsRightToLeft(c.text); holds != c.holds || begins != c.begins {
			t.Errorf("%q: holds %v and begins %v, want %v and %v", c.text, holds, begins, c.holds, c.begins)
		}
	}
}
