package positions_test

import (
	"slices"
	"strings"
	"testing"

	"stance/positions"
)

func keys(facts []positions.Fact) []string {
	var all []string
	for _, f := range facts {
		all = append(all, f.Key)
	}
	return all
}

// Facts have the keys of the format in its order, given or not.
func TestFactsAreInTheOrderOfTheFormat(t *testing.T) {
	d := dataset(t,
		"08-01 anna fire: {summary: s, position: low, claims: [{by: solo, summary: s, evidence: [{paraphrase: p, source: aug-02}]}]}",
		"08-01 bert fire: {silent: true}", "08-01 solo fire: {claims: [{by: anna, summary: s}]}")
	for i, want := range []string{
		"position plausible summary terms ended accepts when basis confidence tone novel salience inherited_by signed_by known coder note evidence claims",
		"silent when known coder note evidence claims",
		"when coder note claims",
	} {
		equal(t, keys(d.Records[i].Facts()), strings.Fields(want))
	}
	claim := positions.FactOf(d.Records[0].Facts(), "claims").Items[0]
	equal(t, keys(claim), strings.Fields("by position plausible summary accepts when basis confidence response known evidence"))
	equal(t, keys(positions.FactOf(claim, "evidence").Items[0]), strings.Fields("quote paraphrase speaker role source locator prefix suffix use credibility venue origin position plausible captured"))
}

// The values are as the format writes them.
func TestFactsAreWrittenAsInTheFormat(t *testing.T) {
	d := dataset(t,
		"08-01 union fire: {position: mid, plausible: [low, high], salience: 12.5, novel: true, inherited_by: [bert, anna], tone: harder}",
		"08-01 anna aid: {position: 2.5, plausible: [1, 7]}",
		"08-01 bert fire: {position: none}",
		"08-02 union fire: {position: same, inherited_by: []}",
		"08-03 bert talks: {note: n}")
	byCell := map[string][]positions.Fact{}
	for _, r := range d.Records {
		byCell[day(r.Date)+" "+r.Party.ID] = r.Facts()
	}
	for _, c := range []struct{ cell, key, want string }{
		{"08-01 union", "position", "mid"},
		{"08-01 union", "plausible", "low=low high=high"},
		{"08-01 union", "salience", "12.5"},
		{"08-01 union", "novel", "true"},
		{"08-01 union", "tone", "harder"},
		{"08-01 union", "basis", "stated, as goes without saying"},
		{"08-01 union", "inherited_by", "ids bert anna"},
		{"08-01 union", "known", ""},
		{"08-01 anna", "position", "2.5"},
		{"08-01 anna", "plausible", "low=1 high=7"},
		{"08-01 anna", "novel", ""},
		{"08-01 anna", "salience", ""},
		{"08-01 anna", "inherited_by", ""},
		{"08-01 bert", "position", "none"},
		{"08-02 union", "position", "same"},
		{"08-02 union", "inherited_by", "ids"},
		{"08-03 bert", "position", ""},
		{"08-03 bert", "plausible", ""},
		{"08-03 bert", "no key of the format", ""},
	} {
		f := positions.FactOf(byCell[c.cell], c.key)
		got := f.Text
		if f.Usual {
			got += ", as goes without saying"
		}
		for _, ends := range f.Items {
			got = ends[0].Key + "=" + ends[0].Text + " " + ends[1].Key + "=" + ends[1].Text
		}
		if f.IDs != nil {
			got = strings.TrimSpace("ids " + strings.Join(f.IDs, " "))
		}
		if f.Key != c.key || got != c.want {
			t.Errorf("%s of %s is %q, want %q", c.key, c.cell, got, c.want)
		}
	}
}

