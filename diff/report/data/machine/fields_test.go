package machine_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"stance/diff"
	"stance/diff/report"
	"stance/diff/report/data/machine"
	"stance/diff/report/internal/sample"
	"stance/positions"
	"stance/positions/problem"
)

const codebook = `
title: Test
parties:
  - {id: anna, name: Anna, member_of: [union]}
  - {id: union, name: Union}
  - {id: carl, name: Carl}
  - {id: dora, name: Dora}
issues:
  - id: fire
    name: Fire
    scale: {low: Go on, options: [{id: low, label: Low}, {id: third, label: A third}, {id: more, label: More}, {id: high, label: High}]}
  - id: degrees
    name: Degrees
    scale: {min: -5, max: 5}
  - id: talks
    name: Talks
`

const sources = "sources: [{id: one, title: One, published: 2025-08-07}]"

// everything has a value for every field that can have one, and cells in which
// each that can be unknown is.
const everything = `
date: 2025-08-05
positions:
  anna:
    fire:
      position: low
      plausible: [low, third]
      summary: Says no.
      terms: [{id: a, kind: demand, text: Air}, {id: b, text: Bread}, Coal]
      basis: recounted
      salience: 33.3
      evidence: [{paraphrase: p, source: one}]
  union: {degrees: {position: -2.5, summary: Union.}, fire: {position: more, summary: Union.}}
  carl: {talks: {summary: s, note: n}, fire: {position: high, summary: s}}
  dora: {fire: {silent: true, note: Looked for.}, degrees: {silent: true}}
---
date: 2025-08-18
positions:
  anna:
    fire:
      position: high
      plausible: [more, high]
      summary: Says yes.
      terms: [{id: a, kind: demand, text: Fresh air}, Dew]
      ended: [{id: b, how: met}]
      basis: stated
      confidence: high
      tone: softer
      novel: true
      known: 2025-08-19
      coder: jm
      note: Free text
      evidence:
        - {quote: q, paraphrase: p, speaker: S, role: R, source: one, locator: l, prefix: x, suffix: z, use: context, credibility: 2}
        - {paraphrase: p, source: one}
      claims:
        - {by: carl, position: more, summary: s, response: denied, evidence: [{paraphrase: p, source: one}]}
        - {by: dora, position: none, summary: s}
  carl: {degrees: {position: none, summary: s}, fire: {position: third, summary: s}}
  dora: {talks: {claims: [{by: carl, summary: s}]}}
`

// compared compares the first date of a dataset with its last.
func compared(t testing.TB, codebook, snapshots string) *report.Diff {
	t.Helper()
	d, err := sample.Compare(fstest.MapFS{
		"codebook.yaml": {Data: []byte(codebook)}, "sources.yaml": {Data: []byte(sources)},
		"snapshots/all.yaml": {Data: []byte(snapshots)},
	})
	if err != nil {
		t.Fatal(err)
	}
	d.Filter.All = true
	return d
}

func written[T any](t testing.TB, write func(io.Writer, T) error, model T) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := write(&b, model); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// shape writes the field names of a document in their order: of a list, those
// of all its elements put together.
func shape(t testing.TB, document []byte) map[string]string {
	t.Helper()
	shapes := map[string]string{}
	dec := json.NewDecoder(bytes.NewReader(document))
	var walk func(path string)
	walk = func(path string) {
		token, err := dec.Token()
		if err != nil {
			t.Fatal(err)
		}
		switch token {
		case json.Delim('{'):
			var names []string
			for dec.More() {
				name, _ := dec.Token()
				names = append(names, name.(string))
				walk(path + "." + name.(string))
			}
			dec.Token()
			if got := strings.Join(names, " "); len(got) > len(shapes[path]) {
				shapes[path] = got
			}
		case json.Delim('['):
			for dec.More() {
				walk(path)
			}
			dec.Token()
		}
	}
	walk("")
	return shapes
}

