package main

import (
	"bytes"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"stance/diff"
	"stance/positions"
	"stance/positions/splice"
	"stance/positions/yamlfile"
)

// everyKey is a dataset in which every key of the format stands, with values
// that stand nowhere else.
var everyKey = map[string]string{
	"codebook.yaml": `
title: A title
description: A description
parties:
  - {id: union, name: Union, short: UN, color: "#101010"}
  - {id: north, name: North, member_of: [union]}
  - {id: south, name: South}
  - {id: west, name: West}
  - {id: east, name: East, member_of: [south]}
  - {id: spare, name: Of which nothing is said}
  # more parties
issues:
  - id: land
    name: Land
    question: Whose is it?
    keywords: [land, "field*"]
    scale:
      low: None lost
      high: Everything lost
      options:
        - {id: ours, label: Ours, value: 0, description: Nothing given}
        - {id: half, label: One half, value: 4, examples: [A field], not: [A forest]}
        - {id: theirs, label: Theirs, value: 10}
        # more options
  - {id: toll, name: Toll, scale: {min: 1, max: 7, unit: coins}}
  - {id: words, name: Words}
  - {id: spare, name: Nothing is said of it}
  # more issues
speakers:
  - {name: Ann Speaker, party: south, role: Ann's office, rank: envoy}
  - {name: Bob Speaker, party: south, rank: principal}
  # more speakers
`,
	"sources.yaml": `
sources:
  - id: one
    title: The first
    publisher: A publisher
    published: 2025-01-05
    origin: A wire
    retrieved: 2025-01-07
    read: [{date: 2025-01-08, by: A reader}]
    public: true
    captures: [{date: 2025-02-02, sha256: 3333333333333333333333333333333333333333333333333333333333333333}, {date: 2025-04-01}]
    url: https://one.example/
    archive: archive/first.txt
    sha256: 0000000000000000000000000000000000000000000000000000000000000000
    language: en
    reliability: B
  - {id: two, title: The second, captures: [{date: 2025-02-02}, {date: 2025-04-01}]}
  - {id: spare, title: Cited nowhere, captures: [{date: 2025-01-10}]}
  # more sources
`,
	"snapshots/a.yaml": `
date: 2025-01-01
label: the-start
title: How it began
note: Of the beginning
positions:
  union:
    land: {position: ours, summary: Ours., terms: [{id: gift, text: A gift}, {id: gifu, text: Another}], inherited_by: [north], evidence: [{paraphrase: Ours., source: one}]}
    words: {summary: No more than words., terms: [{id: gift, text: In words}], signed_by: [north]}
    toll: {position: 3, plausible: [2, 4], summary: Three., accepts: [2, 5], evidence: [{paraphrase: Three., source: two, position: 3, plausible: [2, 5]}],
      claims: [{by: west, position: 4, plausible: [3, 5], accepts: [2, 6], summary: Four., evidence: [{paraphrase: Four., source: two, position: 4, plausible: [3, 6]}]}]}
  south:
    land: {position: ours, summary: All., terms: [{id: old, kind: offer, text: Peace}, {id: older, text: War}, {id: x-a, text: Wind}, {id: x-b, text: Rain}], evidence: [{paraphrase: All., source: one}]}
    words: {summary: Said., terms: [{id: new, text: News}]}
`,
	"snapshots/b.yaml": `
date: 2025-02-01
positions:
  south:
    land:
      position: half
      plausible: [half, theirs]
      summary: Some of it.
      accepts: {range: [ours, half], basis: assessed, confidence: low}
      when: 2025-01-31/2025-02-01
      terms:
        - {id: new, kind: demand, text: Bread}
        - {id: newer, text: Salt, if: [land/new, it is winter], unless: [it thaws, land/new], against: [union/land/gift]}
        - {id: threat, kind: threat, text: Or else}
        - {id: nex, text: Pepper}
        # more terms
      ended:
        - {id: old, how: replaced, by: new}
        - {id: x-a, how: met}
        # more endings
      basis: recounted
      confidence: high
      tone: softer
      novel: true
      salience: 70
      known: 2025-02-03
      coder: coder-of-stance
      note: A note on a stance
      evidence:
        - quote: Half of it
          paraphrase: Some of it is enough
          speaker: A speaker
          role: A role
          source: one
          locator: p. 1
          prefix: "about "
          suffix: " at most"
          use: context
          credibility: 3
          venue: A hall
          origin: A writer
          position: half
          plausible: [ours, theirs]
          captured: 2025-02-02
        # more evidence
      claims:
        - by: west
          position: half
          summary: They want all.
          plausible: [ours, theirs]
          accepts: [ours, theirs]
          when: 2025-02-01~
          basis: reported
          confidence: high
          response: denied
          known: 2025-02-02
          evidence: [{paraphrase: It is all that they want, source: two, position: half, plausible: [ours, theirs]}]
        # more claims
  west:
    words:
      silent: true
      when: 2025-02
      known: 2025-02-04
      coder: coder-of-silence
      note: A note on silence
      evidence: [{paraphrase: Nothing is in it, source: two}]
    toll:
      when: 2025
      coder: coder-of-claims
      note: A note on claims
      claims: [{by: north, position: 3, summary: West pays.}]
  north:
    land:
      claims:
        - {by: west, position: half, summary: A half., evidence: [{quote: North wants a half, speaker: W, source: two}]}
        - {by: south, position: ours, summary: None.}
    words:
      claims: [{by: west, summary: They talk.}]
  east:
    land:
      silent: true
      claims: [{by: north, position: half, summary: East wants a half., evidence: [{quote: East wants a half, speaker: E, source: two}]}]
    toll:
      silent: true
      claims: [{by: north, position: 4, summary: East pays four.}]
`,
	"snapshots/c.yaml": `
date: 2025-03-01
positions: {}
`,
	"snapshots/d.yaml": `
date: 2025-02-15
coder: coder-of-all
known: 2025-02-16
searched: {parties: [south], issues: [toll], sources: [one]}
positions: {north: {toll: {summary: By the top., claims: [{by: west, summary: They pay.}]}}, east: {land: {summary: Gifts., terms: [{id: gift, text: Of the east}]}}}
`,
	"reviews/anna.yaml": `
- {date: 2025-02-01, party: south, issue: land, fingerprint: "v1:0123456789ab", verdict: approved, on: 2025-02-10, note: A verdict's note}
`,
}

