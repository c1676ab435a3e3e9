package diff_test

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"stance/diff"
	"stance/positions"
	"stance/positions/problem"
	"stance/positions/yamlfile"
)

const auditCodebook = `
title: Audit
parties: [{id: g, name: G}, {id: a, name: A, member_of: [g]}, {id: b, name: B}]
issues:
  - id: x
    name: X
    scale: {options: [{id: low, label: Low}, {id: mid, label: Mid}, {id: high, label: High}]}
  - {id: n, name: N, scale: {min: 0, max: 10}}
  - {id: w, name: W}
`

const auditSources = "sources: [{id: s, title: S}, {id: t, title: T}]\n"

// auditData reads a dataset; a file that is not given is the usual one.
func auditData(t *testing.T, codebook, sources, snapshots string) *positions.Dataset {
	t.Helper()
	if codebook == "" {
		codebook = auditCodebook
	}
	if sources == "" {
		sources = auditSources
	}
	r := yamlfile.Read(fstest.MapFS{
		"codebook.yaml": {Data: []byte(codebook)}, "sources.yaml": {Data: []byte(sources)}, "snapshots/all.yaml": {Data: []byte(snapshots)},
	})
	for _, p := range r.Problems {
		if p.Severity == problem.Error {
			t.Fatal(problem.Render(p))
		}
	}
	return r.Dataset
}

// audited writes an audit in short: "01-02/a/x kind [facets]".
func audited(a *diff.Audit) string {
	var lines []string
	for i := range a.Recodings {
		rc := &a.Recodings[i]
		line := fmt.Sprintf("%s/%s/%s %s", rc.Date.String()[5:], rc.Party.ID, rc.Issue.ID, rc.Kind)
		if len(rc.Facets) > 0 {
			line += " " + strings.Join(rc.Facets, ",")
		}
		if rc.Follows {
			line += " follows"
		}
		lines = append(lines, line)
	}
	return strings.Join(lines, "\n")
}

