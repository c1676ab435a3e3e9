package document

import "strings"

// Reading is the text of a source, paragraph by paragraph, with those passages marked that
// something rests on.
type Reading struct {
	Language   string // as in HTML; "" where that is not known
	Paragraphs []Paragraph
}

// Paragraph is one line of an archived text, or a part of one.
type Paragraph struct {
	ID     string // of its anchor; "" for none
	Number int    // by which it is cited, from 1
	Line   int    // of the archived text, from 1, where lines without anything in them count as well; 0: the number
	Text   string // as it is archived, without its line break
	Marks  []Mark // in the order in which they begin; they may overlap

	CutBefore, CutAfter bool // the line goes on there, but is not shown
}

// Mark is a passage on which something rests.
type Mark struct {
	ID       string // of its anchor, the same for the same dataset
	From, To int    // bytes of the paragraph's text
	Of       []Text // what rests on it, each leading to its page
}

// Plain says the same in blocks that every renderer has: the paragraphs as numbered entries, and
// below each what rests on it; without the empty lines between them.
func (r Reading) Plain() []Block {
	var blocks []Block
	for _, p := range r.Paragraphs {
		if strings.TrimSpace(p.Text) == "" {
			continue
		}
		words := Run{Text: p.Text, Data: true, Language: r.Language}
		if p.CutBefore {
			words.Text = "… " + words.Text
		}
		if p.CutAfter {
			words.Text += " …"
		}
		e := Entry{Number: p.Number, Head: Text{words}}
		rests := List{Head: Text{{Text: "Rests on it:", Tone: Muted}}}
		for _, m := range p.Marks {
			rests.Items = append(rests.Items, m.Of...)
		}
		if rests.Items != nil {
			e.Body = []Block{rests}
		}
		blocks = append(blocks, e)
	}
	return blocks
}

func (Reading) block() {}