// outputKind is something that has to notice when a key's value is another.
type outputKind string

const (
	toJSON        outputKind = "JSON"
	toExport      outputKind = "export"
	toImport      outputKind = "import"
	toAudit       outputKind = "audit"
	toFingerprint outputKind = "fingerprint"
	toWriter      outputKind = "writer"

	ofRecords outputKind = "fingerprints of records"
)

// but are outputs that a key is no part of, and why.
type but map[outputKind]string

func and(all ...but) but {
	sum := but{}
	for _, b := range all {
		for o, why := range b {
			sum[o] = why
		}
	}
	return sum
}

var (
	noImport     = but{toImport: "a table of records brings in no codebook and no sources"}
	namedByID    = but{toJSON: "documents name parties, issues and sources by their ids; what these stand for is in the codebook, and in the workbook"}
	dayAlone     = but{toJSON: "documents name dates by their days"}
	bookAlone    = and(noImport, namedByID)
	notOfRecord  = but{toFingerprint: "who coded it and what they noted is not what the record says"}
	notContent   = but{toFingerprint: "it is not what the dataset says: a colour, a file's name, a note"}
	signOffAlone = but{toImport: "a sign-off is no record", toAudit: "a sign-off is no coding", toFingerprint: "a sign-off is of a fingerprint, and no part of one"}
)

// keyCase sets a key to another value: wherever old stands.
type keyCase struct {
	key      string // "a record/coder"
	old, new string
	but      but
}

