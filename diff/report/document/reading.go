package document

// Reading is the text of a source, paragraph by paragraph, with those passages marked that
// something rests on.
type Reading struct {
	Name       string // by which the text is told from others of its source; may be empty
	Language   string // as in HTML; "" where that is not known
	Paragraphs []Paragraph
}

// Paragraph is one line of an archived text, or a part of one.
type Paragraph struct {
	ID     string // of its anchor; "" for none
	Number int    // of the line, from 1
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

func (Reading) block() {}
