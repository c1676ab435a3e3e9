package positions

import (
	"slices"
	"strings"
)

// Record is what was written for one cell, a party on an issue, on one date:
// a stance, or silence, or claims beside either or alone.
type Record struct {
	Date    Date
	Party   *Party
	Issue   *Issue
	Stance  *Stance  // nil: none
	Silence *Silence // nil: none
	Claims  []*Claim
	When    When   // how exactly the day of all of it is known
	Coder   string // who coded it, "": not given
	Note    string

	Place Place
}

// CodedBy reports whether somebody is among those who coded the record: what several agreed on is
// of each of them.
func (r *Record) CodedBy(name string) bool {
	return name != "" && slices.Contains(strings.Split(r.Coder, " and "), name)
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
	Accepts   *Accepted // what the party says or signals it would take; nil: not given

	Basis       Basis
	Confidence  Confidence
	Tone        Tone
	Novel       bool
	Salience    *float64 // 0..100, nil: not given
	Known       Date     // as written; 0: not given. See Stance.KnownDate.
	Signatories []*Party // inherited_by; nil: not given; empty but not nil: no member signed
	SignedBy    []*Party // members known to have signed, which says nothing of the others; nil: not given
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

// Accepted is the range that a party says or signals it would take, low end first.
type Accepted struct {
	Range      Range
	Basis      *Basis      // nil: that of what it stands in
	Confidence *Confidence // likewise
}

// Term is one concrete demand, offer, condition, red line or threat.
type Term struct {
	ID   string // "": the term stands only where it is written
	Kind TermKind
	Text string

	If, Unless []Proviso
	Against    []TermRef // terms of others that cannot be carried out together with it
	Place      Place
}

// Proviso is what a term is tied to: a term of the same party, or words.
type Proviso struct {
	Issue *Issue // nil: words
	ID    string // of the term
	Words string
	Place Place
}

// Text is the proviso as it is written: ISSUE/ID, or the words.
func (c *Proviso) Text() string {
	if c.Issue != nil {
		return c.Issue.ID + "/" + c.ID
	}
	return c.Words
}

// TermRef names a term of a party.
type TermRef struct {
	Party *Party
	Issue *Issue
	ID    string
	Place Place
}

// Text is the reference as it is written: PARTY/ISSUE/ID.
func (t *TermRef) Text() string { return t.Party.ID + "/" + t.Issue.ID + "/" + t.ID }

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
	Credibility int    // 1..6 (Admiralty code); 0: not given
	Venue       string // where it was said
	Origin      string // whose text or words these are; "": its source's, see Evidence.ResolvedOrigin
	Position    *Point // that this piece alone would give; nil: not given
	Plausible   *Range // likewise
	Captured    Date   // the later capture of the source that has these words; 0: its text, see Source.Captures
	Place       Place
}

// Claim is what another party says this party's stance is. It is never scored
// and never replaces a stance.
type Claim struct {
	Record     *Record
	By         *Party
	Kind       PositionKind // Unplaced, Placed or None
	Value      float64
	Option     int
	Plausible  *Range
	Accepts    *Accepted
	When       When // as written. See Claim.Dated.
	Basis      Basis
	Confidence Confidence
	Summary    string
	Response   Response
	Answered   bool // `response` is written; where not, a History takes over that of the claim that is repeated
	Known      Date // as written; 0: not given. See Claim.KnownDate.
	Evidence   []Evidence
	Place      Place
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
	Searched bool // by the snapshot's `searched`, and not by a record of its own
}

// Source is one document that was read.
type Source struct {
	Index       int
	ID          string
	Title       string
	Publisher   string
	Published   Date
	Origin      string // whose text or words it passes on, where that is not the publisher
	URL         string
	Retrieved   Date      // when the archived text was captured
	Read        []Reading // who read it through
	Public      bool      // its text may be published
	Captures    []Capture // later texts, in the order in which they were made
	Archive     string    // path relative to the dataset; "": the default, archive/<id>.txt
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

// Unconfirmed reports whether the stance rests on nothing that the party is
// known to have said: its basis is reported, assessed or inferred.
func (s *Stance) Unconfirmed() bool { return s.Basis.Unconfirmed() }

// Unconfirmed reports whether the basis is nothing that the party is known to have said.
func (b Basis) Unconfirmed() bool { return b == Reported || b == Assessed || b == Inferred }

// Dated is the span of days in which the claim was made: its own, else its record's.
func (c *Claim) Dated() When {
	if c.When.Given() {
		return c.When
	}
	return c.Record.When
}

// Interval is what the claim says of the position, as Stance.Interval has it.
func (c *Claim) Interval() (Range, bool) {
	switch {
	case c.Plausible != nil:
		return *c.Plausible, true
	case c.Kind == Placed:
		return Range{c.Point(), c.Point()}, true
	}
	return Range{}, false
}

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
