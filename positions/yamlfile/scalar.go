package yamlfile

import (
	"gopkg.in/yaml.v3"

	"stance/positions"
	"stance/positions/problem"
)

const quotedStyles = yaml.SingleQuotedStyle | yaml.DoubleQuotedStyle | yaml.LiteralStyle | yaml.FoldedStyle

// date reads a date, of a key that is "" where the date is the key itself.
func (w *walker) date(n *yaml.Node, key string) (positions.Date, bool) {
	s, ok := w.token(n, key)
	if !ok {
		return 0, false
	}
	d, err := positions.ParseDate(s)
	if err == nil {
		w.near = d
		return d, true
	}
	w.fault(n, positions.BadDate(s, w.near).Of(key))
	return 0, false
}

// number reads a number: plain decimal notation, unquoted, finite.
func (w *walker) number(n *yaml.Node, key string) (float64, bool) { return w.numberOr(n, key, "") }

// numberOr reads a number, and has a hint of what to write where there is none; "" for any number.
func (w *walker) numberOr(n *yaml.Node, key, hint string) (float64, bool) {
	if !w.scalar(n, key) {
		return 0, false
	}
	v, fault := positions.ParseNumber(n.Value, hint)
	if fault == nil && n.Style&quotedStyles != 0 {
		w.report(n, problem.QuotedNumber, tick(key)+": a number in quotes is text", "write "+n.Value+" without the quotes")
		return 0, false
	}
	return v, !w.fault(n, fault.Of(key))
}

// boolean reads true or false.
func (w *walker) boolean(n *yaml.Node, key string) (value, ok bool) {
	if !w.scalar(n, key) {
		return false, false
	}
	if n.Style&quotedStyles == 0 {
		switch n.Value {
		case "true", "True", "TRUE":
			return true, true
		case "false", "False", "FALSE":
			return false, true
		}
	}
	w.fault(n, positions.BadBoolean(n.Value).Of(key))
	return false, false
}

// word reads a word of a closed vocabulary.
func word[T ~uint8](w *walker, n *yaml.Node, key string, words []string) T {
	if !w.scalar(n, key) {
		return 0
	}
	v, ok := positions.Word[T](words, n.Value)
	if !ok {
		w.fault(n, positions.UnknownWord(key, n.Value, words))
	}
	return v
}

// id reads the id of something that is being defined. What is not well-formed
// is reported and given all the same, so that what refers to it is found.
func (w *walker) id(n *yaml.Node, key string) (string, bool) {
	s, ok := w.token(n, key)
	if ok {
		w.fault(n, positions.ID(s))
	}
	return s, ok
}
