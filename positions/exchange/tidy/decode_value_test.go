package tidy_test

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"stance/positions"
	"stance/positions/exchange/tidy"
	"stance/positions/yamlfile"
)

// made has a group and issues of every sort: options, two of which share a label;
// options with values; options called by numbers; numbers; words alone.
func made(t testing.TB) *positions.Dataset {
	r := yamlfile.Read(fstest.MapFS{
		"codebook.yaml": {Data: []byte(`title: T
parties:
  - {id: union, name: The Union, short: U}
  - {id: league, name: The League, short: U, member_of: [union]}
  - {id: anna, name: Anna, member_of: [league]}
  - {id: bert, name: Bert, member_of: [union]}
  - {id: solo, name: Solo}
issues:
  - {id: land, name: Land, scale: {options: [{id: no-land, label: None}, {id: some, label: Part}, {id: more, label: part}]}}
  - {id: valued, name: Valued, scale: {options: [{id: little, label: Little, value: -2.5}, {id: much, label: Much, value: 10}]}}
  - {id: years, name: Years, scale: {options: [{id: "5", label: Five}, {id: "1", label: One}]}}
  - {id: catch, name: Catch, scale: {min: 0, max: 10}}
  - {id: words, name: Words}
`)},
		"sources.yaml":     {Data: []byte("sources: [{id: s1, title: One paper}, {id: s2, title: One paper}, {id: s3, title: Another}]\n")},
		"snapshots/a.yaml": {Data: []byte("date: 2025-01-01\n")},
	})
	if !r.OK() {
		t.Fatal(r.Problems)
	}
	return r.Dataset
}

// An option is told by its id, else its label in any case, else its number: its value
// where options have values, else its place, unless they are called by numbers.
func TestPositionsOfRows(t *testing.T) {
	d := made(t)
	for _, c := range []struct{ issue, written, want string }{
		{"land", "no-land", "no-land"},
		{"land", "NO-LAND", "no-land"},
		{"land", "none", "none"}, // a word of the format, though a label is written alike
		{"land", "None", "no-land"},
		{"land", "same", "same"},
		{"land", "2", "some"},
		{"land", "2.0", "some"},
		{"land", "0", "position: `0` is no option of land / options: no-land, some, more"},
		{"land", "4", "position: `4` is no option of land / options: no-land, some, more"},
		{"land", "1.5", "position: `1.5` is no option of land / options: no-land, some, more"},
		{"land", "Part", "position: `Part` is the label of several options of land / write the id instead; options: no-land, some, more"},
		{"land", "mor", "position: `mor` is no option of land / did you mean `more`? options: no-land, some, more"},
		{"valued", "-2.5", "little"},
		{"valued", "10.0", "much"},
		{"valued", "1", "position: `1` is no option of valued / options: little, much"},
		{"years", "1", "1"},
		{"years", "5", "5"},
		{"years", "2", "position: `2` is no option of years / options: 5, 1"},
		{"years", "five", "5"},
		{"catch", "7.25", "7.25"},
		{"catch", "007", "7"},
		{"catch", "-0", "0"},
		{"catch", "11", "position: `position` is 11, off the scale of catch / the scale runs from 0 to 10"},
		{"catch", "much", "position: `position`: `much` is not a number / positions on catch are numbers from 0 to 10"},
		{"words", "none", "none"},
		{"words", "yes", "position: a position cannot stand here: the issue `words` has no scale / say it in the summary, or give the issue a scale in the codebook"},
		{"words", "same", "position: `position: same` cannot stand here: the issue `words` has no scale / say it in the summary, or give the issue a scale in the codebook"},
		{"catch", "", ""},
	} {
		row, faults := decode(t, d, "date=2025-09-01", "party=solo", "issue="+c.issue, "summary=s", "position="+c.written)
		got := strings.Join(faults, "; ")
		if len(faults) == 0 {
			got = positions.FactOf(row.Record.Facts(), "position").Text
		}
		if got != c.want {
			t.Errorf("%s on %s is %q, want %q", c.written, c.issue, got, c.want)
		}
	}
}

