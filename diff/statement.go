package diff

import (
	"cmp"
	"slices"

	"stance/positions"
)

// Statement is a passage that a stance or a claim rests on, as something that was said.
type Statement struct {
	*positions.Evidence
	Record  *positions.Record
	Party   *positions.Party // whose voice it is: of a claim's evidence the claimant
	About   *positions.Party // of a claim: of whom; else nil
	When    positions.When
	Basis   positions.Basis
	OfParty *positions.Speaker // who it is for the party, by the codebook; nil: not listed
	Foreign bool               // the speaker is listed under other parties alone
	Later   bool               // from a source that was published after the day as of which all is known
}

// Rank is how high the speaker stands in the party; NoRank where that is not recorded.
func (s *Statement) Rank() positions.Rank {
	if s.OfParty == nil {
		return positions.NoRank
	}
	return s.OfParty.Rank
}

// RoleOf is the speaker's office, as the passage has it, else the codebook; "" for none.
func (s *Statement) RoleOf() string {
	if s.Role == "" && s.OfParty != nil {
		return s.OfParty.Role
	}
	return s.Role
}

// Division is a stance whose speakers say what cannot both be.
type Division struct {
	Record *positions.Record
	Voices []positions.Voice
}

// Statements lists what was said from one date to another, both included, and the stances
// in which speakers were divided, by date, party and issue. What does not exist yet in the
// history is left out.
func Statements(h *positions.History, from, to positions.Date) (said []Statement, divided []Division) {
	records := slices.Clone(h.Dataset.Records)
	slices.SortStableFunc(records, func(a, b *positions.Record) int {
		return cmp.Or(cmp.Compare(a.Date, b.Date), cmp.Compare(a.Party.Index, b.Party.Index), cmp.Compare(a.Issue.Index, b.Issue.Index))
	})
	for _, r := range records {
		if r.Date < from || r.Date > to {
			continue
		}
		add := func(party, about *positions.Party, when positions.When, basis positions.Basis, evidence []positions.Evidence) {
			for i := range evidence {
				e := &evidence[i]
				speaker, own := h.Dataset.Codebook.Speaker(e.Speaker, party)
				said = append(said, Statement{Evidence: e, Record: r, Party: party, About: about, When: when, Basis: basis, OfParty: speaker, Foreign: !own, Later: h.Later(e)})
			}
		}
		if h.KnowsStance(r) {
			add(r.Party, nil, r.When, r.Stance.Basis, r.Stance.Evidence)
			if w := h.Weigh(r.Stance); w.Divided {
				divided = append(divided, Division{r, w.Voices})
			}
		}
		for _, c := range r.Claims {
			if h.KnowsClaim(c) {
				add(c.By, r.Party, c.Dated(), c.Basis, c.Evidence)
			}
		}
	}
	return said, divided
}
