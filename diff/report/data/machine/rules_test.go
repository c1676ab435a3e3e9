package machine_test

import (
	"io"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"stance/diff/report"
	"stance/diff/report/data/machine"
	"stance/diff/report/internal/sample"
	"stance/positions"
	"stance/positions/team/review"
)

// The rules of what programs are told, each worked out by hand. What is compared is
// 10 August with 20 August; fire has the scores 0, 33⅓, 66⅔ and 100, degrees run from
// -5 to 5.
const (
	rulesBook = `
title: Rules
parties:
  - {id: anna, name: Anna, member_of: [union]}
  - {id: bert, name: Bert, member_of: [union]}
  - {id: union, name: Union}
  - {id: carl, name: Carl}
  - {id: dora, name: Dora}
issues:
  - {id: fire, name: Fire, scale: {options: [{id: low, label: Low}, {id: third, label: A third}, {id: more, label: More}, {id: high, label: High}]}}
  - {id: degrees, name: Degrees, scale: {min: -5, max: 5}}
speakers:
  - {name: Ada, party: carl, role: President, rank: principal}
  - {name: Ben, party: carl, rank: envoy}
  - {name: Cy, party: dora, rank: principal}
`
	rulesSources = `
sources:
  - {id: post, title: T, publisher: The Post, published: 2025-08-05}
  - {id: gazette, title: T, publisher: The Gazette, origin: The  Wire, published: 2025-08-05}
  - {id: wire, title: T, publisher: The Wire, published: 2025-08-05}
  - {id: alone, title: T}
  - {id: after, title: T, published: 2025-08-25}
`
)

// days reads records, each "DAY PARTY ISSUE: {…}" of August 2025, and compares the 10th
// with the 20th. What does not begin with claims or silence is a stance, and gets a summary.
func days(t testing.TB, records ...string) *report.Diff {
	t.Helper()
	snapshots := "date: 2025-08-10\n---\ndate: 2025-08-20\n"
	for _, r := range records {
		head, body, _ := strings.Cut(r, ": ")
		at := strings.Fields(head)
		if len(at) != 3 {
			t.Fatalf("%q is no record", r)
		}
		if !strings.HasPrefix(body, "{claims:") && !strings.HasPrefix(body, "{silent:") {
			body = strings.Replace(body, "{", "{summary: s, ", 1)
		}
		snapshots += "---\ndate: 2025-08-" + at[0] + "\npositions: {" + at[1] + ": {" + at[2] + ": " + body + "}}\n"
	}
	d, err := sample.Compare(fstest.MapFS{
		"codebook.yaml": {Data: []byte(rulesBook)}, "sources.yaml": {Data: []byte(rulesSources)}, "snapshots/all.yaml": {Data: []byte(snapshots)},
	})
	if err != nil {
		t.Fatal(err)
	}
	d.Filter.All = true
	return d
}

const (
	low   = `{"id": "low", "label": "Low", "value": 0, "score": 0}`
	third = `{"id": "third", "label": "A third", "value": 33.333333333333336, "score": 33.333333333333336}`
	more  = `{"id": "more", "label": "More", "value": 66.66666666666667, "score": 66.66666666666667}`
	high  = `{"id": "high", "label": "High", "value": 100, "score": 100}`
)

// at finds a value by a path with dots.
func at(t testing.TB, v any, path string) any {
	t.Helper()
	for _, name := range strings.Split(path, ".") {
		fields, ok := v.(map[string]any)
		if !ok {
			t.Fatalf("there is no %s", path)
		}
		v = fields[name]
	}
	return v
}