var keyCases = []keyCase{
	{"the codebook/title", "A title", "Another title", bookAlone},
	{"the codebook/description", "A description", "Another description", bookAlone},
	{"the codebook/parties", "# more parties", "- {id: more, name: More}", bookAlone},
	{"the codebook/issues", "# more issues", "- {id: more, name: More}", noImportOfWords("JSON has an issue where something is said of it")},
	{"a party/id", "south", "sooth", nil},
	{"a party/name", "name: South", "name: Sooth", bookAlone},
	{"a party/short", "short: UN", "short: U", bookAlone},
	{"a party/color", "#101010", "#202020", and(bookAlone, notContent)},
	{"a party/member_of", "member_of: [south]", "member_of: [west]", noImport},
	{"an issue/id", "land", "soil", nil},
	{"an issue/name", "name: Land", "name: Soil", bookAlone},
	{"an issue/keywords", "[land, ", "[lands, ", bookAlone},
	{"an issue/question", "Whose is it?", "Who owns it?", bookAlone},
	{"an issue/scale", "{id: words, name: Words}", "{id: words, name: Words, scale: {min: 0, max: 1}}", noImport},
	{"a scale/low", "None lost", "Nothing lost", bookAlone},
	{"a scale/high", "Everything lost", "All lost", noImport},
	{"a scale/options", "# more options", "- {id: more, label: More, value: 20}", noImport},
	{"a scale/min", "min: 1", "min: 0", noImport},
	{"a scale/max", "max: 7", "max: 8", noImport},
	{"a scale/unit", "unit: coins", "unit: pieces", noImport},
	{"an option/id", "theirs", "others", nil},
	{"an option/label", "One half", "Half", noImport},
	{"an option/value", "value: 4", "value: 5", noImport},
	{"an option/description", "Nothing given", "Nothing given up", bookAlone},
	{"an option/examples", "A field", "A meadow", bookAlone},
	{"an option/not", "A forest", "A wood", bookAlone},
	{"the codebook/speakers", "# more speakers", "- {name: More, party: west}", bookAlone},
	{"a speaker/name", "Ann Speaker", "Anna Speaker", bookAlone},
	{"a speaker/party", "party: south, role", "party: west, role", bookAlone},
	{"a speaker/role", "Ann's office", "Another office", bookAlone},
	{"a speaker/rank", "rank: envoy", "rank: official", bookAlone},

	{"a file of sources/sources", "# more sources", "- {id: more, title: More}", bookAlone},
	{"a source/id", "two", "three", nil},
	{"a source/title", "The first", "The only", bookAlone},
	{"a source/publisher", "A publisher", "Another publisher", bookAlone},
	{"a source/published", "2025-01-05", "2025-01-06", noImport},
	{"a source/origin", "A wire", "Another wire", noImport},
	{"a source/retrieved", "2025-01-07", "2025-01-08", bookAlone},
	{"a source/read", "by: A reader}]", "by: A reader}, {date: 2025-01-09}]", bookAlone},
	{"a reading/date", "read: [{date: 2025-01-08", "read: [{date: 2025-01-09", bookAlone},
	{"a reading/by", "A reader", "Another reader", bookAlone},
	{"a source/public", "public: true", "public: false", bookAlone},
	{"a source/captures", "{date: 2025-04-01}]", "{date: 2025-04-01}, {date: 2025-04-02}]", bookAlone},
	{"a capture/date", "{date: 2025-04-01}", "{date: 2025-04-02}", bookAlone},
	{"a capture/sha256", "sha256: 3", "sha256: 4", bookAlone},
	{"a source/url", "https://one.example/", "https://two.example/", bookAlone},
	{"a source/archive", "first.txt", "other.txt", and(bookAlone, notContent)},
	{"a source/sha256", "sha256: 0", "sha256: 1", bookAlone},
	{"a source/language", "language: en", "language: uk", bookAlone},
	{"a source/reliability", "reliability: B", "reliability: C", bookAlone},

	{"a snapshot/date", "2025-03-01", "2025-03-02", nil},
	{"a snapshot/label", "the-start", "the-beginning", dayAlone},
	{"a snapshot/title", "How it began", "How it started", dayAlone},
	{"a snapshot/note", "Of the beginning", "Of the start", and(dayAlone, notContent)},
	{"a snapshot/coder", "coder-of-all", "another-coder", notOfRecord},
	{"a snapshot/known", "known: 2025-02-16", "known: 2025-02-17", nil},
	{"a snapshot/searched", "searched: {parties: [south], issues: [toll]", "searched: {parties: [south], issues: [toll, words]", nil},
	{"a search/parties", "{parties: [south], issues: [toll]", "{parties: [west], issues: [toll]", nil},
	{"a search/issues", "{parties: [south], issues: [toll]", "{parties: [south], issues: [words]", nil},
	{"a search/sources", "issues: [toll], sources: [one]", "issues: [toll], sources: [two]", nil},
	{"a snapshot/positions", "positions: {}", "positions: {east: {words: {summary: A word.}}}", nil},

	{"a record/position", "position: half\n      plausible", "position: theirs\n      plausible", nil},
	{"a record/plausible", "[half, theirs]", "[half, half]", nil},
	{"a record/summary", "Some of it.", "A part of it.", nil},
	{"a record/terms", "# more terms", "- More", nil},
	{"a record/ended", "# more endings", "- {id: older, how: met}", nil},
	{"a record/accepts", "accepts: {range: [ours, half], basis: assessed, confidence: low}", "accepts: [ours, half]", nil},
	{"what is accepted/range", "range: [ours, half]", "range: [half, half]", nil},
	{"what is accepted/basis", "basis: assessed", "basis: reported", nil},
	{"what is accepted/confidence", "basis: assessed, confidence: low", "basis: assessed, confidence: high", nil},
	{"a record/when", "2025-01-31/2025-02-01", "2025-01-30/2025-02-01", nil},
	{"a record/when", "when: 2025-02\n", "when: ../2025-02-01\n", nil}, // of the silence
	{"a record/when", "when: 2025\n", "when: 2025-02\n", nil},          // of claims alone
	{"a record/signed_by", "signed_by: [north]", "signed_by: []", nil},
	{"a record/basis", "basis: recounted", "basis: stated", nil},
	{"a record/confidence", "confidence: high", "confidence: low", nil},
	{"a record/tone", "tone: softer", "tone: harder", nil},
	{"a record/novel", "novel: true", "novel: false", nil},
	{"a record/salience", "salience: 70", "salience: 71", nil},
	{"a record/inherited_by", "inherited_by: [north]", "inherited_by: []", nil},
	{"a record/known", "known: 2025-02-03", "known: 2025-02-05", nil},
	{"a record/known", "known: 2025-02-04", "known: 2025-02-05", nil}, // of the silence
	{"a record/coder", "coder-of-stance", "another-coder", notOfRecord},
	{"a record/coder", "coder-of-silence", "another-coder", notOfRecord},
	{"a record/coder", "coder-of-claims", "another-coder", notOfRecord},
	{"a record/note", "A note on a stance", "Another note", notOfRecord},
	{"a record/note", "A note on silence", "Another note", notOfRecord},
	{"a record/note", "A note on claims", "Another note", notOfRecord},
	{"a record/evidence", "# more evidence", "- {paraphrase: More, source: two}", nil},
	{"a record/evidence", "      evidence: [{paraphrase: Nothing is in it, source: two}]", "", nil}, // of the search
	{"a record/claims", "# more claims", "- {by: north, summary: More.}", nil},
	{"a record/silent", "silent: true", "summary: Said it.", nil},

	{"a term/id", "id: threat", "id: menace", nil},
	{"a term/kind", "kind: threat", "kind: condition", nil},
	{"a term/text", "Or else", "Or not", nil},
	{"a term/if", "if: [land/new, it is winter]", "if: [it is winter]", nil},
	{"a term/unless", "it thaws", "it rains", nil},
	{"a term/against", "union/land/gift", "union/land/gifu", nil},
	{"an ended term/id", "{id: old, how: replaced", "{id: older, how: replaced", nil},
	{"an ended term/how", "how: replaced, by: new", "how: met", nil},
	{"an ended term/by", "by: new}", "by: newer}", nil},

	{"a claim/by", "by: west", "by: north", nil},
	{"a claim/position", "position: half\n          summary: They", "position: theirs\n          summary: They", nil},
	{"a claim/summary", "They want all.", "They want everything.", nil},
	{"a claim/plausible", "plausible: [ours, theirs]\n          accepts", "plausible: [ours, half]\n          accepts", nil},
	{"a claim/accepts", "accepts: [ours, theirs]", "accepts: [ours, half]", nil},
	{"a claim/when", "when: 2025-02-01~", "when: 2025-02", nil},
	{"a claim/basis", "basis: reported\n          confidence: high", "basis: stated\n          confidence: high", nil},
	{"a claim/confidence", "confidence: high\n          response", "confidence: low\n          response", nil},
	{"a claim/response", "response: denied", "response: confirmed", nil},
	{"a claim/known", "known: 2025-02-02", "known: 2025-02-03", nil},
	{"a claim/evidence", "          evidence: [{paraphrase: It is all that they want, source: two, position: half, plausible: [ours, theirs]}]", "", nil},

	{"a piece of evidence/quote", "Half of it", "One half of it", nil},
	{"a piece of evidence/paraphrase", "Some of it is enough", "A part of it is enough", nil},
	{"a piece of evidence/speaker", "A speaker", "Another speaker", nil},
	{"a piece of evidence/role", "A role", "Another role", nil},
	{"a piece of evidence/source", "source: one\n          locator", "source: two\n          locator", nil},
	{"a piece of evidence/locator", "p. 1", "p. 2", nil},
	{"a piece of evidence/prefix", "about ", "exactly ", nil},
	{"a piece of evidence/suffix", " at most", " at least", nil},
	{"a piece of evidence/use", "use: context", "use: contradicts", nil},
	{"a piece of evidence/credibility", "credibility: 3", "credibility: 4", nil},

	{"a piece of evidence/venue", "A hall", "A lobby", nil},
	{"a piece of evidence/origin", "A writer", "Another writer", nil},
	{"a piece of evidence/position", "position: half\n          plausible", "position: ours\n          plausible", nil},
	{"a piece of evidence/plausible", "plausible: [ours, theirs]\n          captured", "plausible: [ours, half]\n          captured", nil},
	{"a piece of evidence/captured", "captured: 2025-02-02\n", "captured: 2025-04-01\n", nil},

	{"a sign-off/date", "{date: 2025-02-01", "{date: 2025-01-01", signOffAlone},
	{"a sign-off/party", "party: south, issue", "party: west, issue", signOffAlone},
	{"a sign-off/issue", "issue: land", "issue: toll", signOffAlone},
	{"a sign-off/fingerprint", "v1:0123456789ab", "v1:ba9876543210", signOffAlone},
	{"a sign-off/verdict", "verdict: approved", "verdict: disputed", signOffAlone},
	{"a sign-off/on", "on: 2025-02-10", "on: 2025-02-11", signOffAlone},
	{"a sign-off/note", "A verdict's note", "Another note", signOffAlone},
}

