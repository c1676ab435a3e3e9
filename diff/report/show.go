package report

import (
	"cmp"
	"slices"

	"stance/diff"
	"stance/positions"
)

// Show is what `stance show` tells: what every party wants on a date.
type Show struct {
	History *positions.History
	Date    positions.Date
	Filter  Filter
	Cells   []Cell             // those with a stance in force that the filter shows, by issue and then party
	Claims  []diff.ClaimedCell // claims in force on the cells shown, with or without a stance
	Silent  []*positions.Silence
	TooOld  []diff.TooOld // stances in force on the cells shown that were left out for their age
	Notes   []string
	Call    Call

	terms []*diff.StandingTerm // all that stand, where they are told
}

// Cell is a party's stance in force on an issue.
type Cell struct {
	Party     *positions.Party
	Issue     *positions.Issue
	InForce   *diff.InForce
	Claims    []diff.Claim
	Contested bool
}

// NewShow gathers what is in force on a date.
func NewShow(h *positions.History, date positions.Date, f Filter) *Show {
	s := &Show{History: h, Date: date, Filter: f}
	for _, is := range h.Dataset.Codebook.Issues {
		for _, p := range h.Dataset.Codebook.Parties {
			if !f.Cell(p, is) {
				continue
			}
			claims := diff.ClaimsAt(h, p, is, date, date)
			hd, ok := h.InForce(p, is, date)
			cell := Cell{Party: p, Issue: is, Claims: claims}
			if ok && f.MaxAge.TooOld(hd.Stance, date) {
				s.TooOld = append(s.TooOld, diff.TooOld{Party: p, Issue: is, Holding: hd, On: date})
				ok = false
			}
			if ok {
				cell.InForce = diff.At(h, hd, p, date)
				cell.Contested = diff.Contested(hd.Stance, claims)
				s.Cells = append(s.Cells, cell)
			} else {
				cell.Contested = diff.Contested(nil, claims)
			}
			if len(claims) > 0 {
				s.Claims = append(s.Claims, diff.ClaimedCell{Party: p, Issue: is, Claims: claims, Contested: cell.Contested})
			}
		}
	}
	s.Silent = shownSilences(diff.Silent(h, date), &f)
	return s
}

// Cell finds the cell of a party on an issue, nil if no stance is in force.
func (s *Show) Cell(p *positions.Party, is *positions.Issue) *Cell {
	i, found := slices.BinarySearchFunc(s.Cells, is, func(c Cell, is *positions.Issue) int {
		return cmp.Or(cmp.Compare(c.Issue.Index, is.Index), cmp.Compare(c.Party.Index, p.Index))
	})
	if !found {
		return nil
	}
	return &s.Cells[i]
}

// TooOldOn finds the stance of a cell that was left out for its age, nil for none.
func (s *Show) TooOldOn(p *positions.Party, is *positions.Issue) *diff.TooOld {
	for i := range s.TooOld {
		if o := &s.TooOld[i]; o.Party == p && o.Issue == is {
			return o
		}
	}
	return nil
}

// Next lists commands that go on from here; none where there is nothing to show.
func (s *Show) Next() []string {
	parties, issues, data := s.Parties(), s.Issues(), s.History.Dataset
	if len(parties) == 0 || len(issues) == 0 {
		return nil
	}
	on := dateWord(data, s.Date)
	var next []string
	if s.Detailed() {
		next = append(next, s.Call.View("show", s.Date.String()))
	} else {
		next = append(next,
			s.Call.View(filled("show", on, PartyWord(data, parties[0]))...),
			s.Call.View(filled("show", on, IssueWord(data, issues[0]))...))
	}
	if len(data.Dates) > 1 && s.Date > data.Dates[0].Date {
		next = append(next, s.Call.View("diff", data.Dates[0].Date.String(), s.Date.String()))
	}
	return next
}