func TestRulesOfChanges(t *testing.T) {
	const unsure = "date_unsure"
	all := validators(t)
	for _, tt := range []struct {
		name    string
		records string // one a line
		cell    string // "": carl/fire
		want    map[string]string
	}{
		{"the second may have been said by the first date", "10 carl fire: {position: low}\n15 carl fire: {position: high, when: 2025-08-10/2025-08-15}", "",
			map[string]string{unsure: "true", "kind": `"shifted"`, "to.when": `{"text": "2025-08-10/2025-08-15", "from": "2025-08-10", "to": "2025-08-15", "approximate": false}`}},
		{"the second may have been said after the second date", "10 carl fire: {position: low}\n20 carl fire: {position: high, when: 2025-08-20/2025-08-21}", "", map[string]string{unsure: "true"}},
		{"the first may have been said after the first date", "10 carl fire: {position: low, when: 2025-08-09/2025-08-11}\n20 carl fire: {position: high}", "", map[string]string{unsure: "true", "to.when": "null"}},
		{"spans between the dates", "10 carl fire: {position: low, when: 2025-08-01/2025-08-10}\n20 carl fire: {position: high, when: 2025-08-11/2025-08-20}", "", map[string]string{unsure: "false"}},
		{"an open span", "15 carl fire: {position: high, when: ../2025-08-15}", "",
			map[string]string{unsure: "true", "kind": `"first-recorded"`, "to.when": `{"text": "../2025-08-15", "from": null, "to": "2025-08-15", "approximate": false}`}},
		{"about a day", "18 carl fire: {position: high, when: 2025-08-18~}", "",
			map[string]string{unsure: "true", "to.when": `{"text": "2025-08-18~", "from": "2025-08-11", "to": "2025-08-25", "approximate": true}`}}, // 25 > 20
		{"nothing was said anew", "10 carl fire: {position: low, when: 2025-08-10/2025-08-19}", "", map[string]string{unsure: "false", "kind": `"unchanged"`}},

		{"more exact", "10 carl fire: {plausible: [low, high]}\n20 carl fire: {plausible: [third, more]}", "", map[string]string{"kind": `"not-comparable"`, "precision": `"narrower"`, "delta_range": "null"}},
		{"more exact by a position", "10 carl fire: {plausible: [third, more]}\n20 carl fire: {position: more}", "", map[string]string{"precision": `"narrower"`}},
		{"less exact", "10 carl fire: {position: third}\n20 carl fire: {plausible: [low, more]}", "", map[string]string{"kind": `"not-comparable"`, "precision": `"wider"`}},
		{"neither", "10 carl fire: {plausible: [low, more]}\n20 carl fire: {plausible: [third, high]}", "", map[string]string{"kind": `"not-comparable"`, "precision": "null"}},
		{"in words", "10 carl fire: {position: low}\n20 carl fire: {note: n}", "", map[string]string{"kind": `"not-comparable"`, "precision": "null"}},

		{"a shift into a range", "10 carl fire: {position: low}\n20 carl fire: {plausible: [more, high]}", "",
			map[string]string{"kind": `"shifted"`, "delta": "null", "steps": "null", "delta_range": "[66.66666666666667, 100]", "steps_range": "[2, 3]", "precision": "null", "toward": `"high"`}},
		{"ranges that meet around two positions", "10 carl fire: {position: third, plausible: [low, more]}\n20 carl fire: {position: high, plausible: [more, high]}", "",
			map[string]string{"kind": `"possible-shift"`, "delta": "66.66666666666667", "steps": "2", "delta_range": "[0, 100]", "steps_range": "[0, 3]"}},
		{"a leak", "10 carl degrees: {plausible: [-5, -3]}\n20 carl degrees: {position: 0, basis: assessed}", "carl/degrees",
			map[string]string{"kind": `"possible-shift"`, "delta_range": "[30, 50]", "steps_range": "null", "unconfirmed": "true"}},
		{"between points", "10 carl fire: {position: low}\n20 carl fire: {position: high}", "", map[string]string{"delta_range": "null", "steps_range": "null"}},

		{"what is accepted stands", "10 carl fire: {position: low, accepts: [low, third]}\n20 carl fire: {position: low}", "",
			map[string]string{"accepts_change": "null", "to.accepts": `{"range": [` + low + `, ` + third + `], "basis": "stated", "confidence": "moderate", "since": "2025-08-10"}`}},
		{"it stands beside words alone", "10 carl fire: {position: low, accepts: [low, third]}\n20 carl fire: {note: n}", "", map[string]string{"accepts_change": "null", "to.accepts.since": `"2025-08-10"`}},
		{"it ends with the position", "10 carl fire: {position: low, accepts: [low, third], basis: recounted}\n20 carl fire: {position: high}", "",
			map[string]string{"to.accepts": "null", "accepts_change": `{"from": {"range": [` + low + `, ` + third + `], "basis": "recounted", "confidence": "moderate", "since": "2025-08-10"}, "to": null}`}},
		{"it ends with none", "10 carl fire: {position: low, accepts: [low, third]}\n20 carl fire: {position: none}", "", map[string]string{"to.accepts": "null", "accepts_change.to": "null"}},
		{"it changes", "10 carl fire: {position: low, accepts: [low, third]}\n20 carl fire: {position: low, accepts: {range: [low, more], basis: reported, confidence: low}}", "",
			map[string]string{"basis_change": "null", "accepts_change.to": `{"range": [` + low + `, ` + more + `], "basis": "reported", "confidence": "low", "since": "2025-08-20"}`}},
		{"it is given again, on other grounds", "10 carl fire: {position: low, accepts: [low, third]}\n20 carl fire: {position: low, accepts: [low, third], basis: reported}", "",
			map[string]string{"accepts_change": "null", "to.accepts.since": `"2025-08-10"`, "to.accepts.basis": `"reported"`}},
		{"nothing was in force before", "20 carl fire: {position: low, accepts: [low, third]}", "", map[string]string{"accepts_change": "null", "to.accepts.since": `"2025-08-20"`}},

		{"one agency in two papers", "20 carl fire: {evidence: [{paraphrase: p, source: gazette}, {paraphrase: p, source: wire}]}", "",
			map[string]string{"to.origins": "1", "single_source": "true", "to.single_source": "true", "contradicted": "false"}},
		{"two origins", "20 carl fire: {evidence: [{paraphrase: p, source: post}, {paraphrase: p, source: alone}]}", "", map[string]string{"to.origins": "2", "single_source": "false"}},
		{"one interview in two papers", "20 carl fire: {evidence: [{paraphrase: p, source: post, origin: CNN}, {paraphrase: p, source: alone, origin: CNN}]}", "", map[string]string{"to.origins": "1", "single_source": "true"}},
		{"context supports nothing", "20 carl fire: {evidence: [{paraphrase: p, source: post}, {paraphrase: p, source: alone, use: context}]}", "", map[string]string{"to.origins": "1", "single_source": "true", "contradicted": "false"}},
		{"only contradicted", "20 carl fire: {evidence: [{paraphrase: p, source: post, use: contradicts}]}", "",
			map[string]string{"to.origins": "0", "single_source": "null", "contradicted": "true", "to.contradicted": "true", "to.rank": "null"}},

		{"two speak apart", "20 carl fire: {evidence: [{quote: q, speaker: Ben, source: post, position: high}, {quote: q, speaker: Ada, source: post, plausible: [low, third]}]}", "",
			map[string]string{"divided": "true", "to.divided": "true", "to.rank": `"principal"`, "to.voices": `[{"speaker": "Ben", "role": null, "rank": "envoy", "position": ` + high + `, "plausible": null},
				{"speaker": "Ada", "role": "President", "rank": "principal", "position": null, "plausible": [` + low + `, ` + third + `]}]`}},
		{"what they say meets", "20 carl fire: {evidence: [{quote: q, speaker: Ben, source: post, position: third}, {quote: q, speaker: Ada, source: post, plausible: [low, third]}]}", "", map[string]string{"divided": "false", "to.voices": "[]"}},
		{"one contradicts", "20 carl fire: {evidence: [{quote: q, speaker: Ben, source: post, position: high}, {quote: q, speaker: Ada, source: post, position: low, use: contradicts}]}", "",
			map[string]string{"divided": "true", "contradicted": "true", "to.rank": `"envoy"`}},
		{"one is context", "20 carl fire: {evidence: [{quote: q, speaker: Ben, source: post, position: high}, {quote: q, speaker: Ada, source: post, position: low, use: context}]}", "", map[string]string{"divided": "false"}},
		{"one speaks for another party alone", "20 carl fire: {evidence: [{quote: q, speaker: Ada, source: post, position: high}, {quote: q, speaker: Cy, source: post, position: low}]}", "", map[string]string{"divided": "false", "to.rank": `"principal"`}},
		{"one is not listed", "20 carl fire: {evidence: [{quote: q, speaker: Ada, source: post, position: high}, {quote: q, speaker: Dee, role: Aide, source: post, position: low}, {quote: q, speaker: Dee, source: post, position: low}]}", "",
			map[string]string{"divided": "true", "to.voices": `[{"speaker": "Ada", "role": "President", "rank": "principal", "position": ` + high + `, "plausible": null},
				{"speaker": "Dee", "role": "Aide", "rank": null, "position": ` + low + `, "plausible": null}]`}},
		{"one says two things", "20 carl fire: {evidence: [{quote: q, speaker: Ada, source: post, position: high}, {quote: q, speaker: Ada, source: post, position: low}]}", "", map[string]string{"divided": "false"}},
		{"nobody of rank", "20 carl fire: {evidence: [{quote: q, speaker: Dee, source: post}]}", "", map[string]string{"to.rank": "null"}},

		{"looked for again", "10 carl fire: {position: low}\n15 carl fire: {silent: true, note: First.}\n18 carl fire: {silent: true, note: Again., when: 2025-08-17/2025-08-18}", "",
			map[string]string{"kind": `"unchanged"`, "to.not_found": `{"date": "2025-08-18", "when": {"text": "2025-08-17/2025-08-18", "from": "2025-08-17", "to": "2025-08-18", "approximate": false}, "note": "Again."}`, "from.not_found": "null"}},
		{"found after", "15 carl fire: {silent: true}\n18 carl fire: {position: low}", "", map[string]string{"to.not_found": "null"}},
		{"not that of its group", "10 union fire: {position: low}\n15 anna fire: {silent: true}", "anna/fire", map[string]string{"to.inherited_from": `"union"`, "to.not_found": "null"}},
		{"but what it signed", "10 union fire: {position: low, signed_by: [anna]}\n15 anna fire: {silent: true}", "anna/fire",
			map[string]string{"to.signed": "true", "to.not_found": `{"date": "2025-08-15", "when": null, "note": null}`, "to.signed_by": `["anna"]`, "to.inherited_by": "null"}},
		{"who signed says nothing of the others", "10 union fire: {position: low, signed_by: [anna]}", "bert/fire", map[string]string{"to.signed": "false", "to.inherited_from": `"union"`}},

		{"a claim elsewhere", "10 carl fire: {position: low, claims: [{by: dora, summary: c, position: high}]}", "", map[string]string{"contested": "true"}},
		{"a claim within the margins", "10 carl fire: {position: low, plausible: [low, more], claims: [{by: dora, summary: c, plausible: [more, high]}]}", "", map[string]string{"contested": "false"}},
		{"a claim of none", "10 carl fire: {position: low, claims: [{by: dora, summary: c, position: none}]}", "", map[string]string{"contested": "true"}},
		{"a claim of something on none", "10 carl fire: {position: none, claims: [{by: dora, summary: c, position: low}]}", "", map[string]string{"contested": "true"}},
		{"an answered claim", "10 carl fire: {position: low, claims: [{by: dora, summary: c, position: high, response: denied}]}", "", map[string]string{"contested": "false"}},
		{"nothing to be elsewhere of", "10 carl fire: {note: n, claims: [{by: dora, summary: c, position: high}]}", "", map[string]string{"contested": "false"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			d := days(t, strings.Split(tt.records, "\n")...)
			document := written(t, machine.DiffJSON, d)
			validates(t, all, tt.name, document)
			validates(t, all, tt.name, written(t, machine.LogJSON, report.NewLog(d.History, report.Filter{})))
			if tt.cell == "" {
				tt.cell = "carl/fire"
			}
			party, issue, _ := strings.Cut(tt.cell, "/")
			c := changeOf(t, document, party, issue)
			row := rowOf(t, rowsAfter(t, d), "change", party, issue)
			for path, want := range tt.want {
				expect(t, path, at(t, c, path), want)
			}
			sameRow(t, row, c)
		})
	}
}

