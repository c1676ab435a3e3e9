package diff

import (
	"slices"

	"stance/positions"
)

// The facets of a record that decide what kind of recoding it is.
var (
	recodedFacets   = []string{"stance", "position", "plausible"}
	rewrittenFacets = []string{"summary", "terms", "ended", "tone"}
)

func kindOfFacets(facets []string) RecodingKind {
	for _, f := range facets {
		if slices.Contains(recodedFacets, f) {
			return Recoded
		}
	}
	for _, f := range facets {
		if slices.Contains(rewrittenFacets, f) {
			return Rewritten
		}
	}
	return Resourced
}

// recordFacets lists the keys under which two versions of a record differ.
// from and to are their stances, with `same` resolved.
func recordFacets(a, b *positions.Record, from, to *positions.Stance) []string {
	var facets []string
	if (from == nil) != (to == nil) {
		facets = append(facets, "stance")
	}
	if (a.Silence == nil) != (b.Silence == nil) {
		facets = append(facets, "silent")
	}
	// Of a stance and a silence what is known and the evidence are of different
	// things, and can't be compared.
	alike := len(facets) == 0
	was := factsOf(a, from)
	for _, f := range factsOf(b, to) {
		if !alike && f.Key != "coder" && f.Key != "note" && f.Key != "claims" {
			continue
		}
		if before := positions.FactOf(was, f.Key); !f.Same(&before) {
			facets = append(facets, f.Key)
		}
	}
	return facets
}

// factsOf lists what a record says with its stance, nil if it has none.
func factsOf(r *positions.Record, s *positions.Stance) []positions.Fact {
	if s != nil {
		return s.Facts()
	}
	return r.Facts()
}

// samePlausible reports whether two records are written with the same range.
func samePlausible(a, b *positions.Record) bool {
	was, is := positions.FactOf(a.Facts(), "plausible"), positions.FactOf(b.Facts(), "plausible")
	return was.Same(&is)
}
