package machine_test

import (
	"io"
	"strings"
	"testing"

	"stance/diff/report"
	"stance/diff/report/data/machine"
	"stance/positions"
	"stance/positions/problem"
	"stance/positions/team/review"
)

const reviewed = `
date: 2025-08-05
positions:
  carl: {fire: {position: low, summary: s, evidence: [{quote: q, source: one}]}}
  dora: {degrees: {position: 0, summary: s}}
---
date: 2025-08-18
positions:
  anna: {fire: {silent: true, note: Looked for.}}
  carl:
    fire:
      position: high
      summary: s
      basis: reported
      confidence: low
      coder: kb
      evidence: [{paraphrase: p, source: one}]
      claims: [{by: dora, position: low, summary: s}]
  dora: {talks: {coder: jm, claims: [{by: carl, position: none, summary: c, response: denied}]}}
`

// reviewedBy gives the history of the dataset above, its sign-offs, and the records by
// date, party and issue. It has a record in each state, and a sign-off of none.
func reviewedBy(t *testing.T) (*positions.History, *review.Ledger, map[string]*positions.Record) {
	t.Helper()
	h := compared(t, codebook, reviewed).History
	records := map[string]*positions.Record{}
	for _, r := range h.Dataset.Records {
		records[review.CellName(r)] = r
	}
	on := h.Dataset.Dates[1].Date + 2
	sign := func(cell, reviewer string, verdict review.Verdict, note string) review.SignOff {
		s := review.Of(h, records[cell])
		s.Reviewer, s.Verdict, s.Note, s.On = reviewer, verdict, note, on
		return s
	}
	stale := sign("2025-08-05/dora/degrees", "jm", review.Approve, "")
	stale.Fingerprint = "v1:000000000000"
	orphan := review.SignOff{
		Reviewer: "al", Date: on - 1, Party: "gone", Issue: "fire", Verdict: review.Dispute, On: on, Note: "why", Fingerprint: "v1:00000000000a", Place: positions.Place{File: "reviews/al.yaml", Line: 7, Column: 3},
	}
	return h, review.NewLedger(h, []review.SignOff{
		sign("2025-08-05/carl/fire", "jm", review.Approve, ""),
		sign("2025-08-18/carl/fire", "al", review.Approve, ""), sign("2025-08-18/carl/fire", "jm", review.Dispute, "Says less."), stale, orphan,
	}), records
}

func TestReviewJSON(t *testing.T) {
	h, ledger, records := reviewedBy(t)
	document := written(t, machine.ReviewJSON, report.NewReview(h, ledger, report.ReviewFilter{}))
	validates(t, validators(t), "review", document)
	fingerprint := func(cell string) string { return `"` + h.Fingerprint(records[cell]) + `"` }
	expect(t, "the review", value(t, document), `{
		"schema": "stance/review/1",
		"queue": [
			{"date": "2025-08-18", "party": "carl", "issue": "fire", "state": "disputed", "kind": "possible-shift", "fingerprint": `+fingerprint("2025-08-18/carl/fire")+`,
				"reasons": ["may-have-moved", "weak-basis", "contested", "low-confidence", "single-source", "no-quotation"], "coder": "kb",
				"reviews": [
					{"reviewer": "al", "verdict": "approved", "on": "2025-08-20", "note": null, "fingerprint": `+fingerprint("2025-08-18/carl/fire")+`, "counts": true},
					{"reviewer": "jm", "verdict": "disputed", "on": "2025-08-20", "note": "Says less.", "fingerprint": `+fingerprint("2025-08-18/carl/fire")+`, "counts": true}
				]},
			{"date": "2025-08-05", "party": "dora", "issue": "degrees", "state": "stale", "kind": "first-recorded", "fingerprint": `+fingerprint("2025-08-05/dora/degrees")+`,
				"reasons": ["no-quotation"], "coder": null,
				"reviews": [{"reviewer": "jm", "verdict": "approved", "on": "2025-08-20", "note": null, "fingerprint": "v1:000000000000", "counts": false}]},
			{"date": "2025-08-18", "party": "dora", "issue": "talks", "state": "open", "kind": null, "fingerprint": `+fingerprint("2025-08-18/dora/talks")+`,
				"reasons": ["no-quotation"], "coder": "jm", "reviews": []},
			{"date": "2025-08-18", "party": "anna", "issue": "fire", "state": "open", "kind": null, "fingerprint": `+fingerprint("2025-08-18/anna/fire")+`,
				"reasons": [], "coder": null, "reviews": []}
		],
		"counts": {"open": 2, "approved": 1, "disputed": 1, "stale": 1},
		"orphaned": [{"date": "2025-08-19", "party": "gone", "issue": "fire", "reviewer": "al", "verdict": "disputed", "on": "2025-08-20", "note": "why", "fingerprint": "v1:00000000000a", "counts": false, "file": "reviews/al.yaml", "line": 7}]
	}`)

	// Filters narrow the queue alone; what is signed off is there if asked for.
	narrow := written(t, machine.ReviewJSON, report.NewReview(h, ledger, report.ReviewFilter{States: []review.State{review.Approved}}))
	validates(t, validators(t), "review of what is approved", narrow)
	expect(t, "what is approved", parts(value(t, narrow, "queue", 0), "date", "party", "issue", "state"), `{"date": "2025-08-05", "party": "carl", "issue": "fire", "state": "approved"}`)
	expect(t, "the counts", value(t, narrow, "counts"), `{"open": 2, "approved": 1, "disputed": 1, "stale": 1}`)
	none := written(t, machine.ReviewJSON, report.NewReview(h, nil, report.ReviewFilter{Parties: []*positions.Party{h.Dataset.Codebook.Party("union")}}))
	validates(t, validators(t), "review of nothing", none)
	expect(t, "a review of nothing", value(t, none), `{"schema": "stance/review/1", "queue": [], "counts": {"open": 5, "approved": 0, "disputed": 0, "stale": 0}, "orphaned": []}`)
}

