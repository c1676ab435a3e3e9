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
	most := verdictLines
	if s.roomy {
		most *= 2
	}
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
			if linesOf(sentences(words()...).Text()) <= most {
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
		if c := &s.told[i]; !s.withGroup(c) {
			byKind[c.Kind] = append(byKind[c.Kind], c)
		}
	}
	add := func(k diff.Kind, one, many string) {
		if len(byKind[k]) > 0 {
			parts = append(parts, func(detail int) Prose { return s.who(byKind[k], one, many, detail) })
		}
	}
	add(diff.Shifted, "shifted", "shifted")
	add(diff.Withdrawn, "gave up its position", "gave up their positions")
	add(diff.Adopted, "took up a position", "took up positions")
	var claims []func(int) Prose
	for _, part := range []func(int) Prose{s.answered, s.claimed} {
		if part(countAlone) != nil {
			claims = append(claims, part)
		}
	}
	if parts == nil && s.leadingEvent() {
		parts, claims = claims, nil
	}
	add(diff.Reverted, "is back where it was", "are back where they were")
	mayHave := "may have shifted"
	if len(byKind[diff.Shifted]) > 0 {
		mayHave = "may have"
	}
	parts = append(parts, s.mayHave(byKind[diff.PossibleShift], mayHave)...)
	add(diff.Reworded, "reworded", "reworded")
	if words, changes := s.leadingTerms(); parts == nil {
		for i, word := range words {
			parts = append(parts, func(detail int) Prose { return s.who(changes[i], word, word, detail) })
		}
	}
	if s.still() {
		add(diff.NotComparable, "to be read in its words", "to be read in their words")
		add(diff.OwnVoice, "now speaks for itself", "now speak for themselves")
		add(diff.FirstRecorded, "first recorded", "first recorded")
		parts = append(parts, s.again(byKind[diff.Held])...)
	}
	if again := s.notFoundAgain(); again != nil && parts == nil {
		parts = append(parts, func(int) Prose { return again })
	}
	if parts = append(parts, claims...); parts == nil {
		still := say(s.nothing())
		if len(s.newSilences()) > 0 {
			still = say(s.ofWhatIsShown("Nothing new is recorded of what parties say themselves."))
		}
		parts = append(parts, func(int) Prose { return still })
	}
	return parts
}

// mayHave tells in a sentence each who may have shifted beyond the margins of those who judged
// it, who may have otherwise, and who within the margins, of whom the number is enough where
// others went beyond. verb is what the first of them says.
func (s *screen) mayHave(changes []*diff.Change, verb string) (parts []func(detail int) Prose) {
	var by [diff.WithinMargins + 1][]*diff.Change
	for _, c := range changes {
		by[c.Margins()] = append(by[c.Margins()], c)
	}
	for margins, list := range by {
		if list == nil {
			continue
		}
		words, known := verb, namesAndIssues
		switch word := marginsWord(list[0]); {
		case word != "":
			words += ", " + word
			if margins == int(diff.WithinMargins) && by[diff.BeyondMargins] != nil {
				known = countAlone
			}
		case !slices.ContainsFunc(list, func(c *diff.Change) bool { return !c.To.Stance.Unconfirmed() }):
			words += ", unconfirmed"
		}
		parts = append(parts, func(detail int) Prose { return s.who(list, words, words, min(detail, known)) })
		verb = "may have"
	}
	return parts
}

// again tells in a sentence each who said the same again itself, of whom it is reported again,
// and of whom it is judged so again.
func (s *screen) again(held []*diff.Change) (parts []func(detail int) Prose) {
	for _, how := range []struct{ by, one, many string }{
		{"", "said the same again", "said the same again"},
		{"reported again", "is reported again as before", "are reported again as before"},
		{"judged again", "is judged again as before", "are judged again as before"},
	} {
		changes := keep(held, func(c **diff.Change) bool { return Again(*c) == how.by })
		if len(changes) > 0 {
			parts = append(parts, func(detail int) Prose { return s.who(changes, how.one, how.many, detail) })
		}
	}
	return parts
}

