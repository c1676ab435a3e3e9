// Package document is what a result says to people, free of any format: a small
// tree of blocks, each of which means something, and texts in runs. What is said
// is composed in report; how it looks is a renderer's (terminal, markdown, page),
// which knows blocks and runs and no command, party or kind of change.
//
// Nothing here is safe to show yet: texts of the dataset are as they are, and each
// renderer makes them safe in one place.
package document

// Document is one result.
type Document struct {
	Title  Text // of what
	About  Text // which command tells what of it, for the name of a page, of which many have one title; may be empty
	Aside  Text // set beside it: which dates, and how far they are signed off
	Dates  []DateLine
	Below  []Text // what has to be known beforehand, a line each
	Lead   []Text
	Blocks []Block

	// Revised is the day of the new texts of its redlines, as 2025-08-18; "" where it has none.
	Revised string

	// Cite says of what a part of it is cited: which dataset, which dates. It stands in the
	// blocks, too; a renderer may put it beside the parts that have a name. Empty for nothing.
	Cite Text

	// Listing says that it is findings one by one, as compilers list them. Where its end
	// stays in sight it has no title, and Lead comes last.
	Listing bool

	// Comment says that it is meant to stand among what others wrote, so that its headings
	// begin small.
	Comment bool

	// Landscape says that it is printed across the sheet, as its tables are wide.
	Landscape bool

	// Room is how many lines the whole may take; what has no room is counted (see Fit).
	// 0 where all is to be said.
	Room int
	// MoreScales is how many scales had none.
	MoreScales int
	// All is how to see what was left out.
	All Command
	// Legend asks for the marks to be explained.
	Legend bool
}

// DateLine names a date that a document is about.
type DateLine struct {
	Word  string // "from", "to", "as of"
	Date  string
	Label string // how the dataset calls it; may be empty, as may be
	Title string // what happened
}

// Block is a part of a document. What stands in blocks within blocks is told in the same
// words everywhere; which of it is drawn, and how it is set, is the renderer's.
type Block interface{ block() }

// Para is a paragraph.
type Para struct{ Text Text }

// Scale is an issue with what stands, and what moved, on its scale.
type Scale struct {
	Name  Text
	Low   string    // the poles; empty where there is no scale
	High  string    //
	Ticks []float64 // where the options stand, from 0 to 1; none of a numeric scale
	Lines []Line    // the most important first
	More  int       // of how many more parties there would be something to say
	Rest  Text      // who these are, behind their signs; empty where they are too many to be named
	Signs []Sign    // the signs in Rest
}

// Line is what there is to say of a party on an issue, or of several of whom the
// same is to be said.
type Line struct {
	Sign Sign
	Who  Text
	// Before and Now are where it stood and stands. A renderer draws them, or writes
	// Places, which says the same.
	Before, Now *Spot
	Places      Text
	Tail        Text       // what happened, and when
	Grounds     Text       // what it rests on where that is not the party's own word
	Also        Text       // who else, with nothing to draw; behind the names or the places
	Body        []Labelled // in which words
	Parties     int        // of how many it speaks
}

// Spot is a place on a scale, from 0 to 1.
type Spot struct {
	At     float64 // of the position; less than 0 where there is none but a range
	Low    float64 // of the range that is held possible; At where there is none
	High   float64 //
	Unsure bool    // not confirmed, or of low confidence
}

// Way gives the ends of a line's two places that look at each other, from where it stood
// to where it stands; false where there are not two.
func (l *Line) Way() (from, to float64, ok bool) {
	if l.Before == nil || l.Now == nil || *l.Before == *l.Now {
		return 0, 0, false
	}
	from, to = l.Before.middle(), l.Now.middle()
	if l.Before.At < 0 {
		if from = l.Before.Low; from < to {
			from = l.Before.High
		}
	}
	if l.Now.At < 0 {
		if to = l.Now.High; from < to {
			to = l.Now.Low
		}
	}
	return from, to, true
}

// middle is the position, or the middle of a range alone.
func (s *Spot) middle() float64 {
	if s.At >= 0 {
		return s.At
	}
	return (s.Low + s.High) / 2
}

// Labelled is a text behind a word that says what it is: "was", "now". Without a label
// it is a sentence of its own.
type Labelled struct {
	Label string
	Text  Text
	Place bool // it says no more than where on the scale that is, as Line.Places does
}

// Sign is the mark of a line, and what it stands for.
type Sign uint8

const (
	Moved    Sign = iota // a confirmed shift, the one thing that has an arrow
	GaveUp               // a position
	TookUp               // a position, after having had none
	MayHave              // shifted
	ReadOn               // the scale cannot tell: the words can
	Recorded             // for the first time, or for itself
	Claimed              // by others alone
	Same
	NotFound // looked for
)

// String says what a sign stands for, as a legend has it.
func (s Sign) String() string {
	switch s {
	case Moved:
		return "shifted, on firm ground at both dates"
	case GaveUp:
		return "gave up its position"
	case TookUp:
		return "took up a position"
	case MayHave:
		return "may have shifted: within the margins, or not confirmed"
	case ReadOn:
		return "the scale cannot tell: read the words"
	case Recorded:
		return "first recorded, or now for itself; nothing is said of what went before"
	case Claimed:
		return "what another says of it, and nothing of its own"
	case Same:
		return "the same, said again or not"
	case NotFound:
		return "searched, nothing found in what was read"
	}
	return ""
}

// Next is how to go on.
type Next struct{ Commands []Command }

// Command is a line to paste, with what it is for.
type Command struct {
	About Text
	Line  string
	Added string // what does the same, added to the command that showed this; "" if nothing does
}

func (Para) block()  {}
func (Scale) block() {}
func (Next) block()  {}