// Of an issue that is not known nothing more is said, neither of its position nor of
// its range.
func TestPositionsOfNoIssue(t *testing.T) {
	_, faults := decode(t, made(t), "date=2025-09-01", "party=solo", "issue=xyzzy", "summary=s", "position=11", "plausible_low=1", "plausible_high=0")
	if len(faults) != 1 || !strings.HasPrefix(faults[0], "issue: ") {
		t.Errorf("%q", faults)
	}
}

// A range has both ends, in order, and on the scale.
func TestRangesOfRows(t *testing.T) {
	d := made(t)
	for _, c := range []struct{ low, high, want string }{
		{"1", "2.5", "1..2.5"},
		{"", "", ""},
		{"", "2", "plausible_low: a plausible range needs its low end, too / for a single position write it at both ends"},
		{"2", "", "plausible_high: a plausible range needs its high end, too / for a single position write it at both ends"},
		{"2", "1", "plausible_low: the plausible range runs backwards: `2` is above `1` / write the low end first: [1, 2]"},
		{"-1", "11", "plausible_low: `plausible` is -1, off the scale of catch / the scale runs from 0 to 10; plausible_high: `plausible` is 11, off the scale of catch / the scale runs from 0 to 10"},
	} {
		row, faults := decode(t, d, "date=2025-09-01", "party=solo", "issue=catch", "summary=s", "plausible_low="+c.low, "plausible_high="+c.high)
		got := strings.Join(faults, "; ")
		if r := row.Record.Stance.Plausible; len(faults) == 0 && r != nil {
			got = positions.Number(r.Low.Value) + ".." + positions.Number(r.High.Value)
		}
		if got != c.want {
			t.Errorf("%q to %q is %q, want %q", c.low, c.high, got, c.want)
		}
	}
}

// Signatories are members of the group, directly or through others, each named once.
func TestSignatoriesOfRows(t *testing.T) {
	d := made(t)
	const noMember, members = "no member", " / members: league, anna, bert"
	for _, c := range []struct{ party, written, want string }{
		{"union", "", "not given"},
		{"union", noMember, ""},
		{"union", "NO MEMBER", ""},
		{"union", "anna; bert", "anna bert"},
		{"union", "Bert, Anna", "bert anna"},
		{"union", " ; anna ;", "anna"},
		{"union", "anna; anna", "inherited_by: `anna` is named twice / take one away"},
		{"union", "solo", "inherited_by: `solo` is no member of `union`" + members},
		{"union", "xyzzy", "inherited_by: `xyzzy` is no party in the codebook / add it to the codebook, or use one of: union, league, anna, bert, solo"},
		{"union", "U", "inherited_by: `U` can be `union` or `league` / write the id instead of the name"},
		{"solo", "anna", "inherited_by: `solo` has no members, so nobody can inherit from it / take `inherited_by` away, or add `member_of: [solo]` to its members in the codebook"},
		{"solo", noMember, "inherited_by: `solo` has no members, so nobody can inherit from it / take `inherited_by` away, or add `member_of: [solo]` to its members in the codebook"},
	} {
		row, faults := decode(t, d, "date=2025-09-01", "party="+c.party, "issue=words", "summary=s", "inherited_by="+c.written)
		got := strings.Join(faults, "; ")
		if len(faults) == 0 {
			got = "not given"
			if signed := row.Record.Stance.Signatories; signed != nil {
				var ids []string
				for _, p := range signed {
					ids = append(ids, p.ID)
				}
				got = strings.Join(ids, " ")
			}
		}
		if got != c.want {
			t.Errorf("%s signed by %q: %q, want %q", c.party, c.written, got, c.want)
		}
	}
	// Of a party that is not known, members are not asked for.
	if _, faults := decode(t, d, "date=2025-09-01", "party=xyzzy", "issue=words", "summary=s", "inherited_by=anna"); len(faults) != 1 {
		t.Errorf("%q", faults)
	}
}

