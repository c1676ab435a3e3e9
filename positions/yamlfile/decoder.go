package yamlfile

import (
	"bytes"
	"errors"
	"io"

	"gopkg.in/yaml.v3"

	"stance/positions/foreign"
)

// nextDocument gives the root of the next document, or io.EOF. All that the library
// decodes is decoded here.
func nextDocument(decoder *yaml.Decoder) (root *yaml.Node, err error) {
	defer foreign.Caught("the YAML library", &err)
	var document yaml.Node
	if err := decoder.Decode(&document); err != nil {
		return nil, err
	}
	return document.Content[0], nil
}

// Documents gives the root of each document of a text. The error is the library's, or
// a *foreign.Fault.
func Documents(text []byte) ([]*yaml.Node, error) {
	roots, err := documentsOf(text)
	if err != nil {
		return nil, err
	}
	return roots, nil
}

// documentsOf gives besides an error the documents before it.
func documentsOf(text []byte) (roots []*yaml.Node, err error) {
	decoder := yaml.NewDecoder(bytes.NewReader(text))
	for {
		root, err := nextDocument(decoder)
		if errors.Is(err, io.EOF) {
			return roots, nil
		}
		if err != nil {
			return roots, err
		}
		roots = append(roots, root)
	}
}