// notFoundAgain names the parties that were looked for since the first date in vain where they
// had spoken before; nil where there is none.
func (s *screen) notFoundAgain() Prose {
	var cells []Prose
	for _, silence := range s.newSilences() {
		r := silence.Record
		if hd, ok := s.History.InForce(r.Party, r.Issue, s.To); ok && hd.Spoken() {
			cells = append(cells, onPage(CellPage(r.Party, r.Issue), say(the(r.Party), " on ", issueName(r.Issue))))
		}
	}
	if cells == nil {
		return nil
	}
	return say("Looked for, not found again: ", counted(cells, verdictNames), ".")
}

// leadingEvent reports whether a claim was answered, or names a position.
func (s *screen) leadingEvent() bool {
	return slices.ContainsFunc(s.recent, func(cl diff.Claim) bool { return eventStrength(s.events[cl.Claim]) < restStrength })
}

// leadingTerms gathers the changes of terms that may lead by what became of them.
func (s *screen) leadingTerms() (words []string, changes [][]*diff.Change) {
	for i := range s.told {
		word := termsLead(&s.told[i])
		if word == "" {
			continue
		}
		at := slices.Index(words, word)
		if at < 0 {
			words, changes, at = append(words, word), append(changes, nil), len(words)
		}
		changes[at] = append(changes[at], &s.told[i])
	}
	return words, changes
}

