package site

import (
	"fmt"
	"path"

	"stance/diff/report/document"
)

// mostReading is about how many bytes of a source's text stand on one page; markBytes is what a
// marked passage adds.
const (
	mostReading = 300 << 10
	markBytes   = 400
)

// split gives a document whose texts are too long for one page as several: the first has all but
// what does not fit of each text, which the others have. Each leads to the next.
func split(d *document.Document, file func(part int) string) (parts []*document.Document) {
	first := *d
	parts = []*document.Document{&first}
	room := mostReading
	first.Blocks = nil
	for _, b := range d.Blocks {
		section, is := b.(document.Section)
		if !is || len(section.Blocks) != 1 {
			first.Blocks = append(first.Blocks, b)
			continue
		}
		reading, is := section.Blocks[0].(document.Reading)
		if !is {
			first.Blocks = append(first.Blocks, b)
			continue
		}
		put := func(last *document.Document, list []document.Paragraph) {
			of, text := section, reading
			text.Paragraphs = list
			of.Blocks = []document.Block{text}
			last.Blocks = append(last.Blocks, of)
		}
		begin := 0
		for i, p := range reading.Paragraphs {
			need := len(p.Text) + markBytes*(len(p.Marks)+1)
			if need > room && i > begin {
				put(parts[len(parts)-1], reading.Paragraphs[begin:i])
				parts = append(parts, &document.Document{Title: d.Title, About: d.About})
				begin, room = i, mostReading
			}
			room -= need
		}
		put(parts[len(parts)-1], reading.Paragraphs[begin:])
	}
	for i, part := range parts {
		var ways document.Text
		if i > 0 {
			ways = append(ways, document.Run{Text: "The part before", Page: file(i - 1)}, document.Run{Text: "  "})
		}
		if i < len(parts)-1 {
			ways = append(ways, document.Run{Text: "The next part", Page: file(i + 1)})
		}
		if ways != nil {
			part.Blocks = append(part.Blocks, document.Para{Text: ways})
		}
	}
	return parts
}

// partFile is the file of a part of a page.
func partFile(file string, part int) string {
	if part == 0 {
		return file
	}
	return path.Join(path.Dir(file), fmt.Sprintf("part-%d.html", part+1))
}

// anchorsOf lists the anchors of the texts on a page.
func anchorsOf(d *document.Document) (ids []string) {
	for _, b := range d.Blocks {
		section, is := b.(document.Section)
		if !is || len(section.Blocks) != 1 {
			continue
		}
		reading, is := section.Blocks[0].(document.Reading)
		if !is {
			continue
		}
		for _, p := range reading.Paragraphs {
			ids = append(ids, p.ID)
			for _, m := range p.Marks {
				ids = append(ids, m.ID)
			}
		}
	}
	return ids
}
