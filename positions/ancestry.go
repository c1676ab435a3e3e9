package positions

// ancestry is the list of a party's groups that gave a stance, in the order of
// Party.Ancestry. What comes after a party's only group is that group's own list,
// and shared with it: in deep chains of groups all lists together would grow with
// the square of the depth.
type ancestry struct {
	group *Party
	next  *ancestry
}

// ancestries lists the groups of each party, by Party.Index.
func (h *History) ancestries() []*ancestry {
	parties := h.Dataset.Codebook.Parties
	speaks := make([]bool, len(parties))
	for i, p := range parties {
		for _, is := range h.Dataset.Codebook.Issues {
			if len(h.cell(p, is).stances) > 0 {
				speaks[i] = true
				break
			}
		}
	}
	lists := make([]*ancestry, len(parties))
	known := make([]bool, len(parties))
	seen := make([]int, len(parties)) // by which walk a group was last seen
	for i, p := range parties {
		// Up the chain to a party of which the list is known, or that has not
		// one group, and back down. A cycle, which the checks refuse, ends it too.
		var chain []*Party
		top := p
		for len(top.Groups) == 1 && !known[top.Index] && len(chain) <= len(parties) {
			chain = append(chain, top)
			top = top.Groups[0]
		}
		if !known[top.Index] {
			lists[top.Index], known[top.Index] = walk(top, speaks, seen, i+1), true
		}
		for j := len(chain) - 1; j >= 0; j-- {
			q := chain[j]
			if known[q.Index] {
				continue
			}
			known[q.Index] = true
			g := q.Groups[0]
			lists[q.Index] = lists[g.Index]
			if speaks[g.Index] {
				lists[q.Index] = &ancestry{g, lists[g.Index]}
			}
		}
	}
	return lists
}

// walk lists the groups of a party that speak, depth first. seen marks those met
// in this walk with its number.
func walk(p *Party, speaks []bool, seen []int, number int) *ancestry {
	var first *ancestry
	end := &first
	seen[p.Index] = number
	var up func(*Party)
	up = func(q *Party) {
		for _, g := range q.Groups {
			if seen[g.Index] == number {
				continue
			}
			seen[g.Index] = number
			if speaks[g.Index] {
				*end = &ancestry{group: g}
				end = &(*end).next
			}
			up(g)
		}
	}
	up(p)
	return first
}