// The field names of CLI.md, in its order. They are a promise to scripts.
const (
	stanceNames = "party issue date position plausible summary terms basis confidence tone novel salience coder note known evidence " +
		"accepts when origins contradicted divided rank voices not_found inherited_by signed_by ended " +
		"single_source held_since inherited_from signed age_days file line fingerprint"
	silenceNames  = "party issue date when known coder note evidence"
	whenNames     = "text from to approximate"
	acceptsNames  = "range basis confidence since"
	voiceNames    = "speaker role rank position plausible"
	endedNames    = "id how by"
	positionNames = "id label value score"
	termNames     = "id kind text since since_when basis confidence if unless against"
	evidenceNames = "quote paraphrase speaker role source locator prefix suffix use credibility venue position plausible origin later captured"
	claimNames    = "by date when known position plausible accepts basis confidence summary response evidence recent in_line coder note"
	eventNames    = "party issue by kind from to"
	changeNames   = "party issue kind inherited from to delta steps toward toward_label path departs_from basis_change tone novel unconfirmed " +
		"single_source contradicted divided date_unsure precision delta_range steps_range accepts_change claims contested closer_to further_from terms_changed terms wording_changed wording"
	termChangeNames = "op how from to wording"
	kindNames       = "shifted withdrawn adopted reverted possible-shift reworded not-comparable own-voice first-recorded held unchanged"
	claimKindNames  = "confirmed denied claimed claim-changed repeated"
	spreadNames     = "issue range mean_distance parties"
	cohesionNames   = "group members mean_distance"
	gapNames        = "a b gap issues_compared issues_total low high unsure oldest_days by_issue"
	distanceNames   = "issue a_score b_score distance low high unsure a_age_days b_age_days weight"
	zopaNames       = "issue verdict rests_on low high hole floor_by ceiling_by unknown too_old unsure parties"
	askNames        = "party low high low_position high_position rests_on date age_days inherited_from basis confidence"
	tooOldNames     = "party issue date age_days inherited_from"
)