// who writes "One shifted: the United States, on Ceasefire.": the parties that move
// farthest first, those on the same issues together, and of more than a few how many.
func (s *screen) who(changes []*diff.Change, one, many string, detail int) Prose {
	changes = slices.Clone(changes)
	slices.SortStableFunc(changes, func(a, b *diff.Change) int { return cmp.Compare(b.Size(), a.Size()) })
	type voice struct{ party, via *positions.Party } // a party, and the group that speaks for it, if one does
	var parties []*positions.Party
	var voices []voice
	own := map[*positions.Party]bool{}
	on := map[voice][]*positions.Issue{}
	for _, c := range changes {
		v := voice{party: c.Party}
		if c.To.Spoken() {
			own[c.Party] = true
		} else {
			v.via = c.To.Via
		}
		if on[v] == nil {
			voices = append(voices, v)
		}
		if !slices.Contains(parties, c.Party) {
			parties = append(parties, c.Party)
		}
		on[v] = append(on[v], c.Issue)
	}
	verb := plain(len(parties), one, many)
	switch detail {
	case countAlone:
		return say(numeral(len(parties)), " ", verb, ".")
	case oneNamed, namesAlone:
		var names []Prose
		for _, p := range parties {
			var via *positions.Party
			if !own[p] { // else it is named for itself, whatever a group says for it beside
				via = voices[slices.IndexFunc(voices, func(v voice) bool { return v.party == p })].via
			}
			names = append(names, through(the(p), via))
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
	told := map[*positions.Party]bool{}
	for _, v := range voices {
		if !told[v.party] && len(told) == verdictNames {
			continue
		}
		told[v.party] = true
		issues := on[v]
		slices.SortFunc(issues, func(a, b *positions.Issue) int { return a.Index - b.Index })
		at := slices.IndexFunc(groups, func(g *group) bool { return g.via == v.via && slices.Equal(g.issues, issues) })
		if at < 0 {
			groups, at = append(groups, &group{via: v.via, issues: issues}), len(groups)
		}
		groups[at].parties = append(groups[at].parties, the(v.party))
	}
	var named []Prose
	for _, g := range groups {
		issues := make([]Prose, len(g.issues))
		for i, is := range g.issues {
			issues[i] = issueName(is)
		}
		named = append(named, say(through(listed(g.parties), g.via), ", on ", counted(issues, verdictNames)))
	}
	if len(changes) == 1 && changes[0].Kind.Moves() { // what leads says how sure that is
		if sure := changes[0].To.Stance.Confidence; s.roomy || sure != positions.Moderate {
			named[0] = say(named[0], " ("+ConfidenceGloss(sure)+")")
		}
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

// answered tells in a sentence each what was confirmed or denied since the first date.
func (s *screen) answered(detail int) Prose {
	var answered []Prose
	answers := make([]int, len(diff.ClaimKinds))
	for _, cl := range s.recent {
		event := s.events[cl.Claim]
		if event.Kind != diff.ClaimConfirmed && event.Kind != diff.ClaimDenied {
			continue
		}
		answers[event.Kind]++
		on := say()
		if detail == namesAndIssues {
			on = say(", on ", issueName(cl.Record.Issue))
		}
		answered = append(answered, say(capital(the(cl.Record.Party)), " "+event.Kind.String()+" a claim by ", the(cl.By), on, "."))
	}
	if len(answered) > max([]int{0, 1, verdictNames, verdictNames}[detail], 1) {
		answered = answered[:0]
		for kind, n := range answers {
			if n > 0 {
				answered = append(answered, say(numeral(n), " "+plain(n, "claim was ", "claims were ")+diff.ClaimKinds[kind]+"."))
			}
		}
	}
	return sentences(answered...)
}

// claimed tells what was claimed since the first date and found no answer, what names a
// position by claimant, and where there is room the rest by its number: "Two US claims
// (Russia, Ukraine): no answer found in 3 sources."
func (s *screen) claimed(detail int) Prose {
	names := []int{0, 1, verdictNames, verdictNames}[detail]
	var open, inWords, again claimants
	for _, cl := range s.recent {
		switch event := s.events[cl.Claim]; {
		case event.Kind == diff.ClaimConfirmed || event.Kind == diff.ClaimDenied:
		case event.Kind == diff.ClaimRepeated || cl.Response != positions.NoResponse:
			again.add(cl)
		case ClaimedPlace(cl.Claim) == "":
			inWords.add(cl)
		default:
			open.add(cl)
		}
	}
	var parts []Prose
	switch n := inWords.total(); {
	case len(open) > 0:
		if parts = open.told(names); n > 0 {
			parts = append(parts, say(lowNumeral(n), " in words"))
		}
	case n > 0 && names == 0:
		parts = append(parts, say(numeral(n), " "+plain(n, "claim", "claims")+" in words"))
	case n > 0:
		parts = inWords.told(names)
		parts[len(parts)-1] = say(parts[len(parts)-1], " in words")
	case len(again) > 0 && s.answered(countAlone) == nil:
		return say(enumerated(again.told(names), len(again)), " made again.")
	default:
		return nil
	}
	return say(enumerated(parts, len(parts)), ": no answer found"+inSources(s.read)+".")
}

// claimants are the claims of each claimant, and of whom they are made.
type claimants []*madeClaims

type madeClaims struct {
	by     *positions.Party
	of     []Prose
	number int
}

func (m *claimants) add(cl diff.Claim) {
	i := slices.IndexFunc(*m, func(c *madeClaims) bool { return c.by == cl.By })
	if i < 0 {
		*m, i = append(*m, &madeClaims{by: cl.By}), len(*m)
	}
	c := (*m)[i]
	c.number++
	if of := party(cl.Record.Party); !slices.ContainsFunc(c.of, func(p Prose) bool { return p.Text() == of.Text() }) {
		c.of = append(c.of, of)
	}
}

func (m claimants) total() int {
	n := 0
	for _, c := range m {
		n += c.number
	}
	return n
}

// fewClaimants are as many as are told with whom they speak of.
const fewClaimants = 2

// told counts them: "Two US claims (Russia, Ukraine)"; of several claimants "Four claims (by
// US, UA, EUR)", and of more than can be named "nine claims of four parties".
func (m claimants) told(names int) []Prose {
	if n := m.total(); len(m) > fewClaimants && len(m) <= names {
		var by []Prose
		for _, c := range m {
			by = append(by, say(datum(c.by.Label())))
		}
		return []Prose{say(numeral(n), " claims (by ", enumerated(by, names), ")")}
	}
	if len(m) > max(names, 1) {
		n := m.total()
		return []Prose{say(numeral(n), " claims of "+lowNumeral(len(m)), " parties")}
	}
	var parts []Prose
	for i, c := range m {
		number := numeral(c.number)
		if i > 0 {
			number = lowNumeral(c.number)
		}
		part := say(number, " ", datum(c.by.Label()), " "+plain(c.number, "claim", "claims"))
		if names > 0 {
			part = say(part, " (", enumerated(c.of, names), ")")
		}
		parts = append(parts, part)
	}
	return parts
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
