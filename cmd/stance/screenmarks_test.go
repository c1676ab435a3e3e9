package main

import (
	"fmt"
	"math"
	"regexp"
	"slices"
	"strings"
)

// colourFaults: no line has the colour of what moved but those that say that something
// did, and none leaves a colour open.
func colourFaults(coloured string) (faults []string) {
	for _, l := range strings.Split(coloured, "\n") {
		codes := escape.FindAllString(l, -1)
		text := escape.ReplaceAllString(l, "")
		first, _ := firstRune(text)
		movedColour := slices.ContainsFunc(codes, func(code string) bool { return strings.Contains(code, "35") })
		if movedColour && !movedWords.MatchString(text) && !isEntry(text) {
			faults = append(faults, "the colour of what moved on a line that says no such thing: "+text)
		}
		if movedColour && strings.ContainsRune("?!=»–", first) {
			faults = append(faults, "the colour of what moved on what did not: "+text)
		}
		if len(codes) > 0 && codes[len(codes)-1] != "\x1b[0m" {
			faults = append(faults, fmt.Sprintf("a colour is left open: %q", l))
		}
	}
	return faults
}

var movedWords = regexp.MustCompile("SHIFTED|GAVE UP|TOOK UP")

// markFaults: what is drawn of a shift, and of what may have shifted, stands where the
// scores say: hollow where it was, filled where it is.
func (c *comparison) markFaults(s *readScreen, _ int) (faults []string) {
	for _, sec := range s.sections {
		if sec.start < 0 {
			continue
		}
		at := func(score float64) int { return sec.start + int(math.Round(score/100*float64(sec.length-1))) }
		for _, ch := range c.facts.Changes {
			moved := ch.Kind == "shifted" || ch.Kind == "possible-shift"
			if ch.Issue != sec.issue.ID || ch.Inherited || ch.To == nil || ch.Kind == "unchanged" || ch.Kind == "held" {
				continue
			}
			i := slices.IndexFunc(sec.entries, func(e entry) bool {
				return c.subject(e) == c.party(ch.Party) && e.sign != notFound && e.sign != claimed && (!moved || e.sign == '▶' || e.sign == '?')
			})
			if i < 0 {
				continue // counted, or a fault of another kind
			}
			e := sec.entries[i]
			var filled, hollow []int
			var arrows string
			for _, l := range e.head {
				for col, cell := range columns(l) {
					switch {
					case col < sec.start || col >= sec.start+sec.length:
					case cell == "●" || cell == "?" && strings.TrimSpace(strings.Join(columns(l)[:col], "")) != "":
						filled = append(filled, col)
					case cell == "◐" || cell == "○":
						hollow = append(hollow, col)
					case cell == "◀" || cell == "▶":
						arrows += cell
					}
				}
			}
			if len(filled) == 0 && strings.Contains(strings.Join(e.head, " "), ": ") {
				continue // written, not drawn
			}
			if p := ch.To.Position; p != nil && p.Score != nil && !slices.Contains(filled, at(*p.Score)) {
				faults = append(faults, fmt.Sprintf("%s on %s stands at %v, column %d, but %v is filled: %s", ch.Party, ch.Issue, *p.Score, at(*p.Score), filled, strings.Join(e.head, " / ")))
			}
			if p := ch.To.Position; p == nil && len(ch.To.Plausible) == 2 {
				for _, end := range ch.To.Plausible {
					if !slices.Contains(filled, at(*end.Score)) {
						faults = append(faults, fmt.Sprintf("%s on %s has a range that ends at column %d, but %v is filled: %s", ch.Party, ch.Issue, at(*end.Score), filled, strings.Join(e.head, " / ")))
					}
				}
			}
			if ch.Kind == "withdrawn" && (len(filled) > 0 || ch.From.Position != nil && ch.From.Position.Score != nil && !slices.Equal(hollow, []int{at(*ch.From.Position.Score)})) {
				faults = append(faults, fmt.Sprintf("%s on %s gave up its position, but %v is filled, and %v hollow: %s", ch.Party, ch.Issue, filled, hollow, strings.Join(e.head, " / ")))
			}
			if !moved {
				if len(hollow) > 0 && ch.Kind != "withdrawn" && ch.Kind != "not-comparable" {
					faults = append(faults, fmt.Sprintf("%s on %s is %s, but %v is hollow: %s", ch.Party, ch.Issue, ch.Kind, hollow, strings.Join(e.head, " / ")))
				}
				continue
			}
			if p := ch.From.Position; p != nil && p.Score != nil {
				same := ch.To.Position != nil && ch.To.Position.Score != nil && at(*ch.To.Position.Score) == at(*p.Score)
				if !same && !slices.Contains(hollow, at(*p.Score)) {
					faults = append(faults, fmt.Sprintf("%s on %s stood at %v, column %d, but %v is hollow: %s", ch.Party, ch.Issue, *p.Score, at(*p.Score), hollow, strings.Join(e.head, " / ")))
				}
			}
			if from, to := middleColumn(ch.From, at), middleColumn(ch.To, at); ch.Kind == "shifted" && max(from, to)-min(from, to) >= 2 {
				if want := map[bool]string{true: "▶", false: "◀"}[from < to]; arrows != want {
					faults = append(faults, fmt.Sprintf("%s on %s shifted from column %d to %d, but the arrows are %q: %s", ch.Party, ch.Issue, from, to, arrows, strings.Join(e.head, " / ")))
				}
			}
			if ch.From.Position == nil {
				for _, col := range hollow {
					ends := slices.ContainsFunc(ch.From.Plausible, func(p pointFacts) bool { return at(*p.Score) == col })
					if !ends {
						faults = append(faults, fmt.Sprintf("%s on %s had a range alone, but column %d, where it never stood, is hollow: %s", ch.Party, ch.Issue, col, strings.Join(e.head, " / ")))
					}
				}
			}
			if len(hollow) > 2 || len(filled) > 2 {
				faults = append(faults, fmt.Sprintf("%d marks of a position and %d of the one before: %s", len(filled), len(hollow), strings.Join(e.head, " / ")))
			}
		}
	}
	return faults
}

