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
func (d *Diff) Headline() []string {
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
	if len(byKind[diff.Unchanged]) == total {
		return []string{d.nothing()}
	}
	for _, k := range []diff.Kind{diff.PossibleShift, diff.Reworded} {
		if len(byKind[k]) > 0 {
			lines = append(lines, headline(k, byKind[k]))
		}
	}
	if len(byKind[diff.Reworded]) > 0 {
		return lines // the scale tells of none of it that it stood still
	}
	still := "No position is known to have moved."
	if d.Filter.Line() != "" {
		still = "Of what is shown here, no position is known to have moved."
	}
	return append([]string{still}, lines...)
}

func (d *Diff) nothing() string {
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
	if len(f.Kinds) > 0 {
		var kinds []string
		for _, k := range f.Kinds {
			kinds = append(kinds, KindWord(k, 1))
		}
		parts = append(parts, strings.Join(kinds, ", ")+" only")
	}
	if f.MinDelta > 0 {
		parts = append(parts, "differences of at least "+number(f.MinDelta)+" score points, and those without one")
	}
	return strings.Join(parts, "; ")
}