func TestReviewCSV(t *testing.T) {
	h, ledger, records := reviewedBy(t)
	header, all := rows(t, written(t, machine.ReviewCSV, report.NewReview(h, ledger, report.ReviewFilter{All: true})))
	if want := "date,party,issue,state,kind,reasons,coder,fingerprint,reviews,file,line"; strings.Join(header, ",") != want || len(all) != len(records) {
		t.Fatalf("%d rows of the columns %q", len(all), header)
	}
	row := func(cell, state, kind, reasons, coder, reviews, line string) map[string]string {
		at := strings.Split(cell, "/")
		return map[string]string{
			"date": at[0], "party": at[1], "issue": at[2], "state": state, "kind": kind, "reasons": reasons, "coder": coder, "reviews": reviews,
			"fingerprint": h.Fingerprint(records[cell]), "file": "snapshots/all.yaml", "line": line,
		}
	}
	for i, want := range []map[string]string{
		row("2025-08-18/carl/fire", "disputed", "possible-shift", "may-have-moved | weak-basis | contested | low-confidence | single-source | no-quotation", "kb",
			"2025-08-20 approved by al | 2025-08-20 disputed by jm: Says less.", "11"),
		row("2025-08-05/carl/fire", "approved", "first-recorded", "single-source", "", "2025-08-20 approved by jm", "4"),
		row("2025-08-05/dora/degrees", "stale", "first-recorded", "no-quotation", "", "2025-08-20 approved by jm (no longer counts)", "5"),
		row("2025-08-18/dora/talks", "open", "", "no-quotation", "jm", "", "19"),
		row("2025-08-18/anna/fire", "open", "", "", "", "", "9"),
	} {
		sameCells(t, want["date"]+" "+want["party"], all[i], want)
	}
}

