package main

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/clipperhouse/displaywidth"

	"stance/positions"
)

var yearlessDay = regexp.MustCompile(`\b\d{1,2} (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)$`)

// yearFaults: where the dates span more than one year, no day is without its year.
func (c *comparison) yearFaults(s *readScreen, _ int) (faults []string) {
	if c.facts.From[:4] == c.facts.To[:4] {
		return nil
	}
	for _, sec := range s.sections {
		for _, e := range sec.entries {
			if head := strings.Join(e.head, " "); yearlessDay.MatchString(strings.TrimRight(head, " ")) {
				faults = append(faults, "a day without its year: "+head)
			}
		}
	}
	return faults
}

var indirect = regexp.MustCompile(`([^()“”]*), in indirect speech`)

// paraphrased reports whether a stance of a party on an issue has indirect speech of
// somebody whose name ends what is written.
func (c *comparison) paraphrased(is *positions.Issue, p *positions.Party, written string) bool {
	for _, rec := range c.data.Records {
		if p == nil || rec.Stance == nil || rec.Issue.ID != is.ID || rec.Party.ID != p.ID {
			continue
		}
		for _, e := range rec.Stance.Evidence {
			if e.Quote == "" && e.Speaker != "" && strings.HasSuffix(spaceless(written), spaceless(shownName(e.Speaker))) {
				return true
			}
		}
	}
	return false
}

var passage = regexp.MustCompile(`“[^“”]*”`)

// quotationFaults: what stands in quotation marks was said so.
func (c *comparison) quotationFaults(s *readScreen, _ int) (faults []string) {
	texts := make([]string, len(c.texts))
	for i, text := range c.texts {
		texts[i] = spaceless(shownName(text))
	}
	for _, sec := range s.sections {
		for _, e := range sec.entries {
			body := strings.Join(e.body, " ")
			if strings.Contains(body, "““") || strings.Contains(body, "””") {
				faults = append(faults, "quotation marks within themselves: "+body)
			}
			for _, m := range indirect.FindAllStringSubmatch(e.text(), -1) {
				if !c.paraphrased(sec.issue, c.subject(e), m[1]) {
					faults = append(faults, "in indirect speech, but there is none: "+body)
				}
			}
			for _, p := range passage.FindAllString(body, -1) {
				p = strings.Trim(spaceless(strings.Trim(p, "“”")), "[]") // what turns its sense stands beside it
				for _, part := range strings.Split(p, "…") {
					if !slices.ContainsFunc(texts, func(text string) bool { return strings.Contains(text, part) }) {
						faults = append(faults, "nobody is quoted so: "+p)
					}
				}
			}
		}
	}
	return faults
}

var pasted = regexp.MustCompile(`stance (diff|show|log|gap|check)( [^ \n]+)+`)

// nextFaults: what the screen says to go on with can be pasted where it was asked for,
// and what is said to show more shows the same comparison.
func nextFaults(t *testing.T, c comparisonCase, facts *comparison) (faults []string) {
	t.Helper()
	text := screenOf(t, c, 140, "never")
	for _, command := range pasted.FindAllString(text, -1) {
		args := strings.Fields(strings.TrimPrefix(command, "stance "))
		code, out, messages := stanceIn(t, c.dir, args...)
		if code != exitDone || out == "" {
			faults = append(faults, fmt.Sprintf("%q does not work: %s", command, messages))
			continue
		}
		if args[len(args)-1] != "-v" {
			continue
		}
		_, json, _ := stanceIn(t, c.dir, append(args[:len(args)-1:len(args)-1], "-f", "json")...)
		if !strings.Contains(json, `"from": "`+facts.facts.From+`"`) || !strings.Contains(json, `"to": "`+facts.facts.To+`"`) {
			faults = append(faults, fmt.Sprintf("%q compares other dates", command))
		}
	}
	return faults
}

// nameFaults: a party is called by its short name only where the long one has no room,
// and the verdict names those who shifted.
func (c *comparison) nameFaults(s *readScreen, width int) (faults []string) {
	for _, sec := range s.sections {
		for _, e := range sec.entries {
			p := c.subject(e)
			if p == nil || p.Short == "" || sec.start < 0 {
				continue
			}
			_, after := firstRune(e.head[0])
			rest, short := strings.CutPrefix(after, " "+shownName(p.Short)+"  ")
			if _, long := strings.CutPrefix(after, " "+shownName(p.Name)); !short || long {
				continue
			}
			free := len(rest) - len(strings.TrimLeft(rest, " "))
			if need := displaywidth.String(shownName(p.Name)) - displaywidth.String(shownName(p.Short)); free >= need {
				faults = append(faults, fmt.Sprintf("there is room for %s: %s", p.Name, e.head[0]))
			}
		}
	}
	verdict := strings.Join(s.verdict, " ")
	for _, sentence := range sentencesOf(verdict) {
		if m := verdictNumber.FindStringSubmatch(sentence); m == nil || !strings.HasPrefix(m[2], " shifted") || width < 80 {
			continue
		}
		if !slices.ContainsFunc(c.told("shifted"), func(ch changeFacts) bool { return c.mentions(sentence, c.party(ch.Party)) }) {
			faults = append(faults, "it names nobody who shifted: "+sentence)
		}
	}
	return faults
}