func TestFieldNames(t *testing.T) {
	d := compared(t, codebook, everything)
	h := d.History
	stance := func(at string, shapes map[string]string) {
		for name, of := range map[string]string{
			"": stanceNames, ".position": positionNames, ".plausible": positionNames, ".terms": termNames, ".evidence": evidenceNames, ".ended": endedNames,
		} {
			shapes[at+name] = of
		}
	}
	claim := func(at string, shapes map[string]string) {
		shapes[at], shapes[at+".position"], shapes[at+".evidence"] = claimNames, positionNames, evidenceNames
	}
	change := func(at string, shapes map[string]string) {
		for name, of := range map[string]string{
			"": changeNames, ".path": "date position", ".path.position": positionNames, ".basis_change": "from to",
			".closer_to": "party change", ".further_from": "party change",
			".terms": termChangeNames, ".terms.from": termNames, ".terms.to": termNames, ".terms.wording": "op text", ".wording": "op text",
		} {
			shapes[at+name] = of
		}
		claim(at+".claims", shapes)
	}
	event := func(at string, shapes map[string]string) { // none has an earlier claim here
		shapes[at] = eventNames
		claim(at+".to", shapes)
	}
	cells := func(at string, shapes map[string]string) {
		shapes[at] = "party issue claims"
		claim(at+".claims", shapes)
	}

	t.Run("show", func(t *testing.T) {
		want := map[string]string{"": "schema date known_by stances claims silent max_age too_old", ".silent": silenceNames}
		stance(".stances", want)
		cells(".claims", want)
		samePins(t, "show", shape(t, written(t, machine.ShowJSON, report.NewShow(h, d.To, report.Filter{}))), want)
	})
	t.Run("diff", func(t *testing.T) {
		want := map[string]string{
			"":        "schema from to known_by changes counts inherited_counts claim_changes claim_counts claims_only silent gaps",
			".counts": kindNames, ".claim_counts": claimKindNames, ".inherited_counts": kindNames, ".silent": silenceNames,
			".gaps": "a b from to change a_moved b_moved issues_compared issues_total low high unsure oldest_days",
		}
		change(".changes", want)
		event(".claim_changes", want)
		stance(".changes.from", want)
		stance(".changes.to", want)
		delete(want, ".changes.from.ended")                                                  // nothing is ended on the first date
		want[".claims_only"], want[".claims_only.claims"] = "party issue claims", claimNames // none has a position or evidence here
		samePins(t, "diff", shape(t, written(t, machine.DiffJSON, d)), want)
	})
	t.Run("log", func(t *testing.T) {
		want := map[string]string{"": "schema known_by cells", ".cells": "party issue stances changes claims claim_changes silences", ".cells.silences": silenceNames}
		stance(".cells.stances", want)
		change(".cells.changes", want)
		claim(".cells.claims", want)
		event(".cells.claim_changes", want)
		// There from and to are dates, and stand last.
		want[".cells.changes"] = strings.Replace(changeNames, " from to", "", 1) + " from to"
		samePins(t, "log", shape(t, written(t, machine.LogJSON, report.NewLog(h, report.Filter{}))), want)
	})
	t.Run("gap", func(t *testing.T) {
		got := shape(t, written(t, machine.GapJSON, report.NewGap(h, 0, d.To, report.Filter{})))
		samePins(t, "gap", got, map[string]string{
			"": "schema date known_by gaps spread cohesion zopa max_age too_old", ".gaps": gapNames,
			".gaps.by_issue": distanceNames, ".spread": spreadNames, ".cohesion": cohesionNames,
			".zopa": zopaNames, ".zopa.parties": askNames, ".zopa.parties.low_position": positionNames, ".zopa.parties.high_position": positionNames,
		})
	})
	t.Run("gap and show with --max-age", func(t *testing.T) {
		age, err := positions.ParseMaxAge("1d")
		if err != nil {
			t.Fatal(err)
		}
		old := report.Filter{MaxAge: age}
		for name, got := range map[string]map[string]string{
			"gap":              shape(t, written(t, machine.GapJSON, report.NewGap(h, 0, d.To+400, old))),
			"show":             shape(t, written(t, machine.ShowJSON, report.NewShow(h, d.To+400, old))),
			"gap of two dates": shape(t, written(t, machine.GapJSON, report.NewGap(h, d.From, d.To+400, old))),
		} {
			want := tooOldNames
			if name == "gap of two dates" {
				want += " on"
			}
			if got[".too_old"] != want {
				t.Errorf("%s: too_old has %q, want %q", name, got[".too_old"], want)
			}
		}
	})
	t.Run("gap of two named parties", func(t *testing.T) {
		two := report.Filter{Parties: []*positions.Party{h.Dataset.Codebook.Party("anna"), h.Dataset.Codebook.Party("carl")}}
		got := shape(t, written(t, machine.GapJSON, report.NewGap(h, 0, d.To, two)))
		samePins(t, "gap", got, map[string]string{
			"": "schema date known_by gaps spread cohesion zopa max_age too_old terms four_columns", ".gaps": gapNames,
			".four_columns": "parties issues", ".four_columns.issues": "issue one_record columns terms",
			".four_columns.issues.columns":          "party position plausible basis confidence date when age_days inherited_from too_old searched claimed_by",
			".four_columns.issues.columns.position": positionNames, ".four_columns.issues.columns.plausible": positionNames,
			".four_columns.issues.terms": "row words", ".four_columns.issues.terms.words": "party op id kind text since since_when basis confidence wording",
			".gaps.by_issue": distanceNames, ".spread": spreadNames, ".cohesion": cohesionNames,
			".zopa": zopaNames, ".zopa.parties": askNames, ".zopa.parties.low_position": positionNames, ".zopa.parties.high_position": positionNames,
			".terms": "issue terms", ".terms.terms": termChangeNames, ".terms.terms.from": termNames,
		})
	})
	t.Run("gap with two dates", func(t *testing.T) {
		got := shape(t, written(t, machine.GapJSON, report.NewGap(h, d.From, d.To, report.Filter{})))
		samePins(t, "gap", got, map[string]string{
			"":               "schema from to known_by gaps spread cohesion max_age too_old",
			".gaps":          "a b from to change a_moved b_moved issues_compared issues_total low high unsure oldest_days by_issue",
			".gaps.by_issue": "issue a_from a_to b_from b_to from to change a_moved b_moved weight",
			".spread":        spreadNames, ".cohesion": cohesionNames,
		})
	})
	t.Run("check", func(t *testing.T) {
		got := shape(t, written(t, machine.CheckJSON, &report.Check{Problems: []problem.Problem{{File: "f", Line: 1, Message: "m"}}}))
		samePins(t, "check", got, map[string]string{
			"": "schema problems counts", ".problems": "file line column severity rule message hint", ".counts": "errors warnings",
		})
	})
}

// samePins compares the fields of a document with those that are pinned, and
// the document's schema with them.
func samePins(t testing.TB, name string, got, want map[string]string) {
	t.Helper()
	sameSchema(t, name, want)
	for at, names := range want {
		if got[at] != names {
			t.Errorf("%s has the fields\n  %s\nwant\n  %s", at, got[at], names)
		}
	}
	for at, names := range got {
		if want[at] == "" {
			t.Errorf("%s is new: %s", at, names)
		}
	}
}

