package document

// Fit shortens a document to its Room, in lines as measured by the renderer: of every
// scale the first lines stay, the fewer the tighter it gets, and at last the first
// scales; what is left out is counted in Scale.More and MoreScales. A
// document without Room, or that fits, is given back as it is.
func (d *Document) Fit(lines func(*Document) int) *Document {
	if d.Room == 0 || lines(d) <= d.Room {
		return d
	}
	longest, scales := 0, 0
	for _, b := range d.Blocks {
		if s, ok := b.(Scale); ok {
			longest, scales = max(longest, len(s.Lines)), scales+1
		}
	}
	for each := longest - 1; each > 0; each-- {
		if c := d.cut(each, scales); lines(c) <= d.Room {
			return c
		}
	}
	for ; scales > 1; scales-- {
		if c := d.cut(1, scales); lines(c) <= d.Room {
			return c
		}
	}
	return d.cut(1, 1)
}

// cut gives the document with the first scales alone, and of each the first lines.
func (d *Document) cut(each, scales int) *Document {
	c := *d
	c.Blocks = nil
	left := 0
	for _, b := range d.Blocks {
		s, ok := b.(Scale)
		switch {
		case !ok:
			c.Blocks = append(c.Blocks, b)
		case scales > 0:
			scales--
			if len(s.Lines) > each {
				for _, l := range s.Lines[each:] {
					s.More += l.Parties
				}
				s.Lines = s.Lines[:each:each]
			}
			c.Blocks = append(c.Blocks, s)
		default:
			left++
		}
	}
	c.MoreScales = left
	return &c
}
