package splice

import (
	"fmt"
	"maps"
	"slices"

	"gopkg.in/yaml.v3"

	"stance/positions"
	"stance/positions/yamlfile"
)

// change makes changes of records in the files in which these stand.
func (p *planner) change(changes []Change) error {
	type partyIn struct {
		home  *home
		party int
	}
	going := map[partyIn][]int{} // the cells that go
	for _, c := range changes {
		h, at, i, err := p.recordIn(c.Was)
		if err != nil {
			return err
		}
		if c.Now == nil {
			going[partyIn{h, at}] = append(going[partyIn{h, at}], i)
			continue
		}
		p.homeOf[c.Now] = h
		if err := h.file.changeRecord(h.cells(at).node, i, c.Was, c.Now); err != nil {
			return err
		}
	}
	for in, gone := range going {
		cells := in.home.cells(in.party)
		if len(gone) == children(cells.node) { // the party would stand there with nothing
			if err := cells.file.Remove(cells.above, in.party); err != nil {
				return err
			}
			continue
		}
		for _, i := range gone {
			if err := cells.file.Remove(cells.node, i); err != nil {
				return err
			}
		}
	}
	return nil
}

// homeAt names the documents of a date in a file.
type homeAt struct {
	file string
	date positions.Date
}

// recordIn finds where a record stands: its document, and its party's and its issue's place
// there.
func (p *planner) recordIn(r *positions.Record) (h *home, party, issue int, err error) {
	at := homeAt{r.Place.File, r.Date}
	if p.changed[at] == nil {
		homes, err := p.homesIn(r.Place.File, r.Date)
		if err != nil {
			return nil, 0, 0, err
		}
		if p.changed == nil {
			p.changed = map[homeAt][]*home{}
		}
		p.changed[at] = homes
	}
	for _, h := range p.changed[at] {
		if at, ok := h.parties[r.Party.ID]; ok {
			if i := h.cells(at).index(r.Issue.ID); i >= 0 {
				return h, at, i, nil
			}
		}
	}
	return nil, 0, 0, fmt.Errorf("%s on %s is no record of its own at %s, where a search says so of many; nothing was changed. Edit it there", r.Party.ID, r.Issue.ID, r.Place)
}

// changeRecord has the entry of a record say what another says, and leaves as it stands what
// both say.
func (f *File) changeRecord(cells *yaml.Node, i int, was, now *positions.Record) error {
	cell, facts := lastOf(cells, i), now.Facts()
	for k := range children(cell) { // of a text, none
		if stays := positions.FactOf(facts, child(cell, k).Value); cell.Kind == yaml.MappingNode && !yamlfile.FactsPiece(stays).Empty() {
			return f.amend(cell, was.Facts(), facts)
		}
	}
	return f.Replace(cells, i, yamlfile.RecordPiece(now))
}

// amend has a mapping that says some facts say others.
func (f *File) amend(m *yaml.Node, had, now []positions.Fact) error {
	gone := slices.DeleteFunc(slices.Clone(had), func(h positions.Fact) bool {
		return slices.ContainsFunc(now, func(n positions.Fact) bool { return n.Key == h.Key })
	})
	for i := range gone {
		gone[i] = positions.Fact{Key: gone[i].Key}
	}
	more := map[int][]yamlfile.Piece{} // by the place before which they are put
	place := 0
	for _, fact := range slices.Concat(now, gone) {
		i, was, piece := keyIn(m, fact.Key), positions.FactOf(had, fact.Key), yamlfile.FactsPiece(fact)
		var err error
		switch {
		case same(was, fact):
		case i < 0 && !piece.Empty():
			more[place] = append(more[place], piece)
		case i < 0:
		case piece.Empty():
			err = f.Remove(m, i)
		default:
			err = f.amendValue(m, i, was, fact)
		}
		if err != nil {
			return err
		}
		place = max(place, i+1)
	}
	for _, at := range slices.Sorted(maps.Keys(more)) { // after what is done to the entries there
		if err := f.Insert(m, at, more[at]...); err != nil {
			return err
		}
	}
	return nil
}

// amendValue changes the value of an entry: of a list that stands there item by item those
// items that differ.
func (f *File) amendValue(m *yaml.Node, i int, had, now positions.Fact) error {
	list := lastOf(m, i)
	steps := pairs(written(had.Items), written(now.Items))
	stays := slices.ContainsFunc(steps, func(s [2]int) bool { return s[0] >= 0 && s[1] >= 0 })
	if now.Type != positions.ListFact || list.Kind != yaml.SequenceNode || len(list.Content) != len(had.Items) || !stays {
		return f.Replace(m, i, yamlfile.FactsPiece(now))
	}
	more := map[int][]yamlfile.Piece{}
	for at, k := 0, 0; k < len(steps); k++ {
		var err error
		switch was, is := steps[k][0], steps[k][1]; {
		case was < 0:
			more[at] = append(more[at], yamlfile.ItemPiece(now.Key, now.Items[is]))
			continue
		case is < 0:
			err = f.Remove(list, was)
		case same(positions.Fact{Items: had.Items[was : was+1]}, positions.Fact{Items: now.Items[is : is+1]}):
		case list.Content[was].Kind == yaml.MappingNode:
			err = f.amend(list.Content[was], had.Items[was], now.Items[is])
		default:
			err = f.Replace(list, was, yamlfile.ItemPiece(now.Key, now.Items[is]))
		}
		if err != nil {
			return err
		}
		at = steps[k][0] + 1
	}
	for _, at := range slices.Sorted(maps.Keys(more)) {
		if err := f.Insert(list, at, more[at]...); err != nil {
			return err
		}
	}
	return nil
}

// written writes each item of a list, to compare it.
func written(items [][]positions.Fact) []string {
	texts := make([]string, len(items))
	for i, item := range items {
		texts[i] = positions.Written(item)
	}
	return texts
}

// pairs walks two lists: the items that are in both, in an order that keeps as many as can be,
// and of those between them one for the other as far as they go; -1 stands for none.
func pairs(before, after []string) [][2]int {
	longest := make([][]int, len(before)+1) // of what is common behind two places
	for i := range longest {
		longest[i] = make([]int, len(after)+1)
	}
	for i := len(before) - 1; i >= 0; i-- {
		for j := len(after) - 1; j >= 0; j-- {
			if longest[i][j] = max(longest[i+1][j], longest[i][j+1]); before[i] == after[j] {
				longest[i][j] = longest[i+1][j+1] + 1
			}
		}
	}
	var steps [][2]int
	i, j := 0, 0
	for i < len(before) || j < len(after) {
		switch {
		case i < len(before) && j < len(after) && before[i] == after[j]:
			steps = append(steps, [2]int{i, j})
			i, j = i+1, j+1
		case i < len(before) && j < len(after) && longest[i+1][j+1] == longest[i][j]:
			steps = append(steps, [2]int{i, j})
			i, j = i+1, j+1
		case j >= len(after) || i < len(before) && longest[i+1][j] >= longest[i][j+1]:
			steps = append(steps, [2]int{i, -1})
			i++
		default:
			steps = append(steps, [2]int{-1, j})
			j++
		}
	}
	return steps
}

// same reports whether two facts are written the same.
func same(a, b positions.Fact) bool {
	return positions.Written([]positions.Fact{a}) == positions.Written([]positions.Fact{b})
}

// keyIn is the place of a key in a mapping; -1 for none.
func keyIn(m *yaml.Node, key string) int {
	for i := range children(m) {
		if child(m, i).Value == key {
			return i
		}
	}
	return -1
}
