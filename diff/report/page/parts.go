package page

import (
	"slices"

	"stance/diff/report/document"
)

// Parts gives a document that is too long for one page as several, which say the same one after
// the other: as many as it takes for each to have most bytes, about. What introduces it stands on
// the first alone; a section that is parted has its anchor where it begins and its name on each, as
// sources are listed on each that has some.
func Parts(d *document.Document, most int) []*document.Document {
	listed := false
	blocks := slices.DeleteFunc(slices.Clone(d.Blocks), func(b document.Block) bool {
		_, is := b.(document.Sources)
		listed = listed || is
		return is
	})
	room := most
	if listed {
		room = max(most/2, most-sourcesWeight(d))
	}
	groups := slices.DeleteFunc(pack(blocks, room, room), func(g []document.Block) bool { return g == nil })
	parts := make([]*document.Document, len(groups))
	for i, group := range groups {
		part := *d
		part.Blocks = group
		if i > 0 {
			part.Dates, part.Below, part.Lead = nil, nil, nil
		}
		if listed {
			part.Blocks = append(slices.Clip(group), document.Sources{})
		}
		parts[i] = &part
	}
	if len(parts) < 2 {
		return []*document.Document{d}
	}
	return parts
}

// Weight is about how many bytes the page of a document has.
func Weight(d *document.Document) int {
	w := sourcesWeight(d)
	for _, b := range d.Blocks {
		w += weigh(b)
	}
	return w
}

// Anchors lists the ids to which links to a document can lead, as its page has them.
func Anchors(d *document.Document) []string {
	s := &setter{anchors: map[string]string{}}
	s.survey(d.Blocks)
	ids := make([]string, 0, len(s.anchors))
	for id := range s.anchors {
		ids = append(ids, id)
	}
	slices.Sort(ids)
	return ids
}

// pack lays blocks into groups, in their order: the first has room bytes, and may be nil, each other
// most. What has no room in a group begins the next, or is divided where it would fill more
// than one.
func pack(blocks []document.Block, room, most int) [][]document.Block {
	groups := [][]document.Block{nil}
	for _, b := range blocks {
		pieces := []document.Block{b}
		switch weight := weigh(b); {
		case weight > most:
			pieces = divide(b, room, most)
		case weight > room:
			pieces = []document.Block{nil, b}
		}
		for i, piece := range pieces {
			if i > 0 {
				groups, room = append(groups, nil), most
			}
			if piece != nil {
				groups[len(groups)-1] = append(groups[len(groups)-1], piece)
				room -= weigh(piece)
			}
		}
	}
	return groups
}

// divide gives a block as several of the same kind, the first of which has room bytes, and may be
// nil, and each other most.
func divide(block document.Block, room, most int) []document.Block {
	room, most = room-blockWeight, most-blockWeight
	switch b := block.(type) {
	case document.Section:
		return pieces(b, pack(b.Blocks, room, most), func(i int, group []document.Block) document.Block {
			if b.Blocks = group; i > 0 {
				b.ID = ""
			}
			return b
		})
	case document.Entry:
		return pieces(b, pack(b.Body, room, most), func(i int, group []document.Block) document.Block {
			if b.Body = group; i > 0 {
				b.ID = ""
			}
			return b
		})
	case document.Table:
		rows := portions(b.Rows, room, most, rowWeight, func(r document.TableRow) bool { return r.Under })
		return pieces(b, rows, func(_ int, list []document.TableRow) document.Block { b.Rows = list; return b })
	case document.Picture: // of which no part can be drawn: there are its figures
		if b.Figures == nil || b.Drawing == nil && b.Else != nil {
			break
		}
		b.Drawing, b.Else = nil, nil
		figures := *b.Figures
		rows := portions(figures.Rows, room, most, rowWeight, func(r document.TableRow) bool { return r.Under })
		return pieces(block, rows, func(i int, list []document.TableRow) document.Block {
			part := figures
			if part.Rows, b.Figures = list, &part; i > 0 {
				b.ID = ""
			}
			return b
		})
	case document.Reading:
		return pieces(b, portions(b.Paragraphs, room, most, paragraphWeight, nil), func(_ int, list []document.Paragraph) document.Block { b.Paragraphs = list; return b })
	case document.Evidence:
		return pieces(b, portions(b.Passages, room, most, passageWeight, nil), func(_ int, list []document.Passage) document.Block { b.Passages = list; return b })
	case document.Items:
		return pieces(b, portions(b.Items, room, most, itemWeight, nil), func(_ int, list []document.Item) document.Block { b.Items = list; return b })
	case document.List:
		return pieces(b, portions(b.Items, room, most, textWeight, nil), func(_ int, list []document.Text) document.Block { b.Items = list; return b })
	}
	return []document.Block{nil, block}
}

