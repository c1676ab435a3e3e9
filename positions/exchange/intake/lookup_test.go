package intake_test

import (
	"strings"
	"testing"

	"stance/positions"
	"stance/positions/exchange/intake"
)

// proposals lists what would be added, and what may be meant instead.
func proposals(r *intake.Result) []string {
	var all []string
	for _, p := range r.Missing.Proposals {
		line := p.Where() + ": " + p.Message
		if p.Hint != "" {
			line += "; " + p.Hint
		}
		if p.Given {
			line += " (given)"
		}
		all = append(all, line)
	}
	return all
}

// What the dataset lacks is proposed where it is met first, once for all spellings of
// a name; a name that spells what is there is that.
func TestProposals(t *testing.T) {
	have := recorded(t, "")
	for _, c := range []struct {
		name string
		rows []string // date, party, issue, summary, quote, source
		want []string
	}{
		{"all known, however written", []string{"2025-09-01,ANNA,peace,s,q,paper", "2025-09-01,b,Words,s,q,REPORT OF THE ENVOY", "2025-09-01,the union,PEACE?,s,q,Paper!"}, nil},
		{"a new party, spelt in three ways", []string{"2025-09-01,United States,peace,s,,", "2025-09-01,united_states,trade,s,,", "2025-09-01,UNITED  STATES,words,s,,", "2025-09-02,united-states,words,s,,"},
			[]string{"row 2, column B (party): new party united-states (United States)"}},
		{"a name that is nearly known", []string{"2025-09-01,Ana,paece,s,,", "2025-09-01,the_union,paece,s,,"},
			[]string{"row 2, column B (party): new party ana (Ana); did you mean `anna`?", "row 2, column C (issue): new issue paece, without a scale; did you mean `peace`?",
				"row 3, column B (party): new party the-union (the_union); did you mean `The Union`?"}},
		{"a new source, and one that is an address", []string{"2025-09-01,anna,peace,s,q,The Daily", "2025-09-01,bo,peace,s,q,https://example.org/a"},
			[]string{"row 2, column F (source): new source the-daily (The Daily)", "row 3, column F (source): new source https-example-org-a (https://example.org/a)"}},
		{"an id that is taken by another name", []string{"2025-09-01,anna,peace,s,q,a-paper", "2025-09-01,bo,peace,s,q,A-Paper."},
			[]string{"row 2, column F (source): new source a-paper"}},
		{"names of which no id can be made", []string{"2025-09-01,约束,peace,s,,", "2025-09-01,约定,peace,s,,", "2025-09-01, 约束 ,trade,s,,"},
			[]string{"row 2, column B (party): new party party (约束)", "row 3, column B (party): new party party-2 (约定)"}},
	} {
		r := taken(t, have, append([]string{"date,party,issue,summary,quote,source"}, c.rows...)...)
		if len(r.Problems) > 0 {
			t.Errorf("%s: %v", c.name, r.Problems)
		}
		equal(t, c.name, proposals(r), c.want)
		if len(r.Missing.Lacking()) != len(c.want) || len(r.Add.Parties)+len(r.Add.Issues)+len(r.Add.Sources) != len(c.want) {
			t.Errorf("%s: %d are lacking, %d are added", c.name, len(r.Missing.Lacking()), len(r.Add.Parties)+len(r.Add.Issues)+len(r.Add.Sources))
		}
	}
}

// A new issue has the scale that is given for it, and without one no position: that is
// told with the flag that gives it one.
func TestScalesOfNewIssues(t *testing.T) {
	rows := []string{"date,party,issue,position,summary", "2025-09-01,anna,Safe passage,open,s"}
	o := intake.Options{Scales: []intake.Pair{{Name: "safe passage", Value: "closed|open"}}}
	r := takenWith(t, recorded(t, ""), o, rows...)
	equal(t, "with a scale", said(r), []string{"1 stances"})
	equal(t, "with a scale", proposals(r), []string{"row 2, column C (issue): new issue safe-passage (Safe passage), with the options closed, open"})
	r = takenWith(t, recorded(t, ""), intake.Options{Scales: []intake.Pair{{Name: "safe-passage", Value: "0..5"}}}, rows[0], "2025-09-01,anna,Safe passage,2,s")
	equal(t, "with a scale of numbers", proposals(r), []string{"row 2, column C (issue): new issue safe-passage (Safe passage), from 0 to 5"})
	for issue, hint := range map[string]string{
		"Safe passage": "the issue is new: say its scale, such as --scale safe-passage=0..10, or its options from low to high, --scale safe-passage=refuses,open,agrees",
		"words":        "say it in the summary, or give the issue a scale in the codebook",
	} {
		r := taken(t, recorded(t, ""), rows[0], "2025-09-01,anna,"+issue+",open,s")
		if len(r.Problems) != 1 || r.Problems[0].Rule != "no-scale" || r.Problems[0].Hint != hint {
			t.Errorf("%s: %+v", issue, r.Problems)
		}
	}
}