// TestNothingIsAcceptedAndDropped holds that every key which the program reads
// comes back from whatever it writes and compares. Whoever adds a key gives it
// a value in everyKey and a case in keyCases.
func TestNothingIsAcceptedAndDropped(t *testing.T) {
	cases := map[string]bool{}
	for _, c := range keyCases {
		cases[c.key] = true
	}
	for _, keys := range yamlfile.KnownKeys() {
		for _, name := range keys.Names {
			if key := keys.Of + "/" + name; !cases[key] {
				t.Errorf("%s has no case", key)
			}
			delete(cases, keys.Of+"/"+name)
		}
	}
	for key := range cases {
		t.Errorf("%s is no key", key)
	}
	for key := range told {
		if key != "" && !slices.ContainsFunc(keyCases, func(c keyCase) bool { return c.key == key }) {
			t.Errorf("documents tell of %s, which is no key", key)
		}
	}
	before := newOutputs(t, everyKey)
	for _, c := range keyCases {
		t.Run(c.key, func(t *testing.T) {
			found := 0
			changed := map[string]string{}
			for name, content := range everyKey {
				found += strings.Count(content, c.old)
				changed[name] = strings.ReplaceAll(content, c.old, c.new)
				if strings.Count(changed[name], "\n") != strings.Count(content, "\n") {
					t.Fatal("other lines prove nothing, as documents have their numbers")
				}
			}
			if found == 0 {
				t.Fatalf("%q stands nowhere", c.old)
			}
			after := newOutputs(t, changed)
			var tell []string
			for _, command := range slices.Sorted(maps.Keys(documentsOf)) {
				if !sameDocuments(before.documents[command], after.documents[command], strings.HasPrefix(c.key, "a sign-off/")) {
					tell = append(tell, command)
				}
			}
			want := strings.Fields(told[""])
			if commands, ok := told[c.key]; ok {
				want = strings.Fields(commands)
			}
			if why := c.but[toJSON]; why != "" {
				want = nil
				if len(tell) > 0 {
					t.Errorf("JSON of %v notices %s, and need not: %s", tell, c.key, why)
				}
			}
			for _, command := range want {
				if !slices.Contains(tell, command) {
					t.Errorf("JSON of %s does not notice that %q is %q", command, c.old, c.new)
				}
			}
			for _, o := range []outputKind{toExport, toImport, toAudit, toFingerprint, toWriter} {
				var noticed bool
				switch {
				case o == toAudit:
					noticed = !diff.AuditVersions(before.dataset, after.dataset).Empty()
				case o == toFingerprint && strings.HasPrefix(c.key, "a record/"):
					noticed = before.of[ofRecords] != after.of[ofRecords]
				default:
					noticed = before.of[o] != after.of[o]
				}
				switch why := c.but[o]; {
				case why == "" && !noticed:
					t.Errorf("%s does not notice that %q is %q", o, c.old, c.new)
				case why != "" && noticed:
					t.Errorf("%s notices %s, and need not: %s", o, c.key, why)
				}
			}
		})
	}
}