// middleColumn is that of a position, or of the middle of a range alone.
func middleColumn(s *stanceFacts, at func(float64) int) int {
	if s.Position != nil && s.Position.Score != nil {
		return at(*s.Position.Score)
	}
	return at((*s.Plausible[0].Score + *s.Plausible[1].Score) / 2)
}

// certaintyFaults: what is first recorded and not confirmed, or of low confidence, is
// not told as a fact.
func (c *comparison) certaintyFaults(s *readScreen, _ int) (faults []string) {
	for _, sec := range s.sections {
		for _, ch := range c.told("first-recorded", "own-voice", "not-comparable") {
			if ch.Issue != sec.issue.ID {
				continue
			}
			if ch.To.Confidence != "low" && ch.To.Basis != "reported" && ch.To.Basis != "assessed" && ch.To.Basis != "inferred" {
				continue
			}
			for _, e := range sec.entries {
				text := strings.Join(strings.Fields(e.text()), " ")
				if unplaced := ch.To.Position == nil && ch.To.Plausible == nil; unplaced && strings.Contains(text, "in words") {
					continue // nothing is told of it but that there are words
				}
				if c.names(e, c.party(ch.Party)) && e.sign != '=' && !strings.Contains(text, "?") && !unsureWords.MatchString(text) {
					faults = append(faults, fmt.Sprintf("%s on %s is %s, of %s confidence, and told as a fact: %s", ch.Party, ch.Issue, ch.To.Basis, ch.To.Confidence, text))
				}
			}
		}
	}
	return faults
}

var unsureWords = regexp.MustCompile("unnamed sources|inference|judgement|unconfirmed|low confidence|analyst|unsure")
