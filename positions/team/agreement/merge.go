package agreement

import (
	"fmt"
	"maps"
	"slices"

	"stance/positions"
)

// merge makes one record of those that coders have of a unit, none of which
// contradicts another. It shares nothing that it changes with them.
func (a *Adjudication) merge(u *unit, coded []Said) *positions.Record {
	r := &positions.Record{Date: u.date, Party: u.party, Issue: u.issue, Place: coded[0].Record.Place}
	words := coded[0].Record // whose coder, note and span of days are kept: who noted silence, else who came first
	for _, s := range coded {
		if words.ClaimsAlone() && !s.Record.ClaimsAlone() {
			words = s.Record
		}
	}
	r.Coder, r.Note, r.When = words.Coder, words.Note, words.When
	claimed := map[string]*positions.Claim{}
	for _, s := range coded {
		switch {
		case s.Stance == nil:
		case r.Stance == nil:
			r.Stance = a.stance(r, s.Stance)
		default:
			r.Stance.Confidence = lowest(r.Stance.Confidence, s.Stance.Confidence)
			r.Stance.Evidence = a.evidence(r.Issue, r.Stance.Evidence, s.Stance.Evidence)
		}
		switch silence := s.Record.Silence; {
		case s.State != Silent:
		case r.Silence == nil:
			r.Silence = &positions.Silence{Record: r, Known: silence.Known, Evidence: a.evidence(r.Issue, nil, silence.Evidence)}
		default:
			r.Silence.Evidence = a.evidence(r.Issue, r.Silence.Evidence, silence.Evidence)
		}
		a.addClaims(r, s.Record.Claims, claimed)
	}
	return r
}

// addClaims adds one coder's claims to a merged record: all that say something
// which no coder before has said, and of the others the evidence. It keeps in
// merged the claims so far, by what they say.
func (a *Adjudication) addClaims(r *positions.Record, claims []*positions.Claim, merged map[string]*positions.Claim) {
	added := map[string]*positions.Claim{}
	for _, c := range claims {
		k := claimKey(c)
		if before := merged[k]; before != nil {
			before.Confidence = lowest(before.Confidence, c.Confidence)
			before.Evidence = a.evidence(r.Issue, before.Evidence, c.Evidence)
			continue
		}
		own := *c
		own.Record, own.By, own.Evidence = r, a.Codebook.Parties[c.By.Index], a.evidence(r.Issue, nil, c.Evidence)
		r.Claims = append(r.Claims, &own)
		if added[k] == nil {
			added[k] = &own
		}
	}
	maps.Copy(merged, added)
}

// stance copies one coder's stance into the merged dataset.
func (a *Adjudication) stance(r *positions.Record, s *positions.Stance) *positions.Stance {
	merged := *s
	merged.Record = r
	merged.Evidence = a.evidence(s.Record.Issue, nil, s.Evidence)
	merged.Signatories, merged.SignedBy = a.parties(s.Signatories), a.parties(s.SignedBy)
	merged.Terms = a.terms(s.Terms)
	return &merged
}

// terms copies terms, tied to what is in the merged codebook.
func (a *Adjudication) terms(of []positions.Term) []positions.Term {
	merged := slices.Clone(of)
	provisos := func(of []positions.Proviso) []positions.Proviso {
		all := slices.Clone(of)
		for i := range all {
			if is := all[i].Issue; is != nil {
				all[i].Issue = a.Codebook.Issues[is.Index]
			}
		}
		return all
	}
	for i := range merged {
		t := &merged[i]
		t.If, t.Unless, t.Against = provisos(t.If), provisos(t.Unless), slices.Clone(t.Against)
		for j := range t.Against {
			ref := &t.Against[j]
			ref.Party, ref.Issue = a.Codebook.Parties[ref.Party.Index], a.Codebook.Issues[ref.Issue.Index]
		}
	}
	return merged
}

// parties are those of the merged dataset; nil of nil.
func (a *Adjudication) parties(of []*positions.Party) []*positions.Party {
	merged := slices.Clone(of)
	for i, p := range merged {
		merged[i] = a.Codebook.Parties[p.Index]
	}
	return merged
}

// evidence adds to merged what is not in it yet, cited from the merged sources.
func (a *Adjudication) evidence(is *positions.Issue, merged, more []positions.Evidence) []positions.Evidence {
	key := evidenceKey(is)
	have := keysOf(merged, key)
	for _, e := range more {
		if slices.Contains(have, key(e)) {
			continue
		}
		if e.Source != nil && a.sources[e.Source.ID] != nil {
			e.Source = a.sources[e.Source.ID]
		}
		have = append(have, key(e))
		merged = append(merged, e)
	}
	return merged
}

// lowest is the confidence that claims least.
func lowest(a, b positions.Confidence) positions.Confidence {
	for _, c := range []positions.Confidence{positions.Low, positions.Moderate} {
		if a == c || b == c {
			return c
		}
	}
	return positions.High
}

// mergeSources copies the sources of all codings, the first of each id, and
// notes where a later one says otherwise.
func (a *Adjudication) mergeSources(codings []Coding) {
	a.sources = map[string]*positions.Source{}
	from := map[string]string{}
	for _, c := range codings {
		for _, s := range c.Dataset.Sources {
			if have := a.sources[s.ID]; have == nil {
				merged := *s
				merged.Index = len(a.Sources)
				a.Sources = append(a.Sources, &merged)
				a.sources[s.ID], from[s.ID] = &merged, c.Name
			} else if positions.Written(have.Facts()) != positions.Written(s.Facts()) {
				a.conflict("source %q is not the same in %s and %s; %s's was taken", s.ID, from[s.ID], c.Name, from[s.ID])
			}
		}
	}
}

func (a *Adjudication) conflict(format string, args ...any) {
	a.Conflicts = append(a.Conflicts, fmt.Sprintf(format, args...))
}
