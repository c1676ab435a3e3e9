package report

import (
	"slices"

	"stance/diff"
	"stance/diff/report/document"
	"stance/positions"
)

// Mark is what a matrix adds to a position: a sign, and what it means.
type Mark struct{ Sign, Meaning string }

// The marks of a matrix, in the order in which legends explain them.
var (
	MarkRecounted   = Mark{"~", "recounted by media: a line held in public, not in the party's words"}
	MarkUnconfirmed = Mark{"?", "unconfirmed: rests on nothing that the party is known to have said"}
	MarkLow         = Mark{"°", "the coder's confidence is low"}
	MarkInherited   = Mark{"^", "taken from the party's group; it has not spoken for itself"}
	MarkSigned      = Mark{"&", "signed together with its group"}
	MarkContested   = Mark{"≠", "contested: another party says otherwise"}
	MarkDivided     = Mark{"÷", "divided: its speakers say what cannot both be"}
	MarkDisputed    = Mark{"†", "contradicted: evidence disputes that it said or holds this"}
	MarkNotFound    = Mark{"∅", "looked for since, not found again"}
	MarkOld         = Mark{"*", "more than 90 days old"}
)

// Marks lists every mark.
var Marks = []Mark{MarkRecounted, MarkUnconfirmed, MarkLow, MarkInherited, MarkSigned, MarkContested, MarkDivided, MarkDisputed, MarkNotFound, MarkOld}

// Marks says what a reader must know of a cell beside its position.
func (c *Cell) Marks() []Mark {
	var marks []Mark
	s := c.InForce.Stance
	switch {
	case s.Unconfirmed():
		marks = append(marks, MarkUnconfirmed)
	case s.Basis == positions.Recounted:
		marks = append(marks, MarkRecounted)
	}
	if s.Confidence == positions.Low {
		marks = append(marks, MarkLow)
	}
	switch {
	case c.InForce.Via == nil:
	case c.InForce.Signed:
		marks = append(marks, MarkSigned)
	default:
		marks = append(marks, MarkInherited)
	}
	if c.Contested {
		marks = append(marks, MarkContested)
	}
	weighed := c.InForce.Weigh()
	if weighed.Divided {
		marks = append(marks, MarkDivided)
	}
	if weighed.Contradicted {
		marks = append(marks, MarkDisputed)
	}
	if c.InForce.NotFound != nil {
		marks = append(marks, MarkNotFound)
	}
	if c.InForce.Age > OldAfter {
		marks = append(marks, MarkOld)
	}
	return marks
}

// Parties lists the parties that the filter shows.
func (s *Show) Parties() []*positions.Party {
	return keep(s.History.Dataset.Codebook.Parties, func(p **positions.Party) bool { return s.Filter.party(*p) })
}

// Issues lists the issues that the filter shows.
func (s *Show) Issues() []*positions.Issue {
	return keep(s.History.Dataset.Codebook.Issues, func(is **positions.Issue) bool { return s.Filter.Issue(*is) })
}

// ClaimsOn lists the claims in force on a cell.
func (s *Show) ClaimsOn(p *positions.Party, is *positions.Issue) []diff.Claim {
	for i := range s.Claims {
		if s.Claims[i].Party == p && s.Claims[i].Issue == is {
			return s.Claims[i].Claims
		}
	}
	return nil
}

// SilenceOn finds the silence of a cell, nil for none.
func (s *Show) SilenceOn(p *positions.Party, is *positions.Issue) *positions.Silence {
	for _, sil := range s.Silent {
		if sil.Record.Party == p && sil.Record.Issue == is {
			return sil
		}
	}
	return nil
}

// Speaks reports whether a party has anything of its own, or signed, in any
// cell shown: a stance, a claim about it, or silence. A party that does not
// only repeats its groups.
func (s *Show) Speaks(p *positions.Party) bool {
	for _, is := range s.Issues() {
		c := s.Cell(p, is)
		if c != nil && c.InForce.Spoken() || c == nil && s.Filter.Cell(p, is) && len(p.Groups) == 0 {
			return true
		}
		if old := s.TooOldOn(p, is); old != nil && old.Holding.Spoken() {
			return true
		}
		if len(s.ClaimsOn(p, is)) > 0 || s.SilenceOn(p, is) != nil {
			return true
		}
	}
	return false
}

// Detailed reports whether the report is of one party or one issue, which is
// told in full.
func (s *Show) Detailed() bool { return len(s.Filter.Parties) == 1 || len(s.Filter.Issues) == 1 }

// Totals counts what is in force in the cells shown: "21 stances in force, 3
// of them unconfirmed"; inherited ones apart.
func (s *Show) Totals() []string {
	own, inherited, unconfirmed := 0, 0, 0
	for i := range s.Cells {
		switch {
		case s.Cells[i].InForce.Spoken():
			own++
			if s.Cells[i].InForce.Stance.Unconfirmed() {
				unconfirmed++
			}
		default:
			inherited++
		}
	}
	claimed := 0
	for i := range s.Claims {
		if s.Cell(s.Claims[i].Party, s.Claims[i].Issue) == nil {
			claimed++
		}
	}
	totals := []string{document.Count(own, "stance", "stances") + " in force"}
	add := func(n int, words string) {
		if n > 0 {
			totals = append(totals, document.Count(n, words, words))
		}
	}
	add(unconfirmed, "unconfirmed")
	add(inherited, "taken from groups")
	add(claimed, "only claimed")
	add(len(s.Silent), NotFound)
	add(len(s.TooOld), "too old")
	return totals
}

// Facts lists what a stance in force rests on and since when, for the form
// that tells everything.
func (c *Cell) Facts() []string {
	in := c.InForce
	s := in.Stance
	facts := []string{lastHeard(in)}
	if in.Age > OldAfter {
		facts = append(facts, MarkOld.Meaning)
	}
	facts = append(facts, BasisGloss(s.Basis), ConfidenceGloss(s.Confidence))
	for _, caveat := range Caveats(in) {
		if !slices.Contains(facts, caveat) && caveat != ContradictedMeaning && caveat != VoicesGloss(in) { // told beside the position
			facts = append(facts, caveat)
		}
	}
	if c.Contested {
		facts = append(facts, "contested")
	}
	if s.Tone != positions.NoTone {
		facts = append(facts, ToneGloss(s)+" in tone")
	}
	if s.Novel {
		facts = append(facts, "new")
	}
	if since := in.HeldSince(); since != in.Date() && wordsAlone(s) {
		facts = append(facts, inWordsOnly+" "+Dating{}.SinceStance(in.FirstHeld()))
	} else if since != in.Date() {
		facts = append(facts, "same position "+Dating{}.SinceStance(in.FirstHeld()))
	}
	if known := KnownSince(s.KnownDate(), in.Date()); known != "" {
		facts = append(facts, known)
	}
	if in.Salience != nil {
		facts = append(facts, "salience "+Salience(*in.Salience))
	}
	if word := rankFact(in.Weigh().Rank); word != "" {
		facts = append(facts, word)
	}
	if by := InheritedBy(s); by != "" {
		facts = append(facts, by)
	}
	if coder := CodedBy(s.Record); coder != "" {
		facts = append(facts, coder)
	}
	return facts
}
