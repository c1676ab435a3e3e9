package report

import (
	"slices"
	"strconv"
	"strings"

	"stance/diff"
	"stance/diff/report/document"
	"stance/positions"
)

// NoStance is what stands where nothing is in force. It is never a zero.
const NoStance = "–"

// Point names a place on an issue's scale: the option's label, or the number as it is read beside
// other places.
func Point(is *positions.Issue, p positions.Point, beside ...positions.Point) string {
	if p.Option >= 0 && p.Option < len(is.Scale.Options) {
		return is.Scale.Options[p.Option].Label
	}
	return OnScale(is.Scale, p.Value, values(beside)...)
}

func values(points []positions.Point) []float64 {
	list := make([]float64, len(points))
	for i, p := range points {
		list[i] = p.Value
	}
	return list
}

// placesOf are the places that stances on one issue name.
func placesOf(stances ...*positions.Stance) []positions.Point {
	var places []positions.Point
	for _, s := range stances {
		if s.Kind == positions.Placed {
			places = append(places, s.Point())
		}
		if s.Plausible != nil {
			places = append(places, s.Plausible.Low, s.Plausible.High)
		}
	}
	return places
}

// Position says where a stance stands: a label, a range “A” to “B”, "no
// position" as a finding, or "in words only" where the scale does not say. Beside other stances a
// number is written so that it can be told from theirs.
func Position(s *positions.Stance, beside ...*positions.Stance) string {
	places := append(placesOf(s), placesOf(beside...)...)
	if s.RangeAlone() {
		return Span(s.Record.Issue, *s.Plausible, places...)
	}
	return position(s.Record.Issue, s.Kind, s.Point(), places...)
}

func position(is *positions.Issue, kind positions.PositionKind, p positions.Point, beside ...positions.Point) string {
	switch kind {
	case positions.Placed:
		return Point(is, p, beside...)
	case positions.None:
		return "no position"
	}
	return inWordsOnly
}

const inWordsOnly = "in words only"

// wordsAlone reports whether a stance has nothing but its words: whether these say what
// an earlier one said, no scale can tell.
func wordsAlone(s *positions.Stance) bool { return s.Kind == positions.Unplaced && s.Plausible == nil }

// Span names a range on a scale. Labels are quoted, as they may hold the word
// "to" themselves.
func Span(is *positions.Issue, r positions.Range, beside ...positions.Point) string {
	if r.Low.Value == r.High.Value {
		return Point(is, r.Low, beside...)
	}
	low, high := ends(is, r, beside...)
	if !is.Scale.Numeric() {
		low, high = Quoted(low), Quoted(high)
	}
	return low + " to " + high
}

// ends name those of a range; a unit stands behind the high one.
func ends(is *positions.Issue, r positions.Range, beside ...positions.Point) (low, high string) {
	all := append(slices.Clone(beside), r.Low, r.High)
	if is.Scale.Numeric() {
		return BareOnScale(is.Scale, r.Low.Value, values(all)...), OnScale(is.Scale, r.High.Value, values(all)...)
	}
	return Point(is, r.Low, all...), Point(is, r.High, all...)
}

// Margin says what the coder holds possible beside a position: "could be read as “A” or
// “B”"; "" where the position stands alone.
func Margin(s *positions.Stance) string {
	if s.Plausible == nil || s.Kind != positions.Placed || s.Plausible.Low.Value == s.Plausible.High.Value {
		return ""
	}
	return couldBe(s.Record.Issue, *s.Plausible, s.Point())
}

// couldBe says between which places a careful reader could choose.
func couldBe(is *positions.Issue, r positions.Range, beside ...positions.Point) string {
	low, high := ends(is, r, beside...)
	switch {
	case is.Scale.Numeric():
		return "could be read as " + low + " to " + high
	case r.High.Option == r.Low.Option+1:
		return "could be read as " + Quoted(low) + " or " + Quoted(high)
	}
	return "could be read as anything from " + Quoted(low) + " to " + Quoted(high)
}

// ScaleEnds says what numbers a scale with values runs over: "scale 1 to 7".
// It is "" for scales told in steps.
func ScaleEnds(s *positions.Scale) string {
	if s == nil || s.Steps() {
		return ""
	}
	return "scale " + BareOnScale(s, s.Min, s.Max) + " to " + OnScale(s, s.Max, s.Min)
}

// LowPole names the low end of a scale; one that is only a number as numbers are written.
func LowPole(s *positions.Scale) string { return pole(s, s.LowLabel(), s.Min) }

// HighPole names the high end as LowPole does the low one.
func HighPole(s *positions.Scale) string { return pole(s, s.HighLabel(), s.Max) }

func pole(s *positions.Scale, label string, value float64) string {
	if numberPole(s, label, value) {
		return OnScale(s, value, s.Min, s.Max)
	}
	return label
}

// numberPole reports whether an end of a scale has no name but its number.
func numberPole(s *positions.Scale, label string, value float64) bool {
	return s.Numeric() && label == positions.Number(value)
}

// towardPole says toward which end of a scale: one with a name in quotation marks, "toward “In
// favour”", and "toward 10".
func towardPole(s *positions.Scale, p diff.Pole) string {
	name, value := HighPole(s), s.Max
	if p == diff.LowPole {
		name, value = LowPole(s), s.Min
	}
	if numberPole(s, p.Label(s), value) {
		return "toward " + name
	}
	return "toward " + Quoted(name)
}