// TestAuditKinds compares one cell, as it is written in two versions.
func TestAuditKinds(t *testing.T) {
	const base = `position: low, plausible: [low, mid], summary: S, terms: [T, {id: u, text: U}], evidence: [{quote: Q, speaker: P, source: s}]`
	tests := []struct{ name, from, to, want string }{
		{"the same", base, base, ""},
		{"order of keys", `summary: S, position: low`, `position: low, summary: S`, ""},
		{"quotation marks", `summary: "It's “A”"`, `summary: "It’s \"A\""`, ""},
		{"order of terms", `summary: S, terms: [T, V]`, `summary: S, terms: [V, T]`, ""},
		{"order of evidence", `summary: S, evidence: [{paraphrase: A, source: s}, {paraphrase: B, source: t}]`, `summary: S, evidence: [{paraphrase: B, source: t}, {paraphrase: A, source: s}]`, ""},
		{"a default written out", `summary: S`, `summary: S, basis: stated, confidence: moderate`, ""},
		{"position", `position: low, summary: S`, `position: mid, summary: S`, "recoded position"},
		{"position and all else", `position: low, summary: S`, `position: none, summary: Z, basis: reported, tone: harder`, "recoded position,summary,basis,tone"},
		{"position taken away", `position: low, summary: S`, `summary: S, note: N`, "recoded position,note"},
		{"none is not unplaced", `position: none, summary: S`, `summary: S`, "recoded position"},
		{"range", `position: low, plausible: [low, mid], summary: S`, `position: low, plausible: [low, high], summary: S`, "recoded plausible"},
		{"range of one point", `position: low, summary: S`, `position: low, plausible: [low, low], summary: S`, "recoded plausible"},
		{"range alone", `plausible: [low, mid], summary: S`, `plausible: [mid, mid], summary: S`, "recoded plausible"},
		{"summary", `position: low, summary: S`, `position: low, summary: Z, note: N`, "rewritten summary,note"},
		{"terms", `summary: S, terms: [T]`, `summary: S, terms: [T, V]`, "rewritten terms"},
		{"kind of a term", `summary: S, terms: [{text: T, kind: demand}]`, `summary: S, terms: [{text: T, kind: offer}]`, "rewritten terms"},
		{"id of a term", `summary: S, terms: [{id: u, text: T}]`, `summary: S, terms: [{id: v, text: T}]`, "rewritten terms"},
		{"tone", `summary: S`, `summary: S, tone: harder`, "rewritten tone"},
		{"basis", `summary: S`, `summary: S, basis: reported`, "resourced basis"},
		{"confidence", `summary: S`, `summary: S, confidence: low`, "resourced confidence"},
		{"novel", `summary: S`, `summary: S, novel: true`, "resourced novel"},
		{"salience", `summary: S, salience: 1`, `summary: S, salience: 2`, "resourced salience"},
		{"salience given", `summary: S`, `summary: S, salience: 0`, "resourced salience"},
		{"known", `summary: S`, `summary: S, known: 2025-02-01`, "resourced known"},
		{"coder", `summary: S, coder: a`, `summary: S, coder: b`, "resourced coder"},
		{"note", `summary: S`, `summary: S, note: N`, "resourced note"},
		{"evidence", `summary: S, evidence: [{quote: Q, speaker: P, source: s}]`, `summary: S, evidence: [{quote: Q, speaker: P, source: t}]`, "resourced evidence"},
		{"locator", `summary: S, evidence: [{quote: Q, speaker: P, source: s}]`, `summary: S, evidence: [{quote: Q, speaker: P, source: s, locator: p. 1}]`, "resourced evidence"},
		{"claims", `claims: [{by: b, summary: S}]`, `claims: [{by: b, position: low, summary: S}]`, "resourced claims"},
		{"what is accepted", `position: low, summary: S`, `position: low, summary: S, accepts: [low, mid]`, "recoded accepts"},
		{"what is accepted, another", `summary: S, accepts: [low, mid]`, `summary: S, accepts: [low, high]`, "recoded accepts"},
		{"the basis of what is accepted", `summary: S, accepts: [low, mid]`, `summary: S, accepts: {range: [low, mid], basis: assessed}`, "recoded accepts"},
		{"what is accepted, in its long form", `summary: S, accepts: [low, mid]`, `summary: S, accepts: {range: [low, mid]}`, ""},
		{"when", `summary: S`, `summary: S, when: 2025-01`, "resourced when"},
		{"when of claims", `claims: [{by: b, summary: S}]`, `when: 2025-01, claims: [{by: b, summary: S}]`, "resourced when"},
		{"when of a silence", `silent: true`, `silent: true, when: 2025`, "resourced when"},
		{"what a term is tied to", `summary: S, terms: [{id: u, text: U}]`, `summary: S, terms: [{id: u, text: U, if: [it rains]}]`, "rewritten terms"},
		{"what ends a term", `summary: S, terms: [{text: U, if: [it rains]}]`, `summary: S, terms: [{text: U, unless: [it rains]}]`, "rewritten terms"},
		{"venue", `summary: S, evidence: [{paraphrase: Q, source: s}]`, `summary: S, evidence: [{paraphrase: Q, source: s, venue: V}]`, "resourced evidence"},
		{"origin", `summary: S, evidence: [{paraphrase: Q, source: s}]`, `summary: S, evidence: [{paraphrase: Q, source: s, origin: O}]`, "resourced evidence"},
		{"position of a passage", `summary: S, evidence: [{paraphrase: Q, source: s}]`, `summary: S, evidence: [{paraphrase: Q, source: s, position: low}]`, "resourced evidence"},
		{"range of a passage", `summary: S, evidence: [{paraphrase: Q, source: s}]`, `summary: S, evidence: [{paraphrase: Q, source: s, plausible: [low, mid]}]`, "resourced evidence"},
		{"range of a claim", `claims: [{by: b, summary: S}]`, `claims: [{by: b, summary: S, plausible: [low, mid]}]`, "resourced claims"},
		{"basis of a claim", `claims: [{by: b, summary: S}]`, `claims: [{by: b, summary: S, basis: reported}]`, "resourced claims"},
		{"a claim's default written out", `claims: [{by: b, summary: S}]`, `claims: [{by: b, summary: S, basis: stated, confidence: moderate}]`, ""},
		{"claim answered", `summary: S, claims: [{by: b, summary: S}]`, `summary: S, claims: [{by: b, summary: S, response: denied}]`, "resourced claims"},
		{"stance for silence", `silent: true`, `position: low, summary: S`, "recoded stance,silent"},
		{"stance beside claims", `claims: [{by: b, summary: S}]`, `claims: [{by: b, summary: S}], summary: S`, "recoded stance"},
		{"silence beside claims", `claims: [{by: b, summary: S}]`, `claims: [{by: b, summary: S}], silent: true`, "resourced silent"},
		{"note of silence", `silent: true`, `silent: true, note: N`, "resourced note"},
		{"added", ``, base, "added"},
		{"removed", base, ``, "removed"},
	}
	snapshot := func(cell string) string {
		if cell == "" {
			return "date: 2025-01-02\n"
		}
		return "date: 2025-01-02\npositions: {a: {x: {" + cell + "}}}\n"
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			a := diff.AuditVersions(auditData(t, "", "", snapshot(test.from)), auditData(t, "", "", snapshot(test.to)))
			want := test.want
			if want != "" {
				want = "01-02/a/x " + want
			}
			if got := audited(a); got != want {
				t.Errorf("got  %q\nwant %q", got, want)
			}
			if a.Empty() != (want == "") {
				t.Errorf("Empty() = %v", a.Empty())
			}
			total := 0
			for _, n := range a.Counts {
				total += n
			}
			if total != len(a.Recodings) {
				t.Errorf("counts add up to %d", total)
			}
			// Whatever is added one way round is removed the other.
			back := audited(diff.AuditVersions(auditData(t, "", "", snapshot(test.to)), auditData(t, "", "", snapshot(test.from))))
			twin := strings.NewReplacer("added", "removed", "removed", "added").Replace(want)
			if back != twin {
				t.Errorf("the other way round: %q, want %q", back, twin)
			}
		})
	}
}

