package document

// Fit shortens a document to its Room, in lines as the renderer measures them: as many
// scales as can be have their first line, and then each its next as long as there is
// room. What is left out is counted in Scale.More and MoreScales. A document without Room,
// or that fits, is given back as it is.
func (d *Document) Fit(lines func(*Document) int) *Document {
	if d.Room == 0 {
		return d
	}
	var all []Scale
	total := 0
	for _, b := range d.Blocks {
		if s, ok := b.(Scale); ok {
			all = append(all, s)
			total += len(s.Lines)
		}
	}
	if total <= d.Room && lines(d) <= d.Room { // each line takes one at least
		return d
	}
	var kept []int // of each scale, how many lines
	for len(kept) < len(all) {
		kept = append(kept, 1)
		if len(kept) > 1 && lines(d.cut(kept)) > d.Room {
			kept = kept[:len(kept)-1]
			break
		}
	}
	full := make([]bool, len(kept))
	for more := true; more; {
		more = false
		for i := range kept {
			if full[i] || kept[i] == len(all[i].Lines) {
				continue
			}
			kept[i]++
			if lines(d.cut(kept)) > d.Room {
				kept[i]--
				full[i] = true
				continue
			}
			more = true
		}
	}
	return d.cut(kept)
}

// cut gives the document with the first scales alone, and of each the first lines.
func (d *Document) cut(kept []int) *Document {
	c := *d
	c.Blocks, c.MoreScales = nil, 0
	for _, b := range d.Blocks {
		s, ok := b.(Scale)
		switch {
		case !ok:
			c.Blocks = append(c.Blocks, b)
		case len(kept) > 0:
			for _, l := range s.Lines[kept[0]:] {
				s.More += l.Parties
			}
			s.Lines, kept = s.Lines[:kept[0]:kept[0]], kept[1:]
			c.Blocks = append(c.Blocks, s)
		default:
			c.MoreScales++
		}
	}
	return &c
}
