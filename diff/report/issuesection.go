package report

import (
	"stance/diff"
	"stance/diff/redline"
	"stance/positions"
)

// IssueSection is what the report tells of one issue: changes in the order of
// what matters, what stayed, what is only claimed, and the evidence for all.
type IssueSection struct {
	Issue     *positions.Issue
	Anchor    string
	Changes   []ToldChange // of every kind but unchanged
	Unchanged []ToldChange
	Claimed   []ToldClaims // of parties without a stance
	Silent    []ToldSilence
	Members   Prose // who is told under a group; nil for nobody
	Evidence  []EvidenceBlock
}

// ToldChange is one change as the report tells it.
type ToldChange struct {
	*diff.Change
	Anchor   string
	Evidence string // the anchor of its evidence
	Kind     string // "SHIFTED", "held"
	Gloss    string // what the kind means
	Qualify  []string
	Was, Now Prose
	WasOn    string // what the stance rests on and when it was taken
	NowOn    string
	Remarks  []string
	Terms    []TermLine
	Wording  []redline.Segment
	Claims   []ToldClaim
	Refs     []int
}

// ToldClaims are the claims about a party that says nothing itself.
type ToldClaims struct {
	diff.ClaimedCell
	Anchor   string
	Evidence string
	Claims   []ToldClaim
	Refs     []int
}

// ToldClaim is one claim as its claimant's.
type ToldClaim struct {
	*positions.Claim
	Head     string // "claimed by United States, 17 Aug: Article 5-like protection"
	Response string
	Refs     []int
}

// ToldSilence is a cell that was looked for and not found.
type ToldSilence struct {
	*positions.Silence
	Anchor string
	Own    bool // a group's stance is in force for the party
}

// EvidenceBlock is the evidence for one cell.
type EvidenceBlock struct {
	Party  *positions.Party
	Anchor string
	Back   string // the anchor of the change
	Groups []EvidenceGroup
}

// EvidenceGroup is the evidence of one stance or claim.
type EvidenceGroup struct {
	Head     Prose // "Stated, 16 Aug 2025: “Straight to a settlement”"
	Before   bool  // it is for the position at the first date
	Passages []Passage
}

// Passage is one piece of evidence with the number of its source.
type Passage struct {
	*positions.Evidence
	Number int // 0: no source
}

func (r *ChangeReport) issueSections() []IssueSection {
	var sections []IssueSection
	told := r.told
	claimed := r.ShownClaims()
	silent := r.ShownSilences()
	for _, is := range r.History.Dataset.Codebook.Issues {
		sec := IssueSection{Issue: is, Anchor: IssueAnchor(is), Members: r.membersOn(is)}
		for len(told) > 0 && told[0].Issue == is {
			c := &told[0]
			told = told[1:]
			if c.Kind == diff.Unchanged {
				sec.Unchanged = append(sec.Unchanged, r.tell(c))
			} else {
				sec.Changes = append(sec.Changes, r.tell(c))
			}
			sec.Evidence = append(sec.Evidence, r.evidenceFor(c))
		}
		for i := range claimed {
			if claimed[i].Issue == is {
				sec.Claimed = append(sec.Claimed, r.tellClaimed(claimed[i]))
				sec.Evidence = append(sec.Evidence, r.claimedEvidence(claimed[i]))
			}
		}
		for _, s := range silent {
			if s.Record.Issue == is {
				_, covered := r.History.InForce(s.Record.Party, is, r.To)
				sec.Silent = append(sec.Silent, ToldSilence{s, Anchor(s.Record.Party, is), covered})
			}
		}
		if len(sec.Changes)+len(sec.Unchanged)+len(sec.Claimed)+len(sec.Silent) > 0 {
			sections = append(sections, sec)
		}
	}
	return sections
}

func (r *ChangeReport) tell(c *diff.Change) ToldChange {
	t := ToldChange{
		Change: c, Anchor: Anchor(c.Party, c.Issue), Evidence: EvidenceAnchor(c.Party, c.Issue),
		Kind: KindLabel(c), Gloss: KindMeaning(c.Kind), Qualify: Qualifiers(c, Full),
		Now: r.stands(c.To), NowOn: grounds(c.To.Stance) + ", " + c.To.Date().Text(),
		Remarks: Remarks(r.Comparison, c, Full), Terms: TermLines(c, Full), Refs: r.changeRefs(c),
		Claims: r.tellClaims(c.Claims),
	}
	if c.From != nil {
		t.Was, t.WasOn = r.stands(c.From), grounds(c.From.Stance)+", "+c.From.Date().Text()
		if c.From.Stance != c.To.Stance {
			t.Wording = c.Wording
		}
	}
	if c.Kind == diff.FirstRecorded && c.To.Stance.Novel {
		t.Gloss = "held for the first time, by the coder's judgement"
	}
	return t
}

// stands says where a party stands, outside a sentence.
func (r *ChangeReport) stands(in *diff.InForce) Prose {
	p := say(datum(Position(in.Stance)))
	if in.Stance.RangeAlone() || in.Stance.Kind != positions.Placed {
		p = where(in.Stance)
	}
	switch {
	case in.Via == nil:
		return p
	case in.Signed:
		return say(p, ", signed with ", the(in.Via))
	}
	return say(p, ", via ", the(in.Via))
}

func (r *ChangeReport) tellClaims(list []diff.Claim) []ToldClaim {
	var told []ToldClaim
	for _, cl := range list {
		told = append(told, ToldClaim{cl.Claim, ClaimHead(cl.Claim, Full), ResponseGloss(cl.Claim, Full), r.refs(cl.Evidence)})
	}
	return told
}

func (r *ChangeReport) tellClaimed(cell diff.ClaimedCell) ToldClaims {
	t := ToldClaims{
		ClaimedCell: cell, Anchor: Anchor(cell.Party, cell.Issue), Evidence: EvidenceAnchor(cell.Party, cell.Issue),
		Claims: r.tellClaims(cell.Claims),
	}
	for _, cl := range t.Claims {
		t.Refs = mergedRefs(t.Refs, cl.Refs)
	}
	return t
}

// membersOn names the members whose cells on an issue repeat their group's.
func (r *ChangeReport) membersOn(is *positions.Issue) Prose {
	byGroup := map[*positions.Party][]*positions.Party{}
	var groups []*positions.Party
	for i := range r.Comparison.Changes {
		c := &r.Comparison.Changes[i]
		if c.Issue != is || !r.toldByGroup(c) {
			continue
		}
		if byGroup[c.To.Via] == nil {
			groups = append(groups, c.To.Via)
		}
		byGroup[c.To.Via] = append(byGroup[c.To.Via], c.Party)
	}
	var told []Prose
	for _, g := range groups {
		told = append(told, say("What is told here of ", the(g), " holds, via the group, for ", parties(byGroup[g]), " too."))
	}
	return sentences(told...)
}