func TestSchemaNames(t *testing.T) {
	d := compared(t, codebook, everything)
	for command, document := range map[string][]byte{
		"show":  written(t, machine.ShowJSON, report.NewShow(d.History, d.To, report.Filter{})),
		"diff":  written(t, machine.DiffJSON, d),
		"log":   written(t, machine.LogJSON, report.NewLog(d.History, report.Filter{})),
		"gap":   written(t, machine.GapJSON, report.NewGap(d.History, d.From, d.To, report.Filter{})),
		"check": written(t, machine.CheckJSON, &report.Check{}),
	} {
		if want := "{\n  \"schema\": \"stance/" + command + "/1\","; !bytes.HasPrefix(document, []byte(want)) || !bytes.HasSuffix(document, []byte("}\n")) {
			t.Errorf("%s begins with %.40q", command, document)
		}
	}
}

// value finds a value in a document by names and indices.
func value(t testing.TB, document []byte, path ...any) any {
	t.Helper()
	var v any
	if err := json.Unmarshal(document, &v); err != nil {
		t.Fatal(err)
	}
	for _, step := range path {
		switch at := step.(type) {
		case string:
			field, ok := v.(map[string]any)[at]
			if !ok {
				t.Fatalf("no field %q", at)
			}
			v = field
		case int:
			v = v.([]any)[at]
		}
	}
	return v
}

// changeOf finds the change of a cell in a document of diff.
func changeOf(t testing.TB, document []byte, party, issue string) map[string]any {
	t.Helper()
	for _, c := range value(t, document, "changes").([]any) {
		if c := c.(map[string]any); c["party"] == party && c["issue"] == issue {
			return c
		}
	}
	t.Fatalf("no change of %s on %s", party, issue)
	return nil
}

func inline(v any) string {
	b, _ := json.Marshal(v)
	return string(b)
}

// null for what is not known, never a stand-in; lists are empty, not null.
func TestNullsAndEmptyLists(t *testing.T) {
	d := compared(t, codebook, "date: 2025-08-05\npositions: {carl: {fire: {summary: s}}}\n---\ndate: 2025-08-18\npositions: {dora: {fire: {summary: s}}}")
	document := written(t, machine.DiffJSON, d)
	for name, want := range map[string]string{
		"known_by": "null", "claims_only": "[]", "silent": "[]",
	} {
		if got := inline(value(t, document, name)); got != want {
			t.Errorf("%s is %s, want %s", name, got, want)
		}
	}
	c := changeOf(t, document, "dora", "fire")
	for name, want := range map[string]string{
		"from": "null", "delta": "null", "steps": "null", "toward": "null", "toward_label": "null", "departs_from": "null", "basis_change": "null",
		"tone": "null", "single_source": "null", "wording": "null", "precision": "null", "delta_range": "null", "steps_range": "null", "accepts_change": "null",
		"contradicted": "false", "divided": "false", "date_unsure": "false",
		"novel": "false", "inherited": "false", "unconfirmed": "false", "contested": "false", "terms_changed": "false", "wording_changed": "false",
		"claims": "[]", "closer_to": "[]", "further_from": "[]", "terms": "[]", "path": `[{"date":"2025-08-18","position":null}]`,
	} {
		if got := inline(c[name]); got != want {
			t.Errorf("%s of a change is %s, want %s", name, got, want)
		}
	}
	to := c["to"].(map[string]any)
	for name, want := range map[string]string{
		"position": "null", "plausible": "null", "tone": "null", "salience": "null", "coder": "null", "note": "null", "single_source": "null",
		"inherited_from": "null", "signed": "false", "inherited_by": "null", "signed_by": "null",
		"accepts": "null", "when": "null", "origins": "0", "contradicted": "false", "divided": "false", "rank": "null", "voices": "[]", "not_found": "null", "terms": "[]", "evidence": "[]", "known": `"2025-08-18"`, "age_days": "0",
		"basis": `"stated"`, "confidence": `"moderate"`,
	} {
		if got := inline(to[name]); got != want {
			t.Errorf("%s of a stance is %s, want %s", name, got, want)
		}
	}
	g := value(t, document, "gaps", 0).(map[string]any)
	for _, name := range []string{"from", "to", "change", "a_moved", "b_moved"} {
		if g[name] != nil {
			t.Errorf("%s of a gap without a common issue is %v, want null", name, g[name])
		}
	}

	empty := compared(t, codebook, "date: 2025-08-05")
	document = written(t, machine.DiffJSON, empty)
	for _, name := range []string{"changes", "claims_only", "silent", "gaps"} {
		if got := inline(value(t, document, name)); got != "[]" {
			t.Errorf("%s of nothing is %s, want []", name, got)
		}
	}
	for k := range diff.Kinds {
		if got := inline(value(t, document, "counts", diff.Kinds[k])); got != "0" {
			t.Errorf("%s of nothing is counted %s", diff.Kinds[k], got)
		}
	}
	for name, list := range map[string]any{
		"stances":  value(t, written(t, machine.ShowJSON, report.NewShow(empty.History, empty.To, report.Filter{})), "stances"),
		"cells":    value(t, written(t, machine.LogJSON, report.NewLog(empty.History, report.Filter{})), "cells"),
		"gaps":     value(t, written(t, machine.GapJSON, report.NewGap(empty.History, 0, empty.To, report.Filter{})), "gaps"),
		"problems": value(t, written(t, machine.CheckJSON, &report.Check{}), "problems"),
	} {
		if inline(list) != "[]" {
			t.Errorf("%s of nothing is %s, want []", name, inline(list))
		}
	}
}

