package positions_test

import (
	"strconv"
	"strings"
	"testing"
)

// terms writes the terms in force for a party on a day: "[ID: ][KIND ]TEXT
// since MM-DD" each.
func terms(t testing.TB, records []string, p, day string) []string {
	t.Helper()
	h := history(t, records...)
	who := party(t, h, p)
	hd, ok := h.InForce(who, issue(t, h, "fire"), on(t, day))
	if !ok {
		t.Fatal("nothing in force")
	}
	var got []string
	for _, term := range h.Terms(hd, who) {
		text := term.Text + " since " + strings.TrimPrefix(term.Since.String(), "2025-")
		if k := term.Kind.String(); k != "" {
			text = k + " " + text
		}
		if term.ID != "" {
			text = term.ID + ": " + text
		}
		got = append(got, text)
	}
	return got
}

func TestTermsInForce(t *testing.T) {
	tests := []struct {
		name    string
		records []string
		party   string // anna unless given
		want    []string
	}{
		{
			"its own terms in order",
			[]string{"08-01 anna fire: {terms: [Zeal, {id: b, kind: red-line, text: Bread}, Air]}"}, "",
			[]string{"Zeal since 08-01", "b: red-line Bread since 08-01", "Air since 08-01"},
		},
		{
			"then the terms with ids that earlier stances gave",
			[]string{"08-01 anna fire: {terms: [{id: a, text: Air}, {id: b, text: Bread}]}", "08-03 anna fire: {terms: [Zeal]}"}, "",
			[]string{"Zeal since 08-03", "a: Air since 08-01", "b: Bread since 08-01"},
		},
		{
			"a term without an id stands only where it is written",
			[]string{"08-01 anna fire: {terms: [Zeal]}", "08-03 anna fire: {position: mid}"}, "", nil,
		},
		{
			"given again unchanged it keeps its date",
			[]string{"08-01 anna fire: {terms: [{id: a, kind: offer, text: Air}]}", "08-03 anna fire: {terms: [{id: a, kind: offer, text: Air}]}"}, "",
			[]string{"a: offer Air since 08-01"},
		},
		{
			"given again unchanged after a stance that did not repeat it",
			[]string{"08-01 anna fire: {terms: [{id: a, text: Air}]}", "08-02 anna fire: {position: mid}", "08-03 anna fire: {terms: [{id: a, text: Air}]}"}, "",
			[]string{"a: Air since 08-01"},
		},
		{
			"unchanged as it folds: quotation marks, dashes and white space",
			[]string{`08-01 anna fire: {terms: [{id: a, text: "The “air” — all  of it"}]}`, `08-03 anna fire: {terms: [{id: a, text: "The \"air\" – all of it"}]}`}, "",
			[]string{`a: The "air" – all of it since 08-01`},
		},
		{
			"reworded, it stands since then",
			[]string{"08-01 anna fire: {terms: [{id: a, text: Air}]}", "08-03 anna fire: {terms: [{id: a, text: Fresh air}]}", "08-05 anna fire: {position: mid}"}, "",
			[]string{"a: Fresh air since 08-03"},
		},
		{
			"of another kind, it stands since then",
			[]string{"08-01 anna fire: {terms: [{id: a, kind: offer, text: Air}]}", "08-03 anna fire: {terms: [{id: a, kind: demand, text: Air}]}"}, "",
			[]string{"a: demand Air since 08-03"},
		},
		{
			"back in its old words, it stands since it is back",
			[]string{
				"08-01 anna fire: {terms: [{id: a, text: Air}]}", "08-03 anna fire: {terms: [{id: a, text: Water}]}",
				"08-05 anna fire: {terms: [{id: a, text: Air}]}",
			}, "",
			[]string{"a: Air since 08-05"},
		},
		{
			"ended, it stands no longer",
			[]string{
				"08-01 anna fire: {terms: [{id: a, text: Air}, {id: b, text: Bread}]}",
				"08-03 anna fire: {ended: [{id: a, how: met}]}", "08-05 anna fire: {position: mid}",
			}, "",
			[]string{"b: Bread since 08-01"},
		},
		{
			"ended and given once more, it stands since then",
			[]string{
				"08-01 anna fire: {terms: [{id: a, text: Air}]}", "08-03 anna fire: {ended: [{id: a, how: withdrawn}]}",
				"08-05 anna fire: {terms: [{id: a, text: Air}]}",
			}, "",
			[]string{"a: Air since 08-05"},
		},
		{
			"replaced, the new one stands in its place",
			[]string{"08-01 anna fire: {terms: [{id: a, text: Air}]}", "08-03 anna fire: {ended: [{id: a, how: replaced, by: b}], terms: [{id: b, text: Bread}]}"}, "",
			[]string{"b: Bread since 08-03"},
		},
		{
			"none ends all of them",
			[]string{"08-01 anna fire: {terms: [{id: a, text: Air}, Zeal]}", "08-03 anna fire: {position: none}"}, "", nil,
		},
		{
			"and they do not come back with a position",
			[]string{"08-01 anna fire: {terms: [{id: a, text: Air}]}", "08-03 anna fire: {position: none}", "08-05 anna fire: {position: mid}"}, "", nil,
		},
		{
			"of the same holder: not its group's when it speaks for itself",
			[]string{"08-01 union fire: {terms: [{id: a, text: Air}]}", "08-03 anna fire: {terms: [{id: b, text: Bread}]}"}, "",
			[]string{"b: Bread since 08-03"},
		},
		{
			"of the same holder: not its own when its group's stance is in force",
			[]string{"08-01 anna fire: {terms: [{id: b, text: Bread}]}", "08-03 union fire: {inherited_by: [anna], terms: [{id: a, text: Air}]}"}, "",
			[]string{"a: Air since 08-03"},
		},
		{
			"of the same holder: not another group's",
			[]string{"08-01 alliance fire: {terms: [{id: b, text: Bread}]}", "08-03 union fire: {terms: [{id: a, text: Air}]}"}, "",
			[]string{"a: Air since 08-03"},
		},
		{
			"its own earlier ones stand again when it speaks again",
			[]string{
				"08-01 anna fire: {terms: [{id: b, text: Bread}]}", "08-03 union fire: {inherited_by: [anna]}",
				"08-05 anna fire: {position: mid}",
			}, "",
			[]string{"b: Bread since 08-01"},
		},
		{
			"a group's, for a member: those without inherited_by or signed by it",
			[]string{
				"08-01 union fire: {terms: [{id: a, text: Air}]}",
				"08-02 union fire: {inherited_by: [anna], terms: [{id: b, text: Bread}]}",
				"08-03 union fire: {inherited_by: [bert], terms: [{id: c, text: Coal}]}",
				"08-04 union fire: {inherited_by: [anna, bert], terms: [{id: d, text: Dew}]}",
			}, "",
			[]string{"d: Dew since 08-04", "a: Air since 08-01", "b: Bread since 08-02"},
		},
		{
			"for the group itself: all of them",
			[]string{
				"08-01 union fire: {terms: [{id: a, text: Air}]}", "08-02 union fire: {inherited_by: [anna], terms: [{id: b, text: Bread}]}",
				"08-03 union fire: {inherited_by: [bert], terms: [{id: c, text: Coal}]}",
			}, "union",
			[]string{"c: Coal since 08-03", "a: Air since 08-01", "b: Bread since 08-02"},
		},
		{
			"what ended in a stance that does not count for the member has not ended for it",
			[]string{
				"08-01 union fire: {terms: [{id: a, text: Air}]}", "08-02 union fire: {inherited_by: [bert], ended: [{id: a, how: withdrawn}]}",
				"08-03 union fire: {position: mid}",
			}, "",
			[]string{"a: Air since 08-01"},
		},
		{
			"on that issue: not on another one",
			[]string{"08-01 anna aid: {terms: [{id: a, text: Air}]}", "08-03 anna fire: {terms: [Zeal]}"}, "",
			[]string{"Zeal since 08-03"},
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if tt.party == "" {
				tt.party = "anna"
			}
			equal(t, terms(t, tt.records, tt.party, "08-31"), tt.want)
		})
	}
}