// Coder and note are what audit calls resourced, whatever the record is.
func TestCodersAreResourced(t *testing.T) {
	before := newOutputs(t, everyKey)
	for _, c := range keyCases {
		if c.key != "a record/coder" && c.key != "a record/note" {
			continue
		}
		changed := map[string]string{}
		for name, content := range everyKey {
			changed[name] = strings.ReplaceAll(content, c.old, c.new)
		}
		a := diff.AuditVersions(before.dataset, newOutputs(t, changed).dataset)
		_, key, _ := strings.Cut(c.key, "/")
		if len(a.Recodings) != 1 || a.Recodings[0].Kind != diff.Resourced || !slices.Equal(a.Recodings[0].Facets, []string{key}) {
			t.Errorf("%s: %+v", c.old, a.Recodings)
		}
	}
}

func noImportOfWords(why string) but { return and(noImport, but{toJSON: why}) }

// outputs is what the program makes of a dataset.
type outputs struct {
	dataset *positions.Dataset
	of      map[outputKind]string

	documents map[string]string // in JSON, by command
}

// documentsOf are the runs of the commands whose documents tell of records: of
// show one for each date.
var documentsOf = map[string][][]string{
	"show":   {{"2025-01-01"}, {"2025-02-01"}, {"latest"}},
	"diff":   {{"first", "latest", "--all"}},
	"log":    {{}},
	"review": {{"--all"}},
}

