package report

import (
	"strconv"
	"strings"

	"stance/diff"
	"stance/diff/report/document"
	"stance/positions"
)

// Magnitude says by how much positions differ: "3 steps toward “Settlement
// first”" on a scale told in steps, "by 2.5 toward “In favour” (scale 1 to 7)"
// on one with values. Only a shift has a direction; of a possible shift it
// says how far apart the two positions are, and of the rest nothing.
func Magnitude(c *diff.Change) string {
	switch c.Kind {
	case diff.Shifted:
		toward := towardPole(c.Issue.Scale, c.Toward)
		switch {
		case c.DeltaRange != nil:
			return "by " + rangeOf(c) + " " + toward
		case c.Delta == nil:
			return toward
		case c.Issue.Scale.Steps():
			return steps(*c.Steps) + " " + toward
		}
		return "by " + valueDistance(c) + " " + toward
	case diff.PossibleShift:
		switch {
		case c.DeltaRange != nil:
			return rangeOf(c) + " apart"
		case c.Delta == nil || *c.Delta == 0:
			return ""
		case c.Issue.Scale.Steps():
			return steps(*c.Steps) + " apart"
		}
		return valueDistance(c) + " apart"
	}
	return ""
}

// rangeOf is the least and the most that two intervals are apart: "1 to 2 steps", "up to 2
// steps", "0.5 to 2".
func rangeOf(c *diff.Change) string {
	least, most, unit := "", "", ""
	if scale := c.Issue.Scale; scale.Steps() && c.StepsRange != nil {
		least, most = strconv.Itoa(c.StepsRange[0]), strconv.Itoa(c.StepsRange[1])
		unit = " " + plain(c.StepsRange[1], "step", "steps")
	} else {
		low, high := c.DeltaRange[0]/100*(scale.Max-scale.Min), c.DeltaRange[1]/100*(scale.Max-scale.Min)
		least, most = bareDistance(scale, low, high), bareDistance(scale, high, low)
		unit = distanceUnit(scale)
	}
	switch least {
	case most:
		return most + unit
	case "0":
		return "up to " + most + unit
	}
	return least + " to " + most + unit
}

func steps(n int) string { return document.Count(max(n, -n), "step", "steps") }

func valueDistance(c *diff.Change) string {
	d := c.To.Stance.Value - c.From.Stance.Value
	return distanceOn(c.Issue.Scale, max(d, -d))
}

// Reason says why a possible shift is no more than possible, and what stands
// in the way of comparing what is not comparable; "" for other kinds.
func Reason(c *diff.Change) string {
	switch c.Kind {
	case diff.PossibleShift:
		return doubts(c)
	case diff.NotComparable:
		return obstacle(c)
	}
	return ""
}

func doubts(c *diff.Change) string {
	if word := marginsWord(c); word != "" {
		return word + ", assessed at both dates"
	}
	a, b := c.From.Stance, c.To.Stance
	var reasons []string
	if withinMargin(a, b) {
		if a.Basis == positions.Assessed || b.Basis == positions.Assessed { // then not all are the coder's
			reasons = append(reasons, "within the margins")
		} else {
			reasons = append(reasons, "within the coder's margin")
		}
	}
	switch before, now := a.Unconfirmed(), b.Unconfirmed(); {
	case before && now:
		reasons = append(reasons, "unconfirmed at both dates")
	case before:
		reasons = append(reasons, "was unconfirmed")
	case now:
		reasons = append(reasons, "unconfirmed")
	}
	switch before, now := a.Confidence == positions.Low, b.Confidence == positions.Low; {
	case before && now:
		reasons = append(reasons, "low confidence at both dates")
	case before:
		reasons = append(reasons, "low confidence in the earlier position")
	case now:
		reasons = append(reasons, "low confidence")
	}
	return strings.Join(reasons, ", ")
}

// marginsWord says whether what may have shifted did so beyond the margins of those who
// judged it at both dates; "" for all else.
func marginsWord(c *diff.Change) string {
	switch c.Margins() {
	case diff.BeyondMargins:
		return "beyond the margins"
	case diff.WithinMargins:
		return "within the margins"
	case diff.NoMargins:
	}
	return ""
}

// withinMargin reports whether two different positions are within the coder's
// margins: their intervals meet.
func withinMargin(a, b *positions.Stance) bool {
	ai, aOK := a.Interval()
	bi, bOK := b.Interval()
	if !aOK || !bOK || a.Kind != positions.Placed || b.Kind != positions.Placed {
		return false
	}
	return ai.Meets(bi)
}

func obstacle(c *diff.Change) string {
	_, before := c.From.Stance.Interval()
	_, now := c.To.Stance.Interval()
	const cannot = "the two statements cannot be compared on this scale"
	switch {
	case c.Precision == diff.Narrower:
		return "more exact"
	case c.Precision == diff.Wider:
		return "less exact"
	case before && !now:
		return cannot + " (now in words only)"
	case !before && now:
		return cannot + " (before in words only)"
	}
	return cannot + " (the ranges overlap)"
}