func TestTruthsOfRows(t *testing.T) {
	d := made(t)
	for written, want := range map[string]bool{"true": true, "TRUE": true, "yes": true, "Y": true, "1": true, "": false, "false": false, "No": false, "n": false, "0": false} {
		row, faults := decode(t, d, "date=2025-09-01", "party=solo", "issue=words", "summary=s", "novel="+written)
		if len(faults) > 0 || row.Record.Stance.Novel != want {
			t.Errorf("%q is %t, %q", written, row.Record.Stance.Novel, faults)
		}
	}
}

// A title that two sources have does not tell which.
func TestSourcesOfRows(t *testing.T) {
	d := made(t)
	for written, want := range map[string]string{
		"s1": "s1", "another": "s3",
		"One paper": "source: `One paper` can be `s1` or `s2` / write the id instead of the name",
	} {
		row, faults := decode(t, d, "date=2025-09-01", "party=solo", "issue=words", "summary=s", "quote=q", "source="+written)
		got := strings.Join(faults, "; ")
		if len(faults) == 0 {
			got = row.Record.Stance.Evidence[0].Source.ID
		}
		if got != want {
			t.Errorf("%s is %q, want %q", written, got, want)
		}
	}
}

// Commas are points where they separate no columns; where they do, a number has to have one reading, or one
// that lies on the scale.
func TestDecimalCommas(t *testing.T) {
	lookup := tidy.In(made(t))
	for _, c := range []struct {
		comma   bool
		written string
		want    float64
		hint    string
	}{
		{true, "07,25", 7.25, ""}, {false, "07,25", 7.25, ""}, {true, "7,250", 7.25, ""}, {false, "7,250", 7.25, ""}, {false, "7.250", 7.25, ""}, {false, "0.008k", 8, ""},
	} {
		lookup.DecimalComma = c.comma
		row, faults := tidy.NewDecoder([]string{"date", "party", "issue", "summary", "position"}, lookup).Row([]string{"2025-09-01", "solo", "catch", "s", c.written})
		hint := ""
		if len(faults) > 0 {
			hint = faults[0].Hint
		}
		if row.Record.Stance.Value != c.want || hint != c.hint || (len(faults) == 0) != (c.hint == "") {
			t.Errorf("%s, commas allowed: %t: %v, %+v", c.written, c.comma, row.Record.Stance.Value, faults)
		}
	}
}

// What somebody typed is read as people write numbers; of two readings the one on the scale counts, and
// two that lie on it are refused with both.
func TestTypedNumbers(t *testing.T) {
	d := made(t)
	catch := d.Codebook.Issue("catch")
	catch.Scale.Min, catch.Scale.Max = 0, 500000
	lookup := tidy.In(d)
	lookup.Typed = true
	typed := func(text string) (float64, []tidy.Fault) {
		row, faults := tidy.NewDecoder([]string{"date", "party", "issue", "summary", "position"}, lookup).Row([]string{"2025-09-01", "solo", "catch", "s", text})
		return row.Record.Stance.Value, faults
	}
	catch.Scale.Unit = "kg"
	for text, want := range map[string]float64{"250 thousand": 250000, "0.3 million kg": 300000, "12 KG": 12, "600k": 600, "300 000": 300000, "300,000.5": 300000.5, "7,25": 7.25, "1.234.567,5": 0, "007": 7} {
		if got, faults := typed(text); got != want || (len(faults) == 0) != (want != 0) {
			t.Errorf("%s: %v, %+v", text, got, faults)
		}
	}
	catch.Scale.Unit = "m3 a day"
	for _, text := range []string{"250.000,0 m3", "250k m3 a day", "250000m3 a"} {
		if got, faults := typed(text); got != 250000 || len(faults) > 0 {
			t.Errorf("%s: %v, %+v", text, got, faults)
		}
	}
	catch.Scale.Unit = "€"
	for _, text := range []string{"€250,000.0", "€ 250k", "250.000,0 €"} {
		if got, faults := typed(text); got != 250000 || len(faults) > 0 {
			t.Errorf("%s: %v, %+v", text, got, faults)
		}
	}
	if got, faults := typed("250000 m2"); len(faults) == 0 {
		t.Errorf("another unit: %v", got)
	}
	catch.Scale.Unit = "kg"
	if _, faults := typed("300,000"); len(faults) != 1 || faults[0].Message != "`300,000` can be 300000 or 300, which both lie on the scale of catch" || faults[0].Hint != "write it without a separator: 300000 or 300" {
		t.Errorf("%+v", faults)
	}
	catch.Scale.Min = 1000
	if got, faults := typed("300,000"); got != 300000 || len(faults) > 0 {
		t.Errorf("%v, %+v", got, faults)
	}
	if _, faults := typed("600,000"); len(faults) != 1 || !strings.Contains(faults[0].Message, "off the scale") {
		t.Errorf("%+v", faults)
	}
}