// The terms of an earlier date know nothing of later stances.
func TestTermsAtAnEarlierDate(t *testing.T) {
	records := []string{
		"08-01 anna fire: {terms: [{id: a, text: Air}]}", "08-03 anna fire: {terms: [{id: a, text: Fresh air}]}",
		"08-05 anna fire: {ended: [{id: a, how: met}]}",
	}
	equal(t, terms(t, records, "anna", "08-02"), []string{"a: Air since 08-01"})
	equal(t, terms(t, records, "anna", "08-04"), []string{"a: Fresh air since 08-03"})
	equal(t, terms(t, records, "anna", "08-05"), nil)
}

// What ended after a date, and how: `ended` as written, and withdrawn where
// the position became none.
func TestEndings(t *testing.T) {
	records := []string{
		"08-01 anna fire: {terms: [{id: a, text: Air}, {id: b, text: Bread}, {id: c, text: Coal}]}",
		"08-03 anna fire: {ended: [{id: a, how: replaced, by: d}], terms: [{id: d, text: Dew}]}",
		"08-05 anna fire: {ended: [{id: b, how: met}]}",
		"08-07 anna fire: {position: none}",
	}
	h := history(t, records...)
	who := party(t, h, "anna")
	for _, tt := range []struct {
		at, after string
		want      []string
	}{
		{"08-05", "08-01", []string{"a replaced d", "b met"}},
		{"08-05", "08-03", []string{"b met"}},
		{"08-04", "08-01", []string{"a replaced d"}},
		{"08-05", "08-05", nil},
		{"08-07", "08-05", []string{"c withdrawn", "d withdrawn"}},
	} {
		hd, _ := h.InForce(who, issue(t, h, "fire"), on(t, tt.at))
		var got []string
		for _, e := range h.Endings(hd, who, on(t, tt.after)) {
			got = append(got, strings.TrimSpace(e.ID+" "+e.How.String()+" "+e.By))
		}
		equal(t, got, tt.want)
	}
}

