package agreement

// Level is a level of measurement: what the difference of two values means to
// Krippendorff's alpha.
type Level uint8

const (
	Nominal  Level = iota // two values are equal or they are not
	Ordinal               // values differ by how many codings lie between them
	Interval              // values differ by their arithmetic difference
)

// Levels are the words for a Level.
var Levels = []string{"nominal", "ordinal", "interval"}

func (l Level) String() string { return Levels[l] }
