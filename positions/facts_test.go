package positions_test

import (
	"reflect"
	"testing"

	"stance/positions"
)

// notFacts are the fields that say nothing of their own, and why.
var notFacts = map[string]string{
	"Record.Date":    "where the record stands",
	"Record.Party":   "where the record stands",
	"Record.Issue":   "where the record stands",
	"Record.Place":   "layout",
	"Stance.Record":  "the way back",
	"Claim.Record":   "the way back",
	"Claim.Place":    "layout",
	"Silence.Record": "the way back",
	"Term.Place":     "layout",
	"Ending.Place":   "layout",
	"Evidence.Place": "layout",
	"Source.Index":   "counted",
	"Source.Place":   "layout",
	"Party.Index":    "counted",
	"Party.Place":    "layout",
	"Issue.Index":    "counted",
	"Issue.Place":    "layout",
}

// TestEveryFieldIsAFact sets each field of everything that has facts to another
// value, and holds that what is written and what is said by the facts are others.
func TestEveryFieldIsAFact(t *testing.T) {
	options := &positions.Issue{ID: "x", Scale: &positions.Scale{Max: 2, Valued: true, Options: []positions.Option{{ID: "a"}, {ID: "b"}, {ID: "c"}}}}
	numbers := &positions.Issue{ID: "y", Scale: &positions.Scale{Max: 10}}
	party, other := &positions.Party{ID: "p"}, &positions.Party{ID: "other"}
	salience := 1.0
	evidence := func() []positions.Evidence {
		return []positions.Evidence{{Quote: "q", Source: &positions.Source{ID: "s"}}}
	}
	record := func(is *positions.Issue, option int) *positions.Record {
		at := positions.Point{Option: option}
		r := &positions.Record{Party: party, Issue: is}
		r.Stance = &positions.Stance{Record: r, Kind: positions.Placed, Option: option, Plausible: &positions.Range{Low: at, High: at}, Summary: "s", Salience: &salience,
			Terms: []positions.Term{{Text: "t"}}, Ended: []positions.Ending{{ID: "e"}}, Signatories: []*positions.Party{party}, Evidence: evidence()}
		r.Claims = []*positions.Claim{{Record: r, By: party, Kind: positions.Placed, Option: option, Summary: "c", Evidence: evidence()}}
		return r
	}
	quiet := func() *positions.Record {
		r := &positions.Record{Party: party, Issue: options}
		r.Silence = &positions.Silence{Record: r, Evidence: evidence()}
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
	source := func() model { s := &positions.Source{ID: "s"}; return model{s, s.Facts} }
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
		stance(options, 0, func(r *positions.Record) any { return &r.Stance.Ended[0] }),
		stance(options, 0, func(r *positions.Record) any { return &r.Stance.Evidence[0] }),
		stance(options, 0, func(r *positions.Record) any { return r.Claims[0] }),
		stance(numbers, -1, func(r *positions.Record) any { return r.Claims[0] }),
		stance(options, 0, func(r *positions.Record) any { return &r.Claims[0].Evidence[0] }),
		source,
		func() model { d := &positions.DateInfo{Date: 1}; return model{d, d.Facts} },
		func() model {
			p := &positions.Party{ID: "p", Groups: []*positions.Party{other}}
			return model{p, p.Facts}
		},
		func() model { is := &positions.Issue{ID: "x", Scale: options.Scale}; return model{is, is.Facts} },
		func() model { s := *numbers.Scale; return model{&s, s.Facts} },
		func() model {
			s := *options.Scale
			s.Options = []positions.Option{{ID: "a"}, {ID: "b"}}
			return model{&s, s.Facts}
		},
		func() model {
			s := *options.Scale
			s.Options = []positions.Option{{ID: "a"}, {ID: "b"}}
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
	case reflect.Struct: // a Point or a Place
		alter(v.Field(v.NumField()-1), other)
	default:
		if v.Type() == reflect.TypeFor[*positions.Party]() {
			v.Set(reflect.ValueOf(other))
		} else if v.Type() != reflect.TypeFor[*positions.Record]() && v.Type() != reflect.TypeFor[*positions.Issue]() {
			v.SetZero()
		}
	}
}
