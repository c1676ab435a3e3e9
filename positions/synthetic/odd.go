package synthetic

import (
	"fmt"
	"math/rand/v2"
	"slices"

	"stance/positions"
)

// oddTexts are those that files, tables and spreadsheets get wrong.
var oddTexts = []string{
	"plain", "=1+1", "+49 30", "-5", "@you", "'=x", "''=x", "'it", "'", "'@", `say "no"`, `"`, `""`, "a,b;c\td", "two\nlines", "two\n\nparagraphs", "\u200bzero", "mañana, כן, 約束", "😀", "0012", "1e3", "2025-08-17",
	"TRUE", "none", "same", "no member", "NULL", "NA", "#N/A", "a; b", "#", "stance", "x\u00a0y",
}

func oneOf[T any](r *rand.Rand, from ...T) T { return from[r.IntN(len(from))] }

func oddText(r *rand.Rand) string {
	if r.IntN(3) == 0 {
		return ""
	}
	return oneOf(r, oddTexts...)
}

// Odd makes a small dataset with everything in it that a record can hold, and
// with texts and ids that are easily mistaken. The same seed makes the same one.
// Each record is sound in itself; whether what it repeats or ends was there
// before is left to chance.
func Odd(seed uint64) *positions.Dataset {
	r := rand.New(rand.NewPCG(seed, stream))
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
		Sources:  []*positions.Source{{ID: "s1", Title: "s2"}, {ID: "s2", Title: "A title", Index: 1}},
	}
	for day := positions.Date(740000); day < 740006; day++ {
		info := positions.DateInfo{Date: day, Title: oddText(r), Note: oddText(r)}
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
	rec := &positions.Record{Date: day, Party: p, Issue: is, Coder: oddText(r), Note: oddText(r)}
	switch r.IntN(4) {
	case 0:
		rec.Silence = &positions.Silence{Record: rec, Known: oddKnown(r, day), Evidence: oddEvidence(r, d)}
	case 1, 2:
		rec.Stance = oddStance(r, d, rec)
	}
	for i := range r.IntN(3) {
		c := &positions.Claim{Record: rec, By: oneOf(r, d.Codebook.Parties...), Option: -1, Summary: oneOf(r, oddTexts...) + fmt.Sprint(" ", i),
			Response: positions.Response(r.IntN(3)), Known: oddKnown(r, day), Evidence: oddEvidence(r, d)}
		switch n := r.IntN(3); {
		case n == 0:
			c.Kind = positions.None
		case n == 1 && is.Scale != nil:
			pt := oddPoint(r, is)
			c.Kind, c.Value, c.Option = positions.Placed, pt.Value, pt.Option
		}
		if !slices.ContainsFunc(rec.Claims, func(o *positions.Claim) bool { return o.By == c.By }) { // a record has one of each claimant
			rec.Claims = append(rec.Claims, c)
		}
	}
	if rec.Stance == nil && rec.Silence == nil && rec.Claims == nil {
		return nil
	}
	return rec
}

func oddStance(r *rand.Rand, d *positions.Dataset, rec *positions.Record) *positions.Stance {
	s := &positions.Stance{Record: rec, Option: -1, Summary: oneOf(r, oddTexts...),
		Basis: positions.Basis(r.IntN(4)), Confidence: positions.Confidence(r.IntN(3)), Tone: positions.Tone(r.IntN(3)), Novel: r.IntN(3) == 0,
		Known: oddKnown(r, rec.Date), Evidence: oddEvidence(r, d)}
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
		v := oneOf(r, 0, 100, 33.3, 1e-9)
		s.Salience = &v
	}
	if rec.Party.ID == "none" {
		members := []*positions.Party{d.Codebook.Parties[2], d.Codebook.Parties[3]}
		s.Signatories = oneOf(r, nil, []*positions.Party{}, members, members[1:])
	}
	for i := range r.IntN(4) {
		t := positions.Term{Kind: positions.TermKind(r.IntN(6)), Text: oneOf(r, oddTexts...)}
		if r.IntN(2) == 0 {
			t.ID = fmt.Sprint("t", i)
		}
		s.Terms = append(s.Terms, t)
	}
	if s.Kind == positions.None {
		s.Terms = nil // who has no position asks for nothing
	}
	for i := range r.IntN(3) {
		e := positions.Ending{ID: fmt.Sprint("e", i), How: positions.How(r.IntN(4))}
		if e.How == positions.Replaced {
			if n := slices.IndexFunc(s.Terms, func(t positions.Term) bool { return t.ID != "" }); n >= 0 {
				e.By = s.Terms[n].ID
			} else {
				e.How = positions.Met
			}
		}
		s.Ended = append(s.Ended, e)
	}
	return s
}

func oddPoint(r *rand.Rand, is *positions.Issue) positions.Point {
	if is.Scale.Numeric() {
		return positions.Point{Value: oneOf(r, -5, 0, 7.5, 0.1, 3.3333333333333335), Option: -1}
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
		e := positions.Evidence{Quote: oddText(r), Speaker: oddText(r), Role: oddText(r), Source: oneOf(r, d.Sources...), Locator: oddText(r),
			Use: positions.Use(r.IntN(3)), Credibility: r.IntN(7)}
		if e.Quote == "" || r.IntN(4) == 0 {
			e.Paraphrase = oneOf(r, oddTexts...)
		}
		if r.IntN(2) == 0 {
			e.Prefix, e.Suffix = " “"+oneOf(r, oddTexts...)+" ", oneOf(r, oddTexts...)+"\n"
		}
		evidence = append(evidence, e)
	}
	return evidence
}
