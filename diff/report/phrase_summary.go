package report

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"stance/diff"
	"stance/positions"
)

// headlineNames is how many changes of a kind a headline names.
const headlineNames = 3

// DateName is a date as a title has it: "14 Aug 2025 (before-alaska)".
func DateName(di positions.DateInfo) string {
	if di.Label == "" {
		return di.Date.Text()
	}
	return di.Date.Text() + " (" + di.Label + ")"
}

// Period names the two dates compared.
func (d *Diff) Period() string {
	data := d.History.Dataset
	return DateName(data.Info(d.From)) + " to " + DateName(data.Info(d.To))
}

// Headline says in a line or a few what a reader must not miss: what shifted,
// what was withdrawn, adopted or reverted; where there is none of it, what possibly
// did, and what was reworded; that no position is known to have moved is said only
// where nothing was reworded. It speaks of the
// cells that the filter lets through, of any kind and size.
func (d *Diff) Headline() []string { return append(d.headline(), d.claimLines()...) }

// claimLines says in a line each how many claims were made, answered or changed, and which.
// What is repeated is no news of this weight.
func (d *Diff) claimLines() []string {
	var lines []string
	events := d.cellClaimEvents()
	for k := range diff.ClaimRepeated {
		var named []string
		n := 0
		for i := range events {
			if events[i].Kind != k {
				continue
			}
			if n++; n <= headlineNames {
				named = append(named, ClaimEventName(&events[i], Full))
			}
		}
		if n > headlineNames {
			named = append(named, strconv.Itoa(n-headlineNames)+" more")
		}
		if n > 0 {
			lines = append(lines, strconv.Itoa(n)+" "+ClaimKindWord(k, n)+": "+strings.Join(named, "; "))
		}
	}
	return lines
}

// cellClaimEvents are the claim events of the cells that the filter lets through, of any
// kind.
func (d *Diff) cellClaimEvents() []diff.ClaimEvent {
	return keep(d.ClaimChanges, func(e *diff.ClaimEvent) bool { return d.Filter.Cell(e.Party, e.Issue) })
}

func (d *Diff) headline() []string {
	byKind := map[diff.Kind][]diff.Change{}
	total := 0
	for _, c := range d.Comparison.Changes {
		if d.Filter.Cell(c.Party, c.Issue) && !d.toldByGroup(&c) {
			byKind[c.Kind] = append(byKind[c.Kind], c)
			total++
		}
	}
	var lines []string
	for _, k := range []diff.Kind{diff.Shifted, diff.Withdrawn, diff.Adopted, diff.Reverted} {
		if len(byKind[k]) > 0 {
			lines = append(lines, headline(k, byKind[k]))
		}
	}
	if lines != nil {
		return lines
	}
	silent := slices.ContainsFunc(d.NewSilences(), func(s *positions.Silence) bool { return d.Filter.Cell(s.Record.Party, s.Record.Issue) })
	switch quiet := len(byKind[diff.Unchanged]) == total; {
	case quiet && len(d.cellClaimEvents()) > 0:
		return nil
	case quiet && silent:
		return []string{"Nothing new is recorded of what parties say themselves."}
	case quiet:
		return []string{d.nothing()}
	}
	for _, k := range []diff.Kind{diff.PossibleShift, diff.Reworded} {
		if len(byKind[k]) > 0 {
			lines = append(lines, headline(k, byKind[k]))
		}
	}
	if len(byKind[diff.Reworded]) > 0 || len(d.cellClaimEvents()) > 0 || silent {
		return lines // the scale tells of none of it that it stood still
	}
	still := "No position is known to have moved."
	if d.Filter.Line() != "" {
		still = "Of what is shown here, no position is known to have moved."
	}
	return append([]string{still}, lines...)
}

func (d *Diff) nothing() string {
	if d.Filter.Line() != "" && d.From != d.To {
		return "Of what is shown here, nothing changed between " + d.From.Text() + " and " + d.To.Text() + "."
	}
	if d.From == d.To {
		return "Nothing changed: both dates are " + d.From.Text() + "."
	}
	return "Nothing changed between " + d.From.Text() + " and " + d.To.Text() + "."
}

