package main

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"stance/positions"
)

// kindFaults: arrows and the word for a shift stand at shifts alone, and “may have
// shifted” at what may have, and each at all of them that have an entry.
func (c *comparison) kindFaults(s *readScreen, _ int) (faults []string) {
	for _, sec := range s.sections {
		for _, e := range sec.entries {
			if e.sign == notFound {
				continue
			}
			head := strings.Join(strings.Fields(strings.Join(e.head, " ")), " ")
			kinds := c.kindsOf(sec.issue, e)
			arrow := strings.ContainsAny(head, "◀▶") || e.sign == '▶'
			shifted, may := strings.Contains(head, "SHIFTED"), strings.Contains(head, "may have shifted")
			single := len(kinds) == 1
			switch {
			case len(kinds) == 0:
				faults = append(faults, "whose is this on "+sec.issue.ID+"? "+head)
			case (arrow || shifted) && !slices.Contains(kinds, "shifted"):
				faults = append(faults, fmt.Sprintf("on %s %v is told as a shift: %s", sec.issue.ID, kinds, head))
			case may && !slices.Contains(kinds, "possible-shift"):
				faults = append(faults, fmt.Sprintf("on %s %v is told as a possible shift: %s", sec.issue.ID, kinds, head))
			case single && kinds[0] == "shifted" && !(arrow && shifted):
				faults = append(faults, "a shift is not told as one: "+head)
			case single && kinds[0] == "possible-shift" && !may:
				faults = append(faults, "a possible shift is not told as one: "+head)
			}
		}
	}
	outside := strings.Join(s.lines, "\n")
	if strings.ContainsAny(outside, "◀▶") && len(c.told("shifted")) == 0 {
		faults = append(faults, "an arrow, and nobody shifted")
	}
	verdict := strings.Join(s.verdict, " ")
	verdict = strings.ReplaceAll(verdict, "may have shifted", "may have")
	for word, kind := range verdictWords {
		if is, says := len(c.told(kind)) > 0, word.MatchString(verdict); is != says {
			faults = append(faults, fmt.Sprintf("%d are %s, and the verdict says %q", len(c.told(kind)), kind, verdict))
		}
	}
	return faults
}

// verdictWords are what a verdict says of the kinds of change that it speaks of.
var verdictWords = map[*regexp.Regexp]string{
	regexp.MustCompile(` shifted\b`):                  "shifted",
	regexp.MustCompile(` may have\b`):                 "possible-shift",
	regexp.MustCompile(` reworded\b| in other words`): "reworded",
	regexp.MustCompile(` gave up `):                   "withdrawn",
	regexp.MustCompile(` took up `):                   "adopted",
	regexp.MustCompile(` back where `):                "reverted",
}

// kindsOf are the kinds of the changes that an entry can be of: those of the party
// that it begins with, the one with the longest name that fits; or of all that it
// names.
func (c *comparison) kindsOf(is *positions.Issue, e entry) []string {
	best := c.subject(e)
	var kinds []string
	if best == nil {
		return nil
	}
	for _, ch := range c.facts.Changes {
		if ch.Issue == is.ID && ch.Party == best.ID {
			kinds = append(kinds, ch.Kind)
		}
	}
	for _, cell := range c.facts.ClaimsOnly {
		if cell.Issue == is.ID && cell.Party == best.ID {
			kinds = append(kinds, "claimed")
		}
	}
	for _, cell := range c.facts.Silent {
		if cell.Issue == is.ID && cell.Party == best.ID {
			kinds = append(kinds, "silent")
		}
	}
	return kinds
}

