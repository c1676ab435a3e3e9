package document

// Rows tells things one a line, each behind what it is: an issue and who stands where
// on it; "Last move" and which.
type Rows struct {
	Head Text  // what they are, and how complete; may be empty
	Rows []Row // the most important first
	// Spare says that the last rows, and of each the last items, may be left out where
	// there is no room, and counted.
	Spare bool
	More  int    // of how many more things there would be a row
	Of    string // what these are, such as "more issues"
}

// Row is one of Rows.
type Row struct {
	Key   Text
	Items []Text
	More  int // how many more items there would be
}

func (Rows) block() {}

// cutRows leaves the last rows that can be spared out until the document has room, then
// the last items of those that are left; one of each stays.
func (d *Document) cutRows(lines func(*Document) int) *Document {
	for lines(d) > d.Room {
		c := d.shortened(func(r Rows) (Rows, bool) {
			if len(r.Rows) < 2 {
				return r, false
			}
			r.Rows, r.More = r.Rows[:len(r.Rows)-1], r.More+1
			return r, true
		})
		if c == nil {
			c = d.shortened(func(r Rows) (Rows, bool) {
				if len(r.Rows) == 0 || len(r.Rows[0].Items) < 2 {
					return r, false
				}
				row := r.Rows[0]
				row.Items, row.More = row.Items[:len(row.Items)-1], row.More+1
				r.Rows = []Row{row}
				return r, true
			})
		}
		if c == nil {
			return d
		}
		d = c
	}
	return d
}

// shortened gives the document with one of its Rows shortened; nil if none can be.
func (d *Document) shortened(by func(Rows) (Rows, bool)) *Document {
	for i, b := range d.Blocks {
		r, ok := b.(Rows)
		if !ok || !r.Spare {
			continue
		}
		if r, ok = by(r); ok {
			c := *d
			c.Blocks = append(append([]Block{}, d.Blocks...)[:i:i], r)
			c.Blocks = append(c.Blocks, d.Blocks[i+1:]...)
			return &c
		}
	}
	return nil
}