// ToneGloss says how a stance sounds against the party's previous one.
func ToneGloss(s *positions.Stance) string { return s.Tone.String() }

// toneOf is the tone of what was said in the period, "" where nothing was.
func toneOf(c *diff.Change) string {
	if c.Kind == diff.Unchanged {
		return ""
	}
	return ToneGloss(c.To.Stance)
}

// Qualifiers says in a few short phrases, most important first, what the kind
// of a change alone does not: how far, why only possibly, against whom, and
// whether the new position is confirmed.
func Qualifiers(c *diff.Change, name Naming) []string {
	var q []string
	add := func(s string) {
		if s != "" {
			q = append(q, s)
		}
	}
	add(Magnitude(c))
	add(Reason(c))
	add(toneOf(c))
	add(Again(c))
	if c.DepartsFrom != nil {
		add("departs from " + name(c.DepartsFrom))
	}
	if c.Kind != diff.PossibleShift && c.Kind != diff.Unchanged {
		if c.To.Stance.Unconfirmed() {
			add("unconfirmed")
		} else if c.To.Stance.Confidence == positions.Low {
			add("low confidence")
		}
	}
	if c.Contested {
		add("contested")
	}
	weighed := c.To.Weigh()
	if weighed.Contradicted {
		add(ContradictedMeaning)
	}
	if weighed.Divided {
		add("divided")
	}
	return q
}

// ContradictedMeaning says that there is evidence against a stance.
const ContradictedMeaning = "contradicted by evidence"

// contradictedGloss says that there is evidence against a stance, "" where there is none.
func contradictedGloss(in *diff.InForce) string {
	if weighed := in.Weigh(); weighed.Contradicted {
		return ContradictedMeaning
	}
	return ""
}

// Label is the kind with its qualifiers in one line: "held, harder".
func Label(c *diff.Change, name Naming) string {
	return strings.Join(append([]string{KindLabel(c)}, Qualifiers(c, name)...), ", ")
}

// sidesOf are the stances that a change is told by: those before and now, and of those in between
// one for each place on the scale.
func sidesOf(c *diff.Change) []*positions.Stance {
	list := []*positions.Stance{c.To.Stance}
	if c.From != nil {
		list = append(list, c.From.Stance)
	}
	type place struct{ at, low, high positions.Point }
	met := map[place]bool{}
	for _, hd := range c.Path {
		at := place{at: hd.Stance.Point()}
		if r := hd.Stance.Plausible; r != nil {
			at.low, at.high = r.Low, r.High
		}
		if !met[at] {
			met[at] = true
			list = append(list, hd.Stance)
		}
	}
	return list
}

// Was says where the party stood at the first date, and through whom.
func Was(c *diff.Change, name Naming) string {
	if c.From == nil {
		return "not recorded"
	}
	return joined(Position(c.From.Stance, sidesOf(c)...), Via(c.From.Holding, name))
}

// Now says where it stands at the second; "same" where that reads the same.
func Now(c *diff.Change, name Naming) string {
	now := joined(Position(c.To.Stance, sidesOf(c)...), Via(c.To.Holding, name))
	if c.From == nil || now != Was(c, name) {
		return now
	}
	if wordsAlone(c.To.Stance) {
		return now
	}
	return "same"
}

// Grounds says of one side of a change since when it stands and what it rests
// on: "16 Aug, stated"; and of what is unchanged, how old it is.
func Grounds(c *diff.Change, in *diff.InForce, w Dating) string {
	day := w.Stance(in.Stance)
	if c.Kind == diff.Unchanged && in == c.To && in.Age > 0 {
		return joined(day, BasisGloss(in.Stance.Basis), ago(in.Age), VoiceGloss(in))
	}
	return joined(day, BasisGloss(in.Stance.Basis), VoiceGloss(in))
}

// Approaches says what a shift did to the distance to others: "nearer to
// Russia; farther from Ukraine, European leaders". It is "" for every other
// kind.
func Approaches(c *diff.Change, name Naming) string {
	closer, further := c.Approaches()
	var parts []string
	if len(closer) > 0 {
		parts = append(parts, "nearer to "+approachedNames(closer, name))
	}
	if len(further) > 0 {
		parts = append(parts, "farther from "+approachedNames(further, name))
	}
	return strings.Join(parts, "; ")
}

// approachesNamed is how many parties are named of those that a shift brought
// nearer, or took farther away; of more the others are counted.
const approachesNamed = 6

func approachedNames(list []diff.Approach, name Naming) string {
	if rest := len(list) - approachesNamed; rest > 1 {
		return names(approached(list[:approachesNamed]), name) + " and " + strconv.Itoa(rest) + " others"
	}
	return names(approached(list), name)
}

