package machine

import (
	"encoding/json"
	"maps"
	"reflect"
	"slices"
	"strings"
	"testing"

	"stance/diff/report/data/machine/schema"
	"stance/positions"
)

// never are fields that may be nil by their type and are not in any document,
// as they are always there or left out; sometimes those whose lists are null
// where there is nothing to give. A claim's recent is null or not by the
// document.
var (
	never     = []string{"changeJSON.to", "evidenceJSON.source", "segmentJSON.from_text", "gapJSON.four_columns"}
	sometimes = []string{"stanceJSON.plausible", "claimJSON.plausible", "evidenceJSON.plausible", "voiceJSON.plausible", "termChangeJSON.wording", "changeJSON.wording", "logChange.wording", "recodingJSON.wording", "quoteJSON.redline", "columnCellJSON.plausible", "columnTermJSON.wording"}
)

// TestNullWhereTheSchemaSays holds that a schema has null in just those places
// where the documents can have it.
func TestNullWhereTheSchemaSays(t *testing.T) {
	for name, of := range map[string][]any{
		"show": {showJSON{}}, "diff": {diffJSON{}}, "log": {logJSON{}}, "gap": {gapJSON{}, convergenceJSON{}}, "check": {checkJSON{}},
		"verify": {verifyJSON{}}, "audit": {auditJSON{}}, "agreement": {agreementJSON{}}, "review": {reviewJSON{}}, "review-show": {reviewItemJSON{}},
	} {
		var root node
		if err := json.Unmarshal(schema.JSON(name), &root); err != nil {
			t.Fatal(err)
		}
		n := nulls{t: t, name: name, root: root}
		for i, document := range of {
			top := root
			if forms, ok := root["oneOf"].([]any); ok {
				top = forms[i].(node)
			}
			n.object(reflect.TypeOf(document), top)
		}
		if n.fields < 10 && name != "check" {
			t.Errorf("%s: only %d fields seen", name, n.fields)
		}
	}
}

type node = map[string]any

type nulls struct {
	t      *testing.T
	name   string
	root   node
	fields int
}

func (n *nulls) object(of reflect.Type, s node) {
	for _, f := range reflect.VisibleFields(of) {
		field, _, _ := strings.Cut(f.Tag.Get("json"), ",")
		if field == "" {
			continue
		}
		if outer, _ := of.FieldByName(f.Name); !slices.Equal(outer.Index, f.Index) {
			continue // another field of the name hides it
		}
		in, ok := s["properties"].(node)[field].(node)
		if !ok {
			n.t.Errorf("%s: the schema has no %s of %s", n.name, field, of.Name())
			continue
		}
		n.fields++
		at := of.Name() + "." + field
		want := f.Type.Kind() == reflect.Pointer && !slices.Contains(never, at) || slices.Contains(sometimes, at)
		if got := n.nullable(in); got != want && at != "claimJSON.recent" {
			n.t.Errorf("%s: null is allowed for %s: %t, want %t", n.name, at, got, want)
		}
		n.value(f.Type, in)
	}
}

// value goes on into what a field holds.
func (n *nulls) value(of reflect.Type, s node) {
	switch {
	case of == reflect.TypeFor[positions.Date](), of.Implements(reflect.TypeFor[json.Marshaler]()):
	case of.Implements(reflect.TypeFor[long]()):
		n.value(reflect.Zero(of).Interface().(long).of(), n.find(s, "items"))
	case of.Kind() == reflect.Pointer:
		n.value(of.Elem(), s)
	case of.Kind() == reflect.Slice:
		n.value(of.Elem(), n.find(s, "items"))
	case of.Kind() == reflect.Map:
		n.value(of.Elem(), n.find(s, "additionalProperties"))
	case of.Kind() == reflect.Struct:
		n.object(of, node{"properties": n.properties(s)})
	}
}

// properties are those of a schema over those of what it refers to.
func (n *nulls) properties(s node) node {
	all := node{}
	for _, other := range n.others(s) {
		maps.Copy(all, n.properties(other))
	}
	own, _ := s["properties"].(node)
	maps.Copy(all, own)
	return all
}

// find looks for a keyword in a schema and in what it refers to.
func (n *nulls) find(s node, keyword string) node {
	if found, ok := s[keyword].(node); ok {
		return found
	}
	for _, other := range n.others(s) {
		if found := n.find(other, keyword); found != nil {
			return found
		}
	}
	return nil
}

// others are the schemas that a schema refers to or lets choose from.
func (n *nulls) others(s node) (all []node) {
	if ref, ok := s["$ref"].(string); ok {
		all = append(all, n.root["$defs"].(node)[strings.TrimPrefix(ref, "#/$defs/")].(node))
	}
	choices, _ := s["anyOf"].([]any)
	for _, c := range choices {
		all = append(all, c.(node))
	}
	return all
}

func (n *nulls) nullable(s node) bool {
	if list, ok := s["enum"].([]any); ok {
		return slices.Contains(list, nil)
	}
	switch of := s["type"].(type) {
	case string:
		return of == "null"
	case []any:
		return slices.Contains(of, any("null"))
	}
	return slices.ContainsFunc(n.others(s), n.nullable)
}
