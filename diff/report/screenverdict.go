package report

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"stance/diff"
	"stance/diff/report/document"
	"stance/positions"
	"stance/positions/visible"
)

// verdictLines is how many lines the verdict may have on a terminal of verdictWidth.
const (
	verdictLines = 3
	verdictWidth = 80
)

// How much a sentence of the verdict says.
const (
	countAlone = iota
	oneNamed
	namesAlone
	namesAndIssues
)

// verdictNames is how many parties a sentence of the verdict names.
const verdictNames = 3

// lead is the verdict. Where it gets too long its sentences say less, the last first, so
// that who shifted is told as long as can be.
func (s *screen) lead() []Prose {
	parts := s.verdict()
	detail := make([]int, len(parts))
	for i := range detail {
		detail[i] = namesAndIssues
	}
	words := func() []Prose {
		said := make([]Prose, len(parts))
		for i, part := range parts {
			said[i] = part(detail[i])
		}
		return said
	}
	for less := namesAlone; less >= countAlone; less-- {
		for i := len(parts) - 1; i >= 0; i-- {
			if linesOf(sentences(words()...).Text()) <= verdictLines {
				return words()
			}
			detail[i] = less
		}
	}
	return words()
}

// linesOf is how many lines a text takes as it is shown, letters of wide scripts counted
// twice.
func linesOf(text string) int {
	lines, column := 1, 0
	for _, word := range strings.Fields(visible.Line(text)) {
		width := utf8.RuneCountInString(word)
		for _, r := range word {
			if r >= 0x1100 && (r < 0x2000 || r >= 0x2e80) {
				width++
			}
		}
		switch {
		case column == 0:
			column = width
		case column+1+width <= verdictWidth:
			column += 1 + width
		default:
			lines, column = lines+1, width
		}
		lines += (column - 1) / verdictWidth
	}
	return lines
}

// still reports whether nothing moved, and nothing may have.
func (s *screen) still() bool {
	for i := range s.told {
		switch s.told[i].Kind {
		case diff.Shifted, diff.Withdrawn, diff.Adopted, diff.Reverted, diff.PossibleShift, diff.Reworded:
			return false
		case diff.NotComparable, diff.OwnVoice, diff.FirstRecorded, diff.Held, diff.Unchanged:
		}
	}
	return true
}

// verdict says in a sentence each who shifted, gave up or took up a position, who may
// have shifted, what was said in other words, and what was claimed. Where there is none
// of it, it says what there is. Each sentence is made as long as is asked for.
func (s *screen) verdict() (parts []func(detail int) Prose) {
	byKind := map[diff.Kind][]*diff.Change{}
	for i := range s.told {
		c := &s.told[i]
		byKind[c.Kind] = append(byKind[c.Kind], c)
	}
	add := func(k diff.Kind, one, many string) {
		if len(byKind[k]) > 0 {
			parts = append(parts, func(detail int) Prose { return who(byKind[k], one, many, detail) })
		}
	}
	add(diff.Shifted, "shifted", "shifted")
	add(diff.Withdrawn, "gave up its position", "gave up their positions")
	add(diff.Adopted, "took up a position", "took up positions")
	add(diff.Reverted, "is back where it was", "are back where they were")
	mayHave := "may have shifted"
	if len(byKind[diff.Shifted]) > 0 {
		mayHave = "may have"
	}
	if !slices.ContainsFunc(byKind[diff.PossibleShift], func(c *diff.Change) bool { return !c.To.Stance.Unconfirmed() }) {
		mayHave += ", unconfirmed"
	}
	add(diff.PossibleShift, mayHave, mayHave)
	add(diff.Reworded, "reworded", "reworded")
	if s.still() {
		add(diff.NotComparable, "to be read in its words", "to be read in their words")
		add(diff.OwnVoice, "now speaks for itself", "now speak for themselves")
		add(diff.FirstRecorded, "first recorded", "first recorded")
		parts = append(parts, again(byKind[diff.Held])...)
	}
	claims := s.claimed(countAlone) != nil
	if claims {
		return append(parts, s.claimed)
	}
	if parts == nil {
		still := say(s.nothing())
		if s.newSilences() > 0 {
			still = say("Nothing new is recorded of what parties say themselves.")
		}
		parts = append(parts, func(int) Prose { return still })
	}
	return parts
}

