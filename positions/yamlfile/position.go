package yamlfile

import (
	"slices"
	"strings"

	"gopkg.in/yaml.v3"

	"stance/positions"
	"stance/positions/problem"
	"stance/positions/wording"
)

// placing reads `position` and `plausible` of a stance.
func (w *snapshotWalker) placing(f *fields, s *positions.Stance, also *aside) {
	is := s.Record.Issue
	if f.has(recordPosition) {
		v := f.value[recordPosition]
		if v == nil || !w.scalar(v, f.nameOf("position")) {
			also.unusable = true
		} else if v.Value == "none" {
			s.Kind = positions.None
		} else if v.Value == "same" {
			if w.hasScale(v, is, "`position: same`", also) {
				s.Kind = positions.SameAsBefore
				also.position = w.place(v)
			}
		} else if point, ok := w.point(v, is, f.nameOf("position"), also); ok {
			s.Kind, s.Value, s.Option = positions.Placed, point.Value, point.Option
		}
	}
	if f.has(recordPlausible) {
		v := f.value[recordPlausible]
		if v == nil {
			also.unusable = true
			return
		}
		s.Plausible = w.plausible(v, s, also)
	}
}

// hasScale reports whether the issue has a scale that can be used.
func (w *snapshotWalker) hasScale(n *yaml.Node, is *positions.Issue, what string, also *aside) bool {
	switch {
	case is == nil:
	case is.Scale != nil:
		return true
	case !w.ref.scaleBroken[is.Index]:
		w.report(n, problem.NoScale, what+" cannot stand here: the issue "+tick(w.ref.issueName(is))+" has no scale", w.ref.scaleHint(is, n))
	}
	also.unusable = true
	return false
}

// sameHint is what to do about `same` where there is no scale.
const sameHint = "leave it out: what a party does not repeat still stands; or write once more what it wants"

// scaleHint says what can be done about a position on an issue without a scale.
func (ref *reference) scaleHint(is *positions.Issue, n *yaml.Node) string {
	if ref.short == nil {
		return "say it in the summary, or give the issue a scale in the codebook"
	}
	if n.Value == "same" {
		return sameHint
	}
	scale := "[" + shorten(n.Value) + ", …]"
	if _, fault := decimal(n.Value); fault == "" {
		scale = "0..10"
	}
	return "take `position` away and say it in `summary`; or declare the scale from its low end to its high end, as in issues: {" + shorten(is.Name) + ": " + scale + "}"
}

// optionNamed finds an option by its id, or by its label, whatever the case of its
// letters; -1 for none.
func optionNamed(s *positions.Scale, name string) int {
	if i := s.Option(name); i >= 0 {
		return i
	}
	folded := -1
	for i := range s.Options {
		switch label := s.Options[i].Label; {
		case label == name:
			return i
		case folded < 0 && strings.EqualFold(wording.Fold(label), wording.Fold(name)):
			folded = i
		}
	}
	return folded
}

// point reads a place on the issue's scale: an option, or a number.
func (w *snapshotWalker) point(n *yaml.Node, is *positions.Issue, key string, also *aside) (positions.Point, bool) {
	if !w.scalar(n, key) || !w.hasScale(n, is, "a position", also) {
		also.unusable = true
		return positions.Point{}, false
	}
	if is.Scale.Numeric() {
		v, ok := w.numberOnScale(n, is, key)
		if !ok {
			also.unusable = true
		}
		return positions.Point{Value: v, Option: -1}, ok
	}
	i := is.Scale.Option(n.Value)
	if i < 0 && w.ref.short != nil {
		i = optionNamed(is.Scale, n.Value)
	}
	if i < 0 {
		also.unusable = true
		if !w.ref.scaleBroken[is.Index] {
			w.unknownOption(n, is)
		}
		return positions.Point{}, false
	}
	return positions.Point{Value: is.Scale.Options[i].Value, Option: i}, true
}

func (w *snapshotWalker) unknownOption(n *yaml.Node, is *positions.Issue) {
	options := is.Scale.Options
	known := w.ref.namesOf(is, func() (known names) {
		for i := range options {
			known.ids = append(known.ids, w.ref.optionName(&options[i]))
			known.all = append(known.all, options[i].ID)
		}
		for i := range options {
			known.all = append(known.all, options[i].Label)
		}
		return known
	})
	listed := oneOf("options", known.ids)
	w.report(n, problem.UnknownOption, tick(n.Value)+" is no option of "+w.ref.issueName(is), listed)
	w.ask(n.Value, known.all, func(near string) string {
		i := slices.IndexFunc(options, func(o positions.Option) bool { return near == o.ID || near == o.Label })
		return didYouMean(known.ids[i]) + listed
	})
}

func (w *snapshotWalker) numberOnScale(n *yaml.Node, is *positions.Issue, key string) (float64, bool) {
	if _, fault := decimal(n.Value); fault != "" {
		w.report(n, problem.BadNumber, tick(key)+": "+tick(n.Value)+" is "+fault, "positions on "+w.ref.issueName(is)+" are numbers from "+formatNumber(is.Scale.Min)+" to "+formatNumber(is.Scale.Max))
		return 0, false
	}
	v, ok := w.number(n, key)
	if ok && (v < is.Scale.Min || v > is.Scale.Max) {
		of := "the scale of " + w.ref.issueName(is)
		if key == w.ref.issueName(is) {
			of = "its scale"
		}
		w.report(n, problem.OutOfRange, tick(key)+" is "+n.Value+", off "+of, "the scale runs from "+formatNumber(is.Scale.Min)+" to "+formatNumber(is.Scale.Max))
		return 0, false
	}
	return v, ok
}

// plausible reads the range in which the true position lies, low end first.
func (w *snapshotWalker) plausible(n *yaml.Node, s *positions.Stance, also *aside) *positions.Range {
	if n.Kind != yaml.SequenceNode || len(n.Content) != 2 {
		w.report(n, problem.WrongShape, tick("plausible")+" must be a list of two positions, the low end and the high end", "write it like [first, second]")
		also.unusable = true
		return nil
	}
	ends, _ := w.items(n, "plausible")
	if len(ends) != 2 {
		also.unusable = true
		return nil
	}
	low, lowOK := w.point(ends[0], s.Record.Issue, "plausible", also)
	if !lowOK && s.Record.Issue != nil && s.Record.Issue.Scale == nil {
		return nil // what holds for one end holds for the other
	}
	high, highOK := w.point(ends[1], s.Record.Issue, "plausible", also)
	if !lowOK || !highOK {
		return nil
	}
	r := &positions.Range{Low: low, High: high}
	switch {
	case low.Value > high.Value:
		w.report(n, problem.RangeBackwards, "the plausible range runs backwards: "+tick(ends[0].Value)+" is above "+tick(ends[1].Value), "write the low end first: ["+ends[1].Value+", "+ends[0].Value+"]")
	case s.Kind == positions.None:
		w.report(n, problem.RangeMisses, "a party without a position (`none`) has no plausible range", "take `plausible` away, or `position: none`")
	case s.Kind == positions.Placed && !r.Contains(s.Value):
		w.report(n, problem.RangeMisses, "the plausible range leaves the position out", "widen the range so that the position lies in it, or correct the position")
	default:
		return r
	}
	also.unusable = true
	return nil
}
