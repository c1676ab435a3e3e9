package tidy

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"stance/positions"
	"stance/positions/problem"
)

// placing reads the position and the plausible range of a stance.
func (d *Decoder) placing(s *positions.Stance) {
	is := s.Record.Issue
	switch text := d.text(position, 1); text {
	case "":
	case "none":
		s.Kind = positions.None
	case "same":
		s.Kind = positions.SameAsBefore
		if is != nil && is.Scale == nil {
			d.noScale(position, is)
		}
	default:
		if p, ok := d.point(position, is); ok {
			s.Kind, s.Value, s.Option = positions.Placed, p.Value, p.Option
		}
	}
	low, high := d.text(plausibleLow, 1), d.text(plausibleHigh, 1)
	switch {
	case low == "" && high == "":
		return
	case low == "":
		d.fault(plausibleLow, 1, "a plausible range needs its low end, too", "for a single position write it at both ends")
		return
	case high == "":
		d.fault(plausibleHigh, 1, "a plausible range needs its high end, too", "for a single position write it at both ends")
		return
	}
	from, ok := d.point(plausibleLow, is)
	to, alsoOK := d.point(plausibleHigh, is)
	if !ok || !alsoOK {
		return
	}
	s.Plausible = &positions.Range{Low: from, High: to}
	switch {
	case from.Value > to.Value:
		d.fault(plausibleLow, 1, "the plausible range runs backwards: "+tick(low)+" is above "+tick(high), "exchange the two")
	case s.Kind == positions.None:
		d.fault(plausibleLow, 1, "a party without a position (`none`) has no plausible range", "leave it empty, or the position")
	case s.Kind == positions.Placed && !s.Plausible.Contains(s.Value):
		d.fault(position, 1, "the plausible range leaves the position out", "widen the range so that the position lies in it, or correct the position")
	}
}

func (d *Decoder) noScale(f field, is *positions.Issue) {
	hint := "say it in the summary, or give the issue a scale in the codebook"
	if d.lookup.ScaleHint != nil {
		hint = d.lookup.ScaleHint(is)
	}
	d.fault(f, 1, "a position cannot stand here: the issue "+tick(is.ID)+" has no scale", hint)
}

// point reads a place on an issue's scale. Of an unknown issue nothing is said.
func (d *Decoder) point(f field, is *positions.Issue) (positions.Point, bool) {
	text := d.text(f, 1)
	switch {
	case is == nil:
		return positions.Point{}, false
	case is.Scale == nil:
		d.noScale(f, is)
		return positions.Point{}, false
	case is.Scale.Numeric():
		scale := "positions on " + is.ID + " are numbers from " + numberText(is.Scale.Min) + " to " + numberText(is.Scale.Max)
		v, ok := d.number(f, 1, scale)
		if ok && (v < is.Scale.Min || v > is.Scale.Max) {
			d.fault(f, 1, tick(text)+" is off the scale of "+is.ID, scale)
			ok = false
		}
		return positions.Point{Value: v, Option: -1}, ok
	}
	i := OptionNamed(is.Scale, text)
	if i < 0 {
		d.unknownOption(f, is, text)
		return positions.Point{}, false
	}
	return positions.Point{Value: is.Scale.Options[i].Value, Option: i}, true
}

// OptionNamed finds an option by its id, else by its label in any case, else
// by number: its value where the options have values of their own, else its place
// in the order, from 1, unless options are called by numbers. -1 for none, and for a
// label that several have.
func OptionNamed(s *positions.Scale, text string) int {
	if i := s.Option(text); i >= 0 {
		return i
	}
	if labelled(s, text) > 1 {
		return -1
	}
	for i := range s.Options {
		if strings.EqualFold(s.Options[i].Label, text) || strings.EqualFold(s.Options[i].ID, text) {
			return i
		}
	}
	v, err := strconv.ParseFloat(text, 64)
	if err != nil {
		return -1
	}
	for i := range s.Options {
		if s.Valued && s.Options[i].Value == v {
			return i
		}
	}
	numbered := func(o positions.Option) bool { return isNumber(o.ID) || isNumber(o.Label) }
	if i := int(v) - 1; !s.Valued && v == float64(i+1) && i >= 0 && i < len(s.Options) && !slices.ContainsFunc(s.Options, numbered) {
		return i
	}
	return -1
}

// labelled counts the options that a text names in any case.
func labelled(s *positions.Scale, text string) int {
	n := 0
	for i := range s.Options {
		if strings.EqualFold(s.Options[i].Label, text) || strings.EqualFold(s.Options[i].ID, text) {
			n++
		}
	}
	return n
}