func approached(list []diff.Approach) []*positions.Party {
	parties := make([]*positions.Party, len(list))
	for i, a := range list {
		parties[i] = a.Party
	}
	return parties
}

// mostBetween is how many positions in between are told of where there are more: the first and the
// last. One alone is not left out, as saying so is no shorter.
const mostBetween = 12

// Path tells what was in force between the two dates, where a reader who sees
// only the ends would miss something: "in between: Land exchanged (16 Aug)".
func Path(c *diff.Change, name Naming, w Dating) string {
	if len(c.Path) < 2 {
		return ""
	}
	sides := sidesOf(c)
	type step struct {
		position string
		holding  positions.Holding
	}
	var steps []step
	last := ""
	if c.From != nil {
		last = Position(c.From.Stance, sides...)
	}
	for _, hd := range c.Path[:len(c.Path)-1] {
		if p := Position(hd.Stance, sides...); p != last {
			steps = append(steps, step{p, hd})
			last = p
		}
	}
	if len(steps) == 0 || len(steps) == 1 && last == Position(c.To.Stance, sides...) {
		return ""
	}
	var told []string
	for i, s := range steps {
		switch left := len(steps) - mostBetween; {
		case left <= 1 || i < mostBetween/2 || i >= mostBetween/2+left:
			told = append(told, s.position+" ("+joined(w.Stance(s.holding.Stance), Via(s.holding, name))+")")
		case i == mostBetween/2:
			told = append(told, document.Thousands(left)+" more")
		}
	}
	return "in between: " + strings.Join(told, ", then ")
}

// GroupLine says, of a party that now speaks for itself, where its group
// stands at the second date, so that its word is not taken for the group's.
func GroupLine(cmpn *diff.Comparison, c *diff.Change, name Naming) string {
	if c.Kind != diff.OwnVoice {
		return ""
	}
	group := c.From.Via
	hd, ok := cmpn.History.InForce(group, c.Issue, cmpn.To)
	if !ok {
		return ""
	}
	line := name(group) + ": " + Position(hd.Stance, sidesOf(c)...)
	if hd.Stance == c.From.Stance {
		return line + ", unchanged"
	}
	return line
}

// Remarks lists what else is to be said of a change, beside its kind, its
// qualifiers, its positions with their grounds, and its terms.
func Remarks(cmpn *diff.Comparison, c *diff.Change, name Naming, w Dating) []string {
	var r []string
	add := func(s string) {
		if s != "" {
			r = append(r, s)
		}
	}
	s := c.To.Stance
	add(Approaches(c, name))
	add(DayUncertain(c, cmpn.From, cmpn.To, w))
	add(Path(c, name, w))
	add(GroupLine(cmpn, c, name))
	add(Margin(s))
	if c.From != nil && c.From.Stance != s {
		if m := Margin(c.From.Stance); m != "" {
			add("before, it " + m)
		}
	}
	add(AcceptsGloss(c, w))
	add(VoicesGloss(c.To))
	add(Outranked(c).Text())
	if s.Novel && c.Kind != diff.FirstRecorded {
		add(NovelMeaning)
	}
	add(OriginsGloss(c.To))
	if known := s.KnownDate(); known != c.To.Date() {
		add("known since " + w.Day(known))
	}
	add(NotFoundAgain(c.To))
	return r
}

// AcceptsGloss says what the party would take as it is known at the second date, and what
// before where that was something else.
func AcceptsGloss(c *diff.Change, w Dating) string {
	switch now := c.To.Accepts; {
	case !c.AcceptsChanged() && now == nil:
		return ""
	case !c.AcceptsChanged():
		return "would accept " + Acceptance(c.Issue, now) + sinceOf(c, now, w)
	case now == nil:
		return "what it would accept is no longer known; before " + Acceptance(c.Issue, c.From.Accepts)
	case c.From.Accepts == nil:
		return "what it would accept, first recorded: " + Acceptance(c.Issue, now)
	default:
		return "would now accept " + Acceptance(c.Issue, now) + "; before " + Acceptance(c.Issue, c.From.Accepts)
	}
}

func sinceOf(c *diff.Change, a *positions.Acceptance, w Dating) string {
	if a.Since == c.To.Date() {
		return ""
	}
	return ", since " + w.Day(a.Since)
}

// Acceptance is a range that a party would take, with what it rests on where that is not its
// own word.
func Acceptance(is *positions.Issue, a *positions.Acceptance) string {
	var grounds []string
	if a.Basis != positions.Stated {
		grounds = append(grounds, BasisGloss(a.Basis))
	}
	if a.Confidence != positions.Moderate {
		grounds = append(grounds, ConfidenceGloss(a.Confidence))
	}
	if grounds == nil {
		return Span(is, a.Range)
	}
	return Span(is, a.Range) + " (" + strings.Join(grounds, ", ") + ")"
}
