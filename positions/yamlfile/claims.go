package yamlfile

import (
	"slices"

	"gopkg.in/yaml.v3"

	"stance/positions"
	"stance/positions/problem"
)

const (
	claimBy = iota
	claimPosition
	claimPlausible
	claimSummary
	claimAccepts
	claimWhen
	claimBasis
	claimConfidence
	claimResponse
	claimKnown
	claimEvidence
)

var claimKeys = newKeyset("a claim", []string{"by", "position", "plausible", "summary", "accepts", "when", "basis", "confidence", "response", "known", "evidence"}, -1)

// claims reads what other parties say the stance of the record's party is. A
// claim that cannot be used is left out.
func (w *snapshotWalker) claims(n *yaml.Node, r *positions.Record, also *aside) []*positions.Claim {
	items, ok := w.items(n, "claims")
	if !ok {
		return nil
	}
	if len(n.Content) == 0 {
		w.report(n, problem.MissingValue, tick("claims")+" is empty", "add a claim, or take the key away")
	}
	claims := make([]*positions.Claim, 0, len(items))
	for _, item := range items {
		if c := w.claim(item, r); c != nil {
			if slices.ContainsFunc(claims, func(o *positions.Claim) bool { return o.By == c.By }) {
				w.fault(item, positions.ClaimTwice(w.ref.partyName(c.By)))
				continue
			}
			claims = append(claims, c)
		}
	}
	return claims
}

func (w *snapshotWalker) claim(n *yaml.Node, r *positions.Record) *positions.Claim {
	var f fields
	if !w.fields(n, claimKeys, &f) {
		return nil
	}
	c := &positions.Claim{Record: r, Option: -1, Place: w.place(n)}
	var also aside
	if w.need(n, claimKeys, &f, claimBy) {
		if _, ok := w.token(f.value[claimBy], "by"); ok {
			c.By = w.party(f.value[claimBy], w.ref)
		}
		if c.By != nil && c.By == r.Party {
			w.report(f.value[claimBy], problem.OwnClaim, tick(w.ref.partyName(c.By))+" makes this claim about itself", "what a party says of itself is its stance: write it as one, beside `claims`")
		}
	}
	if w.need(n, claimKeys, &f, claimSummary) {
		c.Summary = w.prose(f.value[claimSummary], "summary")
	}
	if v := f.value[claimPosition]; v != nil && w.scalar(v, "position") {
		switch v.Value {
		case "none":
			c.Kind = positions.None
		case "same":
			w.fault(v, positions.ClaimOfSame())
		default:
			if point, ok := w.point(v, r.Issue, "position", &also); ok {
				c.Kind, c.Value, c.Option = positions.Placed, point.Value, point.Option
			}
		}
	}
	if v := f.value[claimPlausible]; v != nil {
		c.Plausible = w.plausible(v, r.Issue, c.Kind, c.Value, &also)
	}
	if v := f.value[claimAccepts]; v != nil {
		c.Accepts = w.accepts(v, r.Issue, c.Kind, c.Value, &also)
	}
	if v := f.value[claimWhen]; v != nil {
		c.When = w.when(v)
	}
	if v := f.value[claimBasis]; v != nil {
		c.Basis = word[positions.Basis](&w.walker, v, "basis", positions.Bases)
	}
	if v := f.value[claimConfidence]; v != nil {
		c.Confidence = word[positions.Confidence](&w.walker, v, "confidence", positions.Confidences)
	}
	c.Answered = f.has(claimResponse)
	c.Known = w.knownAll
	if v := f.value[claimResponse]; v != nil {
		c.Response = word[positions.Response](&w.walker, v, "response", positions.Responses)
	}
	if v := f.value[claimKnown]; v != nil {
		c.Known = w.knownDate(v)
	}
	if v := f.value[claimEvidence]; v != nil {
		c.Evidence = w.evidence(v, r.Issue, true)
	}
	if !f.has(claimEvidence) || isEmptyList(f.value[claimEvidence]) {
		w.report(n, problem.NoEvidence, "this claim has no evidence", "add `evidence` with a quote or paraphrase and its source")
	}
	if c.By == nil || also.unusable {
		return nil
	}
	return c
}
