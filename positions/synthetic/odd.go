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

func oneOf[T any](r *odd, from ...T) T { return from[r.IntN(len(from))] }

func oddText(r *odd) string {
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
	r := &odd{rand.New(rand.NewPCG(seed, stream)), nil, map[*positions.Party][]positions.TermRef{}}
	group := &positions.Party{ID: "none", Name: "The Union"}
	parties := []*positions.Party{
		{ID: "anna", Name: "Anna"}, group,
		{ID: "bert", Name: "Anna ", Short: "B", Groups: []*positions.Party{group}},
		{ID: "123", Name: "bert", Groups: []*positions.Party{group}},
	}
	issues := []*positions.Issue{
		{ID: "true", Name: "Fire", Scale: &positions.Scale{Max: 100, Options: []positions.Option{{ID: "3", Label: "1"}, {ID: "2", Label: "Same", Value: 50, Examples: []string{"=1+1", "two\nlines"}, Not: []string{"none"}}, {ID: "1", Label: "none", Value: 100}}}},
		{ID: "aid", Name: "true", Scale: &positions.Scale{Min: -5, Max: 7.5, Unit: "#: 日"}},
		{ID: "words", Name: "Words"},
		{ID: "valued", Name: "V", Scale: &positions.Scale{Valued: true, Min: 1, Max: 3, Options: []positions.Option{{ID: "a", Label: "b", Value: 1}, {ID: "b", Label: "a", Value: 3}}}},
	}
	d := &positions.Dataset{
		Codebook: positions.NewCodebook("T", "", parties, issues),
		Sources:  []*positions.Source{{ID: "s1", Title: "s2", Publisher: "plain"}, {ID: "s2", Title: "A title", Index: 1, Origin: oddText(r), Published: firstOdd + 3, Captures: []positions.Capture{{Date: firstOdd + 4}}}},
	}
	for i, name := range []string{"plain", "'it", "0012", "😀"} { // of others that speak it is not said for whom
		p := parties[(i+int(seed))%len(parties)]
		d.Codebook.Speakers = append(d.Codebook.Speakers, &positions.Speaker{Name: name, Party: p, Role: oddText(r), Rank: positions.Rank(r.IntN(len(positions.Ranks)))})
	}
	r.Dataset = d
	for day := firstOdd; day < firstOdd+6; day++ {
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
				if rec := oddRecord(r, day, p, is); rec != nil {
					d.Records = append(d.Records, rec)
				}
			}
		}
	}
	return d
}

// firstOdd is the first day of an odd dataset.
const firstOdd positions.Date = 740000

// odd is an odd dataset in the making.
type odd struct {
	*rand.Rand
	*positions.Dataset
	given map[*positions.Party][]positions.TermRef // the terms with ids, as far as records stand
}

func oddRecord(r *odd, day positions.Date, p *positions.Party, is *positions.Issue) *positions.Record {
	rec := &positions.Record{Date: day, Party: p, Issue: is, Coder: oddText(r), Note: oddText(r), When: oddWhen(r, day)}
	switch r.IntN(4) {
	case 0:
		rec.Silence = &positions.Silence{Record: rec, Known: oddKnown(r, day), Evidence: oddEvidence(r, is)}
	case 1, 2:
		rec.Stance = oddStance(r, rec)
	}
	for i, by := range r.Perm(len(r.Codebook.Parties))[:r.IntN(3)] {
		c := &positions.Claim{Record: rec, By: r.Codebook.Parties[by], Option: -1, Summary: oneOf(r, oddTexts...) + fmt.Sprint(" ", i),
			Basis: positions.Basis(r.IntN(len(positions.Bases))), Confidence: positions.Confidence(r.IntN(3)), When: oddWhen(r, day),
			Response: positions.Response(r.IntN(3)), Known: oddKnown(r, day), Evidence: oddEvidence(r, is)}
		c.Answered = c.Response != positions.NoResponse || r.IntN(2) == 0
		switch n := r.IntN(3); {
		case n == 0:
			c.Kind = positions.None
		case n == 1 && is.Scale != nil:
			pt := oddPoint(r, is)
			c.Kind, c.Value, c.Option = positions.Placed, pt.Value, pt.Option
		}
		if is.Scale != nil && c.Kind != positions.None {
			c.Accepts = oddAccepts(r, is)
			if r.IntN(2) == 0 {
				c.Plausible = oddRange(r, is)
				if c.Kind == positions.Placed {
					c.Plausible = widened(c.Plausible, c.Point())
				}
			}
		}
		rec.Claims = append(rec.Claims, c)
	}
	if rec.Stance == nil && rec.Silence == nil && rec.Claims == nil {
		return nil
	}
	return rec
}

