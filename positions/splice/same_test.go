package splice

import (
	"reflect"
	"testing"

	"stance/positions"
)

// TestSameRecordSeesEveryField changes each field of a record, and of all that
// is in it, in turn.
func TestSameRecordSeesEveryField(t *testing.T) {
	p, is := &positions.Party{ID: "a"}, &positions.Issue{ID: "x", Scale: &positions.Scale{Max: 10}}
	evidence := func() []positions.Evidence {
		return []positions.Evidence{{Quote: "q", Source: &positions.Source{ID: "s"}}}
	}
	salience := 1.0
	make := func() *positions.Record {
		s := salience
		return &positions.Record{Date: 1, Party: p, Issue: is,
			Stance: &positions.Stance{Kind: positions.Placed, Value: 1, Option: -1, Plausible: &positions.Range{}, Summary: "s", Salience: &s,
				Terms: []positions.Term{{Text: "t"}}, Ended: []positions.Ending{{ID: "e"}}, Signatories: []*positions.Party{p}, Evidence: evidence()},
			Silence: &positions.Silence{Evidence: evidence()},
			Claims:  []*positions.Claim{{By: p, Option: -1, Summary: "c", Evidence: evidence()}},
		}
	}
	fields := 0

	visit := func(at func(*positions.Record) reflect.Value) {
		for i := range at(make()).NumField() {
			name := at(make()).Type().Field(i).Name
			field := func(r *positions.Record) reflect.Value { return at(r).Field(i) }
			if name == "Place" || name == "Record" {
				continue
			}
			changed := make()
			switch v := field(changed); v.Kind() {
			case reflect.String:
				v.SetString(v.String() + "!")
			case reflect.Bool:
				v.SetBool(!v.Bool())
			case reflect.Float64:
				v.SetFloat(v.Float() + 1)
			case reflect.Int, reflect.Int32:
				v.SetInt(v.Int() + 2)
			case reflect.Uint8:
				v.SetUint((v.Uint() + 1) % 3)
			default:
				v.SetZero()
				if v.Type() == reflect.TypeFor[*positions.Party]() {
					v.Set(reflect.ValueOf(&positions.Party{ID: "b"}))
				}
				if v.Type() == reflect.TypeFor[*positions.Issue]() {
					v.Set(reflect.ValueOf(&positions.Issue{ID: "b", Scale: is.Scale}))
				}
			}
			fields++
			a, b := make(), changed
			if sameContent(a, b) && a.Date == b.Date && a.Party.ID == b.Party.ID && a.Issue.ID == b.Issue.ID {
				t.Errorf("%s of %s makes no difference", name, at(make()).Type())
			}
		}
	}
	visit(func(r *positions.Record) reflect.Value { return reflect.ValueOf(r).Elem() })
	visit(func(r *positions.Record) reflect.Value { return reflect.ValueOf(r.Stance).Elem() })
	visit(func(r *positions.Record) reflect.Value { return reflect.ValueOf(r.Silence).Elem() })
	visit(func(r *positions.Record) reflect.Value { return reflect.ValueOf(r.Claims[0]).Elem() })
	visit(func(r *positions.Record) reflect.Value { return reflect.ValueOf(&r.Stance.Terms[0]).Elem() })
	visit(func(r *positions.Record) reflect.Value { return reflect.ValueOf(&r.Stance.Ended[0]).Elem() })
	visit(func(r *positions.Record) reflect.Value { return reflect.ValueOf(&r.Stance.Evidence[0]).Elem() })
	visit(func(r *positions.Record) reflect.Value { return reflect.ValueOf(&r.Claims[0].Evidence[0]).Elem() })
	if fields < 50 || !sameRecord(make(), make()) {
		t.Errorf("%d fields", fields)
	}
}