// Same is a matter of what is said: texts folded, lists without regard to order and
// repetition. Written is a matter of letters.
func TestSameFacts(t *testing.T) {
	stance := func(body string) []positions.Fact {
		t.Helper()
		d := dataset(t, "08-01 union fire: {terms: [{id: old, text: Old}]}", "08-05 union fire: {"+body+"}")
		return d.Records[1].Facts()
	}
	for _, c := range []struct {
		name, key, a, b string
		same, written   bool
	}{
		{"the same text", "summary", "summary: So be it", "summary: So be it", true, true},
		{"white space and quotation marks", "summary", `summary: "“So”  be it"`, `summary: '"So" be it'`, true, false},
		{"another text", "summary", "summary: So be it", "summary: So be that", false, false},
		{"capital letters", "summary", "summary: So be it", "summary: so be it", false, false},
		{"not given, twice", "note", "summary: s", "summary: s", true, true},
		{"given or not", "note", "note: n", "summary: s", false, false},
		{"terms in another order", "terms", "terms: [Air, Bread]", "terms: [Bread, Air]", true, false},
		{"a term twice", "terms", "terms: [Air, Air]", "terms: [Air]", true, false},
		{"a term more", "terms", "terms: [Air, Bread]", "terms: [Air]", false, false},
		{"no terms and none", "terms", "summary: s", "summary: s", true, true},
		{"a term of another kind", "terms", "terms: [{kind: offer, text: Air}]", "terms: [Air]", false, false},
		{"ended otherwise", "ended", "ended: [{id: old, how: met}]", "ended: [{id: old, how: withdrawn}]", false, false},
		{"signatories in another order", "inherited_by", "inherited_by: [anna, bert]", "inherited_by: [bert, anna]", true, false},
		{"nobody signed, and not given who did", "inherited_by", "inherited_by: []", "summary: s", false, false},
		{"nobody signed, twice", "inherited_by", "inherited_by: []", "inherited_by: []", true, true},
		{"a range", "plausible", "plausible: [low, mid]", "plausible: [low, mid]", true, true},
		{"a range with another end", "plausible", "plausible: [low, mid]", "plausible: [low, high]", false, false},
		{"a position and the range that it is", "plausible", "position: mid", "plausible: [mid, mid]", false, false},
		{"a number however it is written", "salience", "salience: 50", "salience: 50.0", true, true},
		{"a salience of nothing, and none", "salience", "salience: 0", "summary: s", false, false},
		{"a word that goes without saying", "basis", "basis: stated", "summary: s", true, true},
		{"quotations that differ in dashes of one kind", "evidence", `evidence: [{quote: "a – b", source: aug-02}]`, `evidence: [{quote: "a – b", source: aug-02}]`, true, true},
		{"another source", "evidence", "evidence: [{quote: q, source: aug-02}]", "evidence: [{quote: q, source: aug-12}]", false, false},
	} {
		a, b := positions.FactOf(stance(c.a), c.key), positions.FactOf(stance(c.b), c.key)
		if got := a.Same(&b); got != c.same || got != b.Same(&a) {
			t.Errorf("%s: the same is said: %t, want %t", c.name, got, c.same)
		}
		if got := positions.Written([]positions.Fact{a}) == positions.Written([]positions.Fact{b}); got != c.written {
			t.Errorf("%s: written the same: %t, want %t", c.name, got, c.written)
		}
	}
}

// A history tells of a stance with `same` resolved, and of one that it does not know
// as it is written.
func TestFactsOfAHistory(t *testing.T) {
	d := dataset(t, "08-01 anna fire: {position: mid, plausible: [low, mid]}", "08-05 anna fire: {position: same, known: 2025-08-20}", "08-06 bert fire: {silent: true}")
	for knownBy, want := range map[string]string{"08-20": "mid", "08-19": "same"} {
		h := positions.NewHistory(d, on(t, knownBy))
		if got := positions.FactOf(h.Facts(d.Records[1]), "position").Text; got != want {
			t.Errorf("known by %s it is %s, want %s", knownBy, got, want)
		}
		if got := h.Facts(d.Records[2]); !slices.EqualFunc(got, d.Records[2].Facts(), func(a, b positions.Fact) bool { return a.Same(&b) }) {
			t.Errorf("known by %s a silence is told otherwise", knownBy)
		}
	}
}