// told says in which commands' documents a key has to be noticed: where not said
// otherwise, in those of all that tell of stances, claims and silences.
var told = map[string]string{
	"":                       "show diff log",
	"a party/id":             "show diff log review",
	"a party/member_of":      "show diff", // log leaves members out that speak through their group alone
	"an issue/id":            "show diff log review",
	"an issue/scale":         "diff",      // of an issue without positions: not comparable is something else than no scale
	"a scale/high":           "diff log",  // the pole that a shift went to
	"a snapshot/date":        "show diff", // of one without records: the date spoken of
	"a snapshot/positions":   "show diff log review",
	"a record/confidence":    "show diff log review", // a reason to review
	"a record/coder":         "show diff log review",
	"a record/silent":        "show diff log review",
	"a sign-off/date":        "review",
	"a sign-off/party":       "review",
	"a sign-off/issue":       "review",
	"a sign-off/fingerprint": "review",
	"a sign-off/verdict":     "review",
	"a sign-off/on":          "review",
	"a sign-off/note":        "review",
}

var anyFingerprint = regexp.MustCompile(`"fingerprint": "[^"]*"`)

// sameDocuments compares them without fingerprints, which notice all that is in
// a record, but where these themselves are told.
func sameDocuments(a, b string, fingerprints bool) bool {
	return a == b || !fingerprints && anyFingerprint.ReplaceAllString(a, "") == anyFingerprint.ReplaceAllString(b, "")
}