// BasisGloss says in words what a stance rests on.
func BasisGloss(b positions.Basis) string {
	switch b {
	case positions.Stated:
		return "stated"
	case positions.Recounted:
		return "recounted by media"
	case positions.Reported:
		return "reported, unnamed sources"
	case positions.Assessed:
		return "judged by the source's author or its expert"
	case positions.Inferred:
		return "the coder's inference"
	}
	return b.String()
}

// ConfidenceGloss says how sure the coder is.
func ConfidenceGloss(c positions.Confidence) string { return c.String() + " confidence" }

// Age says how old a stance was on the date looked at; "" for one of the day.
func Age(days int) string {
	if days <= 0 {
		return ""
	}
	return duration(days) + " old"
}

// LastHeard says how long ago what is in force was said: "last said 4 days ago", of a leak or
// an account "last reported", of a judgement "as judged"; "" for what is of the day.
func LastHeard(in *diff.InForce) string {
	if when := in.Stance.Record.When; when.Given() { // how long ago it was is not known
		return Dating{}.Stance(in.Stance)
	}
	if in.Age <= 0 {
		return ""
	}
	return heard(in.Stance.Basis) + " " + ago(in.Age)
}

func heard(b positions.Basis) string {
	switch b {
	case positions.Stated:
		return "last said"
	case positions.Recounted, positions.Reported:
		return "last reported"
	}
	return "as judged"
}

// ago is how long ago something was.
func ago(days int) string { return duration(days) + " ago" }

// duration is a number of days in words: in days up to a year, in whole months up to two, and
// then in whole years.
func duration(days int) string {
	const year, years = 366, 2 * 366
	switch {
	case days > years:
		return "over " + document.Count(days*4/1461, "year", "years")
	case days > year:
		return "over " + document.Count(days*48/1461, "month", "months")
	}
	return document.Count(days, "day", "days")
}

// NotFoundAgain says that what is in force was looked for since, and not found again; "" where
// it was not.
func NotFoundAgain(in *diff.InForce) string {
	q := in.NotFound
	if q == nil {
		return ""
	}
	return strings.TrimSuffix(notFoundSince(q, Dating{}), ".")
}

// OriginsGloss says of how many origins that is what supports a stance.
func OriginsGloss(in *diff.InForce) string {
	weighed := in.Weigh()
	return originsOf(weighed.Origins, in.Stance.Evidence, in.Later)
}

// originsOf says it of evidence, of so many origins, of which what came later does not count.
func originsOf(origins int, evidence []positions.Evidence, later func(*positions.Evidence) bool) string {
	var sources []*positions.Source
	for i := range evidence {
		if e := &evidence[i]; e.Use == positions.Supports && !later(e) && !slices.Contains(sources, e.Source) {
			sources = append(sources, e.Source)
		}
	}
	switch {
	case len(evidence) == 0:
		return "no evidence given"
	case origins == 0:
		return "no supporting evidence"
	case origins > 1:
		return document.Count(origins, "origin", "origins")
	case len(sources) > 1:
		return "one origin, printed by " + document.Count(len(sources), "source", "sources")
	}
	return "single source"
}

// OldAfter is the age in days beyond which `show` marks a stance as old.
const OldAfter = 90

// Via says whose words a holding is: "via European leaders" where it is
// inherited, "signed with European leaders" where the party signed it, "" for
// the party's own.
func Via(hd positions.Holding, name Naming) string {
	switch {
	case hd.Via == nil:
		return ""
	case hd.Signed:
		return "signed with " + name(hd.Via)
	}
	return "via " + name(hd.Via)
}

// InheritedBy says which members have their group's stance as theirs, where a coder says
// so; "" else, where all of them do.
func InheritedBy(s *positions.Stance) string {
	switch {
	case s.SignedBy != nil:
		return "signed by " + names(s.SignedBy, Full)
	case s.Signatories == nil:
		return ""
	case len(s.Signatories) == 0:
		return "inherited by no member"
	}
	return "inherited by " + names(s.Signatories, Full) + " alone"
}

// ConfidenceBeside says how sure the coder is of a change's new stance, where that goes
// without saying neither by itself nor in the change's label.
func ConfidenceBeside(c *diff.Change) string {
	gloss := ConfidenceGloss(c.To.Stance.Confidence)
	if c.To.Stance.Confidence == positions.Moderate || strings.Contains(Label(c, Full), gloss) {
		return ""
	}
	return gloss
}

// Salience says how much an issue is worth to a party: "80 of 100".
func Salience(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) + " of 100" }

// Caveats lists what a reader must know before relying on a stance.
func Caveats(in *diff.InForce) []string {
	var marks []string
	s, weighed := in.Stance, in.Weigh()
	if s.Unconfirmed() {
		marks = append(marks, "unconfirmed")
	}
	if s.Confidence == positions.Low {
		marks = append(marks, ConfidenceGloss(s.Confidence))
	}
	if weighed.Contradicted {
		marks = append(marks, ContradictedMeaning)
	}
	if weighed.Divided {
		marks = append(marks, VoicesGloss(in))
	}
	return append(marks, OriginsGloss(in))
}
