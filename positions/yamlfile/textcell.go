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
	if !w.scalar(n, "a stance") {
		return false
	}
	*f = fields{}
	at, v := recordSummary, n
	switch {
	case n.Value == "none":
		at = recordPosition
	case is == nil || is.Scale == nil:
	case n.Value == "same":
		at = recordPosition
	case is.Scale.Numeric():
		if _, fault := decimal(n.Value); fault == "" {
			at = recordPosition
		}
	default:
		if i := optionNamed(is.Scale, n.Value); i >= 0 {
			at, v = recordPosition, unwritten(is.Scale.Options[i].ID, n)
		}
	}
	f.key[at], f.value[at] = n, v
	f.text = n
	return true
}

// speaksForItself reports whether the label of a position can serve as a summary that
// is not written: in a cell that is one text, and in a dataset in one file.
func (w *snapshotWalker) speaksForItself(f *fields) bool {
	v := f.value[recordPosition]
	if v == nil || v.Kind != yaml.ScalarNode || blank(v.Value) {
		return false
	}
	return f.text != nil || w.ref.short != nil && v.Value != "none" && v.Value != "same"
}

// labelOf is what a position is called: its option's label, else what is written.
func (w *snapshotWalker) labelOf(n *yaml.Node, s *positions.Stance) string {
	if s.Kind == positions.Placed && s.Option >= 0 {
		return s.Record.Issue.Scale.Options[s.Option].Label
	}
	return w.prose(n, "position")
}

// unplaced warns of a stance that could have a position, and names the option that
// may have been meant.
func (w *snapshotWalker) unplaced(key *yaml.Node, f *fields, is *positions.Issue) {
	const message = "this stance has no position, and no note says why"
	if f.text == nil {
		w.report(key, problem.UnplacedNoNote, message, "add `position` or `plausible`, or a `note` on why it cannot be placed on the scale")
		return
	}
	if is.Scale.Numeric() {
		w.report(f.text, problem.UnplacedNoNote, message, "the scale runs from "+formatNumber(is.Scale.Min)+" to "+formatNumber(is.Scale.Max)+"; words are a `summary`, with `position` or a `note` beside it")
		return
	}
	var options []string
	for _, o := range is.Scale.Options {
		options = append(options, o.Label)
	}
	for _, o := range is.Scale.Options {
		options = append(options, o.ID)
	}
	listed := oneOf("options", options[:len(is.Scale.Options)]) + "; words of your own are a `summary`, with `position` or a `note` beside it"
	w.report(f.text, problem.UnplacedNoNote, message, listed)
	w.ask(f.text.Value, options, func(near string) string {
		return didYouMean(is.Scale.Options[slices.Index(options, near)%len(is.Scale.Options)].Label) + listed
	})
}
