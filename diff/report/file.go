package report

import (
	"strings"

	"stance/diff/report/document"
)

// File is a file of a dataset as text.
type File struct {
	Name string
	Text string // UTF-8
}

// Lines are the lines of the file, without their ends.
func (f *File) Lines() []string {
	var lines []string
	for line := range strings.Lines(f.Text) {
		lines = append(lines, strings.TrimSuffix(line, "\n"))
	}
	return lines
}

// Document tells the lines of the file.
func (f *File) Document() *document.Document {
	var r document.Reading
	for i, line := range f.Lines() {
		r.Paragraphs = append(r.Paragraphs, document.Paragraph{ID: lineAnchor(i + 1), Number: i + 1, Text: line})
	}
	return &document.Document{Title: say(datum(f.Name)), About: say("File"), Blocks: []document.Block{r}}
}
