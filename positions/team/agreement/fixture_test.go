package agreement

import (
	"strconv"
	"strings"
	"testing"

	"stance/positions"
)

// aCodebook has a group, an option scale of four, a numeric scale, and an issue
// without one.
func aCodebook() *positions.Codebook {
	union := &positions.Party{ID: "union", Name: "Union"}
	north := &positions.Party{ID: "north", Name: "North", Groups: []*positions.Party{union}}
	south := &positions.Party{ID: "south", Name: "South"}
	options := []positions.Option{
		{ID: "none-ceded", Label: "None ceded", Value: 0}, {ID: "some", Label: "Some", Value: 100.0 / 3},
		{ID: "much", Label: "Much", Value: 200.0 / 3}, {ID: "all", Label: "All", Value: 100},
	}
	return positions.NewCodebook("Talks", "Code what is said.", []*positions.Party{union, north, south}, []*positions.Issue{
		{ID: "land", Name: "Land", Question: "How much?", Scale: &positions.Scale{Options: options, Max: 100}},
		{ID: "trade", Name: "Trade", Scale: &positions.Scale{Low: "closed", High: "open", Min: 1, Max: 7}},
		{ID: "format", Name: "Format"},
	})
}

func day(s string) positions.Date {
	d, err := positions.ParseDate("2025-08-" + s)
	if err != nil {
		panic(err)
	}
	return d
}

// coding reads a coding from lines such as "15 north land some", a day, a
// party, an issue and a position: an option's id or a number, `none`, `same`,
// `words`, `silent`, `claims`, or a range LOW..HIGH of options; after a comma
// whatever edits changes the record.
func coding(t testing.TB, name string, lines ...string) Coding {
	t.Helper()
	return codingOf(t, name, aCodebook(), lines...)
}

func codingOf(t testing.TB, name string, book *positions.Codebook, lines ...string) Coding {
	t.Helper()
	ds := &positions.Dataset{Codebook: book}
	for i, line := range lines {
		f := strings.Fields(line)
		r := &positions.Record{
			Date: day(f[0]), Party: book.Party(f[1]), Issue: book.Issue(f[2]),
			Place: positions.Place{File: name + ".yaml", Line: i + 1, Column: 1},
		}
		switch f[3] {
		case "silent":
			r.Silence = &positions.Silence{Record: r}
		case "claims":
			r.Claims = []*positions.Claim{{Record: r, By: book.Party("south"), Option: -1, Summary: "It is said."}}
		default:
			r.Stance = stance(t, r, f[3])
			r.Stance.Summary = "As " + name + " puts it."
		}
		r.Coder = name
		ds.Records = append(ds.Records, r)
	}
	positions.SortRecords(ds.Records)
	return Coding{name, ds}
}

func stance(t testing.TB, r *positions.Record, position string) *positions.Stance {
	t.Helper()
	s := &positions.Stance{Record: r, Option: -1}
	scale := r.Issue.Scale
	point := func(id string) positions.Point {
		i := scale.Option(id)
		if i < 0 {
			t.Fatalf("no option %q", id)
		}
		return positions.Point{Value: scale.Options[i].Value, Option: i}
	}
	low, high, isRange := strings.Cut(position, "..")
	number, err := strconv.ParseFloat(position, 64)
	switch {
	case position == "words":
	case position == "none":
		s.Kind = positions.None
	case position == "same":
		s.Kind = positions.SameAsBefore
	case isRange:
		s.Plausible = &positions.Range{Low: point(low), High: point(high)}
	case err == nil:
		s.Kind, s.Value = positions.Placed, number
	default:
		p := point(position)
		s.Kind, s.Value, s.Option = positions.Placed, p.Value, p.Option
	}
	return s
}

// record finds a coding's record.
func (c Coding) record(t testing.TB, date, party, issue string) *positions.Record {
	t.Helper()
	for _, r := range c.Dataset.Records {
		if r.Date == day(date) && r.Party.ID == party && r.Issue.ID == issue {
			return r
		}
	}
	t.Fatalf("%s has no record %s/%s/%s", c.Name, date, party, issue)
	return nil
}
