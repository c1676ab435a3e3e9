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
// what was withdrawn or adopted, and what became of claims; where nothing of the first three
// happened, what is back where it was, possibly moved, or was reworded; of what leads, how sure
// that is. That no position is known to have moved is said only where there is none of all
// that. It speaks of the cells that the filter lets through, of any kind and size.
func (d *Diff) Headline() []string {
	moved, rest := d.headlines()
	return slices.Concat(moved, d.claimLines(), rest)
}

// claimLines says in a line each how many claims were made, answered or changed, and which;
// what was repeated where that is all.
func (d *Diff) claimLines() []string {
	events := d.cellClaimEvents()
	var byKind [len(diff.ClaimKinds)][]*diff.ClaimEvent
	for i := range events {
		byKind[events[i].Kind] = append(byKind[events[i].Kind], &events[i])
	}
	var lines []string
	for k, list := range byKind {
		kind := diff.ClaimKind(k)
		slices.SortStableFunc(list, func(a, b *diff.ClaimEvent) int { return eventStrength(a) - eventStrength(b) })
		if len(list) == 0 || kind == diff.ClaimRepeated && lines != nil {
			continue
		}
		var named []string
		for i, e := range list {
			if i == headlineNames {
				named = append(named, strconv.Itoa(len(list)-i)+" more")
				break
			}
			named = append(named, ClaimEventName(e, Full))
		}
		if len(list) == 1 { // there is room for what is claimed
			named[0] += ": " + strings.TrimSuffix(strings.Join(strings.Fields(list[0].To.Summary), " "), ".")
		}
		lines = append(lines, strconv.Itoa(len(list))+" "+ClaimKindWord(kind, len(list))+": "+strings.Join(named, "; "))
	}
	return lines
}

// cellClaimEvents are the claim events of the cells that the filter lets through, of any
// kind.
func (d *Diff) cellClaimEvents() []diff.ClaimEvent {
	return keep(d.ClaimChanges, func(e *diff.ClaimEvent) bool { return d.Filter.Cell(e.Party, e.Issue) })
}

// headlines are what moved, and where nothing did what else there is.
func (d *Diff) headlines() (moved, rest []string) {
	byKind := map[diff.Kind][]diff.Change{}
	total, terms := 0, false
	for _, c := range d.Comparison.Changes {
		if d.Filter.Cell(c.Party, c.Issue) && !d.withGroup(&c) {
			byKind[c.Kind] = append(byKind[c.Kind], c)
			total++
			terms = terms || termsLead(&c) != "" || c.Kind != diff.Unchanged && c.AcceptsChanged()
		}
	}
	lines := func(kinds ...diff.Kind) (lines []string) {
		for _, k := range kinds {
			if len(byKind[k]) > 0 {
				lines = append(lines, headline(k, byKind[k]))
			}
		}
		return lines
	}
	if moved = lines(diff.Shifted, diff.Withdrawn, diff.Adopted); moved != nil {
		return moved, lines(diff.Reverted)
	}
	silent, events := len(d.newSilences()) > 0, len(d.cellClaimEvents()) > 0
	switch quiet := len(byKind[diff.Unchanged]) == total; {
	case quiet && events:
		return nil, nil
	case quiet && silent:
		return nil, []string{d.ofWhatIsShown("Nothing new is recorded of what parties say themselves.")}
	case quiet:
		return nil, []string{d.nothing()}
	}
	rest = lines(diff.Reverted, diff.PossibleShift, diff.Reworded, diff.NotComparable)
	if rest == nil && !terms && !events && !silent {
		return nil, []string{d.ofWhatIsShown("No position is known to have moved.")}
	}
	if rest == nil && terms {
		rest = d.termLines()
	}
	return nil, rest
}

// termLines says whose terms changed, in a line for each way in which they did.
func (d *Diff) termLines() []string {
	var lines []string
	for _, c := range d.Comparison.Changes {
		if !d.Filter.Cell(c.Party, c.Issue) || d.withGroup(&c) {
			continue
		}
		if what := termsLead(&c); what != "" {
			lines = append(lines, c.Party.Name+" "+what+" on "+c.Issue.Name+", "+ConfidenceGloss(c.To.Stance.Confidence))
		}
	}
	return lines
}

// ofWhatIsShown says something of all, or of what a filter lets through alone.
func (d *Diff) ofWhatIsShown(sentence string) string {
	switch {
	case d.Filter.Line() == "":
		return sentence
	case slices.Contains(d.Filter.Kinds, diff.Unchanged): // which are no changes
		return "Of what is shown here, " + strings.ToLower(sentence[:1]) + sentence[1:]
	}
	return "Of " + d.Filter.Spoken() + ": " + strings.ToLower(sentence[:1]) + sentence[1:]
}

