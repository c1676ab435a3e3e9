package tidy_test

import (
	"bytes"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"slices"
	"testing"

	"stance/positions"
	"stance/positions/synthetic"
	"stance/positions/tidy"
	"stance/positions/yamlfile"
)

// through sends a dataset's records through the table and puts what comes back
// beside the same codebook and sources.
func through(t *testing.T, d *positions.Dataset, guard bool) *positions.Dataset {
	t.Helper()
	header := tidy.Header(d)
	names := make([]string, len(header))
	for i, c := range header {
		names[i] = c.Name
	}
	decoder := tidy.NewDecoder(names, tidy.In(d))
	back := &positions.Dataset{Codebook: d.Codebook, Sources: d.Sources}
	read := func(row []string) {
		if guard {
			for i := range row {
				row[i] = tidy.Unguard(tidy.Guard(header[i].Type, row[i]))
			}
		}
		got, faults := decoder.Row(row)
		for _, f := range faults {
			t.Fatalf("%v of row %q: %s", f, row, names[max(f.Column, 0)])
		}
		if n := len(back.Dates); n == 0 || back.Dates[n-1].Date != got.Info.Date {
			back.Dates = append(back.Dates, got.Info)
		}
		r := got.Record
		if r == nil {
			return
		}
		if n := len(back.Records); n > 0 && got.Kind == tidy.Claim && len(r.Claims) == 1 {
			if last := back.Records[n-1]; last.Date == r.Date && last.Party == r.Party && last.Issue == r.Issue {
				r.Claims[0].Record = last
				last.Claims = append(last.Claims, r.Claims[0])
				return
			}
		}
		back.Records = append(back.Records, r)
	}
	for row := range tidy.Rows(d, d.Records, header) {
		read(row)
	}
	for row := range tidy.DateRows(d, header) {
		read(row)
	}
	slices.SortFunc(back.Dates, func(a, b positions.DateInfo) int { return int(a.Date - b.Date) })
	return back
}

// sameFiles holds that two datasets are written as the very same files.
func sameFiles(t *testing.T, want, got *positions.Dataset) {
	t.Helper()
	w, g := yamlfile.Files(want), yamlfile.Files(got)
	for i := range min(len(w), len(g)) {
		if w[i].Name != g[i].Name || !bytes.Equal(w[i].Content, g[i].Content) {
			t.Fatalf("want %s:\n%s\ngot %s:\n%s", w[i].Name, w[i].Content, g[i].Name, g[i].Content)
		}
	}
	if len(w) != len(g) {
		t.Fatalf("%d files, want %d", len(g), len(w))
	}
}

func TestDatasetsComeBackTheSame(t *testing.T) {
	folders := map[string]fs.FS{
		"tracked":    os.DirFS("../../data"),
		"everything": os.DirFS("../yamlfile/testdata/write/everything"),
		"synthetic":  synthetic.Small.FS(),
	}
	for name, folder := range folders {
		t.Run(name, func(t *testing.T) {
			r := yamlfile.Read(folder)
			if !r.OK() || len(r.Dataset.Records) == 0 {
				t.Fatal(r.Problems)
			}
			sameFiles(t, r.Dataset, through(t, r.Dataset, false))
			sameFiles(t, r.Dataset, through(t, r.Dataset, true))
		})
	}
}

func TestOddDatasetsComeBackTheSame(t *testing.T) {
	for seed := range uint64(200) {
		t.Run(fmt.Sprint("seed ", seed), func(t *testing.T) {
			d := odd(rand.New(rand.NewPCG(seed, 11)))
			sameFiles(t, d, through(t, d, false))
			sameFiles(t, d, through(t, d, true))
		})
	}
}

// oddTexts are those that tables and spreadsheets get wrong.
var oddTexts = []string{
	"plain", "=1+1", "+49 30", "-5", "@you", "'=x", "''=x", "'it", "'", "'@", `say "no"`, `"`, `""`, "a,b;c\td", "two\nlines", "two\n\nparagraphs", "\u200bzero", "mañana, כן, 約束", "😀", "0012", "1e3", "2025-08-17",
	"TRUE", "none", "same", "no member", "NULL", "NA", "#N/A", "a; b", "#", "stance", "x\u00a0y",
}

func pick[T any](r *rand.Rand, from ...T) T { return from[r.IntN(len(from))] }

func some(r *rand.Rand) string {
	if r.IntN(3) == 0 {
		return ""
	}
	return pick(r, oddTexts...)
}

// odd makes a dataset with everything in it that a record can hold.
func odd(r *rand.Rand) *positions.Dataset {
	group := &positions.Party{ID: "none", Name: "The Union"}
	parties := []*positions.Party{
		{ID: "anna", Name: "Anna"}, group,
		{ID: "bert", Name: "Anna ", Short: "B", Groups: []*positions.Party{group}},
		{ID: "123", Name: "bert", Groups: []*positions.Party{group}},
	}
	issues := []*positions.Issue{
		{ID: "true", Name: "Fire", Scale: &positions.Scale{Max: 100, Options: []positions.Option{{ID: "3", Label: "1"}, {ID: "2", Label: "Same", Value: 50}, {ID: "1", Label: "none", Value: 100}}}},
		{ID: "aid", Name: "true", Scale: &positions.Scale{Min: -5, Max: 7.5}},
		{ID: "words", Name: "Words"},
		{ID: "valued", Name: "V", Scale: &positions.Scale{Valued: true, Min: 1, Max: 3, Options: []positions.Option{{ID: "a", Label: "b", Value: 1}, {ID: "b", Label: "a", Value: 3}}}},
	}
	d := &positions.Dataset{
		Codebook: positions.NewCodebook("T", "", parties, issues),
		Sources:  []*positions.Source{{ID: "s1", Title: "s2"}, {ID: "s2", Title: "A title"}},
	}
	for day := positions.Date(740000); day < 740006; day++ {
		info := positions.DateInfo{Date: day, Title: some(r), Note: some(r)}
		if r.IntN(2) == 0 {
			info.Label = fmt.Sprintf("day-%d", int(day)%10)
		}
		d.Dates = append(d.Dates, info)
		if r.IntN(4) == 0 {
			continue // a date on which nothing was recorded
		}
		for _, p := range parties {
			for _, is := range issues {
				if rec := oddRecord(r, d, day, p, is); rec != nil {
					d.Records = append(d.Records, rec)
				}
			}
		}
	}
	return d
}

