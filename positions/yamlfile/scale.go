package yamlfile

import (
	"gopkg.in/yaml.v3"

	"stance/positions"
	"stance/positions/problem"
	"stance/positions/spelling"
)

const (
	scaleLow = iota
	scaleHigh
	scaleOptions
	scaleMin
	scaleMax
	scaleUnit
)

var scaleKeys = newKeyset("a scale", []string{"low", "high", "options", "min", "max", "unit"}, -1)

const (
	optionID = iota
	optionLabel
	optionValue
	optionDescription
	optionExamples
	optionNot
)

var optionKeys = newKeyset("an option", []string{"id", "label", "value", "description", "examples", "not"}, -1)

// scale reads a scale; nil where it cannot be used. Whatever is reported here
// makes the scale unreliable, and positions on it are then not checked.
func (w *walker) scale(n *yaml.Node) *positions.Scale {
	s := &positions.Scale{}
	switch {
	case n.Kind == yaml.SequenceNode: // its options
		if !w.options(n, s) {
			return nil
		}
		return s
	case n.Kind == yaml.ScalarNode:
		return w.spelledScale(n)
	}
	var f fields
	if !w.fields(n, scaleKeys, &f) {
		return nil
	}
	if v := f.value[scaleLow]; v != nil {
		s.Low = w.prose(v, "low")
	}
	if v := f.value[scaleHigh]; v != nil {
		s.High = w.prose(v, "high")
	}
	numeric := f.has(scaleMin) || f.has(scaleMax)
	switch {
	case f.has(scaleOptions) && numeric:
		w.fault(f.key[scaleOptions], positions.TwoScales)
		return nil
	case f.has(scaleOptions):
		if f.value[scaleOptions] == nil || !w.options(f.value[scaleOptions], s) {
			return nil
		}
		if f.has(scaleUnit) {
			w.fault(f.key[scaleUnit], positions.UnitAlone)
		}
		return s
	case numeric:
		if !w.bounds(n, &f, s) {
			return nil
		}
		w.unit(f.value[scaleUnit], s)
		return s
	}
	w.report(n, problem.BadScale, positions.NoRealScale.Message, w.withoutScale())
	return nil
}

// spelledScale reads a scale that is written as one text, such as 0..10.
func (w *walker) spelledScale(n *yaml.Node) *positions.Scale {
	text := w.prose(n, "scale")
	if text == "" {
		return nil
	}
	s, err := spelling.Scale(text)
	if err != nil {
		w.report(n, problem.BadScale, tick(text)+" is no scale: "+err.Error(), w.withoutScale())
		return nil
	}
	for i := range s.Options {
		w.mentionSpelt(n, s.Options[i].ID)
	}
	return s
}

// withoutScale says how an issue is written that has no scale.
func (w *walker) withoutScale() string {
	if w.short {
		return "an issue that is kept in words only has nothing behind its name"
	}
	return "leave `scale` out for an issue that is kept in words only"
}

func (w *walker) bounds(n *yaml.Node, f *fields, s *positions.Scale) bool {
	if !w.need(n, scaleKeys, f, scaleMin) || !w.need(n, scaleKeys, f, scaleMax) {
		return false
	}
	var low, high bool
	s.Min, low = w.number(f.value[scaleMin], "min")
	s.Max, high = w.number(f.value[scaleMax], "max")
	return low && high && !w.fault(f.value[scaleMax], positions.Bounds(s.Min, s.Max))
}

// unit reads what the numbers of a scale count. A unit that cannot be printed is none.
func (w *walker) unit(n *yaml.Node, s *positions.Scale) {
	if n == nil {
		return
	}
	if unit := w.prose(n, "unit"); !w.fault(n, positions.Unit(unit)) {
		s.Unit = unit
	}
}