func oddStance(r *odd, rec *positions.Record) *positions.Stance {
	s := &positions.Stance{Record: rec, Option: -1, Summary: oneOf(r, oddTexts...),
		Basis: positions.Basis(r.IntN(len(positions.Bases))), Confidence: positions.Confidence(r.IntN(3)), Tone: positions.Tone(r.IntN(3)), Novel: r.IntN(3) == 0,
		Known: oddKnown(r, rec.Date), Evidence: oddEvidence(r, rec.Issue)}
	if scale := rec.Issue.Scale; scale != nil {
		switch r.IntN(5) {
		case 0:
			s.Kind = positions.SameAsBefore
		case 1:
			s.Plausible = oddRange(r, rec.Issue)
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
	} else if rec.Issue.Scale != nil && s.Kind != positions.SameAsBefore {
		s.Accepts = oddAccepts(r, rec.Issue)
	}
	if r.IntN(2) == 0 {
		v := oneOf(r, 0, 100, 33.3, 1e-9)
		s.Salience = &v
	}
	if rec.Party.ID == "none" {
		members := []*positions.Party{r.Codebook.Parties[2], r.Codebook.Parties[3]}
		if s.Signatories = oneOf(r, nil, []*positions.Party{}, members, members[1:]); s.Signatories == nil {
			s.SignedBy = oneOf(r, nil, []*positions.Party{}, members, members[1:])
		}
	}
	for i := range r.IntN(4) {
		if s.Kind == positions.None || s.Kind == positions.SameAsBefore {
			break // which ends all of them, or may do so
		}
		t := positions.Term{Kind: positions.TermKind(r.IntN(6)), Text: oneOf(r, oddTexts...)}
		if r.IntN(2) == 0 {
			t.ID = fmt.Sprint("t", i)
		}
		t.If, t.Unless, t.Against = oddProvisos(r, rec), oddProvisos(r, rec), oddAgainst(r, rec.Party)
		s.Terms = append(s.Terms, t)
	}
	for _, t := range s.Terms {
		if t.ID != "" {
			r.given[rec.Party] = append(r.given[rec.Party], positions.TermRef{Party: rec.Party, Issue: rec.Issue, ID: t.ID})
		}
	}
	for i := range r.IntN(3) {
		e := positions.Ending{ID: fmt.Sprint("e", i), How: positions.How(r.IntN(len(positions.Hows)))}
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

// oddWhen is how exactly a day is known, in each of the forms.
func oddWhen(r *odd, day positions.Date) positions.When {
	text := day.String()
	w, err := positions.ParseWhen(oneOf(r, "", "", "", (day-1).String()+"/"+text, text+"/"+(day+2).String(), text[:7], text[:4], "../"+text, text+"~"))
	if err != nil {
		return positions.When{} // the day is exact
	}
	return w
}

func oddRange(r *odd, is *positions.Issue) *positions.Range {
	a, b := oddPoint(r, is), oddPoint(r, is)
	if b.Value < a.Value {
		a, b = b, a
	}
	return &positions.Range{Low: a, High: b}
}

// widened is a range that holds a point as well.
func widened(a *positions.Range, p positions.Point) *positions.Range {
	if p.Value < a.Low.Value {
		a.Low = p
	}
	if p.Value > a.High.Value {
		a.High = p
	}
	return a
}

func oddAccepts(r *odd, is *positions.Issue) *positions.Accepted {
	if r.IntN(3) > 0 {
		return nil
	}
	a := &positions.Accepted{Range: *oddRange(r, is)}
	if r.IntN(2) == 0 {
		b := positions.Basis(r.IntN(len(positions.Bases)))
		a.Basis = &b
	}
	if r.IntN(2) == 0 {
		c := positions.Confidence(r.IntN(len(positions.Confidences)))
		a.Confidence = &c
	}
	return a
}

// oddProvisos are words, and terms that the party gave before.
func oddProvisos(r *odd, rec *positions.Record) []positions.Proviso {
	var all []positions.Proviso
	if r.IntN(5) == 0 {
		all = append(all, positions.Proviso{Words: oneOf(r, "if it rains", "a / b", "= 1", "two\nlines", `say "no"`, "none of it")})
	}
	if given := r.given[rec.Party]; len(given) > 0 && r.IntN(3) == 0 {
		if t := oneOf(r, given...); t.Issue != rec.Issue { // on its own issue it may be the term itself
			all = append(all, positions.Proviso{Issue: t.Issue, ID: t.ID})
		}
	}
	return all
}

// oddAgainst names a term of another party.
func oddAgainst(r *odd, p *positions.Party) []positions.TermRef {
	other := oneOf(r, r.Codebook.Parties...)
	if given := r.given[other]; other != p && len(given) > 0 && r.IntN(3) == 0 {
		return []positions.TermRef{oneOf(r, given...)}
	}
	return nil
}

func oddPoint(r *odd, is *positions.Issue) positions.Point {
	if is.Scale.Numeric() {
		return positions.Point{Value: oneOf(r, -5, 0, 7.5, 0.1, 3.3333333333333335), Option: -1}
	}
	i := r.IntN(len(is.Scale.Options))
	return positions.Point{Value: is.Scale.Options[i].Value, Option: i}
}

func oddKnown(r *odd, day positions.Date) positions.Date {
	if r.IntN(2) == 0 {
		return 0
	}
	return day + positions.Date(r.IntN(9))
}

func oddEvidence(r *odd, is *positions.Issue) []positions.Evidence {
	var evidence []positions.Evidence
	for range r.IntN(4) {
		e := positions.Evidence{Quote: oddText(r), Speaker: oddText(r), Role: oddText(r), Source: oneOf(r, r.Sources...), Locator: oddText(r),
			Use: positions.Use(r.IntN(3)), Credibility: r.IntN(7), Venue: oddText(r), Origin: oddText(r)}
		if e.Quote == "" || r.IntN(4) == 0 {
			e.Paraphrase = oneOf(r, oddTexts...)
		}
		if r.IntN(2) == 0 {
			e.Prefix, e.Suffix = " “"+oneOf(r, oddTexts...)+" ", oneOf(r, oddTexts...)+"\n"
		}
		if captures := e.Source.Captures; captures != nil && e.Credibility > 3 {
			e.Captured = captures[0].Date
		}
		if is.Scale != nil && r.IntN(2) == 0 {
			p := oddPoint(r, is)
			switch r.IntN(3) {
			case 0:
				e.Position = &p
			case 1:
				e.Plausible = oddRange(r, is)
			case 2:
				e.Position, e.Plausible = &p, widened(oddRange(r, is), p)
			}
		}
		evidence = append(evidence, e)
	}
	return evidence
}