func TestReviewItemJSON(t *testing.T) {
	h, ledger, records := reviewedBy(t)
	item := func(cell string, problems ...problem.Problem) []byte {
		document := written(t, machine.ReviewItemJSON, report.NewReviewItem(h, ledger, records[cell], problems))
		validates(t, validators(t), cell, document)
		return document
	}
	document := item("2025-08-18/carl/fire",
		problem.Problem{File: "snapshots/all.yaml", Line: 12, Column: 7, Severity: problem.Warning, Rule: problem.NoEvidence, Message: "m", Hint: "h"},
		problem.Problem{File: "snapshots/all.yaml", Line: 13, Severity: problem.Warning, Rule: problem.NoEvidence, Message: "without more"},
		problem.Problem{File: "snapshots/all.yaml", Line: 9, Column: 1, Severity: problem.Warning, Rule: problem.NoEvidence, Message: "another record's"},
		problem.Problem{File: "codebook.yaml", Line: 12, Column: 1, Severity: problem.Warning, Rule: problem.NoEvidence, Message: "another file's"})
	expect(t, "the record", parts(value(t, document), "schema", "date", "party", "issue", "state", "kind", "coder", "silent"),
		`{"schema": "stance/review-show/1", "date": "2025-08-18", "party": "carl", "issue": "fire", "state": "disputed", "kind": "possible-shift", "coder": "kb", "silent": null}`)
	expect(t, "its change", parts(value(t, document, "change"), "party", "issue", "kind", "delta", "contested", "unconfirmed"),
		`{"party": "carl", "issue": "fire", "kind": "possible-shift", "delta": 100, "contested": true, "unconfirmed": true}`)
	expect(t, "before", value(t, document, "change", "from", "date"), `"2025-08-05"`)
	expect(t, "its warnings", value(t, document, "warnings"), `[
		{"file": "snapshots/all.yaml", "line": 12, "column": 7, "severity": "warning", "rule": "no-evidence", "message": "m", "hint": "h"},
		{"file": "snapshots/all.yaml", "line": 13, "column": null, "severity": "warning", "rule": "no-evidence", "message": "without more", "hint": null}
	]`)
	expect(t, "its claims", value(t, document, "claims"), `[{
		"by": "dora", "date": "2025-08-18", "known": "2025-08-18", "position": {"id": "low", "label": "Low", "value": 0, "score": 0},
		"summary": "s", "response": "none", "evidence": [], "recent": null, "coder": "kb", "note": null, "when": null, "plausible": null, "accepts": null, "basis": "stated", "confidence": "moderate", "in_line": null}]`)

	document = item("2025-08-18/dora/talks")
	expect(t, "claims alone", parts(value(t, document), "kind", "change", "silent", "warnings"), `{"kind": null, "change": null, "silent": null, "warnings": []}`)
	expect(t, "a claim that is denied", parts(value(t, document, "claims", 0), "by", "position", "response", "coder"),
		`{"by": "carl", "position": {"id": "none", "label": null, "value": null, "score": null}, "response": "denied", "coder": "jm"}`)

	document = item("2025-08-18/anna/fire")
	expect(t, "silence", parts(value(t, document), "kind", "change", "claims", "reasons", "silent"), `{"kind": null, "change": null, "claims": [], "reasons": [],
		"silent": {"party": "anna", "issue": "fire", "date": "2025-08-18", "known": "2025-08-18", "coder": null, "note": "Looked for.", "evidence": [], "when": null}}`)
}

// full takes nothing more.
type full struct{}

func (full) Write([]byte) (int, error) { return 0, io.ErrShortWrite }

// An output that takes nothing is told of by whatever is written.
func TestWritingMayFail(t *testing.T) {
	d := compared(t, codebook, everything)
	h := d.History
	show, log, gap := report.NewShow(h, d.To, report.Filter{}), report.NewLog(h, report.Filter{}), report.NewGap(h, 0, d.To, report.Filter{})
	rh, ledger, records := reviewedBy(t)
	queue := report.NewReview(rh, ledger, report.ReviewFilter{})
	one, two, _, _ := coded(t)
	agreement, audit, check := agreed(t, one, two), audited(t, auditedOld, auditedNew), &report.Check{Problems: []problem.Problem{{File: "f", Line: 1, Message: "m"}}}
	quotes := verified(t)
	for name, err := range map[string]error{
		"show": machine.ShowJSON(full{}, show), "diff": machine.DiffJSON(full{}, d), "log": machine.LogJSON(full{}, log), "gap": machine.GapJSON(full{}, gap), "check": machine.CheckJSON(full{}, check),
		"review": machine.ReviewJSON(full{}, queue), "review show": machine.ReviewItemJSON(full{}, report.NewReviewItem(rh, ledger, records["2025-08-18/carl/fire"], nil)),
		"agreement": machine.AgreementJSON(full{}, agreement), "audit": machine.AuditJSON(full{}, audit), "verify": machine.VerifyJSON(full{}, quotes),
		"show as a table": machine.ShowCSV(full{}, show), "diff as a table": machine.DiffCSV(full{}, d), "log as a table": machine.LogCSV(full{}, log), "gap as a table": machine.GapCSV(full{}, gap),
		"review as a table": machine.ReviewCSV(full{}, queue), "agreement as a table": machine.AgreementCSV(full{}, agreement), "verify as a table": machine.VerifyCSV(full{}, quotes),
		"check for GitHub": machine.CheckGitHub(full{}, check, ""), "diff for GitHub": machine.DiffGitHub(full{}, d, ""), "verify for GitHub": machine.VerifyGitHub(full{}, quotes, ""),
		"lines": machine.NDJSON(full{}, long(10_000)), "a short table": machine.NDJSON(full{}, long(1)), "a long table": machine.CSV(full{}, long(10_000)),
	} {
		if err == nil {
			t.Errorf("%s: what cannot be written is passed over", name)
		}
	}
}
