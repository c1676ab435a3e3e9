package diff

import (
	"cmp"
	"math"
	"slices"

	"stance/diff/redline"
	"stance/positions"
)

// Change is what the comparison of two dates says of one cell, a party on an
// issue, with a stance in force at either.
type Change struct {
	Party *positions.Party
	Issue *positions.Issue
	Kind  Kind

	From *InForce // nil: nothing was in force
	To   *InForce // never nil: what was once said stays in force until something else is

	// Inherited: what the group did, repeated for a member. People-facing
	// output tells it under the group; it is counted apart.
	Inherited bool

	Delta *float64 // score at B minus score at A; nil where it says nothing
	Steps *int     // the same in options on an option scale; nil likewise
	// Toward is the pole that a shift went to; NoPole for all other kinds.
	Toward Pole

	// Path has every holding that began after A and up to B, so that a move
	// there and back is seen.
	Path []positions.Holding

	// DepartsFrom is, for OwnVoice, the group whose stance the party's own is
	// a shift away from; else nil.
	DepartsFrom *positions.Party

	DateUnsure bool        // what was said may belong to another period, see dateUnsure
	Precision  Precision   // of NotComparable, where one side holds the other
	DeltaRange *[2]float64 // of a shift, possible or not, with a range on a side: the least and the most distance, in score points
	StepsRange *[2]int     // the same in steps

	Claims    []Claim
	Contested bool // see Contested

	// News: a claim event or a new silence belongs to the cell, which is listed for it
	// though it be unchanged, and told by itself though it be inherited.
	News bool

	// Terms compares From.Terms with To.Terms; its indices point into them.
	Terms []redline.TermChange
	// Wording compares the summaries, the analyst's words; nil without From.
	Wording []redline.Segment

	history *positions.History // for Approaches
	at      positions.Date
}

// InForce is a stance in force for a party on a date, with what stands with it.
type InForce struct {
	positions.Holding
	Age      int // days from the stance's date to the date compared
	Terms    []positions.StandingTerm
	Salience *float64
	Accepts  *positions.Acceptance // nil: nothing is known of what the party would take
	NotFound *positions.Silence    // the last after the stance, of the party's own cell; nil: none, or the stance is a group's

	history *positions.History // for Weigh
}

// Weigh weighs the evidence of the stance. It is worked out when it is asked for.
func (f *InForce) Weigh() positions.Weighed { return f.history.Weigh(f.Stance) }

// Claim is a claim in force at the second date.
type Claim struct {
	*positions.Claim
	Recent bool  // made after the first date
	InLine *bool // its interval meets that of the claimant's own stance; nil: either has none
}

// Approach is by how much a shift alone changed the distance to another party,
// in score points: |to − q| − |from − q|.
type Approach struct {
	Party  *positions.Party
	Change float64
}

// Pole is an end of a scale.
type Pole uint8

const (
	NoPole Pole = iota
	LowPole
	HighPole
)

// Poles are the words for a Pole; the first, for none, is empty.
var Poles = []string{"", "low", "high"}

func (p Pole) String() string { return Poles[p] }

// Label names the pole on a scale; "" for NoPole.
func (p Pole) Label(s *positions.Scale) string {
	switch p {
	case LowPole:
		return s.LowLabel()
	case HighPole:
		return s.HighLabel()
	}
	return ""
}

// TermsChanged reports whether any term is other than equal.
func (c *Change) TermsChanged() bool {
	return slices.ContainsFunc(c.Terms, func(t redline.TermChange) bool { return t.Op != redline.TermEqual })
}

// WordingChanged reports whether the analyst's summary reads differently.
func (c *Change) WordingChanged() bool { return redline.Changed(c.Wording) }

// BasisChanged reports whether the two stances rest on different grounds.
func (c *Change) BasisChanged() bool {
	return c.From != nil && c.From.Stance.Basis != c.To.Stance.Basis
}

// Later reports whether a piece of evidence comes from a source that was published after the
// day as of which all is known.
func (f *InForce) Later(e *positions.Evidence) bool { return f.history.Later(e) }

// AcceptsChanged reports whether the accepted range in force is another.
func (c *Change) AcceptsChanged() bool {
	return c.From != nil && !positions.SameRange(c.From.Accepts, c.To.Accepts, c.Issue)
}

// Contested reports whether a claim that the party has not answered contradicts its
// stance, which may be nil.
func Contested(stance *positions.Stance, claims []Claim) bool {
	return slices.ContainsFunc(claims, func(cl Claim) bool { return Contests(cl.Claim, stance) })
}

// Contests reports whether a claim that the party has not answered puts it where its
// stance cannot be: their intervals do not meet, or one of them says that the party has no
// position and the other that it has one. A stance that the scale cannot tell, or none,
// is contested by nothing.
func Contests(cl *positions.Claim, stance *positions.Stance) bool {
	if cl.Response != positions.NoResponse || stance == nil {
		return false
	}
	claimed, placed := cl.Interval()
	held, holds := stance.Interval()
	switch {
	case cl.Kind == positions.None:
		return holds
	case stance.Kind == positions.None:
		return placed
	}
	return placed && holds && !claimed.Meets(held)
}

