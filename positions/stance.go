package positions

// Record is what was written for one cell, a party on an issue, on one date:
// a stance, or silence, or claims beside either or alone.
type Record struct {
	Date    Date
	Party   *Party
	Issue   *Issue
	Stance  *Stance  // nil: none
	Silence *Silence // nil: none
	Claims  []*Claim
	Coder   string // who coded it, "": not given
	Note    string

	Place Place
}

// Stance is what a party wanted on an issue on a day.
type Stance struct {
	Record *Record

	Kind      PositionKind
	Value     float64 // for Placed: the position's value on the scale
	Option    int     // for Placed on an option scale: the option's index; else -1
	Plausible *Range  // the range the true position lies in; nil: none given
	Summary   string
	Terms     []Term
	Ended     []Ending

	Basis       Basis
	Confidence  Confidence
	Tone        Tone
	Novel       bool
	Salience    *float64 // 0..100, nil: not given
	Known       Date     // as written; 0: not given. See Stance.KnownDate.
	Signatories []*Party // inherited_by; nil: not given; empty but not nil: no member signed
	Evidence    []Evidence
}

// PositionKind tells what a stance says of its place on the scale.
type PositionKind uint8

const (
	Unplaced     PositionKind = iota // no position, or a plausible range alone
	Placed                           // a position on the scale
	None                             // a finding: the party holds no position, or gave it up
	SameAsBefore                     // `position: same`, which a History resolves
)

// Point is a place on a scale: an option (with its index) or a number (Option
// is then -1).
type Point struct {
	Value  float64
	Option int
}

// Range is a plausible range, low end first.
type Range struct{ Low, High Point }

// Term is one concrete demand, offer, condition, red line or threat.
type Term struct {
	ID    string // "": the term stands only where it is written
	Kind  TermKind
	Text  string
	Place Place
}

// Ending says that a term no longer stands.
type Ending struct {
	ID    string
	How   How
	By    string // for Replaced: the id of the term that replaces it
	Place Place
}

// Evidence is one passage of a source, as a quotation, in paraphrase, or both.
type Evidence struct {
	Quote       string
	Paraphrase  string
	Speaker     string
	Role        string
	Source      *Source
	Locator     string
	Prefix      string
	Suffix      string
	Use         Use
	Credibility int // 1..6 (Admiralty code); 0: not given
	Place       Place
}

// Claim is what another party says this party's stance is. It is never scored
// and never replaces a stance.
type Claim struct {
	Record   *Record
	By       *Party
	Kind     PositionKind // Unplaced, Placed or None
	Value    float64
	Option   int
	Summary  string
	Response Response
	Known    Date // as written; 0: not given. See Claim.KnownDate.
	Evidence []Evidence
	Place    Place
}

// ClaimsAlone reports whether the record has claims and neither a stance nor
// silence, so that its note is about the claims.
func (r *Record) ClaimsAlone() bool { return r.Stance == nil && r.Silence == nil }

// Silence says that the coder looked for a stance and found none. The evidence
// is of the search.
type Silence struct {
	Record   *Record
	Known    Date // as written; 0: not given
	Evidence []Evidence
}

// Source is one document that was read.
type Source struct {
	Index       int
	ID          string
	Title       string
	Publisher   string
	Published   Date
	URL         string
	Archive     string // path relative to the dataset; "": the default, archive/<id>.txt
	SHA256      string
	Language    string // BCP 47
	Reliability string // A..F (Admiralty code), or ""
	Place       Place
}

// Point gives the position of a placed stance.
func (s *Stance) Point() Point { return Point{s.Value, s.Option} }

// Score is the stance's score, 0 to 100, and false unless it is placed.
func (s *Stance) Score() (float64, bool) {
	if s == nil || s.Kind != Placed {
		return 0, false
	}
	return s.Record.Issue.Scale.Score(s.Value), true
}

// Interval is what is known of the position: the plausible range, else the
// position as a point; false where there is neither.
func (s *Stance) Interval() (Range, bool) {
	switch {
	case s.Plausible != nil:
		return *s.Plausible, true
	case s.Kind == Placed:
		return Range{s.Point(), s.Point()}, true
	}
	return Range{}, false
}

// Contains reports whether a value lies in the range, ends included.
func (r Range) Contains(value float64) bool {
	return r.Low.Value <= value && value <= r.High.Value
}

// Meets reports whether two ranges have a value in common, ends included.
func (r Range) Meets(o Range) bool {
	return r.Low.Value <= o.High.Value && o.Low.Value <= r.High.Value
}

// RangeAlone reports whether the stance is placed as a range without a
// position.
func (s *Stance) RangeAlone() bool { return s.Kind == Unplaced && s.Plausible != nil }

// SamePosition reports whether two stances on one issue have the same
// position: both placed on the same value, both the same range without a
// position, both unplaced, or both none.
func SamePosition(a, b *Stance) bool {
	if a.Kind != b.Kind {
		return false
	}
	switch a.Kind {
	case Placed:
		return a.Record.Issue.Scale.Same(a.Value, b.Value)
	case Unplaced:
		if a.Plausible == nil || b.Plausible == nil {
			return a.Plausible == b.Plausible
		}
		return a.Plausible.Low.Value == b.Plausible.Low.Value && a.Plausible.High.Value == b.Plausible.High.Value
	}
	return true
}

// SingleSource reports whether all evidence comes from one source; ok is false
// where there is no evidence.
func (s *Stance) SingleSource() (single, ok bool) {
	if len(s.Evidence) == 0 {
		return false, false
	}
	for i := range s.Evidence {
		if s.Evidence[i].Source != s.Evidence[0].Source {
			return false, true
		}
	}
	return true, true
}

// Unconfirmed reports whether the stance rests on nothing that the party is
// known to have said: its basis is reported or inferred.
func (s *Stance) Unconfirmed() bool { return s.Basis == Reported || s.Basis == Inferred }

// KnownDate is the day on which the stance became known: as written, else the
// earliest publication among its sources but never before its date, else its
// date.
func (s *Stance) KnownDate() Date { return knownDate(s.Known, s.Record.Date, s.Evidence) }

// KnownDate is the claim's own known date, by the rule of Stance.KnownDate.
func (c *Claim) KnownDate() Date { return knownDate(c.Known, c.Record.Date, c.Evidence) }

// KnownDate is the silence's known date, by the rule of Stance.KnownDate.
func (s *Silence) KnownDate() Date { return knownDate(s.Known, s.Record.Date, s.Evidence) }

func knownDate(written, date Date, evidence []Evidence) Date {
	if written != 0 {
		return written
	}
	var earliest Date
	for i := range evidence {
		src := evidence[i].Source
		if src != nil && src.Published != 0 && (earliest == 0 || src.Published < earliest) {
			earliest = src.Published
		}
	}
	return max(earliest, date)
}

// Point gives the position that a placed claim names.
func (c *Claim) Point() Point { return Point{c.Value, c.Option} }
