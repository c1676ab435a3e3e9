package document

import (
	"cmp"
	"slices"
)

// Evidence is what something rests on, passage by passage.
type Evidence struct {
	Passages []Passage
	Brief    bool // they stand beside what they decide: a source is told by its number alone
}

// Passage is a quotation, or a paraphrase, or both, with who speaks and where it stands.
type Passage struct {
	Use        string // what it does other than support: "context", "CONTRADICTS"; else ""
	Against    bool   // it contradicts
	Quote      string // without quotation marks; "" for none
	Prefix     string // what stands before the quotation and turns its sense; "" for nothing
	Suffix     string // and behind it
	Paraphrase string // "" for none
	Language   string // of the quotation, as in HTML; "" where that is not known
	Speaker    string // with the role; "" where nobody is named
	Source     *Source
	Locator    string   // where in the source
	Grading    string   // "B2"; "" for none
	Notes      []string // what else is to be known of it, such as that it came later
	Page       string   // where it stands marked in the text of its source, as Run.Page; "" for nowhere
}

// Source is where passages stand. A document has one for each source.
type Source struct {
	Order       int    // by which sources are numbered
	Line        string // short: publisher and date
	Title       string
	Publisher   string
	Published   string
	Reliability string
	Graded      bool   // what it says is graded where it is cited
	URL         string // not trusted
	Language    string // of its title, as in HTML; "" where that is not known
	Page        string // of its text, as Run.Page; "" for none
	// Cited says what it is evidence for; may be empty.
	Cited []Text
}

// Grade says how reliable the source is, and where nothing that it says is graded, that this
// is not; "" where it is not told.
func (s *Source) Grade() string {
	switch {
	case s.Reliability == "":
		return ""
	case s.Graded:
		return "source " + s.Reliability
	}
	return "source " + s.Reliability + ", information not graded"
}

// Sources is where the sources are listed that stand in the document.
type Sources struct {
	Folded bool // may be closed at first, where that can be
}

// Numbered lists the sources that passages and runs of the document have, in their order:
// the first has the number 1.
func (d *Document) Numbered() []*Source {
	seen := map[*Source]bool{}
	add := func(s *Source) {
		if s != nil {
			seen[s] = true
		}
	}
	texts := func(list ...Text) {
		for _, t := range list {
			for _, r := range t {
				add(r.Source)
			}
		}
	}
	d.walk(texts, func(b Block) {
		if e, ok := b.(Evidence); ok {
			for i := range e.Passages {
				add(e.Passages[i].Source)
			}
		}
	})
	list := make([]*Source, 0, len(seen))
	for s := range seen {
		list = append(list, s)
	}
	slices.SortFunc(list, func(a, b *Source) int { return cmp.Compare(a.Order, b.Order) })
	return list
}

// Numbers gives each of the sources its number, from 1.
func (d *Document) Numbers() map[*Source]int {
	numbers := map[*Source]int{}
	for i, s := range d.Numbered() {
		numbers[s] = i + 1
	}
	return numbers
}

func (Evidence) block() {}
func (Sources) block()  {}
