package positions_test

import (
	"reflect"
	"testing"

	"stance/positions"
)

// notFacts are the fields that say nothing of their own, and why.
var notFacts = map[string]string{
	"Record.Date":      "where the record stands",
	"Record.Party":     "where the record stands",
	"Record.Issue":     "where the record stands",
	"Record.Place":     "layout",
	"Stance.Record":    "the way back",
	"Claim.Record":     "the way back",
	"Claim.Place":      "layout",
	"Silence.Record":   "the way back",
	"Silence.Searched": "layout: a record of its own says the same",
	"Claim.Answered":   "which response it is is told",
	"Proviso.Place":    "layout",
	"TermRef.Place":    "layout",
	"Speaker.Place":    "layout",
	"When.From":        "follows from the text",
	"When.To":          "follows from the text",
	"When.Approximate": "follows from the text",
	"Term.Place":       "layout",
	"Ending.Place":     "layout",
	"Evidence.Place":   "layout",
	"Source.Index":     "counted",
	"Source.Place":     "layout",
	"Reading.Place":    "layout",
	"Capture.Place":    "layout",
	"Party.Index":      "counted",
	"Party.Place":      "layout",
	"Issue.Index":      "counted",
	"Issue.Place":      "layout",
}

// TestEveryFieldIsAFact sets each field of everything that has facts to another
// value, and holds that what is written and what is said by the facts are others.
func TestEveryFieldIsAFact(t *testing.T) {
	options := &positions.Issue{ID: "x", Scale: &positions.Scale{Max: 2, Valued: true, Options: []positions.Option{{ID: "a"}, {ID: "b"}, {ID: "c"}}}}
	numbers := &positions.Issue{ID: "y", Scale: &positions.Scale{Max: 10}}
	party, other := &positions.Party{ID: "p"}, &positions.Party{ID: "other"}
	salience := 1.0
	basis, confidence := positions.Stated, positions.High
	accepted := func(at positions.Point) *positions.Accepted {
		return &positions.Accepted{Range: positions.Range{Low: at, High: at}, Basis: &basis, Confidence: &confidence}
	}
	evidence := func(at positions.Point) []positions.Evidence {
		return []positions.Evidence{{Quote: "q", Source: &positions.Source{ID: "s"}, Position: &at, Plausible: &positions.Range{Low: at, High: at}}}
	}
	record := func(is *positions.Issue, option int) *positions.Record {
		at := positions.Point{Option: option}
		r := &positions.Record{Party: party, Issue: is}
		r.Stance = &positions.Stance{Record: r, Kind: positions.Placed, Option: option, Plausible: &positions.Range{Low: at, High: at}, Summary: "s", Salience: &salience,
			Terms: []positions.Term{{Text: "t", If: []positions.Proviso{{Issue: is, ID: "i"}}, Unless: []positions.Proviso{{Words: "some words"}},
				Against: []positions.TermRef{{Party: party, Issue: is, ID: "a"}}}},
			Ended: []positions.Ending{{ID: "e"}}, Accepts: accepted(at), Signatories: []*positions.Party{party}, SignedBy: []*positions.Party{party}, Evidence: evidence(at)}
		r.When = positions.When{Text: "2025"}
		r.Claims = []*positions.Claim{{Record: r, By: party, Kind: positions.Placed, Option: option, Plausible: &positions.Range{Low: at, High: at}, Accepts: accepted(at),
			When: positions.When{Text: "2025"}, Summary: "c", Evidence: evidence(at)}}
		return r
	}
	quiet := func() *positions.Record {
		r := &positions.Record{Party: party, Issue: options}
		r.Silence = &positions.Silence{Record: r, Evidence: evidence(positions.Point{})}
		return r
	}
	// Each is made anew for each field, as a pointer to it and the facts that tell of it.
	type model struct {
		of    any
		facts func() []positions.Fact
	}
	stance := func(is *positions.Issue, option int, of func(*positions.Record) any) func() model {
		return func() model { r := record(is, option); return model{of(r), r.Facts} }
	}
	source := func(of func(*positions.Source) any) func() model {
		return func() model {
			s := &positions.Source{ID: "s", Read: []positions.Reading{{Date: 1}}, Captures: []positions.Capture{{Date: 1}}}
			return model{of(s), s.Facts}
		}
	}
	models := []func() model{
		stance(options, 0, func(r *positions.Record) any { return r }),
		func() model { r := quiet(); return model{r, r.Facts} },
		func() model { r := quiet(); return model{r.Silence, r.Facts} },
		func() model { r := quiet(); return model{&r.Silence.Evidence[0], r.Facts} },
		stance(options, 0, func(r *positions.Record) any { return r.Stance }),
		stance(numbers, -1, func(r *positions.Record) any { return r.Stance }),
		stance(options, 0, func(r *positions.Record) any { return &r.Stance.Plausible.Low }),
		stance(numbers, -1, func(r *positions.Record) any { return &r.Stance.Plausible.Low }),
		stance(options, 0, func(r *positions.Record) any { return r.Stance.Plausible }),
		stance(options, 0, func(r *positions.Record) any { return &r.Stance.Terms[0] }),
		stance(options, 0, func(r *positions.Record) any { return &r.Stance.Terms[0].If[0] }),
		stance(options, 0, func(r *positions.Record) any { return &r.Stance.Terms[0].Unless[0] }),
		stance(options, 0, func(r *positions.Record) any { return &r.Stance.Terms[0].Against[0] }),
		stance(options, 0, func(r *positions.Record) any { return r.Stance.Accepts }),
		stance(options, 0, func(r *positions.Record) any { return &r.Stance.Accepts.Range }),
		stance(options, 0, func(r *positions.Record) any { return &r.When }),
		stance(options, 0, func(r *positions.Record) any { return &r.Stance.Ended[0] }),
		stance(options, 0, func(r *positions.Record) any { return &r.Stance.Evidence[0] }),
		stance(options, 0, func(r *positions.Record) any { return r.Claims[0] }),
		stance(numbers, -1, func(r *positions.Record) any { return r.Claims[0] }),
		stance(options, 0, func(r *positions.Record) any { return &r.Claims[0].Evidence[0] }),
		source(func(s *positions.Source) any { return s }),
		source(func(s *positions.Source) any { return &s.Read[0] }),
		source(func(s *positions.Source) any { return &s.Captures[0] }),
		func() model { d := &positions.DateInfo{Date: 1}; return model{d, d.Facts} },
		func() model {
			p := &positions.Party{ID: "p", Groups: []*positions.Party{other}}
			return model{p, p.Facts}
		},
		func() model { s := &positions.Speaker{Name: "n", Party: party}; return model{s, s.Facts} },
		func() model {
			is := &positions.Issue{ID: "x", Scale: options.Scale, Keywords: []string{"k"}}
			return model{is, is.Facts}
		},
		func() model { s := *numbers.Scale; return model{&s, s.Facts} },
		func() model {
			s := *options.Scale
			s.Options = []positions.Option{{ID: "a"}, {ID: "b"}}
			return model{&s, s.Facts}
		},
		func() model {
			s := *options.Scale
			s.Options = []positions.Option{{ID: "a", Examples: []string{"e"}, Not: []string{"n"}}, {ID: "b"}}
			return model{&s.Options[0], s.Facts}
		},
	}
	said := map[string]bool{}
	for _, newModel := range models {
		typ := reflect.TypeOf(newModel().of).Elem()
		for i := range typ.NumField() {
			name := typ.Name() + "." + typ.Field(i).Name
			was, is := newModel(), newModel()
			v := reflect.ValueOf(is.of).Elem().Field(i)
			if v.Kind() == reflect.Int && v.Int() < 0 {
				continue // no option, on a scale of numbers
			}
			alter(v, other)
			if positions.Written(was.facts()) != positions.Written(is.facts()) && positions.Says(was.facts()) != positions.Says(is.facts()) {
				said[name] = true
			} else if !said[name] {
				said[name] = false
			}
		}
	}
	for name, noticed := range said {
		switch why, known := notFacts[name]; {
		case known && noticed:
			t.Errorf("%s is told, and need not be: %s", name, why)
		case !known && !noticed:
			t.Errorf("%s is no fact: list it in Facts, or say in notFacts why not", name)
		}
	}
	for name := range notFacts {
		if _, met := said[name]; !met {
			t.Errorf("%s is no field", name)
		}
	}
}

// alter sets a field to another value.
func alter(v reflect.Value, other *positions.Party) {
	switch v.Kind() {
	case reflect.String:
		v.SetString(v.String() + "!")
	case reflect.Bool:
		v.SetBool(!v.Bool())
	case reflect.Float64:
		v.SetFloat(v.Float() + 1)
	case reflect.Int, reflect.Int32:
		v.SetInt(v.Int() + 1)
	case reflect.Uint8: // words; that of 1 there is in each vocabulary
		if v.Uint() == 1 {
			v.SetUint(2)
		} else {
			v.SetUint(1)
		}
	case reflect.Struct: // a Point or a Place; a When, of which the text says all
		field := v.NumField() - 1
		if v.Type() == reflect.TypeFor[positions.When]() {
			field = 0
		}
		alter(v.Field(field), other)
	default:
		if v.Type() == reflect.TypeFor[*positions.Party]() {
			v.Set(reflect.ValueOf(other))
		} else if is, ok := v.Interface().(*positions.Issue); ok && is != nil { // with the same scale
			another := *is
			another.ID += "!"
			v.Set(reflect.ValueOf(&another))
		} else if v.Type() != reflect.TypeFor[*positions.Record]() {
			v.SetZero()
		}
	}
}