// missing: what moved is named in its issue's section, or counted there.
func (c *comparison) missing(s *readScreen, _ int) (faults []string) {
	counted := func(is string) (*section, bool) {
		for i := range s.sections {
			if s.sections[i].issue.ID == is {
				return &s.sections[i], true
			}
		}
		return nil, false
	}
	absent := map[string]int{}
	all := c.told("shifted", "withdrawn", "adopted", "reverted", "possible-shift", "reworded", "not-comparable", "own-voice", "first-recorded")
	for _, ch := range all {
		sec, ok := counted(ch.Issue)
		if !ok {
			absent[ch.Issue]++
			continue
		}
		if !slices.ContainsFunc(sec.entries, func(e entry) bool { return c.names(e, c.party(ch.Party)) }) {
			absent[ch.Issue]++
		}
	}
	missingIssues := 0
	for is, n := range absent {
		sec, ok := counted(is)
		switch {
		case !ok:
			missingIssues++
		case sec.more < n:
			faults = append(faults, fmt.Sprintf("on %s %d are not named, and %d counted", is, n, sec.more))
		}
	}
	told := 0
	for _, m := range moreIssues.FindAllStringSubmatch(s.rest, -1) { // left out, and first recorded
		n, _ := strconv.Atoi(strings.ReplaceAll(m[1], ",", ""))
		told += n
	}
	if missingIssues > told {
		faults = append(faults, fmt.Sprintf("there is something new on %d issues that are not told, and %d counted", missingIssues, told))
	}
	// What was claimed is told with its cell.
	for _, cell := range c.facts.ClaimsOnly {
		sec, ok := counted(cell.Issue)
		if slices.ContainsFunc(cell.Claims, func(cl claimFacts) bool { return cl.Recent }) && told == 0 &&
			(!ok || sec.more == 0 && !slices.ContainsFunc(sec.entries, func(e entry) bool {
				return strings.Contains(spaceless(e.text()), spaceless(shownName(c.party(cell.Party).Name))) || c.party(cell.Party).Short != "" && strings.Contains(e.text(), shownName(c.party(cell.Party).Short))
			})) {
			faults = append(faults, "what is claimed of "+cell.Party+" on "+cell.Issue+" is not told")
		}
	}
	return faults
}

var verdictNumber = regexp.MustCompile(`^([\p{Lu}][\p{Ll}]+|[\d,]+)( (?:shifted|gave up|took up|(?:is|are) back where|may have|reworded|(?:is|are) in other words)\b.*)`)

// countFaults: the numbers of the verdict are those of the parties whose changes are of
// the kind, and those that it names and those that it only counts add up to it.
func (c *comparison) countFaults(s *readScreen, _ int) (faults []string) {
	for _, sentence := range sentencesOf(strings.Join(s.verdict, " ")) {
		m := verdictNumber.FindStringSubmatch(sentence)
		if m == nil {
			continue
		}
		for word, kind := range verdictWords {
			if !word.MatchString(strings.ReplaceAll(m[2], "may have shifted", "may have")) {
				continue
			}
			parties := map[string]bool{}
			for _, ch := range c.told(kind) {
				parties[ch.Party] = true
			}
			n, ok := numberOf(m[1])
			if !ok || n != len(parties) {
				faults = append(faults, fmt.Sprintf("%q, but %d parties are %s", sentence, len(parties), kind))
			}
			counted := moreNames.FindAllStringSubmatch(sentence, -1)
			if counted == nil || !strings.HasSuffix(sentence, counted[len(counted)-1][0]+".") {
				continue
			}
			more, _ := strconv.Atoi(strings.ReplaceAll(counted[len(counted)-1][1], ",", ""))
			named := 0
			for id := range parties {
				if c.mentions(sentence, c.party(id)) {
					named++
				}
			}
			if named+more != n {
				faults = append(faults, fmt.Sprintf("%d named and %d more are not %d: %s", named, more, n, sentence))
			}
		}
	}
	return faults
}

// sentencesOf cuts at full stops that a capital or a figure follows.
func sentencesOf(text string) []string {
	var out []string
	from := 0
	for i := 0; i+2 < len(text); i++ {
		if text[i] == '.' && text[i+1] == ' ' && (unicode.IsUpper(rune(text[i+2])) || unicode.IsDigit(rune(text[i+2]))) {
			out, from = append(out, text[from:i+1]), i+2
		}
	}
	return append(out, text[from:])
}

func numberOf(word string) (int, bool) {
	words := []string{"None", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten", "Eleven", "Twelve"}
	if i := slices.Index(words, word); i >= 0 {
		return i, true
	}
	n, err := strconv.Atoi(strings.ReplaceAll(word, ",", ""))
	return n, err == nil
}
