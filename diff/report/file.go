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

// Document tells the lines of the file.
func (f *File) Document() *document.Document {
	var r document.Reading
	for line := range strings.Lines(f.Text) {
		n := len(r.Paragraphs) + 1
		r.Paragraphs = append(r.Paragraphs, document.Paragraph{ID: lineAnchor(n), Number: n, Text: strings.TrimSuffix(line, "\n")})
	}
	return &document.Document{Title: say(datum(f.Name)), About: say("File"), Blocks: []document.Block{r}}
}
