package yamlfile

import (
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
		s.Plausible = w.plausible(v, is, s.Kind, s.Value, also)
	}
}

// hasScale reports whether the issue has a scale that can be used.
func (w *snapshotWalker) hasScale(n *yaml.Node, is *positions.Issue, what string, also *aside) bool {
	switch {
	case is == nil:
	case is.Scale != nil:
		return true
	case !w.ref.scaleBroken[is.Index]:
		w.fault(n, positions.NoScale(what, w.ref.issueName(is), w.ref.scaleHint(is, n)))
	}
	also.unusable = true
	return false
}

// sameHint is what to do about `same` where there is no scale.
const sameHint = "leave it out: what a party does not repeat still stands; or write once more what it wants"

// scaleHint says what can be done about a position on an issue without a scale.
func (ref *reference) scaleHint(is *positions.Issue, n *yaml.Node) string {
	if ref.short == nil {
		return "" // there is one for all ways in
	}
	if n.Value == "same" {
		return sameHint
	}
	scale := "[" + shorten(n.Value) + ", …]"
	if _, fault := positions.ParseNumber(n.Value, ""); fault == nil {
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
	w.mentionOption(n, is.ID, is.Scale.Options[i].ID)
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
	w.fault(n, positions.UnknownOption(n.Value, w.ref.issueName(is), known.ids, known.all))
}

func (w *snapshotWalker) numberOnScale(n *yaml.Node, is *positions.Issue, key string) (float64, bool) {
	v, fault := positions.OnScale(key, n.Value, w.ref.issueName(is), is.Scale)
	if fault == nil || fault.Rule == problem.OutOfRange {
		if _, ok := w.number(n, key); !ok { // it is in quotes
			return 0, false
		}
	}
	return v, !w.fault(n, fault)
}

// plausible reads the range in which the true position lies, of something with a position.
func (w *snapshotWalker) plausible(n *yaml.Node, is *positions.Issue, kind positions.PositionKind, value float64, also *aside) *positions.Range {
	r := w.scaleRange(n, "plausible", is, also)
	if r != nil && w.fault(n, positions.PlausibleRange(r, kind, value, n.Content[0].Value, n.Content[1].Value)) {
		also.unusable = true
		return nil
	}
	return r
}

const (
	acceptsRange = iota
	acceptsBasis
	acceptsConfidence
)

var acceptsKeys = newKeyset("what is accepted", []string{"range", "basis", "confidence"}, -1)

// accepts reads what a party would take: a range, or a mapping with one, and with a basis
// or confidence of its own.
func (w *snapshotWalker) accepts(n *yaml.Node, is *positions.Issue, kind positions.PositionKind, value float64, also *aside) *positions.Accepted {
	a := &positions.Accepted{}
	if n.Kind == yaml.MappingNode {
		var f fields
		if !w.fields(n, acceptsKeys, &f) || !w.need(n, acceptsKeys, &f, acceptsRange) {
			also.unusable = true
			return nil
		}
		if v := f.value[acceptsBasis]; v != nil {
			basis := word[positions.Basis](&w.walker, v, "basis", positions.Bases)
			a.Basis = &basis
		}
		if v := f.value[acceptsConfidence]; v != nil {
			confidence := word[positions.Confidence](&w.walker, v, "confidence", positions.Confidences)
			a.Confidence = &confidence
		}
		n = f.value[acceptsRange]
	}
	r := w.scaleRange(n, "accepts", is, also)
	if r == nil {
		return nil
	}
	if w.fault(n, positions.AcceptedRange(r, kind, n.Content[0].Value, n.Content[1].Value)) {
		also.unusable = true
		return nil
	}
	w.fault(n, positions.AcceptsMisses(r, kind, value))
	a.Range = *r
	return a
}

// scaleRange reads a range of positions, low end first.
func (w *snapshotWalker) scaleRange(n *yaml.Node, key string, is *positions.Issue, also *aside) *positions.Range {
	if n.Kind != yaml.SequenceNode || len(n.Content) != 2 {
		w.report(n, problem.WrongShape, tick(key)+" must be a list of two positions, the low end and the high end", "write it like [first, second]")
		also.unusable = true
		return nil
	}
	ends, _ := w.items(n, key)
	if len(ends) != 2 {
		also.unusable = true
		return nil
	}
	low, lowOK := w.point(ends[0], is, key, also)
	if !lowOK && is != nil && is.Scale == nil {
		return nil // what holds for one end holds for the other
	}
	high, highOK := w.point(ends[1], is, key, also)
	if !lowOK || !highOK {
		return nil
	}
	return &positions.Range{Low: low, High: high}
}
