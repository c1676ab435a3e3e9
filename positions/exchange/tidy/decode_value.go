package tidy

import (
	"slices"
	"strconv"
	"strings"

	"stance/positions"
	"stance/positions/numeral"
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
			d.noScale(position, 1, "`position: same`", is)
		}
	default:
		if p, ok := d.point(position, 1, is); ok {
			s.Kind, s.Value, s.Option = positions.Placed, p.Value, p.Option
		}
	}
	s.Plausible = d.plausible(plausibleLow, plausibleHigh, 1, is, s.Kind, s.Value)
}

// plausible reads the range in which a true position lies; nil where there is none.
func (d *Decoder) plausible(low, high field, n int, is *positions.Issue, kind positions.PositionKind, value float64) *positions.Range {
	r := d.ends(low, high, n, is, "a plausible")
	if r != nil {
		d.broken(low, n, positions.PlausibleRange(r, kind, value, d.text(low, n), d.text(high, n)))
	}
	return r
}

// accepts reads what a party would take; nil where nothing is said of it.
func (d *Decoder) accepts(is *positions.Issue, kind positions.PositionKind) *positions.Accepted {
	r := d.ends(acceptsLow, acceptsHigh, 1, is, "an accepted")
	if r == nil {
		for _, f := range []field{acceptsBasis, acceptsConfidence} {
			if d.text(f, 1) != "" && d.text(acceptsLow, 1) == "" && d.text(acceptsHigh, 1) == "" {
				d.fault(f, 1, tick(f.key())+" is that of an accepted range, and there is none", "fill "+tick(columns[acceptsLow].Name)+" and "+tick(columns[acceptsHigh].Name)+", or leave the cell empty")
			}
		}
		return nil
	}
	d.broken(acceptsLow, 1, positions.AcceptedRange(r, kind, d.text(acceptsLow, 1), d.text(acceptsHigh, 1)))
	a := &positions.Accepted{Range: *r}
	if d.text(acceptsBasis, 1) != "" {
		b := word[positions.Basis](d, acceptsBasis, 1, positions.Bases)
		a.Basis = &b
	}
	if d.text(acceptsConfidence, 1) != "" {
		c := word[positions.Confidence](d, acceptsConfidence, 1, positions.Confidences)
		a.Confidence = &c
	}
	return a
}

// ends reads a range by its ends, which is "a plausible" one or the like; nil where there is none, or none that can
// be read.
func (d *Decoder) ends(low, high field, n int, is *positions.Issue, what string) *positions.Range {
	switch from, to := d.text(low, n), d.text(high, n); {
	case from == "" && to == "":
		return nil
	case from == "":
		d.fault(low, n, what+" range needs its low end, too", "for a single position write it at both ends")
		return nil
	case to == "":
		d.fault(high, n, what+" range needs its high end, too", "for a single position write it at both ends")
		return nil
	}
	from, ok := d.point(low, n, is)
	to, alsoOK := d.point(high, n, is)
	if !ok || !alsoOK {
		return nil
	}
	return &positions.Range{Low: from, High: to}
}

// noScale reports a position on an issue without a scale; what is "a position".
func (d *Decoder) noScale(f field, n int, what string, is *positions.Issue) {
	hint := ""
	if d.lookup.ScaleHint != nil {
		hint = d.lookup.ScaleHint(is)
	}
	d.broken(f, n, positions.NoScale(what, is.ID, hint))
}

// point reads a place on an issue's scale. Of an unknown issue nothing is said.
func (d *Decoder) point(f field, n int, is *positions.Issue) (positions.Point, bool) {
	text := d.text(f, n)
	switch {
	case is == nil:
		return positions.Point{}, false
	case is.Scale == nil:
		d.noScale(f, n, "a position", is)
		return positions.Point{}, false
	case is.Scale.Numeric():
		written := d.spelt(text)
		if all, on := is.Scale.NumbersMeant(text); d.lookup.Typed {
			var fault *positions.Fault
			if written, fault = numberOn(text, is); fault != nil {
				d.faults = append(d.faults, Fault{Column: d.column(f, n), Message: fault.Message, Hint: fault.Hint})
				return positions.Point{}, false
			}
		} else if _, no := positions.ParseNumber(written, ""); no != nil && len(all) == 1 {
			written = positions.Number(all[0])
		} else if no != nil && len(on) == 1 {
			written = positions.Number(on[0])
			d.meant = append(d.meant, positions.Tick(text)+" as "+written)
		}
		v, off := positions.OnScale(f.key(), written, is.ID, is.Scale)
		return positions.Point{Value: v, Option: -1}, !d.broken(f, n, off)
	}
	i := OptionNamed(is.Scale, text)
	if begun, _ := is.Scale.OptionsNamed(text); i < 0 && d.lookup.Typed && len(begun) == 1 {
		i = begun[0]
	} else if i < 0 && d.lookup.Typed && len(begun) > 1 {
		var ids []string
		for _, at := range begun {
			ids = append(ids, is.Scale.Options[at].ID)
		}
		miss := several(text, ids, "write more of it")
		d.faults = append(d.faults, Fault{Column: d.column(f, n), Message: miss.Several, Hint: miss.Hint})
		return positions.Point{}, false
	}
	if i < 0 {
		d.unknownOption(f, n, is, text)
		return positions.Point{}, false
	}
	return positions.Point{Value: is.Scale.Options[i].Value, Option: i}, true
}