// With two named parties `terms` is there, empty where neither has any; it is
// not there otherwise. A party named twice is named once.
func TestTermsOfAGap(t *testing.T) {
	d := compared(t, codebook, "date: 2025-08-05\npositions: {carl: {fire: {summary: s}}, dora: {fire: {summary: s}}}")
	book := d.History.Dataset.Codebook
	carl, dora := book.Party("carl"), book.Party("dora")
	for _, from := range []positions.Date{0, d.From} {
		two := written(t, machine.GapJSON, report.NewGap(d.History, from, d.To, report.Filter{Parties: []*positions.Party{dora, carl}}))
		if got := inline(value(t, two, "terms")); got != "[]" {
			t.Errorf("terms are %s", got)
		}
		if a := value(t, two, "gaps", 0, "a"); a != "carl" {
			t.Errorf("the pair is not in codebook order: a is %v", a)
		}
		for _, parties := range [][]*positions.Party{nil, {carl}, {carl, carl}, {carl, dora, book.Party("anna")}} {
			other := written(t, machine.GapJSON, report.NewGap(d.History, from, d.To, report.Filter{Parties: parties}))
			top := value(t, other).(map[string]any)
			if _, ok := top["terms"]; ok {
				t.Errorf("%d parties named, and there are terms", len(parties))
			}
			if _, ok := top["four_columns"]; ok != (from == 0 && len(parties) == 3) {
				t.Errorf("%d parties named: that there are four columns is %t", len(parties), ok)
			}
		}
	}
}

// position: {"id","label","value","score"}; {"id":"none"} with the rest null
// for none; on a numeric scale id and label are null; null when unplaced or a
// range alone.
func TestPositions(t *testing.T) {
	d := compared(t, codebook, `
date: 2025-08-05
positions:
  anna: {fire: {position: third, summary: s}, degrees: {position: -2.5, summary: s}}
  carl: {fire: {position: none, summary: s}, degrees: {plausible: [-5, 0], summary: s}, talks: {summary: s}}
`)
	document := written(t, machine.DiffJSON, d)
	for _, tt := range []struct{ party, issue, field, want string }{
		{"anna", "fire", "position", `{"id":"third","label":"A third","score":33.333333333333336,"value":33.333333333333336}`}, // unrounded
		{"anna", "degrees", "position", `{"id":null,"label":null,"score":25,"value":-2.5}`},
		{"carl", "fire", "position", `{"id":"none","label":null,"score":null,"value":null}`},
		{"carl", "degrees", "position", `null`},
		{"carl", "degrees", "plausible", `[{"id":null,"label":null,"score":0,"value":-5},{"id":null,"label":null,"score":50,"value":0}]`},
		{"carl", "talks", "position", `null`},
	} {
		if got := inline(changeOf(t, document, tt.party, tt.issue)["to"].(map[string]any)[tt.field]); got != tt.want {
			t.Errorf("%s on %s: %s is %s, want %s", tt.party, tt.issue, tt.field, got, tt.want)
		}
	}
}