// again tells in a sentence each who said the same again itself, of whom it is reported again,
// and of whom it is judged so again.
func again(held []*diff.Change) (parts []func(detail int) Prose) {
	for _, how := range []struct{ by, one, many string }{
		{"", "said the same again", "said the same again"},
		{"reported again", "is reported again as before", "are reported again as before"},
		{"judged again", "is judged again as before", "are judged again as before"},
	} {
		changes := keep(held, func(c **diff.Change) bool { return Again(*c) == how.by })
		if len(changes) > 0 {
			parts = append(parts, func(detail int) Prose { return who(changes, how.one, how.many, detail) })
		}
	}
	return parts
}

// newSilences counts the cells that were looked for in vain since the first date.
func (s *screen) newSilences() int {
	n := 0
	for _, silence := range s.ShownSilences() {
		if silence.Record.Date > s.From {
			n++
		}
	}
	return n
}

// who writes "One shifted: the United States, on Ceasefire.": the parties that move
// farthest first, those on the same issues together, and of more than a few how many.
func who(changes []*diff.Change, one, many string, detail int) Prose {
	changes = slices.Clone(changes)
	slices.SortStableFunc(changes, func(a, b *diff.Change) int { return cmp.Compare(size(b), size(a)) })
	var parties []*positions.Party
	on := map[*positions.Party][]*positions.Issue{}
	via := map[*positions.Party]*positions.Party{} // the group that speaks for it
	for _, c := range changes {
		if on[c.Party] == nil {
			parties = append(parties, c.Party)
			if !c.To.Spoken() {
				via[c.Party] = c.To.Via
			}
		}
		on[c.Party] = append(on[c.Party], c.Issue)
	}
	verb := plain(len(parties), one, many)
	switch detail {
	case countAlone:
		return say(numeral(len(parties)), " ", verb, ".")
	case oneNamed, namesAlone:
		var names []Prose
		for _, p := range parties {
			names = append(names, through(the(p), via[p]))
		}
		most := verdictNames
		if detail == oneNamed {
			most = 1
		}
		return say(numeral(len(parties)), " ", verb, ": ", counted(names, most), ".")
	}
	type group struct {
		parties []Prose
		via     *positions.Party
		issues  []*positions.Issue
	}
	var groups []*group
	for i, p := range parties {
		if i == verdictNames {
			break
		}
		issues := on[p]
		slices.SortFunc(issues, func(a, b *positions.Issue) int { return a.Index - b.Index })
		at := slices.IndexFunc(groups, func(g *group) bool { return g.via == via[p] && slices.Equal(g.issues, issues) })
		if at < 0 {
			groups, at = append(groups, &group{via: via[p], issues: issues}), len(groups)
		}
		groups[at].parties = append(groups[at].parties, the(p))
	}
	var named []Prose
	for _, g := range groups {
		issues := make([]Prose, len(g.issues))
		for i, is := range g.issues {
			issues[i] = say(datum(is.Name))
		}
		named = append(named, say(through(listed(g.parties), g.via), ", on ", counted(issues, verdictNames)))
	}
	if more := len(parties) - verdictNames; more > 0 {
		named = append(named, say("and ", document.Thousands(more), " more"))
	}
	return say(numeral(len(parties)), " ", verb, ": ", separated(named), ".")
}

// through adds the group that speaks for parties, if one does.
func through(parties Prose, group *positions.Party) Prose {
	if group == nil {
		return parties
	}
	return say(parties, " via ", the(group))
}

