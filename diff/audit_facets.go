package diff

import (
	"slices"

	"stance/positions"
)

// The facets of a record that decide what kind of recoding it is.
var (
	recodedFacets   = []string{"stance", "position", "plausible", "accepts"}
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

// recordFacets lists the keys under which two versions of a record differ, by what each
// says in its history: with `same` resolved, and the responses that claims take over.
func recordFacets(from, to *positions.History, a, b *positions.Record) []string {
	var facets []string
	if (from.Stance(a) == nil) != (to.Stance(b) == nil) {
		facets = append(facets, "stance")
	}
	if (a.Silence == nil) != (b.Silence == nil) {
		facets = append(facets, "silent")
	}
	// Of a stance and a silence what is known and the evidence are of different
	// things, and can't be compared.
	alike := len(facets) == 0
	was := from.Facts(a)
	for _, f := range to.Facts(b) {
		if !alike && f.Key != "coder" && f.Key != "note" && f.Key != "claims" {
			continue
		}
		if before := positions.FactOf(was, f.Key); !f.Same(&before) {
			facets = append(facets, f.Key)
		}
	}
	return facets
}

// samePlausible reports whether two records are written with the same range.
func samePlausible(a, b *positions.Record) bool {
	was, is := positions.FactOf(a.Facts(), "plausible"), positions.FactOf(b.Facts(), "plausible")
	return was.Same(&is)
}