func rowsAfter(t testing.TB, d *report.Diff) []map[string]string {
	_, all := rows(t, written(t, machine.DiffCSV, d))
	return all
}

// sameRow holds a row of the table against the change of the document.
func sameRow(t testing.TB, row map[string]string, change map[string]any) {
	t.Helper()
	id := func(v any) string { // of a position
		p, _ := v.(map[string]any)
		if s, ok := p["id"].(string); ok {
			return s
		}
		return text(p["value"])
	}
	end := func(v any, i int) any {
		if list, ok := v.([]any); ok {
			return list[i]
		}
		return nil
	}
	part := func(v any, name string) any {
		fields, _ := v.(map[string]any)
		return fields[name]
	}
	to, from := change["to"], change["from"]
	accepts, before := part(to, "accepts"), part(from, "accepts")
	want := map[string]string{
		"date_unsure": text(change["date_unsure"]), "precision": text(change["precision"]), "contradicted": text(change["contradicted"]), "divided": text(change["divided"]),
		"delta_least": text(end(change["delta_range"], 0)), "delta_most": text(end(change["delta_range"], 1)),
		"steps_least": text(end(change["steps_range"], 0)), "steps_most": text(end(change["steps_range"], 1)),
		"origins": text(part(to, "origins")), "rank": text(part(to, "rank")), "single_source": text(part(to, "single_source")),
		"not_found": text(part(part(to, "not_found"), "date")),
		"when":      text(part(part(to, "when"), "text")), "when_from": text(part(part(to, "when"), "from")), "when_to": text(part(part(to, "when"), "to")),
		"from_when":   text(part(part(from, "when"), "text")),
		"accepts_low": id(end(part(accepts, "range"), 0)), "accepts_high": id(end(part(accepts, "range"), 1)),
		"accepts_basis": text(part(accepts, "basis")), "accepts_confidence": text(part(accepts, "confidence")), "accepts_since": text(part(accepts, "since")),
		"from_accepts_low": id(end(part(before, "range"), 0)), "from_accepts_high": id(end(part(before, "range"), 1)),
		"accepts_changed": "", "in_line": "",
	}
	if from != nil {
		want["accepts_changed"] = text(change["accepts_change"] != nil)
	}
	for column, cell := range want {
		if row[column] != cell {
			t.Errorf("the table has %s %q, want %q", column, row[column], cell)
		}
	}
	var voices []string
	for _, v := range part(to, "voices").([]any) {
		voices = append(voices, text(part(v, "speaker")))
	}
	for _, v := range voices {
		if !strings.Contains(row["voices"], v) {
			t.Errorf("the table has the voices %q, without %s", row["voices"], v)
		}
	}
}

