package verify

import (
	"cmp"
	"slices"

	"stance/positions"
)

// Quote is a quotation as it was recorded, and, after Run, what was found of
// it.
type Quote struct {
	Record   *positions.Record
	Claim    *positions.Claim // the claim that it supports; nil: a stance, or silence
	Evidence *positions.Evidence
	Finding
}

// Names lists the names of a dataset's parties and speakers, by which brackets
// are told that say who is meant. A name may be there twice.
func Names(d *positions.Dataset) []string {
	var names []string
	for _, p := range d.Codebook.Parties {
		names = append(names, p.Name, p.Short)
	}
	add := func(evidence []positions.Evidence) {
		for i := range evidence {
			names = append(names, evidence[i].Speaker)
		}
	}
	for _, r := range d.Records {
		if r.Stance != nil {
			add(r.Stance.Evidence)
		}
		if r.Silence != nil {
			add(r.Silence.Evidence)
		}
		for _, c := range r.Claims {
			add(c.Evidence)
		}
	}
	return names
}

// Quotes lists the quotations of all stances, claims and silences in a history
// that keep lets through, by file and place. A nil keep lets all through.
func Quotes(h *positions.History, keep func(*positions.Record, *positions.Evidence) bool) []Quote {
	var quotes []Quote
	for _, r := range h.Dataset.Records {
		add := func(c *positions.Claim, evidence []positions.Evidence) {
			for i := range evidence {
				e := &evidence[i]
				if e.Quote != "" && e.Source != nil && (keep == nil || keep(r, e)) {
					quotes = append(quotes, Quote{Record: r, Claim: c, Evidence: e})
				}
			}
		}
		if h.KnowsStance(r) {
			add(nil, r.Stance.Evidence)
		}
		for _, c := range r.Claims {
			if h.KnowsClaim(c) {
				add(c, c.Evidence)
			}
		}
		if h.KnowsSilence(r) {
			add(nil, r.Silence.Evidence)
		}
	}
	slices.SortStableFunc(quotes, func(a, b Quote) int {
		p, q := a.Evidence.Place, b.Evidence.Place
		return cmp.Or(cmp.Compare(p.File, q.File), cmp.Compare(p.Line, q.Line), cmp.Compare(p.Column, q.Column))
	})
	return quotes
}