func (d *Diff) nothing() string {
	if d.Filter.ByKind() && d.From != d.To && !slices.Contains(d.Filter.Kinds, diff.Unchanged) {
		return "No " + d.Filter.Spoken() + " between " + d.From.Text() + " and " + d.To.Text() + "."
	}
	if d.Filter.Line() != "" && d.From != d.To {
		return d.ofWhatIsShown("Nothing changed between " + d.From.Text() + " and " + d.To.Text() + ".")
	}
	if d.From == d.To {
		return "Nothing was compared: both dates are " + d.From.Text() + "."
	}
	return "Nothing changed between " + d.From.Text() + " and " + d.To.Text() + "."
}

func headline(k diff.Kind, changes []diff.Change) string {
	slices.SortStableFunc(changes, func(a, b diff.Change) int { return a.Order(&b) })
	var named []string
	for i := range changes {
		if i == headlineNames {
			named = append(named, strconv.Itoa(len(changes)-i)+" more")
			break
		}
		c := &changes[i]
		sure := Reason(c)
		if k.Moves() { // which leads, and says how sure that is
			sure = ConfidenceGloss(c.To.Stance.Confidence)
		}
		named = append(named, joined(c.Party.Name+" on "+c.Issue.Name, magnitudeAndScale(c), sure))
	}
	var margins marginCounts
	for i := range changes {
		margins.add(&changes[i])
	}
	return strconv.Itoa(len(changes)) + " " + KindWord(k, len(changes)) + margins.line() + ": " + strings.Join(named, "; ")
}

// marginCounts count changes by how they stand to margins.
type marginCounts [diff.WithinMargins + 1]int

func (m *marginCounts) add(c *diff.Change) { m[c.Margins()]++ }

// line says how many of them went beyond the margins, and how many did not: ", 18 of them
// beyond the margins, 642 within"; "" where there are no margins.
func (m *marginCounts) line() string {
	beyond, within := strconv.Itoa(m[diff.BeyondMargins]), strconv.Itoa(m[diff.WithinMargins])
	switch {
	case m[diff.BeyondMargins] > 0 && m[diff.WithinMargins] > 0:
		return ", " + beyond + " of them beyond the margins, " + within + " within"
	case m[diff.BeyondMargins] > 0:
		return ", " + beyond + " of them beyond the margins"
	case m[diff.WithinMargins] > 0:
		return ", " + within + " of them within the margins"
	}
	return ""
}

// magnitudeAndScale is by how much positions differ, with the scale that it is measured on.
func magnitudeAndScale(c *diff.Change) string {
	by := Magnitude(c)
	if ends := ScaleEnds(c.Issue.Scale); by != "" && ends != "" {
		by += " (" + ends + ")"
	}
	return by
}

// CountsLine counts the changes told by themselves, by kind, and what is
// beside them: cells only claimed and silent. Filters do not narrow it.
func (d *Diff) CountsLine() []string {
	counts := countWords(d.Counts[:])
	novel := 0
	var margins marginCounts
	for i := range d.Comparison.Changes {
		c := &d.Comparison.Changes[i]
		if c.Inherited {
			continue
		}
		if c.Kind == diff.FirstRecorded && c.To.Stance.Novel {
			novel++
		}
		margins.add(c)
	}
	if possible := KindWord(diff.PossibleShift, d.Counts[diff.PossibleShift]); margins.line() != "" {
		for i := range counts {
			if counts[i] == strconv.Itoa(d.Counts[diff.PossibleShift])+" "+possible {
				counts[i] += margins.line()
			}
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
		if len(f.Claims) == len(diff.ClaimKinds) {
			kinds = append(kinds, "claims")
		} else {
			for _, k := range f.Claims {
				kinds = append(kinds, ClaimKindWord(k, 2))
			}
		}
		parts = append(parts, strings.Join(kinds, ", ")+" only")
	}
	if f.MinDelta > 0 {
		parts = append(parts, "differences of at least "+number(f.MinDelta)+" score points, and those without one")
	}
	return strings.Join(parts, "; ")
}

// Spoken names what a filter lets through, as a sentence does: "withdrawn changes of Russia on
// Ceasefire"; "" for everything.
func (f *Filter) Spoken() string {
	var kinds, of []string
	for _, k := range f.Kinds {
		if k == diff.PossibleShift {
			of = append(of, KindWord(k, 2))
		} else {
			kinds = append(kinds, KindWord(k, 1))
		}
	}
	if kinds != nil {
		of = slices.Insert(of, 0, inOne(kinds)+" changes")
	}
	if len(f.Claims) == len(diff.ClaimKinds) {
		of = append(of, "claims")
	} else {
		for _, k := range f.Claims {
			of = append(of, ClaimKindWord(k, 2))
		}
	}
	var issues []string
	for _, is := range f.Issues {
		issues = append(issues, is.Name)
	}
	text := inOne(of)
	for _, part := range []struct{ by, names string }{{" of ", names(f.Parties, Full)}, {" on ", strings.Join(issues, ", ")}} {
		switch {
		case part.names == "":
		case text == "":
			text = part.names
		default:
			text += part.by + part.names
		}
	}
	if f.MinDelta > 0 {
		text = joined(text, "differences of at least "+number(f.MinDelta)+" score points, and those without one")
	}
	return text
}
