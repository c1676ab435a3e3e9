package coding

import (
	"errors"
	"fmt"
	"io/fs"
	"sort"
	"strings"
	"unicode/utf16"

	"stance/cmd/stance/internal/dataset"
	"stance/positions"
	"stance/positions/evidence/quote"
	"stance/positions/evidence/verify"
)

// text is an archived text, taken apart.
type text struct {
	verify.Text
	hash      string // of its file
	changed   bool   // it is not the one that the source has on record
	words     string // all of it
	lines     []int  // the byte at which each begins
	prepared  *quote.Text
	sentences []quote.Sentence
}

// fewTexts is how many texts are kept taken apart.
const fewTexts = 8

// textNamed reads the text of a source that has a name: its id, of a later capture with its day.
func (k *Desk) textNamed(d *positions.Dataset, name string) (*text, error) {
	which, ok := verify.Text{}, false
	for _, src := range d.Sources {
		for _, t := range verify.TextsOf(src) {
			if t.Name() == name {
				which, ok = t, true
			}
		}
	}
	if !ok {
		return nil, &Error{Gone: true, Message: fmt.Sprintf("there is no source %q in the dataset", name)}
	}
	read, done, err := dataset.ArchiveReader(k.streams, k.dir, "")
	if err != nil {
		return nil, err
	}
	defer done()
	doc, err := read(which)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, &Error{Gone: true, Message: "there is no archived text of " + name, Hint: "`stance source add` captures one; a copy of your own goes into archive/" + name + ".txt"}
	case err != nil:
		return nil, &Error{Gone: true, Message: "the text of " + name + " cannot be used: " + err.Error()}
	}
	k.seenMu.Lock()
	defer k.seenMu.Unlock()
	if t := k.texts[name]; t != nil && t.hash == doc.SHA256 && t.Source.Language == which.Source.Language {
		kept := *t
		kept.Text, kept.changed = which, changed(which, doc.SHA256)
		return &kept, nil
	}
	t := &text{Text: which, hash: doc.SHA256, changed: changed(which, doc.SHA256), words: doc.Text, lines: []int{0}}
	for i := range len(t.words) {
		if t.words[i] == '\n' {
			t.lines = append(t.lines, i+1)
		}
	}
	t.prepared = quote.Prepare(t.words, which.Source.Language, verify.Names(d)...)
	t.sentences = t.prepared.Sentences()
	if len(k.texts) >= fewTexts {
		clear(k.texts)
	}
	k.texts[name] = t
	return t, nil
}

func changed(t verify.Text, hash string) bool {
	return t.Recorded() != "" && !strings.EqualFold(t.Recorded(), hash)
}

// line is a line without its break, from 1.
func (t *text) line(n int) string {
	end := len(t.words)
	if n < len(t.lines) {
		end = t.lines[n] - 1
	}
	return t.words[t.lines[n-1]:end]
}

// lineOf is the line of a byte, from 1.
func (t *text) lineOf(at int) int { return sort.SearchInts(t.lines, at+1) }

// Point is a place in a text as a browser counts: the paragraph is a line, from 1, the offset
// its UTF-16 units before the place.
type Point struct {
	Paragraph int `json:"paragraph"`
	Offset    int `json:"offset"`
}

// byteOf is the byte at a point; one within a character is before it.
func (t *text) byteOf(p Point) (int, bool) {
	if p.Paragraph < 1 || p.Paragraph > len(t.lines) || p.Offset < 0 {
		return 0, false
	}
	line, units := t.line(p.Paragraph), 0
	for i, r := range line {
		if units+utf16.RuneLen(r) > p.Offset {
			return t.lines[p.Paragraph-1] + i, true
		}
		units += utf16.RuneLen(r)
	}
	return t.lines[p.Paragraph-1] + len(line), units <= p.Offset && p.Offset-units == 0
}

// point is where a byte is.
func (t *text) point(at int) Point {
	n := t.lineOf(at)
	units := 0
	for _, r := range t.words[t.lines[n-1]:at] {
		units += utf16.RuneLen(r)
	}
	return Point{n, units}
}

// paragraphs counts the lines with anything in them up to one, which is how readers count.
func (t *text) paragraphs(upTo int) int {
	count := 0
	for n := 1; n <= upTo; n++ {
		if strings.TrimSpace(t.line(n)) != "" {
			count++
		}
	}
	return count
}