// A change as the contract has it, with every fact that it carries.
func TestEveryFactOfAChange(t *testing.T) {
	document := written(t, machine.DiffJSON, compared(t, codebook, everything))
	c := changeOf(t, document, "anna", "fire")
	for name, want := range map[string]string{
		"kind": `"shifted"`, "delta": "100", "steps": "3", "toward": `"high"`, "toward_label": `"High"`,
		"basis_change": `{"from":"recounted","to":"stated"}`, "tone": `"softer"`, "novel": "true", "unconfirmed": "false", "single_source": "true",
		"contested":     "true",                                            // dora's claim of none is unanswered
		"closer_to":     `[{"change":-33.33333333333334,"party":"union"}]`, // |100 − 66⅔| − |0 − 66⅔|
		"further_from":  `[{"change":33.33333333333332,"party":"carl"}]`,   // |100 − 33⅓| − |0 − 33⅓|, where it is at B
		"terms_changed": "true", "wording_changed": "true",
		"wording": `[{"op":"equal","text":"Says "},{"op":"delete","text":"no"},{"op":"insert","text":"yes"},{"op":"equal","text":"."}]`,
	} {
		if got := inline(c[name]); got != want {
			t.Errorf("%s is %s, want %s", name, got, want)
		}
	}
	var terms []string
	for _, tc := range c["terms"].([]any) {
		tc := tc.(map[string]any)
		terms = append(terms, fmt.Sprint(tc["op"], " ", tc["how"], " ", inline(tc["from"]), " ", inline(tc["to"])))
	}
	term := func(facts, text, basis, confidence string) string {
		return `{"against":[],"basis":"` + basis + `","confidence":"` + confidence + `",` + facts + `,"since_when":null,"text":"` + text + `","unless":[]}`
	}
	want := []string{
		`reworded <nil> ` + term(`"id":"a","if":[],"kind":"demand","since":"2025-08-05"`, "Air", "recounted", "moderate") + ` ` + term(`"id":"a","if":[],"kind":"demand","since":"2025-08-18"`, "Fresh air", "stated", "high"),
		`added <nil> null ` + term(`"id":null,"if":[],"kind":null,"since":"2025-08-18"`, "Dew", "stated", "high"),
		`ended met ` + term(`"id":"b","if":[],"kind":null,"since":"2025-08-05"`, "Bread", "recounted", "moderate") + ` null`,
		`not-repeated <nil> ` + term(`"id":null,"if":[],"kind":null,"since":"2025-08-05"`, "Coal", "recounted", "moderate") + ` null`,
	}
	if !slices.Equal(terms, want) {
		t.Errorf("terms are\n%s\nwant\n%s", strings.Join(terms, "\n"), strings.Join(want, "\n"))
	}
	from, to := c["from"].(map[string]any), c["to"].(map[string]any)
	for _, tt := range []struct {
		of         map[string]any
		name, want string
	}{
		{from, "age_days", "0"}, {from, "salience", "33.3"}, {to, "salience", "33.3"}, // stands
		{to, "held_since", `"2025-08-18"`}, {to, "known", `"2025-08-19"`}, {to, "file", `"snapshots/all.yaml"`}, {to, "coder", `"jm"`},
	} {
		if got := inline(tt.of[tt.name]); got != tt.want {
			t.Errorf("%s is %s, want %s", tt.name, got, tt.want)
		}
	}
	line := int(to["line"].(float64))
	before, after, _ := strings.Cut(everything, "date: 2025-08-18\npositions:\n  anna:\n")
	if want := strings.Count(before, "\n") + 4; line != want || !strings.HasPrefix(after, "    fire:") {
		t.Errorf("line %d, want %d, where the stance stands", line, want)
	}
	if inherited := changeOf(t, document, "anna", "degrees")["to"].(map[string]any); inherited["party"] != "anna" || inherited["inherited_from"] != "union" || inherited["signed"] != false {
		t.Errorf("an inherited stance is not shown as such: %s", inline(inherited))
	}
}

// known_by says what day it was known by; show's claims have recent null, as
// no earlier date is compared.
func TestKnownByAndRecent(t *testing.T) {
	d := compared(t, codebook, everything)
	k := d.To + 1
	h := positions.NewHistory(d.History.Dataset, k)
	document := written(t, machine.ShowJSON, report.NewShow(h, d.To, report.Filter{}))
	if got := value(t, document, "known_by"); got != "2025-08-19" {
		t.Errorf("known_by is %v", got)
	}
	if got := value(t, document, "claims", 0, "claims", 0).(map[string]any)["recent"]; got != nil {
		t.Errorf("recent is %v where nothing is compared", got)
	}
	if got := value(t, written(t, machine.DiffJSON, d), "claims_only", 0, "claims", 0, "recent"); got != true {
		t.Errorf("recent is %v", got)
	}
}

