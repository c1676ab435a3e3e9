package report

import (
	"slices"
	"strconv"
	"strings"

	"stance/diff"
	"stance/positions"
	"stance/positions/team/review"
)

// Diff is what `stance diff` tells. The comparison is whole; Changes, Claims,
// Silences and Gaps are what the filter shows of it, in its order.
type Diff struct {
	*diff.Comparison
	Filter  Filter
	Notes   []string       // what a reader must know beside it, such as that the last snapshot is old
	Ledger  *review.Ledger // nil: nothing is said of sign-offs
	Call    Call
	Undated bool // two files that Call names are compared, so that the dates need not be said
}

// Command is the command that shows this comparison again, narrowed as it is.
func (d *Diff) Command() string {
	var words []string
	if d.Filter.ByKind() {
		var kinds []string
		for _, k := range d.Filter.Kinds {
			kinds = append(kinds, k.String())
		}
		for _, k := range d.Filter.Claims {
			kinds = append(kinds, k.String())
		}
		words = append(words, "-k "+strings.Join(kinds, ","))
	}
	if d.Filter.MinDelta > 0 {
		words = append(words, "--min-delta "+strconv.FormatFloat(d.Filter.MinDelta, 'g', -1, 64))
	}
	return d.command(words...)
}

// command compares the dates again, of the parties and issues shown.
func (d *Diff) command(words ...string) string {
	all := []string{"diff"}
	if !d.Undated {
		all = append(all, d.From.String(), d.To.String())
	}
	for _, p := range d.Filter.Parties {
		all = append(all, PartyWord(d.History.Dataset, p))
	}
	for _, is := range d.Filter.Issues {
		all = append(all, IssueWord(d.History.Dataset, is))
	}
	return d.Call.View(append(all, words...)...)
}

// Next lists commands that go on from here: the weightiest change in full, and what is
// unchanged.
func (d *Diff) Next() []string {
	var next []string
	told, data := d.Told(), d.History.Dataset
	until := dateWord(data, d.To)
	if len(told) > 0 {
		c := &told[0]
		for i := range told {
			if told[i].Kind < c.Kind {
				c = &told[i]
			}
		}
		next = append(next, d.Call.View(filled("show", until, PartyWord(data, c.Party), IssueWord(data, c.Issue))...))
	}
	if d.Counts[diff.Unchanged] > 0 && !d.Filter.All && !d.Filter.ByKind() {
		next = append(next, d.command("--all"))
	}
	if next == nil {
		next = append(next, d.Call.View(filled("show", until)...))
	}
	return next
}

// Shown lists the changes that the filter shows, by issue and then party.
func (d *Diff) Shown() []diff.Change { return keep(d.Comparison.Changes, d.Filter.Change) }

// Told lists the changes that people-facing formats tell, in the order in which
// people read them: those shown, but what a group did is not repeated for its
// members, unless the reader asked for the member and not for the group.
func (d *Diff) Told() []diff.Change {
	told := keep(d.Shown(), func(c *diff.Change) bool { return !d.toldByGroup(c) })
	diff.ForPeople(told)
	return told
}

// Resting lists the unchanged cells that people-facing formats name briefly,
// where they are not listed with the others anyway.
func (d *Diff) Resting() []diff.Change {
	f := &d.Filter
	if f.All || f.ByKind() || f.MinDelta > 0 {
		return nil
	}
	return keep(d.Comparison.Changes, func(c *diff.Change) bool {
		return c.Kind == diff.Unchanged && !c.News && f.Cell(c.Party, c.Issue) && !d.toldByGroup(c)
	})
}

func (d *Diff) toldByGroup(c *diff.Change) bool { return !c.News && d.withGroup(c) }

// withGroup reports whether what became of a member's cell is what its group did, which is
// shown: then it is counted with that, also where it is told by itself for what is claimed of
// the member or was not found.
func (d *Diff) withGroup(c *diff.Change) bool { return c.Inherited && d.Filter.Cell(c.To.Via, c.Issue) }

// ShownClaims lists the cells shown that are only claimed; where kinds are chosen, those
// with a claim event that is shown.
func (d *Diff) ShownClaims() []diff.ClaimedCell {
	eventful := d.eventful()
	return keep(d.ClaimsOnly, func(c *diff.ClaimedCell) bool {
		return d.Filter.Cell(c.Party, c.Issue) && (!d.Filter.ByKind() || eventful[cell{c.Party, c.Issue}])
	})
}

// eventful are the cells with a claim event that is shown, where kinds are chosen; else it is of
// no account, and none are gathered.
func (d *Diff) eventful() map[cell]bool {
	if !d.Filter.ByKind() {
		return nil
	}
	cells := map[cell]bool{}
	for _, e := range d.ShownClaimEvents() {
		cells[cell{e.Party, e.Issue}] = true
	}
	return cells
}

// ShownClaimEvents lists the claim events shown.
func (d *Diff) ShownClaimEvents() []diff.ClaimEvent {
	return keep(d.ClaimChanges, d.Filter.ClaimEvent)
}

// News reports whether anything shown is other than unchanged, a claim event or a new
// silence included: what --exit-code=news asks about.
func (d *Diff) News() bool {
	if len(d.ShownClaimEvents()) > 0 {
		return true
	}
	if len(d.newSilences()) > 0 {
		return true
	}
	return slices.ContainsFunc(d.Shown(), func(c diff.Change) bool { return c.Kind != diff.Unchanged })
}

// newSilences lists the silences recorded since the first date in the cells that the filter
// lets through, whether or not something stands beside them.
func (d *Diff) newSilences() []*positions.Silence { return shownSilences(d.NewSilences(), &d.Filter) }

// ShownSilences lists the silent cells shown: none where kinds are chosen, as silence is of none.
func (d *Diff) ShownSilences() []*positions.Silence { return shownSilences(d.Silent, &d.Filter) }

// ShownGaps lists the pairs shown.
func (d *Diff) ShownGaps() []diff.Convergence {
	return d.GapsOf(d.Filter.Pair)
}

// Moved reports whether a change shown is one that --exit-code asks about.
func (d *Diff) Moved() bool {
	for _, c := range d.Shown() {
		if c.Kind.Moves() {
			return true
		}
	}
	return false
}

func shownSilences(all []*positions.Silence, f *Filter) []*positions.Silence {
	return keep(all, func(s **positions.Silence) bool { return !f.ByKind() && f.Cell((*s).Record.Party, (*s).Record.Issue) })
}
