package diff

import (
	"fmt"
	"slices"
	"strconv"

	"stance/positions"
	"stance/positions/wording"
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
	check := func(name string, same bool) {
		if !same {
			facets = append(facets, name)
		}
	}
	check("stance", (from == nil) == (to == nil))
	if from != nil && to != nil {
		stanceFacets(a.Issue, b.Issue, from, to, check)
	}
	check("silent", (a.Silence == nil) == (b.Silence == nil))
	quiet := a.Silence != nil && b.Silence != nil
	if quiet {
		check("known", a.Silence.Known == b.Silence.Known)
	}
	check("coder", a.Coder == b.Coder)
	check("note", wording.Same(a.Note, b.Note))
	switch {
	case from != nil && to != nil:
		check("evidence", sameEvidence(from.Evidence, to.Evidence))
	case quiet:
		check("evidence", sameEvidence(a.Silence.Evidence, b.Silence.Evidence))
	}
	check("claims", sameSet(claimKeys(a), claimKeys(b)))
	return facets
}

func stanceFacets(was, is *positions.Issue, from, to *positions.Stance, check func(string, bool)) {
	check("position", positionKey(was, from) == positionKey(is, to))
	check("plausible", rangeKey(was, from.Plausible) == rangeKey(is, to.Plausible))
	check("summary", wording.Same(from.Summary, to.Summary))
	check("terms", sameSet(keysOf(from.Terms, termKey), keysOf(to.Terms, termKey)))
	check("ended", sameSet(keysOf(from.Ended, endingKey), keysOf(to.Ended, endingKey)))
	check("basis", from.Basis == to.Basis)
	check("confidence", from.Confidence == to.Confidence)
	check("tone", from.Tone == to.Tone)
	check("novel", from.Novel == to.Novel)
	check("salience", (from.Salience == nil) == (to.Salience == nil) && (from.Salience == nil || *from.Salience == *to.Salience))
	check("inherited_by", (from.Signatories == nil) == (to.Signatories == nil) &&
		sameSet(keysOf(from.Signatories, partyKey), keysOf(to.Signatories, partyKey)))
	check("known", from.Known == to.Known)
}

func sameEvidence(a, b []positions.Evidence) bool {
	return sameSet(keysOf(a, evidenceKey), keysOf(b, evidenceKey))
}

// The keys below are equal for two things exactly if they say the same in both
// versions. Texts in them are quoted, so that none can run into the next.

func pointKey(is *positions.Issue, p positions.Point) string {
	if p.Option >= 0 {
		return is.Scale.Options[p.Option].ID
	}
	return strconv.FormatFloat(p.Value, 'g', -1, 64)
}

func positionKey(is *positions.Issue, s *positions.Stance) string {
	return placeKey(is, s.Kind, s.Point())
}

func placeKey(is *positions.Issue, kind positions.PositionKind, p positions.Point) string {
	switch kind {
	case positions.Placed:
		return "at " + pointKey(is, p)
	case positions.None:
		return "none"
	}
	return ""
}

func rangeKey(is *positions.Issue, r *positions.Range) string {
	if r == nil {
		return ""
	}
	return pointKey(is, r.Low) + " to " + pointKey(is, r.High)
}

func termKey(t *positions.Term) string {
	return fmt.Sprintf("%q %v %q", t.ID, t.Kind, wording.Fold(t.Text))
}

func endingKey(e *positions.Ending) string { return fmt.Sprintf("%q %v %q", e.ID, e.How, e.By) }

func partyKey(p **positions.Party) string { return (*p).ID }

func evidenceKey(e *positions.Evidence) string {
	source := ""
	if e.Source != nil {
		source = e.Source.ID
	}
	key := fmt.Sprintf("%q %v %d", source, e.Use, e.Credibility)
	for _, text := range []string{e.Quote, e.Paraphrase, e.Speaker, e.Role, e.Locator, e.Prefix, e.Suffix} {
		key += fmt.Sprintf(" %q", wording.Fold(text))
	}
	return key
}

func claimKeys(r *positions.Record) []string {
	var keys []string
	for _, c := range r.Claims {
		evidence := keysOf(c.Evidence, evidenceKey)
		slices.Sort(evidence)
		keys = append(keys, fmt.Sprintf("%q %q %q %v %v %q", c.By.ID, placeKey(r.Issue, c.Kind, c.Point()), wording.Fold(c.Summary), c.Response, c.Known, evidence))
	}
	return keys
}

func keysOf[T any](things []T, key func(*T) string) []string {
	keys := make([]string, len(things))
	for i := range things {
		keys[i] = key(&things[i])
	}
	return keys
}

// sameSet compares without regard to order and repetition.
func sameSet(a, b []string) bool {
	slices.Sort(a)
	slices.Sort(b)
	return slices.Equal(slices.Compact(a), slices.Compact(b))
}