// The changes of log run from date to date, the first from null; each stance's
// age is its own: 0.
func TestLogDates(t *testing.T) {
	d := compared(t, codebook, everything)
	document := written(t, machine.LogJSON, report.NewLog(d.History, report.Filter{}))
	for _, cell := range value(t, document, "cells").([]any) {
		cell := cell.(map[string]any)
		stances, changes := cell["stances"].([]any), cell["changes"].([]any)
		if len(stances) != len(changes) {
			t.Fatalf("%d stances, %d changes", len(stances), len(changes))
		}
		var before any
		for i, c := range changes {
			c, s := c.(map[string]any), stances[i].(map[string]any)
			if c["from"] != before || c["to"] != s["date"] || s["age_days"] != 0.0 {
				t.Errorf("change %d of %s on %s: from %v to %v, age %v", i, cell["party"], cell["issue"], c["from"], c["to"], s["age_days"])
			}
			before = s["date"]
		}
	}
	first := value(t, document, "cells", 0, "changes").([]any)
	if len(first) != 2 || first[0].(map[string]any)["kind"] != "first-recorded" || first[1].(map[string]any)["kind"] != "shifted" {
		t.Errorf("anna on fire: %s", inline(first))
	}
	if strings.Contains(string(document), `"inherited_from": "union"`) {
		t.Error("a cell that is inherited throughout is not told under its group")
	}
}

// Whatever was recorded is in log: claims that others took the place of, and
// silences and claims of cells without a stance.
func TestLogOfClaimsAndSilences(t *testing.T) {
	d := compared(t, codebook, `
date: 2025-08-05
positions:
  anna:
    fire: {summary: No., claims: [{by: carl, summary: First claimed.}]}
    talks: {silent: true, coder: first-coder}
  dora:
    talks: {coder: claims-coder, note: No more was said, claims: [{by: anna, summary: Alone claimed.}]}
---
date: 2025-08-18
positions:
  anna:
    fire: {silent: true, note: Nothing new, claims: [{by: carl, summary: Later claimed.}]}
    talks: {silent: true, coder: second-coder}
`)
	var got []string
	for _, c := range value(t, written(t, machine.LogJSON, report.NewLog(d.History, report.Filter{})), "cells").([]any) {
		c := c.(map[string]any)
		line := fmt.Sprintf("%s/%s %d", c["issue"], c["party"], len(c["stances"].([]any)))
		for _, cl := range c["claims"].([]any) {
			cl := cl.(map[string]any)
			line += fmt.Sprintf("; %s %s %v %v", cl["date"], cl["summary"], cl["coder"], cl["note"])
		}
		for _, s := range c["silences"].([]any) {
			s := s.(map[string]any)
			line += fmt.Sprintf("; silent %s %v %v", s["date"], s["coder"], s["note"])
		}
		got = append(got, line)
	}
	want := []string{
		"fire/anna 1; 2025-08-05 First claimed. <nil> <nil>; 2025-08-18 Later claimed. <nil> <nil>; silent 2025-08-18 <nil> Nothing new",
		"talks/anna 0; silent 2025-08-05 first-coder <nil>; silent 2025-08-18 second-coder <nil>",
		"talks/dora 0; 2025-08-05 Alone claimed. claims-coder No more was said",
	}
	if !slices.Equal(got, want) {
		t.Errorf("log tells\n  %s\nwant\n  %s", strings.Join(got, "\n  "), strings.Join(want, "\n  "))
	}
}

// Every kind is counted by name, in either list of counts.
func TestEveryKindIsCountedAndListed(t *testing.T) {
	for k, word := range diff.Kinds {
		d, err := sample.Kind(diff.Kind(k))
		if err != nil {
			t.Fatal(err)
		}
		document := written(t, machine.DiffJSON, d)
		listed := map[string]int{}
		for _, c := range value(t, document, "changes").([]any) {
			listed[c.(map[string]any)["kind"].(string)]++
		}
		if listed[word] == 0 {
			t.Errorf("%s is not listed", word)
		}
		for _, of := range diff.Kinds {
			counted := int(value(t, document, "counts", of).(float64) + value(t, document, "inherited_counts", of).(float64))
			if counted != listed[of] && of != "unchanged" || counted < listed[of] {
				t.Errorf("sample of %s: %d %s listed, %d counted", word, listed[of], of, counted)
			}
		}
	}
}