func isNumber(text string) bool {
	_, err := strconv.ParseFloat(text, 64)
	return err == nil
}

func (d *Decoder) unknownOption(f field, is *positions.Issue, text string) {
	var ids, known []string
	for i := range is.Scale.Options {
		ids = append(ids, is.Scale.Options[i].ID)
	}
	known = append(known, ids...)
	for i := range is.Scale.Options {
		known = append(known, is.Scale.Options[i].Label)
	}
	hint := "options: " + strings.Join(ids, ", ")
	if labelled(is.Scale, text) > 1 {
		d.fault(f, 1, tick(text)+" is the label of several options of "+is.ID, "write the id instead; "+hint)
		return
	}
	if near, ok := problem.Nearest(text, known); ok {
		hint = "did you mean " + tick(ids[slices.Index(known, near)%len(ids)]) + "? " + hint
	}
	d.fault(f, 1, tick(text)+" is no option of "+is.ID, hint)
}

// number reads a finite decimal number.
func (d *Decoder) number(f field, n int, hint string) (float64, bool) {
	text := d.text(f, n)
	v, ok := parseNumber(text)
	comma := strings.Replace(text, ",", ".", 1)
	if !ok && d.lookup.DecimalComma {
		v, ok = parseNumber(comma)
	}
	if !ok {
		if _, would := parseNumber(comma); would && comma != text {
			hint = "write " + comma + ", with a point"
		}
		d.fault(f, n, tick(text)+" is not a number", hint)
	}
	return v, ok
}

func parseNumber(s string) (float64, bool) {
	if strings.Trim(s, "0123456789.eE+-") != "" {
		return 0, false // the library would take hexadecimals, infinities and underscores, too
	}
	v, err := strconv.ParseFloat(s, 64)
	return v + 0, err == nil && !math.IsInf(v, 0) // −0 becomes 0
}

func (d *Decoder) salience() *float64 {
	if d.text(salience, 1) == "" {
		return nil
	}
	v, ok := d.number(salience, 1, "saliences go from 0 to 100")
	if ok && (v < 0 || v > 100) {
		d.fault(salience, 1, tick(d.text(salience, 1))+" is off the scale of saliences", "they go from 0 to 100")
	}
	if !ok {
		return nil
	}
	return &v
}

func (d *Decoder) truth(f field) bool {
	switch s := d.text(f, 1); strings.ToLower(s) {
	case "true", "yes", "y", "1":
		return true
	case "", "false", "no", "n", "0":
	default:
		d.fault(f, 1, tick(s)+" is neither true nor false", "write true or false")
	}
	return false
}

// word reads a word of a closed vocabulary, in any case.
func word[T ~uint8](d *Decoder, f field, n int, words []string) T {
	text := d.text(f, n)
	if text == "" {
		return 0
	}
	v, ok := positions.Word[T](words, strings.ToLower(text))
	if !ok {
		if words[0] == "" {
			words = words[1:]
		}
		hint := "one of: " + strings.Join(words, ", ")
		if near, found := problem.Nearest(text, words); found {
			hint = "did you mean " + tick(near) + "?"
		}
		what := strings.ReplaceAll(columns[f].Name, "_", " ")
		if f == endedHow {
			what = "way for a term to end"
		}
		d.fault(f, n, tick(text)+" is no "+what, hint)
	}
	return v
}

// signatories reads the members that signed a group's stance.
func (d *Decoder) signatories(group *positions.Party) []*positions.Party {
	text := d.text(inheritedBy, 1)
	if text == "" {
		return nil
	}
	signed := []*positions.Party{}
	if group != nil && !d.lookup.Group(group) {
		d.fault(inheritedBy, 1, tick(group.ID)+" has no members, so nobody can inherit from it", "leave the cell empty, or give its members `member_of` in the codebook")
		return nil
	}
	if strings.EqualFold(text, noMember) {
		return signed
	}
	separator := ","
	if strings.Contains(text, ";") {
		separator = ";"
	}
	for name := range strings.SplitSeq(text, separator) {
		if name = strings.TrimSpace(name); name == "" {
			continue
		}
		p, miss := d.lookup.Party(name)
		switch {
		case p == nil:
			d.fault(inheritedBy, 1, miss.message(tick(name)+" is no party in the codebook"), miss.Hint)
		case group != nil && !p.Within(group):
			d.fault(inheritedBy, 1, tick(p.ID)+" is no member of "+tick(group.ID), "")
		case slices.Contains(signed, p):
			d.fault(inheritedBy, 1, tick(p.ID)+" is named twice", "take one away")
		default:
			signed = append(signed, p)
		}
	}
	return signed
}
