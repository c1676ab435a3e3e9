package diff_test

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"stance/diff"
	"stance/positions"
	"stance/positions/team/review"
	"stance/positions/yamlfile"
)

const queueCodebook = `
title: Queue
parties: [{id: a, name: A}, {id: b, name: B}, {id: c, name: C}]
issues:
  - id: x
    name: X
    scale: {options: [{id: low, label: Low}, {id: mid, label: Mid}, {id: high, label: High}]}
  - {id: "y", name: "Y", scale: {min: 0, max: 10}}
  - {id: z, name: Z}
`

const queueSnapshots = `
date: 2025-01-01
positions:
  a:
    x: {position: low, summary: S, evidence: [{quote: q, speaker: s, source: one}, {quote: q, speaker: s, source: two}]}
    "y": {position: 0, summary: S, evidence: [{quote: q, speaker: s, source: one}, {quote: q, speaker: s, source: two}]}
  b:
    x: {position: low, summary: S, basis: reported, evidence: [{quote: q, speaker: s, source: one}, {quote: q, speaker: s, source: two}]}
  c:
    x: {position: high, summary: S, evidence: [{quote: q, speaker: s, source: one}, {quote: q, speaker: s, source: two}]}
---
date: 2025-01-02
positions:
  a:
    x: {position: mid, summary: S, evidence: [{quote: q, speaker: s, source: one}, {quote: q, speaker: s, source: two}]}
    "y": {position: 10, summary: S, evidence: [{quote: q, speaker: s, source: one}, {quote: q, speaker: s, source: two}]}
    z: {silent: true}
  b:
    x: {position: high, summary: S, confidence: low, evidence: [{paraphrase: p, source: one}]}
    z: {claims: [{by: a, summary: S, evidence: [{paraphrase: p, source: one}]}]}
  c:
    x: {claims: [{by: a, position: low, summary: S, evidence: [{quote: q, speaker: s, source: one}, {quote: q, speaker: s, source: two}]}]}
    "y": {position: none, summary: S}
`

func queueHistory(t *testing.T) *positions.History {
	t.Helper()
	r := yamlfile.Read(fstest.MapFS{
		"codebook.yaml":    {Data: []byte(queueCodebook)},
		"sources.yaml":     {Data: []byte("sources: [{id: one, title: One}, {id: two, title: Two}]\n")},
		"snapshots/s.yaml": {Data: []byte(queueSnapshots)},
	})
	for _, p := range r.Problems {
		if p.Severity == 0 {
			t.Fatalf("%+v", p)
		}
	}
	return positions.NewHistory(r.Dataset, 0)
}

func everyRecord(*positions.Record, review.State) bool { return true }

// TestQueue holds the documented order: the weightiest reason first, a shift
// above all other reasons together, then by kind and size, state, date and
// codebook.
func TestQueue(t *testing.T) {
	h := queueHistory(t)
	var got []string
	for _, it := range diff.Queue(h, review.NewLedger(h, nil), everyRecord) {
		words := []string{review.CellName(it.Record)}
		for _, r := range it.Reasons {
			words = append(words, r.String())
		}
		got = append(got, strings.Join(words, " "))
	}
	want := []string{
		"2025-01-02/a/y moved", // by 100 points
		"2025-01-02/a/x moved", // by 50
		"2025-01-02/b/x may-have-moved low-confidence single-source no-quotation",
		"2025-01-01/b/x weak-basis",
		"2025-01-02/c/x contested",
		"2025-01-02/b/z single-source no-quotation",
		"2025-01-02/c/y no-quotation",
		"2025-01-01/a/x",
		"2025-01-01/c/x",
		"2025-01-01/a/y",
		"2025-01-02/a/z", // silence
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func TestQueueByState(t *testing.T) {
	h := queueHistory(t)
	sign := func(i int, v review.Verdict, fingerprint string) review.SignOff {
		s := review.Of(h, h.Dataset.Records[i])
		s.Reviewer, s.Verdict = "jm", v
		if fingerprint != "" {
			s.Fingerprint = fingerprint
		}
		return s
	}
	// The first two records differ in nothing but issue; so their states decide.
	for _, c := range []struct {
		signOffs []review.SignOff
		first    review.State
	}{
		{[]review.SignOff{sign(1, review.Dispute, "")}, review.Disputed},
		{[]review.SignOff{sign(1, review.Approve, "v1:00")}, review.Stale},
		{[]review.SignOff{sign(0, review.Approve, "")}, review.Open},
		{[]review.SignOff{sign(0, review.Approve, "v1:00"), sign(1, review.Dispute, "")}, review.Disputed},
	} {
		l := review.NewLedger(h, c.signOffs)
		two := h.Dataset.Records[:2]
		items := diff.Queue(h, l, func(r *positions.Record, _ review.State) bool { return slices.Contains(two, r) })
		if len(items) != 2 || items[0].State != c.first {
			t.Errorf("%v first, want %v", items[0].State, c.first)
		}
	}
}