func TestAuditOfSame(t *testing.T) {
	const first = "date: 2025-01-01\npositions: {a: {x: {position: %s, summary: S}}}\n---\n"
	const second = "date: 2025-01-02\npositions: {a: {x: {position: %s, summary: S%s}}}\n"
	tests := []struct{ name, firstFrom, from, firstTo, to, want string }{
		{"what it repeats is recoded", "low", "same", "mid", "same", "01-01/a/x recoded position\n01-02/a/x recoded position follows"},
		{"written out", "low", "same", "low", "low", ""},
		{"taken for the same", "low", "low", "low", "same", ""},
		{"written out as another", "low", "same", "low", "mid", "01-02/a/x recoded position"},
		{"written out, and what it repeated recoded", "low", "same", "mid", "low", "01-01/a/x recoded position"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			from := fmt.Sprintf(first, test.firstFrom) + fmt.Sprintf(second, test.from, "")
			to := fmt.Sprintf(first, test.firstTo) + fmt.Sprintf(second, test.to, "")
			if got := audited(diff.AuditVersions(auditData(t, "", "", from), auditData(t, "", "", to))); got != test.want {
				t.Errorf("got\n%s\nwant\n%s", got, test.want)
			}
		})
	}
	t.Run("a record put in between", func(t *testing.T) {
		base := "date: 2025-01-01\npositions: {a: {x: {position: low, summary: S}}}\n---\ndate: 2025-01-03\npositions: {a: {x: {position: same, summary: S}}}\n"
		more := base + "---\ndate: 2025-01-02\npositions: {a: {x: {position: high, summary: S}}}\n"
		want := "01-02/a/x added\n01-03/a/x recoded position follows"
		if got := audited(diff.AuditVersions(auditData(t, "", "", base), auditData(t, "", "", more))); got != want {
			t.Errorf("got\n%s", got)
		}
	})
	t.Run("its own range", func(t *testing.T) {
		from := fmt.Sprintf(first, "low") + fmt.Sprintf(second, "same", ", plausible: [low, mid]")
		to := fmt.Sprintf(first, "mid") + fmt.Sprintf(second, "same", ", plausible: [low, high]")
		want := "01-01/a/x recoded position\n01-02/a/x recoded position,plausible"
		if got := audited(diff.AuditVersions(auditData(t, "", "", from), auditData(t, "", "", to))); got != want {
			t.Errorf("got\n%s", got)
		}
	})
}

func TestAuditBesideRecords(t *testing.T) {
	const snapshots = "date: 2025-01-01\nlabel: one\npositions: {a: {x: {position: low, summary: S}, n: {position: 3, summary: S}}}\n"
	from := auditData(t, "", "", snapshots)
	tests := []struct {
		name, codebook, sources, snapshots string
		want                               string
	}{
		{"comments", "# A comment.\n" + auditCodebook, "", "# Another.\n" + snapshots, ""},
		{"order of sources", "", "sources: [{id: t, title: T}, {id: s, title: S}]\n", snapshots, ""},
		{"title", strings.Replace(auditCodebook, "title: Audit", "title: Other", 1), "", snapshots, "title  changed"},
		{"coding rules", strings.Replace(auditCodebook, "title: Audit", "title: Audit\ndescription: Rules", 1), "", snapshots, "description  changed"},
		{"a party", strings.Replace(auditCodebook, "{id: b, name: B}", "{id: b, name: C}", 1), "", snapshots, "party b changed"},
		{"parties", strings.Replace(auditCodebook, "{id: b, name: B}", "{id: c, name: B}", 1), "", snapshots, "party b removed; party c added"},
		{"order of parties", strings.Replace(auditCodebook, "[{id: g, name: G}, {id: a, name: A, member_of: [g]}, {id: b, name: B}]", "[{id: b, name: B}, {id: g, name: G}, {id: a, name: A, member_of: [g]}]", 1), "", snapshots, "order of parties  changed"},
		{"label of an option", strings.Replace(auditCodebook, "label: Low", "label: Lowest", 1), "", snapshots, "issue x changed"},
		{"a new option shifts scores and recodes nothing", strings.Replace(auditCodebook, "{id: low, label: Low}", "{id: nil, label: Nil}, {id: low, label: Low}", 1), "", snapshots, "issue x changed"},
		{"a speaker", auditCodebook + "speakers: [{name: Ann, party: a}]\n", "", snapshots, "speaker Ann for a added"},
		{"examples of an option", strings.Replace(auditCodebook, "label: Low}", "label: Low, examples: [E]}", 1), "", snapshots, "issue x changed"},
		{"what does not belong to one", strings.Replace(auditCodebook, "label: Low}", "label: Low, not: [E]}", 1), "", snapshots, "issue x changed"},
		{"where a source is from", "", "sources: [{id: s, title: S, origin: O}, {id: t, title: T, retrieved: 2025-01-01}]\n", snapshots, "source s changed; source t changed"},
		{"sources", "", "sources: [{id: s, title: S2}, {id: u, title: U}]\n", snapshots, "source s changed; source t removed; source u added"},
		{"label", "", "", strings.Replace(snapshots, "label: one", "label: two", 1), "date 2025-01-01 changed"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			a := diff.AuditVersions(from, auditData(t, test.codebook, test.sources, test.snapshots))
			if len(a.Recodings) > 0 {
				t.Errorf("recodings: %s", audited(a))
			}
			var got []string
			for _, list := range [][]diff.ReferenceChange{a.Codebook, a.Sources, a.Dates} {
				for _, c := range list {
					got = append(got, c.What+" "+c.ID+" "+c.How)
				}
			}
			if s := strings.Join(got, "; "); s != test.want {
				t.Errorf("got %q, want %q", s, test.want)
			}
		})
	}
}

