package document

// Section is a part of a document under a name. Sections may have sections.
type Section struct {
	ID     string // of its anchor, the same for the same dataset; "" for none
	Name   Text
	Part   bool   // one of the few main parts, not one of many alike
	Folded bool   // may be closed at first, where that can be
	Page   string // which tells more of it, as Run.Page; "" for none
	Blocks []Block
}

// Entry is one of several things of a kind: a change, a problem, a claim.
type Entry struct {
	ID     string // of its anchor; "" for none
	Name   string // by which it is called where its surroundings are not seen: "Ukraine on NATO"; "" for none
	Number int    // from 1, by which it can be referred to; 0 for none
	Titled bool   // its head is a title, that readers look for
	Todo   bool   // it is to be done, and ticked then; not of what is titled
	Dated  bool   // it is a step in a course of time, of which all stands together
	Page   string // which tells more of it, as Run.Page; "" for none
	Head   Text
	Body   []Block
}

// Facts are short statements that belong together, each whole by itself: a line each, or
// beside each other where the renderer parts them. An empty one says nothing.
type Facts struct{ Lines []Text }

// Items are texts behind what each is: "coder's wording:", "hint:", "was". A label has
// its own colon, if it is to have one, and may be empty.
type Items struct{ Items []Item }

// Item is one of Items.
type Item struct{ Label, Text Text }

// List is a number of short things of which the head says what they have in common: a
// sentence where lines are dear, else a list.
type List struct {
	Head  Text // may be empty
	Items []Text
}

// Glossary explains words and marks that were used.
type Glossary struct {
	Entries []Item // the word, without a colon, and its meaning
	// Redlines is what came in and what is no longer there, if there are redlines: each
	// renderer puts its own marks before it.
	Redlines Text
}

// Split is two things to be read beside each other where there is room, and else one after
// the other.
type Split struct{ Left, Right []Block }

// Excerpt is a line of a file with a place in it.
type Excerpt struct {
	Line  int    // its number, from 1
	Text  string // without its line break
	Caret int    // in columns from 0 of the text as it is shown, the place; less than 0 for none
}

// Picture is a drawing that comes with what it shows as a table. Renderers that cannot draw
// write the table, or what there is in its place.
type Picture struct {
	ID      string // unique in the document
	Drawing Drawing
	Figures *Table
	// Else is written where nothing is drawn, in place of the figures, as the text around
	// it says what they do; empty for nothing, nil for the figures.
	Else []Block
}

// Drawing draws itself, all that comes from a dataset escaped.
type Drawing interface {
	// SVG is an element to stand in HTML, whose ids begin with the prefix.
	SVG(prefix string) string
}

func (Section) block()  {}
func (Entry) block()    {}
func (Facts) block()    {}
func (Items) block()    {}
func (List) block()     {}
func (Glossary) block() {}
func (Split) block()    {}
func (Excerpt) block()  {}
func (Picture) block()  {}