// text is a value of JSON as a cell of CSV has it.
func text(v any) string {
	if v == nil {
		return ""
	}
	return strings.Trim(inline(v), `"`)
}

// What became of claims: each kind, with what the claim says, and whether it is in line
// with what the claimant stands for itself on the second date.
func TestRulesOfClaims(t *testing.T) {
	const own = "\n12 dora fire: {plausible: [more, high]}"
	all := validators(t)
	for _, tt := range []struct {
		name, records string
		want          map[string]string
		from          string // the row's from_date and from_position
		kind          string // how GitHub is told
	}{
		{"new, and in line with the claimant's own", "20 carl fire: {claims: [{by: dora, summary: c, position: more}]}" + own,
			map[string]string{"kind": `"claimed"`, "from": "null", "to.in_line": "true", "to.recent": "true", "to.basis": `"stated"`, "to.confidence": `"moderate"`, "to.when": "null", "to.accepts": "null", "to.plausible": "null"}, " ", "new claim"},
		{"elsewhere than the claimant", "20 carl fire: {claims: [{by: dora, summary: c, plausible: [low, third]}]}" + own,
			map[string]string{"kind": `"claimed"`, "to.in_line": "false", "to.position": "null", "to.plausible": `[` + low + `, ` + third + `]`}, " ", "new claim"},
		{"of a claimant that stands nowhere", "20 carl fire: {claims: [{by: dora, summary: c, position: more}]}", map[string]string{"to.in_line": "null"}, " ", "new claim"},
		{"in words", "20 carl fire: {claims: [{by: dora, summary: c}]}" + own, map[string]string{"to.in_line": "null"}, " ", "new claim"},
		{"with grounds of its own", "20 carl fire: {claims: [{by: dora, summary: c, position: low, basis: reported, confidence: low, accepts: [low, third]}], when: 2025-08-19/2025-08-20}",
			map[string]string{"to.basis": `"reported"`, "to.confidence": `"low"`, "to.when.text": `"2025-08-19/2025-08-20"`,
				"to.accepts": `{"range": [` + low + `, ` + third + `], "basis": "reported", "confidence": "low", "since": "2025-08-20"}`}, " ", "new claim"},
		{"with a day of its own", "20 carl fire: {claims: [{by: dora, summary: c, when: 2025-08}], when: 2025-08-19/2025-08-20}", map[string]string{"to.when.text": `"2025-08"`, "to.when.from": `"2025-08-01"`}, " ", "new claim"},
		{"confirmed", "10 carl fire: {claims: [{by: dora, summary: c, position: low}]}\n20 carl fire: {claims: [{by: dora, summary: c, position: low, response: confirmed}]}",
			map[string]string{"kind": `"confirmed"`, "from.response": `"none"`, "from.recent": "false", "to.response": `"confirmed"`}, "2025-08-10 low", "claim confirmed"},
		{"denied at once", "20 carl fire: {claims: [{by: dora, summary: c, position: low, response: denied}]}", map[string]string{"kind": `"denied"`, "from": "null"}, " ", "claim denied"},
		{"another range", "10 carl fire: {claims: [{by: dora, summary: c, plausible: [low, third]}]}\n20 carl fire: {claims: [{by: dora, summary: c, plausible: [low, more]}]}",
			map[string]string{"kind": `"claim-changed"`, "from.plausible": `[` + low + `, ` + third + `]`}, "2025-08-10 ", "claim changed"},
		{"another answer", "10 carl fire: {claims: [{by: dora, summary: c, response: denied}]}\n20 carl fire: {claims: [{by: dora, summary: c, response: none}]}", map[string]string{"kind": `"claim-changed"`}, "2025-08-10 ", "claim changed"},
		{"repeated, with the answer that it had", "10 carl fire: {claims: [{by: dora, summary: c, position: low, response: denied}]}\n20 carl fire: {claims: [{by: dora, summary: c, position: low}]}",
			map[string]string{"kind": `"repeated"`, "to.response": `"denied"`}, "2025-08-10 low", "claim repeated"},
		{"repeated in other words, which nobody answered", "10 carl fire: {claims: [{by: dora, summary: c, position: low}]}\n20 carl fire: {claims: [{by: dora, summary: d, position: low}]}",
			map[string]string{"kind": `"repeated"`, "to.response": `"none"`}, "2025-08-10 low", "claim repeated"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			d := days(t, strings.Split(tt.records, "\n")...)
			document := written(t, machine.DiffJSON, d)
			validates(t, all, tt.name, document)
			events := value(t, document, "claim_changes").([]any)
			if len(events) != 1 {
				t.Fatalf("%d events", len(events))
			}
			e := events[0].(map[string]any)
			for path, want := range tt.want {
				expect(t, path, at(t, e, path), want)
			}
			row := rowOf(t, rowsAfter(t, d), "claim-event", "carl", "fire")
			to := e["to"].(map[string]any)
			for column, want := range map[string]any{"kind": e["kind"], "by": e["by"], "basis": to["basis"], "confidence": to["confidence"], "response": to["response"], "in_line": to["in_line"], "date": to["date"]} {
				if row[column] != text(want) {
					t.Errorf("the table has %s %q, want %q", column, row[column], text(want))
				}
			}
			if got := row["from_date"] + " " + row["from_position"]; got != tt.from {
				t.Errorf("the row comes from %q, want %q", got, tt.from)
			}
			notices := string(written(t, func(w io.Writer, d *report.Diff) error { return machine.DiffGitHub(w, d, "data") }, d))
			if n := strings.Count(notices, "title=Carl on Fire%3A "+tt.kind+"::"); n != 1 || strings.Contains(notices, "only claimed") {
				t.Errorf("%d notices of the event among\n%s", n, notices)
			}
			// The log says the same of the claim on its own day, when nobody else need have spoken.
			logged := value(t, written(t, machine.LogJSON, report.NewLog(d.History, report.Filter{Parties: []*positions.Party{d.History.Dataset.Codebook.Party("carl")}})), "cells", 0, "claim_changes").([]any)
			last := logged[len(logged)-1].(map[string]any)
			if last["kind"] != e["kind"] || inline(at(t, last, "to.in_line")) != inline(to["in_line"]) || inline(at(t, last, "to.accepts")) != inline(to["accepts"]) {
				t.Errorf("the log has %s", inline(last))
			}
		})
	}
}

