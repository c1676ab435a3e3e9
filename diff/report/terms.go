package report

import (
	"cmp"
	"slices"

	"stance/diff"
	"stance/positions"
)

// Terms is what `stance show --terms` tells: what every party asks for, offers and threatens
// on a date, and which terms cannot be carried out together.
type Terms struct {
	History *positions.History
	Date    positions.Date
	Filter  Filter
	Kinds   []positions.TermKind // empty: all, also those of no kind
	Terms   []*diff.StandingTerm // those shown, by issue and then party
	Notes   []string
	Call    Call
}

// NewTerms gathers the terms that stand on a date. A party that is named has those, too,
// that it signed or has from its group.
func NewTerms(h *positions.History, date positions.Date, f Filter, kinds []positions.TermKind) *Terms {
	t := &Terms{History: h, Date: date, Filter: f, Kinds: kinds}
	for _, s := range diff.StandingTerms(h, date) {
		if f.Issue(s.Issue) && (len(kinds) == 0 || slices.Contains(kinds, s.Kind)) && t.concerns(s) {
			t.Terms = append(t.Terms, s)
		}
	}
	return t
}

// concerns reports whether a term stands for a party that is shown.
func (t *Terms) concerns(s *diff.StandingTerm) bool {
	return t.Filter.party(s.Party) || slices.ContainsFunc(s.Signed, t.Filter.party) || slices.ContainsFunc(s.Inherited, t.Filter.party)
}

// byParty is the terms in the order in which people read them: by party, issue and kind.
func (t *Terms) byParty() []*diff.StandingTerm {
	list := slices.Clone(t.Terms)
	slices.SortStableFunc(list, func(a, b *diff.StandingTerm) int {
		return cmp.Or(cmp.Compare(a.Party.Index, b.Party.Index), cmp.Compare(a.Issue.Index, b.Issue.Index))
	})
	return list
}

// dating is how the days are written since which terms stand.
func (t *Terms) dating() Dating {
	var all dates
	all.day(t.Date, t.History.KnownBy)
	for _, s := range t.Terms {
		all.when(s.SinceWhen, s.Since)
	}
	return all.dating()
}

// Next lists commands that go on from here.
func (t *Terms) Next() []string {
	if len(t.Terms) == 0 {
		return []string{t.Call.View(filled("show", dateWord(t.History.Dataset, t.Date))...)}
	}
	first := t.byParty()[0]
	d := t.History.Dataset
	return []string{t.Call.View(filled("show", dateWord(d, t.Date), PartyWord(d, first.Party), IssueWord(d, first.Issue))...)}
}
