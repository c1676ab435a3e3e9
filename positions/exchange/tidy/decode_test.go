package tidy_test

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"stance/positions"
	"stance/positions/exchange/tidy"
	"stance/positions/yamlfile"
)

func summit(t testing.TB) *positions.Dataset {
	r := yamlfile.Read(os.DirFS("../../../data"))
	if !r.OK() {
		t.Fatal(r.Problems)
	}
	return r.Dataset
}

// decode reads cells written as column=text.
func decode(t testing.TB, d *positions.Dataset, cells ...string) (tidy.Row, []string) {
	var names, texts []string
	for _, c := range cells {
		name, text, _ := strings.Cut(c, "=")
		names, texts = append(names, name), append(texts, text)
	}
	row, faults := tidy.NewDecoder(names, tidy.In(d)).Row(texts)
	var said []string
	for _, f := range faults {
		where := "row"
		if f.Column >= 0 {
			where = names[f.Column]
		}
		said = append(said, fmt.Sprint(where, ": ", f.Message, " / ", f.Hint))
	}
	return row, said
}

func TestFaults(t *testing.T) {
	d := summit(t)
	stance := []string{"date=2025-09-01", "party=russia", "issue=ceasefire", "summary=s"}
	claim := append([]string{"record=claim", "by=ukraine"}, stance...)
	for _, c := range []struct {
		name  string
		base  []string
		cells string // with | between
		want  string // part of the only fault; "" for none
	}{
		{"sound", stance, "", ""},
		{"names", nil, "date=2025-09-01|party=united STATES|issue=Ceasefire|summary=s", ""},
		{"no party", nil, "date=2025-09-01|party=rusia|issue=ceasefire|summary=s", "party: `rusia` is no party in the codebook / did you mean `russia`?"},
		{"no issue", nil, "date=2025-09-01|party=russia|issue=cease-fire|summary=s", "issue: `cease-fire` is no issue in the codebook / did you mean `ceasefire`?"},
		{"no date", nil, "party=russia|issue=ceasefire|summary=s", "row: `date` is missing: a record needs one / there is no column `date`"},
		{"empty date", nil, "date= |party=russia|issue=ceasefire|summary=s", "date: `date` is missing: a record needs one"},
		{"false date", nil, "date=2025-02-30|party=russia|issue=ceasefire|summary=s", "date: `date`: there is no day 2025-02-30 / February 2025 has 28 days"},
		{"no summary", nil, "date=2025-09-01|party=russia|issue=ceasefire|summary=", "summary: `summary` is missing: a stance needs one / say in your own words"},
		{"option", stance, "position=ceasefire-frist", "position: `ceasefire-frist` is no option of ceasefire / did you mean `ceasefire-first`? options: "},
		{"label of an option", stance, "position=CEASEFIRE FIRST", ""},
		{"number of an option", stance, "position=1", ""},
		{"number of no option", stance, "position=9", "`9` is no option"},
		{"range", stance, "plausible_low=ceasefire-first|plausible_high=settlement-first", "plausible_low: the plausible range runs backwards"},
		{"half a range", stance, "plausible_low=ceasefire-first|plausible_high=", "plausible_high: a plausible range needs its high end, too"},
		{"range beside none", stance, "position=none|plausible_low=ceasefire-first|plausible_high=ceasefire-first", "has no plausible range"},
		{"range that misses", stance, "position=settlement-first|plausible_low=ceasefire-first|plausible_high=ceasefire-first", "plausible_low: the plausible range leaves the position out"},
		{"word", stance, "basis=infered", "basis: `infered` is no `basis` / did you mean `inferred`? one of: stated, "},
		{"word in capitals", stance, "basis=Inferred|confidence=LOW", ""},
		{"salience", stance, "salience=101", "salience: `salience` is 101, and must be from 0 to 100"},
		{"salience with comma", stance, "salience=7,500", "salience: `salience`: `7,500` is not a number / write 7.5"},
		{"salience with zeros before it", stance, "salience=007", ""},
		{"hexadecimal", stance, "salience=0x10", "is not a number"},
		{"not a number", stance, "salience=nan", "is not a number"},
		{"novel", stance, "novel=perhaps", "novel: `novel`: `perhaps` is neither true nor false"},
		{"known", stance, "known=2025-08-31", "known: this became known on 2025-08-31, before its date, 2025-09-01"},
		{"no group", stance, "inherited_by=ukraine", "inherited_by: `russia` has no members"},
		{"signed by no group", stance, "signed_by=ukraine", "signed_by: `russia` has no members"},
		{"when", stance, "when=2025-08-30/2025-09-01", ""},
		{"no when", stance, "when=on Friday", "when: `on Friday` does not say when / write 2025-08-15/2025-08-16, 2025-08"},
		{"when another day", stance, "when=2025-08", "when: `2025-08` does not hold 2025-09-01"},
		{"accepted", stance, "accepts_low=settlement-first|accepts_high=ceasefire-first|accepts_basis=assessed|accepts_confidence=low", ""},
		{"accepted, without an end", stance, "accepts_low=settlement-first|accepts_high=", "accepts_high: an accepted range needs its high end, too"},
		{"accepted backwards", stance, "accepts_low=ceasefire-first|accepts_high=settlement-first", "accepts_low: the accepted range runs backwards"},
		{"accepted beside none", stance, "position=none|accepts_low=settlement-first|accepts_high=settlement-first", "accepts nothing that could be told"},
		{"basis of nothing", stance, "accepts_basis=stated", "accepts_basis: `basis` is that of an accepted range, and there is none"},
		{"terms beside none", stance, "position=none|term=T", "term: terms cannot stand beside `position: none`"},
		{"ties", stance, "term=T|term_if=ceasefire/x; when it suits; \"one; two\"|term_unless=ceasefire/y|term_against=ukraine/ceasefire/z; europe/ceasefire/z", ""},
		{"tied to no issue", stance, "term=T|term_if=cease-fire/x", "term_if: `cease-fire` is no issue in the codebook"},
		{"tied to one word", stance, "term=T|term_unless=never", "term_unless: `never` names no term / write ISSUE/ID"},
		{"tied twice", stance, "term=T|term_if=a b; a b", "term_if: `a b` is named twice"},
		{"quote left open", stance, "term=T|term_if=\"a b; c d", "term_if: a double quote opens a text here that none ends"},
		{"against itself", stance, "term=T|term_against=russia/ceasefire/z", "term_against: `russia/ceasefire/z` is a term of the same party"},
		{"against nobody", stance, "term=T|term_against=rusia/ceasefire/z", "term_against: `rusia` is no party in the codebook"},
		{"ties without a term", stance, "term_if=a b", "term_if: `text` is missing: a term needs one / fill `term`"},
		{"one passage alone", stance, "quote=q|source=sky-2025-08-18|venue=post on X|origin=CNN|evidence_position=settlement-first|evidence_plausible_low=settlement-first|evidence_plausible_high=ceasefire-first", ""},
		{"position of a passage", stance, "quote=q|source=sky-2025-08-18|evidence_position=same", "evidence_position: the position of a piece of evidence cannot be `same`"},
		{"range of a passage", stance, "quote=q|source=sky-2025-08-18|evidence_position=settlement-first|evidence_plausible_low=ceasefire-first|evidence_plausible_high=ceasefire-first", "evidence_plausible_low: the plausible range leaves the position out"},
		{"a claim with all", claim, "plausible_low=settlement-first|plausible_high=ceasefire-first|basis=reported|confidence=low|when=2025-09|record_when=2025|accepts_low=settlement-first|accepts_high=settlement-first", ""},
		{"a stance beside claims", stance, "record_when=2025", "record_when: a stance has no `record_when`"},
		{"claimless", stance, "response=denied", "response: a stance has no `response`"},
		{"claim with tone", claim, "tone=harder", "tone: a claim has no `tone`"},
		{"claim of same", claim, "position=same", "a claim's position cannot be `same`"},
		{"claimant", stance, "record=claim", "`by` is missing: a claim needs one / there is no column `by`"},
		{"record", stance, "record=statement", "record: `statement` is no kind of record / one of: stance, silence, claim, date"},
		{"silence with position", nil, "record=silence|date=2025-09-01|party=russia|issue=ceasefire|position=none", "position: a silence has no `position`"},
		{"evidence without source", stance, "quote=q|speaker=x", "quote: `source` is missing: a piece of evidence needs one / fill `source`"},
		{"evidence without words", stance, "source_2=sky-2025-08-16|quote=", "source_2: this evidence has neither `quote` nor `paraphrase`: it needs one of them / fill `quote_2` or `paraphrase_2`"},
		{"source", stance, "quote=q|source=sky-2025-08-61", "source: `sky-2025-08-61` is not among the sources / did you mean `sky-2025-08-16`?"},
		{"credibility", stance, "quote=q|source=sky-2025-08-16|credibility=2.5", "credibility: `credibility`: `2.5` is not a whole number / one of: 1, 2, 3, 4, 5, 6"},
		{"term without text", stance, "term=|term_kind=demand", "term_kind: `text` is missing: a term needs one / fill `term`"},
		{"term id", stance, "term=x|term_id=Not One", "term_id: `Not One` is not well-formed / write `not-one`: "},
		{"term twice", stance, "term=x|term_id=a|term_2=y|term_id_2=a", "term_id_2: the term `a` is given twice"},
		{"replaced", stance, "ended=a|ended_how=replaced", "ended_how: `by` is missing: a term that is replaced needs the id of the new one"},
		{"by without replaced", stance, "ended=a|ended_how=met|ended_by=b", "ended_by: `by` names the new term, and goes with `how: replaced` only / write replaced in `ended_how`"},
		{"ended and given", stance, "ended=a|ended_how=met|term=x|term_id=a", "ended: the term `a` is ended here and given"},
		{"label", stance, "label=Brussels Day", "label: `Brussels Day` is not well-formed / write `brussels-day`: "},
		{"label as date", stance, "label=2025-08", "label: `2025-08` cannot be a label"},
	} {
		t.Run(c.name, func(t *testing.T) {
			cells := c.base
			if c.cells != "" {
				cells = append(cells[:len(cells):len(cells)], strings.Split(c.cells, "|")...)
			}
			_, said := decode(t, d, cells...)
			switch {
			case c.want == "" && len(said) > 0:
				t.Errorf("faults: %q", said)
			case c.want != "" && (len(said) != 1 || !strings.Contains(said[0], c.want)):
				t.Errorf("faults: %q, want %q", said, c.want)
			}
		})
	}
}

