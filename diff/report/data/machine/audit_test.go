package machine_test

import (
	"fmt"
	"strings"
	"testing"

	"stance/diff"
	"stance/diff/report"
	"stance/diff/report/data/machine"
	"stance/positions"
)

// Two versions of a dataset with a record of each sort of recoding.
const (
	auditedOld = `
date: 2025-08-05
positions:
  anna: {fire: {position: low, summary: Says no., terms: [{id: a, kind: demand, text: Air}, {id: b, text: Bread}, Coal]}, talks: {summary: Kept., note: n}}
  carl: {fire: {position: low, summary: s}, degrees: {position: 1, summary: Gone.}, talks: {summary: Spoke.}}
  dora: {talks: {silent: true}}
---
date: 2025-08-18
positions: {carl: {fire: {position: same, summary: s}}}
`
	auditedNew = `
date: 2025-08-05
positions:
  anna: {fire: {position: low, summary: Says yes., terms: [{id: a, kind: demand, text: Fresh air}, {id: b, text: Bread}, Dew]}, talks: {summary: Kept., note: another}}
  carl: {fire: {position: high, summary: s}, talks: {silent: true}}
  dora: {talks: {summary: Spoke up.}, degrees: {position: -2.5, summary: New.}}
---
date: 2025-08-18
positions: {carl: {fire: {position: same, summary: s}}}
`
)

func audited(t *testing.T, from, to string) *report.Audit {
	t.Helper()
	return &report.Audit{Audit: diff.AuditVersions(compared(t, codebook, from).History.Dataset, compared(t, codebook, to).History.Dataset), Base: strings.Repeat("0123456789", 4)}
}

