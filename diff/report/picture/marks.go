package picture

// Shape is the shape of a mark: what a mark means never depends on a hue.
type Shape uint8

// The shapes.
const (
	Ring       Shape = iota // a hollow circle
	RingQuery               // with a question mark in it
	RingDotted              // dotted
	Disc                    // a solid circle
	DiscHalf                // half-filled
	DiscQuery               // solid, with a question mark in it
	DiscDotted              // a small one within a dotted circle
	Halo                    // a thin ring, to go around a disc
	HaloDashed              // a dashed one
	Loop                    // an arrow that goes around a disc, back to where it began
	Diamond                 // open
	Query                   // a question mark by itself
	Stop                    // a bar across the end of a line
	Cross                   // a cross

	shapeCount = int(Cross) + 1
)

// goesAround reports whether a shape stands around another.
func (s Shape) goesAround() bool { return s == Halo || s == HaloDashed || s == Loop }

// Sizes of marks: their radii.
const (
	MarkRadius  = 6.5
	HaloRadius  = 10.5
	SmallRadius = 4.5
)

// Mark is a shape at a place.
type Mark struct {
	X, Y, R float64
	Shape   Shape
	Color   string // "": the ink
	Title   string // what a pointer that rests on it is told
}

// Box is the place that the mark takes.
func (m *Mark) Box() Box {
	r := m.R
	if m.Shape == Diamond {
		r *= DiamondReach
	}
	return Box{m.X - r, m.Y - r, m.X + r, m.Y + r}
}

// DiamondReach is how much farther a diamond's corners lie than a disc's edge,
// so that both look alike in size.
const DiamondReach = 1.15
