package yamlfile

import (
	"strings"
	"unicode"

	"gopkg.in/yaml.v3"

	"stance/positions"
	"stance/positions/problem"
)

const (
	evidenceQuote = iota
	evidenceParaphrase
	evidenceSpeaker
	evidenceRole
	evidenceSource
	evidenceLocator
	evidencePrefix
	evidenceSuffix
	evidenceUse
	evidenceCredibility
	evidenceVenue
	evidenceOrigin
	evidencePosition
	evidencePlausible
	evidenceCaptured
)

var evidenceKeys = newKeyset("a piece of evidence", []string{"quote", "paraphrase", "speaker", "role", "source", "locator", "prefix", "suffix", "use", "credibility", "venue", "origin", "position", "plausible", "captured"}, -1)

// longQuote is how many words a quote may have without a warning.
const longQuote = 50

func (w *snapshotWalker) recordEvidence(f *fields, is *positions.Issue, forStance bool) []positions.Evidence {
	v := f.value[recordEvidence]
	if v == nil {
		return nil
	}
	return w.evidence(v, is, forStance)
}

// evidence reads a list of evidence. That for silence supports no stance.
func (w *snapshotWalker) evidence(n *yaml.Node, is *positions.Issue, forStance bool) []positions.Evidence {
	items, ok := w.items(n, "evidence")
	if !ok || len(items) == 0 {
		return nil
	}
	evidence := w.keep.evidenceList(len(items))
	var f fields
	for _, item := range items {
		if !w.fields(item, evidenceKeys, &f) {
			continue
		}
		evidence = append(evidence, positions.Evidence{Place: w.place(item)})
		if !w.passage(item, &f, &evidence[len(evidence)-1], is, forStance) {
			evidence = evidence[:len(evidence)-1]
		}
	}
	return evidence
}

// passage reads one piece of evidence; false where it has no source.
func (w *snapshotWalker) passage(n *yaml.Node, f *fields, e *positions.Evidence, is *positions.Issue, forStance bool) bool {
	if v := f.value[evidenceQuote]; v != nil {
		e.Quote = w.prose(v, "quote")
		if words := countWords(e.Quote); words > longQuote {
			w.report(v, problem.LongQuote, "this quote has "+positions.Number(float64(words))+" words; more than 50 may be more than quotation allows", "cut it to the words that matter, with … between the parts")
		}
		if !f.has(evidenceSpeaker) {
			w.report(n, problem.NoSpeaker, "this quote has no speaker", "add `speaker`: the person or body whose words these are")
		}
	}
	e.Paraphrase = w.optionalProse(f.value[evidenceParaphrase], "paraphrase")
	if !f.has(evidenceQuote) && !f.has(evidenceParaphrase) {
		hint := ""
		if w.ref.short != nil {
			hint = "add the words as `quote`, or what they say as `paraphrase`"
		}
		w.fault(n, positions.NoWords(hint))
	}
	e.Speaker = w.optionalProse(f.value[evidenceSpeaker], "speaker")
	e.Role = w.optionalProse(f.value[evidenceRole], "role")
	e.Locator = w.optionalProse(f.value[evidenceLocator], "locator")
	if v := f.value[evidencePrefix]; v != nil {
		e.Prefix = w.verbatim(v, "prefix")
	}
	if v := f.value[evidenceSuffix]; v != nil {
		e.Suffix = w.verbatim(v, "suffix")
	}
	if v := f.value[evidenceUse]; v != nil {
		e.Use = word[positions.Use](&w.walker, v, "use", positions.Uses)
	}
	if v := f.value[evidenceCredibility]; v != nil {
		if c, ok := w.numberOr(v, "credibility", positions.NumberHint(v.Value, 1, 6)); ok {
			var fault *positions.Fault
			e.Credibility, fault = positions.Credibility(v.Value, c)
			w.fault(v, fault)
		}
	}
	e.Venue = w.optionalProse(f.value[evidenceVenue], "venue")
	e.Origin = w.optionalProse(f.value[evidenceOrigin], "origin")
	w.mentionOrigin(f.value[evidenceOrigin])
	w.ownPosition(f, e, is)
	if w.ref.short != nil && !f.has(evidenceSource) && !f.meant[evidenceSource] {
		w.report(n, problem.MissingKey, "`source` is missing: what was said was read somewhere", "add `source: …`, with a title such as \"Sky News, 18 Aug\"")
	} else if w.need(n, evidenceKeys, f, evidenceSource) {
		w.cite(f.value[evidenceSource], e, forStance)
	}
	if v := f.value[evidenceCaptured]; v != nil {
		e.Captured, _ = w.walker.date(v, "captured")
		if listed := e.Source != nil && e.Source.Index < len(w.ref.sourceUsed); listed || !w.ref.sourcesBroken {
			w.fault(v, positions.NotCaptured(e.Source, e.Captured))
		}
	}
	return e.Source != nil
}

// ownPosition reads the position, or the range, that one piece of evidence alone would give.
func (w *snapshotWalker) ownPosition(f *fields, e *positions.Evidence, is *positions.Issue) {
	var also aside // what cannot be read of it is reported, and the record can do without
	kind, value := positions.Unplaced, 0.0
	if v := f.value[evidencePosition]; v != nil && w.scalar(v, "position") {
		if v.Value == "none" || v.Value == "same" {
			w.fault(v, positions.EvidencePosition(v.Value))
		} else if point, ok := w.point(v, is, "position", &also); ok {
			e.Position = &point
			kind, value = positions.Placed, point.Value
		}
	}
	if v := f.value[evidencePlausible]; v != nil {
		e.Plausible = w.plausible(v, is, kind, value, &also)
	}
}

// cite looks up the source of a piece of evidence.
func (w *snapshotWalker) cite(n *yaml.Node, e *positions.Evidence, forStance bool) {
	id, ok := w.token(n, "source")
	if !ok {
		return
	}
	e.Source = w.ref.source[id]
	if e.Source == nil && w.ref.short != nil {
		if title := w.prose(n, "source"); title != "" {
			e.Source = w.ref.sourceTitled(title, w.place(n))
		}
	}
	if e.Source == nil {
		switch {
		case w.ref.noSources:
			w.ref.cited.Add(1)
		case !w.ref.sourcesBroken:
			w.fault(n, positions.UnknownSource(id, w.ref.sourceIDs, nil))
		}
		return
	}
	w.mention(NamedSource, n, e.Source.ID)
	if e.Source.Index < len(w.ref.sourceUsed) { // else it was made of its title, here or before
		use(&w.ref.sourceUsed[e.Source.Index])
	}
	if published := e.Source.Published; forStance && e.Use == positions.Supports && published != 0 && published < w.date {
		w.report(n, problem.SourceTooEarly, "this source was published on "+published.String()+", before the stance that it supports ("+w.date.String()+")",
			"correct one of the dates, or write `use: context` if it gives background only")
	}
}

// countWords counts the words of a text: runs of anything but white space in
// which there is a letter or digit.
func countWords(s string) int {
	if len(s) < 2*longQuote {
		return 0 // too short for so many, and this is all that is asked
	}
	words := 0
	for _, part := range strings.Fields(s) {
		if part[0] >= 'a' && part[0] <= 'z' || strings.ContainsFunc(part, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) {
			words++
		}
	}
	return words
}