// A claim under review has the answer that it takes over, and is held against what the
// claimant stood for on its day.
func TestRulesOfReviewedClaims(t *testing.T) {
	d := days(t, "10 carl fire: {claims: [{by: dora, summary: c, position: low, response: denied}]}", "11 dora fire: {position: low}", "12 dora fire: {position: high}", "11 carl fire: {claims: [{by: dora, summary: c, position: low}]}")
	records := d.History.Dataset.Records
	i := slices.IndexFunc(records, func(r *positions.Record) bool { return r.Claims != nil && r.Date == d.From+1 })
	item := report.NewReviewItem(d.History, review.NewLedger(d.History, nil), records[i], nil)
	document := written(t, machine.ReviewItemJSON, item)
	validates(t, validators(t), "review", document)
	expect(t, "the claim", parts(value(t, document, "claims", 0), "response", "in_line", "recent"), `{"response": "denied", "in_line": true, "recent": null}`)
}

// Evidence from a source that was published after the day up to which things are known is
// told as such, and weighs nothing.
func TestRulesOfWhatWasKnown(t *testing.T) {
	d := days(t, "10 carl fire: {position: low, known: 2025-08-10, evidence: [{quote: q, speaker: Ada, source: post, position: low}, {quote: q, speaker: Ben, source: after, position: high, venue: post on X}, {paraphrase: p, source: after, use: contradicts, origin: Ben}]}")
	stanceAt := func(k positions.Date) map[string]any {
		document := written(t, machine.ShowJSON, report.NewShow(positions.NewHistory(d.History.Dataset, k), d.To, report.Filter{}))
		validates(t, validators(t), "show", document)
		return value(t, document, "stances", 0).(map[string]any)
	}
	const facts = "origins contradicted divided single_source rank"
	for k, want := range map[positions.Date][2]string{
		0:        {`[false, false, false]`, `{"origins": 2, "contradicted": true, "divided": true, "single_source": false, "rank": "principal"}`},
		d.To:     {`[false, true, true]`, `{"origins": 1, "contradicted": false, "divided": false, "single_source": true, "rank": "principal"}`},
		d.To + 5: {`[false, false, false]`, `{"origins": 2, "contradicted": true, "divided": true, "single_source": false, "rank": "principal"}`},
	} {
		s := stanceAt(k)
		var later []any
		for _, e := range s["evidence"].([]any) {
			later = append(later, e.(map[string]any)["later"])
		}
		expect(t, "later", later, want[0])
		expect(t, "the weight", parts(s, strings.Fields(facts)...), want[1])
	}
	e := stanceAt(0)["evidence"].([]any)
	expect(t, "a passage", parts(e[1], "venue", "origin", "position", "plausible", "captured"), `{"venue": "post on X", "origin": "after", "position": `+high+`, "plausible": null, "captured": null}`)
	expect(t, "an origin of its own", parts(e[2], "origin"), `{"origin": "Ben"}`)
	_, all := rows(t, written(t, machine.ShowCSV, report.NewShow(positions.NewHistory(d.History.Dataset, d.To), d.To, report.Filter{})))
	if got := all[0]["evidence"]; got != "Ada: “q” [post] | Ben: “q” [after, published later] | p [after, published later]" {
		t.Errorf("the evidence is %q", got)
	}
}

