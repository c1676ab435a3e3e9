package pages

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"stance/diff/report"
	"stance/diff/report/data/machine"
)

// file is the page of a file of the dataset, as text with its lines numbered.
func (d *Dataset) file(a *asked) (*Page, error) {
	name := strings.Join(a.names, "/")
	if d.File == nil {
		return nil, &Error{Unknown: true, Message: "the files of the dataset are not shown here"}
	}
	if !d.files()[name] {
		return nil, &Error{Unknown: true, Message: fmt.Sprintf("the dataset has no file %q", name)}
	}
	a.names = strings.Split(name, "/")
	content, err := d.File(name)
	if err != nil {
		return nil, &Error{Unknown: true, Message: name + " cannot be read any more", Hint: "the dataset has changed: load the page anew"}
	}
	text := string(content)
	if !utf8.ValidString(text) {
		return nil, &Error{Unknown: true, Message: name + " is no UTF-8 text"}
	}
	m := &report.File{Name: name, Text: text}
	return &Page{Document: m.Document, JSON: written(machine.FileJSON, m)}, nil
}