// One scale does for all new issues but those that have one of their own; a scale of what
// is no new issue is most likely mistyped.
func TestScalesByTheDozen(t *testing.T) {
	rows := []string{"date,party,issue,position,summary", "2025-09-01,anna,Safe passage,open,s", "2025-09-01,anna,Fishing,2,s", "2025-09-01,anna,Fuel,3,s"}
	scales := []intake.Pair{{Name: "*", Value: "0..10"}, {Name: "Safe passage", Value: "closed|open"}}
	r := takenWith(t, recorded(t, ""), intake.Options{Scales: scales}, rows...)
	equal(t, "stances", said(r), []string{"3 stances"})
	equal(t, "issues", proposals(r), []string{"row 2, column C (issue): new issue safe-passage (Safe passage), with the options closed, open",
		"row 3, column C (issue): new issue fishing (Fishing), from 0 to 10", "row 4, column C (issue): new issue fuel (Fuel), from 0 to 10"})
	if a, b := r.Add.Issues[1].Scale, r.Add.Issues[2].Scale; a == b {
		t.Error("two issues share their scale")
	}
	for _, c := range []struct{ name, rows, message, hint string }{
		{"fisching", "anna,Fishing,2,s", "--scale fisching: the table has no new issue of this name", "did you mean `fishing`?"},
		{"zanzibar", "anna,Fishing,2,s", "--scale zanzibar: the table has no new issue of this name", "new issues: fishing"},
		{"zanzibar", "anna,peace,2,s", "--scale zanzibar: the table has no new issue of this name", "no issue of the table is new"},
	} {
		_, err := intake.Tidy(read(t, lines(rows[0], "2025-09-01,"+c.rows)), recorded(t, ""), intake.Options{Scales: []intake.Pair{{Name: "*", Value: "0..10"}, {Name: c.name, Value: "0..10"}}})
		refused(t, c.name, err, c.message, c.hint)
	}
	_, err := intake.Wide(read(t, lines("party,date,lrgen", "anna,2025-09-01,3")), recorded(t, ""), intake.Options{Scales: []intake.Pair{{Name: "lrgn", Value: "0..10"}}}, intake.Survey{Positions: []string{"lrgen:0..10"}})
	refused(t, "of a survey", err, "--scale lrgn: the table has no new issue of this name", "did you mean `lrgen`?")
}

// The source that is set for all rows has the title that is given for it, and is then
// no slip of the pen.
func TestSourceWithItsTitle(t *testing.T) {
	rows := []string{"date,party,issue,summary,quote", "2025-09-01,anna,peace,s,q"}
	o := intake.Options{Set: []intake.Pair{{Name: "source", Value: "papers"}}, SourceTitle: "All the papers"}
	r := takenWith(t, recorded(t, ""), o, rows...)
	equal(t, "given", proposals(r), []string{"row 2: new source papers (All the papers); did you mean `paper`? (given)"})
	if len(r.Missing.Lacking()) != 0 || r.Add.Sources[0].Title != "All the papers" {
		t.Errorf("%+v, %+v", r.Missing.Lacking(), r.Add.Sources)
	}
	o.SourceTitle = ""
	if r = takenWith(t, recorded(t, ""), o, rows...); len(r.Missing.Lacking()) != 1 {
		t.Errorf("not given: %+v", r.Missing)
	}
}

// A name that only looks like one that is there is neither that nor another: what
// nobody sees, and the beginning of a formula, are for people to decide on.
func TestDisguisedNames(t *testing.T) {
	const hidden, formula = "has a character in it that can't be seen", "begins as a formula does"
	for _, c := range []struct{ name, row, want string }{
		{"a party with a character that can't be seen", "2025-09-01,\u200banna,peace,s,q,paper", "row 2, column B (party): `\u200banna` " + hidden},
		{"an issue", "2025-09-01,anna,peace\u2060,s,q,paper", "row 2, column C (issue): `peace\u2060` " + hidden},
		{"a source", "2025-09-01,anna,peace,s,q,\u202epaper", "row 2, column F (source): `\u202epaper` " + hidden},
		{"a party that begins as a formula", "2025-09-01,-anna,peace,s,q,paper", "row 2, column B (party): `-anna` " + formula},
		{"an issue that does", "2025-09-01,anna,@peace,s,q,paper", "row 2, column C (issue): `@peace` " + formula},
		{"punctuation alone is none", "2025-09-01,anna!,peace.,s,q,(paper)", ""},
	} {
		r := taken(t, recorded(t, ""), "date,party,issue,summary,quote,source", c.row)
		if c.want == "" {
			equal(t, c.name, said(r), []string{"1 stances"})
			continue
		}
		equal(t, c.name, said(r), []string{c.want})
		if h := r.Problems[0].Hint; !strings.HasPrefix(h, "write `") || !strings.HasSuffix(h, "`, if that is meant") {
			t.Errorf("%s: the hint is %q", c.name, h)
		}
	}
	// A symbol makes it another name, so that nothing is mistaken for anything.
	equal(t, "a sign of equality", proposals(taken(t, recorded(t, ""), "date,party,issue,summary", "2025-09-01,=anna,peace,s")),
		[]string{"row 2, column B (party): new party anna-2 (=anna); did you mean `anna`?"})
	// The same with names that are proposed.
	r := taken(t, recorded(t, ""), "date,party,issue,summary", "2025-09-01,Carl,peace,s", "2025-09-02,\u200bCarl,peace,s")
	equal(t, "of a party that is proposed", said(r), []string{"row 3, column B (party): `\u200bCarl` " + hidden})
}

// A name that several things have says nothing of which is meant.
func TestNamesThatSeveralHave(t *testing.T) {
	have := recorded(t, "")
	parties := append(have.Codebook.Parties, &positions.Party{ID: "anna-2", Name: "Anna"})
	have.Codebook = positions.NewCodebook("T", "", parties, have.Codebook.Issues)
	r := taken(t, have, "date,party,issue,summary", "2025-09-01,Anna,peace,s")
	equal(t, "a party", said(r), []string{"row 2, column B (party): `Anna` can be `anna` or `anna-2`"})
	if r.Problems[0].Hint != "write the id instead of the name" {
		t.Errorf("the hint is %q", r.Problems[0].Hint)
	}
}
