package yamlfile

import (
	"slices"

	"gopkg.in/yaml.v3"

	"stance/positions"
	"stance/positions/problem"
)

// textCell reads a cell that is one text or number: an option, by its id or label, or
// a number, where the issue's scale has it; else the summary of a stance.
//
// Unquoted text on lines below the key may as well be a key whose colon is missing, or
// where a file was cut off.
func (w *snapshotWalker) textCell(key, n *yaml.Node, is *positions.Issue, f *fields) bool {
	if n.Line > key.Line && n.Style&quotedStyles == 0 {
		w.report(n, problem.WrongShape, "this should be a stance, written as keys with values; it is "+kindOf(n), "if it is what the party wants, write it behind "+tick(key.Value+":")+" on the same line, or in quotes")
		return false
	}
	if !w.scalar(n, key.Value) {
		return false
	}
	*f = fields{}
	at, v := recordSummary, n
	switch {
	case n.Value == "none":
		at = recordPosition
	case n.Value == "same" && is != nil && is.Scale == nil && !w.ref.scaleBroken[is.Index]:
		w.report(n, problem.NoScale, "`same` repeats a position on a scale, and "+tick(w.ref.issueName(is))+" has none", sameHint)
		return false
	case is == nil || is.Scale == nil:
	case n.Value == "same":
		at = recordPosition
	case is.Scale.Numeric():
		if _, fault := positions.ParseNumber(n.Value, ""); fault == nil {
			at = recordPosition
		}
	default:
		if i := optionNamed(is.Scale, n.Value); i >= 0 {
			at, v = recordPosition, unwritten(is.Scale.Options[i].ID, n)
		}
	}
	f.key[at], f.value[at] = n, v
	f.text, f.cell = n, key
	return true
}

// speaksForItself reports whether the label of a position can serve as a summary that
// is not written: in a cell that is one text, and in a dataset in one file.
func (w *snapshotWalker) speaksForItself(f *fields) bool {
	v := f.value[recordPosition]
	if v == nil || v.Kind != yaml.ScalarNode || blank(v.Value) {
		return false
	}
	return f.text != nil || w.ref.short != nil && v.Value != "none"
}

// nameOf is what problems call a key of a record: in a cell that is one text, which has
// no keys, that of the cell.
func (f *fields) nameOf(key string) string {
	if f.cell != nil {
		return f.cell.Value
	}
	return key
}

// labelOf is what a position is called: its option's label, else what is written. What
// `same` is called is only known when all is read, see crossChecker.same.
func (w *snapshotWalker) labelOf(f *fields, n *yaml.Node, s *positions.Stance) string {
	if s.Kind == positions.Placed && s.Option >= 0 {
		return s.Record.Issue.Scale.Options[s.Option].Label
	}
	return w.prose(n, f.nameOf("position"))
}

// unplaced warns of a stance that could have a position, and names the option that
// may have been meant.
func (w *snapshotWalker) unplaced(key *yaml.Node, f *fields, is *positions.Issue) {
	const message = "this stance has no position, and no note says why"
	if f.text == nil {
		w.report(key, problem.UnplacedNoNote, message, "add `position` or `plausible`, or a `note` on why it cannot be placed on the scale")
		return
	}
	const words = "; words of your own are a `summary`, with `position` or a `note` beside it"
	if is.Scale.Numeric() {
		if _, meant := is.Scale.NumbersMeant(f.text.Value); len(meant) == 1 {
			w.report(f.text, problem.UnplacedNoNote, message, "write "+positions.Number(meant[0])+", with nothing before or behind it")
			return
		}
		w.report(f.text, problem.UnplacedNoNote, message, "a number from "+positions.Number(is.Scale.Min)+" to "+is.Scale.InUnit(positions.Number(is.Scale.Max))+" is written as 7 or 2.5, with nothing before or behind it"+words)
		return
	}
	var labels, known, of []string // the names by which an option may have been meant, and what to write for each
	for i := range is.Scale.Options {
		o := &is.Scale.Options[i]
		labels = append(labels, o.Label)
		known, of = append(known, o.Label, o.ID), append(of, o.Label, o.Label)
	}
	known, of = append(known, "none", "same"), append(of, "none", "same")
	listed := oneOf("options", labels) + words
	w.report(f.text, problem.UnplacedNoNote, message, listed)
	w.ask(f.text.Value, known, func(near string) string {
		return didYouMean(of[slices.Index(known, near)]) + listed
	})
}
