package spelling

import (
	"fmt"
	"math"
	"regexp"
	"strconv"
	"strings"

	"stance/positions"
	"stance/positions/slug"
)

// ScaleSpelling explains how a scale is given, in one line.
const ScaleSpelling = `options from one pole to the other, as in "No land | Land exchanged | All regions", or numbers, as in 0..10; ` +
	`with names for the poles: "Opposed < 0..10 > In favour"`

// Named reads "id=Name", or a name alone, of which it makes the id. The id is
// "" where the name has no letters to make one of.
func Named(spelt string) (id, name string, err error) {
	spelt = strings.TrimSpace(spelt)
	id, name, given := strings.Cut(spelt, "=")
	id, name = strings.TrimSpace(id), strings.TrimSpace(name)
	switch {
	case spelt == "":
		return "", "", fmt.Errorf("a name is missing")
	case !given:
		return slug.Of(spelt), spelt, nil
	case name == "":
		return "", "", fmt.Errorf("%q has no name after the =", spelt)
	case !positions.IsID(id):
		return "", "", fmt.Errorf("%q is no id: write small letters, digits and hyphens before the =, such as %s=%s", id, suggestion(name), name)
	}
	return id, name, nil
}

func suggestion(name string) string {
	if id := slug.Of(name); id != "" {
		return id
	}
	return "some-id"
}

var numbers = regexp.MustCompile(`^([-−]?\d+(?:\.\d+)?)\s*(?:\.\.\.?|…|–|-|\bto\b)\s*([-−]?\d+(?:\.\d+)?)$`)

// Scale reads a scale: options from the low pole to the high with | between
// (or commas, where there is no |), or two numbers with .. between; with names
// for the poles, LOW < … > HIGH. An option may be given as id=Label.
func Scale(spelt string) (*positions.Scale, error) {
	s := &positions.Scale{}
	body := spelt
	if low, rest, ok := strings.Cut(body, "<"); ok {
		s.Low, body = strings.TrimSpace(low), rest
	}
	if i := strings.LastIndexByte(body, '>'); i >= 0 {
		s.High, body = strings.TrimSpace(body[i+1:]), body[:i]
	}
	if strings.ContainsAny(body, "<>") || strings.ContainsAny(s.High, "<>") {
		return nil, fmt.Errorf("a scale has one < and one >, after the name of its low pole and before that of its high pole")
	}
	body = strings.TrimSpace(body)
	if m := numbers.FindStringSubmatch(body); m != nil {
		s.Min, s.Max = number(m[1]), number(m[2])
		if math.IsInf(s.Min, 0) || math.IsInf(s.Max, 0) {
			return nil, fmt.Errorf("%s to %s goes beyond the numbers that can be kept", m[1], m[2])
		}
		if s.Min >= s.Max {
			return nil, fmt.Errorf("%s is not less than %s; write the low end first", m[1], m[2])
		}
		return s, nil
	}
	if err := options(s, body); err != nil {
		return nil, err
	}
	return s, nil
}

// number is infinite for one that is too large.
func number(s string) float64 {
	v, _ := strconv.ParseFloat(strings.Replace(s, "−", "-", 1), 64) // the pattern lets nothing else pass
	return v
}

// options reads the options of a scale, which lie evenly from 0 to 100.
func options(s *positions.Scale, body string) error {
	between := "|"
	if !strings.Contains(body, between) {
		between = ","
	}
	seen := map[string]string{}
	for spelt := range strings.SplitSeq(body, between) {
		if strings.TrimSpace(spelt) == "" {
			return fmt.Errorf("an option is empty; write %s", ScaleSpelling)
		}
		id, label, err := Named(spelt)
		if err != nil {
			return err
		}
		if id == "" || id == "none" || id == "same" {
			id = fmt.Sprintf("option-%d", len(s.Options)+1)
		}
		if other, taken := seen[id]; taken {
			return fmt.Errorf("the options %q and %q have one id, %s; tell them apart, as in id=Label", other, label, id)
		}
		seen[id] = label
		s.Options = append(s.Options, positions.Option{ID: id, Label: label})
	}
	last := len(s.Options) - 1
	if last < 1 {
		return fmt.Errorf("a scale needs two options or more: write %s", ScaleSpelling)
	}
	for i := range s.Options {
		s.Options[i].Value = float64(i) * 100 / float64(last)
	}
	s.Max = 100
	return nil
}