// numberOn gives a number on a scale as the format writes it, of one as people write it. One separator
// before three digits has two readings, of which the one that lies on the scale is meant.
func numberOn(text string, is *positions.Issue) (written string, fault *positions.Fault) {
	all, on := is.Scale.NumbersMeant(text)
	switch {
	case len(on) == 1:
		return positions.Number(on[0]), nil
	case len(all) > 0 && len(on) == 0:
		return positions.Number(all[0]), nil
	case len(on) > 1:
		return "", &positions.Fault{
			Message: positions.Tick(text) + " can be " + positions.Number(on[0]) + " or " + positions.Number(on[1]) + ", which both lie on the scale of " + is.ID,
			Hint:    "write it without a separator: " + positions.Number(on[0]) + " or " + positions.Number(on[1]),
		}
	}
	return text, nil
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

func (d *Decoder) unknownOption(f field, n int, is *positions.Issue, text string) {
	var ids, known []string
	for i := range is.Scale.Options {
		ids = append(ids, is.Scale.Options[i].ID)
	}
	known = append(known, ids...)
	for i := range is.Scale.Options {
		known = append(known, is.Scale.Options[i].Label)
	}
	if labelled(is.Scale, text) > 1 {
		d.faults = append(d.faults, Fault{Column: d.column(f, n), Message: tick(text) + " is the label of several options of " + is.ID, Hint: "write the id instead; " + positions.OneOf("options", ids)})
		return
	}
	d.broken(f, n, positions.UnknownOption(text, is.ID, ids, known))
}

// number reads a finite decimal number, which should lie from low to high.
func (d *Decoder) number(f field, n int, low, high float64) (float64, bool) {
	written := d.spelt(d.text(f, n))
	if _, no := positions.ParseNumber(written, ""); no != nil {
		if all := numeral.Readings(written); len(all) == 1 {
			written = positions.Number(all[0])
		}
	}
	v, fault := positions.ParseNumber(written, positions.NumberHint(written, low, high))
	return v, !d.broken(f, n, fault.Of(f.key()))
}

// spelt is a number as the format writes it, of one as tables have it: without zeros
// before it and, where that is allowed, with a point for a comma. Whatever else is
// there stays as it is.
func (d *Decoder) spelt(text string) string {
	number := text
	if d.lookup.DecimalComma {
		number = strings.Replace(number, ",", ".", 1)
	}
	unsigned := strings.TrimLeft(number, "+-")
	sign := number[:len(number)-len(unsigned)]
	for len(unsigned) > 1 && unsigned[0] == '0' && unsigned[1] >= '0' && unsigned[1] <= '9' {
		unsigned = unsigned[1:]
	}
	if _, fault := positions.ParseNumber(sign+unsigned, ""); fault != nil {
		return text
	}
	return sign + unsigned
}

func (d *Decoder) salience() *float64 {
	if d.text(salience, 1) == "" {
		return nil
	}
	v, ok := d.number(salience, 1, 0, 100)
	if !ok || d.broken(salience, 1, positions.Salience(d.text(salience, 1), v)) {
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
		d.broken(f, 1, positions.BadBoolean(s).Of(f.key()))
	}
	return false
}

// word reads a word of a closed vocabulary, in any case.
func word[T ~uint8](d *Decoder, f field, n int, words []string) T {
	text := d.text(f, n)
	if text == "" {
		return 0
	}
	written := strings.ToLower(text)
	if begun := positions.WordsBegun(words, text); d.lookup.Typed && len(begun) == 1 {
		written = begun[0]
	}
	v, ok := positions.Word[T](words, written)
	if !ok {
		d.broken(f, n, positions.UnknownWord(f.key(), text, words))
	}
	return v
}

// signatories reads the members that signed a group's stance; nil where nothing is said
// of it.
func (d *Decoder) signatories(f field, group *positions.Party) []*positions.Party {
	text := d.text(f, 1)
	if text == "" {
		return nil
	}
	signed := []*positions.Party{}
	var members []string
	if group != nil {
		if members = d.lookup.Members(group); members == nil {
			d.broken(f, 1, positions.NotAGroup(f.key(), group.ID, "the codebook"))
			return nil
		}
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
			d.broken(f, 1, miss.fault())
		case group != nil && !p.Within(group):
			d.broken(f, 1, positions.NotAMember(p.ID, group.ID, members))
		case slices.Contains(signed, p):
			d.broken(f, 1, positions.NamedTwice(p.ID))
		default:
			signed = append(signed, p)
		}
	}
	return signed
}