// unchanged cells are always counted, and listed with --all.
func TestUnchanged(t *testing.T) {
	d := compared(t, codebook, everything)
	d.Filter.All = false
	document := written(t, machine.DiffJSON, d)
	if n := value(t, document, "counts", "unchanged"); n != 3.0 { // carl on talks, union on degrees and fire
		t.Errorf("%v counted", n)
	}
	if n := value(t, document, "inherited_counts", "unchanged"); n != 1.0 { // anna on degrees
		t.Errorf("%v counted as inherited", n)
	}
	if bytes.Contains(document, []byte(`"kind": "unchanged"`)) {
		t.Error("unchanged cells are listed without --all")
	}
	d.Filter.All = true
	if n := bytes.Count(written(t, machine.DiffJSON, d), []byte(`"kind": "unchanged"`)); n != 4 {
		t.Errorf("%d listed with --all", n)
	}
}

// Characters that a terminal would obey or hide are escaped, and decode to what
// they were.
func TestInvisibleCharactersAreEscaped(t *testing.T) {
	const text = "a\x1b[31m\u202eb\u200bc\U000e0041d\u2066e\u0085f\x7fg\ufeffh\u2028i <&> “é”"
	d := compared(t, codebook, `{date: 2025-08-05, positions: {carl: {fire: {summary: "a\e[31m\u202eb\u200bc\U000e0041d\u2066e\u0085f\x7fg\ufeffh\u2028i <&> “é”"}}}}`)
	document := written(t, machine.DiffJSON, d)
	if got := changeOf(t, document, "carl", "fire")["to"].(map[string]any)["summary"]; got != text {
		t.Errorf("decoded to %q, want %q", got, text)
	}
	if at := regexp.MustCompile(`[^\n\x20-\x7e“é”]`).Find(document); at != nil {
		t.Errorf("%q is passed on", at)
	}
	if want := `a\u001b[31m\u202eb\u200bc\udb40\udc41d\u2066e\u0085f\u007fg\ufeffh\u2028i <&> “é”`; !bytes.Contains(document, []byte(want)) {
		t.Errorf("not written as %s", want)
	}
}

// Whatever the texts are, documents are valid and hide nothing.
func TestHostileTexts(t *testing.T) {
	d, err := sample.Hostile()
	if err != nil {
		t.Fatal(err)
	}
	d.Filter.All = true
	for _, document := range [][]byte{
		written(t, machine.DiffJSON, d), written(t, machine.ShowJSON, report.NewShow(d.History, d.To, report.Filter{})),
		written(t, machine.LogJSON, report.NewLog(d.History, report.Filter{})), written(t, machine.GapJSON, report.NewGap(d.History, d.From, d.To, report.Filter{})),
	} {
		if !json.Valid(document) {
			t.Errorf("not JSON: %.200s", document)
		}
		if at := regexp.MustCompile(`[\x00-\x09\x0b-\x1f\x7f\x{80}-\x{9f}\x{202a}-\x{202e}\x{2066}-\x{2069}\x{200e}\x{200f}\x{200b}\x{200d}\x{feff}]`).FindIndex(document); at != nil {
			t.Errorf("%q is passed on", document[at[0]:at[1]])
		}
	}
}

// A problem without a place has null for it, never 0.
func TestCheckDocument(t *testing.T) {
	document := written(t, machine.CheckJSON, &report.Check{Problems: []problem.Problem{
		problem.New(problem.BadDate, "f.yaml", 3, 7, "m", "h"), problem.New(problem.NoSnapshots, "", 0, 0, "m", ""),
	}})
	if got, want := inline(value(t, document, "problems", 0)), `{"column":7,"file":"f.yaml","hint":"h","line":3,"message":"m","rule":"`+string(problem.BadDate)+`","severity":"error"}`; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	second := value(t, document, "problems", 1).(map[string]any)
	if second["line"] != nil || second["column"] != nil || second["hint"] != nil {
		t.Errorf("got %s", inline(second))
	}
	if got := inline(value(t, document, "counts")); got != `{"errors":1,"warnings":1}` {
		t.Errorf("counts %s", got)
	}
}
