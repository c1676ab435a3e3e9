package schema

import (
	"encoding/json"
	"strings"
)

// described is what a schema says to people of a value.
type described struct {
	Ref         string               `json:"$ref"`
	Description string               `json:"description"`
	Properties  map[string]described `json:"properties"`
	Definitions map[string]described `json:"definitions"`
	Items       *described           `json:"items"`
}

// Description is what the schema of a name says of a key of a definition in it, such as of `basis`
// of a `record` in `snapshot`: what editors show beside it. It is "" of a key that there is not.
func Description(name, definition, key string) string {
	var whole described
	if err := json.Unmarshal(YAML(name), &whole); err != nil {
		panic("the schema of " + name + " is no JSON: " + err.Error()) // cannot happen: see TestNames
	}
	in := whole.Definitions[definition]
	if in.Items != nil {
		in = *in.Items
	}
	found := in.Properties[key]
	if to, refers := strings.CutPrefix(found.Ref, "#/definitions/"); refers && found.Description == "" {
		found = whole.Definitions[to]
	}
	return found.Description
}