// numeral writes small numbers in words, as they begin sentences.
func numeral(n int) string {
	words := []string{"None", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten", "Eleven", "Twelve"}
	if n < len(words) {
		return words[n]
	}
	return document.Thousands(n)
}

// lowNumeral writes them within one.
func lowNumeral(n int) string {
	words := []string{"none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"}
	if n < len(words) {
		return words[n]
	}
	return document.Thousands(n)
}

// counted writes "a, b and c", and of more than most "a, b and 4 more".
func counted(items []Prose, most int) Prose {
	if len(items) > most {
		items = append(slices.Clone(items[:most]), say(document.Thousands(len(items)-most)+" more"))
	}
	return listed(items)
}

// claimed tells what was claimed since the first date, those that name a position by
// claimant and the others by their number, and what was confirmed or denied: "Two US
// claims (Russia, Ukraine), two in words: no answer found."
func (s *screen) claimed(detail int) Prose {
	names := []int{0, 1, verdictNames, verdictNames}[detail]
	type made struct {
		by     *positions.Party
		of     []Prose
		number int
	}
	var open []*made
	var answered []Prose
	inWords := 0
	on := func(cl diff.Claim) Prose {
		if detail < namesAndIssues {
			return nil
		}
		return say(", on ", datum(cl.Record.Issue.Name))
	}
	answers := make([]int, len(positions.Responses))
	for _, cl := range s.recent {
		switch {
		case cl.Response != positions.NoResponse:
			answers[cl.Response]++
			answered = append(answered, say(capital(the(cl.Record.Party)), " "+cl.Response.String()+" a claim by ", the(cl.By), on(cl), "."))
		case cl.Kind == positions.Unplaced:
			inWords++
		default:
			i := slices.IndexFunc(open, func(m *made) bool { return m.by == cl.By })
			if i < 0 {
				open, i = append(open, &made{by: cl.By}), len(open)
			}
			open[i].number++
			if of := party(cl.Record.Party); !slices.ContainsFunc(open[i].of, func(p Prose) bool { return p.Text() == of.Text() }) {
				open[i].of = append(open[i].of, of)
			}
		}
	}
	if len(answered) > max(names, 1) {
		answered = answered[:0]
		for response := range positions.Responses {
			if n := answers[response]; n > 0 {
				answered = append(answered, say(numeral(n), " "+plain(n, "claim was ", "claims were ")+positions.Responses[response]+"."))
			}
		}
	}
	var parts []Prose
	if len(open) > max(names, 1) {
		total := 0
		for _, m := range open {
			total += m.number
		}
		parts = append(parts, say(numeral(total), " claims of "+lowNumeral(len(open)), " parties"))
		open = nil
	}
	for i, m := range open {
		number := numeral(m.number)
		if i > 0 {
			number = lowNumeral(m.number)
		}
		part := say(number, " ", datum(m.by.Label()), " "+plain(m.number, "claim", "claims"))
		if names > 0 {
			part = say(part, " (", enumerated(m.of, names), ")")
		}
		parts = append(parts, part)
	}
	switch {
	case inWords > 0 && parts == nil:
		parts = append(parts, say(numeral(inWords), " "+plain(inWords, "claim", "claims")+" in words"))
	case inWords > 0:
		parts = append(parts, say(lowNumeral(inWords), " in words"))
	}
	var unanswered Prose
	if parts != nil {
		unanswered = say(enumerated(parts, len(parts)), ": no answer found.")
	}
	return sentences(append(answered, unanswered)...)
}

// recentClaims lists them for recent.
func (s *screen) recentClaims() []diff.Claim {
	var claims []diff.Claim
	each := func(list []diff.Claim) {
		for _, cl := range list {
			if cl.Recent {
				claims = append(claims, cl)
			}
		}
	}
	for i := range s.Comparison.Changes {
		if c := &s.Comparison.Changes[i]; s.Filter.Cell(c.Party, c.Issue) {
			each(c.Claims)
		}
	}
	for _, cell := range s.ShownClaims() {
		each(cell.Claims)
	}
	return claims
}

// enumerated writes "a, b, c", and of more than most, but for a last one, "a, b and 4 more".
func enumerated(items []Prose, most int) Prose {
	var parts []any
	for i, it := range items {
		if i == most && len(items) > most+1 {
			parts = append(parts, " and "+document.Thousands(len(items)-i)+" more")
			break
		}
		if i > 0 {
			parts = append(parts, ", ")
		}
		parts = append(parts, it)
	}
	return say(parts...)
}

func plain(n int, one, many string) string {
	if n == 1 {
		return one
	}
	return many
}