// A term has the grounds of the record that gave its words, is tied to others, and lapses.
func TestRulesOfTerms(t *testing.T) {
	d := days(t,
		"10 carl degrees: {terms: [{id: ratified, text: Ratified.}]}",
		"10 dora fire: {terms: [{id: never, kind: red-line, text: Never.}]}",
		"10 carl fire: {basis: reported, confidence: low, when: 2025-08-09/2025-08-10, terms: [{id: a, kind: offer, text: Air, if: [degrees/ratified], unless: [it rains], against: [dora/fire/never]}, {id: b, text: Bread}, {id: c, text: Coal}]}",
		"20 carl fire: {confidence: high, terms: [{id: a, kind: offer, text: Air, if: [degrees/ratified], unless: [it rains]}, {id: b, text: More bread}], ended: [{id: c, how: lapsed}]}")
	document := written(t, machine.DiffJSON, d)
	validates(t, validators(t), "terms", document)
	c := changeOf(t, document, "carl", "fire")
	const when = `{"text": "2025-08-09/2025-08-10", "from": "2025-08-09", "to": "2025-08-10", "approximate": false}`
	expect(t, "the terms before", at(t, c, "from.terms"), `[
		{"id": "a", "kind": "offer", "text": "Air", "since": "2025-08-10", "since_when": `+when+`, "basis": "reported", "confidence": "low", "if": ["degrees/ratified"], "unless": ["it rains"], "against": ["dora/fire/never"]},
		{"id": "b", "kind": null, "text": "Bread", "since": "2025-08-10", "since_when": `+when+`, "basis": "reported", "confidence": "low", "if": [], "unless": [], "against": []},
		{"id": "c", "kind": null, "text": "Coal", "since": "2025-08-10", "since_when": `+when+`, "basis": "reported", "confidence": "low", "if": [], "unless": [], "against": []}]`)
	expect(t, "the terms after", at(t, c, "to.terms"), `[
		{"id": "a", "kind": "offer", "text": "Air", "since": "2025-08-10", "since_when": `+when+`, "basis": "reported", "confidence": "low", "if": ["degrees/ratified"], "unless": ["it rains"], "against": []},
		{"id": "b", "kind": null, "text": "More bread", "since": "2025-08-20", "since_when": null, "basis": "stated", "confidence": "high", "if": [], "unless": [], "against": []}]`)
	var ops []any
	for _, tc := range c["terms"].([]any) {
		ops = append(ops, parts(tc, "op", "how"))
	}
	expect(t, "what became of them", ops, `[{"op": "equal", "how": null}, {"op": "reworded", "how": null}, {"op": "ended", "how": "lapsed"}]`)
	expect(t, "what was ended", at(t, c, "to.ended"), `[{"id": "c", "how": "lapsed", "by": null}]`)
}

