package main

import (
	"strings"
	"testing"

	"stance/positions/yamlfile"
)

// doctoredTalks has a change of each kind that a screen must not mistake.
const doctoredTalks = `title: Talks
parties: [{name: North, short: "N"}, South, East, West]
issues: {fire: [No, Perhaps, Yes], words: }
2024-12-01:
  North: {fire: "No"}
  South: {fire: {position: "Yes", confidence: low}}
  East: {words: Peace}
2025-02-01:
  North: {fire: {position: "Yes", quote: we mean yes, speaker: Ann, source: Paper}}
  South: {fire: {position: "No", basis: reported}}
  East: {words: Peace and bread}
  West: {fire: {position: Perhaps, basis: inferred}}
`

// doctoredScreen is what could be written of them.
const doctoredScreen = `Talks                                                  1 Dec 2024 → 1 Feb 2025
One shifted: North, on fire. One may have, unconfirmed: South, on fire. One is
in other words: East, on words.

FIRE          No ├─────────┼─────────┤ Yes
▶ North          ◐──────────────────▶●      SHIFTED, 1 Feb 2025
    now  “we mean yes” (Ann)
? South          ?···················◐   may have shifted, 1 Feb 2025
+ West                     ?             coder's inference, 1 Feb 2025

words
! East: reworded, 1 Feb 2025
    now  Peace and bread
1 source.
`

// TestWhatIsUntrueOfAScreenIsFound holds that each property finds what it is there for.
func TestWhatIsUntrueOfAScreenIsFound(t *testing.T) {
	dir := t.TempDir()
	put(t, dir, yamlfile.File{Name: "talks.yaml", Content: []byte(doctoredTalks)})
	c := compared(t, comparisonCase{"talks", dir, []string{"talks.yaml"}})
	if faults := c.faults(doctoredScreen, 80); len(faults) > 0 {
		t.Fatalf("the screen that is true: %q", faults)
	}
	for _, doctored := range []struct{ property, old, instead string }{
		{"size: a line", "1 source.", strings.Repeat("wide ", 17)},
		{"size: 7", "1 source.", strings.Repeat("\n1 source.", 60)},
		{"size: a verdict", "in other words", "in\nother\nwords"},
		{"characters", "Peace and", "Peace\x1b[31m and"},
		{"characters", "Peace and", "Peace \u202eand"},
		{"kinds: on fire [shifted] is told as a possible", "SHIFTED", "may have shifted"},
		{"kinds: a shift", "SHIFTED, ", ""},
		{"marks: north on fire shifted", "◐──────────────────▶●", "◐───────────────────●"},
		{"kinds: on fire", "? South", "▶ South"},
		{"kinds: on fire", "?···················◐", "?◀··················◐"},
		{"kinds: on words", "! East: reworded", "! East: SHIFTED"},
		{"kinds: a possible shift", "may have shifted, 1", "seen, 1"},
		{"kinds: on words", "! East: reworded", "! East: may have shifted"},
		{"kinds: whose", "! East", "! Nobody"},
		{"kinds: 1 are shifted", "One shifted: North, on fire. ", ""},
		{"kinds: 1 are reworded", "One is\nin other words: East, on words.", ""},
		{"kinds: 0 are withdrawn", "One is\nin other", "One gave up its position: West, on fire. One is\nin other"},
		{"still: it says that nothing moved", "One shifted: North, on fire.", "No position is known to have moved."},
		{"still: it says that nothing changed", "One shifted: North, on fire.", "Nothing changed."},
		{"left out: on fire", "+ West                     ?             coder's inference, 1 Feb 2025\n", ""},
		{"left out: there is something new on 1 issues", "words\n! East", "bread\n! East"},
		{"counts", "One shifted", "Two shifted"},
		{"counts", "One shifted: North, on fire.", "Five shifted: North, on fire; and 3 more."},
		{"marks: north on fire stands", "▶●", "●▶"},
		{"marks: north on fire stood", "◐───", "─◐──"},
		{"marks: north on fire shifted", "─▶●", "◀─●"},
		{"marks: south on fire stood", "·◐", "·· "},
		{"marks: west on fire stands", "          ?      ", "           ?     "},
		{"marks: west on fire is first-recorded", "                    ?      ", "          ◐·········?      "},
		{"years", "SHIFTED, 1 Feb 2025", "SHIFTED, 1 Feb"},
		{"quotations: nobody", "“we mean yes”", "“we mean no”"},
		{"quotations: quotation marks", "“we mean yes”", "““we mean yes””"},
		{"names: it names", "North, on fire", "one"},
		{"names: there is room", "▶ North  ", "▶ N      "},
		{"quotations: in indirect", "“we mean yes” (Ann)", "Yes (Ann, in indirect speech)"},
		{"certainty", "?             coder's inference, 1", "●                                1"},
	} {
		text := strings.Replace(doctoredScreen, doctored.old, doctored.instead, 1)
		if text == doctoredScreen {
			t.Errorf("%s: there is no %q", doctored.property, doctored.old)
			continue
		}
		found := c.faults(text, 80)
		if !strings.Contains("\n"+strings.Join(found, "\n"), "\n"+doctored.property) {
			t.Errorf("%s: %q instead of %q is not found, but %q", doctored.property, doctored.instead, doctored.old, found)
		}
	}
}

// TestWhatIsUntrueOfColourIsFound holds the same of colours.
func TestWhatIsUntrueOfColourIsFound(t *testing.T) {
	for line, faulty := range map[string]bool{
		"\x1b[1;35m▶ \x1b[0m\x1b[1mNorth\x1b[0m   \x1b[1;35m◐──▶●\x1b[0m   \x1b[1;35mSHIFTED, 1 Feb\x1b[0m": false,
		"\x1b[1m? \x1b[0mSouth   ?··◐   may have shifted":                                                   false,
		"\x1b[1m? \x1b[0mSouth   \x1b[35m?··◐\x1b[0m   may have shifted":                                    true,
		"\x1b[1m= \x1b[0mSouth   \x1b[1;35m●\x1b[0m":                                                        true,
		"One \x1b[35mmoved\x1b[0m":                true,
		"\x1b[1mFIRE\x1b[0m   \x1b[2mNo ├──┤ Yes": true,
	} {
		if faults := colourFaults(line); (len(faults) > 0) != faulty {
			t.Errorf("%q: %q", line, faults)
		}
	}
}