func newOutputs(t *testing.T, files map[string]string) outputs {
	t.Helper()
	dir, bare := t.TempDir(), t.TempDir()
	folder := fstest.MapFS{}
	for name, content := range files {
		folder[name] = &fstest.MapFile{Data: []byte(content)}
		put(t, dir, yamlfile.File{Name: name, Content: []byte(content)})
		if !strings.HasPrefix(name, "snapshots/") && !strings.HasPrefix(name, "reviews/") {
			put(t, bare, yamlfile.File{Name: name, Content: []byte(content)})
		}
	}
	read := readSound(t, folder)
	out := outputs{read.Dataset, map[outputKind]string{}, map[string]string{}}
	run := func(args ...string) string {
		t.Helper()
		code, said, messages := stanceIn(t, dir, args...)
		if code != exitDone {
			t.Fatalf("%q: %d\n%s", args, code, messages)
		}
		return said
	}

	for command, runs := range documentsOf {
		for _, args := range runs {
			out.documents[command] += run(slices.Concat([]string{command}, args, []string{"-f", "json"})...)
		}
	}

	run("export", "-o", "all.xlsx")
	workbook, err := os.ReadFile(filepath.Join(dir, "all.xlsx"))
	if err != nil {
		t.Fatal(err)
	}
	run("export", "stances", "-o", "stances.csv")
	out.of[toExport] = string(workbook)

	run("import", "stances.csv", "-C", bare)
	again := yamlfile.Files(readSound(t, os.DirFS(bare)).Dataset)
	for _, f := range again {
		if strings.HasPrefix(f.Name, "snapshots/") {
			out.of[toImport] += f.Name + "\n" + string(f.Content)
		}
	}
	want := yamlfile.Files(read.Dataset)
	for i := range want {
		if i >= len(again) || again[i].Name != want[i].Name || !bytes.Equal(again[i].Content, want[i].Content) {
			t.Errorf("%s comes back otherwise from a table:\n%s", want[i].Name, want[i].Content)
		}
	}

	h := positions.NewHistory(read.Dataset, 0)
	for _, r := range read.Dataset.Records {
		out.of[ofRecords] += h.Fingerprint(r) + "\n"
	}
	out.of[toFingerprint] = read.Dataset.Fingerprint()

	for _, f := range want {
		out.of[toWriter] += f.Name + "\n" + string(f.Content)
	}
	for name := range files {
		if strings.HasPrefix(name, "reviews/") {
			entries, err := splice.AddSignOffs(name, nil, read.Reviews)
			if err != nil {
				t.Fatal(err)
			}
			out.of[toWriter] += string(entries)
		}
	}
	return out
}

func readSound(t *testing.T, folder fs.FS) *yamlfile.Result {
	t.Helper()
	read := yamlfile.Read(folder)
	if !read.OK() {
		t.Fatal(read.Problems)
	}
	return read
}
