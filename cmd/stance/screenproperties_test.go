package main

import (
	"fmt"
	"regexp"
	"strings"
	"testing"
	"unicode"

	"github.com/clipperhouse/displaywidth"
)

const (
	mostLines      = 60 // without -v
	mostStillLines = 12 // where nothing moved
	mostVerdict    = 3  // lines of 80 columns
)

// screenFaults looks at the screens of a comparison in all widths, and says what does
// not hold of them that has to hold of every screen.
func screenFaults(t *testing.T, c comparisonCase) []string {
	t.Helper()
	facts := compared(t, c)
	var faults []string
	for _, width := range screenWidths {
		plain := screenOf(t, c, width, "never")
		if width == 80 && screenOf(t, c, width, "never") != plain {
			faults = append(faults, "two runs write two screens")
		}
		if width < 140 {
			coloured := screenOf(t, c, width, "always")
			if !sameUncoloured(coloured, plain) {
				faults = append(faults, fmt.Sprintf("%d columns: with the colour taken away it is another screen", width))
			}
			if width == 80 {
				faults = append(faults, colourFaults(coloured)...)
			}
		}
		for _, f := range facts.faults(plain, width) {
			faults = append(faults, fmt.Sprintf("%d columns: %s", width, f))
		}
	}
	return append(faults, nextFaults(t, c, facts)...)
}

var escape = regexp.MustCompile("\x1b\\[[0-9;]*m")

// uncoloured takes the colour away, and the spaces at the ends of lines that it keeps.
func uncoloured(s string) string {
	lines := strings.Split(escape.ReplaceAllString(s, ""), "\n")
	for i, l := range lines {
		lines[i] = strings.TrimRight(l, " ")
	}
	return strings.Join(lines, "\n")
}

// sameUncoloured reports whether colour is all that two screens differ in; a redline
// that has no colour has marks instead, and breaks its lines elsewhere.
func sameUncoloured(coloured, plain string) bool {
	if !redlineMarks.MatchString(plain) {
		return uncoloured(coloured) == plain
	}
	return spaceless(uncoloured(coloured)) == spaceless(redlineMarks.ReplaceAllString(plain, ""))
}

var redlineMarks = regexp.MustCompile(`\{\+|\+\}|\[-|-\]`)

// faults are those of a screen without colour.
func (c *comparison) faults(text string, width int) []string {
	s := readAsPeople(text, c)
	checks := []struct {
		name string
		of   func(*readScreen, int) []string
	}{
		{"size", c.sizeFaults}, {"characters", c.characterFaults}, {"kinds", c.kindFaults}, {"still", c.stillFaults},
		{"left out", c.missing}, {"counts", c.countFaults}, {"marks", c.markFaults}, {"years", c.yearFaults}, {"quotations", c.quotationFaults}, {"certainty", c.certaintyFaults}, {"names", c.nameFaults},
	}
	var faults []string
	for _, check := range checks {
		for _, f := range check.of(s, width) {
			faults = append(faults, check.name+": "+f)
		}
	}
	return faults
}

// sizeFaults: no line is too wide, and there are not too many.
func (c *comparison) sizeFaults(s *readScreen, width int) (faults []string) {
	for _, l := range s.lines {
		if w := displaywidth.String(l); w > width {
			faults = append(faults, fmt.Sprintf("a line of %d columns: %s", w, l))
		}
	}
	if len(s.lines) > mostLines {
		faults = append(faults, fmt.Sprintf("%d lines", len(s.lines)))
	}
	if len(s.lines) > mostStillLines && width == 80 && saysStill(s) {
		faults = append(faults, fmt.Sprintf("%d lines to say that nothing moved", len(s.lines)))
	}
	if len(s.verdict) > mostVerdict && width == 80 {
		faults = append(faults, fmt.Sprintf("a verdict of %d lines: %s", len(s.verdict), strings.Join(s.verdict, " / ")))
	}
	if len(s.verdict) == 0 {
		faults = append(faults, "no verdict")
	}
	return faults
}

func (c *comparison) characterFaults(s *readScreen, _ int) (faults []string) {
	for _, l := range s.lines {
		for _, r := range l {
			if unicode.IsControl(r) || strings.ContainsRune("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200b\ufeff", r) {
				faults = append(faults, fmt.Sprintf("%U in %q", r, l))
			}
		}
	}
	return faults
}

func saysStill(s *readScreen) bool {
	verdict := strings.Join(s.verdict, " ")
	return strings.Contains(verdict, "o position is known to have moved") || strings.Contains(verdict, "Nothing changed")
}

// stillFaults: that no position is known to have moved is said only where there is
// neither a change, nor other words, nor a claim.
func (c *comparison) stillFaults(s *readScreen, _ int) (faults []string) {
	if !saysStill(s) {
		return nil
	}
	for _, ch := range c.told("shifted", "withdrawn", "adopted", "reverted", "possible-shift", "reworded") {
		faults = append(faults, "it says that nothing moved, but "+ch.Party+" on "+ch.Issue+" is "+ch.Kind)
	}
	for _, cl := range c.recentClaims() {
		faults = append(faults, "it says that nothing moved, but there is a new claim by "+cl.By)
	}
	if strings.Contains(strings.Join(s.verdict, " "), "Nothing changed") {
		for _, ch := range c.told() {
			if ch.Kind != "unchanged" {
				faults = append(faults, "it says that nothing changed, but "+ch.Party+" on "+ch.Issue+" is "+ch.Kind)
			}
		}
	}
	return faults
}

func (c *comparison) recentClaims() []claimFacts {
	var list []claimFacts
	add := func(claims []claimFacts) {
		for _, cl := range claims {
			if cl.Recent {
				list = append(list, cl)
			}
		}
	}
	for _, ch := range c.told() {
		add(ch.Claims)
	}
	for _, cell := range c.facts.ClaimsOnly {
		add(cell.Claims)
	}
	return list
}

// TestScreensTellWhatIs holds what has to hold of every screen for the datasets in the
// folder and the project's own.
func TestScreensTellWhatIs(t *testing.T) {
	for _, c := range screenCases(t) {
		if c.name == "one-snapshot" {
			continue
		}
		t.Run(c.name, func(t *testing.T) {
			for _, fault := range screenFaults(t, c) {
				t.Error(fault)
			}
		})
	}
}

// TestTheExampleIsShort holds the bounds that the screen of the example keeps.
func TestTheExampleIsShort(t *testing.T) {
	text := screenOf(t, screenCases(t)[0], 80, "never")
	lines := strings.Count(text, "\n")
	words := 0
	for _, field := range strings.Fields(text) {
		if strings.ContainsFunc(field, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) {
			words++
		}
	}
	if lines > 30 || words > 250 {
		t.Errorf("%d lines and %d words, at most 30 and 250:\n%s", lines, words, text)
	}
}
