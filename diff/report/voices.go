package report

import (
	"cmp"
	"slices"

	"stance/diff"
	"stance/positions"
	"stance/positions/wording"
)

// Voices is what `stance show --voices` tells: who said what, for whom, up to a date.
type Voices struct {
	History    *positions.History
	From, To   positions.Date
	Filter     Filter
	Statements []diff.Statement // those shown, by date, party and issue
	Divided    []diff.Division
	Notes      []string
	Call       Call
	Most       int // up to how many passages people are told them one by one; 0 for any number
}

// NewVoices gathers what was said from the first date to another. A claim is shown with the
// party that makes it and with that of which it is made.
func NewVoices(h *positions.History, to positions.Date, f Filter) *Voices {
	v := &Voices{History: h, From: to, To: to, Filter: f}
	if dates := h.Dataset.Dates; len(dates) > 0 {
		v.From = min(dates[0].Date, to)
	}
	said, divided := diff.Statements(h, v.From, v.To)
	v.Statements = keep(said, func(s *diff.Statement) bool {
		return f.Issue(s.Record.Issue) && (f.party(s.Party) || s.About != nil && f.party(s.About))
	})
	v.Divided = keep(divided, func(d *diff.Division) bool { return f.Cell(d.Record.Party, d.Record.Issue) })
	return v
}

// speaking is one person, or body, who speaks for a party, and what he or she said.
type speaking struct {
	name string // "" for what nobody in particular said
	role string
	rank positions.Rank
	own  bool // a voice of the party: listed as that, or supporting what it holds, and not listed elsewhere
	said []*diff.Statement
}

// speakers lists who speaks of what a party holds: its own voices by rank, the highest first
// and those without one last; then others. Alike they stand as they are listed, and as they
// spoke.
func (v *Voices) speakers(p *positions.Party) []*speaking {
	var list []*speaking
	at := map[string]*speaking{}
	find := func(name string) *speaking {
		key := wording.Fold(name)
		if at[key] == nil {
			at[key] = &speaking{name: name}
			list = append(list, at[key])
		}
		return at[key]
	}
	for _, s := range v.History.Dataset.Codebook.Speakers {
		if s.Party == p {
			who := find(s.Name)
			who.role, who.rank, who.own = s.Role, s.Rank, s.Rank != positions.OtherRank
		}
	}
	for i := range v.Statements {
		s := &v.Statements[i]
		if s.Party != p {
			continue
		}
		who := find(s.Speaker)
		who.said = append(who.said, s)
		who.own = who.own || s.Use == positions.Supports && !s.Foreign && s.Speaker != "" && who.rank != positions.OtherRank
		if who.role == "" && who.name != "" {
			who.role = s.Role
		}
	}
	slices.SortStableFunc(list, func(a, b *speaking) int {
		return cmp.Or(-compareBool(a.own, b.own), -compareBool(a.name != "", b.name != ""), -compareBool(a.rank != positions.NoRank, b.rank != positions.NoRank), cmp.Compare(a.rank, b.rank))
	})
	return list
}

func compareBool(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return 1
	}
	return -1
}

// ranked reports whether it is recorded how high anybody stands.
func (v *Voices) ranked() bool { return len(v.History.Dataset.Codebook.Speakers) > 0 }

// heard lists the parties for which something was said, in the codebook's order.
func (v *Voices) heard() []*positions.Party {
	return keep(v.History.Dataset.Codebook.Parties, func(p **positions.Party) bool {
		return slices.ContainsFunc(v.Statements, func(s diff.Statement) bool { return s.Party == *p })
	})
}

// dating is how the days are written on which something was said.
func (v *Voices) dating() Dating {
	var all dates
	all.day(v.From, v.To, v.History.KnownBy)
	for i := range v.Statements {
		s := &v.Statements[i]
		all.when(s.When, s.Record.Date)
		all.day(s.Source.Published)
	}
	return all.dating()
}

// Next lists commands that go on from here.
func (v *Voices) Next() []string {
	d := v.History.Dataset
	for i := range v.Divided {
		r := v.Divided[i].Record
		return []string{v.Call.View("show", r.Date.String(), PartyWord(d, r.Party), IssueWord(d, r.Issue))}
	}
	if parties := v.heard(); len(parties) > 1 {
		return []string{v.Call.View(filled("show", dateWord(d, v.To), PartyWord(d, parties[0]), "--voices")...)}
	}
	return []string{v.Call.View(filled("show", dateWord(d, v.To))...)}
}
