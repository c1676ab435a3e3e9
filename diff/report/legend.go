package report

import (
	"stance/diff"
	"stance/diff/redline"
)

// Legend says which words of a comparison have been used, so that those and
// no others are explained.
type Legend struct {
	Kinds       []diff.Kind // in the order in which they are told
	Novel       bool
	NotRepeated bool
	Unconfirmed bool
	Redlines    bool
}

// LegendOf looks through the changes that are told.
func LegendOf(told []diff.Change) Legend {
	var l Legend
	used := map[diff.Kind]bool{}
	for i := range told {
		c := &told[i]
		used[c.Kind] = true
		l.Unconfirmed = l.Unconfirmed || c.To.Stance.Unconfirmed()
		l.Redlines = l.Redlines || redlinesWording(c)
		l.Novel = l.Novel || c.Kind == diff.FirstRecorded && c.To.Stance.Novel
		for _, t := range c.Terms {
			l.NotRepeated = l.NotRepeated || t.Op == redline.NotRepeated
		}
	}
	for k := range diff.Kinds {
		if kind := diff.Kind(k); used[kind] {
			l.Kinds = append(l.Kinds, kind)
		}
	}
	return l
}
