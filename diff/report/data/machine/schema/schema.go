// Package schema has the JSON Schemas (draft 2020-12) of the documents that
// package machine writes as JSON. They are exact: every field is there, no other
// is, null only where it can be, and every word of a list is named.
//
// What several documents have in common (a stance, a change, a problem …) stands
// once, in defs.json. A schema is handed out whole, with those of the common
// definitions that it uses.
package schema

import (
	"bytes"
	"embed"
	"encoding/json"
	"slices"
	"strings"
)

//go:embed *.json
var files embed.FS

// Names lists the schemas: the documents' names, without stance/ and version.
func Names() []string {
	return []string{"index", "show", "terms", "voices", "diff", "log", "gap", "check", "source-list", "source-passages", "source-refresh", "source", "file", "search", "verify", "audit", "agreement", "review", "review-show", "config"}
}

// JSON gives the schema of that name, nil where there is none.
func JSON(name string) []byte {
	if !slices.Contains(Names(), name) {
		return nil
	}
	own := read(name)
	var out bytes.Buffer
	out.WriteString(strings.TrimSuffix(own, "\n}\n"))
	out.WriteString(",\n  \"$defs\": {")
	separator := "\n"
	all := definitions()
	used := map[string]bool{}
	use(own, all, used)
	for _, d := range all {
		if used[d.name] {
			out.WriteString(separator + `    "` + d.name + `": ` + strings.ReplaceAll(d.text, "\n", "\n  "))
			separator = ",\n"
		}
	}
	out.WriteString("\n  }\n}\n")
	return out.Bytes()
}

// definition is one of defs.json, as it is written there.
type definition struct{ name, text string }

// definitions reads defs.json in its order.
func definitions() (all []definition) {
	dec := json.NewDecoder(strings.NewReader(read("defs")))
	for _, err := dec.Token(); err == nil && dec.More(); {
		var d definition
		name, _ := dec.Token()
		d.name, _ = name.(string)
		var text json.RawMessage
		err = dec.Decode(&text)
		d.text = string(text)
		all = append(all, d)
	}
	return all
}

// use marks the definitions that a text refers to, and those that these do.
func use(text string, all []definition, used map[string]bool) {
	for _, after := range strings.Split(text, `"#/$defs/`)[1:] {
		name, _, _ := strings.Cut(after, `"`)
		i := slices.IndexFunc(all, func(d definition) bool { return d.name == name })
		if i < 0 || used[name] {
			continue
		}
		used[name] = true
		use(all[i].text, all, used)
	}
}

func read(name string) string {
	content, err := files.ReadFile(name + ".json")
	if err != nil {
		panic("the program was built without its schema of " + name) // cannot happen: see TestNames
	}
	return string(content)
}