func (w *walker) options(n *yaml.Node, s *positions.Scale) bool {
	items, ok := w.items(n, "options")
	if !ok {
		return false
	}
	if len(n.Content) < 2 {
		w.report(n, problem.BadScale, positions.FewOptions.Message, w.withoutScale())
		return false
	}
	if len(items) == 2 && bareNumber(items[0]) && bareNumber(items[1]) {
		w.report(n, problem.BadScale, "two numbers may be the ends of a scale as well as two options", "write "+shorten(items[0].Value)+".."+shorten(items[1].Value)+" for the numbers from one to the other; put options that are called so in quotes")
		return false
	}
	var values []*yaml.Node
	var f fields
	given := 0
	made := newMadeIDs("option")
	for _, item := range items {
		if item.Kind == yaml.ScalarNode {
			values = w.labelledOption(item, s, made, values)
			continue
		}
		if !w.fields(item, optionKeys, &f) {
			continue
		}
		var o positions.Option
		haveID := false
		if w.short && !f.has(optionID) && !f.meant[optionID] && f.value[optionLabel] != nil {
			o.ID, haveID = made.of(f.value[optionLabel].Value), true
		} else if w.need(item, optionKeys, &f, optionID) {
			o.ID, haveID = w.id(f.value[optionID], "id")
			w.mentionOption(f.value[optionID], w.scaleOf, o.ID)
			haveID = haveID && !w.fault(f.value[optionID], positions.Reserved(o.ID))
		}
		if w.need(item, optionKeys, &f, optionLabel) {
			o.Label = w.prose(f.value[optionLabel], "label")
		}
		if v := f.value[optionDescription]; v != nil {
			o.Description = w.prose(v, "description")
		}
		if v := f.value[optionExamples]; v != nil {
			o.Examples = w.proseList(v, "examples")
		}
		if v := f.value[optionNot]; v != nil {
			o.Not = w.proseList(v, "not")
		}
		if f.has(optionValue) {
			given++
		}
		if v := f.value[optionValue]; v != nil {
			o.Value, _ = w.number(v, "value")
		}
		if !haveID {
			continue
		}
		if s.Option(o.ID) >= 0 {
			at := item
			if f.value[optionID] != nil {
				at = f.value[optionID]
			}
			w.fault(at, positions.GivenTwice("the option", o.ID))
			continue
		}
		if o.Label == "" {
			o.Label = o.ID
		}
		made.given(o.ID, o.Label)
		s.Options = append(s.Options, o)
		values = append(values, f.value[optionValue])
	}
	return w.optionValues(n, s, values, given, len(items))
}

// proseList reads a list of short texts.
func (w *walker) proseList(n *yaml.Node, key string) []string {
	items, _ := w.items(n, key)
	var texts []string
	for _, item := range items {
		if text := w.prose(item, key); text != "" {
			texts = append(texts, text)
		}
	}
	return texts
}

// bareNumber reports whether a node is what YAML takes for a number.
func bareNumber(n *yaml.Node) bool {
	return n.Kind == yaml.ScalarNode && n.Style&quotedStyles == 0 && (n.ShortTag() == "!!int" || n.ShortTag() == "!!float")
}

// labelledOption reads an option of which nothing but the label is written.
func (w *walker) labelledOption(n *yaml.Node, s *positions.Scale, made *madeIDs, values []*yaml.Node) []*yaml.Node {
	label := w.prose(n, "label")
	if label == "" {
		return values
	}
	id := made.of(label)
	w.mentionMade(NamedOption, n, id)
	if i := s.Option(id); i >= 0 {
		w.report(n, problem.DuplicateID, "the option "+tick(label)+" is given twice: "+tick(s.Options[i].Label)+" has the id "+tick(id)+", too", "options must differ; rename one or take it away")
		return values
	}
	s.Options = append(s.Options, positions.Option{ID: id, Label: label})
	return append(values, nil)
}

// optionValues checks the values that the analyst gave, or spreads the options
// evenly over 0 to 100.
func (w *walker) optionValues(n *yaml.Node, s *positions.Scale, values []*yaml.Node, given, items int) bool {
	last := len(s.Options) - 1
	if last < 1 {
		return false // reported: the options themselves are at fault
	}
	switch given {
	case 0:
		for i := range s.Options {
			s.Options[i].Value = 100 * float64(i) / float64(last)
		}
	case items:
		s.Valued = true
		for i := 1; i <= last; i++ {
			if s.Options[i].Value <= s.Options[i-1].Value && values[i] != nil && values[i-1] != nil {
				w.report(values[i], problem.BadScale, "the values of options must rise: "+positions.Number(s.Options[i].Value)+" follows "+positions.Number(s.Options[i-1].Value), "put the options in order from the low pole to the high pole")
				return false
			}
		}
	default:
		w.report(n, problem.BadScale, "some options have a value and some have none", "give every option a value, or none")
		return false
	}
	s.Min, s.Max = s.Options[0].Value, s.Options[last].Value
	return s.Min < s.Max
}
