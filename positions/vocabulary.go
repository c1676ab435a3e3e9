package positions

// The closed vocabularies of the format. Each has its words in one list, so
// that reading, checking, completing and documenting them cannot disagree.

// Basis tells what a stance rests on.
type Basis uint8

const (
	Stated    Basis = iota // by the party's own spokesperson, in direct or indirect speech
	Recounted              // media summarise a line that the party holds in public
	Reported               // unnamed sources, leaks, "reportedly"
	Assessed               // the judgement of the source's own author or of an expert it names
	Inferred               // by the coder
)

// Bases are the words for a Basis.
var Bases = []string{"stated", "recounted", "reported", "assessed", "inferred"}

func (b Basis) String() string { return Bases[b] }

// Confidence is the coder's confidence in a stance.
type Confidence uint8

const (
	Moderate Confidence = iota // the default
	High
	Low
)

// Confidences are the words for a Confidence.
var Confidences = []string{"moderate", "high", "low"}

func (c Confidence) String() string { return Confidences[c] }

// Tone compares a stance with the party's previous one where the scale cannot.
type Tone uint8

const (
	NoTone Tone = iota
	Harder
	Softer
)

// Tones are the words for a Tone; the first, for none, is empty.
var Tones = []string{"", "harder", "softer"}

func (t Tone) String() string { return Tones[t] }

// TermKind is what sort of thing a term is.
type TermKind uint8

const (
	NoTermKind TermKind = iota
	Demand
	Offer
	Condition
	RedLine
	Threat
)

// TermKinds are the words for a TermKind; the first, for none, is empty.
var TermKinds = []string{"", "demand", "offer", "condition", "red-line", "threat"}

func (k TermKind) String() string { return TermKinds[k] }

// How says how a term ended.
type How uint8

const (
	NoHow How = iota
	Withdrawn
	Met
	Replaced
	Lapsed // its occasion has passed
)

// Hows are the words for a How; the first, for none, is empty.
var Hows = []string{"", "withdrawn", "met", "replaced", "lapsed"}

func (h How) String() string { return Hows[h] }

// Use says what a piece of evidence does for the stance.
type Use uint8

const (
	Supports Use = iota
	Context
	Contradicts
)

// Uses are the words for a Use.
var Uses = []string{"supports", "context", "contradicts"}

func (u Use) String() string { return Uses[u] }

// Response is how a party answered a claim about it.
type Response uint8

const (
	NoResponse Response = iota
	Confirmed
	Denied
)

// Responses are the words for a Response.
var Responses = []string{"none", "confirmed", "denied"}

func (r Response) String() string { return Responses[r] }

// Rank is how high a speaker stands in the party that he or she speaks for.
type Rank uint8

const (
	NoRank     Rank = iota // not given
	Principal              // whose word is the party's
	Collective             // a joint statement
	Envoy
	Official
	Adviser
	OtherRank // no voice of the party
)

// Ranks are the words for a Rank, from the highest down; the first, for none, is empty.
var Ranks = []string{"", "principal", "collective", "envoy", "official", "adviser", "other"}

func (r Rank) String() string { return Ranks[r] }

// Speaks reports whether the rank is the highest, so that its words are the party's own.
func (r Rank) Speaks() bool { return r == Principal || r == Collective }

// Reliabilities are the grades of the Admiralty code for a source.
var Reliabilities = []string{"A", "B", "C", "D", "E", "F"}

// Word finds a word in one of the vocabularies above; false where it is not in
// it or stands for "none".
func Word[T ~uint8](words []string, s string) (T, bool) {
	for i, w := range words {
		if w == s && w != "" {
			return T(i), true
		}
	}
	return 0, false
}
