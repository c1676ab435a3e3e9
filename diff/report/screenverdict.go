package report

import (
	"slices"
	"strconv"

	"stance/diff"
	"stance/positions"
)

// verdictNames is how many cells a sentence of the verdict names before it counts.
const verdictNames = 3

// verdict says in a sentence each who shifted, gave up or took up a position, who may
// have shifted, what was said in other words, and what was claimed; or that no position
// is known to have moved. It speaks of what the filter shows, of any kind.
func (s *screen) verdict() []Prose {
	byKind := map[diff.Kind][]*diff.Change{}
	news, moves := false, false
	for i := range s.Comparison.Changes {
		c := &s.Comparison.Changes[i]
		if !s.Filter.Cell(c.Party, c.Issue) || s.toldByGroup(c) {
			continue
		}
		byKind[c.Kind] = append(byKind[c.Kind], c)
		news = news || c.Kind != diff.Unchanged || Recent(c.Claims)
		moves = moves || c.Kind.Moves()
	}
	claims := s.verdictOnClaims()
	if !news && claims == nil {
		return []Prose{say(s.nothing())}
	}
	var said []Prose
	add := func(p Prose) {
		if p != nil {
			said = append(said, p)
		}
	}
	if !moves && len(byKind[diff.Reworded]) == 0 {
		add(say(s.still()))
	}
	add(count(byKind[diff.Shifted], "shifted", "shifted"))
	add(count(byKind[diff.Withdrawn], "gave up its position", "gave up their positions"))
	add(count(byKind[diff.Adopted], "took up a position", "took up positions"))
	add(count(byKind[diff.Reverted], "is back where it was", "are back where they were"))
	may := byKind[diff.PossibleShift]
	verb := "may have shifted"
	if len(byKind[diff.Shifted]) > 0 {
		verb = "may have"
	}
	if !slices.ContainsFunc(may, func(c *diff.Change) bool { return !c.To.Stance.Unconfirmed() }) {
		verb += ", unconfirmed"
	}
	add(count(may, verb, verb))
	add(count(byKind[diff.Reworded], "is in other words", "are in other words"))
	add(claims)
	return said
}

// still is what is said where nothing moved as far as the scales can tell.
func (d *Diff) still() string {
	if d.Filter.Line() != "" {
		return "Of what is shown here, no position is known to have moved."
	}
	return "No position is known to have moved."
}

// count writes "One shifted: the United States, on Ceasefire.", and of more than a few
// how many more.
func count(changes []*diff.Change, one, many string) Prose {
	if len(changes) == 0 {
		return nil
	}
	slices.SortStableFunc(changes, func(a, b *diff.Change) int {
		switch x, y := size(a), size(b); {
		case x > y:
			return -1
		case x < y:
			return 1
		}
		return 0
	})
	verb := many
	if len(changes) == 1 {
		verb = one
	}
	var named []Prose
	for i, c := range changes {
		if i == verdictNames && len(changes) > verdictNames+1 {
			named = append(named, say("and ", strconv.Itoa(len(changes)-i), " more"))
			break
		}
		named = append(named, say(the(c.Party), ", on ", datum(c.Issue.Name)))
	}
	return say(numeral(len(changes)), " ", verb, ": ", separated(named), ".")
}

// numeral writes small numbers in words, as they begin sentences.
func numeral(n int) string {
	words := []string{"None", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten", "Eleven", "Twelve"}
	if n < len(words) {
		return words[n]
	}
	return Thousands(n)
}

// verdictOnClaims tells what was claimed since the first date and not answered, by
// claimant: "Two US claims (Russia, Ukraine): no answer found in 3 sources."; and what
// was confirmed or denied.
func (s *screen) verdictOnClaims() Prose {
	type made struct {
		by     *positions.Party
		of     []*positions.Party
		number int
	}
	var open []*made
	var answered []Prose
	each := func(claims []diff.Claim) {
		for _, cl := range claims {
			switch {
			case !cl.Recent:
			case cl.Response == positions.NoResponse:
				i := slices.IndexFunc(open, func(m *made) bool { return m.by == cl.By })
				if i < 0 {
					open, i = append(open, &made{by: cl.By}), len(open)
				}
				open[i].number++
				if p := cl.Record.Party; !slices.Contains(open[i].of, p) {
					open[i].of = append(open[i].of, p)
				}
			default:
				answered = append(answered, say(capital(the(cl.Record.Party)), " "+cl.Response.String()+" what ", the(cl.By), " claims on ", datum(cl.Record.Issue.Name), "."))
			}
		}
	}
	for i := range s.Comparison.Changes {
		if c := &s.Comparison.Changes[i]; s.Filter.Cell(c.Party, c.Issue) && !s.toldByGroup(c) {
			each(c.Claims)
		}
	}
	for _, cell := range s.ShownClaims() {
		each(cell.Claims)
	}
	var parts []Prose
	for _, m := range open {
		of := make([]Prose, len(m.of))
		for i, p := range m.of {
			of[i] = say(datum(p.Name))
		}
		parts = append(parts, say(numeral(m.number), " ", datum(m.by.Label()), " "+claimWord(m.number)+" (", listedPlainly(of), ")"))
	}
	var p Prose
	if parts != nil {
		p = say(separated(parts), ": no answer found in ", Count(s.sourcesBy(), "source", "sources"), ".")
	}
	return sentences(append([]Prose{p}, answered...)...)
}

// sourcesBy counts the sources that were out by the second date, in which an answer
// could have been found.
func (s *screen) sourcesBy() int {
	n := 0
	for _, src := range s.History.Dataset.Sources {
		if src.Published <= s.To {
			n++
		}
	}
	return n
}

// listedPlainly writes "a, b, c".
func listedPlainly(items []Prose) Prose {
	var parts []any
	for i, it := range items {
		if i > 0 {
			parts = append(parts, ", ")
		}
		parts = append(parts, it)
	}
	return say(parts...)
}

func claimWord(n int) string {
	if n == 1 {
		return "claim"
	}
	return "claims"
}
