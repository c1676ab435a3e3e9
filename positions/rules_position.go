package positions

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"stance/positions/problem"
	"stance/positions/visible"
)

// NoScale is a position on an issue without a scale. what is "a position", or
// "`position: same`"; hint says what can be done about it.
func NoScale(what, issue, hint string) *Fault {
	if hint == "" {
		hint = "say it in the summary, or give the issue a scale in the codebook"
	}
	return &Fault{Rule: problem.NoScale, Message: what + " cannot stand here: the issue " + Tick(issue) + " has no scale", Hint: hint}
}

// numbersOn says what positions on a numeric scale are.
func numbersOn(issue string, s *Scale) string {
	return "positions on " + issue + " are numbers from " + Number(s.Min) + " to " + s.InUnit(Number(s.Max))
}

// OnScale reads a position on the numeric scale of an issue.
func OnScale(key, written, issue string, s *Scale) (float64, *Fault) {
	_, meant := s.NumbersMeant(written)
	v, f := ParseNumber(written, numberHint(meant, numbersOn(issue, s)))
	if f != nil {
		return 0, f.Of(key)
	}
	if v < s.Min || v > s.Max {
		of := "the scale of " + issue
		if key == issue {
			of = "its scale"
		}
		hint := "the scale runs from " + Number(s.Min) + " to " + s.InUnit(Number(s.Max))
		if len(meant) == 1 {
			hint = "write " + Number(meant[0]) + ", if that is meant; " + hint
		}
		return 0, &Fault{Rule: problem.OutOfRange, Message: Tick(key) + " is " + written + ", off " + of, Hint: hint}
	}
	return v, nil
}

// UnknownOption is a position that is no option of an issue. options are what faults
// call these; known are what may have been meant, and the i-th of them is option
// i modulo the number of options.
func UnknownOption(written, issue string, options, known []string) *Fault {
	listed := OneOf("options", options)
	return &Fault{
		Rule: problem.UnknownOption, Message: Tick(written) + " is no option of " + issue, Hint: listed, Name: written, Known: known,
		near: func(meant string) string {
			for i := range known {
				if known[i] == meant {
					return didYouMean(options[i%len(options)]) + listed
				}
			}
			return listed
		},
	}
}

// PlausibleRange holds that a range runs from its low end to its high one, and holds
// the position, of a stance of that kind. low and high are how its ends are written.
func PlausibleRange(r *Range, kind PositionKind, value float64, low, high string) *Fault {
	switch {
	case r.Low.Value > r.High.Value:
		return &Fault{Rule: problem.RangeBackwards, Message: "the plausible range runs backwards: " + Tick(low) + " is above " + Tick(high), Hint: "write the low end first: [" + high + ", " + low + "]"}
	case kind == None:
		return &Fault{Rule: problem.RangeMisses, Message: "a party without a position (`none`) has no plausible range", Hint: "take `plausible` away, or `position: none`"}
	case kind == Placed && !r.Contains(value):
		return &Fault{Rule: problem.RangeMisses, Message: "the plausible range leaves the position out", Hint: "widen the range so that the position lies in it, or correct the position"}
	}
	return nil
}

// AcceptedRange holds that what a party would take runs from its low end to its high
// one, and is that of a party with a position, or open.
func AcceptedRange(r *Range, kind PositionKind, low, high string) *Fault {
	switch {
	case r.Low.Value > r.High.Value:
		return &Fault{Rule: problem.RangeBackwards, Message: "the accepted range runs backwards: " + Tick(low) + " is above " + Tick(high), Hint: "write the low end first: [" + high + ", " + low + "]"}
	case kind == None:
		return &Fault{Rule: problem.RangeMisses, Message: "a party without a position (`none`) accepts nothing that could be told", Hint: "take `accepts` away, or `position: none`"}
	}
	return nil
}

// AcceptsMisses warns of an accepted range that leaves the position out.
func AcceptsMisses(r *Range, kind PositionKind, value float64) *Fault {
	if kind != Placed || r.Contains(value) {
		return nil
	}
	return &Fault{Rule: problem.AcceptsMisses, Message: "the accepted range leaves the position out", Hint: "what a party asks for it would take as well: widen the range if that is so here"}
}

// EvidencePosition is evidence whose position is a word that is no place on a scale.
func EvidencePosition(word string) *Fault {
	return &Fault{Rule: problem.UnknownOption, Message: "the position of a piece of evidence cannot be " + Tick(word), Hint: "name the position that this piece alone would give, or leave it out"}
}

// ClaimOfSame is a claim that somebody's position is `same`.
func ClaimOfSame() *Fault {
	return &Fault{Rule: problem.UnknownOption, Message: "a claim's position cannot be `same`", Hint: "name the position that is claimed, or leave it out"}
}

// Reserved holds that an option's id is none of the positions that mean something
// of their own.
func Reserved(id string) *Fault {
	if id != "none" && id != "same" {
		return nil
	}
	return &Fault{Rule: problem.BadID, Message: Tick(id) + " cannot be the id of an option: as a position it has a meaning of its own", Hint: "choose another id"}
}

// The scales that are none.
var (
	TwoScales   = &Fault{Rule: problem.BadScale, Message: "a scale has options or min and max, not both", Hint: "take one of the two away"}
	NoRealScale = &Fault{Rule: problem.BadScale, Message: "a scale needs options, or min and max"}
	FewOptions  = &Fault{Rule: problem.BadScale, Message: "a scale needs at least two options"}
	UnitAlone   = &Fault{Rule: problem.BadScale, Message: "a unit goes with `min` and `max`: it is what the numbers of a scale count", Hint: "take `unit` away; an option's label says what it stands for"}
)

// Bounds holds that the ends of a numeric scale are in order.
func Bounds(low, high float64) *Fault {
	if low < high {
		return nil
	}
	return &Fault{Rule: problem.BadScale, Message: "max (" + Number(high) + ") must be more than min (" + Number(low) + ")"}
}

// Unit holds that the unit of a numeric scale can stand behind every number: a few characters on one
// line, all of them seen, and at the beginning none that a number may have.
func Unit(unit string) *Fault {
	const longest = 40
	bad := func(message, hint string) *Fault {
		return &Fault{Rule: problem.BadValue, Message: "the unit " + Tick(unit) + " " + message, Hint: hint}
	}
	switch first, _ := utf8.DecodeRuneInString(unit); {
	case strings.ContainsAny(unit, "\r\n"):
		return bad("has more than one line", "write one word or a few on one line, such as tonnes; it is printed with every number")
	case strings.ContainsFunc(unit, visible.Hidden):
		return bad("has characters that nobody sees", "write it anew, such as tonnes; it is printed with every number")
	case utf8.RuneCountInString(unit) > longest:
		return bad("is too long to stand behind every number", "write at most "+strconv.Itoa(longest)+" characters, such as tonnes; what is counted can stand in the issue's question")
	case unicode.IsDigit(first) || strings.ContainsRune(".,+-−", first) && unit != "":
		return bad("begins as if it belonged to the number before it", "write a word first, such as thousand tonnes")
	}
	return nil
}

// GivenTwice is an id that two of a kind have, such as "the option".
func GivenTwice(what, id string) *Fault {
	return &Fault{Rule: problem.DuplicateID, Message: what + " " + Tick(id) + " is given twice", Hint: "ids must differ; rename one or take it away"}
}