// comparing is CompareCell or Outline.
type comparing func(h *positions.History, p *positions.Party, is *positions.Issue, a, b positions.Date) (Change, bool)

// CompareCell compares one cell at two dates, a before b; false if nothing is
// in force at b.
func CompareCell(h *positions.History, p *positions.Party, is *positions.Issue, a, b positions.Date) (Change, bool) {
	return compareCell(h, p, is, a, b, true)
}

// Outline is CompareCell without what stands in words: the terms of both stances, and the
// redlines. It costs a fraction of that, and is for where many cells are only put in order or
// drawn.
func Outline(h *positions.History, p *positions.Party, is *positions.Issue, a, b positions.Date) (Change, bool) {
	return compareCell(h, p, is, a, b, false)
}

func compareCell(h *positions.History, p *positions.Party, is *positions.Issue, a, b positions.Date, worded bool) (Change, bool) {
	to, ok := h.InForce(p, is, b)
	if !ok {
		return Change{}, false
	}
	c := Change{Party: p, Issue: is, To: bare(h, to, p, b), Claims: ClaimsAt(h, p, is, a, b), history: h, at: b}
	if from, ok := h.InForce(p, is, a); ok {
		c.From = bare(h, from, p, a)
	}
	if worded || c.From != nil && wordsDecide(c.From.Holding, to) && sameSummary(c.From.Stance, to.Stance) {
		c.redline(a)
	}
	c.compare(a)
	if !worded {
		c.leaveWords()
	}
	c.DateUnsure = c.dateUnsure(a, b)
	c.Inherited = c.repeatsGroup(h, a, b)
	if c.Kind == OwnVoice {
		group := c.From.Via
		if g, ok := h.InForce(group, is, b); ok && relation(g.Stance, to.Stance) == Shifted {
			c.DepartsFrom = group
		}
	}
	return c, true
}

// redline fills in what stands in words.
func (c *Change) redline(after positions.Date) {
	h := c.history
	c.To.Terms = h.Terms(c.To.Holding, c.Party)
	var fromTerms []positions.StandingTerm
	if c.From != nil {
		fromTerms = h.Terms(c.From.Holding, c.Party)
		c.From.Terms = fromTerms
		c.Wording = redline.Words(c.From.Stance.Summary, c.To.Stance.Summary)
	}
	c.Terms = redline.Terms(TermTexts(fromTerms), TermTexts(c.To.Terms), endings(h.Endings(c.To.Holding, c.Party, after)))
}

// leaveWords takes that out again.
func (c *Change) leaveWords() {
	c.Terms, c.Wording, c.To.Terms = nil, nil, nil
	if c.From != nil {
		c.From.Terms = nil
	}
}

// compare fills in what follows from the two stances and the cell's track.
func (c *Change) compare(after positions.Date) {
	c.Path = c.history.Path(c.Party, c.Issue, after, c.To.Date())
	c.Contested = Contested(c.To.Stance, c.Claims)

	var between []positions.Holding
	if len(c.Path) > 0 {
		between = c.Path[:len(c.Path)-1]
	}
	c.Kind = c.kind(between)
	c.measure()
	c.measureRanges()
}

// measure sets delta, steps and direction where the kind lets them mean
// something.
func (c *Change) measure() {
	switch c.Kind {
	case Shifted, PossibleShift, Reverted, Held, Unchanged:
	default:
		return
	}
	a, b := c.From.Stance, c.To.Stance
	if c.Kind == Shifted {
		// Since the intervals do not meet there is a direction, also where a
		// range without a position leaves no delta.
		from, _ := a.Interval()
		to, _ := b.Interval()
		c.Toward = HighPole
		if to.High.Value < from.Low.Value {
			c.Toward = LowPole
		}
	}
	from, ok := a.Score()
	if !ok {
		return
	}
	to, ok := b.Score()
	if !ok {
		return
	}
	delta := to - from
	c.Delta = &delta
	if !c.Issue.Scale.Numeric() {
		steps := b.Option - a.Option
		c.Steps = &steps
	}
}

// repeatsGroup decides Inherited.
func (c *Change) repeatsGroup(h *positions.History, from, to positions.Date) bool {
	group := c.To.Via
	if group == nil {
		return false
	}
	if g, ok := h.InForce(group, c.Issue, to); !ok || g.Stance != c.To.Stance {
		return false
	}
	if c.From == nil {
		return true
	}
	if c.From.Via != group {
		return false
	}
	g, ok := h.InForce(group, c.Issue, from)
	return ok && g.Stance == c.From.Stance
}