func TestAuditJSON(t *testing.T) {
	a := audited(t, auditedOld, auditedNew)
	document := written(t, machine.AuditJSON, a)
	validates(t, validators(t), "audit", document)
	root := value(t, document)
	expect(t, "the document", parts(root, "schema", "base", "codebook_changed", "sources_changed", "counts"), `{
		"schema": "stance/audit/1", "base": "0123456789012345678901234567890123456789", "codebook_changed": false, "sources_changed": false,
		"counts": {"added": 1, "removed": 1, "recoded": 4, "rewritten": 1, "resourced": 1}}`)
	changes := map[string]any{}
	var order []string
	for _, c := range root.(map[string]any)["changes"].([]any) {
		c := c.(map[string]any)
		name := fmt.Sprint(c["date"], " ", c["party"], " ", c["issue"], " ", c["kind"])
		changes[name] = c
		order = append(order, name)
	}
	want := []string{
		"2025-08-05 anna fire rewritten", "2025-08-05 anna talks resourced", "2025-08-05 carl fire recoded", "2025-08-05 carl degrees removed", "2025-08-05 carl talks recoded",
		"2025-08-05 dora degrees added", "2025-08-05 dora talks recoded", "2025-08-18 carl fire recoded",
	}
	if strings.Join(order, "\n") != strings.Join(want, "\n") {
		t.Fatalf("changes are\n  %s\nwant\n  %s", strings.Join(order, "\n  "), strings.Join(want, "\n  "))
	}
	expect(t, "a wording", value(t, document, "changes", 0, "wording"), `[{"op": "equal", "text": "Says "}, {"op": "delete", "text": "no"}, {"op": "insert", "text": "yes"}, {"op": "equal", "text": "."}]`)
	expect(t, "terms as written", value(t, document, "changes", 0, "terms"), `[
		{"op": "reworded", "how": null, "from": {"id": "a", "kind": "demand", "text": "Air", "since": "2025-08-05", "since_when": null, "basis": "stated", "confidence": "moderate", "if": [], "unless": [], "against": []}, "to": {"id": "a", "kind": "demand", "text": "Fresh air", "since": "2025-08-05", "since_when": null, "basis": "stated", "confidence": "moderate", "if": [], "unless": [], "against": []},
			"wording": [{"op": "delete", "text": "Air"}, {"op": "insert", "text": "Fresh air"}]},
		{"op": "equal", "how": null, "from": {"id": "b", "kind": null, "text": "Bread", "since": "2025-08-05", "since_when": null, "basis": "stated", "confidence": "moderate", "if": [], "unless": [], "against": []}, "to": {"id": "b", "kind": null, "text": "Bread", "since": "2025-08-05", "since_when": null, "basis": "stated", "confidence": "moderate", "if": [], "unless": [], "against": []}, "wording": [{"op": "equal", "text": "Bread"}]},
		{"op": "added", "how": null, "from": null, "to": {"id": null, "kind": null, "text": "Dew", "since": "2025-08-05", "since_when": null, "basis": "stated", "confidence": "moderate", "if": [], "unless": [], "against": []}, "wording": null},
		{"op": "removed", "how": null, "from": {"id": null, "kind": null, "text": "Coal", "since": "2025-08-05", "since_when": null, "basis": "stated", "confidence": "moderate", "if": [], "unless": [], "against": []}, "to": null, "wording": null}
	]`)
	position := func(name, side string) any {
		stance, _ := changes[name].(map[string]any)[side].(map[string]any)
		if stance == nil {
			return nil
		}
		return stance["position"]
	}
	const low, high = `{"id": "low", "label": "Low", "value": 0, "score": 0}`, `{"id": "high", "label": "High", "value": 100, "score": 100}`
	for _, tt := range []struct{ name, from, to string }{
		{"2025-08-05 carl fire recoded", low, high},
		{"2025-08-18 carl fire recoded", low, high}, // it says `same`, and follows
		{"2025-08-05 carl degrees removed", `{"id": null, "label": null, "value": 1, "score": 60}`, "null"},
		{"2025-08-05 dora degrees added", "null", `{"id": null, "label": null, "value": -2.5, "score": 25}`},
	} {
		expect(t, tt.name+": from", position(tt.name, "from"), tt.from)
		expect(t, tt.name+": to", position(tt.name, "to"), tt.to)
	}
	// A stance on one side alone: there is nothing to compare.
	for name, none := range map[string]string{
		"2025-08-05 carl degrees removed": "to", "2025-08-05 carl talks recoded": "to", "2025-08-05 dora degrees added": "from", "2025-08-05 dora talks recoded": "from",
	} {
		expect(t, name, parts(changes[name], none, "wording", "terms"), `{"`+none+`": null, "wording": null, "terms": []}`)
	}
	expect(t, "a note", parts(changes["2025-08-05 anna talks resourced"].(map[string]any)["to"], "note", "summary"), `{"note": "another", "summary": "Kept."}`)

	// Filters narrow what is listed, and not what is counted.
	a.Filter = report.Filter{Parties: []*positions.Party{a.To.Dataset.Codebook.Party("dora")}}
	narrow := written(t, machine.AuditJSON, a)
	validates(t, validators(t), "audit of dora", narrow)
	if n := len(value(t, narrow, "changes").([]any)); n != 2 {
		t.Errorf("%d changes of dora", n)
	}
	expect(t, "the counts", value(t, narrow, "counts", "recoded"), "4")
}

func TestAuditJSONOfWhatIsBeside(t *testing.T) {
	same := audited(t, auditedOld, auditedOld)
	document := written(t, machine.AuditJSON, same)
	validates(t, validators(t), "audit of the same", document)
	expect(t, "an audit of the same", parts(value(t, document), "codebook_changed", "sources_changed", "changes", "counts"),
		`{"codebook_changed": false, "sources_changed": false, "changes": [], "counts": {"added": 0, "removed": 0, "recoded": 0, "rewritten": 0, "resourced": 0}}`)
	for name, of := range map[string]struct{ codebook, sources []diff.ReferenceChange }{
		"codebook_changed": {[]diff.ReferenceChange{{What: "party", ID: "anna", How: "changed"}}, nil},
		"sources_changed":  {nil, []diff.ReferenceChange{{What: "source", ID: "one", How: "added"}}},
	} {
		a := *same.Audit
		a.Codebook, a.Sources = of.codebook, of.sources
		document := written(t, machine.AuditJSON, &report.Audit{Audit: &a})
		for _, field := range []string{"codebook_changed", "sources_changed"} {
			if got := value(t, document, field); got != (field == name) {
				t.Errorf("%s is %v where there is a change of %s", field, got, name)
			}
		}
	}
}
