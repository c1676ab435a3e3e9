package verify

import "stance/positions"

// Text names an archived text of a source: its own, or one of its later captures.
type Text struct {
	Source  *positions.Source
	Capture int // index of the source's captures; Own
}

// Own stands for the text of a source that was archived first.
const Own = -1

// Name is what the text is kept under: the source's id, of a capture with its day.
func (t Text) Name() string {
	if t.Capture == Own {
		return t.Source.ID
	}
	return t.Source.Version(t.Capture)
}

// Recorded is the checksum that the source has of the text; "" without one.
func (t Text) Recorded() string {
	if t.Capture == Own {
		return t.Source.SHA256
	}
	return t.Source.Captures[t.Capture].SHA256
}

// TextsOf lists the texts of a source, its own first.
func TextsOf(s *positions.Source) []Text {
	texts := []Text{{s, Own}}
	for i := range s.Captures {
		texts = append(texts, Text{s, i})
	}
	return texts
}

// textsOf lists the texts in which a quotation may stand.
func textsOf(e *positions.Evidence) []Text {
	if e.Captured == 0 {
		return []Text{{e.Source, Own}}
	}
	var texts []Text
	for _, i := range e.Source.CapturedOn(e.Captured) {
		texts = append(texts, Text{e.Source, i})
	}
	return texts
}
