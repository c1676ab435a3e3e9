package page

import (
	"stance/diff/report/document"
)

// keyEntry explains a sign or a shape.
type keyEntry struct {
	Mark    string
	Drawing markup
	Meaning string
}

// shapes are what tracks are made of, each with whether a line has it.
var shapes = []struct {
	shown   string
	meaning string
	in      func(*document.Line) bool
}{
	{`<circle class="hollow" cx="12" cy="9" r="5"/>`, "before", func(l *document.Line) bool { return l.Before != nil && l.Before.At >= 0 }},
	{`<circle class="full" cx="12" cy="9" r="5.5"/>`, "now", func(l *document.Line) bool { return l.Now != nil && l.Now.At >= 0 && !l.Now.Unsure }},
	{`<circle class="hollow dots" cx="12" cy="9" r="7"/><text x="12" y="13" text-anchor="middle">?</text>`, "now, not confirmed or of low confidence", func(l *document.Line) bool { return l.Now != nil && l.Now.At >= 0 && l.Now.Unsure }},
	{`<line class="range" x1="2" x2="22" y1="9" y2="9"/><line class="cap" x1="2" x2="2" y1="4" y2="14"/><line class="cap" x1="22" x2="22" y1="4" y2="14"/>`, "anywhere between", func(l *document.Line) bool { return ranges(l.Before) || ranges(l.Now) && !l.Now.Unsure }},
	{`<line class="range dots" x1="2" x2="22" y1="9" y2="9"/><line class="cap" x1="2" x2="2" y1="4" y2="14"/><line class="cap" x1="22" x2="22" y1="4" y2="14"/>`, "anywhere between, not confirmed or of low confidence", func(l *document.Line) bool { return ranges(l.Now) && l.Now.Unsure }},
}

func ranges(s *document.Spot) bool { return s != nil && s.Low < s.High }

// keyOf explains the signs and shapes that a document has, and no others.
func keyOf(d *document.Document) []keyEntry {
	var key []keyEntry
	for _, s := range d.Signs() {
		key = append(key, keyEntry{Mark: s.Mark(), Meaning: s.String()})
	}
	for _, shape := range shapes {
		if anyLine(d, shape.in) {
			key = append(key, keyEntry{Drawing: markup(`<svg class="sample" aria-hidden="true" focusable="false">` + shape.shown + `</svg>`), Meaning: shape.meaning})
		}
	}
	return key
}

// anyLine reports whether a line that is drawn is so.
func anyLine(d *document.Document, so func(*document.Line) bool) bool {
	for _, s := range d.Scales() {
		if s.Low != "" || s.High != "" {
			for i := range s.Lines {
				if so(&s.Lines[i]) {
					return true
				}
			}
		}
	}
	return false
}
