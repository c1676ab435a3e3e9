package document

import "slices"

// marks are the signs as they are written, the same in every format.
var marks = [...]string{
	Moved: "▶", GaveUp: "−", TookUp: "+", MayHave: "?", ReadOn: "!", Recorded: "+", Claimed: "»", Same: "=", NotFound: "–",
}

// Mark is the sign as it is written before a line, "" for none.
func (s Sign) Mark() string {
	if int(s) >= len(marks) {
		return ""
	}
	return marks[s]
}

// Moves reports whether a sign is of a position that is known to have changed, which
// renderers set off.
func (s Sign) Moves() bool { return s == Moved || s == GaveUp || s == TookUp }

// Scales lists the scales of the document in reading order, also those in other blocks.
func (d *Document) Scales() []Scale {
	var list []Scale
	d.walk(func(...Text) {}, func(b Block) {
		if s, ok := b.(Scale); ok {
			list = append(list, s)
		}
	})
	return list
}

// Signs lists those that the document has and that have a mark, in their order: before its
// lines, and before whom else there is something to say of.
func (d *Document) Signs() []Sign {
	var used [len(marks)]bool
	for _, s := range d.Scales() {
		signs := slices.Clone(s.Signs)
		for _, l := range s.Lines {
			signs = append(signs, l.Sign)
		}
		for _, sign := range signs {
			if sign.Mark() != "" {
				used[sign] = true
			}
		}
	}
	var list []Sign
	for s, is := range used {
		if is {
			list = append(list, Sign(s))
		}
	}
	return list
}
