package schema_test

import (
	"encoding/json"
	"maps"
	"math/rand/v2"
	"slices"
)

// mutation spoils values.
type mutation struct{ random *rand.Rand }

// oddities are values that people put in the wrong place.
var oddities = []any{
	nil, "", " ", "x", "Some text", "Wrong-ID", "a--b", "none", "same", "true", "yes", true, false, "5", "0", "-1", "101", "7", "2025-08-17", "2025-02-30",
	"2024-02-29", "1900-02-29", "0000-01-01", "2025-8-1", "2025-13-01", "17.8.2025", "2025-08", "first", "latest", "stated", "statd", "high", "replaced", "withdrawn", "supports", "context",
	"approved", "denied", "harder", "red-line", "B", "G", "en", "zh-Hans", "english-language-of-old", "#3c6eb4", "#abc", "red", "../x", "/x", "a/b.txt", `a\b`, ".", "..", "./x", "..x",
	"2025-08-14/2025-08-16", "../2025-08-17", "2025-08-17~", "2025", "a/b", "a/b/c", "g/opts/t", "words here", "lapsed", "assessed", "envoy", json.Number("2025"),
	"v1:abcdef012345", "v:ab", "1", "2.5", "e1", "1e3", "one", "two", "sky", "s1", "ukraine", "a", "g", "ceasefire", "opts", "words", "\u00a0", "\ufeff", "text: with a colon", "text #2",
	json.Number("0"), json.Number("1"), json.Number("2"), json.Number("3"), json.Number("6.5"), json.Number("7"), json.Number("-3"), json.Number("100"), json.Number("101"), json.Number("2.0"), json.Number("1e3"),
	[]any{}, []any{"a"}, []any{"one", "two"}, []any{nil}, []any{"a", "a"}, []any{json.Number("1"), json.Number("2")}, map[string]any{}, map[string]any{"text": "x"}, map[string]any{"id": "t"},
	map[string]any{"id": "t", "how": "met"}, map[string]any{"summary": "x"}, map[string]any{"silent": true}, []any{map[string]any{"quote": "q", "source": "sky"}}, []any{map[string]any{}},
}

var keys = []string{
	"id", "name", "title", "date", "label", "note", "positions", "position", "plausible", "summary", "terms", "ended", "basis", "confidence", "tone", "novel", "salience",
	"inherited_by", "known", "coder", "evidence", "claims", "silent", "quote", "paraphrase", "speaker", "source", "use", "credibility", "by", "how", "kind", "text", "response",
	"parties", "issues", "scale", "options", "min", "max", "value", "low", "short", "color", "member_of", "archive", "language", "reliability", "published", "sha256", "url",
	"accepts", "range", "when", "signed_by", "if", "unless", "against", "venue", "origin", "retrieved", "examples", "not", "speakers", "role", "rank", "searched", "sources",
	"party", "issue", "fingerprint", "verdict", "on", "extra", "Summary", "evidance",
}

// within spoils one place of a value, chosen by chance; from is where parts can
// be taken from.
func (m mutation) within(v any, from []any) any {
	switch v := v.(type) {
	case map[string]any:
		if len(v) == 0 || m.random.IntN(5) == 0 {
			m.mapping(v, from)
			return v
		}
		key := pick(m.random, slices.Sorted(maps.Keys(v)))
		v[key] = m.within(v[key], from)
		return v
	case []any:
		if len(v) == 0 || m.random.IntN(5) == 0 {
			return m.list(v, from)
		}
		i := m.random.IntN(len(v))
		v[i] = m.within(v[i], from)
		return v
	}
	return m.other(from)
}

func (m mutation) mapping(v map[string]any, from []any) {
	there := slices.Sorted(maps.Keys(v))
	switch m.random.IntN(4) {
	case 0:
		if len(there) > 0 {
			delete(v, pick(m.random, there))
		}
	case 1:
		if len(there) > 0 { // another name for it
			old := pick(m.random, there)
			v[pick(m.random, keys)] = v[old]
			delete(v, old)
		}
	default:
		v[pick(m.random, keys)] = m.other(from)
	}
}

func (m mutation) list(v []any, from []any) []any {
	if len(v) > 0 && m.random.IntN(2) == 0 {
		i := m.random.IntN(len(v))
		return slices.Delete(v, i, i+1)
	}
	return append(v, m.other(from))
}

// other gives a value that may or may not fit.
func (m mutation) other(from []any) any {
	if m.random.IntN(3) == 0 {
		if all := parts(from, nil); len(all) > 0 {
			return clone(pick(m.random, all))
		}
	}
	return clone(pick(m.random, oddities))
}

// parts lists all that is in a value.
func parts(v any, into []any) []any {
	switch v := v.(type) {
	case map[string]any:
		for _, key := range slices.Sorted(maps.Keys(v)) {
			into = parts(v[key], append(into, v[key]))
		}
	case []any:
		for _, item := range v {
			into = parts(item, append(into, item))
		}
	}
	return into
}

func clone(v any) any {
	switch v := v.(type) {
	case map[string]any:
		c := map[string]any{}
		for key, value := range v {
			c[key] = clone(value)
		}
		return c
	case []any:
		c := make([]any, len(v))
		for i := range v {
			c[i] = clone(v[i])
		}
		return c
	}
	return v
}

func pick[T any](random *rand.Rand, from []T) T { return from[random.IntN(len(from))] }
