// Package schema has the JSON Schemas of the files of a dataset, by which
// editors with a YAML language server complete keys and words, explain them
// and mark mistakes while an analyst types. They say all that one file can tell
// by itself; whether an id is in the codebook, or what was in force before, is
// for yamlfile.Read to say. What a schema refuses, Read refuses too.
//
// They are written in draft-07 of JSON Schema, which every editor knows, with a
// few keywords of the language servers for YAML and JSON: enumDescriptions,
// errorMessage, patternErrorMessage, defaultSnippets. Two things are said in a
// roundabout way for the editors' sake. Where text can stand, YAML may read a
// number or a truth value; the latter is let in as what is `not` of any other
// type, since editors offer true and false wherever the type boolean is named.
// And what is wrong under a condition has `then` a type that it cannot have,
// since `not` and `false` can carry no message.
package schema

import (
	"embed"
	"path"
	"slices"
	"strings"
)

//go:embed *.json
var files embed.FS

// Folder is the folder of a dataset that holds the schemas for editors.
const Folder = "schemas"

// Names lists the schemas, in the order in which a dataset is written.
func Names() []string { return []string{"codebook", "sources", "snapshot", "reviews"} }

// YAML gives the schema of that name, nil where there is none.
func YAML(name string) []byte {
	if !slices.Contains(Names(), name) {
		return nil
	}
	content, err := files.ReadFile(name + ".json")
	if err != nil {
		panic("the program was built without its schema of " + name) // cannot happen: see TestNames
	}
	return content
}

// File is the path within a dataset at which editors find the schema of that
// name.
func File(name string) string { return Folder + "/" + name + ".json" }

// Of names the schema for the file of a dataset at that path (slash-separated,
// within the dataset); "" where the file is none of the format's.
func Of(file string) string {
	first, _, nested := strings.Cut(path.Clean(file), "/")
	switch {
	case !nested && first == "codebook.yaml":
		return "codebook"
	case !nested && first == "sources.yaml", nested && first == "sources":
		return "sources"
	case nested && first == "snapshots":
		return "snapshot"
	case nested && first == "reviews":
		return "reviews"
	}
	return ""
}

// Line is the first line of the file of a dataset at that path, by which
// editors find its schema, without a line break:
//
//	# yaml-language-server: $schema=../schemas/snapshot.json
//
// It is "" where the file is none of the format's.
func Line(file string) string {
	name := Of(file)
	if name == "" {
		return ""
	}
	up := strings.Repeat("../", strings.Count(path.Clean(file), "/"))
	return "# yaml-language-server: $schema=" + up + File(name)
}
