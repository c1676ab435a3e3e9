package starter

import (
	"bytes"

	"stance/positions/yamlfile"
	"stance/positions/yamlfile/schema"
)

// WithSchemas adds the schemas of a dataset's files, and to the top of each
// file the line by which editors find its schema.
func WithSchemas(files []yamlfile.File) []yamlfile.File {
	var all []yamlfile.File
	for _, f := range files {
		if line := schema.Line(f.Name); line != "" && !bytes.HasPrefix(f.Content, []byte(line)) {
			f.Content = append([]byte(line+"\n"), f.Content...)
		}
		all = append(all, f)
	}
	for _, name := range schema.Names() {
		all = append(all, yamlfile.File{Name: schema.File(name), Content: schema.YAML(name)})
	}
	return all
}