// Approaches lists, for a shift with a delta, the parties it brought nearer
// (Change < 0) and those it took farther away (Change > 0), in codebook order.
// They are worked out when they are asked for: of many parties that shift, the
// lists together grow with the square of their number.
func (c *Change) Approaches() (closer, further []Approach) {
	if !c.Approached() {
		return nil, nil
	}
	scoreFrom, _ := c.From.Stance.Score()
	scoreTo, _ := c.To.Stance.Score()
	for _, q := range c.history.Dataset.Codebook.Parties {
		if q == c.Party || q == c.To.Via {
			continue
		}
		other, ok := c.history.InForce(q, c.Issue, c.at)
		if !ok || other.Via != nil {
			continue
		}
		score, ok := other.Stance.Score()
		if !ok {
			continue
		}
		change := distance(scoreTo, score) - distance(scoreFrom, score)
		switch {
		case math.Abs(change) < noise: // as far away as before
		case change < 0:
			closer = append(closer, Approach{q, change})
		default:
			further = append(further, Approach{q, change})
		}
	}
	return closer, further
}

// Approached reports whether the change can have brought the party nearer to
// others, or taken it away from them.
func (c *Change) Approached() bool { return c.Kind == Shifted && c.Delta != nil }

// noise is below any difference of scores that data can make, and above what
// float arithmetic makes of none: on a scale of four, from 33⅓ to 100 is by
// 1e-14 nearer to 66⅔.
const noise = 1e-9

// TermNamed is a term that one of the change's is tied to, or is against, as it was given
// last; nil where none of that id was in force.
func (c *Change) TermNamed(p *positions.Party, is *positions.Issue, id string) *positions.Term {
	return LastTerm(c.history, p, is, id, c.at)
}

// At gathers what stands with a holding in force for p on a date.
func At(h *positions.History, hd positions.Holding, p *positions.Party, date positions.Date) *InForce {
	f := bare(h, hd, p, date)
	f.Terms = h.Terms(hd, p)
	return f
}

// bare is the same without the terms.
func bare(h *positions.History, hd positions.Holding, p *positions.Party, date positions.Date) *InForce {
	f := &InForce{
		Holding: hd, Age: int(date - hd.Date()),
		Salience: h.Salience(hd, p), Accepts: h.Accepts(hd, p), history: h,
	}
	if hd.Spoken() {
		f.NotFound = h.NotFound(p, hd.Stance.Record.Issue, hd.Date(), date)
	}
	return f
}

// ClaimsAt lists the claims in force at B, those made after A marked.
func ClaimsAt(h *positions.History, p *positions.Party, is *positions.Issue, a, b positions.Date) []Claim {
	var claims []Claim
	for _, cl := range h.Claims(p, is, b) {
		claims = append(claims, Claim{cl, cl.Record.Date > a, InLine(h, cl, b)})
	}
	return claims
}

// InLine reports whether what is claimed meets what the claimant itself stands for on a
// date: of a claim about its own offer, that it is consistent with it. It is nil where the
// claim or the claimant's stance has no interval.
func InLine(h *positions.History, cl *positions.Claim, date positions.Date) *bool {
	claimed, ok := cl.Interval()
	if !ok {
		return nil
	}
	hd, ok := h.InForce(cl.By, cl.Record.Issue, date)
	if !ok {
		return nil
	}
	own, ok := hd.Stance.Interval()
	if !ok {
		return nil
	}
	meets := claimed.Meets(own)
	return &meets
}

// TermTexts gives terms in force as a redline takes them.
func TermTexts(terms []positions.StandingTerm) []redline.Term {
	if len(terms) == 0 {
		return nil
	}
	texts := make([]redline.Term, len(terms))
	for i, t := range terms {
		texts[i] = redline.Term{ID: t.ID, Kind: t.Kind.String(), Text: t.Text, Ties: t.Ties()}
	}
	return texts
}

func endings(ended []positions.Ending) []redline.Ending {
	var out []redline.Ending
	for _, e := range ended {
		out = append(out, redline.Ending{ID: e.ID, How: e.How.String(), By: e.By})
	}
	return out
}

// ForPeople orders changes as people read them: by issue as in the codebook,
// within it by kind, then the largest delta first, then by party.
func ForPeople(changes []Change) {
	slices.SortStableFunc(changes, func(a, b Change) int {
		return cmp.Or(
			cmp.Compare(a.Issue.Index, b.Issue.Index),
			a.Order(&b),
			cmp.Compare(a.Party.Index, b.Party.Index),
		)
	})
}

// Size is how far apart the positions before and now are, in score points from 0 to 100; 0
// where that is not known.
func (c *Change) Size() float64 {
	if c.Delta == nil {
		return 0
	}
	return max(*c.Delta, -*c.Delta)
}

// Speaker finds whom the codebook lists as the one whose words a piece of evidence gives for
// the stance's holder; nil for nobody.
func (f *InForce) Speaker(e *positions.Evidence) *positions.Speaker {
	s, _ := f.history.Dataset.Codebook.Speaker(e.Speaker, f.Stance.Record.Party)
	return s
}
