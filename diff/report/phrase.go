package report

import (
	"strings"

	"stance/diff"
	"stance/positions"
)

// The files phrase*.go hold the words in which every format for people tells a
// fact, so that no two of them can disagree. They hold SEMANTICS.md to its
// last word: no direction for anything but a shift, no "removed" for what was
// merely not repeated, no "new" for what was merely first recorded.
//
// A phrase is plain text: names, labels and summaries stand in it as the files
// have them. Whoever writes it to a terminal or a page makes it safe there.

// Naming gives the name of a party: Full in sentences, Short in tables.
type Naming func(*positions.Party) string

// Full names a party in full.
func Full(p *positions.Party) string { return p.Name }

// Short names a party by its short name where it has one.
func Short(p *positions.Party) string { return p.Label() }

// KindLabel says what kind of change it is. The kinds that say that a position
// moved are in capitals, so that they stand out without colour.
func KindLabel(c *diff.Change) string {
	switch c.Kind {
	case diff.Shifted, diff.Withdrawn, diff.Adopted, diff.Reverted:
		return strings.ToUpper(KindWord(c.Kind, 1))
	case diff.FirstRecorded:
		if c.To.Stance.Novel {
			return "new"
		}
	case diff.NotComparable:
		if c.Precision != diff.NoPrecision {
			return "consistent with before"
		}
	}
	return KindWord(c.Kind, 1)
}

// KindWord is the word for n changes of a kind: "possible shift", "possible
// shifts". A first record is called new only where its coder says so, which
// KindLabel looks at.
func KindWord(k diff.Kind, n int) string {
	switch k {
	case diff.Shifted:
		return "shifted"
	case diff.Withdrawn:
		return "withdrawn"
	case diff.Adopted:
		return "adopted"
	case diff.Reverted:
		return "reverted"
	case diff.PossibleShift:
		if n != 1 {
			return "possible shifts"
		}
		return "possible shift"
	case diff.Reworded:
		return "reworded"
	case diff.NotComparable:
		return "not comparable"
	case diff.OwnVoice:
		return "own voice"
	case diff.FirstRecorded:
		return "first recorded"
	case diff.Held:
		return "held"
	case diff.Unchanged:
		return "unchanged"
	}
	return k.String()
}

// KindMeaning explains a kind in the words of someone who has to rely on it.
func KindMeaning(k diff.Kind) string {
	switch k {
	case diff.Shifted:
		return "moved beyond the coder's margin, on firm ground at both dates"
	case diff.Withdrawn:
		return "gave up its position"
	case diff.Adopted:
		return "took a position after having had none"
	case diff.Reverted:
		return "back where it was, after having been elsewhere in between"
	case diff.PossibleShift:
		return "differs, but within the margins or not confirmed: no direction is given"
	case diff.Reworded:
		return "in words only at both dates, and the words differ: the redline tells how"
	case diff.NotComparable:
		return "the scale cannot tell: read the words"
	case diff.OwnVoice:
		return "now speaks for itself where its group spoke before; the group did not move by it"
	case diff.FirstRecorded:
		return "the first in this dataset, and not necessarily new"
	case diff.Held:
		return "said, reported or judged anew, same position"
	case diff.Unchanged:
		return "nothing new was said"
	}
	return ""
}

// NovelMeaning is what a coder asserts with `novel`.
const NovelMeaning = "not held by the party before, its coder says"

// Quoted puts a label between quotation marks.
func Quoted(s string) string { return "“" + s + "”" }

// names lists parties: "Ukraine, European leaders".
func names(parties []*positions.Party, name Naming) string {
	words := make([]string, len(parties))
	for i, p := range parties {
		words[i] = name(p)
	}
	return strings.Join(words, ", ")
}

func joined(parts ...string) string {
	var kept []string
	for _, p := range parts {
		if p != "" {
			kept = append(kept, p)
		}
	}
	return strings.Join(kept, ", ")
}