func TestSalienceStands(t *testing.T) {
	tests := []struct {
		name    string
		records []string
		party   string
		want    string
	}{
		{"as given", []string{"08-01 anna fire: {salience: 80}"}, "anna", "80"},
		{"never given: none", []string{"08-01 anna fire: {position: mid}"}, "anna", ""},
		{"that of the last stance that gave one", []string{
			"08-01 anna fire: {salience: 80}", "08-02 anna fire: {salience: 30}", "08-03 anna fire: {position: mid}", "08-04 anna fire: {position: low}",
		}, "anna", "30"},
		{"0 is a salience", []string{"08-01 anna fire: {salience: 80}", "08-02 anna fire: {salience: 0}", "08-03 anna fire: {position: mid}"}, "anna", "0"},
		{"of the holder: not its group's", []string{"08-01 union fire: {salience: 80}", "08-02 anna fire: {position: mid}"}, "anna", ""},
		{"of the holder: the group's for who inherits it", []string{"08-01 union fire: {salience: 80}", "08-02 union fire: {position: mid}"}, "anna", "80"},
		{"likewise: of the group's stances those that count for the member", []string{
			"08-01 union fire: {salience: 80}", "08-02 union fire: {salience: 10, inherited_by: [bert]}", "08-03 union fire: {position: mid}",
		}, "anna", "80"},
		{"and all of them for the group itself", []string{
			"08-01 union fire: {salience: 80}", "08-02 union fire: {salience: 10, inherited_by: [bert]}", "08-03 union fire: {position: mid}",
		}, "union", "10"},
		{"on that issue", []string{"08-01 anna aid: {salience: 80}", "08-02 anna fire: {position: mid}"}, "anna", ""},
		{"not of a later stance", []string{"08-01 anna fire: {position: mid}", "09-02 anna fire: {salience: 80}"}, "anna", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			h := history(t, tt.records...)
			who := party(t, h, tt.party)
			hd, _ := h.InForce(who, issue(t, h, "fire"), on(t, "08-31"))
			got := ""
			if s := h.Salience(hd, who); s != nil {
				got = strconv.FormatFloat(*s, 'f', -1, 64)
			}
			if got != tt.want {
				t.Errorf("salience %q, want %q", got, tt.want)
			}
		})
	}
}

// A holding is looked up in the history that it is of; another one has no terms and
// no salience for it.
func TestTermsOfAnotherHistory(t *testing.T) {
	records := []string{"08-01 anna fire: {salience: 80, terms: [{id: a, text: Air}]}", "08-05 anna fire: {position: mid}"}
	h, other := history(t, records...), history(t, records...)
	who := party(t, h, "anna")
	hd, _ := h.InForce(who, issue(t, h, "fire"), on(t, "08-31"))
	if terms, salience := h.Terms(hd, who), h.Salience(hd, who); len(terms) != 1 || salience == nil {
		t.Errorf("%v, %v", terms, salience)
	}
	if terms, salience := other.Terms(hd, who), other.Salience(hd, who); terms != nil || salience != nil {
		t.Errorf("another history has %v, %v", terms, salience)
	}
}
