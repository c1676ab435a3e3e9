package machine_test

import (
	"encoding/json"
	"maps"
	"math"
	"slices"
	"strconv"
	"testing"
)

// expect compares a part of a document with JSON written by hand; fractions may be off
// by a rounding.
func expect(t testing.TB, what string, got any, want string) {
	t.Helper()
	var w any
	if err := json.Unmarshal([]byte(want), &w); err != nil {
		t.Fatalf("%s: %v", want, err)
	}
	if !alike(got, w) {
		t.Errorf("%s is\n  %s\nwant\n  %s", what, inline(got), want)
	}
}

func alike(got, want any) bool {
	switch w := want.(type) {
	case float64:
		g, ok := got.(float64)
		return ok && math.Abs(g-w) < 1e-9
	case []any:
		g, ok := got.([]any)
		return ok && slices.EqualFunc(g, w, alike)
	case map[string]any:
		g, ok := got.(map[string]any)
		return ok && maps.EqualFunc(g, w, alike)
	}
	return got == want
}

// parts gives some fields of an object.
func parts(object any, names ...string) map[string]any {
	some := map[string]any{}
	for _, name := range names {
		some[name] = object.(map[string]any)[name]
	}
	return some
}

// sameCells compares a row of a table with cells written by hand: those that are not
// named are empty.
func sameCells(t testing.TB, what string, got, want map[string]string) {
	t.Helper()
	for column := range want {
		if _, ok := got[column]; !ok {
			t.Errorf("%s: there is no column %s", what, column)
		}
	}
	for column, cell := range got {
		g, errG := strconv.ParseFloat(cell, 64)
		w, errW := strconv.ParseFloat(want[column], 64)
		if number := errG == nil && errW == nil; number && math.Abs(g-w) > 1e-9 || !number && cell != want[column] {
			t.Errorf("%s: %s is %q, want %q", what, column, cell, want[column])
		}
	}
}
