package report

import (
	"slices"

	"stance/diff"
	"stance/diff/redline"
	"stance/positions"
)

// Gap is what `stance gap` tells: what separates the parties on a date, or,
// with two dates, who moved toward whom.
type Gap struct {
	History *positions.History
	From    positions.Date // 0: one date only
	To      positions.Date
	Filter  Filter // its parties are the ones named

	Gaps         []diff.Gap         // for one date
	Convergences []diff.Convergence // for two
	Spreads      []diff.Spread      // at To, of the issues shown
	Cohesions    []diff.Cohesion    // at To
	Terms        []PairTerms        // for two named parties, at To
	Zopas        []diff.Zopa        // for one date, of the issues shown
	Columns      *FourColumns       // for one date and two or three named parties; else nil
	TooOld       []diff.TooOld      // stances that were left out for their age, at From and at To

	// MinCoverage is the share of the issues with a scale, 0 to 1, below which
	// people-facing formats print no gap.
	MinCoverage float64
	Notes       []string
	Charts      Charts // nil where nothing is to be drawn
	Call        Call
}

// PairTerms compares two parties' terms in force on one issue; its indices
// point into A and B.
type PairTerms struct {
	Issue *positions.Issue
	A, B  []positions.StandingTerm
	Terms []redline.TermChange
}

// NewGap measures the parties named (their pairs: one party's with all others,
// several parties' among themselves) or all that spoke or signed, at the date
// to; with from other than 0 also what became of the gaps since. The order of the
// parties named is that of the four columns.
func NewGap(h *positions.History, from, to positions.Date, f Filter) *Gap {
	named := f.Parties
	f.Parties = inCodebookOrder(f.Parties) // and each once, however often it was named
	g := &Gap{History: h, From: from, To: to, Filter: f}
	if from == 0 {
		g.Gaps = gapsAt(h, to, f)
		g.Zopas = keep(diff.Zopas(h, g.Asked(), len(f.Parties) > 0, to, f.MaxAge), func(z *diff.Zopa) bool { return f.Issue(z.Issue) })
		g.Columns = newFourColumns(h, eachOnce(named), to, &f, g.Zopas)
	} else {
		g.Convergences = diff.ConvergencesOf(h, pairedParties(h, to, f.Parties), from, to, f.MaxAge, pairedAmong(f.Parties))
	}
	g.TooOld = g.tooOld()
	g.Spreads = keep(diff.Spreads(h, to, f.MaxAge), func(s *diff.Spread) bool { return f.Issue(s.Issue) })
	g.Cohesions = diff.Cohesions(h, to, f.MaxAge)
	if len(f.Parties) == 2 {
		g.Terms = pairTerms(h, f.Parties[0], f.Parties[1], to, f)
	}
	return g
}

// gapsAt measures the pairs on a date that the parties named ask for.
func gapsAt(h *positions.History, date positions.Date, f Filter) []diff.Gap {
	return diff.GapsOf(h, pairedParties(h, date, f.Parties), date, f.MaxAge, pairedAmong(f.Parties))
}

// Asked are the parties of whom it is told whether what they ask for can meet: those named,
// else those that lists of gaps take in.
func (g *Gap) Asked() []*positions.Party {
	if len(g.Filter.Parties) > 0 {
		return g.Filter.Parties
	}
	return diff.Speakers(g.History, g.To)
}

// tooOld lists what is left out for its age of the parties looked at, in order of the dates.
func (g *Gap) tooOld() []diff.TooOld {
	parties := pairedParties(g.History, g.To, g.Filter.Parties)
	var all []diff.TooOld
	if g.From != 0 {
		all = diff.TooOldAt(g.History, parties, g.From, g.Filter.MaxAge)
	}
	return append(all, diff.TooOldAt(g.History, parties, g.To, g.Filter.MaxAge)...)
}

// pairedParties are the parties that take part in the pairs: those that spoke
// or signed, one named party with them, or several named ones alone.
func pairedParties(h *positions.History, date positions.Date, named []*positions.Party) []*positions.Party {
	if len(named) > 1 {
		return named
	}
	parties := diff.Speakers(h, date)
	if len(named) == 1 && !slices.Contains(parties, named[0]) {
		parties = inCodebookOrder(append(parties, named[0]))
	}
	return parties
}

// pairedAmong tells which pairs of these are asked for: one named party's with
// all others.
func pairedAmong(named []*positions.Party) func(a, b *positions.Party) bool {
	return func(a, b *positions.Party) bool { return len(named) != 1 || a == named[0] || b == named[0] }
}

func inCodebookOrder(parties []*positions.Party) []*positions.Party {
	sorted := slices.Clone(parties)
	slices.SortFunc(sorted, func(a, b *positions.Party) int { return a.Index - b.Index })
	return slices.Compact(sorted)
}

// eachOnce leaves out what is there again.
func eachOnce(parties []*positions.Party) []*positions.Party {
	var once []*positions.Party
	for _, p := range parties {
		if !slices.Contains(once, p) {
			once = append(once, p)
		}
	}
	return once
}

func pairTerms(h *positions.History, a, b *positions.Party, date positions.Date, f Filter) []PairTerms {
	var all []PairTerms
	for _, is := range h.Dataset.Codebook.Issues {
		if len(f.Issues) > 0 && !slices.Contains(f.Issues, is) {
			continue
		}
		pt := PairTerms{Issue: is, A: termsAt(h, a, is, date, f.MaxAge), B: termsAt(h, b, is, date, f.MaxAge)}
		if len(pt.A)+len(pt.B) == 0 {
			continue
		}
		pt.Terms = redline.CompareTerms(diff.TermTexts(pt.A), diff.TermTexts(pt.B))
		all = append(all, pt)
	}
	return all
}

func termsAt(h *positions.History, p *positions.Party, is *positions.Issue, date positions.Date, maxAge positions.MaxAge) []positions.StandingTerm {
	hd, ok := h.InForce(p, is, date)
	if !ok || maxAge.TooOld(hd.Stance, date) {
		return nil
	}
	return h.Terms(hd, p)
}
