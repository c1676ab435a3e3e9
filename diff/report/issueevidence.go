package report

import (
	"stance/diff"
	"stance/positions"
)

// evidenceFor gathers what a change rests on: the passages for the position at
// the second date, those for the one before where it is another, and those of
// claims.
func (r *ChangeReport) evidenceFor(c *diff.Change) EvidenceBlock {
	b := EvidenceBlock{Party: c.Party, Anchor: EvidenceAnchor(c.Party, c.Issue), Back: Anchor(c.Party, c.Issue)}
	b.Groups = append(b.Groups, r.stanceEvidence(c.To, false))
	// What a group said is evidence of the group, and given with it.
	if c.From != nil && c.From.Stance != c.To.Stance && c.Kind != diff.OwnVoice {
		b.Groups = append(b.Groups, r.stanceEvidence(c.From, true))
	}
	b.Groups = append(b.Groups, r.claimGroups(c.Claims)...)
	return b
}

func (r *ChangeReport) claimedEvidence(cell diff.ClaimedCell) EvidenceBlock {
	return EvidenceBlock{
		Party: cell.Party, Anchor: EvidenceAnchor(cell.Party, cell.Issue), Back: Anchor(cell.Party, cell.Issue),
		Groups: r.claimGroups(cell.Claims),
	}
}

func (r *ChangeReport) stanceEvidence(in *diff.InForce, before bool) EvidenceGroup {
	s := in.Stance
	return EvidenceGroup{
		Head:     say(in.Date().Text(), ", ", BasisGloss(s.Basis), ", ", ConfidenceGloss(s.Confidence)),
		Before:   before,
		Passages: r.passages(s.Evidence),
	}
}

func (r *ChangeReport) claimGroups(claims []diff.Claim) []EvidenceGroup {
	var groups []EvidenceGroup
	for _, cl := range claims {
		groups = append(groups, EvidenceGroup{
			Head:     say(cl.Record.Date.Text(), ", claimed by ", the(cl.By)),
			Passages: r.passages(cl.Evidence),
		})
	}
	return groups
}

func (r *ChangeReport) passages(evidence []positions.Evidence) []Passage {
	passages := make([]Passage, len(evidence))
	for i := range evidence {
		e := &evidence[i]
		n := 0
		if e.Source != nil {
			n = r.bib.Number(e.Source)
		}
		passages[i] = Passage{e, n}
	}
	return passages
}
