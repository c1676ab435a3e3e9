package schema_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"io/fs"
	"math"
	"strings"
	"testing"
	"testing/fstest"

	"gopkg.in/yaml.v3"

	"stance/positions/yamlfile/schema"
)

// documents gives the documents of a YAML file as a JSON Schema sees them; false
// where it is not YAML.
func documents(content []byte) (all []any, ok bool) {
	decoder := yaml.NewDecoder(bytes.NewReader(content))
	for {
		var document yaml.Node
		err := decoder.Decode(&document)
		if errors.Is(err, io.EOF) {
			return all, true
		}
		if err != nil {
			return nil, false
		}
		all = append(all, value(document.Content[0]))
	}
}

// value is a node as the core schema of YAML 1.2 reads it, by which language
// servers go: dates are text, and so is yes.
func value(n *yaml.Node) any {
	switch n.Kind {
	case yaml.MappingNode:
		m := map[string]any{}
		for i := 0; i+1 < len(n.Content); i += 2 {
			m[n.Content[i].Value] = value(n.Content[i+1])
		}
		return m
	case yaml.SequenceNode:
		list := []any{}
		for _, item := range n.Content {
			list = append(list, value(item))
		}
		return list
	}
	switch n.ShortTag() {
	case "!!null":
		return nil
	case "!!bool":
		return strings.EqualFold(n.Value, "true")
	case "!!int", "!!float":
		var f float64
		if n.Decode(&f) != nil || math.IsInf(f, 0) || math.IsNaN(f) {
			return json.Number("0") // a number, which is all that JSON can say of it
		}
		b, _ := json.Marshal(f)
		return json.Number(b)
	}
	return n.Value
}

// datasetFiles reads the files that have a schema.
func datasetFiles(t testing.TB, fsys fs.FS) map[string][]byte {
	t.Helper()
	files := map[string][]byte{}
	err := fs.WalkDir(fsys, ".", func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() || schema.Of(name) == "" || !strings.HasSuffix(name, ".yaml") && !strings.HasSuffix(name, ".yml") ||
			strings.Contains("/"+name, "/.") {
			return err
		}
		files[name], err = fs.ReadFile(fsys, name)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func folder(files map[string][]byte) fs.FS {
	fsys := fstest.MapFS{}
	for name, content := range files {
		fsys[name] = &fstest.MapFile{Data: content}
	}
	return fsys
}