// A claim that repeats one has its response: to write that it has none is a change.
func TestAuditOfResponses(t *testing.T) {
	const snapshots = "date: 2025-01-01\npositions: {a: {x: {claims: [{by: b, summary: S, response: denied}]}}}\n---\ndate: 2025-01-02\npositions: {a: {x: {claims: [{by: b, summary: S%s}]}}}\n"
	version := func(response string) *positions.Dataset {
		return auditData(t, "", "", fmt.Sprintf(snapshots, response))
	}
	for _, c := range []struct{ from, to, want string }{
		{"", ", response: denied", ""},
		{"", ", response: none", "01-02/a/x resourced claims"},
		{", response: confirmed", "", "01-02/a/x resourced claims"},
	} {
		if got := audited(diff.AuditVersions(version(c.from), version(c.to))); got != c.want {
			t.Errorf("%q, then %q: %q, want %q", c.from, c.to, got, c.want)
		}
	}
}

// The rank of a speaker decides whose words a stance is told as.
func TestAuditOfSpeakers(t *testing.T) {
	const snapshots = "date: 2025-01-01\n"
	book := func(speakers string) *positions.Dataset {
		return auditData(t, auditCodebook+"speakers: ["+speakers+"]\n", "", snapshots)
	}
	from := book("{name: Ann, party: a, rank: envoy}, {name: Ann, party: b}")
	for speakers, want := range map[string]string{
		"{name: Ann, party: b}, {name: Ann, party: a, rank: envoy}":          "",
		"{name: Ann, party: a, rank: principal}, {name: Ann, party: b}":      "[{speaker Ann for a changed}]",
		"{name: Ann, party: a, rank: envoy, role: R}, {name: Ann, party: b}": "[{speaker Ann for a changed}]",
		"{name: Ann, party: a, rank: envoy}, {name: Bob, party: b}":          "[{speaker Ann for b removed} {speaker Bob for b added}]",
	} {
		got := ""
		if changes := diff.AuditVersions(from, book(speakers)).Codebook; len(changes) > 0 {
			got = fmt.Sprint(changes)
		}
		if got != want {
			t.Errorf("%s: %s, want %s", speakers, got, want)
		}
	}
}

// TestAuditOrder also has a party and an issue that are no longer in the
// codebook: they come last within their date.
func TestAuditOrder(t *testing.T) {
	from := auditData(t, "", "", "date: 2025-01-01\npositions: {g: {x: {summary: S}, w: {summary: S}}, b: {x: {summary: S}}}\n---\ndate: 2025-01-02\npositions: {b: {x: {summary: S}}}\n")
	without := strings.NewReplacer("{id: g, name: G}, ", "", ", member_of: [g]", "").Replace(auditCodebook)
	to := auditData(t, without, "", "date: 2025-01-01\npositions: {b: {n: {summary: S}}, a: {x: {summary: S}}}\n")
	want := "01-01/a/x added\n01-01/b/x removed\n01-01/b/n added\n01-01/g/x removed\n01-01/g/w removed\n01-02/b/x removed"
	if got := audited(diff.AuditVersions(from, to)); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}