func oddRecord(r *rand.Rand, d *positions.Dataset, day positions.Date, p *positions.Party, is *positions.Issue) *positions.Record {
	rec := &positions.Record{Date: day, Party: p, Issue: is}
	switch r.IntN(4) {
	case 0:
		rec.Silence = &positions.Silence{Record: rec, Note: some(r), Known: oddKnown(r, day), Evidence: oddEvidence(r, d)}
	case 1, 2:
		rec.Stance = oddStance(r, d, rec)
	}
	for range r.IntN(3) {
		c := &positions.Claim{Record: rec, By: pick(r, d.Codebook.Parties...), Option: -1, Summary: pick(r, oddTexts...),
			Response: positions.Response(r.IntN(3)), Known: oddKnown(r, day), Evidence: oddEvidence(r, d)}
		switch n := r.IntN(3); {
		case n == 0:
			c.Kind = positions.None
		case n == 1 && is.Scale != nil:
			pt := oddPoint(r, is)
			c.Kind, c.Value, c.Option = positions.Placed, pt.Value, pt.Option
		}
		rec.Claims = append(rec.Claims, c)
	}
	if rec.Stance == nil && rec.Silence == nil && rec.Claims == nil {
		return nil
	}
	return rec
}

func oddStance(r *rand.Rand, d *positions.Dataset, rec *positions.Record) *positions.Stance {
	s := &positions.Stance{Record: rec, Option: -1, Summary: pick(r, oddTexts...),
		Basis: positions.Basis(r.IntN(4)), Confidence: positions.Confidence(r.IntN(3)), Tone: positions.Tone(r.IntN(3)), Novel: r.IntN(3) == 0,
		Known: oddKnown(r, rec.Date), Coder: some(r), Note: some(r), Evidence: oddEvidence(r, d)}
	if scale := rec.Issue.Scale; scale != nil {
		switch r.IntN(5) {
		case 0:
			s.Kind = positions.SameAsBefore
		case 1:
			a, b := oddPoint(r, rec.Issue), oddPoint(r, rec.Issue)
			if b.Value < a.Value {
				a, b = b, a
			}
			s.Plausible = &positions.Range{Low: a, High: b}
		default:
			pt := oddPoint(r, rec.Issue)
			s.Kind, s.Value, s.Option = positions.Placed, pt.Value, pt.Option
			if r.IntN(3) == 0 {
				s.Plausible = &positions.Range{Low: pt, High: pt}
			}
		}
	}
	if r.IntN(8) == 0 {
		s.Kind, s.Value, s.Option, s.Plausible = positions.None, 0, -1, nil
	}
	if r.IntN(2) == 0 {
		v := pick(r, 0, 100, 33.3, 1e-9)
		s.Salience = &v
	}
	if rec.Party.ID == "none" {
		members := []*positions.Party{d.Codebook.Parties[2], d.Codebook.Parties[3]}
		s.Signatories = pick(r, nil, []*positions.Party{}, members, members[1:])
	}
	for i := range r.IntN(4) {
		t := positions.Term{Kind: positions.TermKind(r.IntN(6)), Text: pick(r, oddTexts...)}
		if r.IntN(2) == 0 {
			t.ID = fmt.Sprint("t", i)
		}
		s.Terms = append(s.Terms, t)
	}
	for i := range r.IntN(3) {
		e := positions.Ending{ID: fmt.Sprint("e", i), How: positions.How(r.IntN(4))}
		if e.How == positions.Replaced {
			e.By = "t0"
		}
		s.Ended = append(s.Ended, e)
	}
	return s
}

func oddPoint(r *rand.Rand, is *positions.Issue) positions.Point {
	if is.Scale.Numeric() {
		return positions.Point{Value: pick(r, -5, 0, 7.5, 0.1, 3.3333333333333335), Option: -1}
	}
	i := r.IntN(len(is.Scale.Options))
	return positions.Point{Value: is.Scale.Options[i].Value, Option: i}
}

func oddKnown(r *rand.Rand, day positions.Date) positions.Date {
	if r.IntN(2) == 0 {
		return 0
	}
	return day + positions.Date(r.IntN(9))
}

func oddEvidence(r *rand.Rand, d *positions.Dataset) []positions.Evidence {
	var evidence []positions.Evidence
	for range r.IntN(4) {
		e := positions.Evidence{Quote: some(r), Speaker: some(r), Role: some(r), Source: pick(r, d.Sources...), Locator: some(r),
			Use: positions.Use(r.IntN(3)), Credibility: r.IntN(7)}
		if e.Quote == "" || r.IntN(4) == 0 {
			e.Paraphrase = pick(r, oddTexts...)
		}
		if r.IntN(2) == 0 {
			e.Prefix, e.Suffix = " “"+pick(r, oddTexts...)+" ", pick(r, oddTexts...)+"\n"
		}
		evidence = append(evidence, e)
	}
	return evidence
}