func headline(k diff.Kind, changes []diff.Change) string {
	slices.SortStableFunc(changes, func(a, b diff.Change) int { return cmp.Compare(size(&b), size(&a)) })
	var named []string
	for i := range changes {
		if i == headlineNames {
			named = append(named, strconv.Itoa(len(changes)-i)+" more")
			break
		}
		c := &changes[i]
		named = append(named, joined(c.Party.Name+" on "+c.Issue.Name, Magnitude(c), Reason(c)))
	}
	return strconv.Itoa(len(changes)) + " " + KindWord(k, len(changes)) + ": " + strings.Join(named, "; ")
}

func size(c *diff.Change) float64 {
	if c.Delta == nil {
		return 0
	}
	return max(*c.Delta, -*c.Delta)
}

// CountsLine counts the changes told by themselves, by kind, and what is
// beside them: cells only claimed and silent. Filters do not narrow it.
func (d *Diff) CountsLine() []string {
	counts := countWords(d.Counts[:])
	novel := 0
	for i := range d.Comparison.Changes {
		c := &d.Comparison.Changes[i]
		if c.Kind == diff.FirstRecorded && !c.Inherited && c.To.Stance.Novel {
			novel++
		}
	}
	if novel > 0 {
		first := strconv.Itoa(d.Counts[diff.FirstRecorded]) + " " + KindWord(diff.FirstRecorded, novel)
		for i := range counts {
			if counts[i] == first {
				counts[i] += ", " + strconv.Itoa(novel) + " of them new"
			}
		}
	}
	for k, n := range d.ClaimCounts {
		if n > 0 {
			counts = append(counts, strconv.Itoa(n)+" "+ClaimKindWord(diff.ClaimKind(k), n))
		}
	}
	if n := len(d.ClaimsOnly); n > 0 {
		counts = append(counts, strconv.Itoa(n)+" only claimed")
	}
	if n := len(d.Silent); n > 0 {
		counts = append(counts, strconv.Itoa(n)+" "+NotFound)
	}
	return counts
}

func countWords(counts []int) []string {
	var words []string
	for k, n := range counts {
		if n > 0 {
			words = append(words, strconv.Itoa(n)+" "+KindWord(diff.Kind(k), n))
		}
	}
	return words
}

// InheritedLine says what is told under groups and not repeated for members;
// "" where nothing is.
func (d *Diff) InheritedLine() string {
	counts := countWords(d.InheritedCounts[:])
	if len(counts) == 0 {
		return ""
	}
	var groups []*positions.Party
	for i := range d.Comparison.Changes {
		c := &d.Comparison.Changes[i]
		if c.Inherited && !slices.Contains(groups, c.To.Via) {
			groups = append(groups, c.To.Via)
		}
	}
	slices.SortFunc(groups, func(a, b *positions.Party) int { return cmp.Compare(a.Index, b.Index) })
	return "members via " + names(groups, Full) + " not repeated: " + strings.Join(counts, ", ")
}

// Line says what a filter lets through: "Russia; Ceasefire; shifted only"; ""
// for everything.
func (f *Filter) Line() string {
	var parts []string
	if len(f.Parties) > 0 {
		parts = append(parts, names(f.Parties, Full))
	}
	if len(f.Issues) > 0 {
		var issues []string
		for _, is := range f.Issues {
			issues = append(issues, is.Name)
		}
		parts = append(parts, strings.Join(issues, ", "))
	}
	if f.ByKind() {
		var kinds []string
		for _, k := range f.Kinds {
			kinds = append(kinds, KindWord(k, 1))
		}
		for _, k := range f.Claims {
			kinds = append(kinds, ClaimKindWord(k, 2))
		}
		parts = append(parts, strings.Join(kinds, ", ")+" only")
	}
	if f.MinDelta > 0 {
		parts = append(parts, "differences of at least "+number(f.MinDelta)+" score points, and those without one")
	}
	return strings.Join(parts, "; ")
}