// Who signed, by either list, and who is left out.
func TestRulesOfSignatures(t *testing.T) {
	for list, want := range map[string]string{
		"signed_by: [anna]":    `["anna union signed", "bert union", "union "]`,
		"signed_by: []":        `["anna union", "bert union", "union "]`,
		"inherited_by: [anna]": `["anna union signed", "union "]`,
		"inherited_by: []":     `["union "]`,
	} {
		d := days(t, "10 union fire: {position: low, "+list+"}")
		var got []any
		for _, s := range value(t, written(t, machine.ShowJSON, report.NewShow(d.History, d.To, report.Filter{})), "stances").([]any) {
			s := s.(map[string]any)
			line := s["party"].(string) + " " + text(s["inherited_from"])
			if s["signed"] == true {
				line += " signed"
			}
			got = append(got, line)
		}
		expect(t, list, got, want)
	}
}

// A search of a snapshot is a silence, with what was searched.
func TestRulesOfSilence(t *testing.T) {
	d, err := sample.Compare(fstest.MapFS{"codebook.yaml": {Data: []byte(rulesBook)}, "sources.yaml": {Data: []byte(rulesSources)}, "snapshots/all.yaml": {Data: []byte(`
date: 2025-08-10
coder: jm
searched: {parties: [carl], issues: [fire], sources: [post]}
positions: {dora: {fire: {silent: true, when: 2025-08-10~, note: n}}}
`)}})
	if err != nil {
		t.Fatal(err)
	}
	document := written(t, machine.DiffJSON, d)
	validates(t, validators(t), "diff", document)
	silent := value(t, document, "silent").([]any)
	for i, want := range []string{
		`{"party": "carl", "issue": "fire", "date": "2025-08-10", "when": null, "known": "2025-08-10", "coder": "jm", "note": null}`,
		`{"party": "dora", "issue": "fire", "date": "2025-08-10", "when": {"text": "2025-08-10~", "from": "2025-08-03", "to": "2025-08-17", "approximate": true}, "known": "2025-08-10", "coder": "jm", "note": "n"}`,
	} {
		expect(t, "a silence", parts(silent[i], "party", "issue", "date", "when", "known", "coder", "note"), want)
	}
	expect(t, "what was searched", parts(silent[0].(map[string]any)["evidence"].([]any)[0], "source", "use", "origin", "later"), `{"source": "post", "use": "context", "origin": "The Post", "later": false}`)
	if row := rowOf(t, rowsAfter(t, d), "silence", "dora", "fire"); row["when"] != "2025-08-10~" || row["when_from"] != "2025-08-03" || row["when_to"] != "2025-08-17" {
		t.Errorf("the row is %v", row)
	}
}
