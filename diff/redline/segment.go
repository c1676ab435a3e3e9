package redline

import "strings"

// Op says what a segment is.
type Op uint8

// The kinds of segment.
const (
	Equal  Op = iota // in both texts
	Insert           // only in the new text
	Delete           // only in the old text
)

// String returns "equal", "insert" or "delete".
func (o Op) String() string {
	switch o {
	case Insert:
		return "insert"
	case Delete:
		return "delete"
	default:
		return "equal"
	}
}

// Segment is a stretch of a redline. Text is never empty. It is the text as
// it was written: of an equal segment as in the new text, and then FromText
// is the old text where it is another one that folds to the same, and empty
// where it is not.
type Segment struct {
	Op       Op
	Text     string
	FromText string
}

// Old returns what the segment stands for in the old text.
func (s Segment) Old() string {
	switch {
	case s.Op == Insert:
		return ""
	case s.FromText != "":
		return s.FromText
	default:
		return s.Text
	}
}

// New returns what the segment stands for in the new text.
func (s Segment) New() string {
	if s.Op == Delete {
		return ""
	}
	return s.Text
}

// Old returns the whole old text of a redline, New the whole new one.
func Old(segs []Segment) string {
	var b strings.Builder
	for _, s := range segs {
		b.WriteString(s.Old())
	}
	return b.String()
}

// New returns the whole new text of a redline.
func New(segs []Segment) string {
	var b strings.Builder
	for _, s := range segs {
		b.WriteString(s.New())
	}
	return b.String()
}

// Changed reports whether a redline has any edit. White space alone, added
// to an empty text or taken from it, is none.
func Changed(segs []Segment) bool {
	for _, s := range segs {
		if s.Op != Equal {
			return len(segs) > 1 || strings.TrimSpace(s.Text) != ""
		}
	}
	return false
}

// Plain renders a redline for text without colour: {+inserted+} and
// [-deleted-]. Nothing is escaped.
func Plain(segs []Segment) string {
	var b strings.Builder
	for _, s := range segs {
		switch s.Op {
		case Insert:
			b.WriteString("{+" + s.Text + "+}")
		case Delete:
			b.WriteString("[-" + s.Text + "-]")
		default:
			b.WriteString(s.Text)
		}
	}
	return b.String()
}

// mirror turns the redline from b to a into that from a to b.
func mirror(segs []Segment) []Segment {
	for i := range segs {
		s := &segs[i]
		switch s.Op {
		case Insert:
			s.Op = Delete
			if i > 0 && segs[i-1].Op == Insert { // was a deletion until just now
				segs[i-1], segs[i] = segs[i], segs[i-1]
			}
		case Delete:
			s.Op = Insert
		default:
			if s.FromText != "" {
				s.Text, s.FromText = s.FromText, s.Text
			}
		}
	}
	return segs
}
