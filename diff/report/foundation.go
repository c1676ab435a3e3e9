package report

import (
	"slices"

	"stance/diff"
	"stance/diff/report/document"
	"stance/positions"
)

// Foundation counts what a report rests on: the stances in force at either
// date and the claims in force at the second, as far as the report tells them.
type Foundation struct {
	Stances    int
	OneOrigin  int // stances of which all that supports them has one origin
	Claims     int
	Quotations int
	Passages   int    // pieces of evidence, quoted or not
	Sources    string // "3 sources, all from Sky News"
}

// Line says it in words, without what there is none of; "" where there is nothing.
func (f Foundation) Line() string {
	count := func(n int, one, many string) string {
		if n == 0 {
			return ""
		}
		return document.Count(n, one, many)
	}
	records := joinedBy(" and ", count(f.Stances, "stance", "stances"), count(f.Claims, "claim", "claims"))
	if records == "" {
		return ""
	}
	evidence := joinedBy(" and ", count(f.Quotations, "quotation", "quotations"), count(f.Passages-f.Quotations, "paraphrase", "paraphrases"))
	if evidence == "" {
		return "Rests on " + records + ", with no evidence."
	}
	line := "Rests on " + records + ", with " + evidence + " from " + f.Sources + "."
	switch {
	case f.OneOrigin > 0 && f.OneOrigin == f.Stances && f.Stances > 1:
		line += " Each of the stances rests on one origin."
	case f.OneOrigin > 0 && f.Stances > 1:
		line += " " + document.Thousands(f.OneOrigin) + " of " + document.Thousands(f.Stances) + " stances " + plain(f.OneOrigin, "rests on one origin.", "rest on one origin each.")
	}
	return line
}

// stance counts a stance with its evidence.
func (f *Foundation) stance(bib *Bibliography, s *positions.Stance) {
	f.Stances++
	weighed := bib.History.Weigh(s)
	if single, ok := weighed.Single(); ok && single {
		f.OneOrigin++
	}
	f.take(bib, s.Evidence)
}

// claim counts a claim with its evidence.
func (f *Foundation) claim(bib *Bibliography, cl *positions.Claim) {
	f.Claims++
	f.take(bib, cl.Evidence)
}

// take counts evidence, and notes its sources.
func (f *Foundation) take(bib *Bibliography, evidence []positions.Evidence) {
	bib.Cite(evidence)
	for i := range evidence {
		if bib.History != nil && bib.History.Later(&evidence[i]) { // which documents it, and was not there
			continue
		}
		f.Passages++
		if evidence[i].Quote != "" {
			f.Quotations++
		}
	}
}

// cell is a party on an issue.
type cell struct {
	party *positions.Party
	issue *positions.Issue
}

// each goes through all evidence that the report shows, with the cell that it is told
// with; a stance's once.
func (r *ChangeReport) each(stance func(cell, *positions.Stance), claim func(cell, *positions.Claim)) {
	seen := map[*positions.Stance]bool{}
	told := func(of cell, in *diff.InForce) {
		if in != nil && !seen[in.Stance] {
			seen[in.Stance] = true
			stance(of, in.Stance)
		}
	}
	for i := range r.told {
		c := &r.told[i]
		of := cell{c.Party, c.Issue}
		told(of, c.To)
		if c.Kind != diff.OwnVoice { // a group's stance is told with the group
			told(of, c.From)
		}
		for _, cl := range c.Claims {
			claim(of, cl.Claim)
		}
	}
	for i := range r.besides {
		c := &r.besides[i]
		for _, cl := range c.Claims {
			claim(cell{c.Party, c.Issue}, cl.Claim)
		}
	}
	for _, alone := range r.ShownClaims() {
		for _, cl := range alone.Claims {
			claim(cell{alone.Party, alone.Issue}, cl.Claim)
		}
	}
}

// foundation counts what the report rests on.
func (r *ChangeReport) foundation() Foundation {
	var f Foundation
	bib := Bibliography{History: r.History}
	r.each(func(_ cell, s *positions.Stance) { f.stance(&bib, s) }, func(_ cell, cl *positions.Claim) { f.claim(&bib, cl) })
	f.Sources = bib.Publishers()
	return f
}

// cellsCited is how many cells are named of those that a source is evidence for.
const cellsCited = 30

// cite says of each source what it is evidence for, with where that is told.
func (r *ChangeReport) cite(most int) {
	cited := map[*positions.Source][]cell{}
	take := func(of cell, evidence []positions.Evidence) {
		for i := range evidence {
			if s := evidence[i].Source; s != nil && !slices.Contains(cited[s], of) {
				cited[s] = append(cited[s], of)
			}
		}
	}
	r.each(func(of cell, s *positions.Stance) { take(of, s.Evidence) }, func(of cell, cl *positions.Claim) { take(of, cl.Evidence) })
	for source, cells := range cited {
		s := r.source(source)
		for i, of := range cells {
			if i == most {
				s.Cited = append(s.Cited, say(document.Count(len(cells)-i, "more", "more")))
				break
			}
			s.Cited = append(s.Cited, r.link(of.party, of.issue))
		}
	}
}
