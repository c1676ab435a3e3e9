package document

// Ruler is a scale by itself, with what stands on it. What is marked is said in words
// elsewhere: renderers that do not draw write the poles and the options alone, the others
// leave the options out.
type Ruler struct {
	Low, High string   // the poles
	Options   []string // from the low end; none of a numeric scale
	Extent    Text     // of a numeric scale with a name at an end its ends, "0 to 10"; else empty
	Ticks     []float64
	Band      *Band // a range that is held possible; nil for none
	Marks     []RulerMark
}

// Band is a stretch of a ruler, from 0 to 1.
type Band struct{ Low, High float64 }

// RulerMark is something that stands at a place of a ruler.
type RulerMark struct {
	At    float64 // from 0 to 1
	Label Text    // may be empty
	As    MarkKind
}

// MarkKind says how a place is marked on the ruler itself.
type MarkKind uint8

const (
	Unmarked MarkKind = iota // the label alone
	Was                      // hollow: where it stood before
	Is                       // full: where it stands
)

// Bare reports whether the poles are numbers and no names, which have no quotation marks.
func (r *Ruler) Bare() bool { return len(r.Options) == 0 && r.Extent.Text() == "" }

func (Ruler) block() {}