func TestPositionByNumber(t *testing.T) {
	d := summit(t)
	row, said := decode(t, d, "date=2025-09-01", "party=russia", "issue=ceasefire", "summary=s", "position=1")
	if len(said) > 0 || row.Record.Stance.Option != 0 || row.Record.Stance.Value != 0 {
		t.Errorf("%q %+v", said, row.Record.Stance)
	}
}

// Where options are called by numbers, another number is none of them.
func TestOptionsThatAreNumbers(t *testing.T) {
	scale := &positions.Scale{Options: []positions.Option{{ID: "1", Label: "1"}, {ID: "2", Label: "2"}, {ID: "10", Label: "10"}}}
	for text, want := range map[string]int{"1": 0, "2": 1, "10": 2, "3": -1, "1e300": -1, "nan": -1} {
		if got := tidy.OptionNamed(scale, text); got != want {
			t.Errorf("%s: option %d, want %d", text, got, want)
		}
	}
}

func TestFind(t *testing.T) {
	for heading, want := range map[string]string{
		"Date": "date", "Term ID 2": "term_id_2", "QUOTE": "quote", "quote1": "quote", "date title": "date_title", "Plausible-Low": "plausible_low", "source_12": "source_12",
		"party2": "", "quote_0": "", "quote_1000001": "", "actor": "", "": "", "2": "",
	} {
		if got, ok := tidy.Find(heading); got != want || ok != (want != "") {
			t.Errorf("%q is %q, want %q", heading, got, want)
		}
	}
}
