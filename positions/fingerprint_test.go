package positions_test

import (
	"regexp"
	"testing"

	"stance/positions"
)

// fingerprint is that of the last of the records.
func fingerprint(t testing.TB, records ...string) string {
	t.Helper()
	h := history(t, records...)
	return h.Fingerprint(h.Dataset.Records[len(h.Dataset.Records)-1])
}

const fullRecord = `08-05 union fire: {position: mid, plausible: [lowish, high], summary: Says so., ` +
	`terms: [{id: a, kind: offer, text: Air}, Bread], ended: [{id: old, how: met}], basis: recounted, confidence: high, ` +
	`tone: harder, novel: true, salience: 80, known: 2025-08-12, inherited_by: [anna], ` +
	`evidence: [{quote: q, paraphrase: p, speaker: S, role: R, source: aug-12, locator: l, prefix: x, suffix: z, use: supports, credibility: 2}], ` +
	`claims: [{by: solo, position: low, summary: c, response: denied, known: 2025-08-12, evidence: [{paraphrase: p, source: aug-12}]}]}`

// given stands before the full record, so that it can end a term.
const given = "08-01 union fire: {position: low, terms: [{id: old, text: Old}, {id: other, text: Other}]}"

func TestFingerprintIsShortAndVersioned(t *testing.T) {
	if got := fingerprint(t, given, fullRecord); !regexp.MustCompile(`^v1:[0-9a-f]{12}$`).MatchString(got) {
		t.Errorf("got %q", got)
	}
}

// A fingerprint is a promise to those who signed off: it stays as it is until
// its version changes. If this test fails, raise the version.
func TestFingerprintStays(t *testing.T) {
	for want, record := range map[string]string{
		"v1:cef449e61c56": fullRecord,
		"v1:c17c9161c06c": "08-05 union fire: {silent: true, evidence: [{paraphrase: p, source: aug-12}]}",
	} {
		if got := fingerprint(t, given, record); got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	}
}

// Each change to the full record but those that are layout, coder and note
// gives another fingerprint.
func TestFingerprintOfWhatTheRecordSays(t *testing.T) {
	edits := []struct {
		name, old, new string
		same           bool
	}{
		{"position", "position: mid", "position: highish", false},
		{"no position", "position: mid, ", "", false},
		{"low end of the range", "[lowish, high]", "[low, high]", false},
		{"high end of the range", "[lowish, high]", "[lowish, highish]", false},
		{"no range", "plausible: [lowish, high], ", "", false},
		{"summary", "Says so.", "Says no.", false},
		{"id of a term", "id: a,", "id: b,", false},
		{"kind of a term", "kind: offer", "kind: demand", false},
		{"text of a term", "text: Air", "text: Airs", false},
		{"a term less", ", Bread", "", false},
		{"id of an ended term", "id: old", "id: other", false},
		{"how it ended", "how: met", "how: withdrawn", false},
		{"what it was replaced by", "how: met", "how: replaced, by: a", false},
		{"basis", "recounted", "stated", false},
		{"confidence", "confidence: high", "confidence: low", false},
		{"tone", "harder", "softer", false},
		{"novel", "novel: true", "novel: false", false},
		{"salience", "salience: 80", "salience: 81", false},
		{"salience of 0 is not none", "salience: 80", "salience: 0", false},
		{"known", "salience: 80, known: 2025-08-12", "salience: 80, known: 2025-08-13", false},
		{"signatories", "inherited_by: [anna]", "inherited_by: [bert]", false},
		{"nobody signed", "inherited_by: [anna]", "inherited_by: []", false},
		{"not given who signed", "inherited_by: [anna], ", "", false},
		{"quote", "quote: q", "quote: qq", false},
		{"paraphrase", "paraphrase: p, speaker", "paraphrase: pp, speaker", false},
		{"speaker", "speaker: S", "speaker: T", false},
		{"role", "role: R", "role: Q", false},
		{"source", "source: aug-12, locator", "source: aug-20, locator", false},
		{"locator", "locator: l", "locator: m", false},
		{"prefix", "prefix: x", "prefix: y", false},
		{"suffix", "suffix: z", "suffix: y", false},
		{"use", "use: supports", "use: context", false},
		{"credibility", "credibility: 2", "credibility: 3", false},
		{"claimant", "by: solo", "by: bert", false},
		{"position of a claim", "position: low", "position: high", false},
		{"a claim without a position", "position: low, ", "", false},
		{"a claim of none", "position: low", "position: none", false},
		{"summary of a claim", "summary: c", "summary: d", false},
		{"response", "response: denied", "response: confirmed", false},
		{"known of a claim", "denied, known: 2025-08-12", "denied, known: 2025-08-13", false},
		{"evidence of a claim", "evidence: [{paraphrase: p, source: aug-12}]", "evidence: [{paraphrase: r, source: aug-12}]", false},

		{"when", "basis:", "when: 2025-08, basis:", false},
		{"what is accepted", "basis:", "accepts: [low, high], basis:", false},
		{"what a term is tied to", "text: Air}", "text: Air, if: [it rains]}", false},
		{"what ends a term", "text: Air}", "text: Air, unless: [it rains]}", false},
		{"a term tied to another", "text: Air}", "text: Air, if: [fire/old]}", false},
		{"venue", "credibility: 2", "credibility: 2, venue: V", false},
		{"origin", "credibility: 2", "credibility: 2, origin: O", false},
		{"position of a passage", "credibility: 2", "credibility: 2, position: mid", false},
		{"range of a passage", "credibility: 2", "credibility: 2, plausible: [low, mid]", false},
		{"how it lapsed", "how: met", "how: lapsed", false},
		{"basis that is assessed", "recounted", "assessed", false},
		{"range of a claim", "summary: c", "summary: c, plausible: [low, mid]", false},
		{"what is accepted by a claim", "summary: c", "summary: c, accepts: [low, mid]", false},
		{"when of a claim", "summary: c", "summary: c, when: 2025-08", false},
		{"basis of a claim", "summary: c", "summary: c, basis: reported", false},
		{"confidence of a claim", "summary: c", "summary: c, confidence: low", false},
		{"members known to have signed", "inherited_by: [anna]", "signed_by: [anna]", false},
		{"a claim's default written out", "summary: c", "summary: c, basis: stated, confidence: moderate", true},

		{"coder", "basis:", "coder: jm, basis:", true},
		{"note", "basis:", "note: Free text, basis:", true},
		{"the order of keys", "position: mid, plausible: [lowish, high], summary: Says so.", "summary: Says so., plausible: [lowish, high], position: mid", true},
		{"quotation marks of YAML", "summary: Says so.", `summary: "Says so."`, true},
		{"white space", "summary: Says so.", `summary: "Says   so."`, true},
		{"the order of terms", "[{id: a, kind: offer, text: Air}, Bread]", "[Bread, {id: a, kind: offer, text: Air}]", true},
		{"a default written out", "use: supports, ", "", true},
		{"a term as a mapping", "Bread", "{text: Bread}", true},
	}
	before := fingerprint(t, given, fullRecord)
	for _, e := range edits {
		t.Run(e.name, func(t *testing.T) {
			edited := replaceOnce(t, fullRecord, e.old, e.new)
			if same := fingerprint(t, given, edited) == before; same != e.same {
				t.Errorf("the same fingerprint: %t, want %t", same, e.same)
			}
		})
	}
}

