package agreement

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"stance/positions"
)

func adjudicate(t testing.TB, codings ...Coding) *Adjudication {
	t.Helper()
	a, err := Adjudicate(codings)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// outcome tells in a line what became of the only cell there is.
func outcome(t *testing.T, a *Adjudication) string {
	t.Helper()
	switch {
	case len(a.Merged)+len(a.Disputes) != 1:
		t.Fatalf("%d merged, %d disputes", len(a.Merged), len(a.Disputes))
	case len(a.Merged) == 1:
		return fmt.Sprint("merged ", a.Merged[0].Differs)
	case a.Disputes[0].Alone() != "":
		return fmt.Sprint("alone ", a.Disputes[0].Alone(), " ", a.Disputes[0].Over)
	}
	return fmt.Sprint("dispute ", a.Disputes[0].Over)
}

func TestAdjudicateOneCell(t *testing.T) {
	low := func(r *positions.Record) { r.Stance.Confidence = positions.Low }
	plausible := func(r *positions.Record) {
		o := r.Issue.Scale.Options
		r.Stance.Plausible = &positions.Range{Low: positions.Point{Value: o[0].Value}, High: positions.Point{Value: o[1].Value, Option: 1}}
	}
	claim := func(response positions.Response) func(*positions.Record) {
		return func(r *positions.Record) {
			r.Claims = append(r.Claims, &positions.Claim{Record: r, By: r.Party, Option: -1, Response: response})
		}
	}
	for _, tt := range []struct {
		a, b  string // "" for no record
		edit  func(r *positions.Record)
		other func(r *positions.Record)
		want  string
	}{
		{a: "some", b: "some", want: "merged [summary]"},
		{a: "some", b: "much", want: "dispute [position]"},
		{a: "some", b: "none", want: "dispute [position]"},
		{a: "none", b: "none", want: "merged [summary]"},
		{a: "words", b: "words", want: "merged [summary]"},
		{a: "some..all", b: "some..all", want: "merged [summary]"},
		{a: "some..all", b: "some..much", want: "dispute [plausible]"},
		{a: "some", b: "some..much", want: "dispute [position plausible]"},
		{a: "some", b: "some", edit: plausible, want: "dispute [plausible]"},
		{a: "some", b: "some", edit: low, want: "merged [summary confidence]"},
		{a: "some", b: "some", edit: func(r *positions.Record) { r.Stance.Basis = positions.Reported }, want: "dispute [basis]"},
		{a: "some", b: "some", edit: func(r *positions.Record) { r.Stance.Signatories = []*positions.Party{} }, want: "dispute [inherited_by]"},
		{a: "some", b: "some", edit: func(r *positions.Record) { r.Stance.Terms = []positions.Term{{Text: "Now"}} }, want: "merged [summary terms]"},
		{a: "some", b: "silent", want: "dispute [stance]"},
		{a: "some", b: "claims", want: "dispute [stance]"},
		{a: "silent", b: "silent", want: "merged []"},
		{a: "silent", b: "silent", edit: func(r *positions.Record) { r.Note = "Read." }, want: "merged [note]"},
		{a: "claims", b: "claims", edit: func(r *positions.Record) { r.Note = "Read." }, want: "merged [note]"},
		{a: "silent", b: "silent", edit: func(r *positions.Record) { r.Silence.Known = r.Date + 1 }, want: "merged [known]"},
		{a: "silent", b: "silent", edit: func(r *positions.Record) { r.Silence.Evidence = []positions.Evidence{{Paraphrase: "p"}} }, want: "merged [evidence]"},
		{a: "silent", b: "claims", want: "merged [silent claims]"},
		{a: "some", b: "", want: "alone a []"},
		{a: "", b: "silent", want: "alone b []"},
		{a: "claims", b: "claims", want: "merged []"},
		{a: "claims", b: "claims", edit: claim(positions.NoResponse), want: "merged [claims]"},
		{a: "claims", b: "claims", edit: claim(positions.NoResponse), other: claim(positions.Denied), want: "dispute [claims]"},
	} {
		side := func(name, position string, edit func(*positions.Record)) Coding {
			if position == "" {
				return coding(t, name)
			}
			c := coding(t, name, "15 union land "+position)
			if edit != nil {
				edit(c.Dataset.Records[0])
			}
			return c
		}
		got := outcome(t, adjudicate(t, side("a", tt.a, tt.edit), side("b", tt.b, tt.other)))
		if got != tt.want {
			t.Errorf("%s and %s: %s, want %s", tt.a, tt.b, got, tt.want)
		}
	}
}

// Of merged records coder and note are those of whose words are kept.
func TestMergedCoders(t *testing.T) {
	for _, tt := range []struct{ a, b, want string }{
		{"some", "some", "a"}, {"silent", "silent", "a"}, {"claims", "claims", "a"}, {"silent", "claims", "a"}, {"claims", "silent", "b"},
	} {
		side := func(name, position string) Coding {
			c := coding(t, name, "15 union land "+position)
			c.Dataset.Records[0].Note = "As " + name + " notes."
			return c
		}
		merged := adjudicate(t, side("a", tt.a), side("b", tt.b)).Merged
		if len(merged) != 1 || merged[0].Record.Coder != tt.want || merged[0].Record.Note != "As "+tt.want+" notes." {
			t.Errorf("%s and %s: %+v, want %s's", tt.a, tt.b, merged, tt.want)
		}
	}
}

func TestAdjudicate(t *testing.T) {
	source := func(id, title string) *positions.Source { return &positions.Source{ID: id, Title: title} }
	one, two, other := source("one", "One"), source("two", "Two"), source("one", "Another")
	a := coding(t, "a", "15 union land some", "16 south land some", "17 north format words")
	b := coding(t, "b", "15 union land some", "16 south land all", "17 north format words", "18 south trade 3")
	c := coding(t, "c", "14 union land some", "15 union land same", "17 north format words")
	a.Dataset.Sources = []*positions.Source{one}
	b.Dataset.Sources = []*positions.Source{two, other}
	a.Dataset.Dates = []positions.DateInfo{{Date: day("15"), Label: "summit"}, {Date: day("16")}}
	b.Dataset.Dates = []positions.DateInfo{{Date: day("15"), Label: "talks", Title: "Talks"}, {Date: day("16"), Label: "summit"}, {Date: day("18"), Label: "end"}}
	inA, inB := a.record(t, "15", "union", "land").Stance, b.record(t, "15", "union", "land").Stance
	inC := c.record(t, "15", "union", "land").Stance
	inA.Evidence = []positions.Evidence{{Quote: "“Some”", Source: one}}
	inB.Evidence = []positions.Evidence{{Quote: `"Some"`, Source: other}, {Quote: "Some of it", Source: two}}
	inA.Confidence, inB.Confidence, inC.Confidence = positions.High, positions.Moderate, positions.High
	for _, s := range []*positions.Stance{inA, inB, inC} {
		s.Signatories = []*positions.Party{s.Record.Party}
	}
	r := adjudicate(t, a, b, c)

	var lines []string
	for _, m := range r.Merged {
		lines = append(lines, fmt.Sprintf("merged %s %s %s by %v", m.Record.Date, m.Record.Party.ID, m.Record.Issue.ID, m.Coders))
	}
	for _, d := range r.Disputes {
		lines = append(lines, fmt.Sprintf("dispute %s %s %s over %v: %v %v %v", d.Date, d.Party.ID, d.Issue.ID, d.Over, d.Said[0].State, d.Said[1].State, d.Said[2].State))
	}
	want := []string{
		"merged 2025-08-15 union land by [a b c]",
		"merged 2025-08-17 north format by [a b c]",
		"dispute 2025-08-14 union land over []: uncoded uncoded placed",
		"dispute 2025-08-16 south land over [position]: placed placed uncoded",
		"dispute 2025-08-18 south trade over []: uncoded placed uncoded",
	}
	if !slices.Equal(lines, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(lines, "\n"), strings.Join(want, "\n"))
	}

	s := r.Merged[0].Record.Stance
	if s.Summary != "As a puts it." || s.Confidence != positions.Moderate || s.Record != r.Merged[0].Record || len(s.Evidence) != 2 {
		t.Errorf("merged stance %+v", s)
	}
	if s.Evidence[0].Source != r.Sources[0] || s.Evidence[1].Source != r.Sources[1] || len(r.Sources) != 2 || s.Evidence[1].Source.ID != "two" {
		t.Errorf("merged sources %+v", r.Sources)
	}
	if alone := r.Disputes[2]; alone.Alone() != "b" || r.Disputes[1].Alone() != "" || alone.Said[1].Stance.Value != 3 {
		t.Errorf("b alone has a record, not %q", alone.Alone())
	}
	if s.Signatories[0] != r.Codebook.Party("union") || inC.Kind != positions.SameAsBefore || len(inA.Evidence) != 1 || inA.Confidence != positions.High {
		t.Error("merging changed what was merged")
	}
	conflicts := []string{
		`source "one" is not the same in a and b; a's was taken`,
		`2025-08-15 is labelled "summit", and "talks" in b`,
		`"summit" labels 2025-08-15, and 2025-08-16 in b`,
	}
	if !slices.Equal(r.Conflicts, conflicts) {
		t.Errorf("conflicts %q", r.Conflicts)
	}
	if d := r.Dates; len(d) != 3 || d[0].Label != "summit" || d[0].Title != "Talks" || d[1].Label != "" || d[2].Label != "end" {
		t.Errorf("dates %+v", d)
	}

	// What was merged is a dataset.
	ds := &positions.Dataset{Codebook: r.Codebook, Sources: r.Sources, Dates: r.Dates}
	for _, m := range r.Merged {
		ds.Records = append(ds.Records, m.Record)
	}
	positions.SortRecords(ds.Records)
	h := positions.NewHistory(ds, 0)
	if hd, ok := h.InForce(r.Codebook.Party("union"), r.Codebook.Issue("land"), day("20")); !ok || hd.Stance != s {
		t.Error("the merged stance is not in force in the merged dataset")
	}
}