// pieces makes a block of each portion of what was in one, and nil of the first where that is empty.
// With nothing in it the block itself is the second.
func pieces[T any](whole document.Block, list [][]T, of func(i int, portion []T) document.Block) []document.Block {
	made := make([]document.Block, len(list))
	first := 0
	for i, portion := range list {
		if len(portion) == 0 {
			first++
			continue
		}
		made[i] = of(i-first, portion)
	}
	if first == len(list) {
		return []document.Block{nil, whole}
	}
	return made
}

// portions cuts a list as pack does blocks. What goes with the one before stays with it.
func portions[T any](list []T, room, most int, weight func(T) int, with func(T) bool) [][]T {
	var cut [][]T
	begin := 0
	for i := 0; i < len(list); {
		end, need := i+1, weight(list[i])
		for ; end < len(list) && with != nil && with(list[end]); end++ {
			need += weight(list[end])
		}
		if need > room && (i > begin || cut == nil) {
			cut = append(cut, list[begin:i])
			begin, room = i, most
		}
		room -= need
		i = end
	}
	return append(cut, list[begin:])
}

// How many bytes what is set takes beside its words, about: a block, a run of text, a link, a cell of
// a table, a passage with who says it, a marked passage, a drawing.
const (
	blockWeight   = 120
	runWeight     = 12
	linkWeight    = 60
	cellWeight    = 60
	quotedWeight  = 300
	markWeight    = 400
	drawingWeight = 4000
)

// weigh is about how many bytes of a page a block takes.
func weigh(block document.Block) int {
	w := blockWeight
	texts := func(list ...document.Text) {
		for _, t := range list {
			w += textWeight(t)
		}
	}
	all := func(lists ...[]document.Block) {
		for _, blocks := range lists {
			for _, b := range blocks {
				w += weigh(b)
			}
		}
	}
	switch b := block.(type) {
	case document.Section:
		texts(b.Name)
		all(b.Blocks)
	case document.Entry:
		texts(b.Head)
		w += len(b.Name)
		all(b.Body)
	case document.Split:
		all(b.Left, b.Right)
	case document.Para:
		texts(b.Text)
	case document.Facts:
		texts(b.Lines...)
	case document.Items:
		for _, it := range b.Items {
			w += itemWeight(it)
		}
	case document.List:
		texts(b.Head)
		texts(b.Items...)
	case document.Glossary:
		for _, it := range b.Entries {
			w += itemWeight(it)
		}
	case document.Excerpt:
		w += len(b.Text)
	case document.Table:
		w += tableWeight(&b)
	case document.Matrix:
		for _, r := range b.Rows {
			texts(r.Head)
			for _, c := range r.Cells {
				w += cellWeight
				texts(c...)
			}
		}
	case document.Picture:
		w += drawingWeight
		if b.Figures != nil {
			w += 4 * tableWeight(b.Figures) // drawn, as a table, and to be downloaded
		}
		all(b.Else)
	case document.Evidence:
		for _, p := range b.Passages {
			w += passageWeight(p)
		}
	case document.Reading:
		for _, p := range b.Paragraphs {
			w += paragraphWeight(p)
		}
	case document.Rows:
		for _, r := range b.Rows {
			texts(r.Key)
			texts(r.Items...)
		}
	case document.Scale:
		w += drawingWeight
		for _, l := range b.Lines {
			w += drawingWeight / 4
			texts(l.Who, l.Places, l.Tail, l.Grounds, l.Also)
			for _, said := range l.Body {
				texts(said.Text)
			}
		}
	case document.Ruler:
		w += drawingWeight
	}
	return w
}

func tableWeight(t *document.Table) int {
	w := 0
	for _, r := range t.Rows {
		w += rowWeight(r)
	}
	return w
}

func rowWeight(r document.TableRow) int {
	w := 0
	for _, c := range r.Cells {
		w += cellWeight
		for _, t := range c {
			w += textWeight(t)
		}
	}
	return w
}

func textWeight(t document.Text) int {
	w := 0
	for i := range t {
		w += runWeight + len(t[i].Text)
		if to := len(t[i].To) + len(t[i].Page); to > 0 {
			w += linkWeight + to
		}
	}
	return w
}

func itemWeight(it document.Item) int { return cellWeight + textWeight(it.Label) + textWeight(it.Text) }

func passageWeight(p document.Passage) int {
	w := quotedWeight + len(p.Quote) + len(p.Prefix) + len(p.Suffix) + len(p.Paraphrase) + len(p.Speaker) + len(p.Locator)
	for _, n := range p.Notes {
		w += len(n)
	}
	return w
}

func paragraphWeight(p document.Paragraph) int {
	w := blockWeight + len(p.Text)
	for _, m := range p.Marks {
		w += markWeight
		for _, t := range m.Of {
			w += textWeight(t)
		}
	}
	return w
}

// sourcesWeight is about how many bytes the list of a document's sources takes.
func sourcesWeight(d *document.Document) int {
	w := blockWeight
	for _, s := range d.Numbered() {
		w += quotedWeight + len(s.Title) + len(s.URL) + len(s.Publisher)
		for _, t := range s.Cited {
			w += textWeight(t)
		}
	}
	return w
}