func TestFingerprintOfSilence(t *testing.T) {
	silence := "08-05 anna fire: {silent: true, known: 2025-08-12, evidence: [{paraphrase: p, source: aug-12}]}"
	before := fingerprint(t, silence)
	for _, e := range []struct {
		name, old, new string
		same           bool
	}{
		{"known", "known: 2025-08-12", "known: 2025-08-13", false},
		{"when", "silent: true", "silent: true, when: 2025-08", false},
		{"evidence", "paraphrase: p", "paraphrase: q", false},
		{"a claim beside it", "silent: true", "silent: true, claims: [{by: solo, summary: s}]", false},
		{"a stance in its place", "silent: true", "summary: s", false},
		{"note", "silent: true", "silent: true, note: Three articles searched.", true},
		{"coder", "silent: true", "silent: true, coder: jm", true},
	} {
		if same := fingerprint(t, replaceOnce(t, silence, e.old, e.new)) == before; same != e.same {
			t.Errorf("%s: the same fingerprint: %t, want %t", e.name, same, e.same)
		}
	}
}

// A fingerprint takes `same` for what it stands for.
func TestFingerprintResolvesSame(t *testing.T) {
	mid := "08-01 anna fire: {position: mid, plausible: [low, high]}"
	same := fingerprint(t, mid, "08-05 anna fire: {position: same}")
	if written := fingerprint(t, mid, "08-05 anna fire: {position: mid, plausible: [low, high]}"); same != written {
		t.Error("`same` and what it stands for differ")
	}
	low := "08-01 anna fire: {position: low}"
	if other := fingerprint(t, low, "08-05 anna fire: {position: same}"); same == other {
		t.Error("`same` is what it was, though the position it repeats is another")
	}
}

// The date, the party and the issue are where the record stands, not what it
// says; so is what other records say.
func TestFingerprintOfTheRecordAlone(t *testing.T) {
	here := fingerprint(t, "08-05 anna fire: {position: mid}")
	if there := fingerprint(t, "08-01 anna fire: {position: low, terms: [{id: a, text: Air}]}", "08-05 anna fire: {position: mid}"); there != here {
		t.Error("another record changed it")
	}
}

// A record whose stance was not known yet can be fingerprinted, too.
func TestFingerprintOfWhatIsNotKnown(t *testing.T) {
	d := dataset(t, "08-05 anna fire: {position: mid, known: 2025-08-20}")
	all, then := positions.NewHistory(d, 0), positions.NewHistory(d, on(t, "08-10"))
	if all.Fingerprint(d.Records[0]) != then.Fingerprint(d.Records[0]) {
		t.Error("the same record has two fingerprints")
	}
}

// Where a stance with `same` was not known yet, there is nothing that `same` could
// stand for: it is fingerprinted as if it were not written.
func TestFingerprintOfSameThatIsNotKnown(t *testing.T) {
	d := dataset(t, "08-01 anna fire: {position: mid}", "08-05 anna fire: {position: same, known: 2025-08-20}")
	then := positions.NewHistory(d, on(t, "08-10"))
	if got, want := then.Fingerprint(d.Records[1]), fingerprint(t, "08-05 anna fire: {known: 2025-08-20}"); got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}