// The columns are listed for people in the order in which they are written; which kind
// of row has which is told by name, in any spelling.
func TestColumns(t *testing.T) {
	var names []string
	for _, c := range tidy.Columns() {
		names = append(names, c.Name)
		if c.Doc == "" || strings.HasSuffix(c.Doc, ".") {
			t.Errorf("%s is explained as %q", c.Name, c.Doc)
		}
		if found, ok := tidy.Find(c.Name); !ok || found != c.Name {
			t.Errorf("%s is found as %s, %t", c.Name, found, ok)
		}
	}
	var header []string
	for _, c := range tidy.Header(&positions.Dataset{}) {
		header = append(header, c.Name)
	}
	if !slices.Equal(names, header) {
		t.Errorf("%q are listed, and %q written", names, header)
	}
	for _, c := range []struct {
		column string
		kinds  string // of stance, silence, claim and date
	}{
		{"date", "stance silence claim date"}, {"Date Title", "stance silence claim date"}, {"party", "stance silence claim"}, {"basis", "stance claim"}, {"tone", "stance"}, {"record_when", "claim"}, {"venue_2", "stance silence claim"}, {"term_if_3", "stance"}, {"when_2", ""}, {"by", "claim"}, {"response", "claim"},
		{"known", "stance silence claim"}, {"quote_7", "stance silence claim"}, {"term-2", "stance"}, {"ended", "stance"}, {"position", "stance claim"}, {"basis_2", ""}, {"xyzzy", ""},
	} {
		var has []string
		for _, k := range tidy.Kinds {
			if tidy.Kind(k).Has(c.column) {
				has = append(has, k)
			}
		}
		if got := strings.Join(has, " "); got != c.kinds {
			t.Errorf("%s is a column of %q, want %q", c.column, got, c.kinds)
		}
	}
	if tidy.Kind("statement").Has("date") {
		t.Error("what is no kind of row has a column")
	}
}

// In a table what is written as the format has numbers is that number; of another that can be two, the one
// that lies on the scale is read, and told.
func TestNumbersOfTables(t *testing.T) {
	d := made(t)
	catch := d.Codebook.Issue("catch")
	catch.Scale.Min, catch.Scale.Max, catch.Scale.Unit = 250000, 450000, "tonnes"
	read := func(text string) (float64, []string, []tidy.Fault) {
		row, faults := tidy.NewDecoder([]string{"date", "party", "issue", "summary", "position"}, tidy.In(d)).Row([]string{"2025-09-01", "solo", "catch", "s", text})
		return row.Record.Stance.Value, row.Meant, faults
	}
	for text, want := range map[string]string{"300,000": "`300,000` as 300000", "340,000 tonnes": "`340,000 tonnes` as 340000", "340.000 t": "`340.000 t` as 340000", "300 000": "", "310000.5": ""} {
		if got, meant, faults := read(text); got < 250000 || len(faults) > 0 || strings.Join(meant, "; ") != want {
			t.Errorf("%s: %v, %q, %+v", text, got, meant, faults)
		}
	}
	if _, _, faults := read("300.000"); len(faults) != 1 || faults[0].Hint != "write 300000, if that is meant; the scale runs from 250000 to 450000 tonnes" {
		t.Errorf("%+v", faults)
	}
	catch.Scale.Min = 100
	if got, meant, _ := read("300.000"); got != 300 || meant != nil {
		t.Errorf("%v, %q", got, meant)
	}
	if _, _, faults := read("300,000"); len(faults) != 1 || faults[0].Hint != "write 300000 or 300, whichever is meant" {
		t.Errorf("%+v", faults)
	}
}
